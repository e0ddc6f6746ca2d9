"""Title phrases: «бывший генеральный секретарь ОБСЕ», «врач-реаниматолог», «глава комитета по этике».

A title phrase is a role noun with the adjectives that make it a profession or an office and with what belongs to it:
the body, the place, the field. An age, a judgement, a nationality are left outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.names import OPENING_MARKS, Name
from newsextract.remember import remember, remember_several
from newsextract.roles.complements import with_complements
from newsextract.roles.nouns import head_part, is_attribute_or_owner, is_candidate, is_post, role_flags
from newsextract.roles.tagged import Tagged
from newsextract.text import Sentence


class Title(NamedTuple):
    """A title phrase; its head is the role noun, `lemma` the dictionary form of that."""

    first: int
    last: int  # one past
    head: int
    lemma: str
    flags: frozenset[str]  # what the table of roles says of its noun
    case: str  # as pymorphy3 calls it; "" where the form leaves it open
    plural: bool
    lead: int  # the token that has this case: the head, or «исполняющий» before «обязанности министра»
    preceding: int  # the token before it and its attributes: the comma of «, бывший министр», «, его помощник»


def find_titles(tagged: Tagged) -> list[tuple[Sentence, Title]]:
    """Every title phrase with its sentence, in text order; one can hold another («пресс-секретарь президента»)."""
    text = tagged.text
    lemmas = [*map(language.title_lemma, text.words)]
    for sentence in text.sentences:
        if text.words[sentence.first].istitle():  # the capital of a first word says nothing
            lemmas[sentence.first] = language.title_lemma(text.lowers[sentence.first])
    return [
        (sentence, read_title(tagged, sentence, index, lemma))
        for index, lemma in enumerate(lemmas)
        if lemma
        and index not in tagged.names
        and may_be_noun_in(text.words[index], lemma, tagged.cases[index])
        and not is_other_noun(text.word(index - 1), text.words[index], lemma)
        and not is_before_noun(text.words, lemmas, index)
        and not is_marked(tagged, index)
        and text.lowers[max(0, index - 1) : index + 1] != ("во", "главе")  # «пришли во главе с мэром»
        and not is_aim(tagged, index)
        for sentence in (text.sentence_with(index),)
    ]


@remember_several
def may_be_noun_in(word: str, lemma: str, case: str | None) -> bool:
    """«политику» in the accusative is of «политика» and no role: the tagger's case must be one of the role noun's.

    Where the word is of no other noun, the tagger is wrong: «Сенаторы» at the beginning of a sentence.
    """
    found = language.parses(head_part(word))
    own = {p.case for p in found if language.is_form_of(p, lemma)}
    return case is None or not own or case in own or all(p.known and language.is_form_of(p, lemma) for p in found)


@remember_several
def is_other_noun(before: str, word: str, lemma: str) -> bool:
    """«бюджетной политике»: whether the adjective before a word agrees with another noun of its form only."""
    found = [p for p in language.parses(head_part(word)) if p.case]
    if {language.is_form_of(p, lemma) for p in found} != {True, False}:
        return False  # one noun, or one that the table writes otherwise: «рок-музыкант»
    agreed = {p.lemma for p in found if language.agreeing(before, p)}
    return bool(agreed) and lemma not in agreed


def is_before_noun(words: Sequence[str], lemmas: Sequence[str | None], index: int) -> bool:
    """«уволили ведущего специалиста»: whether a noun for a role is the adjective of the one behind it instead."""
    behind = index + 1
    if not may_belong(words[index]) or behind == len(words):
        return False
    while behind + 1 < len(words) and lemmas[behind] is None and may_belong(words[behind]):
        behind += 1  # «ведущему научному сотруднику»
    return lemmas[behind] is not None and belongs(words[index], words[behind])


def is_marked(tagged: Tagged, index: int) -> bool:
    """Whether a word stands alone in marks, or begins a title in marks: «Звезда», «Доктор Лиза»."""
    text = tagged.text
    marked = text.word(index - 1) in OPENING_MARKS and text.word(index)[:1].isupper()
    return marked and text.tokens[index - 1].stop == text.tokens[index].start  # else it closes


def is_aim(tagged: Tagged, index: int) -> bool:
    """«кандидат в президенты», «кандидатом на пост мэра»: what somebody wants to be."""
    lower = tagged.text.lower
    if lower(index - 1) == "в":
        return any(p.number == "plur" and p.case == "nomn" for p in language.parses(lower(index)))
    for post in (index - 1, index - 2):
        if lower(post - 1) == "на" and is_post(lower(post)):
            return is_candidate(lower(post - 2))
    return False


def read_title(tagged: Tagged, sentence: Sentence, head: int, lemma: str) -> Title:
    """The phrase around a role noun, «врио» and the like before it included."""
    first = with_adjectives(tagged, sentence, head)
    last = with_complements(tagged, sentence, head)
    word, told = tagged.text.words[head], tagged.cases[head]
    case, plural = form_by_names(tagged, first, head, last, lemma) or form_of(word, lemma, told)
    lead = head
    acting = acting_before(tagged, sentence, first) if case in GENITIVE else None
    if acting is not None:
        (first, lead, case), plural = acting, False
    preceding = before_attributes(tagged, sentence, first)
    flags = role_flags(lemma)
    if flags and any(is_of_partner(tagged.text.word(index)) for index in range(first, head)):
        flags -= {"plain"}  # «управляющий партнёр»
    return Title(first, last, head, lemma, flags, case, plural, lead, preceding)


@remember
def is_of_partner(word: str) -> bool:
    """«Управляющий», «старшего»: whether an adjective makes an office of what is no title by itself."""
    return any(masculine(p) in lexicon.flagged("role_adjectives", "office") for p in language.parses(word.lower()))


def before_attributes(tagged: Tagged, sentence: Sentence, first: int) -> int:
    """The token before a phrase and the adjectives, adverbs and owners that are no part of it."""
    index, lowers = first - 1, tagged.text.lowers
    while index > sentence.first and is_attribute_or_owner(lowers[index]):
        index -= 1
    for size in WHEN_SIZES:
        if " ".join(lowers[max(sentence.first, index + 1 - size) : index + 1]) in WHEN:
            return index - size
    return index


WHEN = lexicon.flagged("title_words", "when")  # «в прошлом», «по профессии»
WHEN_SIZES = sorted({len(phrase.split()) for phrase in WHEN})


GENITIVE = ("gent", "accs")  # one form for what is animate, which the tagger mixes up: «и. о. врача»
ACTING, DUTIES = (lexicon.flagged("title_words", flag) for flag in ("acting", "duties"))
FULFILLING = tuple(sorted(lexicon.flagged("title_words", "fulfils")))  # «исполняющий»
ALL_CASES = 6
ACTING_ABBREVIATED = ["и", ".", "о", "."]  # «и. о.»


def acting_before(tagged: Tagged, sentence: Sentence, first: int) -> tuple[int, int, str] | None:
    """What says before a title that its holder is acting, «врио», «и. о.»: where it begins, its head word, its case."""
    lower, begin = tagged.text.lower, max(sentence.first, first - len(ACTING_ABBREVIATED))
    before = [lower(index) for index in range(begin, first)]
    last = before[-1] if before else ""
    if last in ACTING:
        return first - 1, first - 1, ""
    if before[-len(ACTING_ABBREVIATED) :] == ACTING_ABBREVIATED:
        return first - len(ACTING_ABBREVIATED), first - len(ACTING_ABBREVIATED), ""
    lead = first - 2
    if last not in DUTIES or len(before) < 2 or not lower(lead).startswith(FULFILLING):
        return None
    open_form = lower(lead).endswith("ей")  # «исполняющей»: four cases of a woman
    return lead - (lower(lead - 1) == "временно"), lead, "" if open_form else tagged.cases[lead] or ""


@remember_several
def form_of(word: str, lemma: str, told: str | None) -> tuple[str, bool]:
    """The case of a role noun, and whether it is plural: that `told` by the tagger if its form allows it, else its own.

    No case of what has one form for all of them: «замглавы».
    """
    part = head_part(word)
    parses = language.parses(part)
    found = [p for p in parses if language.is_form_of(p, lemma) and p.case]
    if not found and part == lemma and not any(p.pos == "PRTF" for p in parses):  # «заведующая» has cases
        return "", False
    found = found or [p for p in parses if p.case]
    if len({p.case for p in found}) == ALL_CASES:
        return "", False
    fitting = [p for p in found if p.case == told] or found
    cases = {p.case for p in fitting}
    plural = bool(fitting) and all(p.number == "plur" for p in fitting)
    if len(cases) == 1:
        return cases.pop(), plural
    return ("gent" if cases == set(GENITIVE) and told not in cases else told or ""), plural


def form_by_names(tagged: Tagged, first: int, head: int, last: int, lemma: str) -> tuple[str, bool] | None:
    """Return case and number of «певицы» by the persons beside it: two behind it, or one before it and a comma.

    Only of a noun that can be in the genitive and in the nominative plural.
    """
    behind = person_at(tagged, last)
    before = person_at(tagged, first - 2) if tagged.text.word(first - 1) == "," else None
    if (behind is None and before is None) or not may_be_one_or_several(tagged.text.words[head], lemma):
        return None
    if behind is not None:
        other = person_at(tagged, behind.last + 1) if tagged.text.word(behind.last) in (",", "и") else None
        named = other is not None and "nomn" in tagged.cases[behind.first : other.last]
        return ("nomn", True) if named else None
    alone = before is not None and tagged.text.word(before.first - 1) not in (",", "и")
    return ("gent", False) if before is not None and alone and tagged.cases[before.first] == "gent" else None


@remember_several
def may_be_one_or_several(word: str, lemma: str) -> bool:
    """Whether a form of a noun is that of one in the genitive and of several in the nominative: «певицы»."""
    found = {(p.case, p.number) for p in language.parses(head_part(word)) if language.is_form_of(p, lemma)}
    return found.issuperset({("gent", "sing"), ("nomn", "plur")})


def person_at(tagged: Tagged, index: int) -> Name | None:
    """The person's name that a token is part of."""
    name = tagged.names.get(index)
    return name if name is not None and name.type == "PER" else None


