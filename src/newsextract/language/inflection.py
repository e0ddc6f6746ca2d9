"""Other forms of words and noun phrases, by pymorphy3; what words begin with. Letter case is kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsextract import lexicon
from newsextract.language.dictionary import affixes_of
from newsextract.language.readings import CASES, Parse, is_adjectival_surname, is_declinable_adjective, parses


def like(model: str, word: str) -> str:
    """Give `word` the letter case of `model`: «ООН» stays capital, «Иванову» keeps its first capital."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    if "-" in model and "-" in word:
        return "-".join(like(m, w) for m, w in zip(model.split("-"), word.split("-"), strict=False))
    if model[1:] != model[1:].lower():  # «АвтоВАЗ», «МегаФон»
        return "".join([w.upper() if m.isupper() else w for w, m in zip(word, model.ljust(len(word)), strict=False)])
    if model[:1].isupper():
        return word[:1].upper() + word[1:]
    return word


def inflect(parse: Parse, case: str, number: str | None = None, gender: str | None = None) -> str | None:
    """Another form of a reading, or None where the dictionary has none."""
    return parse.inflect(wanted(case, number, gender))


@cache
def wanted(*grammemes: str | None) -> frozenset[str]:
    """The set of the grammemes that are given; the same object for equal sets."""
    return frozenset([grammeme for grammeme in grammemes if grammeme])


def head_reading(words: Sequence[str], head: int, case: str | None) -> Parse | None:
    """The noun reading of a phrase's head: in the wanted case, no abbreviation, agreeing with the word before it.

    Of equals it is the noun for a source: «в главке» is of «главк», not of «главка».
    """
    readings = [p for p in parses(words[head].lower()) if p.pos in ("NOUN", "NPRO") or is_declinable_adjective(p)]
    if not readings:
        return None

    def fitness(parse: Parse) -> tuple[bool, bool, bool, bool]:
        agrees = head > 0 and agreeing(words[head - 1], parse) is not None
        fits = case in (None, parse.case)
        return (agrees, fits, "Abbr" not in parse.grammemes, parse.lemma in lexicon.load("sources"))

    return max(readings, key=fitness)  # max keeps the first of equals


def nominative(words: Sequence[str], head: int = -1, case: str | None = None) -> list[str]:
    """A noun phrase with its head and the adjectives that agree with it in the nominative; the rest stays.

    `head` is the index of the head noun (-1: the first noun). `case` (of pymorphy3, such as "gent") is the case the
    phrase stands in, if known. Words before the head that agree with it are inflected with it:
    ["официального", "представителя", "ведомства"] -> ["официальный", "представитель", "ведомства"]. A numeral before it
    governs it: ["двух", "новых", "судей"] -> ["два", "новых", "судьи"].
    """
    head = head if head >= 0 else first_noun(words)
    reading = head_reading(words, head, case) if head >= 0 else None
    numeral = numeral_before(words, head) if reading is not None and reading.number == "plur" else None
    if reading is not None and numeral is not None:
        return counted(words, head, reading, numeral)
    return inflect_phrase(words, head, reading, "nomn")


def numeral_before(words: Sequence[str], head: int) -> int | None:
    """The index of the numeral that counts a noun, over the adjectives between the two."""
    for index in range(head - 1, -1, -1):
        readings = parses(words[index].lower())
        if words[index].isdigit() or (readings and readings[0].pos == "NUMR"):
            return index
        if not any(is_declinable_adjective(p) for p in readings):
            return None
    return None


def counted(words: Sequence[str], head: int, reading: Parse, at: int) -> list[str]:
    """A counted noun in the nominative, the numeral at an index: «двух новых судей» is «два новых судьи»."""
    result = list(words)
    numeral = next((p for p in parses(words[at].lower()) if p.pos == "NUMR"), None)
    if numeral is not None:
        changed = inflect(numeral, "nomn", gender=reading.gender) or inflect(numeral, "nomn")
        result[at] = like(words[at], changed or words[at])
    few = numeral.lemma in FEW if numeral is not None else bool(FEW_IN_DIGITS.search(words[at]))
    result[head] = like(words[head], inflect(reading, "gent", "sing" if few else "plur") or words[head])
    for index in range(at + 1, head):
        adjective = agreeing(words[index], reading)
        changed = inflect(adjective, "gent", "plur") if adjective is not None else None
        result[index] = like(words[index], changed or words[index])
    return result


