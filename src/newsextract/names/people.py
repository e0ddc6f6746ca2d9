"""Persons: two names that the model took for one, one that it cut, and those that it missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES, key_of
from newsextract.names.agreement import (
    WHOLE,
    agreed,
    is_body_before_person,
    is_given_before,
    is_given_name,
    is_patronymic,
    is_role_before_whole_name,
    is_surname,
    may_be_given_name,
)
from newsextract.names.phrases import adjective_agrees, is_noun_of
from newsextract.names.spans import (
    ALL_TYPES,
    CLOSING_PARTICLES,
    Name,
    Names,
    each_of,
    each_parted,
    retyped,
    surface,
    taken_tokens,
    with_missed,
)
from newsextract.names.two_persons import is_listed_with
from newsextract.remember import remember
from newsextract.text import Text

OFFICE_REACH = 2  # tokens between the noun of an office and its place: «министр нефти», «глава МИД»
COUNTRY_ENDING = "ии"  # of countries in the genitive: «Арвании»


@each_parted("PER", "LOC", "ORG", least=2)
def split_place_of_office(text: Text, span: Name) -> Sequence[Name] | None:
    """«Губернатор Приморья Кожемякин»: the place that an office is of stands before the name of its holder."""
    place, *holder = surface(text, span)
    if is_body_before_person(place, tuple(holder)) and language.is_role_noun(text.word(span.first - 1)):
        return (Name(span.first, span.first + 1, "ORG"), Name(span.first + 1, span.last, "PER"))
    if span.type == "ORG" or not place.istitle() or not is_place_in_genitive(place) or not holder[0][0].isupper():
        return None
    if may_be_given_name(place) and agreed((place, *holder)):
        return None  # «композитора Кары Караева»
    if not any(map(language.is_role_noun, text.words[max(0, span.first - OFFICE_REACH) : span.first])):
        return None
    if len(holder) == 1 and not is_surname(holder[0]) and not place.endswith(COUNTRY_ENDING):
        return None
    return (Name(span.first, span.first + 1, "LOC"), Name(span.first + 1, span.last, "PER"))


@remember
def is_place_in_genitive(word: str) -> bool:
    """Whether a word is no given name and the genitive of a place: one of the dictionary, or one in «-ия»."""
    found = language.parses(word.lower())
    known = [parse for parse in found if parse.known]
    if not known:
        return word.endswith(COUNTRY_ENDING) and not is_given_name(word)
    if any("Name" in parse.grammemes for parse in known):
        return False  # «юриста Артёма Зыкова»
    return any(parse.case == "gent" and "Geox" in parse.grammemes for parse in known)


def with_surname_before(text: Text, spans: Names) -> Names:
    """«Сухому Игорю Петровичу»: a surname before a given name belongs to it, where the model saw none."""
    return with_word_before(text, spans, is_surname_before)


def is_surname_before(text: Text, span: Name) -> bool:
    """Whether the word before a given name, or before one and a patronymic, is a surname in the same case.

    Before a patronymic it can be one that no dictionary has; where a sentence begins, nothing else tells a surname that
    can be a common word: «Крук Олег Павлович», «Рогозину Светлану», «Быковскую Ирину», but «Кузнецу Ивану».
    """
    word, rest = text.words[span.first - 1], surface(text, span)
    if not all(map(is_patronymic, rest[1:])) or not is_given_name(rest[0]):
        return False
    if is_given_name(word) or language.is_role_noun(word):
        return False
    full = len(rest) > 1
    fits = is_surname(word) and (full or not text.begins_sentence(span.first - 1) or is_only_name(word))
    return (fits or (full and language.is_unknown(word))) and bool(agreed((word, *rest)))


@remember
def is_only_name(word: str) -> bool:
    """Whether the dictionary has a word as a name, and else as the adjective alone that became it.

    «Рогозину» and «Быковскую», but not «Кузнецу».
    """
    found = [p for p in language.parses(word.lower()) if p.known]
    names = {p.lemma for p in found if NAME_GRAMMEMES & p.grammemes}
    return bool(names) and all(p.lemma in names and (p.pos == "ADJF" or NAME_GRAMMEMES & p.grammemes) for p in found)


def stage_name(text: Text, spans: Names) -> Sequence[Name]:
    """«Певица Звёздочка (настоящее имя Анна Белова)»: the word before the bracket, where the model saw no name."""
    persons = [span for span in spans.of(("PER",)) if text.lower(span.first - 1).startswith(OTHER_NAME_ENDS)]
    openings = (
        next((i for i in range(p.first - 2, p.first - IN_BRACKET, -1) if text.word(i) == "("), 0) for p in persons
    )
    found = [
        opening - 1
        for opening in openings
        if opening > 1
        and text.lower(opening + 1) == REAL
        and text.word(opening - 1)[:1].isupper()
        and language.is_role_noun(text.word(opening - 2))
    ]
    return with_missed(spans, [Name(index, index + 1, "PER") for index in found]) if found else spans


IN_BRACKET = 8  # tokens from the bracket to the name in it
REAL, OTHER_NAME_ENDS = "настоящее", ("имя", "фамили", "—", "–", "-", ":")


def person_not_place(text: Text, spans: Names) -> Sequence[Name]:
    """«Разочаровалась в Тимуре Маркове», «о Лунине, Тарове и Ежове»: a full name, or a surname in a list of persons."""
    places = spans.of(("LOC",))
    persons = {span for span in places if is_full_name_of_person(text, span)}
    ends = {span.last: span for span in spans.of(("PER",))} if len(places) > len(persons) else {}
    for span in places if ends else ():
        if is_listed_with(text, span, ends.get(span.first - 1)):
            persons.add(span)
            ends[span.last] = span
    return retyped(spans, persons, "PER") if persons else spans


def is_full_name_of_person(text: Text, span: Name) -> bool:
    """Whether a given name and a surname stand in one case, and no noun says that they are a place.

    The surname can stand first, but behind a preposition: «Покровскую Анну», «в Новой Анне».
    """
    words = surface(text, span)
    if is_given_name(words[-1]) and not language.cases_behind(text.lower(span.first - 1)):
        words = words[::-1]
    if len(words) != 2 or not all(map(str.istitle, words)) or text.lower(span.first - 1) == "на":
        return False
    person = (
        is_given_name(words[0]) and is_surname(words[1]) and not language.is_place(words[1]) and bool(agreed(words))
    )
    return person and not is_inanimate(text.lower(span.first - 1))


@each_of("LOC")
def namesake_of_museum(text: Text, span: Name) -> Name:
    """«В музее Лещунова»: what is called by a surname is no place's, unless the dictionary has that place."""
    word = text.words[span.last - 1]
    if span.last - span.first > 1 or not word.istitle() or not word.endswith(OF_PEOPLE):
        return span
    place = language.may_be_place(word) or "place" in (language.named_in("names", (word,)) or ())
    return span if place or not is_noun_of("namesakes", text.word(span.first - 1)) else span._replace(type="PER")


