"""What a briefing rests on: what was read, what was lost, by which definitions and versions."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from govtrends.compare.carried import is_own, registry_of
from govtrends.compare.intervals import MIN_ARTICLES, MIN_PAGES
from govtrends.compare.select import COUNTED_KINDS, Selection, among, frame
from govtrends.registry.load import load_registry
from govtrends.store import Corpus


def coverage(corpus: Corpus, by: str = "district") -> pd.DataFrame:
    """Return what was read per district or source: pages, articles, chars, mentions, indicators, first,
    last, undated, first_precision, last_precision.

    ``by``: ``district`` or ``source``. ``first``/``last`` are the earliest and latest date of a report, and their
    precisions how exactly that date is known: the last day of a month may be but the month.
    """
    rows = frame(corpus)
    key = "unit_code" if by == "district" else by
    for name in ("mentions", "indicators"):
        counts = getattr(corpus, name)["article_id"].value_counts()
        rows[name] = rows["article_id"].map(counts).fillna(0).astype(int)
    table = rows.groupby(key, dropna=False).agg(
        district=("district", "first"),
        pages=("page_id", "nunique"),
        articles=("article_id", "size"),
        chars=("chars", "sum"),
        mentions=("mentions", "sum"),
        indicators=("indicators", "sum"),
        first=("first", "min"),
        last=("last", "max"),
        undated=("first", lambda dates: int(dates.isna().sum())),
    )
    dated = rows.dropna(subset=["first"])
    for end, at, finest in (("first", 0, True), ("last", -1, False)):
        # Of reports that begin, or end, on one day the one whose date is known best tells how well it is known.
        ordered = dated.sort_values([end, "precision"], ascending=[True, finest], kind="stable")
        known = ordered.groupby(key, dropna=False)["precision"].nth(at).index
        exact = ordered.loc[known].set_index(key)["precision"]
        table[f"{end}_precision"] = exact.reindex(table.index)
    return table.reset_index().sort_values("articles", ascending=False, ignore_index=True)


def overview(selection: Selection) -> pd.DataFrame:
    """Return one row: district, whole, code, period and what stands behind it.

    Columns: pages, articles, chars, themes, top_theme, listed (every theme, most reports first, joined by
    、), mentions, indicators of the district; start, end (days of the period; null where nothing is dated)
    and last (the latest day of a report); districts, other_pages, other_articles of the others, other_span
    (the stretch of time they are from where it is not the period) and same_period (their reports in the period);
    left_out (reports of the district outside the period, or dated too vaguely for it); undated.
    """
    here, others = frame(selection.here), frame(selection.others)
    mentions = selection.here.mentions[among(selection.here.mentions["article_id"], here["article_id"])]
    top = mentions.groupby("theme").agg(articles=("article_id", "nunique"), mentions=("article_id", "size"))
    ordered = top.sort_values(by=["articles", "mentions"], kind="stable").index[::-1]
    dated = selection.start != date.min
    row = {
        "district": selection.district,
        "whole": selection.whole,
        "code": selection.code,
        "period": selection.period,
        "start": pd.Timestamp(selection.start) if dated else pd.NaT,
        "end": pd.Timestamp(selection.end) if dated else pd.NaT,
        "last": here["last"].max(),
        "pages": here["page_id"].nunique(),
        "articles": len(here),
        "chars": int(here["chars"].sum()),
        "themes": mentions["theme"].nunique(),
        "mentions": len(mentions),
        "top_theme": str(ordered[0]) if len(ordered) else None,
        "listed": "、".join(ordered),
        "indicators": int(selection.here.indicators["duplicate_of"].isna().sum()),
        "districts": others["unit_code"].nunique(),
        "other_pages": others["page_id"].nunique(),
        "other_articles": len(others),
        "other_span": selection.peer_span,
        "same_period": selection.same_period,
        "left_out": selection.left_out,
        "undated": int(here["first"].isna().sum()),
    }
    return pd.DataFrame([row])


def losses(corpus: Corpus, unread: bool = False) -> pd.DataFrame:
    """Return what could not be read or trusted in the pages of ``corpus``: stage, reason, count, source and detail
    (of the first), sources.

    ``unread`` adds the files that gave no page at all, which belong to no district.
    """
    problems = corpus.problems
    if not unread:
        problems = problems[among(problems["source"], corpus.pages["source"])]
    table = problems.groupby(["stage", "reason"], sort=True).agg(
        count=("detail", "size"), sources=("source", "nunique"), source=("source", "first"), detail=("detail", "first")
    )
    return table.reset_index().sort_values("count", ascending=False, ignore_index=True)


def sources(corpus: Corpus) -> pd.DataFrame:
    """Return the pages that reports were counted from: source, paper, district, issue_date, precision,
    evidence, articles, chars, checksum.
    """
    rows = frame(corpus)
    counts = rows.groupby("page_id").size()
    pages = corpus.pages[among(corpus.pages["page_id"], counts.index)].copy()
    pages["articles"] = pages["page_id"].map(counts)
    return pages.sort_values(["issue_date", "source"], ignore_index=True)


def provenance(corpus: Corpus, **parameters: Any) -> dict[str, Any]:
    """Return what made the figures: the notebook with its ``parameters``, versions, the registry's checksum, the corpus
    and its counts, the day of its last report and how exact that is, and the day of the run.
    """
    manifest = corpus.manifest
    dated = frame(corpus).dropna(subset=["last"]).sort_values("last", kind="stable")
    return {
        "template": os.environ.get("GOVTRENDS_TEMPLATE"),  # set by `govtrends render`
        "parameters": parameters,
        "last": dated["last"].iloc[-1] if len(dated) else None,
        "last_precision": dated["precision"].iloc[-1] if len(dated) else None,
        "govtrends": manifest.get("govtrends", version("govtrends")),
        "registry": str(manifest.get("registry", ""))[:12] or None,
        "registry_known": is_own(corpus, registry_of(corpus)),
        "data": str(manifest.get("data", ""))[:12] or None,
        "built": manifest.get("built"),
        "corpus": corpus.path.name,
        "python": platform.python_version(),
        "pandas": pd.__version__,
        "pages": len(corpus.pages),
        "articles": int(corpus.articles["kind"].isin(COUNTED_KINDS).sum()),
        "rendered": date.today().isoformat(),
        "min_articles": MIN_ARTICLES,
        "min_pages": MIN_PAGES,
    }


def definitions(
    themes: Iterable[str] | None = None, corpus: Corpus | None = None, study: str | Path | None = None
) -> pd.DataFrame:
    """Return how themes are defined: theme, parent, definition, keywords, weak, exclude, source (lists
    joined by 、) and built_with (whether the corpus was built with this registry, or the caller names one).

    By the registry that ``corpus`` was built with; without one, by the packaged registry, over which lies ``study``, a
    folder of overrides. A theme that the registry does not know gets nulls.
    """
    registry = registry_of(corpus) if corpus and not study else load_registry(Path(study) if study else None)
    known, built_with = registry.themes, bool(study) or (corpus is not None and is_own(corpus, registry))
    names = list(themes) if themes is not None else list(known)
    rows = []
    for name in names:
        entry = known.get(name)
        lists = {key: "、".join(getattr(entry, key)) if entry else None for key in ("keywords", "weak", "exclude")}
        texts = {key: getattr(entry, key) if entry else None for key in ("parent", "definition", "source")}
        rows.append({"theme": name, **texts, **{key: value or None for key, value in lists.items()}})
    columns = ["theme", "parent", "definition", "keywords", "weak", "exclude", "source"]
    return pd.DataFrame(rows, columns=columns).assign(built_with=built_with)
