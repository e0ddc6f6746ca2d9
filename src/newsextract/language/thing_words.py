"""One word of an organisation's or a place's name in the nominative: by the dictionary, else by its ending."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from newsextract import lexicon
from newsextract.article import EntityType
from newsextract.language import inflection, place_words, readings
from newsextract.language.clipped import clipped_body
from newsextract.language.compounds import rest_of_compound
from newsextract.language.keys import DECLINED_ABBREVIATION, written_in
from newsextract.language.name_forms import CYRILLIC, FREQUENCY_WEIGHTS
from newsextract.language.paradigms import origins
from newsextract.language.place_words import place_by_ending
from newsextract.remember import remember, remember_briefly

WEIGHTS = lexicon.load_numbers("newsextract.language", "thing_weights")
SMALL_WORDS = lexicon.flagged("function_words", "in-abbreviation")


@cache
def shortened_streets() -> dict[str, str]:
    """How a noun for a street is shortened -> the noun."""
    return dict(entry.split() for entry in lexicon.load("street_abbreviations"))


@cache
def shortened_places() -> dict[str, str]:
    """How a noun for another place is shortened -> the noun."""
    return dict(entry.split() for entry in lexicon.load("place_abbreviations"))


def agreeing_name(word: str, gender: str) -> str | None:
    """«посёлке Луговом»: an adjective of the gender of the noun before it; None where the word is none."""
    for parse in readings.parses(word.lower()):
        if parse.known and parse.pos == "ADJF":
            form = inflection.inflect(parse, "nomn", "sing", gender)
            own = inflection.inflect(parse, parse.case, "sing", gender)
            if form and own == parse.word:
                return inflection.like(word, form)
    return None


def nominative_of(word: str, parse: readings.Parse) -> str:
    """A word in the nominative by one of its readings."""
    form = inflection.inflect(parse, "nomn", parse.number, parse.gender if parse.pos == "ADJF" else None)
    return inflection.like(word, form) if form else word


def single_name(word: str, type_: EntityType, case: str | None, seen: Collection[str]) -> str:
    """One word in the nominative: a form that stands in the article, else a known place or organisation."""
    abbreviation = DECLINED_ABBREVIATION.fullmatch(word)
    if abbreviation:
        return abbreviation[1]
    first, hyphen, latin = word.partition("-")
    if hyphen and latin.isascii() and latin.isalnum() and CYRILLIC.fullmatch(first):
        return f"{single_name(first, type_, case, seen)}-{latin}"  # «Волны-FM», «Днепра-1»
    if not CYRILLIC.fullmatch(word) or (word[-1].isupper() and len(word) > 1):  # «США», «ДонОВГА»
        return word
    clipped = clipped_body(word) if type_ == "ORG" else None
    if clipped:
        return clipped
    place = place_by_ending(word.lower(), case, seen) if type_ == "LOC" else None
    if place:
        return inflection.like(word, place)
    if readings.is_unknown(word):
        entry = written_in("names", (word,))
        if entry is not None:
            return inflection.like(word, entry)
        joined = joined_name(word, case)
        if joined is not None:
            return joined
        if "-" in word:
            return hyphenated_name(word, type_, case, seen)
        rest = rest_of_compound(word) if type_ == "ORG" else None
        if rest is not None:  # «Мегасвязи»
            own = word[-len(rest) :]  # «МедиаПотоком»
            return word.removesuffix(own) + single_name(own, type_, case, ())
        return unknown_name(word, case, seen)
    return known_name(word, type_, case, frozenset(form for form in nominatives(word) if form in seen))


CAPITAL_INSIDE = re.compile(r"(?<=[а-яё])(?=[А-ЯЁ])")


@remember_briefly
def joined_name(word: str, case: str | None) -> str | None:
    """«МебельГрада»: its last part is a noun and no nominative; «РосСети» in the genitive. None for «МегаФон»."""
    *first, last = CAPITAL_INSIDE.split(word)
    nouns = [p for p in readings.parses(last.lower()) if p.pos == "NOUN"] if first else []
    several = last.endswith("и") and any((p.case, p.number) == ("nomn", "plur") for p in nouns)
    if several or any("Fixd" in p.grammemes and p.known for p in nouns):
        return word  # «КамаНовости», «МосСити»
    if not nouns or not all(p.known for p in nouns):
        return None
    own = [p for p in nouns if p.number == "sing" and p.case != "nomn"]
    sure = own if len(own) == len(nouns) else [p for p in own if case != "accs" and p.case == case]
    return "".join([*first, nominative_of(last, sure[0])]) if sure else None


def hyphenated_name(word: str, type_: EntityType, case: str | None, seen: Collection[str]) -> str:
    """«Камня-на-Оби»: what stands before a preposition declines; «Гуся-Хрустального», «Соли-Илецка»: both halves.

    Of a body the second half, where the dictionary has it: «Сибирь-Арене».
    """
    first, *rest = word.split("-")
    if rest[0].lower() in SMALL_WORDS:
        return "-".join([single_name(first, type_, case, seen), *rest])
    if len(rest) > 1 or not rest[0]:
        return unknown_name(word, case, seen)
    head = single_name(first, type_, case, seen)
    gender = readings.noun_gender(head)
    adjective = agreeing_name(rest[0], gender) if gender else None
    if adjective:
        return f"{head}-{adjective}"
    half = first_half(first, case)
    whole = first in nominatives(first) and first.lower() not in lexicon.load("foreign_first_words")
    if type_ == "ORG" and whole and not readings.is_unknown(rest[0]):
        known = (f"{half}-{form}" for form in nominatives(rest[0]))
        return next((form for form in known if form in seen), f"{half}-{single_name(rest[0], type_, case, seen)}")
    if half == first and not first.endswith("о") and not place_words.is_place(rest[0]):
        saint = called_after_woman(rest[0], case) if first.lower() == OF_SAINT_WOMAN else None
        return f"{first}-{saint}" if saint else unknown_name(word, case, seen)
    return f"{half}-{single_name(rest[0], type_, case, seen)}"


def called_after_woman(word: str, case: str | None) -> str | None:
    """«Моники», behind «Санта»: a woman's given name in the nominative; None for «Фе» and «Крусе»."""
    named = [p for p in readings.parses(word.lower()) if p.known and {"Name", "femn"} <= p.grammemes]
    own = max(named, key=lambda p: p.case == case, default=None)
    return nominative_of(word, own) if own else None


