"""Title phrases: «бывший генеральный секретарь ОБСЕ», «врач-реаниматолог», «глава комитета по этике».

A title phrase is a role noun with the adjectives that make it a profession or an office and with what belongs to it:
the body, the place, the field. An age, a judgement, a nationality are left outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES
from newsextract.names import CLOSING_MARKS, OPENING_MARKS, Name, word_at
from newsextract.remember import remember, remember_briefly
from newsextract.text import Sentence, Text

MAX_WORDS = 24  # tokens in a title phrase
MAX_MARKED = 9  # tokens of a name in marks that belongs to a title
FIELD_PREPOSITIONS = {
    "по": "datv",
    "при": "loct",
    "от": "gent",
}  # глава комитета по этике, посол при ООН, депутат от края
PLACE_PREPOSITIONS = frozenset("в во на".split())  # посол в Италии


class Title(NamedTuple):
    """A title phrase, tokens `first` to `last` (one past); `head` is its role noun, `lemma` its dictionary form."""

    first: int
    last: int
    head: int
    lemma: str
    case: str  # as pymorphy3 calls it; "" where the form leaves it open
    plural: bool


@dataclass(frozen=True, slots=True)
class Words:
    """What titles are read from: the tokens, the case the tagger gave each, and the names among them."""

    segmentation: Text
    cases: Sequence[str | None]
    names: Mapping[int, Name]  # by every token of a name

    def word(self, index: int) -> str:
        """The word of a token; "" outside the text."""
        return word_at(self.segmentation, index)


def find_titles(words: Words, sentence: Sentence) -> list[Title]:
    """Every title phrase of a sentence, in text order; a phrase can hold another («пресс-секретарь президента»)."""
    lemmas = map(title_lemma, words.segmentation.words[sentence.first : sentence.last])
    return [
        read_title(words, sentence, index, lemma)
        for index, lemma in enumerate(lemmas, sentence.first)
        if lemma
        and index not in words.names
        and agrees_with_tagger(words, index, lemma)
        and not is_marked(words, index)
    ]


def agrees_with_tagger(words: Words, index: int, lemma: str) -> bool:
    """«политику» in the accusative is of «политика» and no role: the tagger's case must be one of the role noun's."""
    case = words.cases[index]
    own = {p.case for p in language.parses(head_part(words.word(index))) if p.lemma == lemma}
    return case is None or not own or case in own


def is_marked(words: Words, index: int) -> bool:
    """Whether a word stands alone in marks, or begins a title in marks: «Звезда», «Доктор Лиза»."""
    return words.word(index - 1) in OPENING_MARKS and words.word(index)[:1].isupper()


def read_title(words: Words, sentence: Sentence, head: int, lemma: str) -> Title:
    """The phrase around a role noun."""
    first = with_adjectives(words, sentence, head)
    last = with_complements(words, sentence, head)
    case, plural = form_of(words, head, lemma)
    return Title(first, last, head, lemma, case, plural)


# --- role nouns -------------------------------------------------------------------------------------------------------


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


@remember_briefly
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


@cache
def role_stems() -> language.Stems:
    """What forms of role nouns begin with: «певцы» of «певец», «учёных» of «учёный»."""
    stems = (lemma[: max(2, len(lemma) - 2)][:6] for lemma in lexicon.load("roles"))
    return language.Stems([*stems, "риэл"])  # «риэлторы» of «риелтор»


NOUN_PARTS = frozenset({"NOUN", "ADJF", "PRTF"})


def form_of(words: Words, head: int, lemma: str) -> tuple[str, bool]:
    """Case and number of a role noun: the tagger's case where the form allows it, else the only one it allows."""
    parses = language.parses(head_part(words.word(head)))
    found = [p for p in parses if p.lemma == lemma and p.case] or [p for p in parses if p.case]
    fitting = [p for p in found if p.case == words.cases[head]] or found
    cases = {p.case for p in fitting}
    plural = bool(fitting) and all(p.number == "plur" for p in fitting)
    return (cases.pop() if len(cases) == 1 else words.cases[head] or ""), plural


def head_part(word: str) -> str:
    """The part of a compound that declines: the last of «экс-главы», the first of «врача-хирурга»."""
    lower = word.lower()
    if "-" not in lower or any(parse.known for parse in language.parses(lower)[:1]):
        return lower
    first, _, rest = lower.partition("-")
    return first if role_lemma(first) else rest


# --- adjectives before ------------------------------------------------------------------------------------------------


