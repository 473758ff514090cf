"""Numbers that measure nothing: dates, ordinals, names of schemes, rules and deadlines, ways of organising.

Every rule speaks of the language or the trade, and each says why it is there.  The rules look only at the few
characters around a number, so that the pass stays cheap.
"""

from __future__ import annotations

import re
import string

from govtrends.facts.quantities_rules import is_ruled
from govtrends.facts.quantities_units import Unit, Units
from govtrends.text.spans import GAP

# 第38个, 前10名, 每2人; A4, PM2.5, G206; 1+6, 2×4, 24/7, 3:1, 2022.09.23: a name, a rank or a part of one.
_EDGE = "\n"
_BEFORE_NAME = frozenset("第前每+＋×x/／:：.．·№#" + string.ascii_letters)
_JOINS = frozenset("+＋×")
_COLONS = frozenset(":：")
_LISTS = frozenset("、和至到-—")
_AFTER_NAME = _JOINS | _COLONS
_BEFORE_CODE = _LISTS | {" "}
# Where none of these stands beside a number, it is no label.
_BESIDE, _BEHIND = _BEFORE_NAME | _BEFORE_CODE, _AFTER_NAME | {"级"}
_ORDINAL_LIST = re.compile(r"第[0-9]+(?:[、和至到\-—]|[^\s，,。]{0,3}第?)$")
# 3个多月, 2个学期: time counted with 个.
_TIME_NOUN = re.compile(r"多?(?:月|小时|星期|礼拜|季度|年头|学期|昼夜|工作日|自然日|交易日|周)|半月")
_MILESTONE = re.compile("[百千万亿]+元")  # 4个万亿元台阶
# A span of time measures something only where the time itself is the result: 压缩至2天, 时长1200小时.
_TIME_RESULT = re.compile(
    r"(?:缩短|压缩|压减|减少|提速|平均|用时|时长|工时|时间|时限|志愿服务|学时|天数|日数|优良天|运行|飞行"
    r"|[同环]比[增减][加少]|[比较](?:上年|去年)(?:同期)?[增减][加少])[^，,。；;]{0,8}$"
)
_WITHIN = ("内", "之内", "以内", "值班", "值守", "核酸", "营业", "不打烊", "制")
# 亿元以上项目, 500米以内居民: the bar of a rule or a class, not a reading.
_BAR = re.compile(r"(?:以上|以下|以内|及以上|及以下|级)(?:的)?(?=[\u4e00-\u9fff])(?![，,。；;、])")
# 收入50万元以上的村: with 的 the bar qualifies whatever noun follows, but for words of the level itself.
_BAR_OF = re.compile(
    r"(?:及?以[上下])的(?=[\u4e00-\u9fff])(?!目标|水平|速度|增速|增长|规模|成绩|标准|产值|收入|[大跨]|高|好)"
)
# 4人一组, 2人以上: how people are arranged.
_ARRANGED = ("一组", "一班", "一队", "一岗", "一室", "为一", "为单位", "小组", "合唱", "间")
# 减负30条, 稳增长35条措施: the name of a document.
_DOCUMENT = re.compile(r"(?:减负|新政|禁令|铁律|守则|稳经济|稳增长|稳就业|惠企|金融)$")
# 3车道, 2包装, 4趟房: the character begins another word.
_LOADS = {
    "车": frozenset("道位间站流辆库型联组祸厢轮"),
    "包": frozenset("装含括抓联保片干"),
    "趟": frozenset("房"),
    "管": frozenset("理齐道网控护线辖家委束用住"),
}
_SCORE = re.compile(r"(?:得分|平均分|评分|总分|满分|成绩|考核|指数)[^，,。；;]{0,6}$")
# 一期工程、3期项目: the phase of a project.
_PHASE = re.compile(r"工程|项目|建设|改造|地块|厂房|及|、?[一二三四五0-9]期")
_NOT_A_SHARE = frozenset("为立员功果效本长交都语型品人绩就年分熟套活片批对")
_BEFORE_SHARE = frozenset("约近超过的有到为达占割播种收降升增长减少剩仅逾足至了")
_FREQUENCY = re.compile(r"(?:每[个]?(?:日|天|周|月|季度?|年|半年|学期|星期|旬)[^，,。；;]{0,6}|至少|不少于)$")
# Verbs that say a small Chinese number was reached: 建成两所学校, 查处三起案件.
_REACHED = re.compile(
    r"(?:新建|建成|建起|建设|完成|新增|增加|开展|举办|召开|查处|侦破|破获|抓获|获得|荣获|引进|落地|签约|开工"
    r"|竣工|培育|打造"
    r"|整改|排查|救助|慰问|走访|拆除|清理|发放|捐赠|购置|配备|招聘|培训|设立|成立|改造|修建|新修|投资|投入"
    r"|办结|化解|受理|组织)了?$"
)
_SMALL_UNITS = frozenset("所座户家台辆栋间起例场次处艘幅盏棵株件份")
_AMOUNTS = frozenset(("money", "area", "length", "weight"))
_BARE_BEFORE = re.compile(r"[\u4e00-\u9fff]{2}\s?$")
_BARE_AFTER = re.compile(rf"\s*(?:{re.escape(GAP)}|[，,。；;、)）]|$)")
_COUNTED_PEOPLE = re.compile(r"(?:拘留|逮捕|抓获|处理|起诉|刑拘|人数|培训|救助|就业|安置|死亡|受伤|慰问|帮扶)\s?$")
_COUNTED = re.compile(r"(?:[\u4e00-\u9fff](?:数|量|数量|总数|总量)(?:为|达到?|共)?|[\u4e00-\u9fff]率(?:为|达到?))\s?$")
_QUOTE_REACH = 12
_WHOLE = 10
_NOT_TIMES = ("性", "元", "日", "月")
_RANKS = ("台阶", "俱乐部")
_STEPPED = re.compile("[迈跃站登跨]上了?$")  # 迈上4000亿元台阶 is a level reached
_RANKED = ("级", "台阶", "俱乐部", "城市", "县", "的")
_ROUND = ("级", "台阶", "以上", "俱乐部")
# Classifiers that a rule of their own is about.
_PARTICULAR = frozenset("个分度口人台条车包趟管期次部班路具副") | {"立方米"}
# Classifiers that, after a Chinese numeral, are far more often part of a word (三面, 四方, 一道, 六部门, 二十四节气).
_AMBIGUOUS = frozenset("分度面方道口部头把班级门段节路具副")


