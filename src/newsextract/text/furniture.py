"""What of a page is article and what is furniture: the lines are judged together.

A page is read as furniture before the article, the article with furniture inside, and furniture after it. The features
of each line (`kinds`, `surroundings`) speak for or against each of these places, and what may follow what is a chain
with weights of its own. All weights stand in `furniture_weights.txt`, which `benchmarks/layout_weights.py` learns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Literal, NamedTuple

from newsextract.text.kinds import sureness
from newsextract.text.lines import Line, split_lines
from newsextract.text.seen import Seen
from newsextract.text.surroundings import page_features, page_kinds

Place = Literal["article", "before", "inside", "after"]
PLACES: tuple[Place, ...] = ("article", "before", "inside", "after")
ARTICLE, BEFORE, INSIDE, AFTER = range(4)
# what may follow what; an article begins once and ends once
MOVES = (
    *((BEFORE, BEFORE), (BEFORE, ARTICLE), (ARTICLE, ARTICLE), (ARTICLE, INSIDE), (ARTICLE, AFTER)),
    *((INSIDE, INSIDE), (INSIDE, ARTICLE), (AFTER, AFTER)),
)
SHORTEST_PAGE = 3  # lines; fewer are told one by one
# A line is left out when it is article by less than this. An article line lost costs more than furniture read, the
# headline most of all, and furniture that names nobody hardly harms. For what a sure rule knows less proof will do.
LEAST = {"sure": 0.8, "almost sure": 0.5, "linked": 0.4, "with names": 0.2, "nameless": 0.17, "headline": 0.04}
NAMED = re.compile(r"(?<=[^.!?…] )[\W\d]*[A-ZА-ЯЁ]|[«“„\"]")  # a capital that begins no sentence, or a mark

Weights = tuple[float, float, float]  # before, inside, after

HEADLINES = frozenset({"headline", "over a deck", "last title above"})  # features of a headline
BUTTONS = frozenset({"share", "more", "mistake", "rights"})  # of these no line of an article looks

LINKED = frozenset({"title", "words"})  # kinds of lines that are titles of other articles under their heading
BESIDE_PROSE = frozenset({"label", "caption"})  # nor of these, where the other line is prose


class Table(NamedTuple):
    """The weights of features, and of moves from a place to the next."""

    features: dict[str, Weights]
    moves: dict[tuple[int, int], float]


class Reason(NamedTuple):
    """Why a line is left out or kept: its place, how likely it is article, the features with what they weigh."""

    line: Line
    place: Place
    article: float
    features: tuple[tuple[str, float], ...]


@cache
def weights() -> Table:
    """The table of weights. A line of it: feature, three numbers, `#`, what it means; or `from X to Y`, one number."""
    features: dict[str, Weights] = {}
    moves: dict[tuple[int, int], float] = {}
    table = (files("newsextract.text") / "furniture_weights.txt").read_text(encoding="utf-8")
    for row in table.splitlines():
        entry = row.partition("#")[0].split()
        if entry and entry[0] == "from":
            _, start, _, end, weight = entry
            moves[PLACES.index(start), PLACES.index(end)] = float(weight)
        elif entry:
            *feature, before, inside, after = entry
            features[" ".join(feature)] = float(before), float(inside), float(after)
    return Table(features, moves)


def is_article(lines: Sequence[Line]) -> list[bool]:
    """Whether each line is article.

    One or two lines are, but for buttons; and so is a page on which nothing looks like furniture, but for who signs it.
    """
    seen, kinds = page_kinds(lines)
    if len(lines) < SHORTEST_PAGE:
        return [kind not in (BUTTONS | BESIDE_PROSE if "prose" in kinds else BUTTONS) for kind in kinds]
    if not any(map(sureness, kinds)):
        return [True] * (len(lines) - 1) + [not is_signature(seen, kinds)]
    found = page_features(lines, seen, kinds)
    return [chance[ARTICLE] > LEAST[proof(kinds, seen, found, row)] for row, chance in enumerate(likelihoods(found))]


def is_signature(seen: Sequence[Seen], kinds: Sequence[str]) -> bool:
    """Whether the last line is who wrote the article, and nobody whose words stand in marks above the name."""
    ends = kinds[-2] in ("prose", "sentence") and seen[-2].text[-1] in ".!?…"
    return kinds[-1] == "name" and ends and "prose" in kinds


def proof(kinds: Sequence[str], seen: Sequence[Seen], found: Sequence[Sequence[str]], row: int) -> str:
    """Which proof a line needs to be left out; a title under «Читайте также» is almost surely of another article."""
    if kinds[row] in LINKED and is_linked(kinds, found, row):
        return "linked"
    rubric = kinds[row] == "section" and any(feature.startswith("over the headline") for feature in found[row])
    plain = kinds[row] != "name" and not rubric and not NAMED.search(seen[row].text)
    heads = HEADLINES.intersection(found[row])
    return sureness(kinds[row]) or ("headline" if heads else "nameless" if plain else "with names")


def is_linked(kinds: Sequence[str], found: Sequence[Sequence[str]], row: int) -> bool:
    """Whether a title stands under «Читайте также», or under others there; the last without a verb may be a subhead."""
    first = row
    while first > 0 and kinds[first - 1] in LINKED:
        first -= 1
    others = row == first or "verb" in found[row] or kinds[row + 1 : row + 2] != ["prose"]
    return first > 0 and kinds[first - 1] == "block" and others


def explain_lines(text: str) -> tuple[Reason, ...]:
    """Tell for every line of a page why it is article or furniture; what weighs most comes first."""
    lines = split_lines(text)
    if not lines:
        return ()
    seen, kinds = page_kinds(lines)
    found = page_features(lines, seen, kinds)
    likely = likelihoods(found)
    kept = is_article(lines)
    return tuple(map(reason, lines, found, likely, kept))


def reason(line: Line, features: Sequence[str], chances: Sequence[float], kept: bool) -> Reason:
    """Why one line is in its place: its features, weighed for that, or for an article line for the next likeliest."""
    place = max((BEFORE, INSIDE, AFTER), key=chances.__getitem__)
    table = weights().features
    spoke = [(feature, table[feature][place - 1]) for feature in features if feature in table]
    spoke.sort(key=lambda pair: -abs(pair[1]))
    return Reason(line, "article" if kept else PLACES[place], chances[ARTICLE], tuple(spoke))


def likelihoods(found: Sequence[Sequence[str]]) -> list[list[float]]:
    """How likely each line is in each place, by all of the page (forward and backward over the chain)."""
    table = weights()
    steps = [(a, b, exp(table.moves[a, b])) for a, b in MOVES]
    scores = [line_scores(table.features, features) for features in found]
    forward = [scaled([scores[0][ARTICLE], scores[0][BEFORE], 0.0, 0.0])]
    for score in scores[1:]:
        reached = [0.0] * len(PLACES)
        for a, b, weight in steps:
            reached[b] += forward[-1][a] * weight
        forward.append(scaled([reach * own for reach, own in zip(reached, score, strict=True)]))
    ahead = [1.0, 0.0, 0.0, 1.0]  # a page ends in its article or after it
    for index in range(len(scores) - 1, -1, -1):
        forward[index] = scaled([reach * behind for reach, behind in zip(forward[index], ahead, strict=True)])
        back = [0.0] * len(PLACES)
        for a, b, weight in steps:
            back[a] += weight * scores[index][b] * ahead[b]
        ahead = scaled(back)
    return forward


def line_scores(table: dict[str, Weights], features: Sequence[str]) -> list[float]:
    """How much likelier each place makes the features of a line than the article does, which counts 1."""
    known = [table[feature] for feature in features if feature in table]
    sums = [sum(column) for column in zip(*known, strict=True)] if known else [0.0] * len((BEFORE, INSIDE, AFTER))
    return [1.0, *(exp(max(-LOUDEST, min(LOUDEST, total))) for total in sums)]


LOUDEST = 30.0  # no line speaks louder


def scaled(numbers: list[float]) -> list[float]:
    """Numbers that add up to 1."""
    total = sum(numbers)
    return [number / total for number in numbers] if total else [1.0, 0.0, 0.0, 0.0]
