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

from newsextract import lexicon, morphology
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
    pairs = [(c, g) for c in NAME_CASES for g in ("masc", "femn")]
    best = max(pairs, key=lambda pair: fitness(options, pair[0], pair[1], words, case, seen))
    chosen = [pick(option, best[0], best[1], word, seen) for option, word in zip(options, words, strict=True)]
    parts = name_parts(chosen, words)
    other = fitness(options, best[0], "femn" if best[1] == "masc" else "masc", words, case, seen)
    told = any(reading.gender == best[1] and reading.part != "other" for reading in chosen)
    sure = told and fitness(options, best[0], best[1], words, case, seen) - other > 0.3
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
    total = sum(
        score(pick(o, case, gender, w, seen), case, gender, w, seen) for o, w in zip(options, words, strict=True)
    )
    nominative_prior = 0.5 if expected is None else 0.3
    return total + (0.8 if case == expected else 0.0) + (nominative_prior if case == "nomn" else 0.0)


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
    found = tuple(dictionary_readings(word))
    if not any(reading.part in ("last", "first") for reading in found):
        found += tuple(surname_readings(word))
    return (*found, *indeclinable(word))


def dictionary_readings(word: str) -> Iterator[Reading]:
    """pymorphy3's singular noun and adjective readings; hyphenated surnames decline in both parts."""
    shares: dict[tuple[str, str, Part], float] = {}
    found: dict[tuple[str, str, str, Part], float] = {}
    for parse in morphology.parses(word.lower()):
        part = part_of(parse)
        if not parse.case or parse.number != "sing" or "Abbr" in parse.grammemes or parse.gender == "neut":
            continue
        adjective = parse.pos == "ADJF"
        form = morphology.inflect(parse, "nomn", "sing", parse.gender if adjective else None)
        nominative = morphology.like(word, parse.word if parse.case == "nomn" else form or word)
        weight = PART_WEIGHTS[part]
        weight -= (
            0.2 * ("Fixd" in parse.grammemes)
            + 0.3 * (part == "other" and parse.animacy == "inan")
            + 0.2 * (not parse.known)
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
    found = morphology.parses(lower)
    if any(morphology.is_declinable_adjective(p) and p.known for p in found):
        yield Reading(word, "", "", "other", -0.5)
    elif lower.endswith(("о", "и", "у", "ю", "э", "е", "ых", "их")):
        yield Reading(word, "", "", "other", 0.7)
    elif lower[-1] in VOWELS:
        yield Reading(word, "nomn", "", "other", 0.3)
        yield Reading(word, "", "", "other", -0.3)
        if not any(p.known for p in found):
            yield from guessed(word)
    else:
        oblique = any(p.case not in ("", "nomn", "accs") for p in found)
        yield Reading(word, "nomn", "masc", "other", 0.2 if oblique else 0.7)  # a man's name on a consonant declines
        yield Reading(word, "", "femn", "other", 0.8)  # a woman's does not
        yield Reading(word, "", "masc", "other", -0.6)


# unknown names, a man's on a consonant, anyone's on -а: ending, case, ending of the nominative
GUESSED_ENDINGS = (("а", "gent", ""), ("а", "accs", ""), ("у", "datv", ""), ("ы", "gent", "а"), ("у", "accs", "а"))


def guessed(word: str) -> Iterator[Reading]:
    """Readings of an unknown name by its ending; weak, so that only what stands before the name makes them win."""
    for ending, case, nominative in GUESSED_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield Reading(word[: -len(ending)] + nominative, case, "masc" if not nominative else "", "other", 0.2)


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


# --- places and organisations -----------------------------------------------------------------------------------------


def thing_name(
    words: Sequence[str], type_: EntityType, case: str | None = None, seen: Collection[str] = ()
) -> list[str]:
    """An organisation's or a place's name in the nominative: its head and what agrees with it; quoted names stay."""
    if len(words) == 1:
        return [single_name(words[0], type_, case, seen)]
    quoted = next((i for i, w in enumerate(words) if w in '«„“"'), len(words))
    if quoted == 0:
        return list(words)
    head = head_index(words[:quoted])
    if head is None:
        return list(words)
    if head == 0 and words[0][:1].isupper() and len(words[:quoted]) == 1:
        return [single_name(words[0], type_, case, seen), *words[quoted:]]
    return [*morphology.nominative(words[:quoted], head, case), *words[quoted:]]


def single_name(word: str, type_: EntityType, case: str | None, seen: Collection[str]) -> str:
    """One word in the nominative: a form that stands in the article, else a known place or organisation."""
    if not CYRILLIC.fullmatch(word) or (word.isupper() and len(word) > 1):
        return word
    wanted = "Geox" if type_ == "LOC" else "Orgn"
    best: tuple[float, str] = (1.5 + 0.5 * (case in ("nomn", None)), word)
    for parse in morphology.parses(word.lower()):
        if not parse.case or parse.pos not in ("NOUN", "ADJF"):
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
            + 1.0 * (parse.case == case)
            + 0.5 * (parse.case == "nomn")
            + 0.8 * parse.known
            - 0.7 * (parse.number == "plur" and "Pltm" not in parse.grammemes)
            - 1.0 * (parse.animacy == "anim")
        )
        best = max(best, (value, nominative))
    return best[1]


