"""Persons called as kin are: several of one surname, «дядя Вася», a patronymic alone."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.names.agreement import is_given_name
from newsextract.names.spans import CLOSING_MARKS, Name, taken_tokens, with_missed
from newsextract.remember import remember
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
    return with_missed(spans, missed)


def several_alone(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«братья Беловы», «Беловы молчат»: a surname in the plural, by the noun before it or by its form."""
    taken = taken_tokens(spans)
    missed = [Name(i, i + 1, "PER") for i in text.capitals if i not in taken and names_several(text, i)]
    return with_missed(spans, missed)


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


def given_behind_kin(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Дядя Вася открыл дверь»: a given name behind a noun for a relative, but not «пьеса «Дядя Ваня»»."""
    taken = taken_tokens(spans)
    kin = lexicon.flagged("roles", "kin")
    missed = [
        Name(index, index + 1, "PER")
        for index in text.capitals
        if index not in taken
        and text.words[index].istitle()
        and text.word(index + 1) not in CLOSING_MARKS
        and language.title_lemma(text.word(index - 1)) in kin
        and is_given_name(text.words[index])
    ]
    return with_missed(spans, missed)


def patronymic_alone(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«К Матвеевне идут люди», «Степаныч починил забор»: a patronymic is how somebody is called."""
    found = {i for i in text.capitals if text.lower(i).endswith(PATRONYMIC) and is_only_patronymic(text.words[i])}
    if not found:
        return list(spans)
    called = (s._replace(type="PER") if s.last - s.first == 1 and s.first in found else s for s in spans)
    taken = taken_tokens(spans)
    return sorted([*called, *(Name(index, index + 1, "PER") for index in found - taken)])


PATRONYMIC = tuple("ич ича ичу ичем иче вна вны вне вну вной чна чны чне чну чной".split())


@remember
def is_only_patronymic(word: str) -> bool:
    """Whether the dictionary has a word as a patronymic and as nothing else."""
    found = language.parses(word.lower()) if word.istitle() else ()
    return bool(found) and all(p.known and "Patr" in p.grammemes for p in found)