_DUG = re.compile("[\u4e00-\u9fff]{0,4}[井塘池窖锅缸]")
_DUG_BEFORE = re.compile("[井塘池窖锅缸][共计有达约近]{0,2}$")
_TITLES = frozenset("体有备区县市省局校院部处科主会书镇乡所长总")
_VIDEO = re.compile("(?:探头|监控|摄像[头机]|视频|信号)[共有达近约]{0,2}$")
# 按照300户左右的标准: the measure by which a rule divides.
_BY_RULE = re.compile("按照?(?:每[^，,0-9]{1,6})?$")
_RULE = re.compile("(?:左右|以上|以内|为)?(?:一[个组]|1个)?的?(?:标准|规模|要求|原则)")
OF_DATES = frozenset("年月日号时点路第届")
"""What follows a number that is part of a date, a time or a name."""


class Number:
    """An Arabic number as printed: ``digits`` at ``start``, its multipliers (万), ``end`` where its unit may begin."""

    __slots__ = ("digits", "end", "scale", "start", "vague")

    def __init__(self, start: int, end: int, digits: str, vague: bool, scale: str) -> None:
        self.start = start
        self.end = end
        self.digits = digits
        self.vague = vague
        self.scale = scale


def is_noise(text: str, number: Number, unit: Unit, end: int, table: Units) -> bool:
    """Say whether an Arabic number with ``unit`` ending at ``end`` is a name, a rule or a way of organising."""
    start, measure = number.start, unit.measure
    before = text[start - 1] if start else _EDGE
    after = text[end] if end < len(text) else _EDGE
    if (before in _BESIDE or after in _BEHIND or number.digits[0] == "0") and _is_label(text, number, before, after):
        return True
    if measure == "count":
        return _noise_count(text, number, unit, end, table)
    if measure == "duration":
        return text.startswith(_WITHIN, end) or _TIME_RESULT.search(text, max(0, start - 16), start) is None
    if measure in _AMOUNTS:
        return _is_bar(text, start, end, before, unit, table)
    if unit.name == "%" and before == "个":  # 三个80%: the name of a scheme
        return True
    if unit.name == "成":
        return after in _NOT_A_SHARE or "." in number.digits or float(number.digits.replace(",", "")) > _WHOLE
    return False


