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
    Names,
    each,
    each_of,
    in_marks,
    surface,
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


SEES = lexicon.flagged("roles", "see")  # «митрополит», «архиепископ»


@each
def drop_see(text: Text, span: Name) -> Name | None:
    """«митрополит Каменский Никон»: the adjective of a see is no name, and no part of the name behind it."""
    noun, last = span.first - 1, span.first + 1
    if text.word(noun) == "и" and is_see(text, noun - 2, noun - 1):
        noun -= 2  # «епископ Каменский и Заречный Тихон»
    if not is_see(text, noun, span.first):
        return span
    joined = text.word(last) == "и" and (is_see(text, noun, last + 1) or text.word(last + 1) == "всея")
    see = joined or may_be_given_name(text.word(last))
    return span if not see else span._replace(first=last, type="PER") if last < span.last else None


def is_see(text: Text, noun: int, index: int) -> bool:
    """Whether a word with a capital can be the adjective of the see of a bishop: «епископ Каменский»."""
    if not text.word(index).istitle() or language.title_lemma(text.word(noun)) not in SEES:
        return False
    return any(language.agreeing(text.word(index), parse) for parse in language.parses(text.lower(noun)) if parse.case)


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
        if is_given_name(word) or (found and found[0].pos == "VERB"):
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


def listed_name(text: Text, spans: Names) -> Sequence[Name]:
    """Евросоюз is an organisation, МКС a place, СМИ no name at all: `lexicon/names.txt`.

    Рено is a firm, but not where the article has Жан Рено.
    """
    listed: dict[Name, Sequence[Name]] = {}
    for span in spans:
        flags = listed_flags(surface(text, span))
        if flags is None or (span.type == "PER" and span.last - span.first == 1 and is_surname(text, span, spans)):
            continue
        type_ = listed_type(text, span, flags)
        if type_ != span.type:
            listed[span] = (span._replace(type=type_),) if type_ else ()
    return spans.with_parts(listed)


def is_surname(text: Text, span: Name, spans: Names) -> bool:
    """Whether a listed word is the surname of a person in the article, or of the subject of a verb."""
    known = not spans.nominative_surnames.isdisjoint(nominatives_of(text.words[span.first]))
    return known or is_surname_as_subject(text, span)


def is_surname_as_subject(text: Text, span: Name) -> bool:
    """«Гатина поблагодарила»: a verb has its subject in the nominative, and the village is Гатино."""
    word, gender = text.words[span.first], language.past_gender(text.lower(span.last))
    if gender is None or not text.begins_sentence(span.first) or word.lower() in lexicon.load("names"):
        return False
    return any(r.part == "last" and (r.case, r.gender) == ("nomn", gender) for r in language.name_readings(word))


def listed_type(text: Text, span: Name, flags: frozenset[str]) -> EntityType | None:
    """The type that the table gives a name; None for what it has as no name."""
    if "seat" in flags:
        return "LOC" if stands_in(text, span, SEAT_PREPOSITIONS) else "ORG"
    if "nothing" in flags or ("platform" in flags and stands_in(text, span, CHANNEL_PREPOSITIONS)):
        return None
    if flags >= BOTH:
        return "LOC" if stands_in(text, span, PLACE_PREPOSITIONS) else "ORG"
    return "ORG" if "platform" in flags else type_by_flags(flags) or span.type


BOTH = frozenset({"org", "place"})  # flags of a body that is called like a town: «пишет Фонтанка», «вдоль Фонтанки»


@remember
def listed_flags(words: tuple[str, ...]) -> frozenset[str] | None:
    """The flags of a name in the table; «СИЗО-2», «ИК-7»: of an abbreviation without the number behind it."""
    match = NUMBERED.fullmatch(words[0]) if len(words) == 1 else None
    unnumbered = named_in("names", (match[1],)) if match else None
    return unnumbered if unnumbered and "nothing" in unnumbered else named_in("names", words)


NUMBERED = re.compile(r"([А-ЯЁ]{2,})-\d+")


