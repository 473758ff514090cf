"""Records that copy and pickle in both editions."""

from __future__ import annotations

from typing import Any


class Record:
    """What a frozen dataclass inherits to be copied and pickled by its constructor.

    The interpreter rebuilds a frozen record field by field past its ``__setattr__``; the compiled edition's records
    let nothing past it.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        fields: dict[str, Any] = type(self).__dataclass_fields__  # type: ignore[attr-defined]
        return type(self), tuple([getattr(self, name) for name, field in fields.items() if field.init])
