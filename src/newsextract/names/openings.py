"""Where a sentence begins: its first word is no part of the name behind it, which the model may not have seen."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.article import EntityType
from newsextract.language import BARE_PLACE, NAME_GRAMMEMES, is_role_noun, may_modify, named_in
from newsextract.names.agreement import agreed, is_given_name, is_patronymic, is_surname, may_be_given_name
from newsextract.names.phrases import adjective_agrees, is_body_noun, is_noun_of, is_place_noun
from newsextract.names.places import is_settlement
from newsextract.names.spans import ALL_TYPES, CLOSING_MARKS, LEADING_PARTICLES, OPENING_MARKS, Name, each_of, surface
from newsextract.names.tails import is_only_predicate
from newsextract.names.towns import is_land_by_form, is_of_place_only
from newsextract.names.types import class_flags
from newsextract.remember import remember, remember_several
from newsextract.text import Sentence, Text


@each_of(*ALL_TYPES, least=2)
def drop_leading_preposition(text: Text, span: Name) -> Name:
    """«О Каменском заводе», «Здание Вестника»: a sentence's first word is a preposition or a noun beside a name."""
    if opens_with_mark(text, span):
        return span._replace(first=span.first + 2, last=span.last - (text.word(span.last - 1) in CLOSING_MARKS))
    beside = opens_sentence(text, span) and stands_before_bodies(text.lower(span.first))
    return without_first(span) if beside and named_in("names", surface(text, span)) is None else span


@each_of(*ALL_TYPES, least=2)
def drop_leading_noun(text: Text, span: Name) -> Name:
    """«Замки Трансильвании», «Климат Дальнего Востока»: a common noun stands before the genitive of what is known."""
    if not opens_sentence(text, span):
        return span
    first, rest = text.words[span.first], text.words[span.first + 1 : span.last]
    if may_be_of_place(first, span.type) and are_place_in_genitive(rest):
        return without_first(span)._replace(type="LOC")  # «Больницы Каменска», «Разлив Каменки»
    several = may_be_several(first) or (span.type == "LOC" and is_body_noun(first))
    if several and "org" in (named_in("names", rest) or ()):
        return without_first(span)._replace(type="ORG")  # «Бригады Мосводоканала», «Завод Фольксвагена»
    if span.type == "LOC" and is_only_predicate(first):
        return without_first(span)  # «Обстрелян Каменск»
    if span.type == "PER" and (begins_no_name(first) or "work" in class_flags(first)):
        return without_owned(text, span, rest)
    if not begins_no_name(first):
        return span
    known = not may_begin_place(first) if span.type == "LOC" else are_body(rest) or is_of_people(first, rest[0])
    return without_first(span) if known or is_role_noun(first) else span


def without_owned(text: Text, span: Name, rest: tuple[str, ...]) -> Name:
    """A name without the common noun before it: «Климат Каменки» is of a place, «Книги Пэн Лина» of a person."""
    whose = len(rest) == 1 and (is_only_place_in_genitive(rest[0]) or is_of_place_only(text.lower(span.first)))
    if whose:
        return without_first(span)._replace(type="LOC")
    first = text.words[span.first]
    return without_first(span) if may_be_several(first) or is_lifeless(first) else span


@each_of("LOC", "PER", least=2)
def drop_noun_of_place(text: Text, span: Name) -> Name:
    """«Река Лена разлилась»: a noun that tells what the place is has its capital for the sentence; «река Лена».

    Also where the two were taken for a person: «Кишлак Сарез опустел».
    """
    told = opens_sentence(text, span) and class_flags(text.words[span.first]) >= BARE_PLACE
    return without_first(span)._replace(type="LOC") if told else span


@each_of("ORG", least=2)
def drop_role_phrase(text: Text, span: Name) -> Name:
    """«Специальный корреспондент Вестника», «Экс-аким Заречья»: what a person is stands before the name of a body."""
    if not text.begins_sentence(span.first):
        return span
    words = surface(text, span)
    lead = next((i for i, word in enumerate(words) if i and word[:1].isupper()), 0)
    *adjectives, noun = words[:lead] or ("",)
    whose = is_role_noun(noun.lower().removeprefix(language.FORMERLY)) and all(map(may_modify, adjectives))
    return span._replace(first=span.first + lead) if whose else span


