"""What was sent, a text or files, read into Articles, with what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from newsextract.article import Article, Failure
from newsextract.articles import Articles
from newsextract.extractor import Extractor
from newsextract.reading import Item, Source, read_items
from newsextract.service.limits import Limits

TEXT = "text"  # what a pasted text is called


@dataclass(frozen=True, slots=True)
class Given:
    """Files with their names; a text is one of them."""

    files: Sequence[tuple[str, bytes]]

    def items(self) -> Iterator[Item]:
        """The texts in them."""
        for name, data in self.files:
            if name == TEXT:
                yield Item(TEXT, data.decode("utf-8"), TEXT)
            else:
                yield from read_items([Source(name, data=data)])


@dataclass(frozen=True, slots=True)
class Read:
    """The results, whether they are one text of its own, and why others could not be read, a line each."""

    articles: Articles
    single: bool
    failures: Sequence[str]


def read_given(given: Given, nx: Extractor, limits: Limits) -> Read:
    """Read everything; texts beyond the limit are told as failures."""
    items = list(islice(given.items(), limits.texts + 1))
    more = [f"only the first {limits.texts} texts are read"] if len(items) > limits.texts else []
    pairs = ((None if item.error else item.text, item) for item in items[: limits.texts])
    good: list[tuple[Article, Item]] = []
    failed: list[str] = []
    for result, item in nx.pipe(pairs, as_tuples=True, on_error="record"):
        if isinstance(result, Failure):
            failed.append(f"{item.place}: {item.error or result.message}")
        else:
            good.append((result, item))
    articles = Articles((a for a, _ in good), (item.id for _, item in good), (item.meta for _, item in good))
    alone = len(items) == len(good) == 1 and good[0][1].place == given.files[0][0]
    return Read(articles, alone, [*failed, *more])
