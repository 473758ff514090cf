"""Circumstances around what a number measures: where, for whom, by whom, in what action.  None belongs to a subject.

``在某河段安装救生圈80处`` counts 安装救生圈, ``为老人等群体代买药品180次`` counts 代买药品.
"""

from __future__ import annotations

import re

from govtrends.facts.subjects_words import VERB

# A place or a group of people ends in one of these; right behind it the verb begins.
_PLACE_END = "段处旁边线道围内里上点区村路街口园站中下校院厂场市县镇乡省岸库域户塘节坡湾岛桥田湖河"
_PEOPLE_END = "人户者员众民生兵友体工业家位老童女师方校村对象群庭亲层"
_VERBS = (
    "安装|设置|设立|张贴|悬挂|发放|开展|举办|组织|新建|改建|扩建|修建|建成|建设|打造|清理|清运|清除|整治|改造|种植|栽植|补植"
    "|配备|配置|投放|提供|代买|代办|代购|代缴|购买|采购|送去|送上|解决|化解|排查|检查|巡查|走访|慰问|救助|资助|帮助|办理|办结"
    "|受理|发布|推送|培训|宣讲|宣传|查处|抓获|打击|处理|处置|拆除|修复|维修|疏通|铺设|增设|新设|加装|加设|补设|新增|投入|筹集|募集|减免|争取|制作"
    "|摆放|布设|规划|搭建|开设|开通|完成|实现|落实|兑付|补发|协调|推广|引进|招聘|招录|收集|征集|登记|劝导|劝阻|回复|答复|追赃|节约|节省|省下|减轻|实施|竖起|竖立|挂上|放置|接种|采集|施划|施工|免费|体检|义诊|挽回|抽检|上门|送(?![医货水电气餐])"
)
_WHERE = re.compile(
    rf"(?:^|(?<=[\u4e00-\u9fff]))[在于][^，,。；;]*?(?:[{_PLACE_END}]|等地?)(?=(?:{_VERBS}|设(?![施备计想法])))"
)
_FOR = re.compile(
    rf"^(?:[^，,、的为给向对]{{2,8}}[镇乡局县市村站所院校队会道社部心])?(?:为|给|替|向|针对|面向|帮助|对)[^，,。；;]*?(?:[{_PEOPLE_END}]|等)(?=(?:{_VERBS}))"
)
_FOR_IN = re.compile("[为给替向针面帮对]")
_ALONG = re.compile(rf"^(?:沿着?|围绕|通过|利用|依托|结合|按照|根据|针对)[^，,。；;]*?(?=(?:{_VERBS})(?:[^，,]|$))")
_ACTION = re.compile(
    r"^[本此][次轮场](?:[“\"][^”\"]{1,14}[”\"])?[^，,。；;]{0,10}?(?:行动|活动|演练|检查|整治|排查)(?:中|期间)?(?=..)"
)
# 河道沿线设置护栏, 活动现场设置展板: where it was done, without 在.
_SITE = re.compile(
    rf"^[\u4e00-\u9fff]{{2,6}}(?:沿线|沿岸|两侧|两岸|两旁|现场|周边|门口|路口)(?=(?:{_VERBS}|设(?![施备计想法])))"
)
_SITE_IN = re.compile("[沿两现周门路][线岸侧旁场边口]")
_TIME_PER = re.compile(r"^(?:每[日天月年周]|平均每[日天月年周]|当[日天月晚]|昨[日天]|近日)")
_BRACKET = re.compile(r"[（(][^（()）]*[)）]")
# 经济总量跨过两个万亿元大关; 居民收入增速高于经济增速: what stands behind the thing is said of it.
_STEP = re.compile(
    r"(?<=..)(?:(?:连续|接连|先后|历史性地?|成功)*(?:连跨|跨[越过]|突破|越过|[迈登]上|[跃站]上)[^，,]*(?:大关|台阶|关口)、?)$"
)
_STEP_ENDS = frozenset("关阶口")
_AHEAD_OF = re.compile(r"(?<=..)(?:增[速幅长])?(?:持续|连续|始终|稳定|均)*(?:高|快|好)于[^，,、]{2,12}、$")
# 正常年景下粮食产量: the condition is no part of it.
_GIVEN = re.compile(r"^(?:在)?[^，,、]{2,6}(?:年景|情况|条件|前提|口径|形势|背景)下(?=..)")
_PRONOUN_STARTS = frozenset("他她我咱你谁大自其这那此该")
# 我们组织教师家访; 我们承诺再绿化三千亩
_DID = re.compile(
    rf"(?:[他她我咱]们|大家)(?:学校|单位|公司|合作社|社区|街道|[区市县镇乡村局院校队所站])?(?:面向社会|公开|承诺|计划|打算|将|要|[又还再也共]|已经?|先后|一共|累计)*(?={VERB})"
)
_PRONOUN = re.compile(
    r"^(?:他|她|我|咱|你|谁|大家|自己|其|这些?|那些?)(?:们|和|与|的|家|$)|[这那此该][支个名位批条座处项种次户]$"
)
# 由改造前的每月, 从最初的: the state that was left.
_SET_OUT = re.compile(
    r"(?<=[\u4e00-\u9fff”）)]{2})(?:(?<![理自缘事])由|(?<![服听自])从(?![业事严重军教]))[^由从，,、]{0,8}?(?:的|前|底|初|末|期|年|原来|最初)?(?:每[年月天日周])?$"
)
_HANDS_OUT = (
    "发放|发出|张贴|悬挂|安装|开展|开设|开通|举办|召开|走访|慰问|救助|资助|清理|清运|清除|排查|巡查|出动|接听|接待|受理|办理|办结|解决"
    "|化解|调解|拆除|整改|查处|抓获|破获|投入|筹集|募集|捐赠|捐款|印发|推送|帮助|新建|修建|栽植|种植|补植|配备|购置|提供|收集|征集|抽检|抽查|入户"
    "|上报|成立|组建|建立|设立|打造|实施|推出|选派|招募|签订|梳理|制定|发布|对接|吸纳|调处|答复|回复|约谈|处罚|取缔|清退|劝返|劝阻|劝离|转移|安置|更换|铺设|硬化|改造|粉刷|精简|兑[现付]|拨付"
)
# 协调银行发放借款, 督促企业整改隐患: those who are made to act are no part of what was done.
_CAUSED = re.compile(
    rf"^(?:[^，,、的]{{0,6}}?(?:专班|工作组|街道|[镇乡局]|社区|中心))?[共还又]?(?:协调|督促|指导|联系)(?!(?:{_HANDS_OUT}))"
    rf"[^，,、的]{{2,10}}?(?=(?:{_HANDS_OUT})..)"
)
# 审批时限在法定基础上压缩83%: what it was held against.
_ON_BASE = re.compile("(?<=..)在[^，,、]{1,8}基础上?(?:再|又)?$")
# 从少年宫、文化馆遴选专业人员: where they were chosen from is no part of what was done.
_FROM = re.compile(r"^[^，,]*?从[^，,]{2,20}?(?=(?:遴选|抽调|选[拔派调聘]|聘请|招募|调集|引进|采购|调运))")
# 组织税务、人社等部门开展宣讲: nor those marshalled for it.
_MARSHALLED = re.compile(
    "^(?:[^，,的]{0,6}[局委办队])?[共还又已]?组织[^，,]{2,24}?(?:部门|单位|企业|学校|机构|社区|派出所|[交民]警|镇街)(?:进[^，,、]{1,4}、?)*(?=(?:开展|举办|召开)..)"
)
_CAUSED_IN = re.compile("协调|督促|指导|联系|安排|组织|调派|派出")
# 安排维修人员更换灯具: so are those sent to do it, where the things are counted.
_SENT = re.compile(
    rf"^[共还又已]?(?:安排|组织|调派|派出|派)(?!(?:{_HANDS_OUT}))[^，,、的]{{0,6}}?[员者队工人警兵](?=(?:{_HANDS_OUT})..)"
)
# 科学划分巡区: how it was done is no part of what was done.
_HOW = re.compile(
    rf"^(?:科学|合理|精准|积极|大力|有效|严格|扎实|着力|切实|努力|稳步|不断|广泛|认真|精心|逐步)+(?=(?:{VERB}|{_VERBS}|划分|推广)..)"
)
_HOW_STARTS = frozenset("科合精积大有严扎着切努稳不广认逐")
# 区教育局联合公安等部门开展联合执法: who acts, and with whom.
_TOGETHER = re.compile(rf"^[^，,]{{0,14}}?(?:联合|会同)[^，,]{{2,24}}?(?=(?:{_HANDS_OUT}|成立|建立|打造)..)")
# 会同公安交警在路口设卡: with whom.
_WITH_OTHERS = re.compile("^[^，,]{0,8}?(?:联合|会同)[^，,在]{2,10}(?=在[^，,]{2,})")
# 县公安局、县环保局联合抽测: who acts, all named before.
_JOINTLY = re.compile(r"^[^，,的]{2,20}[局委院队部门会所室]联合(?=[\u4e00-\u9fff]{2})")
# 志愿者还发放宣传扇, 社区发放手册: an office or a group, and the verb of its work.
_AGENT = re.compile(
    r"^[^，,、的]{0,8}?(?:志愿者|民警|交警|消防员|网格员|工作人员|医护人员|党员干部|干部|队员|支队|大队|中队|派出所|街道|(?<!城)[镇乡]|(?<!会)社区|学校"
    r"|法院|检察院|公安机关|供销社|巡逻队|服务队|局|委员会|党支部|商会|协会)(?:们|还|又|也|均|都|共|每[日天月年])*"
    rf"(?=(?:{_HANDS_OUT})(?!数|量|率|面积|总)..)"
)
# 公安、医疗等部门投入安保力量: so are several offices named before it.
_OFFICES = re.compile(rf"^[^，,的]{{2,24}}等(?:部门|单位|各方|力量)(?:共|累计|先后)?(?=(?:{_HANDS_OUT})..)")
_AGENT_IN = re.compile("者|警|员|队|镇|乡|局|干部|派出所|街道|社区|学校|法院|检察院|机关|供销社|党支部|商会|协会")
# 像张三这样的督导员
_LIKE = re.compile(r"^(?:在[^，,]{2,8}?)?像[^，,]{2,12}?(?:这样|那样|一样)的")
# 嫌疑人落网后交代作案, 核实后补发低保金: what went before is no part of it.
_AFTER = re.compile(
    rf"^[^，,]{{2,12}}?(?<![售课产灾病事背术战会先前午身])[之以]?后(?:又|还|再|主动|立即|及时|均|都|已|全部|可)*(?={_VERBS}|交代|供述)"
)
# 把种植规模扩大到, 将网格细分为: the object of what is done.
_OBJECT = re.compile(
    r"^[^，,]{0,12}?(?<![一每])(?:把|将(?![来近军比以于在会要达至是有可]|新|增|安排|生产|投|实现|完成|带动|开|建|拆|培))(?=[^，,]{2,}$)"
)
# 要让志愿队伍扩大到: so is who is let.
_LET = re.compile(r"^[^，,]{0,6}?(?:要|将|来)?让(?![利步座路道渡])(?=[\u4e00-\u9fff“]{2,}$)")
# 从封堵拦截到查证打击各类案件: from one step to the other.
_STEPS = re.compile(r"^[^，,]*?从(?![事严业重众属])[^，,、0-9]{2,10}到(?![位期户场岗达账底])(?=[^，,]{6,}$)")
_SPECIAL = frozenset("在于为给替向针面帮对沿围通利依结按根本此每平当昨近")


