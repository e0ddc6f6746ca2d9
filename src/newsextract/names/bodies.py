"""Names of bodies: what belongs to them, and which of them the tagger missed or took for a person or a place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from newsextract import language, lexicon
from newsextract.article import EntityType
from newsextract.language import key_word
from newsextract.names.clubs import is_adjective_of_town
from newsextract.names.no_names import is_clipped_name, is_common, is_no_common_word
from newsextract.names.phrases import end_of_phrase, is_body_noun, is_country_adjective, is_place_noun
from newsextract.names.spans import (
    OPENING_MARKS,
    Name,
    by_token,
    each,
    taken_tokens,
    with_missed,
)
from newsextract.names.types import class_flags, type_by_flags
from newsextract.remember import remember
from newsextract.text import CAPITAL, SMALL, Text


def lower_case_ministry(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«министерство культуры», «министерства обороны»: a body in small letters that is named by its field.

    «Департамент культуры Каменска»: so is a department, where a place says whose it is.
    """
    if not text.may_have(*MINISTRIES, *DEPARTMENTS):
        return spans
    taken = taken_tokens(spans)
    nouns = [i for i, word in enumerate(text.words) if word.startswith(MINISTRIES + DEPARTMENTS) and i not in taken]
    found = [Name(noun, end_of_phrase(text, noun + 1, taken, ("gent",)), "ORG") for noun in nouns]
    places = {span.first for span in spans if span.type == "LOC"}
    several = (name for name in found if name.last > name.first + 1)
    return with_missed(spans, [name for name in several if has_place_behind(text, name, places)])


def has_place_behind(text: Text, name: Name, places: set[int]) -> bool:
    """Whether a place stands behind the name of a department, which a ministry needs not."""
    if text.words[name.first].startswith(MINISTRIES):
        return True
    return name.last in places and not any(map(is_land, text.words[name.first : name.last]))


@remember
def is_land(word: str) -> bool:
    """«города», «области»: whether a noun says what the place behind it is."""
    return is_place_noun(word) or "place" in class_flags(word)


MINISTRIES, DEPARTMENTS = (tuple(sorted(lexicon.flagged("body_spellings", f))) for f in ("ministry", "department"))


