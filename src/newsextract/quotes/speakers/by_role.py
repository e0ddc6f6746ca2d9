"""A strategy for speakers by role: «министр», «глава ведомства» go to who holds the role in the article."""

from __future__ import annotations

from collections.abc import KeysView

from newsextract import lexicon
from newsextract.entities import NamedEntity, gender_of
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.discourse import Discourse, Voice, entity_voice
from newsextract.roles import Role, role_lemma

# «глава организации», «глава государства»: words that stand for whatever a chief is chief of
GENERAL_OWNERS = frozenset(
    "организация государство ведомство компания клуб команда страна регион область город республика край".split()
)


def role(discourse: Discourse, source: Source) -> Voice | None:
    """The holder of a role: who is given it in the article, or of a general word the person spoken of."""
    lemma = role_lemma(discourse.word(source.head))
    if lemma is None or source.number == "plur":
        return None
    entity = holder(discourse, source, lemma)
    return entity_voice(entity, source, "role") if entity is not None else None


def holder(discourse: Discourse, source: Source, lemma: str) -> NamedEntity | None:
    """The person whose title suits best; of equals, the one named or heard last."""
    flags = lexicon.load("roles").get(lemma, frozenset())
    if "generic" in flags and source.last - source.first == 1:
        return None  # «актёр» alone says too little: a description
    own = discourse.content_words(source.first, source.last, source.head)
    best: tuple[float, NamedEntity] | None = None
    near = discourse.near(source.first)
    for entity in near.titled:
        if not gender_fits(entity, source):
            continue
        score = max(role_fit(discourse, role, lemma, flags, own) for role in near.held[entity.id])
        if score <= 0:
            continue
        score += recency(discourse, entity, source)
        if source.gender == "masc" and gender_of(entity) == "femn":
            score -= 1.0  # «сказал министр» of a woman is rare
        if best is None or score > best[0]:
            best = (score, entity)
    return best[1] if best else None


def role_fit(discourse: Discourse, role: Role, lemma: str, flags: frozenset[str], own: KeysView[str]) -> float:
    """How well a title in the article suits a role that stands alone."""
    other = role_lemma(discourse.word(role.head)) or ""
    theirs = discourse.content_words(role.first, role.last, role.head)
    shared = bool(own & theirs)
    if other == lemma:
        return 3.0 if shared or not own or not theirs else -1.0
    office, their_office = office_of(lemma, own), office_of(other, theirs)
    if office and their_office:
        return 3.0 if office == their_office else -1.0
    if office and not shared:
        return 0.0
    chiefs = "chief" in flags and "chief" in lexicon.load("roles").get(other, ())
    if chiefs and (shared or own <= GENERAL_OWNERS):
        return 2.0 if own else 1.0
    return 0.0


def recency(discourse: Discourse, entity: NamedEntity, source: Source) -> float:
    """Up to 1 for a person named or heard just before."""
    here = discourse.clock[source.first]
    before = next(discourse.last_before(entity, source.first), None)
    distance = here - discourse.clock[before.first] if before else 20
    heard = 0.5 if discourse.spoken and discourse.spoken[-1].entity == entity.id else 0.0
    return heard + 1.0 / (1 + distance)


def office_of(lemma: str, complement: KeysView[str]) -> str | None:
    """The office that a title means: «глава государства» and «президент» are one."""
    offices = lexicon.load("offices")
    for key in (*(f"{lemma} {word}" for word in complement), lemma):
        if key in offices:
            return next(iter(offices[key]))
    return None


def gender_fits(entity: NamedEntity, source: Source) -> bool:
    """Whether a person can hold a role by gender: «министр» can be a woman, «актриса» is one."""
    own = gender_of(entity)
    return own is None or source.gender != "femn" or own == "femn"
