"""What the stages of this package speak of: a name as a run of tokens, and rules over such runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, wraps
from typing import NamedTuple

from newsextract import lexicon, morphology
from newsextract.article import EntityType
from newsextract.remember import remember
from newsextract.segmentation import Segmentation

OPENING_MARKS = frozenset("«„“\"'")
CLOSING_MARKS = frozenset("»“”\"'")
# what marks a reading as that of a name in OpenCorpora's tags
NAME_GRAMMEMES = frozenset("Name Surn Patr Geox Orgn Trad Abbr".split())
Rule = Callable[[Segmentation, Sequence["NameSpan"]], list["NameSpan"]]


class NameSpan(NamedTuple):
    """A name: tokens `first` to `last` (one past) of the segmentation."""

    first: int
    last: int
    type: EntityType


def each(repair: Callable[[Segmentation, NameSpan], NameSpan | None]) -> Rule:
    """Make a rule for all names of what repairs one: it gives the name to stand in its place, or None."""

    @wraps(repair)
    def rule(segmentation: Segmentation, spans: Sequence[NameSpan]) -> list[NameSpan]:
        repaired = [repair(segmentation, span) for span in spans]
        return [span for span in repaired if span is not None and span.last > span.first]

    return rule


def each_parted(part: Callable[[Segmentation, NameSpan], Sequence[NameSpan]]) -> Rule:
    """Make a rule for all names of what parts one into several."""

    @wraps(part)
    def rule(segmentation: Segmentation, spans: Sequence[NameSpan]) -> list[NameSpan]:
        return [own for span in spans for own in part(segmentation, span) if own.last > own.first]

    return rule


def surface(segmentation: Segmentation, span: NameSpan) -> tuple[str, ...]:
    """The words of a span."""
    return segmentation.words[span.first : span.last]


def taken_tokens(spans: Iterable[NameSpan]) -> set[int]:
    """The tokens of all names."""
    return {index for span in spans for index in range(span.first, span.last)}


def is_role_noun(word: str) -> bool:
    """Whether a word is a role noun in some case."""
    return any(p.lemma in lexicon.load("roles") for p in morphology.parses(word.lower()))


def word_at(segmentation: Segmentation, index: int) -> str:
    """The word of a token; "" outside the text."""
    words = segmentation.words
    return words[index] if 0 <= index < len(words) else ""


def in_marks(segmentation: Segmentation, span: NameSpan) -> bool:
    """Whether a name stands alone in quotation marks: «Восток»."""
    return word_at(segmentation, span.first - 1) in OPENING_MARKS and word_at(segmentation, span.last) in CLOSING_MARKS


def named_in(table: str, words: Sequence[str]) -> frozenset[str] | None:
    """The flags of a name in one of the tables of `lexicon`, in any case; None where it is not there."""
    entry = written_in(table, words)
    return None if entry is None else lexicon.load(table)[entry]


def written_in(table: str, words: Sequence[str]) -> str | None:
    """A name as its entry in a table of `lexicon` writes it; None where it is not there."""
    return keyed_entries(table).get(key_of(words))


@cache
def keyed_entries(table: str) -> dict[str, str]:
    """Entries of a table of names under the keys that their forms lead to, also for words that no dictionary knows."""
    return {key_of(entry.split()): entry for entry in lexicon.load(table)}


def key_of(words: Sequence[str]) -> str:
    """One key for all cases of a name: «Европейского союза» -> "европейский союз"; capitals and Latin letters stay."""
    return " ".join(key_word(word) for word in words)


@remember
def key_word(word: str) -> str:
    """One key for all cases of a word."""
    if word.isascii() or (word.isupper() and len(word) > 1):
        return word
    lower = word.lower()
    found = next((p for p in morphology.parses(lower) if p.pos in ("NOUN", "ADJF", "PRTF")), None)
    return (found.lemma if found else lower).replace("ё", "е")
