"""The forms in which Chinese papers print a period, and how each becomes days."""

from __future__ import annotations

import re
from datetime import timedelta

from govtrends.facts.period_forms import CONGRESSES, Anchor, Days, Form, Scanner, five_year_plan, last_years, whole_year
from govtrends.facts.period_forms import months as month_span
from govtrends.facts.period_holidays import PRINTED, holiday, school_term
from govtrends.facts.period_spots import FEW, HELD, spot
from govtrends.text.calendar import make_date, month_before, month_end, small_number, year_number

_N = r"(?:\d\s?\d?|[一二三四五六七八九十]{1,3})"
_FOUR = r"(?:(?:19|20)\s?\d\s?\d|[１２][０-９]{3}|[一二][〇零○OＯ一二三四五六七八九]{3})"
_Y = rf"(?:(?<!\d){_FOUR}\s?年|今年|去年|(?<!以)上一?年|前年|明年|本年|全年)"
_DASH = r"\s?(?:[-—–―~～－]{1,2}|至|到)\s?"
_OF = r"(?:度|的)?\s?"
# A month or day of the Gregorian calendar begins with a digit that continues no other number (3.5, 1,200).
_FREE = r"(?<!\d)(?<!\d[.,])"
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 2)}
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}


_USUAL_AHEAD = Anchor().ahead


def _year(text: str | None, anchor: Anchor, month: int | None = None) -> int | None:
    """Return the year that ``text`` prints; without one, that of ``month`` as the anchor sees it."""
    if not text:
        return anchor.year if month is None else anchor.year_for(month)
    if text == "全年":  # in January and February a paper sums up the year that has ended
        # ... and promises for the one that has begun (确保全年完成)
        early = anchor.month is not None and anchor.month.month <= 2 and anchor.ahead <= _USUAL_AHEAD
        return None if anchor.year is None else anchor.year - early
    if text in _RELATIVE:
        return None if anchor.year is None else anchor.year + _RELATIVE[text]
    return year_number(text)


def _year_of_part(text: str | None, anchor: Anchor, first: int, last: int) -> int | None:
    """Return the year that ``text`` prints; without one, that of the months ``first`` to ``last``."""
    return _year(text, anchor) if text else anchor.year_of_part(first, last)


def _number(text: str | None, low: int, high: int) -> int | None:
    value = small_number(text) if text else None
    return value if value is not None and low <= value <= high else None


def _iso(match: re.Match[str], anchor: Anchor) -> Days | None:
    day = make_date(int(match["y"]), int(match["m"]), int(match["d"]))
    return None if day is None else (day, day, "point")


def _date(match: re.Match[str], anchor: Anchor) -> Days | None:
    month, day = _number(match["m"], 1, 12), _number(match["d"], 1, 31)
    if month is None or day is None:
        return None
    year = _year(match["y"], anchor, month)
    first = make_date(year, month, day)
    if first is None and year is not None:
        return None
    if not match["d2"]:
        return first, first, "point"
    month2 = _number(match["m2"], 1, 12) or month
    year2 = year_number(match["y2"]) if match["y2"] else year
    if year2 is not None and not match["y2"] and month2 < month:
        year2 += 1
    last = make_date(year2, month2, _number(match["d2"], 1, 31))
    return first, last, "range"


def _months(match: re.Match[str], anchor: Anchor) -> Days | None:
    first, last = _number(match["m"], 1, 12), _number(match["m2"], 1, 12)
    if first is None or last is None or (first == last and not match["y2"]):
        return None
    year = _year_of_part(match["y"], anchor, first, last)
    if match["y2"]:
        year2 = year_number(match["y2"])
        year = year if match["y"] else year2
    else:
        year2 = None if year is None else year + (first > last)
    return month_span(year, first, last, "range", year2)


def _half(match: re.Match[str], anchor: Anchor) -> Days:
    first = 1 if match["half"] == "上" else 7
    return month_span(_year_of_part(match["y"], anchor, first, first + 5), first, first + 5, "half")


def _quarter(match: re.Match[str], anchor: Anchor) -> Days | None:
    if match["front"]:
        first, last = 1, small_number(match["front"]) or 2
    else:
        first = small_number(match["q"] or "一") or 1
        last = small_number(match["q2"]) or first if match["q2"] else first
    year = _year_of_part(match["y"], anchor, first * 3 - 2, last * 3)
    return month_span(year, first * 3 - 2, last * 3, "quarter" if first == last else "range")


def _front(match: re.Match[str], anchor: Anchor) -> Days | None:
    last = _number(match["n"], 2, 11)
    return None if last is None else month_span(_year_of_part(match["y"], anchor, 1, last), 1, last, "range")


