"""What is no name: a common word with the capital of a sentence, the title of a work, a part of an address."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.article import EntityType
from newsextract.language import BARE_PLACE, NAME_GRAMMEMES, VOWELS, is_role_noun, named_in, nominatives_of
from newsextract.names.agreement import may_be_given_name
from newsextract.names.clubs import is_on_sports
from newsextract.names.cut import is_only_plural, is_thing
from newsextract.names.phrases import adjective_agrees, is_body_noun, is_kind_of_person, is_noun_of, is_place_noun
from newsextract.names.spans import CLOSING_MARKS, OPENING_MARKS, Name, each, each_of, in_marks, surface
from newsextract.names.types import class_flags
from newsextract.text import Text


def drop_common_word(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Подана первая заявка»: a common word is no name for its capital at the start of a sentence.

    It is one where another name follows («Конгресс США»), or where it has a capital inside a sentence as well.
    """
    types = {span.first: span.type for span in spans}
    doubtful = [
        span
        for span in spans
        if span.last - span.first == 1
        and (begins_entry(text, span.first) or after_mark(text, span.first))
        and (not goes_with(text, span, types.get(span.last)) or is_noun_before(text, span))
        and (is_common(text.words[span.first]) or is_thing_or_creature(text, span) or is_noun_before(text, span))
        and not in_marks(text, span)
        and not is_known_body(text, span)
        and not is_person_speaking(text, span)
    ]
    if not doubtful:
        return spans
    inner = {
        language.noun_lemma(token.word)
        for index in text.capitals
        if (token := text.tokens[index]).word[:1].isupper()
        and not begins_entry(text, index)
        and not after_mark(text, index)
    }
    # a body that is called by one word in marks may begin a sentence without them
    bodies = (span for span in spans if span.type == "ORG" and span.last - span.first == 1 and in_marks(text, span))
    inner |= {language.noun_lemma(text.words[span.first]) for span in bodies}
    dropped = {span for span in doubtful if language.noun_lemma(text.tokens[span.first].word) not in inner}
    return [span for span in spans if span not in dropped]


def goes_with(text: Text, span: Name, behind: EntityType | None) -> bool:
    """«Конгресс США»: whether a name behind a word belongs to it, and the word does not tell what is behind.

    It does in «Село Карамахи», «Дачники Кратова», «Климат Каменки», and of a person in «Жалобу Анны Беловой».
    """
    word = text.words[span.first]
    if span.type == "LOC" and (class_flags(word) >= BARE_PLACE or is_only_plural(word)):
        return False
    told = is_thing(word) and (span.type == "LOC" or (span.type == "ORG" and behind == "PER"))
    return behind is not None and not told


def is_noun_before(text: Text, span: Name) -> bool:
    """«Замглавы Федеральной службы Лунин», «Офис Каменки»: a title, or what a body has, that was taken for a body.

    Or for a place: «Влогер Пётр Лунин».
    """
    word = text.words[span.first]
    if span.type == "LOC":
        return is_role_noun(word) and text.word(span.last).istitle()
    return span.type == "ORG" and (is_role_noun(word) or is_noun_of("beside_bodies", word))


def is_thing_or_creature(text: Text, span: Name) -> bool:
    """«Электросамокат сбил прохожего», «Заяц выбежал», «Хорват забил»: no person, though no list has the word so."""
    word = text.words[span.first]
    if span.type == "PER" and (is_kind_of_person(word) or (language.is_unknown(word) and is_role_noun(word))):
        return True  # «Влогер рассказал»
    rest = language.rest_of_compound(word) if span.type == "PER" else None
    return (rest is not None and is_common(rest)) or is_creature(text, span)


def is_creature(text: Text, span: Name) -> bool:
    """«Заяц выбежал на трассу»: a surname that is first of all a noun for a creature, with nothing else of a name.

    In an article on sports it is a player: «Воробей забил гол».
    """
    word = text.words[span.first]
    if span.type != "PER" or not word.istitle() or not text.begins_sentence(span.first):
        return False
    found = language.parses(word.lower())
    first = next(iter(found), None)
    if first is None or not first.known or any("Name" in p.grammemes for p in found):
        return False
    creature = (first.pos, first.case, first.number, first.animacy) == ("NOUN", "nomn", "sing", "anim")
    moves = language.past_gender(text.lower(span.last)) in (first.gender, None)
    return creature and moves and NAME_GRAMMEMES.isdisjoint(first.grammemes) and not is_on_sports(text)


