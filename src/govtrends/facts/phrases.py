"""Words and set phrases of a collection of articles, those that the dictionary lacks among them.

A phrase is a run of one to four dictionary tokens that keeps together: other words stand on both of its sides in
the collection (accessor variety: Feng, Chen, Deng & Zheng 2004) and no longer phrase explains nearly all its
occurrences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from govtrends.text.tokens import is_word, tokens

MOST_CHARS = 400_000
"""Articles beyond this many characters are thinned out evenly: frequent phrases show in any large part."""

LONGEST = 8
_MOST_TOKENS = 4
_VARIETY = 2
_ABSORBED = 0.8

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
        活动 单位 部门 全区 全市 全县 我区 我市 我县""",
    )
)


@dataclass(slots=True)
class Phrase:
    """A phrase: how often it stands, in which articles (their numbers), and what stands beside it."""

    text: str
    count: int = 0
    articles: set[int] = field(default_factory=set)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)

    @property
    def known(self) -> bool:
        """Whether the dictionary has it as a word."""
        return is_word(self.text)


def find_phrases(texts: Sequence[str], at_least: int = 3) -> list[Phrase]:
    """Return the phrases that stand ``at_least`` times in ``texts``, most frequent first.

    ``articles`` of a phrase are positions in ``texts``.
    """
    found: defaultdict[str, Phrase] = defaultdict(lambda: Phrase(""))
    numbers = _sample([len(text) for text in texts])
    for number in numbers:
        for run in _HAN.findall("".join(texts[number].split())):
            _count(tokens(run), number, found)
    kept = {text: phrase for text, phrase in found.items() if phrase.count >= at_least and _stands_alone(phrase)}
    _recount(kept, {number: "".join(texts[number].split()) for number in numbers})
    absorbed = set(_absorbed(kept))
    return sorted((p for t, p in kept.items() if t not in absorbed), key=lambda p: (-p.count, p.text))


def _recount(kept: dict[str, Phrase], texts: dict[int, str]) -> None:
    """Count the phrases again as characters: the tokeniser cuts the same phrase differently in other company."""
    phrases = list(kept.values())
    automaton = AhoCorasick([phrase.text for phrase in phrases], matchkind=MatchKind.Standard)
    for phrase in phrases:
        phrase.count = 0
    for number, text in texts.items():
        for i, _, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            phrases[i].count += 1
            phrases[i].articles.add(number)


def _sample(lengths: Sequence[int]) -> Iterable[int]:
    """Return the numbers of the articles to read: all, or every n-th when there are too many characters."""
    step = max(1, -(-sum(lengths) // MOST_CHARS))
    return range(0, len(lengths), step)


def _count(words: Sequence[str], number: int, found: defaultdict[str, Phrase]) -> None:
    """Count every run of up to four tokens of one stretch of Chinese characters."""
    for start in range(len(words)):
        if words[start] in _EDGE_WORDS:
            continue
        text = ""
        for end in range(start, min(start + _MOST_TOKENS, len(words))):
            text += words[end]
            if len(text) > LONGEST:
                break
            if len(text) < 2 or words[end] in _EDGE_WORDS:
                continue
            phrase = found[text]
            phrase.text = text
            phrase.count += 1
            phrase.articles.add(number)
            phrase.before.add(words[start - 1] if start else "")
            phrase.after.add(words[end + 1] if end + 1 < len(words) else "")


def _stands_alone(phrase: Phrase) -> bool:
    """Say whether different words, or the edge of a clause, stand on both sides."""
    return all(len(side) >= _VARIETY or "" in side for side in (phrase.before, phrase.after))


def _absorbed(kept: dict[str, Phrase]) -> Iterator[str]:
    """Yield phrases that hardly ever stand outside a longer one."""
    for text, phrase in kept.items():
        for low in range(len(text) - 1):
            for high in range(low + 2, len(text) + 1):
                part = text[low:high]
                if part != text and part in kept and phrase.count >= _ABSORBED * kept[part].count:
                    yield part
