"""Change, level and status: which way a number points, held against what, and whether it was reached or promised."""

from __future__ import annotations

import re

_BASES = (
    ("yoy", r"同比|(?:较|比|与|和)(?:上|去)年同期(?:相比)?|[较比]同期"),
    ("mom", r"环比|[较比与](?:上|前一?个?)(?:个?月|季度|旬|周)|与[0-9]{1,2}月份?相比"),
    ("vs_plan", r"(?:较|比|超)(?:原)?(?:计划|目标|预期|预算|任务)(?:数|目标|进度)?|超(?:额|序时)"),
    (
        "vs_last_year",
        r"(?:较|比|与|和)(?:上一?年度?|去年|前一年|上年[底末]|年初|往年|去年底)(?:相比)?",
    ),
    # Held against a plan period or another year: stated, but none of the usual bases.
    (
        "unspecified",
        r"[较比]上(?:一?个?学[期年]|一?[届轮次])|[较比]“?(?:十[一二三四五]五”?(?:末|初|期末|时期|期间)?"
        r"|[0-9一二三四五六七八九〇○零]{4}年[底末]?(?:同期)?|[0-9一二三四五六七八九十]+年前"
        r"|(?:今年)?[0-9一二三四五六七八九十]+月[份底末初]?|(?:改造|整治|治理|改革|活动|提升)前"
        r"|前[一二三四五六七八九十]年)",
    ),
)
BASIS = re.compile("(?=[同较比与和环超])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BASES) + ")")

_UP = (
    "增长|上升|提高|提升|增加|上涨|攀升|扩大|回升|增收|增幅|增速|涨幅|升幅|提速|改善|多增|净增|增产|增效|增|升|涨"
    "|高于|快于|高出|高|快|多"
)
_DOWN = "下降|减少|降低|下滑|回落|压减|缩减|下跌|降幅|压降|缩短|压缩|收窄|减排|减产|减|降|少|低于|低|慢"
_TO = r"(?:到|至|(?<![幅速])为)"  # 降幅为5% is a change
# A change: the verb, at most a few small words, then the number.  增长到 and 提高至 give a level instead.
# Here and below, alternatives that each begin with one character let the search skip to them.
CHANGE = re.compile(
    rf"(?P<word>{_UP}|{_DOWN})(?:了|率|率为|约|近|超过?|逾|达到?|分别为?|均|仅|幅度?"
    rf"|幅度?为|为|是|都|共|各|全国|全省|全市|平均水平|[0-9]{{4}}年|上年|去年"
    r"|左右|：|:|\s)*$"
)
# 增速高于全县居民收入5.6个百分点: so much more than another.
_AHEAD_BY = re.compile("(?:增速|增幅|增长|涨幅|降幅|同比)*(?P<word>[高快低慢]于)(?!增长|增速)[^，,；;。0-9]{1,16}$")
_RISES = frozenset(_UP.split("|"))
# The last characters of CHANGE: any other ending needs no search.
_ENDINGS = frozenset(word[-1] for word in f"{_UP}|{_DOWN}".split("|")) | frozenset(
    "了率为约近超过逾达到别均仅幅度是都共各国省市平右：: \n"
)
# 同比全部下降,降幅分别达5%和8%: the clause before says what moved, and against what.
_FALL_NAMED = re.compile("(?:降幅|增幅|涨幅|升幅|跌幅|增速|降速)")
_ALL_MOVED = re.compile(
    rf"(?<![的没有未不])(?:{BASIS.pattern})?(?:连续[0-9两三四五六七八九十]+年|近年来|首次|出现|全部|全面|双双|均|都|分别|持续|明显|大幅|稳步|实现|呈|双)*"
    rf"(?:{'|'.join(verb for verb in f'{_UP}|{_DOWN}'.split('|') if len(verb) > 1)})(?:态势|趋势)?$"
)
_BROUGHT = re.compile("^(?:推动|带动|促进|促使|实现)")
TO_LEVEL = re.compile(
    rf"(?:{_UP}|{_DOWN}|扩大|涨|变|发展|突破|跃升|扩展|拓展|稳定|保持|维持|控制"
    rf"|优化){_TO}(?:[0-9]{{4}}年[底末]?的?)?(?:了|约|近|超过?|逾)?\s*$"
)


