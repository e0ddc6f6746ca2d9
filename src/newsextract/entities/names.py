"""Nominative names by agreement inside the name.

Every word of a name has readings (pymorphy3's, and "this word does not decline"); a reading has a case, a gender and a
nominative form. The case and gender that suit all words of the name best are taken for the whole name. Nominative
forms that stand elsewhere in the article count for more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from newsextract import morphology
from newsextract.article import EntityType

NAME_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
Part = Literal["first", "middle", "last", "initial", "other"]
CYRILLIC = re.compile(r"[А-ЯЁа-яё'’ʼ-]+")
VOWELS = "аеёиоуыэюя"
# фон дер Ляйен, де Голль, бин Салман: they stay as they are
PARTICLES = frozenset("фон дер ден де ди да ла ле ван бин бен ибн аль эль тер мак о д оглы кызы заде паша хан".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word of a name: its nominative, as `case` and `gender` ("" fits all) would have it."""

    nominative: str
    case: str
    gender: str
    part: Part
    weight: float


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in the nominative, and its parts."""

    full: str
    first: str | None
    middle: str | None
    last: str | None
    gender: str | None  # "masc", "femn" or None where the name does not tell
    case: str  # the case that the mention stands in, as pymorphy3 calls it


def person_name(words: Sequence[str], case: str | None = None, seen: Collection[str] = ()) -> PersonName:
    """Read a person's name. `case` is what the sentence suggests; `seen` are name words found in the article."""
    options = [readings(word) for word in words]
    best = max(
        ((c, g) for c in NAME_CASES for g in ("masc", "femn")),
        key=lambda cg: fitness(options, *cg, words, case, seen),
    )
    chosen = [pick(option, *best, word, seen) for option, word in zip(options, words, strict=True)]
    parts = name_parts(chosen, words)
    other = fitness(options, best[0], "femn" if best[1] == "masc" else "masc", words, case, seen)
    sure = fitness(options, *best, words, case, seen) - other > 0.3
    full = join_name([reading.nominative for reading in chosen])
    return PersonName(full, parts["first"], parts["middle"], parts["last"], best[1] if sure else None, best[0])


def fitness(
    options: Sequence[tuple[Reading, ...]],
    case: str,
    gender: str,
    words: Sequence[str],
    expected: str | None,
    seen: Collection[str],
) -> float:
    """How well a case and a gender suit all words of a name."""
    total = sum(score(pick(o, case, gender, w, seen), case, gender, w, seen) for o, w in zip(options, words, strict=True))
    return total + (0.6 if case == expected else 0.0) + (0.3 if case == "nomn" else 0.0)


def pick(options: Sequence[Reading], case: str, gender: str, word: str, seen: Collection[str]) -> Reading:
    """The reading of a word that suits a case and a gender best."""
    return max(options, key=lambda reading: score(reading, case, gender, word, seen))


def score(reading: Reading, case: str, gender: str, word: str, seen: Collection[str]) -> float:
    """How well one reading suits; a form that stands elsewhere in the article speaks for it."""
    if reading.case and reading.case != case:
        return -3.0
    value = reading.weight - (2.0 if reading.gender and reading.gender != gender else 0.0)
    if reading.nominative != word and reading.nominative in seen:
        value += 1.5
    return value


@lru_cache(50_000)
def readings(word: str) -> tuple[Reading, ...]:
    """All readings of a word of a name; never empty."""
    if not CYRILLIC.fullmatch(word) or word.lower() in PARTICLES:
        return (Reading(word, "", "", "other", 0.5),)
    if len(word) == 1:
        return (Reading(word, "", "", "initial", 0.5),)
    return (*dictionary_readings(word), *indeclinable(word))


def dictionary_readings(word: str) -> Iterator[Reading]:
    """pymorphy3's singular noun and adjective readings; hyphenated surnames decline in both parts."""
    weights: dict[tuple[str, str, str, Part], float] = {}
    for parse in morphology.parses(word.lower()):
        case = parse.case
        if not case or parse.number != "sing" or "Abbr" in parse.grammemes:
            continue
        part = part_of(parse)
        if part == "other" and parse.animacy == "inan":
            continue
        adjective = parse.pos == "ADJF"
        form = parse.word if case == "nomn" else morphology.inflect(parse, "nomn", "sing", parse.gender if adjective else None)
        if form is None or parse.gender == "neut":
            continue
        weight = {"first": 1.2, "middle": 1.5, "last": 1.0}.get(part, 0.2) + 0.3 * parse.score
        if "Fixd" in parse.grammemes:
            weight -= 0.2
        key = (morphology.like(word, form), case, parse.gender, part)
        weights[key] = max(weight, weights.get(key, 0.0))
    for (nominative, case, gender, part), weight in weights.items():
        yield Reading(nominative, case, gender, part, weight)


def part_of(parse: morphology.Parse) -> Part:
    """Which part of a name a reading is by its tag."""
    for grammeme, part in PART_GRAMMEMES:
        if grammeme in parse.grammemes:
            return part
    return "other"


