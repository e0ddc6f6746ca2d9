"""What a name names: a person, an organisation, a place, or nothing that this library looks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from newsextract import language, lexicon
from newsextract.article import EntityType
from newsextract.language import is_role_noun, key_of, may_modify, named_in, nominatives_of
from newsextract.names.agreement import is_given_name, may_be_given_name
from newsextract.names.spans import (
    CLOSING_MARKS,
    OPENING_MARKS,
    Name,
    each,
    each_of,
    in_marks,
    surface,
    surnames_in_nominative,
)
from newsextract.remember import remember
from newsextract.text import DASH_TOKENS, Text

TYPE_OF_FLAG: dict[str, EntityType] = {"org": "ORG", "place": "LOC", "seat": "ORG"}


@each_of("PER")
def person_in_marks(text: Text, span: Name) -> Name:
    """«Ветвь Давидова», «Валерий Чкалов»: a person's name alone in marks is that of a ship, a group, a paper."""
    return span._replace(type="ORG") if in_marks(text, span) else span


@each_of("ORG", "LOC", least=2)
def person_with_title(text: Text, span: Name) -> Name:
    """«архиепископ Лонгин Клинский»: a given name behind a role noun begins the name of a person."""
    if not is_role_noun(text.word(span.first - 1)):
        return span
    words = surface(text, span)
    return span._replace(type="PER") if all(w.istitle() for w in words) and is_given_name(words[0]) else span


@each
def drop_see(text: Text, span: Name) -> Name | None:
    """«митрополит Каменский Никон»: the adjective of a see is no name, and no part of the name behind it."""
    noun, first, last = text.word(span.first - 1), text.words[span.first], span.first + 1
    if not first.istitle() or language.title_lemma(noun) not in lexicon.flagged("roles", "see"):
        return span
    agrees = any(language.agreeing(first, parse) for parse in language.parses(noun.lower()) if parse.case)
    see = agrees and may_be_given_name(text.word(last))
    return span if not see else span._replace(first=last) if last < span.last else None


MAX_LATIN = 3  # words of a name, and of a title with its adjectives


@each_of("ORG", least=2)
def person_in_latin(text: Text, span: Name) -> Name:
    """«John Carter, директор музея»: words in Latin letters before a title that no body has are a person."""
    words = surface(text, span)
    latin = len(words) <= MAX_LATIN and all(w.isascii() and w.istitle() for w in words)
    if not latin or text.word(span.last) not in BEFORE_TITLE:
        return span
    noun = next((i for i in range(span.last + 1, span.last + 1 + MAX_LATIN) if is_role_noun(text.word(i))), None)
    titled = noun is not None and all(may_modify(text.word(i)) for i in range(span.last + 1, noun))
    fits = noun is not None and titled and is_of_person(text.lower(noun)) and is_apposition(text, noun)
    return span._replace(type="PER") if fits else span


def is_apposition(text: Text, noun: int) -> bool:
    """Whether a mark follows a role noun, with no other person and no verb between: not «AP, президент уехал»."""
    for index in range(noun + 1, noun + MAX_APPOSITION):
        word = text.word(index)
        if word in APPOSITION_ENDS:
            return True
        found = language.parses(word.lower()) if word.isalpha() else ()
        if is_given_name(word) or language.is_relative(word.lower()) or (found and found[0].pos == "VERB"):
            return False
    return False


APPOSITION_ENDS = frozenset({",", ")", "."})
MAX_APPOSITION = 8  # tokens from a role noun to the mark behind it
BEFORE_TITLE = frozenset({",", "("}) | DASH_TOKENS


def is_of_person(noun: str) -> bool:
    """Whether a role noun in the singular is never said of a body, as «лидер» is."""
    flags = lexicon.load("roles").get(language.title_lemma(noun) or "", frozenset())
    one = any(p.number == "sing" for p in language.parses(noun))
    return one and not flags & {"firm", "plain", "kin"}


# --- names that the model confuses ------------------------------------------------------------------------------------


def listed_name(text: Text, spans: Sequence[Name]) -> list[Name]:
    """Евросоюз is an organisation, МКС a place, СМИ no name at all: `lexicon/names.txt`.

    Рено is a firm, but not where the article has Жан Рено.
    """
    listed = [span for span in spans if named_in("names", unnumbered(surface(text, span))) is not None]
    if not listed:
        return list(spans)
    surnames = surnames_in_nominative(text, spans)
    alone = [span for span in listed if span.type == "PER" and span.last - span.first == 1]
    own = {
        span
        for span in alone
        if not surnames.isdisjoint(nominatives_of(text.words[span.first])) or is_surname_as_subject(text, span)
    }
    typed = (span if span in own else as_listed(text, span) for span in spans)
    return [span for span in typed if span is not None]


def is_surname_as_subject(text: Text, span: Name) -> bool:
    """«Гатина поблагодарила»: a verb has its subject in the nominative, and the village is Гатино."""
    word, gender = text.words[span.first], language.past_gender(text.lower(span.last))
    if gender is None or not text.begins_sentence(span.first) or word.lower() in lexicon.load("names"):
        return False
    return any(r.part == "last" and (r.case, r.gender) == ("nomn", gender) for r in language.name_readings(word))


def as_listed(text: Text, span: Name) -> Name | None:
    """A name with the type that the table gives it."""
    flags = named_in("names", unnumbered(surface(text, span)))
    if flags is None:
        return span
    if "seat" in flags:
        return span._replace(type="LOC" if stands_in(text, span, SEAT_PREPOSITIONS) else "ORG")
    if "nothing" in flags or ("platform" in flags and stands_in(text, span, CHANNEL_PREPOSITIONS)):
        return None
    return span._replace(type="ORG" if "platform" in flags else type_by_flags(flags) or span.type)


