"""Seeded damage for fuzz tests: what scanners, spreadsheets, careless hands and hostile ones do to a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

# What breaks parsers, renderers and matchers: control and direction marks, markup, formulas, numbers without end.
TOKENS = (
    "\x00", "\u202e", "\u200b", "\ufeff", "\ufffd", "\U0001f600", "\u0301" * 20, "　" * 30, "\r", "\x0c",
    "\ud7a3", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{< include /etc/passwd >}}",
    "#read(\"/etc/passwd\")", "$(touch x)", "`rm x`", "::: {.callout}", "```{=html}\n<b>",
    "=HYPERLINK(\"http://x\")", "../../x", "%s%n", "&#x0;", "9" * 400, "1" + "0" * 50 + "万亿元", "1e999%",
    "０．００００１％", "-5%", "3—2个", "100%%", "零万亿", "半" * 30, "〇" * 60, "二〇九九年十三月四十五日",
    "2月30日", "截至明年今年去年", "同比增长下降", "由10%提高到", "、" * 50, "（" * 200, "”" * 50, "《" * 99,
    "□通讯员", "记者 记者 记者", "本报讯", "〔缺〕", "第第第", "■" * 40, "a" * 300, "The " * 80, "\n" * 60,
    "\n" * 3 + "##" * 20,
)  # fmt: skip

Bytes = bytearray


def mutated(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Return ``data`` after one to six kinds of damage; ``others`` lend what is spliced in."""
    result = bytearray(data)
    for _ in range(random.randint(1, 6)):
        random.choice(_DAMAGE)(random, result, others)
    return bytes(result)


def _place(random: Random, data: Bytes) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.choice((1, 2, 3, 9, 40, 200)))


def _flip(random: Random, data: Bytes, _: Sequence[bytes]) -> None:
    for _n in range(random.randint(1, 8)):
        if data:
            data[random.randrange(len(data))] = random.randrange(256)


def _cut(random: Random, data: Bytes, _: Sequence[bytes]) -> None:
    start, end = _place(random, data)
    del data[start:end]


def _repeat(random: Random, data: Bytes, _: Sequence[bytes]) -> None:
    start, end = _place(random, data)
    data[start:start] = data[start:end] * random.choice((1, 2, 20))


def _move(random: Random, data: Bytes, _: Sequence[bytes]) -> None:
    start, end = _place(random, data)
    piece = data[start:end]
    del data[start:end]
    at = random.randint(0, len(data))
    data[at:at] = piece


def _insert(random: Random, data: Bytes, _: Sequence[bytes]) -> None:
    token = random.choice(TOKENS).encode(random.choice(("utf-8", "utf-8", "gb18030", "utf-16-le")), "replace")
    at = _place(random, data)[0]
    data[at:at] = token


def _splice(random: Random, data: Bytes, others: Sequence[bytes]) -> None:
    other = random.choice(others)
    start = random.randint(0, len(other))
    at = _place(random, data)[0]
    data[at:at] = other[start : start + random.choice((5, 60, 600))]


def _truncate(random: Random, data: Bytes, _: Sequence[bytes]) -> None:
    del data[random.randint(0, len(data)) :]


def _tear(random: Random, data: Bytes, _: Sequence[bytes]) -> None:
    """Set the text in short lines, as a narrow column is read."""
    text = data.decode("utf-8", "replace")
    width = random.randint(3, 24)
    data[:] = "\n".join(text[i : i + width] for i in range(0, len(text), width)).encode()


def _shuffle(random: Random, data: Bytes, _: Sequence[bytes]) -> None:
    lines = bytes(data).split(b"\n")
    random.shuffle(lines)
    data[:] = b"\n".join(lines)


_DAMAGE: tuple[Callable[[Random, Bytes, Sequence[bytes]], None], ...] = (
    *(_flip, _cut, _repeat, _move, _insert, _insert, _insert, _splice, _splice, _truncate, _tear, _shuffle),
)
