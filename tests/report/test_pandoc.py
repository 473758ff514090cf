from __future__ import annotations

import base64
from pathlib import Path

import pytest

from govtrends.errors import RenderError
from govtrends.report import pandoc

MARKDOWN = """# 甲 {#sec-a}

见[@fig-a]。[数]{.up}

::: {#fig-a}
![](media/a.png){fig-alt="乙"}

说明
:::

```python
print(1)
```
"""
DOT = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
METADATA = {
    "html": {"title": "题", "lang": "zh-Hans", "toc": True, "toc-depth": 1, "number-sections": True},
    "typst": {"title": "题", "lang": "zh-Hans", "subtitle": "纸面", "toc": False, "toc-depth": 2},
}


def test_both_formats_come_out_as_each_alone(tmp_path: Path) -> None:
    both, warnings = pandoc.convert(MARKDOWN, tmp_path, METADATA)
    assert list(both) == ["html", "typst"] and not warnings
    for name, text in both.items():
        alone, _ = pandoc.convert(MARKDOWN, tmp_path, {name: METADATA[name]})
        assert alone == {name: text}
    assert "纸面" in both["typst"] and "纸面" not in both["html"]
    assert "#tone-up[" in both["typst"] and 'class="up"' in both["html"]


def test_a_yaml_block_of_the_document_overrules(tmp_path: Path) -> None:
    made, _ = pandoc.convert(f"{MARKDOWN}\n---\ntitle: 新题\n---\n", tmp_path, METADATA)
    assert "新题" in made["html"] and "title: [新题]" in made["typst"]


def test_what_other_html_loads_is_put_inside(tmp_path: Path) -> None:
    (tmp_path / "plan.png").write_bytes(DOT)
    made, _ = pandoc.convert('<img src="plan.png">\n\n![](plan.png)\n', tmp_path, METADATA)
    assert made["html"].count('src="data:image/png;base64,') == 2
    assert 'src="plan.png"' not in made["html"]


def test_pandocs_own_word_is_passed_on(tmp_path: Path) -> None:
    _, warnings = pandoc.convert("::: {.open}\n\nx\n", tmp_path, METADATA)
    assert any(warning.startswith("Pandoc: ") for warning in warnings)
    with pytest.raises(RenderError, match=r"lowered\.md: Pandoc: .*YAML"):
        pandoc.convert("---\ntitle: [\n---\n", tmp_path, METADATA)


def test_files_inside_links_come_back_as_they_were(tmp_path: Path) -> None:
    table = base64.b64encode("甲,乙\n1,2\n".encode() * 40).decode()
    link = f'[表](data:text/csv;base64,{table}){{download="表.csv"}}'
    code = f"```\n{link}\n```"
    made, _ = pandoc.convert(f"{link}\n\n{code}\n", tmp_path, METADATA)
    assert f'<a href="data:text/csv;base64,{table}" download="表.csv">表</a>' in made["html"]
    assert made["html"].count(table) == 2 and made["typst"].count(table) == 2


def test_an_image_of_data_is_left_to_pandoc(tmp_path: Path) -> None:
    dot = base64.b64encode(DOT).decode()
    made, warnings = pandoc.convert(f'![点](data:image/png;base64,{dot}){{download="x"}}\n', tmp_path, METADATA)
    assert dot in made["html"] and not warnings
