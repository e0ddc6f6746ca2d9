"""What the stages of this package speak of: a name as a run of tokens, and rules over such runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, wraps
from typing import NamedTuple

from newsextract import lexicon, morphology
from newsextract.article import EntityType
from newsextract.segmentation import Segmentation, Token

OPENING_MARKS = frozenset("«„“\"'")
CLOSING_MARKS = frozenset("»“”\"'")
# what marks a reading as that of a name in OpenCorpora's tags
NAME_GRAMMEMES = frozenset("Name Surn Patr Geox Orgn Trad Abbr".split())
Rule = Callable[[Segmentation, Sequence["NameSpan"]], list["NameSpan"]]
Repair = Callable[[Segmentation, "NameSpan"], Iterator["NameSpan"]]


class NameSpan(NamedTuple):
    """A name: tokens `first` to `last` (one past) of the segmentation."""

    first: int
    last: int
    type: EntityType


def each(repair: Repair) -> Rule:
    """Make a rule for all names of what repairs one: it gives back the names that should stand in its place."""

    @wraps(repair)
    def rule(segmentation: Segmentation, spans: Sequence[NameSpan]) -> list[NameSpan]:
        return [fixed for span in spans for fixed in repair(segmentation, span) if fixed.last > fixed.first]

    return rule


def surface(tokens: Sequence[Token], span: NameSpan) -> tuple[str, ...]:
    """The words of a span."""
    return tuple(t.word for t in tokens[span.first : span.last])


def word_at(segmentation: Segmentation, index: int) -> str:
    """The word of a token; "" outside the text."""
    return segmentation.tokens[index].word if 0 <= index < len(segmentation.tokens) else ""


def in_marks(segmentation: Segmentation, span: NameSpan) -> bool:
    """Whether a name stands alone in quotation marks: «Восток»."""
    return word_at(segmentation, span.first - 1) in OPENING_MARKS and word_at(segmentation, span.last) in CLOSING_MARKS


def named_in(table: str, words: Sequence[str]) -> frozenset[str] | None:
    """The flags of a name in one of the tables of `lexicon`, in any case; None where it is not there."""
    return keyed_table(table).get(key_of(words))


@cache
def keyed_table(table: str) -> dict[str, frozenset[str]]:
    """A table of names under the keys that their forms lead to, also for words that no dictionary knows."""
    return {key_of(entry.split()): flags for entry, flags in lexicon.load(table).items()}


def written_in(table: str, words: Sequence[str]) -> str | None:
    """A name as its entry in a table of `lexicon` writes it; None where it is not there."""
    return keyed_entries(table).get(key_of(words))


@cache
def keyed_entries(table: str) -> dict[str, str]:
    """Entries of a table of names by their keys."""
    return {key_of(entry.split()): entry for entry in lexicon.load(table)}


def key_of(words: Sequence[str]) -> str:
    """One key for all cases of a name: «Европейского союза» -> "европейский союз"; capitals and Latin letters stay."""
    return " ".join(key_word(word) for word in words)


@lru_cache(50_000)
def key_word(word: str) -> str:
    """One key for all cases of a word."""
    if word.isascii() or (word.isupper() and len(word) > 1):
        return word
    lower = word.lower()
    found = next((p for p in morphology.parses(lower) if p.pos in ("NOUN", "ADJF", "PRTF")), None)
    return (found.lemma if found else lower).replace("ё", "е")
