"""Streets: the noun, written out or shortened, and what they are called by, are one name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsextract import language, lexicon
from newsextract.names.borders import begins_paragraph
from newsextract.names.openings import are_place_in_genitive
from newsextract.names.phrases import adjective_agrees
from newsextract.names.spans import Name, Names, by_token, in_marks, override, retyped
from newsextract.remember import remember
from newsextract.text import Text


def with_street(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«На улице Кирова», «проспект Космонавтов»: the noun belongs to the name of a street, which is a genitive.

    Not to a town's: «улицы Лондона», nor to a name that is no genitive: «площадь Тяньаньмынь», «мыса Рыбного».
    """
    street_words, several_words = words_for_streets(), words_for_several()
    if street_words.isdisjoint(text.words) and several_words.isdisjoint(text.words):
        return spans
    nouns = [index for index, word in enumerate(text.words) if word in street_words or word in several_words]
    owner = by_token(spans)
    found = []
    for index in nouns:
        before = owner.get(index)
        if before is not None and not can_open(text, index, before):
            continue
        if text.words[index] in several_words:
            found += streets_of_several(text, index, owner)
            continue
        last = end_of_name(text, index)
        if last > index + 1:
            last = max([last, *(owner[i].last for i in range(index, last) if i in owner)])
            if not is_town_of_two(text.words[index + 1 : last]):
                found.append(Name(index, last, "LOC"))
    return override(spans, found)


def is_town_of_two(words: tuple[str, ...]) -> bool:
    """«Великого Новгорода»: whether two words behind the noun for a street are a town, which tells whose it is."""
    return len(words) > 1 and are_place_in_genitive(words)


def station_of_metro(text: Text, spans: Names) -> list[Name]:
    """«Поезда метро не ходят между «Волжской» и «Заречной»»: what stands so in marks is a station, and no body."""
    if not text.may_have("метро") or not any(word == METRO or word.startswith(UNDERGROUND) for word in text.lowers):
        return spans
    marked = [span for span in spans.of(("ORG",)) if in_marks(text, span)]
    stations = {span for span in marked if text.lower(span.first - 2) in BEFORE_STATIONS and is_no_body(text, span)}
    joined = {
        s for s in marked if text.lower(s.first - 2) == "и" and any(o.last + BETWEEN == s.first for o in stations)
    }
    return retyped(spans, stations | joined, "LOC")


BETWEEN = 3  # tokens: the marks and «и» of «между «Волжской» и «Заречной»»
METRO, UNDERGROUND = "метро", "метрополитен"  # «метров» is no metro
BEFORE_STATIONS = frozenset({"на", "между", "до", "от", "через"})  # «разговор с «Маяком»» is with a body


def is_no_body(text: Text, span: Name) -> bool:
    """Whether what stands in marks is no body that the tables have."""
    return "org" not in (language.named_in("names", text.words[span.first : span.last]) or ())


def streets_of_several(text: Text, noun: int, owner: dict[int, Name]) -> list[Name]:
    """«Улиц Мира, Лесной и Гагарина»: each name behind a noun in the plural is a street's, the first with the noun.

    A name that was found goes on to its end: «улицах Розы Люксембург и Мира».
    """
    found: list[Name] = []
    start, first = noun, noun + 1
    while (last := end_of_street(text, first)) > first:
        last = max(last, owner[first].last if first in owner else last)
        found.append(Name(start, last, "LOC"))
        if text.word(last) not in (",", "и"):
            break
        start = first = last + 1
    return found if len(found) > 1 else []  # «улиц Лунина»


def can_open(text: Text, index: int, name: Name) -> bool:
    """Whether a name can be a street's that begins with this noun: no person's, but «Ул. Лунина»."""
    return name.first == index and (name.type != "PER" or text.lowers[index] in language.shortened_streets())


@cache
def words_for_streets() -> frozenset[str]:
    """The nouns for one street in all cases, with a capital and without, and the shortened ones."""
    nouns = [p for noun in lexicon.load("street_nouns") for p in language.parses(noun) if p.case == "nomn"]
    forms = {language.inflect(noun, case, "sing") or noun.word for noun in nouns for case in language.NAME_CASES}
    written = {*forms, *language.shortened_streets()}
    return frozenset({*written, *map(str.capitalize, written)})


@cache
def words_for_several() -> frozenset[str]:
    """The nouns for several streets in all cases: «улиц», «проспектами»."""
    nouns = [p for noun in lexicon.flagged("street_nouns", "road") for p in language.parses(noun) if p.case == "nomn"]
    forms = {language.inflect(noun, case, "plur") or "" for noun in nouns for case in language.NAME_CASES}
    return frozenset({*forms, *map(str.capitalize, forms)} - {""}) - words_for_streets()


