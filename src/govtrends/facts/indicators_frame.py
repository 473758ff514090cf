"""From quantities to readings: the clause around each number gives its subject, its change and its status."""

from __future__ import annotations

import re

from govtrends.facts.changes import SHARES, Change, change_before, moved, status_of, with_basis_before, with_month
from govtrends.facts.indicators_around import words_around
from govtrends.facts.indicators_blanks import shifts, without_blanks
from govtrends.facts.indicators_layout import Layout
from govtrends.facts.indicators_lends import InSentence
from govtrends.facts.indicators_reading import Reading
from govtrends.facts.indicators_roles import (
    BASE_LEVEL,
    PIECES,
    SAYS,
    STRAY,
    STRAYED,
    acted_on,
    dealt_with,
    follows_plan,
    level_left,
    shared_approx,
    spent_on,
    verb_of_goods,
    without_expected,
)
from govtrends.facts.indicators_sentences import Sentence
from govtrends.facts.quantities import Quantity, find_in_normal
from govtrends.facts.subjects import subject_of
from govtrends.facts.subjects_around import split_tail, tidy
from govtrends.facts.subjects_finish import LONGEST, Frame, clip, finish
from govtrends.facts.subjects_lent import of_firms, of_house
from govtrends.facts.subjects_lists import distribute
from govtrends.facts.subjects_words import AIMS, COSTS
from govtrends.text.numerals import normal

_LINKS = "、和及与 "
_COMMITTED = re.compile(r"(?:完成|实现|全年|预计)(?=.{2,}(?:收入|额|值|投资|产值|总量|增加|税收))")
_COMMITTED_STARTS = frozenset("完实全预")
_PER_MU = re.compile(r"(?:每亩|亩均)[^，,]{0,6}$")
_PACE = re.compile(r"(年均|累计|同口径|[五三两四0-9]年)(?:分别|实际|名义)?(?:增|提|上升|下降|减|降|年均)")
# 按可比价格计算,同比增长5%: how a growth was reckoned names nothing that grew.
_RECKONED = re.compile(r"按(?:可比|不变|现行|当年)?(?:价格?|口径|美元|人民币)?(?:计算|计)?[，,]?")
_YEARS = re.compile("[0-9一二三四五六七八九十〇]+年[又则]?")
# 浓度为每立方米27微克,同比下降: the level is none of the name's.
_LEVEL = re.compile(r"(?<=..)为(?:每[^，,0-9]{1,5})?[0-9.]+[^，,]{0,8}$")
_WITHOUT = ("扣除", "剔除", "不含")
_REACHED = re.compile(r"(?:达到?|[提增上扩升][高加长升大]?[到至]|降[到至]|为)了?$")
_REACHED_ENDS = frozenset("达到至为了")
_CROSSED = re.compile(r"突破|跨[越过]|[迈站跃]上|迈过")
_CROSSED_STARTS = frozenset("突跨迈站跃")
_SUM = re.compile(r"累计|新增|年均|共(?<!公共)|五年[^来]|5年[^来]")
# 收入从4.6万元和1.7万元分别提高到…: the levels that were left are no part of the subject.
_SET_OUT = re.compile("[从由](?=[^，,]*[0-9])[^，,]*$")
_AIM = re.compile("(?:增速|增长|增幅)?(?:预期)?目标(?:设定|确定|安排|定)?$")
_DIGIT = re.compile(r"[0-9０-９一二两三四五六七八九十百千翻]")
_DIGITS = frozenset("0123456789０１２３４５６７８９一二两三四五六七八九十百千翻")
# How far before its clause the words stand that may promise a figure.
_NEAR = 20
_REACHED_PEOPLE = ("人数", "户数")


def read_chinese(text: str, issue_year: int | None = None) -> list[Reading]:
    """Return the readings of the Chinese quantities of ``text`` in order.

    Blanks inside Chinese words, which OCR and justified columns leave (同 比), are read over; line breaks are not.
    """
    tight, blanks = without_blanks(text)
    plain = normal(tight)
    quantities = find_in_normal(plain)
    if not quantities:
        return []
    layout = Layout.of(plain, issue_year, quantities)
    readings = [_read(layout, index) for index in range(len(quantities))]
    return _with_blanks(blanks, readings) if blanks else readings


def _with_blanks(blanks: list[tuple[int, int]], readings: list[Reading]) -> list[Reading]:
    """Return readings with the offsets of the text as it was before blanks inside words were taken out."""
    shift_at = shifts(blanks)
    for reading in readings:
        low, high = shift_at(reading.clause_start), shift_at(reading.clause_end - 1)
        within = low != high  # most clauses hold no blank
        reading.start += shift_at(reading.start) if within else low
        reading.end += shift_at(reading.end - 1) if within else low
        reading.digit += shift_at(reading.digit) if within else low
        reading.clause_start += low
        reading.clause_end += high
    return readings


