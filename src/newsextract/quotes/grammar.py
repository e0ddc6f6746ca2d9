"""The grammar of the reporter's words, as the models read them.

Every frame is read as a sentence of its own. Without the quotation in it, subject and verb stand side by side, and the
models read them better.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from newsextract import language
from newsextract.language import CASES, GENDERS, NUMBERS
from newsextract.models import Form, Models
from newsextract.text import Text

MODIFIERS = frozenset(
    "amod det nummod nummod:gov nummod:entity nmod appos flat flat:name flat:foreign compound fixed case conj cc punct"
    " acl obl advmod".split()
)


OPENING = 6  # tokens at the beginning of the reporter's words among which a verb stands that the tagger may not know
UD = {"masc": "Masc", "femn": "Fem", "neut": "Neut", "sing": "Sing", "plur": "Plur", "past": "Past", "pres": "Pres"} | {
    "futr": "Fut", "1per": "1", "2per": "2", "3per": "3", "": ""
}  # fmt: skip
SINGLE = ("один", "одн")  # how the numeral for one begins


class Frame(NamedTuple):
    """What is the reporter's of one sentence: tokens in text order."""

    sentence: int
    tokens: Sequence[int]  # a range where it is the whole sentence


class LazyGrammar:
    """The grammar of all frames' tokens. Syntax is computed for a frame when somebody asks for it.

    `parse` computes it for many frames at once, which takes less time. Cases, genders and numbers have the codes of
    the dictionary: "nomn", "femn", "plur".
    """

    def __init__(self, text: Text, frames: Sequence[Frame], forms: Sequence[Form | None], models: Models) -> None:
        """`forms` are those of all tokens, None outside all frames."""
        self._text = text
        self._models = models
        self._frames = frames
        self._forms = forms
        self._rels: dict[int, str] = {}
        self._heads: dict[int, int] = {}
        self._children: dict[int, list[int]] = defaultdict(list)

    def parse(self, frames: Sequence[Frame]) -> None:
        """Compute the syntax of frames."""
        sequences = [frame_words(self._text.words, frame.tokens) for frame in frames]
        for frame, arcs in zip(frames, self._models.arcs(sequences), strict=True):
            tokens = frame.tokens
            for index, (place, rel) in zip(tokens, arcs, strict=True):
                self._rels[index] = rel
                if place >= 0 and tokens[place] != index:  # the model may hang a word on itself
                    self._heads[index] = head = tokens[place]
                    self._children[head].append(index)

    def _parse_around(self, index: int) -> None:
        """Parse the frame of a token that has not been parsed; there is none for a token outside all frames."""
        if 0 <= index < len(self._forms) and self._forms[index]:
            at = bisect_right(self._frames, index, key=lambda frame: frame.tokens[0])
            self.parse([self._frames[at - 1]])

    # --- what a word is: "" for a token outside all frames, and where it has no such feature -------------------------

    def pos(self, index: int) -> str:
        """Part of speech, by Universal Dependencies: "NOUN", "PROPN", "VERB", …"""
        form = self._forms[index] if 0 <= index < len(self._forms) else None
        return form.pos if form is not None else ""

    def feat(self, index: int, name: str) -> str:
        """One feature by Universal Dependencies; for case, gender and number there are the methods below."""
        form = self._forms[index] if 0 <= index < len(self._forms) else None
        return form.feats.get(name, "") if form is not None else ""

    def case(self, index: int) -> str:
        """ "nomn", "gent", "datv", "accs", "ablt" or "loct"; a rare case keeps the tagger's own code."""
        case = self.feat(index, "Case")
        return CASES.get(case, case)

    def gender(self, index: int) -> str:
        """ "masc", "femn" or "neut"."""
        return GENDERS.get(self.feat(index, "Gender"), "")

    def number(self, index: int) -> str:
        """ "sing" or "plur"."""
        return NUMBERS.get(self.feat(index, "Number"), "")

    def are_alike(self, one: int, other: int) -> bool:
        """Whether two verbs have one tense, gender and number."""
        return all(self.feat(one, name) == self.feat(other, name) for name in ("Tense", "Gender", "Number"))

    def is_animate(self, index: int) -> bool:
        """Whether the word names a person or an animal."""
        return self.feat(index, "Animacy") == "Anim"

    def is_finite(self, index: int) -> bool:
        """Whether the word is a finite verb."""
        return self.feat(index, "VerbForm") == "Fin"

    def is_short(self, index: int) -> bool:
        """Whether the word is a short form, which is a predicate: «закрыт», «опасен»."""
        return self.feat(index, "Variant") == "Short"

    def is_predicate(self, index: int) -> bool:
        """Whether the word is a finite verb or a short form."""
        return self.is_finite(index) or self.is_short(index)

    def is_participle(self, index: int) -> bool:
        """«брат погибшего»: whether the tagger reads a participle, which can stand for somebody."""
        return self.feat(index, "VerbForm") == "Part" and self.case(index) != ""

    def is_noun(self, index: int) -> bool:
        """Whether the word is a noun, proper or common."""
        return self.pos(index) in ("NOUN", "PROPN")

    # --- how words hang together -------------------------------------------------------------------------------------

    def rel(self, index: int) -> str:
        """The relation to the head, "" for a token outside all frames."""
        if index not in self._rels:
            self._parse_around(index)
        return self._rels.get(index, "")

    def head(self, index: int) -> int | None:
        """The head's index, None for a root."""
        if index not in self._rels:
            self._parse_around(index)
        return self._heads.get(index)

    def children(self, index: int, *rels: str) -> list[int]:
        """Dependents in text order, of the given relations if any are given."""
        if index not in self._rels:
            self._parse_around(index)
        return [i for i in self._children.get(index, ()) if not rels or self._rels[i] in rels]

    def subjects(self, verb: int) -> list[int]:
        """The subjects of a verb, or of a passive, in text order."""
        return self.children(verb, "nsubj", "nsubj:pass")

    def is_counted(self, index: int) -> bool:
        """«два источника», «пять активистов»: whether a numeral makes a noun several."""
        numerals = self.children(index, "nummod", "nummod:gov")
        return any(not self._text.lowers[i].startswith(SINGLE) for i in numerals)

    def _joins(self, head: int, child: int) -> bool:
        """Whether a preposition stands before what «и» joins to a noun without one: «не ответил врач и на вопрос»."""
        return self.rel(child) == "conj" and bool(self.children(child, "case")) and not self.children(head, "case")

    def phrase(self, index: int) -> list[int]:
        """A noun with its modifiers, as indices in text order; relative clauses and what a comma parts are left out."""
        found: set[int] = set()
        waiting = [index]
        while waiting:
            current = waiting.pop()
            if current in found:  # the model's heads can run in a ring
                continue
            found.add(current)
            waiting.extend(
                i for i in self.children(current) if self.rel(i) in MODIFIERS and not self._joins(current, i)
            )
        first = last = index
        while first - 1 in found:
            first -= 1
        while last + 1 in found:
            last += 1
        return list(range(first, last + 1))


