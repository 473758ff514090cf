from __future__ import annotations

import pytest

from govtrends.corpus.furniture import continuation, furniture_of, is_end, is_notice, is_weather
from govtrends.corpus.lines import folded


@pytest.mark.parametrize(
    "text",
    [
        *("第2版", "2版 要闻", "A03", "12", "要闻", "综合新闻", "今日导读", "云溪日报", "云溪晚报"),
        *("2023年3月8日 星期三", "云溪日报 2023年3月8日 星期三 第2版", "云溪周报 2023年3月8日", "星期三"),
        *("国内统一连续出版物号 CN 00-0000", "新闻热线：000-000000", "主办：云溪区融媒体中心", "扫码关注我们"),
        *(
            "掌上云溪APP",
            "云溪发布微信",
            "责任编辑：何清明 校对：赵小寒",
            "来源：云溪发布",
            "打印",
            "【字号：",
            "下一篇：春灌忙",
        ),
        "2023-03-09 10:00 Source: Yunxi Net Editor: Zhao Xiaohan",
        *("Source: Yunxi Daily", "Editor: Qian Xiaoman", "Page 3 of 8", "Share to", "March 8, 2023 Wednesday"),
    ],
)
def test_furniture(text: str) -> None:
    assert furniture_of(folded(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        *("云溪区召开会议", "13所学校", "体4873户。", "8600人", "2023年3月8日，云溪区召开会议，安排春季生产。"),
        *("电话里的承诺", "扫码支付进乡村", "教育局的一天", "2023年三月的一个早晨", "Home at last in a new school"),
    ],
)
def test_what_is_no_furniture(text: str) -> None:
    assert furniture_of(folded(text)) is None


@pytest.mark.parametrize("text", ["- END -", "（完）", "【全文完】", "—完—"])
def test_ends(text: str) -> None:
    assert is_end(folded(text))
    assert not is_end(folded("完成任务"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("成效明显。（下转第3版）", "成效明显。"),
        ("（上接第1版）会议要求", "会议要求"),
        ("(紧接第一版)会议要求", "会议要求"),
    ],
)
def test_turns_of_the_page(text: str, kept: str) -> None:
    span = continuation(folded(text))
    assert span is not None
    assert text[: span[0]] + text[span[1] :] == kept
    assert continuation(folded("出版了三本书")) is None


def test_notices_and_weather() -> None:
    assert is_notice(folded("关于滨河路封闭施工的公告"))
    assert is_notice(folded("更正"))
    assert is_notice(folded("2023年优秀教师名单公示"))
    assert not is_notice(folded("云溪区2023年6月救助资金发放情况公示"))
    assert not is_notice(folded("关于2022年财政预算执行情况的公告"))
    assert is_notice("Correction")
    assert not is_notice(folded("居民看到公告后纷纷点赞。"))
    assert is_weather(folded("今日天气 晴 北风3级 2℃~10℃"))
    assert not is_weather(folded("今天是三月八日"))


@pytest.mark.parametrize(
    "line",
    [
        "• 观看：88 次",
        "• 2022-05-06",
        "• 暂无简介",
        "云溪原创 >",
        "云溪要闻 > 镇街 >",
        "（资料图片，与本文无关）",
        "- 查看全部8条回复 >",
        "00003版：镇街·基层",
        "回复",
        "Leave a Reply",
    ],
)
def test_lists_of_labels_open_paths_and_remarks_are_furniture(line: str) -> None:
    assert furniture_of(folded(line)) is not None


@pytest.mark.parametrize("line", ["• 石桥镇修好了水渠", "（石桥镇水渠全线通水）", "石桥镇回复村民来信"])
def test_bullets_and_brackets_with_news_are_none(line: str) -> None:
    assert furniture_of(folded(line)) is None
