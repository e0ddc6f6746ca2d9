"""The titles of an article and the roles that come of them: who holds which. Every map is built once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from newsextract import language, lexicon
from newsextract.entities import Entities, NamedEntity
from newsextract.names import Name
from newsextract.remember import remember, remember_several
from newsextract.roles.nouns import CALLINGS, GENERAL, bar_each_other, offices_of
from newsextract.roles.tagged import Tagged
from newsextract.roles.titles import Title, find_titles
from newsextract.text import Sentence, Text, WithPhrase

TITLE_REACH = 5_000  # tokens over which a title alone is that of a holder named elsewhere


@dataclass(frozen=True, slots=True)
class Role(WithPhrase):
    """A title phrase with the person who holds it."""

    name: str  # in the nominative; "" of what is no office
    holder: int  # the id of the entity
    beside: bool  # whether it stands beside the holder's name
    alone: bool  # whether nothing but the rest of the article says whose it is
    office: bool  # whether it is an office or a profession, and not «жена», «житель»


class Roles(Sequence[Role]):
    """The roles of an article, in text order."""

    def __init__(self, roles: Iterable[Role] = ()) -> None:
        self._roles = tuple(sorted(roles, key=lambda role: (role.first, role.last)))

    @overload
    def __getitem__(self, index: int) -> Role: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Role]: ...
    def __getitem__(self, index: int | slice) -> Role | Sequence[Role]:
        return self._roles[index]

    def __len__(self) -> int:
        return len(self._roles)

    @cached_property
    def beside(self) -> Roles:
        """The roles that stand beside the name of their holder."""
        return Roles(role for role in self._roles if role.beside)

    def between(self, first: int, last: int) -> Sequence[Role]:
        """The roles that begin with the tokens `first` to `last` (one past)."""
        low = bisect_left(self._roles, first, key=lambda role: role.first)
        return self._roles[low : bisect_left(self._roles, last, low, key=lambda role: role.first)]

    @cached_property
    def held(self) -> Mapping[int, Sequence[Role]]:
        """The roles of every holder, by the id of the entity."""
        held: dict[int, list[Role]] = defaultdict(list)
        for role in self._roles:
            held[role.holder].append(role)
        return dict(held)

    def shown(self, settled: Mapping[int, int | None]) -> list[Role]:
        """The roles that a result shows: offices and professions.

        `settled`: token -> the id of the entity whose quotation it is given to, which is known better than whom a title
        alone belongs to.
        """
        return [
            role
            for role in self._roles
            if role.office and (not role.alone or settled.get(role.head, role.holder) == role.holder)
        ]


class Titles:
    """The title phrases of an article, and who holds them as far as it is settled."""

    def __init__(self, text: Text, entities: Entities, cases: Sequence[str | None]) -> None:
        self.text, self.entities, self.cases = text, entities, cases
        tagged = Tagged(text, cases, entities.name_of)
        self.in_order = find_titles(tagged)  # with their sentences
        self.by_sentence: dict[Sentence, list[Title]] = defaultdict(list)
        for sentence, title in self.in_order:
            self.by_sentence[sentence].append(title)
        self.starting = {title.first: title for _, title in reversed(self.in_order)}
        self.ending = {title.last: title for _, title in reversed(self.in_order)}
        self._persons = [name.first for name in entities.names if name.type == "PER"]
        self._held: dict[str, list[tuple[Title, NamedEntity]]] = defaultdict(list)  # by the lemma, in text order
        self._held_office: dict[str, list[tuple[Title, NamedEntity]]] = defaultdict(list)
        self._offices: dict[int, set[str]] = defaultdict(set)  # by the holder, as the next
        self._callings: dict[int, set[str]] = defaultdict(set)
        self._seated: set[int] = set()  # who is in a parliament or for a cause, by the id of the object
        self._posts: dict[int, set[str]] = defaultdict(set)  # the callings in which it is told what somebody is

    def hold(self, title: Title, person: NamedEntity) -> None:
        """Note who holds a title."""
        insort(self._held[title.lemma], (title, person), key=lambda pair: pair[0].head)
        office = self.office_of(title)
        if office is not None:
            insort(self._held_office[office], (title, person), key=lambda pair: pair[0].head)
            self._offices[id(person)].add(office)
        elif "any" in title.flags and title.last > title.head + 1:
            self._offices[id(person)] |= headed_offices(self.text.word(title.head + 1))
        self._callings[id(person)] |= title.flags & CALLINGS
        if "seat" in title.flags:
            self._seated.add(id(person))
        if not title.flags & GENERAL:
            self._posts[id(person)] |= title.flags & CALLINGS

    def held_near(self, title: Title) -> list[tuple[Title, NamedEntity]]:
        """Titles of the same noun with their holders; in a very long text, those not too far away."""
        return within_reach(self._held.get(title.lemma, []), title)

    def held_otherwise(self, title: Title) -> list[tuple[Title, NamedEntity]]:
        """Titles of the same office by another noun, with their holders: of «глава правительства» the «премьер»."""
        return within_reach(self._held_office.get(self.office_of(title) or "", []), title)

    def office_of(self, title: Title) -> str | None:
        """The office that a title's noun with its first complement, or else alone, is a title of."""
        behind = self.text.word(title.head + 1) if title.last > title.head + 1 else ""
        return office_named(title.lemma, behind)

    def is_of_another_office(self, person: NamedEntity, title: Title) -> bool:
        """Whether a title is of an office, and the article gives the person others: «мэр» is not the president."""
        office, own = self.office_of(title), self._offices[id(person)]
        return office is not None and office not in own and bar_each_other(frozenset({office}), frozenset(own))

    def only_has_seat(self, person: NamedEntity, title: Title) -> bool:
        """Whether a title is of an office, and the person has no more than a seat: a «депутат» is no «мэр»."""
        return self.office_of(title) is not None and id(person) in self._seated and not self._offices[id(person)]

    def callings(self, person: NamedEntity) -> set[str]:
        """The walks of life of a person by the article, with "chief" for a head."""
        return self._callings[id(person)]

    def is_of_calling(self, person: NamedEntity, title: Title) -> bool:
        """Whether a title can be another word for what a person is: of one calling, and one of the two says little.

        A judge is no lawyer, and a director no minister; but a minister can be called a politician, or a head.
        """
        shared = title.flags & self._callings[id(person)]
        return bool(shared if title.flags & GENERAL else shared - self._posts[id(person)])

    def only_of_walk(self, walks: frozenset[str]) -> NamedEntity | None:
        """The one person whom the article knows to be in a walk of life; None where there are several."""
        persons = {id(p): p for held in self._held.values() for _, p in held if walks & self._callings[id(p)]}
        return next(iter(persons.values())) if len(persons) == 1 else None

    def has_person(self, first: int, last: int) -> bool:
        """Whether a person's name begins with one of the tokens `first` to `last` (one past)."""
        place = bisect_left(self._persons, first)
        return place < len(self._persons) and self._persons[place] < last

    def person_at(self, index: int) -> Name | None:
        """The person's name that begins at a token."""
        span = self.entities.name_at(index)
        return span if span is not None and span.first == index and span.type == "PER" else None

    def case_of(self, span: Name) -> str | None:
        """The case that a person's name stands in."""
        return self.entities.owner(span).cases.get(span)

    def keeps_form(self, span: Name) -> bool:
        """Whether a name has one form for all cases by its letters: «Маттео Сальвини», but not «Обамы»."""
        words = [self.text.word(i) for i in range(span.first, span.last)]
        return " ".join(words) == self.entities.owner(span).name and all(w[-1] in FIXED_ENDINGS for w in words)


