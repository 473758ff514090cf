"""The place of one article: its town or another district where headline, dateline or lead say so, else its page's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from math import log

from govtrends.facts.place_english import find_english
from govtrends.facts.place_names import Named, NameFinder, level_words, national_words
from govtrends.facts.place_vote import count, decide
from govtrends.model import Article, Page, PlaceReading
from govtrends.registry.places import Gazetteer, is_zone, level_of

# 齐村讯, 荥阳讯 记者 …; 本报讯, 本网讯 and 新华社…电 name no place.
_DATELINE = re.compile(r"^[\s【(（]*(?P<name>[一-鿿]{2,8}?)(?:消息|讯|电)")
_NO_PLACE = re.compile(r"^(?:本|新华|央|中新|记者|据|通|快|又|综合)")
_TOWN_SUFFIXES = ("镇", "街道", "乡", "")
# 金钟街 for 金钟街道, as the papers of some cities write; elsewhere a street of shops, and no unit.
_STREET = re.compile("^[\u4e00-\u9fff]{2,6}?街(?!道)")
_LEAD = 90
_OPENING = 400
# A place counts more the nearer to the front it stands.
_HEAD, _FRONT, _BODY = 4.0, 2.0, 1.0
_TWICE = 3.0
_HOME = re.compile(r"[全我][区县市州旗]")
_WHOLE = re.compile(r"[全我本][市州省]|市委|市政府|\b[Tt]he (?:whole|entire) (?:city|province)\b")
_HOME_EN = re.compile(r"[Oo]ur (?:city|district|county)\b")


def read_article(
    article: Article, page: Page, reading: PlaceReading, finder: NameFinder, on: date | None
) -> PlaceReading:
    """Return where an article is: code of six digits, or nine for a town; the page's reading by default."""
    table = finder.table
    head = "\n".join(part.text for part in (article.headline, *article.subheads) if part is not None)
    body = article.body.text
    home = reading.district_code
    named_head, named_body = _names(head, page.language, finder, home), _names(body, page.language, finder, home)
    town = _town(article, named_head, named_body, table, home)
    if town is not None:
        return _reading(town[0], town[1], 0.95, table, on) or reading
    filed = _filed_from(article, table, home)
    if filed is not None:
        return _reading(filed, article.dateline.text if article.dateline else "", 0.9, table, on) or reading
    weights = _weights(named_head, named_body, home, table)
    if home is None:
        levels = level_words(head + body, page.language)
        named = [*named_head, *named_body]
        if is_national(f"{head}\n{body}", levels, named):  # what it names last, Hong Kong, is not where it is
            return reading
        outcome = decide(count(named, table, on), levels, table)
        own = None if outcome.code is None else _reading(outcome.code, ", ".join(outcome.words[:4]), 0.6, table, on)
        return own or reading
    zones = {code[:6] for n in (*named_head, *named_body) if n.sort != "town" for code in n.codes if is_zone(code)}
    near = {code: said for code, said in weights.items() if not is_zone(code) or code in zones or code[:4] != home[:4]}
    other = _elsewhere(near, home, head + body, table)
    if other is None:
        return reading
    return _reading(other[0], other[1], other[2], table, on) or reading


def is_national(text: str, levels: Counter[str], named: Sequence[Named]) -> bool:
    """Whether a text opens and goes on speaking for the country, as reports of the State Council do."""
    if not national_words(text[:_OPENING]):
        return False
    national = national_words(text)
    if national < 10 or national <= sum(levels.values()):
        return False
    return not any(n.sort == "full" and n.start < _OPENING for n in named)


def _names(text: str, language: str, finder: NameFinder, home: str | None = None) -> list[Named]:
    named = finder.find(text)
    return named if language == "zh" else named + find_english(text, finder.table, home)


def _reading(code: str, word: str, confidence: float, table: Gazetteer, on: date | None) -> PlaceReading | None:
    place = table.place(code, on)
    return None if place is None else PlaceReading(place, code[:6], confidence, word)


