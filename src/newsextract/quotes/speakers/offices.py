"""The offices that a title can mean: «глава государства» and «президент», «глава Минфина» and «министр финансов».

Only what a title says behind its head tells: «президент России» is a head of state, «президент компании» is not. Who
speaks for a body or for its head holds one office: «представитель Кремля» and «пресс-секретарь президента».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.entities import Entities
from newsextract.language import named_in
from newsextract.remember import remember
from newsextract.roles import offices_of
from newsextract.text import OPENING_TOKENS, Text

NO_FLAGS: frozenset[str] = frozenset()
HEADED_WORDS = 4  # words behind a chief that can name what it heads: «служба по надзору за рынком»
MINISTRY = "министерство"  # as the table of bodies has it
DEPUTISING = lexicon.flagged("title_words", "deputising")  # «врио губернатора» holds the office of a governor
HEAD_OF, SPOKESMAN_OF = "head-of-", "spokesman-of-"
SPOKESMAN = "spokesman"
CHIEF, SPEAKS, OF_MINISTRY, OF_HOUSE, OF_ANYTHING, WITH_COUNTRY = (  # flags of roles
    "chief", "speaks", "ministry", "house", "various", "country",
)  # fmt: skip
REPUBLIC = "республика"  # a state or a part of one
OF_STATE = frozenset({"head-of-state"})
PARLIAMENTS = frozenset({"parliament", "lower-house", "upper-house"})  # their head is a «спикер»
OF_COUNTRY = frozenset({"head-of-state", "head-of-cabinet"})
OF_PLACE = frozenset({"head-of-region", "head-of-city"})
# of the table of countries, those whose heads are no heads of state
REGIONS = frozenset("bashkortostan chechnya crimea dagestan tatarstan".split())
# what the table of bodies says of many bodies alike: heading one of them is no office of its own
VAGUE = frozenset("government committee association union federation outlet firm fund regulator".split())


class Complement(NamedTuple):
    """What a title says behind its head: «компания» of «глава компании», nothing of «президент Франции»."""

    place: int | None  # of the first noun
    noun: str  # as the table of offices writes it; "" where there is none
    bodies: frozenset[str]  # what the table of bodies says of it
    of_place: bool = False  # whether the name of a place stands there: «глава Твери»


def read_complement(text: Text, entities: Entities, head: int, last: int, lemma: str) -> Complement:
    """Read what stands behind the head of a title; its first words may be adjectives: «глава крупной компании»."""
    index = first_common_noun(text, entities, head + 1, last)
    if index is None:
        places = (name for i in range(head + 1, last) if (name := entities.name_at(i)) is not None)
        return Complement(None, "", NO_FLAGS, any(name.type == "LOC" for name in places))
    starts = (head + 1, index)
    phrases = (tuple(w for w in text.words[start:last] if w[0].isalnum())[:HEADED_WORDS] for start in starts)
    found = (flags for behind in phrases for name in names_behind(lemma, behind) if (flags := bodies_called(name)))
    return Complement(index, office_noun(text, index), next(found, NO_FLAGS))


@remember
def bodies_called(words: tuple[str, ...]) -> frozenset[str]:
    """What the table of bodies says of a whole name, looked up once."""
    return named_in("bodies", words) or NO_FLAGS


def offices(
    text: Text,
    entities: Entities,
    last: int,
    lemma: str,
    complement: Complement,
    countries: frozenset[str],
    before: str = "",
) -> frozenset[str]:
    """The offices that a title can mean, by its head and the words beside it; none where it does not tell.

    before: the lemma of the word before the head: «генеральный секретарь» is an office.
    """
    flags = lexicon.load("roles").get(lemma, NO_FLAGS)
    bodies = complement.bodies - VAGUE
    if CHIEF in flags and complement.place is not None and is_voice(complement.noun):
        voiced = read_complement(text, entities, complement.place, last, complement.noun).bodies - VAGUE
        return frozenset({SPOKESMAN, *(SPOKESMAN_OF + body for body in voiced)})
    if SPEAKS in flags and complement.place is not None:
        voiced = bodies or bodies_of_head(text, entities, last, complement.place, complement.noun, countries)
        if voiced and not (OF_HOUSE in flags and PARLIAMENTS & voiced):
            return frozenset({SPOKESMAN, *(SPOKESMAN_OF + body for body in voiced)})
    if lemma in DEPUTISING and complement.noun:
        return offices_of(complement.noun)
    titled = offices_of(before, lemma)
    written = offices_of(lemma, complement.noun) if complement.noun else NO_FLAGS
    if written:
        of_state = OF_STATE if complement.noun == REPUBLIC else NO_FLAGS  # «глава республики» is a president as well
        return written | titled | of_state
    if CHIEF in flags and bodies:
        return frozenset(HEAD_OF + body for body in bodies) | (titled or named_alone(lemma))
    if titled:
        return titled
    if (
        OF_ANYTHING in flags  # alone «президент» is of a state; «президент клуба» is not
        and complement.noun
        and "place" not in lexicon.load("offices").get(complement.noun, NO_FLAGS)
    ):
        return NO_FLAGS
    if WITH_COUNTRY in flags and not complement.noun and (countries or complement.of_place):
        of_country = bool(countries - REGIONS)  # «глава Казахстана», «российский лидер»; «глава Твери», «глава Чечни»
        return OF_COUNTRY if of_country else OF_PLACE
    return offices_of(lemma) | ({SPOKESMAN} if {CHIEF, SPEAKS} <= flags else NO_FLAGS)


def is_voice(noun: str) -> bool:
    """«пресс-служба»: whether a noun is for those who speak for a body; whoever heads them speaks for it as well."""
    return "voice" in lexicon.load("sources").get(noun, NO_FLAGS)


def named_alone(lemma: str) -> frozenset[str]:
    """What a noun for a chief says without what it heads: «генсек» something, «президент» and «глава» nothing."""
    flags = lexicon.load("roles").get(lemma, NO_FLAGS)
    return NO_FLAGS if {OF_ANYTHING, WITH_COUNTRY} & flags else offices_of(lemma)


def bodies_of_head(
    text: Text, entities: Entities, last: int, place: int, noun: str, countries: frozenset[str]
) -> frozenset[str]:
    """What the head named behind a spokesman is head of: a state in «пресс-секретарь президента»."""
    held = offices(text, entities, last, noun, read_complement(text, entities, place, last, noun), countries)
    return frozenset(office.removeprefix(HEAD_OF) for office in held)


def names_behind(lemma: str, behind: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What the words behind a title can name, the longest first; behind a minister a ministry."""
    ministry = (MINISTRY,) if heads_ministry(lemma) else ()
    for stop in range(len(behind), 0, -1):
        yield (*ministry, *behind[:stop])


