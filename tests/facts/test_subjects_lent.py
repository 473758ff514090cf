"""What a subject takes from the sentence before it: events, wholes, bodies, services, the sums of gifts."""

from __future__ import annotations

import pytest

from govtrends.facts.english import find_english
from govtrends.facts.indicators_frame import read_chinese

SUBJECTS = {
    # a part bears the verb, and the service, of its whole; the whole may end the sentence before
    "7月，市民服务热线共受理诉求900件，下降5%。其中，咨询400件、求助300件。": (
        "市民服务热线受理诉求件数 市民服务热线受理诉求件数 市民服务热线受理咨询件数 市民服务热线受理求助件数"
    ),
    "12319城管热线累计受理来电80件。": "12319城管热线受理来电件数",
    "引进项目32个，其中农业项目8个。": "引进项目数 引进农业项目数",
    "建设项目90个，其中工业建设项目30个。": "建设项目数 工业建设项目数",
    "完成投资9亿元，其中工业投资4亿元。": "完成投资 工业投资",
    "新增学位900个，其中300个用于随迁子女。": "新增学位数 用于随迁子女学位数",
    # a total is no part of what came new
    "新登记企业30家，总量达400家。": "新登记企业数 企业总量",
    # a verb alone takes what the sentence before counted
    "全县有校外培训机构40家。目前，已注销31家。": "校外培训机构数 注销校外培训机构数",
    "全县有校外培训机构40家。\n目前，已注销31家。": "校外培训机构数 注销数",
    "注销网吧31家，保留9家。": "注销网吧数 保留网吧数",
    # members are those of the body before
    "镇里组建护河队5支，队员60人。": "组建护河队数 护河队队员人数",
    "镇里有社区5个，党员60人。": "社区数 党员人数",
    # what was watched, staged or joined stands in a clause before
    "5月6日，柳河镇举办龙舟赛，12支队伍同台竞技，吸引900名群众到场观看。": ("参加龙舟赛队伍数 观看龙舟赛群众人数"),
    "5月6日，柳河镇举办龙舟赛，16支队伍的锣鼓、花船轮番上阵。": "参加龙舟赛队伍数",
    "全市学校全部开展课后服务，参与学生5.9万人。": "参与课后服务学生人数",
    # those who came of those expected; a verb with how it ended; a part of an area
    "会议应到委员90名，实到88名。": "会议应到委员人数 实到委员人数",
    "受理劳资纠纷60起，调解成功58起，成功率96.7%。": "受理劳资纠纷起数 调解成功劳资纠纷起数 调解劳资纠纷成功率",
    "检查发现隐患60处，整改到位58处。": "检查发现隐患处数 整改到位隐患处数",
    "完成造林900亩，其中核桃300亩。": "完成造林面积 核桃造林面积",
    "完成造林900亩，其中新造林300亩。": "完成造林面积 新造林面积",
    # a sum of what was counted, a mean a pupil; what was held somewhere or reaches everybody
    "发放创业贷款60笔，金额900万元。": "发放创业贷款笔数 创业贷款金额",
    "现有图书90万册，生均30册。": "图书册数 图书生均册数",
    "全县学校课后服务实现全覆盖，参与学生3万人，参与教师900人。": "参与课后服务学生人数 参与课后服务教师人数",
    "5月6日，龙舟赛在柳河湿地公园举行，900名选手同台竞技。": "参加龙舟赛选手人数",
    # where a thing lies, and the preposition before the next number
    "学校把围墙边3亩荒地开辟成菜园。": "开辟成菜园荒地面积",
    "投入3000万元对60个小区进行改造。": "小区改造投入资金 改造小区数",
    # a rate takes of a long name the kind alone
    "办理县长信箱、政务热线等群众诉求900件，办结率98%。": "办理群众诉求件数 群众诉求办结率",
    # people sent out, by what they do there; all of a group by what all of them did
    "镇里组织巡护员86名在重点路口设卡检查。": "设卡检查巡护员人数",
    "司机300名全部培训合格后上路。": "培训司机人数",
    "隐患30处全部整改。": "整改隐患处数",
    # gifts that are brought to a home, and what they are worth
    "镇里为20户困难户送去大米、食油和慰问金，折合人民币3万元。": "慰问困难户户数 慰问困难户款物折合金额",
    "工会为60名工人送去法律知识。": "送去法律知识工人人数",
    "捐赠图书300册，价值2万元。": "捐赠图书册数 捐赠图书价值",
    # a mean per household is its own number's
    "带动300户农户户均增收5000元。": "带动农户数 农户户均增收",
    "桃园面积900亩，鲜桃产量30吨，实现产值80万元。": "桃园面积 鲜桃产量 鲜桃产值",
    # where, when, who and with whom are no part of it
    "在水库、河道边设护栏60块。": "设护栏数",
    "暑期将至，我们组织教师家访400户，与家长签订承诺书70份。": "组织教师家访户数 签订承诺书份数",
    "我们承诺再完成矿山绿化300亩。": "完成矿山绿化面积",
    "新建学校8所，3所今年秋季投入使用。": "新建学校数 投入使用学校数",
    "推出古镇民俗巡游、非遗集市等文旅活动26场。": "推出文旅活动场数",
    # a share that rose; a level is no part of a name; a thing whose part is played
    "税收占总收入的比重达80%，比上年提高2个百分点。": "税收占总收入的比重 税收占总收入的比重",
    "全县平均浓度为每立方米27.6微克，同比下降21%。": "平均浓度",
    "充分发挥90名网格员作用。": "网格员人数",
    "9家企业进入全国500强。": "进入全国500强企业数",
    # sums by what they were spent on, shares by what they are shares of
    "柳河县投入22亿元建校舍。": "投入建校舍金额",
    "财政总收入9亿元，其中地方收入5亿元，为年初预算的102%。": "财政总收入 地方收入 地方收入为年初预算的比例",
    "开展食品抽检900批次，其中在农村地区抽检300批次。": "开展食品抽检批次 食品抽检批次",
    # those served and those who act together are no part of it
    "为群众追赃挽损90万元。": "追赃挽损",
    "县水务局、县住建局联合抽测井盖90个。": "抽测井盖数",
    "我们面向社会公开招聘教师90名。": "招聘教师人数",
    "在水库、坝塘安装摄像头34套。": "安装摄像头套数",
    # several works in one clause
    "对1.6公里管道和54口水井进行了清洗。": "清洗管道 清洗水井口数",
    "实现120户400人脱贫、3个村退出。": "脱贫户数 脱贫人数 村退出数",
    "投入4000万元新建县第四小学等5所学校。": "投入新建县第四小学等学校金额 新建学校数",
    # 和, 各 that begin a name or go with a class
    "和顺古镇日最大客流量达1.8万人次。": "和顺古镇日最大客流量",
    "各类市场主体达到900户。": "各类市场主体户数",
}


@pytest.mark.parametrize(("sentence", "subjects"), SUBJECTS.items())
def test_subjects(sentence: str, subjects: str) -> None:
    assert " ".join(reading.subject for reading in read_chinese(sentence)) == subjects


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("Police broke up the ring, seizing 11 suspects.", ["suspects seized"]),
        ("Growers harvested 900 tons of plums, 30 tons more than last year.", ["plum harvest"] * 2),
        ("The village has 60 mu of orchards, and 90 percent of the 41 households grow plums.",
         ["orchards area", "households grow plums", "households grow plums"]),
        ("Last year online fraud made up 54 percent of all cases.", ["online fraud"]),
        ("The jewels worth 6 million yuan were returned to 29 victims.", ["jewels", "victims jewels returned"]),
        ("Officers froze about 3 million yuan.", ["funds frozen"]),
        ("Inspectors issued fines totaling 2 million yuan.", ["issued fines"]),
        ("Firemen put out 94 fires, 17 fewer than last year. 41 of them were caused by bikes.",
         ["fires put out", "fires put out", "fires put out caused"]),
    ],
)  # fmt: skip
def test_english_subjects(sentence: str, subjects: list[str]) -> None:
    assert [reading.subject for reading in find_english(sentence)] == subjects


def test_what_is_more_by_a_number_is_a_change() -> None:
    harvest, more = find_english("Growers harvested 900 tons of plums, 30 tons more than last year.")
    assert (harvest.direction, more.direction, more.basis, more.measure) == (None, "up", "vs_last_year", "weight")
    assert find_english("Online fraud made up 54 percent of all cases.")[0].direction is None
