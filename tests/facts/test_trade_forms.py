"""Sentences in the forms of the trade, each with the rows an analyst would write."""

from __future__ import annotations

from datetime import date

import pytest

from govtrends.facts.indicators import find_indicators
from govtrends.model import Article, Context, DateReading, Indicator, PlaceReading
from govtrends.registry import load_registry
from govtrends.text.spans import MappedText

REGISTRY = load_registry()
SEPTEMBER = DateReading(date(2023, 9, 20), "day", None)


def rows(text: str, language: str = "zh") -> list[Indicator]:
    article = Article(1, "article", None, (), None, None, (), MappedText.of(text), 0, len(text))
    return find_indicators(
        article, Context(SEPTEMBER, PlaceReading(None, "330106", 1.0, "printed"), language), REGISTRY
    )


SUBJECTS = {
    # what is done, to what; who does it, where and for whom is no part of it
    "今年以来，云岭街道共排查出租房3万间，整改隐患186处，整改率98%。": "排查出租房数 整改隐患处数 隐患整改率",
    "该局联合公安、城管等部门开展夜查12次，查处违法行为45起，罚款3.6万元。": (
        "开展夜查次数 查处违法行为起数 违法行为罚款"
    ),
    "全镇216名网格员入户走访群众1.8万户，收集诉求376条，办结352条。": (
        "入户走访群众网格员人数 入户走访群众户数 收集诉求条数 办结诉求条数"
    ),
    "志愿者们在活动现场发放宣传册600余份，解答群众咨询80余人次。": "发放宣传册份数 解答群众咨询人次",
    "志愿者还发放宣传扇500把、手册800本。": "发放宣传扇把数 发放手册本数",
    "专班协调银行发放专项借款1.35亿元，3家施工企业全部复工。": "发放专项借款 全部复工施工企业数",
    "为全区60岁以上老人免费体检3.2万人次。": "免费体检人次",
    "街道共组织18场集中办理，为老兵上门办证65人次。": "组织集中办理场数 上门办证人次",
    "民政局为320名残疾人发放轮椅、拐杖等辅具460件。": "发放轮椅残疾人人数 发放轮椅、拐杖等辅具件数",
    "区教体局组织42所学校开展课后服务，参加学生6.8万人，参与率97.2%。": (
        "开展课后服务学校数 参加课后服务学生人数 课后服务学生参与率"
    ),
    "该村利用闲置厂房建成2000平方米的加工厂。": "建成加工厂面积",
    "区里投资4300万元对河道两岸进行综合治理。": "河道两岸综合治理投资",
    # lists share a verb, parts the noun of the whole, rates the noun before them
    "新建口袋公园8个、绿道12.5公里，改造公厕26座。": "新建口袋公园数 新建绿道里程 改造公厕数",
    "配备救生圈42个、救生绳1200米。": "配备救生圈数 配备救生绳长度",
    "新建成高速公路98公里、通车里程7420公里。": "新建成高速公路里程 通车里程",
    "目前已交付房屋2860套，剩余540套将于年底前全部交付。": "交付房屋套数 交付房屋套数",
    "涉及房屋1.6万套，已交付1.1万套，交付率68.8%。": "涉及房屋套数 交付房屋套数 房屋交付率",
    "全区86个市级重点项目开工81个，开工率94.2%。": "市级重点项目数 开工市级重点项目数 市级重点项目开工率",
    "目前，辖区规模以上工业企业全部复工，开工率100%。": "辖区规模以上工业企业开工率",
    "校外培训机构由126家压减至9家，压减率92.9%。": "校外培训机构数 校外培训机构数 校外培训机构压减率",
    "近日，市场监管局抽检食品320批次，合格率98.1%。": "抽检食品批次 食品合格率",
    "全区课后服务覆盖率达100%，参与学生4.6万人，占学生总数的92%。": (
        "课后服务覆盖率 参与学生人数 参与学生占学生总数的比重"
    ),
    "全年接待游客560万人次，实现旅游收入38亿元，分别增长23.5%、31.2%。": "接待游客人次 旅游收入 接待游客人次 旅游收入",
    "脱贫人口人均纯收入16230元，增速高于全县农民人均可支配收入5.6个百分点。": "脱贫人口人均纯收入 脱贫人口人均纯收入",
    # the thing before its verb, behind its classifier, behind 把
    "消费券累计核销2600万元，带动消费超3亿元。": "核销消费券 带动消费",
    "该镇把35个行政村划分为128个网格，配备专职网格员128名。": "行政村数 划分行政村网格数 配备专职网格员人数",
    "该镇计划明年把种植规模扩大到60万袋。": "种植规模",
    "53个社区的软硬件建设达到测评标准。": "达到测评标准社区数",
    "600多名居民观看了演出，12个节目全部由社区文艺骨干自编自演。": "观看演出居民人数 节目数",
    "像老张这样的督导员有13人。": "督导员人数",
    "会议指出，全市还有126个小区未完成雨污分流改造。": "未完成雨污分流改造小区数",
}


