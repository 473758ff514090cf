"""What stands at the end of a year and what was done in it: a bulletin prints both behind one 截至2015年底.

截至2015年底，全县有养老机构38家。新建日间照料中心22个: the first is of the day, the second of the year.  全年发放低保金
3145万元；农村低保对象4018户: the other way round.
"""

from __future__ import annotations

import re

from govtrends.model import Period

_DONE = re.compile(
    "新建|新增|新改建|新改扩建|发放|购买|接收|实施|开展|举办|(?<!会)组织|投入|完成|办理|销售|受理|救助|培训|支出|减免|下拨|创建|改造"
    "|查处|建成(?!区)|安置|处理(?!率)|出生率|死亡率|自然增长率|出生人口|可支配收入|纯收入|产值|增加值|总产量|出栏|零售额|销售额|营业收入|税收"
    "|利润|游客|客流"
)
_STANDS = re.compile(
    "共有|拥有|对象|机构|社会组织|社会团体|登记社会|床位|藏书|参保|参加[^，,。；;]{0,12}保险|在校|在园|在岗|人口|户籍|存栏|余额|总量|保有量|里程"
    "|覆盖率|入学率|入园率|普及率|绿化率|绿地率|失业率"
)


def at_year_end(clause: str, period: Period, other: Period | None) -> Period:
    """Return the time of a figure whose sentence names none: its ``period``, or the ``other`` of the same year.

    ``clause`` is the figure's with what stands before it; one of the two times is a past year, the other its end.
    """
    if other is None or period.end != other.end or {period.kind, other.kind} != {"year", "as_of"}:
        return period
    done = _DONE.search(clause) is not None
    stands = not done and _STANDS.search(clause) is not None
    return other if (done and period.kind == "as_of") or (stands and period.kind == "year") else period


def is_year_end(period: Period) -> bool:
    """Say whether a period is the stand at the end of a year, or a whole year."""
    end = period.end
    return end is not None and (end.month, end.day) == (12, 31) and period.kind in ("as_of", "year")
