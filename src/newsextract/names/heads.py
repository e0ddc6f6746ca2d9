"""Names by the noun at their head: «Южный военный институт», «Поклонная гора», «Суд по семейным спорам»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.language import BARE_PLACE, may_modify
from newsextract.names.phrases import (
    adjective_agrees,
    end_of_phrase,
    is_body_noun,
    is_country_adjective,
    is_place_noun,
    shares_noun,
)
from newsextract.names.spans import OPENING_MARKS, Name, by_token, override, taken_tokens, with_missed
from newsextract.names.types import class_flags
from newsextract.remember import remember
from newsextract.text import Text


def named_by_head(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Южному военному институту», «Поклонной горой»: what ends with a noun for a body or a place is one.

    Its adjectives go on to the noun.
    """
    taken = taken_tokens(spans)
    return with_noun_of_several(text, [with_noun_behind(text, span, taken) for span in spans], taken)


def with_noun_of_several(text: Text, spans: list[Name], taken: set[int]) -> list[Name]:
    """«Каменской и Заречной школах»: two adjectives and a noun for bodies in the plural name one each."""
    for index, span in enumerate(spans[1:], start=1):
        earlier = spans[index - 1]
        if earlier.last - earlier.first == 1 and are_joined(text, earlier, span):
            last = past_adjectives(text, span.first + 1)
            adjectives = text.words[earlier.first], text.words[span.first]
            free = last < span.last or last not in taken
            if span.last <= last + 1 and free and is_noun_of_both(text.word(last), *adjectives):
                spans[index - 1] = earlier._replace(type="ORG")
                spans[index] = Name(span.first, last + 1, "ORG")
    return spans


def are_joined(text: Text, earlier: Name, span: Name) -> bool:
    """«Каменской и Заречной», «в Каменской и в Заречной»: whether «и» joins two names in one case."""
    if text.word(earlier.last) != "и":
        return False
    preposition = text.lower(earlier.first - 1)
    again = text.lower(earlier.last + 1) == preposition and bool(language.cases_behind(preposition))
    return earlier.last == span.first - 1 - again


def past_adjectives(text: Text, index: int) -> int:
    """The first token from one on that is no adjective in small letters."""
    while may_modify(text.word(index)) and text.word(index).islower():
        index += 1
    return index


def is_noun_of_both(noun: str, *adjectives: str) -> bool:
    """Whether a noun in small letters is of several bodies that adjectives name one each."""
    return noun.islower() and is_body_noun(noun) and all(shares_noun(word, noun) for word in adjectives)


def with_noun_behind(text: Text, span: Name, taken: set[int]) -> Name:
    """A name of adjectives with the noun for a body or a place behind them; itself where there is none."""
    words, last = text.words, span.last
    if last - span.first > 1 and span.type != "PER" and is_body_noun(words[last - 1]):
        return span._replace(type="ORG") if all(map(is_modifier, words[span.first : last - 1])) else span
    if last - span.first > 1 and span.type == "ORG" and words[last - 1].islower() and is_for_places(words[last - 1]):
        return span._replace(type="LOC") if all(map(is_modifier, words[span.first : last - 1])) else span
    if not text.word(last).islower() or not all(map(is_modifier, words[span.first : last])):
        return span  # most names: no noun goes on behind them
    while last not in taken and may_modify(text.word(last + (text.word(last) == "и"))) and text.word(last).islower():
        last += 1  # «Полицейской и пограничной службы»
    noun = text.word(last)
    if last in taken or not noun.islower() or not adjective_agrees(words[span.last - 1], noun):
        return span
    if is_body_noun(noun):
        return Name(span.first, last + 1, "ORG")
    return Name(span.first, last + 1, "LOC") if last == span.last and is_place_noun(noun) else span


@remember
def is_for_places(noun: str) -> bool:
    """Whether a noun is for a place, and for no outlet too: «Второй канал»."""
    return is_place_noun(noun) and not language.has_lemma(noun, lexicon.flagged("bodies", "outlet"))


@remember
def is_modifier(word: str) -> bool:
    """«Каменский завод»: whether a word can be an adjective, though the dictionary has it only as a surname."""
    return may_modify(word) or any(map(language.is_adjectival_surname, language.parses(word.lower())))


