"""What a word of a person's name can be: its nominatives, each with case, gender and part of the name.

The dictionary's readings come first, then every paradigm of names that has the word as it stands, then the word as a
name that does not decline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, get_args

from newsextract import lexicon
from newsextract.collector import unwatched
from newsextract.language import inflection
from newsextract.language.paradigms import VOWELS, Frequency, Origin, Paradigm, Part, origins
from newsextract.language.readings import Parse, dictionary_parses, parses
from newsextract.remember import remember, remember_large

CYRILLIC = re.compile(r"[А-ЯЁа-яё'’ʼ-]+")
PARTICLES = lexicon.load("name_particles")  # фон дер Ляйен, бин Салман: they stay as they are


WEIGHTS = lexicon.load_numbers("newsextract.language", "name_weights")
PART_WEIGHTS: dict[Part, float] = {part: WEIGHTS[f"part_{part}"] for part in get_args(Part)}
FREQUENCY_WEIGHTS = {frequency: WEIGHTS[f"frequency_{frequency}"] for frequency in get_args(Frequency)}


class Reading(NamedTuple):
    """One way to read a word of a name: its nominative, as `case` and `gender` ("" fits all) would have it."""

    nominative: str
    case: str
    gender: str
    part: Part
    weight: float


@remember_large
@unwatched
def name_readings(word: str) -> tuple[Reading, ...]:
    """All readings of a word of a name; never empty."""
    if not CYRILLIC.fullmatch(word) or word.lower() in PARTICLES:
        return (Reading(word, "", "", "other", WEIGHTS["only_reading"]),)
    if len(word) == 1:
        return (Reading(word, "", "", "initial", WEIGHTS["only_reading"]),)
    own = tuple(origins(word.lower()))
    first, hyphen, second = word.rpartition("-")
    if hyphen and first and second:
        return (*dictionary_readings(word, own), *joined(first, second))
    known = tuple(dictionary_readings(word, own))
    words = frozenset(reading.nominative for reading in known)
    given = any(reading.part in ("first", "middle") for reading in known)
    guessed = (reading for origin in own for reading in paradigm_readings(word, origin, words))
    return (
        *known,
        *(less_likely(reading) if given and is_otherwise(reading, words) else reading for reading in guessed),
    )


@remember_large
def nominatives_of(word: str) -> tuple[str, ...]:
    """What a word of a name can be in the nominative, each form once."""
    return tuple(dict.fromkeys([reading.nominative for reading in name_readings(word)]))


def is_otherwise(reading: Reading, words: frozenset[str]) -> bool:
    """Whether a guess makes a word a form of another, or one that never declines: «Матвеевна» in the genitive."""
    return reading.nominative not in words or not reading.case


def less_likely(reading: Reading) -> Reading:
    """Lower the weight of a guess at a word that is a given name already; a name of the table keeps its weight."""
    return reading if reading.part == "first" else reading._replace(weight=reading.weight + WEIGHTS["given_otherwise"])


def dictionary_readings(word: str, own: Sequence[Origin]) -> Iterator[Reading]:
    """The singular nouns and adjectives that the dictionary has for a word."""
    usual = {(o.nominative, o.case): FREQUENCY_WEIGHTS[o.paradigm.frequency] for o in reversed(own)}
    shares: dict[tuple[str, str, Part], float] = {}
    found: dict[tuple[str, str, str, Part], float] = {}
    for parse in dictionary_parses(word.lower()) if "-" in word else parses(word.lower()):
        part = part_of(parse)
        if not parse.known or not parse.case or parse.number != "sing" or "Abbr" in parse.grammemes:
            continue
        if parse.gender == "neut" or parse.pos not in ("NOUN", "ADJF"):
            continue
        form = inflection.inflect(parse, "nomn", "sing", parse.gender if parse.pos == "ADJF" else None)
        nominative = inflection.like(word, parse.word if parse.case == "nomn" else form or word)
        weight = (
            PART_WEIGHTS[part]
            + WEIGHTS["fixed_in_dictionary"] * ("Fixd" in parse.grammemes)
            + WEIGHTS["inanimate"] * (part == "other" and parse.animacy == "inan")
            + WEIGHTS["usual_ending"] * usual.get((nominative.lower(), parse.case), 0.0)
        )
        key = (nominative, parse.case, parse.gender, part)
        found[key] = max(weight, found.get(key, weight))
        name = (nominative, parse.gender, part)
        shares[name] = max(shares.get(name, 0.0), parse.score)
    total = sum(share for (_, _, part), share in shares.items() if part == "first")
    for (nominative, case, gender, part), weight in found.items():
        if part == "first":
            weight += WEIGHTS["given_share"] * shares[nominative, gender, part] / (total or 1.0)
            weight += WEIGHTS["frequent_given"] * (gender in given_names().get(nominative.lower(), ()))
        yield Reading(nominative, case, gender, part, weight)


PART_GRAMMEMES: tuple[tuple[str, Part], ...] = (("Patr", "middle"), ("Name", "first"), ("Surn", "last"))


def part_of(parse: Parse) -> Part:
    """The part of a name that a reading's tag tells."""
    for grammeme, part in PART_GRAMMEMES:
        if grammeme in parse.grammemes:
            return part
    return "other"


