"""Learn the weights by which article lines and furniture are told apart, and write them as a table.

    python benchmarks/layout_weights.py --gold DIR [--folds 10]

Learns from `DIR/layout` and from the pages in `tests/pages/lines`, a line each that begins with `+` (article) or `-`
(furniture). With `--folds` nothing is written: groups of pages of `DIR/layout` are left out in turn, and what the
weights learned from all others make of them is printed.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsextract.text import furniture
from newsextract.text.furniture import AFTER, ARTICLE, BEFORE, INSIDE, LEAST, MOVES, PLACES
from newsextract.text.kinds import sureness
from newsextract.text.lines import split_lines
from newsextract.text.surroundings import page_features, page_kinds

ROOT = Path(__file__).parent.parent
OWN = ROOT / "tests" / "pages" / "lines"
TABLE = ROOT / "src" / "newsextract" / "text" / "furniture_weights.txt"
NEVER = -1e4
RARE = 3  # features of fewer lines are not learned
FAINT = 0.05  # weights that are smaller are left out of the table
STEPS = 200
GOLD_TIMES = 3  # how often a page of `DIR/layout` is learned, while one of our own is learned once
# how strongly weights are held near 0: what a line is in itself is trusted more than where it stands
HOLD_LINE, HOLD_PLACE, HOLD_APART = 0.4, 1.0, 5.0
HEAD = """\
# What speaks for furniture, by `benchmarks/layout_weights.py`: how much more likely than article a line with
# the feature is furniture before the article, inside it, after it (the logarithm of how many times). At the end: how
# readily one place follows another.
"""
# what the families of features mean; {} is the rest of the feature's name
MEANINGS = {
    "always": "every line",
    "kind": "the line is of the kind: {}",
    "sure": "a kind that no article has",
    "almost sure": "a kind that articles have now and then",
    "words": "so many words: {}",
    "above": "the line above is: {}",
    "below": "the line below is: {}",
    "second above": "the second line above is: {}",
    "second below": "the second line below is: {}",
    "prose above": "so many lines of prose above: {}",
    "prose below": "so many lines of prose below: {}",
    "since prose": "so many lines lie between it and prose above: {}",
    "until prose": "so many lines lie between it and prose below: {}",
    "under": "under a heading or button, so many lines: {}",
    "over": "over a button, so many lines: {}",
    "under a voice": "under the name and time of who comments, so many lines: {}",
    "in a list": "in a list that a colon opened, so many lines below it: {}",
    "among timed titles": "a title that begins with a time, beside another",
    "between times": "a title between two times",
    "a name": "a person's name, which the article has: {}",
    "names": "a person's name, one of so many: {}",
    "over the headline": "above the title that shares most words with the prose, so many lines: {}",
    "over the main stretch": "above the densest prose, so many lines: {}",
    "under the main stretch": "below the densest prose, so many lines: {}",
    "blank": "blank lines stand: {}",
    "sure furniture": "so much of the page is furniture beyond doubt: {}",
    "line": "the first lines of the page: {}",
    "shared words": "so many of its words the prose has as well: {}",
    "prose shares": "prose of which other prose has so many of the words: {}",
}


class PageLines(NamedTuple):
    """The features and the places of the lines of a page."""

    features: list[list[str]]
    places: list[int]


class Learned(NamedTuple):
    """Weights of features for the three places of furniture, and of moves between places."""

    numbers: dict[str, int]
    features: NDArray[np.float64]
    moves: NDArray[np.float64]


class Batch(NamedTuple):
    """Pages side by side, lines downwards: which features each line has, where a page has a line, its place."""

    cells: NDArray[np.int64]
    columns: NDArray[np.int64]
    there: NDArray[np.bool_]
    places: NDArray[np.int64]


def read_pages(folder: Path) -> list[PageLines]:
    """The pages of a folder. A file may hold several, with a line `===` between them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [read_page(page.splitlines()) for text in texts for page in text.split("===\n")]


def read_page(rows: Sequence[str]) -> PageLines:
    """A page of lines with their marks."""
    lines = split_lines("\n".join(row[1:] for row in rows))
    article = [row[0] == "+" for row in rows if row[1:].strip()]
    first, last = article.index(True), len(article) - article[::-1].index(True)
    places = [
        ARTICLE if kept else BEFORE if number < first else AFTER if number >= last else INSIDE
        for number, kept in enumerate(article)
    ]
    seen, kinds = page_kinds(lines)
    return PageLines(page_features(lines, seen, kinds), places)


