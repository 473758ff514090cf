"""What a subject takes from the sentence before it: the event, the whole it is a part of, the body it belongs to.

A clause is often too short to say what it counts (其中,咨询1320件; 队员112人; 12支队伍登台): the verb, the body or the
occasion was printed just before, and an analyst would name the figure by it.
"""

from __future__ import annotations

import re

from govtrends.facts.subjects_around import is_verb_only, object_of
from govtrends.facts.subjects_finish import Frame, bare
from govtrends.facts.subjects_words import (
    FINAL_VERB,
    HOUSE,
    HOUSED,
    JOINS,
    LEADING_VERB,
    OF_FIRMS,
    SERVICE,
    STOP_NOUN,
    VERB,
    VERB_AT,
)

# What those who watched, took part or stood on a stage took part in stands in a clause before.
_EVENT = re.compile(r"(?:举[办行]|开展|组织|召开)了?(?:[0-9]{4}年)?(?P<event>[^，,。；;、0-9]{2,26})(?=$|[，,])")
# 龙舟赛在柳河镇举行; 课后服务实现全覆盖
_HELD = re.compile(
    r"(?P<event>[^，,。；;、0-9在]{2,18}(?:赛|会|节|仪式|活动|演出))在[^，,。；;、]{2,16}(?:举[行办]|召开|开[赛幕场]|上演)(?=$|[，,])"
    r"|(?P<entered>[^，,。；;、0-9在]{2,18}活动)走进[^，,。；;、]{2,12}(?=$|[，,])"
    r"|(?P<service>[\u4e00-\u9fff]{2}(?:服务|培训))(?:实现|达到)?了?全覆盖(?=$|[，,])"
)
_LONG_EVENT = 12
_TITLE = re.compile('^(?:“[^”]*”|"[^"]*")(?=..)')
# 以某事为主题的阅读节, 2024年端午龙舟赛: neither theme nor year is the event's name.
_THEMED = re.compile("^(?:以[^，,]*为主题的|年)(?=..)")
# 参加会议: which one a clause before says.
_JOINED = re.compile("(?:其中|了?(?:会议|活动))$")
# 师生通过诵读、展演等形式感受…: how they took part.
_BY_WAY = re.compile("通过[^，,。；;]*(?:形式|方式)")
_CAME = re.compile(r"^(?:到场|前来|现场|驻足|赶来|前往|踊跃|积极)+(?=..)")
_STAGED = re.compile(
    r"(?:登[台场]|同[台场]|轮[番流]|依次|先后|精彩)*(?:献艺|献演|上阵|登台|登场|亮相|演出|表演|竞演|竞技|角逐|比拼|参赛|巡游)"
)
_TAKES_PART = re.compile(r"(?P<verb>参与|参加|参演|报名)(?P<who>[\u4e00-\u9fff]{1,4}[生师长民众员者工人])")
# What is brought to people's homes at a feast is brought to see them.
_BROUGHT = re.compile(
    r"(?:送[去上来达给]|带去)了?[^，,]*?(?:慰问|面粉|大米|米面|食用?油|粮油|牛奶|月饼|粽子|饺子|汤圆|棉[被衣]|年货|礼[品包物]|春联"
    r"|温暖|关怀|祝福|生活用?品|生活物资)"
)
# 矿工1400多名全部培训合格: what all of them did or had done.
_ALL = re.compile(
    rf"(?:已?全部|均已|已)(?:完成|实现|进行|经过|接受)?了?(?P<act>到岗|返岗|上岗|就业|脱贫|入学|达标|销号|开工|竣工|投产|{VERB})(?![的者])"
)
_THING = re.compile(r"[\u4e00-\u9fff“”]{2,8}")
# 组织护林员86名在路口设卡: those sent out, and what they did there.
_SENT = re.compile(
    r"^(?:共|又)?(?:组织|动员|发动|抽调|抽派|选派|派出|派遣|安排|调派|出动)了?(?P<who>[\u4e00-\u9fff]{0,8}[员者兵工警师生众民部家])$"
)
_THERE = re.compile(
    r"^(?:在|到|深入|分赴|奔赴|下沉到?)[^，,。；;、]{1,12}?[里中上间内旁前口街路区村镇县市省校园地馆院站店城场户企]{1,3}(?=..)"
)
_WORK = re.compile(r"[^、，,和及与并]{2,8}")
# 其中420个用于…: the part is named by its use.
_USE = re.compile(r"用于[^，,。；;、0-9]{2,12}")
_MEMBER = re.compile(
    "(?:专职)?队员|[成会社学演]员|员工|教?职工|师生|教师|(?:在校|住校)?学?生|党员|工作人员|从业人员|医护人员|志愿者"
)
_BODY = re.compile(
    r"(?:队伍?|小?组|社|协会|商会|联盟|公司|企业|工厂|学校|[小中大]学|幼儿园|医院|中心|基地|工作站|支部|党委|培训班|艺术团)$"
)
_NOT_BODY = re.compile(r"社区|小组长|行政村")
_LONGEST_BODY = 10
_SHORT = 5
# 折合人民币9.6万元, 价值3万元: what the goods given are worth.
_WORTH = re.compile(r"(?:共计?|总)?(?:折合|折款|折价|价值)(?:人民币|资金|现金|共计?)?")
_PEOPLE = ("人数", "户数")
# 应到代表276名,实到263名: of those expected, those who came.
_EXPECTED = re.compile("(?:^|.)应到(?P<who>[\u4e00-\u9fff]{1,8})$")
# 受理纠纷217起,调解成功209起: a verb with how it ended borrows the object as a bare one does.
_ENDED = re.compile(f"(?:{VERB})(?:成功|到位|完毕)")
# 完成造林1.8万亩,其中沙棘9600亩: a part of an area is put to the use of the whole.
_LAND_USE = re.compile("(?:造林|种植|播种|栽植|栽培|绿化|养殖)$")
_BEGINS = re.compile(rf"(?P<service>{SERVICE.pattern[:-1]})?(?P<verb>{LEADING_VERB.pattern[1:]})")


