"""A subject as it is written into the table: cut to a readable length, with the suffix of its classifier."""

from __future__ import annotations

import re

from govtrends.facts.quantities_units import Unit
from govtrends.facts.subjects_edges import without_edges
from govtrends.facts.subjects_words import CROPS, FIRST_VERB, HOLDING, INNER_SCOPE, LAND, STANDARD, VERB, VERB_AT

LONGEST = 24
_PAIRED = re.compile('[“”（）()《》「」"]')
_HOUSES = ("住户", "用户", "农户", "散户", "商户", "大户", "个体户")
_COUNTED = frozenset("人户份件项条处次册株场期台张类起套栋宗吨")
_SHARE_NAMES = ("率", "占比", "比重", "比例")
# A subject that ends so says already what kind of figure it has.
_NAMED = ("数", "数量", "总数", "量", "率", "面积", "里程", "长度", "额", "人次", "规模")
# “老娘舅”“和事佬”等调解室: the names are examples of the kind behind them.
_EXAMPLES = re.compile("(?:“[^“”]{1,14}”、?)+等(?=[^的等、]{3,}$)")
# 推出民俗巡游、非遗市集等文旅活动: so do those of events, whose kind says enough.
_LISTED = re.compile(
    rf"^(?P<verb>{VERB}|开发|研发|生产|上报|反映|投放|调处)?(?:[^、，的]{{2,12}}、)+[^、，的]{{2,12}}等"
    r"(?=[^的等、]{2,}(?:活动|赛事|演出|比赛|培训|讲座|宣讲)$"
    r"|(?<=.)(?(verb)(?!重[点大]|[0-9]|方面|领域|行业|产业|[^的等、]*(?:项目|指标|事项|情况)$)[^的等、]{2,}$|(?!)))"
)
_LONG = 12
# 列入台账的项目, 行动不便的老人: the name of things counted does without 的, unless it is long.
_PLAIN = 16
_LINKED = re.compile("(?<=..)的(?=[\u4e00-\u9fff“]{2})")
# 新建公路, 改造管网: lengths of ways are 里程.
_WAYS = re.compile("(?:路|[铁轨]|高速|[绿步车轨栈碧国省县乡村通]道|[新复铁支专干]线)$")
# What tells already how much, or tells a change, or only that something was reached.
_MEASURED = re.compile(
    "面积|里程|长度|[增减]长?[加少]?$|净增|增加|减少|增至|下降|达到|全长|总长|能力|产[量能]|[数量率额]$|^(?:完成|实现|新增|增加|投产|新建|建成|有|含|启动)$"
)
_WORKED = re.compile(
    "(?:[共已]|累计)*(?:[铺敷架]设|疏[浚通]|治理|收[获割购]|抢收|[播耕]种|种下|开挖|养护|硬化|清淤|防治|推[行广]|签[订约]|租赁|承包)"
)
_PAID = re.compile(
    "(?:[共已]|累计|再|计划|拟)*(?:投入|罚|处罚|捐|募捐|募集|筹集|筹措|筹|退还?|返还|追回|挽回|追缴|减免|减轻|节约|节省|节支|发放|发出|兑付|兑现|拨付|下拨"
    "|支付|赔付|赔偿|补发|补偿|协调|争取|落实|资助|救助|奖励|补贴|补助|安排|交易|成交|销售|签约|签订|清欠|盘活|核销)"
)
_FUNDS = re.compile(
    "(?:金(?!融)|[费额值资税债]|(?<!罚)(?<!捐)款|收入|支出|补贴|补助|津贴|报酬|[红盈]利|利润|成本|损失|资产|消费[券品]?|规模|总量|增加|减少|标准|工资|收益|效益|价格|财物|福利|贴息|保费|养老|奖励|薪酬|赤字|债券|起征点|增长|缴费负担)$"
)
_HANDLED = re.compile(
    "(?:[共已]|累计|再)*(?:发放|收购|清[运理除]|收[集缴获割]|捐赠|赠送|采[购摘收]|购[买置]|销售|出售|卖出|售出|储备|投放|处[置理]|回收|打捞|查[获扣]|缴获|运[送走出]|送[去上]|拉运|转运|使用|施用|节约|加工|签订)"
)
# 建成冷库2800立方米: how much it holds.
_HOLDS = re.compile("(?:[冷仓粮气]库|粮仓|[水地]窖|[水液气粪]池|储罐|保鲜库)$")


