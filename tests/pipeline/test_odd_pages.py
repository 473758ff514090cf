"""Pages as they should not be: each is read or reported, and none takes longer than its length allows."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from govtrends.corpus.segment import segment
from govtrends.facts.dates import read_dates
from govtrends.facts.place import read_places
from govtrends.model import Page
from govtrends.pipeline import build as run

TEXT = """薛城区新建口袋公园

本报讯（记者 李明 通讯员 王小红）2023年5月6日，记者从枣庄市薛城区城管局获悉，今年以来全区新建口袋公园12处，
新增绿地3.5万平方米，同比增长26%。

常庄街道的居民张大爷说，出门五分钟就能走进园子，比从前方便多了。
"""
BODY = "区里把小事当作大事办，路修到了家门口，灯亮到了巷子深处，日子一天比一天有盼头。"


def page(text: str) -> Page:
    return Page("odd", "odd.txt", text, "utf-8", "", "zh")


def build(folder: Path, files: dict[str, bytes]) -> dict[str, pd.DataFrame]:
    """Return the tables of a corpus built from ``files``."""
    pages = folder / "pages"
    pages.mkdir()
    for name, data in files.items():
        (pages / name).write_bytes(data)
    run([pages], folder / "corpus")
    names = ("pages", "articles", "indicators", "problems")
    return {name: pd.read_parquet(folder / "corpus" / f"{name}.parquet") for name in names}


def figures(tables: dict[str, pd.DataFrame]) -> list[tuple[float, str]]:
    rows = tables["indicators"]
    return list(zip(rows["value"], rows["unit"], strict=True))


EXPECTED = [(12.0, "处"), (35000.0, "平方米"), (26.0, "%")]


def wide(text: str) -> str:
    """Return a text with full-width digits and Latin letters."""
    return "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() else char for char in text)


def sprinkled(text: str, marks: str) -> str:
    """Return a text with an invisible mark behind every third character."""
    return "".join(char + (marks[k // 3 % len(marks)] if k % 3 == 2 else "") for k, char in enumerate(text))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        wide(TEXT),
        TEXT.replace("\n", "\r\n"),
        "\u202b" + TEXT.replace("李明", "\u200f李明\u200e") + "\u202c",
        sprinkled(TEXT, "\u200b"),
        sprinkled(TEXT, "\u200e\u2060\u00ad"),
        "\ufeff" + TEXT + "\x00",
    ],
    ids=[
        "plain",
        "full-width",
        "CRLF",
        "right-to-left marks",
        "zero-width spaces",
        "other invisible marks",
        "BOM, NUL",
    ],
)
def test_a_page_says_the_same_however_it_is_encoded(tmp_path: Path, text: str) -> None:
    tables = build(tmp_path, {"page.txt": text.encode()})
    article = tables["articles"].iloc[0]
    assert figures(tables) == EXPECTED
    assert article["headline"] == "薛城区新建口袋公园"
    assert list(article["authors"]) == ["李明", "王小红"]
    assert tables["pages"]["district_code"].tolist() == ["370403"]
    assert tables["pages"]["issue_date"].astype(str).tolist()[0].startswith("2023-05")


def test_traditional_script_is_read_as_simplified_is(tmp_path: Path) -> None:
    text = """薛城區新建口袋公園

本報訊（記者 李明）2023年5月6日，記者從棗莊市薛城區城管局獲悉，今年以來全區新建口袋公園12處，新增綠地3.5萬平方米，
同比增長26%。
"""
    tables = build(tmp_path, {"page.txt": text.encode()})
    assert [value for value, _ in figures(tables)] == [value for value, _ in EXPECTED]
    assert tables["pages"]["district_code"].tolist() == ["370403"]
    assert list(tables["articles"].iloc[0]["authors"]) == ["李明"]


def test_each_odd_file_is_a_page_or_a_problem_and_stops_no_other(tmp_path: Path) -> None:
    files = {
        "good.txt": TEXT.encode(),
        "mixed.txt": TEXT.encode() + TEXT.encode("gb18030"),
        "one-line.txt": "全区新建口袋公园12处。".encode(),
        "one-character.txt": "好".encode(),
        "furniture.txt": "第2版\n\n责编：李明 校对：王红\n\n上一篇 下一篇\n\n版权所有\n".encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\t\n" + "\u3000\u200b\n".encode(),
        "bytes.txt": bytes(range(256)) * 20,
        "marks.txt": "\u202e\u200f\u200b".encode() * 50,
    }
    tables = build(tmp_path, files)
    told = {Path(str(source)).name for table in ("pages", "problems") for source in tables[table]["source"]}
    assert told == set(files)
    assert {"good.txt", "one-line.txt"} <= {Path(str(source)).name for source in tables["pages"]["source"]}
    assert tables["problems"]["detail"].str.len().min() > 0


def test_only_furniture_makes_no_article(tmp_path: Path) -> None:
    tables = build(tmp_path, {"good.txt": TEXT.encode(), "bare.txt": "第2版\n\n上一篇 下一篇\n\n版权所有\n".encode()})
    bare = tables["pages"].loc[tables["pages"]["source"].str.endswith("bare.txt"), "page_id"]
    kinds = tables["articles"].loc[tables["articles"]["page_id"].isin(bare), "kind"]
    assert "article" not in kinds.tolist()


def read(text: str) -> float:
    """Return the CPU seconds that a page of ``text`` takes to be read."""
    one = page(text)
    start = time.process_time()
    articles, _ = segment(one)
    read_places(one, articles)
    read_dates(one, articles)
    return time.process_time() - start


def columns(size: int) -> str:
    """Return a text of two mixed columns, every sentence another."""
    rng = random.Random(size)
    words = list("区里把小事当作大事办路修到了家门口灯亮到了巷子深处日子一天比一天有盼头")
    return " ".join("".join(rng.choices(words, k=18)) for _ in range(size // 19))


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": lambda size: (BODY * 5 + "\n\n") * (size // (5 * len(BODY) + 2)),
    "one paragraph": lambda size: BODY * (size // len(BODY)),
    "mixed columns": columns,
    "blanks": lambda size: "城 " * (size // 2),
    "short lines": lambda size: "城市\n\n" * (size // 4),
    "titles": lambda size: "城市建设开新局\n" * (size // 8),
    "bylines": lambda size: "记者 李明 " * (size // 6),
    "dates": lambda size: "2022年7月20日 " * (size // 11),
    "digits": lambda size: "1234567890" * (size // 10),
    "open quotes": lambda size: "“城市" * (size // 3),
    "rows of two": lambda size: "城市建设开新局 面貌一新，群众满意\n\n" * (size // 19),
    "zero-width": lambda size: "城\u200b市\u200f" * (size // 4),
    "Latin": lambda size: "word " * (size // 5),
}
SMALL, LARGE = 4_000, 16_000


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length_and_no_faster(shape: str) -> None:
    small, large = SHAPES[shape](SMALL), SHAPES[shape](LARGE)
    read(small)
    fast = min(read(small) for _ in range(2))
    # four times the text: four times the time, with room for a busy machine; a square would be sixteen
    assert read(large) < 9 * fast + 0.3


def test_five_megabytes_are_read_in_seconds(tmp_path: Path) -> None:
    text = TEXT + SHAPES["prose"](5_000_000 // 3)  # three bytes a character
    start = time.process_time()
    tables = build(tmp_path, {"large.txt": text.encode()})
    assert tables["pages"]["chars"].tolist() == [len(text)]
    assert figures(tables) == EXPECTED
    assert time.process_time() - start < 60
