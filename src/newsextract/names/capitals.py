"""Persons in capitals, as interviews and captions write them: «ИВАН ПЕТРОВ», «Игорь КОВАЛЁВ»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract.language import nominatives_of
from newsextract.names.agreement import is_given_name, is_surname
from newsextract.names.spans import Name, surface
from newsextract.remember import remember
from newsextract.text import Text

MIN_SHOUTED = 4  # letters of a surname in capitals; shorter ones are abbreviations


def person_in_capitals(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«ПЕТРОВ: Мы готовы», where the article has «Иван ПЕТРОВ» or «Иван Петров»: the same person, and no body."""
    doubtful = {s for s in spans if s.type != "PER" and all(map(is_shouted, surface(text, s)))}
    if not doubtful:
        return list(spans)
    full = {span for span in doubtful if is_full_name(surface(text, span))}
    surnames = {
        form.lower()
        for span in spans
        if span.type == "PER" or span in full
        for form in nominatives_of(text.words[span.last - 1].capitalize())
    }
    known = {span for span in doubtful if is_one_of(text.words[span.last - 1], surnames)}
    return [span._replace(type="PER") if span in full or span in known else span for span in spans]


def is_shouted(word: str) -> bool:
    """Whether a word stands in capitals, and is long enough to be a surname."""
    return word.isupper() and word.isalpha() and len(word) >= MIN_SHOUTED


@remember
def is_full_name(words: tuple[str, ...]) -> bool:
    """Whether words in capitals are a given name and a surname."""
    first, last = words[0].capitalize(), words[-1].capitalize()
    return len(words) > 1 and is_given_name(first) and is_surname(last)


def is_one_of(word: str, surnames: set[str]) -> bool:
    """Whether a word in capitals is a form of one of the surnames."""
    return any(form.lower() in surnames for form in nominatives_of(word.capitalize()))