def head_index(words: Sequence[str]) -> int | None:
    """The first noun of a phrase; «Новой Зеландии»: the noun behind its adjectives."""
    for index, word in enumerate(words):
        found = morphology.parses(word.lower())
        if (found and found[0].pos == "NOUN") or (
            found and all(not morphology.is_declinable_adjective(p) for p in found)
        ):
            return index
    return len(words) - 1 if words else None


# --- what stands before a name ----------------------------------------------------------------------------------------

PREPOSITION_CASES = {
    **dict.fromkeys("от у для из без после до около кроме из-за против среди со_стороны".split(), "gent"),
    **dict.fromkeys("к ко благодаря вопреки согласно".split(), "datv"),
    **dict.fromkeys("про через".split(), "accs"),
    **dict.fromkeys("с со над под перед между".split(), "ablt"),
    **dict.fromkeys("о об обо при в во".split(), "loct"),
}
# «улица Мира», «село Тюлячи»: the name behind them does not change
KEEPING_WORDS = frozenset(
    "улица площадь проспект переулок набережная станция озеро село деревня аул пустыня перевал имя имени им".split()
)


def case_before(before: Sequence[str]) -> str | None:
    """The case that the words before a person's name ask for; None where they do not tell."""
    if before and before[-1].lower() in PREPOSITION_CASES:
        return PREPOSITION_CASES[before[-1].lower()]
    return title_case(before) or genitive_behind_noun(before)


def title_case(before: Sequence[str]) -> str | None:
    """«капитана команды Дмитрия Рогова»: the case of the title near by, with no verb or preposition in between."""
    for word in reversed(before[-6:]):
        found = morphology.parses(word.lower())
        role = next((p for p in found if p.lemma in lexicon.load("roles") and p.number == "sing"), None)
        if role is not None:
            return role.case
        if word.islower() and (not found or found[0].pos in ("VERB", "CONJ", "PREP", "PRCL", "")):
            return None
    return None


def genitive_behind_noun(before: Sequence[str]) -> str | None:
    """«по словам Иванова», «книга Беловой»: a name at once behind a noun stands in the genitive."""
    found = morphology.parses(before[-1].lower()) if before else ()
    common = bool(before) and (before[-1].islower() or any(p.lemma in lexicon.load("roles") for p in found))
    return "gent" if found and found[0].pos == "NOUN" and common else None


def keeps_form(before: Sequence[str]) -> bool:
    """Whether the word before a place's name leaves it in the nominative whatever the case."""
    return bool(before) and morphology.noun_lemma(before[-1]) in KEEPING_WORDS


def thing_case(before: Sequence[str]) -> str | None:
    """The case of an organisation or place by the word before it: a preposition's; genitive behind a noun."""
    if not before:
        return None
    return PREPOSITION_CASES.get(before[-1].lower()) or genitive_behind_noun(before)
