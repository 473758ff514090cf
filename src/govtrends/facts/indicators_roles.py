"""What a number borrows from its sentence: the action done to a list, the whole it is part of, the verb of its list."""

from __future__ import annotations

import re

from govtrends.facts.indicators_layout import Layout
from govtrends.facts.quantities import Quantity
from govtrends.facts.subjects_words import LEADING_VERB, MANNER_BEFORE

# 对5家工厂、6家门店进行检查: the action stands last, those it reaches between.
_REACHED = re.compile(r"(?:对|为|给|向|围绕|针对)[^，,。；;对为给向]*$")
_ACTION = re.compile(r"(?:进行|开展|实施|予以|给予|组织)了?(?P<act>[^，,。；;、0-9]{2,12})$")
_NOUN_END = re.compile(r"等|及其?|以及|、|和(?![谐美])|与(?!会)")
# 60处隐患,其中整改50处; 23个楼盘中,已复工19个.
_OF_WHICH = re.compile(r"其中|中[，,]|其余|剩余|余下")
# What is handed out or carted away by the piece; a list of goods has one verb.
_GOODS = frozenset("袋箱桶瓶盒包捆筐床套台顶件份册本斤公斤只条个副双提块张吨盆株棵".replace("公斤", "")) | {"公斤"}
# What is done with goods; 发现隐患90个,送出毛巾30条 is no list of things found.
_HANDED = re.compile(
    r"发放|派发|分发|赠送|捐赠|送[去上出达]|购[买置]|采购|配[备送发]|投放|张贴|印[发制]|收[缴集]|查[获扣]|缴获|没收|清[理运]|运[走送]|拨付|募集|筹集|"
    r"储备|销售|出售|卖出|收购|安装|捐"
)
_LONGEST_NOUN = 14
_THING = re.compile(r"[\u4e00-\u9fff]{1,6}")


def acted_on(page: Layout, index: int, clause: tuple[int, int]) -> str:
    """Return action and noun of a count between 对 and 进行 (检查门店), or an empty string."""
    quantity = page.quantities[index]
    if quantity.unit.measure != "count":
        return ""
    text = page.text[quantity.end : clause[1]]
    if "行" not in text and "展" not in text and "施" not in text and "予" not in text:
        return ""
    action = _ACTION.search(text)
    if action is None or _REACHED.search(page.text, clause[0], quantity.start) is None:
        return ""
    following = page.quantities[index + 1].start if index + 1 < len(page.quantities) else clause[1]
    tail = page.text[quantity.end : min(following, quantity.end + action.start())]
    noun = _NOUN_END.split(tail.strip("、 "), maxsplit=1)[0]
    if not 1 < len(noun) <= _LONGEST_NOUN or page.text[quantity.start - 1] == "的":
        return ""
    return MANNER_BEFORE.sub("", action["act"]) + noun


def whole_of(page: Layout, index: int) -> str:
    """Return the subject of the number that this one is a part of (其中…), or an empty string."""
    quantity = page.quantities[index]
    if index == 0 or not page.alike[index]:
        return ""
    start = page.sentences[index][0]
    first = _OF_WHICH.search(page.text, start, quantity.start)
    if first is None:
        return ""
    for before in range(index - 1, -1, -1):
        whole: Quantity = page.quantities[before]
        if whole.start < start:
            return ""
        if whole.end <= first.start() and whole.unit == quantity.unit:
            return page.subjects[before]
        if whole.end <= first.start():
            return ""
    return ""


def verb_of_goods(page: Layout, index: int, head: str, tail: str) -> str:
    """Return the verb that a list of goods prints once (发放面粉200袋,大米310袋: 发放), or an empty string."""
    quantity = page.quantities[index]
    if index == 0 or quantity.unit.name not in _GOODS or tail.strip("、和及与 ") or not page.alike[index]:
        return ""
    if page.quantities[index - 1].unit.name not in _GOODS or _THING.fullmatch(head) is None:
        return ""
    between = page.text[page.quantities[index - 1].end : quantity.start]
    if between.strip("，,、和及与 ") != head or LEADING_VERB.match(head):
        return ""
    verb = LEADING_VERB.match(page.subjects[index - 1])
    if verb is None or _HANDED.search(verb[0]) is None or _HANDED.match(head):
        return ""
    return verb[0].rstrip("、")
