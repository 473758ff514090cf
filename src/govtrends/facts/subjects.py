"""What a number measures, written as an analyst would: verb and object from the clause the number stands in.

Chinese puts the object before the number (发放彩页3000份) or after its classifier (2名教师获奖).  The clause is cut
at adverbs and prepositions, the predicate is moved before its noun (获奖教师人数), and the classifier gives the
suffix (份数, 人数) as ``registry/units.yml`` says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from govtrends.facts.quantities_units import Unit

LONGEST = 24
_LONGEST_VERB = 12
_DIGITS = re.compile("[0-9]")
_SPACE = re.compile(r"\s+")

_VERB = (
    "新建|改建|扩建|改扩建|建成|建立|建设|共建|修建|修复|整修|打造|培育|培养|引进|招引|签约|落地|开工|竣工"
    "|完工|投产|完成|实现|实施|推进|推动|启动|组织|举办"
    "|承办|召开|开展|开设|开通|开放|设立|设置|成立|组建|选派|选聘|招聘|招录|招考|聘请|邀请|吸引|带动|惠及"
    "|覆盖|服务|受益|帮助|帮扶|救助|资助|慰问|走访|排查|检查"
    "|巡查|督查|抽查|查处|查封|查获|侦破|破获|抓获|打掉|受理|办理|办结|处理|处置|化解|调解|解决|整改|整治"
    "|拆除|清理|清运|清除|改造|提升|更新|更换|安装|配备|配置"
    "|购置|采购|投入|投资|争取|筹集|募集|发放|拨付|减免|减税|兑付|兑现|落实|印发|制发|下发|张贴|悬挂|发布"
    "|推送|推出|出台|制定|修订|整合|收集|征集|梳理|接待|接受"
    "|培训|宣讲|宣传|表彰|评选|评出|评为|认定|授予|荣获|获得|获批|申报|入选|通过|参加|参与|安置|转移"
    "|新增|增加|增设|增至|净增|减少|淘汰|关停|栽植|种植|补植|绿化"
    "|巡逻|劝阻|劝返|检测|接种|采样|捐赠|捐款|联系|结对|包保|摸排|登记|建档|录入|采集|核查|审批|审核|备案"
    "|储备|入库|流转|托管|联合|提供|创建|创成|设|有|含|达到|发现|查出|出动|涉及"
)
_MANNER = (
    "精心|全面|积极|深入|大力|成功|持续|有效|充分|严格|扎实|着力|加快|高标准|高质量|高效|依法|集中|统一|统筹"
    "|重点|主动|及时|实时|自行|上门|现场|当场|多次|陆续|创新|不断|切实"
    "|努力|稳步|首批|先后|共同|联合|限期|挂牌|督促|协助|协调"
)
_ALL_VERB = re.compile(rf"(?:(?:{_MANNER})*[新共再又已经累计总计现将可拟]{{0,3}}(?:{_VERB})[了出起成到]?)+")
_LEADING_VERB = re.compile(rf"^(?:[新共再已]?(?:{_VERB})[了出起成到]?、?)+")
_FINAL_VERB = re.compile(rf"(?<=..)(?:{_VERB})$")
_VERB_AT = re.compile(f"(?:{_VERB})")

_PREPOSITION = "为|对|向|给|将|把|由|从|以|于|让|使|在|与|和|同|按|按照|针对|围绕|其中|每|经|据|令|被|因|等|及|或"
_IS_PREPOSITION = re.compile(rf"(?:{_PREPOSITION})+")
_LEAD = re.compile(
    r"^(?:[\s、和及与并还也又而”’」》]|以及|并且|同时|此外|另有|另外|另|其中|包括|目前|当前|现(?=[已有共辖设]|$)|现有"
    r"|截至?(?:目前|当前|今|日前|[0-9一二三四五六七八九十年月日底末]+|\S{0,6}月底?)"
    r"|今年以来|今年上半年|今年|去年|上年|本年|全年|上半年|下半年|[一二三四前1-4]季度|前?[0-9—至-]+月份?"
    r"|[0-9]{4}年|近年来|(?:这|近|过去)?[0-9一二三五十]+年来|连日来|期间"
    r"|活动中|一年来|[一二三四五六七八九]是|一批|近期|日前|至此|共计|总计|合计|预计|力争|确保|争取|计划|将"
    r"|年内|年底前|到[0-9]{4}年|仅|全部|均|都|平均|各地?)+"
)
_SCOPE = re.compile(
    r"^(?:全区|全市|全省|全县|全镇|全街道|全乡|全州|全国|全旗|全校|我区|我市|我县|我省|我镇|我局|[该本](?:区"
    r"|市|县|省|镇|街道|乡|局|校|院|社区|村|公司|企业)|城区|地区(?!生产))"
)
_HAVING = re.compile("^(?:拥有|现有|有(?![关效序机色线力条限融])|(?:又|再)(?=[新增]))")
# 该镇共办理…: what stands before the adverb is the agent.  公共, 共享, 共建 are no adverbs; 共建立 is.
_ADVERB = re.compile(
    r"(?=[总共累已先合])(?:总共|共计|(?<![公中])共(?![同享青治富识筹产和赢性])(?!建(?![立成设]))|累计|已经"
    r"|已(?!有)|先后|合计|总计)"
)
_TRAIL = re.compile(
    r"(?:的有|年均|首次|历史性地?|连续[0-9一二三四五六七八九十]+[年个]|变成|涨[到至]|做到|增到|迈上|跨越|跨过"
    r"|跃上|站上|接连|同口径"
    r"|微|按|继续保持|年内|再|(?:[由从]|[提增上降减扩][高长加升低少大][到至])?(?:[0-9]{4}年[底末]?|上半年"
    r"|下半年|年初|上年|去年|原来|此前|过去)的?|达到?了?|为|是|有|共有?|计|约|近|了|突破了?|超过?了?|分别|均"
    r"|各|共计|总计|合计|累计|仅|就|也|已|多达|高达|(?<![提])至|(?<![提])到|逾|可|将|其中|上|稳定在|保持在"
    r"|控制在|维持在|(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|回落|压减|压缩|发展|跃升|拓展|缩短|整合"
    r"|增|降)[到至为成]|由|从|增[至到]|实现|平均|(?:稳步|持续|平稳|不断|明显|显著|大幅|较快|快速|稳定"
    r"|继续)(?:提高|提升|增长|增加|上升|扩大|改善|回升|下降|减少|壮大|优化)|[:：\s、“])+$"
)
# The last characters of _TRAIL: any other ending needs no search.
_TRAIL_ENDS = frozenset(
    "有均次地性年个成到至上越过站接连径微按持内再底末的初来前去达了为是共计约近破别各仅就也已多高逾可将中"
    "在由从现长加升大善下降少壮化：: “\n\t"
)
_TAIL_EDGE = re.compile(r"[、\s和及与并(（]+$")
_AFTER_NUMBER = re.compile(r"^(?:以上|以下|以内|左右|上下|之多|不等|多(?=[^种样元边个]))")
# What may follow a classifier without being its noun.  One-character words are ruled out where they begin a noun
# (居民, 比赛, 排水管网, 增值税).
_NO_NOUN = re.compile(
    r"^(?:[、，,。；;)）》】\]/+]|和(?![谐美])|与(?!会)|及(?![时格])|以及|并(?![网购])|且|均(?!衡)|已|全部"
    r"|正在|同比|环比"
    r"|较(?!大)|比(?![赛例武])|增[长速加至到]|下降|上升|提[高升]|压减|减少|缩减|扩大|发展到|整合[为到]|降[至到低]"
    r"|占(?!地)|用于|为(?!民)|是"
    r"|以(?![旧工])|到(?![户期])|至|得到|受到|进行|投入使用|排[名在第]|居(?![民住家委])|位居|稳居)"
)
_PREDICATE = re.compile(
    r"荣获|获评|获批|获得|获(?!奖[^得])|被(?!子|动)|入选|通过|参加|参与|正在|正(?=[^式])|进行|开展|实行|实现"
    r"|完成|申报|办理|享受|全部|均(?!等|衡)|已(?!建)|受益|加入|投入|竣工|开工"
    r"|签约|落地(?!项)|集中|义务(?!教)|免费|走向|走进|用于|陆续|顺利|成功|同时|上门|得到|受到|有效|全面|累计"
    r"|提供|迎来|启动|达到|上榜|晋级|取得|发挥|形成|深入|奔赴|分赴|喝上|用上|住上|走上|搬进"
    r"|为(?=.{1,8}(?:提供|授课|服务|送|开展))|纳入|列入|接受"
    r"|分别|率先|竞相|投产"
)
# 达到5.5万亿元、稳居全国前列、增长4.8%: a rank between two numbers is nobody's subject.
_RANK = re.compile(
    r"(?<=、)(?:稳|继续|始终|均|总量|增速|规模|分别)*(?:居|位居|位列|排名|排|列|创|连续|好于|优于|高于|快于"
    r"|占全国|保持)[^、，,]*、"
    r"|(?<=^、)[^、，,]{0,8}前[列茅][^、，,]*、"
    r"|(?:连续|先后|历史性地?|接连)*(?:迈上|跨越|跨过|跃上|站上|突破)[^、，,]*台阶、"
)
# A head that names no thing (总量突破…) and borrows the thing from the number before.
_GENERIC = frozenset(("总量", "总额", "总数", "总值", "总规模", "规模", "数量", "总面积", "总投资", "总里程", "累计"))
# 社区为30万群众提供服务: the number counts those served, the words before 为 are the agent.
_AGENT_FOR = re.compile(
    r"(?:(?<![作成认名])为|向|给|对|让|使|把)\s*(?:全[区市县省镇州国]|辖区内?|[我本该][区市县省镇])?\s*$"
)
_BEFORE_MODIFIER = re.compile(rf"^(?:{_PREPOSITION})(?=..)")
_GROWN = re.compile(r"(?<=..)(?:增加|增长|减少|新增|增至|达到|下降)$")
_STILL = ("正在", "全部", "均已", "已")
_COORDINATE = re.compile("(?:和|与|及|以及)$")
_STOP_NOUN = re.compile(r"[。；;，,！？!?\n]")


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around one number: ``head`` before it and ``tail`` after it, within the clause and its neighbours."""

    head: str
    tail: str
    unit: Unit
    share: bool