def with_adjectives(tagged: Tagged, sentence: Sentence, head: int) -> int:
    """The first of the adjectives of an office: «британский премьер», «чрезвычайный и полномочный посол»."""
    first, words = head, tagged.text.words
    while first > sentence.first and first - 1 not in tagged.names:
        before = first - 1 - (words[first - 1] == "и" and first < head)
        if before < sentence.first or before in tagged.names or not belongs(words[before], words[head]):
            break
        first = before
    return first


def belongs(word: str, head: str) -> bool:
    """Whether an adjective makes a title with its noun: one of an office, or of a country before a chief."""
    if not may_belong(word):
        return False
    for noun in language.parses(head_part(head)):
        adjective = language.agreeing(word, noun) if noun.case else None
        if adjective is not None:
            lemma, chief = masculine(adjective), "chief" in role_flags(noun.lemma)
            return lemma in lexicon.load("role_adjectives") or (chief and lemma in lexicon.load("country_adjectives"))
    return False


@remember
def may_belong(word: str) -> bool:
    """Whether a word can be an adjective that titles have."""
    lemmas = map(masculine, language.parses(word.lower()))
    return any(
        lemma in lexicon.load("role_adjectives") or lemma in lexicon.load("country_adjectives") for lemma in lemmas
    )


def masculine(adjective: language.Parse) -> str | None:
    """The dictionary form of an adjective, also of a participle that stands for one: «заслуженный»."""
    if adjective.pos != "PRTF":
        return adjective.lemma
    return adjective.inflect(frozenset({"nomn", "sing", "masc"}))
