"""What a number measures, written as an analyst would: verb and object from the clause the number stands in.

Chinese puts the object before the number (发放彩页3000份) or after its classifier (2名教师获奖).  The clause is cut
at adverbs and prepositions, the predicate is moved before its noun (获奖教师人数), and the classifier gives the
suffix (份数, 人数) as ``registry/units.yml`` says.
"""

from __future__ import annotations

import re

from govtrends.facts.subjects_finish import LONGEST, Frame, bare, clip, finish
from govtrends.facts.subjects_trim import trimmed_of_circumstance
from govtrends.facts.subjects_words import (
    ADVERB,
    AFTER_NUMBER,
    AFTER_STARTS,
    AGENT_FOR,
    AIMS,
    ALL_VERB,
    BEFORE_MODIFIER,
    CAUSES,
    COORDINATE,
    CROP,
    FINAL_VERB,
    GENERIC,
    GROWN,
    HAVING,
    HAVING_STARTS,
    IS_MANNER,
    IS_PREPOSITION,
    LEAD,
    LEAD_STARTS,
    LEADING_PART,
    LEADING_VERB,
    MADE,
    MANNER_BEFORE,
    MEANS,
    MULTIPLE_OF,
    NO_NOUN,
    NO_NOUN_STARTS,
    OF_FIRMS,
    PART,
    PREDICATE,
    RANK,
    SCOPE,
    SCOPE_STARTS,
    STATE,
    STATISTIC,
    STILL,
    STOP_NOUN,
    TAIL_EDGE,
    TAIL_ENDS,
    TRAIL,
    TRAIL_ENDS,
    VERB_AT,
    YIELDS,
)

_LONGEST_VERB = 12
_SHORT = 4
_LEAPS = ("跨越", "飞跃", "目标", "水平", "转变", "突破", "提升", "规模", "好成绩", "历史", "高位")
_PARTS = re.compile(r"(?<=..)[、和与及并]")
_CLASSES = frozenset("个家所座")
_SELLS = re.compile(r"(?:出|销售|售|卖|收购|发货|收获|运走|清运|生产|出产|加工)了?$")
_PACTS = ("签约", "预约", "履约", "违约", "契约", "邀约")  # 约 that is no approximator
_FUNDS = ("资金", "款", "补贴", "补助", "经费", "基金", "奖金", "费用", "救助金", "慰问金", "助学金", "奖学金")
_DIGITS = re.compile("[0-9]")


def tidy(words: str) -> str:
    """Return the words before a number without agent, time, scope, connectors, copulas and approximators."""
    if not words:
        return ""
    if "、" in words:
        words = RANK.sub("", words)
    words = _without_lead(_after(words.lstrip()))
    cut = 0
    for adverb in ADVERB.finditer(words):
        cut = adverb.end()
    if cut:
        rest = _trimmed(words[cut:])
        named = ADVERB.split(words, maxsplit=1)[0]
        if rest in MADE and STATISTIC.search(named):
            words = named
        elif len(rest) >= 2:
            words = rest
    words = trimmed_of_circumstance(_without_lead(_trimmed(words)))
    scope = SCOPE.match(words) if words[:1] in SCOPE_STARTS else None
    scoped = words if scope is None else words[scope.end() :]
    having = HAVING.match(scoped) if scoped[:1] in HAVING_STARTS else None
    scoped = scoped if having is None else scoped[having.end() :]
    return scoped if len(scoped) >= 2 else words


def _without_lead(words: str) -> str:
    lead = LEAD.match(words) if words[:1] in LEAD_STARTS else None
    return words if lead is None else words[lead.end() :]


def _after(words: str) -> str:
    """Return words without what belongs to the number before them (以上, 左右)."""
    after = AFTER_NUMBER.match(words) if words[:1] in AFTER_STARTS else None
    return words if after is None else words[after.end() :]


def _trimmed(words: str) -> str:
    if not words or words[-1] not in TRAIL_ENDS or words.endswith(_PACTS):
        return words
    return TRAIL.sub("", words)


def is_verb_only(words: str) -> bool:
    """Say whether the words are verbs without an object (完成, 新建), which borrow one."""
    return len(words) <= _LONGEST_VERB and ALL_VERB.fullmatch(words) is not None


def object_of(subject: str) -> str:
    """Return a subject without its leading verbs: 完成投资 gives 投资."""
    rest = FINAL_VERB.sub("", LEADING_VERB.sub("", LEADING_PART.sub("", subject)))
    return rest if len(rest) >= 2 else subject


def split_tail(tail: str) -> tuple[str, str]:
    """Return noun and predicate of the words after a classifier: 教师荣获称号 gives (教师, 荣获称号)."""
    tail = _after(tail.lstrip())
    if not tail:
        return "", ""
    if tail[0] in NO_NOUN_STARTS and NO_NOUN.match(tail):
        return "", STOP_NOUN.split(tail, maxsplit=1)[0] if tail.startswith(STILL) else ""
    if tail.startswith("的"):
        tail = tail[1:]
        if tail.startswith(_LEAPS):  # 到120万元的跨越
            return "", ""
    end = STOP_NOUN.search(tail)
    tail = _without_edge(tail[: end.start()] if end else tail)
    predicate = PREDICATE.search(tail)
    if predicate is None:
        return tail, ""
    return _without_edge(tail[: predicate.start()]), _said(tail[predicate.start() :])


def _without_edge(words: str) -> str:
    return TAIL_EDGE.sub("", words) if words[-1:] in TAIL_ENDS else words


