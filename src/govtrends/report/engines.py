"""The ways papermill runs our notebooks: a kernel of this very interpreter, or a forked, preloaded one."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from papermill.translators import PythonTranslator, papermill_translators

NAMES = {"kernel": "govtrends-kernel", "fork": "govtrends-fork"}
# What the engines raise where no cell can be blamed: the kernel did not start, or died.
KERNEL_TROUBLE: tuple[type[Exception], ...] = (DeadKernelError, RuntimeError, TimeoutError)


class ThisInterpreter(AsyncKernelManager):
    """A kernel of ``sys.executable``: an installed kernelspec called python3 may belong to another environment."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The specification of a kernel of the running interpreter."""
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=40"],
            display_name="Python 3",
            language="python",
        )


class KernelEngine(Engine):  # type: ignore[misc]
    """papermill's own way, one kernel a notebook, except for the choice of interpreter and folder."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        *,
        folder: str,
        execution_timeout: int,
        environment: Mapping[str, str] | None = None,
        **_: Any,
    ) -> None:
        """Run all cells in a new kernel whose working directory is ``folder``."""
        client = PapermillNotebookClient(
            nb_man,
            kernel_manager_class=ThisInterpreter,
            kernel_name=kernel_name,
            timeout=execution_timeout,
            startup_timeout=120,
            resources={"metadata": {"path": folder}},
        )
        client.execute(env={**os.environ, **(environment or {})})


class ReadableTranslator(PythonTranslator):  # type: ignore[misc]
    """Injects text as Python would print it: papermill's own escapes every Chinese character."""

    @classmethod
    def translate_escaped_str(cls, str_val: Any) -> str:
        """Return the literal of a text."""
        return repr(str(str_val))


def register() -> None:
    """Make the engines and the translator known to papermill; calling it again changes nothing."""
    from govtrends.report.forked import ForkEngine

    papermill_engines.register(NAMES["kernel"], KernelEngine)
    papermill_engines.register(NAMES["fork"], ForkEngine)
    papermill_translators.register("python", ReadableTranslator)