TRANSLATED = "Пер"  # «Пер. Анны Беловой»: a translation, but «Пер. Лесной»


def end_of_name(text: Text, noun: int) -> int:
    """The end of a street's name behind its noun; the noun's own where there is none, or where the line ends."""
    if noun + 1 < len(text.words) and text.sentence_of[noun + 1] != text.sentence_of[noun]:
        return noun + 1
    if text.lowers[noun] not in language.shortened_streets():
        if is_adjective_of_road(text.lowers[noun], text.word(noun + 1)):
            return noun + 2
        return noun + 1 if is_described(text, noun) else end_of_street(text, noun + 1)
    return end_of_shortened(text, noun) if text.word(noun + 1) == "." else noun + 1


def end_of_shortened(text: Text, short: int) -> int:
    """«Ул. Заводская», «пр. Мира»: the end of the name behind a shortened noun; just behind it where there is none."""
    noun, first = language.shortened_streets()[text.lowers[short]], short + 2
    own = text.word(first).istitle() and language.agreeing_name(text.word(first), language.noun_gender(noun) or "")
    if text.words[short] == TRANSLATED and not (own == text.word(first) and text.word(first + 1).islower()):
        return short + 1
    last = max(end_of_street(text, first), first + bool(own))
    return last if last > first else short + 1


def is_adjective_of_road(noun: str, word: str) -> bool:
    """«Проспекте Невском», «улице Заводская»: an adjective names a road behind its noun, in its case or in none.

    No surname, but in a case that only the noun can ask for: «На улице Белова встретила друга», «проспекту Невскому».
    """
    if not word.istitle() or (lemma := language.noun_lemma(noun)) not in lexicon.flagged("street_nouns", "road"):
        return False
    found = [p for p in language.parses(word.lower()) if p.known]
    if not found:
        return word.endswith("ская") or (adjective_agrees(word, noun) and word.endswith(OF_ROADS))
    if found[0].pos != "ADJF":  # «улицу Набережная»
        return word.endswith("ая") and found[0].lemma in lexicon.load("street_nouns")
    if any("Surn" in p.grammemes for p in found):
        return adjective_agrees(word, noun) and all(p.case in language.OBLIQUE for p in found)
    nominative = {"nomn", language.noun_gender(lemma)}
    return adjective_agrees(word, noun) or any({p.case, p.gender} == nominative for p in found)


def is_described(text: Text, noun: int) -> bool:
    """«Мыса Рыбного»: whether an adjective of the noun follows; a woman's surname may look like one of a street.

    So it is one in the nominative before another: «острову Большой Каменский».
    """
    masculine = language.noun_gender(text.lower(noun)) == "masc"
    word, behind = text.word(noun + 1), text.word(noun + 2)
    if not masculine or is_of_person(word.lower()):
        return False
    return adjective_agrees(word, text.words[noun]) or (is_masculine(word) and is_masculine(behind))


@remember
def is_masculine(word: str) -> bool:
    """«Большой», «Уссурийский»: whether a word with a capital is an adjective in the nominative of the masculine."""
    found = language.parses(word.lower()) if word.istitle() else ()
    return any((p.pos, p.case, p.gender) == ("ADJF", "nomn", "masc") for p in found)


def is_of_person(word: str) -> bool:
    """«Проспекта Вернадского»: whether the dictionary has a word as a surname, and as no adjective."""
    found = [p for p in language.parses(word) if p.known]
    return bool(found) and all("Surn" in p.grammemes and p.pos == "NOUN" for p in found)


def end_of_street(text: Text, start: int) -> int:
    """The end of a street's name in the genitive, with a number or not: «8 Марта», «50 лет Труда», «Маршала Жукова».

    It is in one paragraph: «по улице Горького⏎Меня это радует».
    """
    last = start + text.word(start).isdigit()
    last += last > start and text.word(last) in YEARS
    while can_name_street(text.word(last)) and not (last > start and begins_paragraph(text, last)):
        last += 1
    return last if text.word(last - 1)[:1].isupper() else start


YEARS = ("лет", "летия")  # behind the number of an anniversary


def can_name_street(word: str) -> bool:
    """Whether a capital word can stand in the genitive, and is no place alone."""
    found = language.parses(word.lower()) if word.istitle() else ()
    if not found or language.is_place(word):
        return False
    person = any(p.case == "nomn" and p.gender == "masc" and "Surn" in p.grammemes for p in found)
    if person:  # «На улице Петров встретил друга»
        return False
    return any(p.case == "gent" and (p.known or word.endswith(OF_PERSONS)) for p in found)


OF_ROADS = lexicon.endings("road")  # «улице Новоовражской»: adjectives that no dictionary has
OF_PERSONS = lexicon.endings("namesake")
