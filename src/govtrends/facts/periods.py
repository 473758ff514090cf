"""Periods as printed (今年以来, 截至6月, 1—8月, 十四五期间) and the days they mean on the day of the issue.

Conventions: both ends are days inclusive; 今年以来 starts on 1 January; 截至… has no start; 目前 is the issue date or
the last day of its month; where the issue does not say the year, words that lean on it keep kind and text and
get no dates.  The forms are in :mod:`govtrends.facts.periods_zh` and :mod:`govtrends.facts.periods_en`.
"""

from __future__ import annotations

import re
from datetime import timedelta

from govtrends.facts import period_frames_en
from govtrends.facts.period_forms import Anchor, Form, PeriodSpan
from govtrends.facts.periods_zh import SCANNER
from govtrends.model import DateReading, Period

__all__ = ["PeriodSpan", "find_periods"]

_LEAD_ENDS = frozenset("至止到从自")
_LEAD = re.compile(r"(?:截[至止]到?|截止至|自从?|从|(?<![说谈讲提想])到|至)\s*$")  # 说到2023年 speaks of it
_TAIL_STARTS = frozenset("召以开起今来至为止底末之前")
_TAIL = re.compile(
    r"\s?(?:召开)?以[来來]|(?<=[日号月年])(?:开始|起)(?=[，,])|(?<=今年)来(?![自到访临电校])|\s?(?:开始)?至今|\s?起(?![来到飞降火诉草伏点身步])|\s?(?:为止|止)|\s?[底末]?(?:之前|以前|前)(?![三两二一\d往期来进])"
)
# 自2019年启动改造以来: words may stand between the day and the end of the phrase that 自 opens.
_SINCE_FAR = re.compile(r"[^，。；,;！？\n\d]{1,24}?(?:以[来來]|至今)")
# 较9月底增加, 同去年底相比: what a figure is held against.  同 and 与 before a day need 相比 behind it.
_HELD_ENDS = frozenset("比较于过超同与和跟")
_HELD_AGAINST = re.compile(r"(?:(?<!占)比|较|高于|低于|超过?)\s?$")
_HELD_WITH, _HELD_BEHIND = re.compile(r"(?:同|与|和|跟)\s?$"), re.compile(r"(?:的?同?期)?[^，。；]{0,6}?相?比")
# 今年，共种植了…: what is done this year is done by the day of the issue.
_DONE = re.compile(r"[，,]?(?:(?![，,。；]|[将拟]|计划|预计|力争|目标)[^\n]){0,12}?(?:已|共|累计|先后|[^除为罢]了)")
_FORWARD = re.compile(r"(?:计划|力争|预计|拟于?|将于?|确保|争取)[^。；\n]{0,6}$")
# 明年…,一季度开工9所; 一季度计划开工9所: a part of a year that a plan names around it lies ahead.
_PARTS = frozenset(("half", "quarter", "front", "months", "break"))
_NEXT_YEAR = re.compile(r"(?:明年|下一年度?)[^。；\n]{0,40}$")
_INTENDED = re.compile(
    r"[，,]?[^，,。；;\n\d按照依]{0,16}?(?:(?<!全年)(?<!年度)(?<![成超原按])计划(?![的数任书生])|力争(?!取(?!得))|预计"
    r"|(?<![超于合])预期(?=[增达实完])|有望|(?<!为)(?<!为了)确保|争取(?=[在到达完实])|拟(?!合|定)"
    r"|(?<!即)将(?=[于在会新建开投增扩完实达继进再组举启推]))(?![^。\n]*(?:实际|已|同比))"
)

# 2035年远景目标 names a goal, 十五五规划纲要 a document; the figures beside them are of another time.
_NAMED = (
    "远景目标",
    "愿景",
    "纲要",
    "的建议",
    "建议",
    "版",
    "修订",
    "民生实事",
    "为民实事",
    "国民经济和社会发展计划",
    "财政预算",
)
# 截至10月底，新增就业1万人，完成全年任务的108%: a part of what the year is to bring, reached by then.
_OF_THE_TASK = re.compile("(?:目标)?(?:任务|计划)(?:目标|总数|数|量)?的")
# 预计前三季度增长6%, printed in October: no plan.  Statistics of a quarter are out within a month and a half.
_AWAITED = timedelta(days=45)
_AS_OF_FORMS = frozenset(("year", "month", "date"))


