"""The cases and genders that a word of a person's name can have: they tell words of one name from words of two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, reduce
from itertools import chain, product

from newsextract import language, lexicon
from newsextract.collector import unwatched
from newsextract.language import NAME_CASES
from newsextract.remember import remember, remember_several

Forms = frozenset[tuple[str, str]]  # pairs of case and gender, as pymorphy3 calls them
GENDERS = ("masc", "femn")
ANY: Forms = frozenset(product(NAME_CASES, GENDERS))
OF_WOMEN: Forms = frozenset(product(NAME_CASES, ("femn",)))
PERSONAL = frozenset({"Name", "Surn", "Patr"})
RARE_SHARE = 0.1  # share of a word's readings as a name below which one is none: «Петра» is of Пётр, and no woman
ADJECTIVE = lexicon.endings("declined-surname")
INDECLINABLE = lexicon.endings("one-form")


@remember
@unwatched
def agreed(words: tuple[str, ...]) -> Forms:
    """The cases and genders that all words can be of; none where they cannot be one name."""
    return shared(reduce(frozenset.intersection, map(cases_and_genders, words), ANY))


@cache
def shared(forms: Forms) -> Forms:
    """The same object for equal sets: many words are remembered, and few sets differ."""
    return forms


@remember
@unwatched
def cases_and_genders(word: str) -> Forms:
    """The cases and genders that a word of a name can have: all of them where the dictionary has no such name."""
    by_lemma: dict[str, float] = defaultdict(float)
    found = [p for p in language.parses(word.lower()) if p.known and p.case and p.number == "sing"]
    personal = [p for p in found if PERSONAL & p.grammemes]
    if not personal:
        return ANY
    known = listed_forms(word)
    for parse in personal:
        by_lemma[parse.lemma] += parse.score
    total = sum(by_lemma.values())
    forms = {
        (parse.case, gender)
        for parse in found
        if by_lemma.get(parse.lemma, total) >= RARE_SHARE * total
        for gender in GENDERS
        if parse.gender in ("", gender)
    }
    return shared(known.union(forms, undeclined_surname(word.lower()) if ("nomn", "masc") in forms else ()))


def listed_forms(word: str) -> Forms:
    """The forms of a word as a name of the tables: «Коля» is of Коль, a woman's «Вагнер» stays, «Кая» is a woman."""
    if not begins_like_listed(word):
        return frozenset()
    return frozenset(
        (case, gender)
        for reading in language.name_readings(word)
        if reading.part in TABLES and reading.nominative.lower() in lexicon.load(TABLES[reading.part])
        for case in ([reading.case] if reading.case else NAME_CASES)
        for gender in ([reading.gender] if reading.gender else GENDERS)
    )


TABLES = {"first": "given_names", "last": "surnames"}


def begins_like_listed(word: str) -> bool:
    """Whether a name of the tables begins as a word does: a cheap question before the readings of a new word."""
    start = word[:STEM].lower().replace("ё", "е")
    return start in listed_beginnings() or start[:-1] in listed_beginnings()


@cache
def listed_beginnings() -> frozenset[str]:
    """How the names of the tables begin; of short ones the last letter is another in other cases: «Кая», «Кае»."""
    names = chain.from_iterable(map(lexicon.load, TABLES.values()))
    return frozenset(name[: min(STEM, max(2, len(name) - 1))].replace("ё", "е") for name in names)


STEM = 3  # letters that nearly all forms of a name have in common
SHORT = 5  # letters of a name of which only the first is the same in all forms: «Лев» and «Львом»


def beginnings_of(words: Iterable[str]) -> set[str]:
    """What the forms of some names can begin with."""
    return {beginning(word, 1 if len(word) <= SHORT else STEM) for word in words}


def begins_like(word: str, beginnings: set[str]) -> bool:
    """Whether a word may be a form of one of these names: a cheap question before its readings."""
    return beginning(word, STEM) in beginnings or beginning(word, 1) in beginnings


def beginning(word: str, letters: int) -> str:
    """The first letters of a word, as all its forms have them."""
    return word[:letters].replace("Ё", "Е").replace("ё", "е")


def undeclined_surname(word: str) -> Forms:
    """The forms of a surname that does not decline: of a woman «Кравец», of anybody «Лукашенко»."""
    if is_given_name(word):
        return frozenset()
    if word.endswith(INDECLINABLE):
        return ANY
    declines = word[-1] in language.VOWELS or word.endswith(ADJECTIVE)
    return frozenset() if declines else OF_WOMEN


@remember
def is_given_name(word: str) -> bool:
    """Whether the dictionary or the table has a word as a given name, and as no place or preposition: «из», of Иза."""
    found = language.parses(word.lower())
    if any(p.known and ("Geox" in p.grammemes or p.pos == "PREP") for p in found):
        return False
    return may_be_given_name(word)


@remember
def may_be_given_name(word: str) -> bool:
    """Whether the dictionary or the table has a word as a given name, whatever else it can be: «Владимира»."""
    if any("Name" in p.grammemes and p.known for p in language.parses(word.lower())):
        return True
    return begins_like_listed(word) and any(
        r.part == "first" and r.nominative.lower() in lexicon.load("given_names") for r in language.name_readings(word)
    )


@remember
def is_patronymic(word: str) -> bool:
    """Whether a word is a patronymic by its likeliest reading: «Петровича», «Павловна»."""
    found = language.parses(word.lower())
    return bool(found) and "Patr" in found[0].grammemes


@remember
def is_surname(word: str) -> bool:
    """Whether a word is a surname by the dictionary, or by an ending of Russian surnames."""
    readings = () if language.is_place(word) else language.name_readings(word)
    return any(reading.part == "last" and reading.weight > 0 for reading in readings)


@remember_several
def is_body_before_person(adjective: str, person: tuple[str, ...]) -> bool:
    """«Большого Катерина Лунина»: whether a theatre is called by an adjective in the genitive before a full name."""
    whole = len(person) > 1 and is_given_name(person[0]) and is_surname(person[-1]) and bool(agreed(person))
    own = language.is_adjective(adjective) and language.can_stand_in(adjective, "gent")
    return whole and own and ("gent", "masc") not in agreed(person)


@remember_several
def is_role_before_whole_name(words: tuple[str, ...]) -> bool:
    """«Гончар Иван Пастухов»: whether what can be a surname too is a title, before a given name and a surname."""
    if len(words) < WHOLE or not language.is_role_noun(words[0]) or not is_given_name(words[1]):
        return False
    return is_surname(words[2]) and not is_patronymic(words[2]) and bool(agreed(words[1:]))


WHOLE = 3  # words of a title, a given name and a surname


def is_given_before(given: str, behind: str) -> bool:
    """Whether a word is a given name; «О Марке Шагалине»: of a place too, where a surname and no place is behind it."""
    if is_given_name(given):
        return True
    return may_be_given_name(given) and is_surname(behind) and not language.may_be_place(behind)
