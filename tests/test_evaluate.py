"""Evaluation: a corpus that says what the labels say scores 1; each mistake lowers its own layer and no other."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.errors import SourceError, UsageError
from govtrends.evaluate import LAYERS, Evaluation, evaluate
from govtrends.evaluate.labels import Labels, read_labels
from govtrends.evaluate.likeness import in_order, month, same_subject, squash
from govtrends.evaluate.run import _text
from govtrends.evaluate.tally import Tally, f1
from govtrends.schema import TABLES
from govtrends.store import write_corpus

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = sorted((ROOT / "data" / "labels").glob("*.json"))
SHARED = ROOT.parent / "shared"
TORN = ROOT / "data" / "labels" / "shizhong-2022-07-interviews.json"
Rows = dict[str, list[dict[str, Any]]]


def day(text: str | None, last: bool) -> date | None:
    """A label's date, which may name a month only, as a day."""
    if text is None:
        return None
    return date.fromisoformat(text if len(text) == 10 else f"{text}-{28 if last else 1:02d}")


def read(path: Path) -> Labels:
    labels = read_labels(path, path.parent.parent / "pages", _text)
    assert labels is not None
    return labels


def perfect(paths: Sequence[Path]) -> Rows:
    """The tables of a corpus that reads every labelled page as its labels do."""
    rows: Rows = {name: [] for name in ("pages", "articles", "mentions", "indicators", "problems")}
    for number, labels in enumerate(map(read, paths)):
        page = {"page_id": f"p{number}", "source": f"some/where/{labels.name}", "language": "zh", "encoding": "utf-8"}
        rows["pages"].append(page | {"chars": len(labels.source or ""), "checksum": "0"})
        for label in labels.articles:
            rows["articles"].append(article_row(labels, label, f"p{number}"))
            key = f"p{number}-{label['n']}"
            rows["mentions"] += [mention_row(key, theme, at) for at, theme in enumerate(label["themes"])]
        rows["indicators"] += [indicator_row(label, f"p{number}") for label in labels.indicators]
    return rows


def article_row(labels: Labels, label: dict[str, Any], page_id: str) -> dict[str, Any]:
    headline = label.get("headline")
    body = labels.text(label).removeprefix(headline or "").lstrip("\n")
    if label.get("restored"):
        body = body.rsplit("\n记者", 1)[0].rsplit("\n通讯员", 1)[0]
    row = {"article_id": f"{page_id}-{label['n']}", "page_id": page_id, "ordinal": label["n"], "kind": label["kind"]}
    row |= {"headline": headline, "subheads": [], "body": body, "repaired": False}
    row |= {"authors": [name for byline in label.get("bylines", []) for name in byline["names"]]}
    row |= {"char_start": label["char_start"], "char_end": label["char_end"]}
    return row | {"district_code": labels.district(label) or None}


def mention_row(article_id: str, theme: str, at: int) -> dict[str, Any]:
    row = {"article_id": article_id, "theme": theme, "keyword": theme, "sentence": theme}
    return row | {"char_start": at, "char_end": at + 2}


def indicator_row(label: dict[str, Any], page_id: str) -> dict[str, Any]:
    period = label.get("period") or label.get("period_inherited") or {}
    change = label["change"] or {}
    row = {key: label[key] for key in ("subject", "unit", "measure", "approx", "text", "char_start", "char_end")}
    row |= {"article_id": f"{page_id}-{label['article']}", "value": float(label["value"]), "damaged": False}
    row |= {"direction": change.get("direction"), "basis": change.get("basis"), "status": "result"}
    row |= {"period_start": day(period.get("start"), False), "period_end": day(period.get("end"), True)}
    return row | {"place_code": label.get("place_code"), "sentence": label["sentence"]}


