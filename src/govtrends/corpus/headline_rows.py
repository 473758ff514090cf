"""The rows of a head: lines put together where one headline is set on two or three."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govtrends.corpus.lines import Line
from govtrends.corpus.trade import EVENTS, PURPOSES, RESULTS, STRONG_EVENTS, TRANSITIVES, any_of
from govtrends.text.spans import MappedText

_SUBMARK = re.compile(r"[■◆●▲★◎▶►□]\s*\S")
TOWN_ALONE = re.compile(
    r"[\u4e00-\u9fff]{1,10}(?:街道办事处|街道|镇|乡|县|区|市|局|开发区|管委会|社区|村|学校|小学|中学|医院|"
    r"幼儿园|第?[一二三四五六七八九十]{1,2}[中小]|卫生院|法院|检察院|派出所|供电公司|大队|支队)"
)
# Who attended and who presided stands below the news.
ATTENDS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}[、\s]?){1,4}(?:出席|主持|参加|陪同|讲话|致辞|率队)(?:.{0,6}(?:讲话|致辞|参加|活动|会议))?"
    r"(?:\s[\u4e00-\u9fff、]{2,12}(?:主持|出席|参加|陪同|讲话|致辞|作报告).{0,6})*"
)
_BUREAU = re.compile(r"[局院]$")
_BEGINS = re.compile(
    rf"{any_of(RESULTS)}|{any_of(EVENTS)}|{any_of(STRONG_EVENTS)}|{any_of(TRANSITIVES)}|{any_of(PURPOSES)}|[以为对多从在向“]"
)
_OWN_SUBJECT = re.compile(
    r"(?![全我])[\u4e00-\u9fff]{1,6}?(?:[区县市镇乡局院校村]|街道|社区)(?![域内])|"
    rf"[^\s,:]{{2,10}}(?:{any_of(RESULTS)}|{any_of(TRANSITIVES)}|[\u4e00-\u9fff]了)"
)
DASH = re.compile(r"(?:—{1,2}|--|─{1,2}|――|-)\s*\S")
# A word that only ends as an opening one does closes a line: 全民参与, 主攻方向, 大有可为.
_CLOSED_END = re.compile(
    r"(?:参与|授与|给与|普及|触及|[方导走志风取去动流意]向|[应结核反面校]对|[作行有可]为|[现存实内潜所]在|[祥总饱温谐]和|目的)$"
)
_OPEN_END = re.compile(
    r"(?:[的和与及在对为把将、,—(“《]|(?<![会议])召开|(?<![会式赛])举行|举办|开展|推进|启动|\b(?:of|the|and|to|for|in|on|with|at|by|from|a|an))\s*$",
    re.IGNORECASE,
)
# 让, 把, 为, 与 … open what a verb must close; if none did, the next line brings it.
_LACKS_VERB = re.compile(rf"(?:让|使|把|将|为|给|向|从|由|助|促)(?!.*{any_of(RESULTS)})[^,。!?\s]{{2,10}}$")
# A place and what it has in quotation marks: what it did with it stands on the next line.
_TWO_DONE = re.compile(r"[\u4e00-\u9fff]{2,7}了[\s,][\u4e00-\u9fff]{2,7}了")
_QUOTED_DOES = re.compile(rf"[“\"][^”\"]{{1,12}}[”\"](?:{any_of(RESULTS)}|{any_of(TRANSITIVES)})")
_BARE_SUBJECT = re.compile(r"[\u4e00-\u9fff]{0,10}[:\s]?[“\"][^”\"]{2,12}[”\"]")
_TRANSITIVE = re.compile(any_of(TRANSITIVES))
_VERB_FIRST = re.compile(any_of(RESULTS))
# 开展“某某” / 主题活动: a name in quotation marks, and on the next line what it names.
_NAMED = re.compile(rf"(?:{any_of(STRONG_EVENTS + ' ' + EVENTS)})\s?[“\"《][^”\"》]{{2,20}}[”\"》]$")
_CALLED = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:活动|行动|会|会议|大会|工作|工程|培训|比赛|大赛|仪式|讲座|演练|整治|项目|评选|课堂)"
)


_EVENT = re.compile(f"{any_of(EVENTS)}|{any_of(STRONG_EVENTS)}|{any_of(TRANSITIVES)}")
_ANSWER = re.compile(r"(?:答案|答卷|[妙实新高]招|办法|秘诀|这[样么][\u4e00-\u9fff]{1,3})$")
_HELD = re.compile(rf"[\u4e00-\u9fff]{{0,6}}(?:会|会议|大会|活动|仪式|展|赛|节){any_of(STRONG_EVENTS)}")
# The title of a document over two lines: 关于印发某某 / 暂行办法的通知.
_DOCUMENT = re.compile(r"的(?:通知|意见|决定|公告|通告|批复|通报|函|办法|报告)$")


# What a whole clause ends on: what was held, done or won.
_NOUN = (
    r"(?:工作|会议?|大会|情况|行动|活动|仪式|项目|工程|单位|案件?|称号|奖|培训班?|学习|检查|比赛|大赛|讲座|论坛|体系|机制|基地|"
    r"中心|学校|医院|建设|发展|提升|整治|整改|服务|保障|节|展|[区县市镇村])"
)
_WHOLE = re.compile(rf"{_NOUN}(?:{any_of(STRONG_EVENTS)})?$")
# The rest of one: a noun with what stands before it, no verb at its front, and perhaps that it was held.
_REST = re.compile(
    r"(?!传达|学习|研究|听取|审议|安排|讨论|通报|贯彻|调度|观摩|参观)[\u4e00-\u9fff]{0,12}"
    rf"{_NOUN}(?:{any_of(STRONG_EVENTS)}|取得[\u4e00-\u9fff]{{0,4}}(?:成效|成果|进展))?"
)
_SOMEBODY = re.compile(
    r"[全我本][区县市镇乡]|[\u4e00-\u9fff]{1,8}?(?:[区县市镇乡局院委校村会]|街道|社区|公司)(?![域内情民])|[\u4e00-\u9fff]{2,4}[到赴]"
)
_VERB = re.compile(any_of(f"{EVENTS} {STRONG_EVENTS} {TRANSITIVES} 调研 视察 走访 慰问 督导 检查 破获 被评为 获"))
# A line with a place or a verb of its own is no rest.
_DOES = re.compile(
    r"^(?![全我]|乡村|农村|城乡|城市|社区)[\u4e00-\u9fff]{1,6}?(?:[区县市镇乡局院校村]|街道|社区)(?![域内])|"
    r"推进|推动|加快|做好|抓好|加强|开展|部署|落实|打造|实现"
)
# “百日会战” / 行动取得成效: what is named in quotation marks.
_NAMED_THING = re.compile(r"行动|活动|工程|工作|会议|模式|机制|品牌|服务队|工作法")
_FRONT_VERB = re.compile(r"入选|获评|荣获|喜获|获得|被评为|成功|成为|走访|慰问|开展|组织|举办|举行|召开|启动")
_ACTS = re.compile(rf"{any_of(f'{EVENTS} {STRONG_EVENTS} {TRANSITIVES} {RESULTS}')}|[送动破促保守管建治谋惠解抓]|在")
# A verb or a word before a noun: neither ends a line that says all.
_OPEN_VERB = re.compile(
    r"(?:推动|助力|打造|擦亮|织密|筑牢|绘就|激活|破解|守护|点亮|托起|撑起|敲开|谱写|构建|建强|用好|荣获|获评|入选|被评为|破获|查处|成为|迎来|"
    r"[省市]级|国家级|(?<![服务为])全[区县市省国]|首[批个届家]|[一两三\d][起批项处个名家]|年度|特大)$"
)


def _unfinished(above: str, below: str) -> bool:
    """Whether a line breaks off in the middle of what somebody does, and the next is the rest of it."""
    if " " in above or " " in below or "," in below:
        return False
    if _OPEN_VERB.search(above) or (above[-1] == "”" and _NAMED_THING.match(below)):
        return True
    if len(above) == len(below):  # equal halves are a slogan
        return False
    if below.startswith("关于") and _DOCUMENT.search(below):
        return above[-1] in "委府办局会室部"
    if _SOMEBODY.match(above) and len(above) <= 12 and not _ACTS.search(above) and _FRONT_VERB.match(below):
        return True
    if _SOMEBODY.match(above) is None or "的" in below or _DOES.search(below) or _BEGINS.match(below):
        return False
    return _REST.fullmatch(below) is not None and not (_VERB.search(above) and _WHOLE.search(above))


def acts(fold: str) -> bool:
    """Return whether a line says that somebody does something."""
    return _SOMEBODY.match(fold) is not None and _ACTS.search(fold) is not None


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Join what is one headline set on two lines: an open end, an open quotation mark, or a town above its news."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and line.blanks <= 1 and not DASH.match(line.fold) and not ATTENDS.fullmatch(line.fold):
            above = fold_of(rows[-1])
            quotes = above.count("“") > above.count("”") or above.count("《") > above.count("》")
            level = rows[-1][-1].level
            same = level == line.level or (level and not line.level and not line.blanks)
            if same and (quotes or _opens(above) or _heads(above, line.fold)):
                rows[-1].append(line)
                continue
            if same and (line.fold[0] == "暨" or line.fold[0].islower()):  # nothing begins with "and also", nor small
                rows[-1].append(line)
                continue
            if same and not line.blanks and (documents(above, line.fold) or _answers(above, line.fold)):
                rows[-1].append(line)
                continue
            if same and not line.blanks and _NAMED.search(above) and _CALLED.fullmatch(line.fold):
                rows[-1].append(line)
                continue
            goes_on = len(line.fold) <= len(above) and _goes_on(above, line.fold)
            if same and not line.blanks and (goes_on or _unfinished(above, line.fold)):
                rows[-1] = [*rows[-1][:-1], _glued(rows[-1][-1], line)]
                continue
        rows.append([line])
    return rows


def _opens(above: str) -> bool:
    """Whether a line ends on a word that something must follow."""
    return _OPEN_END.search(above) is not None and _CLOSED_END.search(above) is None


def documents(above: str, below: str) -> bool:
    """Return whether two lines are the title of one document (关于印发某某 / 暂行办法的通知)."""
    return "关于" in above and _DOCUMENT.search(above) is None and _DOCUMENT.search(below) is not None


def _answers(above: str, below: str) -> bool:
    """Whether the second line answers the question or does what the first line's last words are there to do."""
    if above[-1] == "?":
        return len(below) <= 16 and _ANSWER.search(below) is not None
    last = above.rsplit(" ", 1)
    if len(last) == 2 and TOWN_ALONE.fullmatch(last[1]):  # …… 某镇 / 探出新路
        return True
    # 全县重点项目“百日会战” / 动员会召开: a name, and what is held under it.
    return above[-1] in '”"' and not _EVENT.search(above) and len(below) <= 10 and _HELD.fullmatch(below) is not None


