"""Change, level and status from the words before a number."""

from __future__ import annotations

import pytest

from govtrends.facts.changes import aims_in, change_before, sections_ahead, status_of


@pytest.mark.parametrize(
    ("head", "direction", "basis"),
    [
        ("全县警情同比下降", "down", "yoy"),
        ("立案总数较去年同期增长", "up", "yoy"),
        ("超速车辆较上一年减少", "down", "vs_last_year"),
        ("销售额环比上涨", "up", "mom"),
        ("完成量较计划提高", "up", "vs_plan"),
        ("工业用电量增长", "up", "unspecified"),
        ("人均收入增幅达", "up", "unspecified"),
        ("能耗比“十三五”时期下降", "down", "unspecified"),
        ("零售额同比增长了约", "up", "yoy"),
    ],
)
def test_a_percentage_after_a_verb_of_change(head: str, direction: str, basis: str) -> None:
    change = change_before(head, "%", "rate")
    assert change is not None
    assert (change.direction, change.basis) == (direction, basis)


@pytest.mark.parametrize(
    "head", ["覆盖率提高到", "占比由去年的30%增加至", "入园率", "人口自然增长率", "合格率达到", "压减率", ""]
)
def test_a_level_is_no_change(head: str) -> None:
    assert change_before(head, "%", "rate") is None


def test_an_amount_needs_a_basis_to_be_a_change() -> None:
    assert change_before("增加床位", "张", "count") is None
    assert change_before("新增", "个", "count") is None
    change = change_before("受理量同比增加", "件", "count")
    assert change is not None
    assert change.basis == "yoy"


@pytest.mark.parametrize(
    ("head", "tail", "status"),
    [
        ("力争新建", "所学校", "target"),
        ("到2030年,绿化率达到", "", "target"),
        ("可增加停车位", "", "planned"),
        ("计划投资", "", "planned"),
        ("启动", "名护士公开招聘工作", "planned"),
        ("将近", "户", None),
        ("已建成", "所学校", None),
        ("为确保渡口平安,撤离乘客", "人", None),
        ("确保渡口平安,已撤离乘客", "人", None),
        ("全力确保渡口平安,共撤离乘客", "人", None),
        ("确保渡口平安,力争累计加固堤坝", "米", "target"),
        ("青石镇将", "个片区细分为", None),
        ("青石镇将7个片区细分为", "个小组", None),
        ("青石镇将全镇", "个村划为", None),
        ("将消息传递给各村,村民筹集", "元", None),
        ("青石镇将新建", "所学校", "planned"),
        ("青石镇将于明年开放公园", "个", "planned"),
    ],
)
def test_status_of_a_clause(head: str, tail: str, status: str | None) -> None:
    assert status_of(head, tail, 2023) == status


def test_a_list_of_targets_lasts_to_the_end_of_its_sentence() -> None:
    opened = "主要预期目标是:产值增长5%,失业率"
    assert aims_in(opened, 0, len(opened)) == [(2, 7)]
    assert aims_in("完成目标任务的数量是5个", 0, 12) == []
    assert status_of("失业率", "", 2023, aims=True) == "target"
    assert status_of("失业率", "", 2023, aims=False) is None


def test_sections_about_what_is_to_come() -> None:
    text = "一、2024年工作回顾\n甲。\n二、2025年主要任务\n乙。\n三、政府自身成效总结\n丙。"
    ((start, end),) = sections_ahead(text, 2025)
    assert "乙" in text[start:end]
    assert "甲" not in text[start:end]
    assert "丙" not in text[start:end]
