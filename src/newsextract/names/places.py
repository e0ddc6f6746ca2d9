"""Which names are places: by the dictionary, by what they are behind, by the case they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES, is_role_noun, may_modify, nominatives_of, possessive
from newsextract.names.agreement import is_given_name, may_be_given_name
from newsextract.names.phrases import adjective_agrees, is_listed_name, is_noun_of, is_place_noun
from newsextract.names.spans import (
    OPENING_MARKS,
    Name,
    Names,
    by_token,
    each,
    override,
    retyped,
    surface,
)
from newsextract.remember import remember
from newsextract.text import Text

DATED = 3  # tokens of «, 12 февраля»


@each
def place_of_dateline(text: Text, span: Name) -> Name:
    """«НОВОЗЁРСК, 12 февраля.»: what begins an agency's text before a date is a place."""
    tokens, first = text.tokens, span.first
    if not tokens[first].text.isupper():
        return span
    comma, day, month = (text.word(index) for index in range(span.last, span.last + DATED))
    dated = comma == "," and day.isdigit() and is_month(month)
    if not dated:
        return span
    starts = first == 0 or tokens[first].start - tokens[first - 1].stop > 0
    return Name(first, span.last, "LOC") if starts else span


LETTERS_OF_MONTH = (3, 4)  # «янв», «сент»
SHORT_MONTHS = {month[:n] for month in lexicon.flagged("times", "month") for n in LETTERS_OF_MONTH}


def is_month(word: str) -> bool:
    """Whether a word is a month behind its day: «февраля», «янв»."""
    months = lexicon.flagged("times", "month")
    if word in SHORT_MONTHS:
        return True
    return any(p.case == "gent" and p.lemma in months for p in language.parses(word))


