"""What a number takes from the rest of its clause and from the clause before: work, batches, fines, events, losses."""

from __future__ import annotations

import pytest

from govtrends.facts.indicators_frame import read_chinese

SUBJECTS = {
    # those who are made to act, whatever their reach
    "区文旅局组织全区46家图书馆开展“书香伴夏”阅读活动。": "开展“书香伴夏”阅读活动图书馆数",
    "镇里动员辖区12家企业参加招聘会。": "参加招聘会企业数",
    # the classifier counts the bodies, the work done on them stands behind
    "街道聘请专业机构完成辖区27家企业的消防评估。": "消防评估企业数",
    "目前已完成9个小区的管网改造。": "管网改造小区数",
    "全市52家企业的产品出口海外。": "企业的产品出口海外数",
    # a batch is one of what was named before
    "已完成两批共64个老旧小区的改造，第三批31个正在施工。": "改造老旧小区数 第三批老旧小区数",
    "已完成两批共64个小区的改造，第三批31个小区改造有序推进；第四批20个正在勘察。": (
        "改造小区数 第三批小区改造数 第四批小区数"
    ),
    "首批18个项目开工，第二批26个项目签约。": "开工项目数 第二批项目数",
    # a fine is imposed for something
    "交警大队查处超载违法行为36起，罚款4.2万元。": "查处超载违法行为起数 超载违法行为罚款",
    "办理环境违法案件12件，罚款88万元。": "办理环境违法案件件数 环境违法案件罚款",
    "查处焚烧行为8件、污染案件5起，罚款12万元。": "查处焚烧行为件数 查处污染案件起数 污染案件罚款",
    "开展夜查12次，罚款2万元。": "开展夜查次数 罚款",
    "救助困难学生150名，罚款2万元。": "救助困难学生人数 罚款",
    # a verb alone takes what the clause before dealt with; one with its object needs nothing
    "对商超、餐馆、“六小”门店进行逐户登记，共检查415家，发出通知52份。": ("检查商超、餐馆、“六小”门店数 发出通知份数"),
    "对沿街餐饮店、食堂进行抽查，共抽查78家。": "抽查沿街餐饮店、食堂数",
    "对商户开展培训，共发放手册300份。": "发放手册份数",
    "对辖区企业进行检查，共发现隐患32处。": "发现隐患处数",
    # an event is taken part in
    "5月6日，社区举办“邻里一家亲”包粽子活动，200多名居民参加。": "参加“邻里一家亲”包粽子活动居民人数",
    "街道召开安全生产培训会，130名企业负责人参加。": "参加安全生产培训会企业负责人人数",
    "组织居民参观，60名老人参加体检。": "参加体检老人人数",
    "区里举行戏曲演出，近千名村民观看。": "观看戏曲演出村民人数",
    # a payment is named by those who get it, beds and places by their house
    "生活补贴对象1350人，发放补贴88万元；高龄津贴对象620人，发放津贴31万元。": (
        "生活补贴对象人数 发放生活补贴 高龄津贴对象人数 发放高龄津贴"
    ),
    "低保对象900户，发放补贴60万元。": "低保对象户数 发放补贴",
    "全区建成养老机构16家、床位2400张。": "建成养老机构数 建成养老机构床位张数",
    "新建学校5所，学位3600个。": "新建学校数 学校学位数",
    "新增企业90家，车位300个。": "新增企业数 车位数",
    # what is concerned is a list
    "涉及房屋106栋、建筑面积37万平方米、居民4948户。": "涉及房屋数 涉及建筑面积 涉及居民户数",
    "涉及房屋106栋，居民4948户。": "涉及房屋数 居民户数",
    # what people do, and not where
    "近百名居民冒雨看戏。": "冒雨看戏居民人数",
    "合作社吸引26名青年返乡创业。": "返乡创业青年人数",
    "80多名村民在田间采摘辣椒。": "采摘辣椒村民人数",
    "30名学生在比赛中获奖。": "获奖学生人数",
    "50名志愿者在步行街开展文明劝导活动。": "开展文明劝导活动志愿者人数",
    "信访、民政、司法等9个部门派员入驻。": "派员入驻部门数",
    "全市1200名科技特派员开展入企服务。": "开展入企服务科技特派员人数",
    "在校学生3200人。": "在校学生人数",
    # names in quotation marks are examples of the kind behind them, unless that says nothing
    "打造“老娘舅”“和事佬”等特色调解室7个。": "打造特色调解室数",
    "评选“十佳商户”“文明家庭”等先进典型60个。": "评选先进典型数",
    "授予“文明商户”等称号28个。": "授予“文明商户”等称号数",
    # harvests
    "预计可产西瓜3万斤。": "西瓜产量",
    "合作社年产香菇400吨。": "香菇年产量",
    "该村产业园年产值3亿元，年产量5万吨。": "产业园年产值 年产量",
    "生产原煤400吨。": "生产原煤",
    "15亩草莓即将上市。": "上市草莓面积",
    "该乡发展葡萄、樱桃等林果1.3万亩。": "葡萄、樱桃等林果种植面积",
    "发展柑橘3000亩，发展林下经济5000亩。": "柑橘种植面积 发展林下经济",
    # a rate of work is one of what was worked on
    "受理矛盾纠纷412件，调处率达97.5%。": "受理矛盾纠纷件数 矛盾纠纷调处率",
    # losses are those of the accidents named before
    "全市道路交通事故起数、死亡人数同比分别下降12%、8%。": "道路交通事故起数 道路交通事故死亡人数",
    "火灾起数、受伤人数、直接经济损失同比分别下降10%、20%和30%。": "火灾起数 火灾受伤人数 火灾直接经济损失",
    "地区生产总值、居民收入同比分别增长5%、6%。": "地区生产总值 居民收入",
}


@pytest.mark.parametrize(("sentence", "subjects"), SUBJECTS.items())
def test_subjects_of_clauses(sentence: str, subjects: str) -> None:
    assert [reading.subject for reading in read_chinese(sentence)] == subjects.split()


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "推动盗窃案件数和诈骗警情数同比全部下降，降幅分别达30.2%和18%。",
            [("盗窃案件数", "down", "yoy"), ("诈骗警情数", "down", "yoy")],
        ),
        (
            "旅游人数和旅游收入同比双双增长，增幅分别为12%和15%。",
            [("旅游人数", "up", "yoy"), ("旅游收入", "up", "yoy")],
        ),
        ("城镇新增就业同比下降，降幅为3.2%。", [("城镇新增就业", "down", "yoy")]),
        ("客流量环比增长，增幅达5%。", [("客流量", "up", "mom")]),
        ("生产总值增幅达5%。", [("生产总值", "up", "unspecified")]),
        ("生产总值没有下降，增幅达5%。", [("生产总值没有下降", "up", "unspecified")]),
        ("客流量同比增长，失业率降到5%。", [("失业率", None, None)]),
    ],
)
def test_the_size_of_a_change_that_the_clause_before_states(
    sentence: str, rows: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(row.subject, row.direction, row.basis) for row in read_chinese(sentence)] == rows