def opens_with_mark(text: Text, span: Name) -> bool:
    """«Офис «Вестника»»: whether a noun beside a body begins a sentence, and the body stands in marks behind it."""
    if span.type != "ORG" or span.last - span.first < MARKED or text.word(span.first + 1) not in OPENING_MARKS:
        return False
    return text.begins_sentence(span.first) and stands_before_bodies(text.lower(span.first))


MARKED = 3  # tokens of «Офис «Вестника», at least


def are_body(words: tuple[str, ...]) -> bool:
    """Whether words name a body by themselves: one of the table, or «Каменской больницы»."""
    if "org" in (named_in("names", words) or ()):
        return True
    *adjectives, noun = words
    return bool(adjectives) and is_body_noun(noun) and all(adjective_agrees(a, noun) for a in adjectives)


def is_of_people(noun: str, body: str) -> bool:
    """«Пациентов НИИ Орлова»: whether a noun for several people stands before the abbreviation of a body."""
    several = all(p.number == "plur" and p.animacy == "anim" for p in language.parses(noun.lower()))
    return several and body.isupper() and len(body) > 1


def opens_sentence(text: Text, span: Name) -> bool:
    """Whether a name of several words begins a sentence, and its second word begins a name: «О ван Дейке»."""
    if not text.begins_sentence(span.first):
        return False
    second = text.words[span.first + 1]
    return second[:1].isupper() or second in LEADING_PARTICLES


def without_first(span: Name) -> Name:
    """The name without its first word."""
    return span._replace(first=span.first + 1)


@remember
def stands_before_bodies(word: str) -> bool:
    """Whether a word is only a preposition, or a noun for what a body has: «здание», «позиция»."""
    found = language.parses(word)
    if found and ((found[0].pos == "PREP" and found[0].score > SURE_SHARE) or all(p.pos in SMALL_PARTS for p in found)):
        return True
    return is_noun_of("beside_bodies", word)


SMALL_PARTS = frozenset({"PREP", "ADVB"})  # «вблизи», «внутри»
SURE_SHARE = 0.9  # share of its likeliest reading in how often a word occurs


@remember
def begins_no_name(word: str) -> bool:
    """Whether a word is a common noun that begins no name of a place or a body: «замки»; not «область», «театр»."""
    found = language.parses(word.lower())
    common = all(p.known and p.pos == "NOUN" and not NAME_GRAMMEMES & p.grammemes for p in found)
    return bool(found) and common and not (is_place_noun(word) or is_body_noun(word) or class_flags(word))


@remember
def may_begin_place(word: str) -> bool:
    """«Земля Лунина», «Камень Шамана»: whether a common noun is one with which the name of a place begins."""
    return any(is_noun_of(table, word) for table in ("place_beginnings", "street_nouns", "settlement_nouns"))


@remember_several
def may_be_of_place(word: str, type_: EntityType) -> bool:
    """«Больницы», «Порты», «Разлив»: whether a common noun can tell what a place has, of which it is no part.

    Several of a kind are in no name but a paper's or a gate's: «Вести Каменска», «Ворота Каменска».
    """
    if may_be_several(word):
        return word.lower() not in lexicon.load("names") and any(
            p.lemma != p.word for p in language.parses(word.lower())
        )
    return (
        type_ == "LOC"
        and not (is_place_noun(word) or class_flags(word) or may_begin_place(word))
        and is_common_in_nominative(word)
    )


@remember
def is_common_in_nominative(word: str) -> bool:
    """«Разлив», «Ремонт»: whether a word can be a common noun in the nominative, and nobody's name."""
    found = language.parses(word.lower())
    return any(p.pos == "NOUN" and p.case == "nomn" and p.known for p in found) and not any(
        NAME_GRAMMEMES & p.grammemes for p in found
    )


def are_place_in_genitive(words: tuple[str, ...]) -> bool:
    """«Трансильвании», «Великого Новгорода»: whether words are a place in the genitive; of two, the first agrees."""
    if len(words) == 1:
        return is_only_place_in_genitive(words[0])
    if len(words) > PLACE_OF_TWO or not words[1].istitle():
        return False
    adjective, noun = words
    whose = [p for p in language.parses(noun.lower()) if p.case == "gent" and p.pos == "NOUN"]
    named = "place" in (named_in("names", words) or ()) or is_settlement(adjective, noun)
    return any(language.agreeing(adjective.lower(), p) is not None and (named or "Geox" in p.grammemes) for p in whose)


PLACE_OF_TWO = 2  # words of «Великий Новгород»


