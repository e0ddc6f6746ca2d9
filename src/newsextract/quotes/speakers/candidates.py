"""The referents that a source can mean: those that are near, without those that its words exclude.

`ranking` says how likely each of them is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newsextract import language
from newsextract.quotes.speakers.asked import Asked, Words, says_no_more
from newsextract.quotes.speakers.common_nouns import (
    SPOKEN_OF,
    bodies_before,
    others_before,
    referred_before,
    subjects_before,
)
from newsextract.quotes.speakers.comparing import bears_noun
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.excluded import excluding
from newsextract.quotes.speakers.fates import DEAD, befell
from newsextract.quotes.speakers.later import named_next
from newsextract.quotes.speakers.offices import VAGUE
from newsextract.quotes.speakers.reasons import Pair
from newsextract.quotes.speakers.referents import Referent, Sort
from newsextract.quotes.speakers.together import together_before
from newsextract.rules import note

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
MOST_CANDIDATES = 8  # that are asked for being near; and as many of those farther away
FAR = 10**9  # tokens: of one whom the article names only later
PROMINENT = 0.7  # share of the names of the person named most
ANOTHER = frozenset({"другой"})  # «другой сын»


def candidates(discourse: Discourse, asked: Asked) -> list[Referent]:
    """Whom a source can mean: those near it, and whoever is named most; nobody known by «другой сын»."""
    at = asked.source.first
    if asked.description is not None and discourse.text.lower(at) in language.all_forms(ANOTHER):
        return []
    found = [referent for referent in near(discourse, asked) if can_be(discourse, asked, referent)]
    if asked.words == "pronoun" and all(referent.is_outlet for referent in found):
        found = told_by_outlets(discourse, asked, found) or found
    if asked.words == "dropped" and asked.source.gender:
        found = [referent for referent in found if acts_alone(asked, referent)] or found
    if asked.words == "pronoun" and not found:
        found = [other for other in others_before(discourse, at, "person") if can_be(discourse, asked, other)]
    if asked.source.kind == "pronoun" and len(found) > 1:
        found = living(discourse, asked, found)
    if asked.words == "they" and any(is_group_nearby(discourse, at, referent) for referent in found):
        found = [referent for referent in found if not referent.is_outlet]
    return found if len(found) <= MOST_CANDIDATES else the_nearest(discourse, asked, found)


def acts_alone(asked: Asked, referent: Referent) -> bool:
    """«Обещал, что»: whether no paper is meant, which «пишет», and no body of another gender than the verb's."""
    return not referent.is_outlet and (referent.sort != "body" or referent.gender == asked.source.gender)


def living(discourse: Discourse, asked: Asked, found: list[Referent]) -> list[Referent]:
    """«Лунин убит. Сосед задержан. Он признался»: those who live, where one of them acts in the sentence before.

    Of who died an article tells as well what they used to say.
    """
    at, clock = asked.source.first, discourse.clock
    places = {id(one): place for one in found if one.sort == "person" and (place := one.named_before(at)) is not None}
    nearest = max((one for one in found if id(one) in places), key=lambda one: places[id(one)], default=None)
    if nearest is None or nearest.said or clock[at] - clock[places[id(nearest)]] != 1:
        return found
    if not nearest.is_nominative(places[id(nearest)]) or befell(discourse, nearest, DEAD, at):
        return found
    return [one for one in found if one is nearest or not befell(discourse, one, DEAD, at)]


def told_by_outlets(discourse: Discourse, asked: Asked, outlets: list[Referent]) -> list[Referent]:
    """«Девочку избили, пишет «Волна». Она рассказала»: whom common nouns name, before the outlets that tell of them."""
    at = asked.source.first
    told = min((before for outlet in outlets if (before := outlet.last_before(at)) is not None), default=at)
    others = others_before(discourse, at, "person")
    return [other for other in others if other.places[0] < told and can_be(discourse, asked, other)]


def the_nearest(discourse: Discourse, asked: Asked, found: list[Referent]) -> list[Referent]:
    """Of many candidates the nearest few, and a few of those farther away that can still be meant."""
    at = asked.source.first
    places = [(at - place if (place := referent.last_before(at)) is not None else FAR) for referent in found]
    order = sorted(range(len(found)), key=lambda number: places[number])
    staying = islice(
        (number for number in order[MOST_CANDIDATES:] if stays(discourse, asked, found[number])), MOST_CANDIDATES
    )
    return [found[number] for number in sorted([*order[:MOST_CANDIDATES], *staying])]


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
    unnamed = (other for other in discourse.unnamed_near(asked.source.first) if other.same_as is None)
    yield from (referent for referent in unnamed if referent.sort in meant)
    pointing = asked.words in ("pronoun", "they") or is_noun_alone(asked)
    bare_body = asked.words == "body" and asked.description is not None and is_bare(asked.description)
    known = discourse.known_places(asked.source.first) if pointing or bare_body else set()
    if pointing:
        subjects = subjects_before(discourse, asked.source.first)
        yield from (
            subject
            for subject in subjects
            if subject.places[0] not in known and subject.sort in meant and not is_known_by(discourse, asked, subject)
        )
    if asked.words == "they":
        yield from others_before(discourse, asked.source.first, "group")
        yield from together_before(discourse, asked.source.first)
    elif pointing:
        referred = referred_before(discourse, asked.source.first)
        yield from (one for one in referred if one.sort in meant and one.places[0] not in known)
    elif asked.words == "person" and (said := asked.description) is not None and said.offices and not said.words:
        yield from holders_before(discourse, asked, said)  # «защитник», «наставник»
    if says_no_more(asked):
        yield from acted_on(discourse, asked)
    if bare_body and asked.description is not None:
        bodies = bodies_before(discourse, asked.source.first, asked.description)
        yield from (body for body in bodies if body.places[0] not in known)


