"""Nouns that name a source: their lemmas and flags."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.quotes.narration import Narration
from newsextract.remember import remember
from newsextract.text import CLOSING_TOKENS, OPENING_TOKENS


def lemma_of(narration: Narration, index: int) -> str:
    """The lemma of a noun of the narration."""
    return source_lemma(narration.text.lower(index))


def source_lemma(word: str) -> str:
    """The lemma of a noun: «СМИ» and «Минобороны» are looked up in lower case as they stand."""
    lower, sources = word.lower(), lexicon.load("sources")
    lemma = lower if lower in sources else language.noun_lemma(lower)
    if lemma in sources or lemma in lexicon.load("roles"):
        return lemma
    others = (p.lemma for p in language.parses(lower) if p.pos == "NOUN" and p.lemma in sources and p.known)
    return next(others, lemma)  # «в главке» is of «главк», not of «главка»


def noun_flags(word: str) -> frozenset[str]:
    """What the table of sources says of a noun; «Telegram-канал» is any other network's too: «YouTube-канал»."""
    table, lemma = lexicon.load("sources"), source_lemma(word)
    network, _, kind = lemma.partition("-")
    if kind and network.isascii():
        return table.get(f"телеграм-{kind}") or table.get(kind, frozenset())
    last = table.get(lemma.rpartition("-")[2], frozenset())  # «медиа-группа» is a «группа»
    return table.get(lemma, last if "org" in last and "site" not in last else frozenset())


def source_flags(narration: Narration, index: int) -> frozenset[str]:
    """The same of a noun of the narration."""
    return noun_flags(narration.text.lower(index))


def end_of_name(narration: Narration, head: int, last: int) -> int:
    """Where a phrase ends: with a person's name before another, «ответил Лунин Сизову», or with a body in marks."""
    name = narration.entities.person_at(head)
    if name is not None and name.last < last and narration.entities.person_at(name.last) is not None:
        return name.last
    return end_at_marked_name(narration, head, last)


def end_at_marked_name(narration: Narration, head: int, last: int) -> int:
    """The end of «компании «Волна»», where syntax parts the two: the body in marks behind a noun for its class.

    And of «врач» in «пояснил врач «Вестнику»», where syntax joins him with the outlet that he told it.
    """
    opening = next((i for i in range(last - 1, head, -1) if narration.text.word(i) in OPENING_TOKENS), None)
    if opening is not None and narration.text.word(last - 1) in CLOSING_TOKENS:
        told = narration.grammar.case(head) == "nomn" and is_only_dative(narration.text.lower(last - 2))
        return opening if told else last
    if narration.text.word(last) not in OPENING_TOKENS or last not in narration.tokens:
        return last
    name = narration.entities.name_at(last + 1)
    if name is None or name.type != "ORG" or narration.text.word(name.last) not in CLOSING_TOKENS:
        return last
    return name.last + 1 if lemma_of(narration, last - 1) in lexicon.load("class_nouns") else last


@remember
def is_only_dative(word: str) -> bool:
    """«Вестнику», «Волге»: whether a noun is in the dative, or can be at most in the prepositional as well."""
    cases = {p.case for p in language.parses(word) if p.pos == "NOUN"}
    return "datv" in cases and cases <= {"datv", "loct"}


@remember
def is_noun_for_person(word: str) -> bool:
    """Whether the dictionary has a word in lower case as a person, and as nothing else; «врач-педиатр» by its end."""
    if "-" in word and language.is_unknown(word):
        return is_noun_for_person(word.rpartition("-")[2])
    return all(p.known and p.animacy == "anim" for p in language.parses(word)) and language.parses(word) != ()


@remember
def may_be_things(word: str) -> bool:
    """«школы», «дороги»: whether a word can be the nominative of several things, and is never a person."""
    found = [p for p in language.parses(word) if p.pos == "NOUN"]
    several = any((p.case, p.number) == ("nomn", "plur") for p in found)
    return several and all(p.animacy == "inan" for p in found)
