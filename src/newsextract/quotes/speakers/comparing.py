"""Whether two noun phrases can be of one person or body: by whose they are, and by what they say.

Here owners are known: as countries and as entities. Titles that stand alone are tied to their holders before that, by
their words: `roles/alone.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from newsextract import language, lexicon
from newsextract.entities import NamedEntity, is_part_of_name
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.offices import (
    HEAD_OF,
    NO_FLAGS,
    OF_MINISTRY,
    REPUBLIC,
    VAGUE,
    are_of_one_calling,
    is_voice,
)
from newsextract.quotes.speakers.referents import Referent
from newsextract.roles import bar_each_other, is_headed_place

Item = TypeVar("Item")

# --- whose they are ---------------------------------------------------------------------------------------------------


def are_apart(some: frozenset[Item], others: frozenset[Item]) -> bool:
    """Whether two sets both say something, and nothing in common: two phrases that name countries, and not the same."""
    return bool(some and others) and some.isdisjoint(others)


def have_other_owners(one: Description, other: Description) -> bool:
    """Whether two phrases name owners, and not one in common: «президент США» is not «российский президент»."""
    if one.countries and other.countries:
        return are_apart(one.countries, other.countries)
    if are_apart(one.owners, other.owners):
        heads = (one.offices & other.offices) - OFFICES_OF_PLACES  # «председатель Центрального банка», «глава ЦБ»
        return not one.words & other.words and not any(office.startswith(HEAD_OF) for office in heads)
    return False


OF_CITY, CITY = frozenset({"город", "столица"}), frozenset({"city"})


def head_two_places(one: Description, other: Description) -> bool:
    """«глава государства» is not the «глава Карелии»: whether two titles are of offices of two sorts of places."""
    if "any" not in one.flags or one.headed == REPUBLIC:
        return False  # «губернатор» is said of the «глава Карелии», and «глава республики» of a president
    some, others = one.offices & OFFICES_OF_PLACES, other.offices & OFFICES_OF_PLACES
    return are_apart(some, others)


def heads_other_things(chief: Description, titles: Sequence[Description]) -> bool:
    """«директор школы» is no «директор завода»: whether every title that says of what sort is of another sort."""
    heads = [title for title in titles if sorts_headed(title)]
    return bool(heads) and all(head_two_things(chief, title) for title in heads)


def head_two_things(one: Description, other: Description) -> bool:
    """«директор школы», «директор завода»; «глава района», «мэр»: whether two chiefs head two sorts of things."""
    if "chief" not in one.flags & other.flags and one.head != other.head:
        return False
    some, others = sorts_headed(one), sorts_headed(other)
    return are_apart(some, others) or are_apart(some - WIDE_SORTS, others - WIDE_SORTS)


def sorts_headed(chief: Description) -> frozenset[str]:
    """Of what sorts a chief can be chief of, by the office and by the noun behind; none where it can be anything."""
    places = (office.removeprefix(HEAD_OF) for office in chief.offices & OFFICES_OF_PLACES)
    return lexicon.load("headed").get(chief.headed, NO_FLAGS).union(places, chief.heads - ANY_BODY)


WIDE_SORTS = frozenset({"government", "firm", "outlet", "agency"})  # «ведомство», «компания» can mean one of many sorts
# offices that every place has
OFFICES_OF_PLACES = frozenset("head-of-state head-of-cabinet head-of-region head-of-city".split())


def heads_another(discourse: Discourse, description: Description, referent: Referent) -> bool:
    """«мэр Твери» is not the «мэр Рязани»: whether every title of this noun makes a referent head something else."""
    heads = [title for title in referent.titles if title.head == description.head and title.owners]
    return bool(heads) and all(have_owners_by_other_names(discourse, description, title) for title in heads)


def are_two_offices(one: Description, other: Description) -> bool:
    """«министр», «губернатор»; «мэр», «врач»: whether one noun is of an office of state, and the other of another."""
    if not one.flags >= OF_STATE or one.flags & WIDE or one.head == other.head:
        return False  # «президент» can be of a firm
    walks = other.flags & language.WALKS
    if "seat" in other.flags or (walks and "politics" not in walks):
        return True
    if other.flags & (VAGUE_CHIEF if not walks else WIDE) or not (walks <= one.flags and "chief" in other.flags):
        return False
    return bool(one.offices or other.offices) and one.offices.isdisjoint(other.offices)


def is_of_state(title: Description) -> bool:
    """Whether a title is an office, or a chief's in politics, who is of one country; a «тренер» can be of any."""
    return bool(title.offices) or title.flags >= OF_STATE


