"""What a report says of itself in its YAML blocks."""

from __future__ import annotations

from pathlib import Path

from govtrends.report.front import about, front_of
from govtrends.report.lower import Lowered


def test_a_block_that_a_cell_printed_overrules_the_front_matter_and_keeps_the_rest() -> None:
    printed = (
        '\n---\ntitle: "青石县简报"\nsubtitle: 2023年\nlibrary: {"themes": ["双减"], "from": "2023-01"}\n---\n\n正文\n'
    )
    front = front_of(Lowered(printed, {"title": "简报", "lang": "zh"}, Path()))
    assert front["title"] == "青石县简报" and front["lang"] == "zh"
    assert about(front) == {"subtitle": "2023年", "themes": ["双减"], "from": "2023-01"}


def test_what_is_no_yaml_or_no_title_changes_nothing() -> None:
    text = "---\n: [\n---\n\n---\nsubtitle: 一条线\n---\n"
    assert front_of(Lowered(text, {"title": "简报"}, Path())) == {"title": "简报"}
    assert about({"title": "简报", "library": "不是表"}) == {"subtitle": ""}
