"""What was done to the things that an English number counts, where its verb stands away from them."""

from __future__ import annotations

import re

from govtrends.facts.english_phrases import IRREGULAR, content_of, tokens_of, word_set

# Words in -ed and -ing that are no verbs of doing before a number.
_NO_VERB = word_set(
    "including during nursing building housing hundred united need according being limited red training storytelling"
)
_PASSIVE = re.compile(r"\b(?:were|was|have been|has been)\s+(?:\w+ly\s+)?(\w+ed|built|held|won|found)\b")


def passive(after: str) -> str:
    """Return the participle of the first 'were selected' behind the subject of a sentence, or an empty string."""
    found = _PASSIVE.search(after.partition(". ")[0])
    return found[1] if found is not None else ""


_PARTICIPLES = {
    "froze": "frozen",
    "drove": "driven",
    "took": "taken",
    "gave": "given",
    "saw": "seen",
    "drew": "drawn",
    "serves": "served",
    "covers": "covered",
    "covering": "covered",
    "employs": "employed",
    "trains": "trained",
    "receives": "received",
    "building": "built",
    "holds": "held",
    "houses": "housed",
}


def participle(verb: str) -> str:
    """Return what was done of a verb before its object: seizing gives seized, froze gives frozen."""
    low = verb.lower()
    if low in _PARTICIPLES:
        return _PARTICIPLES[low]
    return f"{low[:-3]}ed" if low in _DOING else verb


# Forms in -ing that say what was done to those counted (benefiting 900 households says what they got).
_DOING = word_set(
    "seizing arresting catching detaining recovering investigating inspecting checking removing rescuing training"
    " providing adding creating helping recruiting solving resolving planting installing opening closing visiting"
    " relocating"
)


# Property worth 6 million yuan was returned to 293 victims: what those counted were given.
_GIVEN = re.compile(
    r"(?:^|[.;,]\s)\s*(?:the |some )?(?P<what>[a-z]+(?: (?!worth|of|was|were|has|have|totaling)[a-z]+)?)\b"
    r"(?:[^.;]|\.\d)*?"
    r"\b(?:was|were|(?:has|have) been) (?P<did>[a-z]+ed|given|sent|paid) to (?:the )?$",
    re.IGNORECASE,
)


# The bare verbs of machine translation ('benefit 900 pupils', 'ensure the heating of 700 homes').
_BASE = word_set("benefit ensure help fund serve train recruit visit rescue exempt assist resettle")


_THE = word_set("the a an this each The A An This Each")


def governing(before: str) -> str:
    """Return the last verb before a number and its object, which say what a bare 'people' or 'households' did.

    'benefiting 900 households' gives 'benefiting', 'collected information of 80 people' gives 'collected
    information'; an empty string where no verb stands within seven words.
    """
    if before.endswith(("to ", "to the ")) and (given := _GIVEN.search(before)) is not None:
        return f"{given['what'].lower()} {given['did']}"
    tokens = tokens_of(before[-120:])
    for at in range(len(tokens) - 1, max(len(tokens) - 8, -1), -1):
        low = tokens[at].lower()
        if not low[0].isalpha() or low in ("and", "while", "but"):
            return ""  # 900 dangers were found and 400 households visited: the verb is another number's
        if low in _BASE and tokens[at - 1 : at] not in (["the"], ["of"]):
            return " ".join([f"{low.removesuffix('e')}ed", *content_of(tokens[at + 1 :])[:2]])
        if low == "building" and tokens[at + 1 : at + 2] != ["of"] and not _THE.isdisjoint(tokens[max(0, at - 3) : at]):
            continue  # the three-story building in the town holds 9,000 books
        if (
            low in _PARTICIPLES
            or low in IRREGULAR
            or (low.endswith(("ed", "ing")) and len(low) > 4 and low not in _NO_VERB)
        ):
            did, *what = content_of(tokens[at:])[:3] or [""]
            return " ".join([participle(did), *what])
    return ""


# Of small letters, each word with its first in front, to which a search skips.
_AIMS = r"t(?<=\bt)arget|g(?<=\bg)oal|s(?<=\bs)trive to|a(?<=\ba)im to|e(?<=\be)nsure that"
_AHEAD = r"w(?<=\bw)ill|p(?<=\bp)lans? to|b(?<=\bb)e going to|i(?<=\bi)s expected to|n(?<=\bn)ext step"
_AIM, _PROMISES = re.compile(rf"(?:{_AIMS})\b"), re.compile(rf"(?:{_AIMS}|{_AHEAD})\b")


def status(before: str) -> str:
    """Return what the words before a number make of it: ``target``, ``planned`` or ``result``."""
    words = before.lower()
    if not _may_promise(words) or _PROMISES.search(words) is None:
        return "result"
    return "target" if _AIM.search(words) else "planned"


def _may_promise(words: str) -> bool:
    """Say whether words hold a piece of any that promise; most do not."""
    if " to" in words or "will" in words or "target" in words or "goal" in words:
        return True
    return "ensure that" in words or "next step" in words
