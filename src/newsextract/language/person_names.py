"""Nominative names by agreement inside the name.

Every word of a name has readings (pymorphy3's, and "this word does not decline"); a reading has a case, a gender and a
nominative form. The case and gender that suit all words of the name best are taken for the whole name. Nominative
forms that stand elsewhere in the article count for more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from newsextract.language import inflection
from newsextract.language.readings import Parse, is_declinable_adjective, parses
from newsextract.remember import remember, remember_briefly

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
    forms = {reading.nominative for word in words for reading in name_readings(word)}
    return read_person(tuple(words), case, frozenset(form for form in forms if form in seen))


@remember_briefly
def read_person(words: tuple[str, ...], case: str | None, seen: frozenset[str]) -> PersonName:
    """Read a person's name; `seen` are those of its forms that the article has."""
    options = [name_readings(word) for word in words]
    pairs = [(c, g) for c in NAME_CASES for g in ("masc", "femn")]
    best = max(pairs, key=lambda pair: fitness(options, pair[0], pair[1], words, case, seen))
    chosen = [pick(option, best[0], best[1], word, seen) for option, word in zip(options, words, strict=True)]
    parts = name_parts(chosen, words)
    other = fitness(options, best[0], "femn" if best[1] == "masc" else "masc", words, case, seen)
    told = any(reading.gender == best[1] and reading.part != "other" for reading in chosen)
    sure = told and fitness(options, best[0], best[1], words, case, seen) - other > 0.3
    full = join_name([reading.nominative for reading in chosen])
    return PersonName(full, parts["first"], parts["middle"], parts["last"], best[1] if sure else None, best[0])


CASE_BONUS = 1.3  # for the case that the tagger read in the sentence


def fitness(
    options: Sequence[tuple[Reading, ...]],
    case: str,
    gender: str,
    words: Sequence[str],
    expected: str | None,
    seen: Collection[str],
) -> float:
    """How well a case and a gender suit all words of a name."""
    total = sum(
        max([score(reading, case, gender, word, seen) for reading in option])
        for option, word in zip(options, words, strict=True)
    )
    if len(words) > 1 and all(has_seen(o, case, gender, w, seen) for o, w in zip(options, words, strict=True)):
        total += 1.5  # the whole name stands elsewhere
    nominative_prior = 0.5 if expected is None else 0.3
    return total + (CASE_BONUS if case == expected else 0.0) + (nominative_prior if case == "nomn" else 0.0)


def has_seen(options: Sequence[Reading], case: str, gender: str, word: str, seen: Collection[str]) -> bool:
    """Whether a reading for a case and a gender has another form that stands elsewhere in the article."""
    return any(
        r.nominative in seen and r.nominative != word and r.case in ("", case) and r.gender in ("", gender)
        for r in options
    )


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


@remember
def name_readings(word: str) -> tuple[Reading, ...]:
    """All readings of a word of a name; never empty."""
    if not CYRILLIC.fullmatch(word) or word.lower() in PARTICLES:
        return (Reading(word, "", "", "other", 0.5),)
    if len(word) == 1:
        return (Reading(word, "", "", "initial", 0.5),)
    found = tuple(dictionary_readings(word))
    if not any(reading.part in ("last", "first") for reading in found):
        found += tuple(surname_readings(word))
    if not any(reading.part in ("last", "first") for reading in found) and not declines_as_adjective(word):
        found += guessed(word)
    elif found and all(reading.gender == "femn" for reading in found if reading.part == "first"):
        # «Илона Маска»: of a man whom the dictionary lacks, where the article has him
        found += tuple(replace(r, part="first", weight=-0.6) for r in guessed(word) if r.gender == "masc")
    return (*found, *indeclinable(word))


def declines_as_adjective(word: str) -> bool:
    """«Долгорукому», «Толстой»: the dictionary has the word as an adjective."""
    return any(is_declinable_adjective(p) and p.known for p in parses(word.lower()))