def with_capital_adjective(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«К Великому Устюгу», «Первый Заречный суд»: a capital adjective before the noun of a name belongs to it.

    Where a sentence begins, only a number does. «Заречный областной Театр кукол»: so do adjectives that were taken for
    the name of a body.
    """
    result: list[Name] = []
    for span in spans:
        first = span.first - 1
        before = result[-1] if result and result[-1].last == span.first else None
        own = before is None or (before.first == first and before.type != "PER")
        if before is not None and are_adjectives_of(text, before, span):
            result[-1] = span._replace(first=before.first)
        elif own and span.type != "PER" and is_part(text, first, span):
            result[len(result) - (before is not None) :] = [span._replace(first=first)]
        else:
            result.append(span)
    return result


def is_part(text: Text, index: int, span: Name) -> bool:
    """Whether a capital adjective agrees with the noun of the name behind it."""
    word = text.word(index)
    if not word.istitle() or not may_modify(word) or not text.words[span.first].istitle():
        return False
    if not language.is_declinable_adjective(language.parses(word.lower())[0]):  # «Сборной России»
        return False
    if text.begins_sentence(index) and not any("Anum" in p.grammemes for p in language.parses(word.lower())):
        return False
    return not is_country_adjective(word) and adjective_agrees(word, text.words[head_of(text, span)])


def head_of(text: Text, span: Name) -> int:
    """The first word of a name that can be no adjective, or its last."""
    return next((i for i in range(span.first, span.last) if not may_modify(text.words[i])), span.last - 1)


def are_adjectives_of(text: Text, before: Name, span: Name) -> bool:
    """Whether what was taken for the name of a body is but the adjectives of the body behind it."""
    words = text.words[before.first : before.last]
    if before.type != "ORG" or span.type != "ORG" or not all(map(may_modify, words)):
        return False
    return adjective_agrees(words[-1], text.words[head_of(text, span)])


def behind_place_noun(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Над хутором Весёлым», «в пустыне Атакама»: capital words behind a noun for a place are its name.

    The first agrees with the noun, or stands in the nominative, or is unknown.
    """
    taken = taken_tokens(spans)
    found = []
    for index in text.capitals:
        noun = text.word(index - 1)
        if index in taken or text.begins_sentence(index) or not class_flags(noun) >= BARE_PLACE:
            continue
        if not noun.islower() and not text.begins_sentence(index - 1):
            continue
        last = index
        while last not in taken and text.word(last).istitle():
            last += 1
        if last > index and (can_be_called(noun, text.words[index]) or is_undeclined_adjective(text, noun, index)):
            found.append(Name(index, last, "LOC"))
            taken.update(range(index, last))
    return with_missed(spans, found)


def is_undeclined_adjective(text: Text, noun: str, index: int) -> bool:
    """«Над рекой Чёрная», «к хутору Весёлый»: an adjective in the nominative, of the gender of the noun before it.

    Not one that a noun behind it goes with: «В городе Новая школа закрыта».
    """
    word = text.words[index]
    gender = language.noun_gender(language.noun_lemma(noun) or "")
    if not may_modify(word) or adjective_agrees(word, text.word(index + 1)):
        return False
    return any((p.case, p.number, p.gender) == ("nomn", "sing", gender) for p in language.parses(word.lower()))


def behind_shortened_noun(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«В пос. Луговой», «на р. Белая»: one word behind a preposition and a shortened noun for a place is its name.

    Not without a preposition: «г. Орлов» may be a gentleman, and «2012 г.» is a year.
    """
    shortened = language.shortened_places()
    behind = [i for i in text.capitals if text.word(i - 1) == "." and text.word(i - SHORTENED) in shortened]
    if not behind:
        return spans
    owner = by_token(spans)
    return override(spans, [Name(i, i + 1, "LOC") for i in behind if is_called_so(text, i, owner.get(i))])


def is_called_so(text: Text, index: int, own: Name | None) -> bool:
    """Whether a word behind a shortened noun stands alone, with a preposition before both, and is no place yet."""
    if text.begins_sentence(index) or not text.words[index].istitle() or text.word(index + 1)[:1].isupper():
        return False
    open_ = own is None or (own.type != "LOC" and own[:2] == (index, index + 1))
    return open_ and text.lower(index - SHORTENED - 1) in lexicon.load("prepositions")


SHORTENED = 2  # tokens of «пос.»


def can_be_called(noun: str, word: str) -> bool:
    """Whether a word can be the name of what the noun before it says."""
    found = [p for p in language.parses(word.lower()) if p.known]
    return not found or adjective_agrees(word, noun) or any(p.pos == "NOUN" and p.case == "nomn" for p in found)


def with_capital(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Бранят Суд по семейным спорам»: a noun for a body, or its adjective, with a capital inside a sentence.

    The noun names one with what it is of («Фонду развития промышленности»), the adjective with its noun. One for who
    governs a place does so before it: «решение Администрации Каменска».
    """
    taken = taken_tokens(spans)
    owners = {span.first for span in spans if span.type != "PER"}
    found = []
    for index in text.capitals:
        if index in taken or text.begins_sentence(index) or not text.words[index].istitle():
            continue
        if text.words[index - 1] in OPENING_MARKS or (
            text.words[index - 1].istitle() and may_modify(text.words[index - 1])
        ):
            continue
        if index + 1 in owners and is_of_authority(text.words[index]):
            found.append(Name(index, index + 1, "ORG"))
            continue
        head = head_behind(text, index)
        last = end_of_body(text, head + 1, taken) if head is not None else index
        if head is not None and last > index + 1 and taken.isdisjoint(range(index, last)):
            found.append(Name(index, last, "ORG"))
            taken.update(range(index, last))
    return with_missed(spans, found)


@remember
def is_of_authority(word: str) -> bool:
    """«Администрации», «Правительству»: whether a noun is for who governs a place."""
    authorities = lexicon.flagged("bodies", "city") | lexicon.flagged("bodies", "cabinet")
    return word.istitle() and language.noun_lemma(word) in authorities


def head_behind(text: Text, index: int) -> int | None:
    """The noun for a body that a word is, or that it belongs to with the adjectives in small letters behind it."""
    if is_body_noun(text.words[index]):
        return index
    head = past_adjectives(text, index + 1)
    word = text.word(head)
    several = head > index + 1 or not is_country_adjective(text.words[index])  # «Русское географическое общество»
    fits = several and may_modify(text.words[index]) and word.islower() and is_body_noun(word)
    return head if fits and adjective_agrees(text.words[index], word) else None


def end_of_body(text: Text, start: int, taken: set[int]) -> int:
    """The end of what a noun for a body is of: a phrase in the genitive, or a field behind «по»."""
    if text.word(start) == "по":
        last = end_of_phrase(text, start + 1, taken, ("datv", "gent"))
        return last if last > start + 1 else start
    return end_of_phrase(text, start, taken, ("gent",))
