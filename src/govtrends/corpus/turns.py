"""Who asks and who answers in a hotline's or a paper's column of questions (市民来电: … 街道答复: …)."""

from __future__ import annotations

import re

from govtrends.corpus.trade import ANSWERS, ASKED, ASKERS, WAYS, any_of

# 市民来电:, 网友“蓝天”留言:, 诉求内容:; the office answers under its name or without (街道答复:, 处理结果:).
HOTLINE = (
    rf"^(?:(?:热心)?{any_of(ASKERS)}(?:[“\"]?[^\s“”\",。:]{{1,8}}[”\"]?)?(?:{any_of(WAYS)}(?:称|说)?)?|{any_of(ASKED)})"
    r"[一二三四五六七八九十\d]{0,2}\s*:"
)
"""Pattern of the label before a question, on folded text."""
_QUESTION = re.compile(HOTLINE)
# 城西四区居民:, 石桥街道市民周女士: somebody of a place, by name; without an answer below it may be a headline.
_SOMEBODY = re.compile(rf"[\u4e00-\u9fff\d]{{0,12}}?{any_of(ASKERS)}[\u4e00-\u9fff某]{{0,5}}\s*:")
_ANSWER = re.compile(rf"(?:[^\s,。:;]{{0,20}}?{any_of(ANSWERS)})(?:\s?\([^()]{{4,14}}\))?\s*:")


def asks(fold: str) -> bool:
    """Return whether a line opens with the label of somebody's question to an office."""
    return ":" in fold[:24] and _QUESTION.match(fold) is not None


def speaks(fold: str) -> bool:
    """Return whether a line opens with the name of somebody who may be asking: an office must answer below."""
    return asks(fold) or (":" in fold[:24] and _SOMEBODY.match(fold) is not None)


def answers(fold: str) -> bool:
    """Return whether a line opens with the label of an office's answer."""
    return _ANSWER.match(fold) is not None