PART_GRAMMEMES: tuple[tuple[str, Part], ...] = (("Patr", "middle"), ("Name", "first"), ("Surn", "last"))


def indeclinable(word: str) -> Iterator[Reading]:
    """The word as it stands in every case: «Шмид» of a woman, «Саакашвили», «Дзержинских»."""
    lower = word.lower()
    if lower.endswith(("о", "и", "у", "ю", "э", "е", "ых", "их")):
        yield Reading(word, "", "", "other", 0.7)
    elif lower[-1] in VOWELS:
        yield Reading(word, "", "", "other", 0.1)
    else:
        yield Reading(word, "nomn", "masc", "other", 0.7)  # a man's name on a consonant declines
        yield Reading(word, "", "femn", "other", 0.8)  # a woman's does not
        yield Reading(word, "", "masc", "other", -0.6)


def name_parts(chosen: Sequence[Reading], words: Sequence[str]) -> dict[str, str | None]:
    """First, middle and last name by the readings, or by position where they do not tell."""
    kinds = [reading.part for reading in chosen]
    texts = [reading.nominative for reading in chosen]
    parts: dict[str, str | None] = {"first": None, "middle": None, "last": None}
    content = [i for i, word in enumerate(words) if any(c.isalpha() for c in word)]
    full = [i for i in content if kinds[i] != "initial"]
    if not full:
        return parts
    if len(content) == 1:
        parts["first" if kinds[full[0]] == "first" else "last"] = texts[full[0]]
        return parts
    middle = next((i for i in full if kinds[i] == "middle"), None)
    if middle is not None and middle >= 1:
        parts["middle"] = texts[middle]
        parts["first"] = texts[middle - 1]
        rest = [i for i in full if i not in (middle, middle - 1)]
        parts["last"] = join_name([texts[i] for i in rest]) or None
        return parts
    # «Иванов Пётр» in lists: the surname stands first only where the readings are sure of both
    surname_first = kinds[full[0]] == "last" and kinds[full[-1]] == "first" and len(full) == 2
    order = full[::-1] if surname_first else full
    if len(order) > 1:
        parts["first"] = texts[order[0]]
    last = order[1:] if len(order) > 1 else order
    parts["last"] = join_name([texts[i] for i in range(last[0], last[-1] + 1)]) if last == sorted(last) else texts[last[0]]
    return parts


def join_name(words: Sequence[str]) -> str:
    """Words of a name with a space between them, none before a full stop, a hyphen or an apostrophe."""
    text = " ".join(words)
    text = re.sub(r"\s+([.,»”])", r"\1", text)
    text = re.sub(r"([«„])\s+", r"\1", text)
    return re.sub(r"\s*([’'\-–])\s*", r"\1", text)


# --- places and organisations -----------------------------------------------------------------------------------------


def thing_name(words: Sequence[str], type_: EntityType, case: str | None = None, seen: Collection[str] = ()) -> list[str]:
    """An organisation's or a place's name in the nominative: its head and what agrees with it; quoted names stay."""
    if len(words) == 1:
        return [single_name(words[0], type_, case, seen)]
    quoted = next((i for i, w in enumerate(words) if w in "«„“\""), len(words))
    if quoted == 0:
        return list(words)
    head = head_index(words[:quoted])
    if head is None:
        return list(words)
    if head == 0 and words[0][:1].isupper() and len(words[:quoted]) == 1:
        return [single_name(words[0], type_, case, seen), *words[quoted:]]
    return [*morphology.nominative(words[:quoted], head, case), *words[quoted:]]


def single_name(word: str, type_: EntityType, case: str | None, seen: Collection[str]) -> str:
    """One word in the nominative; among readings, one that stands in the article, then a known place or organisation."""
    if not CYRILLIC.fullmatch(word) or (word.isupper() and len(word) > 1):
        return word
    wanted = "Geox" if type_ == "LOC" else "Orgn"
    best: tuple[float, str] = (0.0, word)
    for parse in morphology.parses(word.lower()):
        own = parse.case
        if not own or parse.pos not in ("NOUN", "ADJF"):
            continue
        form = morphology.inflect(parse, "nomn", parse.number, parse.gender if parse.pos == "ADJF" else None)
        if form is None:
            continue
        nominative = morphology.like(word, form)
        value = (
            1.0
            + parse.score
            + 1.5 * (wanted in parse.grammemes)
            + 1.5 * (nominative in seen and nominative != word)
            + 1.0 * (own == case)
            + 0.5 * (own == "nomn")
            - 0.7 * (parse.number == "plur" and "Pltm" not in parse.grammemes)
            - 1.0 * (parse.animacy == "anim")
        )
        best = max(best, (value, nominative))
    return best[1]


def head_index(words: Sequence[str]) -> int | None:
    """The first noun of a phrase; «Новой Зеландии»: the noun behind its adjectives."""
    for index, word in enumerate(words):
        found = morphology.parses(word.lower())
        if found and found[0].pos == "NOUN" or (found and all(not morphology.is_declinable_adjective(p) for p in found)):
            return index
    return len(words) - 1 if words else None