OF_SAINT_WOMAN = "санта"


def first_half(word: str, case: str | None) -> str:
    """«Соли» of «Соли-Илецка» in the nominative; a half that stands in another case than the name stays: «Усть»."""
    found = readings.parses(word.lower())
    if case is None or any(p.case == "nomn" and p.number != "plur" and "Surn" not in p.grammemes for p in found):
        return word
    own = next((p for p in found if p.known and p.case == case and p.number == "sing"), None)
    form = inflection.inflect(own, "nomn") if own else None
    return inflection.like(word, form) if form else word


@remember
def nominatives(word: str) -> tuple[str, ...]:
    """What a word of the dictionary can be in the nominative, in its letter case."""
    forms = (inflection.inflect(p, "nomn", p.number) for p in readings.parses(word.lower()) if p.case)
    return tuple(dict.fromkeys(inflection.like(word, form) for form in forms if form))


@remember_briefly
def known_name(word: str, type_: EntityType, case: str | None, seen: frozenset[str]) -> str:
    """A word of the dictionary in the nominative, by the reading that suits the type and the case best."""
    wanted = "Geox" if type_ == "LOC" else "Orgn"
    best: tuple[float, str] = (WEIGHTS["as_written"] + WEIGHTS["as_nominative"] * (case in ("nomn", None)), word)
    for parse in readings.parses(word.lower()):
        if not parse.case or parse.pos not in ("NOUN", "ADJF"):
            continue
        form = inflection.inflect(parse, "nomn", parse.number, parse.gender if parse.pos == "ADJF" else None)
        if form is None:
            continue
        nominative = inflection.like(word, form)
        value = (
            WEIGHTS["read"]
            + parse.score
            + WEIGHTS["of_type"] * (wanted in parse.grammemes)
            + WEIGHTS["seen"] * (nominative in seen and nominative != word)
            + WEIGHTS["case_told"] * (parse.case == case)
            + WEIGHTS["as_nominative"] * (parse.case == "nomn")
            + WEIGHTS["known"] * parse.known
            + WEIGHTS["plural"] * (parse.number == "plur" and "Pltm" not in parse.grammemes)
            + WEIGHTS["living"] * (parse.animacy == "anim")
            + WEIGHTS["neuter_place"] * (type_ == "LOC" and parse.gender == "neut")
            + WEIGHTS["listed_place"] * (type_ == "LOC" and form in lexicon.flagged("names", "place"))
            + WEIGHTS["masculine_adjective"] * (parse.pos == "ADJF" and parse.gender == "masc")
        )
        best = max(best, (value, nominative))
    return best[1]


def unknown_name(word: str, case: str | None, seen: Collection[str]) -> str:
    """«Тоттенхэме», «Гагаузии»: by the ending, where the sentence suggests a case."""
    candidates = [(WEIGHTS["unknown_as_written"] if case in (None, "nomn") else WEIGHTS["unknown_in_other_case"], word)]
    for origin in origins(word.lower()):
        nominative = inflection.like(word, origin.nominative)
        if case in (None, origin.case) and origin.paradigm.declines:
            usual = FREQUENCY_WEIGHTS[origin.paradigm.frequency]
            candidates.append((usual + WEIGHTS["seen"] * (nominative in seen), nominative))
    return max(candidates, key=lambda candidate: candidate[0])[1]