def _town(
    article: Article,
    named_head: Sequence[Named],
    named_body: Sequence[Named],
    table: Gazetteer,
    home: str | None,
) -> tuple[str, str] | None:
    """Return the town that an article is about: dateline first, then headline, then the only town of the text."""
    if home is None or level_of(home) != "county":
        return None
    towns = table.towns_of(home)
    dateline = _dateline_name(article)
    if dateline:
        for suffix in _TOWN_SUFFIXES:
            if dateline + suffix in towns:
                return towns[dateline + suffix], article.dateline.text if article.dateline else dateline
    street = _STREET.match(article.headline.text) if article.headline is not None else None
    if street is not None and street[0] + "道" in towns:
        return towns[street[0] + "道"], street[0]
    for named in named_head:
        if named.sort == "town" and named.text in towns:
            return towns[named.text], named.text
    own = [named for named in named_body if named.sort == "town" and named.text in towns]
    if own and own[0].start < _LEAD and len({named.text for named in own}) == 1:
        return towns[own[0].text], own[0].text
    return None


def _filed_from(article: Article, table: Gazetteer, home: str | None) -> str | None:
    """Return the district that an article is filed from (荥阳讯), if it is one other than home and in its province."""
    name = _dateline_name(article)
    codes = [code for code in table.lookup(name) if level_of(code) == "county"] if name else []
    codes = [code for code in codes if home is None or code[:2] == home[:2]]
    return codes[0] if len(codes) == 1 and codes[0] != home else None


def dateline_names(articles: Sequence[Article], finder: NameFinder) -> list[Named]:
    """Return what the datelines of a page name: a district by its short name (管城讯), a town without 镇 (齐村讯)."""
    found = []
    for name in filter(None, map(_dateline_name, articles)):
        codes = tuple(code for code in finder.table.lookup(name) if level_of(code) != "province")
        if codes:
            found.append(Named(0, 0, name, codes, "full"))
            continue
        towns = [code for suffix in _TOWN_SUFFIXES for code in finder.table.towns.get(name + suffix, ())]
        if towns:
            found.append(Named(0, 0, name, tuple(towns), "town"))
    return found


def lead_names(articles: Sequence[Article], language: str, finder: NameFinder) -> list[Named]:
    """Return the names in headline and lead of the longest article: of two districts, the page is rather of its."""
    told = [article for article in articles if article.kind == "article"]
    if not told:
        return []
    longest = max(told, key=lambda article: len(article.body.text))
    head = longest.headline.text if longest.headline is not None else ""
    return _names(f"{head}\n{longest.body.text[:_LEAD]}", language, finder)


# Words of an imprint, of a page's head and of a site's foot.
_PUBLISHER = re.compile(
    r"主[管办]|承办|编印|报社|融媒体?中心|编辑部|宣传部|版权所有|^今日|[报刊]$|周刊|人民政府|政府网|"
    r"\b(?:Online|Copyright|Sponsor|Government|Media Cent(?:er|re)|Daily)\b"
)


# A paper's name: a few characters and nothing else on the line (幸福滕州).
_PAPER = re.compile("[\u4e00-\u9fff]{3,8}")


def imprint_names(articles: Sequence[Article], language: str, finder: NameFinder) -> list[Named]:
    """Return the names in a page's furniture beside the words that say who publishes it, and in the paper's name."""
    lines = [line for a in articles if a.kind == "masthead" for line in a.body.text.splitlines()]
    found = [named for line in lines if _PUBLISHER.search(line) for named in _names(line, language, finder)]
    if articles and articles[0].kind == "masthead" and (name := _PAPER.fullmatch(lines[0] if lines else "")):
        found += [named._replace(sort="full") for named in finder.find(name[0]) if named.sort == "short"]
    return found


def _dateline_name(article: Article) -> str | None:
    text = article.dateline.text if article.dateline is not None else article.body.text[:12]
    match = _DATELINE.match(text)
    return None if match is None or _NO_PLACE.match(match["name"]) else match["name"]