OF_STATE = frozenset({"chief", "politics"})
VAGUE_CHIEF = frozenset({"any", "generic", "country"})
WIDE = VAGUE_CHIEF | {"various"}


def have_owners_by_other_names(discourse: Discourse, one: Description, other: Description) -> bool:
    """The same by the names of the owners, places with places and bodies with bodies: «МИД» is part of «МИД РФ»."""
    country = bool(one.countries & other.countries)
    owned, others = discourse.entities_of(one.owners), discourse.entities_of(other.owners)
    pairs = [(a, b) for a in owned for b in others if a.type == b.type and not (country and a.type == "LOC")]
    return bool(pairs) and not any(may_be_same_owner(a, b, country) for a, b in pairs)


def may_be_same_owner(one: NamedEntity, other: NamedEntity, country: bool) -> bool:
    """Whether one name is part of the other, or two of one country share a word: «российский МИД», «МИД России»."""
    return is_part_of_name(one, other) or (country and not set(one.name.split()).isdisjoint(other.name.split()))


# --- what they say ----------------------------------------------------------------------------------------------------


def may_be_one(one: Description, other: Description) -> bool:
    """Whether two phrases can mean one person or body: «чиновник», «представитель мэрии»; not a mother and a sister."""
    if have_other_owners(one, other):
        return False
    if one.head == other.head:
        return True
    if "unnamed" in one.flags and "plain" in other.flags:
        return False  # «Мужчина в больнице, сообщил источник в полиции»
    if is_asked_about(one, other):
        return False
    if are_two_bodies(one, other):
        return False
    if one.offices and other.offices:
        return bool(one.offices & other.offices)
    if are_apart(one.flags & language.WALKS, other.flags & language.WALKS):
        return False
    if "beside" in one.flags or ("beside" in other.flags and "plain" not in one.flags):
        return False  # «промоутер», «соперник»; but «подруга» can be a «женщина»
    if not one.words:
        return "kin" not in one.flags & other.flags
    if one.words <= OF_CITY and one.bodies & other.bodies & CITY:
        return True  # «мэрия Твери», «администрация города»
    return bool({"generic", "same", "anaphoric"} & (one.flags | other.flags) or one.words & other.words)


def is_asked_about(one: Description, other: Description) -> bool:
    """«Мужчина в больнице, рассказал врач»: whether one is of those who are asked about others, the other none."""
    return bool(one.flags & ASKED) and other.head in lexicon.load("roles") and not other.flags & (ASKED | KNOWN)


ASKED = frozenset({"medic", "law", "serves", "chief", "speaks"})  # flags of nouns for those who are asked
KNOWN = language.WALKS | {"unnamed", "same"}


def are_two_bodies(one: Description, other: Description) -> bool:
    """«в больнице», «в полиции»: whether two nouns are for bodies of two sorts, and neither is said of any body."""
    if "org" not in one.flags & other.flags or ("voice" in one.flags and not one.words):
        return False  # «в пресс-службе» can be of any
    if are_apart(one.bodies - OF_ANY_SORT, other.bodies - OF_ANY_SORT):
        return True  # «театр» and «музей» are both an «учреждение»
    return not ("anaphoric" in one.flags | other.flags or one.bodies & other.bodies)


def speaks_for_workplace(description: Description, title: Description) -> bool:
    """«представитель больницы» is no «вице-губернатор»: who speaks for a body that has no politicians."""
    politician = "politics" in title.flags and not description.words & title.words
    return politician and "speaks" in description.flags and bool(description.heads & WORKPLACES)


def is_general(noun: str) -> bool:
    """«глава организации»: a noun that stands for whatever body a chief is chief of."""
    flags = lexicon.load("offices").get(noun, NO_FLAGS) | lexicon.load("sources").get(noun, NO_FLAGS)
    return bool(flags & {"general", "anaphoric"})