# What words begin with, end with or hold where any of these rules speaks of them; most have none of it.
_STARTS = _PRONOUN_STARTS | _SPECIAL | _HOW_STARTS
_ENDS = _STEP_ENDS | {"、"}
_HELD_CHARS = "（(下由从后为给替向对把将让像联会在于协督指者警员部队所道镇乡区校局院关社"
_HELD, _HELD_OR_SITE = re.compile(f"[{_HELD_CHARS}]"), re.compile(f"[{_HELD_CHARS}沿两现周门路]")


def trimmed_of_circumstance(words: str) -> str:
    """Return the words before a number without place, people served, means and the action they belong to."""
    if not words:
        return words
    if words[:1] not in _STARTS and words[-1:] not in _ENDS:
        if _HELD_OR_SITE.search(words) is None:
            return words
        if _HELD.search(words) is None:
            return words if _SITE_IN.search(words) is None else _SITE.sub("", words)
    if "（" in words or "(" in words:
        words = _BRACKET.sub("", words)
    if words[-1:] in _ENDS:
        words = _AHEAD_OF.sub("", words) if "于" in words else _STEP.sub("", words)
    if "下" in words:
        words = _GIVEN.sub("", words)
    if words[:1] in _PRONOUN_STARTS and _PRONOUN.match(words):
        did = _DID.match(words)
        words = words[did.end() :].removesuffix("来自") if did is not None else ""
    if "从" in words:
        words = _FROM.sub("", words)
    if "由" in words or "从" in words:
        words = _SET_OUT.sub("", words)
        words = _STEPS.sub("", words) if "到" in words else words
    words = _without_agent(words)
    if words[:1] in _HOW_STARTS:
        words = _HOW.sub("", words)
    if "后" in words:
        words = _AFTER.sub("", words)
    if words[:1] in _SPECIAL:
        for rule in (_TIME_PER, _ACTION, _ALONG):
            match = rule.match(words)
            if match is not None:
                words = words[match.end() :]
    if _FOR_IN.search(words, 0, 12) is not None and (served := _FOR.match(words)) is not None:
        words = words[served.end() :]
    if _SITE_IN.search(words) is not None:
        words = _SITE.sub("", words)
    if "在" in words or "于" in words:
        where = _WHERE.search(words)
        if where is not None:
            words = words[where.end() :]
    return words


def _without_agent(words: str) -> str:
    """Return words without those who act and those they act through: what was done and to what is the subject."""
    if _CAUSED_IN.search(words, 0, 12) is not None:
        words = _MARSHALLED.sub("", _SENT.sub("", _CAUSED.sub("", words)))
    if "基础" in words:
        words = _ON_BASE.sub("", words)
    if "把" in words or "将" in words:
        words = _OBJECT.sub("", words)
    if "让" in words:
        words = _LET.sub("", words)
    if "像" in words:
        words = _LIKE.sub("", words)
    if "联合" in words or "会同" in words:
        words = _JOINTLY.sub("", _TOGETHER.sub("", words))
        words = _WITH_OTHERS.sub("", words)
    if "等部" in words or "等单" in words:
        words = _OFFICES.sub("", words)
    agent = _AGENT.match(words) if _AGENT_IN.search(words, 0, 12) is not None else None
    return words if agent is None else words[agent.end() :]