def filled(name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give every required column that evaluation never reads an empty value of its type."""
    empty = {"string": "-", "int": 0, "float": 0.0, "bool": False, "strings": [], "ints": []}
    needed = {column.name: empty[column.type] for column in TABLES[name].columns if not column.null}
    return [needed | row for row in rows]


def score(tmp_path: Path, rows: Rows, paths: Sequence[Path], pages: Path | None = None) -> Evaluation:
    write_corpus(tmp_path / "corpus", {name: filled(name, table) for name, table in rows.items()}, {})
    return evaluate(tmp_path / "corpus", paths, pages)


def test_a_corpus_that_says_what_the_labels_say_scores_one_in_every_layer(tmp_path: Path) -> None:
    result = score(tmp_path, perfect(SAMPLE), SAMPLE)
    assert set(result.figures.values()) == {1.0}
    assert set(LAYERS) - set(result.figures) <= {"ind_place"}
    assert result.misses == ()
    assert len(result.pages) == len(SAMPLE)


def spoil_body(rows: Rows) -> None:
    row = next(row for row in rows["articles"] if len(row["body"]) > 300)
    row["body"] = row["body"][150:] + row["body"][:150]


def drop_article(rows: Rows) -> None:
    gone = rows["articles"].pop(0)["article_id"]
    assert not [row for row in rows["indicators"] if row["article_id"] == gone]


def set_in(table: str, column: str, value: Any) -> Callable[[Rows], None]:
    def spoil(rows: Rows) -> None:
        row = next(row for row in rows[table] if row[column] not in (None, []))
        row[column] = value

    return spoil


@pytest.mark.parametrize(
    ("spoil", "layers"),
    [
        (drop_article, {"segment_f1"}),
        (spoil_body, {"order"}),
        (set_in("articles", "headline", "别的题目"), set()),
        (lambda rows: rows["articles"][1].update(headline="别的题目"), {"headline", "order"}),
        (lambda rows: rows["articles"][1].update(authors=["林知远", "多出来"]), {"authors_f1"}),
        (lambda rows: rows["articles"][1].update(district_code="370403"), {"place"}),
        (lambda rows: rows["articles"][1].update(district_code=None), {"place"}),
        (lambda rows: rows["mentions"].append(mention_row("p0-2", "双减", 9)), {"theme_f1", "mission_f1"}),
        (lambda rows: rows["mentions"].append(mention_row("p0-2", "防溺水", 9)), {"theme_f1"}),
        (lambda rows: rows["indicators"].pop(0), {"number_f1", "record_f1"}),
        (set_in("indicators", "value", 27.0), {"number_f1", "record_f1"}),
        (set_in("indicators", "unit", "户"), {"unit", "record_f1"}),
        (lambda rows: rows["indicators"][0].update(approx="about"), {"approx", "record_f1"}),
        (set_in("indicators", "direction", "up"), {"change", "record_f1"}),
        (set_in("indicators", "basis", "mom"), {"change", "record_f1"}),
        (set_in("indicators", "subject", "孩子身高"), {"subject", "record_f1"}),
        (set_in("indicators", "period_start", date(2021, 1, 1)), {"period"}),
        (set_in("indicators", "period_end", date(2022, 5, 31)), {"period"}),
    ],
)
def test_each_mistake_lowers_its_own_layers(spoil: Callable[[Rows], None], layers: set[str], tmp_path: Path) -> None:
    rows = perfect([TORN])
    spoil(rows)
    result = score(tmp_path, rows, [TORN])
    lowered = {layer for layer, figure in result.figures.items() if figure < 1}
    assert lowered - {"order"} == layers - {"order"}
    assert lowered >= layers
    if layers - {"order"}:
        assert result.misses
        assert all(miss.startswith("shizhong-2022-07-interviews.txt: ") for miss in result.misses)


def test_minor_themes_and_borderline_numbers_may_be_missing_or_found(tmp_path: Path) -> None:
    paths = [TORN, TORN.with_name("panji-2023-04-bulletin.json")]
    rows = perfect(paths)
    minor = {(f"p{n}-{a['n']}", t) for n, p in enumerate(paths) for a in read(p).articles for t in a["themes_minor"]}
    optional = {label["char_start"] for label in read(paths[1]).indicators if label.get("borderline")}
    assert minor
    assert optional
    rows["mentions"] = [row for row in rows["mentions"] if (row["article_id"], row["theme"]) not in minor]
    kept = [r for r in rows["indicators"] if r["article_id"].startswith("p0") or r["char_start"] not in optional]
    rows["indicators"] = kept
    assert set(score(tmp_path, rows, paths).figures.values()) == {1.0}


def test_an_inferred_issue_month_excuses_an_end_within_its_uncertainty(tmp_path: Path) -> None:
    rows = perfect([TORN])
    for row in rows["indicators"]:
        if row["period_end"] and row["period_end"] > date(2022, 7, 1):
            row["period_end"] = date(2022, 8, 31)
    assert score(tmp_path, rows, [TORN]).figures["period"] == 1.0


def spoiled(rows: Rows, seed: int) -> Rows:
    """Many mistakes at once, as a poor reader makes them."""
    dice = random.Random(seed)
    for row in rows["articles"]:
        cut = dice.randrange(1, 80)
        row["body"] = dice.choice(
            [row["body"], row["body"][cut:] + row["body"][:cut], row["body"][: len(row["body"]) // 3]]
        )
        row["headline"] = dice.choice([row["headline"], None])
        row["authors"] = [*row["authors"], "多一人"] if dice.random() < 0.2 else row["authors"]
        row["district_code"] = dice.choice([row["district_code"], "110101"])
    for row in rows["indicators"]:
        row["unit"] = dice.choice([row["unit"], row["unit"], "件"])
        row["approx"] = dice.choice([row["approx"], row["approx"], "nearly"])
        row["subject"] = dice.choice([row["subject"], row["subject"][-5:], "别的"])
        row["period_start"] = dice.choice([row["period_start"], None])
        row["value"] += dice.choice([0, 0, 0, 1])
    rows["indicators"] = [row for row in rows["indicators"] if dice.random() < 0.9]
    rows["mentions"] = [row for row in rows["mentions"] if dice.random() < 0.7]
    return rows


@pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the independent scorer is not at hand")
@pytest.mark.parametrize("seed", [1, 2])
def test_figures_agree_with_the_independent_scorer(seed: int, tmp_path: Path) -> None:
    for labels, pages in (
        (sorted((SHARED / "gold").glob("*.json")), SHARED / "pages"),
        ([path for path in SAMPLE if "schools" not in path.name], ROOT / "data" / "pages"),
    ):
        ours = score(tmp_path, spoiled(perfect(labels), seed), labels, pages).figures
        command = [sys.executable, str(SHARED / "score.py"), str(tmp_path / "corpus"), *map(str, labels), "--json"]
        theirs = subprocess.run([*command, "--pages", str(pages)], capture_output=True, text=True, check=True)
        assert ours == json.loads(theirs.stdout)
        assert min(ours.values()) < 0.9


def test_table_and_json_hold_every_page(tmp_path: Path) -> None:
    result = score(tmp_path, perfect(SAMPLE[:3]), SAMPLE[:3])
    assert json.loads(result.to_json())["figures"] == result.figures
    text = result.to_text()
    assert all(name in text for name in result.pages)
    assert "segment_f1   1.000" in text


def test_errors_name_the_file_and_the_remedy(tmp_path: Path) -> None:
    rows = perfect([TORN])
    with pytest.raises(UsageError, match="not in the corpus"):
        score(tmp_path, rows, [SAMPLE[0]])
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(SourceError, match=r"broken\.json: is no label file"):
        evaluate(tmp_path / "corpus", [broken])
    with pytest.raises(SourceError, match="cannot be read"):
        evaluate(tmp_path / "corpus", [tmp_path / "absent.json"])
    with pytest.raises(UsageError, match="no labelled page"):
        evaluate(tmp_path / "corpus", [tmp_path / "corpus"])
    with pytest.raises(SourceError, match="--pages"):
        evaluate(tmp_path / "corpus", [TORN], tmp_path / "absent")


@given(st.text(max_size=60), st.text(max_size=60))
def test_order_is_a_share_and_one_only_for_the_same_text(a: str, b: str) -> None:
    assert 0 <= in_order(a, b) <= 1
    assert in_order(a, a) == (1 if squash(a) else 0)
    if squash(a) and in_order(a, b) == 1:
        assert squash(a) == squash(b)


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_f1_is_between_precision_and_recall(hits: int, false: int, missed: int) -> None:
    value = f1(hits, false, missed)
    assert 0 <= value <= 1
    if hits:
        shares = sorted((hits / (hits + false), hits / (hits + missed)))
        assert shares[0] - 1e-12 <= value <= shares[1] + 1e-12


def test_adding_tallies_pools_their_counts() -> None:
    one, two = Tally(), Tally()
    one.count("number_f1", hits=1, missed=1)
    two.count("number_f1", hits=3, false=1)
    two.mark("unit", True)
    one.add(two)
    assert one.figures == {"number_f1": 0.8, "unit": 1.0}


def test_subjects_may_differ_in_length_but_not_in_meaning() -> None:
    assert same_subject("入户走访", "入户走访户数")
    assert same_subject("teachers recruited", "the recruited teachers")
    assert not same_subject("入户走访户数", "发放宣传页份数")
    assert not same_subject("全区各镇街在今年上半年共同组织开展的入户走访活动的走访户数", "走访")


def test_months_are_read_from_any_form() -> None:
    assert month(date(2022, 7, 3)) == month("2022-07") == "2022-07"
    assert month(None) is None
    assert month(float("nan")) is None
