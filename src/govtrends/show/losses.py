"""What could not be read or trusted, in Chinese: builds write their log in English."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from govtrends.show.markdown import Prose, escape, file_name, number, pipe_table

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
    "year uncertain": ("年份存疑", "年份只凭一处线索推断，请核对；可在来源卡里补上"),
    "no place": ("没有地点", "版面没有写出任何地名；不计入各地的比较"),
    "undecided": ("地点未定", "同名地区不止一个，版面不足以判定；不计入各地的比较"),
    "district not named": ("未写明区县", "口吻是区县的，只写出上级地名；不计入各区县的比较"),
    "national": ("全国性报道", "说的是全国，不属于任何区县"),
    "ambiguous date": ("日月难分", "表格或来源卡里的日期日月两读皆通（如05/12/2022），只取了年份；请写成2022-12-05"),
    "unknown hint": ("提示有误", "来源卡或表格里的地区或日期无法识别，改用版面自己的文字"),
    "lost text": ("文字缺失", "缺处标为〔缺〕，可能少计命中，请对照原版"),
    "empty file": ("空文件", "文件里没有文字，整份未读；请重新扫描或下载"),
    "not a file": ("不是文件", "既不是文件也不是文件夹，未读"),
    "binary": ("不是文本", "文件里是二进制内容，整份未读；请另存为UTF-8文本"),
    "broken encoding": ("编码损坏", "文字编码前后不符，整份未读；请另存为UTF-8"),
    "unknown encoding": ("编码不明", "认不出文字编码，整份未读；请另存为UTF-8"),
    "text left out": ("有文字未读", "文件里另有文字没有读入，请对照原件"),
    "no article": ("没有正文", "网页里找不到正文，整份未读；请重新保存网页"),
    "page too large": ("单页过大", "该页未读；请拆成几份"),
    "PDF too large": ("PDF过大", "整份未读；请拆成几份"),
    "image too large": ("图片过大", "整份未读；请缩小或拆成几份"),
    "archive too large": ("压缩包过大", "整包未读；请拆成几份"),
    "member too large": ("包内文件过大", "该文件未读；请拆成几份"),
    "nested archive": ("包中有包", "包内的压缩包未读；请先解开外层"),
    "encrypted archive": ("压缩包有密码", "未读；请先解密"),
    "broken member": ("包内文件损坏", "该文件未读；请重新打包"),
    "unsafe member": ("包内路径可疑", "该文件未读"),
    "ZIP bomb": ("压缩比异常", "该文件解开后大得异常，未读"),
    "no PDF": ("不是PDF", "内容是文本，整份未读；请改名为.txt"),
    "no text layer": ("没有文字层", "是扫描图片，未能取得文字；可先识别再放入"),
    "garbled text layer": ("文字层是乱码", "该页未读；可改用图片识别"),
    "broken PDF page": ("PDF页损坏", "该页未读；请重新导出PDF"),
    "broken image": ("图片损坏", "整份未读；请另存为PNG"),
    "encrypted PDF": ("PDF有密码", "整份未读；请去掉密码另存"),
    "broken PDF": ("PDF损坏", "整份未读；请重新保存"),
    "broken archive": ("压缩包损坏", "整包未读；请重新下载，或解开后给文件夹"),
    "broken document": ("文档损坏", "整份未读；请在Word里打开另存"),
    "unsafe XML": ("文件可疑", "内含办公软件不会写的声明，整份未读"),
    "not text": ("不是文本", "内容是别的格式，整份未读；请改后缀或导出为文本"),
    "unsure OCR": ("识别存疑", "扫描件有认不准的字，请对照原件"),
    "broken workbook": ("工作簿损坏", "整份未读；请在Excel里重新保存"),
    "broken table": ("表格损坏", "整份未读；请检查该行的引号和分隔符"),
    "missing library": ("缺少读取库", "整份未读；请按构建记录里的提示安装"),
    "unused columns": ("有的列没有用上", "这些列没有读入；可在来源卡里指明"),
    "catalogue": ("目录表有误", "目录表里有的行没有用上，构建记录里写明了哪一行"),
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
    detail, name = str(row["detail"]), escape(file_name(row["source"]))
    if row["reason"] not in _REASONS:
        return f"{name}：{escape(detail)}"
    candidates = "、".join(_CANDIDATES.findall(detail)[:4])
    found = _HEADLINE.match(detail) or _FIGURE.match(detail)
    said = candidates or (found["text"] if found else "")
    return f"{name}：{escape(said)}" if said else name