def with_field(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Европейский суд по правам человека», «комитет Думы по охране здоровья»: the field belongs to the name.

    «Министерство культуры и народного творчества»: what is joined to the field of a ministry is a field too.
    """
    cases = {span: cases_of_field(text, span) for span in spans if span.type == "ORG"}
    if not any(cases.values()):
        return spans
    taken = taken_tokens(spans)
    ends = {s: end_of_phrase(text, s.last + 1, taken, own) for s, own in cases.items() if own}
    return [span._replace(last=ends[span]) if ends.get(span, 0) > span.last + 1 else span for span in spans]


def cases_of_field(text: Text, span: Name) -> tuple[str, ...]:
    """The cases that a field can have behind a body: «Комитет по обороне», «Министерство науки и образования»."""
    joining = text.word(span.last)
    if joining == "по" and has_field(text, span):
        return ("datv", "gent")
    return ("gent",) if joining == "и" and text.lower(span.first).startswith(MINISTRIES) else ()


def has_field(text: Text, span: Name) -> bool:
    """Whether a field of work stands behind «по» and a body of that work before it.

    «суд по правам человека», «агентство по атомной энергии»; not «суд по делу Орлова», «Росатом по делам мира».
    """
    if span.last - span.first == 1 and not is_body_noun(text.words[span.first]):
        return False
    for index in (span.last + 1, span.last + 2):
        word = text.word(index)
        nouns = [p for p in language.parses(word) if p.case == "datv" and p.pos == "NOUN"] if word.islower() else []
        if any(is_field_noun(p.lemma, p.number) for p in nouns):
            return True
        if not any(p.case == "datv" and p.pos == "ADJF" for p in language.parses(word.lower())):
            return False
    return False


def is_field_noun(lemma: str, number: str) -> bool:
    """Whether a noun is a field of work; «дело» is one in the plural only."""
    flags = lexicon.load("fields").get(lemma, frozenset())
    return "work" in flags and (number == "plur" or "occasion" not in flags)


def with_country_adjective(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«японский МИД», «российское министерство финансов»: the country's adjective belongs to the name of its body."""
    described = {span for span in spans if span.type == "ORG" and has_country_adjective(text, span)}
    if not described:
        return spans
    taken = taken_tokens(spans)
    return [
        span._replace(first=span.first - 1) if span in described and span.first - 1 not in taken else span
        for span in spans
    ]


STATE_BODIES = tuple(sorted(lexicon.flagged("body_spellings", "state")))


def has_country_adjective(text: Text, span: Name) -> bool:
    """Whether a country's adjective stands before a body that every country has."""
    before = span.first - 1
    if before < 0 or not text.words[span.first].startswith(STATE_BODIES):
        return False
    return (text.words[before].islower() or text.begins_sentence(before)) and is_country_adjective(text.words[before])


# how bodies alone are spelled: «УралХимМаш», «Интерфакс-Пресс»
CAMEL = re.compile(rf"{CAPITAL}{SMALL}{{2,}}{CAPITAL}[А-Яа-яё]+|{CAPITAL}{{1,2}}{SMALL}+{CAPITAL}{{2,}}{SMALL}*")
JOINED = re.compile(rf"{CAPITAL}[\w-]*-{lexicon.alternatives('body_spellings', 'joined')}(?:[ауе]|ом)?")
SCOTTISH = ("Мак", "Фиц")  # «МакГрегор», «ФицДжеральд» are persons


@each
def by_spelling(text: Text, span: Name) -> Name:
    """«Мособлсуду», «ВестиИнфо», «в УФСИНе»: one word that only a body is spelled like is no person and no place."""
    if span.type == "ORG" or span.last - span.first > 1:
        return span
    word = text.words[span.first]
    return span._replace(type="ORG") if is_spelled_as_body(word) else span


@remember
def is_spelled_as_body(word: str) -> bool:
    """Whether only a body is spelled like a word."""
    if word.startswith(SCOTTISH):
        return False
    if language.DECLINED_ABBREVIATION.fullmatch(word):
        return "place" not in (language.named_in("names", (word,)) or ())  # «на МКАДе»
    return bool(CAMEL.fullmatch(word) or JOINED.fullmatch(word)) or language.clipped_body(word) is not None


def known_name(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Написали Яндексу», «связь с Воеводиной»: what the table of names has is a name wherever it has its capital.

    Not where a sentence begins with what may be a common word: «Магнит притянул железо».
    """
    words = text.words
    found: list[Name] = []
    for index in text.capitals:
        word = words[index]
        lengths = lengths_from(word)
        if not lengths and is_body_by_form(text, index):
            found.append(Name(index, index + 1, "ORG"))
        if not lengths or (found and index < found[-1].last):
            continue
        marked = words[index - 1] in OPENING_MARKS
        if marked and is_common(word):
            continue
        fitting = (n for n in lengths if index + n <= len(words))  # a slice at the end of the text would be shorter
        name = next((Name(index, index + n, t) for n in fitting if (t := listed_type(words[index : index + n]))), None)
        if name is None or goes_on(text.word(name.last)) or (marked and name.type == "LOC"):
            continue
        if words[name.last - 1].isdigit() and has_own_number(text.lower(name.last)):
            continue  # «В России 24 февраля ждут снега»
        if not text.begins_sentence(index) or not is_common(word) or is_no_common_word(text, name):
            found.append(name)
    return with_whole(spans, found)


def is_body_by_form(text: Text, index: int) -> bool:
    """«Мосгорсуд»; «ПоморьеИнфо. Паромы не ходят»: a word that is spelled as a body and a sentence by itself."""
    if language.clipped_body(text.words[index]):
        return is_clipped_name(text, index)
    if text.word(index + 1) != "." or not text.begins_sentence(index) or not is_spelled_as_body(text.words[index]):
        return False
    return text.sentence_with(index).last == index + 2


def goes_on(behind: str) -> bool:
    """Whether a capital word behind a name may belong to it; a place says whose it is: «Кнессет Израиля»."""
    return behind[:1].isupper() and not language.is_place(behind)


@remember
def has_own_number(word: str) -> bool:
    """Whether a number before a word belongs to it: «24 февраля», «24 района», but not «Россия 24 директор»."""
    reading = language.likeliest(word)
    return reading is not None and (reading.pos, reading.case) == ("NOUN", "gent")


def with_whole(spans: Sequence[Name], found: Sequence[Name]) -> Sequence[Name]:
    """Return the names with those that the tagger missed; where it saw a part of one, the whole stands in its place."""
    if not found:
        return spans
    owner = by_token(spans)
    added: list[Name] = []
    dropped: set[Name] = set()
    for name in found:
        over = {owner[index] for index in range(name.first, name.last) if index in owner}
        if all(name.first <= span.first and span.last <= name.last and span[:2] != name[:2] for span in over):
            added.append(name)
            dropped |= over
    kept = [span for span in spans if span not in dropped]
    return sorted([*kept, *added], key=lambda span: span.first)


@remember
def lengths_from(word: str) -> Sequence[int]:
    """How many words each name of the table has that begins with this word; nothing for a word in small letters."""
    return known_names().get(key_word(word), ()) if word[:1].isupper() else ()


@cache
def known_names() -> Mapping[str, Sequence[int]]:
    """The key of the first word of every body and place in the table of names -> how many words such names have.

    The longest come first.
    """
    lengths: dict[str, set[int]] = {}
    for key, (_, flags) in language.keyed_entries("names").items():
        if type_by_flags(flags):
            first, *rest = key.split()
            lengths.setdefault(first, set()).add(1 + len(rest))
    return {key: sorted(own, reverse=True) for key, own in lengths.items()}


@remember
def listed_type(words: tuple[str, ...]) -> EntityType | None:
    """Whether words are the name of a body or of a place in the table of names, in some case; None for others."""
    return type_by_flags(language.named_in("names", words) or frozenset())


@each
def drop_letter(text: Text, span: Name) -> Name | None:
    """«вход «Б»», «блок „А“»: one Cyrillic letter names nothing; nor does a pronoun, «на встречу с Вами».

    Nor does the adjective of a town before a body in marks: «игрок Каменской «Волны»».
    """
    word = text.words[span.first]
    if span.last - span.first == 1 and (is_pronoun(word) or is_town_of_marked(text, span)):
        return None
    label = word.lower() in lexicon.load("labels")  # В. – Когда откроют мост?
    letter = (label or span.type != "PER") and span.last - span.first == 1 and len(word) == 1
    return None if letter and word.isalpha() and not word.isascii() else span


def is_town_of_marked(text: Text, span: Name) -> bool:
    """Whether an adjective that was taken for a body stands before what has a capital in marks."""
    marked = text.word(span.last) in OPENING_MARKS and text.word(span.last + 1)[:1].isupper()
    return marked and span.type == "ORG" and is_adjective_of_town(text.lowers[span.first])


@remember
def is_pronoun(word: str) -> bool:
    """«Вы», «Вами»: whether a word is a pronoun and nothing else."""
    found = language.parses(word.lower()) if word.istitle() else ()
    return bool(found) and all(p.pos == "NPRO" for p in found)
