"""Whether memory stays flat over very many articles: `pipe` over two workers, resident memory sampled on the way.

    python benchmarks/memory.py --texts DIR [--articles 200000] [--plot FILE.svg]

DIR holds articles as `*.txt`. What is read are their sentences thrown together anew, a word in twenty changed into one
that never was, so that whatever is kept for words and names meets new ones all the time. Prints the memory of the
process that reads and of the larger worker; with --plot, draws both.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

from newsextract import Extractor
from newsextract.text.layout import lay_out
from newsextract.text.segmentation import segment

SENTENCES = 5  # of an article
CHANGED = 0.05  # of all words
SAMPLES = 40
MEGABYTE = 1 << 20
Sample = tuple[int, float, float]  # articles read, megabytes of the reading process, of the larger worker


def main() -> None:
    """Run, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    sentences = [sentence for path in sorted(options.texts.glob("*.txt")) for sentence in read_sentences(path)]
    print("articles  reading process, MB  larger worker, MB")
    samples = []
    for sample in measure(make_articles(sentences, options.articles), max(options.articles // SAMPLES, 1)):
        samples.append(sample)
        print("{:>8}  {:>19.0f}  {:>17.0f}".format(*sample), flush=True)
    if options.plot:
        draw(samples, options.plot)


def read_sentences(path: Path) -> list[str]:
    """The sentences of an article."""
    text = path.read_text(encoding="utf-8")
    return [text[s.start : s.stop] for s in segment(text, lay_out(text).paragraphs).sentences]


def make_articles(sentences: Sequence[str], count: int) -> Iterator[str]:
    """Articles, the same ones in every run."""
    chance = random.Random(0)  # noqa: S311
    for _ in range(count):
        words = " ".join(chance.choices(sentences, k=SENTENCES)).split(" ")
        yield " ".join(strange(word, chance) if chance.random() < CHANGED else word for word in words)


def strange(word: str, chance: random.Random) -> str:
    """A word with its letters in another order, its first in front."""
    letters = list(word[1:])
    chance.shuffle(letters)
    return word[:1] + "".join(letters)


def measure(texts: Iterator[str], every: int) -> Iterator[Sample]:
    """Memory after every so many articles."""
    own = psutil.Process()
    for number, _ in enumerate(Extractor().pipe(texts, n_process=2), start=1):
        if number % every == 0:
            workers = [worker.memory_info().rss for worker in own.children(recursive=True)]
            yield number, own.memory_info().rss / MEGABYTE, max(workers, default=0) / MEGABYTE


def draw(samples: Sequence[Sample], path: Path) -> None:
    """Both lines over the articles read."""
    from matplotlib import pyplot

    read, own, worker = zip(*samples, strict=True)
    pyplot.figure(figsize=(7, 3))
    pyplot.plot(read, own, label="reading process")
    pyplot.plot(read, worker, label="larger worker")
    pyplot.ylim(bottom=0)
    pyplot.xlabel("articles")
    pyplot.ylabel("MB")
    pyplot.legend()
    pyplot.tight_layout()
    pyplot.savefig(path)


if __name__ == "__main__":
    main()
