"""The subject of a number with no noun behind it: what its words need of the numbers before (办结率, 总投资)."""

from __future__ import annotations

import re

from govtrends.facts.subjects_around import LONGEST_VERB, is_verb_only, object_of, split_tail, tidy
from govtrends.facts.subjects_finish import Frame, bare, clip
from govtrends.facts.subjects_lent import lent, of_firms, of_house
from govtrends.facts.subjects_words import (
    ACT_RATE,
    AIMS,
    BATCH,
    BENEFITS,
    CROP,
    FINED,
    FINES,
    GENERIC,
    GROWN,
    GROWN_ENDS,
    HARVEST,
    HOUSED,
    MEANS,
    OF_FIRMS,
    PAID,
    PART,
    SUMS,
    YIELDS,
)

_SHORT = 4
_WORK_NAME = 12
# 完成年度任务的70%
_PLAN_DONE = re.compile("完成了?(?P<plan>(?:全年|年度|年|序时|目标)*(?:任务|目标|计划))(?:总?数|量)?的?")
_OCCASIONS = re.compile("(?<=..)(?:批次|家次|户次|人次|次)$")
# 热线、信箱等群众来电: of a long name the kind behind its examples is enough.
_KIND = re.compile("^.*等(?=[^等、的]{2,}$)")
_STAFFED = ("投入", "出动", "抽调", "选派", "动员", "发动", "配备", "招募")
_SERVED = frozenset(("人次", "剂次", "剂", "针"))
_SPEAKERS = re.compile("(?:[员者团]|队伍?|小组)$")
_DIGITS = re.compile("[0-9]")
_STOCK = frozenset(("总量", "总数", "存量", "保有量"))
_FLOW = ("新登记", "新增", "净增", "新设", "新建")
# 干茶产量3150吨,实现产值: the crop is named with its yield.
_YIELDED = re.compile("(.{1,8}?)(?:总?产量)$")
_EDGES = "，,。；;、 \n"
# 暑期将至,家访4万户: a clause that only says when names nothing.
_WHEN = re.compile("(?:将至|来临|到来|之际|临近|在即|伊始|期间|前夕|前后|[之以][前后])$")


def without_noun(frame: Frame, head: str, predicate: str, topic: str) -> str:
    """Return the subject where the words before the number need those of the number before, else an empty string."""
    if topic and (named := lent(frame, head, topic)):
        return named
    if topic and head[-1] == "批" and BATCH.fullmatch(head):
        of = object_of(BATCH.sub("", topic, count=1))
        if not is_verb_only(of):
            return head + of  # 改造小区两批共64个,第三批31个
    if head in FINES and FINED.search(of := object_of(topic_of(frame.last))) is not None:
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
        return f"{topic_of(frame.last) or topic}{head.removesuffix('的')}的比例"  # 收入9亿元,为年初预算的102%
    if head.startswith("占") and frame.share and topic:
        nearest = topic_of(frame.last)
        topic = nearest if nearest and "占" not in nearest and not nearest.endswith("率") else topic
        return topic + head + ("" if head.endswith(("比重", "比例", "份额")) else "比重")
    if head == "总投资" and frame.last.endswith(("人数", "户数")):  # residents have no investment
        return head
    if head in GENERIC and frame.last and frame.whole() and not frame.last.endswith(head):
        topic = topic_of(frame.last)  # 其中工业项目4个,总投资5亿元: the nearest thing counted, not the whole
    if head in _STOCK and topic.startswith(_FLOW):
        return object_of(topic) + head  # 新登记企业20户,总量达300户
    if head in GENERIC and topic:
        return topic if topic.endswith(head) else topic + head
    of = topic or (bare(frame.earlier()) if not frame.tail.strip(_EDGES) else "")
    if frame.unit.name in _SERVED and of.startswith(_STAFFED):
        return ""  # 投入医护人员62名,采样9万人次: those who work are not those served
    if frame.unit.name == "场" and _SPEAKERS.search(of) is not None:
        return ""  # 有服务队27支,累计宣讲58场: those who speak are not what is spoken of
    if of and len(head) <= _SHORT and is_verb_only(head):
        of = _OCCASIONS.sub("", object_of(of))
        return of if of.endswith(head) else head + of
    return ""


def _counts(subject: str) -> bool:
    """Say whether a subject bears the suffix of its classifier: the number before counted something."""
    return subject.endswith("数") and bare(subject) != subject and not subject.endswith("指数")


def borrowed(frame: Frame, noun: str, predicate: str, topic: str) -> str:
    """Return the subject of a number without words of its own before it: its predicate, its context or the topic."""
    if noun or predicate:
        noun = noun or object_of(topic)
        return predicate if len(predicate) > _SHORT and noun[-2:] in predicate else predicate + noun
    context = frame.context()
    context = "" if _WHEN.search(context) else context
    core = GROWN.sub("", tidy(clip(_DIGITS.split(context, maxsplit=1)[0]))) or topic
    core = topic_of(frame.last) if frame.whole() and frame.last and core == topic else core
    return "累计" + core if "累计" in frame.head and "累计" not in core else core


def _paid_to(paid: re.Match[str], last: str) -> str:
    """Return a payment with the name that those who get it bear (护理补贴对象90人,发放补贴: 发放护理补贴)."""
    who, fund, _ = bare(last).rpartition(paid["fund"])
    return f"{paid['verb']}{who}{fund}" if bare(last).endswith(f"{fund}对象") and who else ""


def topic_of(previous: str) -> str:
    """Return what the number before spoke of, without counting suffix and the verb of growth (机场增加数: 机场)."""
    topic = bare(previous) if previous else ""
    return (GROWN.sub("", topic) if topic.endswith(GROWN_ENDS) else topic).removesuffix("年均")
