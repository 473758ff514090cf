from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govtrends.corpus.decode import Decoded, Undecodable, decode, has_words, language_of

TEXT = "云溪区今年新建口袋公园十二处，群众出门就能散步。\n下一步还要建设三处。"
TRADITIONAL = "雲溪區今年新建口袋公園十二處，民眾出門就能散步，這是我們說過要做的事。"


@pytest.mark.parametrize(
    ("codec", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("gb18030", "gb18030"), ("gbk", "gb18030")],
)
def test_reads_the_encodings_of_chinese_files(codec: str, named: str) -> None:
    got = decode(TEXT.encode(codec))
    assert got == Decoded(TEXT, named)


def test_reads_big5_only_where_it_is_plain() -> None:
    assert decode(TRADITIONAL.encode("big5hkscs")) == Decoded(TRADITIONAL, "big5")


def test_newlines_become_line_feeds() -> None:
    got = decode("一行\r\n二行\r三行".encode())
    assert isinstance(got, Decoded)
    assert got.text == "一行\n二行\n三行"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t ", "empty file"),
        (b"%PDF-1.7 ...", "not text"),
        (b"\x89PNG\r\n\x1a\n", "not text"),
        (bytes(range(256)) * 40, "binary"),
        (b"\xff\xfe\x00", "broken encoding"),
    ],
)
def test_junk_is_named_and_has_a_remedy(data: bytes, reason: str) -> None:
    got = decode(data)
    assert isinstance(got, Undecodable)
    assert got.reason == reason
    assert len(got.detail) > 20


def test_a_file_glued_from_two_encodings_is_read_and_reported() -> None:
    data = TEXT.encode("utf-8") + b"\n" + TEXT.encode("gb18030")
    got = decode(data)
    assert isinstance(got, Decoded)
    assert got.text == f"{TEXT}\n{TEXT}"
    assert got.encoding == "mixed"
    assert got.note is not None and "gb18030" in got.note


@given(st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_decoded_or_reported(data: bytes) -> None:
    got = decode(data)
    assert isinstance(got, Undecodable) or "\r" not in got.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "zh"),
        ("The district opened twelve small parks this year.", "en"),
        ("本月 GDP 与 APP 下载量", "mixed"),
        ("区里发布了APP，居民可以在手机上办理业务，方便快捷", "zh"),
    ],
)
def test_language_by_share_of_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_numbers_alone_are_no_words() -> None:
    assert not has_words("2023 08 17 —— 45%")
    assert has_words("第二版")