@pytest.mark.parametrize(("sentence", "subjects"), SUBJECTS.items())
def test_subjects(sentence: str, subjects: str) -> None:
    assert [row.subject for row in rows(sentence)] == subjects.split()


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("目前已交付房屋2860套，剩余540套将于年底前全部交付。", "result planned"),
        ("今年计划改造老旧小区36个，惠及居民1.2万户，目前已完工21个。", "planned planned result"),
        ("今年将新增停车泊位3000个，其中公共泊位1200个。", "planned planned"),
        ("力争全年完成固定资产投资120亿元，增长8%以上。", "target target"),
        ("到2025年，全区高新技术企业达到500家以上。", "target"),
        ("项目占地320亩，建成后可提供就业岗位1500个。", "result planned"),
    ],
)
def test_statuses(sentence: str, statuses: str) -> None:
    assert [row.status for row in rows(sentence)] == statuses.split()


@pytest.mark.parametrize(
    ("text", "number", "start", "end"),
    [
        ("三、投资平稳增长。1—7月，固定资产投资增长9%。开发投资完成17亿元。", "17亿元", "2023-01-01", "2023-07-31"),
        ("从2月21日开始，他们多了一个身份。镇里的督导员有13人。", "13人", "2023-02-21", "2023-09-20"),
        ("对照2021年版测评体系，全区投入资金4200万元。", "4200万元", None, None),
        ("本月以来，巡逻队排除险情7起。", "7起", "2023-09-01", "2023-09-20"),
    ],
)
def test_periods(text: str, number: str, start: str | None, end: str | None) -> None:
    (row,) = (row for row in rows(text) if row.text == number)
    found = (None, None) if row.period is None else (row.period.start, row.period.end)
    assert tuple(None if day is None else day.isoformat() for day in found) == (start, end)


def test_an_issue_known_to_its_month_has_no_figure_ahead_within_it() -> None:
    march = DateReading(date(2023, 3, 1), "month", None)
    text = "3月8日，区里开会。发放借款35万元。"
    article = Article(1, "article", None, (), None, None, (), MappedText.of(text), 0, len(text))
    (row,) = find_indicators(article, Context(march, PlaceReading(None, "330106", 1.0, "printed"), "zh"), REGISTRY)
    assert row.status == "result"


def test_a_share_of_things_in_english_is_named_by_them() -> None:
    (_, share) = rows(
        "By the end of April, 57 people had been detained, and 96 percent of the small cases had been cracked.", "en"
    )
    assert (share.value, share.subject) == (96, "small cases cracked")


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("The city's GDP grew by 5.2 percent in the first half of the year.", ["地区生产总值增速 (city's GDP)"]),
        ("By the end of June, 12 of the 15 projects had been completed.", ["projects completed"] * 2),
        ("Nearly 2,000 residents attended the lecture on August 12.", ["residents attended lecture"]),
        ("Some 300 households have taken part in the yard selection.", ["households taken part yard selection"]),
        ("It covers 35,000 square meters, with a total investment of 120 million yuan.", ["covers", "investment"]),
        ("All 38 middle schools offer evening study.", ["middle schools offer evening study"]),
        ("The 31 primary schools exceed the standard.", ["primary schools"]),
        ("The town has 2,300 mu of tea gardens and 14 cooperatives.", ["tea gardens area", "cooperatives"]),
        ("The collective income of 26 villages has grown.", ["villages"]),
        ("The collective income of 26 villages exceeds the line.", ["villages with collective income"]),
        (
            "The office set up a class for each site. By June, 7 stalled sites have resumed work.",
            ["stalled sites resumed"],
        ),
        ("The district invested 36 million yuan in road repair.", ["investment road repair"]),
        ("The output value of 12 enterprises exceeds the line.", ["enterprises with output value"]),
        ("Each of the 5 villages built a reading room.", []),
        (
            "More than 10,000 leaflets were distributed and 35 lectures were held.",
            ["leaflets distributed", "lectures held"],
        ),
    ],
)
def test_english_subjects(sentence: str, subjects: list[str]) -> None:
    assert [row.subject for row in rows(sentence, "en")] == subjects


def test_the_whole_year_that_is_promised_in_january_is_the_one_begun() -> None:
    january = DateReading(date(2026, 1, 27), "day", None)
    text = "各项工作抓紧推进。\n确保全年新建农村公路500公里。"
    article = Article(1, "article", None, (), None, None, (), MappedText.of(text), 0, len(text))
    (row,) = find_indicators(article, Context(january, PlaceReading(None, "330106", 1.0, "printed"), "zh"), REGISTRY)
    assert row.period is not None
    assert (row.status, row.period.start) == ("target", date(2026, 1, 1))
    assert rows("落实三个80%要求，补充耕地12亩。")[0].value == 12