class Change:
    """A stated change: ``direction`` up or down, ``basis`` as the schema lists it, ``at`` where its wording begins."""

    __slots__ = ("at", "basis", "direction")

    def __init__(self, direction: str, basis: str, at: int) -> None:
        self.direction = direction
        self.basis = basis
        self.at = at


def change_before(head: str, unit: str, measure: str, given: str | None = None) -> Change | None:
    """Return the change that the words ``head`` before a number state, or ``None`` for a level.

    ``given`` is the basis that opened the sentence (:func:`fronted`).  A percentage needs the verb right before it
    (增长6%); an amount needs a basis as well (较上年增加12件), because 增加床位300张 is a result of its own.
    """
    if unit.endswith("分点") and "于" in head and (ahead := _AHEAD_BY.search(head)) is not None:
        return Change("down" if ahead["word"][0] in "低慢" else "up", "unspecified", ahead.start())
    if not head or head[-1] not in _ENDINGS:
        return None
    verb = CHANGE.search(head)
    if verb is None or (("到" in head or "至" in head or "为" in head) and TO_LEVEL.search(head)):
        return None
    rate = head.startswith("率", verb.end("word"))
    # 自然增长率 is births less deaths, a level with a name of its own.
    if rate and (verb["word"] not in _GROWTH_RATES or head.endswith("自然", 0, verb.start())):
        return None
    basis = None
    if "比" in head or "较" in head or "年" in head or "超" in head:  # every basis holds one of these
        for found in BASIS.finditer(head):
            basis = found
    share = unit in SHARES or measure == "percent"
    if not share and basis is None and given is None:
        return None
    if verb["word"] in _MORE_OR_LESS and basis is None and given is None:
        return None
    if (
        not share
        and len(verb["word"]) == 1
        and verb["word"] in "多高快少低慢"
        and head[verb.end("word") :].removeprefix("了")
    ):
        return None
    direction = "up" if verb["word"] in _RISES else "down"
    if basis is None:
        return Change(direction, given or "unspecified", verb.start())
    return Change(direction, str(basis.lastgroup), min(basis.start(), verb.start()))


def moved(clause: str) -> str:
    """Return a clause without the change it ends with and what brought it (推动甲和乙同比双双增长: 甲和乙)."""
    end = _ALL_MOVED.search(clause)
    return clause if end is None else _BROUGHT.sub("", clause[: end.start()])


_MONTH_HELD = re.compile("[较比](?:今年)?([0-9]{1,2})月份?")


def with_month(change: Change, head: str, before: str) -> Change:
    """Return a change against a named month as one against the month before where ``before`` says so (8月…比7月)."""
    held = _MONTH_HELD.search(head) if change.basis == "unspecified" else None
    following = None if held is None else f"{int(held[1]) % 12 + 1}月"
    told = following is not None and re.search(rf"(?<![0-9]){following}(?!前|[0-9]|[底末]前)", before) is not None
    return Change(change.direction, "mom", change.at) if told else change


def with_basis_before(change: Change, head: str, before: str) -> Change:
    """Return a change named by its size alone (降幅为5%) with the basis that the clause ``before`` states."""
    stated = BASIS.search(before) if _FALL_NAMED.match(head) is not None else None
    return change if stated is None else Change(change.direction, str(stated.lastgroup), change.at)


SHARES = frozenset(("%", "‰", "百分点", "千分点", "倍", "成", "番", "比例"))
# 多 and 少 change nothing by themselves (至少5%, 多达12%).
_MORE_OR_LESS = ("多", "少")
_GROWTH_RATES = ("增长", "下降", "增", "降")  # 增长率5% is a growth, 压减率90% a rate of its own

