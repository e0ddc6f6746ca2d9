"""Participles before the noun that they describe: «опрошенные газетой врачи»."""

from __future__ import annotations

from itertools import islice, takewhile

from newsextract.quotes.narration import Narration

NOUN_REACH = 8  # tokens from a participle to its noun: «пожелавший остаться неизвестным чиновник»


def describes_noun(narration: Narration, participle: int) -> bool:
    """Whether a participle in the nominative has its noun behind itself, with words of its own between."""
    grammar = narration.grammar
    if grammar.feat(participle, "VerbForm") != "Part" or grammar.case(participle) != "nomn":
        return False
    phrase = takewhile(lambda i: not narration.ends_clause(i), islice(narration.after(participle), NOUN_REACH))
    nouns = (i for i in phrase if grammar.pos(i) == "NOUN" and grammar.case(i) == "nomn")
    return any(grammar.number(i) == grammar.number(participle) for i in nouns)
