"""Person names as bylines print them: split at spaces, commas or by surname, Chinese and pinyin."""

from __future__ import annotations

import re

# The hundred commonest family names (2020 census; some 85 % of the population), and those beyond them.
_COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文张劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧賈葉"
    "庞樊殷施陶洪翟颜倪严温季俞鲁葛韦毕聂岳齐庄肖付闫阎兰安牛尤向伍邢申耿路梅莫舒左詹关苗凌费纪靳盛童欧甄游阳裴席覃霍翁"
    "甘柯阮桂柴辛卜祝涂穆喻缪晏翟谌佘谷骆窦娄蒲滕鞠褚芮羿戚邬臧郁佟荆巩卓闵瞿饶冉"
)
# Rarer ones, some of them also common words: they make a name only where a role, a bracket or another name says so.
_RARE = frozenset(
    "肖付闫喻穆农缪晏应卞姬荣寇佘麻迟邝官封谈匡惠南班栗劳谌皮粟冼楼盘闻厉仝郜海阚花权帅朴盖廉禹祖漆巴支卿狄宣相门云容晁都阙戈鹿邸母裘亓"
    "修邰赫杭况逯茹危银亢嵇湛宾戎冶斯元檀信智幸衡富蒲尧鬲隗牧贲堵冒鱼钮仰束滑敖璩那濮扶卿步阙沃查后红游竺权盖益桓仉督晏鄂"
    "闾法秘汝梁年爱佴言福岑薄松井段巫焦谷车侯宓蓬郗印宿怀从索赖卓屠池乔胥能苍双莘翟谭贡劳逄姬申冉郦雍却桑桂牛边浦尚温别庄柴瞿慕茹习艾"
    "容古易慎戈庚终暨居步耿弘匡寇广禄东利蔚越夔隆师巩厍晁勾融冷訾辛阚简饶空曾毋沙乜养鞠须丰巢关蒯后荆红竺逯萨琚苑藏矫覃冯种颉呙练"
    "闭嘎虎钭忻帖院由者邵答随丛稽昝底展旷撒仁泮敏保才回次药芶泽呼补虢税腾卑阿扎拜牙揣吾肇妥鄯贠苟菅谯郏眭麹蔄佰恽宛阴尉朗訚阳鄞"
    "肖閆應榮談聞厲闞權蓋廉雲閻門鍾賓況銀鄺盤農繆樓勞龐滿蘇葉蔣賀覃慶喬紀冼範塗鄔竇鄒賁"
)
_SURNAMES = (
    _COMMON
    | _RARE
    | frozenset(
        "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍"
        "韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单"
        "包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟连鞠艾蒙冀候骆商宗师褚芮羿储荆巩乐糜郁胥佟娄党尚"
        "卓窦丰楚练敖宿仲符和那简沙巫蔺咸籍阴虞蓝全国鄢於满占敬明麦侬展由靖原冷胶雍桑揭呼伊平燕屠辽贡扈璩木初栾库衣仇訾岑奚郎"
        "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧賈葉閻鍾範譚鄒陸龍萬錢湯賀賴龔龐蘭顏嚴盧魯韋畢聶齊莊關費紀歐項陽衛單寧華車邊饒連"
    )
)
_COMPOUND = frozenset(
    (
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "司徒",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "夏侯",
        "端木",
        "申屠",
        "闻人",
        "澹台",
        "宇文",
        "长孙",
        "钟离",
        "轩辕",
        "赫连",
        "南宫",
        "西门",
        "东郭",
        "呼延",
        "淳于",
        "单于",
        "公羊",
        "万俟",
        "独孤",
        "拓跋",
        "完颜",
        "叶赫",
        "纳兰",
        "第五",
        "歐陽",
        "司馬",
        "諸葛",
        "東方",
        "尉遲",
        "公孫",
        "長孫",
        "聞人",
    )
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,15}")
_SEPARATORS = re.compile(r"[\s、,;/|&]+")
# Words that stand between or after names and are none: roles are removed by the grammar of bylines before.
_NO_NAME = re.compile(
    r"(?:报道|摄影|报社|本报|记者|通讯员|编辑|供图|供稿|整理|摄|文|图|实习生|翻译|宣传|中心|新闻|日报|晚报|晨报|时报|在线|网|台|局|办|委|部|"
    r"公司|学校|医院|集团|政府|支队|大队|法院|检察院|银行|街道|社区)$"
)

