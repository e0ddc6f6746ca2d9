"""Persons called as kin are: several of one surname, «дядя Вася», a patronymic alone."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.names.agreement import is_given_name
from newsextract.names.spans import CLOSING_MARKS, Name, Names, retyped, with_missed
from newsextract.remember import remember
from newsextract.text import Text


def first_of_several(text: Text, spans: Names) -> Sequence[Name]:
    """«дом Сергея и Марии Беловых»: the given name of the first, where the model saw only who stands at the surname."""
    missed = [
        Name(span.first - 2, span.first - 1, "PER")
        for span in spans.of(("PER",), least=2)
        if text.word(span.first - 1) == "и"
        and span.first - 2 not in spans.taken
        and text.word(span.first - 2).istitle()
        and language.plural_surname(text.words[span.last - 1]) is not None
        and is_given_name(text.word(span.first - 2))
    ]
    return with_missed(spans, missed)


def several_alone(text: Text, spans: Names) -> Sequence[Name]:
    """«братья Беловы», «Беловы молчат»: a surname in the plural, by the noun before it or by its form."""
    missed = [Name(i, i + 1, "PER") for i in spans.free_capitals if names_several(text, i)]
    return with_missed(spans, missed)


def names_several(text: Text, index: int) -> bool:
    """Whether a word is a surname in the plural; where a sentence begins, in the nominative.

    At the end of words in marks it is part of a title: «роман «Братья Беловы»».
    """
    several = language.plural_surname(text.words[index])
    if several is None or text.word(index + 1) in CLOSING_MARKS:
        return False
    alone = language.only_plural_surname(text.words[index]) is not None
    return alone and (several.case == "nomn" or not text.begins_sentence(index))


def given_behind_kin(text: Text, spans: Names) -> Sequence[Name]:
    """«Дядя Вася открыл дверь»: a given name behind a noun for a relative, but not «пьеса «Дядя Ваня»»."""
    kin = lexicon.flagged("roles", "kin")
    missed = [
        Name(index, index + 1, "PER")
        for index in spans.free_capitals
        if text.words[index].istitle()
        and text.word(index + 1) not in CLOSING_MARKS
        and language.title_lemma(text.word(index - 1)) in kin
        and is_given_name(text.words[index])
    ]
    return with_missed(spans, missed)


def patronymic_alone(text: Text, spans: Names) -> Sequence[Name]:
    """«К Матвеевне идут люди», «Степаныч починил забор»: a patronymic is how somebody is called."""
    found = {i for i in text.capitals if text.lowers[i].endswith(PATRONYMIC) and is_only_patronymic(text.words[i])}
    alone = [span for span in spans if span.last - span.first == 1 and span.first in found]
    missed = [Name(index, index + 1, "PER") for index in found - spans.taken]
    return with_missed(retyped(spans, alone, "PER") if alone else spans, missed)


PATRONYMIC = lexicon.endings("patronymic")


@remember
def is_only_patronymic(word: str) -> bool:
    """Whether the dictionary has a word as a patronymic and as nothing else."""
    found = language.parses(word.lower()) if word.istitle() else ()
    return bool(found) and all(p.known and "Patr" in p.grammemes for p in found)