def tidy(words: str) -> str:
    """Return the words before a number without agent, time, scope, connectors, copulas and approximators."""
    if "、" in words:
        words = _RANK.sub("", words)
    words = _LEAD.sub("", _AFTER_NUMBER.sub("", words.lstrip()))
    cut = max((adverb.end() for adverb in _ADVERB.finditer(words)), default=0)
    if cut:
        rest = _trimmed(words[cut:])
        if len(rest) >= 2:
            words = rest
    words = _LEAD.sub("", _trimmed(words))
    scoped = _HAVING.sub("", _SCOPE.sub("", words))
    return scoped if len(scoped) >= 2 else words


def _trimmed(words: str) -> str:
    return _TRAIL.sub("", words) if words and words[-1] in _TRAIL_ENDS else words


def is_verb_only(words: str) -> bool:
    """Say whether the words are verbs without an object (完成, 新建), which borrow one."""
    return len(words) <= _LONGEST_VERB and _ALL_VERB.fullmatch(words) is not None


def object_of(subject: str) -> str:
    """Return a subject without its leading verbs: 完成投资 gives 投资."""
    rest = _FINAL_VERB.sub("", _LEADING_VERB.sub("", subject))
    return rest if len(rest) >= 2 else subject


def split_tail(tail: str) -> tuple[str, str]:
    """Return noun and predicate of the words after a classifier: 教师荣获称号 gives (教师, 荣获称号)."""
    tail = _AFTER_NUMBER.sub("", tail.lstrip())
    if _NO_NOUN.match(tail):
        return "", _STOP_NOUN.split(tail, maxsplit=1)[0] if tail.startswith(_STILL) else ""
    if tail.startswith("的"):
        tail = tail[1:]
    end = _STOP_NOUN.search(tail)
    tail = _TAIL_EDGE.sub("", tail[: end.start()] if end else tail)
    if _PREDICATE.match(tail):
        return "", tail
    predicate = _PREDICATE.search(tail, 1)
    if predicate is None:
        return tail, ""
    return _TAIL_EDGE.sub("", tail[: predicate.start()]), tail[predicate.start() :]


