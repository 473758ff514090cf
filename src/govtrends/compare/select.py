"""Which articles are meant: a district, a period, and the districts it is held against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from govtrends.compare import held
from govtrends.compare.districts import district_labels, resolve_district
from govtrends.compare.periods import last_day, parse_window, period_label
from govtrends.compare.windows import bounds, halves, inside, peers_in
from govtrends.errors import UsageError
from govtrends.store import Corpus, in_pieces
from govtrends.text.spans import GAP

COUNTED_KINDS = ("article", "caption", "qa", "notice")
"""What counts as a report; mastheads and the standing introductions of columns do not."""

Districts = Sequence[object] | str | int | None
_BLANK = re.compile(rf"\s|{GAP}")


@dataclass(frozen=True, slots=True)
class Selection:
    """A district in a period, with what it is held against.

    ``here`` are its articles, ``others`` those of all other districts in the same period; where the caller left a side
    of the period open and the others have too few reports in it, those of a wider stretch, which ``peer_span`` then
    names (:func:`govtrends.compare.windows.peers_in`); ``same_period`` counts the others' reports in the period itself.
    ``earlier`` and ``later`` are what "changed" compares: the period of equal length before and this one, or the two
    halves of this one where nothing was read from before.
    """

    code: str
    district: str
    city: str | None
    province: str | None
    start: date
    end: date
    here: Corpus
    others: Corpus
    earlier: Corpus
    later: Corpus
    earlier_label: str
    later_label: str
    left_out: int
    peer_span: str | None = None
    same_period: int = 0

    @property
    def period(self) -> str:
        """The period as a briefing prints it."""
        return "日期不详" if self.start == date.min else period_label(self.start, self.end)

    @property
    def whole(self) -> str:
        """Province, city and district in one, as far as known and not said twice."""
        names = [name for name in (self.province, self.city) if name and name != self.district]
        return "".join(dict.fromkeys([*names, self.district]))


def frame(corpus: Corpus) -> pd.DataFrame:
    """Return one row per counted report: article_id, page_id, source, paper, unit_code, district, first,
    last, precision, chars, headline, ordinal.

    ``unit_code`` is the article's own district where that district has pages in the corpus, else the
    page's: what a paper prints about its parent city is counted with the paper. ``first``/``last`` are
    the days its date may mean; ``chars`` leaves white space out.
    """
    rows = measured(corpus).articles
    labels = district_labels(corpus)
    rows = rows.loc[among(rows["kind"], COUNTED_KINDS), _FRAME].reset_index(drop=True)
    names = [labels.get(code) for code in rows["unit_code"].to_numpy(dtype=object)]
    rows["district"] = pd.Series(names, index=rows.index, dtype="str")
    return rows


_MEASURES = ("source", "paper", "unit_code", "first", "last", "precision", "chars")
_FRAME = ["article_id", "page_id", *_MEASURES, "headline", "ordinal"]


def measured(corpus: Corpus) -> Corpus:
    """Return the corpus with what :func:`frame` needs of each article as columns of ``articles``; itself where it has
    them.

    A notebook asks for the frame of a corpus and its parts some twenty times: measured once, it is cut with them.
    """
    rows = corpus.articles
    if set(_MEASURES) <= set(rows.columns):
        return corpus
    # One text at a time: pandas would hold all of them twice more.
    counted = [
        pd.Series([len(_BLANK.sub("", body)) if _text(body) else 0 for body in piece["body"]], piece.index, np.int64)
        for piece in in_pieces(corpus, ["body"])
    ]
    chars = pd.concat(counted).reindex(rows.index) if counted else pd.Series(0, index=rows.index, dtype=np.int64)
    return replace(corpus, articles=rows.assign(**_placed(corpus), chars=chars))


def _placed(corpus: Corpus) -> dict[str, Any]:
    """Return what :func:`frame` needs of each article beside its length: where it was printed, where and when it is
    counted.
    """
    rows = corpus.articles
    pages = corpus.pages.drop_duplicates("page_id").set_index("page_id")
    page = pages.reindex(rows["page_id"])
    dates = pd.to_datetime(rows["date"])
    from_page = dates.isna().to_numpy()
    first = dates.fillna(pd.Series(pd.to_datetime(page["issue_date"]).to_numpy(), index=rows.index))
    precision = rows["date_precision"].to_numpy(dtype=object).copy()
    precision[from_page] = page["issue_date_precision"].to_numpy(dtype=object)[from_page]
    ends = [pd.NaT if pd.isna(f) else last_day(f.date(), p) for f, p in zip(first, precision, strict=True)]
    return {
        "source": page["source"].to_numpy(),
        "paper": page["paper"].to_numpy(dtype=object),
        "unit_code": rows["unit_code"] if "unit_code" in rows else unit_codes(corpus, rows),
        "first": first,
        "last": pd.to_datetime(pd.Series(ends, index=rows.index, dtype=object)),
        "precision": precision,
    }


def unit_codes(corpus: Corpus, articles: pd.DataFrame) -> pd.Series:
    """Return the district that each of ``articles`` is counted in (see :func:`frame`); null where none is known."""
    known = corpus.pages.drop_duplicates("page_id").set_index("page_id")["district_code"]
    own = articles["district_code"].where(articles["district_code"].isin(known.dropna()))
    return own.fillna(articles["page_id"].map(known))


def restrict(
    corpus: Corpus,
    *,
    districts: Districts = None,
    since: object = None,
    until: object = None,
    min_chars: int = 0,
) -> Corpus:
    """Return the corpus cut to districts and a period; an article counts when all days its date may mean
    lie inside.

    None means no limit. ``min_chars`` leaves shorter articles out, as resolutions among reports. Problems and the
    manifest are kept whole. Raises UsageError when nothing is left.
    """
    start, end = parse_window(since, until)
    whole = (districts is None or districts in ("", [])) and not min_chars
    if whole and (found := held.known("restrict", corpus, start, end)):
        return found  # type: ignore[no-any-return]
    rows = frame(corpus)
    if min_chars and not (rows["chars"] >= min_chars).any():
        raise UsageError(f"min_chars: {min_chars} leaves no article; the longest has {rows['chars'].max()} characters")
    return _keep(corpus, _inside(corpus, rows[rows["chars"] >= min_chars], districts, start, end))


def chosen(corpus: Corpus, districts: Districts, since: object, until: object) -> set[str]:
    """Return the ids of the articles that :func:`restrict` would keep, without a look at their texts.

    Raises UsageError as that does.
    """
    rows = corpus.articles.assign(**_placed(corpus))
    rows = rows[among(rows["kind"], COUNTED_KINDS)]
    return set(_inside(corpus, rows, districts, *parse_window(since, until))["article_id"])


def _inside(
    corpus: Corpus, rows: pd.DataFrame, districts: Districts, start: date | None, end: date | None
) -> pd.DataFrame:
    if districts is not None and districts not in ("", []):
        listed = [districts] if isinstance(districts, str | int) else districts
        rows = rows[rows["unit_code"].isin({resolve_district(corpus, one) for one in listed})]
    kept = rows[inside(rows, start, end)]
    if kept.empty:
        raise UsageError(_nothing(rows, start, end))
    return kept


def hold_period(corpus: Corpus, since: object, until: object) -> Corpus:
    """Return :func:`restrict` of all districts, kept for later calls (:mod:`govtrends.compare.held`)."""
    cut = restrict(corpus, since=since, until=until)
    held.keep("restrict", corpus, *parse_window(since, until), result=cut)
    return cut


def select(corpus: Corpus, district: object, since: object = None, until: object = None) -> Selection:
    """Return one district in one period together with its others and its past (:class:`Selection`).

    Raises UsageError for an unknown district and for a period without any of its reports.
    """
    code = resolve_district(corpus, district)
    start, end = parse_window(since, until)
    rows = frame(corpus)
    own = rows[rows["unit_code"] == code]
    here = own[inside(own, start, end)]
    if here.empty:
        raise UsageError(_nothing(own, start, end))
    first, last = bounds(here, start, end)
    peers = peers_in(rows[(rows["unit_code"] != code) & rows["unit_code"].notna()], (start, end), (first, last))
    earlier, later, labels = halves(own, here, first, last)
    place = corpus.pages[corpus.pages["district_code"] == code].iloc[0]
    return Selection(
        code=code,
        district=district_labels(corpus)[code] if pd.isna(place["district"]) else place["district"],
        city=_text(place["city"]),
        province=_text(place["province"]),
        start=first,
        end=last,
        here=_keep(corpus, here),
        others=_keep(corpus, peers.rows),
        earlier=_keep(corpus, earlier),
        later=_keep(corpus, later),
        earlier_label=labels[0],
        later_label=labels[1],
        left_out=len(own) - len(here),
        peer_span=peers.span,
        same_period=peers.same_period,
    )


def period_of(corpus: Corpus, since: object = None, until: object = None) -> str:
    """Return the period of a corpus as a briefing prints it: the bounds asked for, else those of its
    dated reports.
    """
    start, end = parse_window(since, until)
    dates = frame(corpus).dropna(subset=["first"])
    if dates.empty and not (start and end):
        return "日期不详"
    return period_label(*bounds(dates, start, end))


def _keep(corpus: Corpus, rows: pd.DataFrame) -> Corpus:
    unit = rows.set_index("article_id")["unit_code"]
    articles = _cut(corpus.articles, among(corpus.articles["article_id"], unit.index))
    if "unit_code" not in articles:
        articles = articles.assign(unit_code=articles["article_id"].map(unit))
    ids, homes = set(unit.index), set(unit.dropna())
    pages, links = corpus.pages, corpus.links
    return replace(
        corpus,
        # Pages of the kept districts stay even when no article of theirs is left: their names are still needed.
        pages=_cut(pages, among(pages["page_id"], articles["page_id"]) | among(pages["district_code"], homes)),
        articles=articles,
        mentions=_cut(corpus.mentions, among(corpus.mentions["article_id"], ids)),
        indicators=_cut(corpus.indicators, among(corpus.indicators["article_id"], ids)),
        links=_cut(links, among(links["article_a"], ids) & among(links["article_b"], ids)),
    )


def _cut(table: pd.DataFrame, kept: NDArray[np.bool_]) -> pd.DataFrame:
    """Return the rows of ``table`` that are ``kept``; where that is all of them, none is copied."""
    return table.copy(deep=False) if kept.all() else table[kept]


def among(column: pd.Series, values: Iterable[str]) -> NDArray[np.bool_]:
    """Return which cells of a column of texts are one of ``values``.

    :meth:`pandas.Series.isin` makes an Arrow scalar of every value first: of many, that takes ten times as long.
    """
    wanted = set(values)
    return np.fromiter((text in wanted for text in column.to_numpy(dtype=object)), dtype=bool, count=len(column))


def _nothing(rows: pd.DataFrame, start: date | None, end: date | None) -> str:
    asked = f"from {start or 'the beginning'} to {end or 'the end'}"
    dated = rows.dropna(subset=["first"])
    if dated.empty:
        return (
            f"no dated report {asked}; the corpus has {len(rows)} undated ones: leave since and until empty to use them"
        )
    opening, closing = dated.sort_values("first").iloc[0], dated.sort_values("last").iloc[-1]
    held = f"{_known(opening['first'], opening['precision'])} to {_known(closing['last'], closing['precision'])}"
    return f"no report {asked}; the corpus has {len(rows)} reports dated {held}: choose since and until within that"


def _known(day: pd.Timestamp, precision: str) -> str:
    """Return a day as exactly as it is known: 2023-07-31 of a report dated by its month is 2023-07."""
    return day.strftime({"month": "%Y-%m", "year": "%Y"}.get(precision, "%Y-%m-%d"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
