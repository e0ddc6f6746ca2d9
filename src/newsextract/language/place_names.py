"""Nominative names of places of several words: streets, adjectives with a name, republics."""

from __future__ import annotations

from newsextract import lexicon
from newsextract.language import inflection, readings
from newsextract.language.paradigms import VOWELS
from newsextract.language.place_words import is_undeclined, settlement_name
from newsextract.language.readings import has_lemma
from newsextract.language.thing_words import agreeing_name, nominative_of, shortened_streets, single_name

NAME_AND_KIND = 2  # words of «Нижний Тагил»


def place_of_several(phrase: tuple[str, ...], case: str | None) -> tuple[str, ...] | None:
    """A place of several words in the nominative, by what its words are; None for others."""
    named = written_out(*phrase) or street_name(*phrase) or possessive_name(*phrase)
    if named or len(phrase) != NAME_AND_KIND or not all(word.istitle() for word in phrase):
        return named
    first, last = phrase
    return (
        declined_republic(first, last, case)
        or village_of_two(first, last, case)
        or with_place(first, last, case)
        or behind_adjective(first, last, case)
        or before_adjective(first, last, case)
    )


def declined_republic(noun: str, name: str, case: str | None) -> tuple[str, str] | None:
    """«Республике Дагестане», «Республики Беларуси»: both nouns decline; None for «Республики Дагестан»."""
    head = next((p for p in readings.parses(noun.lower()) if p.lemma == "республика" and p.case == case), None)
    places = [p for p in readings.parses(name.lower()) if "Geox" in p.grammemes and p.known]
    own = next((p for p in places if p.case == case and p.number == "sing"), None)
    if head is None or own is None or case == "nomn" or any(p.case == "nomn" for p in places):
        return None
    return nominative_of(noun, head), nominative_of(name, own)


def village_of_two(adjective: str, name: str, case: str | None) -> tuple[str, str] | None:
    """«Нового Гришина», «Малом Карлине»: a village in the neuter behind an adjective; not «Нового Оскола».

    Towns that end so are in the dictionary.
    """
    village = settlement_name(name.lower(), case) if case else None
    if village is None or not village.endswith("о") or not has_lemma(adjective, lexicon.load("settlement_adjectives")):
        return None
    own = agreeing_name(adjective, "neut")
    return (own, inflection.like(name, village)) if own else None


def with_place(adjective: str, noun: str, case: str | None) -> tuple[str, str] | None:
    """«Новой Ляле», «Подкаменной Ляли»: an adjective and a noun that is a place, or that settlements are called by.

    The dictionary has both as other words, too, and may think those likelier.
    """
    listed = lexicon.load("settlement_nouns")
    found = [p for p in readings.parses(noun.lower()) if p.pos == "NOUN"]
    nouns = [p for p in found if "Geox" in p.grammemes or p.lemma in listed]
    for own in sorted(nouns, key=lambda p: p.case != case):
        first = inflection.agreeing(adjective, own)
        if first is not None and (first.known or readings.parses(adjective.lower())[0].pos == "ADJF"):
            form = inflection.inflect(first, "nomn", own.number, own.gender if own.number == "sing" else None)
            return (inflection.like(adjective, form), nominative_of(noun, own)) if form else None
    return None


def behind_adjective(adjective: str, name: str, case: str | None) -> tuple[str, str] | None:
    """«Большом Козино», «Малых Вязём»: an adjective, and a name of which no reading agrees with it."""
    rare = inflection.RARE_ADJECTIVES
    parses = [p for p in readings.parses(adjective.lower()) if readings.is_declinable_adjective(p) and p.known]
    found = [p for p in parses if p.lemma not in rare] or parses
    nouns = (p for p in readings.parses(name.lower()) if p.pos == "NOUN" and (p.known or not is_undeclined(name)))
    if not found or any(inflection.agreeing(adjective, noun) for noun in nouns):
        return None
    own = next((p for p in found if p.case == case), found[0])
    if all(p.number == "plur" for p in found):
        return nominative_of(adjective, own), plural_place(name, case)
    nominative = single_name(name, "LOC", case, ())
    form = inflection.inflect(own, "nomn", "sing", gender_of_place(nominative))
    return inflection.like(adjective, form or adjective), nominative


