"""Streets: the noun, written out or shortened, and what they are called by, are one name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsextract import language, lexicon
from newsextract.names.phrases import adjective_agrees
from newsextract.names.spans import Name, by_token
from newsextract.text import Text


def with_street(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«На улице Кирова», «проспект Космонавтов»: the noun belongs to the name of a street, which is a genitive.

    Not to a town's: «улицы Лондона», nor to a name that is no genitive: «площадь Тяньаньмынь», «мыса Рыбного».
    """
    if not text.may_have(*street_beginnings(), *SHORTENED):
        return list(spans)
    owner = by_token(spans)
    found = []
    beginnings = street_beginnings()
    shortened = language.shortened_streets()
    openings = {beginning[:MIN_BEGINNING] for beginning in beginnings}
    for index, word in enumerate(text.words):  # asked here: a function asked for every word took 1 % of a stream
        short = word in shortened and text.word(index + 1) == "."
        if not short and (word[:MIN_BEGINNING] not in openings or not word.startswith(beginnings)):
            continue
        before = owner.get(index)
        free = before is None or (before.first == index and before.type != "PER")
        if short:
            last = end_of_shortened(text, index) if free else index + 1
        else:
            named = free and is_one_street(word) and not is_described(text, index)
            last = end_of_street(text, index + 1) if named else index + 1
        if last > index + 1:
            over = {owner[i] for i in range(index, last) if i in owner}
            last = max([last, *(span.last for span in over)])
            found.append((Name(index, last, "LOC"), over))
    dropped = {span for _, over in found for span in over}
    return sorted([*(s for s in spans if s not in dropped), *(name for name, _ in found)], key=lambda span: span.first)


SHORTENED = tuple(f"{short}." for short in language.shortened_streets())


def end_of_shortened(text: Text, short: int) -> int:
    """«Ул. Заводская», «пр. Мира»: the end of the name behind a shortened noun; just behind it where there is none."""
    noun, first = language.shortened_streets()[text.words[short]], short + 2
    own = text.word(first).istitle() and language.agreeing_name(text.word(first), language.noun_gender(noun) or "")
    last = max(end_of_street(text, first), first + bool(own))
    return last if last > first else short + 1


def is_described(text: Text, noun: int) -> bool:
    """«Мыса Рыбного»: whether an adjective of the noun follows; a woman's surname may look like one of a street."""
    masculine = language.noun_gender(text.lower(noun)) == "masc"
    return masculine and adjective_agrees(text.word(noun + 1), text.words[noun])


ENDING = 2  # letters that a form can change: «переулок», «переулка»
MIN_BEGINNING = 3  # letters that all forms of a shorter noun keep: «мыс», «мор»


@cache
def street_beginnings() -> tuple[str, ...]:
    """Return how the forms of the nouns for streets begin, with a capital and without."""
    beginnings = [noun[: max(MIN_BEGINNING, len(noun) - ENDING)] for noun in lexicon.load("street_nouns")]
    return (*beginnings, *map(str.capitalize, beginnings))


def is_one_street(word: str) -> bool:
    """Whether a word that begins like one is one street's noun: «улице», not «улицах»."""
    return any(p.number == "sing" and p.lemma in lexicon.load("street_nouns") for p in language.parses(word.lower()))


def end_of_street(text: Text, start: int) -> int:
    """The end of a street's name in the genitive, with a number or not: «8 Марта», «Маршала Жукова»."""
    last = start + text.word(start).isdigit()
    while can_name_street(text.word(last)):
        last += 1
    return last if text.word(last - 1)[:1].isupper() else start


def can_name_street(word: str) -> bool:
    """Whether a capital word can stand in the genitive, and is no place alone."""
    if not word.istitle() or language.is_place(word):
        return False
    found = language.parses(word.lower())
    person = any(p.case == "nomn" and p.gender == "masc" and "Surn" in p.grammemes for p in found)
    if person:  # «На улице Петров встретил друга»
        return False
    return any(p.case == "gent" and (p.known or word.endswith(OF_PERSONS)) for p in found)


OF_PERSONS = ("ина", "ова", "ева", "ого", "ых")  # ends of surnames in the genitive that no dictionary has