FEW = lexicon.flagged("function_words", "few")  # behind them a noun is in the genitive singular
FEW_IN_DIGITS = re.compile(r"(?<!1)[234]$")


def in_case(words: Sequence[str], head: int, case: str) -> list[str]:
    """A noun phrase that stands in the nominative put into another case: its head and the adjectives that agree."""
    return inflect_phrase(words, head, head_reading(words, head, "nomn"), case)


def uncounted(words: Sequence[str], case: str) -> list[str] | None:
    """«два новых судьи» in another case without the numeral: «новых судей»; None where nothing is counted."""
    head = first_noun(words)
    numeral = numeral_before(words, head)
    if numeral is None:
        return None
    rest = words[numeral + 1 :]
    return inflect_phrase(rest, head - numeral - 1, head_reading(rest, head - numeral - 1, "gent"), case, "plur")


def inflect_phrase(
    words: Sequence[str], head: int, reading: Parse | None, case: str, number: str | None = None
) -> list[str]:
    """A noun phrase with its head, in a reading, and what agrees with it before it in another case; the rest stays.

    `number` is another number, if one is wanted.
    """
    result = list(words)
    if reading is None or not reading.number:
        return result
    number = number or reading.number
    gender = reading.gender if number == "sing" else None
    form = inflect(reading, case, number)
    if form:
        result[head] = like(words[head], form)
    for index in range(head - 1, -1, -1):
        adjective = agreeing(words[index], reading)
        if adjective is None:
            if words[index] in ("и", ",") or words[index].isdigit():
                continue
            break
        mans_or_womans = "femn" if adjective.gender == "femn" else "masc"  # «федерального судьи» is no neuter
        own = gender or (mans_or_womans if number == "sing" else None)
        changed = superlative(adjective, case, own) or neuter_of_surname(adjective, case, own)
        changed = changed or inflect(adjective, case, number, own)
        if changed:
            result[index] = like(words[index], changed)
    return result


def superlative(adjective: Parse, case: str, gender: str | None) -> str | None:
    """«Высшую» in the nominative: the dictionary takes «высочайшая» for the same; None for other words."""
    if "Supr" not in adjective.grammemes or case != "nomn" or not SHORT_SUPERLATIVE.match(adjective.word):
        return None
    return adjective.word[: adjective.word.index("ш") + 1] + SUPERLATIVE_ENDINGS[gender or ""]


SHORT_SUPERLATIVE = re.compile("(?:выс|низ)ш")
SUPERLATIVE_ENDINGS = {"masc": "ий", "femn": "ая", "neut": "ее", "": "ие"}


def first_noun(words: Sequence[str]) -> int:
    """Index of the first word that is most likely a noun; -1 if there is none."""
    for index, word in enumerate(words):
        readings = parses(word.lower())
        if readings and readings[0].pos in ("NOUN", "NPRO"):
            return index
    return -1


def agreeing(word: str, noun: Parse) -> Parse | None:
    """The reading of an adjective that agrees with a noun's reading in case, number and gender."""
    found = None
    for parse in parses(word.lower()):
        if not (is_declinable_adjective(parse) or is_adjectival_surname(parse)):
            continue
        if parse.number != noun.number or parse.case != noun.case:
            continue
        if is_declinable_adjective(parse) and {parse.animacy, noun.animacy} == {"anim", "inan"}:  # «парк Горького»
            continue
        if noun.number == "plur" or not noun.gender or parse.gender == noun.gender or is_neuter_too(parse, noun):
            found = parse
            if parse.lemma not in RARE_ADJECTIVES:
                break
    return found


