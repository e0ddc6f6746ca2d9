"""The offices that a title can mean: «глава государства» and «президент», «глава Минфина» and «министр финансов».

Only what a title says behind its head tells: «президент России» is a head of state, «президент компании» is not.
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
OF_COUNTRY = frozenset({"head-of-state", "head-of-cabinet"})
OF_ANYTHING = frozenset("президент директор".split())  # alone «президент» is of a state; «президент клуба» is not
# what the table of bodies says of many bodies alike: heading one of them is no office of its own
VAGUE = frozenset("government committee association union federation outlet firm fund regulator".split())


def offices(
    text: Text, entities: Entities, last: int, head: int, lemma: str, countries: frozenset[str]
) -> frozenset[str]:
    """The offices that a title can mean, by its head and the words behind; none where it does not tell."""
    behind = [text.words[index] for index in range(head + 1, min(last, head + 1 + HEADED_WORDS))]
    complement = first_office_noun(text, entities, head + 1, last)
    if lemma in ACTING_LEMMAS and complement is not None:
        return offices_of(complement)
    written = offices_of(lemma, complement) if complement is not None else NOTHING
    if written:
        return written
    chief = "chief" in lexicon.load("roles").get(lemma, NOTHING)
    headed = headed_body(lemma, behind) if chief and behind else NOTHING
    if headed:
        return headed
    if (
        lemma in OF_ANYTHING
        and complement is not None
        and "place" not in lexicon.load("offices").get(complement, NOTHING)
    ):
        return NOTHING
    if lemma in LEADERS and countries and complement is None:
        return OF_COUNTRY  # «глава Казахстана», «российский лидер»
    return offices_of(lemma)


def headed_body(lemma: str, behind: Sequence[str]) -> frozenset[str]:
    """What sort of body a chief heads: «глава военного ведомства» and «министр обороны» head one of defence."""
    for name in names_behind(lemma, behind):
        flags = named_in("bodies", name)
        if flags:
            return frozenset("head-of-" + flag for flag in flags - VAGUE)
    return NOTHING


def names_behind(lemma: str, behind: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What the words behind a chief can name, the longest first; behind a minister a ministry."""
    ministry = (MINISTRY,) if lemma == MINISTER else ()
    for stop in range(len(behind), 0, -1):
        yield (*ministry, *behind[:stop])


def first_office_noun(text: Text, entities: Entities, first: int, last: int) -> str | None:
    """The lemma of the first noun of a stretch that is not in the name of a place or a person."""
    for index in range(first, last):
        name = entities.name_at(index)
        if name is not None and name.type != "ORG":
            return None
        readings = language.parses(text.lowers[index])
        if readings and readings[0].pos == "NOUN":
            return language.noun_lemma(text.lowers[index]).replace("ё", "е")
        if not readings or readings[0].pos in ("PREP", "CONJ"):
            return text.lowers[index]
    return None
