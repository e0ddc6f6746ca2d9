"""Strategies for speakers who are pointed at: pronouns, and descriptions of the person spoken of.

    pronoun            «он», «по её словам», and a verb whose subject was dropped
    same               «собеседник агентства»
    described_person   «супруга», «ветеран футбола», «российский лидер»

Candidates are weighed by how long ago the reporter named them, as what, and how often the article does; the clock
counts the reporter's sentences, so that a long quotation is no distance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.entities import gender_of
from newsextract.names import Name
from newsextract.quotes.sources import POSSESSIVES, Source
from newsextract.quotes.speakers.by_role import office_of
from newsextract.quotes.speakers.discourse import MEMORY, Discourse, Voice, called, entity_voice
from newsextract.roles import role_lemma

CONTRADICTION = -9.0  # a title that cannot be the same person's
NEAR = 4  # sentences over which a description can point back
WALKS = frozenset("player coach medic science stage law press politics business".split())  # flags in roles.txt


SUBJECT = 1.0  # what it speaks for a candidate to be a subject


class Candidate(NamedTuple):
    """Whom a pronoun or a description can mean, named last in `sentence` by the clock, by `name` or by speaking."""

    voice: Voice
    sentence: int
    weight: float
    name: Name | None


def pronoun(discourse: Discourse, source: Source) -> Voice | None:
    """The person spoken of: who spoke last, or whom the sentences before name, if gender and number agree."""
    here = discourse.clock[source.first]
    scored = [
        (candidate.weight - 0.8 * min(NEAR, max(0, here - candidate.sentence)), candidate)
        for candidate in candidates(discourse, source)
        if suits(candidate.voice, source)
    ]
    voice = best_voice(discourse, scored)
    return called(voice, source, "pronoun") if voice is not None else None


def best_voice(discourse: Discourse, scored: Sequence[tuple[float, Candidate]]) -> Voice | None:
    """The voice with the highest score, subjects before others; of equals the last.

    Syntax is dear: it is asked for only where it can still decide.
    """
    enough = max((score for score, _ in scored), default=0.0) - SUBJECT
    best: tuple[float, Voice] | None = None
    for score, candidate in scored:
        if score < enough:
            continue
        name = candidate.name
        if name is not None and any(is_subject(discourse, i) for i in range(name.first, name.last)):
            score += SUBJECT
        if best is None or score >= best[0]:
            best = (score, candidate.voice)
    return best[1] if best is not None else None


def candidates(discourse: Discourse, source: Source) -> Iterator[Candidate]:
    """Who the pronoun can mean, weighed but for syntax."""
    for entity in discourse.near(source.first).entities:
        if entity.type == "LOC":
            continue
        before = discourse.last_before(entity, source.first)
        span = next((s for s in before if not discourse.in_speech[s.first]), None)
        if span is None:  # what speakers name in their own words is no antecedent for the reporter's
            continue
        weight = 0.0 if entity.type == "PER" else -4.0
        weight += 0.6 * discourse.prominence(entity.id)
        weight += 0.3 * (gender_of(entity) == source.gender) + 0.5 * discourse.same_paragraph(span.first, source.first)
        yield Candidate(entity_voice(entity, source, "name"), discourse.clock[span.first], weight, span)
    if discourse.spoken:
        voice = discourse.spoken[-1]
        at = voice.mention[0] if voice.mention else source.first
        weight = 1.2 + 0.5 * discourse.same_paragraph(at, source.first)
        weight -= 4.0 * (voice.type == "ORG" and source.number != "plur")  # «он» is rather a person
        yield Candidate(voice, max(discourse.clock[at], discourse.clock[source.first] - 2), weight, None)


def is_subject(discourse: Discourse, index: int) -> bool:
    """Whether a name is a subject, or stands in apposition to one."""
    head = discourse.grammar.head(index)
    rel = discourse.grammar.rel(index)
    return rel == "nsubj" or (rel == "appos" and head is not None and discourse.grammar.rel(head) == "nsubj")


def same(discourse: Discourse, source: Source) -> Voice | None:
    """«собеседник агентства»: an unnamed source mentioned just before, else the person who spoke last."""
    if "same" not in lexicon.load("sources").get(discourse.lemma(source), ()):
        return None
    unnamed = unnamed_before(discourse, source)
    last = next((v for v in discourse.spoken_before() if v.type == "PER"), None)
    if unnamed is not None:
        last = Voice(discourse.nominative(unnamed), "PER", gender=unnamed.gender)
    return called(last, source, "role") if last is not None else None


def unnamed_before(discourse: Discourse, source: Source) -> Source | None:
    """«источник в мэрии назвал причину»: an unnamed source a few sentences before, nobody heard since."""
    heard = max(
        (v.mention[0] for v in discourse.spoken_before() if v.mention and v.mention[0] < source.first), default=-1
    )
    end = bisect_left(discourse.sources, source.first, key=lambda other: other.first)
    for other in reversed(discourse.sources[max(0, end - MEMORY) : end]):
        near = heard < other.first and discourse.clock[source.first] - discourse.clock[other.first] <= NEAR
        if near and "unnamed" in lexicon.load("sources").get(discourse.lemma(other), ()):
            return other
    return None


def described_person(discourse: Discourse, source: Source) -> Voice | None:
    """«супруга», «ветеран футбола», «российский лидер»: a description of the person spoken of, not a new one.

    A description names a person whom the article has named if nothing in it says more: no name of another, and
    not one of many («один из», «представитель»).
    """
    lemma = discourse.lemma(source)
    if source.number == "plur" or not discourse.is_animate(source):
        return None
    if says_more(discourse, source) and not heard_here(discourse, source):
        return None
    if any(discourse.word(i).lower() in POSSESSIVES for i in range(source.first, source.last)):
        return None  # «его дочь»: somebody else
    flags = lexicon.load("sources").get(lemma, frozenset())
    if flags & {"unnamed", "org", "document"}:
        return None
    if "many" in flags and not heard_here(discourse, source):
        return None
    scored = [
        (score, candidate)
        for candidate in candidates(discourse, source)
        if (score := described_score(discourse, source, lemma, candidate)) is not None
    ]
    voice = best_voice(discourse, scored)
    return called(voice, source, "role") if voice is not None else None


def described_score(discourse: Discourse, source: Source, lemma: str, candidate: Candidate) -> float | None:
    """How well a description suits a candidate; None where it cannot mean it."""
    voice, distance = candidate.voice, discourse.clock[source.first] - candidate.sentence
    near = distance <= NEAR or discourse.prominence(voice.entity or 0) == 1.0
    if voice.type != "PER" or voice.entity is None or not near or not suits(voice, source):
        return None
    kin = kinship(discourse, voice.entity, source, lemma)
    if kin == CONTRADICTION:
        return None
    score = candidate.weight - 0.5 * min(NEAR, distance) + 0.6 * discourse.prominence(voice.entity)
    return score + kin + noun_gender(discourse, voice, source)


def noun_gender(discourse: Discourse, voice: Voice, source: Source) -> float:
    """«юбиляр» is rather a man, though it can be a woman."""
    noun = language.noun_gender(discourse.word(source.head))
    if not noun or voice.gender is None:
        return 0.0
    return 0.6 if noun == voice.gender else -0.6


def heard_here(discourse: Discourse, source: Source) -> bool:
    """Whether the last speaker is a person who spoke in this paragraph or just before it."""
    if not discourse.spoken or discourse.spoken[-1].type != "PER" or discourse.spoken[-1].mention is None:
        return False
    at = discourse.spoken[-1].mention[0]
    return discourse.same_paragraph(at, source.first) or discourse.clock[source.first] - discourse.clock[at] <= 1


def says_more(discourse: Discourse, source: Source) -> bool:
    """Whether a description names somebody or something of its own: «пользователь zyalt», «создатель Facebook»."""
    words = [discourse.segmentation.tokens[i] for i in range(source.first, source.last) if i != source.head]
    named = {i for i in range(source.first, source.last) if (n := discourse.entities.name_at(i)) and n.type != "LOC"}
    return bool(named) or any(w.text.isascii() and w.text.isalpha() for w in words)


def kinship(discourse: Discourse, entity: int, source: Source, lemma: str) -> float:
    """How a description suits a person's titles: the same word, or walk of life; a contradiction is negative."""
    roles = lexicon.load("roles")
    complement = discourse.content_words(source.first, source.last, source.head)
    held = discourse.near(source.first).held.get(entity, ())
    titles = [(role_lemma(discourse.word(r.head)) or "", r) for r in held]
    if any(title == lemma for title, _ in titles):
        return 1.5
    office = office_of(lemma, complement) if held else None
    if office and any(
        office == office_of(title, discourse.content_words(r.first, r.last, r.head)) for title, r in titles
    ):
        return 1.5  # «наставник» is the coach
    if held and "chief" in roles.get(lemma, ()) and (complement or office):
        return CONTRADICTION  # «глава государства» is not the head of a party
    own = roles.get(lemma, frozenset()) & WALKS
    theirs = {walk for title, _ in titles for walk in roles.get(title, ())} & WALKS
    if not own or not theirs:
        return 0.0
    return 2.0 if own & theirs else -2.0


def suits(voice: Voice, source: Source) -> bool:
    """Whether a pronoun can mean a voice."""
    if source.number == "plur":
        return voice.plural or voice.type == "ORG"
    if voice.plural:
        return False
    return source.gender is None or voice.gender is None or voice.gender == source.gender