def _said(predicate: str) -> str:
    """Return a predicate without words of manner; a state (已做好准备) is dropped, a long one cut at its first part."""
    predicate = MANNER_BEFORE.sub("", predicate)
    if STATE.match(predicate):
        return ""
    return predicate if len(predicate) <= _LONGEST_VERB else _PARTS.split(predicate, maxsplit=1)[0]


def subject_of(frame: Frame, previous: str | None, context: str) -> str:
    """Return the subject of a level.

    ``previous`` is the subject of the number before it in the sentence; ``context`` the clause before, for a number
    that stands alone (达到3200人).
    """
    noun, predicate = split_tail(frame.tail)
    head = _own_head(frame, noun, predicate)
    modifier = head.endswith("的")
    topic = _topic(frame.whole or previous)
    counted = frame.unit.measure == "count" or (frame.unit.measure in ("weight", "area") and _ends_in_verb(head, noun))
    if frame.unit.measure == "money" and frame.tail.startswith("的") and noun.endswith(_FUNDS):
        verb = head.removesuffix("了")  # 财政局准备了200万元的救灾资金: the funds are measured
        core = (verb if is_verb_only(verb) else "") + noun
    elif noun and (not head or modifier or counted or is_verb_only(head)):
        core = _with_noun(head, noun, predicate, modifier)
    else:
        core = _without_noun(frame, head, predicate, topic) or _borrowed(frame, head, noun, predicate, topic, context)
    return finish(core, frame)


def _own_head(frame: Frame, noun: str, predicate: str) -> str:
    """Return the words before the number that are its own: no agent served, no list of names, no bare scope."""
    head = "" if noun and AGENT_FOR.search(frame.head) else tidy(frame.head)
    if (
        noun and head[-1:] in "和与及" and COORDINATE.search(head)
    ):  # 发到农村和50个社区: the noun before 和 is another's
        verb = LEADING_VERB.match(head)
        head = verb[0] if verb else ""
    if noun and "、" in head and frame.unit.name in _CLASSES and not head.endswith(("等", "的")):
        verb = LEADING_VERB.match(head)  # 改造东城、南湖2个社区: the names are those of the communities
        head = verb[0].rstrip("、") if verb else ""
    if noun and (SCOPE.fullmatch(head) or (predicate and CAUSES.fullmatch(head))):
        return ""
    if (
        IS_PREPOSITION.fullmatch(head)
        or IS_MANNER.fullmatch(head)
        or (frame.unit.name == "倍" and MULTIPLE_OF.match(head))
    ):
        return ""
    return head


def _without_noun(frame: Frame, head: str, predicate: str, topic: str) -> str:
    """Return the subject where the words before the number need those of the number before, else an empty string."""
    if not head:
        return ""
    if head.endswith("等") and predicate:  # 党员、学生等60人开展活动
        return predicate
    if frame.whole and len(head) <= _LONGEST_VERB and PART.search(head) and topic:
        return head + object_of(topic)
    if head in YIELDS and (crop := CROP.match(frame.last)):
        return crop[1] + head
    if head in OF_FIRMS and (firms := of_firms(head, frame.last)) != head:
        return firms
    if head in AIMS and topic:
        return topic
    if head in MEANS and topic:
        return topic + head
    if head.startswith("占") and frame.share and topic:
        return topic + head + ("" if head.endswith(("比重", "比例", "份额")) else "比重")
    if head == "总投资" and frame.last.endswith(("人数", "户数")):  # residents have no investment
        return head
    if head in GENERIC and frame.whole and frame.last and not frame.last.endswith(head):
        topic = _topic(frame.last)  # 其中工业项目4个,总投资5亿元: the nearest thing counted, not the whole
    if head in GENERIC and topic:
        return topic if topic.endswith(head) else topic + head
    if topic and len(head) <= _SHORT and is_verb_only(head):
        return head + object_of(topic)
    return ""


def _borrowed(frame: Frame, head: str, noun: str, predicate: str, topic: str, context: str) -> str:
    if head:
        return head
    if noun or predicate:
        noun = noun or object_of(topic)
        return predicate if len(predicate) > _SHORT and noun[-2:] in predicate else predicate + noun
    core = GROWN.sub("", tidy(clip(_DIGITS.split(context, maxsplit=1)[0]))) or topic
    return "累计" + core if "累计" in frame.head and "累计" not in core else core


def of_firms(words: str, last: str) -> str:
    """Return what is added up of firms with their name before it (规模以上工业企业家数, 增加值: 规模以上工业增加值)."""
    if words not in OF_FIRMS:
        return words
    firms = bare(last).removesuffix("家")
    if not firms.endswith("企业"):
        return words
    return (firms.removesuffix("企业") if words == "增加值" else firms) + words


def _ends_in_verb(head: str, noun: str) -> bool:
    return bool(noun) and _SELLS.search(head) is not None and VERB_AT.match(noun) is None


def _topic(previous: str | None) -> str:
    """Return what the number before spoke of, without counting suffix and the verb of growth (机场增加数: 机场)."""
    return GROWN.sub("", bare(previous)).removesuffix("年均") if previous else ""


def _with_noun(head: str, noun: str, predicate: str, modifier: bool) -> str:
    head = head.removesuffix("了")
    if not head:
        return predicate + noun
    if modifier:
        head = BEFORE_MODIFIER.sub("", head)
        return noun if len(head) + len(noun) > LONGEST else head + noun
    if head.endswith(("等", "在")):
        # 组织甲、乙等6家企业申报: the names before 等 are the noun's, the verb is the clause's.
        verb = LEADING_VERB.match(head)
        return (verb[0] if verb and head.endswith("等") else "") + (predicate or "") + noun
    return head + noun
