"""Which names are places: by the dictionary, by what they are behind, by the case they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES, is_role_noun, may_modify, named_in, nominatives_of, possessive
from newsextract.names.phrases import adjective_agrees, has_lemma
from newsextract.names.spans import (
    OPENING_MARKS,
    Name,
    by_token,
    each,
    retyped,
    surface,
    surnames_in_nominative,
    taken_tokens,
)
from newsextract.remember import remember, remember_several
from newsextract.text import Text

DATED = 3  # tokens of «, 12 февраля»


@each
def place_of_dateline(text: Text, span: Name) -> Name:
    """«НОВОЗЁРСК, 12 февраля.», «ВЕЛИКАЯ ГУБА, 3 мая»: what begins an agency's text before a date is a place."""
    tokens, first = text.tokens, span.first
    if not tokens[first].text.isupper():
        return span
    comma, day, month = (text.word(index) for index in range(span.last, span.last + DATED))
    dated = comma == "," and day.isdigit() and is_month(month)
    if not dated:
        return span
    if span.type != "PER" and text.begins_sentence(first - 1) and is_adjective_in_capitals(text.word(first - 1)):
        first -= 1
    starts = first == 0 or tokens[first].start - tokens[first - 1].stop > 0
    return Name(first, span.last, "LOC") if starts else span


def is_adjective_in_capitals(word: str) -> bool:
    """«НИЖНИЙ», «ВЕЛИКАЯ»: the first word of a town's name in capitals."""
    return word.isupper() and language.is_adjective(word.lower())


def is_month(word: str) -> bool:
    """Whether a word is a month behind its day: «февраля»."""
    months = lexicon.flagged("times", "month")
    return word.islower() and any(p.case == "gent" and p.lemma in months for p in language.parses(word))