_PINYIN = """
    " ai an bai bao bi bian bo bu cai cang cao cen chai chang che chen cheng chi chu cui dai dang deng diao
    ding dong dou du duan e fan fang fei feng fu gan gao ge geng gong gou gu guan gui guo han hang hao he hong
    hou hu hua huang huo ji jia jian jiang jiao jin jing ju kang kong kou kuang lai lan lang lei leng li lian
    liang liao lin ling liu long lou lu luan luo lv lyu ma mai man mao mei meng mi miao min ming mo mou mu na
    nan nie ning niu ou pan pang pei peng piao ping pu qi qian qiang qiao qin qiu qu quan ran rao ren rong ru
    ruan san sang sha shan shang shao she shen sheng shi shou shu shuai shui si song su sui sun tai tan tang
    tao teng tian tie tong tu wan wang wei wen weng wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue
    xun yan yang yao ye yi yin ying you yu yuan yue yun zai zang zeng zha zhai zhan zhang zhao zhen zheng zhi
    zhong zhou zhu zhuang zhuo zong zou zu zuo ouyang shangguan sima zhuge situ huangfu
"""
_SYLLABLE_SURNAMES = frozenset(_PINYIN.split())
# Translators write a whole name as one word, too (Wangwei): a surname and one or two syllables.
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ong|iao|ian|ing|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|"
    r"ua|uo|ui|un|ue|a|o|e|i|u|v)"
)
_ONE_WORD = re.compile(rf"(?:{'|'.join(sorted(_SYLLABLE_SURNAMES, key=len, reverse=True))})(?:{_SYLLABLE}){{1,2}}")
_GIVEN = re.compile(rf"(?:{_SYLLABLE}){{1,3}}")
_OUTLET = re.compile(
    r"\b(?:News|Daily|Evening|Morning|Times|Post|Net(?:work)?|Newspaper|Media|TV|Television|Radio|Center|Centre|Bureau|Office|"
    r"Department|Committee|Government|Agency|Press|Online|Station|Weekly|Express)\b"
)
_LATIN_TOKEN = re.compile(r"[A-Z][A-Za-z'’.-]*")


def chinese_names(text: str) -> list[str]:
    """Return the names in ``text``: ``白 雪`` is one name, ``张三李四`` two, an office or a school none."""
    names: list[str] = []
    pending = ""
    tokens = _SEPARATORS.split(text.strip())
    if list(map(len, tokens)) == [1, 1, 1]:  # one name, every character set apart
        tokens = ["".join(tokens)]
    for token in tokens:
        if not token:
            continue
        if pending:
            # A two-character name is set with a space to align with the others: 白 雪; a surname may stand off too.
            token, pending = pending + token, ""
        elif len(token) == 1:
            pending = token
            continue
        names.extend(_unglue(token))
    return names


def _unglue(token: str) -> list[str]:
    if not _HAN_NAME.fullmatch(token) or (len(token) > 2 and token[-1] in "网报"):  # a site, a paper
        return []
    if "·" in token and all(map(is_common_name, token.split("·"))):
        return token.split("·")
    if len(token) <= 3 or "·" in token or (len(token) == 4 and token[:2] in _COMPOUND):
        return [] if _NO_NAME.search(token) and not is_name(token) else [token]
    if _NO_NAME.search(token):
        return []
    # Several names that lost their spaces: every piece must begin with a surname, three characters before two.
    for size in (3, 2, 4):
        head, rest = token[:size], token[size:]
        if is_name(head) and len(rest) >= 2 and rest[0] in _SURNAMES and (tail := _unglue(rest)):
            return [head, *tail]
    return [token] if len(token) == 4 else []


def is_name(text: str) -> bool:
    """Return whether ``text`` is built like a Chinese person's name: a surname and one or two characters."""
    if text[:2] in _COMPOUND:
        return 3 <= len(text) <= 4
    return 2 <= len(text) <= 3 and text[0] in _SURNAMES and (len(text) == 3 or not _NO_NAME.search(text))


def could_be_name(text: str) -> bool:
    """Return whether ``text`` may name a person where a role says that names follow: any surname, no office."""
    return re.fullmatch(r"[\u3400-\u9fff]{2,4}", text) is not None and _NO_NAME.search(text) is None


def is_common_name(text: str) -> bool:
    """Return whether ``text`` is surely a person's name even where no role stands before it."""
    return is_name(text) and (text[0] in _COMMON or text[:2] in _COMPOUND)


def is_plain_name(text: str) -> bool:
    """Return whether ``text`` is a name of three characters whose first is a family name and hardly another word."""
    return len(text) == 3 and is_name(text) and text[0] not in _RARE


def latin_names(text: str, single: bool = False) -> list[str]:
    """Return the names in a run of capitalised words: ``Du Wei Li Yanqi`` is two; separators are kept to.

    ``single`` says that a role stands before them, so that one word may be a whole name (``Wangwei``).
    """
    names: list[str] = []
    for part in re.split(r"[,;/、&|]|\band\b", text):
        tokens = [] if _OUTLET.search(part) else _LATIN_TOKEN.findall(part)
        pinyin = bool(tokens) and tokens[0].lower() in _SYLLABLE_SURNAMES
        if single and len(tokens) == 1 and _ONE_WORD.fullmatch(tokens[0].lower()):
            names += tokens
        while len(tokens) >= 2:
            size = _size(tokens) if pinyin else len(tokens) if len(tokens) <= 3 else 2
            names.append(" ".join(tokens[:size]))
            tokens = tokens[size:]
    return names


def is_pinyin(name: str) -> bool:
    """Return whether a name of Latin letters is a Chinese person's: a surname and given names, all in pinyin."""
    first, *given = name.lower().replace("-", "").replace("'", "").split()
    return first in _SYLLABLE_SURNAMES and bool(given) and all(map(_GIVEN.fullmatch, given))


def _size(tokens: list[str]) -> int:
    """Surname and given name are two words; three where the given name is written apart and no surname follows."""
    if len(tokens) % 2 and len(tokens) >= 3 and all(len(token) <= 6 for token in tokens[:3]):
        odd_fits = len(tokens) == 3 or tokens[3].lower() in _SYLLABLE_SURNAMES
        return 3 if odd_fits and (len(tokens) == 3 or tokens[2].lower() not in _SYLLABLE_SURNAMES) else 2
    return 2
