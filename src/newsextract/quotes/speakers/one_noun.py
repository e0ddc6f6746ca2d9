"""Whoever has no name is one noun at a time: «Один человек ранен, сообщил источник» are two."""

from __future__ import annotations

from newsextract import language
from newsextract.quotes.speakers.comparing import bears_noun
from newsextract.quotes.speakers.descriptions import head_lemma
from newsextract.quotes.speakers.discourse import Discourse, once
from newsextract.quotes.speakers.reasons import Pair


def beside_another(pair: Pair) -> bool:
    """«Один человек ранен, сообщил источник»: two nouns of one sentence are two persons, but for «мужчина» behind."""
    before = pair.referent.named_before(pair.asked.source.first) if pair.referent.entity is None else None
    if before is None or pair.asked.words != "person" or pair.description.flags >= PLAIN:
        return False
    sentence_of = pair.discourse.text.sentence_of
    return sentence_of[before] == sentence_of[pair.asked.source.first] and not bears_noun(
        pair.description, pair.referent
    )


PLAIN = frozenset({"plain", "generic"})  # «мужчина», «пострадавшая»


def known_by_noun(pair: Pair) -> bool:
    """«Водитель сбил женщину. Потерпевшая сказала … Водитель»: a noun that was said before of another."""
    if pair.referent.entity is not None or pair.asked.words != "person" or bears_noun(pair.description, pair.referent):
        return False
    return said_first(pair.discourse, pair.description.head) < pair.asked.source.first


@once
def said_first(discourse: Discourse, noun: str) -> int:
    """The first token that is a noun for one person."""
    words = discourse.text.lowers
    found = (i for i, word in enumerate(words) if word.startswith(noun[:STEM]) and head_lemma(word) == noun)
    one = (i for i in found if any(reading.number == "sing" for reading in language.parses(words[i])))
    return next(one, len(words))


STEM = 3  # letters that all forms of a noun for a person begin with
