"""The words around a number in English: its noun phrase, its verb, its change."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


_STOP = word_set(
    """
    in of to for with at on by from through that which who whom as so into including were was are is be been
    being has have had will would can could may and or but then than realized realize achieved achieve
    completed covering cover were per under after before during between among about around over since when
    while where this these those it they we he she also have such like enjoyed enjoy benefit benefited
    along near all every each another just more so now use uses using comes goes gone fewer
    conducted carried carry participated received added put issued implement
    """
)
_SKIP = word_set(
    """
    a an the of by to is was are were be been in at with for and or more than over about nearly total has
    yuan mu tons but while just even still already now all every some any worth respectively
    have had its their our together reached reaching reach up as from on only also so that which will can than there
    this these cumulative totaling totalling amounting valued rmb cny thousand million billion hundred percent such
    """
)
# Coordinated adjectives that belong to one noun (urban and rural residents).
_PAIRED = ("urban", "primary", "online", "town", "towns", "men")
_PAIRS = re.compile(
    "urban and rural|primary and secondary|online and offline|towns? and streets?|towns and villages|men and women",
    re.IGNORECASE,
)
# Of small letters: what such a pair is known by at once.
# in-service teachers, after -school classes: one adjective.
_DASH = re.compile(r"(?<=\w) [-–—]+ (?=\w)")  # 900 people - roughly one in three
_COMPOUND = re.compile(r"\b(in|on|up|off|after|over|under|out|e) ?-(?!year|month|quarter)(?=[a-z])")
# round-the-clock, door -to -door
_CHAINED = re.compile(r"\b((?!year|month|quarter)[a-z]+) ?-([a-z]+) ?-([a-z]+)\b")
_JOINT = re.compile(" and (?:" + "|".join(f"(?<={word} and )" for word in _PAIRED) + ")")
_WORDS = re.compile(r"[A-Za-z_][A-Za-z_'’0-9]*(?:\.(?=\d)[A-Za-z_'’0-9]*)*|[\"“”()（）]|-|[.,;:]|\d[\d,.]*%?")
# new and expanded schools: an adjective has its like behind the 'and'.
_ADJECTIVES = word_set("new old key large small big poor sick urban rural primary public private disabled aged")
_PAIRED_LIKE = re.compile(r" [a-z]+(?:ed|ing) [a-z]+s\b")
_PAIRED_NOUN = re.compile(
    r" (?P<first>(?!\w+(?:ed|ing)\b)[a-z][a-z-]*)(?: (?!\w+(?:ed|ing)\b)[a-z][a-z-]*){0,2}"
    r"(?:(?<=[a-rt-z]s)|(?<=people)|(?<=ildren)|(?<=omen))\b(?!['’])"
)
_PLURALS = word_set("people personnel staff children police cattle elderly")
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]")
_QUOTES = frozenset('"“”-')
_BE = word_set("were was is are be been being has have had newly also")
# What may stand behind a counted noun and say more of it.
_BEHIND_NOUN = _BE | {"of", "worth"}
_PHRASE_STOP = _BE | word_set(
    "to in on at for with by per from which that who so including through during since after before"
    " as will can this last"
)
_TIME = word_set(
    "year years month months quarter quarters half halves first second third three week day days today year's"
    " annual this last time times"
)
IRREGULAR = word_set(
    "built held sent given paid laid done made won found set spent bought taught trained gone sold put cut led drawn"
    " driven drove froze frozen took saw dealt brought drew kept fought met"
)
# Verbs of the present tense that a plural noun before them takes ('31 primary schools offer lunches').
_PRESENT = word_set(
    "exceed exceeds offer offers provide provides reach reaches enjoy enjoys become becomes adopt adopts receive"
)
_PHRASE_ENDS = _STOP | {"last", "next"} | frozenset("()（）.,;:")
_ARTICLES = word_set("a an the")
# The number of poor residents in the rural areas of a province: where they live is no part of the name.
NUMBER_IN = re.compile(r"\bnumber of (?P<what>[^,.;]{3,50}?) (?:in|at|across|within|from)\b[^,.;]*$")
_AGE = re.compile(r" (?:over |above |under )?the age of \d+| aged (?:over |above |under )?\d+(?: or \w+)?")
_TELLS = word_set("showed shows indicated indicates understood")
_COPULAS = word_set("stood totaled totalled hit amounted averaged came went")


def _is_plural(word: str) -> bool:
    return word.endswith(("s", "men")) or word.lower() in _PLURALS


def _shares_noun(words: list[str], after: str, at: int) -> bool:
    """Say whether the words behind an 'and' at ``at`` end in a plural that ``words`` before it share."""
    if words[-1] in _ADJECTIVES and _PAIRED_LIKE.match(after, at):
        return True
    paired = _PAIRED_NOUN.match(after, at)
    return paired is not None and paired["first"] not in IRREGULAR


def noun_phrase(after: str) -> str:
    """Return the noun phrase right after a number, without brackets, at most eight words; empty where none follows."""
    after = after[:160]
    if "-" in after:
        after = _COMPOUND.sub(r"\1_", _DASH.split(after, maxsplit=1)[0])
    small = after.lower()
    if " and " in small and _JOINT.search(small) is not None:
        after = _PAIRS.sub(lambda pair: pair[0].replace(" ", "_"), after)
    if after.count("-") > 1:
        after = _CHAINED.sub(r"\1_\2_\3", after)
    words: list[str] = []
    for match in _WORDS.finditer(after, 0, 140):  # most phrases end within a few words
        token = match[0]
        low = token.lower()
        if token in '"“”-' or (low == "such" and not words):  # organized 36 such activities
            continue
        if low == "and" and words and not any(map(_is_plural, words)) and _shares_noun(words, after, match.end()):
            words.append(token)  # literary and artistic groups: the noun stands behind both
            continue
        if low in _PHRASE_ENDS or token[0].isdigit() or len(words) == 8:
            break
        if words and low in _ARTICLES:
            break
        if words and words[-1].endswith("s") and (low in IRREGULAR or low in _PRESENT or low.endswith("ed")):
            break  # schools held lectures: the verb ends the phrase
        if "_" in token:
            token = token.replace("e_", "e-", 1) if token.startswith("e_") else token.replace("_", " ")
        words.append(token)
    return " ".join(words)


def after_number(rest: str, *, named: bool) -> str:
    """Return up to six content words after the unit, or the noun where one is ``named``: of what, and what was done.

    'of heating grants were paid' gives 'heating grants paid'; other prepositions begin a circumstance and end it.
    """
    rest = _ASIDE.sub("", rest) if "(" in rest or "（" in rest else rest
    first = _WORDS.search(rest, 0, 140)
    if first is None or (named and first[0] not in _QUOTES and first[0].lower() not in _BEHIND_NOUN):
        return ""
    tokens = tokens_of(rest[:140])
    at = 0
    words: list[str] = []
    if tokens and tokens[0].lower() == "worth":
        at = 1
    opening = tokens[at].lower() if at < len(tokens) else ""
    if opening == "of" or (opening in ("in", "for") and not named):
        at += 1
        if tokens[at : at + 1] == ["the"] and tokens[at + 1 : at + 2] and tokens[at + 1][0].isdigit():
            at += 2  # 90 percent of the 412 households
        while at < len(tokens) and tokens[at].lower() not in _PHRASE_STOP and tokens[at][0].isalpha():
            if tokens[at] == "and" and words and words[-1].endswith("s") and _is_past(tokens[at + 1 : at + 2]):
                break  # 90 kilometers of dirt roads and built schools
            words.append(tokens[at])
            at += 1
    elif not named and opening and opening[0].isalpha() and opening not in _PHRASE_STOP and opening not in _TIME:
        return " ".join(w for w in content_of(tokens[: _phrase_end(tokens)]) if w.lower() not in _TIME)
    kept = [word for word in content_of(words) if word.lower() not in _TIME][-6:]
    if kept and kept[-1].lower() == "and":
        kept.pop()
    return " ".join([*kept, *_done(tokens[at:])])


def _is_past(token: list[str]) -> bool:
    return bool(token) and (token[0] in IRREGULAR or token[0] == "gave" or token[0].endswith("ed"))


def _phrase_end(tokens: list[str]) -> int:
    ends = (i for i, token in enumerate(tokens) if not token[0].isalpha() or token.lower() in _PHRASE_STOP)
    return min(next(ends, len(tokens)), 5)


def _done(tokens: list[str]) -> list[str]:
    """Return the participle behind a be-verb: 'were newly added' gives 'added'."""
    if not tokens or tokens[0].lower() not in _BE:
        return []
    for token in tokens[1:5]:
        low = token.lower()
        if low.endswith("ed") or low in IRREGULAR:
            return [token]
        if low not in _BE and not low.endswith("ly"):
            return []
    return []


# residents attended the lecture, households in the town have taken part in the selection of …
_ACTIVE = re.compile(
    r"\s*(?:(?:in|of) the (?:\w+ )?(?:district|city|county|town|street|village)s? )?"
    r"(?:have |has |had )?(?:also |now |already |successively |voluntarily )?"
    r"(?P<did>(?:took|taken|take) part in|attended|joined|participated in|visited|benefited from"
    r"|enjoy(?:ed|s)?|received?|opened|installed|signed|watched|completed|obtained|used|launched|carried out"
    r"|offer(?:ed|s)?|provide[ds]?|(?:signed|taken|set) up(?: for)?|(?:handed|turned) (?:in|over)|moved into)"
    r"\s+(?!(?:it|them|up)\b)(?P<what>[^.;]{3,80})"
)
_ELSE = re.compile(r"\s(?:and|since|when|so far|on|at|during|from|this|last|held|organized)\b")


def joined(rest: str) -> str:
    """Return what those counted took part in ('attended lecture') by the words behind them, or an empty string."""
    found = _ACTIVE.match(rest)
    if found is None:
        return ""
    what = content_of(_WORDS.findall(_ELSE.split(found["what"], maxsplit=1)[0]))[:5]
    return " ".join([*content_of(found["did"].split()), *(word for word in what if word not in _QUOTES)])


_IN = re.compile(
    r"\s*(?P<how>in|with) (?:the |great |serious )?(?P<what>[a-z]+(?: (?:and )?[a-z]+){0,2})"
    r"(?=[,.;:]|\s*$|\s+(?:was|were|are)\b)"
)
_PLACES = word_set("city county district town village province area region country state world community total")


def circumstance(rest: str) -> str:
    """Return what those counted are in ('households in difficulty'), or an empty string for a place or a time."""
    found = _IN.match(rest)
    words = content_of(found["what"].split()) if found is not None else []
    if found is None or any(word in _PLACES or word in _TIME for word in words):
        return ""
    return " ".join(["with", *words] if found["how"] == "with" else words)


_REACHES = re.compile(r"\s*(?:exceed|reach)(?:e?s|ed)?\b")
_MEASURED = re.compile(r"([A-Za-z]+(?: [a-z]+){0,2}) of (?:the |its |these )?$")


def measured_of(before: str, rest: str) -> str:
    """Return what reaches a mark in each of those counted ('the income of 26 villages exceeds'), or an empty string."""
    if _REACHES.match(rest) is None or (measured := _MEASURED.search(before)) is None:
        return ""
    return " ".join(content_of(measured[1].split()))


_HOLDS = re.compile(r"\b(?:has|have|had|owns|possess(?:es)?) (?:a total of |planted )?$")


_PAYS = re.compile(r"\b(invested|spent|allocated|earmarked) $")


def without_holder(before: str) -> str:
    """Return the words before a number but for those who have or pay what it measures ('the town has')."""
    if (pays := _PAYS.search(before)) is not None:
        return pays[1]
    return "" if _HOLDS.search(before) is not None else before


def before_number(before: str) -> str:
    """Return up to six content words right before a number, without approximators and prepositions at the end."""
    tokens = _WORDS.findall(_AGE.sub("", before) if "age of" in before or " aged " in before else before)
    last = max((i for i, token in enumerate(tokens) if token[0].isdigit()), default=-1)
    if last >= 0:  # another number stands before: its words end at 'and'
        tokens = tokens[last + 1 :]
        cut = max((i for i, token in enumerate(tokens) if token in ("and", "with")), default=-1)
        tokens = tokens[cut + 1 :]
    if not _TELLS.isdisjoint(tokens):  # data showed the output stood at
        tokens = tokens[max(i for i, token in enumerate(tokens) if token in _TELLS) + 1 :]
    near = content_of(tokens)
    if len(near) > 6:
        if (many := NUMBER_IN.search(before)) is not None:
            near = content_of(["number", *tokens_of(many["what"])])
        near = near[-7 if near[-6] in ("added", "capita") else -6 :] if len(near) > 6 else near
    while len(near) > 1 and near[-1] in _COPULAS:
        near.pop()
    words = [
        word
        for at, word in enumerate(near)
        if word.lower() not in _TIME or (word == "time" and at and near[at - 1].endswith("ing"))
    ]
    common = [word for word in words if not word[0].isupper() or (word.isupper() and len(word) > 1)]
    if any(not word.lower().endswith(("ed", "ing")) for word in common):
        words = common  # 'Northshire issued subsidies': the place acts, the subsidies are counted
    return " ".join(words)


def content_words(text: str) -> list[str]:
    """Return the words of a phrase but for articles, prepositions and the like."""
    return content_of(tokens_of(text))


def tokens_of(text: str) -> list[str]:
    """Return the words, numbers and marks of a text without quotation marks and dashes."""
    return [token for token in _WORDS.findall(text) if token not in _QUOTES]


def content_of(tokens: list[str]) -> list[str]:
    """Return the words of ``tokens`` but for articles, prepositions and the like."""
    return [token for token in tokens if token[0].isalpha() and token.lower() not in _SKIP]
