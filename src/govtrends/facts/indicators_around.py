"""The words around a number that are its own: what its neighbours in the clause lend it, what is theirs."""

from __future__ import annotations

import re

from govtrends.facts.indicators_layout import Layout
from govtrends.facts.indicators_sentences import Sentence
from govtrends.facts.subjects_around import is_verb_only, split_tail
from govtrends.facts.subjects_words import AGENT_FOR, BECAME, BECAME_ENDS, GIVES, STATISTIC
from govtrends.text.spans import GAP

_JOINED = re.compile(r"([^，,；;。]{0,14}?)(?:、|和|及|与|以及)\s?")
_JOINED_ENDS = frozenset("、和及与 \n\t\u3000")
_OWN_NOUN = re.compile(r"[\u4e00-\u9fff]{2,10}、(?![^、]*等)[\u4e00-\u9fff]{2,6}")
_EDGES = "、，,。；;"
# 6月底前将剩余积水点12处…; 140套3月底前交付: the day something is due says when, not what.
_DUE = re.compile(
    r"[到在于]?(?:[0-9]{4}年|[今明本]年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号]|[底末]|[上中下]旬)?|[年月][底末])[之以]?前"
    r"(?![三两二一0-9往期来进将])(?:可|要|会|能|需|应|须|计划|力争|确保|全部)*"
)
_PER_SECOND = "每秒"
_LINKS = "、和及与 "
_WHOLE = 4
# 14个村划分成96个网格: the verb is the second number's.
_DIVIDED = re.compile("(?P<verb>划分?|分|细分|拆分|整合|合并)[成为]$")
_BETWEEN = re.compile(r"[\u4e00-\u9fff]{1,7}的|[\u4e00-\u9fff]{1,4}")


def words_around(page: Layout, index: int, sentence: Sentence, clause_start: int, clause_end: int) -> tuple[str, str]:
    """Return the words before and after a number that are its own: up to its neighbours, brackets and clause."""
    text, quantities, quantity = page.text, page.quantities, page.quantities[index]
    start, end = quantity.start, quantity.end
    previous = quantities[index - 1].end if index else 0
    following = quantities[index + 1].start if index + 1 < len(quantities) else clause_end
    inner, shared = previous > clause_start, following < clause_end
    head = text[previous if inner else clause_start : start]
    tail = text[end : following if shared else clause_end]
    if (
        inner
        and "、" in head
        and _OWN_NOUN.fullmatch(head)
        and not GIVES.search(head.partition("、")[0], 1)
        and text[end : end + 1] in _EDGES
    ):
        head = head.partition("、")[2]  # 设5个片区长、联络员40人: each noun is its own number's
    if shared and "、" in tail and _OWN_NOUN.fullmatch(tail) and not is_verb_only(tail.partition("、")[0]):
        after = page.quantities[index + 1].end
        tail = tail.partition("、")[0] if text[after : after + 1] in _EDGES else tail
    if shared and tail.endswith("等") and quantity.unit.measure == "money":  # 投入8万元新建甲村等3处书屋
        tail += split_tail(text[page.quantities[index + 1].end : clause_end])[0]
    if page.gaps:  # what stands beyond lost text belongs to another statement
        head, tail = head.rpartition(GAP)[2], tail.partition(GAP)[0]
    if sentence.brackets and ("（" in head or "(" in head or "）" in tail or ")" in tail):
        head, tail = _unbracket(head, tail)
    if sentence.due and ("前" in head or "前" in tail):
        head, tail = _DUE.sub("", head, count=1), _DUE.sub("", tail, count=1)
    if quantity.per and head.endswith(_PER_SECOND):
        head = head.removesuffix(_PER_SECOND)
    return _lent(page, index, (clause_start, clause_end), head, tail) if inner or shared else (head, tail)


def _lent(page: Layout, index: int, clause: tuple[int, int], head: str, tail: str) -> tuple[str, str]:
    """Return the words around a number that shares its clause with others, some lent by these, some theirs."""
    text, quantity, (clause_start, clause_end) = page.text, page.quantities[index], clause
    inner = index > 0 and page.quantities[index - 1].end > clause_start
    shared = index + 1 < len(page.quantities) and page.quantities[index + 1].start < clause_end
    if inner and page.quantities[index - 1].unit == quantity.unit and (became := _end_of(head)):
        head = became[0].lstrip("将已") + head[: became.start()]  # 5个停工项目复工4个: the first is the whole
    if shared and page.quantities[index + 1].unit == quantity.unit and (became := _end_of(tail)):
        tail = tail[: became.start()]
    alone = inner and page.groups[index] == index and len(head) <= 16 and head[-1:] in _JOINED_ENDS
    if alone and (joined := _JOINED.fullmatch(head)) is not None:
        # 对11个镇街和101家单位集中培训: the noun between belongs to the first number, the verb to both.
        first = page.chains[index - 1]
        page.chains[index] = first
        head = text[clause_start : page.quantities[first].start]
        page.groups[index] = first if not joined[1].strip() else index
    if page.groups[index] != index and quantity.unit.measure == "count":
        head = text[clause_start : page.quantities[page.groups[index]].start]
    elif inner and head[-1:] in ("成", "为") and (divided := _DIVIDED.search(head)) is not None:
        verb, parted = divided["verb"], head[: divided.start()]
        head = ("划分" if verb in ("划", "分", "细分") else verb) + (parted if 1 < len(parted) <= _WHOLE else "")
    elif inner and tail.strip(_LINKS) and _BETWEEN.fullmatch(head) and not is_verb_only(head):
        head = ""  # 8个省份的200名选手, 8个村2300户群众: the words between belong to the number before
    if inner and quantity.unit.measure == "money" and page.quantities[index - 1].unit.measure == "count":
        noun, predicate = split_tail(head)  # 为200名老人送去慰问金8万元: the noun belongs to the number before
        gives = (
            GIVES.search(head, 2) if AGENT_FOR.search(text[clause_start : page.quantities[index - 1].start]) else None
        )
        head = (
            head[gives.start() :]
            if gives is not None
            else _said_in(head, noun)
            if noun and predicate and ("、" in head or not STATISTIC.search(predicate))
            else head
        )
    elif inner and AGENT_FOR.search(text[clause_start : page.quantities[index - 1].start]) is not None:
        verb = GIVES.search(head, 2)  # 为320名老人发放辅具460件
        head = head if verb is None else head[verb.start() :]
    if shared and tail.strip(_LINKS) and _JOINED.fullmatch(tail):
        tail = tail.rstrip(_LINKS) + page.predicate_after(index, clause_end)
    return head, tail


def _end_of(words: str) -> re.Match[str] | None:
    """Return what became of the thing that words without a mark name (停工项目复工: 复工), or ``None``."""
    return BECAME.search(words) if words[-1:] in BECAME_ENDS and words.isalnum() else None


def _said_in(words: str, noun: str) -> str:
    """Return what stands behind a noun in full (企业享受稳岗返还、税费减免等资金: 享受…资金)."""
    return words.partition(noun)[2]


def _unbracket(head: str, tail: str) -> tuple[str, str]:
    """Cut at a bracket that opens before the number or closes after it; the rest is another statement."""
    if "（" in head or "(" in head:
        opening = max(head.rfind("（"), head.rfind("("))
        if opening > max(head.rfind("）"), head.rfind(")")):
            head = head[opening + 1 :]
    if "）" in tail or ")" in tail:
        for index, char in enumerate(tail):
            if char in "（(":
                break
            if char in "）)":
                return head, tail[:index]
    return head, tail