# 招聘会吸引56家企业参加: the event is what draws them.
_DRAWS = re.compile(
    "(?P<event>[\u4e00-\u9fff]{0,10}(?:会|节|赛|展|活动|讲座|演出|集市|培训班|音乐会))(?:共|累计)?(?:吸引|引来|迎来)了?$"
)


def predicate_of(predicate: str, frame: Frame) -> str:
    """Return a predicate as the trade names it: with its event (参加包粽子活动), gifts brought as 慰问."""
    if predicate[:1] in "送带" and _BROUGHT.match(predicate) is not None:
        return "慰问"
    came = _CAME.sub("", predicate)
    staged = _STAGED.fullmatch(came) is not None
    if (staged or came in JOINS) and (event := _event(frame.before()) or _drawing(frame.head)):
        return ("参加" if staged else _JOINED.sub("", came)) + event
    if frame.unit.name == "人" and predicate.startswith("通过") and _BY_WAY.search(frame.tail) is not None:
        return joined_in(frame)
    return predicate


def joined_in(frame: Frame) -> str:
    """Return what those counted took part in by the event that their sentence names, or an empty string."""
    event = _event(frame.before())
    return f"参加{event}" if len(event) > 1 else ""


def _event(before: str) -> str:
    """Return the last event that the clauses before a number name, or an empty string."""
    event = _THEMED.sub("", _named_event(before))
    return _TITLE.sub("", event) if len(event) > _LONG_EVENT else event  # “少年心向党”诵读展演: the kind is enough


def _named_event(before: str) -> str:
    found = [event["event"] for event in _EVENT.finditer(before)] if before else []
    if found or ("在" not in before and "覆盖" not in before and "走进" not in before):
        return found[-1] if found else ""
    held = _HELD.search(before)
    return "" if held is None else held["event"] or held["entered"] or held["service"]


