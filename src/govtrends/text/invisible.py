"""Characters that print nothing: zero-width spaces, marks of writing direction, soft hyphens, control characters."""

from __future__ import annotations

import re
from functools import lru_cache

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0e-\x1f\x7f]")


@lru_cache(maxsize=4)
def visible(text: str) -> str:
    """Return ``text`` without its invisible characters; offsets change where it has any.

    The place and the date of a page both ask for the same text.
    """
    return INVISIBLE.sub("", text)
