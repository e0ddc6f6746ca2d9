"""Which names are of one organisation, or of one place."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsextract import language, lexicon
from newsextract.article import EntityType
from newsextract.entities.aliases import fold, merge_aliases, owner_key, quoted_part
from newsextract.entities.entity import NamedEntity, Words, nearest_before
from newsextract.language import SMALL_WORDS, keeps_form, key_of, thing_name
from newsextract.names import Name, noun_before
from newsextract.remember import remember
from newsextract.text import Text, spaced


def group_things(
    text: Text,
    spans: Sequence[Name],
    words: Words,
    cases: Mapping[Name, str | None],
    seen: frozenset[str],
) -> list[NamedEntity]:
    """Group names that are one entity: they have the same nominative, the same words in marks, or one is an alias.

    Whose it is belongs to the name of a body: «Конгресс США», «Институт этнологии РАН».
    """
    before = {span: noun_before(text, span.first) for span in spans}
    told = {key_of(words[s]): gender for s in spans if s.type == "LOC" and (gender := class_gender(before[s]))}
    names = {
        span: thing_nominative(
            text, span, words[span], cases[span], seen, before[span], told.get(key_of(words[span])) if told else None
        )
        for span in spans
    }
    owners = {span.first: span for span in spans if can_own(span, words[span], cases[span])}
    known: dict[tuple[EntityType, str, str], NamedEntity] = {}
    for span in spans:
        owner = owners.get(span.last) if span.type == "ORG" else None
        owner = None if owner is not None and text.begins_sentence(owner.first) else owner
        name = names[span] if owner is None else f"{names[span]} {' '.join(words[owner])}"
        key = (span.type, spelling_key(names[span]), owner_key(names[owner]) if owner else "")
        entity = known.setdefault(key, NamedEntity(-1, span.type, name))
        entity.name = max(entity.name, name, key=len)
        entity.spans.append(span)
    return merge_aliases(list(join_ownerless(known)))


@remember
def spelling_key(name: str) -> str:
    """One key for all spellings of a name: «Ретро-FM», «школа №4», «Заречный районный суд», which is «Заречный суд».

    «улица Садовая» is «Садовая улица».
    """
    key = fold(quoted_part(name)).replace("-", " ").replace("№ ", "№").replace(" районный суд", " суд")
    first, _, own = key.partition(" ")
    return f"{own} {first}" if first in lexicon.load("street_nouns") and " " not in own else key


def can_own(span: Name, words: Sequence[str], case: str | None) -> bool:
    """Whether a name behind that of a body can say whose it is: a place, or a body by its abbreviation."""
    if span.type != "LOC":
        return case in ("gent", None) and len(words) == 1 and words[0].isupper()
    return case in ("gent", None) or all(language.can_stand_in(word, "gent") for word in words)  # «в Минстрое Башкирии»


def thing_nominative(
    text: Text,
    span: Name,
    words: Sequence[str],
    case: str | None,
    seen: frozenset[str],
    before: str,
    gender: str | None,
) -> str:
    """The name of an organisation or a place in the nominative, spaced as in the text. gender: see `class_gender`."""
    if span.type == "LOC" and all_in_capitals(words):
        words = [small_capitals(word) for word in words]
    inflected = words if keeps_form(before, words) else thing_name(words, span.type, case, seen, gender)
    if len(inflected) == 1:
        return inflected[0]
    own = span.last - span.first  # of a noun that several names share, only the last has it in the text
    written = spaced(text.tokens[span.first : span.last], inflected[:own]).replace("  ", " ")  # «улица» for «ул.»
    return " ".join([written, *inflected[own:]])


def class_gender(before: str) -> str | None:
    """The gender of a noun that says what the place behind it is: «посёлок Луговой», «деревня Заречная»."""
    noun = language.noun_lemma(before)
    return language.noun_gender(noun) if noun in lexicon.flagged("before_places", "settlement") else None


MIN_SHOUTED = 5  # letters of a place in capitals; shorter ones may be abbreviations: США
MIN_KNOWN = 4  # letters of one that the dictionary has written out: «БАКУ», but «АРЕ» is rather Egypt than Åre


def all_in_capitals(words: Sequence[str]) -> bool:
    """Whether the name of a place stands in capitals, as a dateline does: «МОСКВА», «НИЖНИЙ НОВГОРОД», «ОМСК»."""
    if not all(word.isupper() for word in words):
        return False
    length = len("".join(words))
    return length >= MIN_SHOUTED or (length >= MIN_KNOWN and language.is_form_of_place(words[0]))


def small_capitals(word: str) -> str:
    """A word in capitals with its first letter alone as one, as each part of a compound: «Ростов-на-Дону»."""
    return "-".join(part.lower() if part.lower() in SMALL_WORDS else part.capitalize() for part in word.split("-"))


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
