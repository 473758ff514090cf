"""English quantities, machine-translated ones included."""

from __future__ import annotations

from itertools import pairwise

import pytest

from govtrends.facts.english import find_english
from govtrends.facts.english_numbers import sentence_ends


@pytest.mark.parametrize(
    ("text", "value", "unit", "approx"),
    [
        ("plant over 2 million square meters in grass", 2000000, "平方米", "at_least"),
        ("a county of 1,830 square kilometers", 1830, "平方公里", None),
        ("issued 12.45 million yuan of subsidies", 12450000, "元", None),
        ("nearly 3,100 households were visited", 3100, "户", "nearly"),
        ("recruited 210 full -time teachers", 210, "人", None),
        ("benefit residents 64,000, easing their burden", 64000, "人", None),
        ("its resident population was 1.2 million.", 1200000, "人", None),
        ("integrating 18 assistance policies", 18, "个", None),
        ("clear about 900 tons of waste", 900, "吨", "about"),
        ("held a dispatch meeting 4 times", 4, "次", None),
        ("hold three coordination meetings", 3, "个", None),
        ("support 22 low -income families college fees", 22, "户", None),
        ("its coverage rate of 71.5%", 71.5, "%", None),
    ],
)
def test_reads_value_unit_and_approximation(text: str, value: float, unit: str, approx: str | None) -> None:
    (found,) = find_english(text)
    assert (found.value, found.unit, found.approx) == (value, unit, approx)


@pytest.mark.parametrize(
    "text",
    [
        "On October 12, the meeting was held in 2022.",
        "the 15th national games",
        "a 15 -minute service circle",
        "dial the 12345 hotline",
        "for advice call 12345",
        "one of the top 100 towns for 12 consecutive years",
        'the "1+3+N" model',
        "focus on the six fields",
        "each village sends 2 representatives",
        "version 2.0 of the platform",
    ],
)
def test_what_measures_nothing_gives_nothing(text: str) -> None:
    assert [found.value for found in find_english(text)] == []


@pytest.mark.parametrize(
    ("text", "direction", "basis"),
    [
        ("complaints decreased by 12% year -on -year", "down", "yoy"),
        ("Increasing the standard of aid by more than 10%", "up", "unspecified"),
        ("sales rose 3.2% month-on-month", "up", "mom"),
        ("accidents fell by 8% compared with last year", "down", "vs_last_year"),
    ],
)
def test_a_percentage_that_is_a_change(text: str, direction: str, basis: str) -> None:
    (found,) = find_english(text)
    assert (found.measure, found.direction, found.basis) == ("percent", direction, basis)


def test_the_subject_keeps_the_printed_words() -> None:
    found = find_english("complete 57 custom bus lines, and issued 3 million yuan of charity funds.")
    assert [item.subject for item in found] == ["custom bus lines", "issued charity funds"]


def test_a_level_is_no_change() -> None:
    (found,) = find_english("the pass rate of drivers reached 98%")
    assert (found.measure, found.direction) == ("rate", None)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("The bureau distributed 2,400 copies of safety leaflets, benefiting 6,300 households.",
         ["copies safety leaflets", "households benefiting from copies safety leaflets"]),
        ("Staff collected information of 940 people.", ["people collected information"]),
        ("Some 310 shows of rural puppet films were given.", ["shows rural puppet films given"]),
        ("Recruited 381 nurses in towns and villages.", ["nurses Recruited"]),
        ("A total of 21,300,500 mu (1420,033 ha.) of reed marsh was restored, a rate of 97.5%.",
         ["reed marsh restored", "reed marsh restored rate"]),
        ("Outlays of 1.8 billion yuan speed up the bridges.", ["Outlays"]),
        ("The rent of public stalls was raised from 610 yuan to 655 yuan.",
         ["rent public stalls raised"] * 2),
        ("but the road is only 6 metres wide", ["road wide"]),
    ],
)  # fmt: skip
def test_a_bare_noun_takes_its_phrase_or_its_verb(text: str, subjects: list[str]) -> None:
    assert [found.subject for found in find_english(text)] == subjects


def test_respectively_pairs_nouns_and_numbers_in_order() -> None:
    found = find_english("Wheat, maize and cotton output rose by 3%, 4% and 5% respectively compared with last year.")
    assert [(item.subject, item.direction, item.basis) for item in found] == [
        ("Wheat", "up", "vs_last_year"),
        ("maize", "up", "vs_last_year"),
        ("cotton output", "up", "vs_last_year"),
    ]


