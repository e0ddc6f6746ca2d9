"""Learn the weights of speakers and of confidence from annotated articles, and print how reliable confidence is.

    python benchmarks/speaker_weights.py --gold DIR [--write] [--reliability PART …]

DIR holds folders of `texts` and `annotations`; beside it stand the scorers in `eval`. Weights are learned from the
folders in `LEARN`, from the case lines of `tests/cases`, from `pages.txt`, and from the articles of
`benchmarks/articles` and of the examples; articles are left out in turn to see what they are worth elsewhere. `--write`
puts the numbers into `weights.txt` and `confidence.txt` of `newsextract.quotes.speakers`. Of the folders named by
`--reliability` only totals are printed.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from newsextract import Extractor
from newsextract.quotes import find
from newsextract.quotes.speakers import confidence, ranking
from newsextract.quotes.speakers.wording import wording

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from notation import parse, read_cases  # type: ignore[import-not-found]  # noqa: E402

HERE = ROOT / "src" / "newsextract" / "quotes" / "speakers"
LEARN = {"quotes_learn": 1.2, "quotes": 1.8}  # what an article counts; the second part is half as large as the first
CASE_WEIGHT = 0.6  # a line of own text counts as much as so many quotations
EXAMPLE_WEIGHT = 3.0  # what is expected of the example articles is sure
PRIORS = {  # what is known before any article is read
    "cannot be by its titles": -4.0,
    "named in what is said": -1.5,
    "a woman by a masculine verb": -1.5,
    "a woman by a masculine noun": -0.75,
    "heads something else": -1.0,
    "same walk of life": 1.5,
    "unnamed on purpose": 1.5,
    "the only one of this walk of life": 1.0,
}
SHARED, OWN = 0.6, 1.6  # how strongly weights are held to their priors: those for all words, and those for one sort
SEEN = 3  # choices in which a feature must occur
ROUNDS = 3  # what was decided before changes what is asked: learn, read again, learn again
FOLDS = 6
UNSEEN = 1.8  # how many times as often text that no rule was made on is read wrong, by the totals of check
RANKED = frozenset(
    (
        "pronoun pronoun_described dropped same described_person group body document "
        "described described_group described_ORG"
    ).split()
)
BANDS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)

Table = Mapping[str, float]  # "feature", or "words: feature" for words of one sort -> weight


class Article(NamedTuple):
    """An annotated text. weight: how much it counts."""

    name: str
    text: str
    gold: list[dict[str, Any]]
    weight: float = 1.0


class Choice(NamedTuple):
    """Candidates with their features, and which of them are right."""

    article: str
    words: str
    features: Sequence[Sequence[tuple[str, float]]]
    right: Sequence[bool]
    weight: float


class Outcome(NamedTuple):
    """A quotation that was found: its confidence's parts, and whether content and speaker are right."""

    basis: str
    rule: float
    likely: float
    right: bool