def _drawing(head: str) -> str:
    """Return the event that draws those a number counts, or an empty string."""
    draws = _DRAWS.search(head)
    return draws["event"] if draws is not None else ""


def acting(frame: Frame, head: str) -> str:
    """Return work and people where the words before a number name these alone (组织护林员86名在路口设卡), or ''."""
    if frame.unit.measure != "count":
        return ""
    if head[0] in "参报" and (part := _TAKES_PART.fullmatch(head)) is not None and (event := _event(frame.before())):
        return part["verb"] + event + part["who"]
    first = frame.tail[:1]
    if first not in "在到深分奔下全均已" or not first:
        return ""
    words = STOP_NOUN.split(frame.tail, maxsplit=1)[0]
    if (sent := _SENT.match(head)) is not None and (there := _THERE.match(words)) is not None:
        work = _WORK.match(words, there.end())
        return work[0] + sent["who"] if work is not None else ""
    act = _ALL.match(words) if first in "全均已" else None
    if act is not None and _THING.fullmatch(head) is not None and not is_verb_only(head):
        return head if VERB_AT.match(head) else act["act"] + head
    return ""


def lent(frame: Frame, head: str, topic: str) -> str:
    """Return a subject that the number before completes, or an empty string."""
    if frame.unit.measure == "count" and frame.whole() and (part := _of_whole(frame, head, topic)):
        return part
    if head == "实到" and (expected := _EXPECTED.search(bare(frame.last))) is not None:
        return head + expected["who"]
    if head[-2:] in ("成功", "到位", "完毕") and topic and _ENDED.fullmatch(head) is not None:
        return head + object_of(topic.rpartition("发现")[2] or topic)  # 检查发现隐患30处,整改到位28处
    if frame.unit.measure == "area" and frame.whole() and _THING.fullmatch(head) is not None and len(head) <= _SHORT:
        use = _LAND_USE.search(frame.whole().removesuffix("面积").removesuffix("总"))
        return head + use[0] if use is not None and use[0] not in head else ""
    if frame.unit.name == "人" and _MEMBER.fullmatch(head) is not None:
        body = object_of(bare(frame.last))
        if len(body) <= _LONGEST_BODY and _BODY.search(body) is not None and _NOT_BODY.search(body) is None:
            return body + head
    if (
        frame.unit.measure == "money"
        and topic
        and ("折" in head or "价" in head)
        and _WORTH.fullmatch(head) is not None
    ):
        if head.startswith("价值"):
            return "" if frame.last.endswith(_PEOPLE) else topic + "价值"
        return topic + ("款物" if frame.last.endswith(_PEOPLE) else "") + "折合金额"
    return ""


def _of_whole(frame: Frame, head: str, topic: str) -> str:
    """Return a part with the verb of its whole (受理诉求2860件,其中咨询1320件: 受理咨询), or by its use."""
    if not head:
        use = _USE.match(frame.tail)
        return use[0] + object_of(topic.removeprefix("计划")) if use is not None else ""
    begins = _BEGINS.match(frame.whole())
    if begins is None or _THING.fullmatch(head) is None or VERB_AT.match(head) or FINAL_VERB.search(head):
        return ""
    if begins["verb"] in ("有", "含") or begins["verb"] in head:
        return ""
    return (begins["service"] or "") + begins["verb"] + head


def of_house(thing: str, last: str) -> str:
    """Return beds and places with the house they are in, where that was counted before (养老机构19家、床位3860张)."""
    house = object_of(bare(last)) if thing in HOUSED else ""
    return house + thing if HOUSE.search(house) is not None else thing


def of_firms(words: str, last: str) -> str:
    """Return what is added up of firms with their name before it (规模以上工业企业家数, 增加值: 规模以上工业增加值)."""
    if words not in OF_FIRMS:
        return words
    firms = bare(last).removesuffix("家")
    if not firms.endswith("企业"):
        return words
    return (firms.removesuffix("企业") if words == "增加值" else firms) + words
