"""Who is who: mentions of one person, organisation or place become one entity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsextract import morphology
from newsextract.article import EntityType
from newsextract.entities.spans import NameSpan
from newsextract.entities.names import (
    PersonName,
    case_before,
    keeps_form,
    person_name,
    readings,
    thing_case,
    thing_name,
)
from newsextract.segmentation import Segmentation, spaced

SMALL_WORDS = frozenset("и по в во на при за для с от о об the of and for".split())


Words = dict[NameSpan, tuple[str, ...]]


@dataclass(slots=True)
class Known:
    """An entity while the article is read: its mentions and its best name so far."""

    id: int
    type: EntityType
    name: str
    spans: list[NameSpan] = field(default_factory=list)
    person: PersonName | None = None
    cases: dict[NameSpan, str] = field(default_factory=dict)  # of a person's mentions, as pymorphy3 calls them


def group(segmentation: Segmentation, spans: Sequence[NameSpan]) -> list[Known]:
    """Entities in the order of their first mention; ids count from 0."""
    words = {span: span_words(segmentation, span) for span in spans}
    seen = {word for span in spans for word in words[span] if word[:1].isupper()}
    before = {span: words_before(segmentation, span) for span in spans}
    persons = group_persons([s for s in spans if s.type == "PER"], words, before, seen)
    things = group_things(segmentation, [s for s in spans if s.type != "PER"], words, before, seen)
    entities = sorted([*persons, *things], key=lambda entity: min(span.first for span in entity.spans))
    for index, entity in enumerate(entities):
        entity.id = index
        entity.spans.sort(key=lambda span: span.first)
    return entities


def span_words(segmentation: Segmentation, span: NameSpan) -> tuple[str, ...]:
    """The words of a span as dictionaries know them."""
    return tuple(token.word for token in segmentation.tokens[span.first : span.last])


def words_before(segmentation: Segmentation, span: NameSpan) -> tuple[str, ...]:
    """A few words before a span."""
    return tuple(token.word for token in segmentation.tokens[max(0, span.first - 6) : span.first])


def fold(text: str) -> str:
    """Case, ё and quotation marks folded, for comparing names."""
    return "".join(c for c in text.casefold().replace("ё", "е") if c not in "«»„“”\"'").strip()


# --- persons ----------------------------------------------------------------------------------------------------------


def group_persons(spans: Sequence[NameSpan], words: Words, before: Words, seen: set[str]) -> list[Known]:
    """Full names first, so that a surname finds its owner; a surname alone goes to the owner named last before it."""
    persons: list[Known] = []
    names = {span: person_name(words[span], case_before(before[span]), seen) for span in spans}
    for span in sorted(spans, key=lambda s: (-name_length(words[s]), s.first)):
        person = names[span]
        owner = find_person(persons, person, words[span], span)
        if owner is None:
            owner = Known(-1, "PER", person.full, person=person)
            persons.append(owner)
        owner.spans.append(span)
    for entity in persons:
        settle_person(entity, words, names)
    return persons


def name_length(words: Sequence[str]) -> int:
    """How many real words a name has; initials count as little."""
    return sum(2 if len(word) > 1 else 1 for word in words if word[:1].isalpha())


def find_person(persons: Sequence[Known], person: PersonName, words: Sequence[str], span: NameSpan) -> Known | None:
    """The person that a name can belong to; of several, the one named nearest before."""
    fitting = [known for known in persons if known.person and same_person(known.person, person, words)]
    if not fitting:
        return None
    before = [known for known in fitting if any(s.first < span.first for s in known.spans)] or fitting
    return max(before, key=lambda known: max((s.first for s in known.spans if s.first < span.first), default=-1))


def same_person(known: PersonName, person: PersonName, words: Sequence[str]) -> bool:
    """Whether two names do not contradict each other and share a surname, or the only name given."""
    if len([w for w in words if w[:1].isalpha()]) == 1:
        forms = {fold(r.nominative) for r in readings(words[0])} | {fold(person.full)}
        own = {fold(part) for part in (known.last, known.first, known.full) if part}
        return bool(forms & own) or bool(forms & {fold(p) for p in (known.last or "").split()})
    if person.last is None or known.last is None:  # «Вера Николаевна»
        named = bool(person.first) and fold(person.first or "") == fold(known.first or "")
        return named and compatible(known.middle, person.middle)
    last = fold(known.last).split()[-1]
    if fold(person.last).split()[-1] != last and last not in {fold(r.nominative) for r in readings(words[-1])}:
        return fold(person.full) == fold(known.full)
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


def settle_person(entity: Known, words: Words, person_names: dict[NameSpan, PersonName]) -> None:
    """The fullest name of all mentions; a form that stands in the article in the nominative settles the others."""
    names = [person_names[span] for span in entity.spans]
    entity.cases = {span: name.case for span, name in zip(entity.spans, names, strict=True)}
    longest = max(name_length(words[span]) for span in entity.spans)
    fullest = [n for n, span in zip(names, entity.spans, strict=True) if name_length(words[span]) == longest]
    nominative = [n for n in fullest if n.case == "nomn"]
    best = (nominative or fullest)[0]
    genders = [n.gender for n in names if n.gender]
    gender = best.gender or (max(set(genders), key=genders.count) if genders else None)
    entity.person = PersonName(best.full, best.first, best.middle, best.last, gender, best.case)
    entity.name = best.full


# --- organisations and places -----------------------------------------------------------------------------------------


def group_things(
    segmentation: Segmentation, spans: Sequence[NameSpan], words: Words, before: Words, seen: set[str]
) -> list[Known]:
    """The same nominative name, the same words in marks, or an abbreviation of the full name: one entity."""
    known: dict[tuple[EntityType, str], Known] = {}
    for span in spans:
        inflected = words[span]
        if not keeps_form(before[span]):
            inflected = tuple(thing_name(words[span], span.type, thing_case(before[span]), seen))
        name = spaced(segmentation.tokens[span.first : span.last], inflected)
        key = (span.type, fold(quoted_part(name)))
        entity = known.get(key)
        if entity is None:
            entity = known[key] = Known(-1, span.type, name)
        elif len(name) > len(entity.name):
            entity.name = name
        entity.spans.append(span)
    return list(merge_abbreviations(list(known.values())))


QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]+)[»“”\"]")


def quoted_part(name: str) -> str:
    """«Драматический театр «Фонарь»» and «Фонарь» are one: the words in marks, or all where there are none."""
    match = QUOTED.search(name)
    return match[1] if match else name


def merge_abbreviations(entities: list[Known]) -> Iterable[Known]:
    """«Организация по безопасности и сотрудничеству в Европе» and «ОБСЕ» are one."""
    full = {abbreviation(entity.name): entity for entity in reversed(entities) if " " in entity.name}
    for entity in entities:
        owner = full.get(entity.name) if entity.name.isupper() and len(entity.name) > 2 else clipped(entity, entities)
        if owner is not None and owner.type == entity.type:
            owner.spans.extend(entity.spans)
        else:
            yield entity


def clipped(entity: Known, entities: Sequence[Known]) -> Known | None:
    """«Нацфронт» of «Национальный фронт», «Госдума» of «Государственная дума»: the first word cut, the second whole."""
    short = fold(entity.name)
    if entity.type != "ORG" or not short.isalpha() or len(short) < 6:
        return None
    return next((e for e in entities if e.type == "ORG" and is_clipped(short, fold(e.name).split())), None)


def is_clipped(short: str, words: Sequence[str]) -> bool:
    """Whether a word is two others run together, the first of them cut, with or without an «о» in between."""
    if len(words) != 2 or len(words[1]) < 4:
        return False
    first, stem = words[0], words[1][:4]
    return any(
        first.startswith(short[:cut]) and short[cut:].removeprefix(link).startswith(stem)
        for cut in range(3, 6)
        for link in ("", "о")
    )


def abbreviation(name: str) -> str:
    """The capital first letters of the words that count."""
    words = [w for w in name.replace("-", " ").split() if w.casefold() not in SMALL_WORDS]
    return "".join(w[0] for w in words if w[0].isalpha()).upper()


def gender_of(entity: Known) -> str | None:
    """The gender of an entity's name: a person's, or that of the head noun."""
    if entity.person is not None:
        return entity.person.gender
    return next(morphology.genders(entity.name.split()[0]), None) if entity.name.split() else None