def _month(match: re.Match[str], anchor: Anchor) -> Days | None:
    month = _number(match["m"], 1, 12)
    if month is None:
        return None
    year = _year(match["y"], anchor, month)
    part = match["part"]
    if year is None:
        return None, None, "month"
    last = month_end(year, month)
    days = {
        "上旬": (1, 10),
        "中旬": (11, 20),
        "下旬": (21, last.day),
        "底": (last.day, last.day),
    }
    if part == "末":  # as statistics print what stands at the end of a month
        return None, last, "as_of"
    first, final = days.get(part or "", (1, 10 if part == "初" else last.day))
    return last.replace(day=first), last.replace(day=final), "range" if part else "month"


def _years(match: re.Match[str], anchor: Anchor) -> Days | None:
    first, last = year_number(match["y"]), year_number(match["y2"])
    if first is None or last is None or last <= first:
        return None
    return make_date(first, 1, 1), make_date(last, 12, 31), "range"


def _same_period(match: re.Match[str], anchor: Anchor) -> Days:
    if anchor.year is None or anchor.end is None:
        return None, None, "during"
    end = month_end(anchor.year - 1, anchor.end.month)
    return make_date(anchor.year - 1, 1, 1), end, "during"


_PLAN = re.compile(r"(?P<n>十[一二三四五六]?)五|第(?P<nth>十[一二三四五六]?)个五年")


def _plan(match: re.Match[str], anchor: Anchor) -> Days | None:
    number = _PLAN.search(match[0])
    if number is None:
        return None
    first, last = five_year_plan(small_number(number["n"] or number["nth"]) or 0)
    if (named := match["edge"] or match["end"]) is not None:  # “十四五”收官之年 is one year of the plan, not the plan
        return whole_year(first.year if named in ("开局", "起步", "首", "第一") else last.year)
    return first, last, "during"


def _congress(match: re.Match[str], anchor: Anchor) -> Days:
    return CONGRESSES[match["n"]], anchor.end, "during"


def _season(match: re.Match[str], anchor: Anchor) -> Days:
    first, last = _SEASONS[match["s"]]
    year = _year(match["y"], anchor)
    return month_span(year, first, last, "range", year + 1 if year and last < first else year)


_STILL_TO_DO = ("目标", "任务", "计划", "预算", "预期", "指标", "工作", "的")


def _is_over(match: re.Match[str], anchor: Anchor) -> bool:
    """Say whether 全年 in the first half of a year sums up the one before: what a year is to bring has a name."""
    early = anchor.month is not None and anchor.month.month <= 6 and anchor.ahead <= _USUAL_AHEAD
    return early and not match.string.startswith(_STILL_TO_DO, match.end())


def _whole(match: re.Match[str], anchor: Anchor) -> Days | None:
    year = _year(match["y"], anchor)
    if year is not None and match["y"] == "全年" and year == anchor.year and _is_over(match, anchor):
        return whole_year(year - 1)
    if year is None or not match["part"]:
        return whole_year(year)
    if match["part"][-1] == "初":
        return make_date(year, 1, 1), None, "point"
    return make_date(year, 12, 31), make_date(year, 12, 31), "point"


def _edge(match: re.Match[str], anchor: Anchor) -> Days:
    if match["of"] == "年" and anchor.year is not None:
        if match["part"] == "初":
            return make_date(anchor.year, 1, 1), None, "point"
        year = anchor.year_for(12)
        return make_date(year, 12, 31), make_date(year, 12, 31), "point"
    if match["of"] == "月" and anchor.month is not None and match["part"] != "初":
        last = month_end(anchor.month.year, anchor.month.month)
        return last, last, "point"
    return None, None, "point"


def _this_month(match: re.Match[str], anchor: Anchor) -> Days:
    if anchor.month is None:
        return None, None, "month"
    first = anchor.month
    if match["which"] == "上":
        first = month_before(first)
    elif match["which"] == "下":
        first = month_end(first.year, first.month) + timedelta(days=1)
    return month_span(first.year, first.month, first.month, "month")


def _day(match: re.Match[str], anchor: Anchor) -> Days:
    if anchor.day is None:
        return None, None, "point"
    day = anchor.day - timedelta(days="今昨前".index(match["which"]))
    return day, day, "point"


def _break(match: re.Match[str], anchor: Anchor) -> Days:
    year = _year(match["y"], anchor) if match["y"] or anchor.month is None else None
    days = holiday(match["name"], year, anchor.end, coming=anchor.ahead > _USUAL_AHEAD)
    return (None, None, "during") if days is None else (*days, "range")


def _last(match: re.Match[str], anchor: Anchor) -> Days | None:
    count = small_number(match["n"] or match["n2"])
    return None if count is None else last_years(count, anchor)


