"""What a number measures, written as an analyst would: verb and object from the clause the number stands in.

Chinese puts the object before the number (发放彩页3000份) or after its classifier (2名教师获奖).  The clause is cut
at adverbs and prepositions, the predicate is moved before its noun (获奖教师人数), and the classifier gives the
suffix (份数, 人数) as ``registry/units.yml`` says.
"""

from __future__ import annotations

import re

from govtrends.facts.subjects_around import ACTS, LONGEST_VERB, is_verb_only, object_of, split_tail, tidy
from govtrends.facts.subjects_finish import LONGEST, Frame, bare, clip, finish
from govtrends.facts.subjects_lent import acting, joined_in, lent, of_firms, of_house, predicate_of
from govtrends.facts.subjects_words import (
    ACT_RATE,
    AGENT_ENDS,
    AGENT_FOR,
    AIMS,
    BATCH,
    BECAME,
    BEFORE_MODIFIER,
    BENEFITS,
    CAUSES,
    COORDINATE,
    CROP,
    FINAL_VERB,
    FINED,
    FINES,
    GENERIC,
    GIVES,
    GROWN,
    GROWN_ENDS,
    HARVEST,
    HELPS,
    HOUSED,
    IS_MANNER,
    IS_PREPOSITION,
    LEADING_VERB,
    LIGHT_VERB,
    MANNER_STARTS,
    MEANS,
    MULTIPLE_OF,
    OF_FIRMS,
    PAID,
    PART,
    PLACE_ONLY,
    PREPOSITION_STARTS,
    SCENE,
    SCOPE,
    SCOPE_STARTS,
    SUMS,
    TOLD_OF,
    VERB_AT,
    VERBAL_NOUN,
    YIELDS,
)

_SHORT = 4
_WORK_NAME = 12
# 完成年度任务的70%
_PLAN_DONE = re.compile("完成了?(?P<plan>(?:全年|年度|年|序时|目标)*(?:任务|目标|计划))(?:总?数|量)?的?")
_GOES_TO = re.compile("(?:走进|深入|来到|前往|赶赴|奔赴|下沉到?)$")
_GAINED = ("就业", "脱贫", "创业", "务工", "上岗", "致富", "家门口就业")
_CLASSES = frozenset("个家所座")
_WHEREABOUTS = frozenset("在到深分奔下")
_OCCASIONS = re.compile("(?<=..)(?:批次|家次|户次|人次|次)$")
# 热线、信箱等群众来电: of a long name the kind behind its examples is enough.
_KIND = re.compile("^.*等(?=[^等、的]{2,}$)")
# 把教学楼后1.2亩空地建成农场: where it lies is no part of it.
_BESIDE = re.compile("[^，,、]{0,10}[楼房屋院校墙山路村桥](?:[前后旁边]|[东西南北]侧|附近|周边)")
_BESIDE_ENDS = frozenset("前后旁边侧近")
# 1号、2号楼280套住房: which houses they are in names nothing.
_NUMBERED = re.compile("(?:[0-9A-Za-z]+(?:号楼?|[楼栋幢])?(?:[、和至—-]|$))*")
_STAFFED = ("投入", "出动", "抽调", "选派", "动员", "发动", "配备", "招募")
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
_DIGITS = re.compile("[0-9]")
# 暑期将至,家访4万户: a clause that only says when names nothing.
_STOCK = frozenset(("总量", "总数", "存量", "保有量"))
_FLOW = ("新登记", "新增", "净增", "新设", "新建")
# 干茶产量3150吨,实现产值: the crop is named with its yield.
_YIELDED = re.compile("(.{1,8}?)(?:总?产量)$")
_EDGES = "，,。；;、 \n"
# 某县投入200万元建校舍: what was spent is named by what it was spent on.
_SPENDS = re.compile("(?:投入|投资|筹措|筹集|筹资|安排|拨付|斥资|出资)$")
_SPENT_ON = re.compile("(?:新建|修建|建设|改造|实施|开展|购置|购买|整治|修缮|完善|建(?!档))(?!资金|经费)[^的]*$")
_WHEN = re.compile("(?:将至|来临|到来|之际|临近|在即|伊始|期间|前夕|前后|[之以][前后])$")


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
        topic = _topic(frame.whole() or frame.previous())
        core = _without_noun(frame, head, predicate, topic) if head else lent(frame, "", topic)
        core = core or head or _borrowed(frame, noun, predicate, topic)
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
    if noun and frame.unit.name == "人":
        if (scene := SCENE.search(noun)) is not None:
            said = noun[scene.end("way") :] if scene["way"] else ""
            return noun[: scene.start()], joined_in(frame) or said or predicate
        if "的" in noun and (told := TOLD_OF.match(noun)) is not None:
            return told["who"], ""  # 展示20名干部带领群众致富的事迹
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


