"""The sample pages: made from their originals, complete, carded, and labelled where the labels say."""

import hashlib
import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govtrends.corpus.decode import Decoded, decode

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
PAGES = sorted(p for p in (DATA / "pages").iterdir() if not p.name.endswith(".card.yml"))
sys.path.insert(0, str(DATA / "tools"))
from damage import set_page  # noqa: E402
from originals import Item, Original, quantity, unmark  # noqa: E402

REAL = ROOT.parent / "shared" / "pages"
RUN = 24


def text_of(page: Path) -> str:
    decoded = decode(page.read_bytes())
    assert isinstance(decoded, Decoded)
    return decoded.text


def labels_of(page: Path) -> dict:
    return json.loads((DATA / "labels" / f"{page.stem}.json").read_text(encoding="utf-8"))


def test_pages_cards_and_labels_are_what_their_originals_make() -> None:
    done = subprocess.run(
        [sys.executable, str(DATA / "tools" / "make_pages.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_sample_is_wide_enough_to_compare() -> None:
    labels = [labels_of(page) for page in PAGES]
    districts = [label["page"]["district"]["code"] for label in labels]
    months = {label["page"]["issue_date"][:7] for label in labels if label["page"]["issue_date"]}
    assert len(PAGES) >= 14
    assert sum(districts.count(code) >= 3 for code in set(districts)) >= 6
    assert len(months) >= 6
    assert {month[:4] for month in months} == {"2022", "2023", "2024"}
    assert {page.suffix for page in PAGES} == {".txt", ".md"}
    assert any(not label["indicators"] for label in labels)
    assert districts.count(None) == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_card_says_what_was_invented_and_matches_its_page(page: Path) -> None:
    card = yaml.safe_load(page.with_name(f"{page.stem}.card.yml").read_text(encoding="utf-8"))
    assert card["sha256"] == hashlib.sha256(page.read_bytes()).hexdigest()
    assert card["wording"] == "own"
    assert {"wording", "layout"} <= set(card["invented"])
    assert all(source["title"] and source["date"] for source in card["sources"])
    page.read_bytes().decode(card["encoding"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_labels_stand_where_they_say(page: Path) -> None:
    text, labels = text_of(page), labels_of(page)
    for row in labels["indicators"] + labels["non_indicators"]:
        assert text[row["char_start"] : row["char_end"]] == row["text"]
    for article in labels["articles"]:
        span = text[article["char_start"] : article["char_end"]]
        assert span == span.strip()
        for name in (name for byline in article["bylines"] for name in byline["names"]):
            assert name in span
        for piece in article.get("reading_order", []):
            if piece["role"] != "lost":
                assert text[piece["char_start"] : piece["char_end"]] == piece["text"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_restored_articles_hold_every_printed_character_of_the_body_once(page: Path) -> None:
    for article in labels_of(page)["articles"]:
        if article["interleaved"]:
            body = "".join(piece["text"] for piece in article["reading_order"] if piece["role"] == "body")
            restored = article["restored"].removeprefix(f"{article['headline']}\n").replace("〔缺〕", "")
            assert restored == body


def test_some_pages_are_torn_and_one_has_lost_and_one_doubled_text() -> None:
    labels = [labels_of(page) for page in PAGES]
    torn = [article for label in labels for article in label["articles"] if article["interleaved"]]
    assert len(torn) >= 8
    assert any("〔缺〕" in article["restored"] for article in torn)
    assert any("duplicate_of" in row for label in labels for row in label["indicators"])


@pytest.mark.skipif(not REAL.is_dir(), reason="the real pages are not at hand: nothing to compare the wording with")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_wording_is_taken_from_a_real_page(page: Path) -> None:
    def runs(text: str) -> set[str]:
        plain = re.sub(r"\s", "", text)
        return {plain[i : i + RUN] for i in range(len(plain) - RUN + 1)}

    real = set().union(*(runs(text_of(path)) for path in REAL.glob("*.txt")))
    assert not runs(text_of(page)) & real


TEXTS = st.lists(st.text("年区工作人数街道一二,。35%", min_size=1, max_size=120), min_size=1, max_size=5)


@given(TEXTS, st.integers(2, 3), st.integers(8, 24), st.integers(0, 2), st.floats(0, 0.5))
def test_tearing_moves_lines_and_neither_loses_nor_changes_a_character(
    texts: list[str], columns: int, width: int, stagger: int, swap: float
) -> None:
    damage = {"columns": columns, "width": width, "stagger": stagger, "swap": swap}
    item = Item(1, "article", {"damage": damage}, {"body": unmark("body", "\n".join(texts))})
    pieces = [piece for piece in set_page(Original("page", {}, (item,))) if piece.article]
    inked = sorted(pieces, key=lambda piece: piece.start)
    assert "".join(piece.text for piece in inked) == "".join(texts)
    assert not any(
        re.search(r"\d$", a.text) and re.match(r"[\d%]", b.text) for a, b in pairwise(inked) if b.start == a.end
    )


def test_marks_are_taken_out_and_say_what_a_number_means() -> None:
    part = unmark("body", "走访⟦1.2万余户|走访户数|p=y⟧,⟦=三个|slogan⟧到位")
    assert part.text == "走访1.2万余户,三个到位"
    assert [(part.text[f.start : f.end], f.role) for f in part.figures] == [
        ("1.2万余户", "indicator"),
        ("三个", "none"),
    ]
    assert quantity(part.figures[0]) == {"value": 12000, "unit": "户", "measure": "count", "approx": "at_least"}