def find_periods(text: str, issue: DateReading, language: str = "zh") -> list[PeriodSpan]:
    """Return the periods printed in ``text`` in order, not overlapping, resolved at the date of ``issue``.

    Offsets count characters of ``text``.  ``language`` is ``zh``, ``en`` or ``mixed``; English pages are read in
    both languages, because machine translation leaves Chinese clauses standing.  A span with ``base`` (去年同期,
    比上年) is what a change is held against, one with ``vague`` (近日, 连日来) dates an event only loosely.
    """
    return find_at(text, Anchor.of(issue), language)


def find_at(text: str, anchor: Anchor, language: str) -> list[PeriodSpan]:
    """Return what :func:`find_periods` does, at an anchor that holds for many texts."""
    if language == "zh":
        return find_chinese(text, anchor)
    spans = [] if text.isascii() else find_chinese(text, anchor)
    if language != "zh":
        taken = [(span.start, span.end) for span in spans]
        english = period_frames_en.find(text, anchor)
        spans += [span for span in english if not any(span.start < e and s < span.end for s, e in taken)]
        spans.sort(key=lambda span: span.start)
    return spans


def find_chinese(text: str, anchor: Anchor) -> list[PeriodSpan]:
    """Return what :func:`find_at` does of a Chinese text."""
    spans: list[PeriodSpan] = []
    done = 0
    for match, form in SCANNER.scan(text):
        if match.start() < done:
            continue
        at, stop = match.span()
        lead = _LEAD.search(text, max(done, at - 4), at) if at and _opens(text[at - 1]) else None
        tail = _TAIL.match(text, stop) if stop < len(text) and _follows(text[stop]) else None
        span = _framed(match, form, lead, tail, anchor, text)
        if span is not None:
            done = span.end
            spans.append(span)
    return spans


def _opens(char: str) -> bool:
    return char in _LEAD_ENDS or char.isspace()


def _follows(char: str) -> bool:
    return char in _TAIL_STARTS or char.isspace()


def _framed(
    match: re.Match[str],
    form: Form,
    lead: re.Match[str] | None,
    tail: re.Match[str] | None,
    anchor: Anchor,
    text: str,
) -> PeriodSpan | None:
    """Read a candidate in the frame of the words around it: 截至…, 自…以来, …底前."""
    before, after = lead[0].strip() if lead else "", tail[0].strip() if tail else ""
    as_of = before[:1] == "截"
    due = after.endswith("前")
    planned = due or _is_intended(form, match, text, anchor)
    days = form.read(
        match, anchor.looking(0) if as_of else anchor.due() if planned else _unplanned(form, match, anchor)
    )
    if days is None:
        return None
    start, end, kind = days
    at, stop = match.start(), match.end()
    vague = (
        (form.name in ("year", "season", "quarter", "half") and _names_event(text, at, stop))
        or (form.vague and not (form.name == "edge" and (before or due)))
        or text.startswith(_NAMED, match.end())
        or (match[0] == "全年" and _OF_THE_TASK.match(text, match.end()) is not None)
    )
    far = _SINCE_FAR.match(text, match.end()) if before[:1] in ("自", "从") and not after else None
    if after.endswith(("来", "來", "至今", "起", "开始")) or far:
        at = lead.start() if lead and before[0] in "自从" else at
        stop = far.end() if far else tail.end() if tail else stop
        vague = vague and start is None
        ahead = after == "起" and not (start and anchor.end and start <= anchor.end)
        if not (form.name == "plan" and end and anchor.end and end < anchor.end):  # “十四五”以来 ends with the plan
            end = None if ahead else anchor.end
        kind = "during"
    elif as_of or due or (before in ("到", "至") and form.name in _AS_OF_FORMS):
        at = lead.start() if lead and (as_of or before in ("到", "至")) else at
        stop = tail.end() if tail else stop
        start, kind = None, "as_of"
    elif match[0] == "今年" and not planned and start and _DONE.match(text, stop):
        end, kind = anchor.end or end, "during"
    if start is not None and end is not None and start > end:  # a misread digit, or 明年以来: only the start is safe
        end = None
    if form.name == "edge" and end is not None and anchor.month is not None and _is_clause(text, at, match.end()):
        vague, start, kind = False, None, "as_of"
    elif form.name == "year" and match["part"] in _ENDS and start == end and _is_clause(text, at, match.end()):
        start, kind = None, "as_of"
    base = form.base or _is_base(form, match, text)
    return PeriodSpan(at, stop, Period(text[at:stop], start, end, kind), base=base, vague=vague)


