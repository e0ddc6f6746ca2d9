"""Whom a verb addresses and not who speaks: «сообщил Reuters директор», «в мэрии рассказали Forbes»."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.quotes.agreement import fits_verb
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import Source, can_speak, is_time, phrase_source, source_flags
from newsextract.quotes.subject_words import as_subject, is_subject_word, with_gender
from newsextract.text import CLOSING_TOKENS, OPENING_TOKENS

ADDRESSEE_GAP = 2  # tokens between an addressee and the subject behind it
DATE_TOKENS = 5  # of a date behind a verb: «заявил в среду 12 мая ТАСС»


def subject_behind_addressee(narration: Narration, verb: int, subject: Source) -> Source:
    """«сообщил Reuters представитель завода»: a name beside the verb that may be a dative, where a subject follows."""
    if not may_be_addressee(narration, verb, subject):
        return subject
    if subject.first > verb and (described := described_before(narration, verb)) is not None:
        return described
    follower = next(
        (i for i in narration.after(max(verb, subject.last - 1)) if may_be_teller(narration, verb, i)), None
    )
    if follower is None or narration.is_apart(max(verb, subject.last - 1), follower):
        return subject
    teller = phrase_source(narration, follower)  # «знакомый с ситуацией чиновник» begins at once behind
    if teller.first - max(verb + 1, subject.last) > ADDRESSEE_GAP:
        return subject
    return with_gender(teller, narration, verb)


def described_before(narration: Narration, verb: int) -> Source | None:
    """«Анна Белова, глава отдела, рассказала Reuters»: a person first in the sentence, and what is told of her."""
    between = list(narration.before(verb))
    name = narration.entities.person_at(between[-1]) if between else None
    if name is None or narration.text.word(between[0]) != "," or name.last >= between[0]:
        return None
    if any(map(narration.grammar.is_finite, between)):
        return None
    fits = narration.text.word(name.last) == "," and fits_verb(narration, verb, name.first)
    return as_subject(narration, verb, name.first) if fits else None


def may_be_teller(narration: Narration, verb: int, place: int) -> bool:
    """Whether a word can be the subject behind an addressee: somebody who speaks, or «один» of several."""
    if narration.text.lower(place) in ("один", "одна"):
        return True
    able = narration.entities.person_at(place) is not None or can_speak(narration, place)
    return able and is_subject_word(narration, verb, place)


def may_be_addressee(narration: Narration, verb: int, subject: Source) -> bool:
    """Whether a subject stands beside its verb, or behind a date, and would look the same in the dative."""
    beside = subject.last == verb or subject.first == verb + 1 or is_dated(narration, verb, subject.first)
    return beside and does_not_decline(narration, subject.head)


def without_addressee(narration: Narration, place: Source) -> Source:
    """The place before the outlet that is told: «в мэрии «Заре» сообщили», «в банке «Север» «Заре» сообщили»."""
    text = narration.text
    openings = [i for i in range(place.head + 1, place.last) if text.word(i) in OPENING_TOKENS]
    if not openings:
        return place
    opening = openings[-1]
    if text.word(opening - 1) in CLOSING_TOKENS:
        return place._replace(last=opening)  # of two names in marks one behind the other, the second is told
    closing = next((i for i in range(opening + 1, place.last) if text.word(i) in CLOSING_TOKENS), place.last)
    cases = {p.case for p in language.parses(text.lower(closing - 1)) if p.pos == "NOUN"}
    return place._replace(last=opening) if cases and cases <= {"datv", "loct"} else place


def without_object(narration: Narration, subject: Source, verb: int) -> Source:
    """«— спросил его следователь»: «его» behind such a verb is whom it asks; before «жена» it may be whose she is."""
    if subject.first != verb + 1 or narration.text.lower(verb + 1) not in language.POSSESSIVES:
        return subject
    noun = narration.text.lower(subject.head)
    kept = source_flags(narration, subject.head) | lexicon.load("roles").get(language.role_lemma(noun) or "", NO_FLAGS)
    if subject.head == verb + 1 or kept & BESIDE or language.noun_lemma(noun) in lexicon.load("companions"):
        return subject
    return subject._replace(first=verb + 2)


NO_FLAGS: frozenset[str] = frozenset()
BESIDE = frozenset({"kin", "beside"})  # flags of nouns for what somebody is to another


def is_dated(narration: Narration, verb: int, first: int) -> bool:
    """«заявил 12 мая ТАСС»: nothing but when stands between a verb and the word at `first`."""
    between = range(verb + 1, first)
    return 0 < len(between) <= DATE_TOKENS and all(is_time(narration, i) for i in between)


def does_not_decline(narration: Narration, head: int) -> bool:
    """Whether a name has one form: Latin, capitals, or a body that no dictionary declines or changes."""
    word, name = narration.text.word(head), narration.entities.name_at(head)
    if word.isascii() or (word.isupper() and len(word) > 1):
        return True
    readings = language.parses(word.lower())
    same = {"nomn", "datv"} <= {p.case for p in readings if p.number == "sing"}  # «Би-би-си»
    return (same or language.is_unknown(word)) and word[0].isupper() and (name is None or name.type == "ORG")
