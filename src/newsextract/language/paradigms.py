"""How names decline: the table `lexicon/name_paradigms.txt`, read backwards from a form, or forwards from a name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple, cast, get_args

from newsextract import lexicon

NAME_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
Part = Literal["first", "middle", "last", "initial", "other"]  # of a name
Frequency = Literal["certain", "usual", "seldom", "rare"]


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The endings of a kind of names; `endings` holds those of each of NAME_CASES."""

    stem: re.Pattern[str]
    gender: str  # "masc", "femn", or "" for both
    part: Part
    frequency: Frequency
    endings: tuple[tuple[str, ...], ...]

    @property
    def declines(self) -> bool:
        """Whether any case has an ending of its own."""
        return len(set(self.endings)) > 1


class Origin(NamedTuple):
    """Where a form can come from: a nominative, the case of the form, and the paradigm that both are of."""

    nominative: str
    case: str
    paradigm: Paradigm


def origins(form: str) -> Iterator[Origin]:
    """Every nominative whose paradigm has this form, in lower case; what declines comes first."""
    for length in range(min(LONGEST_ENDING, len(form) - 1), -1, -1):
        stem = form[: len(form) - length]
        if length and VOWELS.isdisjoint(stem):
            continue
        last = stem[-1]
        for letters, pattern, pairs in paradigms_by_ending().get(form[len(stem) :], ()):
            if last in letters if letters else pattern.search(stem, len(stem) - LONGEST_STEM):
                for case, paradigm in pairs:
                    for ending in paradigm.endings[0]:
                        yield Origin(stem + ending, case, paradigm)


VOWELS = frozenset("аеёиоуыэюя")
LONGEST_STEM = 8  # letters that the stem of a paradigm looks at
LONGEST_ENDING = 4  # letters of an ending


def decline(nominative: str, case: str, gender: str | None) -> Iterator[str]:
    """Return the forms that a name can have in a case, by every paradigm it can follow; in lower case."""
    for paradigm in paradigms():
        if gender and paradigm.gender not in ("", gender):
            continue
        for ending in paradigm.endings[0]:
            stem = nominative.removesuffix(ending)
            if nominative.endswith(ending) and stem and paradigm.stem.search(stem):
                yield from (stem + own for own in paradigm.endings[NAME_CASES.index(case)])


# the cases and paradigms of an ending whose stems look alike: end in one of these letters, or as a pattern says
Stemmed = tuple[str, re.Pattern[str], list[tuple[str, Paradigm]]]
ONE_OF = re.compile(r"\(\?:\[([а-яё]+)\]\)\$")  # a pattern that says no more than the last letter


@cache
def paradigms_by_ending() -> dict[str, list[Stemmed]]:
    """The cases and paradigms of every ending, by what their stems look like; a form that stays has the case ""."""
    found: dict[str, list[tuple[str, Paradigm]]] = defaultdict(list)
    for paradigm in paradigms():
        if not paradigm.declines:
            found[""].append(("", paradigm))
            continue
        for case, endings in zip(NAME_CASES, paradigm.endings, strict=True):
            for ending in endings:
                found[ending].append((case, paradigm))
    return {
        ending: [
            (letters[1] if (letters := ONE_OF.fullmatch(stem.pattern)) else "", stem, list(own))
            for stem, own in groupby(pairs, key=lambda pair: pair[1].stem)
        ]
        for ending, pairs in found.items()
    }


@cache
def paradigms() -> tuple[Paradigm, ...]:
    """The paradigms of the table, in its order."""
    return tuple(read_paradigm(row) for row in lexicon.load_rows("name_paradigms", COLUMNS_BEFORE + len(NAME_CASES)))


COLUMNS_BEFORE = 4  # columns of the table before those of the cases: stem, gender, part, frequency


def read_paradigm(row: lexicon.Row) -> Paradigm:
    """Read one line of the table. LexiconError for a value that no paradigm has."""
    stem, gender, part, frequency, *endings = row.columns
    if gender not in ("masc", "femn", "both") or part not in get_args(Part) or frequency not in get_args(Frequency):
        raise lexicon.LexiconError(f"{row.place}: {gender} {part} {frequency} is no gender, part and frequency")
    forms = tuple(tuple(ending.strip("-") for ending in column.split("/")) for column in endings)
    told = "" if gender == "both" else gender
    return Paradigm(re.compile(f"(?:{stem})$"), told, cast(Part, part), cast(Frequency, frequency), forms)
