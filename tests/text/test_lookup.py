"""Looking up many numbers at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtrends.text import lookup as module
from govtrends.text.lookup import MIXER, MOST, lookup

NUMBERS = st.integers(0, 2**64 - 1)


@given(st.sets(NUMBERS), st.lists(NUMBERS))
def test_what_is_found_is_what_is_there(keys: set[int], others: list[int]) -> None:
    held = np.array(list(keys), dtype=np.uint64)
    asked = [*others, *list(keys)[::2]]
    which, places = lookup(held).find(np.array(asked, dtype=np.uint64))
    assert which.tolist() == [k for k, number in enumerate(asked) if number in keys]
    assert held[places].tolist() == [asked[k] for k in which.tolist()]


def test_numbers_whose_upper_bits_mix_to_the_same_are_told_apart() -> None:
    turned_back = pow(MIXER, -1, 2**64)
    alike = np.array([((77 << 40) + k) * turned_back % 2**64 for k in range(5)], dtype=np.uint64)
    assert len({int(key) * MIXER % 2**64 >> 24 for key in alike}) == 1
    which, places = lookup(alike[:4]).find(alike)
    assert which.tolist() == places.tolist() == [0, 1, 2, 3]


def test_more_keys_than_a_slot_can_number_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    with pytest.raises(ValueError, match="2 at most"):
        lookup(np.arange(3, dtype=np.uint64))
    assert MOST > 4_000_000
