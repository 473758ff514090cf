"""Train the network that says which line reads on in which, and the weights of the evidence beside them.

    python tools/make_sequels.py CORPORA NEWS [--epochs 28 16 16] [--pupil 45] [--out src/govtrends/text/sequels.npz]

One network is trained for each number of epochs, from seeds 1, 2, and so on.  What they say is averaged, and one more
network learns to say the same (distillation: Hinton, Vinyals and Dean 2015): it alone is shipped.

CORPORA and NEWS as for ``make_ngrams.py``, whose table must be made first: the networks use its alphabet.  The texts
are set in lines of 12 to 24 characters, several times over; the n-grams that judge an article's lines are counted
without it (four folds), so that the weights hold for text that the table has not seen.  Loss: how unlikely each line's
successor is among the lines of its page, and each line's predecessor.  Adam (Kingma and Ba 2015), dropout on what
the encoders see, both written out here: two layers need no framework.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from corpora import SHORTEST, held_out_news, held_out_paragraphs, training_news, training_texts
from torn import lines_of

from govtrends.corpus.columns_score import features
from govtrends.text import ngram_files, ngrams
from govtrends.text.sequels import NEAR, PARTS, SIDES, seen

OUT = Path(__file__).resolve().parents[1] / "src/govtrends/text/sequels.npz"
WIDTHS = (12, 14, 15, 16, 18, 20, 22, 24)
ARTICLE, LINES, LEAST = 850, 48, 10
"""Characters of an article, lines of a page, and the fewest that are learned from."""
SETTINGS, FOLDS, CHARACTERS = 5, 4, 3200
LETTER, HIDDEN, OUTER = 40, 160, 64
DROPPED, PUPIL_DROPPED, DECAY, RATE, WARM, BATCH = 0.3, 0.2, 0.1, 2e-3, 150, 12
PLAIN = str.maketrans({"，": ",", "：": ":", "；": ";", "（": "(", "）": ")", "“": '"', "”": '"'})

Arrays = dict[str, np.ndarray]


@dataclass
class Page:
    """Lines of one article: what the encoders see before and after a break, and the features ``(f, n, n)``."""

    before: tuple[np.ndarray, np.ndarray]
    after: tuple[np.ndarray, np.ndarray]
    features: np.ndarray
    taught: np.ndarray | None = None


def articles(paragraphs: list[str]) -> list[list[str]]:
    """Return neighbouring paragraphs as articles of a usual size."""
    found: list[list[str]] = [[]]
    for paragraph in paragraphs:
        found[-1].append(paragraph[:1500])
        if sum(map(len, found[-1])) >= ARTICLE:
            found.append([])
    return [article for article in found if article]


def table_of(texts: list[list[str]], alphabet: ngrams.Alphabet) -> ngrams.Table:
    """Return the n-gram table of some articles."""
    lines = alphabet.lines([ngrams.simplify(line) for text in texts for line in text])
    return ngrams.tabled(alphabet.letters, *ngrams.count(lines))


def page_of(article: list[str], table: ngrams.Table, rng: random.Random) -> Page | None:
    """Return an article set in lines of some width, or ``None`` where it is too short."""
    lines = lines_of(article, rng.choice(WIDTHS))
    start = rng.randrange(max(1, len(lines) - LINES))
    lines = lines[start : start + LINES]
    if rng.random() < 0.4:
        lines = [line.translate(PLAIN) for line in lines]
    if len(lines) < LEAST:
        return None
    found, read, _ = features(lines, table)
    n = len(lines)
    evidence = np.stack([feature[:n] for feature in found]).astype(np.float16)
    read = read.until(n)
    return Page(seen(read, CHARACTERS, ends=True), seen(read, CHARACTERS, ends=False), evidence)


def fresh(count: int, rng: np.random.Generator) -> Arrays:
    """Return the weights before training; ``count`` features."""
    drawn = {"alone": np.zeros(HIDDEN), "weights": np.full(count, 0.5)}
    inner = (NEAR + 1) * LETTER
    for side in SIDES:
        drawn[f"{side}_letters"] = rng.standard_normal((CHARACTERS, LETTER)) * 0.3
        drawn[f"{side}_hidden"] = rng.standard_normal((inner, HIDDEN)) / np.sqrt(inner)
        drawn[f"{side}_bias"] = np.zeros(HIDDEN)
        drawn[f"{side}_outer"] = rng.standard_normal((HIDDEN, OUTER)) * 0.3 / np.sqrt(HIDDEN)
    return {name: value.astype(np.float32) for name, value in drawn.items()}


@dataclass
class Pass:
    """One side's way forward, kept for the way back."""

    near: np.ndarray
    whole: np.ndarray
    share: np.ndarray
    heard: np.ndarray
    mask: np.ndarray | float
    layer: np.ndarray
    out: np.ndarray


