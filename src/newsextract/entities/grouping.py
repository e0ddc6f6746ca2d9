"""Who is who: mentions of one person, organisation or place become one entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from newsextract import language
from newsextract.entities.aliases import absorb
from newsextract.entities.cases import name_cases
from newsextract.entities.clues import person_clues
from newsextract.entities.entity import NamedEntity
from newsextract.entities.families import find_families, group_families
from newsextract.entities.persons import group_persons
from newsextract.entities.shared import with_shared_noun, with_shared_street, with_shared_surname
from newsextract.entities.short_names import with_short_names
from newsextract.entities.things import group_things
from newsextract.entities.twins import bracket_twins, called_otherwise, merge_twins
from newsextract.language import person_name
from newsextract.names import Name, Record, is_shouted, surface
from newsextract.text import Text


def group(
    text: Text,
    spans: Sequence[Name],
    cases: Sequence[str | None],
    records: Mapping[Name, Record] = MappingProxyType({}),
) -> list[NamedEntity]:
    """Entities in the order of their first mention; ids count from 0.

    `cases` are those of all tokens, by context; `records` are the user's own names among the spans.
    """
    words = {span: without_shouting(surface(text, span), span.type) for span in spans}
    words = with_shared_street(text, with_shared_noun(text, with_shared_surname(text, words)))
    seen = nominatives(text, spans, cases)
    read = name_cases(text, spans, cases)
    families = find_families(text, words)
    single = [span for span in spans if span.type == "PER" and span not in families]
    named = {span: person_name(words[span], None, seen, person_clues(text, span, cases)) for span in single}
    persons = [*with_short_names(text, group_persons(text, named, words)), *group_families(families)]
    things = group_things(text, [s for s in spans if s.type != "PER"], words, read, seen)
    twins = chain(bracket_twins(text, spans), called_otherwise(text, spans))
    known = merge_twins([*persons, *things], twins)
    known = link(known, records) if records else known
    for entity in known:
        entity.spans.sort()
    known.sort(key=lambda entity: entity.spans[0].first)
    for index, entity in enumerate(known):
        entity.id = index
    return known


def link(entities: Sequence[NamedEntity], records: Mapping[Name, Record]) -> list[NamedEntity]:
    """Give every record of the user its entity, with the record's name and id; two records are never one entity."""
    linked: dict[Record, NamedEntity] = {}
    moved: list[NamedEntity] = []
    for entity in entities:
        own = list(dict.fromkeys(records[span] for span in entity.spans if span in records))
        for record in own:
            owner = linked.get(record)
            if owner is None and record is own[0]:
                linked[record] = entity
            elif owner is None:
                linked[record] = move(entity, record, records)
                moved.append(linked[record])
            elif owner is not entity and record is own[0]:
                absorb(owner, entity)
    for record, entity in linked.items():
        entity.name, entity.link = record.name, record.id
    return [*(e for e in entities if e.spans), *moved]


def move(entity: NamedEntity, record: Record, records: Mapping[Name, Record]) -> NamedEntity:
    """Take a record's names out of an entity that another record has."""
    spans = [span for span in entity.spans if records.get(span) == record]
    entity.spans = [span for span in entity.spans if span not in spans]
    cases = {span: entity.cases[span] for span in spans if span in entity.cases}
    person = person_name(record.name.split(), "nomn") if entity.type == "PER" else None
    return NamedEntity(-1, entity.type, record.name, spans, person, cases)


def nominatives(text: Text, spans: Sequence[Name], cases: Sequence[str | None]) -> frozenset[str]:
    """Words of names that stand in the nominative somewhere, or in an accusative that is spelled so: «в Негев»."""
    found: set[str] = set()
    for first, last, type_ in spans:
        for word, case in zip(text.words[first:last], cases[first:last], strict=True):
            if case in ("nomn", None) or (case == "accs" and type_ != "PER" and word[-1] not in language.VOWELS):
                found.add(word)
    found = {word for word in found if word[:1].isupper()}
    return frozenset(found | {word.capitalize() for word in found if is_shouted(word)})


def without_shouting(words: tuple[str, ...], type_: str) -> tuple[str, ...]:
    """«Игорь КОВАЛЁВ»: the words of a person's name with their first letter alone as a capital."""
    if type_ != "PER" or not any(map(is_shouted, words)):
        return words
    return tuple(word.capitalize() if word.isupper() else word for word in words)
