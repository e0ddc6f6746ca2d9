"""Whom a source cannot mean, by gender, number, place and words: one reason a function, with an example."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsextract import language
from newsextract.quotes.speakers.asked import PERSONS, Asked
from newsextract.quotes.speakers.bodies import is_another_body, is_no_voice
from newsextract.quotes.speakers.descriptions import Description, is_said_of_man, may_be_one
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.owned import heads_another
from newsextract.quotes.speakers.referents import Referent

LATE = 4  # sentences behind a title in which its holder can be named for the first time
ONE_MORE = frozenset("ещё еще второй вторая второго третий третья третьего четвёртый четвертый".split())
NOUNS_FOR_ANYBODY = frozenset({"unnamed", "same", "many", "generic"})  # flags: «второй источник», not «второй том»


def can_be(discourse: Discourse, asked: Asked, referent: Referent) -> bool:
    """Whether nothing excludes a referent."""
    if asked.description is None:
        return can_be_pointed_at(asked, referent)
    pair = Pair(discourse, asked, asked.description, referent)
    return not any(excludes(pair) for excludes in EXCLUDING)


def can_be_pointed_at(asked: Asked, referent: Referent) -> bool:
    """Whether «он», «они» or a dropped subject can mean a referent named before."""
    source = asked.source
    if referent.last_before(source.first) is None:
        return False
    if asked.words == "they" and referent.titles and "data" in referent.titles[0].flags:
        return False
    if asked.words == "pronoun" and source.gender and not may_be_called(referent, source.gender):
        return False
    return (
        asked.words != "dropped" or (source.number == "plur") == (referent.sort == "group") or referent.sort == "body"
    )


def may_be_called(referent: Referent, gender: str) -> bool:
    """Whether «он» or «она» can mean a referent: a person whose name does not tell, no such body, and no place."""
    if referent.entity is not None and referent.entity.type == "LOC" and not referent.said:
        return False
    return referent.gender == gender or (referent.gender is None and referent.sort != "body")


# --- what excludes whom a description cannot mean ---------------------------------------------------------------------


class Pair(NamedTuple):
    """A source that describes somebody, and one whom it may mean."""

    discourse: Discourse
    asked: Asked
    description: Description
    referent: Referent


def man_by_feminine_verb(pair: Pair) -> bool:
    """«министр сообщила» is no man."""
    woman = pair.asked.source.gender == "femn" and pair.asked.words != "text"
    return woman and pair.referent.sort == "person" and pair.referent.gender == "masc"


def woman_by_noun_for_men(pair: Pair) -> bool:
    """«парень», «задержанный» is no woman."""
    if pair.referent.gender != "femn" or pair.asked.words != "person":
        return False
    return is_said_of_man(pair.discourse.text.lowers[pair.asked.source.head])


def known_though_explained(pair: Pair) -> bool:
    """«женщина, нашедшая клад» is nobody whom the article has named."""
    return pair.asked.is_explained and pair.referent.entity is not None and "plain" in pair.description.flags


def named_though_unnamed(pair: Pair) -> bool:
    """«источник в мэрии», «один из врачей» is nobody with a name."""
    return pair.referent.entity is not None and ("unnamed" in pair.description.flags or pair.asked.is_one_of)


def kin_of_other_gender(pair: Pair) -> bool:
    """«отец девочки» is no woman."""
    gender = language.noun_gender(pair.description.head)
    return "kin" in pair.description.flags and pair.referent.gender not in (None, gender)


def not_called_kin(pair: Pair) -> bool:
    """«Лунин пропал. Отец рассказал»: not Лунин."""
    if not pair.description.flags & {"kin", "beside"} or pair.description.words or pair.asked.teller is not None:
        return False
    return pair.referent.entity is not None and not is_called(pair.description, pair.referent)


def another_body(pair: Pair) -> bool:
    """«пресс-служба «Зари» … В компании»: the firm."""
    return pair.asked.words == "body" and is_another_body(pair.referent, pair.description)


def not_itself(pair: Pair) -> bool:
    """«следствие» is who investigates, whichever body was named."""
    return "itself" in pair.description.flags and pair.description.head not in pair.referent.words


def owner(pair: Pair) -> bool:
    """«адвокат Белова» is not Белов, «профсоюз «Волны»» is not «Волна»."""
    owns = pair.referent.entity is not None and pair.referent.entity.id in pair.description.owners
    return owns and pair.asked.words in PERSONS | {"body"}


def teller(pair: Pair) -> bool:
    """«Белова рассказала, что мэр назвал мост «чудом»»: the mayor is not Белова."""
    return pair.referent is pair.asked.teller


def not_called_relative(pair: Pair) -> bool:
    """«её отец» is nobody whom the article does not call a father."""
    return bool(pair.asked.owner) and not (pair.referent.titles and is_called(pair.description, pair.referent))


def another_country(pair: Pair) -> bool:
    """«МИД Франции» is no «турецкое ведомство»."""
    countries, asked = pair.referent.countries, pair.description.countries
    return bool(countries and asked) and countries.isdisjoint(asked)


def unlike(pair: Pair) -> bool:
    """«чиновник» is no mother: someone unnamed stands before, and under words that can mean the same person."""
    if pair.referent.entity is not None:
        return False
    before = pair.referent.last_before(pair.asked.source.first)
    return before is None or not may_be_one(pair.description, pair.referent.titles[0])


def place(pair: Pair) -> bool:
    """A town is no person: it is a body at most."""
    return pair.referent.entity is not None and pair.referent.entity.type == "LOC" and pair.asked.words != "body"


def late(pair: Pair) -> bool:
    """A title is of nobody whom the article names for the first time several sentences later."""
    at = pair.asked.source.first
    if pair.referent.said or not pair.referent.places or pair.referent.places[0] < at:
        return False
    return pair.discourse.clock[pair.referent.places[0]] - pair.discourse.clock[at] > LATE


def another_head(pair: Pair) -> bool:
    """«мэр Твери» is not the «мэр Рязани»."""
    chief = "chief" in pair.description.flags and bool(pair.description.owners)
    return chief and heads_another(pair.discourse, pair.description, pair.referent)


def no_voice(pair: Pair) -> bool:
    """«пресс-служба завода» is not the works."""
    voice = "voice" in pair.description.flags and bool(pair.description.words)
    return voice and is_no_voice(pair.description, pair.referent)


def the_first(pair: Pair) -> bool:
    """«второй источник», «ещё один источник» is another than the first."""
    words = {pair.discourse.text.lower(i) for i in (pair.asked.source.first - 1, pair.asked.source.first)} & ONE_MORE
    if not words or not pair.description.flags & NOUNS_FOR_ANYBODY:
        return False
    counted = words & pair.description.words
    return not any(counted & title.words for title in pair.referent.titles)


EXCLUDING: tuple[Callable[[Pair], bool], ...] = (
    man_by_feminine_verb,
    known_though_explained,
    named_though_unnamed,
    kin_of_other_gender,
    not_called_kin,
    another_body,
    not_itself,
    owner,
    teller,
    not_called_relative,
    another_country,
    unlike,
    place,
    late,
    another_head,
    the_first,
    woman_by_noun_for_men,
    no_voice,
)


def is_called(description: Description, referent: Referent) -> bool:
    """Whether the article calls a referent by the noun of a description, or by one for the same office."""
    return description.head in referent.words or any(
        title.head == description.head or title.offices & description.offices for title in referent.titles
    )
