"""Towns that an English text names in pinyin (Qicun Town, Guangming Road Subdistrict), for pages that name no district.

The gazetteer spells counties and cities, but not towns.  How the characters of towns are read is learned from those
names: each says of its characters which syllables they may be.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from govtrends.facts.place_names import Named
from govtrends.registry.places import Gazetteer

# Initials and finals of the Scheme for the Chinese Phonetic Alphabet (汉语拼音方案, 1958).
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|iao|ian|ing|uai|uan|ang|eng|ong|ia|ie|iu|in|ua|uo|ui|un|ue|ai|ei|ao|ou|an|en|er|a|o|e|i|u|v)"
)
_NAMED = re.compile(
    r"\b(?P<stem>[A-Z][a-z]+(?:['’][a-z]+)?)(?P<road> Road)?"
    r" (?P<kind>Town(?:ship)?|Sub-?[Dd]istrict|Street)\b(?! (?:Road|Station))"
)
_KINDS = {"town": "镇", "township": "乡镇", "subdistrict": "街道", "street": "街道"}
_SUFFIX = re.compile("(?:街道办事处|街道|镇|乡)$")
_SHORTEST = 5
"""Letters that the name of a town must have: An Town may be any."""


def find_towns(text: str, table: Gazetteer) -> list[Named]:
    """Return the towns in an English text, each with the codes (nine digits) of all that are spelled like it."""
    found = []
    for match in _NAMED.finditer(text):
        stem = re.sub("['’]", "", match["stem"]).lower()
        kind = _KINDS[match["kind"].replace("-", "").lower()]
        codes = _spellings(table).get(f"{stem}lu" if match["road"] else stem, ())
        fitting = tuple(code for code, suffix in codes if suffix in kind)
        if fitting and len(stem) >= _SHORTEST:
            found.append(Named(match.start(), match.end(), match[0], fitting, "town"))
    return found


@lru_cache(maxsize=4)
def _spellings(table: Gazetteer) -> dict[str, list[tuple[str, str]]]:
    """Return pinyin without blanks → code and last character of the towns that are read so."""
    read = _readings(table)
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, codes in table.towns.items():
        suffix = _SUFFIX.search(name)
        if suffix is None:
            continue
        syllables = [read.get(character, "") for character in name[: suffix.start()]]
        if syllables and all(syllables):
            kind = "街道" if suffix[0].startswith("街道") else suffix[0]
            index["".join(syllables)].extend((code, kind) for code in codes)
    return dict(index)


def _readings(table: Gazetteer) -> dict[str, str]:
    """Return each character of the spelled names with the syllable that they most often give it."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for unit in table.units:
        parts = list(_split(unit.pinyin.replace("'", "").lower(), len(unit.short))) if unit.pinyin else []
        for part in parts:
            for character, syllable in zip(unit.short, part, strict=True):
                votes[character][syllable] += 1 / len(parts)
    return {character: max(said, key=said.__getitem__) for character, said in votes.items()}


def _split(spelled: str, parts: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to read a word as so many syllables (xian: xian, xi an)."""
    if parts == 0:
        if not spelled:
            yield ()
        return
    for end in range(1, min(6, len(spelled)) + 1):
        if _SYLLABLE.fullmatch(spelled, 0, end):
            for rest in _split(spelled[end:], parts - 1):
                yield (spelled[:end], *rest)
