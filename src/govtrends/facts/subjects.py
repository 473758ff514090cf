"""What a number measures, written as an analyst would: verb and object from the clause the number stands in.

Chinese puts the object before the number (发放彩页3000份) or after its classifier (2名教师获奖).  The clause is cut
at adverbs and prepositions, the predicate is moved before its noun (获奖教师人数), and the classifier gives the
suffix (份数, 人数) as ``registry/units.yml`` says.
"""

from __future__ import annotations

import re

from govtrends.facts.subjects_around import ACTS, is_verb_only, split_tail, tidy
from govtrends.facts.subjects_bare import borrowed, topic_of, without_noun
from govtrends.facts.subjects_finish import LONGEST, Frame, clip, finish
from govtrends.facts.subjects_lent import acting, joined_in, lent, predicate_of
from govtrends.facts.subjects_words import (
    AGENT_ENDS,
    AGENT_FOR,
    BECAME,
    BEFORE_MODIFIER,
    BENEFITS,
    CAUSES,
    COORDINATE,
    FINAL_VERB,
    GIVES,
    HELPS,
    IS_MANNER,
    IS_PREPOSITION,
    LEADING_VERB,
    LIGHT_VERB,
    MANNER_STARTS,
    MULTIPLE_OF,
    PART,
    PLACE,
    PLACE_ONLY,
    PREPOSITION_STARTS,
    SCENE,
    SCOPE,
    SCOPE_STARTS,
    TOLD_OF,
    VERB_AT,
    VERBAL_NOUN,
)

_GOES_TO = re.compile("(?:走进|深入|来到|前往|赶赴|奔赴|下沉到?)$")
_GAINED = ("就业", "脱贫", "创业", "务工", "上岗", "致富", "家门口就业")
_CLASSES = frozenset("个家所座")
_WHEREABOUTS = frozenset("在到深分奔下")
# 把教学楼后1.2亩空地建成农场: where it lies is no part of it.
_BESIDE = re.compile("[^，,、]{0,10}[楼房屋院校墙山路村桥](?:[前后旁边]|[东西南北]侧|附近|周边)")
_BESIDE_ENDS = frozenset("前后旁边侧近")
# 1号、2号楼280套住房: which houses they are in names nothing.
_NUMBERED = re.compile("(?:[0-9A-Za-z]+(?:号楼?|[楼栋幢])?(?:[、和至—-]|$))*")
_TIMES = frozenset("场次轮期批")
# 53个社区的软硬件建设达标: the classifier counts those right behind it.
_BODIES = (
    "社区",
    "村",
    "乡镇",
    "街道",
    "小区",
    "企业",
    "学校",
    "单位",
    "部门",
    "县",
    "区",
    "市",
    "园区",
    "项目",
    "队伍",
    "代表队",
    "艺术团",
)
# 投资4300万元对河道进行综合治理
_WORK = re.compile("对([^，,。；;]{2,16}?)(?:进行|实施|开展)了?([^，,。；;、]{2,8})(?=$|[，,。；;])")
_SELLS = re.compile(r"(?:出|销售|售|卖|收购|发货|收获|运走|清运|生产|出产|加工)了?$")
_FUNDS = ("资金", "款", "补贴", "补助", "经费", "基金", "奖金", "费用", "救助金", "慰问金", "助学金", "奖学金")
# 某县投入200万元建校舍: what was spent is named by what it was spent on.
_SPENDS = re.compile("(?:投入|投资|筹措|筹集|筹资|安排|拨付|斥资|出资)$")
_SPENT_ON = re.compile("(?:新建|修建|建设|改造|实施|开展|购置|购买|整治|修缮|完善|建(?!档))(?!资金|经费)[^的]*$")


_HONOURS = re.compile("(表彰|评选|推荐|选树|选拔|评出|推选|奖励)[了出]{0,2}")
# 900名来自各地的华人、学生和朋友
_FROM = re.compile("^来自[^的]{2,24}的(?=..)")
_RANKED = re.compile("、(?:位?居(?=[全中第])|位列|排名|列(?=全)|占全)[^、]{1,8}$")
_QUALITY = re.compile(
    "(?P<bodies>[^的]{0,4}(?:市州|市县|断面|学校|企业|社区|[市县区村镇乡]))的?"
    "(?P<what>(?:环境)?空气质量|水质|(?:村级?)?集体(?:经济)?收入|年?收入|营业?收入|产值)"
)
_GROUPED = frozenset("个支")
_SPLIT_VERB = re.compile("(?<=..)([入脱摘建上签])了(股|贫|帽|档|网|岗|约)$")
# 8公里的通组路硬化到家门口: how far it reaches is no part of the name.
_LAID = re.compile(
    "(?P<way>[^，,]{1,7}[路道线渠网])(?P<act>硬化|铺设|延伸|架设|拓宽|修建|接通|铺通|修通)[到至进]了?[^，,]{2,8}"
)
_SOMEWHERE = re.compile(f"在{PLACE}(?=[\u4e00-\u9fff]{{4}})")
_PERSON = re.compile("(?:[员者兵工警师生众民部家手]|干部|党员|群众|代表|委员|专家)$")


