"""Whom a source can mean: what sort of words it is, and the referents that such words can point at.

Only what cannot be is left out here, by gender, number and sort; how likely the others are is the ranking's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from newsextract import language
from newsextract.quotes.sources import ONE, ONE_IN_NOMINATIVE, Source
from newsextract.quotes.speakers.bodies import is_another_body, voices
from newsextract.quotes.speakers.by_name import is_coordinated
from newsextract.quotes.speakers.common_nouns import (
    SPOKEN_OF,
    bodies_before,
    others_before,
    referred_before,
    subjects_before,
)
from newsextract.quotes.speakers.descriptions import Description, is_said_of_man, may_be_one
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.nameless import is_nameless
from newsextract.quotes.speakers.owned import heads_another
from newsextract.quotes.speakers.referents import Referent, Sort
from newsextract.quotes.speakers.wording import is_explained

Words = Literal["pronoun", "they", "dropped", "same", "person", "group", "body", "text", "thing"]
ONLY_POINTING = frozenset({"pronoun", "owner", "dropped", "in_text"})  # kinds of sources that only point
SORTS: dict[Words, Sort] = {
    "same": "person",
    "person": "person",
    "group": "group",
    "body": "body",
    "text": "text",
    "thing": "thing",
}
MEANT: dict[Words, frozenset[Sort]] = {
    "pronoun": frozenset({"person", "body", "thing"}),
    "they": frozenset({"group", "body"}),
    "dropped": frozenset({"person", "group", "body"}),
    "same": frozenset({"person", "group", "body"}),
    "person": frozenset({"person"}),
    "group": frozenset({"group"}),
    "body": frozenset({"body"}),
    "text": frozenset({"person", "body", "text", "group"}),
    "thing": frozenset({"thing", "body"}),
}
PERSONS: frozenset[Words] = frozenset({"person", "same"})
ONE_OF = ONE_IN_NOMINATIVE | ONE.keys() | {"одним", "одному"}
DEMONSTRATIVE = frozenset("тот та те".split())
MOST_CANDIDATES = 8  # candidates that are only near, and of those far away that can still be meant
LATE = 4  # sentences behind a title in which its holder can be named for the first time
FAR = 10**9  # tokens: of one whom the article names only later
PROMINENT = 0.7  # share of the names of the person named most


class Asked(NamedTuple):
    """A source, what sort of words it is, and what they say; None for words that only point."""

    source: Source
    words: Words
    description: Description | None
    is_explained: bool = False  # «женщина, назвавшаяся матерью»
    is_one_of: bool = False  # «один из пассажиров»
    said: frozenset[int] = frozenset()  # ids of entities that the speech names
    owner: str = ""  # «его жена»: whose, in the genitive
    teller: Referent | None = None  # in whose indirect speech the source stands


def ask(discourse: Discourse, source: Source) -> Asked:
    """What a source says of whom it means."""
    if source.kind == "in_text":
        return Asked(source, "text", None)
    if source.kind in ONLY_POINTING or discourse.text.lowers[source.head] in DEMONSTRATIVE:
        pointing: Words = "dropped" if source.kind == "dropped" else "they" if source.number == "plur" else "pronoun"
        return Asked(source, pointing, None)
    one = word_for_one(discourse, source)
    description = discourse.description(source.first, source.last, source.head if one is None else one)
    if is_nameless(discourse, source):
        description = description._replace(flags=description.flags | {"unnamed"})
    if is_coordinated(discourse, source):
        return Asked(source, "group", description)
    words = sort_of_words(discourse, source, description, one)
    return Asked(source, words, description, is_explained(discourse, source), one is not None)


def word_for_one(discourse: Discourse, source: Source) -> int | None:
    """The noun of «один из пассажиров», or what stands for one in «одна из спасённых»: it tells who is one of them."""
    if discourse.text.lowers[source.head] not in ONE_OF or source.head + 2 >= source.last:
        return None
    if discourse.text.lowers[source.head + 1] != "из":
        return None
    several = range(source.head + 2, source.last)
    noun = next((i for i in several if discourse.grammar.pos(i) == "NOUN"), None)
    return noun if noun is not None else next((i for i in several if discourse.grammar.case(i) == "gent"), None)


def sort_of_words(discourse: Discourse, source: Source, description: Description, one: int | None) -> Words:
    """What a noun phrase is by its head, or by the noun that somebody is one of."""
    flags, head = description.flags, source.head if one is None else one
    word = discourse.word(head)
    plural = source.number == "plur" or (one is None and is_plural(word))
    if "document" in flags:
        return "text"
    if "org" in flags:
        return "group" if plural else "body"
    if plural:
        return "group"
    if "same" in flags:
        return "same"
    named = discourse.entities.name_at(head)
    if named is not None and named.type != "PER":
        return "body"
    adjective = one is not None and discourse.grammar.pos(one) != "NOUN"  # «одна из спасённых»
    animate = adjective or discourse.grammar.is_animate(head) or language.role_lemma(word) is not None
    return "person" if animate or "unnamed" in flags else "thing"


def is_plural(word: str) -> bool:
    """Whether a word can be nothing but a noun in the plural: «кремленологов»."""
    found = [p for p in language.parses(word.lower()) if p.pos == "NOUN"]
    return bool(found) and all(p.number == "plur" for p in found)


def candidates(discourse: Discourse, asked: Asked) -> list[Referent]:
    """Whom the source can mean: the nearest, and whoever is named most; «другой сын» is nobody known."""
    at = asked.source.first
    if asked.description is not None and discourse.text.lower(at) in ANOTHER:
        return []
    found = [r for r in near(discourse, asked) if can_be(asked, r) and not comes_late(discourse, at, r)]
    if asked.description is not None and "chief" in asked.description.flags and asked.description.owners:
        found = [referent for referent in found if not heads_another(discourse, asked.description, referent)]
    if asked.words == "pronoun" and not found:
        found = [referent for referent in others_before(discourse, at, "person") if can_be(asked, referent)]
    found = without_the_first(discourse, asked, found)
    if asked.words == "person" and is_said_of_man(discourse.text.lowers[asked.source.head]):
        found = [referent for referent in found if referent.gender != "femn"]
    if asked.description is not None and "voice" in asked.description.flags and asked.description.words:
        found = voices(asked.description, found)
    if asked.words == "they" and any(is_group_nearby(discourse, at, referent) for referent in found):
        found = [referent for referent in found if not referent.is_outlet]
    if len(found) <= MOST_CANDIDATES:
        return found
    places = [(at - place if (place := referent.last_before(at)) is not None else FAR) for referent in found]
    order = sorted(range(len(found)), key=lambda number: places[number])
    staying = islice(
        (number for number in order[MOST_CANDIDATES:] if stays(discourse, asked, found[number])), MOST_CANDIDATES
    )
    return [found[number] for number in sorted([*order[:MOST_CANDIDATES], *staying])]


def comes_late(discourse: Discourse, at: int, referent: Referent) -> bool:
    """Whether somebody is named for the first time so far behind a token that no title there can mean them."""
    if referent.said or not referent.places or referent.places[0] < at:
        return False
    return discourse.clock[referent.places[0]] - discourse.clock[at] > LATE


ANOTHER = frozenset("другой другая другие другого другую других другому другим другими".split())
ONE_MORE = frozenset("ещё еще второй вторая второго третий третья третьего четвёртый четвертый".split())
NOUNS_FOR_ANYBODY = frozenset({"unnamed", "same", "many", "generic"})  # flags: «второй источник», not «второй том»


def without_the_first(discourse: Discourse, asked: Asked, found: list[Referent]) -> list[Referent]:
    """«второй источник», «ещё один источник»: of the candidates those who were called so, none of them the first."""
    words = {discourse.text.lower(i) for i in (asked.source.first - 1, asked.source.first)} & ONE_MORE
    if asked.description is None or not words or not asked.description.flags & NOUNS_FOR_ANYBODY:
        return found
    counted = words & asked.description.words
    return [referent for referent in found if any(counted & title.words for title in referent.titles)]


def stays(discourse: Discourse, asked: Asked, referent: Referent) -> bool:
    """Whether somebody far away can still be meant: the article names them most, or calls them so."""
    if referent.entity is not None and discourse.prominence(referent.entity.id) > PROMINENT:
        return True
    description = asked.description
    return description is not None and any(
        title.head == description.head or bool(title.offices & description.offices) for title in referent.titles
    )


def near(discourse: Discourse, asked: Asked) -> Iterator[Referent]:
    """Every referent that is not too far away."""
    meant = MEANT[asked.words]
    for entity in discourse.near(asked.source.first).entities:
        if ("person" if entity.type == "PER" else "body") in meant:
            yield discourse.referent(entity)
    yield from (referent for referent in discourse.unnamed_near(asked.source.first) if referent.sort in meant)
    known = discourse.known_places(asked.source.first)
    if asked.words in ("pronoun", "they") or is_noun_alone(asked):
        subjects = subjects_before(discourse, asked.source.first)
        yield from (
            subject
            for subject in subjects
            if subject.places[0] not in known and subject.sort in meant and not is_known_by(discourse, asked, subject)
        )
    if asked.words == "they":
        yield from others_before(discourse, asked.source.first, "group")
    elif asked.words == "pronoun" or is_noun_alone(asked):
        referred = referred_before(discourse, asked.source.first)
        yield from (one for one in referred if one.sort in meant and one.places[0] not in known)
    if asked.words == "body" and asked.description is not None and not asked.description.words:
        bodies = bodies_before(discourse, asked.source.first, asked.description)
        yield from (body for body in bodies if body.places[0] not in known)


def is_noun_alone(asked: Asked) -> bool:
    """«женщина», «железнодорожник»: a noun for a person that holds no office, and nothing else."""
    description = asked.description
    return description is not None and asked.words == "person" and not description.words | description.offices


def is_known_by(discourse: Discourse, asked: Asked, subject: Referent) -> bool:
    """Whether a noun said before adds nothing to the one asked for, or somebody with a name is called so."""
    if asked.description is None:
        return False
    title = subject.titles[0]
    if title.head == asked.description.head:
        return True
    people = (entity for entity in discourse.near(subject.places[0]).entities if entity.type == "PER")
    return any(is_called(title, discourse.referent(person)) for person in people)


def can_be(asked: Asked, referent: Referent) -> bool:
    """Whether gender, number, place and words allow it."""
    source, description = asked.source, asked.description
    if description is None:
        if referent.last_before(source.first) is None:
            return False
        if asked.words == "they" and referent.titles and "data" in referent.titles[0].flags:
            return False
        if asked.words == "pronoun" and source.gender and not may_be_called(referent, source.gender):
            return False
        return (
            asked.words != "dropped"
            or (source.number == "plur") == (referent.sort == "group")
            or referent.sort == "body"
        )
    if referent.sort == "person" and source.gender == "femn" and referent.gender == "masc" and asked.words != "text":
        return False
    if asked.is_explained and referent.entity is not None and "plain" in description.flags:
        return False  # «женщина, нашедшая клад» is nobody whom the article has named
    if referent.entity is not None and ("unnamed" in description.flags or asked.is_one_of):
        return False  # «источник в мэрии», «один из врачей» is nobody with a name
    if "kin" in description.flags and referent.gender not in (None, language.noun_gender(description.head)):
        return False  # «отец девочки» is no woman
    if asked.words in ("same", "text") and is_silent(description, referent):
        return False
    beside = bool(description.flags & {"kin", "beside"}) and not description.words and asked.teller is None
    if referent.entity is not None and beside and not is_called(description, referent):
        return False  # «Лунин пропал. Отец рассказал»: not Лунин
    if asked.words == "body" and is_another_body(referent, description):
        return False  # «пресс-служба «Зари» … В компании»: the firm
    if "itself" in description.flags and description.head not in referent.words:
        return False  # «следствие» is who investigates, whichever body was named
    owns = referent.entity is not None and referent.entity.id in description.owners
    if owns and asked.words in PERSONS | {"body"}:
        return False  # «адвокат Белова» is not Белов, «профсоюз «Волны»» is not «Волна»
    if referent is asked.teller:
        return False  # «Белова рассказала, что мэр назвал мост «чудом»»: the mayor is not Белова
    if asked.owner and not (referent.titles and is_called(description, referent)):
        return False  # «её отец» is nobody whom the article does not call a father
    if referent.countries and description.countries and not referent.countries & description.countries:
        return False
    if referent.entity is None:
        before = referent.last_before(source.first)
        return before is not None and may_be_one(description, referent.titles[0])
    return referent.entity.type != "LOC" or asked.words == "body"


def may_be_called(referent: Referent, gender: str) -> bool:
    """Whether «он» or «она» can mean a referent: a person whose name does not tell, no such body, and no place."""
    if referent.entity is not None and referent.entity.type == "LOC" and not referent.said:
        return False
    return referent.gender == gender or (referent.gender is None and referent.sort != "body")


def is_group_nearby(discourse: Discourse, at: int, referent: Referent) -> bool:
    """«Газета пишет о строителях. По их словам, …»: whether several are named shortly before, who are «они»."""
    last = referent.last_before(at) if referent.sort == "group" else None
    return last is not None and discourse.clock[at] - discourse.clock[last] <= SPOKEN_OF


def is_silent(description: Description, referent: Referent) -> bool:
    """«Подозреваемый сознался, говорится в сообщении»: whether someone unnamed is only talked of."""
    if referent.entity is not None or referent.sort != "person" or referent.said:
        return False
    return "plain" in referent.titles[0].flags and "personal" not in description.flags


def is_called(description: Description, referent: Referent) -> bool:
    """Whether the article calls a referent by the noun of a description, or by one for the same office."""
    return description.head in referent.words or any(
        title.head == description.head or title.offices & description.offices for title in referent.titles
    )
