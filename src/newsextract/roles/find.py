"""Who holds which role: title phrases tied to persons.

Strategies stand in the order in which they are asked; each gives the holders that it sees. A title that one has tied is
settled for those behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from newsextract import language
from newsextract.entities import Entities, NamedEntity
from newsextract.roles.alone import alone
from newsextract.roles.beside import after, before
from newsextract.roles.by_verb import by_verb
from newsextract.roles.index import Role, Roles, Titles
from newsextract.roles.nouns import NO_TITLES
from newsextract.roles.titles import Title
from newsextract.rules import Rule
from newsextract.text import Sentence, Text, spaced

Strategy = Rule[Callable[[Titles, Sentence, Title], Iterator[NamedEntity]]]

BESIDE: tuple[Strategy, ...] = (
    Rule(before, ("Вчера {министр спорта} Анна Белова открыла турнир. => role: Анна Белова",)),
    Rule(after, ("Анна Белова, {министр спорта}, открыла турнир. => role: Анна Белова",)),
)
BY_VERB: Strategy = Rule(by_verb, ("В мае Пётр Орлов стал {министром спорта}. => role: Пётр Орлов",))
ALONE: Strategy = Rule(
    alone,
    ("{Министр}1 Анна Белова открыла турнир. Вечером {министр}2 улетела. => 1 role: Анна Белова; 2 role: Анна Белова",),
)
STRATEGIES = (*BESIDE, BY_VERB, ALONE)


def find_roles(text: Text, entities: Entities, cases: Sequence[str | None]) -> Roles:
    """Every title phrase whose holder the article settles. `cases` are the tagger's, one a token."""
    titles = Titles(text, entities, cases)
    found: list[Role] = []
    for strategy in STRATEGIES:
        taken = {role.head for role in found}
        tied = [
            (title, person)
            for sentence, own in titles.by_sentence.items()
            for title in own
            if title.head not in taken
            for person in strategy.decide(titles, sentence, title)
        ]
        for title, person in tied:
            titles.hold(title, person)
        found += [make_role(titles, title, person, strategy) for title, person in tied]
    return Roles(found)


def make_role(titles: Titles, title: Title, person: NamedEntity, strategy: Strategy) -> Role:
    """The role of one holder: «бывшего министра обороны» is named «министр обороны»."""
    name = phrase_nominative(titles.text, title.first, title.last, title.head, titles.entities.name_of)
    office = not title.flags & NO_TITLES
    return Role(title.phrase, name, person.id, strategy in BESIDE, strategy is ALONE, office)


def phrase_nominative(text: Text, first: int, last: int, head: int, named: Collection[int]) -> str:
    """The text of a noun phrase with its head in the nominative, a capital of the sentence's start undone."""
    tokens = text.tokens[first:last]
    words = language.nominative([t.word for t in tokens], head - first)
    if first not in named and words[0][:1].isupper() and words[0][1:].islower():
        words[0] = words[0][0].lower() + words[0][1:]
    return spaced(tokens, words)