# Words that promise; 将近 is an approximator and 目标任务 a noun of its own.
_TARGET = re.compile(
    r"力争(?!取(?!得))|确保|目标(?:是|为|值|任务为)|争取(?:达到|实现|完成|到(?=20|[今明]年|年)|在)|预期(?<![超于合]预期)(?:值为)?(?=[增达实完])|奋斗目标|不低于.{0,12}目标|达到目标"
)
_AIMS = ("预期目标", "奋斗目标", "主要目标", "发展目标", "工作目标")
_AIM_LIST = re.compile(rf"目标(?<={'|'.join(_AIMS)})(?:任务)?(?:建议|初步)?(?:安排)?(?:是|为|：|:)")
_PLANNED = re.compile(
    r"计划(?=[^，,。；;]{0,16}$)|拟(?!合|定|态)|预计|规划建设|可(?:增加|新增|容纳|提供|带动|实现|满足|解决|达)"
    r"|年内(?:预计|还|再|又|也)*将|将(?=把)|建成后|完工后|竣工后|投产后|达产后|投用后|启动[^，,。；;]{0,12}(?:招考|招聘|计划|选拔)|筹备|有望"
)
# 将 of the future stands before a verb (将新建9所); before a number, and before a noun whose verb ends in 为, 成 or 到,
# it marks the object as 把 does (将9个网格细化为38个).
_WILL = re.compile(
    r"(?<!即)将(?!近|军|来|士|\s?[0-9约]|[^，,。；;]{0,14}(?:作为|纳入|列入|打造成|转)"
    r"|(?!于|在|会|要|对|新|建|开|投|增|扩|完成|实现|达|有|继续|进一步|再|组织|举|启|推|形成|覆盖|容纳|惠及|吸引|同步|陆续"
    r"|逐步|力|争|成|迎|引进|改|升|培|落地|聚|加|持续|全面|全力|提)[^，,。；;]{1,16}"
    r"(?:[细分转优深]化|划分?|分|改造?|改建|调整|升级|整合|合并|压[缩减]|缩[短减]|提[高升]|增加|扩[大展]|传递|传达|[发送交拨捐移投引带搬迁变列归降减编设缩])"
    r"[为成给到入至进了])"
)
# 剩余540套将于年底前交付
_WILL_AFTER = re.compile("[^，,。；;将]{0,8}将(?:于|在|陆续|全部|全面|逐步|正式|继续|投入)")
# What the clause itself reports as done (已转移, 共转移, 转移了), whatever the words before its comma promised.
_DONE = re.compile(r"已(?!知|有计划)|了(?!解)|累计|先后|共(?<![公中]共)(?![同建享产赢治融青和用性识进])")
_DONE_ENGLISH = re.compile(r"\b(?:were|was|had|has|have)\b")
_TO_COMMA = re.compile(".*[，,；;]", re.DOTALL)
_PURPOSE = re.compile(r"为了?[^，,；;]{0,12}?(?:力争|确保|争取)[^，,；;]*[，,；;]")
_PLANNED_AFTER = re.compile(r"^[^，,。；;]{0,12}(?:公开招考|招考|招聘|计划|规划|方案)")
# Where none of these stands before a number, its words promise nothing.
PROMISES = re.compile(
    "力争|确保|目标|争取|预期|不低于|计划|拟|预计|规划建设|可|建成后|完工后|竣工后|投产后|达产后|投用后|启动|筹备|有望|将|到20"
)
_FUTURE_YEAR = re.compile(r"到(20\d\d)年")
_OVER_PLAN = re.compile(r"(?:完成|超|占|按)[^，,。；;]{0,6}计划")
# Begins with the end of the line before, which lets a search skip from line to line.
_HEADING = re.compile(r"\n[ \t\u3000]*第?[一二三四五六七八九十]+[、部][^\n]{0,60}(?![^\n])")
_HEADING_AHEAD = re.compile(
    r"(?:(20\d\d)年|今年|全年|今后|下一步|未来|“?十[四五六]五”?时期).{0,24}?(?:目标|任务|安排|要求|打算|重点"
    r"|部署|思路|工作)"
)
_HEADING_BACK = re.compile(r"回顾|成就|成效|总结|完成情况|工作情况|过去|取得")


