"""Annotated articles as what the tagger learns from: the words of every paragraph, a tag for each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsextract.models import MAX_WORDS
from newsextract.text import Token, lay_out, segment
from newsextract.training.annotations import AnnotatedArticle, Label, Problem


@dataclass(frozen=True, slots=True)
class TaggedWords:
    """Words of a paragraph and their BIO tags."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Convention:
    """The paragraphs of one convention: what is learned, what is held out."""

    name: str
    articles: int
    learned: tuple[TaggedWords, ...]
    held_out: tuple[TaggedWords, ...]

    def types(self) -> list[str]:
        """The types that its articles have."""
        tags = {tag for part in (self.learned, self.held_out) for words in part for tag in words.tags}
        return sorted({tag[2:] for tag in tags if tag != "O"})


def tagged_paragraphs(articles: Iterable[AnnotatedArticle]) -> tuple[list[list[TaggedWords]], list[Problem]]:
    """For every article its paragraphs, as the extractor reads them, and what does not fit words or lines."""
    problems: list[Problem] = []
    return [list(tag_article(article, problems)) for article in articles], problems


def tag_article(article: AnnotatedArticle, problems: list[Problem]) -> Iterator[TaggedWords]:
    """Lines that look like furniture are learned from as well: somebody annotated them."""
    text = segment(article.text, lay_out(article.text, furniture=False).paragraphs)
    tokens = text.tokens
    tags = bio_tags(tokens, article, problems)
    for first, last in text.by_paragraph():
        if first > 0 and tags[first].startswith("I-"):
            problems.append(
                Problem(article.source, f"a name goes over a line end; it is cut before {tokens[first].word!r}")
            )
        for start in range(first, last, MAX_WORDS):
            stop = min(start + MAX_WORDS, last)
            yield TaggedWords(tuple(t.word for t in tokens[start:stop]), tuple(begun(tags[start:stop])))


def bio_tags(tokens: Sequence[Token], article: AnnotatedArticle, problems: list[Problem]) -> list[str]:
    """A tag for every token. A name that begins or ends inside a token takes the whole token, and is reported."""
    starts, stops = [t.start for t in tokens], [t.stop for t in tokens]
    tags = ["O"] * len(tokens)
    for label in article.labels:
        first, last = bisect_right(stops, label.start), bisect_left(starts, label.stop)
        while first < last and tags[first] != "O":  # two names in one token: the first has it
            first += 1
        if first == last:
            problems.append(Problem(label.source, f"no word for {label_in_words(article, label)}, left out"))
            continue
        if starts[first] != label.start or stops[last - 1] != label.stop:
            whole = article.text[starts[first] : stops[last - 1]]
            problems.append(
                Problem(label.source, f"{label_in_words(article, label)} cuts a word; {whole!r} is learned")
            )
        tags[first:last] = [f"B-{label.type}"] + [f"I-{label.type}"] * (last - first - 1)
    return tags


def label_in_words(article: AnnotatedArticle, label: Label) -> str:
    """A label for a message: «LOC 'Москв' 10–15»."""
    return f"{label.type} {article.text[label.start : label.stop]!r} {label.start}–{label.stop}"


def begun(tags: Sequence[str]) -> list[str]:
    """Tags that do not begin inside a name."""
    return [f"B-{tag[2:]}" if k == 0 and tag.startswith("I-") else tag for k, tag in enumerate(tags)]
