"""Tables too large to hold are read line by line, with the pages and ids of a table that is read whole."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from govtrends.corpus import streams
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


def test_a_table_of_several_encodings_is_read_whole_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = as_jsonl(SIMPLIFIED).split("\n")[:28]
    (tmp_path / "t.jsonl").write_bytes(
        b"\n".join(line.encode("gb18030" if n % 2 else "utf-8") for n, line in enumerate(lines))
    )
    whole, pieces = both(tmp_path / "t.jsonl", monkeypatch)
    assert pieces == whole and isinstance(pieces[0], Problem) and pieces[0].reason == "encoding"
    assert sum(isinstance(item, Page) for item in pieces) == 28


ROW = SIMPLIFIED.format(n="十二").replace("\n", "") * 40


def write_table(path: Path, size: int) -> None:
    """Write so many MB of text as a table; 100 MB are 23,000 rows."""
    count = 1 + size * 1_000_000 // len(ROW.encode())
    if path.suffix == ".parquet":
        schema = pa.schema([("content", pa.string())])
        with pq.ParquetWriter(path, schema, compression="none", use_dictionary=False) as writer:
            writer.write_table(pa.table({"content": [f"{n} {ROW}" for n in range(count)]}, schema))
        return
    with path.open("w", encoding="utf-8") as file:
        if path.suffix == ".csv":
            file.write("content\n")
        for n in range(count):
            file.write(f"{n} {ROW}\n" if path.suffix == ".csv" else f'{{"content": "{n} {ROW}"}}\n')


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak of a process alone")
@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_the_peak_of_reading_does_not_grow_with_the_table(tmp_path: Path, ending: str) -> None:
    code = (
        "import sys; from pathlib import Path; from govtrends.corpus.read import read_source\n"
        # Not getrusage: what it says begins with the peak of the process that this one was forked from.
        "def peak(): return int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]) / 1024\n"
        "list(read_source(Path(sys.argv[2]))); before = peak()\n"
        "print(sum(1 for _ in read_source(Path(sys.argv[1]))), peak() - before)"
    )
    large, small = tmp_path / f"large{ending}", tmp_path / f"small{ending}"
    write_table(large, 100)
    write_table(small, 0)
    command = [sys.executable, "-c", code, str(large), str(small)]
    count, grown = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    assert int(count) > 20_000
    assert float(grown) < 60, "measured: 3 to 15 MB; read whole 190 MB"
