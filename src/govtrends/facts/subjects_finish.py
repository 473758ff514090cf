"""A subject as it is written into the table: cut to a readable length, with the suffix of its classifier."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govtrends.facts.quantities_units import Unit
from govtrends.facts.subjects_words import CROPS, INNER_SCOPE, LAND, STANDARD, VERB, VERB_AT

LONGEST = 24
_PAIRED = re.compile('[“”（）()《》「」"]')
_HOUSES = ("住户", "用户", "农户", "散户", "商户", "大户", "个体户")
_COUNTED = frozenset("人户份件项条处次册株场期台张类起套栋宗")
_SHARE_NAMES = ("率", "占比", "比重", "比例")
# A subject that ends so says already what kind of figure it has.
_NAMED = ("数", "数量", "总数", "量", "率", "面积", "里程", "长度", "额", "人次", "规模")
# “老娘舅”“和事佬”等调解室: the names are examples of the kind behind them.
_EXAMPLES = re.compile("(?:“[^“”]{1,14}”、?)+等(?=[^的等、]{3,}$)")
# 推出民俗巡游、非遗市集等文旅活动: so do those of events, whose kind says enough.
_LISTED = re.compile(
    rf"^((?:{VERB})?)(?:[^、，的]{{2,12}}、)+[^、，的]{{2,12}}等(?=[^的等、]{{2,}}(?:活动|赛事|演出|比赛|培训|讲座|宣讲)$)"
)
_LONG = 12
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Frame:
    """The words around one number: ``head`` before it and ``tail`` after it, within the clause and its neighbours.

    ``whole`` is the subject it is a part of (其中…), ``last`` that of the number before it in the sentence,
    ``before`` what the sentence says before the clause, ``earlier`` the same unit's subject at the end of the sentence
    before.
    """

    head: str
    tail: str
    unit: Unit
    share: bool
    whole: str = ""
    last: str = ""
    before: str = ""
    earlier: str = ""


def finish(core: str, frame: Frame) -> str:
    """Return the subject cut to a readable length, with the suffix of its classifier."""
    if core.isalnum() and core[0] != "的" and core[-1] != "的":
        core = core if len(core) <= LONGEST else clip(core)
    else:
        core = _EXAMPLES.sub("", core) if "”等" in core else core
        core = _LISTED.sub(r"\1", core) if "等" in core and len(core) > _LONG else core
        core = _balanced(clip(_SPACE.sub("", core).strip("、，,的'：:；;。")))
    if not core:
        return ""
    if "全" in core or "辖" in core:
        core = INNER_SCOPE.sub("", core)
    suffix = frame.unit.suffix
    if frame.share and not core.endswith(_SHARE_NAMES) and not frame.head.strip():
        return core + "占比"
    if frame.unit.measure == "money" and STANDARD.search(core):
        return core + "标准"
    if not suffix or core.endswith(suffix) or core.endswith(_NAMED):
        return core
    if suffix == "面积":
        core = f"{core[2:]}种植" if core.startswith("发展") and CROPS.search(core) is not None else core
        return core + suffix if LAND.search(core) else core
    if suffix in ("里程", "长度"):
        return core
    if len(core) == len("破案") and suffix in ("起数", "件数", "处数", "条数"):  # the thing is not printed
        return core + "数"
    return core + (suffix[1:] if core.endswith(_HOUSES) and suffix == "户数" else suffix)


def bare(subject: str) -> str:
    """Return a finished subject without its counting suffix."""
    if subject[-1:] != "数":
        return subject
    return subject[: -2 if subject[-2:-1] in _COUNTED else -1] or subject


def _balanced(words: str) -> str:
    """Return the words without a bracket or quotation mark that stands alone."""
    if _PAIRED.search(words) is None:
        return words
    for opening, closing in ("“”", "（）", "()", "《》", "「」"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words.replace('"', "") if words.count('"') % 2 else words


def clip(words: str) -> str:
    """Return at most :data:`LONGEST` characters, cut before a verb where one begins within reach, else at the front."""
    if len(words) <= LONGEST:
        return words
    for verb in VERB_AT.finditer(words, len(words) - LONGEST):
        if len(words) - verb.start() >= 4:
            return words[verb.start() :]
    return words[-LONGEST:]
