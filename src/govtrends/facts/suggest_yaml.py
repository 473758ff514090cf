"""Suggestions as YAML that a study pastes into its registry; each word with counts and an example as a comment.

The loader refuses an entry whose `source` nobody has filled in, so that nothing counts that nobody has judged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from govtrends.facts.suggest import KeywordSuggestion, ThemeSuggestion
from govtrends.facts.suggest_indicators import IndicatorSuggestion

NONE = "# nothing to suggest\n"


def keywords_yaml(suggestions: Sequence[KeywordSuggestion]) -> str:
    """Return keywords and weak words for a study's ``themes.yml``, by theme."""
    by_theme: dict[str, list[KeywordSuggestion]] = {}
    for suggestion in suggestions:
        by_theme.setdefault(suggestion.theme, []).append(suggestion)
    lines: list[str] = []
    for theme, words in by_theme.items():
        lines += [f"{_quoted(theme)}:", "  add:"]
        for field, weak in (("keywords", False), ("weak", True)):
            listed = [word for word in words if word.weak == weak]
            if listed:
                note = "  # say too little alone" if weak else ""
                lines.append(f"    {field}:{note}")
                lines += [f"      - {_quoted(word.phrase)}  # {_counts(word)}" for word in listed]
    return _joined(lines)


def themes_yaml(suggestions: Sequence[ThemeSuggestion]) -> str:
    """Return entries for a study's ``themes.yml``; names, definition and source are left to fill in."""
    lines: list[str] = []
    for item in suggestions:
        lines += [
            f"{_quoted(item.words[0])}:  # {item.articles} articles; rename it as the task is called",
            "  english_name: ''",
            "  definition: ''",
            "  source: ''  # name the public document that names the task",
            "  keywords:",
        ]
        rows = zip(item.words, item.counts, item.examples, strict=True)
        lines += [f"    - {_quoted(word)}  # {count} sentences; …{_said(example)}…" for word, count, example in rows]
    return _joined(lines)


def indicators_yaml(suggestions: Sequence[IndicatorSuggestion]) -> str:
    """Return entries for a study's ``indicators.yml``; id and source are left to fill in."""
    lines: list[str] = []
    for number, item in enumerate(suggestions, 1):
        lines += [
            f"new_{number}:  # {item.count} figures in {item.articles} articles; {_said(item.example)}",
            f"  name: {_quoted(item.subject)}",
            "  source: ''  # name the document that defines the figure",
            f"  measure: {item.measure}",
            f"  units: [{_quoted(item.unit)}]",
            "  polarity: neutral  # or more_is_better, less_is_better",
            f"  typical: [{item.low:g}, {item.high:g}]  # what was seen; widen it",
        ]
    return _joined(lines)


def _counts(word: KeywordSuggestion) -> str:
    new = "" if word.in_dictionary else ", new word"
    more = f", {word.more} articles more" if word.more else ""
    beside = f"{word.count} sentences in {word.articles} articles, {100 * word.share:.0f}% beside the theme"
    return f"{beside}{more}{new}; …{_said(word.example)}…"


def _said(example: str) -> str:
    """Return an example so that it ends no comment: on one line, without what only a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in example)


def _joined(lines: Sequence[str]) -> str:
    return "\n".join([*lines, ""]) if lines else NONE


def _quoted(text: str) -> str:
    """Return ``text`` as a YAML string (JSON strings are YAML)."""
    return json.dumps(text, ensure_ascii=False)
