"""Sources that are no subject: behind «в» and «на», the owner of a text, behind «со ссылкой на», who is cited."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from newsextract import language
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import (
    ONE,
    POSSESSIVES,
    Source,
    can_speak,
    phrase_source,
    pronoun_source,
    source_flags,
)
from newsextract.quotes.verbs import phrase_flags

PLACE_REACH = 14  # tokens between a verb and the place that speaks for it, as for a subject
GENITIVE_REACH = 4  # tokens between «по словам» and the noun: «по словам одного из наших»
ONE_REACH = 1  # «одного» and «из» are the first two
PLACE_WORDS = frozenset({"в", "во", "на", "из"})


def place_source(narration: Narration, verb: int) -> Source | None:
    """«говорится в сообщении МВД», «сообщили в мэрии», «сообщается на сайте»: the phrase behind «в» or «на»."""
    following = takewhile(lambda i: narration.text.word(i) != ",", narration.after(verb))
    return best_place(narration, following) or best_place(narration, narration.before(verb))


def best_place(narration: Narration, places: Iterable[int]) -> Source | None:
    """The nearest place phrase that can speak: a text of somebody's, else an organisation."""
    body: Source | None = None
    for distance, place in enumerate(places):
        if distance > PLACE_REACH or narration.text.word(place) in (":", ";"):
            break
        if narration.text.lower(place) not in PLACE_WORDS:
            continue
        head = next((i for i in narration.after(place) if narration.is_noun(i)), None)
        if head is None:
            continue
        flags = source_flags(narration, head)
        if flags & {"document", "site"}:
            return owner_of(narration, head) or phrase_source(narration, head, case="loct")
        name = narration.entities.name_at(head)
        if body is None and ("org" in flags or (name is not None and name.type == "ORG")):
            body = phrase_source(narration, head, case="loct")
    return body


def owner_of(narration: Narration, head: int) -> Source | None:
    """«в сообщении МВД»: whose text it is."""
    for child in narration.grammar.children(head, "nmod", "appos"):
        if child > head and not narration.grammar.children(child, "case"):
            return phrase_source(narration, child, case="gent")
    follower = narration.next(head)
    if follower is not None and narration.entities.name_at(follower) is not None:
        return phrase_source(narration, follower, case="gent")
    return None


def referred_source(narration: Narration) -> Source | None:
    """«сообщает агентство со ссылкой на министра Белова»: the person named there is the one who speaks."""
    if narration.reference is None:
        return None
    names = (i for i in narration.after(narration.reference) if narration.entities.name_at(i) is not None)
    head = next(names, None)
    name = narration.entities.name_at(head) if head is not None else None
    return phrase_source(narration, head, case="accs") if head is not None and name and name.type == "PER" else None


def cited_source(narration: Narration, verb: int, cites: bool) -> Source | None:
    """«цитирует агентство министра», «приводит издание слова Белова», «цитирует его РБК»: who is cited.

    cites: the verb takes persons, as «цитирует» does, and «передаёт» does not.
    """
    subjects = narration.grammar.children(verb, "nsubj")
    subject = next((i for i in subjects if language.may_be_nominative(narration.text.lower(i))), None)
    for place in narration.after(verb):
        word = narration.text.lower(place)
        if word in (":", ";"):
            return None
        if word in POSSESSIVES:
            return pronoun_source(narration, place, "owner")
        if "cited" in phrase_flags(word):
            return owner_of(narration, place)
        if place != subject and cites and is_object(narration, place):
            return phrase_source(narration, place, case="accs")
    return None


def is_object(narration: Narration, place: int) -> bool:
    """Whether a word is who is cited: a person or a body in the accusative, which looks like the genitive."""
    grammar, name = narration.grammar, narration.entities.name_at(place)
    if name is not None and name.type == "PER":
        nominative = grammar.case(place) == "nomn" and language.may_be_nominative(narration.text.lower(place))
        return place == name.first and not nominative
    return grammar.pos(place) == "NOUN" and grammar.case(place) in ("accs", "gent") and can_speak(narration, place)


def genitive_source(narration: Narration, head: int) -> Source | None:
    """The phrase that follows at once: «по словам самого министра»."""
    grammar = narration.grammar
    one: int | None = None
    for distance, place in enumerate(narration.after(head)):
        word = narration.text.lower(place)
        if distance > GENITIVE_REACH or word in ",.;:—–":
            return None
        if distance <= ONE_REACH and word in ("из", "от", *ONE):
            one = place if word in ONE else one
            continue  # «по словам одного из участников», «по информации от жильцов»
        if narration.is_noun(place):
            named = narration.entities.name_at(place) is not None
            source = (
                phrase_source(narration, place, case="gent") if named or grammar.case(place) in ("gent", "") else None
            )
            return one_of(narration, source, one) if source is not None and one is not None else source
        if grammar.pos(place) in ("VERB", "ADP"):
            return None
        if grammar.pos(place) == "PRON" and word in ("него", "неё", "нее"):
            return pronoun_source(narration, place, "pronoun")
    return None


def one_of(narration: Narration, several: Source, one: int) -> Source:
    """«одного из участников»: the source with «одного» for its head."""
    return several._replace(first=one, head=one, gender=ONE[narration.text.lower(one)][1], number="sing")
