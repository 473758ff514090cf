"""What workers need, and do not need, of the process that they work for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
from pathlib import Path
from govtrends.pipeline import build
Path("ran").open("a").write("x")
print(build(["pages"], Path("corpus"), jobs=2).counts["pages"])
"""


def test_a_script_that_builds_without_asking_whether_it_is_the_main_module_runs_once(write_pages) -> None:
    write_pages(8)
    Path("study.py").write_text(_SCRIPT, encoding="utf-8")
    ended = subprocess.run([sys.executable, "study.py"], capture_output=True, text=True, timeout=120)
    assert (ended.stdout, ended.stderr, ended.returncode) == ("8\n", "", 0)
    assert Path("ran").read_text(encoding="utf-8") == "x"
