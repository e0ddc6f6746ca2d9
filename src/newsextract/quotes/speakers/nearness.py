"""What speaks for and against a referent by where the article names it and when it spoke."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsextract import language
from newsextract.quotes.speakers.asked import Asked
from newsextract.quotes.speakers.discourse import Discourse, items_between
from newsextract.quotes.speakers.referents import Referent

Feature = tuple[str, float]
OWNED = 8  # tokens from the first word for somebody to the name of whose they are: «отец Петра Лунина»
SELF, BEFORE = language.all_forms(frozenset({"сам"})), 2  # and tokens before a phrase in which it can stand
DISTANCES = (
    (0, "in this sentence"),
    (1, "one sentence ago"),
    (2, "two sentences ago"),
    (4, "3 or 4 ago"),
    (8, "5 to 8 ago"),
)


def distance(sentences: int) -> str:
    """How far away, in words."""
    return next((words for most, words in DISTANCES if sentences <= most), "far away")


class Field(NamedTuple):
    """What holds of all candidates of one source together."""

    nearest: Sequence[Referent]  # named before or heard, the nearest first
    spoke: Sequence[int]  # who spoke, by the referent's id(), the last first
    likeness: Mapping[int, float]  # by the referent's id(): the cosine of its name with the description
    relations: Mapping[int, frozenset[str]]  # by the same: what its best title and the description have in common


def is_alike(one: Referent, other: Referent) -> bool:
    """Whether two referents are of one sort; outlets are a sort of their own."""
    return one.sort == other.sort and one.is_outlet == other.is_outlet


def of_order(field: Field, referent: Referent) -> Iterator[Feature]:
    """How near it is, compared with the others."""
    same = [other for other in field.nearest if is_alike(other, referent)]
    if referent in same:
        yield ("nearest", "second nearest", "third nearest or farther")[min(2, same.index(referent))], 1.0
        if len(same) == 1:
            yield "the only one of its sort so far", 1.0


def another_acts(discourse: Discourse, field: Field, referent: Referent, named: int) -> bool:
    """«Водитель ударил Лунина»: whether another person is the subject of the sentence that names one last."""
    sentence = discourse.text.sentence_with(named)
    others = (r for r in field.nearest if r is not referent and r.sort == referent.sort == "person")
    return any(
        other.is_nominative(place)
        for other in others
        for place in items_between(other.places, sentence.first, sentence.last, lambda place: place)
    )


def acts_before(discourse: Discourse, asked: Asked, field: Field, referent: Referent, named: int) -> bool:
    """«Лунин ответил. Мэр встал. Он сказал»: whether one acts alone in the sentence before, and says nothing in it."""
    near = discourse.clock[asked.source.first] - discourse.clock[named] == 1 and field.nearest[0] is referent
    silent = near and referent.gender == asked.source.gender is not None
    if not silent or another_acts(discourse, field, referent, named):
        return False
    return not any(r.sort == "person" and speaks_beside(discourse, r, named) for r in field.nearest)


def speaks_beside(discourse: Discourse, referent: Referent, named: int) -> bool:
    """«По словам Лунина, мэр болен»: whether somebody spoke last in the sentence that names somebody at a token."""
    return bool(referent.said) and referent.said[-1] >= discourse.text.sentence_with(named).first


def points_at_speaker(discourse: Discourse, asked: Asked) -> bool:
    """«он», «по его словам»; not «его мать»."""
    owns = asked.source.kind == "owner" and not discourse.grammar.is_animate(asked.source.last)
    return owns or asked.source.kind == "pronoun"


def is_owner(field: Field, referent: Referent, named: int) -> bool:
    """«Отец Петра Лунина»: whether somebody is named last within the words for somebody unnamed."""
    if referent.entity is None:
        return False
    owned = (r for r in field.nearest if r.titles and r.entity is None and referent.entity.id in r.titles[0].owners)
    return any((first := r.named_before(named)) is not None and named < first + OWNED for r in owned)


def of_place(discourse: Discourse, asked: Asked, referent: Referent, field: Field) -> Iterator[Feature]:
    """Where the reporter named it last."""
    at = asked.source.first
    named = referent.named_before(at)
    if named is None:
        yield ("named only later" if referent.entity is not None and not referent.said else "never named"), 1.0
        return
    yield "named " + distance(discourse.clock[at] - discourse.clock[named]), 1.0
    if discourse.paragraph(named) == discourse.paragraph(at):
        yield "named in this paragraph", 1.0
    acts = referent.sort == "person" or asked.words == "body"
    if (acts and referent.is_nominative(named)) or (asked.words == "they" and referent.case == "nomn"):
        yield "last named in the nominative", 1.0
        if points_at_speaker(discourse, asked) and acts_before(discourse, asked, field, referent, named):
            yield "acts one sentence ago, and was not heard", 1.0
    elif (
        asked.description is None
        and not speaks_beside(discourse, referent, named)
        and another_acts(discourse, field, referent, named)
    ):
        yield "another one acts beside it", 1.0
    if (referent.sort == "person" or asked.words == "they") and is_owner(field, referent, named):
        yield "last named as an owner", 1.0
    if discourse.text.sentence_of[named] == 0 or discourse.paragraph(named) == 0:
        yield "named at the beginning", 1.0


def of_turns(discourse: Discourse, asked: Asked, referent: Referent, order: Sequence[int]) -> Iterator[Feature]:
    """How long ago a referent spoke, and whether nobody has spoken since."""
    at = asked.source.first
    if not referent.said or id(referent) not in order:
        yield "never spoke", 1.0
        return
    yield ("spoke last", "spoke last but one", "spoke before")[min(2, order.index(id(referent)))], 1.0
    spoke = distance(abs(discourse.clock[at] - discourse.clock[referent.said[-1]]))
    yield "spoke " + spoke, 1.0
    if order[0] == id(referent):
        before = discourse.text.lowers[max(0, at - BEFORE) : asked.source.head]
        if asked.description is not None and not SELF.isdisjoint(before):  # «Сам же тренер», «В самом банке»
            yield "spoke last, and the words set somebody apart", 1.0
        if discourse.paragraph(referent.said[-1]) == discourse.paragraph(at):
            yield "spoke last, in this paragraph", 1.0
        named = referent.named_before(at)
        newest = max((r.named_before(at) or 0 for r in discourse.named_near(at) if r.sort == referent.sort), default=0)
        if named == newest:
            yield "spoke last and named last", 1.0