def paradigm_readings(word: str, origin: Origin, known: frozenset[str]) -> Iterator[Reading]:
    """A form of a paradigm of names as a reading, and as a given name where the table has it."""
    nominative, case, paradigm = origin
    own = inflection.like(word, nominative)
    genders = given_names().get(nominative, frozenset())
    if paradigm.gender:
        genders = genders & {paradigm.gender}
    if genders and (paradigm.declines or not declines_as_given(nominative, paradigm.gender)):
        gender = next(iter(genders)) if len(genders) == 1 else ""
        yield Reading(own, case, gender, "first", PART_WEIGHTS["first"] + WEIGHTS["frequent_given"])
    if is_surname_of(nominative, paradigm):
        weight = PART_WEIGHTS["last"] + WEIGHTS["known_surname"]
        yield Reading(own, case, paradigm.gender, "last", weight)
        if "woman" in surnames()[nominative]:
            yield Reading(own, case, "femn", "last", weight + WEIGHTS["known_woman"])
    weight = FREQUENCY_WEIGHTS[paradigm.frequency] + WEIGHTS["known_word"] * (own in known and case not in ("", "loct"))
    yield Reading(own, case, paradigm.gender, paradigm.part, weight)


def is_surname_of(nominative: str, paradigm: Paradigm) -> bool:
    """Whether the table of surnames has a nominative that is no given name, and it declines as the paradigm does."""
    flags = surnames().get(nominative)
    if flags is None or paradigm.part == "first" or nominative in given_names():
        return False
    if "adjective" in flags:
        return paradigm.endings[0][0] in ADJECTIVE_ENDINGS
    if nominative.endswith(("а", "я")):
        return paradigm.declines == ("stays" not in flags)
    if nominative[-1] in VOWELS:
        return not paradigm.declines
    return paradigm.declines == (paradigm.gender == "masc")


ADJECTIVE_ENDINGS = lexicon.endings("adjective")


@cache
def surnames() -> dict[str, frozenset[str]]:
    """The flags of known surnames, women's that are adjectives among them."""
    table = lexicon.load("surnames")
    return {**{name[:-2] + "ая": flags for name, flags in table.items() if "adjective" in flags}, **table}


def declines_as_given(nominative: str, gender: str) -> bool:
    """Whether a given name declines by its ending: «Анна», «Илон», but not «Эмине», «Франсуа», a woman's «Лорен»."""
    if nominative.endswith(("а", "я")):
        return not nominative.endswith(("уа", "оа"))
    return gender != "femn" and nominative[-1] not in VOWELS


@remember
def asian_readings(word: str) -> tuple[Reading, ...]:
    """Readings of the last word of a Chinese or Korean name: only a man's that ends on a consonant declines."""
    lower = word.lower()
    declined = tuple(
        Reading(
            inflection.like(word, origin.nominative),
            origin.case,
            "masc",
            "other",
            WEIGHTS["asian"] + WEIGHTS["asian_known"] * ("masc" in given_names().get(origin.nominative, ())),
        )
        for origin in origins(lower)
        if origin.paradigm.gender == "masc"
        and origin.paradigm.frequency in ("usual", "seldom")
        and origin.paradigm.declines
        and origin.nominative[-1] not in VOWELS
        and origin.paradigm.endings[0][0] in ("", "ь", "й")
    )
    short = len(word) < MIN_DECLINED or lower.endswith(SYLLABLES)
    whole = short or (lower[-1] not in VOWELS and not lower.endswith(("ом", "ем", "ём")))
    return (*declined, Reading(word, "", "", "other", 0.0 if whole else WEIGHTS["asian_stays"]))


MIN_DECLINED = 3  # letters; a shorter word is whole
# ends of words that can be whole: «Хуа», «Чжу»
SYLLABLES = lexicon.endings("asian")


