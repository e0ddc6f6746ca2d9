"""Whom somebody serves: «адвокат подсудимого» is no «адвокат потерпевшей», «советник мэра» no «советник министра»."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.quotes.speakers.comparing import WIDE, are_apart
from newsextract.quotes.speakers.descriptions import Description, is_said_of_man
from newsextract.quotes.speakers.offices import NO_FLAGS
from newsextract.quotes.speakers.reasons import Pair

# what the table of fates says of two who meet in court: «обвиняемый», «ответчик»; «пострадавшая», «истец»
ACCUSED, HARMED = frozenset({"custody", "sued"}), frozenset({"harmed", "sues", "dead"})
MAN, WOMAN = frozenset({"man"}), frozenset({"woman"})
OF_WOMEN = ("ка", "ица", "ая")  # «девочка», «певица»; not «жертва», «звезда»


def serves_another(pair: Pair) -> bool:
    """«советник мэра» is no «советник министра»: whether one noun is of two, by whom they serve."""
    own = pair.description
    if pair.asked.words != "person" or not own.words:
        return False
    titles = [title for title in pair.referent.titles if title.head == own.head and title.words]
    return bool(titles) and all(serve_two(own, title) for title in titles)


def serve_two(one: Description, other: Description) -> bool:
    """Whether two phrases with one head are of two persons: «подсудимый», «потерпевшая»; «мэр», «министр»."""
    if are_apart(sides_of(one.words), sides_of(other.words)):
        return True
    if not one.headed or not other.headed or one.headed == other.headed:
        return False
    return any(are_apart(tell(one.headed), tell(other.headed)) for tell in (gender_of_one, office_of))


def sides_of(words: frozenset[str]) -> frozenset[str]:
    """On which side of a case those stand whom words name."""
    fates = frozenset[str]().union(*(lexicon.load("fates").get(word, NO_FLAGS) for word in words))
    return frozenset(name for name, side in (("accused", ACCUSED), ("harmed", HARMED)) if fates & side)


def gender_of_one(noun: str) -> frozenset[str]:
    """The gender that a noun alone tells: «девочка», «мальчик»; «врач», «ребёнок» can be of either."""
    if is_said_of_man(noun):
        return MAN
    reading = language.likeliest(noun)
    woman = reading is not None and (reading.gender, reading.animacy) == ("femn", "anim") and noun.endswith(OF_WOMEN)
    return WOMAN if woman else NO_FLAGS


def office_of(noun: str) -> frozenset[str]:
    """The office that a noun for a chief alone tells; none for «глава», who can be of anything."""
    lemma = language.role_lemma(noun) or ""
    flags = lexicon.load("roles").get(lemma, NO_FLAGS)
    told = "chief" in flags and not flags & WIDE - {"various"}
    return (lexicon.load("offices").get(lemma, NO_FLAGS) or frozenset({lemma})) if told else NO_FLAGS
