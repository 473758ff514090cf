"""English numbers without a noun of their own, and what bare nouns take from the words around them."""

from __future__ import annotations

import pytest

from govtrends.facts.english import find_english
from govtrends.facts.english_verbs import status


def read(text: str) -> list[tuple[float, str, str]]:
    return [(row.value, row.subject, row.unit) for row in find_english(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The number of open ditches fell from 114 to 9, with a rate of 92%.", (9, "number open ditches", "个")),
        ("The town has 72 canal stations, and 11 more will be added.", (11, "canal stations", "个")),
        ("Noise accounted for 431, dirty water 106, kitchen smoke 38 and waste 2.", (38, "kitchen smoke", "个")),
        ("Noise accounted for 431, dirty water 106, kitchen smoke 38 and waste 2.", (2, "waste", "个")),
        ("In June, there were 30 days of good air.", (30, "good air days", "天")),
        (
            "The number of clean air days was 156 days, 24 days more than last year.",
            (24, "number clean air days", "天"),
        ),
        (
            "built 13 water stations, covering 27 villages and 630 households",
            (27, "villages covered by water stations", "个"),
        ),
        (
            "built 13 water stations, covering 27 villages and 630 households",
            (630, "households covered by water stations", "户"),
        ),
        ("The volume of parcels was 286 pieces.", (286, "volume parcels", "个")),
        ("built 240 sets of dry housing. The target is 310 sets.", (310, "sets dry housing", "套")),
        ("The town organized 86 villagers to clean the old canal.", (86, "villagers organized clean old canal", "人")),
        ("deliver meals to 43 people with limited mobility.", (43, "people with limited mobility", "人")),
        ("The canteen serves about 260 seniors a day.", (260, "seniors served", "人")),
        ("Last year, 43 sites were punished and fined 12 million yuan.", (12e6, "fines sites punished", "元")),
        ("The town spent 21 million yuan on school kitchens.", (21e6, "school kitchens spending", "元")),
        ("a person for each section. 96 volunteers are on duty.", (96, "volunteers", "人")),
    ],
)
def test_what_follows_another_number(text: str, expected: tuple[float, str, str]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent 640 police and traffic police to the fair.", (640, "police and traffic police", "人")),
        ("The town opened 17 police posts.", (17, "police posts", "个")),
        ("Some 70 dance and opera groups were there.", (70, "dance and opera groups", "个")),
        ("The club mended 45 household heaters.", (45, "household heaters", "个")),
        ("9 nursing homes and 14 homes were visited.", (9, "nursing homes", "个")),
        ("26 tea rooms were opened.", (26, "tea rooms opened", "个")),
        ("cleared 31 fruit stands and fined 6 trucks", (31, "fruit stands", "个")),
        ("82 inns, baths and other premises have been checked.", (82, "inns baths other premises checked", "个")),
        ("51 shops and inns were fined.", (51, "shops inns fined", "个")),
        ("The town has 4,200 market entities.", (4200, "market entities", "户")),
        ("The street held 19 such fairs.", (19, "fairs held", "个")),
        ("They gave 21,000 hours of free lessons.", (21000, "free lessons hours", "小时")),
        ("two-thirds of the lanes were paved", (2 / 3, "lanes paved", "比例")),
        ("over three quarters of the flats were sold", (0.75, "flats sold", "比例")),
        ("Twenty-six wells were dug, and ninety-one thousand lamps hung.", (91000, "lamps hung", "盏")),
        ("Forty-four villages were visited.", (44, "villages visited", "个")),
        (
            "the enrolment rate of key groups such as widows, veterans and orphans has reached 84%",
            (84, "enrolment rate key groups", "%"),
        ),
        ("the survival rate of seedlings planted in 2019 is 91%", (91, "survival rate seedlings planted", "%")),
        (
            "9 new and rebuilt schools were planned, of which 6 have been opened",
            (6, "new and rebuilt schools planned opened", "所"),
        ),
        ("the town had 98 wells, of which 61 were deep ones", (61, "wells", "个")),
        ("the rent was 789 yuan, and this year it has been raised to 867 yuan.", (867, "rent", "元")),
        ("1,320 people in the district enjoyed the winter allowance", (1320, "people enjoyed winter allowance", "人")),
        ("78 merchants have installed the smoke filters", (78, "merchants installed smoke filters", "个")),
        ("The number of calls about dust received by the hotline fell by 31%", (31, "number calls dust", "%")),
        ("nearly 90 teachers and pupils sang", (90, "teachers", "人")),
        ("nearly 90 teachers and students sang", (90, "teachers and students", "人")),
        ("the street raised 46,000 yuan and built three bridges", (46000, "bridges raised", "元")),
        ("thefts near the lake, which people dreaded, fell by 41 percent", (41, "thefts near lake", "%")),
        ("22 round-the-clock reading rooms opened", (22, "round the clock reading rooms", "个")),
        ("built 40 wells with 13 million yuan. Water now flows in 19 of them", (19, "wells built", "个")),
        ("The town now has 460 of these volunteers", (460, "volunteers", "人")),
        ("for 214 disabled and solitary elderly people", (214, "disabled and solitary elderly people", "人")),
        (
            "the district has invested 86 million yuan to renovate 27 old bridges",
            (86e6, "old bridges investment", "元"),
        ),
        ("The post received nine police reports of fraud", (9, "police reports fraud", "个")),
        ("appointed 24 river chiefs and 18 school guards", (24, "river chiefs", "人")),
        (
            "The street offers after-school service, and 900 students have taken part in it",
            (900, "students participated after-school service", "人"),
        ),
        ("the number of the audience reached 9,300 person-times", (9300, "audience", "人次")),
        ("reported 872 matters, 97.6% of which were settled", (97.6, "matters reported settled", "%")),
        ("6,000 leaflets on the prevention of floods were handed out", (6000, "leaflets handed", "个")),
        ("held 94 job fairs, providing 36,000 jobs", (36000, "jobs provided", "个")),
        ("14 illegal buildings along the canal were removed", (14, "illegal buildings", "处")),
        ('a scheme of "one call for all". Here, 37 items are done', (37, "items done", "个")),
    ],
)
def test_what_is_counted_together_or_in_words(text: str, expected: tuple[float, str, str]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Compared with the same period last year, the number of thefts, counted daily, fell by 12%.", "yoy"),
        ("Complaints about dust fell by 7% compared with May.", "mom"),
        ("Complaints about dust fell by 7%.", "unspecified"),
        ("Complaints about dust fell by 7% from a year earlier.", "yoy"),
    ],
)
def test_what_a_change_is_held_against(text: str, basis: str) -> None:
    (row,) = find_english(text)
    assert (row.direction, row.basis) == ("down", basis)


@pytest.mark.parametrize(
    "text",
    [
        "In the first three quarters of the year they met.",
        "Three quarters of 2022 passed.",
        "They met for 30 hours of talks.",
        "Half of them were aged between 21 and 30.",
        "The work took 30 days of rain and mud.",
        "Each of the 3 men has 9.",
        "They waited from 8 to 10.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == []


def test_words_that_promise_are_known_by_a_piece() -> None:
    aims = "the target is|the goal is|strive to build|aim to plant|ensure that"
    ahead = "will build|plan to build|plans to build|be going to build|is expected to reach|the next step is"
    for words in f"{aims}|{ahead}".split("|"):
        assert status(words) == ("target" if words in aims else "planned"), words
    assert status("the town has built 3 kitchens for") == "result"
