"""How much a theme is reported: shares of articles and rates per thousand characters, with intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from govtrends.compare.intervals import MIN_ARTICLES, design_effect, likeness, rate_intervals, wilson
from govtrends.compare.periods import BINS, bin_of, bins_between
from govtrends.compare.select import Selection, frame
from govtrends.errors import UsageError, nearest
from govtrends.store import Corpus

Counts = NDArray[np.floating[Any]]
GROUPS = ("district", *BINS, "paper", "source")
UNSIGNED = "未署报名"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts per page (rows) and theme (columns), with the group that each page is counted in."""

    groups: pd.DataFrame
    themes: list[str]
    group: NDArray[np.intp]
    articles: Counts
    chars: Counts
    hits: Counts
    mentions: Counts


def group_keys(rows: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Return ``rows`` with one column per grouping; a date too vague for its bin gives no bin, so the row
    drops out, as does one without a district. Pages that name no paper are a group of their own.

    Raises UsageError for a grouping that is none of :data:`GROUPS`.
    """
    keyed = rows.assign(paper=rows["paper"].fillna(UNSIGNED))
    for name in by:
        if name in BINS:
            keyed[name] = _bins(rows, name)
        elif name not in keyed:
            raise UsageError(f"by: {name!r} is no grouping{nearest(name, GROUPS)}; choose from {', '.join(GROUPS)}")
    return keyed.dropna(subset=list(by))


def _bins(rows: pd.DataFrame, by: str) -> list[str | None]:
    """Return the bin of every row, None where the days that it may mean lie in several; each day is looked up once."""
    days = list(zip(rows["first"].tolist(), rows["last"].tolist(), strict=True))
    known = {day: bin_of(day.date(), by) for pair in set(days) for day in pair if not pd.isna(day)}
    return [known.get(first) if known.get(first) == known.get(last) else None for first, last in days]


def tally(rows: pd.DataFrame, mentions: pd.DataFrame, by: Sequence[str], themes: Sequence[str] | None = None) -> Tally:
    """Count articles and mentions per page and theme; ``rows`` is a keyed frame of articles
    (:func:`group_keys`).
    """
    names = list(themes) if themes is not None else sorted(mentions["theme"].unique())
    # Pages by number, in the order of their keys: sums by number cost a third of what pandas takes to group by keys.
    page = rows.groupby([*by, "page_id"], sort=True).ngroup().to_numpy()
    pages, first = np.unique(page, return_index=True)
    keys = rows[list(by)].iloc[first].reset_index(drop=True)
    count = len(pages)
    found = mentions[["article_id", "theme"]].merge(rows[["article_id"]].assign(page=page), on="article_id")
    theme = pd.Index(names, dtype=object).get_indexer(pd.Index(found["theme"], dtype=object))
    known = theme >= 0
    cell = (found["page"].to_numpy() * len(names) + theme)[known]
    article = pd.factorize(found["article_id"])[0][known]
    once = np.unique(np.stack([cell, article]), axis=1)[0]
    hits, found_there = (
        np.bincount(cells, minlength=count * len(names)).reshape(count, len(names)).astype(float)
        for cells in (once, cell)
    )
    return Tally(
        groups=keys.drop_duplicates().reset_index(drop=True).infer_objects(),
        themes=names,
        group=keys.groupby(list(by), sort=False).ngroup().to_numpy().astype(np.intp),
        articles=np.bincount(page, minlength=count).astype(float),
        chars=np.bincount(page, rows["chars"].to_numpy(dtype=float), minlength=count).astype(float),
        hits=hits,
        mentions=found_there,
    )


def theme_shares(
    corpus: Corpus, by: str | Sequence[str] = "district", themes: Sequence[str] | None = None
) -> pd.DataFrame:
    """Return how much of the reporting each theme has, one row per group and theme.

    ``by``: ``district``, ``month``, ``quarter``, ``year``, ``paper``, ``source`` (the file), or several.
    Columns: the groups; theme; articles (that mention it), n (all), share, low, high (95 %, 0..1; Wilson
    with a design effect deff for pages, from df degrees of freedom); mentions, chars, rate, rate_low,
    rate_high (per thousand characters; pages as clusters); pages, pages_with, dispersion (Gries 2008: 0
    even, 1 all on one page); thin (n below :data:`MIN_ARTICLES`: no interval). ``district`` also brings
    unit_code.
    """
    names = [by] if isinstance(by, str) else list(by)
    rows = frame(corpus)
    keys = ["unit_code" if name == "district" else name for name in names]
    table = shares_of(tally(group_keys(rows, keys), corpus.mentions, keys, themes))
    if "unit_code" in table:
        labels = rows.drop_duplicates("unit_code").set_index("unit_code")["district"]
        table.insert(0, "district", table["unit_code"].map(labels))
    return table


def shares_of(counts: Tally) -> pd.DataFrame:
    """Return the table of :func:`theme_shares` for counts already made."""
    size = len(counts.groups)
    articles = np.bincount(counts.group, counts.articles, size)[:, None].astype(float)
    chars = np.bincount(counts.group, counts.chars, size)[:, None].astype(float)
    pages = np.bincount(counts.group, minlength=size)[:, None].astype(float)
    hits, mentions = sums(counts.hits, counts.group, size), sums(counts.mentions, counts.group, size)
    rho, df = likeness(counts.hits, counts.articles, counts.group)
    deff = design_effect(rho, articles[:, 0], sums(counts.articles[:, None] ** 2, counts.group, size)[:, 0])
    low, high = wilson(hits, articles, deff, df=df)
    thin = np.broadcast_to(articles < MIN_ARTICLES, hits.shape)
    rate_low, rate_high = _rate_intervals(counts)
    columns = {
        "articles": hits,
        "n": articles,
        "share": hits / articles,
        "low": np.where(thin, np.nan, low),
        "high": np.where(thin, np.nan, high),
        "deff": deff,
        "df": np.full(hits.shape, df),
        "mentions": mentions,
        "chars": chars,
        "rate": np.divide(1000 * mentions, chars, out=np.full_like(mentions, np.nan), where=chars > 0),
        "rate_low": 1000 * rate_low,
        "rate_high": 1000 * rate_high,
        "pages": pages,
        "pages_with": sums((counts.hits > 0).astype(float), counts.group, size),
        "dispersion": _dispersion(counts, chars, mentions),
        "thin": thin,
    }
    table = counts.groups.loc[counts.groups.index.repeat(len(counts.themes))].reset_index(drop=True)
    table["theme"] = counts.themes * size
    for name, values in columns.items():
        table[name] = np.broadcast_to(values, hits.shape).ravel()
    whole = ["articles", "n", "df", "mentions", "chars", "pages", "pages_with"]
    return table.astype(dict.fromkeys(whole, "int64"))


def sums(values: Counts, group: NDArray[np.intp], size: int) -> Counts:
    """Return the rows of ``values`` summed within each of ``size`` groups."""
    total = np.zeros((size, values.shape[1]))
    np.add.at(total, group, values)
    return total


def _rate_intervals(counts: Tally) -> tuple[Counts, Counts]:
    low, high = (np.full((len(counts.groups), len(counts.themes)), np.nan) for _ in range(2))
    for number in range(len(counts.groups)):
        pages = counts.group == number
        low[number], high[number] = rate_intervals(counts.mentions[pages], counts.chars[pages])
    return low, high


def _dispersion(counts: Tally, chars: Counts, mentions: Counts) -> Counts:
    """Deviation of proportions: half the summed distance between a page's share of the text and of the
    mentions (Gries 2008).
    """
    expected = np.divide(counts.chars, chars[counts.group, 0], out=np.zeros_like(counts.chars), where=counts.chars > 0)
    total = mentions[counts.group]
    observed = np.divide(counts.mentions, total, out=np.zeros_like(total), where=total > 0)
    spread = sums(np.abs(observed - expected[:, None]) / 2, counts.group, len(counts.groups))
    return np.where(mentions > 0, spread, np.nan)


def timeline(
    corpus: Corpus,
    by: str = "month",
    themes: Sequence[str] | None = None,
    *,
    window: tuple[date, date] | None = None,
) -> pd.DataFrame:
    """Return :func:`theme_shares` by month, quarter or year, with a row for every period of the window.

    A period without any report has n = 0 and null shares: a gap is not a zero. Columns as there, the
    period in ``period``. The window is by default that of the dated reports.
    """
    if by not in BINS:
        raise UsageError(f"by: {by!r} is no period{nearest(by, BINS)}; choose from {', '.join(BINS)}")
    table = theme_shares(corpus, by, themes).rename(columns={by: "period"})
    dates = frame(corpus)["first"].dropna()
    if table.empty or dates.empty:
        return table
    first, last = window or (dates.min().date(), dates.max().date())
    axes = [bins_between(first, last, by), list(dict.fromkeys(table["theme"]))]
    wanted = pd.MultiIndex.from_product(axes, names=["period", "theme"])
    return _filled(table.set_index(["period", "theme"]).reindex(wanted).reset_index())


def district_timelines(corpus: Corpus, by: str = "month", themes: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the :func:`timeline` of every district over the periods of them all, with ``unit_code`` and
    ``district``; without ``themes``, of all themes.
    """
    rows = frame(corpus)
    dated = rows.dropna(subset=["first", "unit_code"])
    names = list(themes) if themes is not None else sorted(corpus.mentions["theme"].unique())
    table = theme_shares(corpus, ["district", by], names).rename(columns={by: "period"})
    if dated.empty or table.empty:
        return table
    periods = bins_between(dated["first"].min().date(), dated["last"].max().date(), by)
    axes = [list(dict.fromkeys(table["unit_code"])), periods, names]
    wanted = pd.MultiIndex.from_product(axes, names=["unit_code", "period", "theme"])
    labels = table.drop_duplicates("unit_code").set_index("unit_code")["district"]
    full = _filled(table.drop(columns="district").set_index(wanted.names).reindex(wanted).reset_index())
    full.insert(0, "district", full["unit_code"].map(labels))
    return full


def _filled(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of shares whose periods without a report count nought reports, their shares null."""
    whole = ["articles", "n", "mentions", "chars", "pages", "pages_with"]
    full = table.assign(**{name: table[name].fillna(0).astype("int64") for name in whole})
    return full.assign(thin=full["n"] < MIN_ARTICLES)


def timelines(selection: Selection, by: str | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the :func:`timeline` of a district and of its others over the same periods and themes.

    Without ``by``: months up to a year and a half, quarters up to five years, years beyond.
    """
    dates = frame(selection.here)["first"].dropna()
    if dates.empty:
        return pd.DataFrame(), pd.DataFrame()
    first = dates.min().date() if selection.start == date.min else selection.start
    last = dates.max().date() if selection.end == date.max else selection.end
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    step = by or ("month" if months <= 18 else "quarter" if months <= 60 else "year")
    themes = sorted({*selection.here.mentions["theme"], *selection.others.mentions["theme"]})
    sides = (selection.here, selection.others)
    own, others = (timeline(side, step, themes, window=(first, last)) for side in sides)
    return own, others