def unnumbered(words: tuple[str, ...]) -> tuple[str, ...]:
    """«СИЗО-2», «ИК-7»: an abbreviation without the number behind it; other words as they are."""
    match = NUMBERED.fullmatch(words[0]) if len(words) == 1 else None
    return (match[1],) if match and "nothing" in (named_in("names", (match[1],)) or ()) else words


NUMBERED = re.compile(r"([А-ЯЁ]{2,})-\d+")


# «в Белом доме», «около Кремля»: the building; «Белый дом заявил», «советник Белого дома»: the body
SEAT_PREPOSITIONS = lexicon.flagged("prepositions", "seat")
# «написал в Twitter», «через Instagram»: where something was written, no party to it
CHANNEL_PREPOSITIONS = lexicon.flagged("prepositions", "channel")


def stands_in(text: Text, span: Name, prepositions: frozenset[str]) -> bool:
    """Whether one of these prepositions stands at once before a name, or before its mark."""
    before = span.first - 1 - (text.word(span.first - 1) in OPENING_MARKS)
    return text.word(before).lower() in prepositions


def type_by_flags(flags: frozenset[str]) -> EntityType | None:
    """The type that an entry's flags give."""
    return next((TYPE_OF_FLAG[flag] for flag in flags if flag in TYPE_OF_FLAG), None)


# --- the noun before a name -------------------------------------------------------------------------------------------


def by_class_noun(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«город Павия», «центр «Диалог»», «шаттл «Дискавери»»: the noun before a name tells what it names.

    What is told holds for the same name elsewhere (of a work: elsewhere in marks), and for names listed with it:
    «кинотеатры «Звезда», «Космос» и «Юность»».
    """
    flags = [class_flag(text, span) for span in spans]
    told: dict[str, str] = {}
    for span, flag in zip(spans, flags, strict=True):
        if flag:
            told.setdefault(key_of(surface(text, span)), flag)
    if not told:
        return list(spans)
    people = (surface(text, span) for span in spans if span.type == "PER" and span.last - span.first > 1)
    own = {key_of((word,)) for words in people for word in words}  # «Анну» is Анна Белова, not the company «Анна»
    typed = ((span, flag or told_elsewhere(text, span, told, own)) for span, flag in zip(spans, flags, strict=True))
    return [span._replace(type=TYPE_OF_FLAG[flag]) if flag else span for span, flag in typed if flag != "work"]


def class_flag(text: Text, span: Name) -> str | None:
    """What the noun before a name says of it: "org", "place", "work" (a work, a ship, an event) or nothing."""
    marked = in_marks(text, span)
    place = head_of_list(text, span.first - 1) - 1 if marked else span.first - 1
    flags = class_flags(text.word(place))
    if not flags:
        return None
    bare = "bare" in flags and span.type == "PER" and not belongs_to_noun(text, place)
    latin = text.tokens[span.first].word.isascii()
    return next(flag for flag in ("org", "place", "work") if flag in flags) if marked or bare or latin else None


@remember
def class_flags(word: str) -> frozenset[str]:
    """The flags of the entry of `class_nouns` that a word is a form of; none where there is no entry."""
    table = lexicon.load("class_nouns")
    return next((table[p.lemma] for p in language.parses(word.lower()) if p.lemma in table), NO_FLAGS)


BARE_PLACE = frozenset({"place", "bare"})
NO_FLAGS: frozenset[str] = frozenset()  # one for all words without an entry


def head_of_list(text: Text, opening: int) -> int:
    """Where a list of names in marks begins: before «Звезда», for «Юность» in «Звезда», «Космос» и «Юность»."""
    end = opening - MAX_LIST
    while (
        opening > end
        and text.word(opening - 1) in (",", "и")
        and text.word(opening - 2) in CLOSING_MARKS
        and (before := opening_mark(text, opening - 2)) is not None
    ):
        opening = before
    return opening


MAX_TITLE = 8  # words in a name in marks
MAX_LIST = 100  # tokens in a list of such names


def opening_mark(text: Text, closing: int) -> int | None:
    """The opening mark of the words in marks that close here."""
    window = range(closing - 1, max(-1, closing - MAX_TITLE), -1)
    return next((i for i in window if text.word(i) in OPENING_MARKS), None)


def belongs_to_noun(text: Text, noun: int) -> bool:
    """«мэр города Лужков»: the noun belongs to another noun before it, and the name to that one."""
    found = language.parses(text.word(noun - 1).lower())
    return bool(found) and found[0].pos == "NOUN"


def told_elsewhere(text: Text, span: Name, told: Mapping[str, str], people: Collection[str]) -> str | None:
    """The type that a noun before the same name told; «Тула» the cinema leaves Тула the city alone.

    `people` are the words of persons' full names.
    """
    key = key_of(surface(text, span))
    flag = told.get(key)
    if flag == "place" or in_marks(text, span):
        return flag
    if span.type == "PER" and key in people:
        return None
    own = language.is_place(text.words[span.first]) or (span.type == "LOC" and is_place_by_preposition(text, span))
    return flag if flag == "org" and not own else None


def is_place_by_preposition(text: Text, span: Name) -> bool:
    """«По Волге», «из Владимира»: whether a preposition of places stands before what the dictionary has as one."""
    known = any("Geox" in p.grammemes and p.known for p in language.parses(text.lower(span.first)))
    return known and text.lower(span.first - 1) in lexicon.flagged("prepositions", "place")