def _weights(
    head: Sequence[Named], body: Sequence[Named], home: str | None, table: Gazetteer
) -> dict[str, tuple[float, str]]:
    """Return code → (weight, word) of the units that an article names, near the front counting more."""
    seen: dict[str, list[tuple[float, str]]] = {}
    sure = {code[:6] for n in (*head, *body) if n.sort == "full" and len(n.codes) == 1 for code in n.codes}
    for named, at in [(n, _HEAD) for n in head] + [(n, _FRONT if n.start < _LEAD else _BODY) for n in body]:
        codes = [code[:6] for code in named.codes]
        near = [c for c in codes if home is not None and c[:4] == home[:4]] or codes
        # 彩云城 is no 云城区: a bare short name counts among neighbours, one behind its province (广东五华) anywhere
        if named.sort == "short" and home is not None and not named.pinned:
            near = [c for c in near if level_of(c) != "county" or c[:4] == home[:4]]
        if len(near) > 1:  # 西大街街道 is one of 管城 and one of 新密; the article names 管城
            near = [c for c in near if c in sure]
        if len(near) == 1:
            unit = table.unit(near[0])
            # 中原 is a district of 郑州 and half of China; a city's short name (滕州) is seldom another word.
            doubtful = named.sort == "short" and not named.pinned and (unit is None or unit.name[-1] in "区县")
            seen.setdefault(near[0], []).append((at / 2 if doubtful else at, named.text))
    return {code: (max(w for w, _ in hits) * (1 + log(len(hits))), max(hits)[1]) for code, hits in seen.items()}


def _elsewhere(
    weights: dict[str, tuple[float, str]], home: str, text: str, table: Gazetteer
) -> tuple[str, str, float] | None:
    """Return (code, word, confidence) of the other unit that an article is about, or ``None`` for home."""
    if level_of(home) == "city":
        return _child(weights, home, bool(_WHOLE.search(text)))
    others = sorted(
        ((w, code, word) for code, (w, word) in weights.items() if code != home and level_of(code) == "county"),
        reverse=True,
    )
    if not others:
        unit = table.unit(home)
        # 全市 on the page of a county-level city is that city.
        return _above(weights, home, text) if unit is not None and unit.name[-1] in "区县旗" else None
    weight, code, word = others[0]
    own = max((w for code, (w, _) in weights.items() if code == home or _below(home, code)), default=0.0)
    said = len(_HOME.findall(text)) + len(_HOME_EN.findall(text)) if level_of(home) == "county" else 0
    own += 2 + log(said) if said else 0.0
    # The only district that a text names, with a street of its own or more than once, beside home in the same city; in
    # the same province where no office speaks (区农业农村局 goes to learn elsewhere).
    alone = not own and len(others) == 1
    alone = alone and (code[:4] == home[:4] or (code[:2] == home[:2] and not level_words(text, _language(text))))
    if weight < (_TWICE if alone else _HEAD) or weight < 1.5 * own:
        return None
    return code, word, round(weight / (weight + own), 2)


def _language(text: str) -> str:
    return "en" if text[:200].isascii() else "zh"


def _above(weights: dict[str, tuple[float, str]], home: str, text: str) -> tuple[str, str, float] | None:
    """Return the city or province whose own news an article is: in its head, with its bodies, and home unnamed."""
    named = sorted((w, code, word) for code, (w, word) in weights.items() if _below(home, code))
    if not named or home in weights:
        return None
    weight, code, word = named[-1]
    kinds = "省市" if level_of(code) == "province" else "市州盟"
    english = _language(text) == "en"
    spoken = level_words(text, _language(text))
    own = sum(spoken.get(kind, 0) for kind in kinds)
    # A translated head names the city itself, and its bodies have many names.
    if weight < _HEAD or own < (0 if english else 2) or spoken.get("区", 0) + spoken.get("县", 0) > 0:
        return None
    return code, word, 0.7


def _child(weights: dict[str, tuple[float, str]], home: str, whole: bool) -> tuple[str, str, float] | None:
    """Return the one district of a city's page that an article is about: named first, and far more than the next.

    Named in the lead alone it is that district where no other is named and nothing speaks for the ``whole`` city.
    """
    children = sorted(
        ((w, code, word) for code, (w, word) in weights.items() if code[:4] == home[:4] and code != home), reverse=True
    )
    if not children:
        return None
    weight, code, word = children[0]
    next_best = children[1][0] if len(children) > 1 else 0.0
    needed = _HEAD if whole or len(children) > 1 else _FRONT
    if weight < needed or weight < 1.5 * next_best or weight < weights.get(home, (0.0, ""))[0]:
        return None
    return code, word, round(weight / (weight + next_best), 2)


def _below(home: str, code: str) -> bool:
    """Whether ``code`` is a unit above ``home`` (its city, its province), which never takes an article away."""
    return home.startswith(code.rstrip("0")) and level_of(code) != "county"