def _heads(above: str, below: str) -> bool:
    """Whether a town or an office opens the headline below it; an office above a subject of its own is a kicker."""
    if TOWN_ALONE.fullmatch(above) is None:
        return False
    if below[0] in '“"' and not _QUOTED_DOES.match(below):  # “三进”模式拉网排查: it has its own subject
        return False
    if _TWO_DONE.fullmatch(below):
        return False
    return not (_BUREAU.search(above) and _OWN_SUBJECT.match(below) and not _BEGINS.match(below))


def _goes_on(above: str, below: str) -> bool:
    """Whether a head that lacks its verb finds it at the start of the next line: 某某让老旧小区 / 焕发新生机."""
    if _BARE_SUBJECT.fullmatch(above) and not _EVENT.search(above):
        return _TRANSITIVE.match(below) is not None
    return _LACKS_VERB.search(above) is not None and _VERB_FIRST.match(below) is not None


def _glued(first: Line, second: Line) -> Line:
    return first._replace(text=MappedText.join([first.text, second.text]), fold=first.fold + second.fold)


def compact(fold: str) -> str:
    """Return a line without its blanks."""
    return fold.replace(" ", "")


def titles_of(lines: Sequence[Line]) -> frozenset[str]:
    """Return the titles that a navigation lists, as :func:`choose_head` compares them."""
    return frozenset(compact(line.fold) for line in lines if len(line.fold) >= 3)


def fold_of(row: Sequence[Line]) -> str:
    """Return a row as one folded line."""
    return " ".join(line.fold for line in row)


def text_of(row: Sequence[Line]) -> MappedText:
    """Return a row's text with a blank for each line break, without the mark before it."""
    first = row[0].cut(1) if is_marked(row[0].fold) else row[0]
    row = [first, *row[1:]]
    parts: list[MappedText] = []
    for line in row:
        parts += [MappedText.inserted(" "), line.text] if parts else [line.text]
    return MappedText.join(parts)


def is_marked(fold: str) -> bool:
    """Return whether a line opens with a subhead's mark (■ ◆ ●)."""
    return _SUBMARK.match(fold) is not None


def is_deck(fold: str) -> bool:
    """Return whether a line opens with the dash of a deck."""
    return DASH.match(fold) is not None
