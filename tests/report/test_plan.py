from __future__ import annotations

from pathlib import Path

import pytest
import toy
from hypothesis import given
from hypothesis import strategies as st

from govtrends.errors import RenderError, SourceError, UsageError
from govtrends.report import resources
from govtrends.report.briefings import Briefing
from govtrends.report.plan import Job, Plan, checked, make_plan, safe_name

DISTRICTS = [
    {"code": "990102", "name": "青石县", "full_name": "某市青石县"},
    {"code": "990103", "name": "白河县", "full_name": "某市白河县"},
]


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return toy.small(tmp_path / "n.ipynb", parameters='place = ""\nplaces = []\nsince = None\ncorpus = ""')


def plan(notebook: Path, tmp_path: Path, *briefings: Briefing, **options: object) -> Plan:
    given = briefings or (
        Briefing(
            "district",
            notebook,
            "区县",
            True,
            "{code}-{district}-{period}",
            parameters={"place": "{code}", "since": "{since}"},
        ),
        Briefing("comparison", notebook, "比较", False, "comparison-{period}", ("html",), {"places": "{codes}"}),
    )
    settings = {"out": tmp_path / "out", "corpus": tmp_path / "corpus", "engine": "embedded"} | options
    return make_plan(given, DISTRICTS, **settings)  # type: ignore[arg-type]


def test_briefings_are_expanded_over_districts(notebook: Path, tmp_path: Path) -> None:
    jobs = plan(notebook, tmp_path, since="2022-10").jobs
    assert [job.name for job in jobs] == ["990102-青石县-2022-10_", "990103-白河县-2022-10_", "comparison-2022-10_"]
    assert jobs[0].parameters == {"place": "990102", "since": "2022-10"}
    assert jobs[2].parameters == {"places": ["990102", "990103"]} and jobs[2].formats == ("html",)


def test_an_absent_month_stays_none_and_the_period_is_all(notebook: Path, tmp_path: Path) -> None:
    job = plan(notebook, tmp_path).jobs[0]
    assert job.name == "990102-青石县-all" and job.parameters["since"] is None


def test_only_and_limit(notebook: Path, tmp_path: Path) -> None:
    assert [job.briefing for job in plan(notebook, tmp_path, only="district").jobs] == ["district", "district"]
    assert [job.name for job in plan(notebook, tmp_path, only="*白河县*").jobs] == ["990103-白河县-all"]
    assert len(plan(notebook, tmp_path, limit=1).jobs) == 1
    with pytest.raises(UsageError, match="did you mean comparison"):
        plan(notebook, tmp_path, only="comparson")


def test_formats_of_the_call_win(notebook: Path, tmp_path: Path) -> None:
    assert {job.formats for job in plan(notebook, tmp_path, formats=["pdf"]).jobs} == {("pdf",)}


def test_all_problems_are_told_at_once(notebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "file"
    out.write_text("")
    jobs = [
        Job("a", notebook, {"palce": "x"}),
        Job("A", notebook, {"place": 3}),
        Job("b", notebook, {}, ("htm",)),
    ]
    with pytest.raises(UsageError) as caught:
        checked(jobs, out, "embedded")
    message = str(caught.value)
    for part in ("did you mean place?", "place=3 is int", "two reports", "did you mean html?", "is a file"):
        assert part in message
    assert out.read_text() == ""
    with pytest.raises(SourceError, match=r"file: is a file; give a folder") as alone:
        checked([Job("a", notebook, {})], out, "embedded")
    assert alone.value.exit_code == 3


def test_two_districts_with_one_file_name(notebook: Path, tmp_path: Path) -> None:
    briefing = Briefing("district", notebook, "区县", True, "{period}")
    with pytest.raises(UsageError, match=r"two reports would be written as 'all'"):
        plan(notebook, tmp_path, briefing)


def test_nothing_to_render(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to render"):
        checked([], tmp_path)


def test_a_missing_font_is_told_before_anything_starts(
    notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources.font_file.cache_clear()
    monkeypatch.setattr(resources.importlib.util, "find_spec", lambda name: None)
    try:
        with pytest.raises(RenderError, match="pip install zhplot"):
            plan(notebook, tmp_path)
    finally:
        resources.font_file.cache_clear()


@given(st.text(max_size=40))
def test_names_are_safe_and_stay_so(text: str) -> None:
    name = safe_name(text)
    assert name and not set(name) & set('\\/:*?"<>| \n\t') and name not in (".", "..")
    assert safe_name(name) == name
