from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import synthetic
from govtrends.errors import UsageError
from govtrends.report import holdings
from govtrends.report.request import Request, plan_request
from govtrends.report.slices import read_slices, slices
from govtrends.store import read_corpus

CODE = "990102"


@pytest.fixture
def request_of(tmp_path: Path) -> Request:
    corpus = synthetic.write(tmp_path / "corpus")
    (tmp_path / "out").mkdir()
    return Request(corpus=corpus, out=tmp_path / "out", briefing="district", engine="embedded")


def remembered(request: Request) -> None:
    """Let the output folder remember what a plan learns, as a batch does."""
    learned = plan_request(request).learned
    assert learned is not None
    holdings.keep(request.out, request.corpus, learned.since, learned.until, learned.holdings)


def test_a_plan_from_what_is_remembered_is_the_same(request_of: Request) -> None:
    for wanted in (request_of, replace(request_of, since="2022-10", until="2022-12")):
        first = plan_request(wanted)
        remembered(wanted)
        second = plan_request(wanted)
        assert second.learned is None
        assert second == replace(first, learned=None)
        chosen = replace(wanted, districts=(CODE,))
        assert plan_request(chosen).learned is None
        assert [job.districts for job in plan_request(chosen).jobs] == [(CODE,)]


def test_a_name_is_looked_up_and_an_unknown_one_told(request_of: Request) -> None:
    remembered(request_of)
    name = synthetic.DISTRICTS[CODE]
    assert [job.districts for job in plan_request(replace(request_of, districts=(name,))).jobs] == [(CODE,)]
    with pytest.raises(UsageError, match="is not in the corpus"):
        plan_request(replace(request_of, districts=("无此县",)))


@pytest.mark.parametrize("table", ["articles.parquet", "manifest.json"])
def test_other_files_are_read_again(request_of: Request, table: str) -> None:
    remembered(request_of)
    os.utime(request_of.corpus / table, ns=(1, 1))
    assert plan_request(request_of).learned is not None


def test_what_is_remembered_may_be_damaged(request_of: Request) -> None:
    remembered(request_of)
    (request_of.out / holdings.NAME).write_text("{", encoding="utf-8")
    assert plan_request(request_of).learned is not None


def test_only_the_latest_are_remembered(request_of: Request) -> None:
    learned = plan_request(request_of).learned
    assert learned is not None
    for number in range(holdings.MOST + 2):
        holdings.keep(request_of.out, request_of.corpus, f"20{number:02}", None, learned.holdings)
    there = [
        holdings.kept(request_of.out, request_of.corpus, f"20{number:02}", None) for number in range(holdings.MOST + 2)
    ]
    assert there[:2] == [None, None] and there[2:] == [learned.holdings] * holdings.MOST


def test_rows_are_hashed_piece_by_piece_as_at_once(request_of: Request) -> None:
    light, found = read_slices(request_of.corpus)
    assert found == slices(read_corpus(request_of.corpus))
    assert set(light.articles["body"]) == {""}


def test_what_is_remembered_needs_no_pandas(request_of: Request) -> None:
    remembered(request_of)
    program = (
        "import sys; from pathlib import Path; from govtrends.report.request import Request, plan_request; "
        f"plan_request(Request(Path({str(request_of.corpus)!r}), Path({str(request_of.out)!r}), 'district')); "
        "sys.exit('pandas' in sys.modules or 'pyarrow' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