def place_in_dictionary(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Эфиопия», «над Обнинском»: what is a place and no person's name, but for «Толедо» of «Алехандро Толедо»."""
    tokens = text.tokens
    persons = [span for span in spans if span.type == "PER"]
    places = {s for s in persons if s.last - s.first == 1 and names_place(text, s.first)}
    if not places:
        return list(spans)
    longer = (word for s in persons if s.last - s.first > 1 for word in surface(text, s))
    inside = {form for word in longer for form in nominatives_of(word)}
    places = {span for span in places if inside.isdisjoint(nominatives_of(tokens[span.first].word))}
    return retyped(spans, places, "LOC")


def names_place(text: Text, index: int) -> bool:
    """Whether the dictionary has a word as a place, and as nobody's name."""
    word = text.words[index]
    if language.is_place(word) or is_place_or_thing(word):
        return True
    return text.lower(index - 1) in lexicon.flagged("prepositions", "ablt") and is_town_in_instrumental(word)


@remember
def is_place_or_thing(word: str) -> bool:
    """«Загребу», «Бостону»: a place, or else a thing, but nobody's name."""
    found = [p for p in language.parses(word.lower()) if p.known]
    return any(map(is_of_place, found)) and all(
        is_of_place(p) or (p.pos == "NOUN" and p.animacy == "inan" and not NAME_GRAMMEMES & p.grammemes) for p in found
    )


@remember
def is_town_in_instrumental(word: str) -> bool:
    """«над Обнинском», «над Каменском»: the adjective would be «Обнинским» there."""
    if word.endswith(("ском", "цком")):
        return True
    found = language.parses(word.lower())
    towns = [f"{p.lemma}ий" for p in found if p.known and is_of_place(p) and p.case == "ablt"]
    return bool(towns) and all(is_of_place(p) or p.lemma in towns for p in found)


@remember_several
def has_place(word: str, case: str) -> bool:
    """Whether the dictionary has a word as a place in this case, whatever else it is: «Мышкину»."""
    return bool(readings_as_place(word, case))


def readings_as_place(word: str, case: str) -> list[language.Parse]:
    """The readings that the dictionary has of a word as a place in this case."""
    return [p for p in language.parses(word.lower()) if p.known and p.case == case and is_of_place(p)]


def is_of_place(parse: language.Parse) -> bool:
    """Whether a reading is of the noun that names a place."""
    return "Geox" in parse.grammemes and parse.pos == "NOUN"


# --- an adjective and a noun ------------------------------------------------------------------------------------------


def settlement_of_two(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«О Горячем Ключе», «жители Ясной Поляны»: an adjective and a noun that towns are called by, with two capitals."""
    owner = by_token(spans)
    found: dict[int, Name] = {}
    for index in text.capitals:
        if not is_settlement(text.word(index - 1), text.words[index]) or text.word(index + 1)[:1].isupper():
            continue
        own = Name(index - 1, index + 1, "LOC")
        over = {owner[i] for i in (index - 1, index) if i in owner}
        before = text.word(index - 2)[:1].isupper() and not text.begins_sentence(index - 2)
        whole = all(span.first >= own.first and span.last <= own.last and span.type != "ORG" for span in over)
        if whole and not before and text.word(index - 2) not in OPENING_MARKS:
            found[index - 1] = own
    if not found:
        return list(spans)
    taken = {index for own in found.values() for index in range(own.first, own.last)}
    kept = [span for span in spans if taken.isdisjoint(range(span.first, span.last))]
    return sorted([*kept, *found.values()], key=lambda span: span.first)


def is_settlement(adjective: str, noun: str) -> bool:
    """Whether a capital word is an adjective, or like «Часов», and agrees with a noun of the table behind it."""
    if not (adjective.istitle() and noun.istitle() and has_lemma("settlement_nouns", noun)):
        return False
    if may_modify(adjective) and adjective_agrees(adjective, noun):
        return True
    return any(p.pos == "NOUN" and possessive(adjective, p) is not None for p in language.parses(noun.lower()))


# --- the way to it ----------------------------------------------------------------------------------------------------


def place_of_way(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Поезд до Глухова», «летели над Глуховом»: where a way leads is no person, unless the article has that person.

    Nor a body, where it is an adjective or a place as well: «дорога ведёт к Заречному».
    """
    taken = taken_tokens(spans)
    missed = [Name(i, i + 1, "ORG") for i in text.capitals if i not in taken and text.words[i].istitle()]
    ends = {s for s in (*spans, *missed) if s.last - s.first == 1 and is_end_of_way(text, s.first)}
    ends |= {span for span in missed if is_struck(text, span.first)}
    doubtful = {span for span in ends if span.type == "PER" or (span.type == "ORG" and is_place_alone(text, span))}
    if not doubtful:
        return list(spans)
    surnames = surnames_in_nominative(text, spans)
    places = {span for span in doubtful if surnames.isdisjoint(nominatives_of(text.words[span.first]))}
    kept = (span for span in spans if span not in places)
    return sorted([*kept, *(span._replace(type="LOC") for span in places)], key=lambda span: span.first)


def is_place_alone(text: Text, span: Name) -> bool:
    """Whether a word is an adjective or a place, and belongs to no noun or name behind it."""
    word, behind = text.words[span.first], text.word(span.last)
    if behind[:1].isupper() or behind in OPENING_MARKS or (behind.islower() and adjective_agrees(word, behind)):
        return False
    if any(named_in(table, (word,)) is not None for table in ("names", "clubs")):
        return False
    return may_modify(word) or may_be_place(word)


@remember
def may_be_place(word: str) -> bool:
    """Whether a word is a place by the dictionary, or no common noun: «Суворова», «Аягозу»."""
    found = language.parses(word.lower())
    return any(map(is_of_place, found)) or not any(p.known and not NAME_GRAMMEMES & p.grammemes for p in found)


def is_end_of_way(text: Text, index: int) -> bool:
    """Whether a noun for a way, or a verb of motion, stands before a preposition before this token: «поезд до».

    To somebody people come; a way, or what goes it, to a place: «дорога ведёт к Глухову».
    """
    way = index - 2
    preposition, before = text.lower(index - 1), text.lower(way)
    if preposition == "над" and before and is_above(before):
        return True
    part = parts_of_way(before) if before else ""
    if preposition in ("к", "ко", "за") and part == "VERB":
        return parts_of_way(text.lower(way - 1)) == "NOUN"
    if preposition == "из" and (is_role_noun(before) or has_place(text.words[index], "gent")):
        return True
    return part in WAY_PREPOSITIONS.get(preposition, ())


def is_struck(text: Text, index: int) -> bool:
    """«Удар нанесли по Каменску», «ударили ракетами по Каменску»: whether something is aimed at what a word names."""
    before = (text.lower(place) for place in range(index - 2, index - 2 - MAX_AIMED, -1))
    return text.lower(index - 1) == "по" and any(parts_of_way(word) == "strike" for word in before if word.isalpha())


MAX_AIMED = 3  # words between a blow and «по», itself included


@remember
def parts_of_way(word: str) -> str:
    """What a word of the table is: its flag, or "NOUN" for a way, "VERB" for a motion; "" for other words."""
    listed = lexicon.load("ways")
    found = next((p for p in language.parses(word) if p.lemma in listed and "above" not in listed[p.lemma]), None)
    return next(iter(listed[found.lemma]), "NOUN" if found.pos == "NOUN" else "VERB") if found else ""


@remember
def is_above(word: str) -> bool:
    """Whether a word is, or says what is done by, what stands over places: «облака», «повисли»."""
    listed = lexicon.flagged("ways", "above")
    return any(p.lemma in listed for p in language.parses(word))


# prepositions of the way, and the words before them: «на Глухова ехали» is no way
WAY_PREPOSITIONS = {
    "до": ("NOUN", "VERB", "far"),
    "от": ("far",),
    "к": ("towards",),
    "из": ("NOUN", "VERB"),
    "через": ("NOUN", "VERB"),
    "в": ("NOUN",),
    "на": ("NOUN",),
    "по": ("VERB",),
    "над": ("VERB",),
}
