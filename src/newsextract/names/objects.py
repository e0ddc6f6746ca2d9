"""Places that are the object of a verb: «посетил Орлов»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.language import VOWELS, name_readings
from newsextract.names.agreement import is_given_name
from newsextract.names.spans import Name, retyped
from newsextract.remember import remember
from newsextract.text import Text


def place_as_object(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Министр посетил Орлов»: behind a verb for what is done to places, and in no form of a person's accusative."""
    single = [span for span in spans if span.type == "PER" and span.last - span.first == 1]
    return retyped(spans, {span for span in single if is_object(text, span.first)}, "LOC")


def is_object(text: Text, index: int) -> bool:
    """Whether a word behind a verb of places is no form of a person's accusative, or all that the verb can have."""
    word = text.words[index]
    verb = None if text.begins_sentence(index) else verb_of_place(text.lower(index - 1))
    if verb is None or not word.istitle() or not has_other_subject(text, index - 1, verb):
        return False
    only = verb.lemma in lexicon.flagged("place_verbs", "only")
    visited = verb.lemma in lexicon.flagged("place_verbs", "visits") and not is_given_name(word)
    bare = word.endswith(("у", "ю")) and (only or visited)
    village = visited and word.endswith(VILLAGES)
    return bare or village or is_inanimate_object(word) or (word.endswith("ы") and verb.number == "sing")


VILLAGES = lexicon.endings("undeclined")


@remember
def verb_of_place(word: str) -> language.Parse | None:
    """The reading of a word as a verb that takes a place: «посетил»."""
    verbs = lexicon.load("place_verbs")
    return next((p for p in language.parses(word) if p.pos in ("VERB", "INFN") and p.lemma in verbs), None)


def has_other_subject(text: Text, index: int, verb: language.Parse) -> bool:
    """Whether what stands behind a verb cannot be its subject: it is not one man's verb, or a man stands before it."""
    if verb.pos == "INFN" or verb.number == "plur" or verb.gender in ("femn", "neut"):
        return True
    before = [p for p in language.parses(text.lower(index - 1)) if p.known and p.number == "sing"]
    return any(p.case == "nomn" and p.gender == "masc" and p.animacy == "anim" for p in before)


@remember
def is_inanimate_object(word: str) -> bool:
    """Whether a word ends on a consonant, as a man's name does in the nominative and a town's in the accusative."""
    if word[-1] in VOWELS or is_given_name(word):
        return False  # «Школу посетил Роман»
    return any((r.case, r.gender) == ("nomn", "masc") for r in name_readings(word))