# --- learning ---------------------------------------------------------------------------------------------------------


def learn(pages: Sequence[PageLines]) -> Learned:
    """The weights that make the places of the pages most likely, held near 0 (Adam)."""
    times = Counter(feature for page in pages for features in page.features for feature in features)
    index = {feature: number for number, feature in enumerate(sorted(f for f, n in times.items() if n >= RARE))}
    data = batch(pages, index)
    hold = np.array([held(feature) for feature in index])
    common, apart, moves = np.zeros(len(index)), np.zeros((len(index), 3)), np.zeros((4, 4))
    steps = [Adam(common), Adam(apart), Adam(moves)]
    for number in range(STEPS):
        of_features, of_moves = gradient(data, common[:, None] + apart, moves)
        rate = 0.15 * (1 - number / STEPS) + 0.005
        steps[0].step(of_features.sum(axis=1) + hold * common, rate)
        steps[1].step(of_features + HOLD_APART * hold[:, None] * apart, rate)
        steps[2].step(of_moves + 0.1 * moves, rate)
    return Learned(index, common[:, None] + apart, moves)


def held(feature: str) -> float:
    """How strongly a feature's weights are held near 0."""
    if feature == "always":
        return 0.01
    own = feature.startswith(("kind", "words", "begins", "sure", "almost", "talks", "ends", "verb", "capitals", "dash"))
    return HOLD_LINE if own and " under " not in feature else HOLD_PLACE


class Adam:
    """One array of weights on its way downhill."""

    def __init__(self, weights: NDArray[np.float64]) -> None:
        self.weights = weights
        self.mean, self.square, self.steps = np.zeros_like(weights), np.zeros_like(weights), 0

    def step(self, gradient: NDArray[np.float64], rate: float) -> None:
        """Go a step."""
        self.steps += 1
        self.mean = 0.9 * self.mean + 0.1 * gradient
        self.square = 0.99 * self.square + 0.01 * gradient**2
        mean, square = self.mean / (1 - 0.9**self.steps), self.square / (1 - 0.99**self.steps)
        self.weights -= rate * mean / (np.sqrt(square) + 1e-8)


def batch(pages: Sequence[PageLines], index: dict[str, int]) -> Batch:
    """Pages side by side."""
    longest, count = max(len(page.places) for page in pages), len(pages)
    there, places = np.zeros((longest, count), bool), np.zeros((longest, count), int)
    pairs = []
    for column, page in enumerate(pages):
        there[: len(page.places), column] = True
        places[: len(page.places), column] = page.places
        for row, features in enumerate(page.features):
            pairs += [(row * count + column, index[feature]) for feature in features if feature in index]
    cells, columns = np.array(pairs).T
    return Batch(cells, columns, there, places)


ALLOWED = np.full((4, 4), NEVER)
for move in MOVES:
    ALLOWED[move] = 0
BEGIN = np.array([0, 0, NEVER, NEVER])
END = np.array([0, NEVER, NEVER, 0])


