"""Make the packaged n-gram table from public government reports and a newspaper: counts only, no sentences.

    python tools/make_ngrams.py CORPORA NEWS [--out src/govtrends/text/ngrams.npz]

CORPORA holds ``national_reports_*.jsonl`` (``year``, ``content``) and ``provincial_reports_*/*.csv``
(``full_text``); NEWS is the tagged newspaper (``bench/corpora.py`` says where it is from).  Every second province, the
national reports after 2022 and the last part of the newspaper are left out: ``bench/reading.py`` measures on those.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from corpora import training_news, training_texts

from govtrends.text.ngram_files import save
from govtrends.text.ngrams import BITS, ORDER, Alphabet, count, simplify

DEFAULT_OUT = Path(__file__).resolve().parents[1] / "src/govtrends/text/ngrams.npz"


def main() -> int:
    """Read the reports, count, prune, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT)
    arguments = parser.parse_args()
    lines = [line for text in training_texts(arguments.corpora) for line in text.splitlines() if line]
    texts = [simplify(line) for line in [*lines, *training_news(arguments.news)]]
    seen = Counter(char for text in texts for char in text)
    alphabet = "".join(char for char, _ in seen.most_common((1 << BITS) - 1024))
    keys, counts = count(Alphabet(alphabet).lines(texts))
    sizes = [int((keys >> (BITS * n) == 1).sum()) for n in range(1, ORDER + 1)]
    print(", ".join(f"{size} of {n} characters" for n, size in enumerate(sizes, start=1)))
    save(arguments.out, alphabet, keys, counts)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.2f} MB from {sum(map(len, texts))} characters")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
