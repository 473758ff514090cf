"""A batch of files or pages → the part it gives: what one worker does, without a look at disk or corpus."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from govtrends.corpus.files import File
from govtrends.corpus.read import UNREADABLE, read_file
from govtrends.errors import UsageError
from govtrends.model import Page, Problem
from govtrends.pipeline.garbage import seldom_collected
from govtrends.pipeline.parts import Packed, pack, write_part
from govtrends.pipeline.rows import Rows, page_rows
from govtrends.pipeline.rules import Rules, reading_code
from govtrends.pipeline.twins import said_of, text_digest
from govtrends.registry.load import Registry

FAILED = "page"
"""Stage of a problem that cost a whole page."""
_ONE = threading.Lock()
"""A cluster's worker may have several threads; the libraries that read PDF must not be used by two at once."""
_NOTES = 100
"""No page has more notes than this before it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to read, or pages of one that were read already, the first of them number ``first`` of the file.

    ``owner`` is the number under which the caller knows the file, ``keys`` (:func:`page_key`) those of the pages.
    """

    owner: int
    content: File | tuple[Page, ...]
    first: int = 0
    keys: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """About how many bytes of text there are."""
        return self.content.size if isinstance(self.content, File) else sum(3 * len(p.text) for p in self.content)

    @property
    def name(self) -> str:
        """What is being read, for those who wait."""
        return self.content.given if isinstance(self.content, File) else self.content[-1].source

    def alone(self) -> list[Item]:
        """Return the same work as items that can fail apart."""
        if isinstance(self.content, File):
            return [self]
        return [
            Item(self.owner, (page,), self.first + at, self.keys[at : at + 1]) for at, page in enumerate(self.content)
        ]


@dataclass(frozen=True, slots=True)
class Made:
    """A page in a part: whose it is, its place in the file, what tells it apart, and its ``row`` in the part.

    ``text`` is a digest of its text alone, ``said`` what is given of it (:mod:`govtrends.pipeline.twins`).
    """

    owner: int
    ordinal: int
    page_id: str
    source: str
    key: str | None
    chars: int
    row: int
    text: str | None = None
    said: str = "[]"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem, whose it is and where it stands in the file; ``lost`` says that it cost text, not only trust."""

    owner: int
    ordinal: int
    problem: Problem
    lost: bool


@dataclass(slots=True)
class Done:
    """What a batch gave: its parts, the pages of each, and problems."""

    parts: list[tuple[Packed, list[Made]]] = field(default_factory=list)
    problems: list[Trouble] = field(default_factory=list)

    def add(self, other: Done) -> None:
        """Take what another batch gave."""
        self.parts += other.parts
        self.problems += other.problems

    def add_problem(self, owner: int, ordinal: int, problem: Problem, lost: bool = True) -> None:
        """Note a problem of a file."""
        self.problems.append(Trouble(owner, ordinal, problem, lost))


def work(items: Sequence[Item], rules: Rules) -> Done:
    """Read the files of ``items`` and make the rows of their pages; one that fails is a problem and costs no other.

    Raises :class:`UsageError` where this process runs other code than the one that planned the build.
    """
    if reading_code() != rules.code:
        raise UsageError("a worker runs another version of govtrends or of its libraries; install the same everywhere")
    with _ONE, seldom_collected():
        return _work(items, rules)


def _work(items: Sequence[Item], rules: Rules) -> Done:
    registry = rules.registry
    done = Done()
    made: list[tuple[Made, Rows]] = []
    for item in items:
        for ordinal, found, lost in sift(_contents(item), item.first):
            rows = _rows(found, registry, rules.prior) if isinstance(found, Page) else found
            if isinstance(rows, Problem):
                done.add_problem(item.owner, ordinal, rows, lost or isinstance(found, Page))
            elif isinstance(found, Page):
                # A page of a table is known again by its text; a file is known again as a whole.
                key = None if isinstance(item.content, File) else item.keys[ordinal - item.first]
                page = Made(item.owner, ordinal, found.page_id, found.source, key, len(found.text), 0)
                made.append((replace(page, text=text_digest(found), said=said_of(found)), rows))
    _pack(made, done)
    return done


def _pack(made: Sequence[tuple[Made, Rows]], done: Done) -> None:
    """Put the pages into the part of ``done``; a page whose rows break the contract becomes a problem."""
    if not made:
        return
    try:
        part = pack([rows for _, rows in made])
    except Exception:
        sound = []
        for page, rows in made:
            try:
                pack([rows])
                sound.append((page, rows))
            except Exception as error:  # noqa: BLE001
                done.add_problem(page.owner, page.ordinal, _fault(page.source, error))
        if len(sound) == len(made):
            raise
        return _pack(sound, done)
    done.parts.append((Packed(write_part(part), part), [replace(page, row=row) for row, (page, _) in enumerate(made)]))


def page_key(page: Page, rules: Rules) -> str:
    """Return what tells whether a page's rows are known: all of the page but the checksum of the file it stands in."""
    said = (
        *(rules.fingerprint, page.page_id, page.source, page.text, page.encoding, page.language),
        *(page.paper, page.district_hint, page.date_hint, page.title_hint),
        # Where no date is found, the problem names the column.
        *(page.columns.get("date"), *(name for name, role in page.unused.items() if role == "date")),
    )
    text = "\x1f".join("" if part is None else part for part in said)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def read_safely(file: File) -> Iterator[Page | Problem]:
    """Yield what :func:`read_file` yields; a fault of a parser or of the disk is a problem of its file."""
    try:
        yield from read_file(file)
    except OSError as error:
        detail = f"{error.strerror or error}; check the disk, and run the command again"
        yield Problem(file.given, FAILED, UNREADABLE, detail)
    except Exception as error:  # noqa: BLE001  as below
        yield _fault(file.given, error)


def sift(contents: Iterable[Page | Problem], first: int = 0) -> Iterator[tuple[int, Page | Problem, bool]]:
    """Number what a file holds from ``first``, and say of each problem whether text was lost to it.

    A problem that is followed by a page of its own source is a note about that page.
    """
    waiting: list[tuple[int, Problem]] = []
    for number, found in enumerate(contents, start=first):
        if isinstance(found, Problem):
            waiting.append((number, found))
            if len(waiting) > _NOTES:
                yield (*waiting.pop(0), True)
            continue
        for at, problem in waiting:
            yield at, problem, not (found.source == problem.source or found.source.startswith(f"{problem.source}#"))
        waiting.clear()
        yield number, found, False
    for at, problem in waiting:
        yield at, problem, True


def _contents(item: Item) -> Iterator[Page | Problem]:
    return read_safely(item.content) if isinstance(item.content, File) else iter(item.content)


def _rows(page: Page, registry: Registry, prior: str | None) -> Rows | Problem:
    try:
        return page_rows(page, registry, prior)
    except Exception as error:  # noqa: BLE001  one bad page must not cost the others; it is reported, never hidden
        return _fault(page.source, error)


def _fault(source: str, error: Exception) -> Problem:
    detail = f"{type(error).__name__}: {error}; the page is left out, please report it with the file"
    return Problem(source, FAILED, "internal error", detail)
