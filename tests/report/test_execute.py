from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import toy

from govtrends.errors import RenderError, UsageError
from govtrends.report.execute import Executed, ExecutionError, execute
from govtrends.report.helper import Helper
from govtrends.report.parameters import source_of

pytestmark = pytest.mark.slow


def outputs_of(path: Path) -> list[Any]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [(cell.get("execution_count"), cell.get("outputs")) for cell in cells]


def text_of(path: Path) -> str:
    return "".join("".join(o.get("text", "")) for _, outputs in outputs_of(path) for o in outputs or [])


def test_parameters_are_injected_readably_and_the_source_stays(source: Path, executed: Executed) -> None:
    copy = json.loads(executed.notebook.read_text(encoding="utf-8"))["cells"]
    injected = [source_of(c) for c in copy if "injected-parameters" in c["metadata"].get("tags", [])]
    assert injected == ["# Parameters\nplace = '白河县'\n"]
    assert all(not outputs for _, outputs in outputs_of(source))


def test_both_runners_write_the_same_notebook(source: Path, executed: Executed, tmp_path: Path) -> None:
    kernel = execute(source, {"place": "白河县"}, tmp_path, runner="kernel")
    assert executed.runner == "fork"
    assert outputs_of(kernel.notebook) == outputs_of(executed.notebook)


def test_figures_of_ones_own_show_as_in_jupyter(tmp_path: Path) -> None:
    sources = [
        "import matplotlib.pyplot as plt, pandas\npandas.Series([1, 3]).plot.bar(title='a')",
        "fig, ax = plt.subplots()\nt = ax.set_title('b')",
        "plt.plot([2, 1]); plt.title('c'); plt.show()",
        "%matplotlib inline\nplt.plot([5, 1])",
        "len(plt.get_fignums())",
    ]
    notebook = toy.small(tmp_path / "n.ipynb", *sources)
    runners: list[Any] = ["fork", "kernel"]
    for runner in runners:
        done = outputs_of(execute(notebook, {}, tmp_path / runner, runner=runner).notebook)
        drawn = [sum("image/png" in output["data"] for output in outputs) for _, outputs in done]
        assert drawn == [0, 1, 1, 1, 1, 0]
        assert "".join(done[-1][1][0]["data"]["text/plain"]) == "0"  # no figure is left for the next cell to draw over


def test_cells_run_beside_the_source(tmp_path: Path) -> None:
    notebook = toy.small(tmp_path / "here" / "n.ipynb", "import os\nprint(os.getcwd())")
    done = execute(notebook, {}, tmp_path / "out")
    assert text_of(done.notebook).strip() == str((tmp_path / "here").resolve())


def test_nothing_leaks_into_the_next_notebook(tmp_path: Path) -> None:
    leak = """import matplotlib.pyplot as plt, pandas, os, builtins
leaked = 1
builtins.leaked = 1
os.environ["LEAKED"] = "1"
pandas.options.display.max_rows = 7
plt.rcParams["lines.linewidth"] = 99
fig = plt.figure()"""
    probe = """import matplotlib.pyplot as plt, pandas, os
print("leaked" in globals(), hasattr(__builtins__, "leaked"), "LEAKED" in os.environ, pandas.options.display.max_rows,
      plt.rcParams["lines.linewidth"], plt.get_fignums())"""
    before = text_of(execute(toy.small(tmp_path / "p.ipynb", probe), {}, tmp_path / "a").notebook)
    execute(toy.small(tmp_path / "l.ipynb", leak), {}, tmp_path / "b")
    after = text_of(execute(tmp_path / "p.ipynb", {}, tmp_path / "c").notebook)
    assert before == after
    assert before.startswith("False False False") and before.rstrip().endswith("[]")


@pytest.mark.parametrize("runner", ["fork", "kernel"])
def test_a_failing_cell_is_named_and_the_partial_notebook_kept(tmp_path: Path, runner: Any) -> None:
    notebook = toy.small(
        tmp_path / "n.ipynb", "print('first')", "raise ValueError('no data\\nfor it')", "print('third')"
    )
    with pytest.raises(ExecutionError, match="cell 3 failed: ValueError: no data for it") as caught:
        execute(notebook, {"place": "x"}, tmp_path / "out", runner=runner)
    assert caught.value.partial is not None
    assert "first" in text_of(caught.value.partial) and "third" not in text_of(caught.value.partial)