FORMS = (
    Form("iso", r"(?<!\d)(?P<y>(?:19|20)\d\d)[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)", _iso),
    Form(
        "date",
        rf"(?:(?P<y>{_Y}){_OF})?{_FREE}(?P<m>{_N})\s?月\s?(?P<d>{_N})\s?(?:[日号]|(?={_DASH}{_N}\s?[日号]))"
        rf"(?:{_DASH}(?P<y2>{_FOUR}\s?年\s?)?(?:(?P<m2>{_N})\s?月\s?)?(?P<d2>{_N})\s?[日号])?",
        _date,
    ),
    Form(
        "months",
        rf"(?:(?P<y>{_Y}){_OF})?{_FREE}(?P<m>{_N})\s?月?(?:份)?{_DASH}(?P<y2>{_FOUR}\s?年\s?)?(?P<m2>{_N})\s?月份?"
        rf"(?!\s?{_N}\s?[日号])",
        _months,
    ),
    Form("half", rf"(?:(?P<y>{_Y}){_OF})?(?P<half>[上下])半年", _half),
    Form(
        "quarter",
        rf"(?:(?P<y>{_Y}){_OF})?(?:前(?P<front>[二两三23])个?季度|首(?:个)?季度"
        r"|第?(?<!\d)(?P<q>[一二三四1-4])(?:(?:[、和,]|季度至|[-—至])第?(?P<q2>[二三四2-4]))?季度)",
        _quarter,
    ),
    Form(
        "front",
        rf"(?:(?P<y>{_Y}){_OF})?[前头](?P<n>{_N})\s?(?:个月|(?<![此之以年日月天会][前头]\d)月(?!\s?\d))",
        _front,
    ),
    Form(
        "month",
        rf"(?:(?P<y>{_Y}){_OF}(?=[\d一二三四五六七八九十])|(?<!\d)(?<!\d[.,])(?=\d)|(?={_N}月(?:份|[上中下]旬|底|末|初)))"
        rf"(?P<m>{_N})\s?月(?:份)?(?P<part>[上中下]旬|底|末|初)?(?!\s?\d)",
        _month,
    ),
    Form("years", rf"(?<!\d)(?P<y>{_FOUR})\s?年?度?{_DASH}(?P<y2>{_FOUR})\s?年度?", _years),
    Form("same", r"(?:去年|(?<!以)上一?年)同期", _same_period, base=True),
    Form(
        "plan",
        r"(?:[\"“「'‘](?P<n>十[一二三四五六]?)五[\"”」'’]|(?:十[一二三四五六]五)|十五(?=规划|计划|时期|期间)"
        r"|第十[一二三四五六]?个五年)\s?(?:规划|计划)?"
        r"(?:时期|期间|的?(?P<edge>开局|起步|首|第一|收官|最后一)之?年|(?P<end>期?末))?",
        _plan,
    ),
    Form("congress", r"党的(?P<n>十[六七八九]|二十)大(?=召开以来|以来)", _congress),
    Form("break", rf"(?:(?P<y>{_Y}){_OF})?(?P<name>{PRINTED})(?:期间)?", _break),
    Form("season", rf"(?P<y>{_Y})(?P<s>[春夏秋冬])[季天]", _season),
    Form("seasonal", r"(?P<y>)(?P<s>[春夏秋冬])季", _season, vague=True),
    Form("year", rf"(?P<y>{_Y})(?:度)?(?P<part>年?底|年?末|年?初(?!步|中|级))?", _whole),
    Form(
        "now",
        r"(?<![节项题栏数科书])目前(?:为止)?|当前|现阶段|现已|现?如今|而今|现在(?=[，,已共有全可])|迄今(?:为止)?|至今",
        lambda m, a: (None, a.end, "as_of"),
    ),
    Form("last", rf"(?:近|过去的?|最近)\s?(?P<n>{_N}|两)\s?年(?:来|间)?|(?<![十百])(?P<n2>[一三五十])年来", _last),
    Form("term", "[本这]学期", lambda match, anchor: school_term(anchor)),
    Form("this", r"(?P<which>[本上下])个?月(?:份)?", _this_month),
    Form("edge", r"(?P<of>[年月])(?P<part>[底末]|初(?!步|中|级))", _edge, vague=True),
    Form("day", r"(?P<which>[今昨])[天日](?!后)", _day),
    Form(
        "loose",
        r"连日来?|近日|近期|近段时间|近年来|近些年来?|最近|日前|前不久|不久前",
        lambda m, a: (None, a.end, "during"),
        True,
    ),
    Form(
        "event",
        r"(?:疫情|春节|国庆|中秋|端午|清明|元旦|[“\"]?五一[”\"]?|双节|节日|假日|暑期|寒假|暑假|汛期|防汛|春运|两会)(?:假期)?期间",
        lambda match, anchor: (None, None, "during"),
    ),
    Form("holiday", r"暑[期假]|寒假", lambda match, anchor: (None, None, "during"), vague=True),
    Form(
        "since",
        r"(?:[开启]动|开展|实施|成立|开通|运行|投用|入[春夏秋冬汛]|开春|开学)(?=以[来來])",
        lambda m, a: (None, None, "during"),
        True,
    ),
)
SCANNER = Scanner.of(FORMS, spot(), HELD, few=FEW)
