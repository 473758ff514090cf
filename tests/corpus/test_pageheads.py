from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.corpus.lines import folded, split_lines
from govtrends.corpus.pageheads import label_of, navigation


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("第03版：县区          2023年5月9日 星期二", "head"),
        ("2023年5月9日 星期二 要闻·乡镇 2   责任编辑 钱小满 美编 孙立冬", "head"),
        ("民生专版      2023年5月9日  星期二   责任编辑：周谷雨", "head"),
        ("2023年5月9日 星期二  责编/何清明 电话：0000000      镇街新闻   3", "head"),
        ("2023年05月09日  星期二   云溪报  石桥专版  A3", "head"),
        ("第A07版：热线督办 上一版3  4下一版", "head"),
        ("第06版：县区新闻 PDF版阅读", "head"),
        ("The 88th issue   May 9, 2023   Tuesday   Page 2   Editor: Zhou Guyu", "head"),
        ("County news", "head"),
        ("云溪新闻网  2023-05-09 09:12  编辑：陈露  来源：云溪日报", "meta"),
        ("作者： 更新时间：2023-05-09 09:08", "meta"),
        ("发布日期：2023-05-09 11:29 [ ] 浏览次数：", "meta"),
        ("2023-05-09 来源: 云溪晚报 云溪客户端官方网站 分享到:", "meta"),
        ("【字号：大 中 小】 时间：2023-04-07 10:21 来源：区卫健局 浏览次数：132次", "meta"),
        ("2023/5/9 11:34:03", "meta"),
        ("News Hotline:000-00000000", "meta"),
        ("Source: Yunxi Net Updated: 2023-05-09 09:10", "meta"),
        ("返回主页 | 云溪日报 | 版面导航 | 云溪晚报", "navigation"),
        ("上一期  下一期", "navigation"),
        ("3上一篇  下一篇4", "tail"),
        ("上一条：云溪区召开春灌会议", "tail"),
        ("版权声明 @ 云溪网", "tail"),
        ("1、凡本网注明“来源：云溪在线”的稿件，版权均属于本网，任何单位不得转载。", "tail"),
        ("【相关新闻】", "tail"),
        ("1204040 2023-05-09 00:00:00 二 清水渠边春灌忙KeywordPh村民三天清淤四公里", "tail"),
        ("2023-05-09,1204| 2023-05-08,1203| 2023-05-07,1202|", "tail"),
        ("欢迎访问云溪区人民政府网站! 今天是:", "site"),
        ("无障碍| 繁体 | 简体| 设为首页 | 收藏本站", "site"),
        ("您现在的位置：首页 > 新闻 > 镇街动态", "site"),
        ("要闻动态 > 街道传真", "site"),
        ("中共云溪区委、云溪区人民政府主办 各镇街、区直部门内容保障", "site"),
        ("Home > News > Towns", "site"),
        ("Yunxi Media Center > Town news", "site"),
        ("Yunchuan, China", "site"),
        ("You are here: Home / Local news / Town", "site"),
        ("首页 要闻 镇街 云视频 直播", "site"),
        ("下载APP 分享到", "site"),
        ("Yunxi Government Online", "head"),
        ("News", "head"),
        ("网站备案：X ICP备00000000号 网站标识码：0000000000", "site"),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert label_of(folded(text)) == label


@pytest.mark.parametrize(
    "text",
    [
        "云溪区2023年5月9日召开防汛会议",
        "2023年5月9日 云溪区召开防汛会议",
        "5月9日，城南镇村民在田里浇水。",
        "A4纸里的民生账",
        "政务服务 送到家门口",
        "教育 文化 两手抓",
        "News from the village",
        "推出2.0版服务清单",
        "城南镇：三上三下定方案",
        "周三课堂开讲了",
        "放大改革效应",
        "记者 何清明 通讯员 赵小寒",
        "编辑部的春天",
        "第一书记来了",
        "欢迎来到石桥镇，这里有渠水，也有稻田。",
        "小区|社区|园区 三区联动",
        "Local farmers plant trees on May 9, 2023",
        "Time flies: a school and its sixty years of teaching in the hills of the county",
    ],
)
def test_titles_and_texts_are_no_furniture(text: str) -> None:
    assert label_of(folded(text)) is None


@given(st.text(alphabet="第3版:|>年2023月9日-/ 来源责编 上下一期篇首页A记a.。", max_size=170))
def test_any_line_is_judged(text: str) -> None:
    for line in split_lines(text):
        assert label_of(line.fold) in (None, "head", "meta", "navigation", "tail", "site")


def listed(text: str, dated: frozenset[int] = frozenset()) -> set[int]:
    lines = split_lines(text)
    return navigation(lines, [label_of(line.fold) for line in lines], [n in dated for n in range(len(lines))])


PAPER = """第07版：县区新闻 上一版3  4下一版
城南镇修通连心路
5月3日，孩子们在科技馆里体验机器人。本报记者 吴白露 摄
广告

返回主页 | 云溪日报 | 版面导航 | 云溪晚报
上一期  下一期
城南镇修通连心路
本报讯 城南镇修通一条三公里长的路，两个村的群众出行方便了。
"""


def test_navigation_reaches_down_to_its_bar() -> None:
    assert listed(PAPER) == set(range(6))
    assert listed(PAPER * 2, frozenset({7, 15})) == set(range(6)) | set(range(8, 14))


def test_a_bar_at_the_foot_takes_no_text_with_it() -> None:
    text = "城南镇修通连心路\n本报讯 城南镇修通一条三公里长的路，群众出行方便了。\n返回首页 | 版面导航 | 联系本报\n"
    assert not listed(text, frozenset({1}))
    assert not listed(text)
