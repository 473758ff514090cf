"""A small notebook with every construct that briefings use; invented district, invented numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FRONT = """---
title: 区县简报
lang: zh
execute: {echo: false, warning: false}
format:
  html: {toc: true, number-sections: true}
  typst: {toc: true, number-sections: true}
---"""

SETUP = """#| include: false
import matplotlib.pyplot as plt
from IPython.display import Markdown, display"""

TITLE = """#| output: asis
print(f'\\n---\\ntitle: "{place}简报"\\nsubtitle: 与邻县比较\\ndate: 2023-01-05\\n---\\n')"""

POINTS = """# 要点 {#sec-points}

::: {.keypoints}
- 见@fig-line与[@tbl-share]，方法见[@sec-method]；子图见[@fig-two-2]，公式见[@eq-rate]。
:::

::: {.tiles}
::: {.tile}
[新建校舍]{.tile-label}

[1,286 间]{.tile-value}

[比上年多]{.tile-note .up}
:::
:::
"""

LINE = """#| label: fig-line
#| fig-cap: 逐月变化
#| fig-alt: 折线图
fig, ax = plt.subplots(figsize=(5, 2))
ax.plot([1, 2, 3])
plt.show()"""

TWO = """#| label: fig-two
#| fig-cap: 两个分图
#| fig-subcap: [甲图, 乙图]
#| layout-ncol: 2
for height in (1, 2):
    fig, ax = plt.subplots(figsize=(2, 2))
    ax.bar([0], [height])
    plt.show()"""

TABLE = """#| label: tbl-share
#| tbl-cap: 各主题占比
Markdown("| 主题 | 篇数 | 说明 |\\n|---|---|---|\\n| 校舍 | 1,204 | 多 |\\n| 道路 | 86 | 少 |\\n")"""

FRAME = """#| label: tbl-frame
#| tbl-cap: 数据框
import pandas
pandas.DataFrame({"县": ["青石县", "白河县"], "值": [12.5, 7.0]})"""

BOXES = """::: {.callout-note title="口径"}
口径的正文。
:::

::: {.callout-tip collapse="true"}
## 怎样读
折叠的正文。
:::

::: {.panel-tabset}
## 甲页
甲页的正文。

## 乙页
乙页的正文。
:::

::: {.content-visible when-format="html"}
只在网页
:::

::: {.content-visible when-format="pdf"}
只在纸面
:::

::: {.evidence}
> 新校舍 [一千二百间]{.hit} 已交付。

[《青石消息》2022-10-12]{.source}
:::

# 方法 {#sec-method}

比例的定义：

$$ p = \\frac{k}{n} $$ {#eq-rate}

罕用字：𠮷。
"""


def cell(kind: str, source: str, *tags: str) -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "metadata": {"tags": list(tags)} if tags else {}, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def write(path: Path, cells: list[dict[str, Any]]) -> Path:
    for number, made in enumerate(cells):
        made["id"] = f"cell-{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def briefing(path: Path) -> Path:
    """Write the notebook of all constructs."""
    return write(
        path,
        [
            cell("raw", FRONT),
            cell("code", 'code = "370402"  # 代码\nplace = "青石县"\nsince = None', "parameters"),
            cell("code", SETUP),
            cell("code", TITLE),
            cell("markdown", POINTS),
            *[cell("code", source) for source in (LINE, TWO, TABLE, FRAME)],
            cell("markdown", BOXES),
        ],
    )


def small(path: Path, *sources: str, parameters: str = 'place = "青石县"') -> Path:
    """Write a notebook of a parameters cell and the given code cells."""
    return write(path, [cell("code", parameters, "parameters"), *[cell("code", source) for source in sources]])
