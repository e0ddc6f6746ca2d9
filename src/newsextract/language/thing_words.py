"""One word of an organisation's or a place's name in the nominative: by the dictionary, else by its ending."""

from __future__ import annotations

import re
from collections.abc import Collection

from newsextract import lexicon
from newsextract.article import EntityType
from newsextract.language import inflection, readings
from newsextract.language.clipped import clipped_body
from newsextract.language.keys import written_in
from newsextract.language.name_forms import CYRILLIC, FREQUENCY_WEIGHTS
from newsextract.language.paradigms import origins
from newsextract.remember import remember, remember_briefly

WEIGHTS = lexicon.load_numbers("newsextract.language", "thing_weights")
SMALL_WORDS = frozenset("и по в во на при за для с со от о об the of and for".split())
# «МИДа», «ЗАГСом»: an abbreviation with its case ending
DECLINED_ABBREVIATION = re.compile(r"([А-ЯЁ]{2,})(а|у|ом|е|ы|ов|ам|ами|ах)")


def agreeing_name(word: str, gender: str) -> str | None:
    """«посёлке Луговом»: an adjective of the gender of the noun before it; None where the word is none."""
    for parse in readings.parses(word.lower()):
        if parse.known and parse.pos == "ADJF" and parse.number == "sing":
            form = inflection.inflect(parse, "nomn", "sing", gender)
            own = inflection.inflect(parse, parse.case, "sing", gender)
            if form and own == parse.word:
                return inflection.like(word, form)
    return None


def single_name(word: str, type_: EntityType, case: str | None, seen: Collection[str]) -> str:
    """One word in the nominative: a form that stands in the article, else a known place or organisation."""
    abbreviation = DECLINED_ABBREVIATION.fullmatch(word)
    if abbreviation:
        return abbreviation[1]
    if not CYRILLIC.fullmatch(word) or (word[-1].isupper() and len(word) > 1):  # «США», «ДонОВГА»
        return word
    clipped = clipped_body(word) if type_ == "ORG" else None
    if clipped:
        return clipped
    settlement = settlement_name(word.lower(), case) if type_ == "LOC" else None
    if settlement and not nominatives_seen(word, seen):
        return inflection.like(word, settlement)
    land = land_name(word.lower()) if type_ == "LOC" else None
    if land:
        return inflection.like(word, land)
    if readings.is_unknown(word):
        entry = written_in("names", (word,))
        if entry is not None:
            return inflection.like(word, entry)
        if "-" in word:
            return hyphenated_name(word, type_, case, seen)
        return unknown_name(word, case, seen)
    return known_name(word, type_, case, frozenset(form for form in nominatives(word) if form in seen))


def land_name(word: str) -> str | None:
    """«Приангарья», «Заиртышьем», «Вологодчине»: the land beside a river or around a town; None for other words."""
    beside, around = LAND_BESIDE.fullmatch(word), LAND_AROUND.fullmatch(word)
    return f"{beside['stem']}ье" if beside else f"{around['stem']}а" if around else None


LAND_BESIDE = re.compile(r"(?P<stem>(?:при|за|по|пред|под|меж)[а-яё]{3,})ь(?:е|я|ю|ем)")
LAND_AROUND = re.compile(r"(?P<stem>[а-яё]{4,}(?:щ|дч|тч)ин)(?:а|ы|е|у|ой)")


def settlement_name(word: str, case: str | None) -> str | None:
    """«Архангельского», «Шушенском», «Козлове»: a village in the neuter, where the dictionary has a word as no place.

    Towns of such endings are in the dictionary, most villages are not. «Над Торецком» is a town's: no adjective is so.
    """
    if case == "ablt" and word.endswith(TOWN_IN_INSTRUMENTAL):
        return word.removesuffix("ом")
    ending = VILLAGE_ENDINGS.get(case or "")
    match = ending.search(word) if ending and "-" not in word else None
    found = [p for p in readings.parses(word) if p.known]
    if match is None or any("Geox" in p.grammemes and p.case == case for p in found):
        return None  # «в Киселёвске»; but «в Архангельском» is no form of Архангельск
    stem = word[: match.start("ending")]
    if match["kind"] in ADJECTIVAL:
        nouns = [p for p in found if p.pos != "ADJF" and "Geox" not in p.grammemes]
        return None if any(not readings.is_adjectival_surname(p) for p in nouns) else f"{stem}ое"
    return f"{stem}о" if any("Surn" in p.grammemes for p in found) else None


