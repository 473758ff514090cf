from __future__ import annotations

from pathlib import Path

from govtrends.pipeline import build

TEXT = "云溪区新建口袋公园十二座，居民出门就能散心，全区绿地率达到百分之四十一。"


def test_what_is_wrong_with_a_catalogue_costs_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "catalogue.csv").write_text("file,papr\na.txt,x\nb.txt,y\n", encoding="utf-8")
    result = build([tmp_path], tmp_path / "corpus")
    assert [problem.reason for problem in result.problems] == ["catalogue", "catalogue"]
    assert result.lost == 0
