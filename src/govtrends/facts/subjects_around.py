"""The words right before and after a number: what of them says what is measured, and what is only said of it."""

from __future__ import annotations

import re

from govtrends.facts.subjects_trim import trimmed_of_circumstance
from govtrends.facts.subjects_words import (
    ADVERB,
    AFTER_NUMBER,
    AFTER_STARTS,
    ALL_VERB,
    BY_AGENT,
    FINAL_VERB,
    FUND,
    HAVING,
    HAVING_STARTS,
    LEAD,
    LEAD_STARTS,
    LEADING_PART,
    LEADING_VERB,
    MADE,
    MANNER_BEFORE,
    MEAN_BEGINS,
    NO_NOUN,
    NO_NOUN_STARTS,
    PART,
    PLACE,
    PREDICATE,
    RANK,
    SCOPE,
    SCOPE_STARTS,
    SERVICE,
    SERVICE_ENDS,
    SPENT,
    STATE,
    STATISTIC,
    STILL,
    STOP_NOUN,
    TAIL_EDGE,
    TAIL_ENDS,
    TRAIL,
    TRAIL_ENDS,
    TRAIL_HOLDS,
    VERB,
    VERB_ENDS,
    VERB_STARTS,
)

LONGEST_VERB = 12
_LEAPS = ("跨越", "飞跃", "目标", "水平", "转变", "突破", "提升", "规模", "好成绩", "历史", "高位")
# 12345热线受理诉求: the service and its verb.
_TAKEN = re.compile(rf"(?:{SERVICE.pattern[:-1]}|[\u4e00-\u9fff]{{0,6}}中心)(?:受理|接听|接收|办理|收到|接到)(?=..)")
_PARTS = re.compile(r"(?<=..)[、和与及并]")
# Those who act, where a verb without its object follows.
ACTS = re.compile(
    "[局镇乡县市区省部委办院校队所站司会团社村厅处室庭行家我们他她者员警府]$|[小中大]学$|[镇乡县市区省村]里$|中心|街道|单位|企业|各地|各级|人员|全国|全[省市区县]|年|月|来|期间|以来|财政$|资金$|基金$"
)
_GOES = ("走进", "深入", "来到", "前往", "奔赴", "走上")
# 村民在田间栽种草莓苗: where it was done is no part of it.
_IN_PLACE = re.compile(f"在{PLACE}(?=[\u4e00-\u9fff“]{{2}}|$)")
# 与各村签订责任书: with whom is no part of it.
_WITH = re.compile(r"^[与同跟和][^，,、]{1,10}?(?=签订|签署|签约|达成|结对|共建|开展|联合)")
_WITH_STARTS = frozenset("与同跟和")
# 3所今年秋季投用: when it was done is no part of it.
_SOON = re.compile(rf"^[今明]年(?:[春秋]季(?:学期)?|[上下]半年|[底内])?(?={VERB}|投)")
_MADE_OF = re.compile("(?<=..)[组构]成的(?=[^，,]{0,4}(?:队伍?|小?组|团|专班|方阵))")
# 19支由村民组成的巡逻队: of whom it is made is no part of the name.
_MADE_BY = re.compile("^由[^，,。；;]{2,24}[组构]成的(?=..)")
_SPEAKER = re.compile(r"^[\u4e00-\u9fff]{1,8}[：:](?=[\u4e00-\u9fff]{3})")
# 大多建于九十年代, 整齐地立在路旁, 受到居民欢迎, 为春日添彩: what is told of things counted is no name of theirs.
_TOLD = re.compile(
    r"大[多都](?=.)|[\u4e00-\u9fff]{1,3}地[立站排停挂摆]在|受到[^，,]{0,6}(?:欢迎|好评|青睐|称赞)|为[^，,]{1,8}(?:披上|添上|增添|添彩)"
)
# 到基层就业: what was done there.
_THERE = re.compile(rf"到(?:社区|村|基层|一线|网格|小区)(?=(?:{VERB}|就业|上岗|服务)(?!中心))")
# 落网后交代作案: what came after is another statement.
_THEN = re.compile("(?<=[\u4e00-\u9fff]{2})(?<![售课产灾病事背术战会先前午身])后(?![勤续备代人])(?=[\u4e00-\u9fff]{2})")
# 上了一堂生动的消防课: the lesson; 结成帮扶对子: 结对; 实施防水、保温等改造: the work, its examples cut.
_LESSON = re.compile(r"^上了?一[堂节](?:[^，,的]{1,8}的)?(?=..)")
_PAIRS = re.compile("^结成[^，,]{0,4}对子?$")
_WORK_OF = re.compile(r"^实施(?:[^的]+、[^的]+等)?(?=[^的等、]{0,6}(?:改造|整治|提升|修缮|治理)$)")
_INTO = ("分为", "合为", "分成", "划成", "合成", "编成", "建成")
_TO = frozenset("对为给向")
_CLOSES = frozenset(("", *"、，,。；;)）》】]/+"))
_PACTS = ("签约", "预约", "履约", "违约", "契约", "邀约")  # 约 that is no approximator


