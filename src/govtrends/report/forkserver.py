"""The helper process that imports the heavy packages once and forks a child for each notebook.

It reads one JSON request a line from standard input and answers each with a line ``{"id": …, "fate": null or text}``;
one that names a corpus and no cells reads the corpus and gets no answer.
It has one thread only, and never draws or computes by itself, so that every child starts from the same clean state.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import time
from pathlib import Path
from typing import Any

from govtrends.errors import GovtrendsError
from govtrends.report.helper import lasting

# Packages that the notebooks use through govtrends, which imports some only where they are needed.
_HEAVY = (
    *("numpy", "pandas", "pyarrow.parquet", "matplotlib.pyplot", "PIL.Image", "wordcloud"),
    *("openpyxl.writer.excel", "openpyxl.cell", "govtrends"),
)


def main() -> None:
    """Serve until standard input closes and the last child has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the batch, which then closes our input
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a cell writes past Python's streams must not look like an answer
    # A collection in a child would touch, and so copy, every page that it shares: what is frozen is never looked at.
    with lasting():
        _preload()
    children: dict[int, tuple[int, float, int]] = {}
    buffer, is_open = b"", True
    while is_open or children:
        # Half the wait is lost on average when a child ends; 10 ms is little beside a notebook.
        ready, _, _ = select.select([0] if is_open else [], [], [], 0.01 if children else 1)
        if ready:
            chunk = os.read(0, 1 << 16)
            is_open = bool(chunk)
            buffer += chunk
            *lines, buffer = buffer.split(b"\n")
            for line in lines:
                request = json.loads(line)
                _hold(request["corpus"], request["window"])
                if "sources" in request:
                    children[_fork(request)] = (
                        request["id"],
                        time.monotonic() + request["timeout"],
                        request["timeout"],
                    )
        _reap(children, answers)


def _preload() -> None:
    """Import what the notebooks import and fill what is slow to fill, so that the children share it."""
    import matplotlib

    from govtrends.report import cells

    matplotlib.use("module://matplotlib_inline.backend_inline")
    for name in (*_HEAVY, *_submodules("govtrends.compare"), *_submodules("govtrends.show")):
        with contextlib.suppress(ImportError):  # the notebook that needs it will say so itself
            importlib.import_module(name)
    _draw_once()
    _read_registry()
    # The dictionary of the tokeniser: half a second, 350,000 words.
    tokens = importlib.import_module("govtrends.text.tokens")
    tokens.tokens("text")
    tokens.is_word("text")
    cells.shell()


def _hold(corpus: str | None, window: list[Any] | None) -> None:
    """Read the corpus of a batch once for all its notebooks, and again when a build has replaced it; compute what they
    all need of the whole corpus in their period.
    """
    from govtrends.compare import load

    if corpus is None:
        return
    # Whatever is wrong with a corpus or a period, the notebook that reads it says so itself; other reports go on.
    with lasting(), contextlib.suppress(Exception):
        if not load.is_held(Path(corpus)):
            load.hold(Path(corpus))
        if window is not None:
            load.hold_period(Path(corpus), *window)


def _submodules(package: str) -> list[str]:
    """Return a package and the modules in it by name."""
    module = importlib.import_module(package)
    return [package, *(f"{package}.{found.name}" for found in pkgutil.iter_modules(module.__path__))]


def _draw_once() -> None:
    """Fill matplotlib's caches of fonts with a figure in the house style that pyplot never hears of: one of pyplot's
    would show up in every report.
    """
    from govtrends.show import picture

    with picture.canvas(1) as (figure, axes):
        axes.set_title("0")
        picture.finish(figure, "")


def _read_registry() -> None:
    """Read what every notebook looks names up in; a mistake in it is told by the notebook that meets it."""
    from govtrends.registry.load import load_registry
    from govtrends.registry.places import gazetteer

    with contextlib.suppress(GovtrendsError):
        load_registry()
        gazetteer()


def _fork(request: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        # In both processes: whoever comes first, the child leads its group before anyone ends that.
        with contextlib.suppress(OSError):
            os.setpgid(child, child)
        return child
    status = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        from govtrends.report import cells

        # A notebook lives for seconds: rare collections are enough.
        gc.set_threshold(200_000, 20, 50)
        os.chdir(request["folder"])
        os.environ.update(request["environment"])
        if request["memory"]:
            _limit(request["memory"])
        cells.run(request["sources"], frozenset(request["tolerant"]), Path(request["results"]))
        status = 0
    finally:
        os._exit(status)


def _limit(megabytes: int) -> None:
    """Let this process take ``megabytes`` beside what it shares with its parent; beyond that comes a MemoryError."""
    import resource

    held = 0
    with contextlib.suppress(OSError):  # Linux: the sixth number counts the pages of data
        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
    ceiling = held + megabytes * 2**20
    with contextlib.suppress(ValueError, OSError):  # a system without this limit
        resource.setrlimit(resource.RLIMIT_DATA, (ceiling, ceiling))


def _reap(children: dict[int, tuple[int, float, int]], answers: Any) -> None:
    """Answer for every child that has ended, and end those whose time is up."""
    for child, (number, deadline, limit) in list(children.items()):
        ended, status = os.waitpid(child, os.WNOHANG)
        fate = _fate(status) if ended else None
        if not ended and time.monotonic() > deadline:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            ended, fate = child, f"stopped after the time limit of {limit} s"
        if ended:
            del children[child]
            answers.write(json.dumps({"id": number, "fate": fate}) + "\n")
            answers.flush()


def _fate(status: int) -> str | None:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        hint = " (out of memory?)" if number == signal.SIGKILL else ""
        return f"the interpreter was killed by {signal.Signals(number).name}{hint}"
    code = os.waitstatus_to_exitcode(status)
    return f"the interpreter ended with exit code {code}" if code else None


if __name__ == "__main__":
    main()
    os._exit(0)  # nothing is open any more, and taking down 300 MB of modules one by one takes a while
