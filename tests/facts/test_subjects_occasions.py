"""Subjects by the occasion that a clause before names, without who acts, where and how; lists whose verb is lent."""

from __future__ import annotations

import pytest

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
