"""A papermill engine that forks a preloaded interpreter for each notebook, in place of starting a kernel.

A kernel costs two to three seconds: its start, the imports of pandas and pyplot, its shutdown. Here one helper process
(``govtrends.report.forkserver``) imports them once and forks a child a notebook. The helper is a process of its own
because forking one that has run threads (ZMQ, Typst, a progress bar) is unsafe.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from nbformat import NotebookNode
from papermill.engines import Engine

from govtrends.report.helper import Helper


class ForkEngine(Engine):  # type: ignore[misc]
    """Runs the cells in a forked child and writes what they gave into papermill's notebook."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        *,
        folder: str,
        execution_timeout: int,
        memory: int | None = None,
        corpus: str | None = None,
        window: Sequence[Any] | None = None,
        environment: Mapping[str, str] | None = None,
        **_: Any,
    ) -> None:
        """Run all cells in a child whose working directory is ``folder``."""
        sources = [cell.source if cell.cell_type == "code" else None for cell in nb_man.nb.cells]
        tolerant = [
            index for index, cell in enumerate(nb_man.nb.cells) if "raises-exception" in cell.metadata.get("tags", [])
        ]
        limits = {
            "folder": folder,
            "timeout": execution_timeout,
            "memory": memory,
            "corpus": corpus,
            "window": window,
            "environment": dict(environment or {}),
        }
        results, fate = Helper.shared().run(sources, tolerant, limits)
        _replay(nb_man, results, fate, tolerant)


def _replay(nb_man: Any, results: dict[int, dict[str, Any]], fate: str | None, tolerant: list[int]) -> None:
    """Tell papermill cell by cell what happened, as if it had watched."""
    nb_man.nb.metadata["language_info"] = {"name": "python", "version": sys.version.split()[0]}
    for index, cell in enumerate(nb_man.nb.cells):
        nb_man.cell_start(cell, index)
        failed = _fill(cell, results.get(index), fate)
        if failed and index not in tolerant:
            nb_man.cell_exception(cell, cell_index=index)
            nb_man.cell_complete(cell, cell_index=index)
            return
        nb_man.cell_complete(cell, cell_index=index)


def _fill(cell: Any, result: dict[str, Any] | None, fate: str | None) -> bool:
    """Write a cell's outputs; return whether it failed. A cell without a result is the one that the child died in."""
    if cell.cell_type != "code":
        return False
    if result is None:
        trouble = fate or "the interpreter ended without a result"
        error = {"output_type": "error", "ename": "Interrupted", "evalue": trouble, "traceback": [trouble]}
        cell.outputs = [_node(error)]
        return True
    cell.outputs = [_node(output) for output in result["outputs"]]
    cell.execution_count = result["execution_count"]
    return any(output.output_type == "error" for output in cell.outputs)


def _node(value: Any) -> Any:
    """Return nested dicts as the nodes that papermill reads by attribute."""
    if isinstance(value, dict):
        make: Any = NotebookNode
        return make({key: _node(item) for key, item in value.items()})
    return [_node(item) for item in value] if isinstance(value, list) else value
