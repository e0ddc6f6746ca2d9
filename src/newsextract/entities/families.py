"""Several who are called by one surname in the plural: «братья Беловы», «у Смирновых»."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from newsextract import language
from newsextract.entities.cases import only_case
from newsextract.entities.entity import NamedEntity
from newsextract.language import PersonName, PluralSurname
from newsextract.names import Name
from newsextract.text import Text


def find_families(text: Text, words: Mapping[Name, tuple[str, ...]]) -> dict[Name, PluralSurname]:
    """The persons' names that are a surname in the plural."""
    alone = [span for span, own in words.items() if span.type == "PER" and len(own) == 1]
    read = {span: read_family(text.lower(span.first - 1), words[span][0]) for span in alone}
    found = {span: several for span, several in read.items() if several is not None}
    surnames = (
        {own[-1] for span, own in words.items() if span.type == "PER"} if len(found) < len(alone) else frozenset()
    )
    found |= {span: own for span in alone if (own := family_of_known(words[span][0], surnames)) is not None}
    known = {several.nominative for several in found.values()}
    for span in alone if known else ():
        several = language.plural_surname(words[span][0])
        if several is not None and several.nominative in known and only_case(text.word(span.first - 1)) == several.case:
            found[span] = several  # «к Беловым», where the article has «братья Беловы»
    return found


def family_of_known(word: str, surnames: Collection[str]) -> PluralSurname | None:
    """«Дымовых», where the article has «Олег Дымов»: an adjective first of all, but a surname of several here.

    Not «Дымовым», which may be one man's.
    """
    several = language.plural_surname(word)
    if several is None or several.case == "datv":
        return None
    return several if several.nominative.removesuffix("ы") in surnames else None


def read_family(before: str, word: str) -> PluralSurname | None:
    """Read a word as a surname in the plural, by its form alone or by the noun before it: «супругам Беловым»."""
    several = language.plural_surname(word)
    if several is not None and language.surnames_behind(before, several):
        return several
    return language.only_plural_surname(word)


def group_families(families: Mapping[Name, PluralSurname]) -> list[NamedEntity]:
    """Return one entity for every surname in the plural; nobody of the family is the same."""
    known: dict[str, NamedEntity] = {}
    for span in sorted(families):
        name, case = families[span]
        person = PersonName(name, None, None, name, None, "nomn")
        entity = known.setdefault(name, NamedEntity(-1, "PER", name, person=person))
        entity.spans.append(span)
        entity.cases[span] = case
    return [*known.values()]
