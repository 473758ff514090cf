"""Bytes of a source → text: encoding, newlines and language, each decided once and said aloud."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)

# First bytes of formats that are no text, whatever the file is called.
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (docx, xlsx, epub …)",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PAR1": "a Parquet table",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
}

# The commonest characters of written Chinese: a wrong encoding almost never produces them, the right one always does.
_COMMON_SIMPLIFIED = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方"
    "多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情"
    "明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产新区市县镇局村建设工作推社群众服务会议"
)
_COMMON_TRADITIONAL = frozenset(
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方"
    "多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日者意無力它與長把機十民第公此已工使情"
    "明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政相見被利二等產新區市縣鎮局村建設推社群眾服務會議記訊報"
)
_COMMON = {"gb18030": _COMMON_SIMPLIFIED, "big5hkscs": _COMMON_TRADITIONAL}
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_HAN_CODES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
_HAN = re.compile(f"[{''.join(f'{chr(low)}-{chr(high)}' for low, high in _HAN_CODES)}]")
_WORD = re.compile(f"{_HAN.pattern}|[A-Za-z]+")
SAMPLE = 200_000
MOST_ZEROS = 0.002
"""A larger share of zero bytes than this is no text, or UTF-16 that does not say so."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without BOM, newlines as ``\\n``; ``note`` says what could not be decoded cleanly."""

    text: str
    encoding: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why bytes are no text: a short ``reason`` for the table, and what was seen and what to do."""

    reason: str
    detail: str


def decode(data: bytes, declared: str | None = None) -> Decoded | Undecodable:
    """Decode the bytes of a source: BOMs, UTF-8, GB18030, and Big5 where the characters speak clearly for it.

    ``declared`` is the codec that the source itself names; valid UTF-8 outweighs it, guesses do not.
    """
    if not data.strip():
        return Undecodable("empty file", "the file holds no text; scan or download it again")
    if (what := foreign(data)) is not None:
        return Undecodable(
            "not text", f"the bytes are those of {what}, no text; rename it, or export it as .txt, .md or .csv"
        )
    decoded = _decode(data, declared)
    if isinstance(decoded, Undecodable):
        return decoded
    sample = decoded.text[:SAMPLE]
    if is_binary(sample):
        count = _controls(sample)
        return Undecodable("binary", f"{count} of the first {len(sample)} characters are control codes; no text")
    text = decoded.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text.lstrip("\ufeff"), decoded.encoding, decoded.note)


def foreign(data: bytes) -> str | None:
    """Return what file it is whose first bytes these are, where that is no text."""
    return next((what for magic, what in _MAGIC.items() if data.startswith(magic)), None)


def is_binary(sample: str) -> bool:
    """Return whether more than a few of the characters are control codes or were none that the codec knows."""
    return _controls(sample) > 0.02 * len(sample)


def _controls(sample: str) -> int:
    return len(_NO_TEXT.findall(sample)) + sample.count("\ufffd")


def _decode(data: bytes, declared: str | None) -> Decoded | Undecodable:
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), name)
            except UnicodeDecodeError as error:
                if name != "utf-8":
                    return Undecodable("broken encoding", f"the {name} mark is there, but {error}; save it as UTF-8")
                break
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if declared:
        # A page may name a codec that does not exist, or one that its bytes are not in.
        with suppress(LookupError, UnicodeDecodeError):
            return Decoded(data.decode(declared), declared)
    if data.count(0) > MOST_ZEROS * len(data):
        return Undecodable("binary", "the file holds zero bytes and no UTF-16 mark; save it as UTF-8")
    return _decode_chinese(data)


def _decode_chinese(data: bytes) -> Decoded | Undecodable:
    texts = {codec: _try(data, codec) for codec in _COMMON}
    shares = {codec: None if text is None else common_share(text, codec) for codec, text in texts.items()}
    found = chinese_codec(shares["gb18030"], shares["big5hkscs"])
    if found is not None:
        return Decoded(str(texts[found[0]]), found[1])
    mixed = _line_by_line(data)
    if mixed is not None:
        return mixed
    guessed = guess(data[:SAMPLE], shares["gb18030"])
    if guessed is not None:
        codec, note = guessed
        return Decoded(data.decode(codec, errors="replace"), codec, note)
    return Undecodable("unknown encoding", "neither UTF-8, GB18030 nor Big5 gives readable text; save it as UTF-8")


def guess(start: bytes, gb_share: float | None) -> tuple[str, str] | None:
    """Return the codec of a text that is in no encoding for certain, and what to say of it; ``start`` are its first
    :data:`SAMPLE` bytes, ``gb_share`` its :func:`common_share` in GB18030.
    """
    if sum(1 for byte in start if 9 <= byte < 127) > 0.9 * len(start):
        return "cp1252", "a few bytes are not ASCII; read as cp1252"
    if gb_share is not None and gb_share > 0.02:
        return "gb18030", "few common characters: the encoding is a guess; save the file as UTF-8"
    return None


def chinese_codec(gb_share: float | None, big_share: float | None) -> tuple[str, str] | None:
    """Return the codec of a text, and what tables call it, by its :func:`common_share` in each (``None``: invalid)."""
    # Nearly every Big5 text is also a legal GB18030 text of rare characters: only common characters tell them apart.
    if big_share is not None and big_share > 0.12 and big_share > 2 * (gb_share or 0.0):
        return "big5hkscs", "big5"
    return ("gb18030", "gb18030") if gb_share is not None and gb_share > 0.08 else None


def common_share(text: str, codec: str) -> float:
    """Return the share of common characters among those beyond ASCII, for a text decoded with ``codec``."""
    wide = [char for char in text[:20_000] if char > "\x7f" and char.isalpha()]
    return sum(char in _COMMON[codec] for char in wide) / max(1, len(wide))


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _line_by_line(data: bytes) -> Decoded | None:
    """Decode a file glued from UTF-8 and GB18030 parts, line by line; ``None`` where too much stays unreadable."""
    mixture = Mixture()
    text = "\n".join([mixture.line(raw) for raw in data.split(b"\n")])
    verdict = mixture.verdict()
    return None if verdict is None else Decoded(text, *verdict)


class Mixture:
    """Decodes lines in UTF-8 or GB18030, each for itself, and counts what that comes to."""

    def __init__(self) -> None:
        self.start = ""
        """The first :data:`SAMPLE` characters."""
        self._chars, self._lost = -1, 0
        self._used: set[str] = set()

    def line(self, raw: bytes) -> str:
        """Return a line (without its end) as text."""
        text, codec = self._decoded(raw)
        if not raw.isascii():
            self._used.add(codec)
        if len(self.start) < SAMPLE:
            self.start = f"{self.start}\n{text}" if self._chars >= 0 else text
            self.start = self.start[:SAMPLE]
        self._chars += len(text) + 1
        return text

    def _decoded(self, raw: bytes) -> tuple[str, str]:
        for codec in ("utf-8", "gb18030"):
            with suppress(UnicodeDecodeError):
                return raw.decode(codec), codec
        text = raw.decode("utf-8", errors="replace")
        self._lost += text.count("\ufffd")
        return text, "utf-8"

    def verdict(self) -> tuple[str, str] | None:
        """Return what tables call the encoding of the lines so far, and what to say of them; ``None``: no text."""
        wide = [char for char in self.start if _HAN.match(char)]
        known = sum(char in _COMMON_SIMPLIFIED or char in _COMMON_TRADITIONAL for char in wide)
        if self._lost > 0.02 * self._chars or known < 0.08 * max(1, len(wide)) or not wide:
            return None
        if len(self._used) > 1:
            return "mixed", f"lines in {' and '.join(sorted(self._used))}; {self._lost} characters unreadable"
        return self._used.pop() if self._used else "utf-8", f"{self._lost} characters unreadable, marked \ufffd"


def language_of(text: str) -> str:
    """Return ``zh``, ``en`` or ``mixed`` by the share of Han characters against Latin words."""
    import numpy as np  # late: a build that finds nothing changed does without

    # An array, because two regular expressions over each page are a twentieth of what a build costs.
    codes = np.frombuffer(text[:SAMPLE].encode("utf-32-le", "surrogatepass"), np.uint32)
    han = sum(int(np.count_nonzero((codes >= low) & (codes <= high))) for low, high in _HAN_CODES)
    letters = ((codes | 32) >= ord("a")) & ((codes | 32) <= ord("z"))
    latin = int(np.count_nonzero(letters[1:] > letters[:-1])) + int(letters[:1].sum())
    share = han / max(1, han + latin)
    # A machine translation leaves a sentence or two untranslated; a Chinese page carries a few Latin abbreviations.
    return "zh" if share >= 0.8 else "en" if share <= 0.2 else "mixed"


def has_words(text: str) -> bool:
    """Return whether there is anything to read: at least two Han characters or Latin words."""
    return len(list(islice(_WORD.finditer(text, 0, SAMPLE), 2))) == 2
