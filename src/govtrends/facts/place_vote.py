"""The vote for the unit that a text is from: every name speaks for all units it may mean, and for those below.

Same-named districts (市中区 of 枣庄, 济南, 乐山, 内江) get the same votes from their own name; what tells them apart
are the names that only one of them shares: its towns, its city, its province, the paper, the study's prior.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import log, sqrt

from govtrends.facts.place_names import Named
from govtrends.registry.places import MUNICIPALITIES, Gazetteer, level_of

# Weight of the first print of a name; each doubling adds about two thirds of it.  A full name and a town of few
# namesakes say where a page is; a city's short name may be a road or a company; a county's is often a word.
WEIGHTS = {"full": 3.0, "short": 1.5, "town": 2.0, "county_short": 0.5, "pins": 0.8}
# So many prints of a county-level city's short name (荥阳) count without its 市, of a district's only in pinyin, where
# it is no other word.
OFTEN = 3
PRIOR = 2.0
LEVEL = 3.0
# A page is a city's, not a district's, the more of the city's districts it names.
PER_CHILD, MOST_CHILDREN = 1.5, 3
ABOVE = {"city": 0.5, "province": 0.2}
# So many districts, with so much of the weight under one city or province, make the page the city's or province's.
SEVERAL, NEARLY_ALL = 3, 0.8
# With so much weight of its own a district is named, and not merely hinted at by a town or a short name.
NAMED = 1.5
# Below this share of the evidence that tells the best two apart, a page is undecided.
DECIDED = 0.6


@dataclass(slots=True)
class Ballot:
    """What the names of a text say: own weight of each unit, and the words it came from."""

    own: dict[str, float] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)

    def add(self, codes: Iterable[str], weight: float, word: str) -> None:
        """Let ``word`` speak for every one of ``codes``."""
        for code in codes:
            self.own[code] = self.own.get(code, 0.0) + weight
            words = self.words.setdefault(code, [])
            if word not in words:
                words.append(word)

    def districts(self) -> dict[str, list[float]]:
        """Return the own weights of the districts of each city, by the four digits of its code."""
        found: dict[str, list[float]] = {}
        for code, own in self.own.items():
            if level_of(code) == "county":
                found.setdefault(code[:4], []).append(own)
        return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """The winner (``None``: undecided), how sure, from what words, and who else is in question."""

    code: str | None
    confidence: float
    words: tuple[str, ...]
    rivals: tuple[str, ...]


def count(named: Iterable[Named], table: Gazetteer, on: date | None, factor: float = 1.0) -> Ballot:
    """Return the ballot of a list of names; codes that were not valid on the day ``on`` have no vote."""
    ballot = Ballot()
    tally = Counter((n.text, "pins" if n.pins else n.sort, n.codes) for n in named)
    late: list[tuple[str, int, tuple[str, ...]]] = []
    for (text, sort, codes), times in tally.items():
        alive = _alive(codes, table, on)
        if sort == "town":
            rarity = min(1.0, 1.5 / (0.5 + sqrt(len({code[:6] for code in alive}))))
            weight = WEIGHTS["town"] * rarity * (1 + log(times)) * factor
            ballot.add({code[:6] for code in alive}, weight, text)
        elif sort == "short":
            high = tuple(code for code in alive if level_of(code) != "county")
            ballot.add(high, WEIGHTS["short"] * (1 + log(times)) * factor, text)
            low = tuple(code for code in alive if level_of(code) == "county")
            often = times >= (2 if text.isascii() and low and _is_city(low[0], table) else OFTEN)
            if len(low) == 1 == len(alive) and often and (text.isascii() or _is_city(low[0], table)):
                ballot.add(low, WEIGHTS["short"] * (1 + log(times)) * factor, text)
                continue
            late.append((text, times, low))
        else:
            ballot.add(alive, WEIGHTS[sort] * (1 + log(times)) * factor, text)
    for text, times, low in late:  # a county's short name confirms what something else says, and starts nothing
        named_before = [c for c in low if c in ballot.own or table.parent(c) in ballot.own]
        if text.isascii() and len(low) == 1 and low[0] in ballot.own:  # Fenghuang again, after Fenghuang county
            ballot.add(low, WEIGHTS["full"] * log(1 + times) * factor, text)
            continue
        ballot.add(named_before, WEIGHTS["county_short"] * (1 + log(times)) * factor, text)
    return ballot


def _is_city(code: str, table: Gazetteer) -> bool:
    unit = table.unit(code)
    return unit is not None and unit.name.endswith("市")


@lru_cache(maxsize=4096)
def _alive(codes: tuple[str, ...], table: Gazetteer, on: date | None) -> tuple[str, ...]:
    day = on or date(2022, 1, 1)  # the middle of the years that the tables cover well
    alive = []
    for code in codes:
        unit = table.unit(code[:6], day)
        if unit is not None and unit.valid(day):
            alive.append(code)
    return tuple(alive) or codes


def decide(
    ballot: Ballot,
    levels: Mapping[str, int],
    table: Gazetteer,
    prior: str | None = None,
    only: Iterable[str] | None = None,
) -> Outcome:
    """Return the unit that the ballot elects, ``levels`` being the words of the level the text speaks from."""
    allowed = None if only is None else set(only)
    standing = _standing(ballot) if allowed is None else allowed
    districts = ballot.districts()
    scores = {
        code: _score(code, ballot, districts, levels, table, prior) for code in (*standing, *([prior] if prior else ()))
    }
    if allowed is not None:
        scores = {code: score for code, score in scores.items() if code in allowed}
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    if not ranked:
        return Outcome(None, 0.0, (), ())
    best = ranked[0]
    rivals = [c for c in ranked[1:] if not _related(c, best) and scores[c] >= scores[best] * 0.5]
    confidence = 1.0
    for rival in rivals:
        confidence = min(confidence, _share(best, rival, ballot, levels, table, prior))
    equals = tuple(c for c in rivals if scores[c] >= scores[best] - 1e-9)
    if equals:
        confidence = 1 / (1 + len(equals))
    contrary = _contrary(best, levels)
    if confidence < DECIDED and allowed is None:
        above = _above_all(ballot, table)
        if above is not None and not _contrary(above[0], levels):
            return Outcome(above[0], above[1], _evidence(best, ballot, table), tuple(ranked[:7]))
    if confidence < DECIDED or contrary or scores[best] < 1.0:
        return Outcome(None, round(confidence, 2), _evidence(best, ballot, table), (best, *rivals[:7]))
    return Outcome(best, round(confidence, 2), _evidence(best, ballot, table), tuple(rivals[:7]))


def _standing(ballot: Ballot) -> set[str]:
    """Return the units worth scoring: a town of many namesakes names dozens of districts that nothing else does."""
    floor = 0.2 * max((own for code, own in ballot.own.items() if level_of(code) == "county"), default=0.0)
    return {code for code, own in ballot.own.items() if own >= floor or level_of(code) != "county"}


def _above_all(ballot: Ballot, table: Gazetteer) -> tuple[str, float] | None:
    """Return (code, share) of the city, else the province, that holds nearly all of several named districts."""
    named = {code: own for code, own in ballot.own.items() if level_of(code) == "county" and own >= NAMED}
    for length, zeros in ((4, "00"), (2, "0000")):
        stems: dict[str, float] = {}
        for code, own in named.items():
            stems[code[:length]] = stems.get(code[:length], 0.0) + own
        if len(named) < SEVERAL:
            return None
        stem, weight = max(stems.items(), key=lambda entry: entry[1])
        inside = [code for code in named if code.startswith(stem)]
        spoken = {word for code in inside for word in ballot.words[code]} if len(inside) >= SEVERAL else set()
        # A namesake elsewhere of which nothing else is said (Longhua of 深圳 beside three districts of 海口) is none.
        others = [own for c, own in named.items() if not c.startswith(stem) and not spoken.issuperset(ballot.words[c])]
        total = weight + sum(others)
        if weight >= NEARLY_ALL * total and table.unit(stem + zeros) is not None:
            return stem + zeros, round(weight / total, 2)
    return None


def _score(
    code: str,
    ballot: Ballot,
    districts: Mapping[str, Sequence[float]],
    levels: Mapping[str, int],
    table: Gazetteer,
    prior: str | None,
) -> float:
    score = ballot.own.get(code, 0.0) + _level_share(code, levels, table) * LEVEL
    if code == prior:
        score += PRIOR
    above = table.parent(code)
    share = 1 / _equals(code, ballot, districts)
    while above is not None:
        score += min(4.0, ballot.own.get(above, 0.0) * ABOVE[level_of(above)]) * share
        if above == prior:
            score += PRIOR / 2
        above = table.parent(above)
    if level_of(code) == "city":
        named = sum(1 for c in ballot.own if c.startswith(code[:4]) and c != code and ballot.own[c] >= NAMED)
        score += PER_CHILD * min(MOST_CHILDREN, max(0, named - 1)) * (1 - _level_of_districts(levels))
    return score


def _equals(code: str, ballot: Ballot, districts: Mapping[str, Sequence[float]]) -> int:
    """Return how many districts of a city are named as much as ``code``: what names the city speaks for all of them.

    Fewer than several are 1: a district's page names a neighbour or two.
    """
    if level_of(code) != "county":
        return 1
    own = ballot.own.get(code, 0.0)
    rivals = districts.get(code[:4], ()) if own else ()
    beside = sum(1 for other in rivals if other >= own / 2) if len(rivals) >= SEVERAL else 0
    return beside if beside >= SEVERAL else 1


def _level_share(code: str, levels: Mapping[str, int], table: Gazetteer) -> float:
    """Return the share of level words that fit the sort of unit a code stands for (全县 fits a 县)."""
    total = sum(levels.values())
    unit = table.unit(code)
    if not total or unit is None:
        return 0.0
    if level_of(code) == "province":
        kinds = "省市" if code[:2] in MUNICIPALITIES else "省"
    else:
        kinds = "市州盟" if level_of(code) == "city" else unit.name[-1]
    return sum(levels.get(kind, 0) for kind in kinds) / total


def _level_of_districts(levels: Mapping[str, int]) -> float:
    total = sum(levels.values())
    return sum(levels.get(kind, 0) for kind in "区县旗") / total if total else 0.0


def _contrary(code: str, levels: Mapping[str, int]) -> bool:
    """Whether a city or province won although the text speaks as 我区, 全县: the district itself is not named."""
    if level_of(code) == "county" or sum(levels.values()) < 4:
        return False
    return _level_of_districts(levels) > 0.6


def _share(
    best: str, rival: str, ballot: Ballot, levels: Mapping[str, int], table: Gazetteer, prior: str | None
) -> float:
    """Return the share, of what tells two units apart, that speaks for the first."""
    mine, theirs = _evidence(best, ballot, table), _evidence(rival, ballot, table)
    apart = sum(_weight(best, word, ballot, table) for word in mine if word not in theirs)
    against = sum(_weight(rival, word, ballot, table) for word in theirs if word not in mine)
    # The more a text speaks as 我区, the less it is from a 县 that it also names.
    level = LEVEL * min(2.0, 1 + sum(levels.values()) / 8)
    by_level = (_level_share(best, levels, table) - _level_share(rival, levels, table)) * level
    apart, against = apart + max(0.0, by_level), against + max(0.0, -by_level)
    if prior is not None:
        stem = prior.rstrip("0")
        apart += PRIOR * best.startswith(stem)
        against += PRIOR * rival.startswith(stem)
    return (apart + 0.25) / (apart + against + 0.5)


def _line(code: str, table: Gazetteer) -> Iterable[str]:
    current: str | None = code
    while current is not None:
        yield current
        current = table.parent(current)


def _evidence(code: str, ballot: Ballot, table: Gazetteer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for unit in _line(code, table) for word in ballot.words.get(unit, [])))


def _weight(code: str, word: str, ballot: Ballot, table: Gazetteer) -> float:
    for unit in _line(code, table):
        if word in ballot.words.get(unit, []):
            return ballot.own[unit] / len(ballot.words[unit]) * (1.0 if unit == code else ABOVE[level_of(unit)] + 0.2)
    return 0.0


def _related(one: str, other: str) -> bool:
    stems = [c[:2] if level_of(c) == "province" else c[:4] if level_of(c) == "city" else c for c in (one, other)]
    return stems[0].startswith(stems[1]) or stems[1].startswith(stems[0])
