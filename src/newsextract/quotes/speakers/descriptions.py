"""What a noun phrase says of whom it means: its head noun, its other words, whose it is.

An owner is noted as what it is: «российский», «России» and «РФ» are one country; two names of one entity are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.entities import Entities
from newsextract.language import named_in
from newsextract.quotes.source_nouns import source_lemma
from newsextract.quotes.speakers.offices import (
    MINISTRY,
    NO_FLAGS,
    PARLIAMENTS,
    bodies_called,
    heads_ministry,
    offices,
    read_complement,
)
from newsextract.remember import remember
from newsextract.text import Text

STOP_WORDS = lexicon.flagged("function_words", "stop") | lexicon.flagged("title_words", "empty")
MEMBER, PARLIAMENTARIAN = "член", "парламентарий"  # as the table of roles has them
PROSECUTOR, PROSECUTION = "прокурор", "прокуратура"  # «прокурор Твери» heads one
SHORT_WORD = 2  # letters: shorter words say nothing


class Description(NamedTuple):
    """What a noun phrase says."""

    head: str  # the lemma of the head noun
    flags: frozenset[str]  # of the head, in the tables of sources and of roles
    words: frozenset[str]  # lemmas of the other words
    countries: frozenset[str]  # whose it is, as keys of countries
    owners: frozenset[int]  # and as ids of entities
    offices: frozenset[str]  # that it can mean
    bodies: frozenset[str]  # flags in the table of bodies
    headed: str  # the noun behind the head, or the first word of a body's name there; "" where there is none
    heads: frozenset[str]  # and what the table of bodies says of it


def says_of_what(chief: Description) -> bool:
    """«директор зоопарка», «глава «Волны»»: whether the words for a chief say what it is chief of."""
    return bool(chief.owners or chief.headed)


def read_description(text: Text, entities: Entities, first: int, last: int, head: int) -> Description:
    """Read a phrase, tokens `first` to `last`."""
    word = text.words[head]
    lemma = head_lemma(word)
    others = [i for i in range(first, last) if i != head]
    telling = (w for i in others if len(w := text.words[i]) > SHORT_WORD and w[0].isalpha())
    words = frozenset(map(plain_lemma, telling)) - STOP_WORDS
    owned = {entity.id: entity for i in others if (entity := entities.entity_at(i)) is not None}
    countries = {key for i in others for key in country_of((text.words[i],))}
    countries |= {key for entity in owned.values() for key in country_of(entity.name.split())}
    before = (text.words[head - 1], word) if head > first else ()
    adjective = plain_lemma(before[0]) if before else ""
    complement = read_complement(text, entities, head, last, lemma)
    if heads_ministry(lemma) and not complement.noun and not countries:
        complement = complement._replace(noun=MINISTRY, bodies=bodies_called((MINISTRY,)))
    if lemma == PROSECUTOR and complement.of_place:
        complement = complement._replace(noun=PROSECUTION, bodies=bodies_called((PROSECUTION,)))
    if lemma == MEMBER and complement.bodies & PARLIAMENTS:
        lemma, words, owned = PARLIAMENTARIAN, NO_FLAGS, {}  # «член Совета Федерации»
    return Description(
        lemma,
        lexicon.load("sources").get(lemma, NO_FLAGS) | lexicon.load("roles").get(lemma, NO_FLAGS),
        words,
        frozenset(countries),
        frozenset(owned),
        offices(text, entities, last, lemma, complement, frozenset(countries), adjective),
        (bodies_called(before) if before else NO_FLAGS) or bodies_called((word,)),
        complement.noun,
        complement.bodies,
    )


@remember
def plain_lemma(word: str) -> str:
    """The lemma of a word by itself."""
    return language.lemma(word)


@remember
def head_lemma(word: str) -> str:
    """The lemma of a head noun, as the tables of roles and of sources have it."""
    return language.role_lemma(word) or source_lemma(word)


def country_of(words: Sequence[str]) -> frozenset[str]:
    """The country that a name, an adjective, a capital or a seat of power stands for."""
    return country_key(tuple(words))


@remember
def country_key(words: tuple[str, ...]) -> frozenset[str]:
    """The country that these words stand for, looked up once."""
    return named_in("countries", words) or NO_FLAGS


def body_flags(words: Sequence[str]) -> frozenset[str]:
    """What the table of bodies says of a name. It may have the whole name, the first two words, or one of the first."""
    return bodies_key(tuple(words))


TELLING_WORDS = 3  # at the beginning of a name, each of which can say what it is of


@remember
def bodies_key(words: tuple[str, ...]) -> frozenset[str]:
    """What the table of bodies says of these words, looked up once."""
    parts = (words, words[:2], *((word,) for word in words[:TELLING_WORDS]))
    return next(filter(None, map(bodies_called, parts)), NO_FLAGS)


@remember
def is_said_of_man(word: str) -> bool:
    """«парень», «задержанный» is no woman, as «врач» can be: a participle agrees with whom it means."""
    flags = lexicon.load("roles").get(language.role_lemma(word) or word, frozenset[str]())
    if "plain" not in flags or "male" in flags:
        return "male" in flags
    forms = [p for p in language.parses(word) if p.pos in ("PRTF", "ADJF")]
    return bool(forms) and all(p.gender in ("masc", "neut") for p in forms)
