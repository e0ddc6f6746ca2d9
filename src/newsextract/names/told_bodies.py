"""A body that the article has in marks is the same body without them, in every case."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language
from newsextract.names.agreement import is_given_name
from newsextract.names.spans import CLOSING_MARKS, OPENING_MARKS, Name, Names, in_marks, override
from newsextract.names.told_places import FIRST_LETTERS, first_letters, is_beside_report, is_full, keys_of, same_place
from newsextract.names.types import is_place_by_preposition
from newsextract.text import Text


def body_told_elsewhere(text: Text, spans: Names) -> Sequence[Name]:
    """«Театр «Тройка» открыт. Суд отказал Тройке»: the body, where the model saw another thing or nothing.

    Not what begins a sentence, a place by its preposition, nor what somebody in the article is called.
    """
    marked = [span for span in spans if span.type == "ORG" and not is_full(span) and in_marks(text, span)]
    if not marked:
        return spans
    people = {(own,) for span in spans if span.type == "PER" and is_full(span) for own in keys_of(text, span)}
    told = {keys for keys in (keys_of(text, s) for s in marked) if not any(same_place(keys, own) for own in people)}
    letters = {key[:FIRST_LETTERS] for keys in told for key in keys[0]}
    missed = [Name(i, i + 1, "ORG") for i in spans.free_capitals if first_letters(text, i) in letters]
    alike = [s for s in spans if not is_full(s) and first_letters(text, s.first) in letters]
    alike += [span for span in missed if is_alone(text, span.first)]
    found = [s for s in alike if may_be_body(text, s) and any(same_place(keys, keys_of(text, s)) for keys in told)]
    return override(spans, [span._replace(type="ORG") for span in found])


def is_alone(text: Text, index: int) -> bool:
    """Whether a capital word inside a sentence stands in no marks and beside no other capital word."""
    before, behind = text.word(index - 1), text.word(index + 1)
    if not text.words[index].istitle() or text.begins_sentence(index) or behind[:1].isupper():
        return False
    beside = before.istitle() and not text.begins_sentence(index - 1)
    return before not in OPENING_MARKS and behind not in CLOSING_MARKS and not beside


def may_be_body(text: Text, span: Name) -> bool:
    """Whether nothing shows that a name is a person's or a place's, whatever body is called so as well."""
    word = text.words[span.first]
    if in_marks(text, span):
        return False
    if span.type == "LOC":
        return not language.is_place(word) and not is_place_by_preposition(text, span)
    return span.type == "ORG" or not (is_given_name(word) or is_beside_report(text, span))
