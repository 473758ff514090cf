"""The library of briefings in a browser: search and filters by mouse and key, and what axe-core says of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from govtrends.report.batch import BatchResult

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(browser: Any, library: BatchResult) -> Iterator[Any]:
    """The library page, opened from the disk."""
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    opened.goto(library.index.resolve().as_uri())
    yield opened
    opened.close()


def shown(page: Any) -> list[str]:
    return [row.get_attribute("data-name") for row in page.locator("tbody tr:visible").all()]


EVERY = ["broken-990105", "990102-all", "990103-all", "early-990104"]


def test_the_list_is_whole_and_says_what_failed(page: Any, library: BatchResult) -> None:
    assert shown(page) == EVERY
    failed = page.locator("tr[data-state=failed]")
    assert "未能生成" in failed.inner_text() and "ValueError: no table" in failed.inner_text()
    assert page.get_by_role("link", name="数据：清溪区").get_attribute("href") == "990102-all.xlsx"
    assert (library.index.parent / "990102-all.xlsx").is_file()
    assert page.locator("h1").inner_text() == "简报目录" and "其中 1 份未能生成" in page.inner_text("header")


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("搜索", "清溪", ["990102-all"]),
        ("搜索", "ALL 东岭", ["990103-all"]),
        ("地区", "石桥县", ["early-990104"]),
        ("主题", "双减", ["990102-all", "990103-all", "early-990104"]),
        ("时段自", "2023年3月", ["broken-990105", "990102-all", "990103-all"]),
        ("时段至", "2022年9月", EVERY),
        ("状态", "未能生成", ["broken-990105"]),
        ("搜索", "没有这样的简报", []),
    ],
)
def test_search_and_filters_leave_what_fits(page: Any, field: str, value: str, left: list[str]) -> None:
    entry = page.get_by_label(field, exact=True)
    if field in ("搜索", "地区"):
        entry.fill(value)
    else:
        entry.select_option(label=value)
    assert shown(page) == left
    said = page.get_by_role("status").inner_text()
    assert (f"符合条件的 {len(left)} 份，共 4 份" in said) if left else ("没有符合条件的简报" in said)
    page.get_by_role("button", name="清除条件").click()
    page.wait_for_function("document.querySelector('.found').textContent === ''")
    assert shown(page) == EVERY


def test_filters_add_up(page: Any) -> None:
    page.get_by_label("主题", exact=True).select_option("双减")
    page.get_by_label("地区", exact=True).fill("区")
    assert shown(page) == ["990102-all", "990103-all"]


def test_everything_is_reached_by_key_with_a_focus_that_shows(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "[document.activeElement.id || document.activeElement.textContent, "
                "getComputedStyle(document.activeElement).outlineStyle, document.activeElement.tagName]"
            )
        )
        if reached[-1][2] == "BODY":
            break
    names = [name for name, _, tag in reached if tag != "BODY"]
    assert {"q", "place", "theme", "since", "until", "state", "清除条件", "网页", "PDF", "笔记本"} <= set(names)
    assert all(outline != "none" for _, outline, tag in reached if tag != "BODY")
    page.locator("#q").focus()
    page.keyboard.type("清溪区")
    page.keyboard.press("Enter")  # a form that is sent would load the page anew
    assert shown(page) == ["990102-all"]


def test_going_back_keeps_the_filter(page: Any, library: BatchResult) -> None:
    page.get_by_label("地区", exact=True).fill("清溪区")
    page.locator("tbody tr:visible a").first.click()
    assert "清溪区" in page.title()
    page.go_back()
    held = page.get_by_label("地区", exact=True).input_value()
    assert shown(page) == (["990102-all"] if held else EVERY)


def test_paper_and_a_browser_without_scripts_have_the_list_and_no_form(browser: Any, library: BatchResult) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(library.index.resolve().as_uri())
    assert plain.locator("tbody tr:visible").count() == 4 and not plain.locator("form").is_visible()
    context.close()
    printed = browser.new_page()
    printed.goto(library.index.resolve().as_uri())
    printed.emulate_media(media="print")
    assert printed.locator("tbody tr:visible").count() == 4 and not printed.locator("form").is_visible()
    printed.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 360])
@pytest.mark.parametrize("name", ["index.html", "990102-all.html"])
def test_axe_finds_nothing_wrong(
    browser: Any, library: BatchResult, axe: str, name: str, width: int, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    opened = context.new_page()
    opened.goto((library.index.parent / name).resolve().as_uri(), wait_until="load")
    opened.evaluate(axe)
    found = opened.evaluate("axe.run()")
    context.close()
    assert len(found["passes"]) > 10
    told = [
        f"{v['impact']}: {v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]} ({len(v['nodes'])})"
        for v in found["violations"]
    ]
    assert told == []
