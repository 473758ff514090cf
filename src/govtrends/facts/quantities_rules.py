"""Numbers that a rule or a race prints: what is allowed or forbidden, a quorum, a point of a course."""

from __future__ import annotations

import re

from govtrends.facts.quantities_units import Unit

# 50米处, 500米直道赛, 50米内不准设摊: a point of a course, a race, the reach of a ban.
_COURSE = re.compile(
    "处(?![理置罚分])|[\u4e00-\u9fff]{0,5}(?:赛(?![道场区车])|泳(?![池道馆])|接力|跑(?![道步]))|(?:以|之|范围)?内[^，,。；;]{0,6}(?:不准|不得|禁止|严禁|禁)"
)
# 礼金不超过200元: what a rule allows.
_ALLOWED = re.compile(
    "(?:礼金|彩礼|随礼|份子钱?|收费|票价|价格|售价|单价|房租|租金|酒席|每桌)[^，,。；;]{0,4}不(?:得|能|应|可|准)?(?:超过|高于)$"
)
# 三分之二以上的业主同意: a quorum.
QUORUM = re.compile("以上的?(?:业主|代表|委员|成员|党员|村民|户|票|人数|面积)")


def is_ruled(text: str, start: int, end: int, before: str, unit: Unit) -> bool:
    """Say whether an amount at ``start:end`` behind the character ``before`` is a limit or a point of a course."""
    if unit.measure == "length":
        return _COURSE.match(text, end) is not None
    return before in "过于" and unit.measure == "money" and _ALLOWED.search(text, max(0, start - 16), start) is not None
