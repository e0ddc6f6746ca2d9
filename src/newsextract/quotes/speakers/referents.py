"""Somebody or something that an article talks of, and what the article says of it.

A `Referent` is an unnamed speaker («источник в мэрии»), a text («указ») or a group («жители дома»); a `Named` one is an
entity. What takes long to find out is read only when it is asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Literal, NamedTuple

from newsextract import language, lexicon
from newsextract.article import MentionKind, SpeakerKind, SpeakerType
from newsextract.entities import NamedEntity, gender_of
from newsextract.names import Name
from newsextract.quotes.grammar import LazyGrammar
from newsextract.quotes.speakers.descriptions import Description, body_flags, country_of, plain_lemma
from newsextract.quotes.speakers.offices import NO_FLAGS
from newsextract.text import CLOSING_TOKENS, OPENING_TOKENS, Text

Sort = Literal["person", "body", "group", "text", "thing"]
TYPES: Mapping[Sort, SpeakerType] = {"person": "PER", "body": "ORG", "group": "PER", "text": "ORG", "thing": "OTHER"}
WORDS_BESIDE = 3  # names of an entity whose neighbours are read
WINDOW = 8  # tokens
STOPS = frozenset(", . : ; ( ) ! ?".split())
RELAYING = frozenset({"outlet", "relays"})  # flags of nouns for those who mostly pass on what others said
QUOTATION_MARKS = "".join(OPENING_TOKENS | CLOSING_TOKENS)
PLAYS, CLUB = frozenset({"player", "coach"}), frozenset({"club"})  # flags of who belongs to a club, and of the club
ADDING = frozenset(", ( — –".split())  # behind a name, before what says more of it


def listed(names: Sequence[str]) -> str:
    """«Пётр Лунин, Анна Белова и сторож»."""
    return " и ".join(filter(None, (", ".join(names[:-1]), names[-1])))


class Voice(NamedTuple):
    """A speaker as resolved: its name, what it is, where it is named, and whether as a name, a role or a pronoun."""

    name: str
    type: SpeakerType
    kind: SpeakerKind
    mention: tuple[int, int] | None = None  # tokens
    entity: int | None = None
    called: MentionKind | None = "name"  # None by a text of its own
    strategy: str = ""  # how it was found
    likely: float = 0.5  # how likely the ranking holds it to be; one half where nothing was ranked
    referent: Referent | None = None

    def settled(self) -> Voice:
        """The voice by what the article calls it in the end: an unnamed referent can get its name later."""
        known = self.referent.same_as if self.referent is not None else None
        return self if known is None else self._replace(name=known.name, kind=known.kind, entity=known.entity_id)


@dataclass(eq=False)
class Referent:
    """Somebody or something without a name of its own, known by a description."""

    name: str
    sort: Sort
    places: list[int]  # where the reporter names it: first tokens, ascending
    gender: str | None = None
    titles: Sequence[Description] = ()  # what the article calls it
    said: list[int] = field(default_factory=list)  # where it has spoken so far: first tokens of sources
    entity: NamedEntity | None = None
    same_as: Referent | None = None  # whom it turns out to be
    case: str = ""  # of the words that found it: "nomn", "gent", …
    parts: Sequence[Referent] = ()  # of a group: who it is made of, where the article says so

    @property
    def entity_id(self) -> int | None:
        """The id of the entity that it is."""
        return self.entity.id if self.entity is not None else None

    @property
    def genders(self) -> frozenset[str | None]:
        """The genders of its name, and of a noun before it."""
        return frozenset({self.gender})

    @property
    def type(self) -> SpeakerType:
        """What it is as a speaker."""
        return TYPES[self.sort]

    @property
    def kind(self) -> SpeakerKind:
        """Whether it has a name, or is one of many."""
        return "named" if self.entity else "group" if self.sort == "group" else "described"

    @property
    def flags(self) -> frozenset[str]:
        """Of a body: what the table of bodies says of it."""
        return self.titles[0].bodies if self.titles else NO_FLAGS

    @property
    def countries(self) -> frozenset[str]:
        """The countries that it is, speaks for or belongs to."""
        return self.titles[0].countries if self.titles else NO_FLAGS

    @property
    def words(self) -> frozenset[str]:
        """Lemmas of what is said of it."""
        return self.titles[0].words | {self.titles[0].head} if self.titles else NO_FLAGS

    @property
    def is_outlet(self) -> bool:
        """Whether it mostly relays others."""
        return bool(self.titles) and bool(self.titles[0].flags & RELAYING)

    @property
    def may_print(self) -> bool:
        """Whether «издание», «статья» can be of it."""
        return self.is_outlet

    @property
    def cited(self) -> Sequence[int]:
        """Where a cue names it, whether it reports a quotation or only passes it on."""
        return self.places

    def is_nominative(self, place: int) -> bool:
        """Whether one of the places is in the nominative."""
        return self.case == "nomn" and self.sort == "person"

    def note(self, place: int) -> None:
        """Note that the reporter names it at a token."""
        at = bisect_left(self.places, place)
        if self.places[at : at + 1] != [place]:
            self.places.insert(at, place)

    @property
    def name_words(self) -> tuple[str, ...]:
        """The words whose vectors stand for it."""
        return (self.titles[0].head,) if self.titles else ()

    def named_before(self, index: int) -> int | None:
        """Where the reporter named it last before a token."""
        at = bisect_left(self.places, index)
        return self.places[at - 1] if at else None

    def last_before(self, index: int) -> int | None:
        """Where the reporter named it, or it spoke, last before a token."""
        places = [self.named_before(index), *self.said[-1:]]
        return max((place for place in places if place is not None and place < index), default=None)

    def voice(self, called: MentionKind | None, mention: tuple[int, int] | None) -> Voice:
        """The referent as a speaker, by the words of a mention."""
        return Voice(self.name, self.type, self.kind, mention, self.entity_id, called, referent=self)


def gender_of_body(name: str) -> str | None:
    """The gender of the first word that is no adjective: «Следственное управление» is neuter."""
    noun = next((word for word in name.split() if not language.is_adjective(word)), "")
    return language.noun_gender(noun)


class Named(Referent):
    """One that is an entity of the article. spans: its names in the reporter's words."""

    def __init__(
        self,
        entity: NamedEntity,
        spans: Sequence[Name],
        cited: Sequence[int],
        prints: bool,
        relays: bool,
        text: Text,
        grammar: LazyGrammar,
        read_titles: Callable[[], Sequence[Description]],
    ) -> None:
        person = entity.type == "PER"
        self.name = entity.name
        self.sort = "person" if person else "body"
        self.places = [span.first for span in spans]
        self.said = []
        self.entity, self.same_as, self.parts = entity, None, ()
        self._entity, self._spans, self._cited, self._prints, self._relays = entity, spans, cited, prints, relays
        self._text, self._grammar, self._read_titles = text, grammar, read_titles

    @cached_property
    def gender(self) -> str | None:  # type: ignore[override]
        """A person's gender, or that of the noun for a body."""
        return gender_of(self._entity) if self.sort == "person" else gender_of_body(self.name)

    @cached_property
    def genders(self) -> frozenset[str | None]:
        """«завод «Волна»» is «она» and «он»."""
        nouns = (self._noun_before(span) for span in self._spans[:WORDS_BESIDE]) if self.sort == "body" else ()
        return frozenset({self.gender, *(language.noun_gender(noun) for noun in nouns if noun)})

    def _noun_before(self, name: Name) -> str:
        """The noun for a body before a name in marks."""
        word = self._text.word(name.first - 2) if name.first > 1 and self._is_in_marks(name) else ""
        return word if word and body_flags((word,)) else ""

    @cached_property
    def titles(self) -> Sequence[Description]:  # type: ignore[override]
        """Its titles in the article."""
        return self._read_titles()

    def called_too(self, titles: Sequence[Description]) -> None:
        """Take the titles of somebody who turns out to be it: «Следователь молчал. … — сказал Лунин»."""
        self.titles = [*self.titles, *titles]
        self.words |= frozenset(title.head for title in titles)

    @cached_property
    def flags(self) -> frozenset[str]:
        """What the table of bodies says of its name, and of the nouns before it: «авиакомпания «Маяк»»."""
        if self._entity.type != "ORG":
            return NO_FLAGS
        words = [word.strip(QUOTATION_MARKS) for word in self.name.split()]  # «РИА «Новости»»
        return body_flags(words).union(*map(self._flags_before, self._spans[:WORDS_BESIDE]))

    @cached_property
    def countries(self) -> frozenset[str]:
        """The country that its name stands for, and those that are named in it: «Минобороны Украины»."""
        if self.sort != "body":
            return NO_FLAGS
        words = self.name.split()
        return country_of(words).union(*(country_of((word,)) for word in words))

    @cached_property
    def words(self) -> frozenset[str]:
        """Lemmas of what stands beside its first names."""
        return frozenset(self._words_beside())

    @cached_property
    def is_outlet(self) -> bool:
        """Whether it mostly relays others."""
        if self.sort != "body":
            return False
        like_paper = self._relays and any(map(self._is_like_paper, self._spans[:WORDS_BESIDE]))
        return self._prints or "outlet" in self.flags or (like_paper and not self.flags)

    @cached_property
    def may_print(self) -> bool:
        """Whether «издание», «статья» can be of it: of an outlet, or of a body that says something and is no other."""
        return self.is_outlet or (self.sort == "body" and self._relays and not self.flags)

    @property
    def cited(self) -> Sequence[int]:
        """Where a cue names it."""
        return self._cited

    def is_nominative(self, place: int) -> bool:
        """Whether one of the places is in the nominative: by the case of the name, or a noun that is a subject."""
        return self._grammar.case(place) == "nomn" if self.sort == "body" else place not in self._oblique

    @cached_property
    def _oblique(self) -> frozenset[int]:
        """Where its name is in another case."""
        return frozenset(span.first for span in self._spans if self._entity.cases.get(span) != "nomn")

    @cached_property
    def name_words(self) -> tuple[str, ...]:
        """Of a person the surname, of a body all words."""
        person = self._entity.person
        if person is not None:
            return (person.last.lower(),) if person.last else ()
        return tuple(word.lower() for word in self.name.split() if word.isalpha())

    def _words_beside(self) -> Iterator[str]:
        """Lemmas of the words before its first names, back to a mark or a verb, and of what is added behind them."""
        for span in self._spans[:WORDS_BESIDE]:
            sentence = self._text.sentence_with(span.first)
            if not language.cases_behind(self._text.lower(span.first - 1)):  # «театр в Твери» is not Тверь
                yield from self._lemmas(range(span.first - 1, max(sentence.first, span.first - WINDOW) - 1, -1))
            if span.last < sentence.last and self._text.words[span.last] in ADDING:
                yield from self._lemmas(range(span.last + 1, min(sentence.last, span.last + WINDOW)))

    def _lemmas(self, indices: range) -> Iterator[str]:
        """The lemmas of words up to a mark or a verb; beside a body up to another name, «группа Института «Сеть»»."""
        for index in indices:
            word = self._text.words[index]
            verb = self._grammar.pos(index) == "VERB" and not self._grammar.is_participle(index)
            named = self.sort == "body" and word.istitle() and not self._text.begins_sentence(index)
            if verb or named or word in STOPS:
                return
            yield plain_lemma(word)

    def _flags_before(self, name: Name) -> frozenset[str]:
        """What the table of bodies says of the noun before a name: «газета «Маяк»», «агентство новостей «Маяк»»."""
        stop, sentence = name.first - self._is_in_marks(name), self._text.sentence_with(name.first)
        before = self._text.words[max(sentence.first, stop - 2) : stop]
        nouns = [*takewhile(lambda word: word not in STOPS, reversed(before))]
        if nouns and lexicon.load("roles").get(language.role_lemma(nouns[0]) or "", NO_FLAGS) & PLAYS:
            return CLUB  # «вратарь «Метеора»»
        return next((flags for noun in nouns if (flags := body_flags((noun,)))), NO_FLAGS)

    def _is_like_paper(self, name: Name) -> bool:
        """«Маяк», Daily Wave: whether a name is written as those of papers are, in marks or in Latin letters."""
        return self._is_in_marks(name) or (name.last - name.first > 1 and self._text.words[name.first].isascii())

    def _is_in_marks(self, name: Name) -> bool:
        """Whether a mark opens before a name."""
        return name.first > 0 and self._text.words[name.first - 1] in OPENING_TOKENS
