"""Who is who: mentions of one person, organisation or place become one entity."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from newsextract import language
from newsextract.article import EntityType
from newsextract.entities.aliases import absorb, bracket_twins, fold, merge_aliases, merge_twins
from newsextract.entities.cases import name_cases
from newsextract.entities.entity import NamedEntity
from newsextract.language import PersonName, keeps_form, name_readings, named_in, person_name, thing_name
from newsextract.names import Name, Record, surface, word_at
from newsextract.text import Text, spaced

Words = dict[Name, tuple[str, ...]]


def group(
    text: Text,
    spans: Sequence[Name],
    cases: Sequence[str | None],
    records: Mapping[Name, Record] = MappingProxyType({}),
) -> list[NamedEntity]:
    """Entities in the order of their first mention; ids count from 0.

    `cases` are those of all tokens, by context; `records` are the user's own names among the spans.
    """
    words = {span: surface(text, span) for span in spans}
    seen = nominatives(text, spans, cases)
    read = name_cases(text, spans, cases)
    persons = group_persons([s for s in spans if s.type == "PER"], words, read, seen)
    things = group_things(text, [s for s in spans if s.type != "PER"], words, read, seen)
    known = merge_twins([*persons, *things], bracket_twins(text, spans))
    known = link(known, records)
    entities = sorted(known, key=lambda entity: min(span.first for span in entity.spans))
    for index, entity in enumerate(entities):
        entity.id = index
        entity.spans.sort(key=lambda span: span.first)
    return entities


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
    """Words of names that stand in the nominative somewhere."""
    places = (index for span in spans for index in range(span.first, span.last) if cases[index] in ("nomn", None))
    return frozenset(word for word in (text.tokens[index].word for index in places) if word[:1].isupper())


# --- persons ----------------------------------------------------------------------------------------------------------


def group_persons(
    spans: Sequence[Name], words: Words, cases: Mapping[Name, str | None], seen: frozenset[str]
) -> list[NamedEntity]:
    """Full names first, so that a surname finds its owner; a surname alone goes to the owner named last before it."""
    persons = Persons()
    names = {span: person_name(words[span], cases[span], seen) for span in spans}
    for span in sorted(spans, key=lambda s: (-name_length(words[s]), s.first)):
        owner = persons.find(names[span], words[span], span) or persons.add(names[span])
        insort(owner.spans, span, key=lambda s: s.first)
    for entity in persons.known:
        settle_person(entity, words, names)
    return persons.known


def name_length(words: Sequence[str]) -> int:
    """How many real words a name has; initials count as little."""
    return sum(2 if len(word) > 1 else 1 for word in words if word[:1].isalpha())


class Persons:
    """The persons found so far, by the words of their names, so that a long text costs no more than its length."""

    def __init__(self) -> None:
        self.known: list[NamedEntity] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)  # every word, for «Анна»
        self._by_surname: dict[str, list[int]] = defaultdict(list)  # or by all words where there is none

    def add(self, person: PersonName) -> NamedEntity:
        """A new person."""
        known = NamedEntity(-1, "PER", person.full, person=person)
        for word in name_keys(person.full, person.first, person.last):
            self._by_word[word].append(len(self.known))
        surname = {fold(person.full)} | name_keys(person.last) if person.last else name_keys(person.full, person.first)
        for word in surname:
            self._by_surname[word].append(len(self.known))
        self.known.append(known)
        return known

    def find(self, person: PersonName, words: Sequence[str], span: Name) -> NamedEntity | None:
        """The person that a name can belong to; of several, the one named nearest before."""
        forms = {fold(r.nominative) for word in words for r in name_readings(word)}
        forms |= name_keys(person.full, person.first, person.last)
        index = self._by_surname if person.last and len(words) > 1 else self._by_word
        numbers = sorted({number for form in forms for number in index.get(form, ())[-NAMESAKES:]})
        candidates = (self.known[number] for number in numbers)
        fitting = [known for known in candidates if known.person and same_person(known.person, person, words)]
        return nearest_before(fitting, span) if fitting else None


NAMESAKES = 40  # persons who share a word and are compared with a name: the latest of them


def name_keys(*names: str | None) -> set[str]:
    """Names and their words, folded."""
    return {key for name in names if name for key in (fold(name), *map(fold, name.split()))}


def same_person(known: PersonName, person: PersonName, words: Sequence[str]) -> bool:
    """Whether two names do not contradict each other and share a surname, or the only name given."""
    if len([w for w in words if w[:1].isalpha()]) == 1:
        forms = {fold(r.nominative) for r in name_readings(words[0])} | {fold(person.full)}
        own = {fold(part) for part in (known.last, known.first, known.full) if part}
        return bool(forms & own) or bool(forms & {fold(p) for p in (known.last or "").split()})
    if fold(person.full) == fold(known.full):
        return True
    if person.last is None or known.last is None:  # «Вера Николаевна»
        named = bool(person.first) and fold(person.first or "") == fold(known.first or "")
        return named and compatible(known.middle, person.middle)
    last = fold(known.last).split()[-1]
    if fold(person.last).split()[-1] != last and last not in {fold(r.nominative) for r in name_readings(words[-1])}:
        return False
    if known.middle and person.first and fold(person.first) == fold(known.middle):
        return True  # «Тайип Эрдоган» of «Реджеп Тайип Эрдоган»
    if person.gender and known.gender and person.gender != known.gender:
        return False
    return compatible(known.first, person.first) and compatible(known.middle, person.middle)


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two given names can be the same: equal, one missing, or one the initial of the other."""
    if not one or not other:
        return True
    a, b = fold(one).rstrip("."), fold(other).rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def settle_person(entity: NamedEntity, words: Words, person_names: dict[Name, PersonName]) -> None:
    """The name that the article uses most, of those with a given name and a surname; parts from wherever they stand."""
    names = [person_names[span] for span in entity.spans]
    entity.cases = {span: name.case for span, name in zip(entity.spans, names, strict=True)}
    best = usual_name(names, [name_length(words[span]) for span in entity.spans])
    genders = [n.gender for n in names if n.gender]
    gender = best.gender or (max(set(genders), key=genders.count) if genders else None)
    middle = best.middle or next((n.middle for n in names if n.middle), None)
    entity.person = PersonName(best.full, best.first, middle, best.last, gender, best.case)
    entity.name = best.full