FIXED_ENDINGS = frozenset("еёиоуыэю")  # of names that do not decline


@remember_several
def office_named(lemma: str, behind: str) -> str | None:
    """The office that a noun is a title of, with the word behind it or else alone."""
    words = [language.noun_lemma(behind)] if behind else []
    return min(offices_of(lemma, *words) or offices_of(lemma), default=None)


@remember
def headed_offices(noun: str) -> frozenset[str]:
    """The offices of whoever heads such a body: those of «профсоюз»; none of «ведомство», which can be any body."""
    lemma = language.noun_lemma(noun) if noun.islower() else ""
    general = lexicon.load("sources").get(lemma, NO_FLAGS) | lexicon.load("offices").get(lemma, NO_FLAGS)
    if not GENERAL_NOUNS.isdisjoint(general):
        return NO_FLAGS
    return frozenset(f"head-of-{sort}" for sort in lexicon.load("bodies").get(lemma, NO_FLAGS))


NO_FLAGS: frozenset[str] = frozenset()
GENERAL_NOUNS = frozenset({"general", "place", "anaphoric"})


def within_reach(held: list[tuple[Title, NamedEntity]], title: Title) -> list[tuple[Title, NamedEntity]]:
    """Of titles in text order, those not too far from another."""
    if not held:
        return held
    low, high = (bisect_left(held, title.head + way * TITLE_REACH, key=lambda pair: pair[0].head) for way in (-1, 1))
    return held[low:high]
