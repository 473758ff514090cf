from __future__ import annotations

from pathlib import Path

import pytest

from govtrends.errors import UsageError
from govtrends.report.manifest import Row
from govtrends.report.progress import line, shown

GOOD = Row("990102-青石县", "ok", seconds=1.25, warnings=("no glyph",))
BAD = Row("990103-白河县", "failed", error="cell 3 failed")


def test_a_line_tells_count_rate_time_left_and_name() -> None:
    parts = line(2, 10, GOOD, 60.0).split("\t")
    assert parts[1:] == ["2/10", "ok", "1.2 s", "2.0/min", "left 0:04:00", "990102-青石县", "warning: no glyph"]
    assert line(10, 10, BAD, 60.0).endswith("left 0:00:00\t990103-白河县\terror: cell 3 failed")


def test_the_log_is_added_to_line_by_line(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("before\n")
    with shown(log, bar=False) as tell:
        tell(1, 2, GOOD)
        assert len(log.read_text(encoding="utf-8").splitlines()) == 2
        tell(2, 2, BAD)
    first, *_, last = log.read_text(encoding="utf-8").splitlines()
    assert first == "before" and last.endswith("error: cell 3 failed")


def test_the_bar_names_the_failures(capsys: pytest.CaptureFixture[str]) -> None:
    with shown(bar=True) as tell:
        tell(1, 2, GOOD)
        tell(2, 2, BAD)
    assert "990103-白河县: failed: cell 3 failed" in capsys.readouterr().err


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"), shown(tmp_path / "no" / "log"):
        pass