def tidy(words: str) -> str:
    """Return the words before a number without agent, time, scope, connectors, copulas and approximators."""
    if not words:
        return ""
    if words[:1] in _WITH_STARTS:
        words = _WITH.sub("", words)
    if "、" in words and (words.count("、") > 1 or "台阶、" in words):
        words = RANK.sub("", words)
    words = words.lstrip()
    if "：" in words or ":" in words:  # 局长:去年我们划转事项: who speaks
        words = _SPEAKER.sub("", words)
    if words[:1] in AFTER_STARTS:
        words = _after(words)
    if words[:1] in LEAD_STARTS:
        words = _without_lead(words)
    if "共" in words or "计" in words or "已" in words or "先后" in words:
        words = _behind_adverb(words)
    if words[-1:] in TRAIL_ENDS:
        words = _trimmed(words)
    if words[:1] in LEAD_STARTS:
        words = _without_lead(words)
    words = trimmed_of_circumstance(words)
    first = words[:1]
    if first not in SCOPE_STARTS and first not in HAVING_STARTS:
        return words
    scope = SCOPE.match(words)
    scoped = words if scope is None else trimmed_of_circumstance(words[scope.end() :])
    having = HAVING.match(scoped)
    scoped = scoped if having is None else scoped[having.end() :]
    return scoped if len(scoped) >= 2 else words


def _behind_adverb(words: str) -> str:
    """Return what stands behind an adverb (该镇共办理…), or the thing before it, of which nothing else is said."""
    cut = 0
    for adverb in ADVERB.finditer(words):
        cut = adverb.end()
    if not cut:
        return words
    rest = _trimmed(words[cut:])
    named = ADVERB.split(words, maxsplit=1)[0]
    if rest in MADE and STATISTIC.search(named):
        return named
    if rest in SPENT and FUND.search(named):
        return _without_lead(named) + rest
    if named[-1:] in SERVICE_ENDS and len(rest) >= 2 and (service := SERVICE.search(named)) is not None:
        return service[0] + rest
    if rest[:1] == "被" and 2 <= len(rest) - 1 <= len("认领了") and len(named) > 1:
        return rest[1:] + _without_lead(named)  # 菜园已被认领318块
    if PART.fullmatch(rest):  # 问题楼盘已复工19个
        scope = SCOPE.match(named)
        thing = _trimmed(_without_lead(named if scope is None else named[scope.end() :]))
        if len(thing) > 1 and ACTS.search(thing) is None:
            return rest + thing
    if is_verb_only(rest) and len(named) > 1 and not ACTS.search(named) and SCOPE.fullmatch(named) is None:
        return rest + _trimmed(_without_lead(named))  # 消费券累计核销: the thing stands before
    return rest if len(rest) >= 2 else words


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
    start = len(words) - 1
    while start and words[start - 1] in TRAIL_HOLDS:
        start -= 1
    trail = TRAIL.search(words, start)
    return words if trail is None else words[: trail.start()]


def is_verb_only(words: str) -> bool:
    """Say whether the words are verbs without an object (完成, 新建), which borrow one."""
    if words[:1] not in VERB_STARTS or words[-1:] not in VERB_ENDS or len(words) > LONGEST_VERB:
        return False
    return ALL_VERB.fullmatch(words) is not None


