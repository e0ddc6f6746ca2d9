"""What a stretch of text is: a clause of its own, or somebody's own words; and its edges without marks."""

from __future__ import annotations

import re
from itertools import pairwise

from newsextract import language, lexicon
from newsextract.text import BLANKS, DASHES, Extent

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
EDGE = f"{BLANKS},;{DASHES}"
PREDICATES = frozenset({"VERB", "PRTS", "ADJS", "PRED", "INFN"})
COPULA = re.compile(rf"\s[{DASHES}]\s")
SENTENCE_END = re.compile(r"[.!?…]\s")
SECOND_SENTENCE = re.compile(r"[.!?…]\s+[А-ЯЁA-Z]")
DEMONSTRATIVES = lexicon.flagged("function_words", "showing")  # «Это победа здравого смысла»: no verb is needed
JOINING = lexicon.flagged("function_words", "joining")
FIRST_PERSON = frozenset({"я", "мой"})
READ_WORDS = 40  # words that are asked whether they are predicates


def trim(text: str, start: int, stop: int) -> Extent:
    """Leave out blanks, commas and dashes at the ends; `.`, `!` and `?` stay."""
    while start < stop and text[start] in EDGE:
        start += 1
    while stop > start and text[stop - 1] in EDGE:
        stop -= 1
    return Extent(start, stop)


def is_clause(content: str) -> bool:
    """Whether content reads as a clause of its own: a predicate, or the end of a sentence inside."""
    words = WORD.findall(content)
    if SECOND_SENTENCE.search(content):
        return True
    leading = words[1:] if words and words[0].lower() in JOINING else words  # «И это к лучшему»
    if len(words) > 1 and (COPULA.search(content) or leading[0].lower() in DEMONSTRATIVES):
        return True
    return any(is_predicate(word) for word in words[:READ_WORDS])


def is_predicate(word: str) -> bool:
    """Whether the likeliest reading of a word is a predicate."""
    if not word.islower() and not word.istitle():
        return False
    found = language.parses(word.lower())
    return bool(found) and found[0].pos in PREDICATES and (found[0].known or word.islower())


def must_be_predicate(word: str) -> bool:
    """Whether a word can be nothing but a predicate: «слесарь» is an imperative as well."""
    return is_predicate(word) and all(parse.pos in PREDICATES for parse in language.parses(word.lower()))


def has_verb(words: str) -> bool:
    """Whether words hold what must be a predicate. A capital behind the first word is a name's: «Лидия Сомова»."""
    first, *others = WORD.findall(words) or [""]
    return must_be_predicate(first) or any(must_be_predicate(word) for word in others if word[0].islower())


def is_spoken(content: str) -> bool:
    """Whether words are somebody's own: a first or second person, or a beginning without a subject: «Ехал сзади»."""
    words = WORD.findall(content)
    if any(is_own_word(word) for word in map(str.lower, words[:READ_WORDS])):
        return True
    first, *others = map(WORD.findall, SENTENCE_END.split(content, maxsplit=1)[0].split(","))
    if not first or not is_past(first[0]):
        return False
    if any(may_be_subject(word) and not language.cases_behind(before.lower()) for before, word in pairwise(first)):
        return False  # «Вышел водитель», but «Вышел на балкон»
    return not any(any(map(must_be_subject if is_past(part[0]) else may_be_subject, part)) for part in others if part)


def says_i(words: str) -> bool:
    """Whether somebody says «я» or «мой», or has a verb for it: «Я рада», «Помню этот день»; not «Мы рады»."""
    likeliest = (p for word in WORD.findall(words) for p in language.parses(word.lower())[:1])
    return any(p.lemma in FIRST_PERSON or (p.person == "1per" and p.number == "sing") for p in likeliest)


def is_own_word(word: str) -> bool:
    """Whether a word is one of somebody's own, or can only be a verb in the first or second person."""
    found = language.parses(word)
    if any(p.lemma in lexicon.load("own_words") for p in found):
        return True
    if any(p.lemma in lexicon.load("reporting_verbs") and p.number == "plur" and p.tense != "pres" for p in found):
        return False  # «Напомним, мост закрыли в мае» is the reporter's
    usual = [p for p in found if p.pos != "PRTS" or p.tense != "pres"]  # «планируем» is hardly what is planned
    return bool(usual) and all(p.known and (p.person in ("1per", "2per") or "incl" in p.grammemes) for p in usual)


def is_past(word: str) -> bool:
    """Whether a word is most likely a verb in the past, of one person."""
    found = language.parses(word.lower())
    return bool(found) and found[0].pos == "VERB" and found[0].tense == "past" and found[0].number == "sing"


def may_be_subject(word: str) -> bool:
    """Whether a word can be a noun or a pronoun in the nominative; one letter is rather a preposition, «к»."""
    found = language.parses(word.lower()) if len(word) > 1 else ()
    return any(p.case == "nomn" and p.pos in ("NOUN", "NPRO") for p in found)


def must_be_subject(word: str) -> bool:
    """Whether a word behind a verb can be in the nominative, and not its object: «водитель», not «хлопок»."""
    return may_be_subject(word) and not language.can_stand_in(word, "accs")
