"""Workers that a page called bad.txt, or the number 4, ends, as a fault in a C library would."""

import os
from multiprocessing import parent_process

from govtrends.pipeline import tasks


def work(items, rules):
    """Do a batch, and end the process at the bad page."""
    if any(item.name.endswith("bad.txt") for item in items):
        os._exit(9)
    return tasks.work(items, rules)


def square(number, rules):
    """Return the square of a number; of 4, only where no worker can be ended by it."""
    if number == 4 and parent_process() is not None:
        os._exit(9)
    return number * number