@each_of("ORG")
def drop_voice(text: Text, span: Name) -> Name | None:
    """«Пресс-служба завода сообщила»: who speaks for a body without a name has none, for a capital of the sentence."""
    if not begins_entry(text, span.first):
        return span
    first, *rest = surface(text, span)
    if not all(map(str.islower, rest)):
        return span
    return None if "voice" in lexicon.load("sources").get(first.lower(), ()) else span


def is_person_speaking(text: Text, span: Name) -> bool:
    """«Коваль ответил отказом»: who speaks, and is no role noun, is a person by name."""
    verb = text.lower(span.last)
    if span.type != "PER" or not verb.isalpha() or verb.endswith(REFLEXIVE):
        return False  # «Свадьба отмечалась»
    word = text.words[span.first]
    if is_role_noun(word) or is_kind_of_person(word):
        return False
    return any(map(is_reporting, language.parses(verb)[:1]))


def is_reporting(parse: language.Parse) -> bool:
    """Whether a reading is of a reporting verb: «ответил»."""
    return parse.pos == "VERB" and parse.lemma in lexicon.load("reporting_verbs")


REFLEXIVE = lexicon.endings("reflexive")  # nobody is the subject of such a verb


ADJECTIVE_AND_NOUN = 2  # words


@each_of("LOC", "ORG", least=ADJECTIVE_AND_NOUN)
def drop_common_phrase(text: Text, span: Name) -> Name | None:
    """«Новый асфальт», an entry of a list: an adjective and a common noun name no place for the first one's capital.

    Nor a body where both stand in capitals and the noun is of none: «РЕГУЛЯРНЫЙ ЧЕМПИОНАТ», a heading; nor where they
    are the whole entry: «— Детская ярмарка». Nor does a noun with its genitive behind a mark: «— Очистка пруда».
    """
    if span.last - span.first != ADJECTIVE_AND_NOUN or not begins_entry(text, span.first):
        return span
    adjective, noun = surface(text, span)
    if span.type == "ORG":
        sentence = text.sentence_with(span.first)
        capitals = adjective.isupper() and noun.isupper() and sentence.last == span.last
        entry = text.word(span.first - 1) in ENTRY_MARKS and sentence.last <= span.last + 1 and noun.islower()
        return None if (capitals or entry) and is_common_heading(adjective, noun) else span
    if noun.islower() and text.word(span.first - 1) in ENTRY_MARKS and is_thing(adjective):
        return span if is_place_noun(adjective) or is_body_noun(adjective) or class_flags(adjective) else None
    common = noun.islower() and not is_place_noun(noun) and is_common(noun) and language.is_adjective(adjective)
    return None if common and is_common(adjective) else span


def is_common_heading(adjective: str, noun: str) -> bool:
    """Whether words in capitals are an adjective and the common noun that it agrees with, which names no body."""
    common = is_common(adjective.capitalize()) and is_common(noun.capitalize())
    agrees = common and adjective_agrees(adjective, noun)
    return agrees and not (is_body_noun(noun) or is_place_noun(noun) or class_flags(noun) - {"work"})


def is_known_body(text: Text, span: Name) -> bool:
    """Whether a name is known as that of a body, and meant: «Сбербанк», «Росавтодор»."""
    if language.clipped_body(text.words[span.first]):
        return is_clipped_name(text, span.first)
    return is_no_common_word(text, span)


def begins_entry(text: Text, index: int) -> bool:
    """Whether a token begins a sentence or an entry of a list: «- Побелка бордюров»."""
    return text.begins_sentence(index - (text.word(index - 1) in ENTRY_MARKS))


ENTRY_MARKS = frozenset("-–—•*·")  # before an entry of a list


def after_mark(text: Text, index: int) -> bool:
    """Whether a quotation may begin here, with its capital."""
    return text.word(index - 1) in OPENING_MARKS


def is_common(word: str) -> bool:
    """Whether the dictionary knows a word, and as no name: not «Макрон»."""
    unknown = language.is_unknown(word)
    if "-" in word and unknown:
        return all(part and is_common(part) for part in word.split("-"))  # «Колонию-поселение»
    found = language.parses(word.lower())
    if not word[1:].islower() or unknown or any(NAME_GRAMMEMES & p.grammemes for p in found):
        return False
    return not any(form.lower() in lexicon.load("surnames") for form in nominatives_of(word))


def is_clipped_name(text: Text, index: int) -> bool:
    """Whether a clipped word is a name here: where a sentence begins, «Спецпроект» is none, «Мосгорсуд» is one."""
    return not text.begins_sentence(index) or text.lower(index).startswith(OF_STATES)


OF_STATES = tuple(sorted(lexicon.flagged("clipped", "state")))


