"""A build looks for garbage seldom, and leaves the interpreter as it found it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from govtrends.pipeline.garbage import seldom_collected

USUAL = (700, 10, 10)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*USUAL)
    yield
    gc.set_threshold(*before)


def test_new_objects_are_looked_at_seldom_and_then_as_before() -> None:
    with seldom_collected():
        assert gc.get_threshold()[0] > 10 * USUAL[0]
        with seldom_collected():
            pass
        assert gc.get_threshold()[0] > 10 * USUAL[0]
    assert gc.get_threshold() == USUAL


def test_an_error_leaves_it_as_before() -> None:
    with pytest.raises(KeyError), seldom_collected():
        raise KeyError
    assert gc.get_threshold() == USUAL


@pytest.mark.parametrize("chosen", [(0, 10, 10), (200_000, 20, 50)])
def test_who_looks_less_often_still_goes_on_so(chosen: tuple[int, int, int]) -> None:
    gc.set_threshold(*chosen)
    with seldom_collected():
        assert gc.get_threshold() == chosen
    assert gc.get_threshold() == chosen