def _read(page: Layout, index: int) -> Reading:
    text, quantity = page.text, page.quantities[index]
    start, end, unit = quantity.start, quantity.end, quantity.unit
    clause_start, clause_end = clause = page.clauses[index]
    sentence = page.sentence(index)
    head, tail = words_around(page, index, sentence, clause_start, clause_end)
    change = _change(page, index, head)
    subject = _subject(page, index, clause, head, tail, change)
    if subject.endswith(STRAYED):
        subject = STRAY.sub("", subject)
    subject = subject or _bare_clause(text, quantity, clause)
    page.subjects.append(subject)
    page.changes.append(change)
    status, by_section = _status(page, index, sentence, clause_start, tail, change)
    page.statuses.append(status)
    left = level_left(page, index, head) if change is None else None
    approx = quantity.approx
    if approx is None and page.groups[index] != index:
        approx = shared_approx(page, index)
    return Reading(
        start,
        end,
        start if text[start] in _DIGITS else _first_digit(text, quantity),
        clause_start,
        clause_end,
        quantity.value,
        quantity.unit_name if quantity.per else unit.name,
        _measure(quantity, change),
        subject,
        text[clause_start:clause_end].strip() if sentence.printed is None else sentence.printed,
        quantity.value_max,
        approx,
        None if change is None else change.direction,
        None if change is None else change.basis,
        status,
        quantity.unit_printed,
        by_section,
        change is None and _is_reached(head, tail, text, start),
        left,
    )


def _bare_clause(text: str, quantity: Quantity, clause: tuple[int, int]) -> str:
    """Return the words of a clause that name nothing as a rule would have it, without the number where others stand."""
    words = f"{text[clause[0] : quantity.start]}{text[quantity.end : clause[1]]}".strip()
    return (words if len(words) > 1 else text[clause[0] : clause[1]].strip())[:LONGEST]


def _is_reached(head: str, tail: str, text: str, start: int) -> bool:
    """Say whether a level was arrived at (提高到5亿元, 突破5亿元), which no sum over the time is."""
    if head[-1:] not in _REACHED_ENDS and text[start] not in _CROSSED_STARTS:
        return False
    if head.endswith("为") and tail[:1] not in "，,。；;、（(左以":
        return False  # 为160户家庭改造厨房: those served are no level
    return (_REACHED.search(head) or _CROSSED.match(text, start)) is not None and _SUM.search(head) is None


def _measure(quantity: Quantity, change: Change | None) -> str:
    share = quantity.unit.name in SHARES
    if share:
        return "percent" if change is not None or quantity.unit.name in ("番", "百分点", "千分点") else "rate"
    return "rate" if quantity.per else quantity.unit.measure


def _status(
    page: Layout, index: int, sentence: Sentence, clause_start: int, tail: str, change: Change | None
) -> tuple[str, bool]:
    """Return the status that the words around a number or its section give it, and whether it is the section's."""
    quantity = page.quantities[index]
    start = quantity.start
    if sentence.promises or "将" in tail:
        near = max(clause_start - _NEAR, sentence.span[0])
        stated = status_of(page.text[near:start], tail, page.issue_year, aims=sentence.aimed <= start)
        if stated is not None:
            return stated, False
    if page.ahead and page.lies_ahead(start):
        return "target" if change is not None or quantity.unit.measure == "rate" else "planned", True
    if not page.statuses or page.statuses[-1] == "result":
        return "result", False
    return follows_plan(page, index, clause_start, start), False


def _change(page: Layout, index: int, head: str) -> Change | None:
    quantity = page.quantities[index]
    given = page.basis(quantity) if page.bases else None
    change = change_before(head, quantity.unit.name, quantity.unit.measure, given)
    first = page.groups[index]
    if quantity.unit.name == "番":
        return Change("up", change.basis if change else "unspecified", change.at if change else len(head))
    if change is not None and change.at == 0 and change.basis == "unspecified" and index == first:
        change = with_basis_before(change, head, page.clause_before(page.clauses[index][0]))
    if change is not None and change.basis == "unspecified" and "月" in head:
        change = with_month(change, head, page.text[page.sentences[index][0] : quantity.start])
    if change is None and first != index and page.quantities[first].unit == quantity.unit:
        return page.changes[first]
    return change


