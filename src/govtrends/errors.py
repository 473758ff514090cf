"""Every error that govtrends raises on purpose: one line that names the thing, the value and the remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class GovtrendsError(Exception):
    """Base of all errors that a user can mend; ``exit_code`` is what the command line returns."""

    exit_code = 1


class UsageError(GovtrendsError):
    """The call itself is wrong: an unknown district, a period that is none, a parameter nobody declared."""

    exit_code = 2


class SourceError(GovtrendsError):
    """A source cannot be read, or nothing in it could."""

    exit_code = 3


class RegistryError(GovtrendsError):
    """A YAML file of the registry is wrong; the message begins with ``file:line``."""

    exit_code = 4


class CorpusError(GovtrendsError):
    """A corpus folder is missing, half-written or not of this contract."""

    exit_code = 5


class RenderError(GovtrendsError):
    """A briefing could not be executed or rendered."""

    exit_code = 6


class Doubt(UserWarning):
    """A report is made although something that it was asked for cannot be as meant; `govtrends render` tells it."""


def nearest(value: str, valid: Iterable[str]) -> str:
    """Return `` (did you mean X?)`` with the closest of ``valid``, or an empty string when none is close."""
    names = list(valid)
    close = difflib.get_close_matches(value, names, n=1, cutoff=0.5)
    if not close:
        close = [name for name in names if value and (value in name or name in value)][:1]
    return f" (did you mean {close[0]}?)" if close else ""
