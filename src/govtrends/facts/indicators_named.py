"""What a figure of an article is called: its subject without its place, its registered id, one name of several."""

from __future__ import annotations

import re
from collections.abc import Mapping

from govtrends.facts.indicators_frame import committed
from govtrends.facts.indicators_reading import Reading
from govtrends.facts.indicators_where import Places
from govtrends.facts.indicators_years import each_year, in_years, is_kept, is_mean
from govtrends.facts.registered import Names, id_among
from govtrends.model import Indicator, Period
from govtrends.registry.load import Registry

_CLAUSE_END = re.compile("[，,、；;。]")
_SEVERAL = re.compile("[、和及]")
# 某某都市圈建设提速，经济总量超9万亿元: the figure is the region's, not the place's.
_REGION = re.compile(
    r"[^，,。；;、：:对与和融接服参]{2,10}?(?:经济圈|都市圈|城市群|经济区|经济带|大湾区)(?=[^，,。；;、]{0,12}[，,])"
)
_REGIONS = ("市圈", "济圈", "市群", "经济区", "经济带", "湾区")


def clause_before(reading: Reading, printed: str) -> str:
    """Return the words of a number's clause that stand before it, the number as ``printed``."""
    before, found, _ = reading.sentence.partition(printed)
    return _CLAUSE_END.split(before)[-1] if found else ""


def named(
    reading: Reading,
    before: str,
    period: Period | None,
    places: Places,
    registry: Registry,
    names: Mapping[str, Names],
) -> tuple[str, str | None, bool]:
    """Return subject, id and whether the figure is one of each of several years; ``before``: its clause up to it."""
    unit, measure = reading.unit, reading.measure
    subject = reading.subject if places.name is None else _without_place(reading.subject, places.name)
    id_ = id_among(names, subject, unit, measure)
    if id_ is None and not before and "年" not in subject:  # most figures
        return subject, None, False
    of_region = id_ is not None and any([sort in reading.sentence for sort in _REGIONS])
    if of_region and (region := _REGION.match(reading.sentence)) is not None and region[0] not in subject:
        return region[0] + subject, None, False
    if measure == "percent":
        if (whole := in_years(subject, period)) is not None and (id_ := id_among(names, whole, unit, measure)):
            return whole, id_, False
        if id_ is not None and registry.indicators[id_].over_years == "other" and is_mean(before):
            id_ = id_among(names, f"{subject}年均", unit, measure)
            return (f"每年{subject}" if id_ is None else f"{subject}年均"), id_, False
        return subject, id_, False
    bare = each_year(subject, before)
    each = None if bare is None else id_among(names, bare, unit, measure)
    entry = None if each is None else registry.indicators[each]
    if entry is not None and entry.over_years == "other" and entry.measure != "percent":
        return f"每年{bare}", each, True
    return subject, id_, id_ is not None and registry.indicators[id_].over_years == "other" and is_kept(before)


def one_each(row: Indicator, names: Mapping[str, Names]) -> list[Indicator]:
    """Return a row for each registered subject that shares one number (零售总额、投资增长4%), else the row."""
    parts = _SEVERAL.split(row.subject)
    ids = [id_among(names, part, row.unit, row.measure) for part in parts]
    if None in ids:
        return [row]
    return [row._replace(subject=part, indicator=id_) for part, id_ in zip(parts, ids, strict=True)]


def _without_place(subject: str, name: str) -> str:
    """Return a subject without the article's own unit in front (某区居民收入 is 居民收入)."""
    if not subject.startswith(name):
        return subject
    rest = committed(subject.removeprefix(name))  # 某区实现地区生产总值: the verb stood behind the place
    return rest if len(rest) > 1 else subject
