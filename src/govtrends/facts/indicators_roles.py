"""What a number borrows from its sentence: the action done to a list, the whole it is part of, the verb of its list."""

from __future__ import annotations

import re

from govtrends.facts.changes import is_done
from govtrends.facts.indicators_layout import Layout
from govtrends.facts.quantities import Quantity
from govtrends.facts.subjects_around import is_verb_only, tidy
from govtrends.facts.subjects_words import FIRST_VERB, LEADING_VERB, MANNER_BEFORE

# 对5家工厂、6家门店进行检查: the action stands last, those it reaches between.
_REACHED = re.compile(r"(?:对|为|给|向|围绕|针对)[^，,。；;对为给向]*$")
_ACTION = re.compile(
    r"(?:进行|开展|实施|予以|给予|组织)了?(?:[^，,。；;0-9]*等(?=[^等]{0,4}(?:改造|整治|提升|检查|治理)$))?"
    r"(?P<act>[^，,。；;、0-9]{2,12})$"
)
_DEALT = re.compile(r"对(?P<what>[^，,。；;对]{2,24}?)(?:全面|逐一|逐户)?(?:进行|开展|实施)[^，,。；;]{2,12}[，,；;]")
# 投入320万元,对12个小区实施改造; 投资2亿元,新建学校4所: money whose purpose stands behind it.
_SPENT = re.compile(
    r"(?:^|[区市县镇乡村局委司社会站]|我[们局区县市镇])(?:计划|预计|累计|共|已|先后|多方|再|将|又|年度|今年|去年)*"
    r"(?P<pays>投入|投资|斥资|出资|筹资|筹措|筹集|拿出|安排|整合|争取)了?(?:(?:专项|财政|各类|配套|自筹)?(?:资金|经费))?$"
)
_WORKS = (
    "新建|改建|扩建|改扩建|改造|修建|兴建|建设|建成|购置|购买|采购|整治|修缮|硬化|铺设|完善|更新|更换|安装|配备|打造|提升|治理"
    "|升级|开展|修复|实施|奖励"
)
_PURPOSE = re.compile(
    r"[，,]?(?:将|计划|先后|重点|全面|集中|用于|主要|陆续|统一|专项)*(?:"
    r"对(?:[^，,。；;0-9]{0,6}[0-9]+余?[\u4e00-\u9fff](?=..))?(?P<what>[^，,。；;0-9]{2,16}?)(?:进行|实施|开展)了?(?:[^，,。；;]*等)?"
    rf"(?P<how>[^，,。；;、]{{0,6}}(?:{_WORKS}|维修|改厕|绿化|美化))"
    rf"|(?P<verb>(?:(?:{_WORKS})了?、?)+)(?:[0-9]+余?[\u4e00-\u9fff](?=[^，,。；;、0-9]{{2}}))?(?P<thing>[^，,。；;、0-9的了]{{2,14}}?)(?=[0-9两三四五六七八九十]|[，,。；;、]|等|$))"
)
_NOUN_END = re.compile(r"等|及其?|以及|、|和(?![谐美])|与(?!会)")
# 60处隐患,其中整改50处; 23个楼盘中,已复工19个.
_OF_WHICH = re.compile(r"其中|中[，,]|其余|剩余|余下")
# What is handed out or carted away by the piece; a list of goods has one verb.
_GOODS = frozenset("袋箱桶瓶盒包捆筐床套台顶件份册本斤公斤只条个副双提块张吨盆株棵".replace("公斤", "")) | {"公斤"}
# What is done with goods; 发现隐患90个,送出毛巾30条 is no list of things found.
_HANDED = re.compile(
    r"发放|派发|分发|赠送|捐赠|送[去上出达]|购[买置]|采购|配[备送发]|投放|张贴|印[发制]|收[缴集]|查[获扣]|缴获|没收|清[理运]|运[走送]|拨付|募集|筹集|"
    r"储备|销售|出售|卖出|收购|安装|捐"
)
# 投入医护人员62名、志愿者210名: so have those sent out together.
_SENT_OUT = re.compile("(?:投入|出动|抽调|选派|动员|发动|配备|招募)(?=..)")
# 配备救生圈42个、救生绳1200米: so has a list of things parted by 、.
PIECES = frozenset(("count", "length", "area", "weight"))
_TOTAL = re.compile("^[总共累]|(?:里程|总?量|[值额]|规模)$")
_SHORT = 2
_LONGEST_NOUN = 14
_THING = re.compile(r"[\u4e00-\u9fff]{1,6}")
# 新增单项冠军企业45家、专精特新“小巨人”企业397家: between the marks of a list the names may be long.
_LISTED_THING = re.compile(r"(?!治理|推广|养护|保护|恢复)[\u4e00-\u9fff“”A-Za-z0-9]{0,15}[\u4e00-\u9fff”]")
# 较“十三五”末的9323亿元增加4374亿元: the first is the level it is held against.
BASE_LEVEL = re.compile(r"\s*[较比]([^，,。；;0-9较比]{1,8}?(?:末|底|年|初|期)的)$")
# 生产总值预期增长6%: that it is expected is no part of what grows; nor is who says so (区长表示,全年增长6%).
_EXPECTED = re.compile("(?:预计|预期|有望|力争|计划|确保)(?:可|将|达|同比)*$")
_EXPECTED_ENDS = frozenset("计期望争划保可将达比")
STRAYED = ("由", "预计", "预期")
STRAY = re.compile("(?<=..)(?:(?<![理自缘事])由|预计|预期)$")
SAYS = re.compile("(?:表示|介绍|指出|强调|透露|认为|[他她]说|长说)$")
_COMES_OF = re.compile(r"\s*(?:其中|惠及|受益|覆盖|带动|服务|可)")
_LEFT = re.compile(r"[由从]((?:[^，,。；;由从到]{0,10}的)?)$")
_LINKS = "、和及与 "


