"""A person's full name behind the first word of a sentence, where the model saw a place, a body or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language
from newsextract.names.agreement import agreed, may_be_given_name
from newsextract.names.openings import is_owned
from newsextract.names.spans import LEADING_PARTICLES, Name, surface
from newsextract.names.types import class_flags
from newsextract.text import Sentence, Text

GENITIVE = frozenset({"gent"})
MAX_NAME = 4  # tokens of a full name


def person_behind_opening(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Благодаря Роману Цимбалу», «Дом Веры Лось»: a preposition or a common noun opens the sentence."""
    found = [name for sentence in text.sentences if (name := name_behind(text, sentence)) is not None]
    if not found:
        return list(spans)
    result = list(spans)
    for name in found:
        met = [span for span in spans if span.first < name.last and span.last > name.first - 1]
        if name not in met and gives_way(text, met, name):
            result = [*(span for span in result if span not in met), name]
    return sorted(result)


def name_behind(text: Text, sentence: Sentence) -> Name | None:
    """Return the full name behind the first word of a sentence, if it is in a case that the word wants."""
    first = sentence.first + 1
    if not text.word(first).istitle() or not text.word(sentence.first).isalpha():
        return None
    last = end_of_capitals(text, first, sentence.last)
    words = text.words[first:last]
    wanted = cases_wanted(text.words[sentence.first]) if 1 < len(words) <= MAX_NAME else ()
    if not wanted or not may_be_given_name(words[0]) or is_place_or_body(words[-1]):
        return None
    return Name(first, last, "PER") if any(case in wanted for case, _ in agreed(words)) else None


def end_of_capitals(text: Text, first: int, limit: int) -> int:
    """One past the words with a capital that stand from a token on, with particles between: «Марку ван Линде»."""
    last = first
    for index in range(first, min(limit, first + MAX_NAME + 1)):
        if text.word(index).istitle():
            last = index + 1
        elif text.word(index) not in LEADING_PARTICLES:
            break
    return last


def cases_wanted(word: str) -> frozenset[str]:
    """The cases of a name behind a preposition, or behind a common noun that is no title; none behind other words."""
    cases = language.cases_behind(word.lower())
    if not cases and is_owned(word) and not language.is_role_noun(word):
        return GENITIVE
    return cases


def is_place_or_body(word: str) -> bool:
    """Whether a word is a place, or a noun for places or bodies: «Роза Хутор»."""
    return language.is_place(word) or bool(class_flags(word))


def gives_way(text: Text, met: Sequence[Name], name: Name) -> bool:
    """Whether what the model saw is the name with the word before it, with words in lower case behind it, or cut."""
    *cut, last = met or [name]
    if cut and last.type == "PER" and last.last == name.last:  # «Дом Ангелы» and «Мерц»
        return all(may_give_way(text, span, name) for span in cut)
    return all(may_give_way(text, span, name) for span in met)


def may_give_way(text: Text, span: Name, name: Name) -> bool:
    """Whether a name of the model is no person's name by itself, and begins where the full name does, or before."""
    if span.type == "PER" and span.first >= name.first:
        return False
    rest = surface(text, span)[name.last - span.first :]
    return span.first >= name.first - 1 and all(map(str.islower, rest))