def subject_of(frame: Frame) -> str:
    """Return the subject of a level."""
    noun, predicate = split_tail(frame.tail)
    if noun or predicate:
        noun, predicate = _counted(frame, noun, predicate)
    if predicate:
        predicate = predicate_of(predicate, frame)
    head = _own_head(frame, noun, predicate)
    if head and (not noun or noun[0] in _WHEREABOUTS) and (acts := acting(frame, head)):
        return finish(acts, frame)
    if frame.unit.measure == "money" and frame.tail.startswith("对") and (work := _WORK.match(frame.tail)) is not None:
        return clip(work[1] + work[2]) + ("投入" if "投入" in head else "投资")
    if noun.endswith("作用") and head.endswith("发挥"):
        head, noun = "", noun[:-2]  # 发挥90名网格员的作用
    modifier = head.endswith("的")
    if not noun and predicate and frame.unit.name in ("人", "户") and HELPS.fullmatch(head):
        return finish(head + predicate.removeprefix("实现"), frame)  # 帮助350人实现就业
    if noun and frame.unit.measure == "money" and frame.tail.startswith("的") and noun.endswith(_FUNDS):
        verb = head.removesuffix("了")  # 财政局准备了200万元的救灾资金: the funds are measured
        core = (verb if is_verb_only(verb) else "") + noun
    elif frame.unit.measure == "money" and (spends := _SPENDS.search(head)) and _SPENT_ON.match(noun or predicate):
        core = spends[0] + (noun or predicate)
    elif noun and (not head or modifier or _is_counted(frame, head, noun) or is_verb_only(head)):
        core = _with_noun(head, noun, predicate, modifier)
    else:
        topic = topic_of(frame.whole() or frame.previous())
        core = without_noun(frame, head, predicate, topic) if head else lent(frame, "", topic)
        core = core or head or borrowed(frame, noun, predicate, topic)
    return finish(core, frame)


def _is_counted(frame: Frame, head: str, noun: str) -> bool:
    """Say whether the noun behind a number is what it counts, whatever stands before."""
    measure = frame.unit.measure
    return measure == "count" or (measure in ("weight", "area") and _ends_in_verb(frame, head, noun))


def _counted(frame: Frame, noun: str, predicate: str) -> tuple[str, str]:
    """Return noun and predicate as the classifier takes them: 18场集中办理 are events, 53个社区的建设 communities."""
    if predicate[2:3] == "了":  # 观看了演出
        predicate = predicate[:2] + predicate[3:]
    if not noun and predicate and frame.unit.name in _TIMES and frame.tail.strip("，,。；;") == predicate:
        return predicate, ""
    if noun and not predicate and PART.fullmatch(noun) and not tidy(frame.head):
        return "", noun  # 14个项目已有11个复工
    if "的" in noun and (frame.unit.name in _CLASSES or frame.unit.name == "支"):
        bodies, _, work = noun.partition("的")
        if bodies.endswith(_BODIES) and (predicate or VERBAL_NOUN.fullmatch(work) is not None):
            return bodies, predicate or work  # 完成31家企业的隐患排查
    if (
        noun
        and not predicate
        and _NUMBERED.fullmatch(frame.head.strip()) is not None
        and (became := BECAME.search(noun)) is not None
        and "在" not in noun
    ):
        return noun[: became.start()], became[0].lstrip("将已")
    if noun and frame.head[-1:] in AGENT_ENDS and AGENT_FOR.search(frame.head) and (verb := GIVES.search(noun, 2)):
        return noun[: verb.start()], noun[verb.start() :].partition("、")[0]  # 为320名老人发放辅具
    if "了" in noun and (split := _SPLIT_VERB.search(noun)) is not None:
        return noun[: split.start()], split[1] + split[2]  # 农户入了股
    if noun and frame.unit.measure == "length" and (laid := _LAID.fullmatch(noun)) is not None:
        return laid["way"], laid["act"]
    if noun and frame.unit.name in _GROUPED and (scene := SCENE.search(noun)) is not None:
        return noun[: scene.start()], predicate  # 9个工作组带着清单上门宣讲
    if noun and frame.unit.name == "人":
        noun = _FROM.sub("", noun)
        if not predicate and noun[0] == "在" and (there := _SOMEWHERE.match(noun)) is not None and not tidy(frame.head):
            return "", joined_in(frame) or noun[there.end() :]
        if not predicate and _PERSON.search(frame.head) is not None and _PERSON.search(noun) is None:
            return "", ""  # 老兵5名手把手教孩子敬礼
        if (scene := SCENE.search(noun)) is not None:
            said = noun[scene.end("way") :] if scene["way"] else ""
            return noun[: scene.start()], joined_in(frame) or said or predicate
        if "的" in noun and (told := TOLD_OF.match(noun)) is not None:
            return told["who"], ""  # 展示20名干部带领群众致富的事迹
    if "、" in noun:
        noun = _RANKED.sub("", noun)  # 5个产业集群、居全省第二
    if frame.unit.measure == "count" and (of := _QUALITY.fullmatch(noun)) is not None:
        return of["bodies"], of["what"] + (predicate or frame.mark())  # 9个县空气质量全面达标, 收入超过20万元
    if noun[-1:] in ("里", "内") and len(noun) > 2:
        return noun[:-1], predicate
    return noun, predicate