def dictionary_readings(word: str) -> Iterator[Reading]:
    """pymorphy3's singular noun and adjective readings; hyphenated surnames decline in both parts."""
    shares: dict[tuple[str, str, Part], float] = {}
    found: dict[tuple[str, str, str, Part], float] = {}
    for parse in parses(word.lower()):
        part = part_of(parse)
        if not parse.case or parse.number != "sing" or "Abbr" in parse.grammemes or parse.gender == "neut":
            continue
        adjective = parse.pos == "ADJF"
        form = inflection.inflect(parse, "nomn", "sing", parse.gender if adjective else None)
        nominative = inflection.like(word, parse.word if parse.case == "nomn" else form or word)
        weight = PART_WEIGHTS[part]
        weight -= (
            0.2 * ("Fixd" in parse.grammemes)
            + 0.3 * (part == "other" and parse.animacy == "inan")
            + (0.7 if part == "first" else 0.2) * (not parse.known)  # few given names are missing in the dictionary
        )
        key = (nominative, parse.case, parse.gender, part)
        found[key] = max(weight, found.get(key, -9.0))
        name = (nominative, parse.gender, part)
        shares[name] = shares.get(name, 0.0) + parse.score
    totals: dict[Part, float] = {}
    for (_, _, part), share in shares.items():
        totals[part] = totals.get(part, 0.0) + share
    for (nominative, case, gender, part), weight in found.items():
        # «Дмитрия»: of Дмитрий rather than a rare woman's name
        share = shares[nominative, gender, part] / (totals[part] or 1.0) if part == "first" else 0.5
        yield Reading(nominative, case, gender, part, weight + 0.6 * share)


# case endings of surnames in -ов, -ев, -ин and in -ский, for those that no dictionary has
SURNAME_STEMS = re.compile(
    r"(?P<short>.+(?:[оеё]в|[иы]н))(?P<ending>|а|у|ым|е|ой)|(?P<long>.+[сц]к)(?P<full>ий|ого|ому|им|ом|ая|ой|ую)"
)
SHORT_ENDINGS = {
    "": (("nomn", "masc"),),
    "а": (("gent", "masc"), ("accs", "masc"), ("nomn", "femn")),
    "у": (("datv", "masc"), ("accs", "femn")),
    "ым": (("ablt", "masc"),),
    "е": (("loct", "masc"),),
    "ой": (("gent", "femn"), ("datv", "femn"), ("ablt", "femn"), ("loct", "femn")),
}
FULL_ENDINGS = {
    "ий": (("nomn", "masc"),),
    "ого": (("gent", "masc"), ("accs", "masc")),
    "ому": (("datv", "masc"),),
    "им": (("ablt", "masc"),),
    "ом": (("loct", "masc"),),
    "ая": (("nomn", "femn"),),
    "ой": (("gent", "femn"), ("datv", "femn"), ("ablt", "femn"), ("loct", "femn")),
    "ую": (("accs", "femn"),),
}


def surname_readings(word: str) -> Iterator[Reading]:
    """«Хакимову»: of Хакимов or of Хакимова."""
    match = SURNAME_STEMS.fullmatch(word)
    if match is None:
        return
    if match["short"]:
        for case, gender in SHORT_ENDINGS[match["ending"]]:
            yield Reading(match["short"] + ("а" if gender == "femn" else ""), case, gender, "last", 1.0)
    else:
        for case, gender in FULL_ENDINGS[match["full"]]:
            yield Reading(match["long"] + ("ая" if gender == "femn" else "ий"), case, gender, "last", 1.0)


PART_WEIGHTS: dict[Part, float] = {"first": 1.0, "middle": 1.3, "last": 0.9, "other": 0.1, "initial": 0.0}


def part_of(parse: Parse) -> Part:
    """Which part of a name a reading is by its tag."""
    for grammeme, part in PART_GRAMMEMES:
        if grammeme in parse.grammemes:
            return part
    return "other"


PART_GRAMMEMES: tuple[tuple[str, Part], ...] = (("Patr", "middle"), ("Name", "first"), ("Surn", "last"))


