"""All forms of a word, and what words begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from newsextract.language.dictionary import affixes_of
from newsextract.language.readings import CASES, Parse, parses


def forms_of(parse: Parse) -> Iterator[str]:
    """Every form of a word's paradigm, cases and participles included; the word alone where it has no paradigm."""
    if parse.paradigm < 0:
        yield parse.word
        return
    affixes = affixes_of(parse.paradigm)
    prefix, suffix = affixes[parse.form]
    stem = parse.word[parse.lead + len(prefix) : len(parse.word) - len(suffix)]
    yield from (parse.word[: parse.lead] + before + stem + behind for before, behind in affixes)


@cache
def all_forms(lemmas: frozenset[str]) -> frozenset[str]:
    """Every case of adjectives, pronouns among them, in the singular and the plural: «такой», «такому», «такими»."""
    found = (parse for lemma in lemmas for parse in parses(lemma) if parse.pos == "ADJF" and parse.lemma == lemma)
    forms = (parse.inflect(frozenset({case, one})) for parse in found for case in CASES.values() for one in ONE_OR_MORE)
    return frozenset(filter(None, forms))


ONE_OR_MORE = ("masc", "femn", "neut", "plur")
LOOKED_UP = 3  # first letters by which stems are looked up: by two, thirty are compared with a word, by three five


class Stems:
    """Beginnings of words: what begins with none of them is no form of these words, and need not be analysed."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = sorted({stem.replace("ё", "е") for stem in stems})
        self._short = tuple([stem for stem in self._stems if len(stem) < LOOKED_UP])
        self._by_letters: dict[str, tuple[str, ...]] = {}  # by their first letters, each time with the short ones
        for stem in self._stems:
            letters = stem[:LOOKED_UP]
            self._by_letters[letters] = (*self._by_letters.get(letters, self._short), stem)

    def __iter__(self) -> Iterator[str]:
        return iter(self._stems)

    def begin(self, word: str) -> bool:
        """Whether a word in lower case begins with one of them."""
        plain = word.replace("ё", "е")
        return plain.startswith(self._by_letters.get(plain[:LOOKED_UP], self._short))