OF_PEOPLE = lexicon.endings("owner")


def is_inanimate(word: str) -> bool:
    """Whether a word is a noun for no person: «улица», «посёлок»."""
    reading = language.likeliest(word)
    return reading is not None and (reading.pos, reading.animacy) == ("NOUN", "inan")


WITH_INITIAL = 4  # tokens of «К. Нина Орлова»


@each_of("PER", least=WITH_INITIAL)
def drop_stray_initial(text: Text, span: Name) -> Name:
    """«… в доме К. Нина Орлова …»: no initial stands before a given name with its surname."""
    words = surface(text, span)
    stray = len(words) == WITH_INITIAL and len(words[0]) == 1 and words[1] == "." and is_given_name(words[2])
    return span._replace(first=span.first + 2) if stray else span


def drop_role_alone(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Перед обедом Ректор уехал»: a role noun with a capital is no name, unless it is a surname in this article.

    Nor is it one before a person's name, «Автомобилист Пётр Орлов», or a colon, «ВЕДУЩИЙ: Добрый вечер», nor a place
    where a sentence begins: «Экс-замгубернатора уехал». «Мясников» is a surname: nobody writes of several butchers with
    a capital.
    """
    people = {s.first for s in spans if s.type == "PER"}
    alone = {
        s
        for s in spans
        if s.last - s.first == 1
        and (
            s.type == "PER"
            or (text.words[s.first].isupper() and text.word(s.last) == ":")
            or ((s.type == "LOC" or s.last in people) and text.begins_sentence(s.first))
        )
        and (is_only_role_noun(text.words[s.first]) or is_role_before_whole_name(text.words[s.first : s.first + WHOLE]))
        and (s.last in people or not is_of_many(text.words[s.first]))
    } | {s for s in spans if opens_office(text, s)}
    if not alone:
        return spans
    surnames = {key_of(text.words[s.last - 1 : s.last]) for s in spans if s.type == "PER" and s.last - s.first > 1}
    return [s for s in spans if s not in alone or key_of(surface(text, s)) in surnames]


def opens_office(text: Text, span: Name) -> bool:
    """«Чрезвычайный и Полномочный посол»: whether a name is the first of two adjectives of an office."""
    if text.word(span.last) != "и" or span.last - span.first > 1:
        return False
    return all(language.has_lemma(text.lower(i), OF_OFFICES, "ADJF") for i in (span.first, span.last + 1))


OF_OFFICES = lexicon.load("role_adjectives")


@each_of(*ALL_TYPES, least=2)
def drop_office(text: Text, span: Name) -> Name | None:
    """«Главврач городской больницы молчит», «Военному комиссару сообщили»: an office in lower case names nobody."""
    first, *rest = surface(text, span)
    if not all(map(str.islower, rest)):
        return span
    described = text.begins_sentence(span.first) and is_only_role_noun(rest[0]) and adjective_agrees(first, rest[0])
    return None if described or language.is_role_noun(first) else span


@remember
def is_only_role_noun(word: str) -> bool:
    """Whether a word is a role noun and not a name as well: «Король» can be a surname."""
    if not language.is_role_noun(word):
        return False
    return not any({"Surn", "Name"} & p.grammemes for p in language.parses(word.lower()))


def is_of_many(word: str) -> bool:
    """Whether a word can only be an oblique plural: «Мясников» alone and with a capital is a surname."""
    return all(p.number == "plur" and p.case != "nomn" for p in language.parses(word.lower()))


def full_name(text: Text, spans: Names) -> Sequence[Name]:
    """«Вечер Марии Сергеевны», «к Азату Асан уулу»: a given name with what follows it, where the model saw none.

    «О Башаре аль-Хасане»: so is a surname with its article.
    """
    taken = taken_tokens(spans)
    found = list(spans)
    for index in spans.free_capitals:
        behind = text.word(index + 1)
        article = "-" in behind and behind.partition("-")[0] in ARTICLES
        follows = index + 1 not in taken and (article or behind.istitle())  # as every further word of a name is
        child = text.word(index + 2) in CLOSING_PARTICLES
        free = follows and index not in taken and index - 1 not in taken
        if not free or not (child or is_given_before(text.words[index], behind)):
            continue
        last = index + WITH_PARTICLE if child else index + 2 if article else end_of_name(text, index, taken)
        if last > index + 1:
            found.append(Name(index, last, "PER"))
            taken.update(range(index, last))
    return sorted(found, key=lambda span: span.first)


ARTICLES = lexicon.flagged("name_particles", "article")
WITH_PARTICLE = 3  # tokens of «Азату Асан уулу»


def with_given_name(text: Text, spans: Names) -> Names:
    """«Марта Зайцева»: a given name that agrees with the surname behind it belongs to it, where the model saw none."""
    return with_word_before(text, spans, is_given_name_before)


def with_word_before(text: Text, spans: Names, belongs: Callable[[Text, Name], bool]) -> Names:
    """Persons' names with the word before them, where it belongs to them and is in no other name."""
    return spans.with_parts(
        {
            span: (span._replace(first=span.first - 1),)
            for span in spans.of(("PER",))
            if text.word(span.first - 1).istitle() and span.first - 1 not in spans.taken and belongs(text, span)
        }
    )


def is_given_name_before(text: Text, span: Name) -> bool:
    """Whether the word before a surname is its given name, with no other name before that: «Марта Зайцева»."""
    if span.last - span.first > 1:
        return False
    first, last = text.words[span.first - 1], text.words[span.first]
    named = last.istitle() and is_given_name(first) and (is_surname(last) or is_patronymic(last))
    other = text.word(span.first - 2)[:1].isupper() and not text.begins_sentence(span.first - 2)
    return named and not other and bool(agreed((first, last)))


def end_of_name(text: Text, first: int, taken: set[int]) -> int:
    """The end of a name that begins with a given name: a patronymic, a surname or both, in its case and gender."""
    last = first + 1
    for fits in (is_patronymic, is_surname):
        word = text.word(last)
        if last not in taken and word.istitle() and fits(word) and agreed(text.words[first : last + 1]):
            last += 1
    whole = not text.word(last)[:1].isupper()
    return last if whole else first