def _own_head(frame: Frame, noun: str, predicate: str) -> str:
    """Return the words before the number that are its own: no agent served, no list of names, no bare scope."""
    if noun and frame.head[-1:] in AGENT_ENDS and AGENT_FOR.search(frame.head):
        return ""
    head = tidy(frame.head)
    if not head:
        return ""
    if noun:
        if head[-1] in _BESIDE_ENDS and _BESIDE.fullmatch(head) is not None:
            return ""
        head = _before_noun(frame, head, predicate)
    if head[:1] in PREPOSITION_STARTS and IS_PREPOSITION.fullmatch(head) is not None:
        return ""
    if head[:1] in MANNER_STARTS and IS_MANNER.fullmatch(head) is not None:
        return ""
    return "" if frame.unit.name == "倍" and MULTIPLE_OF.match(head) else head


def _before_noun(frame: Frame, head: str, predicate: str) -> str:
    """Return of the words before a number what is said of the noun behind it."""
    if head[-1] in "和与及" and COORDINATE.search(head):  # 发到农村和50个社区: the noun before 和 is another's
        verb = LEADING_VERB.match(head)
        head = verb[0] if verb else ""
    if head and head[0] in "0123456789ABCDEF" and _NUMBERED.fullmatch(head) is not None:
        return ""
    if "、" in head and frame.unit.name in _CLASSES and not head.endswith(("等", "的")):
        verb = LEADING_VERB.match(head)  # 改造东城、南湖2个社区: the names are those of the communities
        head = verb[0].rstrip("、") if verb else ""
    if head[:1] in SCOPE_STARTS and SCOPE.fullmatch(head):
        return ""
    if head.endswith(("划成", "划为", "分成", "编成")):
        return ""  # 把社区划成14个网格
    if not predicate:
        return head
    if VERBAL_NOUN.fullmatch(predicate) and LIGHT_VERB.search(frame.head):
        return ""
    if (causes := CAUSES.search(head)) is not None:
        agent = head[: causes.start()]
        if not agent or ACTS.search(agent) is not None:
            return ""
    if PLACE_ONLY.fullmatch(head) is not None and VERB_AT.search(head) is None:
        return ""  # 石桥村60名妇女参与编织
    return head


def _ends_in_verb(frame: Frame, head: str, noun: str) -> bool:
    if noun and frame.tail.startswith("的") and FINAL_VERB.search(head):
        return True  # 建成2000平方米的加工厂
    return bool(noun) and _SELLS.search(head) is not None and VERB_AT.match(noun) is None


def _with_noun(head: str, noun: str, predicate: str, modifier: bool) -> str:
    head = head.removesuffix("了")
    if not head:
        return predicate + noun
    if head in BENEFITS and predicate in _GAINED:
        return head + predicate + noun  # 带动27名村民就业
    if predicate and (goes := _GOES_TO.search(head)) is not None and not head[goes.end() :]:
        return predicate + noun  # 检察官走进18所学校开展宣讲
    if modifier:
        head = BEFORE_MODIFIER.sub("", head)
        if not head:
            return predicate + noun
        if len(head) + len(noun) <= LONGEST:
            return head + noun
        verb = _HONOURS.match(head)  # 表彰了在…方面突出的16名先进个人
        return (verb[1] if verb is not None else "") + noun
    if head.endswith(("等", "在")):
        # 组织甲、乙等6家企业申报: the names before 等 are the noun's, the verb is the clause's.
        verb = LEADING_VERB.match(head)
        return (verb[0] if verb and head.endswith("等") else "") + (predicate or "") + noun
    return head + noun