def object_of(subject: str) -> str:
    """Return a subject without its leading verbs: 完成投资 gives 投资."""
    if ("受理" in subject or "收到" in subject) and (taken := _TAKEN.match(subject)) is not None:
        rest = subject[taken.end() :]
    else:
        rest = FINAL_VERB.sub("", LEADING_VERB.sub("", LEADING_PART.sub("", subject)))
    if rest[:1] == "各" and rest[1:2] in "类项种" and len(rest) > len("各类件"):  # 上报各类事件9件,办结8件
        rest = rest[2:]
    return rest if len(rest) >= 2 else subject


def split_tail(tail: str) -> tuple[str, str]:
    """Return noun and predicate of the words after a classifier: 教师荣获称号 gives (教师, 荣获称号)."""
    tail = tail.lstrip()
    if tail[:1] in _CLOSES:  # most numbers stand at the end of their clause
        return "", ""
    if len(tail) == 1 and tail in _TO:  # 投入2亿元对35个小区: what stands behind is the next number's
        return "", ""
    if tail[:1] in AFTER_STARTS:
        tail = _after(tail)
    if tail.startswith(("今年", "明年")):
        tail = _SOON.sub("", tail)
    if tail[:1] == "由":
        tail = _MADE_BY.sub("", tail)
    if not tail:
        return "", ""
    if tail[0] in NO_NOUN_STARTS and NO_NOUN.match(tail):
        return "", STOP_NOUN.split(tail, maxsplit=1)[0] if tail.startswith(STILL) else ""
    if tail.startswith("的"):
        tail = tail[1:]
        if tail.startswith(_LEAPS):  # 到120万元的跨越
            return "", ""
    end = STOP_NOUN.search(tail)
    if "均" in tail and (mean := MEAN_BEGINS.search(tail, 0, end.start() if end else len(tail))) is not None:
        end = mean
    tail = _without_edge(tail[: end.start()] if end else tail)
    if "成的" in tail:
        tail = _MADE_OF.sub("", tail)  # 由28名退休职工组成的队伍
    predicate = PREDICATE.search(tail)
    if predicate is None:
        return tail, ""
    noun, said = _without_edge(tail[: predicate.start()]), _said(tail[predicate.start() :])
    if said.startswith("担任") and len(said) > len("担任"):  # 遴选78名专业人员担任辅导员: of what they became
        return said[2:], ""
    if said[:1] == "当" and said[-1:] == "员":  # 抽调30名骨干当代办员
        return said[1:], ""
    return noun, said


def _without_edge(words: str) -> str:
    return TAIL_EDGE.sub("", words) if words[-1:] in TAIL_ENDS else words


def _said(predicate: str) -> str:
    """Return a predicate without words of manner; a state (已做好准备) is dropped, a long one cut at its first part."""
    if (manner := MANNER_BEFORE.match(predicate)) is not None:
        predicate = predicate[manner.end() :]
    if predicate.startswith("在") and (place := _IN_PLACE.match(predicate)) is not None:
        predicate = predicate[place.end() :]
    if predicate.startswith("坚守在"):
        predicate = "坚守" + predicate[3:]
    if predicate[:1] == "上":
        predicate = _LESSON.sub("上", predicate)
    elif predicate[:1] == "结":
        predicate = _PAIRS.sub("结对", predicate)
    elif predicate[:1] == "实":
        predicate = _WORK_OF.sub("", predicate)
    if predicate[:1] == "到" and (there := _THERE.match(predicate)) is not None:
        predicate = predicate[there.end() :]
    if predicate[-2:] in _INTO or predicate[:2] in ("分成", "编成"):  # 35个村划分为128个网格
        return ""
    if _TOLD.match(predicate) is not None:
        return ""
    if predicate[:1] in "让要" or STATE.match(predicate) or BY_AGENT.match(predicate):
        return ""
    if (then := _THEN.search(predicate)) is not None:
        predicate = predicate[: then.start()]
    if predicate.startswith(_GOES):
        return predicate.partition("、")[0]
    return predicate if len(predicate) <= LONGEST_VERB else _PARTS.split(predicate, maxsplit=1)[0]
