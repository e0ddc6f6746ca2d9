"""The text of an article as every stage reads it: tokens, words, sentences, paragraphs. Offsets are code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from newsextract.text.extents import Extent
from newsextract.text.layout import Paragraph

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e]")  # soft hyphen, zero width, direction
START = attrgetter("start")


class Token(NamedTuple):  # a NamedTuple is made several times faster than a frozen dataclass, and there are many
    """A token of the text. `word` is the token as dictionaries know it: composed, without invisible characters."""

    start: int
    stop: int
    text: str
    word: str  # at most MAX_WORD code points
    lower: str  # the word in lower case; the same object where it is


class Sentence(NamedTuple):
    """A sentence: code points `start` to `stop`, tokens `first` to `last` (one past), index of its paragraph."""

    start: int
    stop: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Text:
    """The text as tokens and sentences, both in text order. Paragraphs are those of the layout.

    Where the tokens begin and end, and their words, as they are written and in lower case, lie side by side as well:
    most of what reads every token reads one of these alone.
    """

    string: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    capitals: tuple[int, ...]  # the tokens with a capital letter, in order
    sentence_of: tuple[int, ...]  # token -> number of its sentence

    def word(self, index: int) -> str:
        """The word of a token as it is written; "" outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def lower(self, index: int) -> str:
        """The word of a token in lower case; "" outside the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def begins_sentence(self, index: int) -> bool:
        """Whether a token is the first of its sentence."""
        return self.sentences[self.sentence_of[index]].first == index

    def sentence_with(self, index: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[self.sentence_of[index]]

    def extent(self, first: int, last: int) -> Extent:
        """The code points of tokens `first` to `last` (one past)."""
        return Extent(self.starts[first], self.stops[last - 1])

    def in_one_line(self, extent: Extent) -> str:
        """The words of an extent, without line breaks."""
        return " ".join(self.string[extent.start : extent.stop].split())

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a code point, or of the last one before it; 0 before all."""
        return max(0, bisect_right(self.sentences, position, key=START) - 1)

    def may_have(self, *parts: str) -> bool:
        """Whether some word may hold one of these parts, which have no «й» and no «ё»: these can be two signs."""
        return any(map(self.string.__contains__, parts)) or INVISIBLE.search(self.string) is not None

    def by_paragraph(self) -> Iterator[tuple[int, int]]:
        """Tokens `first` to `last` (one past) of every paragraph that has any: what the tagger of names reads."""
        for _, own in groupby(self.sentences, key=lambda sentence: sentence.paragraph):
            sentences = list(own)
            yield sentences[0].first, sentences[-1].last
