"""The districts of a corpus: their names, and which one a user means."""

from __future__ import annotations

from collections import Counter
from typing import Any

from govtrends.errors import UsageError, nearest
from govtrends.store import Corpus


def district_labels(corpus: Corpus) -> dict[str, str]:
    """Return the name of every district code that has pages; names that several districts bear are
    preceded by the city.
    """
    known = _known_districts(corpus)
    names = {code: next(filter(_text, (*places[::-1], code))) for code, places in known.items()}
    shared = Counter(names.values())
    return {
        code: f"{city}{names[code]}" if shared[names[code]] > 1 and _text(city) and city != names[code] else names[code]
        for code, (_, city, _) in known.items()
    }


def _known_districts(corpus: Corpus) -> dict[str, tuple[Any, Any, Any]]:
    """Return (province, city, district) of every district code that has pages, as its first page has them."""
    # Looked up some twenty times a report: plain dictionaries take a tenth of what a table does.
    codes, *places = (
        corpus.pages[name].to_numpy(dtype=object) for name in ("district_code", "province", "city", "district")
    )
    first: dict[Any, tuple[Any, Any, Any]] = {}
    for at, code in enumerate(codes):
        if code not in first and _text(code):
            first[code] = (places[0][at], places[1][at], places[2][at])
    return first


def resolve_district(corpus: Corpus, value: object) -> str:
    """Return the code of a district given as code (text or number), full name (枣庄市市中区), bare name
    or the first characters of one (管城 for 管城回族区), two at least.

    Raises UsageError, naming what the corpus holds, for an unknown one and for a bare name that several
    districts bear.
    """
    known = _known_districts(corpus)
    text = str(value).strip()
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    if text in known:
        return text
    full: dict[str, str] = {code: "".join(dict.fromkeys(filter(_text, names))) for code, names in known.items()}
    bare = {code: district for code, (_, _, district) in known.items()}
    fits = [code for code, name in full.items() if text and name.endswith(text)]
    exact = [code for code in fits if bare[code] == text]
    fits = fits if len(fits) <= 1 else (exact or fits)
    fits = fits or [code for code, name in bare.items() if len(text) > 1 and (_text(name) or "").startswith(text)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        listed = ", ".join(f"{full[code]} {code}" for code in fits[:8])
        raise UsageError(f"district: {text} fits several districts of the corpus: {listed}; give the code")
    names = [*district_labels(corpus).values(), *full]
    more = " …" if len(full) > 8 else ""
    listed = ", ".join(f"{name} {code}" for code, name in list(full.items())[:8]) or "no district at all"
    raise UsageError(f"district: {text!r} is not in the corpus{nearest(text, names)}; it holds {listed}{more}")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