def usual_name(names: Sequence[PersonName], lengths: Sequence[int]) -> PersonName:
    """Of full names the commonest, of equals one that stands in the nominative; else the longest there is."""
    full = [n for n in names if n.last and n.first and len(n.first.rstrip(".")) > 1]
    most = max(lengths)
    longest = [n for n, length in zip(names, lengths, strict=True) if length == most]
    pool = full or longest
    counts = Counter(n.full for n in pool)
    return max(pool, key=lambda n: (counts[n.full], n.case == "nomn", len(n.full)))


# --- organisations and places -----------------------------------------------------------------------------------------


def group_things(
    text: Text,
    spans: Sequence[Name],
    words: Words,
    cases: Mapping[Name, str | None],
    seen: frozenset[str],
) -> list[NamedEntity]:
    """The same nominative name, the same words in marks, or an alias of the name: one entity.

    Whose it is belongs to the name of a body: «Конгресс США», «Институт этнологии РАН».
    """
    names = {span: thing_nominative(text, span, words[span], cases[span], seen) for span in spans}
    owners = {span.first: span for span in spans if cases[span] in ("gent", None) and can_own(span, words[span])}
    known: dict[tuple[EntityType, str, str], NamedEntity] = {}
    for span in spans:
        owner = owners.get(span.last) if span.type == "ORG" else None
        name = names[span] if owner is None else f"{names[span]} {' '.join(words[owner])}"
        key = (span.type, fold(quoted_part(names[span])), owner_key(names[owner]) if owner else "")
        entity = known.setdefault(key, NamedEntity(-1, span.type, name))
        entity.name = max(entity.name, name, key=len)
        entity.spans.append(span)
    return merge_aliases(list(join_ownerless(known)))


def can_own(span: Name, words: Sequence[str]) -> bool:
    """Whether a name behind that of a body can say whose it is: a place, or a body by its abbreviation."""
    return span.type == "LOC" or (span.type == "ORG" and len(words) == 1 and words[0].isupper())


def thing_nominative(
    text: Text,
    span: Name,
    words: Sequence[str],
    case: str | None,
    seen: frozenset[str],
) -> str:
    """The name of an organisation or a place in the nominative, spaced as in the text."""
    before = word_at(text, span.first - 1)
    inflected = words if keeps_form(before, words) else thing_name(words, span.type, case, seen)
    return spaced(text.tokens[span.first : span.last], inflected)


def owner_key(name: str) -> str:
    """One key for all names of an owner: «МИД РФ» is «МИД России»."""
    return next(iter(named_in("synonyms", tuple(name.split())) or ()), fold(name))


def join_ownerless(known: Mapping[tuple[EntityType, str, str], NamedEntity]) -> Iterator[NamedEntity]:
    """«Конгресс» is «Конгресс США»; of several with an owner, the one named last before, or the first of all."""
    owned: dict[tuple[EntityType, str], list[NamedEntity]] = defaultdict(list)
    for (type_, name, owner), entity in known.items():
        if owner:
            owned[type_, name].append(entity)
    for (type_, name, owner), entity in known.items():
        candidates = owned.get((type_, name), ()) if not owner else ()
        for span in entity.spans if candidates else ():
            insort(nearest_before(candidates, span).spans, span, key=lambda s: s.first)
        if not candidates:
            yield entity


def nearest_before(entities: Sequence[NamedEntity], span: Name) -> NamedEntity:
    """The entity named last before a span; the first one if none is. Their spans are in text order."""

    def last_before(entity: NamedEntity) -> int:
        index = bisect_left(entity.spans, span.first, key=lambda s: s.first)
        return entity.spans[index - 1].first if index else -1

    return max(entities, key=last_before)


QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]+)[»“”\"]")


def quoted_part(name: str) -> str:
    """«Драматический театр «Фонарь»» and «Фонарь» are one: the words in marks, or all where there are none."""
    match = QUOTED.search(name)
    return match[1] if match else name


def gender_of(entity: NamedEntity) -> str | None:
    """The gender of an entity's name: a person's, or that of the head noun."""
    if entity.person is not None:
        return entity.person.gender
    return next(language.genders(entity.name.split()[0]), None) if entity.name.split() else None
