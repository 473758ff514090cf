"""Rows of tables: one long text a row, a row that is a page, and tables set inside articles."""

from __future__ import annotations

from segments import check_offsets, read

REPORT = """下载
打印
2026年云溪区政府工作报告
——2026年1月25日在区人民代表大会上
来源：云溪发布
云溪区区长 周立夏
各位代表：
现在，我代表区人民政府向大会报告工作，请予审议。
一、2025年工作回顾
全区生产总值增长百分之五，民生支出占比提高。
二、2026年重点工作
新建学校三所。
"""


def test_a_row_of_a_table_is_one_article_with_sections() -> None:
    (article,) = read(REPORT, source="t.csv#1", title="2026年云溪区政府工作报告")
    assert article.headline is not None and article.headline.text == "2026年云溪区政府工作报告"
    assert [part.text for part in article.subheads] == [
        "——2026年1月25日在区人民代表大会上",
        "一、2025年工作回顾",
        "二、2026年重点工作",
    ]
    assert article.body.text.startswith("各位代表：")
    assert "来源" not in article.body.text and "打印" not in article.body.text
    check_offsets(REPORT, [article])


def test_a_row_without_a_title_line_takes_the_title_column() -> None:
    (article,) = read("各位代表：\n现在报告工作。\n", source="t.jsonl#3", title="2025年工作报告")
    assert article.headline is not None and article.headline.text == "2025年工作报告"
    assert article.headline.extent is None


def test_a_first_sentence_broken_by_a_link_is_text() -> None:
    (article,) = read(
        "大会听取了区长所作的\n工作报告\n。会议同意这个报告。\n", source="t.jsonl#3", title="关于报告的决议"
    )
    assert article.body.text == "大会听取了区长所作的工作报告。会议同意这个报告。"


def test_the_rows_of_a_table_are_text_of_the_article_they_stand_in() -> None:
    table = "指标\t去年\t今年\n参与率\t83.5%\t91.2%\n投诉件数\t156\t74"
    text = f"云溪区课后服务半年小结\n上半年，全区学校开展课后服务。\n{table}"
    (article,) = read(text)
    assert article.body.text.split("\n")[1:] == ["指标\t去年\t今年", "参与率\t83.5%\t91.2%", "投诉件数\t156\t74"]


def test_a_line_with_a_tab_alone_is_no_table() -> None:
    articles = read("云溪区\t修渠通水见成效\n本报讯 昨日，云溪区修渠通水，三千户受益。")
    assert articles[0].headline is not None


def test_a_news_report_in_a_row_is_parted_from_its_dateline_and_byline() -> None:
    text = "本报讯（记者 甄小青）云溪区设置采样点240个，完成检测98万人次。"
    (article,) = read(text, source="t.csv#2", title="采样点增至240个")
    assert article.dateline is not None and article.dateline.text == "本报讯"
    assert article.body.text == "云溪区设置采样点240个，完成检测98万人次。" and article.authors == ("甄小青",)
    check_offsets(text, [article])
