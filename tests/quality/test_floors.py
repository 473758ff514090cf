"""Reading quality on labelled pages never falls below what was once reached."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from floors import FLOORS, ROOT, below, floor, labelled_sets, lowered, measure, raised, read_floors

SETS = labelled_sets()


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    labelled = SETS[name]
    if not labelled.present:
        pytest.skip(labelled.note)
    entry = read_floors()[name]
    assert entry["labels"] == labelled.checksum, f"labels changed: tests/quality/floors.py --reset {name} --reason TEXT"
    result = measure(labelled)
    fallen = below(entry["floors"], result.figures)
    assert not fallen, "\n".join([*fallen, "", *result.misses])


def test_the_sample_is_judged_in_every_layer_that_has_a_floor() -> None:
    assert {"segment_f1", "order", "place", "mission_f1", "number_f1", "record_f1"} <= read_floors()["sample"][
        "floors"
    ].keys()


@pytest.mark.parametrize("back", [0, 1])
def test_no_floor_was_lowered_without_a_reason(back: int) -> None:
    path = FLOORS.relative_to(ROOT).as_posix()
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("no git history here to compare floors with")
    log = subprocess.run([git, "log", "--format=%H", "--", path], cwd=ROOT, capture_output=True, text=True, check=True)
    commits = log.stdout.split()
    if len(commits) <= back:
        pytest.skip("the floors have no older version")
    show = subprocess.run(
        [git, "show", f"{commits[back]}:{path}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert lowered(json.loads(show.stdout), read_floors()) == []


def test_raising_never_lowers_and_rounds_down() -> None:
    assert raised({"order": 0.97, "unit": 0.5}, {"order": 0.961, "headline": 0.999}) == {
        "order": 0.97,
        "headline": 0.99,
        "unit": 0.5,
    }
    assert floor(0.57) == 0.57


def test_a_figure_that_is_no_longer_judged_counts_as_fallen() -> None:
    assert below({"order": 0.9}, {"order": 0.9}) == []
    assert len(below({"order": 0.9, "place": 1.0}, {"order": 0.89})) == 2


def test_a_lowered_floor_needs_a_recorded_reason() -> None:
    old = {"sample": {"floors": {"order": 0.9, "unit": 1.0}, "resets": []}}
    assert len(lowered(old, {"sample": {"floors": {"order": 0.8, "unit": 1.0}, "resets": []}})) == 1
    assert lowered(old, {"sample": {"floors": {"order": 0.8}, "resets": ["labels corrected"]}}) == []
    assert len(lowered(old, {})) == 2
