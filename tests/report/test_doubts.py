from __future__ import annotations

from pathlib import Path

import toy

from govtrends.report.doubts import doubts


def test_figures_with_boxes_for_characters_are_named_with_the_remedy(tmp_path: Path) -> None:
    cell = toy.cell("code", "draw()")
    said = "UserWarning: Glyph {} (\\N{{CJK UNIFIED IDEOGRAPH-533A}}) missing from font(s) DejaVu Sans.\n"
    cell["outputs"] = [{"output_type": "stream", "name": "stderr", "text": said.format(21306) * 2 + said.format(21439)}]
    (warning,) = doubts(toy.write(tmp_path / "n.ipynb", [cell]))
    assert "in place of 区县:" in warning and "gt.plot.style()" in warning
    assert doubts(toy.briefing(tmp_path / "b.ipynb")) == ()


def test_what_govtrends_warned_of_is_told_once_and_nothing_else(tmp_path: Path) -> None:
    cell = toy.cell("code", "say()")
    ours = "/x/say_study.py:75: Doubt: theme '保交搂' is in no registry (did you mean 保交楼?)\n  warnings.warn(\n"
    theirs = "/x/frame.py:9: FutureWarning: this will change\n  frame()\n"
    cell["outputs"] = [{"output_type": "stream", "name": "stderr", "text": ours + theirs + ours}]
    expected = ("theme '保交搂' is in no registry (did you mean 保交楼?)",)
    assert doubts(toy.write(tmp_path / "n.ipynb", [cell])) == expected
