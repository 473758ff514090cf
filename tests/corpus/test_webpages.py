from __future__ import annotations

from pathlib import Path

import pytest

from govtrends.corpus.files import Unreadable
from govtrends.corpus.read import Source, find_sources, read_source
from govtrends.corpus.webpages import declared_encoding, read_html
from govtrends.model import Page, Problem

PARAGRAPHS = (
    "本报讯（记者 林小禾）今年以来，云溪区新建口袋公园十二处，面积三万平方米，居民散步有了好去处。",
    "区园林中心负责人介绍，全区公园绿地面积同比增长8.5%，年内还将改造旧公园四处。",
)
HEAD = """<div class="header"><a href="/">首页</a> | <a href="/n">新闻中心</a> | <a href="/b">返回目录</a></div>
<div class="nav"><ul><li><a href="1.html">第01版：要闻</a></li><li><a href="2.html">第02版：综合</a></li></ul></div>"""
FOOT = (
    """<div class="footer">版权所有 云溪日报社 备案号：某备00000000号</div><script>var hidden="脚本里的字";</script>"""
)


def page(
    title: str = "云溪日报数字报-口袋公园添绿意", charset: str = "utf-8", dateline: str = "2023年05月16日 星期二"
) -> str:
    body = "".join(f"<p>　　{text}</p>" for text in PARAGRAPHS)
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{title}</title><style>p{{color:red}}</style>
<script>alert("脚本里的字")</script></head><body>{HEAD}<div class="main"><p>民生实事见行动</p><h1>口袋公园添绿意</h1>
<h2>居民出门就能散步</h2><div class="info">{dateline} 来源：云溪日报</div>
<div id="ozoom">{body}</div></div>{FOOT}</body></html>"""


def test_the_article_is_kept_and_the_furniture_dropped() -> None:
    found = read_html(page())
    lines = found.text.split("\n")
    assert [line for line in lines if line.startswith(("口袋", "居民"))] == ["口袋公园添绿意", "居民出门就能散步"]
    assert lines[-2:] == list(PARAGRAPHS)
    for furniture in ("首页", "返回目录", "第02版", "版权所有", "脚本", "color"):
        assert furniture not in found.text
    assert (found.title, found.date, found.paper) == ("口袋公园添绿意", "2023-05-16", "云溪日报")


def test_what_the_page_does_not_print_plainly_is_no_hint() -> None:
    found = read_html(page(title="云溪区人民政府门户网站", dateline="2023年05月16日 星期五"))
    assert (found.date, found.paper) == (None, None)
    assert found.title == "口袋公园添绿意"
    twice = read_html(page(dateline="2023年05月16日 星期二 上一期 2023年05月15日 星期一"))
    assert twice.date is None


def test_the_day_in_front_of_a_source_is_that_of_publication() -> None:
    assert read_html(page(dateline="2023年05月16日")).date == "2023-05-16"
    assert read_html(page(dateline="2023-5-16 08:30:00 |")).date == "2023-05-16"
    two = read_html(page(dateline="2023年05月16日 来源：云溪发布 2023年05月18日"))
    assert two.date is None


def test_a_page_set_in_nested_tables_with_breaks_for_paragraphs() -> None:
    body = "<br>&nbsp;&nbsp;".join(PARAGRAPHS)
    rows = f"<tr><td>{HEAD}</td></tr><tr><td><strong>口袋公园添绿意</strong></td></tr>"
    rows += f"<tr><td><div><story-content>&nbsp;&nbsp;{body}</story-content></div></td></tr>"
    found = read_html(
        f"<html><head><title>口袋公园添绿意-云溪日报</title></head><body><table>{rows}</table>{FOOT}</body>"
    )
    assert found.text.split("\n") == ["口袋公园添绿意", *PARAGRAPHS]
    assert (found.title, found.paper, found.left_out) == ("口袋公园添绿意", "云溪日报", ())


def test_a_list_of_links_is_no_article() -> None:
    links = "".join(f'<li><a href="{n}.html">第{n}条标题：公园添绿意</a></li>' for n in range(20))
    with pytest.raises(Unreadable, match="not a list of links"):
        read_html(f"<html><body>{HEAD}<ul>{links}</ul></body></html>")


def test_running_text_that_is_not_taken_is_told(tmp_path: Path) -> None:
    footer = "<footer><p>本网站所载内容均为演示所写，未经许可不得转载，违者将依法追究责任。</p></footer>"
    (tmp_path / "a.html").write_text(page().replace("</body>", f"{footer}</body>"), encoding="utf-8")
    problem, found = read_source(tmp_path / "a.html", "a.html")
    assert isinstance(problem, Problem) and isinstance(found, Page)
    assert problem.reason == "text left out" and "本网站所载" in problem.detail and "本网站所载" not in found.text


def test_a_headline_outside_the_text_is_put_first() -> None:
    html = (
        page().replace("<h1>口袋公园添绿意</h1>", "").replace('<div class="nav">', '<div class="nav">口袋公园添绿意', 1)
    )
    found = read_html(html)
    assert found.text.startswith("口袋公园添绿意\n") and found.text.count("口袋公园添绿意") == 1


@pytest.mark.parametrize(
    ("charset", "codec"), [("gb2312", "gb18030"), ("GBK", "gb18030"), ("utf-8", "utf-8"), ("big5", "big5hkscs")]
)
def test_the_declared_encoding_is_read_as_browsers_do(charset: str, codec: str) -> None:
    assert declared_encoding(page(charset=charset).encode()) == codec


def test_an_old_page_in_gbk(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_bytes(page(charset="gb2312").encode("gb18030"))
    (found,) = read_source(tmp_path / "a.htm", "a.htm")
    assert isinstance(found, Page)
    assert (found.encoding, found.paper, found.date_hint, found.language) == ("gb18030", "云溪日报", "2023-05-16", "zh")
    assert PARAGRAPHS[0] in found.text


def test_the_card_outweighs_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "a.card.yml").write_text("known: {paper: 青石报, issue_date: 2023-05-17}", encoding="utf-8")
    (found,) = read_source(tmp_path / "a.html", "a.html")
    assert isinstance(found, Page) and (found.paper, found.date_hint) == ("青石报", "2023-05-17")


def test_the_folder_that_a_browser_saves_beside_a_page_is_no_source(tmp_path: Path) -> None:
    for name in ("a.html", "a_files/frame.html", "a_files/logo.png", "b_files/b.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(page(), encoding="utf-8")
    found = [Path(item.given).name for item in find_sources([tmp_path]) if isinstance(item, Source)]
    assert found == ["a.html", "b.html"]


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><script>云溪区云溪区</script></body></html>",
        "<" * 1000,
        "<div>" * 20_000,
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><html>&b;</html>",
        "\x00<html>\ufffe",
        "<?xml version='1.0' encoding='utf-16'?><html></html>",
    ],
)
def test_a_page_without_an_article_says_so(html: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_html(html)
    assert caught.value.reason in {"no article", "broken web page"}


def test_no_file_is_read_through_a_page(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不该读到的字", encoding="utf-8")
    entity = f'<!DOCTYPE html [<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
    (tmp_path / "a.html").write_text(
        page().replace("<!DOCTYPE html>", entity).replace("民生实事", "&f;"), encoding="utf-8"
    )
    (found,) = read_source(tmp_path / "a.html", "a.html")
    assert isinstance(found, Page | Problem) and "不该读到" not in str(found)
