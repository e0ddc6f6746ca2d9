"""NER, morphology and syntax by natasha's bundled models, run by slovnet.

The interface is narrow on purpose (sequences of words in, tags out), so that a faster engine can take its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from navec import Navec
from slovnet import NER, Morph, Syntax

from newsextract.tagger.files import ModelFiles

BATCH = 16
MAX_WORDS = 400  # longer sequences are cut: syntax compares every word of a sequence with every other

Words = Sequence[str]
Form = tuple[str, dict[str, str]]  # part of speech and features, as Universal Dependencies call them
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class WordTag:
    """Morphology and syntax of one word. `head` is an index into its sequence, -1 for a root."""

    pos: str
    feats: dict[str, str]
    head: int
    rel: str


class Tagger:
    """Loads the three models once; every method takes sequences of words and answers for each word of each."""

    def __init__(self, files: ModelFiles) -> None:
        navec = Navec.load(files.navec)
        self._ner = NER.load(files.ner).navec(navec).infer
        self._morph = Morph.load(files.morph).navec(navec).infer
        self._syntax = Syntax.load(files.syntax).navec(navec).infer

    def ner(self, sequences: Sequence[Words]) -> list[list[str]]:
        """BIO tags: "O", "B-PER", "I-ORG" and so on. Paragraphs give better tags than single sentences."""
        return in_batches(self._ner_tags, sequences)

    def morphology(self, sequences: Sequence[Words]) -> list[list[Form]]:
        """Part of speech and features of every word of sentences."""
        return in_batches(self._forms, sequences)

    def grammar(self, sequences: Sequence[Words]) -> list[list[WordTag]]:
        """Morphology and syntax of sentences."""
        return in_batches(self._grammar_tags, sequences)

    def _ner_tags(self, batch: Sequence[Words], starts: Sequence[int]) -> Iterator[list[str]]:
        # what slovnet's NERInfer does, on our tokens: it would tokenize the text once more
        infer = self._ner
        yield from infer.decoder(infer.process(infer.encoder([list(words) for words in batch])))

    def _forms(self, batch: Sequence[Words], starts: Sequence[int]) -> Iterator[list[Form]]:
        for morph in self._morph([list(words) for words in batch]):
            yield [(token.pos, dict(token.feats or {})) for token in morph.tokens]

    def _grammar_tags(self, batch: Sequence[Words], starts: Sequence[int]) -> Iterator[list[WordTag]]:
        items = [list(words) for words in batch]
        for morph, syntax, start in zip(self._morph(items), self._syntax(items), starts, strict=True):
            yield [word_tag(m, s, start) for m, s in zip(morph.tokens, syntax.tokens, strict=True)]


def word_tag(morph: Any, syntax: Any, start: int) -> WordTag:
    """One word of slovnet's two mark-ups; its heads count from 1 within the piece, and 0 is the root."""
    head = int(syntax.head_id) - 1
    return WordTag(morph.pos, dict(morph.feats or {}), head + start if head >= 0 else -1, syntax.rel)


def in_batches(
    tag: Callable[[Sequence[Words], Sequence[int]], Iterator[list[Result]]], sequences: Sequence[Words]
) -> list[list[Result]]:
    """Tag sequences in batches of similar length, so that little padding is computed; results in the given order."""
    pieces = [
        (index, start, words[start : start + MAX_WORDS])
        for index, words in enumerate(sequences)
        for start in range(0, len(words), MAX_WORDS)  # none for an empty sequence, which slovnet cannot take
    ]
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i][2]))
    tagged: list[list[Result]] = [[] for _ in pieces]
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        words = [pieces[i][2] for i in batch]
        starts = [pieces[i][1] for i in batch]
        for i, tags in zip(batch, tag(words, starts), strict=True):
            tagged[i] = tags
    results: list[list[Result]] = [[] for _ in sequences]
    for (index, _, _), tags in zip(pieces, tagged, strict=True):
        results[index].extend(tags)
    return results
