"""A page as lines: cleaned, folded for matching, with the blank space above each and hard wraps undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from govtrends.text.invisible import INVISIBLE, visible
from govtrends.text.spans import MappedText, Run

# Zero-width characters, direction marks, soft hyphens and BOMs: printed nowhere, but they break every match.
_SPACE = " \t\u3000\xa0\u2002\u2003\u2009"

# One character for one, so that places in the folded text are places in the text: full-width forms, kinds of space.
_FOLD = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {
        "\u3000": " ",
        "\xa0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\t": " ",
        "【": "[",
        "】": "]",
        "〖": "[",
        "〗": "]",
    }
    | {"丨": "|"}  # a stroke between role and name
)
# A full stop, with closing marks behind it; a bracket or quotation mark alone may close a word in mid-sentence.
_FINAL = re.compile(r"[。!?…;.][\s\"”’』」》)\]】]{0,3}$")
_STOPS, _CLOSES = frozenset("。!?…;."), frozenset('"”’』」》)]】')

_USUAL = tuple(zip("，：；！？（）【】\u3000\xa0\t", ",:;!?()[]   ", strict=True))
_NARROW = {chr(wide): narrow if isinstance(narrow, str) else chr(narrow) for wide, narrow in _FOLD.items()}
_RARE = re.compile("[" + re.escape("".join(map(chr, sorted(set(_FOLD) - {ord(wide) for wide, _ in _USUAL})))) + "]")

_MARKUP = re.compile(r"(?:(#{1,6})\s*|[>*]\s+|(\*\*|__|\*(?=\S)|_(?=\S)))")
_IMAGE = re.compile(r"(?:(?:!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)|<img\b[^>\n]{0,500}>)\s*)+|\[?图片\]?$")
_MARKS = frozenset("#>*_![<图=-—~·.|")
BOLD = 7
"""The level of a line set in bold: weaker than any heading."""
_RULE = re.compile(r"[-—_=*~·.\s]{3,}|\|(?:\s*:?-{2,}:?\s*\|)+")
# Bold type inside a line, and what is left of the tags of a web page.
_INLINE = re.compile(
    r"\*\*|</?(?:br|b|strong|i|em|u|p|div|span|center|font|sup|sub|td|tr|th|table|tbody|thead)\b[^<>\n]{0,80}>|"
    r"&(?:nbsp|ensp|emsp|ldquo|rdquo|middot);"
)
_TABLE_ROW = re.compile(r"\|.*[\w].*\|.*\|")


class Line(NamedTuple):
    """One printed line: its text with offsets, the same text folded for matching, and how it stands on the page.

    ``blanks`` counts the empty lines above; ``level`` is the Markdown heading level (0: none, 7: bold);
    ``indent`` says that the line is set in, as the first line of a paragraph is; ``pictured`` that a picture of a web
    page stood right above it; ``verse`` that it is a line of a poem; ``speaker`` that it names who speaks below it.
    """

    text: MappedText
    fold: str
    blanks: int = 0
    level: int = 0
    indent: bool = False
    pictured: bool = False
    verse: bool = False
    speaker: bool = False

    def cut(self, start: int, end: int | None = None) -> Line:
        """Return the characters ``start:end`` of the line, stripped, still a line."""
        piece = self.fold[start:end]
        low = start + len(piece) - len(piece.lstrip())
        piece = piece.strip()
        if len(piece) == len(self.fold):
            return self
        return self._replace(text=self.text.slice(low, low + len(piece)), fold=piece)

    @property
    def finished(self) -> bool:
        """Whether the line ends as a sentence does."""
        last = self.fold[-1:]
        return last in _STOPS or (last in _CLOSES and _FINAL.search(self.fold, max(0, len(self.fold) - 4)) is not None)

    @property
    def row(self) -> bool:
        """Whether the line sets cells side by side, as rows of a table come: with a tab or, in Markdown, in bars."""
        return "\t" in self.text.text or self.barred

    @property
    def barred(self) -> bool:
        """Whether the line is a row of a Markdown table or may be one: a row of links has bars too."""
        return self.fold[0] == "|" and _TABLE_ROW.fullmatch(self.fold) is not None

    @property
    def start(self) -> int:
        """Source offset of the first character."""
        return self.text.runs[0].source or 0

    @property
    def end(self) -> int:
        """Source offset after the last character."""
        run = self.text.runs[-1]
        return (run.source or 0) + run.length


def split_lines(source: str) -> list[Line]:
    """Return the lines of a page that carry text, stripped of markup, with hard-wrapped paragraphs joined."""
    lines = list(_lines(source))
    if "**" in source or "<" in source or "&" in source:
        lines = [part for line in lines if (part := _without_markup(line)).fold]
    return _unwrap(lines)


def _without_markup(line: Line) -> Line:
    """Take bold type and tags out of the middle of a line."""
    fold = line.fold
    cuts = [match.span() for match in _INLINE.finditer(fold)] if "**" in fold or "<" in fold or "&" in fold else []
    if not cuts:
        return line
    text = line.text.remove(cuts).strip()
    return line._replace(text=text, fold=folded(text.text))


def _lines(source: str) -> Iterator[Line]:
    fold = folded(source)
    dirty = len(visible(source)) < len(source)
    at, blanks = 0, 0
    pictured = False
    for raw in fold.split("\n"):
        start, at = at, at + len(raw) + 1
        line = _line(source, start, raw, blanks) if not dirty else _cleaned(source, start, raw, blanks)
        if line is None:
            blanks += 1
            pictured = "图片" in raw or "![" in raw or "<img" in raw
        else:
            yield line._replace(pictured=True) if pictured else line
            blanks, pictured = 0, False


def _cleaned(source: str, start: int, raw: str, blanks: int) -> Line | None:
    cuts = [match.span() for match in INVISIBLE.finditer(raw)]
    if not cuts:
        return _line(source, start, raw, blanks)
    text = MappedText.of(source, start, start + len(raw)).remove(cuts).strip()
    return _marked(Line(text, folded(text.text), blanks)) if text.text else None


def _line(source: str, start: int, raw: str, blanks: int) -> Line | None:
    if not raw:
        return None
    inner = raw.lstrip()
    if not inner:
        return None
    indent = len(raw) - len(inner)
    inner = inner.rstrip()
    if inner[-1] == "|" and "|" not in (bare := inner.rstrip("| ")):  # the edges of a table that a web page was set in
        inner = bare
        if not inner:
            return None
    begin = start + indent
    piece = source[begin : begin + len(inner)]
    line = Line(MappedText(piece, (Run(0, begin, len(piece)),)), inner, blanks, indent=indent > 1)
    return _marked(line) if inner[0] in _MARKS else line


def folded(text: str) -> str:
    """Return the text folded for matching, character for character."""
    # Replacing what nearly every page holds, and the few others one by one, is many times as fast as translating.
    for wide, narrow in _USUAL:
        text = text.replace(wide, narrow)
    return _RARE.sub(lambda match: _NARROW[match[0]], text)


def _marked(line: Line) -> Line | None:
    """Take Markdown off a line: headings, bold, quotes; images and rules are no lines of text."""
    fold = line.fold
    if fold[0] not in _MARKS:
        return line
    if _RULE.fullmatch(fold):
        return None
    image = _IMAGE.match(fold)
    if image is not None:
        line = line.cut(image.end())
        return line if line.fold else None
    match = _MARKUP.match(fold)
    if match is None:
        return line
    level = len(match[1]) if match[1] else 0
    end = len(fold)
    if match[2]:
        if not fold.endswith(match[2]) or end <= 2 * len(match[2]):
            return line
        level, end = BOLD if len(match[2]) == 2 else 0, end - len(match[2])
    inner = line.cut(match.end(), end)
    if inner.fold.startswith("**") and inner.fold.endswith("**") and len(inner.fold) > 4:
        inner = inner.cut(2, len(inner.fold) - 2)
    return inner._replace(level=level) if inner.fold else None


def _unwrap(lines: list[Line]) -> list[Line]:
    """Join the lines of paragraphs that were stored as printed, one line of the column per line of the file."""
    width = _wrap_width(lines)
    if width is None:
        return lines
    joined: list[list[Line]] = []
    for line in lines:
        last = joined[-1][-1] if joined else None
        full = last is not None and width - 3 <= len(last.fold) <= width + 1 and not last.level
        if full and not line.blanks and not line.indent and not line.level:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_join(parts) if len(parts) > 1 else parts[0] for parts in joined]


def _wrap_width(lines: list[Line]) -> int | None:
    """Return the column width if the file keeps the line breaks of the print: lines equally long, many unfinished."""
    tight = [len(line.fold) for line in lines if not line.blanks]
    if len(tight) < 6:
        return None
    counts = Counter(tight)
    width = max(counts, key=lambda n: sum(counts[n + d] for d in (-2, -1, 0, 1)))
    near = sum(counts[width + d] for d in (-2, -1, 0, 1))
    full = [line for line in lines if width - 2 <= len(line.fold) <= width + 1]
    # A wrapped file has no line beyond its width; a page of short heads above long paragraphs has many.
    longer = sum(len(line.fold) > width + 3 for line in lines)
    unfinished = sum(not line.finished for line in full)
    wrapped = near >= 0.5 * len(tight) and longer <= 0.05 * len(lines) and unfinished >= 0.6 * len(full)
    return width if 10 <= width <= 90 and wrapped else None


def _join(parts: list[Line]) -> Line:
    texts: list[MappedText] = []
    for part in parts:
        if texts and texts[-1].text[-1].isascii() and part.fold[0].isascii() and part.fold[0].isalnum():
            texts.append(MappedText.inserted(" "))
        texts.append(part.text)
    text = MappedText.join(texts)
    return Line(text, folded(text.text), parts[0].blanks, 0, parts[0].indent)
