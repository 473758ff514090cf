"""How well a corpus reads its pages, held against hand-labelled ones: figures per page and layer, and the misses.

``evaluate(corpus, labels)`` is the whole of it.  The labels' format is described in ``data/README.md``.
"""

from govtrends.evaluate.run import Evaluation, evaluate
from govtrends.evaluate.tally import LAYERS

__all__ = ["LAYERS", "Evaluation", "evaluate"]
