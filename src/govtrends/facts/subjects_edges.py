"""What is left at the edges of a name once it is cut out of its clause: adverbs, conjunctions, times, list numbers.

``该镇还引进企业2家`` counts 引进企业, ``虽有小学5处`` 小学, ``某县今年开办夏令营12期`` 开办夏令营.
"""

from __future__ import annotations

import re

from govtrends.facts.subjects_words import VERB

_YEARS = "今年|去年|前年|明年|当年|本年度?"
_YEAR = "(?:今年|去年|前年|明年)(?![底初末的])(?=[\u4e00-\u9fff]{2})"
_SPAN = (
    "(?:今后|未来|过去|近|这|最近)?(?<![一二三四五六七八九十0-9])(?:[一二两三四五六七八九十]|[0-9]{1,2})年(?![级制期龄生限以义])"
    "(?:下?来|间|内|时间|中(?![央小型学等部])(?!国(?!家)))?"
)
# The look-aheads tell words of their own from 还款, 可再生, 就业, 均衡 and 更换.
LEADING = re.compile(
    r"(?:还(?![款贷债清本建林田草湖耕原])|但(?!书)是?|而(?!立)|且(?!末)|虽然?有?|尽管|由于|因为|不[但仅光]|只[见有]|拟(?!态)"
    rf"|将(?={VERB}|被|有|达到)|可(?={VERB}|网上|提供|获得|减少|容纳|安置|节约|实现|增收|满足)|能(?={VERB}|办|用上|增收|容纳)"
    r"|均(?=已|未|被|按|可)|已经?于?(?![故婚种知])有?|就(?![餐业读近地医诊学寝任职位高座])|更(?=多|加)"
    rf"|(?:{_YEARS})(?:[春夏秋冬](?!节)季?|[底初末])?(?:以来)?(?=[\u4e00-\u9fff“]{{2}})(?!的)"
    rf"|{_SPAN}(?:累计|共|总共)?(?=[\u4e00-\u9fff]{{2}})(?!的)"
    r"|[0-9]{1,2}[.．、](?=[\u4e00-\u9fff]{2})|[0-9]{1,2}[日月](?=[\u4e00-\u9fff]{2})(?!均|份))+(?=..)"
)
LEADING_STARTS = frozenset("还但而且虽尽由因不只拟将可能均已就更今去前明当本未过近这最一二两三四五六七八九十0123456789")
# 车桥公司去年实现税利: who and when, then what.
_WITHIN = re.compile(
    "(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?<![比较占于从到至])(?:今年|去年|前年|明年)(?![底初末的])(?=[\u4e00-\u9fff]{2})"
)
# 某县今年开办夏令营: where is another column's.
_HERE = re.compile(
    "^[\u4e00-\u9fff]{1,5}[县区市镇乡村省旗局厅](?:今年|去年|前年|明年)(?![底初末的])(?=[\u4e00-\u9fff]{2})"
)
# 拿到了证书
_DONE = re.compile("(?<=[\u4e00-\u9fff])了(?=[\u4e00-\u9fff“]{2})(?![解如事])")
# 收入第一次, 账上只: what is said of the figure.
_TRAILING = re.compile("(?<=[\u4e00-\u9fff]{3})(?:第一次|首次|也|却|便|只|还|累计)$")
_TRAILING_ENDS = frozenset("次也却便只还计")


def without_edges(core: str) -> str:
    """Return a name without what only links it to its clause or says when."""
    if core[0] in LEADING_STARTS and (leading := LEADING.match(core)) is not None:
        core = core[leading.end() :]
    if core[-1] in _TRAILING_ENDS:
        core = _TRAILING.sub("", core)
    if "年" in core:
        core = _WITHIN.sub("", _HERE.sub("", core))
    return _DONE.sub("", core) if "了" in core else core
