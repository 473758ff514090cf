import re

import pytest

from govtrends.corpus.columns import repair
from govtrends.corpus.columns_rows import read_by_columns
from govtrends.text.spans import GAP, MappedText

TEXT = (
    "入冬以来,柳河县供电公司组织党员服务队深入乡镇村组,对老旧线路和用电设备开展拉网式排查,及时消除安全隐患。"
    "服务队队员逐户检查电表箱和漏电保护器,向群众讲解安全用电常识,发放宣传手册1600余份,更换老化线路12公里,"
    "确保困难家庭温暖过冬。公司还建立重点用户联系制度,对养老院、学校、医院等场所实行专人负责,"
    "做到故障早发现、早处理。下一步,供电公司将继续优化营商环境,加快农村电网改造升级,"
    "为全县经济社会高质量发展提供坚强的电力保障。"
)


def of(text):
    return [MappedText.of(text, *match.span()) for match in re.finditer(r"[^\n]+", text)]


def rows(text, columns, width, deep):
    """Set a text in columns and read it across: one paragraph a row, ``deep`` lines in every cell."""
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    height = -(-len(lines) // columns)
    stacks = [lines[k * height : (k + 1) * height] for k in range(columns)]
    cells = [["".join(stack[at : at + deep]) for stack in stacks] for at in range(0, height, deep)]
    return "\n\n".join(" ".join(cell for cell in row if cell) for row in cells)


@pytest.mark.parametrize(("columns", "width", "deep"), [(2, 18, 1), (2, 18, 2), (2, 22, 1), (3, 15, 2), (3, 19, 1)])
def test_rows_of_any_depth_are_read_column_by_column(columns, width, deep):
    result = repair(of(rows(TEXT, columns, width, deep)))
    assert result.body.text.replace("\n", "") == TEXT
    assert GAP not in result.body.text
    assert result.repaired


def test_a_number_cut_by_the_edge_is_whole_again():
    width = TEXT.index("600余份")
    text = rows(TEXT, 2, width // 4, 1)
    assert "1600余份" in repair(of(text)).body.text


def test_an_undivided_lead_stays_first():
    lead = "柳河县今年把冬季供电安全列为头等大事,近日又派出十二支队伍。"
    result = repair(of(lead + "\n\n" + rows(TEXT, 2, 18, 2)))
    assert result.body.text.replace("\n", "") == lead + TEXT


def test_one_column_with_a_blank_in_every_paragraph_is_not_taken_apart():
    cuts = re.findall(r"[^。]+。", TEXT)
    text = "\n\n".join(f"{cut[:20]} {cut[20:]}" for cut in cuts)
    assert read_by_columns(of(text)) is None


def test_offsets_survive():
    text = rows(TEXT, 3, 15, 2)
    body = repair(of(text)).body
    for run in body.runs:
        if run.source is not None and body.text[run.at] != "\n":
            assert text[run.source : run.source + run.length] == body.text[run.at : run.at + run.length]
