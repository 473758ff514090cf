"""Make ``src/govtrends/registry/festivals.tsv``: the days of the lunar festivals, 1990 to 2035.

    python -m venv /tmp/lunar && /tmp/lunar/bin/pip install lunardate
    /tmp/lunar/bin/python tools/make_festivals.py

``lunardate`` computes the Chinese calendar (GB/T 33661-2017); 除夕 is the day before 春节.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

FESTIVALS = {
    "春节": (1, 1),
    "元宵": (1, 15),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
}
OUT = Path(__file__).resolve().parents[1] / "src" / "govtrends" / "registry" / "festivals.tsv"


def main() -> None:
    """Write one line a year: the year and the day of each festival that falls in it."""
    from lunardate import LunarDate

    lines = ["year\t除夕\t" + "\t".join(FESTIVALS)]
    for year in range(1990, 2036):
        days = {}
        for name, (month, day) in FESTIVALS.items():
            lunar_years = (year - 1, year) if name == "腊八" else (year,)  # 腊八 of a lunar year falls in January
            for lunar in lunar_years:
                solar = LunarDate(lunar, month, day).to_solar_date()
                if solar.year == year:
                    days[name] = solar
        eve = days["春节"] - timedelta(days=1)
        cells = [str(days.get(name, "")) for name in FESTIVALS]
        lines.append("\t".join([str(year), str(eve), *cells]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