def read_articles(folder: Path, weight: float = 1.0) -> Iterator[Article]:
    """All articles of a folder."""
    for path in sorted((folder / "annotations").glob("*.json")):
        with (folder / "texts" / f"{path.stem}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        gold = json.loads(path.read_text(encoding="utf-8"))["quotes"]
        yield Article(f"{folder.name}/{path.stem}", text, gold, weight)


def read_lines() -> Iterator[Article]:
    """The case lines of the tests, and the texts of `pages.txt`, that name a speaker."""
    cases = sorted(path.name for path in (ROOT / "tests" / "cases").glob("quotes_*.txt"))
    yield from articles_of(read_cases(*cases, "../../benchmarks/pages.txt"), "line")


def articles_of(cases: Sequence[Any], name: str) -> Iterator[Article]:
    """Parsed lines as annotated texts."""
    for case in cases:
        gold = [
            {"type": type_, "spans": case.places["["][digit], "speaker": speaker, "speaker_kind": None}
            for digit, (type_, speaker) in case.expected.items()
        ]
        if gold and not case.xfail:
            yield Article(case.where or name, case.text, gold, CASE_WEIGHT)


def read_own() -> Iterator[Article]:
    """The articles of `benchmarks/articles`: a text in the notation of the cases, on several lines."""
    for path in sorted((ROOT / "benchmarks" / "articles").glob("*.txt")):
        marked, _, expected = path.read_text(encoding="utf-8").strip().rpartition("\n=> ")
        yield from articles_of([parse(f"{marked} => {expected}")], path.stem)


def read_examples() -> Iterator[Article]:
    """The example articles of the tests with what is expected of them."""
    folders = (ROOT / "tests" / "articles", ROOT / "examples" / "articles")
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        expected = ROOT / "tests" / "articles" / f"{path.stem}.expected"
        rows = (line.split(" | ", 3) for line in expected.read_text(encoding="utf-8").splitlines())
        gold = [
            {"type": type_, "spans": spans_of(text, content), "speaker": speaker, "speaker_kind": None}
            for type_, speaker, _, content in (row for row in rows if row[0] in ("direct", "partial", "indirect"))
        ]
        yield Article(path.stem, text, gold, EXAMPLE_WEIGHT)


def spans_of(text: str, content: str) -> list[tuple[int, int]]:
    """Where the parts of a quotation stand, as an expected result shows them: parted by an ellipsis, blanks folded."""
    patterns = (r"\s+".join(map(re.escape, part.split())) for part in content.split(" … "))
    found = (re.search(pattern, text) for pattern in patterns)
    return [match.span() for match in found if match is not None]


def use(table: Table) -> None:
    """Let the ranking score by a table."""

    class Column(dict[str, float]):
        def __init__(self, words: str) -> None:
            self.words = words

        def get(self, name: str, default: float = 0.0) -> float:  # type: ignore[override]
            return table.get(name, default) + table.get(f"{self.words}: {name}", 0.0)

    columns = {words: Column(words) for words in ranking.COLUMNS[1:]}
    ranking.weights = lambda: columns  # type: ignore[assignment]


class Reader:
    """Reads articles as the extractor does, and keeps what the ranking saw."""

    def __init__(self, scorer: Any) -> None:
        self.extractor = Extractor()
        self.scorer = scorer
        self.asked: dict[Any, tuple[str, Sequence[str], Sequence[ranking.Scored]]] = {}
        self.attributed: list[find.Attributed] = []
        rank, attribute = ranking.rank, find.attribute

        def watched_rank(discourse: Any, asked: Any) -> list[ranking.Scored]:
            ranked = rank(discourse, asked)
            names = [c.referent.name if c.referent else wording(discourse, asked.source) for c in ranked]
            self.asked[asked.source] = (asked.words, names, ranked)
            return ranked

        def watched_attribute(*arguments: Any) -> list[find.Attributed]:
            self.attributed = attribute(*arguments)
            return self.attributed

        ranking.rank, find.attribute = watched_rank, watched_attribute  # type: ignore[assignment]

    def read(self, articles: Sequence[Article]) -> tuple[list[Choice], list[Outcome]]:
        """The choices that the gold settles, and the outcome of every quotation that counts."""
        choices: list[Choice] = []
        outcomes: list[Outcome] = []
        for article in articles:
            self.asked, self.attributed = {}, []
            self.extractor(article.text)
            found = self.matches(article)
            choices += self.choices(article, found)
            outcomes += self.outcomes(article, found)
        return choices, outcomes

    def matches(self, article: Article) -> dict[int, dict[str, Any]]:
        """The gold quotation of every one that was found."""
        found = [a.reported for a in self.attributed]
        records = [{"type": r.type, "spans": [list(span) for span in r.spans]} for r in found]
        self.scorer.settle_types(article.text, article.gold, records)
        matched: dict[int, dict[str, Any]] = {}
        for types, least in ((("direct", "partial"), 0.8), (("indirect",), 0.5)):
            gold = [q for q in article.gold if q["type"] in types and not q.get("optional")]
            own = [number for number, reported in enumerate(found) if reported.type in types]
            pairs = self.scorer.match(article.text, gold, [records[number] for number in own], least)
            matched |= {own[j]: gold[i] for i, j in pairs}
        return matched

    def choices(self, article: Article, matched: Mapping[int, dict[str, Any]]) -> Iterator[Choice]:
        """What the ranking was asked for quotations with a speaker."""
        pieces = Counter(self.attributed[number].reported.source for number in matched)
        for number, quote in matched.items():
            source = self.attributed[number].reported.source
            asked = self.asked.get(source)
            if asked is not None and quote["speaker"]:
                words, names, ranked = asked
                right = [self.same(quote, name) for name in names]
                weight = article.weight / pieces[source]  # what one source says counts once
                yield Choice(article.name, words, [c.features for c in ranked], right, weight)

    def outcomes(self, article: Article, matched: Mapping[int, dict[str, Any]]) -> Iterator[Outcome]:
        """Every quotation but those on open cases."""
        extent = self.scorer.extent
        open_cases = [extent(article.text, q["spans"]) for q in article.gold if q.get("optional")]
        for number, (reported, voice) in enumerate(self.attributed):
            own = extent(article.text, reported.spans)
            if number not in matched and any(len(own & case) >= 0.5 * len(own) > 0 for case in open_cases):
                continue
            right = number in matched and self.same(matched[number], voice.name if voice else None)
            basis = confidence.basis(voice, reported.source)
            yield Outcome(basis, reported.confidence, voice.likely if voice else 0.5, right)

    def same(self, quote: dict[str, Any], name: str | None) -> bool:
        """Whether a name is that of a gold quotation's speaker."""
        return bool(self.scorer.same_name(quote["speaker"], name, quote.get("speaker_kind")))


def learn(choices: Sequence[Choice]) -> dict[str, float]:
    """Weights of a softmax over the candidates of every choice, by gradient descent (Adam)."""
    telling = [choice for choice in choices if any(choice.right) and not all(choice.right)]
    seen = Counter(
        name
        for choice in telling
        for feature in {name for candidate in choice.features for name, _ in candidate}
        for name in (feature, f"{choice.words}: {feature}")
    )
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    place = {name: number for number, name in enumerate(names)}
    cells = [
        (row, place[name], value)
        for row, (choice, candidate) in enumerate((c, candidate) for c in telling for candidate in c.features)
        for feature, value in candidate
        for name in (feature, f"{choice.words}: {feature}")
        if name in place
    ]
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    group = np.array([number for number, choice in enumerate(telling) for _ in choice.features])
    right = np.array([right for choice in telling for right in choice.right])
    counts = np.array([choice.weight for choice in telling])[group]
    held = np.array([OWN if own_column(name) else SHARED for name in names])
    prior = np.array([PRIORS.get(name, 0.0) for name in names])

    def share(part: Any) -> Any:
        return part / np.bincount(group, part)[group]

    weight, first, second = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, 301):
        score = np.bincount(rows, values * weight[columns], len(group))
        highest = np.full(len(telling), -np.inf)
        np.maximum.at(highest, group, score)
        likely = np.exp(score - highest[group])
        wrong = (share(likely) - share(likely * right)) * counts
        gradient = np.bincount(columns, values * wrong[rows], len(names)) + held * (weight - prior)
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        rate = 0.3 * 0.98 ** (step / 3)
        weight -= rate * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-6)
    return {name: round(4 * value) / 4 for name, value in zip(names, weight.tolist(), strict=True)}