def place_in_dictionary(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Эфиопия», «над Обнинском»: what is a place and no person's name, but for «Толедо» of «Алехандро Толедо»."""
    tokens = text.tokens
    persons = [span for span in spans if span.type == "PER"]
    places = {s for s in persons if s.last - s.first == 1 and names_place(text, s.first)}
    if not places:
        return spans
    longer = (word for s in persons if s.last - s.first > 1 for word in surface(text, s))
    inside = {form for word in longer for form in nominatives_of(word)}
    places = {span for span in places if inside.isdisjoint(nominatives_of(tokens[span.first].word))}
    return retyped(spans, places, "LOC")


def names_place(text: Text, index: int) -> bool:
    """Whether the dictionary has a word as a place, and as nobody's name."""
    word = text.words[index]
    if language.is_place(word) or is_place_or_thing(word):
        return True  # «над Обнинском»: the adjective would be «Обнинским» there
    return word.endswith(("ском", "цком")) and text.lower(index - 1) in lexicon.flagged("prepositions", "ablt")


@remember
def is_place_or_thing(word: str) -> bool:
    """«Загребу», «Бостону»: a place, or else a thing, but nobody's name."""
    found = [p for p in language.parses(word.lower()) if p.known]
    return any(map(is_of_place, found)) and all(
        is_of_place(p) or (p.pos == "NOUN" and p.animacy == "inan" and not NAME_GRAMMEMES & p.grammemes) for p in found
    )


def is_town_too(word: str, case: str) -> bool:
    """Whether the dictionary has a word as a place in this case, and as no neuter: «Львову».

    «Павлово» is one of many villages that are called like a man's family.
    """
    found = language.parses(word.lower())
    return any(p.known and p.case == case and p.gender != "neut" and is_of_place(p) for p in found)


def is_of_place(parse: language.Parse) -> bool:
    """Whether a reading is of the noun that names a place."""
    return "Geox" in parse.grammemes


# --- an adjective and a noun ------------------------------------------------------------------------------------------


def settlement_of_two(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«О Горячем Ключе», «жители Ясной Поляны»: an adjective and a noun that towns are called by, with two capitals."""
    found = [Name(i - 1, i + 1, "LOC") for i in text.capitals if is_second_of_two(text, i)]
    if not found:
        return spans
    owner = by_token(spans)
    over = (filter(None, (owner.get(own.first), owner.get(own.first + 1))) for own in found)
    return override(spans, [own for own, names in zip(found, over, strict=True) if all(n.type != "ORG" for n in names)])


def is_second_of_two(text: Text, index: int) -> bool:
    """Whether a settlement's name of two words, with no other capital word beside them, ends with this word."""
    before, adjective, behind = text.word(index - 2), text.word(index - 1), text.word(index + 1)
    if not adjective.istitle() or behind[:1].isupper() or not is_settlement(adjective, text.words[index]):
        return False
    return before not in OPENING_MARKS and (not before[:1].isupper() or text.begins_sentence(index - 2))


def is_settlement(adjective: str, noun: str) -> bool:
    """Whether a capital word is an adjective, or like «Часов», and agrees with a noun of the table behind it."""
    if (
        not noun.istitle()
        or not is_noun_of("settlement_nouns", noun)
        or (is_given_name(adjective) and not may_modify(adjective))
    ):
        return False  # «Яков Рогов»
    if may_modify(adjective) and adjective_agrees(adjective, noun):
        return True
    return any(p.pos == "NOUN" and possessive(adjective, p) is not None for p in language.parses(noun.lower()))


# --- the way to it ----------------------------------------------------------------------------------------------------


def place_of_way(text: Text, spans: Names) -> Sequence[Name]:
    """«Поезд до Глухова», «летели над Глуховом»: where a way leads is no person, unless the article has that person.

    Nor a body, where it is an adjective or a place as well: «дорога ведёт к Заречному».
    """
    behind = [index for index in text.capitals if text.lower(index - 1) in PARTS_BEFORE]
    if not behind:
        return spans
    owner = by_token(spans)
    found = [Name(index, index + 1, "LOC") for index in behind if may_be_end(text, index, owner.get(index))]
    if not found:
        return spans
    surnames = spans.nominative_surnames
    return override(spans, [s for s in found if surnames.isdisjoint(nominatives_of(text.words[s.first]))])


def may_be_end(text: Text, index: int, own: Name | None) -> bool:
    """Whether a word behind a preposition is where a way leads, or a blow: the name of a person or a body, or none."""
    if own is None:
        led = is_end_of_way(text, index) or is_told_behind(text, index)
        return led and text.words[index].istitle() and is_place_alone(text, index)
    if own.type == "LOC" or own.last - own.first > 1 or not (is_end_of_way(text, index) or is_told_behind(text, index)):
        return False
    return own.type == "PER" or is_place_alone(text, index)


def is_place_alone(text: Text, index: int) -> bool:
    """Whether a word is an adjective or a place, and belongs to no noun or name behind it."""
    word, behind = text.words[index], text.word(index + 1)
    if behind[:1].isupper() or behind in OPENING_MARKS or (behind.islower() and adjective_agrees(word, behind)):
        return False
    if is_listed_name(word) or is_place_noun(behind):
        return False
    return may_modify(word) or is_place_or_name(word)


@remember
def is_place_or_name(word: str) -> bool:
    """Whether a word is a place by the dictionary, or no common noun: «Суворова», «Аягозу»."""
    found = language.parses(word.lower())
    return any(map(is_of_place, found)) or not any(p.known and not NAME_GRAMMEMES & p.grammemes for p in found)


def is_end_of_way(text: Text, index: int) -> bool:
    """Whether a noun for a way, or a verb of motion, stands before the preposition before a word: «поезд до».

    To somebody people come; a way, or what goes it, to a place: «дорога ведёт к Глухову».
    """
    verb = index - 2
    preposition, before = text.lower(index - 1), text.lower(verb)
    if preposition == "под":
        return is_town_too(text.words[index], "ablt")
    part = part_of_way(before)
    if preposition in TOWARDS and part == "VERB":
        return part_of_way(text.lower(verb - 1)) == "NOUN"
    if preposition == "из" and (is_role_noun(before) or language.may_be_place(text.words[index], "gent")):
        return True
    return part in PARTS_BEFORE[preposition]


def is_told_behind(text: Text, index: int) -> bool:
    """«Через Каменск проложат трассу»: whether a sentence begins with a preposition, and tells behind of a place."""
    word = text.words[index]
    if not text.begins_sentence(index - 1) or may_be_given_name(word) or is_surname_in_instrumental(word):
        return False
    flag = FLAGS_BEHIND.get(text.lower(index - 1))
    if flag is None:
        return False
    behind = takewhile(str.isalpha, (text.lower(i) for i in range(index + 1, index + 1 + MAX_BEHIND)))
    return any(language.has_lemma(word, lexicon.flagged("ways", flag)) for word in behind)


@remember
def is_surname_in_instrumental(word: str) -> bool:
    """«За Луниным»: whether a word is a surname in the instrumental and no place; a town would be «Лунином»."""
    found = language.parses(word.lower())
    return any("Surn" in p.grammemes and p.case == "ablt" for p in found) and not any(map(is_of_place, found))


FLAGS_BEHIND = {"над": "above", "за": "begins", "через": "laid", "к": "laid", "по": "laid"}  # what tells behind them
MAX_BEHIND = 4  # words between a place and what tells behind it, that word included


@remember
def part_of_way(word: str) -> str:
    """What a word of the table is: its flag, or "NOUN" for a way, "VERB" for a motion; "" for other words.

    What is laid to a place is a way as well.
    """
    listed = lexicon.load("ways")
    found = next((p for p in language.parses(word) if p.lemma in listed), None)
    return next(iter(listed[found.lemma] - {"laid"}), "NOUN" if found.pos == "NOUN" else "VERB") if found else ""


TOWARDS = lexicon.flagged("function_words", "towards")
# prepositions of the way, and what stands before them: «на Глухова ехали» is no way
PARTS_BEFORE: dict[str, tuple[str, ...]] = {
    "до": ("NOUN", "VERB", "far"),
    "от": ("far",),
    "к": ("towards",),
    "из": ("NOUN", "VERB"),
    "через": ("NOUN", "VERB"),
    "в": ("NOUN",),
    "на": ("NOUN",),
    "по": ("VERB",),
    "над": ("VERB", "above"),
    "у": ("beside",),
    "под": (),
    "ко": (),
    "за": (),
}
