import itertools

from hypothesis import given
from hypothesis import strategies as st

from govtrends.text.spans import GAP, MappedText

SOURCE = st.text(alphabet="甲乙丙丁12。 \n", min_size=1, max_size=40)


@st.composite
def shuffled(draw):
    """A source and a text made of its pieces in another order, with gaps between some."""
    source = draw(SOURCE)
    cuts = sorted(draw(st.sets(st.integers(0, len(source)), max_size=5)) | {0, len(source)})
    pieces = [MappedText.of(source, a, b) for a, b in itertools.pairwise(cuts)]
    pieces = draw(st.permutations(pieces))
    if draw(st.booleans()):
        pieces.insert(len(pieces) // 2, MappedText.inserted(GAP))
    return source, MappedText.join(pieces)


@given(shuffled())
def test_every_printed_character_maps_to_itself(case):
    source, text = case
    for i, char in enumerate(text.text):
        at = text.source_at(i)
        assert at is None or source[at] == char
    assert sum(run.length for run in text.runs) == len(text)


@given(shuffled(), st.integers(0, 40), st.integers(0, 40))
def test_a_slice_keeps_its_offsets(case, a, b):
    source, text = case
    start, end = sorted((a, b))
    part = text.slice(start, end)
    assert part.text == text.text[start:end]
    printed = "".join(source[s:e] for s, e in text.source_spans(start, end))
    assert printed == part.text.replace(GAP, "") or GAP[:1] in part.text or GAP[-1:] in part.text or "缺" in part.text


@given(shuffled())
def test_the_flat_map_reads_back(case):
    _, text = case
    assert MappedText.from_flat(text.text, text.flat()) == text


def test_joining_neighbours_makes_one_run():
    joined = MappedText.join([MappedText.of("甲乙丙丁", 0, 2), MappedText.of("甲乙丙丁", 2, 4)])
    assert len(joined.runs) == 1 and joined.text == "甲乙丙丁"


def test_remove_and_strip():
    text = MappedText.of(" 甲乙丙 ").strip().remove([(1, 2)])
    assert text.text == "甲丙" and text.source_spans(0, 2) == [(1, 2), (3, 4)]
    assert MappedText.inserted(GAP).extent is None and text.extent == (1, 4)


def test_text_follows_on_where_its_pieces_do() -> None:
    printed = "甲乙丙丁\n\n戊己庚辛"
    torn = MappedText.join([MappedText.of(printed, 0, 4), MappedText.inserted("，"), MappedText.of(printed, 6, 10)])
    assert torn.follows_on(0, 9, 2)
    assert not torn.follows_on(0, 9, 1)
    assert torn.follows_on(0, 4, 0)
    swapped = MappedText.join([MappedText.of(printed, 6, 10), MappedText.of(printed, 0, 4)])
    assert not swapped.follows_on(3, 5, 20)
    assert swapped.follows_on(4, 8, 0)