def _is_label(text: str, number: Number, before: str, after: str) -> bool:
    """Say whether the characters beside a number make it part of a name, a code or a class (第38个, 007, 1000吨级)."""
    if (before in _BEFORE_NAME or after in _AFTER_NAME) and _is_part_of_name(text, number.start, before, after):
        return True
    if (before in _BEFORE_CODE or number.digits[0] == "0") and _is_code(text, number, before):
        return True
    return after == "级"


def _is_part_of_name(text: str, start: int, before: str, after: str) -> bool:
    """Say whether the characters beside a number make it a rank or a piece of a name (第38个, 1+6, PM2.5)."""
    if after in _JOINS:
        return True
    if before not in _BEFORE_NAME and after not in _COLONS:
        return False
    # 增长率:5% and 合计：3件 give the number after a colon; 19:30 and 3:1 do not.
    return not (before in _COLONS and after not in _COLONS and start > 1 and not text[start - 2].isdigit())


def _is_code(text: str, number: Number, before: str) -> bool:
    """Say whether a number is a date, a code or one of several ordinals (02-03, 007, 4 9 2 5 0, 第20、21条)."""
    start, digits = number.start, number.digits
    if digits[0] == "0" and len(digits) > 1 and digits[1] != ".":
        return True
    earlier = text[start - 2] if start > 1 else _EDGE
    if before == " " and earlier.isdigit():  # digits set apart: the value is unsure
        return True
    if before == "-" and earlier.isascii() and earlier.isalpha():
        return True
    return before in _LISTS and _ORDINAL_LIST.search(text, max(0, start - 8), start) is not None


def _is_bar(text: str, start: int, end: int, before: str, unit: Unit, table: Units) -> bool:
    """Say whether an amount only sorts things into classes (5亿元以上项目, 总量超千亿元的县, 海拔1500米)."""
    if text.startswith("海拔", start - 2) or is_ruled(text, start, end, before, unit):
        return True
    if text.startswith(_RANKS, end) and not (text.startswith("台阶", end) and _STEPPED.search(text, start - 4, start)):
        return True
    if unit.measure == "money" and before in "超过破" and text.startswith("的", end):
        return True
    if text.startswith("以", end) and _BAR_OF.match(text, end):
        return True
    bar = _BAR.match(text, end)
    return bar is not None and text.startswith(table.classes, bar.end())


def _noise_count(text: str, number: Number, unit: Unit, end: int, table: Units) -> bool:
    start, name = number.start, unit.name
    if text.startswith(table.vague, end):
        return True
    if text[start - 1] in "按照" and _BY_RULE.search(text, max(0, start - 8), start) and _RULE.match(text, end):
        return True
    if name not in _PARTICULAR:
        return _in_quotes(text, start, end)
    if name == "个" and (_TIME_NOUN.match(text, end) or _MILESTONE.match(text, end)):
        return True
    if name == "分":
        return _SCORE.search(text, max(0, start - 14), start) is None
    if name in ("度", "立方米", "口") and text[end - 1] in "度方口" and not number.scale:  # 3方联动, 90度
        return name != "口" or (_DUG.match(text, end) is None and _DUG_BEFORE.search(text, start - 4, start) is None)
    if name == "人" and (
        text.startswith(_ARRANGED, end)
        or (text.startswith("以", end) and _BAR_OF.match(text, end))
        or (text.startswith("以上", end) and len(text[start : number.end].strip()) == 1)
    ):
        return True
    if name == "台" and text.startswith("阶", end):  # 5万亿台阶
        return True
    if name in ("具", "副"):  # 2副市长, 3具体
        return text[end : end + 1] in _TITLES
    if name == "路":  # 探头2100路; a bus is 26路
        return _VIDEO.search(text, start - 6, start) is None and text[end : end + 2] not in ("视频", "监控", "高清")
    if name == "条" and _DOCUMENT.search(text, max(0, start - 4), start):
        return True
    if name in _LOADS and text[end : end + 1] in _LOADS[name]:
        return True
    if name == "期" and _PHASE.match(text, end):
        return True
    if name == "次" and (text.startswith(_NOT_TIMES, end) or _FREQUENCY.search(text, max(0, start - 10), start)):
        return True
    if name == "部" and text.startswith("门", end):
        return True
    if name == "班" and start and text[start - 1] in "级高初年":
        return True
    return _in_quotes(text, start, end)


