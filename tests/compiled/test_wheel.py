"""The compiled wheel, built once and used away from this checkout, gives the tables that plain Python gives."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _unable():
    compiler = os.environ.get("CC", sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"no C compiler ({compiler})"
    headers = Path(sysconfig.get_path("include"), "Python.h")
    return None if headers.is_file() else f"no Python headers ({headers})"


pytestmark = [pytest.mark.slow, pytest.mark.skipif(_unable() is not None, reason=str(_unable()))]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Return the compiled wheel, unoptimised because that is built in half the time."""
    folder = tmp_path_factory.mktemp("wheel")
    wanted = os.environ | {"HATCH_BUILD_HOOKS_ENABLE": "true", "MYPYC_OPT_LEVEL": "0"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=wanted, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def site(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def govtrends(*arguments, site=None):
    """Run the command with the wheel's package, or with this checkout's."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if site is not None:
        environment["PYTHONPATH"] = str(site)
    command = [sys.executable, "-m", "govtrends", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT / "tests", env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


COPIES = """
import copy, pickle
from datetime import date
from govtrends.model import Context, DateReading, Page, Place, PlaceReading, Problem
from govtrends.text.spans import MappedText

place = PlaceReading(Place("370402", "市中区", "枣庄市", "山东省"), "370402", 0.9, "齐村镇", ("370402", "370103"))
records = [
    MappedText.join([MappedText.of("门前道路拓宽", 2, 4), MappedText.inserted("〔缺〕")]),
    Page("p", "a.txt", "门前道路拓宽", "utf-8", "0", "zh", columns={"text": "内容"}),
    Problem("a.txt", "place", "no place", ""),
    place,
    Context(DateReading(date(2022, 9, 9), "day", "9月9日"), place),
]
for record in records:
    for again in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
        assert type(again) is type(record) and again == record, again
"""


def tables(corpus):
    return {path.name: path.read_bytes() for path in sorted(corpus.glob("*.parquet"))}


def test_the_wheel_is_of_this_platform_and_carries_its_sources(wheel):
    assert "none-any" not in wheel.name
    names = zipfile.ZipFile(wheel).namelist()
    binaries = [name for name in names if name.endswith((".so", ".pyd")) and name.startswith("govtrends/")]
    assert len(binaries) > 50
    assert {name.split(".")[0] + ".py" for name in binaries} <= set(names)


def test_plain_and_compiled_give_the_same_bytes_and_keep_each_others_pages(site, tmp_path):
    assert "(compiled)" in govtrends("--version", site=site)
    assert "(plain)" in govtrends("--version")
    sources = [ROOT / "data" / "pages"]
    govtrends("build", *sources, "--out", tmp_path / "plain")
    govtrends("build", *sources, "--out", tmp_path / "compiled", site=site)
    plain = tables(tmp_path / "plain")
    assert {"articles.parquet", "indicators.parquet", "mentions.parquet"} <= set(plain)
    assert tables(tmp_path / "compiled") == plain
    before = (tmp_path / "plain" / "manifest.json").read_bytes()
    govtrends("build", *sources, "--out", tmp_path / "plain", site=site)
    assert (tmp_path / "plain" / "manifest.json").read_bytes() == before, "pages were read again"


def test_records_copy_and_pickle(site):
    environment = os.environ | {"PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", COPIES], cwd=ROOT / "tests", env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
