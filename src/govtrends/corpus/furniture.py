"""What stands on a page and belongs to no article: mastheads, section labels, page numbers, web buttons, editors."""

from __future__ import annotations

import re

from govtrends.corpus.bylines import is_editorial

_MASTHEAD = re.compile(
    r"国内统一(?:连续出版物号|刊号)|统一刊号|邮发代号|\bCN\s?\d{2}-\d{4}|总第\s?\d+\s?期|第\s?\d+\s?期(?:$|\s)|"
    r"今日\s?\S{1,2}\s?版|新闻热线|(?:投稿|电子)?(?:邮箱|信箱)\s*:|广告(?:热线|电话|部)|报料|地址\s*:|邮(?:政编)?编\s*:|"
    r"电话\s*:|网址\s*:|https?://|www\.|准印证|承印|印刷厂|(?:主管|主办|协办|出版|印刷)\s*[:/]|扫一扫|扫描二维码|二维码$|"
    r"扫码(?:关注|阅读|下载|观看|看)|版权所有|未经授权|(?:每份|全年|零售)定?价"
)
# A masthead's date: perhaps the paper's name before it, the weekday, the issue or the page behind it, and no prose.
_DATE_LINE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}[\s/·|]*)?(?:(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})"
    r"(?:[\s/,·|]*(?:星期.|周[一二三四五六日]|农历\S{2,12}|第?\s?\S{1,5}\s?[期版]|今日\s?\S{1,3}\s?版|[\u4e00-\u9fff]{2,4}|总第\S+|\d+:\d\d(?::\d\d)?))*"
    r"|星期[一二三四五六日天](?:\s.{0,30})?|农历[\u4e00-\u9fff]{2}年.{0,20}"
)
# Only what can be nothing else: a torn text has lines like 13所学校, which are no page numbers.
_PAGE = re.compile(
    r"第?\s?(?:\d{1,3}|[A-D]\d{1,2}|[一二三四五六七八九十]{1,3})\s?版(?:[\s/·|:]*[\u4e00-\u9fff·]{2,8})?|[A-D]?\d{1,2}|"
    r"[-—·]\s?\d{1,3}\s?[-—·]|[\u4e00-\u9fff]{2,8}[\s/·|:]+(?:[A-D]?\d{1,2}|[A-D]?\d{1,2}\s?版)|"
    r"[A-D]\d{1,2}[\s/·|:]+[\u4e00-\u9fff·]{2,8}|Page\s?\d+(?:\s?of\s?\d+)?",
    re.IGNORECASE,
)
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,6}(?:日报|晚报|晨报|早报|时报|周报|商报|快报|导报|新报|报|周刊|新闻)")
_CHANNEL = re.compile(
    r"\S{0,12}(?:APP|客户端|公众号|视频号|微信|微博|抖音|快手|头条号|新闻网|手机报|数字报|电子报|云报|融媒号)(?:二维码|号|平台)?",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:要闻|综合新闻|综合|时政|时政要闻|民生|民生新闻|社会|经济|教育|文化|文体|副刊|国内|国际|国内新闻|国际新闻|广告|专版|特刊|导读|简讯|图片新闻|"
    r"新闻|本地新闻|县域新闻|镇街新闻|乡镇新闻|基层动态|部门动态|热点|聚焦|关注|评论|读者来信|理论|专题|头版|一版|二版|三版|四版|要闻版|公益广告|今日看点|"
    r"政务|政法|农业|工业|健康|法治|旅游|科技|体育|生活|天下|城事|视点|观察)(?:新闻|版|周刊|专刊)?"
)
# Buttons and labels that a saved web page leaves behind, one to a line.
_WEB = re.compile(
    r"(?:下载|打印(?:本页)?|全屏|收藏|\[?字号\s*:?.{0,14}|加大|还原|减小|\]|\[|大|中|小|分享(?:到)?:?.{0,20}|返回(?:顶部|首页)?|关闭(?:窗口)?|首页|上一篇.{0,60}|"
    r"下一篇.{0,60}|相关(?:报道|链接|阅读|新闻|附件)\s*:?|责任编辑.{0,20}|来源\s*[:/].{0,40}|时间\s*:.{0,30}|(?:发布|更新|发稿)(?:时间|日期)\s*:.{0,40}|"
    r"(?:浏览|阅读|点击)(?:次数|量|数)?\s*:?\s*\d*.{0,10}|当前位置\s*:.{0,60}|您(?:现在)?的位置.{0,60}|信息来源\s*:.{0,40}|文章来源\s*:.{0,40}|索引号.{0,40}|"
    r"点赞|评论|转发|在看|Share(?: to)?.{0,30}|Print|Home|Source\s*:.{0,60}|Views?\s*:?\s*\d+.{0,10}|Click(?:s)?\s*:?\s*\d+.{0,10}|Related (?:links?|articles?|reading).{0,10}|"
    r"(?:公有领域)?(?:Public domain)+(?:false)*|Editors?(?: in charge)?\s*:.{0,60}|Responsible editor.{0,60}|Copyright.{0,90}|Scan the (?:QR )?code.{0,60})",
    re.IGNORECASE,
)
_END = re.compile(r"[-—(\[<·\s]*(?:END|完|全文完|本文完|The end)[-—)\]>·\s.。]*", re.IGNORECASE)
_CONTINUED = re.compile(
    r"[(\[]?\s*(?:[上下紧]|接)\s?[转接]\s?第?\s?[0-9A-D一二三四五六七八]{1,3}\s?版[^)\]]{0,16}[)\]]?"
)
_NOTICE = re.compile(
    r"(?:关于.{2,50}的)?.{0,24}(?:公告|通告|启事|声明|更正|更\s正|公示|讣告|遗失声明|招聘信息|招标公告|拍卖公告|天气预报|今日天气|通知|征集令|征稿启事|致歉)|"
    r"(?:Notice|Announcement|Correction|Corrections|Weather forecast|Public notice|Errata|Obituary)\b.{0,60}",
    re.IGNORECASE,
)
_WEATHER = re.compile(r"(?:今[天日]|明[天日]|今夜|夜间|白天).{0,40}(?:℃|°C|度|级|转|阴|晴|雨)")


