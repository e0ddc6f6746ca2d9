"""Persons' names in the nominative.

Every word of a name has readings: nominatives that it can come from, each with a case and a gender. One case and one
gender hold for all words of the name; those are taken that the readings, the sentence and the rest of the article
speak for most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import chain
from math import inf
from typing import NamedTuple

from newsextract import lexicon
from newsextract.collector import unwatched
from newsextract.language.name_forms import (
    WEIGHTS,
    Reading,
    asian_readings,
    is_asian,
    is_japanese,
    japanese_readings,
    name_readings,
    nickname_readings,
    nominatives_of,
)
from newsextract.language.name_parts import between_marks, join_name, name_parts
from newsextract.language.paradigms import NAME_CASES, Part
from newsextract.remember import remember_briefly, remember_several_large

PAIRS = tuple((case, gender) for case in NAME_CASES for gender in ("masc", "femn"))


class PersonName(NamedTuple):
    """A person's name in the nominative, and its parts."""

    full: str
    first: str | None
    middle: str | None
    last: str | None
    gender: str | None  # "masc", "femn" or None where the name does not tell
    case: str  # the case that the mention stands in, as pymorphy3 calls it


class Clue(NamedTuple):
    """What speaks for a case and a gender of a name; "" fits all."""

    case: str
    gender: str
    weight: float


PLACE_WEIGHTS: dict[tuple[str, Part], float] = {  # what a part at a place of the name counts for
    ("begin", "first"): WEIGHTS["begin_first"],
    ("end", "last"): WEIGHTS["end_last"],
    ("end", "first"): WEIGHTS["end_first"],
    ("japanese", "last"): WEIGHTS["japanese_last"],
    ("japanese", "first"): WEIGHTS["japanese_first"],
}


def person_name(
    words: Sequence[str], case: str | None = None, seen: Collection[str] = (), clues: Sequence[Clue] = ()
) -> PersonName:
    """Read a person's name. `case` is what the sentence suggests; `seen` are name words found in the article."""
    told = (Clue(case, "", WEIGHTS["case_told"]),) if case else ()
    if words and words[-1].lower() in CHILD_OF:
        told = (*told, Clue("", "femn" if words[-1].lower() in DAUGHTER_OF else "masc", WEIGHTS["child"]))
    standing = frozenset(seen).intersection(chain.from_iterable(map(nominatives_of, words)))
    return read_person(tuple(words), (*told, *clues), standing)


@remember_briefly
@unwatched
def read_person(words: tuple[str, ...], clues: tuple[Clue, ...], seen: frozenset[str]) -> PersonName:
    """Read a person's name; `seen` are those of its forms that the article has."""
    tables = [best_readings(word, place, seen) for word, place in placed(words)]
    fitness = fitnesses(tables, clues)
    if len(words) > 1 and not seen.issubset(words):
        for number in range(len(PAIRS)):
            fitness[number] += WEIGHTS["whole_seen"] * whole_seen(tables, number, words, seen)
    best = fitness.index(max(fitness))
    case, gender = PAIRS[best]
    chosen = [table.readings[best] for table in tables]
    parts = name_parts(chosen, words)
    telling = any(tells_gender(table, best) for table in tables) or any(clue.gender for clue in clues)
    patronymic = any((reading.part, reading.gender) == ("middle", gender) for reading in chosen)
    sure = patronymic or (telling and fitness[best] - fitness[best ^ 1] > WEIGHTS["sure"])
    full = join_name([reading.nominative for reading in chosen])
    return PersonName(full, parts["first"], parts["middle"], parts["last"], gender if sure else None, case)


@remember_briefly
def name_fitness(words: tuple[str, ...], clues: tuple[Clue, ...], case: str) -> float:
    """How well words are read as one person's name, in the gender and case that suit best, or in `case`, if any."""
    found = fitnesses([best_readings(word, place, frozenset()) for word, place in placed(words)], clues)
    return max([found[number] for number in fitting(case, "")])


def fitnesses(tables: Sequence[Best], clues: Sequence[Clue]) -> list[float]:
    """What speaks for each of PAIRS: the words of the name, and the clues outside it."""
    weights = zip(*[table.weights for table in tables], strict=True)
    return [outside + sum(own) for outside, own in zip(told(clues), weights, strict=True)]


def tells_gender(table: Best, number: int) -> bool:
    """Whether a word tells the gender of one of PAIRS: «Анна», «Ковалёва», «Вернера», but not «Вернер»."""
    own, other = table.readings[number], table.readings[number ^ 1]
    if own.gender != PAIRS[number][1] or (own.part == "other" and own.case in ("", "nomn")):
        return False
    either = other.gender not in ("", own.gender) and (own.nominative, own.part) == (other.nominative, other.part)
    return not either or (
        own.part == "first" and table.weights[number] - table.weights[number ^ 1] > WEIGHTS["more_often"]
    )


