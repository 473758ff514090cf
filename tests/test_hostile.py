"""Page text is data: markup, templates, formulas and paths in pages, names and themes come out as text."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pypdf
import pytest

from govtrends.pipeline import build
from govtrends.report.batch import run
from govtrends.report.request import Request, plan_request

pytestmark = pytest.mark.slow

SCRIPT = "<script>alert(1)</script>"
HANDLER = "<img src=x onerror=alert(2)>"
TYPST = '#read("SECRET")'
MARKDOWN = "[点此](javascript:alert(3)) ![图](SECRET) {{< include SECRET >}} `r x` $x^2$ ```{=html} <i>斜</i> ```"
LUA = "::: {.callout-note onclick=alert(4)} ] } % \\ @fig-x {#id} [^1]"
PAGE = f"""{SCRIPT}全区文明城市创建推进会召开

□通讯员 张小明 李大为

本报讯 7月20日，云溪区召开文明城市创建推进会。{HANDLER}文明城市{TYPST}创建以来，全区入户走访18627户，{MARKDOWN}解决
问题5142件。

{LUA}全区疫情防控形势平稳，完成核酸检测{SCRIPT}4.2万人次，双减政策落实到23所学校，{TYPST}群众满意度达到95.4%。
"""
THEME = f"""
"{SCRIPT}主题":
  definition: '{HANDLER}{TYPST}'
  english_name: '{HANDLER}'
  source: '{SCRIPT}'
  keywords: [解决问题]
"""


class Elements(HTMLParser):
    """Collects what a browser would run, and the text that it would show."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in.append(tag)
        self.handlers += [str(value) for name, value in attrs if name.startswith("on")]
        self.links += [str(value) for name, value in attrs if name in ("href", "src", "srcdoc", "action")]

    def handle_endtag(self, tag: str) -> None:
        while self._in and self._in.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        (self.scripts if self._in and self._in[-1] == "script" else self.text).append(data)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Briefings of two districts and their comparison, from pages that try everything."""
    folder = tmp_path_factory.mktemp("hostile")
    secret = folder / "secret.txt"
    secret.write_text("机密内容不得外泄", encoding="utf-8")
    pages = folder / "pages"
    pages.mkdir()
    for number, district in enumerate(("370402", "410104"), start=1):
        for name in (f"a<b>&'\"#{number}.txt", f"$(touch x);|`{number}`.txt"):
            text = PAGE.replace("SECRET", secret.as_posix()).replace("18627", f"186{number}{len(name)}")
            (pages / name).write_text(text, encoding="utf-8")
            card = f"known: {{paper: '{SCRIPT}报', district: '{district}', issue_date: 2022-07-20}}"
            (pages / name).with_suffix(".card.yml").write_text(card, encoding="utf-8")
    registry = folder / "registry"
    registry.mkdir()
    (registry / "themes.yml").write_text(THEME.replace("SECRET", "x"), encoding="utf-8")
    build([pages], folder / "corpus", registry=registry)
    done = run(plan_request(Request(corpus=folder / "corpus", out=folder / "out", engine="embedded")))
    assert [row.name for row in done.rows if row.error] == [], [row.error for row in done.rows]
    return folder


def parsed(path: Path) -> Elements:
    elements = Elements()
    elements.feed(path.read_text(encoding="utf-8"))
    return elements


def test_nothing_of_a_page_runs_in_the_html(reports: Path) -> None:
    found = sorted((reports / "out").glob("*.html"))
    assert len(found) >= 4
    for path in found:
        elements = parsed(path)
        assert not [text for text in elements.scripts if "alert(" in text], path.name
        assert not [text for text in elements.handlers if "alert(" in text], path.name
        assert not [link for link in elements.links if link.lower().startswith("javascript:")], path.name


def test_what_a_page_prints_is_shown_as_printed(reports: Path) -> None:
    text = "".join(parsed(next((reports / "out").glob("370402*.html"))).text)
    assert SCRIPT in text and HANDLER in text and "#read(" in text


def test_no_file_is_read_and_no_command_run_through_a_briefing(reports: Path) -> None:
    for path in (reports / "out").glob("*.html"):
        assert "机密内容" not in path.read_text(encoding="utf-8")
    for path in (reports / "out").glob("*.pdf"):
        text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        assert "机密内容" not in text
        assert "alert(" in text or not path.name.startswith(("370402", "410104"))
    assert not list(reports.rglob("x"))