def subject_of(frame: Frame, previous: str | None, context: str) -> str:
    """Return the subject of a level.

    ``previous`` is the subject of the number before it in the sentence; ``context`` the clause before, for a number
    that stands alone (达到3200人).
    """
    noun, predicate = split_tail(frame.tail)
    head = "" if noun and _AGENT_FOR.search(frame.head) else tidy(frame.head)
    if noun and _COORDINATE.search(head):  # 发到农村和50个社区: the noun before 和 is another's
        verb = _LEADING_VERB.match(head)
        head = verb[0] if verb else ""
    modifier = head.endswith("的")
    if _IS_PREPOSITION.fullmatch(head):
        head = ""
    topic = _topic(previous)
    if noun and (not head or modifier or frame.unit.measure == "count" or is_verb_only(head)):
        core = _with_noun(head, noun, predicate, modifier)
    elif head.startswith("占") and frame.share and topic:
        core = topic + head + ("" if head.endswith(("比重", "比例", "份额")) else "比重")
    elif head in _GENERIC and topic:
        core = topic if topic.endswith(head) else topic + head
    elif head and topic and len(head) <= 4 and is_verb_only(head):
        core = head + object_of(topic)
    elif head:
        core = head
    elif noun or predicate:
        core = predicate + (noun or object_of(topic))
    else:
        core = tidy(_clip(_DIGITS.split(context, maxsplit=1)[0])) or topic
        if "累计" in frame.head and "累计" not in core:
            core = "累计" + core
    return finish(core, frame)


