"""Whole pages, segmented: whose they are, and whose each article is."""

from __future__ import annotations

import pytest

from govtrends.corpus.segment import segment
from govtrends.facts.place import read_places
from govtrends.model import Page
from govtrends.registry.places import gazetteer

CANAL = "修好水渠四公里，两千亩麦田喝上了水，村民都说方便。"
HOME = f"市中区召开春灌会\n本报讯 枣庄市市中区召开春灌会，我区各镇参加，区委书记讲话。{CANAL}（何清明）\n\n"
CANAL_EN = "The canal was cleared this spring, and two thousand mu of wheat got water. The villagers like it."


def read(text: str, language: str = "zh") -> tuple[str | None, list[str | None]]:
    page = Page("p", "page.txt", text, "utf-8", "0" * 64, language)
    articles = segment(page)[0]
    reading, own, _ = read_places(page, articles, gazetteer())
    pairs = zip(articles, own, strict=True)
    return reading.district_code, [place.district_code for a, place in pairs if a.kind not in ("masthead", "notice")]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (f"滕州市：一渠清水进万家\n本报讯 滕州市{CANAL}（赵小寒）", "370481"),
        (f"一渠清水进万家\n滕州讯 近日，{CANAL}（赵小寒）", "370481"),
        # A city's or province's own news on a district's page
        (
            "枣庄市召开全市春灌工作会议\n本报讯 5月9日，枣庄市召开全市春灌工作会议，市委书记讲话，市长主持，"
            "各区（市）负责同志参加。会议要求，全市上下要抓好春灌。（赵小寒）",
            "370400",
        ),
        # … and its people on a visit to the district
        (f"枣庄市领导来市中区调研春灌\n本报讯 副市长带领市调研组来市中区，区长陪同。{CANAL}（赵小寒）", "370402"),
        (f"市中区考察团赴滕州市学习\n本报讯 市中区考察团赴滕州市学习，区委书记带队。{CANAL}（赵小寒）", "370402"),
        (f"齐村镇：一渠清水\n齐村讯 齐村镇{CANAL}（赵小寒）", "370402"),
    ],
)
def test_the_second_article_of_a_district_s_page(second: str, code: str) -> None:
    assert read(f"{HOME}{second}\n") == ("370402", ["370402", code])


def test_a_province_s_own_news_on_a_district_s_page() -> None:
    text = "山东省安排春灌资金\n本报讯 5月9日，山东省财政厅下达春灌资金，全省各市受益，省水利厅派出专家。（赵小寒）\n"
    assert read(HOME + text) == ("370402", ["370402", "370000"])


def test_a_partner_far_away_takes_no_page() -> None:
    text = "我区与对口帮扶县签约\n本报讯 枣庄市市中区与云南省昭通市巧家县签约，区委书记参加，我区企业投资。"
    text += f"{CANAL}（何清明）\n"
    assert read(text) == ("370402", ["370402"])


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("幸福滕州\n2023年5月9日 星期二 第3版\n\n{}", "370481"),
        ("今日桐庐\n2023年5月9日 星期二 第3版\n\n{}", "330122"),
        ("新密新闻\n2023年5月9日 星期二 第3版\n\n{}", "410183"),
        ("荥阳时报\n2023年5月9日 星期二 第3版\n\n{}", "410182"),
        ("首页 > 渭城新闻 > 镇街动态\n{}", "610404"),
        ("{}\n主办：渭城区人民政府办公室 版权所有\n", "610404"),
    ],
)
def test_the_frame_of_a_page_says_whose_it_is(frame: str, code: str) -> None:
    text = f"一渠清水进万家\n本报讯 近日，志愿者下田。{CANAL}（何清明）\n"
    assert read(frame.format(text)) == (code, [code])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            f"Shizhong District, Jinan City clears canals\nBy Qian Xiaoman\n{CANAL_EN} The district will go on.",
            "370103",
        ),
        (f"Xi'an's Chang'an District clears canals\n{CANAL_EN} Chang'an District of Xi'an works.", "610116"),
        (f"Villagers clear canals\nTime: 2023-05-09\n{CANAL_EN}\n\nCopyright Luohu District Government.", "440303"),
        (
            f"Yanqing Daily\nTuesday, May 9, 2023 Page 2\n\nVillagers clear canals\n{CANAL_EN}",
            "110119",
        ),
        (
            f"Xinhua District clears canals\n(Reporter Qian Xiaoman) {CANAL_EN} Pingdingshan, Henan Province.",
            "410402",
        ),
        (f"Xinhua District clears canals\n(Reporter Qian Xiaoman) {CANAL_EN} The district works.", None),
    ],
)
def test_english_pages(text: str, code: str | None) -> None:
    assert read(text + "\n", "en") == (code, [code])


@pytest.mark.parametrize("last", ["香港特别行政区、香港特别行政区繁荣稳定。", "老解放区增产，各解放区丰收。"])
def test_what_a_national_report_names_last_is_not_where_it_is(last: str) -> None:
    country = "我国经济增长，全国一盘棋，国务院部署。" * 25
    assert read(f"政府工作报告\n\n现在，我代表国务院作报告。{country}{last}") == (None, [None])


def test_a_district_with_a_common_name_is_read_where_no_word_turns_it_into_another() -> None:
    assert read("焦作市解放区修路\n\n本报讯 解放区全区修路四公里，解放区委督办。")[0] == "410802"


def test_an_english_site_of_a_city_carries_the_news_of_its_districts() -> None:
    items = "".join(
        f"{name} clears canals\n[InZaozhuang--{name}] Workers of {name} District cleared canals.\n\n"
        for name in ("Xuecheng", "Yicheng", "Taierzhuang")
    )
    text = f"Zaozhuang Weekly Briefing\n\n{items}Copyright Zaozhuang Online\n"
    assert read(text, "en") == ("370400", ["370403", "370404", "370405"])


def test_an_english_head_that_names_the_city_is_of_the_city() -> None:
    text = (
        f"Xuecheng clears canals\nTime: 2023-05-09\n{CANAL_EN} Xuecheng District, Xuecheng District.\n\n"
        f"Canals of Zaozhuang are clear\nTime: 2023-05-09\n{CANAL_EN} The Municipal Water Bureau of Zaozhuang.\n"
    )
    assert read(text, "en") == ("370403", ["370403", "370400"])


def test_a_county_with_its_province_before_it_takes_an_article() -> None:
    text = f"{HOME}广东五华：一渠清水\n本报讯 广东省五华县{CANAL}（赵小寒）\n"
    assert read(text)[1][1] == "441424"


@pytest.mark.parametrize(("where", "code"), [("怡园街道", "371002"), ("威海火炬高技术产业开发区", "371071")])
def test_a_town_that_statistics_count_to_a_zone_is_the_paper_s_own(where: str, code: str) -> None:
    home = HOME.replace("枣庄市市中区", "威海市环翠区").replace("市中区", "环翠区")
    assert read(f"{home}{where}：一渠清水\n本报讯 {where}{CANAL}（赵小寒）")[1] == ["371002", code]