def is_no_common_word(text: Text, name: Name) -> bool:
    """Whether a known name that begins a sentence is meant as a name: «Аэрофлот отменил рейс», «Магнит сообщил».

    It has another capital, or the table flags it as no common word, or it reports.
    """
    words = surface(text, name)
    if len(words) > 1:
        return any(word[:1].isupper() for word in words[1:])
    flags = named_in("names", words) or frozenset()
    if "common" not in flags:
        return not flags.isdisjoint(("org", "seat"))
    if words[0].lower() in lexicon.flagged("sources", "same"):
        return False  # «Собеседник уточнил»
    return any(map(is_reporting, language.parses(text.lower(name.last))))


YEAR_DIGITS = 4


@each_of("ORG")
def drop_dated_title(text: Text, span: Name) -> Name | None:
    """«Silver Rain (1997)»: Latin words before a year in brackets are the title of a work."""
    if text.word(span.last) != "(":
        return span
    year, closing = text.word(span.last + 1), text.word(span.last + 2)
    dated = len(year) == YEAR_DIGITS and year.isdigit() and closing == ")"
    return None if dated and all(word.isascii() for word in surface(text, span)) else span


LISTS = frozenset({"топ"})  # «Топ-5»: words for a list, before how many stand in it
YEAR_LENGTHS = (2, YEAR_DIGITS)  # «Фестиваль-80», «Евро-2016»


@each_of("PER")
def drop_event(text: Text, span: Name) -> Name | None:
    """«Отбор Евро-2016», «Мисс Волна-2019 Белова», «Топ-5»: a word with a year or a count names nobody."""
    first = span.first
    while first < span.last and is_event(text.words[first]):
        first += 1
    if first == span.first:
        return span
    return span._replace(first=first) if first < span.last else None


CLAUSE_WORDS = 3  # of a subhead; «НОВОСТИ ДНЯ» can be the name of a paper


@each_of("ORG")
def drop_clause(text: Text, span: Name) -> Name | None:
    """«ДРУЗЬЯ СТАЛИ ЧУЖИМИ ЛЮДЬМИ»: a subhead in capitals that has a verb in the past names nobody."""
    words = text.words[span.first : span.last]
    if len(words) < CLAUSE_WORDS or not all(map(str.isupper, words)):
        return span
    likeliest = (p for word in words for p in language.parses(word.lower())[:1])
    return None if any(p.pos == "VERB" and p.tense == "past" for p in likeliest) else span


def drop_class_phrase(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Экологическая организация «Чистая река»»: what a sentence begins with is no name beside the name in marks."""
    firsts = {span.first for span in spans if span.type == "ORG"}
    return [span for span in spans if not (span.last + 1 in firsts and is_class_phrase(text, span))]


def is_class_phrase(text: Text, span: Name) -> bool:
    """Whether an adjective with the capital of its sentence and a noun for a body stand before an opening mark."""
    *before, noun = text.words[span.first : span.last]
    marked = text.word(span.last) in OPENING_MARKS and text.begins_sentence(span.first)
    described = bool(before) and language.is_adjective(before[0]) and all(map(str.islower, [*before[1:], noun]))
    return span.type == "ORG" and marked and described and "org" in class_flags(noun)


def is_event(word: str) -> bool:
    """Whether a word ends with a year, or how many a list has, and is nobody's nickname, as «Дима-2000» is."""
    if not word[-1:].isdigit():
        return False
    stem, _, year = word.rpartition("-")
    counted = len(year) in YEAR_LENGTHS or stem.lower() in LISTS
    return bool(stem) and year.isdigit() and counted and not may_be_given_name(stem)


MAX_TOWN = 3  # letters of a town cut short


@each_of("ORG", "LOC", "PER")
def drop_town_of_club(text: Text, span: Name) -> Name | None:
    """«"Металлург" Нк обыграл»: letters behind the marks of a club tell which of several it is, and name nothing."""
    word = text.words[span.first]
    cut = text.word(span.first - 1) in CLOSING_MARKS and len(word) <= MAX_TOWN and word.istitle()
    cut = cut and text.word(span.first + 1) != "."  # «Волны» Р. Ильина»
    return None if cut and VOWELS.isdisjoint(word.lower()) else span


@each
def drop_web_suffix(text: Text, span: Name) -> Name | None:
    """«в зоне .РФ», «@novosti»: what is glued behind such a mark is part of an address."""
    tokens, first = text.tokens, span.first
    if first == 0 or tokens[first - 1].text not in (".", "@") or tokens[first - 1].stop != tokens[first].start:
        return span
    inside = first > 1 and tokens[first - 2].stop == tokens[first - 1].start and tokens[first - 1].text == "."
    return span if inside else None  # «А.Иванов», «конец.Иванов»
