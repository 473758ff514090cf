"""Words and set phrases of a collection of texts, those that the dictionary lacks among them.

A phrase is a run of one to four dictionary tokens that keeps together: its tokens meet more often than their
frequencies let expect (normalised pointwise mutual information of every split: Bouma 2009), what stands beside it
varies (entropy of its neighbours on either side), and no longer phrase explains nearly all its occurrences.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from govtrends.text.tokens import is_word, tokens

LONGEST = 8
_MOST_TOKENS = 4
_ENTROPY = 0.9
"""Nats: three neighbours that share alike have 1.1, two 0.7."""
_TOGETHER = 0.4
"""NPMI, -1 to 1: of two frequent words that chance brings together it is below 0.3."""
_ABSORBED = 0.8

# Words that join or point: what they stand in the middle of is two things, or a sentence.
_JOINTS = frozenset(["的", "了", "和", "与", "及", "或", "而", "是", "在", "对", "以及", "分别", "等"])
# How many of something, or which in a row, is no name of it.
_COUNTED = re.compile("^[第〇零一二三四五六七八九十百千万亿两几数]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
# Function words and general verbs that no term of the trade begins or ends with.
_EDGE_WORDS = frozenset(
    re.split(
        r"\s+",
        """的 了 和 与 及 在 是 为 对 将 等 把 被 从 向 到 以 于 中 上 下 内 外 并 也 都 就 而
        或 更 最 不 有 个 各 该 本 其 这 那 每 同 给 让 使 由 经 至 年 月 日 时 后 前 我 你
        他 她 它 们 我们 他们 进行 开展 推进 加强 坚持 实施 推动 做好 全面 积极 不断 进一步 通过 以及
        同时 目前 今年 工作 深入 强化 切实 有效 持续 一 二 三 四 五 六 七 八 九 十 两 名 位 家 万
        余 多 人 次 区 市 县 镇 省 记者 通讯员 本报讯 图 摄 要 会 能 可 还 又 再 已 共 着 所 来
        去 说 地 得 之 者 性 化 组织 提升 落实 提高 确保 实现 重要 主要 相关 有关 情况 问题 方面
        活动 单位 部门 全区 全市 全县 我区 我市 我县
        比 较 上年 去年 同比 环比 增长 下降 上升 分别 达到 总 人数 比例 数量 总额 总量 时期 年度 报告 取得 成绩""",
    )
)


@dataclass(slots=True)
class Phrase:
    """A phrase: how often it stands, in which texts (their numbers), what stands beside it and where it can be cut."""

    text: str
    count: int = 0
    texts: set[int] = field(default_factory=set)
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    splits: set[tuple[str, str]] = field(default_factory=set)

    @property
    def known(self) -> bool:
        """Whether the dictionary has it as a word."""
        return is_word(self.text)


def find_phrases(texts: Sequence[str], at_least: int = 3) -> list[Phrase]:
    """Return the phrases that stand ``at_least`` times in ``texts``, most frequent first.

    ``texts`` of a phrase are positions in ``texts``.
    """
    found: defaultdict[str, Phrase] = defaultdict(lambda: Phrase(""))
    runs: Counter[str] = Counter()
    plain, total = ["".join(text.split()) for text in texts], 0
    for number, text in enumerate(plain):
        for run in _HAN.findall(text):
            words = tokens(run)
            total += len(words)
            _count(words, number, found, runs)
    kept = {
        text: phrase
        for text, phrase in found.items()
        if phrase.count >= at_least and _stands_alone(phrase) and _keeps_together(phrase, runs, total)
    }
    _recount(kept, plain)
    absorbed = set(_absorbed(kept))
    return sorted((p for t, p in kept.items() if t not in absorbed), key=lambda p: (-p.count, p.text))


def _recount(kept: dict[str, Phrase], texts: Sequence[str]) -> None:
    """Count the phrases again as characters: the tokeniser cuts the same phrase differently in other company."""
    phrases = list(kept.values())
    automaton = AhoCorasick([phrase.text for phrase in phrases], matchkind=MatchKind.Standard)
    for phrase in phrases:
        phrase.count = 0
    for number, text in enumerate(texts):
        for i, _, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            phrases[i].count += 1
            phrases[i].texts.add(number)


def _count(words: Sequence[str], number: int, found: defaultdict[str, Phrase], runs: Counter[str]) -> None:
    """Count every run of up to four tokens of one stretch of Chinese characters."""
    for start in range(len(words)):
        text = ""
        for end in range(start, min(start + _MOST_TOKENS, len(words))):
            text += words[end]
            if len(text) > LONGEST:
                break
            runs[text] += 1
            if len(text) < 2 or words[start] in _EDGE_WORDS or words[end] in _EDGE_WORDS:
                continue
            if not _JOINTS.isdisjoint(words[start : end + 1]) or _COUNTED.match(text):
                continue
            phrase = found[text]
            phrase.text = text
            phrase.count += 1
            phrase.texts.add(number)
            phrase.before[_neighbour(words[start - 1] if start else "", phrase.count)] += 1
            phrase.after[_neighbour(words[end + 1] if end + 1 < len(words) else "", phrase.count)] += 1
            cuts = ("".join(words[start:cut]) for cut in range(start + 1, end + 1))
            phrase.splits.update((left, text[len(left) :]) for left in cuts)


def _neighbour(word: str, count: int) -> str:
    """Return a neighbour by which a side's variety is told: a clause that begins or ends here, or a function word, is
    another one each time.
    """
    return word if word and word not in _JOINTS else f"edge {count}"


def _stands_alone(phrase: Phrase) -> bool:
    return all(_entropy(side) >= _ENTROPY for side in (phrase.before, phrase.after))


def _entropy(side: Counter[str]) -> float:
    total = side.total()
    return -sum((n / total * math.log(n / total) for n in side.values()), 0.0)


def _keeps_together(phrase: Phrase, runs: Counter[str], total: int) -> bool:
    """Say whether the parts of every split meet far more often than chance would have them; one token does."""
    share = phrase.count / total
    return all(
        math.log(share * total**2 / (runs[left] * runs[right])) >= -_TOGETHER * math.log(share)
        for left, right in phrase.splits
    )


def _absorbed(kept: dict[str, Phrase]) -> Iterator[str]:
    """Yield phrases that hardly ever stand outside a longer one."""
    for text, phrase in kept.items():
        for low in range(len(text) - 1):
            for high in range(low + 2, len(text) + 1):
                part = text[low:high]
                if part != text and part in kept and phrase.count >= _ABSORBED * kept[part].count:
                    yield part
