"""What could not be read or trusted, in Chinese: builds write their log in English."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from govtrends.show.markdown import Prose, escape, number, pipe_table

_STAGES = {
    "read": "读取",
    "repair": "修复",
    "segment": "分篇",
    "place": "地点",
    "date": "日期",
    "themes": "主题",
    "indicators": "指标",
    "page": "整版",
}
# Reason → name and what it means for the reader; anything new is printed as it stands.
_REASONS = {
    "no date": ("没有日期", "版面没有印出日期；不计入分期的图表，可在来源卡里补上"),
    "year unknown": ("年份不明", "印有月日而没有年份；不计入分期的图表，可在来源卡里补上"),
    "no place": ("没有地点", "版面没有写出任何地名；不计入各地的比较"),
    "undecided": ("地点未定", "同名地区不止一个，版面不足以判定；不计入各地的比较"),
    "district not named": ("未写明区县", "口吻是区县的，只写出上级地名；不计入各区县的比较"),
    "national": ("全国性报道", "说的是全国，不属于任何区县"),
    "unknown hint": ("提示有误", "来源卡里的地区或日期无法识别，改用版面自己的文字"),
    "lost text": ("文字缺失", "缺处标为〔缺〕，可能少计命中，请对照原版"),
    "no words": ("没有文字", "文件里没有可读的文字"),
    "no text column": ("没有正文列", "表格里找不到正文那一列，整份未读"),
    "row without text": ("行中无正文", "该行略过"),
    "unreadable": ("无法读取", "文件打不开或不是文本，整份未读"),
    "unsupported format": ("格式不支持", "整份未读"),
    "source card": ("来源卡有误", "版面照读，来源卡没有用上"),
    "duplicate page": ("重复版面", "只计一次"),
    "encoding": ("编码存疑", "个别字可能有误"),
    "only furniture": ("没有报道", "只有报头、通知或版面装饰"),
    "check the figure": ("数值待核", "与同名指标的常见范围不符，请对照原版"),
    "parts exceed the total": ("分项大于总数", "“其中”之后的分项大于总数，请对照原版"),
    "share and counts disagree": ("比例与数目不符", "印出的比例与同句的数目算不拢，请对照原版"),
    "internal error": ("程序出错", "整版未计入，请报告"),
}
# What a detail holds in Chinese or digits of its own: a headline before the colon, candidates with their codes.
_HEADLINE = re.compile(r"^(?P<text>[^:]*[\u4e00-\u9fff][^:]*):")
_CANDIDATES = re.compile(r"\d{6} [\u4e00-\u9fff]+")
_FIGURE = re.compile(r"^(?P<text>[\u4e00-\u9fff]*[\d.,]*\d[^\s:;]{0,6}):")


def losses(table: pd.DataFrame) -> Prose:
    """Return what could not be read or trusted, by stage and reason: how often, what it means and an example."""
    rows = table.to_dict("records")
    columns = {
        "环节": [_STAGES.get(r["stage"], escape(r["stage"])) for r in rows],
        "问题": [_REASONS.get(r["reason"], (escape(r["reason"]), ""))[0] for r in rows],
        "次数": [number(r["count"]) for r in rows],
        "版面数": [number(r["sources"]) for r in rows],
        "影响": [_REASONS.get(r["reason"], ("", "—"))[1] for r in rows],
        "例": [_example(r) for r in rows],
    }
    return pipe_table(columns, ("次数", "版面数"), empty="没有记下读不出或不可信的内容。")


def _example(row: Any) -> str:
    """Return the file of the first case and, where the log names them in Chinese, its headline, figure or candidates;
    of an unknown reason the whole line of the log.
    """
    detail, name = str(row["detail"]), escape(str(row["source"]).replace("\\", "/").rsplit("/", 1)[-1])
    if row["reason"] not in _REASONS:
        return f"{name}：{escape(detail)}"
    candidates = "、".join(_CANDIDATES.findall(detail)[:4])
    found = _HEADLINE.match(detail) or _FIGURE.match(detail)
    said = candidates or (found["text"] if found else "")
    return f"{name}：{escape(said)}" if said else name
