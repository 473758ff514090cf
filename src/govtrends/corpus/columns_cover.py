"""Put fragments in order: the set of chains, covering every fragment once, whose joins are worth most together.

A path cover of least cost, found as an assignment of successors (Kuhn 1955; shortest augmenting paths after
Jonker and Volgenant 1987) with cycles broken at their weakest join.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

NEVER = -1e6
ROUNDS = 12
"""How many cycles are broken one by one, the rest assigned anew; torn pages need one to four, seldom ten."""


def successors(worth: Matrix) -> list[int | None]:
    """Return for every fragment the one that follows it, or ``None`` at the end of a chain.

    ``worth[i, j]`` is the gain of reading ``j`` right after ``i``; joins worth 0 or less are not made.
    """
    worth = worth.copy()
    for _ in range(ROUNDS):
        following = _assign(worth)
        cycles = _weakest_of_cycles(worth, following)
        if not cycles:
            return following
        worth[cycles[0]] = NEVER
    # text that makes no sense in any order: its last cycles are cut open and not joined anew
    following = _assign(worth)
    for i, _ in _weakest_of_cycles(worth, following):
        following[i] = None
    return following


def chains(following: list[int | None]) -> list[list[int]]:
    """Return the chains of a successor list, each from its first fragment on, in order of that fragment."""
    led = {j for j in following if j is not None}
    found = []
    for first in range(len(following)):
        if first in led:
            continue
        chain = [first]
        while (after := following[chain[-1]]) is not None:
            chain.append(after)
        found.append(chain)
    return found


def _weakest_of_cycles(worth: Matrix, following: Sequence[int | None]) -> list[tuple[int, int]]:
    """Return the join of least worth of every cycle."""
    state = [0] * len(following)
    found = []
    for start in range(len(following)):
        path = []
        at: int | None = start
        while at is not None and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = following[at]
        if at is not None and state[at] == 1:
            cycle = path[path.index(at) :]
            joins = [(i, j) for i in cycle if (j := following[i]) is not None]
            found.append(min(joins, key=lambda join: float(worth[join])))
        for i in path:
            state[i] = 2
    return found


def _assign(worth: Matrix) -> list[int | None]:
    """Return the successors of greatest total worth, cycles not yet forbidden."""
    import numpy as np

    n = len(worth)
    # column n + i is "fragment i ends a chain": worth nothing, open to i alone
    cost = np.where(worth > 0, -worth, -NEVER)
    best = cost.argmin(axis=1)
    row_price = np.minimum(cost[np.arange(n), best], 0.0)
    price = np.zeros(n)
    owner = [-1] * n
    following: list[int | None] = [None] * n
    disputed = []
    for row, col in enumerate(best.tolist()):
        # whoever wants a successor that nobody has taken yet, takes it; the others bid
        if row_price[row] < 0 and owner[col] < 0:
            owner[col], following[row] = row, col
        elif row_price[row] < 0:
            disputed.append(row)
    for row in disputed:
        _augment(cost, row, row_price, price, owner, following)
    return following


def _augment(cost: Matrix, row: int, row_price: Matrix, price: Matrix, owner: list[int], following: list[Any]) -> None:
    """Give ``row`` a successor, or leave some row without, by the cheapest chain of changes."""
    import numpy as np

    n = len(cost)
    best = np.full(n, np.inf)
    via = np.full(n, -1)
    open_ = np.ones(n, dtype=bool)
    order: list[int] = []
    at, so_far = row, 0.0
    # leaving a row without successor costs 0 - its price
    free_cost, free_row, free_via = np.inf, -1, -1
    via_col = -1
    while True:
        if so_far - row_price[at] < free_cost:
            free_cost, free_row, free_via = so_far - row_price[at], at, via_col
        reach = so_far + cost[at] - row_price[at] - price
        better = open_ & (reach < best)
        best[better] = reach[better]
        via[better] = via_col
        masked = np.where(open_, best, np.inf)
        col = int(masked.argmin())
        so_far_next = float(masked[col])
        if free_cost <= so_far_next:
            end, finish = -1, free_cost
            break
        so_far = so_far_next
        open_[col] = False
        order.append(col)
        if owner[col] < 0:
            end, finish = col, so_far
            break
        at, via_col = owner[col], col
    # dual prices
    row_price[row] += finish
    for col in order:
        if col == end:
            continue
        delta = finish - best[col]
        row_price[owner[col]] += delta
        price[col] -= delta
    if end < 0:
        following[free_row] = None
        col = free_via
    else:
        col = end
    # walk back: the row that owned the previous column takes this one
    while col >= 0:
        previous = int(via[col])
        taker = row if previous < 0 else owner[previous]
        owner[col] = taker
        following[taker] = col
        col = previous
