"""Whether our engine gives the labels that slovnet's own inference gives: names, morphology, syntax.

    python benchmarks/identity.py --texts DIR [--jsonl FILE ...]

DIR holds articles as `*.txt`; a FILE has one a line, under "text". Prints every difference with its place, and counts.

Two heads are equal candidates where the models see the same around both: three words on either side. Ours is then the
first. slovnet's is mostly that too; but some of numpy's libraries (OpenBLAS for AVX2) add up the last rows of a product
otherwise than those before, so that one of two equal scores is larger by a rounding.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from inputs import read_texts
from newsextract.grammar import sentence_words
from newsextract.models import ModelFiles, Tagger, find_model_files, load_weights
from newsextract.models.engine.first_layers import shape_of
from newsextract.models.weights import Weights, load_vectors
from newsextract.text.layout import lay_out
from newsextract.text.segmentation import segment

Words = list[list[str]]


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--jsonl", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    files = find_model_files()
    weights = load_weights(files)
    ours, theirs = our_labels(Tagger(weights)), slovnet_labels(files)
    articles = tokens = equal = 0
    different = dict.fromkeys(ours, 0)
    for text in read_texts(options.texts, options.jsonl):
        words = sentences(text)
        articles, tokens = articles + 1, tokens + sum(map(len, words))
        for task in ours:
            for place, own, other in differences(ours[task](words), theirs[task](words)):
                sentence, token = place
                alike = task == "syntax" and equal_candidates(weights, words[sentence], own.head, other[0])
                different[task] += 1
                equal += alike
                explained = " (equal candidates)" if alike else ""
                print(f"article {articles}, {task}, {words[sentence][token]!r}: {own} and not {other}{explained}")
    print(f"{articles} articles, {tokens} tokens; different:", different, f"of which {equal} between equal candidates")


def sentences(string: str) -> Words:
    """The words of every sentence."""
    text = segment(string, lay_out(string).paragraphs)
    return [list(words) for words in sentence_words(text)]


def differences(ours: Sequence[Sequence[Any]], theirs: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, Any, Any]]:
    """Where two labellings differ: (sentence, token), ours, theirs."""
    for i, (own, other) in enumerate(zip(ours, theirs, strict=True)):
        yield from (((i, k), a, b) for k, (a, b) in enumerate(zip(own, other, strict=True)) if a != b)


REACH = 3  # words on either side that three convolutions of width 3 see


def equal_candidates(weights: Weights, words: Sequence[str], one: int, other: int) -> bool:
    """Whether the models see the same around two words: the same vectors and shapes."""

    def surroundings(head: int) -> list[tuple[bytes, str]]:
        near = words[max(0, head - REACH) : head + REACH + 1]
        vectors = weights.vectors[[word.lower() for word in near]]
        known = [(vector.tobytes(), shape_of(word)) for vector, word in zip(vectors, near, strict=True)]
        return [(b"", "")] * max(0, REACH - head) + known

    return min(one, other) >= 0 and surroundings(one) == surroundings(other)


Label = Callable[[Words], list[list[Any]]]


def our_labels(tagger: Tagger) -> dict[str, Label]:
    """The engine's."""
    return {
        "names": tagger.names,
        "morphology": lambda words: [[(form.pos, form.feats) for form in forms] for forms in tagger.forms(words)],
        "syntax": tagger.arcs,
    }


def slovnet_labels(files: ModelFiles) -> dict[str, Label]:
    """slovnet's own, in the form of ours, for words as the engine looks them up: with е for ё."""
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    navec = Navec.load(files.navec)
    ner, morph, syntax = (
        kind.load(path).navec(navec).infer
        for kind, path in ((NER, files.ner), (Morph, files.morph), (Syntax, files.syntax))
    )
    vectors = load_vectors(files.navec)

    def own(word: str) -> str:
        return word if vectors.spelled([word.lower()]) == [word.lower()] else plain(word)

    def spelled(words: Words) -> Words:
        return [[own(word) for word in sentence] for sentence in words]

    return {
        "names": lambda words: list(ner.decoder(ner.process(ner.encoder(spelled(words))))) if words else [],
        "morphology": lambda words: [[(t.pos, dict(t.feats or {})) for t in m.tokens] for m in morph(spelled(words))],
        "syntax": lambda words: [[(int(t.head_id) - 1, t.rel) for t in m.tokens] for m in syntax(spelled(words))],
    }


def plain(word: str) -> str:
    """A word with е for ё."""
    return word.replace("ё", "е").replace("Ё", "Е")


if __name__ == "__main__":
    main()
