"""Role nouns: what a person is, by the table of roles or by the ending of the word."""

from __future__ import annotations

import re
from functools import cache

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES
from newsextract.remember import remember

# endings of nouns for what people do: альтист, вулканолог, киновед, хореограф, стекольщик
PROFESSIONAL = ("ист", "истка", "лог", "вед", "граф", "щик", "щица")
PROFESSIONAL_FORM = re.compile(r"(ист|лог|вед|граф|щик|щиц)\w{0,4}$", re.IGNORECASE)  # and with the endings of cases


@remember
def title_lemma(word: str) -> str | None:
    """The role noun that a word is a form of: of the table, or by its ending a noun for a profession."""
    lemma = role_lemma(word)
    if lemma is not None or not word.isalpha() or not PROFESSIONAL_FORM.search(word):
        return lemma
    found = [p for p in language.parses(word.lower()) if p.known]
    professional = bool(found) and all(p.pos == "NOUN" and p.animacy == "anim" for p in found)
    named = any(NAME_GRAMMEMES & p.grammemes for p in found)
    return found[0].lemma if professional and not named and found[0].lemma.endswith(PROFESSIONAL) else None


def role_lemma(word: str) -> str | None:
    """The role noun that a word is a form of; of «врач-реаниматолог» and «экс-глава» the part that the table has."""
    lower = word.lower()
    if not lower.replace("-", "").isalpha():
        return None
    parts = [lower, *(lower.split("-") if "-" in lower else ())]
    roles = lexicon.load("roles")
    for candidate in filter(role_stems().begin, parts):
        found = language.parses(candidate)
        for parse in found if found and found[0].pos in NOUN_PARTS else ():  # «после» is seldom of «посол»
            if parse.lemma in roles and parse.pos in NOUN_PARTS:
                return parse.lemma
    return None


STEM = 6  # letters that tell a role noun from most words: longer beginnings of its forms differ


@cache
def role_stems() -> language.Stems:
    """What forms of role nouns begin with: «певцы» of «певец», «учёных» of «учёный»."""
    stems = (lemma[: max(2, len(lemma) - 2)][:STEM] for lemma in lexicon.load("roles"))
    return language.Stems([*stems, "риэл"])  # «риэлторы» of «риелтор»


NOUN_PARTS = frozenset({"NOUN", "ADJF", "PRTF"})


def head_part(word: str) -> str:
    """The part of a compound that declines: the last of «экс-главы», the first of «врача-хирурга»."""
    lower = word.lower()
    if "-" not in lower or any(parse.known for parse in language.parses(lower)[:1]):
        return lower
    first, _, rest = lower.partition("-")
    return first if role_lemma(first) else rest


def flags_of(lemma: str) -> frozenset[str]:
    """What the table of roles says of a role noun."""
    return lexicon.load("roles").get(lemma, frozenset())


NO_TITLES = frozenset({"kin", "plain"})  # what people are to others, and what they happen to be
WALKS = frozenset("player coach medic science stage law press politics business chief".split())  # flags in roles.txt