def _subject(page: Layout, index: int, clause: tuple[int, int], head: str, tail: str, change: Change | None) -> str:
    clause_start = clause[0]
    quantity, first, follows = page.quantities[index], page.groups[index], page.alike[index]
    unit, listed = quantity.unit, page.sizes[first]
    if listed > 1:
        shared = _from_list(page, index, listed, clause_start)
        if shared:
            return shared
    last = page.subjects[index - 1] if follows else ""
    borrowed = None
    if unit.measure == "money" and last.endswith(_REACHED_PEOPLE) and tidy(head) in COSTS:
        borrowed = last = page.work_before(index) or last  # 改造小区27个,惠及居民900户,总投资9亿元
    frame = InSentence(page, index, head, tail, last, borrowed)
    if change is not None:
        return _changed_subject(page, index, clause_start, frame, change)
    if unit.measure in PIECES and (done := acted_on(page, index, clause) or dealt_with(page, index, head, tail)):
        return finish(done, frame)
    if unit.measure == "money" and (works := spent_on(page, index, head, tail)):
        return clip(works)
    if frame.last and head[-1:] == "的" and BASE_LEVEL.match(head):
        return frame.last
    if listed > 1 and index < first + listed - 1:
        shared = page.last_tail(index)
        bare = not page.text[page.quantities[first].end : page.quantities[first + 1].start].strip(_LINKS)
        if not tail.strip(_LINKS):
            frame.tail = shared
        elif bare and unit.measure == "count":
            frame.tail = split_tail(shared)[0] + tail
    if unit.name == "人":
        if page.text.startswith("口人", quantity.end - 2):
            return "人口"
        if (
            tail[:1] in ("口", "民") and page.text[quantity.end - 1] == "人"
        ):  # 13亿人口, 六亿人民: 人 belongs to the noun
            frame.tail = f"人{tail}"
    if follows and (verb := verb_of_goods(page, index, head, tail)):
        return finish(verb + of_house(tidy(head), last), frame)
    subject = subject_of(frame)
    return committed(subject) if subject[:1] in _COMMITTED_STARTS else subject


def committed(subject: str) -> str:
    """Return a subject without the verb that says its sum was made (完成投资额)."""
    made = _COMMITTED.match(subject)
    return subject if made is None else subject[made.end() :]


def _changed_subject(page: Layout, index: int, clause_start: int, frame: Frame, change: Change) -> str:
    """Return what rose or fell: the words before the verb, else what the number before spoke of.

    A yearly mean or a sum over years is another series than the year's own growth, and a total without a part
    (扣除…后) another than the total: the words stay in the subject.
    """
    words = tidy(without_expected(frame.head[: change.at])) if page.groups[index] == index else ""
    words = _AIM.sub("", words) if "目标" in words else words
    words = of_firms(words, frame.last) if words else ""
    if words.startswith("按") and (reckoned := _RECKONED.match(words)) is not None:
        words = words[reckoned.end() :]
    pace = _pace(frame.head)
    before = page.clause_before(clause_start)
    if len(words) >= 2 and words not in AIMS and _YEARS.fullmatch(words) is None:
        subject = committed(finish(words, frame))
        if before.startswith(_WITHOUT):
            subject = before + subject
    elif index and (page.alike[index] or (SAYS.search(before) and page.changes[index - 1] is not None)):
        subject = page.spoken_of(index)
    else:
        subject = finish(tidy(moved(_LEVEL.sub("", before) if "为" in before else before)), frame)
    if frame.unit.measure == "weight" and _PER_MU.search(frame.head) and not subject.endswith("亩产"):
        subject += "亩产"  # 每亩增产25斤
    return subject + pace[1] if pace is not None and pace[1] not in subject else subject


def _pace(head: str) -> re.Match[str] | None:
    """Return the words of a yearly mean or a sum over years before a change (年均增长)."""
    return _PACE.search(head) if "年" in head or "累计" in head or "同口径" in head else None


def _from_list(page: Layout, index: int, listed: int, clause_start: int) -> str:
    """Return this number's part of a shared subject (城镇和农村居民收入分别增长4.4%、5.6%), or an empty string."""
    first = page.groups[index]
    head, unit = page.text[clause_start : page.quantities[first].start], page.quantities[first].unit
    follows = first >= listed and page.groups[first - 1] == first - listed  # a list of as many stands right before
    # 城乡居民收入增长5.3%、8.1%: the two need no 分别.
    pair = listed == 2 and "城乡" in head and unit == page.quantities[first + 1].unit
    if "分别" not in head and not pair and not follows:
        return ""
    change = change_before(head, unit.name, unit.measure)
    words = tidy(_SET_OUT.sub("", head[: change.at if change else len(head)].partition("分别")[0]))
    if change and not words and follows:
        return page.subjects[index - listed]
    if change and not words and "分别" in head and first >= listed and all(page.alike[first - listed + 1 : first + 1]):
        return page.subjects[index - listed]  # 接待游客5万人次,实现收入3亿元,分别增长4%、5%
    if "分别" not in head and not pair:
        return ""
    words = words or tidy(moved(page.clause_before(clause_start)))
    parts = distribute(words, listed) if not pair or "分别" in head or words.startswith("城乡") else []
    if not parts:
        return ""
    subject = finish(parts[index - first], Frame(head, "", page.quantities[index].unit, False))
    pace = _pace(head) if change is not None else None
    return subject + pace[1] if pace is not None and pace[1] not in subject else subject


def _first_digit(text: str, quantity: Quantity) -> int:
    match = _DIGIT.search(text, quantity.start, quantity.end)
    return match.start() if match is not None else quantity.start