def test_a_second_respectively_takes_the_nouns_of_the_first() -> None:
    found = find_english(
        "31 million yuan and 12 million yuan were spent respectively on winter fuel funds and school meals,"
        " a year-on-year growth of 11.4%, 8.1% respectively."
    )
    assert [item.subject for item in found] == ["winter fuel funds", "school meals"] * 2
    assert [item.basis for item in found] == [None, None, "yoy", "yoy"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Seven projects were selected as models.", 7, "个"),
        ("The street built three kindergartens.", 3, "所"),
        ("more than 1,200 person -times of volunteers took part", 1200, "人次"),
        ("a total of 394 cases of theft were cracked", 394, "个"),
    ],
)
def test_spelt_counts_times_and_doubtful_classifiers(text: str, value: float, unit: str) -> None:
    (found,) = find_english(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["Two committees met.", "Three years later he left.", "rely on the three guarantees"])
def test_spelt_numbers_that_count_nothing(text: str) -> None:
    assert find_english(text) == []


@pytest.mark.parametrize(
    ("text", "value", "approx"),
    [
        ("The orchard invested 3 million 400 thousand yuan.", 3_400_000, None),
        ("The orchard invested more than 2 billion 700 million yuan.", 2_700_000_000, "at_least"),
        ("Northshire visited more than and 70 orphans.", 70, "at_least"),
    ],
)
def test_a_sum_printed_scale_by_scale_is_one_figure(text: str, value: float, approx: str | None) -> None:
    (row,) = find_english(text)
    assert (row.value, row.approx) == (value, approx)


def test_a_scale_that_does_not_fall_begins_another_figure() -> None:
    values = [row.value for row in find_english("The orchard planted 7 thousand trees, 8 million 3 million lamps.")]
    assert values == [7_000, 8_000_000, 3_000_000]


@pytest.mark.parametrize(
    ("text", "value", "value_max"),
    [
        ("Between 3 and 5 bins stand in each lane.", 3, 5),
        ("Some 1,200 to 1,500 visitors came on every holiday.", 1200, 1500),
    ],
)
def test_a_range_is_one_figure(text: str, value: float, value_max: float) -> None:
    (row,) = find_english(text)
    assert (row.value, row.value_max) == (value, value_max)


def test_from_and_to_are_two_figures() -> None:
    assert [row.value for row in find_english("The number of clinics rose from 13 to 25 clinics.")][-1:] == [25]


def test_an_adjective_alone_gets_the_noun_of_its_list() -> None:
    rows = find_english("Urban and rural incomes grew by 4.4% and 5.6% respectively.")
    assert [(row.subject, row.value) for row in rows] == [("Urban incomes", 4.4), ("rural incomes", 5.6)]


def test_the_verb_of_another_number_is_not_borrowed() -> None:
    rows = find_english("Nearly 900 hidden dangers were found and 4,873 households were visited.")
    assert [row.subject for row in rows] == ["hidden dangers found", "households visited"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("invest more than 30 million yuan to build 12 village clinics", "village clinics investment"),
        ("Investment of 1.4 billion yuan promoted completion of 6 new hospitals.", "new hospitals investment"),
        ("and 5.2 million yuan was distributed for various kinds of heating grants.", "heating grants distributed"),
        ("the annual average of 9 million yuan in travel grants is issued", "travel grants issued"),
        ("repair 31 old bridges, benefit 4,200 people in the hills;", "people benefited"),
        ("to ensure the daily meals of 5,100 people.", "people ensured daily meals"),
        ("During the visits, 812 households in great need, mending roofs.", "households need"),
        ("the open transfer trucks are full of 80 tons of kitchen waste per day", "kitchen waste"),
        ("fine dust can be lowered by 3.1%year -on -year.", "fine dust"),
        ("the troupe completed 214 shows a year a year.", "shows completed"),
        ("start construction of 7 day care centers", "day care centers"),
        ("At present, 2,150 in-service teachers in the county have signed.", "in service teachers"),
        ("The freight volume of the river accounted for 41.5% of the whole county.", "freight volume river"),
        ("the waiting time has been shortened by 30 percent.", "waiting time"),
        ("the town had 4,100 boats, of which 320 were newly painted in May.", "boats painted"),
    ],
)
def test_what_bare_verbs_and_amounts_are_about(text: str, subject: str) -> None:
    assert subject in [found.subject for found in find_english(text)]


def test_a_number_may_open_the_next_sentence() -> None:
    text = "9 mu had been dug by July. 41 canals were cleaned; see No. 5, Sept. 22 and approx. 30 wells. Done."
    ends = (0, *sentence_ends(text), len(text))
    assert [text[low:high].split()[0] for low, high in pairwise(ends)] == ["9", "41", "Done."]