def frame_words(words: Sequence[str], tokens: Sequence[int]) -> Sequence[str]:
    """The words of the tokens of a frame, out of those of all tokens."""
    return words[tokens.start : tokens.stop] if isinstance(tokens, range) else [words[i] for i in tokens]


def as_sure_verb(word: str, form: Form | None) -> Form | None:
    """The form of a word; the dictionary's where it has the word as one form of a finite verb: «всплеснул»."""
    readings = language.parses(word)
    if form is None or not readings or not all(p.known and p.pos == "VERB" and p.tense for p in readings):
        return form
    told = {(p.gender, p.number, p.tense, p.person) for p in readings}
    if len(told) > 1:
        return form
    gender, number, tense, person = told.pop()
    feats = {"Gender": UD[gender], "Number": UD[number], "Tense": UD[tense], "Person": UD[person]}
    kept = {name: form.feats[name] for name in ("Aspect", "Voice") if name in form.feats}
    own = {name: value for name, value in feats.items() if value}
    return Form("VERB", kept | own | {"Mood": "Ind", "VerbForm": "Fin"}, None)


def read_grammar(models: Models, text: Text, frames: Sequence[Frame], forms: Sequence[Form]) -> LazyGrammar:
    """Morphology of the frames: that of their sentences, where the frame is the whole sentence."""
    own: list[Form | None] = [None] * len(forms)
    cut = [frame for frame in frames if not isinstance(frame.tokens, range)]
    for frame, tags in zip(cut, models.forms([frame_words(text.words, f.tokens) for f in cut]), strict=True):
        for index, form in zip(frame.tokens, tags, strict=True):
            own[index] = form
        for index in frame.tokens[:OPENING]:
            own[index] = as_sure_verb(text.lowers[index], own[index])
    for frame in frames:
        if isinstance(frame.tokens, range):
            whole = slice(frame.tokens.start, frame.tokens.stop)
            own[whole] = forms[whole]
    return LazyGrammar(text, frames, own, models)
