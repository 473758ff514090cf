"""Run notebook cells in this very process, collecting the outputs that a Jupyter kernel would send."""

from __future__ import annotations

import io
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

# The outputs of the cell that runs now; the shell's hooks append to it.
_outputs: list[dict[str, Any]] = []
# Its number, which IPython raises before the last expression is displayed.
_count = [0]


class _Stream(io.TextIOBase):
    """Standard output or error: consecutive writes join into one stream output, as in a kernel."""

    def __init__(self, name: str) -> None:
        self.name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        last = _outputs[-1] if _outputs else {}
        if last.get("output_type") == "stream" and last["name"] == self.name:
            last["text"] += text
        elif text:
            _outputs.append({"output_type": "stream", "name": self.name, "text": text})
        return len(text)


class _Publisher(DisplayPublisher):
    def publish(self, data: Any, metadata: Any = None, source: Any = None, **_: Any) -> None:
        _outputs.append({"output_type": "display_data", "data": _plain(data), "metadata": metadata or {}})

    def clear_output(self, wait: bool = False) -> None:
        _outputs.clear()


class _Hook(DisplayHook):
    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        _outputs.append(
            {
                "output_type": "execute_result",
                "execution_count": _count[0],
                "data": _plain(format_dict),
                "metadata": md_dict or {},
            }
        )


class _Shell(InteractiveShell):
    """A shell without history, whose displays become notebook outputs."""

    display_pub_class = _Publisher
    displayhook_class = _Hook

    def enable_gui(self, gui: Any = None) -> None:
        pass

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        _outputs.append(
            {"output_type": "error", "ename": etype.__name__, "evalue": str(evalue), "traceback": list(stb)}
        )


@cache
def shell() -> _Shell:
    """Return the shell of this process with matplotlib's inline backend, as a notebook expects it."""
    import matplotlib
    from matplotlib_inline.backend_inline import configure_inline_support
    from traitlets.config import Config

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    made: _Shell = _Shell.instance(config=config)
    support: Any = configure_inline_support
    support(made, "inline")
    # The backend shows a figure when its cell ends, and closes it, only where pyplot is interactive, as in a kernel;
    # else figures without plt.show() would be lost and the next cell would draw over them.
    matplotlib.interactive(True)
    return made


def run(sources: list[str | None], tolerant: frozenset[int], results: Path) -> None:
    """Run the code cells in order, writing one JSON line a cell to ``results`` as soon as the cell has ended.

    ``sources`` holds None for cells that are not code. The run stops after a cell that fails, unless its index is in
    ``tolerant``.
    """
    session: Any = shell()
    sys.stdout, sys.stderr = _Stream("stdout"), _Stream("stderr")
    with results.open("w", encoding="utf-8") as lines:
        for index, source in enumerate(sources):
            if source is None:
                continue
            _outputs.clear()
            count = _count[0] = session.execution_count
            outcome = session.run_cell(source, store_history=True)
            row = {"index": index, "execution_count": count, "outputs": _outputs}
            lines.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
            lines.flush()
            if not outcome.success and index not in tolerant:
                return


def _plain(data: Any) -> dict[str, Any]:
    """Return a display's data as JSON can hold it: bytes (a PNG) as base64 with the newline that Jupyter writes."""
    import base64

    return {
        kind: base64.encodebytes(value).decode("ascii") if isinstance(value, bytes) else value
        for kind, value in data.items()
    }
