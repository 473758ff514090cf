"""An invented corpus with known shares: six districts of an invented city, nine months, one page a month each."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

DISTRICTS = {
    "990102": "清溪区",
    "990103": "东岭区",
    "990104": "石桥县",
    "990105": "望湖区",
    "990106": "南屏县",
    "990107": "青禾长岭白水族自治县",
}
MONTHS = [date(2022 + (month - 1) // 12, (month - 1) % 12 + 1, 1) for month in range(7, 16)]
SENTENCES = {
    "保交楼": "工作专班到云杉花园工地查看，要求把保交楼任务落实到每一栋楼。",
    "疫情防控": "各村在路口设服务点，疫情防控值守的干部轮班登记过往车辆。",
    "双减": "学校把双减后的课后服务排成菜单，学生可以选木工和合唱。",
    "文明城市": "志愿者在早市清点占道摊位，为创建文明城市再添一把力。",
    "社会治安": "派出所夜间巡逻覆盖背街小巷，社会治安满意度又有提升。",
}
WEIGHTS = {"清溪区": {"保交楼": 0.6}, "东岭区": {"双减": 0.5}, "石桥县": {"疫情防控": 0.55}}
FILLER = [
    "初秋的早晨，镇上的集市比往常热闹，豆腐摊前排起了队。",
    "合作社的社员把晒好的玉米装袋，等着下午的货车。",
    "新修的水渠通了水，下游三个村的稻田不再发愁。",
    "图书室添了桌椅，傍晚来看书的孩子坐满了一屋。",
]


def tables(seed: int = 7) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of all tables; about 45 reports a district."""
    from govtrends.schema import TABLES

    rng = random.Random(seed)
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    for code, name in DISTRICTS.items():
        for month in MONTHS:
            if name == "望湖区" and month.month == 11:
                continue  # a month without a paper: a gap, not a zero
            _page(made, rng, code, name, month)
    made["problems"].append(
        {
            "source": "pages/990102-2022-07.txt",
            "stage": "segment",
            "reason": "lost text",
            "detail": "a column is cut at the foot of the page; look at the scan",
        }
    )
    return made


def _page(made: dict[str, list[dict[str, Any]]], rng: random.Random, code: str, name: str, month: date) -> None:
    page_id = f"{code}-{month:%Y-%m}"
    source = f"pages/{page_id}.txt"
    at = 0
    for ordinal in range(1, rng.randint(4, 7)):
        article_id = f"{page_id}-{ordinal}"
        themes = [t for t in SENTENCES if rng.random() < WEIGHTS.get(name, {}).get(t, 0.18)]
        sentences = rng.sample(FILLER, 2) + [SENTENCES[theme] for theme in themes]
        figure = _figure(made, rng, article_id, month, at) if ordinal == 1 else ""
        body = "".join(sentences) + figure
        for theme in themes:
            start = at + body.index(SENTENCES[theme]) + SENTENCES[theme].index(theme)
            made["mentions"].append(
                {
                    "article_id": article_id,
                    "theme": theme,
                    "keyword": theme,
                    "char_start": start,
                    "char_end": start + len(theme),
                    "sentence": SENTENCES[theme],
                }
            )
        made["articles"].append(
            {
                "article_id": article_id,
                "page_id": page_id,
                "ordinal": ordinal,
                "kind": "article",
                "headline": f"{name}第{ordinal}条消息",
                "subheads": [],
                "head_map": [],
                "authors": ["林小禾"],
                "body": body,
                "body_map": [0, at, len(body)],
                "char_start": at,
                "char_end": at + len(body),
                "place_code": code,
                "place": name,
                "district_code": code,
                "date": month.replace(day=12),
                "date_precision": "day",
                "repaired": False,
            }
        )
        at += len(body) + 1
    made["pages"].append(
        {
            "page_id": page_id,
            "source": source,
            "paper": f"{name}新报",
            "district_code": code,
            "district": name,
            "city": "云川市",
            "province": "甲省",
            "district_confidence": 1.0,
            "district_evidence": name,
            "issue_date": month.replace(day=12),
            "issue_date_precision": "day",
            "issue_date_evidence": f"{month.year}年{month.month}月12日",
            "language": "zh",
            "encoding": "utf-8",
            "chars": at,
            "checksum": "0" * 64,
        }
    )


def _figure(made: dict[str, list[dict[str, Any]]], rng: random.Random, article_id: str, month: date, at: int) -> str:
    households, drop = rng.randint(800, 4000), rng.randint(3, 30)
    sentence = f"上月入户走访{households}户，可防性案件同比下降{drop}%。"
    shared: dict[str, Any] = {
        "article_id": article_id,
        "sentence": sentence,
        "status": "result",
        "period_text": "上月",
        "period_start": month,
        "period_end": month.replace(day=28),
        "period_kind": "month",
        "place_code": article_id[:6],
        "damaged": False,
        "char_start": at,
        "char_end": at + 5,
    }
    visits = {"subject": "入户走访", "value": float(households), "unit": "户", "measure": "count"}
    cases = {"subject": "可防性案件", "value": float(drop), "unit": "%", "measure": "percent"}
    made["indicators"].append({**shared, **visits, "text": f"{households}户"})
    made["indicators"].append(
        {**shared, **cases, "direction": "down", "basis": "yoy", "text": f"{drop}%", "char_start": at + 7}
    )
    return sentence


def write(folder: Path, seed: int = 7) -> Path:
    """Write the invented corpus to ``folder`` and return it."""
    from govtrends.store import write_corpus

    made = tables(seed)
    counts = {name: len(rows) for name, rows in made.items()}
    manifest = {"govtrends": "0.0", "registry": "f" * 64, "data": "e" * 64, "built": "2026-01-02T03:04:05Z"}
    write_corpus(folder, made, {**manifest, "counts": counts, "sources": []})
    return folder
