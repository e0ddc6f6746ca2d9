"""Several of one surname: «братья Беловы», «Сергей и Мария Ивановы»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language
from newsextract.names.agreement import is_given_name
from newsextract.names.spans import CLOSING_MARKS, Name, taken_tokens
from newsextract.text import Text


def first_of_several(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«дом Сергея и Марии Беловых»: the given name of the first, where the model saw only who stands at the surname."""
    taken = taken_tokens(spans)
    missed = [
        Name(span.first - 2, span.first - 1, "PER")
        for span in spans
        if span.type == "PER"
        and span.last - span.first > 1
        and text.word(span.first - 1) == "и"
        and span.first - 2 not in taken
        and text.word(span.first - 2).istitle()
        and language.plural_surname(text.words[span.last - 1]) is not None
        and is_given_name(text.word(span.first - 2))
    ]
    return sorted([*spans, *missed]) if missed else list(spans)


def several_alone(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«братья Беловы», «Беловы молчат»: a surname in the plural, by the noun before it or by its form."""
    taken = taken_tokens(spans)
    missed = [Name(i, i + 1, "PER") for i in text.capitals if i not in taken and names_several(text, i)]
    return sorted([*spans, *missed]) if missed else list(spans)


def names_several(text: Text, index: int) -> bool:
    """Whether a word is a surname in the plural; where a sentence begins, in the nominative.

    At the end of words in marks it is part of a title: «роман «Братья Беловы»».
    """
    several = language.plural_surname(text.words[index])
    if several is None or text.word(index + 1) in CLOSING_MARKS:
        return False
    if language.surnames_behind(text.lower(index - 1), several):
        return True
    alone = language.only_plural_surname(text.words[index]) is not None
    return alone and (several.case == "nomn" or not text.begins_sentence(index))