@remember
def is_lifeless(word: str) -> bool:
    """«Теорема», «Комета»: whether a word is only a noun for a thing, and no short one, as names of Asia can be."""
    return len(word) > SHORT_NOUN and all(p.animacy == "inan" for p in language.parses(word.lower()))


SHORT_NOUN = 5  # letters: «Хван»


@remember
def may_be_several(word: str) -> bool:
    """«Рыбаки», «Книги»: whether a noun can be a nominative of the plural, in which no person's name begins."""
    return any(p.pos == "NOUN" and (p.number, p.case) == ("plur", "nomn") for p in language.parses(word.lower()))


GENITIVE_ENDINGS = lexicon.endings("gent")


@remember
def is_only_place_in_genitive(word: str) -> bool:
    """«Трансильвании»: the genitive of a place, and no nominative but the plural of one that has a singular."""
    found = [p for p in language.parses(word.lower()) if p.known and "Geox" in p.grammemes]
    listed = not found and word.endswith(GENITIVE_ENDINGS) and "place" in (named_in("names", (word,)) or ())
    place = listed or any(p.case == "gent" for p in found) or is_land_by_form(word)
    return place and not any(p.case == "nomn" and (p.number == "sing" or "Pltm" in p.grammemes) for p in found)


GENITIVE = frozenset({"gent"})
MAX_NAME = 4  # tokens of a full name


def person_behind_opening(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Благодаря Роману Цимбалу», «Дом Веры Лось»: a preposition or a common noun opens the sentence."""
    found = [name for sentence in text.sentences if (name := name_behind(text, sentence)) is not None]
    if not found:
        return spans
    result = list(spans)
    for name in found:
        met = [span for span in spans if span.first < name.last and span.last > name.first - 1]
        if name not in met and gives_way(text, met, name):
            result = [*(span for span in result if span not in met), name]
    return sorted(result)


def name_behind(text: Text, sentence: Sentence) -> Name | None:
    """Return the full name behind the first word of a sentence, if it is in a case that the word wants."""
    first = sentence.first + 1
    if not text.word(first).istitle() or not text.word(sentence.first).isalpha():
        return None
    last = end_of_capitals(text, first, sentence.last)
    words = text.words[first:last]
    wanted = cases_wanted(text.words[sentence.first]) if 1 < len(words) <= MAX_NAME else ()
    where = text.lower(sentence.first) in lexicon.flagged("prepositions", "inside")  # «В Новой Александре»
    if not wanted or not (may_be_given_name(words[0]) or (is_surname_before_given(words) and not where)):
        return None
    if language.is_place(words[-1]) or class_flags(words[-1]):  # «Роза Хутор»
        return None
    return Name(first, last, "PER") if any(case in wanted for case, _ in agreed(words)) else None


def is_surname_before_given(words: tuple[str, ...]) -> bool:
    """«К Орловской Надежде», «У Светловой Марии»: a surname, and a given name behind it."""
    return len(words) == SURNAME_AND_GIVEN and is_surname(words[0]) and is_given_name(words[1])


SURNAME_AND_GIVEN = 2  # words


def end_of_capitals(text: Text, first: int, limit: int) -> int:
    """One past the words with a capital that stand from a token on, with particles between: «Марку ван Линде»."""
    last = first
    for index in range(first, min(limit, first + MAX_NAME + 1)):
        if text.word(index).istitle():
            last = index + 1
        elif text.word(index) not in LEADING_PARTICLES:
            break
    return last


def cases_wanted(word: str) -> frozenset[str]:
    """The cases of a name behind a preposition, or behind a common noun that is no title; none behind other words."""
    cases = language.cases_behind(word.lower())
    if not cases and begins_no_name(word) and not language.is_role_noun(word):
        return GENITIVE
    return cases


def gives_way(text: Text, met: Sequence[Name], name: Name) -> bool:
    """Whether all that the model saw in the place of a full name can give way to it."""
    return all(may_give_way(text, span, name) for span in met)


def may_give_way(text: Text, span: Name, name: Name) -> bool:
    """Whether a name of the model is the full one with a word before it, with small words behind it, or cut short.

    Cut short is a name without the surname behind its patronymic: «При Павле Ильиче Щербаке завод расширили».
    """
    if span.type == "PER" and span.first >= name.first:
        return span.first == name.first and span.last < name.last and is_patronymic(text.words[span.last - 1])
    rest = surface(text, span)[name.last - span.first :]
    return span.first >= name.first - 1 and all(map(str.islower, rest))
