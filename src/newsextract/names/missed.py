"""Places that the tagger did not see: behind a preposition, or an adjective with its noun."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.collector import unwatched
from newsextract.language import may_modify, possessive
from newsextract.names.phrases import adjective_agrees, is_country_adjective, is_listed_name, is_noun_of, is_place_noun
from newsextract.names.spans import OPENING_MARKS, Name, Names, override, taken_tokens, with_missed
from newsextract.names.towns import has_half_of_place, is_land_by_form, is_settlement_by_form
from newsextract.remember import remember, remember_several
from newsextract.text import Text


def place_behind_preposition(text: Text, spans: Names) -> Sequence[Name]:
    """«Через Находку», «перед Белгородчиной»: a place with a capital behind a preposition, where the model saw none."""
    found = [i for i in spans.free_capitals if is_place_behind_preposition(text, i) or is_place_anywhere(text, i)]
    return with_missed(spans, [Name(index, index + 1, "LOC") for index in found])


def is_place_anywhere(text: Text, index: int) -> bool:
    """«Трассы Белгородчины»: whether a word alone inside a sentence has the form of the land around a town."""
    alone = not (text.word(index + 1)[:1].isupper() or text.word(index - 1) in OPENING_MARKS)
    return alone and is_land_by_form(text.words[index]) and not text.begins_sentence(index)


def is_place_behind_preposition(text: Text, index: int) -> bool:
    """Whether one word is a place in the case of its preposition, no person's name, and no part of a longer name."""
    cases = language.cases_behind(text.lower(index - 1))
    word, behind = text.words[index], text.word(index + 1)
    if not cases or not (word.istitle() or has_half_of_place(word)) or behind[:1].isupper() or behind in OPENING_MARKS:
        return False
    if behind.islower() and may_modify(word) and adjective_agrees(word, behind):
        return False
    if is_settlement_by_form(word) or is_land_by_form(word) or has_half_of_place(word):
        return True
    if is_unknown_beside(text.lower(index - 1), word) or is_long_town_in(word, cases):
        return True
    return not cases.isdisjoint(cases_as_place(word)) and not is_noun_of("times", word)  # «к Марту» is a month


def is_unknown_beside(preposition: str, word: str) -> bool:
    """«До Кызылбаша», «вдоль Карадара»: whether no dictionary has a word behind a preposition of what is near it."""
    near = preposition in lexicon.flagged("prepositions", "near") and not word.isascii()
    return near and len(word) >= SHORTEST_UNKNOWN and language.is_unknown(word) and not is_listed_name(word)


SHORTEST_UNKNOWN = 5  # letters


def is_long_town_in(word: str, cases: frozenset[str]) -> bool:
    """«С Верхнеленском»: a town in the instrumental, where an adjective would be «Верхнеленским»; «Маском» is short."""
    return "ablt" in cases and len(word) > SHORTEST_TOWN and word.endswith(TOWNS) and "loct" not in cases


TOWNS = ("ском", "цком")
SHORTEST_TOWN = 9  # letters


@remember
@unwatched
def cases_as_place(word: str) -> frozenset[str]:
    """The cases in which the dictionary has a word as a place; none where it has a person's name as well: «Тура»."""
    found = language.parses(word.lower())
    if any("Surn" in p.grammemes or ("Name" in p.grammemes and p.number == "sing") for p in found):
        return frozenset()  # «Альпам» is no plural of a given name
    return frozenset(p.case for p in found if "Geox" in p.grammemes and p.known)


def adjective_behind_preposition(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«В Удачном открыли школу», «из Великой достали лодку»: a capital adjective without a noun, behind «в» or «из».

    So it is in the genitive behind a noun of what only places have: «жители Удачного». Also where the model saw a body;
    not before the noun or the adjective that it belongs to, nor in a list: «в Тверской и Псковской областях».
    """
    behind = [index for index in text.capitals if is_adjective_behind_preposition(text, index)]
    if not behind:
        return spans
    taken = taken_tokens([span for span in spans if span.type != "ORG" or span.last - span.first > 1])
    return override(spans, [Name(index, index + 1, "LOC") for index in behind if index not in taken])


def is_adjective_behind_preposition(text: Text, index: int) -> bool:
    """Whether one word is an adjective in the case of a preposition before places, and belongs to no word behind it."""
    preposition, word, behind = text.lower(index - 1), text.words[index], text.word(index + 1)
    alone = "alone" in lexicon.load("prepositions").get(preposition, ())
    if not (alone or is_noun_of("of_places", preposition)) or text.word(index - 2) in OPENING_MARKS:
        return False
    if not is_adjective_in(word, language.cases_behind(preposition) if alone else GENITIVE):
        return False
    if behind[:1].isupper() or behind in JOINING or is_listed_name(word):
        return False
    return not behind.islower() or not (adjective_agrees(word, behind) or may_modify(behind))


GENITIVE = frozenset({"gent"})
JOINING = frozenset({",", "и", "или", "-", "–", "—"})  # behind an adjective its noun may follow others


@remember_several
def is_adjective_in(word: str, cases: frozenset[str]) -> bool:
    """Whether a word with a capital is an adjective in one of these cases, no number, no pronoun and no country's."""
    if not word.istitle() or is_country_adjective(word):
        return False
    found = language.parses(word.lower())
    if not found or not all(map(language.is_declinable_adjective, found)):
        return False
    return any(p.case in cases and not {"Anum", "Apro"} & p.grammemes and p.known for p in found)


def adjective_of_place(text: Text, spans: Names) -> Sequence[Name]:
    """«Фильм посвящён Ладожскому озеру»: a capital adjective and the noun for a place, where the model saw none."""
    found = [index for index in spans.free_capitals if is_adjective_of_place(text, index)]
    return with_missed(spans, [Name(index, index + 2, "LOC") for index in found if index + 1 not in spans.taken])


def is_adjective_of_place(text: Text, index: int) -> bool:
    """Whether a capital adjective in a sentence agrees with the noun for a place behind it, and has no other before.

    Where a sentence begins, only with a capital place: «Нижняя Тура отметила юбилей». What stands in marks behind the
    noun is the name instead: «Горный парк «Сосны»».
    """
    word, noun, before = text.words[index], text.word(index + 1), text.word(index - 1)
    if not word.istitle():
        return False
    if noun.istitle():
        alone = cases_as_place(noun) and not text.word(index + 2)[:1].isupper()
        return bool(alone) and may_modify(word) and adjective_agrees(word, noun)
    if not noun.islower() or text.begins_sentence(index) or before in OPENING_MARKS or not is_place_noun(noun):
        return False
    if before[:1].isupper() and not text.begins_sentence(index - 1):  # «По Тихому океану» begins with none
        return False
    named = text.word(index + 2) in OPENING_MARKS
    return may_modify(word) and not (named or is_country_adjective(word)) and adjective_agrees(word, noun)


def possessive_of_place(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Вышли к Мамаеву кургану»: no person stands in the case of a noun for a place at once behind him."""
    persons = [span for span in spans if span.type == "PER" and is_before_place(text, span)]
    return override(spans, [Name(span.first, span.last + 1, "LOC") for span in persons])


def is_before_place(text: Text, span: Name) -> bool:
    """Whether one word is a possessive of the noun for a natural place behind it, in the case of its preposition."""
    word, noun = text.words[span.first], text.word(span.last)
    if span.last - span.first > 1 or not noun.islower() or not is_place_noun(noun):
        return False
    cases = language.cases_behind(text.lower(span.first - 1)) - {"nomn", "accs"}
    return any(p.case in cases and possessive(word, p) is not None for p in language.parses(noun))
