"""Short invented pages, and what tells two corpora apart."""

from __future__ import annotations

import hashlib
from pathlib import Path

from govtrends.schema import TABLES

PLACES = ("枣庄市市中区", "昆明市官渡区", "杭州市上城区")
TEXT = """{place}时讯
2022年{month}月18日

{place}推进保交楼工作

本报讯 （记者 林小禾）今年以来，{place}把保交楼放在心上，入户走访{visits}户，可防性案件同比下降{drop}%。
全区新建学校{schools}所，落实双减要求，完成投资{money}万元。

街道开展文明城市创建

本报讯 （通讯员 周青）上月，街道组织志愿者{visits}人次清扫背街小巷，整治占道经营{drop}处。
"""


def page(number: int) -> str:
    """Return a short page with a few figures, some of which return on other pages of its place."""
    return TEXT.format(
        place=PLACES[number % len(PLACES)],
        month=7 + number % 3,
        visits=1200 + number % 7,
        drop=11 + number % 5,
        schools=3 + number % 2,
        money=56_000 + 100 * number,
    )


def digests(corpus: Path) -> dict[str, str]:
    """Return a checksum of each table's bytes."""
    return {name: hashlib.sha256((corpus / f"{name}.parquet").read_bytes()).hexdigest() for name in TABLES}
