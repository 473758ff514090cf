"""A worker that a page called bad.txt ends, as a fault in a C library would."""

import os

from govtrends.pipeline import tasks


def work(items, rules):
    """Do a batch, and end the process at the bad page."""
    if any(item.name.endswith("bad.txt") for item in items):
        os._exit(9)
    return tasks.work(items, rules)