def log_sum(numbers: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """The logarithm of the sum of exponentials."""
    most = numbers.max(axis=axis, keepdims=True)
    total: NDArray[np.float64] = np.log(np.exp(numbers - most).sum(axis=axis, keepdims=True)) + most
    return total.squeeze(axis)


def gradient(
    data: Batch, weights: NDArray[np.float64], moves: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How the likelihood of the places changes with the weights of features and of moves, downhill."""
    longest, count = data.there.shape
    scores = np.zeros((longest * count, 4))
    for place in (BEFORE, INSIDE, AFTER):
        scores[:, place] = np.bincount(data.cells, weights[data.columns, place - 1], longest * count)
    scores = scores.reshape(longest, count, 4)
    chain = moves + ALLOWED
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    forward[0], backward[-1] = scores[0] + BEGIN, END
    for row in range(1, longest):
        reached = log_sum(forward[row - 1][:, :, None] + chain, 1) + scores[row]
        forward[row] = np.where(data.there[row][:, None], reached, forward[row - 1])
    for row in range(longest - 2, -1, -1):
        reached = log_sum(chain + (scores[row + 1] + backward[row + 1])[:, None, :], 2)
        backward[row] = np.where(data.there[row + 1][:, None], reached, END)
    total = log_sum(forward[-1] + END, 1)[None, :, None]
    likely = np.exp(np.minimum(forward + backward - total, 0))
    surplus = ((likely - np.eye(4)[data.places]) * data.there[:, :, None]).reshape(-1, 4)
    of_features: NDArray[np.float64] = np.stack(
        [np.bincount(data.columns, surplus[data.cells, place], len(weights)) for place in (BEFORE, INSIDE, AFTER)], 1
    )
    pairs = forward[:-1][..., None] + chain + (scores[1:] + backward[1:])[:, :, None, :] - total[..., None]
    both = data.there[1:]
    of_moves: NDArray[np.float64] = (np.exp(np.minimum(pairs, 0)) * both[..., None, None]).sum((0, 1))
    np.subtract.at(of_moves, (data.places[:-1][both], data.places[1:][both]), 1)
    return of_features, np.where(ALLOWED == 0, of_moves, 0)


# --- the table, and what it is worth ----------------------------------------------------------------------------------


def rounded(learned: Learned) -> furniture.Table:
    """The weights as they stand in the table."""
    features = {}
    for feature, number in learned.numbers.items():
        before, inside, after = (round(float(weight), 2) + 0.0 for weight in learned.features[number])
        if max(abs(before), abs(inside), abs(after)) >= FAINT:
            features[feature] = (before, inside, after)
    return furniture.Table(features, {move: round(float(learned.moves[move]), 2) for move in MOVES})


def written(table: furniture.Table) -> Iterable[str]:
    """The lines of the table."""
    for feature, weights in table.features.items():
        yield f"{feature:44}" + "".join(f"{weight:8.2f}" for weight in weights) + f"   # {meaning(feature)}"
    for (a, b), weight in table.moves.items():
        yield f"{f'from {PLACES[a]} to {PLACES[b]}':44}{weight:8.2f}   # {PLACES[b]} follows {PLACES[a]}"


def meaning(feature: str) -> str:
    """What a feature means."""
    if " over " in feature:
        return "a line of this kind over such a line"
    if feature.endswith(" under the headline"):
        return "a line of this kind right under the headline"
    if " under " in feature:
        return "a line of this kind under such a heading"
    families = [family for family in MEANINGS if feature == family or feature.startswith(family + " ")]
    family = max(families, key=len, default="")
    return MEANINGS[family].format(feature.removeprefix(family).strip()) if family else "the line: " + feature


def left_out(pages: Sequence[PageLines], own: Sequence[PageLines], folds: int) -> None:
    """Leave groups of pages out in turn and print how their lines are judged."""
    lines: list[tuple[float, str, bool]] = []
    read = furniture.weights
    for fold in range(folds):
        rest = [page for number, page in enumerate(pages) if number % folds != fold]
        table = rounded(learn([*rest * GOLD_TIMES, *own]))
        furniture.weights = lambda table=table: table  # type: ignore[assignment]
        for page in pages[fold::folds]:
            chances = furniture.likelihoods(page.features)
            kinds = [next(f[5:] for f in features if f.startswith("kind ")) for features in page.features]
            rows = zip(chances, kinds, page.places, strict=True)
            lines += [(chance[ARTICLE], sureness(kind), place == ARTICLE) for chance, kind, place in rows]
    furniture.weights = read
    for least in (0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01):
        print(f"article by at least {least}: {judged(lines, least)}")


def judged(lines: Sequence[tuple[float, str, bool]], least: float) -> str:
    """How many article lines are kept and how many lines of furniture are left out."""
    kept = [(chance > max(least, LEAST[sure] if sure else 0), article) for chance, sure, article in lines]
    articles = [keep for keep, article in kept if article]
    others = [not keep for keep, article in kept if not article]
    rates = sum(articles) / len(articles), sum(others) / len(others)
    return f"article lines kept {rates[0]:.4f}, furniture left out {rates[1]:.4f}"


def main() -> None:
    """Learn and write, or leave pages out and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    pages, own = (read_pages(folder) for folder in (options.gold / "layout", OWN))
    if options.folds:
        left_out(pages, own, options.folds)
    else:
        table = rounded(learn([*pages * GOLD_TIMES, *own]))
        TABLE.write_text(HEAD + "\n".join(written(table)) + "\n", encoding="utf-8")
        print(f"{len(table.features)} features -> {TABLE}")


if __name__ == "__main__":
    main()
