"""What stands before a noun: a participle with words of its own, «опрошенные газетой врачи», and a number."""

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


def is_counted(narration: Narration, noun: int) -> bool:
    """Whether a number stands before a noun: «все 12 врачей», «оба опрошенных газетой эксперта»."""
    grammar = narration.grammar
    if grammar.children(noun, "nummod:gov"):
        return True
    if grammar.case(noun) != "gent" or grammar.pos(noun) != "NOUN":
        return False
    if grammar.children(noun, "nummod") and not grammar.children(noun, "case"):
        return narration.text.word(grammar.children(noun, "nummod")[0]).isdigit()
    participles = (i for i in grammar.children(noun, "acl", "amod") if i < noun)
    return any(grammar.children(participle, "nummod:gov") for participle in participles)
