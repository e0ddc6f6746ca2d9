"""One person's name that the model cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES, may_modify
from newsextract.names.agreement import agreed, is_given_name, is_patronymic, is_surname, may_be_given_name
from newsextract.names.spans import CLOSING_PARTICLES, Name, Names, surface
from newsextract.names.two_persons import are_two_persons, is_relative
from newsextract.remember import remember
from newsextract.text import Text


def join_cut_name(text: Text, spans: Names) -> Sequence[Name]:
    """«С Лебедевой Мариной», «рядом с Радием Зориным»: two names side by side that the model cut from one."""
    if not spans.touch:
        return spans
    places = {
        text.words[span.first] for span in spans if span.type == "LOC" and text.lower(span.first - 1) in IN_OR_FROM
    }
    result: list[Name] = []
    for span in spans:
        before = result[-1] if result else None
        if before and before.last == span.first and is_cut(text, before, span, places):
            result[-1] = Name(before.first, span.last, "PER")
        else:
            result.append(span)
    return result


IN_OR_FROM = lexicon.flagged("prepositions", "inside")


def is_cut(text: Text, before: Name, span: Name, places: set[str]) -> bool:
    """Whether the second of two names side by side goes on with the first."""
    words = surface(text, before) + surface(text, span)
    if span.type != "PER":
        return False
    if len(words) == WITH_PATRONYMIC and any(map(is_patronymic, words[1:])) and all(map(str.istitle, words)):
        if before.last - before.first == 1 and is_relative(text.lower(before.first - 1)):
            return False  # «жена Лунина Нина Петровна»
        return is_full_name(words) and bool(agreed(words))
    if before.last - before.first > 1 or before.type == "ORG":
        return False
    if len(words) > 2 and words[2] in CLOSING_PARTICLES:  # «Ильхам» and «Гейдар оглы Алиев»
        return before.type == "PER"
    if before.type == "PER" and are_initials(words[1:]):  # «Ковалёв» and «С. Н.»
        return is_surname(words[0])
    if not all(map(str.istitle, words)) or not fit_together(text, before, words, places):
        return False
    return bool(agreed(words)) and not are_two_persons(text, before.first, span.first, span.last)


def fit_together(text: Text, before: Name, words: tuple[str, ...], places: set[str]) -> bool:
    """«Лунин» and «Пётр», «Анна» and «Белова»: whether the rest of the words can complete the first name."""
    first, rest = words[0], words[1:]
    if all(is_given_name(word) or is_patronymic(word) for word in rest):  # the surname stands first
        if before.type == "PER":
            return is_surname(first) or (len(rest) == 1 and is_given_name(first) and is_surname_too(rest[0]))
        return may_modify(first) and is_oblique_surname(text, before, words)
    if before.type == "PER":
        return len(rest) == 1 and may_be_given_name(first)
    if len(rest) > 1 or (first in places and not is_given_name(first)):
        return False
    return not language.is_place(first) and not is_only_plural(first) and not is_thing(first)


@remember
def is_surname_too(word: str) -> bool:
    """«Клаусу»: whether the table of surnames has a given name as well."""
    return any(form.lower() in lexicon.load("surnames") for form in language.nominatives_of(word))


@remember
def is_thing(word: str) -> bool:
    """«Экономика Ассирии»: whether a word is a noun for a thing, and nobody's name."""
    found = [p for p in language.parses(word.lower()) if p.known]
    return bool(found) and all(p.animacy == "inan" and not NAME_GRAMMEMES & p.grammemes for p in found)


@remember
def is_only_plural(word: str) -> bool:
    """«Дачники Кратова»: whether a word is nothing but the plural of a common noun, which no name begins with."""
    found = language.parses(word.lower())
    return bool(found) and all(p.known and p.number == "plur" and not NAME_GRAMMEMES & p.grammemes for p in found)


def is_full_name(words: tuple[str, ...]) -> bool:
    """«Зориной Анной Петровной», «Анной Петровной Зориной»: whether words are a given name, a patronymic, a surname."""
    given, _, surname = words if is_patronymic(words[1]) else (*words[1:], words[0])
    return may_be_given_name(given) and (is_surname(surname) or language.is_unknown(surname) or may_modify(surname))


def are_initials(words: tuple[str, ...]) -> bool:
    """Whether words are single letters with full stops: «С. Н.»."""
    return len(words) > 1 and all(len(word) == 1 and (word.isupper() or word == ".") for word in words)


WITH_PATRONYMIC = 3  # words of a full name


def is_oblique_surname(text: Text, before: Name, words: tuple[str, ...]) -> bool:
    """«Горскую Анну пригласили», but not «в Горскую Анну отправили»: a surname in the case of the given name behind."""
    return "nomn" not in {case for case, _ in agreed(words)} and text.lower(before.first - 1) not in IN_OR_FROM
