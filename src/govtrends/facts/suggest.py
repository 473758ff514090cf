"""What the registry misses: keywords for its themes, themes it lacks, and indicators without an id.

Suggestions are for a person to judge.  They come with counts and an example, and print as YAML that a study can
paste; the loader refuses an entry whose `source` nobody has filled in.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from govtrends.errors import UsageError, nearest
from govtrends.facts.phrases import Phrase, find_phrases
from govtrends.registry import Registry

Row = Mapping[str, object]
"""A row of a corpus table as a plain mapping (``frame.to_dict("records")``)."""

SIGNIFICANT = 10.83
"""G² above which a phrase is over-represented at the 0.1 % level (chi-square, one degree of freedom)."""


@dataclass(frozen=True, slots=True)
class KeywordSuggestion:
    """A phrase of a theme's articles (``theme`` is ``None``: of articles without a theme)."""

    theme: str | None
    phrase: str
    count: int
    articles: int
    score: float
    in_dictionary: bool
    example: str


@dataclass(frozen=True, slots=True)
class IndicatorSuggestion:
    """A subject without an id: how often it stands, in which unit, what values it had."""

    subject: str
    unit: str
    measure: str
    count: int
    articles: int
    low: float
    high: float
    example: str


def suggest_keywords(
    articles: Iterable[Row],
    mentions: Iterable[Row],
    registry: Registry,
    theme: str | None = None,
    limit: int = 10,
) -> list[KeywordSuggestion]:
    """Return up to ``limit`` phrases per theme that its articles use more than the others do, strongest first.

    ``articles`` need article_id, headline and body; ``mentions`` article_id and theme.  ``theme`` asks for one theme.
    Over-representation is Dunning's log-likelihood G² on numbers of articles (Dunning 1993), above 10.83.  Raises
    :class:`UsageError` for a theme that the registry does not have.
    """
    if theme is not None and theme not in registry.themes:
        raise UsageError(f"no theme {theme!r} in the registry{nearest(theme, registry.themes)}")
    rows = list(articles)
    tagged = _tagged(rows, mentions)
    phrases = _new_phrases(rows, registry)
    names = [theme] if theme is not None else [name for name in registry.themes if tagged.get(name)]
    found: list[KeywordSuggestion] = []
    for name in names:
        found += _strongest(name, tagged.get(name, set()), phrases, rows, limit)
    return found


def suggest_themes(
    articles: Iterable[Row], mentions: Iterable[Row], registry: Registry, limit: int = 20
) -> list[KeywordSuggestion]:
    """Return up to ``limit`` phrases of articles in which no theme was found: themes that the registry may lack."""
    rows = list(articles)
    tagged = _tagged(rows, mentions)
    bare = set(range(len(rows))).difference(*tagged.values())
    return _strongest(None, bare, _new_phrases(rows, registry), rows, limit)


def suggest_indicators(indicators: Iterable[Row], at_least: int = 2, limit: int = 30) -> list[IndicatorSuggestion]:
    """Return the subjects without an id that stand ``at_least`` times, most frequent first, with their range.

    ``indicators`` need article_id, indicator, subject, value, unit, measure and sentence; repeats of one figure
    (``duplicate_of``) count once.
    """
    groups: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in indicators:
        if _missing(row.get("indicator")) and _missing(row.get("duplicate_of")):
            groups[str(row["subject"]), str(row["unit"]), str(row["measure"])].append(row)
    found = []
    for (subject, unit, measure), rows in groups.items():
        if len(rows) >= at_least:
            values = [float(str(row["value"])) for row in rows]
            articles = len({row["article_id"] for row in rows})
            example = " ".join(str(rows[0].get("sentence") or "").split())
            found.append(
                IndicatorSuggestion(subject, unit, measure, len(rows), articles, min(values), max(values), example[:60])
            )
    return sorted(found, key=lambda s: (-s.articles, -s.count, s.subject))[:limit]


def keywords_yaml(suggestions: Sequence[KeywordSuggestion]) -> str:
    """Return suggestions as YAML for a study's ``themes.yml``; each word with counts and an example as a comment."""
    by_theme: dict[str | None, list[KeywordSuggestion]] = {}
    for suggestion in suggestions:
        by_theme.setdefault(suggestion.theme, []).append(suggestion)
    lines: list[str] = []
    for theme, words in by_theme.items():
        if theme is None:
            lines += ["# Frequent in articles without a theme.  To make a theme of one, add its fields:", "#"]
            lines += [f"# {word.phrase}:  # {_counts(word)}" for word in words]
            lines += [f"#   {field}" for field in ("english_name:", "definition:", "source:", "keywords: []")]
            continue
        lines += [f"{theme}:", "  add:", "    keywords:"]
        lines += [f"      - {_quoted(word.phrase)}  # {_counts(word)}" for word in words]
    return "\n".join([*lines, ""]) if lines else "# nothing to suggest\n"


