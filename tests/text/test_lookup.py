"""Looking up many numbers at once."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.text import lookup as module
from govtrends.text.lookup import MIXER, MOST, NUMBER_BITS, lookup, mixed

NUMBERS = st.integers(0, 2**NUMBER_BITS - 1)


def numbered(keys: list[int]) -> np.ndarray:
    return np.stack((np.arange(len(keys)), np.arange(len(keys)) % 3)).astype(np.float32)


@given(st.sets(NUMBERS), st.lists(NUMBERS))
def test_what_is_found_is_what_is_there(keys: set[int], others: list[int]) -> None:
    held = list(keys)
    asked = [*others, *held[::2]]
    table = lookup(np.array(held, dtype=np.uint64), numbered(held), 2)
    which, rows = table.find(mixed(np.array(asked, dtype=np.uint64)))
    assert which.tolist() == [k for k, number in enumerate(asked) if number in keys]
    assert [held[int(place)] for place in rows[:, 0]] == [asked[k] for k in which.tolist()]
    assert rows[:, 1].tolist() == [place % 3 for place in rows[:, 0].tolist()]


def test_numbers_whose_upper_bits_mix_to_the_same_are_told_apart() -> None:
    turned_back = pow(MIXER, -1, 2**64)
    numbers = ((77 << 24 | below) * turned_back % 2**64 for below in range(1 << 24))
    alike = list(islice((number for number in numbers if not number >> NUMBER_BITS), 5))
    assert len(alike) == 5 and len({key * MIXER % 2**64 >> 24 for key in alike}) == 1
    keys = np.array(alike, dtype=np.uint64)
    which, rows = lookup(keys[[3, 1, 0, 2]], numbered(alike[:4]), 2).find(mixed(keys))
    assert which.tolist() == [0, 1, 2, 3]
    assert rows[:, 0].tolist() == [2, 1, 3, 0]


def test_more_keys_than_can_be_put_in_order_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    with pytest.raises(ValueError, match="2 at most"):
        lookup(np.arange(3, dtype=np.uint64), numbered([0, 1, 2]), 2)
    assert MOST > 4_000_000


def test_keys_that_are_too_large_are_refused() -> None:
    with pytest.raises(ValueError, match="a key of 57 bits, but a table's keys have 56 at most"):
        lookup(np.array([1, 1 << NUMBER_BITS], dtype=np.uint64), numbered([0, 1]), 2)
