"""Nouns for what a person is: of the table of roles, compounds of them, and by their ending nouns for professions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from newsextract import lexicon
from newsextract.language.inflection import Stems, forms_of
from newsextract.language.readings import NAME_GRAMMEMES, Parse, parses
from newsextract.remember import remember

WALKS = frozenset(
    "player coach medic science stage letters law press politics business".split()
)  # walks of life, in roles.txt

PROFESSIONAL = lexicon.endings("profession")  # альтист, вулканолог, стекольщик
PROFESSIONAL_STEM = "|".join(sorted(ending.rstrip("ай") for ending in PROFESSIONAL))
# and in every case: альтисту, альтисток
PROFESSIONAL_FORM = re.compile(f"(?:{PROFESSIONAL_STEM})(?:{lexicon.alternatives('endings', 'noun')}|ок)?$")
FORM_ENDING = 8  # letters at the end of a word in which this stands
SCHOLARS = lexicon.endings("scholar")  # «Репродуктолог»


@remember
def title_lemma(word: str) -> str | None:
    """The role noun that a word is a form of: of the table, or by its ending a noun for a profession."""
    lower = word.lower()
    if not (role_openings().begin(lower) or "-" in word or ends_as_profession(lower)):
        return None  # most words
    return role_lemma(word) or profession_lemma(word.rpartition("-")[2])


def profession_lemma(word: str) -> str | None:
    """The noun that a word is a form of, if by its ending it is one for a profession and nobody's name."""
    if not word.isalpha() or not ends_as_profession(word.lower()):
        return None
    found = parses(word.lower())
    if found and not found[0].known:
        endings = PROFESSIONAL if word.islower() else SCHOLARS
        return next((p.lemma for p in found if p.pos == "NOUN" and p.lemma.endswith(endings)), None)
    professional = bool(found) and all(p.pos == "NOUN" and p.animacy == "anim" for p in found)
    named = any(NAME_GRAMMEMES & p.grammemes for p in found)
    return found[0].lemma if professional and not named and found[0].lemma.endswith(PROFESSIONAL) else None


def ends_as_profession(word: str) -> bool:
    """Whether a word in lower case can be a form of a noun for a profession by its ending."""
    return PROFESSIONAL_FORM.search(word, max(0, len(word) - FORM_ENDING)) is not None


def role_lemma(word: str) -> str | None:
    """The role noun that a word is a form of; of «врач-реаниматолог» and «астрофизик» the part that the table has."""
    lower = word.lower()
    if not lower.replace("-", "").isalpha():
        return None
    for part in (lower, *(lower.split("-") if "-" in lower else ())):
        found = listed_lemma(part) or compound_lemma(part)
        if found is not None:
            return found
    return None


def listed_lemma(word: str) -> str | None:
    """The entry of the table of roles that a word in lower case is a form of."""
    if not role_stems().begin(word):
        return None
    roles = lexicon.load("roles")
    found = parses(word)
    if found and found[0].pos in NOMINAL:  # «после» is seldom of «посол»
        lemmas = (lemma for parse in found if parse.pos in NOMINAL for lemma in nominative_lemmas(parse))
        lemma = next((lemma for lemma in lemmas if lemma in roles), None)
        if lemma is not None:
            return lemma
    return word if word in roles else None  # «замначальника», «слесарь»: not in the dictionary, or a verb first


OF_MEN = tuple("бвгджзклмнпрстфхцчшщй")  # how no noun for a woman ends but «мать», «дочь»


def nominative_lemmas(parse: Parse) -> Iterator[str]:
    """The nominative of a noun, an adjective or a participle that stands for one: «пострадавшему», «обвиняемая».

    The dictionary has «супруга», «потерпевшая» as forms of nouns for men.
    """
    if parse.pos != "PRTF" and not (parse.gender == "femn" and parse.lemma.endswith(OF_MEN)):
        yield parse.lemma
        return
    for gender in ("femn", "masc") if parse.gender == "femn" else ("masc",):
        form = parse.inflect(frozenset({"nomn", "sing", gender}))
        if form is not None:
            yield form


def is_form_of(parse: Parse, lemma: str) -> bool:
    """Whether a reading is of a role noun: «супруга» of «супруга», of which the dictionary knows only «супруг»."""
    if parse.gender != "femn" or parse.pos == "PRTF":
        return parse.lemma == lemma
    return lemma in nominative_lemmas(parse)


def compound_lemma(word: str) -> str | None:
    """The role noun behind the beginning of a compound; of «замгубернатора» and «завлабораторией» the whole."""
    if not compound_beginnings().begin(word):
        return None
    for beginning, flags in lexicon.load("role_beginnings").items():
        if not word.startswith(beginning) or len(word) - len(beginning) < MIN_REST:
            continue
        rest = word[len(beginning) :]
        lemma = listed_lemma(rest)
        if not flags and lemma is not None:
            return lemma
        case = "gent" if "gent" in flags and lemma is not None else "ablt" if "ablt" in flags else None
        if case and any(p.known and p.case == case and p.number == "sing" for p in parses(rest)):
            return word
    return None


def is_role_noun(word: str) -> bool:
    """Whether a word is a role noun in some case."""
    return title_lemma(word) is not None


MIN_REST = 5  # letters of a role noun in a compound: «биограф» is no «граф»
SHORT = 5  # letters of a role noun whose forms have too little in common
STEM_LETTERS = 9  # letters that tell a role noun from most words: longer beginnings of its forms differ
STEM_LETTERS_OF_PAIR = 6  # the first half may decline by itself: «бизнесов-леди»


OTHER_STEMS = ("импресс", "риэл", "ди-дж", "парн")  # «импрессарио», «риэлторы», «ди-джею», «парня» of «парень»


@cache
def role_stems() -> Stems:
    """What forms of role nouns begin with: «певцы» of «певец», «учёных» of «учёный»."""
    stems = chain.from_iterable(map(stems_of, lexicon.load("roles")))
    return Stems([*stems, *OTHER_STEMS])


def stems_of(lemma: str) -> Iterator[str]:
    """What the forms of a role noun begin with; of a short one they are looked up, «отца» of «отец» and not «от»."""
    if len(lemma) > SHORT:
        yield lemma[:-2][: STEM_LETTERS_OF_PAIR if "-" in lemma else STEM_LETTERS]
    else:
        yield lemma
        for parse in parses(lemma):
            if parse.lemma == lemma:
                yield from (form[:STEM_LETTERS] for form in forms_of(parse))


@cache
def compound_beginnings() -> Stems:
    """What compounds that are role nouns begin with: «зам», «экс»."""
    return Stems(lexicon.load("role_beginnings"))


@cache
def role_openings() -> Stems:
    """What either begins with: asked once of every new word."""
    return Stems([*role_stems(), *compound_beginnings()])


NOMINAL = frozenset({"NOUN", "ADJF", "PRTF"})  # parts of speech of a noun, and of what can stand for one
