"""One verb for several subjects: 城镇和农村居民收入分别增长4.4%、5.6%."""

from __future__ import annotations

import re

_SHARED = re.compile(
    r"(?:居民)?(?:人均)?(?:可支配收入|(?:毛?入[园学]|普及|覆盖|完成|达标|合格|安全利用|利用|处理|优良|巩固"
    r"|失业|就业|满意|参保|开工|投产|办结|通过|绿化|入户|知晓|增长|贡献|普惠|覆盖)率|收入|增加值|总产值|产值"
    r"|产量|销售额|销售量|零售额|进出口总?额?|出口|进口|投资|吞吐量|交易额|存款余额|贷款余额|余额|数量|人数"
    r"|面积|营业收入|利润|消费|客流量|总量)$"
)


_TOLL_OF = re.compile("(.*(?:事故|火灾|案件|灾害))(?:[起件宗]数|数量?|总数|发生数)")
_TOLL = frozenset(
    ("死亡人数", "受伤人数", "伤亡人数", "死伤人数", "受灾人数", "直接经济损失", "经济损失", "涉案金额", "亡人数")
)
_COMPLETE = re.compile(rf"(?:{_SHARED.pattern[:-1]}|[数率量额值比度重])$")


def distribute(words: str, parts: int) -> list[str]:
    """Return the ``parts`` subjects that share one verb (城镇和农村居民收入: two), or an empty list."""
    if parts == 2 and words.startswith("城乡") and "、" not in words:
        return ["城镇" + words[2:], "农村" + words[2:]]
    if parts == 2 and words.endswith("收支"):
        return [words[:-1] + "入", words[:-2] + "支出"]
    for marks in ("、", "、和", "、和与及"):
        pieces = [piece for piece in re.split(f"[{marks}]", words) if piece]
        if len(pieces) == parts:
            break
    else:
        return []
    if (of := _TOLL_OF.fullmatch(pieces[0])) is not None:  # 交通事故起数、死亡人数
        pieces[1:] = [of[1] + piece if piece in _TOLL else piece for piece in pieces[1:]]
    shared = _SHARED.search(pieces[-1])
    if shared is None:
        return pieces
    return [piece if _COMPLETE.search(piece) else _joined(piece, shared[0]) for piece in pieces]


def _joined(piece: str, shared: str) -> str:
    """Return a piece with the shared noun behind it, an overlap (居民) printed once."""
    return piece + (shared.removeprefix("居民") if piece.endswith("居民") else shared)
