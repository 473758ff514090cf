"""Subjects by the occasion that a clause before names, without who acts, where and how; lists whose verb is lent."""

from __future__ import annotations

import pytest

from govtrends.facts.english import find_english
from govtrends.facts.indicators_frame import read_chinese

SUBJECTS = {
    # doses are not of those who give them, talks not of those who speak
    "出动医护人员55名,累计接种3.2万剂次。": "出动医护人员人数 接种疫苗剂次",
    "有文艺队伍12支,累计宣讲36场。": "文艺队伍数 宣讲场数",
    # who acts, where, for whom
    "公安、卫健、住建等部门投入保障力量410人次。": "投入保障力量人次",
    "湖岸沿线设置护栏3公里、救生艇9艘。": "设置护栏长度 设置救生艇数",
    "活动现场设置展台22个。": "设置展台数",
    "大队组织交警、派出所开展夜查行动7次。": "开展夜查行动次数",
    "明年要让护河队扩大到600人。": "护河队人数",
    "为基层配备B超机、数字心电图机等设备31台套。": "配备设备台套数",
    "调处婚姻、土地、欠薪等纠纷88宗。": "调处纠纷宗数",
    # 清运车 is a thing, and takes the verb of its list
    "购置分类垃圾桶500只、清运车6辆。": "购置分类垃圾桶只数 购置清运车数",
    # the verb around 了; how far a way reaches
    "85户村民入了股。": "入股村民户数",
    "5公里的产业路硬化到地头。": "硬化产业路里程",
    # the occasion
    "区里召开民情恳谈会,31个村的负责人参加会议。": "参加民情恳谈会村数",
    "第三小学举行以“爱国”为主题的诗会,700名师生通过朗诵、合唱等形式表达心声。": "参加诗会师生人数",
    "2023年元旦长跑赛在滨江公园举行,19支队伍、240名队员同场竞技。": "参加元旦长跑赛队伍数 参加元旦长跑赛队员人数",
    '镇里开展"清明时节祭英烈"祭扫活动,90余人在墓碑前默哀致敬。': "参加祭扫活动人数",
    "退伍老兵6名手把手教孩子们叠军被。": "退伍老兵人数",
    "210名民警日夜坚守在城市卡口。": "坚守城市卡口民警人数",
}


@pytest.mark.parametrize(("sentence", "subjects"), SUBJECTS.items())
def test_subjects(sentence: str, subjects: str) -> None:
    assert " ".join(reading.subject for reading in read_chinese(sentence)) == subjects


TOLD = {
    "会同公安交警在货运通道设卡8处。": "设卡数",
    "李大山:去年我们划转审批事项93项。": "划转审批事项项数",
    "铁路家属区,住着居民900户。": "居民户数",
    "我把社区划成11个网格。": "网格数",
    "700余株桂花、樟树整齐地立在道路两侧。": "桂花、樟树株数",
    "7个服务组带着明白卡上门宣讲。": "上门宣讲服务组数",
    "多方筹资90万元,对屋顶、外墙等进行改造。": "屋顶、外墙等改造投入资金",
    "36栋楼房大多建于上世纪九十年代。": "楼房数",
    "表彰了在见义勇为、诚实守信、敬业奉献、孝老爱亲、助人为乐等方面表现突出的12名先进个人。": "表彰先进个人人数",
    "第二小学组织210名学生来到烈士陵园。": "来到烈士陵园学生人数",
    "90多株垂柳为河岸披上绿装。": "垂柳株数",
    "年末全区拥有各类学校54所。": "各类学校数",
    "330名志愿者分布在26个路口。": "志愿者人数 路口数",
    "治理清水河、白沙河河道12公里。": "治理清水河、白沙河河道长度",
}


@pytest.mark.parametrize(("sentence", "subjects"), TOLD.items())
def test_what_is_only_told_is_no_name(sentence: str, subjects: str) -> None:
    assert " ".join(reading.subject for reading in read_chinese(sentence)) == subjects


def test_reagents_and_tubes() -> None:
    found = read_chinese("储备检测试剂3.1万人份,日检测能力2万管,抓管理三管齐下。")
    assert [(reading.value, reading.unit) for reading in found] == [(31000, "人份"), (20000, "管")]
    assert read_chinese("全县有3000管理人员。") == []


@pytest.mark.parametrize(
    ("sentence", "value", "subject", "unit"),
    [
        ("Teams gave check-ups to 640 herders and farmers in their homes.", 640, "herders given check ups", "人"),
        ("So far, 900 plaques have been hung by officials and students.", 900, "plaques", "个"),
        ("The number of days with good air reached 290.", 290, "days with good air", "天"),
        ("The town plans to renovate 2,400 more toilets this year.", 2400, "toilets", "个"),
        ("Police arrested 31 offenders.", 31, "offenders arrested", "人"),
    ],
)
def test_english(sentence: str, value: float, subject: str, unit: str) -> None:
    (reading,) = find_english(sentence)
    assert (reading.value, reading.subject, reading.unit) == (value, subject, unit)
