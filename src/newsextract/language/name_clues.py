"""What a word beside a person's name says of the name's case and gender."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import lexicon
from newsextract.language.name_forms import WEIGHTS
from newsextract.language.paradigms import NAME_CASES
from newsextract.language.person_names import Clue
from newsextract.language.readings import parses

PAST_ENDINGS = ("л", "ла", "лся", "лась", "с", "г", "к", "р", "б", "п")  # «открыл», «нёс», «помог», «умер», «погиб»


def cases_behind(preposition: str) -> frozenset[str]:
    """The cases that a preposition takes before names; none for other words."""
    return CASES_BEHIND.get(preposition, NO_CASES)


NO_CASES: frozenset[str] = frozenset()
CASES_BEHIND = {word: flags.intersection(NAME_CASES) for word, flags in lexicon.load("prepositions").items()}


def preposition_clues(before: str) -> tuple[Clue, ...]:
    """«о Белове», «с Беловым»."""
    cases = cases_behind(before)
    weight = WEIGHTS["after_preposition"] + WEIGHTS["after_strict"] * (len(cases) == 1)
    return tuple([Clue(case, "", weight) for case in sorted(cases)])


def past_gender(word: str) -> str | None:
    """The gender of a verb in the past tense; None for other words."""
    found = parses(word) if word.endswith(PAST_ENDINGS) else ()
    if not found or found[0].pos != "VERB" or found[0].tense != "past" or found[0].number != "sing":
        return None
    return found[0].gender if found[0].gender in ("masc", "femn") else None


def subject_clues(gender: str, weight: float) -> Iterator[Clue]:
    """«Белова открыла»: the gender of a verb beside a name; `weight` is how much it speaks for a subject, or 0."""
    yield Clue("nomn", "masc" if gender == "femn" else "femn", WEIGHTS["no_subject"])
    if weight:
        yield Clue("nomn", gender, weight)