# «в Белом доме», «около Кремля»: the building; «Белый дом заявил», «советник Белого дома»: the body
SEAT_PREPOSITIONS = lexicon.flagged("prepositions", "seat")
# «написал в Twitter», «через Instagram»: where something was written, no party to it
PLACE_PREPOSITIONS = lexicon.flagged("prepositions", "place")
CHANNEL_PREPOSITIONS = lexicon.flagged("prepositions", "channel")


def stands_in(text: Text, span: Name, prepositions: frozenset[str]) -> bool:
    """Whether one of these prepositions stands at once before a name, or before its mark."""
    before = span.first - 1 - (text.word(span.first - 1) in OPENING_MARKS)
    return text.word(before).lower() in prepositions


def type_by_flags(flags: frozenset[str]) -> EntityType | None:
    """The type that an entry's flags give."""
    return next((type_ for flag, type_ in TYPE_OF_FLAG.items() if flag in flags), None)


# --- the noun before a name -------------------------------------------------------------------------------------------


def by_class_noun(text: Text, spans: Names) -> Sequence[Name]:
    """«город Павия», «центр «Диалог»», «шаттл «Дискавери»»: the noun before a name tells what it names.

    What is told holds for the same name elsewhere (of a work: elsewhere in marks), and for names listed with it:
    «кинотеатры «Звезда», «Космос» и «Юность»».
    """
    # «Соединённых Штатов Ричарда Миллера»: the noun before a person may be the end of a name
    free = (span for span in spans if span.type != "PER" or span.first - 1 not in spans.taken)
    flags = {span: flag for span in free if (flag := class_flag(text, span))}
    if not flags:
        return spans
    told: dict[str, str] = {}
    for span, flag in flags.items():
        told.setdefault(key_of(surface(text, span)), flag)
    people = (surface(text, span) for span in spans.of(("PER",), least=2))
    own = {key_of((word,)) for words in people for word in words}  # «Анну» is Анна Белова, not the company «Анна»
    typed = ((span, flags.get(span) or told_elsewhere(text, span, told, own)) for span in spans)
    return [span._replace(type=TYPE_OF_FLAG[flag]) if flag else span for span, flag in typed if flag != "work"]


def class_flag(text: Text, span: Name) -> str | None:
    """What the noun before a name says of it: "org", "place", "work" (a work, a ship, an event) or nothing."""
    before, place = text.word(span.first - 1), span.first - 1
    marked = before in OPENING_MARKS and text.word(span.last) in CLOSING_MARKS
    if marked:
        place = head_of_list(text, place) - 1
        before = text.word(place)
    flags = class_flags(before)
    if not flags or (marked and "work" in flags and is_only_genitive(text.lower(span.first))):
        return None  # «Статья «Ведомостей»» has no such title
    bare = "bare" in flags and span.type == "PER" and not belongs_to_noun(text, place)
    latin = "marked" not in flags and text.tokens[span.first].word.isascii()
    told = marked or bare or latin
    return next(flag for flag in ("org", "place", "work") if flag in flags) if told else None


@remember
def is_only_genitive(word: str) -> bool:
    """Whether a word in small letters can be a genitive, and no nominative."""
    found = [p for p in language.parses(word) if p.known or word.endswith(("а", "я", "ы", "и"))]
    named = all(p.pos in ("NOUN", "ADJF") and p.case != "nomn" for p in found)
    return named and any(p.case == "gent" for p in found)


@remember
def class_flags(word: str) -> frozenset[str]:
    """What the table of class nouns says of a word, in whatever form: of «города» what it says of «город»."""
    table = lexicon.load("class_nouns")
    return next((table[p.lemma] for p in language.parses(word.lower()) if p.lemma in table), NO_FLAGS)


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
    before = language.likeliest(text.word(noun - 1))
    return before is not None and before.pos == "NOUN"


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
    before = text.lower(span.first - 1)
    return before in lexicon.flagged("prepositions", "place") and language.may_be_place(text.words[span.first])
