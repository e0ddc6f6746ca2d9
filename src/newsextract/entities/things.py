"""Which names are of one organisation, or of one place."""

from __future__ import annotations

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsextract.article import EntityType
from newsextract.entities.aliases import fold, merge_aliases
from newsextract.entities.entity import NamedEntity, nearest_before
from newsextract.language import keeps_form, named_in, thing_name
from newsextract.names import Name
from newsextract.text import Text, spaced

Words = dict[Name, tuple[str, ...]]


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
    before = text.word(span.first - 1)
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


QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]+)[»“”\"]")


def quoted_part(name: str) -> str:
    """«Драматический театр «Фонарь»» and «Фонарь» are one: the words in marks, or all where there are none."""
    match = QUOTED.search(name)
    return match[1] if match else name
