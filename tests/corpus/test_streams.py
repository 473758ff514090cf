"""Tables too large to hold are read line by line, with the pages and ids of a table that is read whole."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from govtrends.corpus import read, streams
from govtrends.corpus.read import read_source
from govtrends.model import Page, Problem

SIMPLIFIED = "云溪区今年新建口袋公园{n}处，群众出门就能散步，\n年内还要改造旧公园四处。"
TRADITIONAL = "雲溪區今年新建口袋公園{n}處，群眾出門就能散步，\n年內還要改造舊公園四處，這是今年的重點工作。"


def as_csv(text: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("标题", "日期", "正文"))
    writer.writerows((f"公园{n}", f"2023-05-{n:02}", text.format(n=n)) for n in range(1, 29))
    return out.getvalue()


def as_jsonl(text: str) -> str:
    rows = ({"title": f"公园{n}", "content": text.format(n=n)} for n in range(1, 29))
    return "\n".join([*(json.dumps(row, ensure_ascii=False) for row in rows), "", "{broken"])


def both(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Page | Problem], list[Page | Problem]]:
    """Return what is read of a file in one piece and in many."""
    whole = list(read_source(path, path.name))
    monkeypatch.setattr(streams, "WHOLE", 0)
    monkeypatch.setattr(streams, "_CHUNK", 7)
    # Whatever can be told is told without holding the file.
    monkeypatch.setattr(streams, "LIMIT", 0)
    return whole, list(read_source(path, path.name))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("name", "make"), [("t.csv", as_csv), ("t.jsonl", as_jsonl)])
@pytest.mark.parametrize(
    ("codec", "text", "called"),
    [
        ("utf-8", SIMPLIFIED, "utf-8"),
        ("utf-8-sig", SIMPLIFIED, "utf-8"),
        ("utf-16", SIMPLIFIED, "utf-16"),
        ("gb18030", SIMPLIFIED, "gb18030"),
        ("big5hkscs", TRADITIONAL, "big5"),
    ],
)
def test_in_pieces_as_in_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    codec: str,
    text: str,
    called: str,
    name: str,
    make: Callable[[str], str],
    ending: str,
) -> None:
    path = tmp_path / name
    # Rows may not hold what their encoding has no sign for.
    content = make(text) if codec != "big5hkscs" else make(text).replace("标题", "title").replace("正文", "content")
    path.write_bytes(
        content.replace("公园", "x" if codec == "big5hkscs" else "公园").replace("\n", ending).encode(codec)
    )
    whole, pieces = both(path, monkeypatch)
    assert pieces == whole
    assert [page.encoding for page in pieces if isinstance(page, Page)] == [called] * 28


def test_a_table_of_several_encodings_is_read_line_by_line_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = as_jsonl(SIMPLIFIED).split("\n")[:28]
    (tmp_path / "t.jsonl").write_bytes(
        b"\n".join(line.encode("gb18030" if n % 2 else "utf-8") for n, line in enumerate(lines))
    )
    whole, pieces = both(tmp_path / "t.jsonl", monkeypatch)
    assert pieces == whole and isinstance(pieces[0], Problem) and pieces[0].reason == "encoding"
    assert sum(isinstance(item, Page) for item in pieces) == 28


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        # A byte or two that no line can be decoded with, few Chinese characters, few common ones.
        (as_jsonl(SIMPLIFIED).encode().replace("年内".encode(), b"\xff\xfe", 1), "encoding"),
        (
            "content\r\nA café was opened by the town, and a second one will follow next year\r\n".encode("cp1252"),
            "encoding",
        ),
        (f"content\n{'鼂錯鼉鼊齾龘靐龗讋' * 9}的一是不\n".encode("gb18030"), "encoding"),
    ],
)
def test_what_is_unsure_is_told_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    path = tmp_path / ("t.jsonl" if content.startswith(b"{") else "t.csv")
    path.write_bytes(content)
    whole, pieces = both(path, monkeypatch)
    assert pieces == whole and isinstance(pieces[0], Problem) and pieces[0].reason == reason
    assert any(isinstance(item, Page) for item in pieces)


@pytest.mark.parametrize("content", [b"%PDF-1.4 content\n", b" " * 9, b"content\n" + b"\x00\x01" * 400, b"\xff\xfea"])
def test_what_is_no_text_is_held_only_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    [whole] = read_source(tmp_path / "t.csv", "t.csv")
    _, [problem] = both(tmp_path / "t.csv", monkeypatch)
    assert isinstance(whole, Problem) and whole.reason in ("not text", "empty file", "binary", "broken encoding")
    assert (
        isinstance(problem, Problem) and problem.reason == "unknown encoding" and "save it as UTF-8" in problem.detail
    )


ROW = SIMPLIFIED.format(n="十二").replace("\n", "") * 40


def write_table(path: Path, size: int) -> None:
    """Write so many MB of text as a table; 100 MB are 23,000 rows."""
    count = 1 + size * 1_000_000 // len(ROW.encode())
    if path.suffix == ".parquet":
        schema = pa.schema([("content", pa.string())])
        with pq.ParquetWriter(path, schema, compression="none", use_dictionary=False) as writer:
            writer.write_table(pa.table({"content": [f"{n} {ROW}" for n in range(count)]}, schema))
        return
    with path.open("wb") as file:
        if path.suffix == ".csv":
            file.write(b"content\n")
        for n in range(count):
            line = f"{n} {ROW}\n" if path.suffix == ".csv" else f'{{"content": "{n} {ROW}"}}\n'
            file.write(line.encode("gb18030" if n % 2 and ".mixed" in path.suffixes else "utf-8"))


def packed(table: Path) -> Path:
    """Return an archive that holds a table, not compressed: so many equal rows would be taken for a bomb."""
    path = table.with_name(f"{table.name}.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.write(table, table.name)
    return path


def test_a_large_table_in_an_archive_is_read_as_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "t.csv").write_bytes(as_csv(SIMPLIFIED).encode("gb18030"))
    (tmp_path / "t.jsonl").write_text(as_jsonl(SIMPLIFIED), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "t.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("t.csv", "t.jsonl"):
            archive.write(tmp_path / name, name)
    whole = list(read_source(tmp_path / "t.zip", "t.zip"))
    monkeypatch.setattr(read, "WHOLE", 0)
    monkeypatch.setattr(read, "MEMBER_LIMIT", 0)  # whoever holds a member from here on holds nothing
    assert both(tmp_path / "t.zip", monkeypatch)[1] == whole
    assert sum(isinstance(item, Page) for item in whole) == 56


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process alone")
@pytest.mark.parametrize(
    ("ending", "size"), [(".csv", 100), (".jsonl", 100), (".parquet", 100), (".mixed.jsonl", 50), (".jsonl.zip", 50)]
)
def test_the_peak_of_reading_does_not_grow_with_the_table(tmp_path: Path, ending: str, size: int) -> None:
    code = (
        "import sys; from pathlib import Path; from govtrends.corpus.read import read_source\n"
        # Not getrusage: what it says begins with the peak of the process that this one was forked from.
        "def peak(): return int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]) / 1024\n"
        "list(read_source(Path(sys.argv[2]))); before = peak()\n"
        "print(sum(1 for _ in read_source(Path(sys.argv[1]))), peak() - before)"
    )
    large, small = (tmp_path / f"{name}{ending.removesuffix('.zip')}" for name in ("large", "small"))
    write_table(large, size)
    write_table(small, 0)
    if ending.endswith(".zip"):
        large, small = packed(large), packed(small)
    command = [sys.executable, "-c", code, str(large), str(small)]
    count, grown = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert int(count) > 200 * size
    assert float(grown) < 60, "measured: 3 to 15 MB; read whole 190 MB (of mixed encodings 115)"