def heads_ministry(lemma: str) -> bool:
    """Whether a role noun is that of a minister."""
    return OF_MINISTRY in lexicon.load("roles").get(lemma, NO_FLAGS)


def first_common_noun(text: Text, entities: Entities, first: int, last: int) -> int | None:
    """The first common noun of a stretch, or a preposition or conjunction before; None behind a place or a person."""
    for index in range(first, last):
        name = entities.name_at(index)
        if name is not None and name.type != "ORG":
            return None
        if text.words[index] in OPENING_TOKENS:
            continue  # «глава «Зари»»
        readings = language.parses(text.lowers[index])
        if not readings or readings[0].pos in ("NOUN", "PREP", "CONJ"):
            return index
    return None


def office_noun(text: Text, index: int) -> str:
    """A word as the table of offices writes it: a noun by its lemma."""
    word = text.lowers[index]
    readings = language.parses(word)
    return language.noun_lemma(word).replace("ё", "е") if readings and readings[0].pos == "NOUN" else word


def are_of_one_calling(one: str, other: str) -> bool:
    """«повар», «кулинар»; «лётчик», «пилот»: whether two nouns are said of one calling."""
    callings = lexicon.load("callings")
    return not callings.get(one, NO_FLAGS).isdisjoint(callings.get(other, NO_FLAGS))
