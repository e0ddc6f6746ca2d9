"""What a noun for a place tells of the form of the name behind it."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import lexicon
from newsextract.language import place_words, readings


def keeps_form(before: str, words: Sequence[str]) -> bool:
    """Whether the word before a place's name leaves it as it is: «на улице Мира», but «на улицах Лондона».

    Behind the noun for a settlement the name stands in its case, «в селе Таёжном», or in the nominative.
    """
    noun = readings.noun_lemma(before) if before else ""
    if is_site(words) and "org" in lexicon.load("class_nouns").get(noun, ()):
        return True
    if noun not in lexicon.load("before_places") and noun not in lexicon.load("class_nouns"):
        return False
    if len(words) == 1 and is_nominative_behind(before, noun, words[0]):
        return True
    if len(words) <= NAME_OF_TWO and is_whose(words[-1]):
        return False  # «Сёла Прибалтики», «улицы Великого Новгорода»
    keeps = noun in lexicon.flagged("before_places", "keeps")
    if noun in lexicon.flagged("before_places", "settlement"):
        if len(words) == 1 and is_feminine_adjective(words[0]):
            return True
        cases = {parse.case for parse in readings.parses(words[0].lower()) if agrees_with_noun(parse, noun)}
        return "nomn" in cases and (keeps or cases.isdisjoint(cases_of(before)))
    if not keeps or all(p.number == "plur" for p in readings.parses(before.lower()) if p.pos == "NOUN"):
        return False
    return not (len(words) == 1 and place_words.is_place(words[0]) and is_street_noun(before))


def agrees_with_noun(parse: readings.Parse, noun: str) -> bool:
    """«Из деревни Большой»: no adjective in the masculine belongs to a feminine noun for a settlement."""
    return (parse.pos, parse.gender) != ("ADJF", "masc") or readings.noun_gender(noun) != "femn"


NAME_OF_TWO = 2  # words of «Великий Новгород»


def is_whose(word: str) -> bool:
    """«Прибалтики», «Керчи»: whether a word is a place in the genitive, and in the nominative a plural at most."""
    found = [p for p in readings.parses(word.lower()) if p.known and "Geox" in p.grammemes]
    nominative = any(p.case == "nomn" and (p.number == "sing" or "Pltm" in p.grammemes) for p in found)
    return not nominative and any(p.case == "gent" and p.number == "sing" for p in found)


def is_site(words: Sequence[str]) -> bool:
    """«Порталу Банки.ру»: whether words are the name of a site with what its address ends in."""
    return len(words) == NAME_AND_DOMAIN and words[1] == "." and words[2].lower() in DOMAINS


NAME_AND_DOMAIN = 3  # tokens of «Банки.ру»
DOMAINS = frozenset({"ру", "рф", "ком", "ru", "com", "net", "org"})


def is_nominative_behind(before: str, noun: str, word: str) -> bool:
    """«В городе Гвоза», «в реке Каменка»: a word without an ending of the case in which the noun for a place stands."""
    if not lexicon.load("class_nouns").get(noun, frozenset()) >= BARE_PLACE:
        return False
    if readings.noun_gender(noun) == "femn" and is_strange_feminine(word, noun):
        return True
    return cases_of(before) <= readings.OBLIQUE and word.endswith(NOMINATIVE_ENDINGS)


def is_strange_feminine(word: str, noun: str) -> bool:
    """«Гавала», behind «провинции»: a word of no dictionary that a man's name in the genitive is not spelled like.

    «Деревни Лунина» is of Лунино, but «реки Холова» is of no village. «Реки Казачка»: or a common noun in the
    feminine.
    """
    if not word.endswith(("а", "я")):
        return False
    if readings.is_unknown(word):
        village = noun in lexicon.flagged("before_places", "settlement")
        return not (village and word.endswith(lexicon.endings("owner")))
    found = [p for p in readings.parses(word.lower()) if p.known and p.pos == "NOUN"]
    return any((p.case, p.number, p.gender) == ("nomn", "sing", "femn") and "Surn" not in p.grammemes for p in found)


BARE_PLACE = frozenset({"place", "bare"})  # flags of a noun behind which a name without marks is a place's
NOMINATIVE_ENDINGS = tuple("аяоыбвгджзклнпрстфцчшщь")  # «м» and «х» end other cases as well


def is_feminine_adjective(word: str) -> bool:
    """«Станицы Ильская»: whether a word that is no noun of the dictionary is a feminine adjective in the nominative."""
    found = readings.parses(word.lower())
    adjective = any((p.pos, p.case, p.gender) == ("ADJF", "nomn", "femn") for p in found)
    return adjective and word.endswith("ая") and not any(p.known and p.pos == "NOUN" for p in found)


def cases_of(noun: str) -> set[str]:
    """The cases that a noun can be in."""
    return {parse.case for parse in readings.parses(noun.lower()) if parse.pos == "NOUN"}


def is_street_noun(word: str) -> bool:
    """«улицы Лондона»: a city behind such a word is no street's name."""
    return readings.noun_lemma(word) in lexicon.flagged("before_places", "street")
