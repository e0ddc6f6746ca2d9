"""The reporter's words: what is left of a sentence when the speech in it is taken out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from newsextract import language
from newsextract.entities import Entities
from newsextract.quotes.datelines import behind_site
from newsextract.quotes.grammar import Frame, LazyGrammar, frame_words
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import Extent, Text

REFERRING = "ссылкой"
TITLE_REACH = 8  # tokens between two commas behind a name
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

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the tokens in lower case."""
        return tuple(frame_words(self.text.lowers, self.tokens))

    @cached_property
    def commas(self) -> list[int]:
        """The tokens that are commas, in order."""
        return [index for index, word in zip(self.tokens, self.words, strict=True) if word == ","]

    def commas_after(self, index: int) -> list[int]:
        """The commas behind a token, in order."""
        return self.commas[bisect_right(self.commas, index) :]

    def after(self, index: int) -> Iterator[int]:
        """The tokens behind one, in order."""
        return iter(self.tokens[bisect_right(self.tokens, index) :])

    def before(self, index: int) -> Iterator[int]:
        """The tokens before one, nearest first."""
        return reversed(self.tokens[: bisect_left(self.tokens, index)])

    def up_to_mark(self, index: int) -> list[int]:
        """The tokens behind one, up to a comma, a colon, a semicolon or a dash."""
        return list(takewhile(lambda i: self.text.words[i] not in ",:;—–", self.after(index)))

    def around_aside(self, index: int) -> list[int]:
        """The same, past «как» between commas: «С таким прогнозом, как пишет «Маяк», выступил врач»."""
        part = self.up_to_mark(index)
        last = part[-1] if part else index
        opening, closing, *_ = [*self.commas_after(last), index, index]
        if closing == index or self.next(last) != opening or self.words_after(opening, 1) != ("как",):
            return part
        return part + self.up_to_mark(closing)

    def words_after(self, index: int, reach: int) -> tuple[str, ...]:
        """So many words behind a token, in lower case."""
        at = bisect_right(self.tokens, index)
        return self.words[at : at + reach]

    def words_before(self, index: int, reach: int) -> tuple[str, ...]:
        """So many words before a token in lower case, nearest first."""
        at = bisect_left(self.tokens, index)
        return self.words[max(at - reach, 0) : at][::-1]

    def next(self, index: int) -> int | None:
        """The token behind one."""
        at = bisect_right(self.tokens, index)
        return self.tokens[at] if at < len(self.tokens) else None

    def previous(self, index: int) -> int | None:
        """The token before one."""
        at = bisect_left(self.tokens, index)
        return self.tokens[at - 1] if at else None

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

    def are_parted_by_relative(self, noun: int, verb: int) -> bool:
        """«В проекте, который приняли, отмечается»: whether a clause about a noun is all that parts a verb from it."""
        commas = [i for i in self.commas_after(noun) if i < verb]
        told = bool(commas) and any(map(language.is_relative, self.words_after(commas[0], 2)))
        return told and len(commas) == 2 and self.previous(verb) == commas[1]

    def past_title(self, name: int) -> int:
        """«слова Ивана Орлова, главы завода, о том, что»: the comma behind what somebody is, a few words long."""
        opening, closing, *_ = [*self.commas_after(name), name, name]
        words = range(opening + 1, closing) if self.next(name) == opening and closing - opening <= TITLE_REACH else ()
        told = any(self.grammar.is_predicate(i) or language.is_relative(self.text.lower(i)) for i in words)
        return closing if words and not told else name

    @cached_property
    def subjects(self) -> list[int]:
        """The tokens that syntax takes for subjects, in order."""
        return [i for i in self.tokens if self.grammar.rel(i) == "nsubj"]

    def subjects_before(self, index: int) -> Iterator[int]:
        """The subjects before a token, nearest first."""
        return reversed(self.subjects[: bisect_left(self.subjects, index)])

    @cached_property
    def reference(self) -> int | None:
        """The token «на» of «со ссылкой на», with a word behind it."""
        words = self.words
        if REFERRING not in words:
            return None
        found = (at for at in range(1, len(words) - 2) if words[at - 1 : at + 2] == ("со", REFERRING, "на"))
        at = next(found, None)
        return self.tokens[at + 1] if at is not None else None


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
    covered = [False] * len(text.starts)
    for start, stop in speech:
        first, last = (bisect_left(text.starts, at) for at in (start, stop))
        covered[first:last] = [True] * (last - first)
    return covered
