"""The subject of a verb at the end of its clause, where syntax has none: a body in marks or in Latin letters."""

from __future__ import annotations

from itertools import islice, takewhile

from newsextract import language, lexicon
from newsextract.quotes.agreement import can_be_nominative
from newsextract.quotes.narration import Narration
from newsextract.quotes.source_nouns import lemma_of, source_flags
from newsextract.quotes.sources import Source, can_speak
from newsextract.quotes.subject_words import as_subject, ends_with
from newsextract.quotes.subjects import SUBJECT_REACH
from newsextract.text import OPENING_TOKENS

OWN = lexicon.flagged("function_words", "own")  # «на своём сайте»


def body_behind(narration: Narration, verb: int) -> Source | None:
    """«пишет в статье «Полярный край»», «сообщает на своём сайте Norda»: a body that nothing governs ends the clause.

    Its name stands in marks or in Latin letters. Not «пишет в «Порт»», «сообщает на сайте Norda», «газете «Порт»».
    """
    clause = list(islice(takewhile(lambda i: not narration.ends_clause(i), narration.after(verb)), SUBJECT_REACH))
    name = next((name for i in clause if (name := narration.entities.name_at(i)) is not None), None)
    if name is None or name.type != "ORG" or narration.grammar.gender(verb):
        return None
    if not ends_with(narration, name) and narration.text.lower(name.last) not in language.ABOUT:
        return None
    marked = narration.text.word(name.first - 1) in OPENING_TOKENS
    if not (can_be_nominative(narration, name.first) if marked else narration.text.word(name.first).isascii()):
        return None
    before = name.first - 1 - marked
    if before == verb or is_governed(narration, before):
        return None
    return as_subject(narration, verb, name.first)


def is_governed(narration: Narration, before: int) -> bool:
    """Whether a name hangs on the word before it: a preposition, «газете», «на сайте» without «своём», «в интервью»."""
    word, flags = narration.text.lower(before), source_flags(narration, before)
    if "site" in flags:
        return narration.text.lower(before - 1) not in OWN
    if word in lexicon.load("prepositions") or can_speak(narration, before):
        return True
    return "outlet" in lexicon.load("occasions").get(lemma_of(narration, before), ())