def with_adjectives(words: Words, sentence: Sentence, head: int) -> int:
    """The first of the adjectives that belong to the office: «генеральный директор», «британский премьер»."""
    first = head
    while first > sentence.first and first - 1 not in words.names and belongs(words.word(first - 1), words.word(head)):
        first -= 1
    return first


def belongs(word: str, head: str) -> bool:
    """Whether an adjective makes a title with its noun: one of an office, or of a country before a chief."""
    part = head_part(head)
    for noun in language.parses(part):
        adjective = language.agreeing(word, noun) if noun.case else None
        if adjective is None:
            continue
        chief = "chief" in lexicon.load("roles").get(noun.lemma, ())
        return adjective.lemma in lexicon.load("role_adjectives") or (
            chief and adjective.lemma in lexicon.load("country_adjectives")
        )
    return False


# --- what belongs to the noun -----------------------------------------------------------------------------------------


def with_complements(words: Words, sentence: Sentence, head: int) -> int:
    """One past the last word that belongs to a role noun: «министр обороны Японии», «член комитета по этике»."""
    last = index = head + 1
    limit = min(sentence.last, head + MAX_WORDS)
    while index < limit:
        following = next(complements(words, head, index, limit, last), None)
        if following is None:
            break
        index, complete = following
        last = index if complete else last
    return last


def complements(words: Words, head: int, index: int, limit: int, last: int) -> Iterator[tuple[int, bool]]:
    """Where a title can go on to from `index`, and whether it may end there."""
    word, lower = words.word(index), words.word(index).lower()
    name = words.names.get(index)
    if name is not None:
        if name.type != "PER":  # a place or a body just behind a title belongs to it
            yield name.last, True
        return
    if word in OPENING_MARKS:
        closing = next(
            (i for i in range(index + 1, min(limit, index + MAX_MARKED)) if words.word(i) in CLOSING_MARKS), None
        )
        if closing is not None:
            yield closing + 1, True
    elif word in CLOSING_MARKS and index - 1 in words.names:
        yield index + 1, True
    elif lower in FIELD_PREPOSITIONS and is_field(words, index):
        yield index + 1, False
    elif lower in PLACE_PREPOSITIONS and index + 1 in words.names and words.names[index + 1].type == "LOC":
        yield words.names[index + 1].last, True
    elif word == "и" and index == last > head + 1 and goes_on(words, index + 1):
        yield index + 1, False
    elif len(word) > 1 and word.islower() and fits_case(words, index, case_wanted(words, index)):
        yield index + 1, is_noun(word)


def is_field(words: Words, index: int) -> bool:
    """«по этике», «от края», «при ООН»: a field, a place or a body, and not «по делу», «от искусствоведа»."""
    following = index + 1
    if not fits_case(words, following, FIELD_PREPOSITIONS[words.word(index).lower()]):
        return False
    if words.word(index).lower() == "по":
        return language.noun_lemma(words.word(following)) not in NO_FIELDS
    while is_adjective(words.word(following).lower()) and following not in words.names:
        following += 1
    return following in words.names and words.names[following].type != "PER"


NO_FIELDS = frozenset(
    "дело повод итог слово мнение данные имя прозвище фамилия решение приговор обвинение факт".split()
)


def goes_on(words: Words, index: int) -> bool:
    """Whether what stands behind «и» belongs to the title: «труда и занятости», but no second role noun."""
    return title_lemma(words.word(index)) is None and words.word(index).islower() and fits_case(words, index, "gent")


def case_wanted(words: Words, index: int) -> str:
    """Genitive, or the case that a preposition just before asks for."""
    for back in (1, 2, 3):
        before = words.word(index - back).lower()
        if before in FIELD_PREPOSITIONS:
            return FIELD_PREPOSITIONS[before]
        if not is_adjective(before):
            break
    return "gent"


def fits_case(words: Words, index: int, case: str) -> bool:
    """Whether a word can stand in a case: the tagger says so, or its form and not the tagger speak for it."""
    if words.cases[index : index + 1] == [case]:
        return True
    found = language.parses(words.word(index).lower())
    nominal = bool(found) and found[0].pos in NOUN_PARTS and words.cases[index] != "nomn"
    return nominal and any(p.case == case and p.pos in NOUN_PARTS for p in found)


def is_noun(word: str) -> bool:
    """Whether a word can be a noun."""
    return any(p.pos == "NOUN" for p in language.parses(word.lower()))


def is_adjective(word: str) -> bool:
    """Whether a word can be a full adjective."""
    return any(language.is_declinable_adjective(p) for p in language.parses(word.lower()))
