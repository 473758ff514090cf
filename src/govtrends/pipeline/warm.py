"""What every worker needs, loaded once by the process that the workers are forked from, before it forks.

Importing this module is what does it (see :mod:`govtrends.pipeline.forks`); nothing else imports it.
"""

from __future__ import annotations

from govtrends.facts.place_names import shipped_names
from govtrends.facts.quantities_units import load_units
from govtrends.pipeline.rules import reading_code
from govtrends.pipeline.tasks import work
from govtrends.registry.occasions import occasions
from govtrends.text import ngram_files, tokens

for load in (reading_code, shipped_names, load_units, occasions, ngram_files.packaged, tokens.frequencies):
    load()
tokens.tokens("字典")

__all__ = ["work"]