def indicators_yaml(suggestions: Sequence[IndicatorSuggestion]) -> str:
    """Return suggestions as YAML for a study's ``indicators.yml``; id and source are left to fill in."""
    lines: list[str] = []
    for number, item in enumerate(suggestions, 1):
        lines += [
            f"new_{number}:  # {item.count} figures in {item.articles} articles; {item.example}",
            f"  name: {_quoted(item.subject)}",
            "  source: ''  # name the document that defines the figure",
            f"  measure: {item.measure}",
            f"  units: [{_quoted(item.unit)}]",
            "  polarity: neutral  # or more_is_better, less_is_better",
            f"  typical: [{item.low:g}, {item.high:g}]  # what was seen; widen it",
        ]
    return "\n".join([*lines, ""]) if lines else "# nothing to suggest\n"


def _tagged(rows: Sequence[Row], mentions: Iterable[Row]) -> dict[str, set[int]]:
    """Return the numbers of the articles of each theme."""
    numbers = {row["article_id"]: i for i, row in enumerate(rows)}
    tagged: defaultdict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        if mention["article_id"] in numbers:
            tagged[str(mention["theme"])].add(numbers[mention["article_id"]])
    return dict(tagged)


def _text(row: Row) -> str:
    return "\n".join(str(row.get(part) or "") for part in ("headline", "body"))


def _new_phrases(rows: Sequence[Row], registry: Registry) -> list[Phrase]:
    """Return the phrases of the articles that no theme's word contains or is contained in."""
    words = {word for theme in registry.themes.values() for word in (*theme.words, *theme.exclude, theme.name)}
    parts = {word[i:j] for word in words for i in range(len(word)) for j in range(i + 2, len(word) + 1)}
    return [
        phrase
        for phrase in find_phrases([_text(row) for row in rows])
        if phrase.text not in parts and not any(word in phrase.text for word in words if len(word) > 1)
    ]


def _strongest(
    theme: str | None, inside: set[int], phrases: Iterable[Phrase], rows: Sequence[Row], limit: int
) -> list[KeywordSuggestion]:
    """Return the phrases most over-represented in the articles ``inside``."""
    found = []
    for phrase in phrases:
        here = len(phrase.articles & inside)
        score = _log_likelihood(here, len(phrase.articles) - here, len(inside), len(rows) - len(inside))
        if here >= 2 and score >= SIGNIFICANT:
            first = min(phrase.articles & inside)
            example = _example(_text(rows[first]), phrase.text)
            found.append(KeywordSuggestion(theme, phrase.text, phrase.count, here, score, phrase.known, example))
    return sorted(found, key=lambda s: (-s.score, s.phrase))[:limit]


def _log_likelihood(a: int, b: int, inside: int, outside: int) -> float:
    """Return G² of ``a`` of ``inside`` against ``b`` of ``outside`` articles, 0 unless the first share is larger."""
    if not inside or not outside or a * outside <= b * inside:
        return 0.0
    table = Counter({(0, 0): a, (0, 1): b, (1, 0): inside - a, (1, 1): outside - b})
    total, rows, columns = inside + outside, (a + b, inside + outside - a - b), (inside, outside)
    return 2 * sum(n * math.log(n * total / (rows[i] * columns[j])) for (i, j), n in table.items() if n)


def _example(text: str, phrase: str) -> str:
    """Return the phrase with some words of context on both sides."""
    squeezed = "".join(text.split())
    at = squeezed.find(phrase)
    return squeezed[max(0, at - 12) : at + len(phrase) + 12] if at >= 0 else ""


def _counts(word: KeywordSuggestion) -> str:
    new = "" if word.in_dictionary else ", new word"
    return f"{word.count} times in {word.articles} articles{new}; …{word.example}…"


def _quoted(text: str) -> str:
    """Return ``text`` as a YAML string (JSON strings are YAML)."""
    return json.dumps(text, ensure_ascii=False)


def _missing(value: object) -> bool:
    """Say whether a table cell is empty: ``None``, or the NaN that pandas makes of it."""
    return value is None or value != value
