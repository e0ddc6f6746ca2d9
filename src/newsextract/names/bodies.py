"""Bodies: what belongs to the name of one, and those that the tagger missed or took for a person or a place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from newsextract import language, lexicon
from newsextract.language import key_word
from newsextract.names.spans import CLOSING_MARKS, OPENING_MARKS, Name, each, taken_tokens
from newsextract.names.types import is_common
from newsextract.remember import remember
from newsextract.text import Text


def lower_case_ministry(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«министерство культуры», «министерства обороны»: the body is named by its field, capital or not."""
    if not text.may_have("министерств"):
        return list(spans)
    taken = taken_tokens(spans)
    found = list(spans)
    for index, token in enumerate(text.tokens):
        if index in taken or not token.word.startswith("министерств"):
            continue
        last = end_of_phrase(text, index + 1, taken, ("gent",))
        if last > index + 1:
            found.append(Name(index, last, "ORG"))
    return sorted(found, key=lambda span: span.first)


def end_of_phrase(text: Text, start: int, taken: set[int], cases: tuple[str, ...]) -> int:
    """The end of «сельского хозяйства и торговли», «правам человека»: lower-case words in cases, joined by «и»."""
    last = index = start
    while index < len(text.tokens) and index not in taken:
        word = text.tokens[index].word
        if can_stand_in(word, ("NOUN",), cases):
            last = index + 1
        elif not (can_stand_in(word, ("ADJF",), cases) or (word == "и" and last == index)):
            break
        index += 1
    return last


def can_stand_in(word: str, parts: tuple[str, ...], cases: tuple[str, ...]) -> bool:
    """Whether a lower-case word can be one of these parts of speech in one of these cases."""
    found = language.parses(word) if len(word) > 2 and word.islower() else ()
    return any(p.pos in parts and p.case in cases for p in found)


