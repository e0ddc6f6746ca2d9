"""Who is meant by «его оппонент», «его жена», where the article names two persons together before.

Nobody need have called the other one so: «Лунин женился на Беловой. Его жена рассказала, что …».
"""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.entities import NamedEntity
from newsextract.quotes.speakers.asked import Asked
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.offices import NO_FLAGS
from newsextract.quotes.speakers.referents import Referent
from newsextract.text import Sentence

TOGETHER = 2  # sentences back in which two are named together
MARRIED = 8  # sentences back in which it is told that they are a couple
OF_TWO, SPOUSE, COUPLE = "of-two", "spouse", "couple"
FORMER = frozenset({"бывший", "нынешний"})  # adjectives that leave a spouse who it is


def counterpart(discourse: Discourse, asked: Asked) -> Referent | None:
    """«Лунин спорил с Орловым. Его оппонент ответил»: the one of two persons named together who is not the owner."""
    description = asked.description
    flags = lexicon.load("couples").get(description.head, NO_FLAGS) if description is not None else NO_FLAGS
    if description is None or not flags & {OF_TWO, SPOUSE} or asked.source.number == "plur":
        return None
    owners = [entity for entity in discourse.entities_of(description.owners) if entity.type == "PER"]
    if len(owners) != 1 or says_more(discourse, asked):
        return None
    other = named_with(discourse, asked, owners[0], couple=SPOUSE in flags)
    return other if other is not None and is_of_gender(asked, other, description.head) else None


def says_more(discourse: Discourse, asked: Asked) -> bool:
    """«его первая жена», «его соперник по партии»: whether a phrase says more than whose somebody is."""
    source, name_at = asked.source, discourse.entities.name_at
    others = (i for i in range(source.first, source.last) if i != source.head and name_at(i) is None)
    words = (discourse.text.lowers[i] for i in others)
    return any(word not in language.POSSESSIVES and language.lemma(word) not in FORMER for word in words)


def named_with(discourse: Discourse, asked: Asked, owner: NamedEntity, *, couple: bool) -> Referent | None:
    """The one person whom the nearest sentence before names beside the owner; of a couple, where a word tells so."""
    at = asked.source.first
    for number in range(discourse.text.sentence_of[at], -1, -1):
        sentence = discourse.text.sentences[number]
        if discourse.clock[at] - discourse.clock[sentence.first] > (MARRIED if couple else TOGETHER):
            return None
        people = persons_named(discourse, sentence, at)
        if (
            owner.id not in {person.id for person in people}
            or len(people) < 2
            or (couple and not tells_of_couple(discourse, sentence))
        ):
            continue
        others = [person for person in people if person.id != owner.id]
        beside = len(others) == 1 and not (couple and is_of_another(discourse, sentence, owner, others[0]))
        return discourse.referent(others[0]) if beside else None
    return None


def is_of_another(discourse: Discourse, sentence: Sentence, owner: NamedEntity, other: NamedEntity) -> bool:
    """«Лунин рассказал о свадьбе Беловой»: whether the marriage is that of somebody else than the owner."""
    names = discourse.entities.names_between(sentence.first, sentence.last)
    return any(other.cases.get(n) == "gent" for n in names) and not any(owner.cases.get(n) == "gent" for n in names)


def persons_named(discourse: Discourse, sentence: Sentence, at: int) -> list[NamedEntity]:
    """The persons whom the reporter names in a sentence before a token, each once."""
    names = discourse.entities.names_between(sentence.first, min(sentence.last, at))
    people = (name for name in names if name.type == "PER" and not discourse.in_speech[name.first])
    return list({entity.id: entity for entity in map(discourse.entities.owner, people)}.values())


def tells_of_couple(discourse: Discourse, sentence: Sentence) -> bool:
    """Whether a sentence has a word for a marriage or its end."""
    words = discourse.text.lowers[sentence.first : sentence.last]
    return any(p.lemma in lexicon.flagged("couples", COUPLE) for word in words for p in language.parses(word))


def is_of_gender(asked: Asked, other: Referent, noun: str) -> bool:
    """Whether the noun and its verb can be of a person: a «соперник» can be a woman, a «соперница» no man."""
    shown = "femn" if language.noun_gender(noun) == "femn" else asked.source.gender
    return shown is None or other.gender in (None, shown)
