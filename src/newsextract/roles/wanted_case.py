"""The case that what stands behind a role noun has to be in."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.language import may_modify
from newsextract.remember import remember
from newsextract.roles.nouns import is_mostly
from newsextract.roles.tagged import Tagged

ADJECTIVES = 2  # between a preposition and the noun whose case it tells
FIELD_PREPOSITIONS = {
    "по": "datv",
    "при": "loct",
    "от": "gent",
}  # глава комитета по этике, посол при ООН, депутат от края

WITH = lexicon.flagged("function_words", "with")


def opens_with(tagged: Tagged, index: int) -> bool:
    """Whether a token is «с» behind a noun of a field that takes it: «по связям с общественностью»."""
    noun = tagged.text.word(index - 1) if tagged.text.lower(index) in WITH else ""
    return bool(noun) and language.noun_lemma(noun) in lexicon.flagged("fields", "with")


def case_wanted(tagged: Tagged, index: int) -> str:
    """The case that the preposition before takes, «по культуре и туризму», or «командующий»; else the genitive."""
    back = index - 1
    for _ in range(ADJECTIVES + 1):
        if tagged.text.word(back) == "и":
            back -= 2  # «и» and the noun before it: «по культуре и местному самоуправлению»
        before = tagged.text.lower(back)
        if opens_with(tagged, back):
            return "ablt"
        if before in FIELD_PREPOSITIONS:
            return FIELD_PREPOSITIONS[before]
        if language.title_lemma(before) in lexicon.flagged("roles", "ablt"):
            return "ablt"  # «командующий войсками»
        if not (may_modify(before) or is_mostly(before, "ADVB")):
            break
        back -= 1
    return "gent"


def is_in_case_wanted(tagged: Tagged, index: int) -> bool:
    """Whether a word can stand in the case that the words before it take."""
    if tagged.cases[index : index + 1] == [None] and not is_nominal(tagged.text.lowers[index]):
        return False  # a verb, most often
    return may_be_in(tagged, index, case_wanted(tagged, index))


def may_be_in(tagged: Tagged, index: int, case: str) -> bool:
    """Whether a word can stand in a case: the tagger says so, or its form and not the tagger speak for it."""
    if tagged.cases[index : index + 1] == [case]:
        return True
    lower = tagged.text.lower(index)
    if not is_nominal(lower):
        return False
    found = language.parses(lower)
    if tagged.cases[index] == "nomn" and found[0].case != case:
        return False
    return any(p.case == case for p in found)


@remember
def is_nominal(word: str) -> bool:
    """Whether a word is likeliest a noun, or what can stand for one."""
    return any(p.pos in language.NOMINAL for p in language.parses(word)[:1])