def is_bare(body: Description) -> bool:
    """«ведомство», «надзорное ведомство»: whether a noun for a body says no more than of what sort it is."""
    return not body.words or ("anaphoric" in body.flags and len(body.words) == 1 and bool(body.bodies - VAGUE))


def holders_before(discourse: Discourse, asked: Asked, description: Description) -> Iterator[Referent]:
    """«Адвокат Лунина подал жалобу. Защитник сказал»: subjects whom another noun calls by the same office.

    Whoever is named soon behind an office is no other: «Премьер-министр улетел. Пётр Лунин выступил. Премьер сказал».
    """
    known = discourse.known_places(asked.source.first)
    for subject in subjects_before(discourse, asked.source.first):
        title = subject.titles[0]
        if not title.offices & description.offices or title.head == description.head or subject.places[0] in known:
            continue
        if subject.sort != "person":
            continue  # «Супруги уехали. Муж сказал»
        if named_next(discourse, subject) is None:
            yield subject


def acted_on(discourse: Discourse, asked: Asked) -> Iterator[Referent]:
    """«Полиция задержала водителя. Мужчина рассказал»: who is no subject, but for a mere companion, «с приятелем»."""
    known = discourse.known_places(asked.source.first)
    for other in others_before(discourse, asked.source.first, "person"):
        if (
            not is_companion(discourse, other)
            and other.places[0] not in known
            and not is_known_by(discourse, asked, other)
        ):
            yield other


def is_companion(discourse: Discourse, other: Referent) -> bool:
    """«с приятелем», «сына»: whether a phrase says of whom it means no more than what he is to another."""
    title = other.titles[0]
    beside = discourse.text.lower(other.places[0] - 1) in language.WITH or "kin" in title.flags
    return beside and title.words <= OWN and not title.owners


OWN = frozenset({"свой"})  # «со своим приятелем»


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
    return any(bears_noun(title, discourse.referent(one)) for one in people if one.id not in title.owners)


def is_group_nearby(discourse: Discourse, at: int, referent: Referent) -> bool:
    """«Газета пишет о строителях. По их словам, …»: whether several are named shortly before, who are «они»."""
    last = referent.last_before(at) if referent.sort == "group" else None
    return last is not None and discourse.clock[at] - discourse.clock[last] <= SPOKEN_OF


# --- whom nothing excludes --------------------------------------------------------------------------------------------


def can_be(discourse: Discourse, asked: Asked, referent: Referent) -> bool:
    """Whether nothing excludes a referent."""
    if asked.description is None:
        return can_be_pointed_at(asked, referent) and not is_met(discourse, asked, referent)
    reason = excluding(Pair(discourse, asked, asked.description, referent))
    if reason is not None:
        note(reason, (discourse, asked, referent), referent)
    return reason is None


def can_be_pointed_at(asked: Asked, referent: Referent) -> bool:
    """Whether «он», «они» or a dropped subject can mean a referent named before."""
    source = asked.source
    if referent.last_before(source.first) is None:
        return False
    if asked.words == "they" and is_one_place(referent):
        return False
    if asked.words == "pronoun" and source.gender and not can_be_he(referent, source.gender):
        return False
    if asked.words != "dropped":
        return True
    if referent.sort == "body":
        return bool(referent.said) or (source.number != "plur" and not is_place(referent))  # «Говорят, что …»: nobody
    return (source.number == "plur") == (referent.sort == "group")


def is_one_place(referent: Referent) -> bool:
    """Whether «они» cannot be a place: «Тула», but not «США», or «Китай», which has spoken."""
    if not is_place(referent) or referent.said:
        return False
    return not any(form.number == "plur" for form in language.parses(referent.name.lower()))


def is_met(discourse: Discourse, asked: Asked, referent: Referent) -> bool:
    """«На встрече с Луниным он заявил»: whether the words before «он», up to the beginning, are of somebody met."""
    at, place = asked.source.first, referent.named_before(asked.source.first)
    if asked.source.kind != "pronoun" or place is None:
        return False
    first = discourse.text.sentence_with(at).first
    between = range(first, at)
    if place not in between or not PAUSES.isdisjoint(discourse.text.words[place:at]):
        return False
    if any(map(discourse.grammar.is_finite, between)):
        return False
    return discourse.grammar.case(place) in MET


PAUSES = frozenset(", : ; — –".split())
MET = frozenset({"ablt", "datv"})  # «в разговоре с Луниным», «в ответе Лунину»


def can_be_he(referent: Referent, gender: str) -> bool:
    """Whether «он» or «она» can mean a referent: a person whose name does not tell, no such body, and no place."""
    if is_place(referent) and not referent.said:
        return False
    return gender in referent.genders or (referent.gender is None and referent.sort != "body")


def is_place(referent: Referent) -> bool:
    """Whether a referent is a place by name: «Москва» may have spoken, and seldom has."""
    return referent.entity is not None and referent.entity.type == "LOC"