class Frame:
    """The words around one number: ``head`` before it and ``tail`` after it, within the clause and its neighbours.

    ``last`` is the subject of the number before it in the sentence.  What stands farther off is asked for by few rules.
    """

    __slots__ = ("head", "last", "share", "tail", "unit")

    def __init__(self, head: str, tail: str, unit: Unit, share: bool, last: str = "") -> None:
        self.head = head
        self.tail = tail
        self.unit = unit
        self.share = share
        self.last = last

    def whole(self) -> str:
        """Return the subject that this number's is a part of (其中…)."""
        return ""

    def previous(self) -> str:
        """Return the subject of the number before it in the sentence that is most like it."""
        return ""

    def earlier(self) -> str:
        """Return the subject of the same unit at the end of the sentence before."""
        return ""

    def before(self) -> str:
        """Return what the sentence says before the clause."""
        return ""

    def mark(self) -> str:
        """Return the number that stands next in the clause, as printed, or an empty string."""
        return ""

    def context(self) -> str:
        """Return the clause before, for a number that stands alone in its own (达到3200人)."""
        return ""


def finish(core: str, frame: Frame) -> str:
    """Return the subject cut to a readable length, with the suffix of its classifier."""
    core = without_edges(core) if core else core
    if core.isalnum() and core[0] != "的" and core[-1] != "的":
        core = core if len(core) <= LONGEST else clip(core)
    else:
        core = _EXAMPLES.sub("", core) if "”等" in core else core
        listed = "等" in core and len(core) > _LONG
        core = _LISTED.sub(r"\g<verb>", core) if listed else core
        core = clip("".join(core.split()).strip("、，,的'：:；;。"))
        core = _balanced(_LISTED.sub(r"\g<verb>", core) if listed else core)  # what was cut may begin with the verb now
    if not core:
        return ""
    unit = frame.unit
    if core == "接种" and unit.name in ("剂次", "剂", "针"):  # doses are of vaccine
        core = "接种疫苗"
    if core.endswith("折合"):  # 米面油等物资折合9万元
        core = core.rpartition("等")[2] + "金额"
    if "的“" in core:
        core = HOLDING.sub("", core)
    if "的" in core and unit.measure == "count" and core.count("的") == 1 and len(core) <= _PLAIN and "“" not in core:
        core = _LINKED.sub("", core)
    if "全" in core or "辖" in core:
        core = INNER_SCOPE.sub("", core)
    if unit.name == "辆" and core.endswith("车队"):  # 车队发展到160辆
        core += "车辆"
    suffix = unit.suffix
    if frame.share and not core.endswith(_SHARE_NAMES) and not frame.head.strip():
        return core + "占比"
    if unit.measure == "money" and STANDARD.search(core):
        return core + "标准"
    if core.endswith(_NAMED) and not core.endswith("力量"):
        return core
    if not suffix:
        return core + _amount(core, unit)
    if core.endswith(suffix) or (core.endswith("人口") and frame.tail.startswith("人口")):
        return core
    if unit.measure != "count":
        return _of_extent(core, suffix)
    if len(core) == len("破案") and suffix in ("起数", "件数", "处数", "条数"):  # the thing is not printed
        return core + "数"
    return core + (suffix[1:] if suffix == "户数" and core.endswith(_HOUSES) else suffix)


def _of_extent(core: str, suffix: str) -> str:
    """Return the subject of an area or a length, which only names itself where the thing measured does not."""
    if suffix == "面积":
        core = f"{core[2:]}种植" if core.startswith("发展") and CROPS.search(core) is not None else core
        return core + suffix if LAND.search(core) or _is_done(core) else core
    if suffix in ("里程", "长度"):
        return core + ("里程" if _WAYS.search(core) else "长度") if _is_done(core) or core.endswith("岸线") else core
    return core + suffix


def _is_done(core: str) -> bool:
    """Say whether a subject is something done to a thing (改造管网), of which a number tells how much."""
    return (FIRST_VERB.match(core) or _WORKED.match(core)) is not None and _MEASURED.search(core) is None


def _amount(core: str, unit: Unit) -> str:
    """Return what a sum or weight is called where the subject names only what was done (罚款: 金额, 清运垃圾: 吨数)."""
    if unit.measure == "money" and _PAID.match(core) is not None and _FUNDS.search(core) is None:
        return "金额"
    if unit.name == "立方米" and _HOLDS.search(core) is not None:
        return "容积"
    if unit.measure == "weight" and _HANDLED.match(core) is not None and _MEASURED.search(core) is None:
        return f"{unit.name}数"
    return ""


def bare(subject: str) -> str:
    """Return a finished subject without the suffix that says how it is counted or summed."""
    if subject[-1:] != "数":
        return subject.removesuffix("金额") or subject
    return subject[: -2 if subject[-2:-1] in _COUNTED else -1] or subject


def _balanced(words: str) -> str:
    """Return the words without a bracket or quotation mark that stands alone."""
    if _PAIRED.search(words) is None:
        return words
    for opening, closing in ("“”", "（）", "()", "《》", "「」"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words.replace('"', "") if words.count('"') % 2 else words


def clip(words: str) -> str:
    """Return at most :data:`LONGEST` characters, cut before a verb where one begins within reach, else at the front."""
    if len(words) <= LONGEST:
        return words
    for verb in VERB_AT.finditer(words, len(words) - LONGEST):
        if len(words) - verb.start() >= 4:
            return words[verb.start() :]
    return words[-LONGEST:]