def told(clues: Sequence[Clue]) -> list[float]:
    """What speaks for each of PAIRS outside the name."""
    weights = [*UNTOLD]
    for clue in clues:
        for number in fitting(clue.case, clue.gender):
            weights[number] += clue.weight
    return weights


UNTOLD = tuple(WEIGHTS["nominative"] * (case == "nomn") + WEIGHTS["masculine"] * (g == "masc") for case, g in PAIRS)


@cache
def fitting(case: str, gender: str) -> tuple[int, ...]:
    """The numbers of the PAIRS that a case and a gender fit; "" fits all."""
    return tuple(n for n, (c, g) in enumerate(PAIRS) if case in ("", c) and gender in ("", g))


def placed(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every word and its place in the name: "begin", "end", "nickname", or "" in between and alone.

    Where not all words decline: "whole" for one that does not, "syllables" for the last of a Chinese or Korean name,
    "family" for the surname that this begins with.
    """
    last = len(words) - 1
    if is_japanese(words):
        yield from zip(words, ("begin", "japanese"), strict=True)
        return
    asian, nickname = is_asian(words), between_marks(words)
    for index, word in enumerate(words):
        if index in nickname:
            yield word, "nickname"
        elif asian and index == 0 and last > 1:
            yield word, "family"
        elif asian or (index < last and words[index + 1].lower() in CHILD_OF):
            yield word, "whole" if index < last else "syllables"
        else:
            yield word, "" if not last else "begin" if index == 0 else "end" if index == last else ""


CHILD_OF = lexicon.flagged("name_particles", "closes")  # «Гейдар оглы»: the father's name before it does not decline

DAUGHTER_OF = lexicon.flagged("name_particles", "daughter")


class Best(NamedTuple):
    """For each of PAIRS, what the best reading of a word counts for, and that reading.

    Numbers are kept apart from readings: Python's search for garbage passes plain tuples of numbers by.
    """

    weights: tuple[float, ...]
    readings: tuple[Reading, ...]


def best_readings(word: str, place: str, seen: frozenset[str]) -> Best:
    """The reading of a word that fits every case and gender best."""
    elsewhere = seen.intersection(nominatives_of(word)) - {word} if seen else seen
    return readings_at(word, place, elsewhere)


@remember_several_large
@unwatched
def readings_at(word: str, place: str, seen: frozenset[str]) -> Best:
    """Return the best readings of a word; `seen` are those of its forms that stand elsewhere in the article."""
    weights, best = [-inf] * len(PAIRS), [NO_READING] * len(PAIRS)
    for reading in readings_by_place(word, place):
        weight = reading.weight + PLACE_WEIGHTS.get((place, reading.part), 0.0)
        if reading.nominative in seen:
            weight += WEIGHTS["seen"]
        for number in fitting(reading.case, reading.gender):
            if weight > weights[number]:
                weights[number], best[number] = weight, reading
    most = weights.index(max(weights))
    least = weights[most] + OTHER_CASE
    counts, readings = [], []
    for number, weight in enumerate(weights):
        taken, other_gender = number, weights[number ^ 1] + OTHER_GENDER
        if other_gender > weight:
            weight, taken = other_gender, number ^ 1
        if least > weight:
            weight, taken = least, most
        counts.append(weight)
        readings.append(best[taken])
    return Best(tuple(counts), tuple(readings))


# a reading counts for another gender or case as well, by so much less
OTHER_GENDER, OTHER_CASE = WEIGHTS["other_gender"], WEIGHTS["other_case"]

NO_READING = Reading("", "", "", "other", 0.0)


def readings_by_place(word: str, place: str) -> Sequence[Reading]:
    """The readings of a word at a place of the name."""
    if place in ("whole", "family"):
        whole = Reading(word, "", "", "other", WEIGHTS["stays"])
        given = [r for r in name_readings(word) if r.part == "first"]
        if place == "family":  # «Ким» can tell a man in the nominative, but speaks little for it
            most = WEIGHTS["stays"] + WEIGHTS["more_often"]
            return (whole, *(r._replace(weight=min(r.weight, most)) for r in given))
        return (whole, *given)
    if place == "nickname":
        return nickname_readings(word)
    if place == "japanese":
        return japanese_readings(word)
    return asian_readings(word) if place == "syllables" else name_readings(word)


def whole_seen(tables: Sequence[Best], number: int, words: Sequence[str], seen: frozenset[str]) -> bool:
    """Whether the nominatives of all words of a name stand elsewhere in the article, and other forms here."""
    names = [table.readings[number].nominative for table in tables]
    return names != list(words) and seen.issuperset(names)