def without_expected(words: str) -> str:
    """Return the words before a change but for those at their end that say it is only expected."""
    return _EXPECTED.sub("", words) if words[-1:] in _EXPECTED_ENDS else words


def acted_on(page: Layout, index: int, clause: tuple[int, int]) -> str:
    """Return action and noun of a count between 对 and 进行 (检查门店), or an empty string."""
    quantity = page.quantities[index]
    text = page.text[quantity.end : clause[1]]
    if "行" not in text and "展" not in text and "施" not in text and "予" not in text:
        return ""
    action = _ACTION.search(text)
    if action is None or _REACHED.search(page.text, clause[0], quantity.start) is None:
        return ""
    following = page.quantities[index + 1].start if index + 1 < len(page.quantities) else clause[1]
    tail = page.text[quantity.end : min(following, quantity.end + action.start())]
    noun = _NOUN_END.split(tail.strip("、 "), maxsplit=1)[0]
    if not 1 < len(noun) <= _LONGEST_NOUN or page.text[quantity.start - 1] == "的":
        return ""
    return MANNER_BEFORE.sub("", action["act"]) + noun


def dealt_with(page: Layout, index: int, head: str, tail: str) -> str:
    """Return verb and object of a count that prints only its verb (对门店进行登记,共检查415家), or an empty string."""
    quantity, start = page.quantities[index], page.sentences[index][0]
    if quantity.unit.measure != "count" or page.alike[index] or tail.strip("、，, "):
        return ""
    if (at := page.text.find("对", start, quantity.start)) < 0 or not is_verb_only(verb := tidy(head)):
        return ""
    dealt = _DEALT.search(page.text, at, page.clauses[index][0])
    return verb + dealt["what"] if dealt is not None else ""


def spent_on(page: Layout, index: int, head: str, tail: str) -> str:
    """Return a sum by what it was spent on, which the words behind it say (投入90万元,对6条小巷进行整治), or ''."""
    quantity = page.quantities[index]
    if (
        quantity.unit.measure != "money"
        or tail[:1] not in ("", "，", ",", "对")
        or (spent := _SPENT.search(head)) is None
    ):
        return ""
    purpose = _PURPOSE.match(page.text, quantity.end, page.sentences[index][1])
    if purpose is None:
        return ""
    work = (
        f"{purpose['what']}{purpose['how']}"
        if purpose["how"]
        else f"{purpose['verb'].removesuffix('了')}{purpose['thing']}"
    )
    return work + ("投资" if spent["pays"] == "投资" else "投入资金")