def may_head_one(general: Description, chief: Description) -> bool:
    """«глава компании» and «президент «Лукойла»»: whether a noun for a body can mean what a chief is chief of."""
    if not {"chief"} <= general.flags & chief.flags or not is_general(general.headed) or not chief.headed:
        return False
    if is_voice(general.headed) != is_voice(chief.headed):
        return False  # «глава завода» is not the «глава пресс-службы завода»
    some, others = general.heads - ANY_BODY, chief.heads - ANY_BODY
    if not others and not chief.owners and "org" not in lexicon.load("sources").get(chief.headed, NO_FLAGS):
        return False  # «директор завода» is no «командир части»
    if OF_MINISTRY in general.flags and not others:
        return False  # whether it is a ministry nobody says
    if are_apart(some & VAGUE, others & VAGUE) or ("plain" in chief.flags and not others and "firm" not in some):
        return False  # «директор зоопарка» is no «владелец гаража»
    if some - VAGUE and others - VAGUE:
        return bool(some & others - VAGUE)  # «глава надзорного ведомства» is no head of the Минтранс
    return not some or not others or bool(some & others)


WORKPLACES = frozenset(  # sorts of bodies
    "firm bank airline hospital theatre university school museum airport shop hotel restaurant zoo library club".split()
)
OF_ANY_SORT = frozenset("government association outlet firm".split())  # sorts of bodies that say little
ANY_BODY = frozenset({"association"})  # what «организация» is


def bears_noun(description: Description, referent: Referent) -> bool:
    """Whether the article calls a referent by the noun of a description, or by one for the same office or calling."""
    own = description
    return own.head in referent.words or any(
        title.head == own.head or title.offices & own.offices or are_of_one_calling(title.head, own.head)
        for title in referent.titles
    )


def is_one_in_genitive(word: str) -> bool:
    """«губернатора», «потерпевшей»: whether a word can be a title of one person in the genitive."""
    return language.role_lemma(word) is not None and any(
        reading.case == "gent" and reading.number == "sing" for reading in language.parses(word)
    )


# --- what they have in common -----------------------------------------------------------------------------------------


def best_relation(description: Description, referent: Referent) -> frozenset[str]:
    """What a description has in common with the title that suits it best."""
    relations = [frozenset(relation(description, title)) for title in referent.titles]
    return max(relations, key=lambda found: [name in found for name in RELATIONS], default=frozenset())


# what a description and a title have in common, the most telling first
RELATIONS = (
    "all words said before",
    "same head",
    "same office",
    "chief of something general",
    "shared words",
    "owners differ",
    "other office",
)
# those that show a description and a title to be of one person
CALLED = frozenset(RELATIONS[:4])


def relation(description: Description, title: Description) -> Iterator[str]:
    """What a description and a title have in common."""
    shared = share_words(description, title)
    if shared:
        yield "shared words"
    same_head = description.head == title.head or ("same" in description.flags and "unnamed" in title.flags)
    same_office = bool(description.offices & title.offices) or are_of_one_calling(description.head, title.head)
    general = may_head_one(description, title) or may_head_one(title, description)
    if speaks_for_workplace(description, title):
        yield "other office"
    elif have_other_owners(description, title):
        apart = (same_head or same_office) and are_apart(description.countries, title.countries)
        yield "other office" if apart else "owners differ"
    elif are_apart(description.offices, title.offices) and not general:
        are_kin = "kin" in description.flags & title.flags  # a wife can be a mother
        if bar_each_other(description.offices, title.offices) and not are_kin:
            yield "other office"
    elif (same_head and description.words and title.words) and not (shared or same_office or general):
        yield "owners differ"
    elif same_head:
        yield "same head"
        if description.words and description.words <= title.words:
            yield "all words said before"
    elif same_office:
        yield "same office"
    elif general:
        yield "chief of something general"
    elif description.offices and not shared and "plain" not in description.flags:  # anybody can be the accused
        yield "other office"
    elif "chief" in description.flags & title.flags and description.words:
        of_place = is_headed_place(description.headed) and "plain" not in title.flags  # no «владелец гаража»
        yield "chief of something general" if shared or of_place else "other office"


def share_words(one: Description, other: Description) -> bool:
    """«директор завода», «глава завода»: whether two phrases have a word, an owner or a country in common."""
    return bool(one.words & other.words or one.owners & other.owners or one.countries & other.countries)
