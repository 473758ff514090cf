"""The HTML as a reader's browser sees it: no console error, no request to the network, readable on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from govtrends.report.batch import BatchResult

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Opened:
    """A page with what it asked for and complained about."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on(
            "console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text)
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture(params=["light", "dark"])
def opened(browser: Any, request: pytest.FixtureRequest) -> Iterator[Opened]:
    context = browser.new_context(color_scheme=request.param, viewport={"width": 1280, "height": 900})
    yield Opened(context.new_page())
    context.close()


def address(reports: BatchResult, name: str) -> str:
    return (reports.index.parent / name).resolve().as_uri()


@pytest.mark.parametrize("name", ["report-1.html", "index.html"])
def test_no_error_and_no_request_but_the_file(opened: Opened, reports: BatchResult, name: str) -> None:
    assert reports.exit_code == 0
    opened.page.goto(address(reports, name), wait_until="load")
    assert opened.complaints == []
    fetched = [url for url in opened.requests if not url.startswith("data:")]
    assert fetched == [address(reports, name)]


def test_images_are_drawn_and_the_font_came_along(opened: Opened, reports: BatchResult) -> None:
    opened.page.goto(address(reports, "report-1.html"))
    widths = opened.page.evaluate("Array.from(document.images, image => image.naturalWidth)")
    assert len(widths) == 3 and all(width > 50 for width in widths)
    assert opened.page.evaluate("document.fonts.load('16px \"Briefing Sans\"', '县').then(fonts => fonts.length)") == 1


def test_text_can_be_told_from_its_ground(opened: Opened, reports: BatchResult) -> None:
    opened.page.goto(address(reports, "report-1.html"))
    ratio = opened.page.evaluate(
        """() => {
          const light = colour => {
            const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
              .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = light(getComputedStyle(document.body).backgroundColor);
          return Math.min(...Array.from(document.querySelectorAll('p, td, th, h1, a, figcaption'), element => {
            const ink = light(getComputedStyle(element).color);
            return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
          }));
        }"""
    )
    assert ratio >= 4.5  # WCAG 2.2, level AA


def test_tabs_work_by_mouse_and_key(opened: Opened, reports: BatchResult) -> None:
    opened.page.goto(address(reports, "report-1.html"))
    first, second = opened.page.get_by_text("甲页的正文"), opened.page.get_by_text("乙页的正文")
    assert first.is_visible() and not second.is_visible()
    opened.page.get_by_role("tab", name="乙页").click()
    assert second.is_visible() and not first.is_visible()
    opened.page.keyboard.press("ArrowLeft")
    assert first.is_visible() and not second.is_visible()


def test_paper_shows_every_tab_and_no_contents(opened: Opened, reports: BatchResult) -> None:
    opened.page.goto(address(reports, "report-1.html"))
    opened.page.emulate_media(media="print")
    assert opened.page.get_by_text("甲页的正文").is_visible() and opened.page.get_by_text("乙页的正文").is_visible()
    assert not opened.page.locator("#TOC").is_visible()


@pytest.mark.parametrize("name", ["report-1.html", "index.html"])
def test_a_phone_need_not_scroll_sideways(browser: Any, reports: BatchResult, name: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, device_scale_factor=2)
    page = context.new_page()
    page.goto(address(reports, name))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    if name != "index.html":
        title, contents = page.locator("h1.title").bounding_box(), page.locator("#TOC").bounding_box()
        assert title["y"] < contents["y"]
    context.close()


def test_without_a_script_every_pane_is_shown(browser: Any, reports: BatchResult) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(reports, "report-1.html"))
    assert page.get_by_text("甲页的正文").is_visible() and page.get_by_text("乙页的正文").is_visible()
    context.close()


def test_every_link_of_the_library_leads_to_a_file(browser: Any, reports: BatchResult) -> None:
    page = browser.new_page()
    page.goto(address(reports, "index.html"))
    links = page.eval_on_selector_all("td a[href]", "links => links.map(link => link.href)")
    assert len(links) == 4
    for link in links:
        if link.endswith(".ipynb"):
            assert (reports.index.parent / "executed" / link.rsplit("/", 1)[1]).is_file()
            continue
        page.goto(link)
        assert "简报" in page.title()
    page.close()