def with_field(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Европейский суд по правам человека», «комитет Думы по охране здоровья»: the field belongs to the name."""
    taken = taken_tokens(spans)
    return [
        span._replace(last=end_of_phrase(text, span.last + 1, taken, ("datv", "gent")))
        if span.type == "ORG" and text.word(span.last) == "по" and has_field(text, span)
        else span
        for span in spans
    ]


def has_field(text: Text, span: Name) -> bool:
    """Whether a field of work stands behind «по» and a body of that work before it.

    «суд по правам человека», «агентство по атомной энергии»; not «суд по делу Орлова», «Росатом по делам мира».
    """
    if span.last - span.first == 1 and not is_body_noun(text.words[span.first]):
        return False
    for index in (span.last + 1, span.last + 2):
        word = text.word(index)
        nouns = [p for p in language.parses(word) if p.case == "datv" and p.pos == "NOUN"] if word.islower() else []
        if any(is_field(p.lemma, p.number) for p in nouns):
            return True
        if not any(p.case == "datv" and p.pos == "ADJF" for p in language.parses(word.lower())):
            return False
    return False


def is_field(lemma: str, number: str) -> bool:
    """Whether a noun is a field of work; «дело» is one in the plural only."""
    flags = lexicon.load("fields").get(lemma, frozenset())
    return "work" in flags and (number == "plur" or "occasion" not in flags)


def with_country_adjective(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«японский МИД», «российское министерство финансов»: the country's adjective belongs to the name of its body."""
    taken = taken_tokens(spans)
    return [
        span._replace(first=span.first - 1)
        if span.type == "ORG"
        and span.first - 1 not in taken
        and is_state_body(text, span)
        and (text.word(span.first - 1).islower() or text.begins_sentence(span.first - 1))
        and is_country_adjective(text.word(span.first - 1))
        else span
        for span in spans
    ]


def is_state_body(text: Text, span: Name) -> bool:
    """Whether a name is that of a body that every country has."""
    word = text.tokens[span.first].word
    return word.startswith(("МИД", "Мин", "мин", "Госдум", "Центробанк", "ЦБ", "парламент"))


def is_country_adjective(word: str) -> bool:
    """«японский», «российского»: in -ский, of a country or a city."""
    found = language.parses(word.lower())
    return any(p.pos == "ADJF" and p.lemma in lexicon.load("country_adjectives") for p in found)


# --- bodies by what they are ------------------------------------------------------------------------------------------


@remember
def is_body_noun(word: str) -> bool:
    """Whether a word is a noun for a kind of body: «суд», «комитетом»."""
    nouns = lexicon.load("body_nouns")
    return any(p.lemma in nouns and p.pos == "NOUN" for p in language.parses(word.lower()))


def named_by_head(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Южному военному институту»: what ends with a noun for a body is one; its adjectives go on to the noun."""
    taken = taken_tokens(spans)
    return [whole_body(text, span, taken) if span.type != "PER" else span for span in spans]


def whole_body(text: Text, span: Name, taken: set[int]) -> Name:
    """A name of adjectives with the noun for a body behind them; itself where there is none."""
    words, last = text.words, span.last
    if not all(map(may_modify, words[span.first : last - 1])):
        return span
    if last - span.first > 1 and is_body_noun(words[last - 1]):
        return span._replace(type="ORG")
    if not may_modify(words[last - 1]):
        return span
    while last not in taken and may_modify(text.word(last)) and text.word(last).islower():
        last += 1
    whole = last not in taken and text.word(last).islower() and is_body_noun(text.word(last))
    return Name(span.first, last + 1, "ORG") if whole else span


@remember
def may_modify(word: str) -> bool:
    """Whether a word can be a full adjective."""
    return any(map(language.is_declinable_adjective, language.parses(word.lower())))


def with_capital(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Бранят Суд по семейным спорам»: a noun for a body, or its adjective, with a capital inside a sentence.

    The noun names one with what it is of («Фонду развития промышленности»), the adjective with its noun.
    """
    taken = taken_tokens(spans)
    found = []
    for index in text.capitals:
        if index in taken or text.begins_sentence(index) or not text.words[index].istitle():
            continue
        head = head_behind(text, index)
        last = end_of_body(text, head + 1, taken) if head is not None else index
        if head is not None and last > index + 1 and taken.isdisjoint(range(index, last)):
            found.append(Name(index, last, "ORG"))
            taken.update(range(index, last))
    return sorted([*spans, *found], key=lambda span: span.first) if found else list(spans)


def head_behind(text: Text, index: int) -> int | None:
    """The noun for a body that a word is, or that it belongs to with the adjectives in small letters behind it."""
    if is_body_noun(text.words[index]):
        return index
    head = index + 1
    while may_modify(text.word(head)) and text.word(head).islower():
        head += 1
    word = text.word(head)
    adjective = may_modify(text.words[index]) and not is_country_adjective(text.words[index])
    fits = adjective and word.islower() and is_body_noun(word)
    agrees = any(language.agreeing(text.lower(index), noun) for noun in language.parses(word)) if fits else False
    return head if agrees else None


def end_of_body(text: Text, start: int, taken: set[int]) -> int:
    """The end of what a noun for a body is of: a phrase in the genitive, or a field behind «по»."""
    if text.word(start) == "по":
        last = end_of_phrase(text, start + 1, taken, ("datv", "gent"))
        return last if last > start + 1 else start
    return end_of_phrase(text, start, taken, ("gent",))


def with_second_field(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Министерство культуры и народного творчества»: what is joined to the field of a ministry is a field too."""
    taken = taken_tokens(spans)
    return [
        span._replace(last=max(span.last, end_of_phrase(text, span.last + 1, taken, ("gent",))))
        if span.type == "ORG"
        and text.word(span.last) == "и"
        and text.lower(span.first).startswith("министерств")
        and end_of_phrase(text, span.last + 1, taken, ("gent",)) > span.last + 1
        else span
        for span in spans
    ]


# letters in which the names of bodies end that are clipped into one word: Мособлсуд, Роспотребнадзор, Внешторгбанк
CLIPPED = re.compile(
    r"[А-ЯЁ][а-яё]{2,}(суд|банк|надзор|избирком|горсовет|облсовет|облдум|гордум|нефт|нефтегаз|газпром|энерго|строй|авиа)"
    r"(а|у|ом|е|ь|и|ью|ы)?"
)
CAMEL = re.compile(r"[А-ЯЁ][а-яё]{2,}[А-ЯЁ][А-Яа-яё]+|[А-ЯЁ]{1,2}[а-яё]+[А-ЯЁ]{2,}[а-яё]*")
JOINED = re.compile(
    r"[А-ЯЁ][\w-]*-(Пресс|ТВ|Медиа|Информ|Инфо|Ньюс|Банк|Сервис|Строй|Холдинг|Групп|Авиа|Нефть)а?у?(ом)?"
)
SCOTTISH = ("Мак", "Фиц")  # «МакГрегор», «ФицДжеральд» are persons


@each
def by_spelling(text: Text, span: Name) -> Name:
    """«Мособлсуду», «ВестиИнфо»: one word that only a body is spelled like is no person and no place."""
    if span.type == "ORG" or span.last - span.first > 1:
        return span
    return span._replace(type="ORG") if is_spelled_as_body(text.words[span.first]) else span


@remember
def is_spelled_as_body(word: str) -> bool:
    """Whether only a body is spelled like a word."""
    if word.startswith(SCOTTISH):
        return False
    personal = any(p.known and {"Surn", "Name"} & p.grammemes for p in language.parses(word.lower()))
    return bool(CAMEL.fullmatch(word) or JOINED.fullmatch(word)) or (not personal and bool(CLIPPED.fullmatch(word)))


def known_body(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Написали Яндексу»: a body that the table of names has is one wherever it has its capital.

    Not where a sentence begins with what may be a common word: «Магнит притянул железо».
    """
    listed = known_bodies()
    words = text.words
    found: list[Name] = []
    for index in text.capitals:
        word = words[index]
        lengths = listed.get(key_word(word)) if word[:1].isupper() else None
        if lengths is None or (found and index < found[-1].last):
            continue
        if is_common(word) and (text.begins_sentence(index) or words[index - 1] in OPENING_MARKS):
            continue
        last = next((index + n for n in lengths if is_listed(words[index : index + n])), None)
        if last is not None and not text.word(last)[:1].isupper():
            found.append(Name(index, last, "ORG"))
    return with_missed(spans, found)


def with_missed(spans: Sequence[Name], found: Sequence[Name]) -> list[Name]:
    """Names with those that the tagger missed, or saw less of; where it saw as much or more, its own stay."""
    owner = {index: span for span in spans for index in range(span.first, span.last)}
    added: list[Name] = []
    dropped: set[Name] = set()
    for name in found:
        over = {owner[index] for index in range(name.first, name.last) if index in owner}
        if all(name.first <= span.first and span.last <= name.last and span[:2] != name[:2] for span in over):
            added.append(name)
            dropped |= over
    kept = [span for span in spans if span not in dropped]
    return sorted([*kept, *added], key=lambda span: span.first)


@cache
def known_bodies() -> Mapping[str, Sequence[int]]:
    """The key of the first word of every body in the table of names -> how many words such names have, most first."""
    lengths: dict[str, set[int]] = {}
    for entry in lexicon.flagged("names", "org"):
        words = entry.split()
        lengths.setdefault(key_word(words[0]), set()).add(len(words))
    return {key: sorted(own, reverse=True) for key, own in lengths.items()}


@remember
def is_listed(words: tuple[str, ...]) -> bool:
    """Whether words are the name of a body in the table of names, in some case."""
    return "org" in (language.named_in("names", words) or ())


# --- bodies in marks --------------------------------------------------------------------------------------------------

MAX_MARKED = 5  # words of a body's name in marks


def in_marks_behind_role(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Сторож «Огней города» ушёл»: what stands in marks behind a role noun is the body that the person is of."""
    taken = taken_tokens(spans)
    found = list(spans)
    for opening, word in enumerate(text.words):
        if word in OPENING_MARKS and opening + 1 not in taken and is_behind_role(text, opening):
            closing = closing_mark(text, opening)
            if closing is not None and taken.isdisjoint(range(opening + 1, closing)):
                found.append(Name(opening + 1, closing, "ORG"))
    return sorted(found, key=lambda span: span.first)


def closing_mark(text: Text, opening: int) -> int | None:
    """The mark that closes a few words on, with no other mark between."""
    window = range(opening + 2, opening + MAX_MARKED + 2)
    return next((index for index in window if text.word(index) in CLOSING_MARKS), None)


def is_behind_role(text: Text, opening: int) -> bool:
    """Whether marks with a capital stand behind a role noun that is no part of a name: «корреспондент «Вестника»»."""
    noun = text.word(opening - 1)
    named = text.word(opening - 2)[:1].isupper() and not text.begins_sentence(opening - 2)
    return text.word(opening + 1)[:1].isupper() and bool(noun) and not named and language.is_role_noun(noun)


@each
def drop_letter(text: Text, span: Name) -> Name | None:
    """«вход «Б»», «блок „А“»: one Cyrillic letter names nothing."""
    word = text.words[span.first]
    letter = span.type != "PER" and span.last - span.first == 1 and len(word) == 1
    return None if letter and word.isalpha() and not word.isascii() else span
