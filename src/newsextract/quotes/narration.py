"""The reporter's words: what is left of a sentence when the speech in it is taken out, with its grammar.

A frame is read by the tagger as a sentence of its own. Without the quotation in it, subject and verb stand side by
side, and the models read them better.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsextract.models import Form, Tagger
from newsextract.text import Text

MODIFIERS = frozenset(
    "amod det nummod nummod:gov nummod:entity nmod appos flat flat:name flat:foreign compound fixed case conj cc punct"
    " acl obl advmod".split()
)


class Frame(NamedTuple):
    """The reporter's tokens of one sentence, as indices into the segmentation's tokens, in text order."""

    sentence: int
    tokens: Sequence[int]  # a range where it is the whole sentence


class Grammar:
    """Tags of the frames' tokens; heads are indices into the segmentation's tokens.

    Syntax is computed where it is asked for: `parse` takes many frames at once, any other frame follows by itself.
    """

    def __init__(self, text: Text, frames: Sequence[Frame], forms: Sequence[Form | None], tagger: Tagger) -> None:
        """`forms` are those of all tokens, None outside all frames."""
        self._segmentation = text
        self._tagger = tagger
        self._frames = frames
        self._forms = forms
        self._rels: dict[int, str] = {}
        self._heads: dict[int, int] = {}
        self._children: dict[int, list[int]] = {}

    def parse(self, frames: Sequence[Frame]) -> None:
        """Compute the syntax of frames."""
        sequences = [frame_words(self._segmentation, frame) for frame in frames]
        for frame, arcs in zip(frames, self._tagger.syntax(sequences), strict=True):
            for index, (place, rel) in zip(frame.tokens, arcs, strict=True):
                self._rels[index] = rel
                if place >= 0:
                    head = frame.tokens[place]
                    self._heads[index] = head
                    self._children.setdefault(head, []).append(index)

    def pos(self, index: int) -> str:
        """Part of speech, "" for a token outside all frames."""
        form = self._form(index)
        return form.pos if form else ""

    def feat(self, index: int, name: str) -> str:
        """One feature of Universal Dependencies, "" where there is none."""
        form = self._form(index)
        return form.feats.get(name, "") if form else ""

    def _form(self, index: int) -> Form | None:
        """What the tagger says of a token; None for one outside all frames."""
        return self._forms[index] if 0 <= index < len(self._forms) else None

    def rel(self, index: int) -> str:
        """The relation to the head, "" for a token outside all frames."""
        self._parse_around(index)
        return self._rels.get(index, "")

    def head(self, index: int) -> int | None:
        """The head's index, None for a root."""
        self._parse_around(index)
        return self._heads.get(index)

    def _parse_around(self, index: int) -> None:
        """Parse the frame of a token if that has not been done."""
        if index not in self._rels and self._form(index):
            at = bisect_right(self._frames, index, key=lambda frame: frame.tokens[0])
            self.parse([self._frames[at - 1]])

    def children(self, index: int, *rels: str) -> list[int]:
        """Dependents in text order, of the given relations if any are given."""
        self._parse_around(index)
        return [i for i in self._children.get(index, ()) if not rels or self.rel(i) in rels]

    def phrase(self, index: int) -> list[int]:
        """A noun with its modifiers, as indices in text order; relative clauses and what a comma parts are left out."""
        found: set[int] = set()
        waiting = [index]
        while waiting:
            current = waiting.pop()
            if current in found:  # the model's heads can run in a ring
                continue
            found.add(current)
            waiting.extend(i for i in self.children(current) if self.rel(i) in MODIFIERS)
        first = last = index
        while first - 1 in found:
            first -= 1
        while last + 1 in found:
            last += 1
        return list(range(first, last + 1))


def make_frames(text: Text, covered: Sequence[bool]) -> list[Frame]:
    """A frame for every sentence that the reporter has words in. `covered` says of every token if it is in speech."""
    frames = []
    for number, sentence in enumerate(text.sentences):
        tokens: Sequence[int] = range(sentence.first, sentence.last)
        if any(covered[sentence.first : sentence.last]):
            tokens = tuple([i for i in tokens if not covered[i]])
        if any(text.tokens[i].text.isalpha() for i in tokens):
            frames.append(Frame(number, tokens))
    return frames


def covered_tokens(text: Text, speech: Iterable[tuple[int, int]]) -> list[bool]:
    """For every token, whether it begins in speech, given as spans of code points."""
    tokens = text.tokens
    covered = [False] * len(tokens)
    for start, stop in speech:
        first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in (start, stop))
        covered[first:last] = [True] * (last - first)
    return covered


def frame_words(text: Text, frame: Frame) -> Sequence[str]:
    """The words of a frame."""
    tokens, words = frame.tokens, text.words
    return words[tokens.start : tokens.stop] if isinstance(tokens, range) else [words[i] for i in tokens]


def read_grammar(tagger: Tagger, text: Text, frames: Sequence[Frame], forms: Sequence[Form]) -> Grammar:
    """Morphology of the frames: that of their sentences, where the frame is the whole sentence."""
    own: list[Form | None] = [None] * len(forms)
    cut = [frame for frame in frames if not isinstance(frame.tokens, range)]
    for frame, tags in zip(cut, tagger.morphology([frame_words(text, f) for f in cut]), strict=True):
        for index, form in zip(frame.tokens, tags, strict=True):
            own[index] = form
    for frame in frames:
        if isinstance(frame.tokens, range):
            whole = slice(frame.tokens.start, frame.tokens.stop)
            own[whole] = forms[whole]
    return Grammar(text, frames, own, tagger)
