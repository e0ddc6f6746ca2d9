"""What a stretch of text is: words, a clause of its own, edges without what belongs to nobody."""

from __future__ import annotations

import re

from newsextract import language
from newsextract.text import BLANKS, Extent

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
EDGE = f"{BLANKS},;—–-"
PREDICATES = frozenset({"VERB", "PRTS", "ADJS", "PRED", "INFN"})
COPULA = re.compile(r"\s[—–-]\s")
SECOND_SENTENCE = re.compile(r"[.!?…]\s+[А-ЯЁA-Z]")
CLAUSE_WORDS = 40  # words that are asked whether they are predicates


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
    if len(words) > 1 and COPULA.search(content):
        return True
    return any(is_predicate(word) for word in words[:CLAUSE_WORDS])


def is_predicate(word: str) -> bool:
    """Whether the likeliest reading of a word is a predicate."""
    if not word.islower() and not word.istitle():
        return False
    found = language.parses(word.lower())
    return bool(found) and found[0].pos in PREDICATES and (found[0].known or word.islower())