def indeclinable(word: str) -> Iterator[Reading]:
    """The word as it stands in every case: «Шмид» of a woman, «Саакашвили», «Дзержинских»."""
    lower = word.lower()
    found = parses(lower)
    if declines_as_adjective(word):
        yield Reading(word, "", "", "other", -0.5)
    elif any("Name" in p.grammemes and p.known and "Fixd" not in p.grammemes for p in found):
        yield Reading(word, "nomn", "", "other", 0.3)
        yield Reading(word, "", "", "other", -0.5 if lower[-1] in VOWELS else 0.2)  # «Егору»: a name that declines
    elif lower.endswith(("о", "и", "у", "ю", "э", "е", "ых", "их")):
        yield Reading(word, "", "", "other", 0.7)
    elif lower[-1] in VOWELS:
        yield Reading(word, "nomn", "", "other", 0.3)
        yield Reading(word, "", "", "other", -0.3)
    else:
        oblique = any(p.case not in ("", "nomn", "accs") for p in found)
        yield Reading(word, "nomn", "masc", "other", 0.2 if oblique else 0.7)  # a man's name on a consonant declines
        instrumental = lower.endswith(("ым", "им", "ом", "ем")) and any(p.case == "ablt" for p in found)
        yield Reading(word, "", "femn", "other", 0.0 if instrumental else 0.8)  # a woman's does not
        yield Reading(word, "", "masc", "other", -0.6)


# How names that no dictionary has decline: ending, its cases, gender, ending of the nominative
FOREIGN_ENDINGS: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    ("а", ("gent", "accs"), "masc", ""),  # Райкконена
    ("у", ("datv",), "masc", ""),  # Мильнеру
    ("ом", ("ablt",), "masc", ""),  # Эрдоганом
    ("ем", ("ablt",), "masc", ""),  # Кличем
    ("е", ("loct",), "masc", ""),  # Тоттенхэме
    ("я", ("gent", "accs"), "masc", "ь"),  # Мартеля
    ("ю", ("datv",), "masc", "ь"),  # Мартелю
    ("я", ("gent", "accs"), "masc", "й"),  # Патрушея
    ("ю", ("datv",), "masc", "й"),  # Патрушею
    ("ии", ("gent", "datv", "loct"), "femn", "ия"),  # Гагаузии
    ("ию", ("accs",), "femn", "ия"),  # Гагаузию
    ("ией", ("ablt",), "femn", "ия"),  # Гагаузией
    ("ы", ("gent",), "", "а"),  # Маехары
    ("и", ("gent",), "", "а"),  # Наки
    ("е", ("datv", "loct"), "", "а"),  # Маехаре
    ("у", ("accs",), "", "а"),  # Маехару
    ("ой", ("ablt",), "", "а"),  # Маехарой
)


@remember
def guessed(word: str) -> tuple[Reading, ...]:
    """Readings of an unknown name by its ending; only the case of the sentence makes them win.

    A long name that could decline mostly does («Мильнеру»), a short one mostly does not («Лю»).
    """
    long = len(word) > 5
    return tuple(
        Reading(word[: -len(ending)] + nominative, case, gender, "other", 0.8 if long and gender == "masc" else 0.2)
        for ending, cases, gender, nominative in FOREIGN_ENDINGS
        if word.endswith(ending) and len(word) > len(ending) + 1
        for case in cases
        if (nominative == "й") == (word[-len(ending) - 1] in VOWELS)
    )


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
    if len(order) == 3 and words[order[1]].lower() not in PARTICLES and order == sorted(order):
        parts["middle"] = texts[order.pop(1)]  # «Джанет Вуд Рено»
    last = order[1:] if len(order) > 1 else order
    parts["last"] = (
        join_name([texts[i] for i in range(last[0], last[-1] + 1)]) if last == sorted(last) else texts[last[0]]
    )
    return parts


def join_name(words: Sequence[str]) -> str:
    """Words of a name with a space between them, none before a full stop, a hyphen or an apostrophe."""
    text = " ".join(words)
    text = re.sub(r"\s+([.,»”])", r"\1", text)
    text = re.sub(r"([«„])\s+", r"\1", text)
    return re.sub(r"\s*([’'\-–])\s*", r"\1", text)