# 与上年同期相比,甲下降3%,乙下降5%: what opens the sentence holds for all that follows in it.
_HELD_TIME = "(?:去年|上年|上月|[0-9]{1,2}月|上季度|前一?年|往年|年初|20[0-9]{2}年)[^，,。；;\n]{0,6}(?:相比|比较|比)?"
_FRONTED = re.compile(
    f"(?:与{_HELD_TIME}|和{_HELD_TIME}|较{_HELD_TIME}|比{_HELD_TIME}|同(?:{_HELD_TIME}|比)|环比)[，,]"
)
# 比上年增长5%，… opens a sentence so, too; that is believed of texts which front a basis alone somewhere.
_FRONT_ENDS = ("比，", "期，", "较，", "比,", "期,", "较,")


def fronted(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return where in ``sentences`` a basis stands as a clause of its own, and which (:data:`BASIS`), in order."""
    found: list[tuple[int, str]] = []
    if not any(end in text for end in _FRONT_ENDS):
        return found
    for start, end in sentences:
        for match in _FRONTED.finditer(text, start, end):
            basis = BASIS.search(match[0])
            if basis is not None:
                found.append((match.end(), str(basis.lastgroup)))
    return found


def aims_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where in a sentence the words stand that open a list of targets (主要预期目标是…)."""
    if text.find("目标", start, end) < 0:
        return []
    return [(match.start() - len("预期"), match.end()) for match in _AIM_LIST.finditer(text, start, end)]


def status_of(clause_head: str, clause_tail: str, issue_year: int | None, *, aims: bool = False) -> str | None:
    """Return ``target`` or ``planned`` where the words around a number say so, else ``None``.

    ``aims``: a list of targets (:func:`aims_in`) was opened before in the sentence.  ``clause_head`` may begin in
    the clause before; what that promises (确保安全,已转移43人) is not said of a figure whose own clause tells what was
    done.
    """
    if aims:
        return "target"
    if PROMISES.search(clause_head) is None and "将" not in clause_tail:
        return None
    comma = _TO_COMMA.match(clause_head)
    own = clause_head if comma is None else clause_head[comma.end() :]
    said = own if is_done(own) else _PURPOSE.sub("", clause_head) if "为" in clause_head else clause_head
    if _TARGET.search(said):
        return "target"
    if issue_year is not None and "到20" in clause_head:
        for year in _FUTURE_YEAR.finditer(clause_head):
            if int(year[1]) > issue_year:
                return "target"
    will = _WILL.search(f"{own}0{clause_tail}") if "将" in own else None
    ahead = (will is not None and will.start() < len(own)) or _PLANNED.search(said) is not None
    if ahead and not _OVER_PLAN.search(clause_head):
        return "planned"
    if "将" in clause_tail and _WILL_AFTER.match(clause_tail):
        return "planned"
    if clause_head.endswith("启动") and _PLANNED_AFTER.match(clause_tail):
        return "planned"
    return None


def is_done(clause: str) -> bool:
    """Say whether a clause tells what was done: 已, 了 or 共 in Chinese, a past or perfect verb in English."""
    return may_be_done(clause) and (_DONE.search(clause) or _DONE_ENGLISH.search(clause)) is not None


def may_be_done(words: str) -> bool:
    """Say whether any clause of these words may tell what was done: most hold no character of such words."""
    if "了" in words or "已" in words or "共" in words or "计" in words or "先后" in words:
        return True
    return "a" in words or "e" in words


def sections_ahead(text: str, issue_year: int | None) -> list[tuple[int, int]]:
    """Return the stretches of a report that lie under a heading about what is still to come (二、今年目标任务)."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for heading in _HEADING.finditer(f"\n{text}"):
        line = heading[0].strip()
        ahead = _HEADING_AHEAD.search(line)
        is_ahead = ahead is not None and _HEADING_BACK.search(line) is None
        if is_ahead and ahead is not None and ahead[1] and issue_year is not None and int(ahead[1]) < issue_year:
            is_ahead = False
        if start is not None and not is_ahead:
            spans.append((start, heading.start()))
            start = None
        elif start is None and is_ahead:
            start = heading.start()
    if start is not None:
        spans.append((start, len(text)))
    return spans
