"""A short given name for somebody whom the article has named in full: «Татьяна Белова … «Таня справится»»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language
from newsextract.entities.aliases import absorb, fold
from newsextract.entities.entity import NamedEntity
from newsextract.entities.persons import compatible
from newsextract.remember import remember
from newsextract.text import Text


def with_short_names(text: Text, persons: Sequence[NamedEntity]) -> list[NamedEntity]:
    """Give whoever is called by a short name alone to the one person before who has the whole one; no child."""
    for entity in persons:
        whole = language.short_names().get(fold(entity.name))
        if whole is None or is_introduced(text, entity):
            continue
        first = min(entity.spans).first
        same = [k for k in persons if is_whole(k, whole, entity) and min(k.spans).first < first]
        if len(same) == 1:
            absorb(same[0], entity)
    return [entity for entity in persons if entity.spans]


def is_whole(known: NamedEntity, whole: frozenset[str], short: NamedEntity) -> bool:
    """Whether somebody with a surname has one of the whole names, and the gender of a short one."""
    person, other = known.person, short.person
    if not known.spans or person is None or other is None or not (person.first and (person.last or person.middle)):
        return False
    return fold(person.first) in whole and compatible(person.gender, other.gender)


def is_introduced(text: Text, entity: NamedEntity) -> bool:
    """«Сын Саша», «дочери Катя и Таня», «шестилетняя Таня»: whether a noun or an age says who that is."""
    first = min(entity.spans).first
    before = range(max(text.sentence_with(first).first, first - WITHIN), first)
    return any(introduces(text.lower(index)) for index in before)


WITHIN = 4  # tokens before a name among which the noun stands that tells who it is


@remember
def introduces(word: str) -> bool:
    """Whether a word is a noun for who somebody is, or an age: «правнук», «летний»."""
    persons = (p for p in language.parses(word) if p.known and p.pos == "NOUN" and p.animacy == "anim")
    return language.AGED in word or any(persons)
