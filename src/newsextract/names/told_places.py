"""A place that the article tells as one is the same place where the sentence alone leaves that open."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.collector import unwatched
from newsextract.language import BARE_PLACE, key_word, may_modify
from newsextract.names.agreement import is_given_name
from newsextract.names.no_names import is_common
from newsextract.names.phrases import adjective_agrees, is_noun_of, noun_before
from newsextract.names.spans import OPENING_MARKS, Name, Names, override, surface
from newsextract.names.towns import is_of_place_only
from newsextract.names.types import class_flags
from newsextract.remember import remember
from newsextract.text import Text

Keys = tuple[frozenset[str], ...]  # what each word of a name can be a form of
FIRST_LETTERS = 3  # that all forms of a place have in common


def place_told_elsewhere(text: Text, spans: Names) -> Sequence[Name]:
    """«В посёлке Лопатино открыли школу. Лопатину помогут»: no person, if the article names none who is called so.

    A form that the model did not see is the place as well.
    """
    told = {keys_of(text, span) for span in spans if span.type == "LOC" and is_shown(text, span)}
    if not told:
        return spans
    letters = {key[:FIRST_LETTERS] for keys in told for key in keys[0]}
    alike = [s for s in spans if s.type == "PER" and first_letters(text, s.first) in letters]
    begun = [i for i in spans.free_capitals if first_letters(text, i) in letters]
    missed = [Name(i, i + 1, "LOC") for i in begun if may_be_missed(text, i, i - 1 in spans.taken)]
    if not alike and not missed:
        return spans
    people = {keys_of(text, s)[-1:] for s in spans if s.type == "PER" and is_full(s)}
    people |= {keys_of(text, s) for s in alike if is_evident(text, s)}
    places = {keys for keys in told if not any(same_place(keys[:1], own) for own in people)}
    found = [span for span in (*alike, *missed) if is_known_place(text, span, places)]
    return override(spans, [span._replace(type="LOC") for span in found])


def first_letters(text: Text, index: int) -> str:
    """The letters that all forms of a word have in common."""
    return text.lower(index).replace("ё", "е")[:FIRST_LETTERS]


def is_shown(text: Text, span: Name) -> bool:
    """Whether the words before a place show that it is one: «в посёлке Лопатино», «жители Лопатина», «из Лопатина»."""
    return is_sure(text, span) or text.lower(span.first - 1) in lexicon.flagged("prepositions", "inside")


def is_sure(text: Text, span: Name) -> bool:
    """Whether the noun before a place is one of places alone: «посёлок», «жители»."""
    noun = noun_before(text, span.first)
    return class_flags(noun) >= BARE_PLACE or is_of_place_only(noun.lower())


def is_full(span: Name) -> bool:
    """Whether a name has several words."""
    return span.last - span.first > 1


def is_evident(text: Text, span: Name) -> bool:
    """Whether somebody is a person by the words around: «мэр Лопатин», «жена Лопатина», «Лопатин сказал»."""
    before = text.lower(span.first - 1)
    return language.is_role_noun(before) or is_noun_of("companions", before) or is_beside_report(text, span)


def is_beside_report(text: Text, span: Name) -> bool:
    """«Лопатин сказал»: whether a name in the nominative stands beside a verb that reports."""
    beside = reports(text.lower(span.first - 1)) or reports(text.lower(span.last))
    return beside and may_be_nominative_name(text.words[span.first])


@remember
def reports(word: str) -> bool:
    """Whether a word is a verb in the singular that reports what somebody says."""
    verbs = lexicon.load("reporting_verbs")
    return any(p.pos == "VERB" and p.lemma in verbs and p.number == "sing" for p in language.parses(word)[:1])


@remember
def may_be_nominative_name(word: str) -> bool:
    """Whether a word can be the nominative of a name."""
    return any(r.case == "nomn" for r in language.name_readings(word))


def is_known_place(text: Text, span: Name, places: set[Keys]) -> bool:
    """Whether a name can be a form of a place that is told elsewhere.

    What is a given name as well has to be a place in the dictionary.
    """
    own, words = keys_of(text, span), surface(text, span)
    if not any(same_place(keys, own) for keys in places) or not all(map(is_named, words)):
        return False
    return is_full(span) or language.may_be_place(words[0]) or not is_given_name(words[0])


def is_named(word: str) -> bool:
    """Whether a word is written as a name: «Лопатино», «Ростов-на-Дону», not «СССР»."""
    return word[:1].isupper() and word[1:2].islower()


def may_be_missed(text: Text, index: int, behind_name: bool) -> bool:
    """Whether a word can be a name, and belongs to no word beside it. behind_name: whether a name is before it."""
    word, before, behind = text.words[index], text.word(index - 1), text.word(index + 1)
    if not is_named(word) or behind[:1].isupper() or before in OPENING_MARKS:
        return False
    if before[:1].isupper() and (behind_name or not text.begins_sentence(index - 1)):
        return False
    if text.begins_sentence(index) and is_common(word):
        return False
    return not (behind.islower() and may_modify(word) and adjective_agrees(word, behind))


def keys_of(text: Text, span: Name) -> Keys:
    """What the words of a name can be forms of."""
    return tuple(map(stems, surface(text, span)))


@remember
@unwatched
def stems(word: str) -> frozenset[str]:
    """The stems that a word can have: its own without the ending of a case, and those of its dictionary forms."""
    if "-" in word:
        return frozenset({"-".join(key_word(half.capitalize()) for half in word.split("-") if half)})
    lower = word.lower()
    nouns = (p.lemma for p in language.parses(lower) if p.known and p.pos in ("NOUN", "ADJF"))
    return frozenset(language.stem_of(form.replace("ё", "е")) for form in (lower, *nouns))


def same_place(one: Keys, other: Keys) -> bool:
    """Whether two names can be forms of one: every word of them has a stem in common."""
    return len(one) == len(other) and not any(a.isdisjoint(b) for a, b in zip(one, other, strict=True))