def is_asian(words: Sequence[str]) -> bool:
    """«Ким Чен Ына», «Си Цзиньпина»: a surname of the table before other words."""
    return len(words) > 1 and words[0].lower() in lexicon.load("asian_surnames") and all(map(CYRILLIC.fullmatch, words))


# Japanese as written in Russian: open syllables, «н», and double consonants
SYLLABLE = (
    "(?:(?:[кгснхбмпр]|дз)?[аоуэияюё]|д[аоэ]|т[аоэияюё]|цу|ва|н(?![аоуэияюё])|м(?=[бпм])|к(?=к)|с(?=с)|т(?=[тц])"
    "|п(?=п))"
)
JAPANESE_GIVEN = re.compile(f"{SYLLABLE}+(?<=[оуэиёю])", re.IGNORECASE)
JAPANESE = re.compile(f"{SYLLABLE}{{2,}}", re.IGNORECASE)
JAPANESE_FORM = re.compile(f"(?:{SYLLABLE}{{2,}}|{SYLLABLE}+[кгсзтднхбпмрвя](?:ы|и|е|у|ю|ой|ей))", re.IGNORECASE)


def is_japanese(words: Sequence[str]) -> bool:
    """«Синтаро Исихару»: a Japanese given name, of the table or of none, and a surname of Japanese syllables."""
    if len(words) != 2 or not JAPANESE_FORM.fullmatch(words[1]):
        return False
    first = words[0].lower()
    if any(first in lexicon.load(table) for table in ("given_names", "asian_surnames")):
        return "japanese" in lexicon.load("given_names").get(first, ())
    unknown = all(reading.part != "first" for reading in name_readings(words[0]))
    return unknown and bool(JAPANESE_GIVEN.fullmatch(first))


@remember
def japanese_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a Japanese surname: it ends in a vowel or «н», so that «Исихару» is of «Исихара»."""
    return tuple(
        [
            reading._replace(weight=reading.weight + WEIGHTS["japanese"] * bool(JAPANESE.fullmatch(reading.nominative)))
            for reading in name_readings(word)
        ]
    )


@remember
def nickname_readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word of a nickname: it stays as it is, or is declined with the name: «Петра «Молота» Зуева»."""
    readings = [r for r in dictionary_readings(word, ()) if r.part == "other" and r.nominative != word]
    declined = (r._replace(gender="", weight=PART_WEIGHTS["other"]) for r in readings)
    return (Reading(word, "", "", "other", 0.0), *declined)


@cache
def given_names() -> dict[str, frozenset[str]]:
    """The genders of the given names that the dictionary lacks."""
    table = lexicon.load("given_names")
    genders = {flags: flags & {"masc", "femn"} for flags in table.values()}  # one set for all names with equal flags
    return {name: genders[flags] for name, flags in table.items()}


def joined(first: str, second: str) -> Iterator[Reading]:
    """«Мамина-Сибиряка», «Касым-Жомарта»: readings of both halves in one case, or with the first half as it is."""
    best: dict[tuple[str, str, str, Part], Reading] = {}
    for reading in name_readings(second):
        for half in first_halves(first, reading):
            case, gender = half.case or reading.case, half.gender or reading.gender
            nominative = f"{half.nominative}-{reading.nominative}"
            both = Reading(nominative, case, gender, reading.part, (half.weight + reading.weight) / 2)
            key = (nominative, case, gender, reading.part)
            if key not in best or best[key].weight < both.weight:
                best[key] = both
    yield from best.values()


@remember
def gender_of_given(word: str) -> str | None:
    """Return the gender of a word that is a given name as it stands; None for other words."""
    return next((r.gender for r in name_readings(word) if r.part == "first" and r.nominative == word), None)


def first_halves(word: str, second: Reading) -> Iterator[Reading]:
    """The readings of a first half that agree with a reading of the second, and the word as it is."""
    if word.lower() in lexicon.load("fixed_halves"):
        gender = gender_of_given(word) if second.part == "first" else None  # «Жан-Мари» is a man
        yield Reading(word, second.case, gender or second.gender, second.part, second.weight)
        return
    for half in name_readings(word):
        if not half.gender or not second.gender or half.gender == second.gender:
            if half.case in ("", second.case) or not second.case:
                yield half
            if half.case in ("", "nomn"):
                yield Reading(word, second.case, half.gender, half.part, half.weight + WEIGHTS["hyphen_fixed"])