def _topic(previous: str | None) -> str:
    """Return what the number before spoke of, without counting suffix and the verb of growth (机场增加数: 机场)."""
    return _GROWN.sub("", _bare(previous)) if previous else ""


def _with_noun(head: str, noun: str, predicate: str, modifier: bool) -> str:
    if not head:
        return predicate + noun
    if modifier:
        head = _BEFORE_MODIFIER.sub("", head)
        return noun if len(head) + len(noun) > LONGEST else head + noun
    if head.endswith(("等", "在")):
        # 组织甲、乙等6家企业申报: the names before 等 are the noun's, the verb is the clause's.
        verb = _LEADING_VERB.match(head)
        return (verb[0] if verb and head.endswith("等") else "") + (predicate or "") + noun
    return head + noun


def finish(core: str, frame: Frame) -> str:
    """Return the subject cut to a readable length, with the suffix of its classifier."""
    core = _balanced(_clip(_SPACE.sub("", core).strip("、，,的'：:；;。")))
    if not core:
        return ""
    suffix = frame.unit.suffix
    if frame.share and not frame.head.strip() and not core.endswith(("率", "占比", "比重", "比例")):
        return core + "占比"
    if not suffix or core.endswith((suffix, "数", "数量", "总数", "量", "率", "面积", "里程", "长度", "额", "人次")):
        return core
    if suffix == "面积" or suffix in ("里程", "长度"):
        return core
    return core + suffix


def _bare(subject: str) -> str:
    """Return a finished subject without its counting suffix."""
    return re.sub(r"(?:人|户|份|件|项|条|处|次|册|株|场|期|台|张|类|起)?数$", "", subject) or subject


def _balanced(words: str) -> str:
    """Return the words without a bracket or quotation mark that stands alone."""
    for opening, closing in ("“”", "（）", "()", "《》", "「」"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words.replace('"', "") if words.count('"') % 2 else words


def _clip(words: str) -> str:
    """Return at most :data:`LONGEST` characters, cut before a verb where one begins within reach, else at the front."""
    if len(words) <= LONGEST:
        return words
    for verb in _VERB_AT.finditer(words, len(words) - LONGEST):
        if len(words) - verb.start() >= 4:
            return words[verb.start() :]
    return words[-LONGEST:]


_SHARED = re.compile(
    r"(?:居民)?(?:人均)?(?:可支配收入|(?:毛?入[园学]|普及|覆盖|完成|达标|合格|安全利用|利用|处理|优良|巩固"
    r"|失业|就业|满意|参保|开工|投产|办结|通过|绿化|入户|知晓|增长|贡献|普惠|覆盖)率|收入|增加值|总产值|产值"
    r"|产量|销售额|销售量|零售额|进出口总?额?|出口|进口|投资|吞吐量|交易额|存款余额|贷款余额|余额|数量|人数"
    r"|面积|营业收入|利润|消费|客流量|总量)$"
)


_COMPLETE = re.compile(rf"(?:{_SHARED.pattern[:-1]}|[数率量额值比度重])$")


def distribute(words: str, parts: int) -> list[str]:
    """Return the ``parts`` subjects that share one verb (城镇和农村居民收入: two), or an empty list."""
    if parts == 2 and words.startswith("城乡") and "、" not in words:
        return ["城镇" + words[2:], "农村" + words[2:]]
    for marks in ("、", "、和", "、和与及"):
        pieces = [piece for piece in re.split(f"[{marks}]", words) if piece]
        if len(pieces) == parts:
            break
    else:
        return []
    shared = _SHARED.search(pieces[-1])
    if shared is None:
        return pieces
    return [piece if _COMPLETE.search(piece) else _joined(piece, shared[0]) for piece in pieces]


def _joined(piece: str, shared: str) -> str:
    """Return a piece with the shared noun behind it, an overlap (居民) printed once."""
    return piece + (shared.removeprefix("居民") if piece.endswith("居民") else shared)