def _without_noun(frame: Frame, head: str, predicate: str, topic: str) -> str:
    """Return the subject where the words before the number need those of the number before, else an empty string."""
    if topic and (borrowed := lent(frame, head, topic)):
        return borrowed
    if topic and head[-1] == "批" and BATCH.fullmatch(head):
        of = object_of(BATCH.sub("", topic, count=1))
        if not is_verb_only(of):
            return head + of  # 改造小区两批共64个,第三批31个
    if head in FINES and FINED.search(of := object_of(_topic(frame.last))) is not None:
        return of + head
    if frame.unit.measure == "money" and (paid := PAID.fullmatch(head)) is not None:
        return _paid_to(paid, frame.last) or head
    if head in HOUSED:
        return of_house(head, frame.last)
    if head in SUMS and frame.last:
        return object_of(bare(frame.last)).removesuffix("笔") + head  # 发放贷款60笔,金额9万元
    if frame.share and frame.last and (done := _PLAN_DONE.fullmatch(head)) is not None:
        return object_of(bare(frame.last)) + done["plan"] + "完成率"
    if head.startswith("涉及") and frame.last and 2 < len(head) <= _SHORT and not head.endswith("金额"):
        of = bare(frame.last)
        if len(of) <= _WORK_NAME and "涉及" not in of:
            return of + head  # 排查楼盘5个,涉及业主900户
    if head in BENEFITS and frame.last and len(of := bare(frame.last)) <= _WORK_NAME:
        return of + head
    if frame.unit.measure == "weight" and (harvest := HARVEST.search(head)) is not None:
        return harvest["crop"] + (harvest["pace"] or "") + "产量"
    if head.endswith("等") and predicate:  # 党员、学生等60人开展活动
        return predicate
    if topic and len(head) <= LONGEST_VERB and frame.whole() and PART.search(head):
        return head + object_of(topic)
    yields = head.removeprefix("实现").removeprefix("完成")
    if yields in YIELDS and (crop := CROP.match(frame.last) or _YIELDED.match(frame.last)):
        return crop[1] + yields
    if head in OF_FIRMS and (firms := of_firms(head, frame.last)) != head:
        return firms
    if head in AIMS and topic:
        return topic
    if frame.share and ACT_RATE.fullmatch(head):
        of = tidy(split_tail(frame.context())[0])
        if head[:-1] in frame.last:  # 压减机构41家,压减率73%: the rate is that of the work, not of a rate before
            topic = bare(frame.last)
        elif frame.last and _counts(frame.last):
            topic = bare(frame.last)  # 案件下降12%,调处纠纷3304件,化解率98%
        if topic:
            of = (
                bare(topic).replace("成功", "") if head.startswith("成功") else object_of(topic)
            )  # 调解纠纷64起,成功率95%
        of = _OCCASIONS.sub("", of)
        of = _KIND.sub("", of) if len(of) > LONGEST_VERB else of
        return of + head if 2 <= len(of) <= LONGEST_VERB and not is_verb_only(of) else head
    if head in MEANS and topic:
        return topic + head
    if head.startswith("为") and frame.share and topic and len(head) <= _SHORT + 3:
        return f"{_topic(frame.last) or topic}{head.removesuffix('的')}的比例"  # 收入9亿元,为年初预算的102%
    if head.startswith("占") and frame.share and topic:
        nearest = _topic(frame.last)
        topic = nearest if nearest and "占" not in nearest and not nearest.endswith("率") else topic
        return topic + head + ("" if head.endswith(("比重", "比例", "份额")) else "比重")
    if head == "总投资" and frame.last.endswith(("人数", "户数")):  # residents have no investment
        return head
    if head in GENERIC and frame.last and frame.whole() and not frame.last.endswith(head):
        topic = _topic(frame.last)  # 其中工业项目4个,总投资5亿元: the nearest thing counted, not the whole
    if head in _STOCK and topic.startswith(_FLOW):
        return object_of(topic) + head  # 新登记企业20户,总量达300户
    if head in GENERIC and topic:
        return topic if topic.endswith(head) else topic + head
    of = topic or (bare(frame.earlier()) if not frame.tail.strip(_EDGES) else "")
    if frame.unit.name == "人次" and of.startswith(_STAFFED):
        return ""  # 投入医护人员62名,采样9万人次: those who work are not those served
    if of and len(head) <= _SHORT and is_verb_only(head):
        of = _OCCASIONS.sub("", object_of(of))
        return of if of.endswith(head) else head + of
    return ""


def _counts(subject: str) -> bool:
    """Say whether a subject bears the suffix of its classifier: the number before counted something."""
    return subject.endswith("数") and bare(subject) != subject and not subject.endswith("指数")


def _borrowed(frame: Frame, noun: str, predicate: str, topic: str) -> str:
    if noun or predicate:
        noun = noun or object_of(topic)
        return predicate if len(predicate) > _SHORT and noun[-2:] in predicate else predicate + noun
    context = frame.context()
    context = "" if _WHEN.search(context) else context
    core = GROWN.sub("", tidy(clip(_DIGITS.split(context, maxsplit=1)[0]))) or topic
    core = _topic(frame.last) if frame.whole() and frame.last and core == topic else core
    return "累计" + core if "累计" in frame.head and "累计" not in core else core


def _paid_to(paid: re.Match[str], last: str) -> str:
    """Return a payment with the name that those who get it bear (护理补贴对象90人,发放补贴: 发放护理补贴)."""
    who, fund, _ = bare(last).rpartition(paid["fund"])
    return f"{paid['verb']}{who}{fund}" if bare(last).endswith(f"{fund}对象") and who else ""


def _ends_in_verb(frame: Frame, head: str, noun: str) -> bool:
    if noun and frame.tail.startswith("的") and FINAL_VERB.search(head):
        return True  # 建成2000平方米的加工厂
    return bool(noun) and _SELLS.search(head) is not None and VERB_AT.match(noun) is None


def _topic(previous: str) -> str:
    """Return what the number before spoke of, without counting suffix and the verb of growth (机场增加数: 机场)."""
    topic = bare(previous) if previous else ""
    return (GROWN.sub("", topic) if topic.endswith(GROWN_ENDS) else topic).removesuffix("年均")


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
        return noun if len(head) + len(noun) > LONGEST else head + noun
    if head.endswith(("等", "在")):
        # 组织甲、乙等6家企业申报: the names before 等 are the noun's, the verb is the clause's.
        verb = LEADING_VERB.match(head)
        return (verb[0] if verb and head.endswith("等") else "") + (predicate or "") + noun
    return head + noun
