"""What money was spent on, what those counted did, and whose part a bare figure is."""

from __future__ import annotations

import pytest

from govtrends.facts.indicators_frame import read_chinese


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("该镇投入资金90万元，对6条小巷进行整治。", ["小巷整治投入资金", "整治小巷条数"]),
        ("今年我县计划投资2.4亿元，新建、改扩建卫生院4所。", ["新建、改扩建卫生院投资", "新建、改扩建卫生院数"]),
        ("投入70万元，新建8个乡村书屋。", ["新建乡村书屋投入资金", "新建乡村书屋数"]),
        ("投入900万元对35个楼院实施屋顶防漏、外墙保温等改造。", ["楼院改造投入资金", "改造楼院数"]),
        ("投入30万元，惠及村民200户。", ["投入金额", "惠及村民户数"]),
        ("年度计划投资126亿元，开工项目5个。", ["年度计划投资", "开工项目数"]),
    ],
)
def test_money_is_named_by_what_it_was_spent_on(text: str, subjects: list[str]) -> None:
    assert [row.subject for row in read_chinese(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("组建23支由退休教师、医生组成的宣讲队。", ["组建宣讲队数"]),
        ("街道把14个村划分成96个网格。", ["村数", "划分网格数"]),
        ("27条水渠划成83段。", ["水渠数", "划分水渠段数"]),
        ("抽调16名能手当宣传员。", ["抽调宣传员人数"]),
        ("送去装有纱布、药水的“急救包”90个。", ["送去“急救包”数"]),
        ("县剧院举办少年故事会，来自各校的50名小选手绘声绘色地讲述家乡。", ["讲述家乡小选手人数"]),
        ("推介15名支部书记带领群众致富的事迹。", ["推介支部书记人数"]),
        ("来自4个乡的90名歌手参加比赛。", ["来自乡数", "参加比赛歌手人数"]),
        ("31个大院面貌焕然一新。", ["面貌焕然一新大院数"]),
        ("3号、5号楼120套住房将于明年6月前交付。", ["交付住房套数"]),
    ],
)
def test_those_counted_are_named_by_what_is_told_of_them(text: str, subjects: list[str]) -> None:
    assert [row.subject for row in read_chinese(text)] == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("排查楼盘8个，涉及楼栋61栋、业主2900户。", ["排查楼盘数", "排查楼盘涉及楼栋数", "排查楼盘涉及业主户数"]),
        (
            "平台收到网友留言310条，按时回复305条，回复率98.4%。",
            ["平台收到网友留言条数", "按时回复网友留言条数", "网友留言回复率"],
        ),
        ("窃案下降12%，调处纠纷310件，化解率97%。", ["窃案", "调处纠纷件数", "调处纠纷化解率"]),
        ("便民中心受理各类事项5200件，办结5100件。", ["便民中心受理各类事项件数", "办结事项件数"]),
        ("投入扶贫资金9000万元，新建公路14公里。", ["投入扶贫资金", "新建公路里程"]),
        ("网格员上报事件4100件，办结4060件。", ["上报事件件数", "办结事件件数"]),
        ("接收捐赠棉衣600件、文具玩具等用品折合4.2万元。", ["接收捐赠棉衣件数", "用品折合金额"]),
        ("上报路灯不亮、井盖松动、下水不畅等问题700条。", ["上报问题条数"]),
        ("我局已安排抢修人员更换水表28块、阀门64个。", ["更换水表数", "更换阀门数"]),
        ("合理划分片区19个。", ["划分片区数"]),
        ("在河边、桥头等危险地段加装护栏3200米。", ["加装护栏长度"]),
        ("列入清单的6个项目正在推进。", ["列入清单项目数"]),
    ],
)  # fmt: skip
def test_what_is_counted_of_something(text: str, subjects: list[str]) -> None:
    assert [row.subject for row in read_chinese(text)] == subjects


def test_a_basis_that_opens_the_sentence_holds_for_a_count() -> None:
    (row,) = read_chinese("与上年比较，床位增加248张。")
    assert (row.subject, row.direction, row.basis) == ("床位张数", "up", "vs_last_year")