def is_furniture(fold: str) -> bool:
    """Return whether a (folded) line is page or web furniture."""
    if len(fold) > 110:
        return False
    if len(fold) == 1 and not fold.isalpha():
        return True
    return bool(
        _PAGE.fullmatch(fold)
        or _SECTION.fullmatch(fold)
        or _PAPER.fullmatch(fold)
        or _CHANNEL.fullmatch(fold)
        or _WEB.fullmatch(fold)
        or is_editorial(fold)
        or (len(fold) <= 60 and (_DATE_LINE.fullmatch(fold) or _MASTHEAD.search(fold)) and fold[-1] not in "。!?")
    )


def is_end(fold: str) -> bool:
    """Return whether a line says that the text above it is over (``- END -``)."""
    return len(fold) <= 16 and _END.fullmatch(fold) is not None


def continuation(fold: str) -> tuple[int, int] | None:
    """Return where a paragraph says that it goes on, or came from, another page (``(下转第3版)``)."""
    low = max(0, len(fold) - 40)
    match = _CONTINUED.match(fold) or _CONTINUED.search(fold, low)
    return match.span() if match else None


def is_notice(fold: str) -> bool:
    """Return whether a title line heads a notice: 公告, 启事, 更正, the weather."""
    return len(fold) <= 70 and fold[-1] not in "。,;" and _NOTICE.fullmatch(fold) is not None


def is_weather(fold: str) -> bool:
    """Return whether a line is a weather report of a box on the page."""
    return len(fold) <= 120 and _WEATHER.match(fold) is not None and ("℃" in fold or "°C" in fold or "级" in fold)
