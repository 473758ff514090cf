"""Ten thousand damaged pages, tables, containers and registries: each is read, or answered with a clear error.

The seeds are fixed, so that a failure comes back; ``FUZZ_SEED`` tries others.
"""

from __future__ import annotations

import io
import os
import signal
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from docx import Document

from fuzz.mutate import mutated
from govtrends.corpus.cards import Card
from govtrends.corpus.files import File
from govtrends.corpus.read import read_file, read_source
from govtrends.errors import RegistryError
from govtrends.model import Page, Problem
from govtrends.pipeline.parts import pack
from govtrends.pipeline.rows import page_rows
from govtrends.registry.load import load_registry

SEED = int(os.environ.get("FUZZ_SEED", "7"))
PAGES = Path(__file__).parents[2] / "data" / "pages"
REGISTRY = Path(__file__).parents[2] / "src" / "govtrends" / "registry"
CHUNKS = range(10)
HANG = 120  # seconds for a whole chunk; a damaged page that takes so long would take for ever


@pytest.fixture(autouse=True)
def no_hang() -> Iterator[None]:
    """A hang is a failure that names its place."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"one input kept the reader busy for {HANG} s")

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANG)
    yield
    signal.alarm(0)


@cache
def pages() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(PAGES.glob("*.[tm][xd]*")))


@cache
def containers() -> dict[str, bytes]:
    """One sound file of each format that holds several things, made of the sample pages."""
    texts = [data.decode("utf-8", "replace") for data in pages()[:4]]
    table = pd.DataFrame({"标题": ["一", "二", "三", "四"], "全文": texts, "日期": ["2022-07-01"] * 4})
    made = {".csv": table.to_csv(index=False).encode(), ".jsonl": table.to_json(orient="records", lines=True).encode()}
    made[".html"] = (
        f"<html><head><title>一</title></head><body><p>{texts[0]}</p><p>{texts[1]}</p></body></html>".encode()
    )
    for ending, write in ((".xlsx", table.to_excel), (".parquet", table.to_parquet)):
        stream = io.BytesIO()
        write(stream, index=False)
        made[ending] = stream.getvalue()
    stream, document = io.BytesIO(), Document()
    document.add_paragraph(texts[0])
    document.save(stream)
    made[".docx"] = stream.getvalue()
    return made


def read(data: bytes, ending: str) -> list[Page]:
    """Read damaged bytes: whatever is no page is a problem that says what is wrong and where."""
    found = []
    for item in read_file(File(f"damaged{ending}", "damaged", data, Card())):
        if isinstance(item, Problem):
            assert item.source.startswith("damaged") and item.reason and item.detail
        else:
            found.append(item)
    return found


def check(page: Page) -> None:
    """Every row of a page keeps the contract, and every span slices to the text that it was read from."""
    rows = page_rows(page, load_registry())
    pack([rows])
    for name in ("articles", "mentions", "indicators"):
        for start, end in zip(rows[name]["char_start"], rows[name]["char_end"], strict=True):
            assert 0 <= start <= end <= len(page.text)


@pytest.mark.parametrize("chunk", CHUNKS)
def test_a_damaged_page_is_read_or_answered(chunk: int) -> None:
    random = Random(f"pages {SEED} {chunk}")
    for _ in range(600):
        for page in read(mutated(random, random.choice(pages()), pages()), ".txt"):
            check(page)


@pytest.mark.parametrize("chunk", CHUNKS)
def test_a_damaged_table_or_document_is_read_or_answered(chunk: int) -> None:
    random = Random(f"containers {SEED} {chunk}")
    kinds = sorted(containers())
    for _ in range(300):
        ending = random.choice(kinds)
        for page in read(mutated(random, containers()[ending], pages()), ending):
            assert page.text.strip()


@pytest.mark.parametrize("chunk", CHUNKS)
def test_a_damaged_registry_is_loaded_or_refused_by_file_and_line(chunk: int, tmp_path: Path) -> None:
    random = Random(f"registries {SEED} {chunk}")
    sources = [(REGISTRY / name).read_bytes() for name in ("themes.yml", "indicators.yml")]
    study = STUDY.encode()
    for number in range(100):
        name = random.choice(("themes.yml", "indicators.yml"))
        path = tmp_path / name
        path.write_bytes(mutated(random, study if number % 2 else random.choice(sources)[:4000], sources))
        try:
            load_registry(tmp_path)
        except RegistryError as error:
            assert str(path) in str(error) or "registry/" in str(error)
        path.unlink()


STUDY = """
保交楼:
  add: {keywords: [交房难, 烂尾]}
  remove: {weak: []}
海绵城市:
  definition: 雨水渗、滞、蓄、净、用、排的城市建设。
  keywords: [海绵城市, 雨水花园]
  aliases: [sponge city]
基础教育:
  disabled: true
"""


def test_an_archive_of_damaged_members_is_read_or_answered(tmp_path: Path) -> None:
    random = Random(f"archives {SEED}")
    for number in range(60):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in range(3):
                archive.writestr(f"{member}.txt", mutated(random, random.choice(pages()), pages()))
        path = tmp_path / f"{number}.zip"
        path.write_bytes(mutated(random, stream.getvalue(), pages()) if number % 2 else stream.getvalue())
        for item in read_source(path, path.name):
            assert isinstance(item, Page) or (item.reason and item.detail)