def test_a_killed_interpreter_is_an_error_and_the_next_one_runs(tmp_path: Path) -> None:
    killer = toy.small(
        tmp_path / "k.ipynb", "print('alive')", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
    )
    with pytest.raises(ExecutionError, match=r"cell 3 failed.*SIGKILL") as caught:
        execute(killer, {}, tmp_path / "out")
    assert caught.value.partial is not None and "alive" in text_of(caught.value.partial)
    assert "fine" in text_of(execute(toy.small(tmp_path / "n.ipynb", "print('fine')"), {}, tmp_path / "out").notebook)


def test_a_hanging_notebook_meets_its_time_limit(tmp_path: Path) -> None:
    notebook = toy.small(tmp_path / "n.ipynb", "import time\ntime.sleep(60)")
    with pytest.raises(ExecutionError, match="time limit of 1 s"):
        execute(notebook, {}, tmp_path / "out", timeout=1)


def test_a_notebook_that_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    greedy = "held = []\nfor _ in range(600):\n    held.append(bytearray(2**20))\nprint('had it all')"
    notebook = toy.small(tmp_path / "n.ipynb", greedy)
    with pytest.raises(ExecutionError, match="MemoryError"):
        execute(notebook, {}, tmp_path / "out", memory=200)
    assert "had it all" in text_of(execute(notebook, {}, tmp_path / "free").notebook)


def test_a_kernel_knows_no_memory_limit(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="runner 'fork'"):
        execute(toy.small(tmp_path / "n.ipynb", "1"), {}, tmp_path / "out", runner="kernel", memory=200)


def test_a_held_corpus_is_read_anew_when_a_build_replaced_it(tmp_path: Path) -> None:
    import synthetic

    cell = "import govtrends as gt\nfound = gt.load(place).articles\nprint(len(found))\nfound['body'] = None"
    notebook = toy.small(tmp_path / "n.ipynb", cell)

    def count(corpus: Path, out: str) -> int:
        return int(text_of(execute(notebook, {"place": str(corpus)}, tmp_path / out, corpus=corpus).notebook))

    corpus = synthetic.write(tmp_path / "c", seed=1)
    first = count(corpus, "a")
    assert first and count(corpus, "b") == first  # what a notebook does to its data stays with it
    synthetic.write(corpus, seed=2)
    assert count(corpus, "c") == len(synthetic.tables(2)["articles"]) != first
    assert len(list(Path(f"/proc/{Helper.shared().process.pid}/task").iterdir())) == 1


def test_a_cell_that_may_raise_does_not_stop_the_notebook(tmp_path: Path) -> None:
    cells = [
        toy.cell("code", "x = 1", "parameters"),
        toy.cell("code", "1 / 0", "raises-exception"),
        toy.cell("code", "print('on')"),
    ]
    with pytest.raises(ExecutionError):  # papermill counts any error output as a failure
        execute(toy.write(tmp_path / "n.ipynb", cells), {}, tmp_path / "out")
    assert "on" in text_of(tmp_path / "out" / "n.ipynb")


def test_a_wrong_parameter_starts_nothing(tmp_path: Path) -> None:
    notebook = toy.small(tmp_path / "n.ipynb", "from pathlib import Path\nPath('ran').touch()")
    with pytest.raises(UsageError, match="did you mean place"):
        execute(notebook, {"plaec": "x"}, tmp_path / "out")
    assert not (tmp_path / "ran").exists() and not (tmp_path / "out").exists()


def test_the_source_is_never_overwritten(tmp_path: Path) -> None:
    notebook = toy.small(tmp_path / "n.ipynb", "print(1)")
    with pytest.raises(RenderError, match="overwritten"):
        execute(notebook, {}, tmp_path)


def test_braces_in_a_path_are_no_placeholders(tmp_path: Path) -> None:
    notebook = toy.small(tmp_path / "{place}" / "n.ipynb", "print(place)")
    assert text_of(execute(notebook, {"place": "y"}, tmp_path / "{out}").notebook) == "y\n"


def test_the_kernel_is_this_interpreter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    spec = tmp_path / "jupyter" / "kernels" / "python3"
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(
        json.dumps({"argv": ["/nowhere/python", "{connection_file}"], "display_name": "x", "language": "python"})
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    notebook = toy.small(tmp_path / "n.ipynb", "import sys\nprint(sys.executable)")
    done = execute(notebook, {}, tmp_path / "out", runner="kernel")
    assert Path(text_of(done.notebook).strip()).samefile(sys.executable)


def test_a_helper_that_was_asked_for_nothing_is_not_waited_for() -> None:
    helper = Helper.start()
    started = time.monotonic()
    helper.stop()
    assert helper.process.poll() is not None and time.monotonic() - started < 1