def forward(
    weights: Arrays, side: str, lines: tuple[np.ndarray, np.ndarray], rng: np.random.Generator | None, dropped: float
) -> Pass:
    """Return one side's vectors of some lines; with ``rng`` the share ``dropped`` of what it sees is dropped."""
    near, whole = lines
    letters = weights[f"{side}_letters"]
    share = (whole > 0).astype(np.float32)
    share /= np.maximum(share.sum(axis=1, keepdims=True), 1)
    heard = np.concatenate(
        (letters[near].reshape(len(near), -1), np.einsum("nl,nld->nd", share, letters[whole])), axis=1
    )
    mask = 1.0 if rng is None else (rng.random(heard.shape, dtype=np.float32) > dropped) / np.float32(1 - dropped)
    heard = heard * mask
    layer = np.maximum(heard @ weights[f"{side}_hidden"] + weights[f"{side}_bias"], 0)
    return Pass(near, whole, share, heard, mask, layer, layer @ weights[f"{side}_outer"])


def backward(weights: Arrays, side: str, way: Pass, slope: np.ndarray, extra: np.ndarray | None) -> Arrays:
    """Return the gradients of one side's weights from that of its vectors, and of what speaks for a line alone."""
    into = slope @ weights[f"{side}_outer"].T
    if extra is not None:
        into += extra[:, None] * weights["alone"]
    into *= way.layer > 0
    back = into @ weights[f"{side}_hidden"].T * way.mask
    edge = NEAR * LETTER
    numbers = np.concatenate((way.near.ravel(), way.whole.ravel()))
    parts = (back[:, :edge].reshape(-1, LETTER), (way.share[:, :, None] * back[:, None, edge:]).reshape(-1, LETTER))
    order = np.argsort(numbers, kind="stable")
    numbers = numbers[order]
    first = np.flatnonzero(np.diff(numbers, prepend=-1))
    letters = np.zeros_like(weights[f"{side}_letters"])
    letters[numbers[first]] = np.add.reduceat(np.concatenate(parts)[order], first, axis=0)
    gradients = (letters, way.heard.T @ into, into.sum(axis=0), way.layer.T @ slope)
    return dict(zip((f"{side}_{part}" for part in PARTS), gradients, strict=True))


