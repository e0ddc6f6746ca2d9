"""Role nouns in titles: which of their parts declines, and what the table of roles says of them."""

from __future__ import annotations

from newsextract import language, lexicon


def head_part(word: str) -> str:
    """The part of a compound that declines: the last of «экс-главы», the first of «врача-хирурга»."""
    lower = word.lower()
    if "-" not in lower or any(parse.known for parse in language.parses(lower)[:1]):
        return lower
    first, _, rest = lower.partition("-")
    return first if language.role_lemma(first) else rest


def role_flags(lemma: str) -> frozenset[str]:
    """What the table of roles says of a role noun."""
    return lexicon.load("roles").get(lemma, frozenset())


NO_TITLES = frozenset({"kin", "plain"})  # what people are to others, and what they happen to be
CALLINGS = language.WALKS | {"chief"}  # what tells which title of a noun is whose
