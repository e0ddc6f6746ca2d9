"""The offices that a title can mean: «глава государства» and «президент», «глава Минфина» and «министр финансов».

Only what a title says behind its head tells: «президент России» is a head of state, «президент компании» is not. Who
speaks for a body or for its head holds one office: «представитель Кремля» and «пресс-секретарь президента».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsextract import language, lexicon
from newsextract.entities import Entities
from newsextract.language import named_in
from newsextract.roles import offices_of
from newsextract.text import Text

NOTHING: frozenset[str] = frozenset()
HEADED_WORDS = 4  # words behind a chief that can name what it heads: «служба по надзору за рынком»
MINISTER, MINISTRY = "министр", "министерство"
ACTING_LEMMAS = frozenset("врио исполнять".split())  # «врио губернатора» holds the office of a governor
LEADERS = frozenset("глава лидер руководитель".split())
HEAD_OF, SPOKESMAN_OF = "head-of-", "spokesman-of-"
SPEAKER, SPOKESMAN = "спикер", "spokesman"
CHIEF, SPEAKS = "chief", "speaks"  # flags of roles
HEADED_BY_SPEAKER = frozenset({"parliament", "lower-house", "upper-house"})  # bodies whose «спикер» is their head
OF_COUNTRY = frozenset({"head-of-state", "head-of-cabinet"})
OF_ANYTHING = frozenset("президент директор".split())  # alone «президент» is of a state; «президент клуба» is not
# what the table of bodies says of many bodies alike: heading one of them is no office of its own
VAGUE = frozenset("government committee association union federation outlet firm fund regulator".split())


def offices(
    text: Text, entities: Entities, last: int, head: int, lemma: str, countries: frozenset[str]
) -> frozenset[str]:
    """The offices that a title can mean, by its head and the words behind; none where it does not tell."""
    behind = [text.words[index] for index in range(head + 1, min(last, head + 1 + HEADED_WORDS))]
    noun = first_noun(text, entities, head + 1, last)
    complement = office_noun(text, noun) if noun is not None else None
    flags = lexicon.load("roles").get(lemma, NOTHING)
    if noun is not None and complement is not None and SPEAKS in flags:
        heads = offices(text, entities, last, noun, complement, countries)
        voiced = body_behind(lemma, behind) or {office.removeprefix(HEAD_OF) for office in heads}
        if voiced and not (lemma == SPEAKER and HEADED_BY_SPEAKER & voiced):
            return frozenset({SPOKESMAN, *(SPOKESMAN_OF + body for body in voiced)})
    if lemma in ACTING_LEMMAS and complement is not None:
        return offices_of(complement)
    written = offices_of(lemma, complement) if complement is not None else NOTHING
    if written:
        return written
    headed = body_behind(lemma, behind) if CHIEF in flags else NOTHING
    if headed:
        return frozenset(HEAD_OF + body for body in headed)
    if (
        lemma in OF_ANYTHING
        and complement is not None
        and "place" not in lexicon.load("offices").get(complement, NOTHING)
    ):
        return NOTHING
    if lemma in LEADERS and countries and complement is None:
        return OF_COUNTRY  # «глава Казахстана», «российский лидер»
    return offices_of(lemma) | ({SPOKESMAN} if {CHIEF, SPEAKS} <= flags else NOTHING)


def body_behind(lemma: str, behind: Sequence[str]) -> frozenset[str]:
    """What sort of body a title is of: «глава военного ведомства» and «министр обороны» head one of defence."""
    for name in names_behind(lemma, behind):
        flags = named_in("bodies", name)
        if flags:
            return flags - VAGUE
    return NOTHING


def names_behind(lemma: str, behind: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What the words behind a title can name, the longest first; behind a minister a ministry."""
    ministry = (MINISTRY,) if lemma == MINISTER else ()
    for stop in range(len(behind), 0, -1):
        yield (*ministry, *behind[:stop])


def first_noun(text: Text, entities: Entities, first: int, last: int) -> int | None:
    """The first noun of a stretch that is not in the name of a place or a person, or what stands instead of one."""
    for index in range(first, last):
        name = entities.name_at(index)
        if name is not None and name.type != "ORG":
            return None
        readings = language.parses(text.lowers[index])
        if not readings or readings[0].pos in ("NOUN", "PREP", "CONJ"):
            return index
    return None


def office_noun(text: Text, index: int) -> str:
    """A word as the table of offices writes it: a noun by its lemma."""
    word = text.lowers[index]
    readings = language.parses(word)
    return language.noun_lemma(word).replace("ё", "е") if readings and readings[0].pos == "NOUN" else word