def shares(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return how likely each line is the next of each, and the one before each, by scores ``(n, n)``."""
    np.fill_diagonal(scores, -30)
    after = np.exp(scores - scores.max(axis=1, keepdims=True))
    before = np.exp(scores - scores.max(axis=0, keepdims=True))
    return after / after.sum(axis=1, keepdims=True), before / before.sum(axis=0, keepdims=True)


def errors(scores: np.ndarray, taught: np.ndarray | None = None) -> tuple[float, np.ndarray]:
    """Return the loss of one page's scores ``(n, n)``, whose lines stand in order, and its gradient.

    With what others have ``taught`` of the page, the gradient is that of agreeing with them.
    """
    after, before = shares(scores)
    at = np.arange(len(scores) - 1)
    loss = -float(np.log(after[at, at + 1] + 1e-9).sum() + np.log(before[at, at + 1] + 1e-9).sum())
    if taught is not None:
        return loss, after + before - sum(shares(taught.astype(np.float32)))
    after[-1], before[:, 0] = 0, 0
    gradient = after + before
    gradient[at, at + 1] -= 2
    np.fill_diagonal(gradient, 0)
    return loss, gradient


def slopes(weights: Arrays, pages: list[Page], rng: np.random.Generator, dropped: float) -> tuple[float, Arrays]:
    """Return the mean loss of some pages and the gradient of every weight."""
    sides = []
    for side in SIDES:
        lines = tuple(np.concatenate([getattr(page, side)[k] for page in pages]) for k in (0, 1))
        sides.append(forward(weights, side, lines, rng, dropped))
    before, after = (way.out for way in sides)
    alone = sides[1].layer @ weights["alone"]
    back, extra = (np.zeros_like(before), np.zeros_like(after)), np.zeros_like(alone)
    result = {"weights": np.zeros_like(weights["weights"])}
    loss, at, joins = 0.0, 0, 2 * sum(page.features.shape[1] - 1 for page in pages)
    for page in pages:
        here = slice(at, at := at + page.features.shape[1])
        evidence = page.features.astype(np.float32)
        scores = before[here] @ after[here].T + alone[here] + np.tensordot(weights["weights"], evidence, 1)
        lost, gradient = errors(scores, page.taught)
        loss, gradient = loss + lost, gradient / joins
        back[0][here], back[1][here] = gradient @ after[here], gradient.T @ before[here]
        extra[here] = gradient.sum(axis=0)
        result["weights"] += np.tensordot(evidence, gradient, 2)
    result["alone"] = sides[1].layer.T @ extra
    result |= backward(weights, "before", sides[0], back[0], None)
    return loss / joins, result | backward(weights, "after", sides[1], back[1], extra)


def train(pages: list[list[Page]], epochs: int, rng: np.random.Generator, dropped: float = DROPPED) -> Arrays:
    """Return the weights after so many rounds over all articles, each time set in one of its settings."""
    weights = fresh(len(pages[0][0].features), rng)
    mean, square = ({name: np.zeros_like(value) for name, value in weights.items()} for _ in range(2))
    batches, step, start = len(pages) // BATCH, 0, time.time()
    for epoch in range(epochs):
        order, lost = rng.permutation(len(pages)), 0.0
        for k in range(batches):
            chosen = [pages[i][rng.integers(len(pages[i]))] for i in order[k * BATCH : (k + 1) * BATCH]]
            loss, gradients = slopes(weights, chosen, rng, dropped)
            lost, step = lost + loss, step + 1
            rate = RATE * max(0.02, 1 - step / (epochs * batches)) * min(1.0, step / WARM)
            for name, gradient in gradients.items():
                mean[name] += 0.1 * (gradient - mean[name])
                square[name] += 0.01 * (gradient**2 - square[name])
                pace = rate * 3 if name == "weights" else rate
                moved = mean[name] / (1 - 0.9**step) / (np.sqrt(square[name] / (1 - 0.99**step)) + 1e-8)
                weights[name] -= pace * moved
                if name.endswith(("letters", "hidden", "outer")):
                    weights[name] *= 1 - rate * (DECAY if name.endswith("letters") else DECAY / 5)
        print(f"epoch {epoch + 1}: loss {lost / batches:.4f}, {time.time() - start:.0f} s", flush=True)
    return weights


def held(path: Path) -> list[Arrays]:
    """Return the networks of a file, which hold each array's first axis."""
    with np.load(path) as data:
        arrays = {name: data[name].astype(np.float32) for name in data.files}
    return [{name: array[k] for name, array in arrays.items()} for k in range(len(arrays["alone"]))]


def score(weights: Arrays, page: Page) -> np.ndarray:
    """Return what one network and its weights of the features say of a page's lines ``(n, n)``."""
    before, after = (forward(weights, side, getattr(page, side), None, 0.0) for side in SIDES)
    scores = before.out @ after.out.T + after.layer @ weights["alone"]
    summed: np.ndarray = scores + np.tensordot(weights["weights"], page.features.astype(np.float32), 1)
    return summed


def measured(networks: list[Arrays], pages: list[Page]) -> tuple[float, float]:
    """Return the networks' mean loss over pages, and the share of lines whose successor is told first."""
    loss, told, joins = 0.0, 0, 0
    for page in pages:
        scores = np.mean([score(weights, page) for weights in networks], axis=0)
        loss, at = loss + errors(scores)[0], np.arange(len(scores) - 1)
        told, joins = told + int((scores[:-1].argmax(axis=1) == at + 1).sum()), joins + len(at)
    return loss / joins / 2, told / joins


def main() -> int:
    """Set the texts, train, measure on held-out text, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--epochs", type=int, nargs="+", default=[28, 16, 16], help="of each teacher")
    parser.add_argument("--pupil", type=int, default=45, help="epochs of the network that is shipped")
    parser.add_argument("--teachers", type=Path, help="trained before; each array's first axis is that of the teachers")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    reports = [line.strip() for text in training_texts(arguments.corpora) for line in text.splitlines()]
    texts = articles([line for line in reports if len(line) >= SHORTEST]) + articles(training_news(arguments.news))
    random.Random(5).shuffle(texts)
    whole, pages = ngram_files.packaged(), []
    for fold in range(FOLDS):
        table = table_of([text for k, text in enumerate(texts) if k % FOLDS != fold], whole.alphabet)
        for k in range(fold, len(texts), FOLDS):
            rng = random.Random(k)
            set_ = [page for _ in range(SETTINGS) if (page := page_of(texts[k], table, rng))]
            pages += [set_] if set_ else []
        print(f"fold {fold + 1}: {len(pages)} articles", flush=True)
    if arguments.teachers:
        networks = held(arguments.teachers)
    else:
        networks = [train(pages, epochs, np.random.default_rng(k)) for k, epochs in enumerate(arguments.epochs, 1)]
    for page in (page for set_ in pages for page in set_):
        page.taught = np.mean([score(weights, page) for weights in networks], axis=0).astype(np.float16)
    pupil = train(pages, arguments.pupil, np.random.default_rng(11), PUPIL_DROPPED)
    held_out = {"reports": held_out_paragraphs(arguments.corpora), "newspaper": held_out_news(arguments.news)}
    for name, reports_ in held_out.items():
        rng = random.Random(9)
        unseen = [page for text in reports_ for one in articles(text) if (page := page_of(one, whole, rng))]
        for who, some in (("teachers", networks), ("pupil", [pupil])):
            print("{}, {}: loss {:.4f}, told first {:.4f}".format(name, who, *measured(some, unseen)))
    print("weights:", pupil["weights"].round(2).tolist())
    np.savez_compressed(arguments.out, **{name: weight.astype(np.float16) for name, weight in pupil.items()})
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
