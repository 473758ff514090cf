"""English numbers without a noun of their own, and what bare nouns take from the words around them."""

from __future__ import annotations

import pytest

from govtrends.facts.english import find_english


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
        ("The canteen serves about 260 seniors a day.", (260, "seniors served", "个")),
        ("Last year, 43 sites were punished and fined 12 million yuan.", (12e6, "fines sites punished", "元")),
        ("The town spent 21 million yuan on school kitchens.", (21e6, "school kitchens spending", "元")),
        ("a person for each section. 96 volunteers are on duty.", (96, "volunteers", "人")),
    ],
)
def test_what_follows_another_number(text: str, expected: tuple[float, str, str]) -> None:
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Half of them were aged between 21 and 30.",
        "The work took 30 days of rain and mud.",
        "Each of the 3 men has 9.",
        "They waited from 8 to 10.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == []
