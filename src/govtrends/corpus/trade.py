"""The words of the trade: roles in bylines, offices, page labels, web buttons, verbs of news.  Data, no rules.

Words are written in simplified characters; matching is on folded text (see :mod:`govtrends.corpus.lines`).
"""

from __future__ import annotations

DESKS = "本报 本台 本刊 本网"
MEDIA = "全媒体 融媒 融媒体"
OUTLETS = (
    "报业 报业集团 传媒集团 电视台 新媒体 融媒 融媒体 融媒体中心 全媒体中心 新闻中心 发布 传媒 广电 时讯 周刊 客户端"
)
RANKS = "首席 见习 实习 特约 特派 资深 特邀 高级 主任 学生 校园 乡村 网格"
WRITERS = "记者 通讯员 评论员 融评员 报道员 信息员 撰稿人 报道组 采访组"
CREDITS = (
    r"实习生 见习生 读者(?=[\s:]) 小记者 拍客 撰稿 撰文 采写 采访 作者 供稿人? 报道 执笔人? 策划 统筹 整理 辑录 "
    "摘编 采编 "
    # whose story it is and who wrote it down: roles before a colon or a stroke, or between names
    r"(?:口述|讲述|记录|编译|文字整理|来稿)人?(?=\s?[:/]) (?<=[\u4e00-\u9fff]\s)(?:口述|讲述)(?=\s)"
)
PHOTO_CREDITS = "摄影报道 摄影 拍摄 航拍 摄像 供图 图片 摄"
EDITORS = (
    "责任编辑 责编 编辑 校对 美编 美术编辑 版式设计 版式 编审 审核 审校 终审 监制 主编 组版 制图 排版 初审 "
    "出品 出品人 总编辑 总监制 总策划 复审 一审 二审 三审 图编 视觉"
)
ORGANISATIONS = (
    "侨联 残联 妇联 工商联 文联 科协 团委 部 局 委 办 中心 院 校 社 队 会 所 站 公司 "
    "街道 镇 乡 村 台 报 网 区 县 市 厂 馆"
)
AGENCIES = "新华社 新华网 中新社 中新网 中国新闻网 人民网 本报 本台 本刊 本网"

ENGLISH_RANKS = (
    r"Special(?:ly)? Our Staff Trainee Intern Chief Full[-\s]media All[-\s]media Convergence\smedia Invited "
    r"Contributing"
)
ENGLISH_ROLES = (
    r"Reporters? Correspondents? Journalists? Authors? Writers? Text/Photo Text\sand\sphotos? "
    r"Photo(?:graph(?:er|y|ed|s)?)?(?:\sby)? By Written\sby Contributors? Communication\smember "
    r"Newsletter(?:\smember)? Interns? Newsm[ae]n Story\sby Words\sby Photographs?\sby"
    r" (?:Photo(?:graphic|graphy)?|Picture)\s[Rr]eport(?:ing|age)? Report(?:ed|ing)?(?=\s*\)?$)"
)
MONTHS = (
    "January February March April May June July August September October November December Jan Feb Mar Apr "
    "Jun Jul Aug Sept Sep Oct Nov Dec"
)

OFFICES = (
    "书记 局长 主任 镇长 乡长 区长 县长 市长 院长 校长 主席 部长 处长 科长 所长 站长 队长 支队长 大队长 行长 "
    "厂长 社长 董事长 总经理 经理 检察长 秘书长 理事长 会长 台长 馆长 村长 委员 负责人 常委 巡视员 调研员 "
    "代表 专员 政委 干事 教授 医师 教导员 指导员 网格员 护士长"
)
SAYING = (
    "说 道 表示 指出 强调 介绍 要求 认为 告诉 坦言 称 回忆 提出 透露 感慨 解释 建议 宣布 讲话 致辞 发言 出席 "
    "主持 参加 调研"
)
STRONG_EVENTS = "召开 举行 举办 启动 揭牌 开工 签约 开班 开幕 闭幕 竣工 调研 督导 慰问 视察"
EVENTS = (
    "开展 启用 检查 走访 座谈 部署 投用 通车 发布 印发 出台 获评 荣获 入选 赴 深入 组织 完成 成立 上线 落户 "
    "落成 达 突破 实现 打造 建成 新增 做好 强化 优化 推进"
)
ACTORS = (
    "区 县 市 镇 乡 村 局 委 会 校 院 部 社 厅 处 所 街道 公司 集团 中心 银行 大队 支队 小学 中学 医院 法院 "
    "检察院 领导 干部"
)
PURPOSES = (
    "确保 推动 助力 奋力 全力 着力 聚焦 坚持 牢记 锚定 凝心 踔厉 勇毅 深入学习 让 不断 切实 扎实 持续 "
    "学习 贯彻 弘扬 践行 喜迎 迎接 奋进 争做 共建 共享"
)
RESULTS = (
    "焕发 焕然 成为 走进 走上 走出 走向 走深 走实 变成 变身 变为 变 迈向 迈入 迎来 绽放 更 跑出 亮出 增 添 护航 落地 "
    "插上 筑牢 筑起 撑起 托起 带来 注入 送到 送上 送 办到 办 用 做 动起来 活起来 美起来 强起来 富起来 有"
)
TRANSITIVES = (
    "提升 推动 推进 助力 筑牢 打造 做好 做实 做优 守护 保障 促进 激活 破解 擦亮 织密 护航 压实 绘就 优化 "
    "强化 深化 赋能 点亮 温暖 解决 化解 引领 激发 服务 托起 撑起 铺就 架起 抓好 抓实 扎实 加快 全力 确保 "
    "加强 夯实 用好 开启 带动 敲开 谱写 构建 串起 建强 管好 办好 普及 宣传"
)
TOWNS = "街道办事处 街道 镇 乡 苏木 开发区 管委会 办事处 社区 村"

# Who asks in a paper's or a hotline's column of questions, by what way, and how the office's answer is headed.
ASKERS = "市民 网友 群众 读者 居民 村民 业主 听众 观众 家长 企业 来电人 来信人 投诉人 诉求人 咨询人 参保人"
WAYS = "来电 来信 留言 提问 咨询 反映 投诉 诉求 求助 建议 热线 关切 疑问 问"
ASKED = (
    "诉求内容 来电内容 来信内容 留言内容 反映内容 投诉内容 咨询内容 反映问题 反映事项 诉求事项 咨询问题 网友诉求 "
    "问题 来电 来信 留言 提问 咨询 诉求 投诉 反映"
)
ANSWERS = (
    "答复 回复 回应 回音 解答 答复内容 回复内容 办理结果 办理情况 处理结果 处理情况 办结情况 办理答复 核查情况 "
    "调查情况 反馈 答"
)

PAPERS = "时讯 晨讯 资讯 日报 晚报 晨报 早报 时报 周报 商报 快报 导报 新报 报 周刊 新闻"
CHANNELS = "APP 客户端 公众号 视频号 微信 微博 抖音 快手 头条号 新闻网 手机报 数字报 电子报 云报 融媒号"
SECTIONS = (
    "要闻 综合新闻 综合 时政 民生 社会 经济 教育 文化 文体 副刊 国内 国际 广告 专版 特刊 导读 简讯 图片新闻 "
    "新闻 本地新闻 县域新闻 镇街新闻 乡镇新闻 基层动态 部门动态 热点 聚焦 关注 评论 读者来信 理论 专题 头版 "
    "一版 二版 三版 四版 公益广告 今日看点 政务 政法 农业 工业 健康 法治 旅游 科技 体育 生活 天下 城事 视点 "
    "观察"
)
# What a column of short items is called; each has a head of its own and often nobody's name.
DIGESTS = "简讯 短讯 快讯 短波 短新闻 一句话新闻 微新闻 集锦 速览 速递 动态 联播 播报 一线传真"
ENGLISH_DIGESTS = (
    r"roundup digest (?:news\s)?in\sbrief (?:news\s)?briefs news\sflash short\snews at\sa\sglance "
    r"(?:weekly|daily|news)\sbriefing"
)
# Channels of a site, as its bar names them one beside the other; 首页 stands first.
BAR = (
    "首页 主页 新闻 要闻 时政 本地 镇街 街镇 乡镇 街道 部门 专题 视频 图片 直播 电视 广播 报纸 政务 政务公开 "
    "政务服务 互动交流 政民互动 民生 服务 便民服务 社会 经济 教育 健康 旅游 文化 评论 党建 生活 法治 数字报 电子报 "
    "视听 融媒 新闻中心 走进 概况 招商 公告 通知公告 登录 注册 搜索 更多 APP"
)
BUTTONS = (
    "下载 打印 打印本页 全屏 收藏 加大 还原 减小 大 中 小 返回 返回顶部 返回首页 关闭 关闭窗口 首页 点赞 "
    "放大 缩小 默认 正常 朗读 复制链接 字体 纠错 "
    "内容详情 文章详情 新闻详情 信息详情 新闻正文 正文 "
    "评论 回复 我要评论 发表评论 查看全文 展开全文 过往期刊 往期期刊 暂无简介 暂无评论 暂无图片 "
    "我要评报 隐藏留言须知 分享按钮 "
    r"Video\sPlayer(?:\s?Close)? Follow\sus(?:\s@)? Contribute\sto\sus!? "
    r"转发 在看 相关报道 相关链接 相关阅读 相关新闻 相关附件 Print Home Contact\sus About\sus Site\s?map Back\sto\stop "
    r"Share\s-\sWeChat "
    r"Privacy(?:\spolicy)? Terms\sof\s(?:use|service)"
)
LABELS = (
    r"\[?字号 分享 分享到 原标题 上一篇 下一篇 来源 时间 发布时间 更新时间 发稿时间 发布日期 更新日期 浏览次数 "
    r"阅读次数 点击次数 浏览量 阅读量 点击量 当前位置 您的位置 您现在的位置 信息来源 文章来源 索引号 Source "
    r"Views? Clicks? Editors? Editors?\sin\scharge Share Share\sto"
)
IMPRINT = (
    r"国内统一连续出版物号 统一刊号 国内统一刊号 邮发代号 新闻热线 广告热线 广告电话 广告部 报料 准印证 承印 "
    r"印刷厂 扫一扫 扫描二维码 二维码$ 扫码关注 扫码阅读 扫码下载 扫码观看 扫码看 版权所有 未经授权 每份定?价 "
    r"全年定?价 零售价 https?:// www\. 主管主办 内部资料 内部发行 免费(?:交流|赠阅) "
    r"(?:部|委|社|中心|政府|办公室)主[管办](?:$|\s)"
)
IMPRINT_LABELS = "邮箱 信箱 地址 邮编 邮政编码 电话 网址 主管 主办 协办 出版 印刷"
# Labels of a web page's meta line, with a colon and a value or none behind them.
META_LABELS = (
    r"来\s?源 稿件来源 信息来源 文章来源 新闻来源 作\s?者 编\s?辑 时间 日期 发布时间 发布日期 更新时间 更新日期 "
    "发稿时间 发表时间 录入时间 添加时间 阅读 浏览 点击 浏览次数 阅读次数 点击次数 点击数 浏览量 阅读量 点击量 字号 "
    "字体 字体大小 语音 语音阅读 语音播报 分享 分享到 发布人 发布者 观看 观看次数 播放 播放量 "
    "发布机构 信息提供 供稿 供稿单位 作者单位 报送单位 撰稿人 审核人 责任人 关键词 索引号 文号 栏目 分类"
)
NAVIGATION = (
    "返回主页 返回首页 返回目录 返回版面 版面导航 标题导航 版面概览 版面目录 上一期 下一期 上一版 下一版 往期回顾 "
    r"往期报纸 PDF版阅读 PDF版 PDF下载 数字报首页 本版列表新闻 本版新闻列表 本版标题"
)
SITE = (
    r"当前的?位置\s?: 现在的?位置(?:是\s?:|\s?:) 所在的?位置\s?: 您的位置\s?: 设为首页 "
    "加入收藏 收藏本站 欢迎访问 欢迎您访问 欢迎光临 欢迎来到 ICP备 ICP证 公网安备 网站标识码 网站备案 内容保障 "
    r"网站地图 不良信息举报 举报邮箱 举报电话: 无障碍浏览 无障碍阅读 技术支持: 版权所有 浏览器版本 许可证[号编:] "
    r"政府主办(?:$|\s) 委员会主办(?:$|\s) 办公室主办(?:$|\s) 关于我们(?:$|[|\s]) 联系我们$ All\sRights\sReserved "
    r"enpproperty"
)
RIGHTS = (
    r"凡本[网报站] 凡注明 凡来源 凡标[注明] 凡署名 版权声明 版权说明 版权归 免责声明 特别声明 郑重声明 声明:[本此该以] "
    r"如因(?:作品|新闻|稿件|版权) 如需(?:使用|转载) 如有侵权 如涉及(?:版权|侵权) 本[网站](?:站|所有|凡|转载|注明|声明) "
    r"本文(?:仅代表|不代表|来源|转载) 转载请注明 转载须 未经本[报网站社] 您的IE 您的浏览器 以上内容(?:仅|不代表) "
    r"投稿(?:邮箱|热线|信箱) 欢迎(?:投稿|关注本) Leave\sa\s[Rr]eply Your\semail\saddress "
    r"您在[\u4e00-\u9fff]{2,10}留言板 如您对管理有意见 [\u4e00-\u9fff]{2,10}拥有管理笔名 Welcome\sto\s(?:\w+\.){2} "
    r"Notice:\sThe\s(?:above\s)?content Disclaimer:"
)
RELATED = (
    r"往期推荐 往期回顾 往期精彩 精彩推荐 "
    r"新闻推荐 相关新闻 相关报道 相关阅读 相关文章 相关推荐 推荐阅读 延伸阅读 热门推荐 热点新闻 猜你喜欢 更多新闻 "
    r"Related\snews Related\sstories Related\sarticles Related\sreading Read\smore More\snews"
)
ENGLISH_SECTIONS = (
    r"News Latest(?:\snews)? Photos? Videos? Society Business Culture Education Government\saffairs "
    r"(?:Local|Economic|County|Township|Community|Education|Comprehensive|Domestic|International|Important|Brief|"
    r"Picture|Photo|District|Social|Political|Rural|Top|Today's)\snews News\sin\sbrief News\sbriefs? Headlines "
    r"Front\spage Local\sversion Special\sedition Advertisements?"
)
ENGLISH_BAR = (
    r"Home News Government Services? About Contact Tourism Travel Business Culture Investment Visit Videos? Photos? "
    r"Sports Opinion Language Chinese English Search Login Register Events Society Life Local Economy Education Health "
    r"Special Topics? Media More Affairs Policy Party People"
)
ENGLISH_PAPERS = (
    r"This\sWeek Weekly Daily Today Times Herald Gazette Digest Bulletin Express Observer Newsletter Briefing"
)
ENGLISH_SITES = (
    r"Online Network Website Media\s(?:Center\s)?Home "
    r"(?:Convergence|Rong|Integrated)\sMedia(?:\sCent(?:er|re))? Media\sCent(?:er|re) "
    r"Web\ssite Portal Home\s?page Information\sNetwork News\sNetwork"
)
ENGLISH_LABELS = (
    r"Sources? Authors? Editors? Editors?\sin\scharge Responsib(?:le|ility)\seditors? Time Date Reading\svolume "
    r"(?:Publish(?:ed)?|Publication|Release[d]?|Updated?|Posted)(?:\s(?:Time|Date|On|At))? Views? Clicks? "
    r"(?:(?:News|Service|Reader|Complaint)\s)?Hotline Tel(?:ephone)? Phone Font(?:\ssize)? Share(?:\sto)? "
    r"From Sponsor(?:ed\sby)? Organi[sz]er Reprinted\sfrom Tags? Keywords? Original\stitle Chinese\sDictionary "
    "E-?mail Address"
)
NOTICES = "公告 通告 启事 声明 更正 公示 讣告 招聘信息 天气预报 今日天气 通知 征集令 致歉"
ENGLISH_NOTICES = r"Notice Announcement Corrections? Weather\sforecast Public\snotice Errata Obituary"

# Translated pages: the words that machine translation gives for those above.
ENGLISH_EVENTS = (
    r"holds? held convenes? convened launche[sd] opens? opened visits? visited inspects? inspected investigates? "
    r"investigated starts? started signs? signed celebrates? celebrated"
)
# Verbs of English heads, as they are written behind a subject in the plural; see headlines.py for the other forms.
ENGLISH_VERBS = (
    "add aid aim answer approve arrive attract award back ban become begin benefit boost bring build call care "
    "carry catch celebrate check cheer clean clear climb close come complete connect crack create cross cut "
    "deliver donate draw drive earn ease enjoy ensure enter exceed expand explore extend face fall feel fight "
    "fill find finish get give go greet grow guard head heat help hit hold host improve inject inspect join keep "
    "launch lay lead learn lift light link list look make mark meet move name offer open pass pay plant play pour "
    "preserve prevent promote protect provide race raise reach receive record recover recruit reduce remain renew "
    "renovate repair report rescue restore return revive ride rise roll run save see seek sell send serve set "
    "settle shine show simplify sing solve speed spread start stay step stop strengthen support take tap teach "
    "tell top train transform try turn unveil upgrade urge use visit vow walk warm warn welcome win"
)
ENGLISH_ACTORS = (
    "District Subdistrict City County Town Township Street Village Community Bureau Committee School Hospital Court "
    "Municipal Government"
)
ENGLISH_PURPOSES = (
    r"Adher(?:e|ing) Ensur(?:e|ing) Striv(?:e|ing) Promot(?:e|ing) Strengthen(?:ing)? Insist(?:ing)? Focus(?:ing)? "
    r"Improv(?:e|ing) Deepen(?:ing)? Optimi[sz](?:e|ing) Anchor(?:ing)? Keep(?:ing)?"
)
ENGLISH_OFFICES = (
    "Director Secretary Mayor Chief Head Minister Deputy President Dean Captain Commissioner Chairman Governor "
    "Principal"
)
ENGLISH_SAYING = (
    r"said says introduced introduction introduces emphasi[sz]ed stated stressed answered replied "
    r"asks? asked told"
)


def any_of(words: str) -> str:
    """Return a pattern that matches one of the blank-separated ``words``, the longest first."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


def branch(*words: str) -> str:
    """Return the blank-separated ``words`` as one flat alternation, the longest first.

    The engine skips to the first letters of an alternation only where no group hides them; a search for rare words
    through every line is several times as fast that way.
    """
    return "|".join(sorted(" ".join(words).split(), key=len, reverse=True))
