"""What an action is measured by, whom it reaches, and what of a sentence is said of those counted and not counted."""

from __future__ import annotations

import pytest

from govtrends.facts.indicators_frame import read_chinese


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        # an action is measured by its area, length, sum or weight; a statistic is named already
        ("全县已收获41万亩。", ["收获面积"]),
        ("铺设管道11公里，改造公路3公里。", ["铺设管道长度", "改造公路里程"]),
        ("查处违法行为43起，罚款5.7万元。", ["查处违法行为起数", "违法行为罚款"]),
        ("全县罚款5.7万元。", ["罚款金额"]),
        ("前三季度收购86吨。", ["收购吨数"]),
        ("拨付救助金6万元。", ["拨付救助金"]),
        ("新增贷款5亿元。", ["新增贷款"]),
        # an office that serves people, however they are listed
        (
            "石桥镇为低保户、边缘户和独居老人发放取暖煤486吨，惠及324户。",
            ["发放取暖煤吨数", "发放取暖煤惠及户数"],
        ),
        # what is said of those counted
        ("12个节目让居民连声叫好。", ["节目数"]),
        ("3名嫌疑人落网后交代作案16起。", ["落网嫌疑人人数", "交代作案起数"]),
        ("对5个问题楼盘逐一建档。", ["建档问题楼盘数"]),
        ("为230名渔民看病送药。", ["看病送药渔民人数"]),
        ("这支9人调解队由老党员组成。", ["调解队人数"]),
        ("这支由28名退休职工组成的队伍，五年来演出不断。", ["退休职工队伍人数"]),
        ("审批事项由386项精简到241项。", ["审批事项项数", "审批事项项数"]),
        # examples of a kind, and what a rate is of
        (
            "调解草场、用水、邻里等矛盾纠纷64起，成功率95.3%。",
            ["调解矛盾纠纷起数", "调解矛盾纠纷成功率"],
        ),
        ("建设燃气、供水、供热、排污等地下管网30公里。", ["建设地下管网长度"]),
        ("各村因地制宜组建舞龙、秧歌、合唱、戏曲、锣鼓等文艺队伍40支。", ["组建文艺队伍数"]),
        ("我们学校开设了剪纸、陶艺、书法等社团30个。", ["开设社团数"]),
        ("开发果脯、果酒、果醋等产品20种。", ["开发产品种数"]),
        ("新建冷库900立方米。", ["新建冷库容积"]),
        ("清淤90立方米。", ["清淤"]),
        ("全镇有9公里海岸线。", ["海岸线长度"]),
        ("解决用地、用电、用工、用水等突出问题40个。", ["解决突出问题数"]),
    ],
)
def test_subjects(sentence: str, subjects: list[str]) -> None:
    assert [reading.subject for reading in read_chinese(sentence)] == subjects