def own_column(name: str) -> bool:
    """Whether a weight is for one sort of words."""
    words, colon, _ = name.partition(": ")
    return bool(colon) and words in ranking.COLUMNS


def learned(reader: Reader, articles: Sequence[Article]) -> dict[str, float]:
    """Weights learned in rounds: the choices are those that the weights of the round before lead to."""
    table: dict[str, float] = {}
    for _ in range(ROUNDS + 1):
        use(table)
        table = learn(reader.read(articles)[0])
    return table


def learn_confidence(outcomes: Sequence[Outcome], bases: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Number and slope of every basis, and the slope of the rule, by Newton's method; rounded to twentieths.

    What is wrong counts as often as text that no rule was made on has it.
    """
    size, number = len(bases), {name: place for place, name in enumerate(bases)}
    cells = np.zeros((len(outcomes), 2 * size + 1))
    for row, outcome in enumerate(outcomes):
        cells[row, number[outcome.basis]] = 1
        cells[row, size + number[outcome.basis]] = confidence.odds(outcome.likely)
        cells[row, 2 * size] = confidence.odds(outcome.rule)
    right = np.array([outcome.right for outcome in outcomes], float)
    counts = np.where(right, 1.0, UNSEEN)
    prior = np.array([0.3] * size + [0.4 if name in RANKED else 0.0 for name in bases] + [0.5])
    held = np.array([1.0] * size + [6.0] * size + [1.0])
    weight = prior.copy()
    for _ in range(60):
        sure = 1 / (1 + np.exp(-cells @ weight))
        curve = (cells.T * (counts * sure * (1 - sure))) @ cells + np.diag(held)
        weight -= 0.5 * np.linalg.solve(curve, cells.T @ (counts * (sure - right)) + held * (weight - prior))
    rounded = [round(20 * value) / 20 for value in weight.tolist()]
    steps = {name: (rounded[place], rounded[size + place]) for name, place in number.items()}
    return {confidence.RULE: (0.0, rounded[-1]), **steps}


def print_reliability(name: str, outcomes: Sequence[Outcome], how_sure: Callable[[Outcome], float]) -> None:
    """Mean confidence and the share that is right, by band."""
    sure = np.array([how_sure(outcome) for outcome in outcomes])
    right = np.array([outcome.right for outcome in outcomes], float)
    print(f"{name}: {len(outcomes)} quotations, {right.mean():.3f} right")
    for low, high in pairwise(BANDS):
        band = (sure >= low) & (sure < high)
        if band.any():
            means = f"sure {sure[band].mean():.3f}  right {right[band].mean():.3f}"
            print(f"  {low:.2f} to {min(high, 1):.2f} {band.sum():5}  {means}")
    kept = sure >= 0.9
    print(f"  0.9 and more: {kept.mean():.0%} of all, {right[kept].mean() if kept.any() else 0:.3f} right")


def write_weights(table: Table) -> None:
    """Put the numbers into the table of weights; comments and meanings stay."""
    path = HERE / ranking.FILE
    lines = path.read_text(encoding="utf-8").splitlines()
    meanings = {row.feature: row.meaning for row in ranking.read_weights(lines)}
    rows: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(ranking.COLUMNS))
    for name, value in table.items():
        column, _, feature = name.partition(": ") if own_column(name) else (ranking.COLUMNS[0], "", name)
        rows[feature][ranking.COLUMNS.index(column)] = value
    written = [line for line in lines if line.startswith("#")]
    for feature, numbers in sorted(rows.items()):
        if any(numbers):
            columns = " ".join((f"{number:+.2f}" if number else ".").rjust(7) for number in numbers)
            meaning = f"  # {meanings[feature]}" if meanings.get(feature) else ""
            written.append(f"{columns}   {feature.ljust(36)}{meaning}".rstrip())
    path.write_text("\n".join(written) + "\n", encoding="utf-8")


def write_confidence(steps: Mapping[str, tuple[float, float]]) -> None:
    """Put the numbers into the table of confidence."""
    path = HERE / "confidence.txt"
    written = []
    for line in path.read_text(encoding="utf-8").splitlines():
        match = confidence.LINE.fullmatch(line)
        if match:
            base, slope = steps[match["name"]]
            line = f"{match['name']:16}  {base:+.2f}  {slope:+.2f}  # {line.partition('# ')[2]}"
        written.append(line)
    path.write_text("\n".join(written) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, print what the weights are worth on articles left out, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--reliability", nargs="*", default=[])
    options = parser.parse_args()
    sys.path.insert(0, str(options.gold.parent / "eval"))
    import score_quotes  # type: ignore[import-not-found]

    reader = Reader(score_quotes)
    for part in options.reliability:
        outcomes = reader.read(list(read_articles(options.gold / part)))[1]
        print_reliability(part, outcomes, lambda o: confidence.confidence(o.rule, o.basis, o.likely))
    if options.reliability and not options.write:
        return
    articles = [a for part, weight in LEARN.items() for a in read_articles(options.gold / part, weight)]
    lines = [*read_lines(), *read_examples(), *read_own()]
    left_out: list[Outcome] = []
    for fold in range(FOLDS):
        use(learned(reader, [*(a for number, a in enumerate(articles) if number % FOLDS != fold), *lines]))
        left_out += reader.read(articles[fold::FOLDS])[1]
    bases = [name for name in confidence.steps() if name != confidence.RULE]
    steps = learn_confidence(left_out, bases)

    def how_sure(outcome: Outcome) -> float:
        base, slope = steps[outcome.basis]
        total = (
            base + slope * confidence.odds(outcome.likely) + steps[confidence.RULE][1] * confidence.odds(outcome.rule)
        )
        return float(1 / (1 + np.exp(-total)))

    print_reliability("articles left out in turn", left_out, how_sure)
    if options.write:
        write_weights(learned(reader, [*articles, *lines]))
        write_confidence(steps)


if __name__ == "__main__":
    main()
