"""The reporter's words: what is left of a sentence when the speech in it is taken out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from newsextract.entities import Entities
from newsextract.quotes.datelines import behind_site
from newsextract.quotes.grammar import Frame, LazyGrammar
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import Extent, Text

REFERRING_TO = ["со", "ссылкой", "на"]
BORDERS = frozenset(",:;—–-()")  # marks that end a clause


@dataclass(frozen=True)  # without slots, which have no room for what is cached
class Narration:
    """The reporter's words of one sentence, with their grammar, and with the names in them.

    tokens: indices into the text's tokens, in text order.
    """

    text: Text
    tokens: Sequence[int]
    grammar: LazyGrammar
    entities: Entities
    verbs: ReportingVerbs

    def after(self, index: int) -> Iterator[int]:
        """The tokens behind one, in order."""
        tokens = self.tokens
        return (tokens[k] for k in range(bisect_right(tokens, index), len(tokens)))

    def before(self, index: int) -> Iterator[int]:
        """The tokens before one, nearest first."""
        tokens = self.tokens
        return (tokens[k] for k in range(bisect_left(tokens, index) - 1, -1, -1))

    def next(self, index: int) -> int | None:
        """The token behind one."""
        return next(self.after(index), None)

    def previous(self, index: int) -> int | None:
        """The token before one."""
        return next(self.before(index), None)

    def is_noun(self, index: int) -> bool:
        """Whether a token is a noun, or part of a name."""
        return self.grammar.is_noun(index) or self.entities.name_at(index) is not None

    def ends_clause(self, index: int, marks: frozenset[str] = BORDERS) -> bool:
        """Whether a clause goes no farther: at punctuation and at conjunctions, but not at «и» between nouns."""
        pos = self.grammar.pos(index)
        if pos == "CCONJ":
            after = self.grammar.head(index)
            return after is None or not self.is_noun(after)
        return pos == "SCONJ" or self.text.word(index) in marks

    def is_apart(self, one: int, other: int, marks: frozenset[str] = BORDERS) -> bool:
        """Whether a clause ends between two tokens."""
        low, high = sorted((one, other))
        return any(self.ends_clause(i, marks) for i in takewhile(lambda i: i < high, self.after(low)))

    @cached_property
    def subjects(self) -> list[int]:
        """The tokens that syntax takes for subjects, in order."""
        return [i for i in self.tokens if self.grammar.rel(i) == "nsubj"]

    def subjects_before(self, index: int) -> Iterator[int]:
        """The subjects before a token, nearest first."""
        subjects = self.subjects
        return (subjects[k] for k in range(bisect_left(subjects, index) - 1, -1, -1))

    @cached_property
    def reference(self) -> int | None:
        """The token «на» of «со ссылкой на»."""
        words = [self.text.lower(i) for i in self.tokens]
        size = len(REFERRING_TO)
        found = (at for at in range(len(words) - size) if words[at : at + size] == REFERRING_TO)
        at = next(found, None)
        return self.tokens[at + size - 1] if at is not None else None


def make_frames(text: Text, covered: Sequence[bool]) -> list[Frame]:
    """A frame for every sentence that the reporter has words in. `covered` says of every token if it is in speech."""
    frames = []
    for number, sentence in enumerate(text.sentences):
        tokens: Sequence[int] = range(behind_site(text, sentence), sentence.last)
        if any(covered[sentence.first : sentence.last]):
            tokens = tuple([i for i in tokens if not covered[i]])
        if any(text.tokens[i].text.isalpha() for i in tokens):
            frames.append(Frame(number, tokens))
    return frames


def covered_tokens(text: Text, speech: Iterable[Extent]) -> list[bool]:
    """For every token, whether it begins in speech, given as spans of code points."""
    tokens = text.tokens
    covered = [False] * len(tokens)
    for start, stop in speech:
        first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in (start, stop))
        covered[first:last] = [True] * (last - first)
    return covered
