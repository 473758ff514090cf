"""govtrends: from pages of Chinese district newspapers to comparable themes and indicators.

The names below are what notebooks use: ``import govtrends as gt``.  Each is loaded when first asked for
(PEP 562), so that the import itself costs nothing.

- data: ``load``, ``read_corpus``, ``with_texts``, ``select``, ``restrict``, ``period_of``
- themes: ``theme_shares``, ``timeline``, ``timelines``, ``district_timelines``, ``timing``, ``events``, ``contrast``,
  ``differences``, ``against_others``, ``change``, ``peer_shares``, ``key_themes``, ``cooccurrence``
- words: ``district_words``, ``words_by_district``, ``context``
- indicators: ``indicator_table``, ``indicator_panel``, ``indicator_change``, ``indicator_targets``
- sources: ``evidence``, ``hits``, ``linked``, ``breaks``, ``coverage``, ``overview``, ``losses``, ``sources``,
  ``definitions``, ``registry_of``, ``provenance``, ``leads``
- to show: ``plot`` (figures), ``tables`` (Markdown tables), ``say`` (sentences), ``tiles``, ``comparison_tiles``,
  ``quotes``, ``figures`` (clauses behind the indicators), ``downloads``
"""

from importlib import import_module
from typing import Any

_WHERE = {
    "load": "compare.load",
    "read_corpus": "store",
    "with_texts": "store",
    "select": "compare.select",
    "restrict": "compare.select",
    "period_of": "compare.select",
    "theme_shares": "compare.shares",
    "timeline": "compare.shares",
    "timelines": "compare.shares",
    "district_timelines": "compare.shares",
    "timing": "compare.timing",
    "events": "compare.timing",
    "contrast": "compare.contrast",
    "differences": "compare.contrast",
    "against_others": "compare.contrast",
    "change": "compare.contrast",
    "peer_shares": "compare.contrast",
    "key_themes": "compare.keyness",
    "cooccurrence": "compare.cooccurrence",
    "district_words": "compare.keyness",
    "words_by_district": "compare.keyness",
    "context": "compare.kwic",
    "indicator_table": "compare.indicators",
    "indicator_panel": "compare.indicators",
    "indicator_change": "compare.indicators",
    "indicator_targets": "compare.targets",
    "evidence": "compare.evidence",
    "hits": "compare.evidence",
    "linked": "compare.linked",
    "breaks": "compare.breaks",
    "coverage": "compare.coverage",
    "overview": "compare.coverage",
    "losses": "compare.coverage",
    "sources": "compare.coverage",
    "definitions": "compare.coverage",
    "registry_of": "compare.carried",
    "provenance": "compare.coverage",
    "leads": "compare.leads",
    "tiles": "show.tiles",
    "comparison_tiles": "show.tiles",
    "quotes": "show.quotes",
    "figures": "show.quotes",
    "downloads": "show.downloads",
}
_MODULES = {"plot": "show.plot", "tables": "show.tables", "say": "show.say"}

__all__ = sorted([*_WHERE, *_MODULES])  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name in _MODULES:
        found: Any = import_module(f"{__name__}.{_MODULES[name]}")
    elif name in _WHERE:
        found = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    else:
        from govtrends.errors import nearest

        raise AttributeError(f"govtrends has no {name!r}{nearest(name, __all__)}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """Return the public names, so that completion in Jupyter finds them."""
    return [*__all__, *globals()]
