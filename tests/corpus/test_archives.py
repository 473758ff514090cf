from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.corpus import archives
from govtrends.corpus.archives import Archive, BadArchive, Member, Refused, check_package
from govtrends.corpus.read import find_sources, read_source
from govtrends.model import Page, Problem

TEXT = "云溪区今年新建口袋公园十二处，群众出门就能散步。"


def packed(*members: tuple[str | zipfile.ZipInfo, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def read(path: Path, data: bytes) -> list[Page | Problem]:
    path.write_bytes(data)
    return list(read_source(path, path.name))


def test_members_are_pages_named_after_archive_and_member(tmp_path: Path) -> None:
    data = packed(("b/二.txt", TEXT), ("a.csv", f"content\n{TEXT}\n"), ("b/", ""), ("__MACOSX/a.csv", "x"), (".x", "x"))
    found = read(tmp_path / "云溪.zip", data)
    assert [(type(item), item.source) for item in found] == [(Page, "云溪.zip/a.csv#1"), (Page, "云溪.zip/b/二.txt")]
    (source,) = find_sources([tmp_path])
    assert source.given.endswith("云溪.zip")  # type: ignore[union-attr]


def test_a_page_keeps_its_id_when_it_is_unpacked(tmp_path: Path) -> None:
    (page,) = read(tmp_path / "x.zip", packed(("in/a.txt", TEXT)))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (unpacked,) = read_source(tmp_path / "a.txt")
    assert isinstance(page, Page) and isinstance(unpacked, Page)
    assert page.page_id == unpacked.page_id


def test_cards_inside_and_beside_the_archive_both_count(tmp_path: Path) -> None:
    (tmp_path / "x.card.yml").write_text("known: {paper: 云溪报, district: 云溪区}", encoding="utf-8")
    inner = ("a.card.yml", "known: {paper: 青石报}")
    page, other = read(tmp_path / "x.zip", packed(("a.txt", TEXT), inner, ("b.txt", TEXT)))
    assert isinstance(page, Page) and isinstance(other, Page)
    assert (page.paper, page.district_hint, other.paper) == ("青石报", "云溪区", "云溪报")


def test_names_written_by_windows_are_read_as_chinese() -> None:
    data = packed(("AAAA/BB.txt", TEXT)).replace(b"AAAA/BB.txt", "云溪\\一.txt".encode("gb18030")[:11])
    with Archive(io.BytesIO(data)) as archive:
        (member,) = archive.members()
    assert isinstance(member, Member) and member.name == "云溪/一.txt"


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "..\\x.txt", "a\nb.txt"])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    problem, page = read(tmp_path / "x.zip", packed((name, TEXT), ("y.txt", TEXT)))
    assert isinstance(problem, Problem) and isinstance(page, Page)
    assert (problem.source, problem.reason) == ("x.zip", "unsafe member")
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]


def test_links_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    (problem,) = read(tmp_path / "x.zip", packed((link, "/etc/hosts")))
    assert isinstance(problem, Problem) and problem.reason == "unsafe member"


def test_a_bomb_is_refused_and_the_other_members_are_read(tmp_path: Path) -> None:
    problem, page = read(tmp_path / "x.zip", packed(("a.txt", b"0" * 5_000_000), ("b.txt", TEXT)))
    assert isinstance(problem, Problem) and isinstance(page, Page)
    assert (problem.source, problem.reason) == ("x.zip/a.txt", "ZIP bomb")


def test_a_member_that_lies_about_its_size_is_broken(tmp_path: Path) -> None:
    data = bytearray(packed(("a.txt", TEXT * 100)))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (10).to_bytes(4, "little")
    (problem,) = read(tmp_path / "x.zip", bytes(data))
    assert isinstance(problem, Problem) and problem.reason == "broken member"


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("MEMBERS_LIMIT", 1, "archive too large"),
        ("TOTAL_LIMIT", 150, "archive too large"),
        ("MEMBER_LIMIT", 10, "member too large"),
    ],
)
def test_the_limits_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str
) -> None:
    monkeypatch.setattr(archives, limit, value)
    found = read(tmp_path / "x.zip", packed(("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT)))
    assert isinstance(found[-1], Problem) and found[-1].reason == reason


def test_locked_members_are_one_problem(tmp_path: Path) -> None:
    data = bytearray(packed(("a.txt", TEXT), ("b.txt", TEXT)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    (problem,) = read(tmp_path / "x.zip", bytes(data))
    assert isinstance(problem, Problem) and problem.reason == "encrypted archive"
    assert "2 members" in problem.detail and "a.txt" in problem.detail


def test_archives_inside_archives_stay_closed(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "x.zip", packed(("y.zip", packed(("a.txt", TEXT)))))
    assert isinstance(problem, Problem) and (problem.source, problem.reason) == ("x.zip/y.zip", "nested archive")


def test_a_member_of_an_unknown_format_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read(tmp_path / "x.zip", packed(("a.doc", "x")))
    assert isinstance(problem, Problem) and problem.reason == "unsupported format" and ".docx" in problem.detail


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_archives_are_only_ever_problems(data: st.DataObject) -> None:
    raw = bytearray(packed(("a.txt", TEXT), ("b/c.md", TEXT)))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        with Archive(io.BytesIO(raw[: data.draw(st.integers(0, len(raw)))])) as archive:
            for member in archive.members():
                assert isinstance(member, Refused) or isinstance(archive.read(member), bytes | Refused)
    except BadArchive as error:
        assert error.reason and error.detail


def test_a_document_may_declare_no_type() -> None:
    check_package(io.BytesIO(packed(("word/document.xml", "<?xml version='1.0'?><w/>"))))
    with pytest.raises(BadArchive, match="document type"):
        check_package(
            io.BytesIO(packed(("word/document.xml", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><w>&a;</w>")))
        )