def is_noise_chinese(text: str, start: int, word: str, unit: Unit, end: int, table: Units, *, vague: bool) -> bool:
    """Say whether a Chinese numeral with ``unit`` only names or enumerates (七个领域, 百名科长, 三级, 十大).

    Counted: three hundreds and more (三百户), vague hundreds (百余名), tens with a remainder or 余 (二十三户, 十余个),
    shares (七成), and small numbers after a verb of achievement (建成两所).
    """
    before = text[start - 1] if start else _EDGE
    if unit.measure == "money" and is_ruled(text, start, end, before, unit):
        return True
    if before in "第前每数几好" or text.startswith(table.vague, end) or unit.measure == "duration":
        return True
    if word.startswith("万千"):  # 打动万千人
        return True
    if _in_quotes(text, start, end) or (unit.name == "个" and _TIME_NOUN.match(text, end)):
        return True
    if unit.name == "成":
        if len(word) > 1 or text[end : end + 1] in _NOT_A_SHARE:
            return True
        return before not in _BEFORE_SHARE and not text.startswith(("以上", "左右", "以下"), end)
    if unit.name in _AMBIGUOUS:
        return True
    if vague:
        return False
    if unit.measure == "money" and text.startswith(_RANKED, end):
        return True
    if unit.name in _LOADS:
        return text[end : end + 1] in _LOADS[unit.name] or len(word) == 1
    if word == "十" or (word[0] in "百千万" and (len(word) == 1 or word[1] in "万亿")):  # 百名, 千亿级: round words
        return before not in "近超约逾上破" or text.startswith(_ROUND, end)
    if len(word) == 1:
        return unit.name not in _SMALL_UNITS or _REACHED.search(text, max(0, start - 4), start) is None
    if (word[0] == "十" and len(word) == len("十二")) or not any(c in "十百千万亿" for c in word):
        return True
    return unit.name in ("项", "条")


def unit_of_bare(text: str, number: Number, table: Units) -> Unit | None:
    """Return the unit of a number that has none printed: implied by a noun (3万群众) or lost (拘留614〔缺〕).

    One of :data:`OF_DATES` does not follow it.
    """
    start, end, digits = number.start, number.end, number.digits
    if (number.vague or number.scale) and (unit := table.noun_at(text, end)) is not None:
        return unit
    if (
        len(digits) >= 3
        and not digits.startswith(("12", "1008"))
        and "." not in digits
        and (unit := table.noun_at(text, end)) is not None
    ):
        return None if _year_like(digits) else unit
    if "." in digits or _year_like(digits) or not _BARE_AFTER.match(text, end):
        return None
    window = max(0, start - 8)
    if _BARE_BEFORE.search(text, window, start) is None:
        return None
    if _COUNTED_PEOPLE.search(text, window, start):
        return table.printed["人"]
    if _COUNTED.search(text, window, start) and text[start - 2 : start].strip()[-1:] != "率":
        return table.printed["个"]
    return None


def _year_like(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


def _in_quotes(text: str, start: int, end: int) -> bool:
    """Say whether the number stands in a short quotation (“3个100%”, "1+N"): the name of a scheme."""
    low, high = start - _QUOTE_REACH if start > _QUOTE_REACH else 0, end + _QUOTE_REACH
    opening = text.rfind("“", low, start)
    if opening >= 0 and text.find("”", opening, start) < 0:
        closing = text.find("”", end, high)
        if closing > 0 and text[closing - 1] in "。！？，,；":  # speech, not a name
            return False
        return closing >= 0 and closing - opening <= _QUOTE_REACH + 4
    opening = text.rfind('"', low, start)
    if opening < 0:
        return False
    closing = text.find('"', end, high)
    if closing < 0 or text[closing - 1] in "。！？，,；" or closing - opening > _QUOTE_REACH + 4:
        return False
    # Straight quotes look alike: the number is inside when an odd number of them opened since the sentence began.
    sentence = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
    return text.count('"', sentence, start) % 2 == 1