_ENDS = ("末", "年末", "底", "年底")
# 年末全县常住人口15万人: what is counted at the end of the year, in a bulletin; 年末修渠 tells what was done then.
_COUNTED = re.compile(
    r"(?!前|将|要|可|力争|计划)[\u4e00-\u9fff（(、]{0,12}?(?:(?:全[区市县省镇]|共|拥|现)有|人口|存栏|饲养量|余额|拥有量|保有量|参保|参加|在校|在园|在岗|从业|共有|实有"
    r"|拥有|各类|各级|享受|企业|机构|医院|医师|护士|人员|教师|学校|合作社|里程|总数|户数|总量|床位|对象|市场主体|个体工商户|失业率|用户|线路|公交车|覆盖率|绿地率)"
)


# …，2021年底，全区公厕达到246座: behind a comma too, where a level follows.
_LEVEL = re.compile(r"[\u4e00-\u9fff“”]{0,14}(?:达到?|共有|拥有|突破|增至|升至|降至|提[高升]到|增加到|发展到)了?\s?\d")


# 召开2024年工作会议, 通报2023年度考评情况: the year is part of a name, and what is told beside it is of the day.
_OPENS_NAME = re.compile(
    "(?:举办|举行|召开|启动|出席|参加|通报|印发|承办)了?(?:全[区市县省国]|[我该本][区市县])?$"
    r"|(?:\d[日号]|当[天日晚])(?:上午|下午|晚)?[,，][\u4e00-\u9fff]{0,6}$"  # 4月9日，石桥县2024年春季培训班开班
)
_EVENT_NAME = re.compile(
    r"[^，。；;\n0-9]{2,18}?(?:会议?|节|赛|行动|活动|仪式|培训班|考评|考核|评价|表彰|方案)(?:情况|结果)?(?=[。，；;、”\n和及在于开举启圆]|$)"
)


def _names_event(text: str, at: int, stop: int) -> bool:
    opens = at > 1 and _OPENS_NAME.search(text, max(0, at - 8), at) is not None
    return opens and _EVENT_NAME.match(text, stop) is not None


def _is_clause(text: str, start: int, end: int) -> bool:
    """Say whether a period stands between two marks (年末，全县常住人口…: how things stand at the end of the year).

    Behind a comma (全年…，年末城镇登记失业率…) it does where what is counted then stands behind it.
    """
    opens = not start or text[start - 1] in "。；;：:\n\u3000"
    if text.startswith(("，", ","), end) and (opens or (text[start - 1] in "，," and _LEVEL.match(text, end + 1))):
        return True
    return (opens or text[start - 1] in "，,") and text[end - 1] == "末" and _COUNTED.match(text, end) is not None


def _unplanned(form: Form, match: re.Match[str], anchor: Anchor) -> Anchor:
    """Return the anchor of a period that no plan names before it; a month may be one that a plan names behind it."""
    if form.name not in ("month", "date") or match["y"] or _INTENDED.match(match.string, match.end()):
        return anchor
    return anchor.plain()


def _is_intended(form: Form, match: re.Match[str], text: str, anchor: Anchor) -> bool:
    """Whether the words around a period are those of a plan."""
    at, stop = match.start(), match.end()
    if (said := _FORWARD.search(text, max(0, at - 12), at)) is not None:
        if not said[0].startswith("预计"):
            return True
        return match[0] != "全年" and not _has_just_ended(form, match, anchor)  # else an estimate of what ends
    if form.name not in _PARTS or match["y"]:
        return False
    return _INTENDED.match(text, stop) is not None or _NEXT_YEAR.search(text, max(0, at - 48), at) is not None


def _has_just_ended(form: Form, match: re.Match[str], anchor: Anchor) -> bool:
    """Say whether a part of a year ended so shortly before the issue that its statistics may be awaited."""
    days = form.read(match, anchor) if form.name in _PARTS else None
    end = None if days is None else days[1]
    return end is not None and anchor.end is not None and timedelta() <= anchor.end - end <= _AWAITED


def _is_base(form: Form, match: re.Match[str], text: str) -> bool:
    """Whether a period is what a figure is held against: 比上年, 较9月底, 与2021年相比."""
    before = max(0, match.start() - 3)
    last = text[match.start() - 1 : match.start()]
    if last not in _HELD_ENDS and not last.isspace():
        return False
    if _HELD_AGAINST.search(text, before, match.start()):
        return True
    with_it = _HELD_WITH.search(text, before, match.start()) is not None
    return with_it and (form.name == "year" or _HELD_BEHIND.match(text, match.end()) is not None)
