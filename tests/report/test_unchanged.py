from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import toy

from govtrends.report import manifest, unchanged
from govtrends.report.batch import BatchResult, run
from govtrends.report.plan import Job, Plan, checked

pytestmark = pytest.mark.slow


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    notebook = toy.small(tmp_path / "source" / "n.ipynb", "print(place)")
    jobs = [
        Job(name, notebook, {"place": name}, ("html",), "district", "区县", (name,), f"data of {name}", "all")
        for name in ("甲", "乙")
    ]
    return checked(jobs, tmp_path / "out", "embedded")


@pytest.fixture
def made(plan: Plan) -> BatchResult:
    result = run(plan)
    assert result.exit_code == 0
    return result


def names(survey: unchanged.Survey) -> list[str]:
    return [job.name for job in survey.make]


def with_job(plan: Plan, **values: object) -> Plan:
    """Return the plan with its first job changed."""
    return replace(plan, jobs=(replace(plan.jobs[0], **values), *plan.jobs[1:]))  # type: ignore[arg-type]


def test_nothing_changed_makes_nothing(plan: Plan, made: BatchResult) -> None:
    before = {path: path.stat().st_mtime_ns for path in plan.out.rglob("*") if path.name != ".lock"}
    again = run(plan)
    assert not again.rows and [row.name for row in again.kept] == ["甲", "乙"] and again.exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in plan.out.rglob("*") if path.name != ".lock"} == before


def test_force_makes_everything(plan: Plan, made: BatchResult) -> None:
    assert names(unchanged.survey(plan, force=True)) == ["甲", "乙"]


@pytest.mark.parametrize(
    "values", [{"data": "other rows"}, {"parameters": {"place": "丙"}}, {"formats": ("html", "pdf")}, {"data": ""}]
)
def test_what_a_report_is_made_from_makes_it_again(plan: Plan, made: BatchResult, values: dict[str, object]) -> None:
    assert names(unchanged.survey(with_job(plan, **values))) == ["甲"]


def test_an_edited_notebook_and_an_edited_helper_make_all_again(plan: Plan, made: BatchResult) -> None:
    notebook = plan.jobs[0].notebook
    helper = notebook.with_name("helper.py")
    helper.write_text("x = 1")
    assert names(unchanged.survey(plan)) == ["甲", "乙"]
    helper.unlink()
    assert names(unchanged.survey(plan)) == []
    notebook.write_text(notebook.read_text(encoding="utf-8").replace("print(place)", "print(place, 1)"))
    assert names(unchanged.survey(plan)) == ["甲", "乙"]


def test_another_engine_theme_or_version_makes_all_again(
    plan: Plan, made: BatchResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert names(unchanged.survey(replace(plan, engine="quarto"))) == ["甲", "乙"]
    unchanged.tools.cache_clear()
    monkeypatch.setattr(unchanged, "version", lambda name: "0.0")
    try:
        assert names(unchanged.survey(plan)) == ["甲", "乙"]
    finally:
        unchanged.tools.cache_clear()


@pytest.mark.parametrize(
    "harm",
    [Path.unlink, lambda path: path.write_text("edited"), lambda path: path.write_bytes(path.read_bytes() + b" ")],
)
@pytest.mark.parametrize("file", ["甲.html", "executed/甲.ipynb"])
def test_a_missing_or_edited_file_is_made_again(
    plan: Plan, made: BatchResult, file: str, harm: Callable[[Path], object]
) -> None:
    harm(plan.out / file)
    assert names(unchanged.survey(plan)) == ["甲"]


def test_a_failed_report_is_tried_again(plan: Plan) -> None:
    notebook = plan.jobs[0].notebook
    good = notebook.read_text(encoding="utf-8")
    notebook.write_text(good.replace("print(place)", "1 / 0"), encoding="utf-8")
    assert run(plan).exit_code == 6
    assert names(unchanged.survey(plan)) == ["甲", "乙"]
    notebook.write_text(good, encoding="utf-8")
    assert run(plan).exit_code == 0 and not list((plan.out / "failed").iterdir())


def test_changed_peers_keep_a_report_and_say_so(plan: Plan, made: BatchResult) -> None:
    moved = replace(plan, jobs=tuple(replace(job, peers="others") for job in plan.jobs))
    found = unchanged.survey(moved)
    assert names(found) == [] and [row.name for row in found.outdated] == ["甲", "乙"]
    assert names(unchanged.survey(moved, peers=True)) == ["甲", "乙"]
    result = run(moved)
    page = result.index.read_text(encoding="utf-8")
    assert not result.rows and page.count("对照的其他区县此后有变") == 2
    assert [row.peers_changed for row in manifest.read(plan.out)] == [True, True]
    run(moved, peers=True)
    assert [row.peers_changed for row in manifest.read(plan.out)] == [False, False]


def test_a_manifest_of_an_older_version_makes_all_again(plan: Plan, made: BatchResult) -> None:
    content = json.loads((plan.out / "manifest.json").read_text(encoding="utf-8"))
    for row in content["reports"]:
        for key in ("fingerprint", "peers", "digests", "peers_changed"):
            del row[key]
    (plan.out / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert names(unchanged.survey(plan)) == ["甲", "乙"]
