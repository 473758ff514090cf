"""The words by which a period frames the figures around it, or keeps to one of them: headings, openings, steps."""

from __future__ import annotations

import re

# 一、2025年工作回顾: what stands under a heading that names a year happened in it.
# It begins with the end of the line before, which lets a search skip from line to line.
HEADING = re.compile(
    r"\n[ \t\u3000]*(?:[一二三四五六七八九十]+、[^\n。]{2,40}"
    r"|[^\n。，]{0,12}(?:20[0-9]{2}年|十[三四五六七]五”?时期)[^\n。，]{0,12}"
    r"(?:回顾|工作|任务|安排|目标)|20[0-9]{2}年[^\n。，,;；：:0-9]{2,12})[ \t\u3000]*(?![^\n])"
)
# 五年来，…; “十四五”时期，…: a sentence that opens so sets the time of what follows, up to the next such opening.
OPENING_STARTS = frozenset(" \t\u3000—各回展刚“十这未过五一今2")
OPENING = re.compile(
    r"[ \t\u3000—]*(?:各位代表[，,！!：:\s]*)?(?:回顾"
    r"|展望)?(?:刚刚)?(?:“?十[三四五六]五”?(?:时期|期间|以来|这五年)?|[这未]来?五年|过去的?[五一]年"
    r"|[五一]年来|过去的20[0-9]{2}年|(?<=\n)20[0-9]{2}(?:年(?=[，,是])|(?=[，,：:]))|20[0-9]{2}年(?=(?:的|主要|重点)*(?:工作|任务))"
    r"|今年是“?十[三四五六七]五”?(?=[^，,。\n]{0,8}年))[^，,。\n]{0,24}(?=[，,。：:])"
)
# 编制了《…第十五个五年规划纲要》: what a report then says of the plan is of the plan's years.
OUTLINE = re.compile(
    r"编制[^。\n]{0,40}?(?P<plan>第十[一二三四五六七]?个五年规划|[“\"]?十[一二三四五六七]?五[”\"]?规划)纲要"
)
STOPS = frozenset("。！？\n")
FIVE_YEARS = re.compile("这五年|过去的五年")
# The number of alarms fell by 5% compared with the same period last year: of the stretch named just before.
SAME = ("同期", "the same period")
STRETCHES = frozenset(("range", "half", "quarter", "month"))
# 今年是开局之年。过去一年，成绩很大。生产总值增长9%: told of the year that is over.
YEAR_OVER = "过去一年"
# 会上, …; 活动现场, …; The event brought together…: what is told so happened on the day that the lead reports.
AT_EVENT = re.compile(
    r"[ \t\u3000]*(?:会[上前后](?=[，,、一-龥])|活动(?:现场|当天|中|期间|围绕|吸引|共)|活动[，,]|仪式上|启动仪式"
    r"|(?:会议|大会)[，,]?(?:还|并)?(?:表彰|表扬|通报表扬|对[^，,。\n]{2,40}(?:进行了?|予以|给予)了?(?:通报)?表[彰扬])"
    r"|现场[，,]|当[天日晚][，,]|招聘会(?:上|现场|吸引|共|提供)"
    r"|演练中|比赛中|The (?:event|activity|ceremony|fair|competition)\b|At the (?:event|meeting|scene|ceremony|fair)\b"
    r"|On (?:that|the same) day\b)"
)
# 从上半年5.5%降到5.3%: what stands between 从 and a number is the time of that number alone.
SET_OUT = ("从", "由")
# “去年毕业，今天找到了工作”: so is what somebody says first.
SAID_OR_SET_OUT = (*SET_OUT, "“", '"', "「")
# 从2020年的3万亿元增长到2025年的4万亿元: so does what stands between 到 and 的.
# 从2021年的4万元和1万元分别提高到…: two that set out together.
PAIR = re.compile("的?(?:约|近)?[0-9.,]+[^0-9，,。；;、和]{1,4}[、和与]")
ARRIVED = ("到", "至")
# 订单排到了下半年: how far something reaches is the time of nothing else.
REACHES, REACHING = re.compile("(?<![截直说谈讲提想])[到至]了?$"), frozenset("到至了")
# 其中，医院18个; 卫生人员中，医师1876人: a part of what the sentence before counts, at the same time.
PART_OF = re.compile(r"(?:其中|(?!其间|活动|会议|期间)[^，,。；;\n0-9]{2,14}(?<![集空年期当])中)[，,]")
DIGIT = re.compile("[0-9０-９]")
# A part of a year without its year is one of the year that the section is about, 上年 the year before that.
PART = re.compile("上年|上半年|下半年|(?:第?[一二三四1-4]|前三)个?季度|全年")
PART_STARTS = frozenset("上下第前全一二三四1234")
STRETCH = re.compile("[上下]半年|(?:第?[一二三四1-4]|首|前[二两三23])个?季度|[前头].{1,2}个月")
# 三、投资平稳增长。1—7月，…: the point that a paragraph makes, before it opens.
POINT = re.compile(r"\s*[（(]?[一二三四五六七八九十0-9]{1,3}(?:[）)]?[、.．]|[）)])[^。，,\n0-9]{2,24}。")
# 同时，…: a paragraph that goes on so is of the time of the one before.
GOES_ON = re.compile(r"\s*(?:与此)?(?:同时|此外|另外|不仅如此|除此之外)")
# 会议通报，全区列入台账的…: what is told at a dated meeting stands as of its day.
TOLD = re.compile("会议(?:通报|指出|介绍)|通报称|据(?:介绍|了解|悉|通报)|获悉")
# 今年汛前投入…: what narrows a year down makes it the time of that sentence alone.
# 去年退役的老兵: a man of that year; 2019年“节水月”活动: a campaign that bears the year.
NARROWED = re.compile(
    "主汛|汛|雨季|台风|入[春夏秋冬汛]|开[春学]|[春夏秋冬暑寒][季天假]|春节|元旦|国庆"
    r"|(?:退[役伍休]|毕业|入[学伍职]|搬来|[建落]成|返乡|结婚|出生|买)的"
    r"|度?[“\"「][^”\"」\n]{2,9}[月周节日季行][”\"」]|度?(?:重点)?(?:民生实事|为民实事|实事)"
    r"|的?(?:头号|[一二三四五六七八九十\d]{1,2}[大件项])(?:重点)?(?:民生|惠民|利民|为民)(?:工程|实事|项目)"
)
AT_EVENT_STARTS = frozenset(" \t\u3000会大活仪启现当招演比TAO")
DUE = re.compile("^[^截].*(?:[底末日号月年度]|之|以)前$")
# The line of a web page that stamps day and source dates the page, not the figures.
STAMPED = 80
STAMP = re.compile(
    r"\s*[^\n。]{0,30}(?<!\d)20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?[ \d:]*"
    r"(?=\n|[^\n。]{0,8}(?:来源|作者|编辑|分享|Source|Author))[^\n。]{0,80}\n"
)