def is_neuter_too(surname: Parse, noun: Parse) -> bool:
    """«Каменскому озеру»: a man's surname in this case is an adjective of the neuter as well."""
    return noun.gender == "neut" and surname.gender == "masc" and noun.case in OBLIQUE and "Surn" in surname.grammemes


OBLIQUE = frozenset({"gent", "datv", "ablt", "loct"})


def neuter_of_surname(adjective: Parse, case: str, gender: str | None) -> str | None:
    """«Каменскому», beside «озеру», in the nominative: «Каменское»; None for other words."""
    if gender != "neut" or case != "nomn" or "Surn" not in adjective.grammemes:
        return None
    return adjective.lemma.removesuffix("ий") + "ое"


def possessive(word: str, noun: Parse) -> str | None:
    """The nominative of a possessive adjective that agrees with a noun: «Часова» of «Часова Яра»; None for others."""
    match = POSSESSIVE.fullmatch(word)
    endings = POSSESSIVE_ENDINGS.get(noun.gender) if noun.number == "sing" else None
    if match is None or endings is None or match["ending"] not in endings[noun.case].split("|"):
        return None
    other = agreeing(word.lower(), noun)
    if other and other.known and "Poss" not in other.grammemes:  # «Сосновом Яре» is Сосновый Яр
        return None
    return match["stem"] + endings["nomn"]


POSSESSIVE = re.compile(r"(?P<stem>[А-ЯЁ][а-яё]+(?:[оеё]в|[иы]н))(?P<ending>|а|у|о|е|ым|ом|ой)")
POSSESSIVE_ENDINGS = {
    "masc": defaultdict(str, gent="а", datv="у", ablt="ым", loct="ом|е"),
    "femn": defaultdict(lambda: "ой", nomn="а", accs="у"),
    "neut": defaultdict(lambda: "о", gent="а", datv="у", ablt="ым", loct="ом|е"),
}


# «Большим» is of «большой», «окружного» of «окружной», unless nothing else fits
RARE_ADJECTIVES = frozenset({"больший", "окружный", "заводский"})


def forms_of(parse: Parse) -> Iterator[str]:
    """Every form of a word's paradigm, cases and participles included; the word alone where it has no paradigm."""
    if parse.paradigm < 0:
        yield parse.word
        return
    affixes = affixes_of(parse.paradigm)
    prefix, suffix = affixes[parse.form]
    stem = parse.word[parse.lead + len(prefix) : len(parse.word) - len(suffix)]
    yield from (parse.word[: parse.lead] + before + stem + behind for before, behind in affixes)


@cache
def all_forms(lemmas: frozenset[str]) -> frozenset[str]:
    """Every case of adjectives, pronouns among them, in the singular and the plural: «такой», «такому», «такими»."""
    found = (parse for lemma in lemmas for parse in parses(lemma) if parse.pos == "ADJF" and parse.lemma == lemma)
    forms = (parse.inflect(frozenset({case, one})) for parse in found for case in CASES.values() for one in ONE_OR_MORE)
    return frozenset(filter(None, forms))


ONE_OR_MORE = ("masc", "femn", "neut", "plur")
LOOKED_UP = 3  # first letters by which stems are looked up: by two, thirty are compared with a word, by three five


class Stems:
    """Beginnings of words: what begins with none of them is no form of these words, and need not be analysed."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = sorted({stem.replace("ё", "е") for stem in stems})
        self._short = tuple([stem for stem in self._stems if len(stem) < LOOKED_UP])
        self._by_letters: dict[str, tuple[str, ...]] = {}  # by their first letters, each time with the short ones
        for stem in self._stems:
            letters = stem[:LOOKED_UP]
            self._by_letters[letters] = (*self._by_letters.get(letters, self._short), stem)

    def __iter__(self) -> Iterator[str]:
        return iter(self._stems)

    def begin(self, word: str) -> bool:
        """Whether a word in lower case begins with one of them."""
        plain = word.replace("ё", "е")
        return plain.startswith(self._by_letters.get(plain[:LOOKED_UP], self._short))
