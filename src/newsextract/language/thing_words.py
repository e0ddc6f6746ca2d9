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
    if not CYRILLIC.fullmatch(word) or (word.isupper() and len(word) > 1):
        return word
    clipped = clipped_body(word) if type_ == "ORG" else None
    if clipped:
        return clipped
    settlement = settlement_name(word.lower(), case) if type_ == "LOC" else None
    if settlement and not nominatives_seen(word, seen):
        return inflection.like(word, settlement)
    if not any(p.known for p in readings.parses(word.lower())):
        entry = written_in("names", (word,))
        if entry is not None:
            return inflection.like(word, entry)
        if "-" in word:
            return hyphenated_name(word, type_, case, seen)
        return unknown_name(word, case, seen)
    return known_name(word, type_, case, frozenset(form for form in nominatives(word) if form in seen))


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
    """Whether the article has the masculine of a word that may be a village's: «Жуковский» for «Жуковском»."""
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


# What speaks for a word as the nominative, and for a reading of it
AS_WRITTEN = 1.5  # the word as it stands
AS_NOMINATIVE = 0.5  # where nothing tells another case
READ = 1.0  # any reading of the dictionary
OF_TYPE = 1.5  # the dictionary has it as a place, or as a body
SEEN = 1.5  # its nominative stands elsewhere in the article
CASE_TOLD = 1.0  # the case that the sentence suggests
KNOWN = 0.8  # the dictionary has the word itself
PLURAL = -0.7  # «Химки» have no singular and lose nothing
LIVING = -1.0
NEUTER_PLACE = -0.1  # «в Кирове»: the town, not the village of Кирово
LISTED_PLACE = 0.5  # but «в Косове»
MASCULINE_ADJECTIVE = 0.3  # «Большого»: театр, банк, завод
UNKNOWN_AS_WRITTEN = 1.0  # a word that no dictionary has, where it can stand in the nominative
UNKNOWN_IN_OTHER_CASE = -0.2  # and where it stands in another case


@remember_briefly
def known_name(word: str, type_: EntityType, case: str | None, seen: frozenset[str]) -> str:
    """A word of the dictionary in the nominative, by the reading that suits the type and the case best."""
    wanted = "Geox" if type_ == "LOC" else "Orgn"
    best: tuple[float, str] = (AS_WRITTEN + AS_NOMINATIVE * (case in ("nomn", None)), word)
    for parse in readings.parses(word.lower()):
        if not parse.case or parse.pos not in ("NOUN", "ADJF"):
            continue
        form = inflection.inflect(parse, "nomn", parse.number, parse.gender if parse.pos == "ADJF" else None)
        if form is None:
            continue
        nominative = inflection.like(word, form)
        value = (
            READ
            + parse.score
            + OF_TYPE * (wanted in parse.grammemes)
            + SEEN * (nominative in seen and nominative != word)
            + CASE_TOLD * (parse.case == case)
            + AS_NOMINATIVE * (parse.case == "nomn")
            + KNOWN * parse.known
            + PLURAL * (parse.number == "plur" and "Pltm" not in parse.grammemes)
            + LIVING * (parse.animacy == "anim")
            + NEUTER_PLACE * (type_ == "LOC" and parse.gender == "neut")
            + LISTED_PLACE * (type_ == "LOC" and form in lexicon.flagged("names", "place"))
            + MASCULINE_ADJECTIVE * (parse.pos == "ADJF" and parse.gender == "masc")
        )
        best = max(best, (value, nominative))
    return best[1]


def unknown_name(word: str, case: str | None, seen: Collection[str]) -> str:
    """«Тоттенхэме», «Гагаузии»: by the ending, where the sentence suggests a case."""
    candidates = [(UNKNOWN_AS_WRITTEN if case in (None, "nomn") else UNKNOWN_IN_OTHER_CASE, word)]
    for origin in origins(word.lower()):
        nominative = inflection.like(word, origin.nominative)
        if case in (None, origin.case) and origin.paradigm.declines:
            candidates.append((FREQUENCY_WEIGHTS[origin.paradigm.frequency] + SEEN * (nominative in seen), nominative))
    return max(candidates, key=lambda candidate: candidate[0])[1]
