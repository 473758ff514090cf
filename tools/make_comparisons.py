"""Remake the figures of docs/comparisons.md, with the numbers behind them, from public government reports.

Run ``python tools/make_comparisons.py NATIONAL PROVINCIAL``: a JSONL file of the reports of the State Council, one a
line (title, url, content, year), and a folder of CSV files of provincial reports (province, title, source_url,
publish_date, full_text).  Neither is part of this repository: the figures and the numbers are, the texts are not.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pandas as pd

import govtrends as gt
from govtrends.pipeline import build
from govtrends.show.picture import Picture
from govtrends.store import Corpus

DOCS = Path(__file__).resolve().parents[1] / "docs" / "comparisons"
A_REPORT = 3000
"""Characters: what is shorter is a resolution on a report, not a report."""
THEMES = ["疫情防控", "双减", "保交楼", "脱贫攻坚"]
_YEARS = ["theme", "period", "n", "mentions", "chars", "rate"]
_GOALS = ["unit_code", "district", "period", "target", "target_max", "target_approx", "before_period", "before"]


def campaigns(national: Corpus) -> tuple[Picture, pd.DataFrame]:
    """Return the time lines of four campaigns in the national reports since 2003, and the numbers behind them."""
    view = gt.restrict(national, since="2003", until="2025", min_chars=A_REPORT)
    years = gt.timeline(view, "year", THEMES)
    return gt.plot.peaks(years, gt.events(view, years), THEMES, label="国务院政府工作报告"), years[_YEARS]


def growth(provinces: Corpus) -> tuple[Picture, pd.DataFrame]:
    """Return the provinces' aims for growth in 2026 beside the results of 2025, and the numbers behind them."""
    targets = gt.indicator_targets(gt.indicator_panel(provinces, indicator="gdp_growth"))
    aims = targets[(targets["measure"] == "percent") & (targets["period"] == "2026年")]
    return gt.plot.targets(aims), aims[_GOALS]


def tables(national: Path, provincial: Path) -> dict[str, tuple[Picture, pd.DataFrame]]:
    """Build both corpora for the time of the call and return figure and numbers by name."""
    with tempfile.TemporaryDirectory() as folder:
        made = {}
        for name, source, draw in (("campaigns", national, campaigns), ("growth", provincial, growth)):
            build([source], Path(folder) / name)
            made[name] = draw(gt.load(Path(folder) / name))
    return made


def main(national: str, provincial: str) -> None:
    """Write docs/comparisons/NAME.png and NAME.csv."""
    DOCS.mkdir(exist_ok=True)
    for name, (picture, numbers) in tables(Path(national), Path(provincial)).items():
        picture.save(DOCS / f"{name}.png")
        numbers.to_csv(DOCS / f"{name}.csv", index=False, float_format="%.4g")
        print(f"{DOCS / name}.png: {picture.alt}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