def plural_place(name: str, case: str | None) -> str:
    """«Вязём», «Ладушек»: a name in the plural in the nominative, of which the genitive may have no ending."""
    nominative = single_name(name, "LOC", case, ())
    return nominative if case != "gent" or nominative != name or name[-1] in VOWELS else f"{name}ы"


def before_adjective(name: str, adjective: str, case: str | None) -> tuple[str, str] | None:
    """«Чертанове Южном»: a name with an adjective behind it."""
    if readings.is_adjective(name) or not any(p.pos == "ADJF" and p.known for p in readings.parses(adjective.lower())):
        return None
    nominative = single_name(name, "LOC", case, ())
    own = agreeing_name(adjective, gender_of_place(nominative))
    return (nominative, own) if own else None


def gender_of_place(name: str) -> str:
    """The gender of a place's name in the nominative, by the dictionary or by its ending."""
    return readings.noun_gender(name) or {"о": "neut", "е": "neut", "а": "femn", "я": "femn"}.get(name[-1], "masc")


def possessive_name(first: str, *rest: str) -> tuple[str, str] | None:
    """«Часова Яра»: a possessive adjective and a noun that towns are called by, in the nominative; None for others."""
    for parse in readings.parses(rest[0].lower()) if len(rest) == 1 else ():
        called = any(parse.lemma in lexicon.load(table) for table in ("settlement_nouns", "place_nouns"))
        adjective = inflection.possessive(first, parse) if called else None
        form = inflection.inflect(parse, "nomn", "sing") if adjective else None
        if adjective and form:
            return adjective, inflection.like(rest[0], form)
    return None


def written_out(noun: str, *rest: str) -> tuple[str, ...] | None:
    """«Ул. Заводской», «пр. Мира»: a street with its noun in full, in the nominative; None for others."""
    full = shortened_streets().get(noun.lower())
    if full is None or len(rest) < NAME_AND_KIND or rest[0] != ".":
        return None
    surname = any("Surn" in p.grammemes for p in readings.parses(rest[1].lower()))
    own = None if surname or len(rest) > NAME_AND_KIND else agreeing_name(rest[1], readings.noun_gender(full) or "")
    return (full, " ", own or rest[1], *rest[2:])


def street_name(noun: str, *rest: str) -> tuple[str, ...] | None:
    """«Улице Полевой», «парку Победы»: the noun in the nominative, with an adjective that agrees; None for others."""
    nouns = lexicon.load("street_nouns")
    found = next((p for p in readings.parses(noun.lower()) if p.lemma in nouns and p.number == "sing"), None)
    form = inflection.inflect(found, "nomn", "sing") if found else None
    if found is None or form is None:
        return None
    adjective = adjective_of_street(rest[0], found) if len(rest) == 1 else None
    return (inflection.like(noun, form), *([adjective] if adjective else rest))


def adjective_of_street(word: str, noun: readings.Parse) -> str | None:
    """«Полевая», behind «улице»: an adjective that agrees; not «Крупской», nor «Горького», a man's in the genitive."""
    adjective = inflection.agreeing(word.lower(), noun)
    known = adjective is not None and (adjective.known or word.endswith("ской"))  # «Новоовражской»
    if adjective is None or not known or (noun.case == "gent" and noun.gender != "femn"):
        return None
    named = any("Surn" in p.grammemes and p.known for p in readings.parses(word.lower()))
    form = None if named and noun.gender == "femn" else inflection.inflect(adjective, "nomn", "sing", noun.gender)
    return inflection.like(word, form) if form else None
