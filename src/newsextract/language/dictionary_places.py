"""Which words the dictionary has as places, in which cases."""

from __future__ import annotations

from newsextract.language.paradigms import VOWELS
from newsextract.language.readings import parses
from newsextract.remember import remember


def is_place(word: str) -> bool:
    """Whether every reading of a word is that of a place: «Европы», not «Владимира», not «украинский»."""
    found = parses(word.lower())
    return bool(found) and all("Geox" in p.grammemes and p.pos == "NOUN" and p.known for p in found)


def may_be_place(word: str, case: str = "") -> bool:
    """Whether the dictionary has a word as a place, in a case where one is given, whatever else it is: «Мышкину»."""
    cases = cases_of_place(word)
    return case in cases if case else bool(cases)


@remember
def cases_of_place(word: str) -> frozenset[str]:
    """The cases in which the dictionary has a word as a place."""
    return frozenset(p.case or "" for p in parses(word.lower()) if "Geox" in p.grammemes and p.known)


@remember
def is_form_of_place(word: str) -> bool:
    """Whether the dictionary has a place, written out, that a word is a form of: «Туле», «Баку», not «США», «ДНР»."""
    lower = word.lower()
    found = parses(lower) if any(letter in VOWELS for letter in lower) else ()
    return any("Geox" in p.grammemes and p.known and "Abbr" not in p.grammemes for p in found)