TOWN_IN_INSTRUMENTAL = ("ском", "цком")
ADJECTIVAL = ("ск", "цк")
# what a village ends in, by the case it stands in
VILLAGE_ENDINGS = {
    case: re.compile(rf"(?<=[а-яё])(?P<kind>[сц]к|[оеё]в|[иы]н)(?P<ending>(?<=к){adjective}|(?<=[вн]){possessive})$")
    for case, adjective, possessive in (
        ("gent", "ого", "а"),
        ("datv", "ому", "у"),
        ("ablt", "им", "ом"),
        ("loct", "ом", "е"),
    )
}


def nominatives_seen(word: str, seen: Collection[str]) -> bool:
    """Whether the article has the town that a word may be of, and so no village: «Жуковский» for «Жуковском»."""
    stem = VILLAGE_ENDING.sub("", word)
    return f"{stem}ий" in seen or stem in seen


VILLAGE_ENDING = re.compile(r"(?:ого|ому|им|ом|[ауе])$")


def hyphenated_name(word: str, type_: EntityType, case: str | None, seen: Collection[str]) -> str:
    """«Камня-на-Оби»: what stands before a preposition declines; «Гуся-Хрустального»: both halves."""
    first, *rest = word.split("-")
    if rest[0].lower() in SMALL_WORDS:
        return "-".join([single_name(first, type_, case, seen), *rest])
    head = single_name(first, type_, case, seen)
    gender = readings.noun_gender(head) if len(rest) == 1 else None
    adjective = agreeing_name(rest[0], gender) if gender else None
    if adjective:
        return f"{head}-{adjective}"
    return unknown_name(word, case, seen)


@remember
def nominatives(word: str) -> tuple[str, ...]:
    """What a word of the dictionary can be in the nominative, in its letter case."""
    forms = (inflection.inflect(p, "nomn", p.number) for p in readings.parses(word.lower()) if p.case)
    return tuple(dict.fromkeys(inflection.like(word, form) for form in forms if form))


@remember_briefly
def known_name(word: str, type_: EntityType, case: str | None, seen: frozenset[str]) -> str:
    """A word of the dictionary in the nominative, by the reading that suits the type and the case best."""
    wanted = "Geox" if type_ == "LOC" else "Orgn"
    best: tuple[float, str] = (WEIGHTS["as_written"] + WEIGHTS["as_nominative"] * (case in ("nomn", None)), word)
    for parse in readings.parses(word.lower()):
        if not parse.case or parse.pos not in ("NOUN", "ADJF"):
            continue
        form = inflection.inflect(parse, "nomn", parse.number, parse.gender if parse.pos == "ADJF" else None)
        if form is None:
            continue
        nominative = inflection.like(word, form)
        value = (
            WEIGHTS["read"]
            + parse.score
            + WEIGHTS["of_type"] * (wanted in parse.grammemes)
            + WEIGHTS["seen"] * (nominative in seen and nominative != word)
            + WEIGHTS["case_told"] * (parse.case == case)
            + WEIGHTS["as_nominative"] * (parse.case == "nomn")
            + WEIGHTS["known"] * parse.known
            + WEIGHTS["plural"] * (parse.number == "plur" and "Pltm" not in parse.grammemes)
            + WEIGHTS["living"] * (parse.animacy == "anim")
            + WEIGHTS["neuter_place"] * (type_ == "LOC" and parse.gender == "neut")
            + WEIGHTS["listed_place"] * (type_ == "LOC" and form in lexicon.flagged("names", "place"))
            + WEIGHTS["masculine_adjective"] * (parse.pos == "ADJF" and parse.gender == "masc")
        )
        best = max(best, (value, nominative))
    return best[1]


def unknown_name(word: str, case: str | None, seen: Collection[str]) -> str:
    """«Тоттенхэме», «Гагаузии»: by the ending, where the sentence suggests a case."""
    candidates = [(WEIGHTS["unknown_as_written"] if case in (None, "nomn") else WEIGHTS["unknown_in_other_case"], word)]
    for origin in origins(word.lower()):
        nominative = inflection.like(word, origin.nominative)
        if case in (None, origin.case) and origin.paradigm.declines:
            usual = FREQUENCY_WEIGHTS[origin.paradigm.frequency]
            candidates.append((usual + WEIGHTS["seen"] * (nominative in seen), nominative))
    return max(candidates, key=lambda candidate: candidate[0])[1]
