"""Somebody whom the article brings in as a relative of another: «Сын артиста Антон Лунин прилетел»."""

from __future__ import annotations

from bisect import bisect_left

from newsextract import language, lexicon
from newsextract.entities.entity import NamedEntity
from newsextract.names import Name
from newsextract.remember import remember
from newsextract.text import Text

WITHIN = 4  # tokens before a name among which the noun for a relative stands: «Сын народного артиста Антон Лунин»
PULL = 1  # sentences behind a name in which the surname alone is still the relative's


def is_left(text: Text, person: NamedEntity, span: Name) -> bool:
    """«Сын артиста Антон Лунин … Прощание с Луниным пройдёт»: whether the text has gone on since it named somebody."""
    index = bisect_left(person.spans, span.first, key=lambda own: own.first)
    return index > 0 and text.sentence_of[span.first] - text.sentence_of[person.spans[index - 1].first] > PULL


def has_relative_beside(text: Text, span: Name, case: str) -> bool:
    """Whether a noun for a relative stands before a name, in its case, or just behind: «Антон Лунин, сын артиста»."""
    before = range(max(text.sentence_with(span.first).first, span.first - WITHIN), span.first)
    if any(case in cases_of_relative(text.lower(index)) for index in before):
        return True
    return text.word(span.last) == "," and bool(cases_of_relative(text.lower(span.last + 1)))


@remember
def cases_of_relative(word: str) -> frozenset[str]:
    """The cases that a noun for a relative can stand in; none for other words."""
    kin = lexicon.flagged("roles", "kin")
    return frozenset(p.case for p in language.parses(word) if p.pos == "NOUN" and p.lemma in kin)