def whole_of(page: Layout, index: int) -> str:
    """Return the subject of the number that this one is a part of (其中…), or an empty string."""
    quantity = page.quantities[index]
    start = page.sentences[index][0]
    # 受理诉求90件,下降6%。其中,咨询60件: the whole is in the sentence before.
    opens = page.text.startswith("其中", start)
    if index == 0 or not (page.alike[index] or opens):
        return ""
    words = page.text[start : quantity.start]
    found = _OF_WHICH.search(page.text, start, quantity.start) if "中" in words or "余" in words else None
    if found is None:
        return ""
    first, start = found.start(), page.text.rfind("\n", 0, start) if opens else start
    for before in range(index - 1, -1, -1):
        whole: Quantity = page.quantities[before]
        if whole.start < start:
            return ""
        if whole.end <= first and whole.unit == quantity.unit:
            return page.subjects[before]
        if whole.end <= first and page.changes[before] is None:
            return ""
    return ""


def verb_of_goods(page: Layout, index: int, head: str, tail: str) -> str:
    """Return the verb that a list of goods prints once (发放面粉200袋,大米310袋: 发放), or an empty string."""
    quantity = page.quantities[index]
    if quantity.unit.measure not in PIECES:
        return ""
    head = head.lstrip("、和及与 ")
    if tail[:1] in ("、", "") and page.text.startswith("涉及", page.clauses[index][0]):
        joined = page.text.startswith("、" + head, page.quantities[index - 1].end)
        of = page.subjects[index - 1].partition("涉及")[0]
        return f"{of}涉及" if joined and _THING.fullmatch(head) is not None else ""  # 涉及房屋60栋、居民900户
    if tail.strip("、和及与 "):
        return ""
    before = page.quantities[index - 1]
    listed = page.text.startswith("、", before.end) and before.unit.measure in PIECES
    if listed and before.unit.name == "人" and _SENT_OUT.match(page.subjects[index - 1]) is None:
        return ""
    goods = quantity.unit.name in _GOODS and before.unit.name in _GOODS
    thing = _LISTED_THING if listed else _THING
    if not (listed or goods) or thing.fullmatch(head) is None or _TOTAL.search(head):
        return ""
    between = page.text[page.quantities[index - 1].end : quantity.start]
    if between.strip("，,、和及与 ") != head:
        return ""
    if (acts := LEADING_VERB.match(head)) is not None and len(head) - acts.end() != 1:
        return ""  # 清运车 is a thing, 清运垃圾 is done
    subject = page.subjects[index - 1].removesuffix("数")
    verb = LEADING_VERB.match(subject)
    if verb is not None and len(subject) - verb.end() <= _SHORT:  # 发放宣传扇: the second verb names the thing
        verb = FIRST_VERB.match(subject)
    if verb is None or verb[0] not in page.text[page.sentences[index][0] : before.start]:
        return ""  # its verb stands behind the numbers
    if (acts is None and _HANDED.match(head)) or not (listed or _HANDED.search(verb[0])):
        return ""
    return verb[0].rstrip("、")


def shared_approx(page: Layout, index: int) -> str | None:
    """Return how exact the first number of a list claims all to be (分别超过8万元、4.5万元)."""
    first = page.quantities[page.groups[index]]
    if first.approx is None or first.unit != page.quantities[index].unit:
        return None
    return first.approx if page.text.endswith("分别", 0, first.start) else None


def level_left(page: Layout, index: int, head: str) -> str | None:
    """Return the time printed for a level that was left (由去年的41%提高到66%: 去年的), ``None`` for another number."""
    if page.groups[index] != index and head.strip(_LINKS) == "":
        head = page.text[page.clauses[index][0] : page.quantities[page.groups[index]].start]
    if head[-1:] == "的" and (base := BASE_LEVEL.match(head)):
        page.bases.append((page.quantities[index].end, "unspecified"))
        return base[1]
    left = _LEFT.search(head) if "由" in head or "从" in head else None
    return None if left is None else left[1]


def follows_plan(page: Layout, index: int, clause_start: int, start: int) -> str:
    """Return the status of the number before for a part of it (其中…) or for what comes of it (惠及…)."""
    if not index or not page.alike[index] or page.statuses[-1] == "result":
        return "result"
    clause = page.text[clause_start:start]
    return page.statuses[-1] if _COMES_OF.match(clause) and not is_done(clause) else "result"
