"""Terms in marks that are nobody's words: set terms, what the article itself keeps in marks, names of charges."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import product

from newsextract import language, lexicon
from newsextract.quotes.clauses import WORD

LONGEST_TERM = 2  # words
TIMES = 3  # how often an article has its own terms in marks


def term_key(content: str) -> str | None:
    """The dictionary forms of a word or two; None for more words."""
    words = words_of_term(content)
    return lemmas(words) if words else None


def words_of_term(content: str) -> list[str]:
    """A word or two; none of more words."""
    words = WORD.findall(content)
    return words if len(words) <= LONGEST_TERM else []


def lemmas(words: Iterable[str]) -> str:
    """The dictionary forms of words."""
    return " ".join(map(likeliest_lemma, words))


def likeliest_lemma(word: str) -> str:
    """The dictionary form of a word's likeliest reading; the word itself if it has none."""
    lower = word.lower()
    return next((parse.lemma for parse in language.parses(lower)), lower)


@cache
def set_terms() -> frozenset[str | None]:
    """The keys of the table of set terms, by every reading: «большая» can be of «большой» and of «больший»."""
    readings = ([lemmas_of(word) for word in words_of_term(term)] for term in lexicon.load("set_terms"))
    return frozenset(" ".join(key) for words in readings for key in product(*words))


def lemmas_of(word: str) -> frozenset[str]:
    """The dictionary forms of all readings of a word."""
    return frozenset(parse.lemma for parse in language.parses(word.lower())) or frozenset({word.lower()})


def own_terms(marked: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The keys of what an article has in marks several times, at least once in a sentence that reports nothing.

    marked: what stands in marks, and whether its sentence has a word that reports.
    """
    short = [(words, in_report) for content, in_report in marked if (words := words_of_term(content))]
    if len(short) < TIMES:
        return frozenset()
    reported: dict[str, list[bool]] = defaultdict(list)
    for words, in_report in short:
        reported[lemmas(words)].append(in_report)
    return frozenset(key for key, places in reported.items() if len(places) >= TIMES and not all(places))


def names_case(content: str) -> bool:
    """«дело Лунина», «список Громова», «закон Димы Рудина»: a case or a law that newspapers call by a name."""
    first, *rest = WORD.findall(content) or [""]
    named = first.islower() and 0 < len(rest) <= LONGEST_TERM and all(map(str.istitle, rest))
    return named and language.noun_lemma(first) in lexicon.load("called_by_name")


def names_charge(content: str) -> bool:
    """Whether words name an offence: «превышении полномочий», «служебном подлоге»."""
    return any(likeliest_lemma(word) in lexicon.load("crimes") for word in WORD.findall(content)[:LONGEST_TERM])


def names_members(content: str) -> bool:
    """Whether a word or two tell who belongs somewhere: «северных» of a gang, «весёлых соседей» of a case."""
    words = words_of_term(content.lower())
    return bool(words) and all(any(p.case == "gent" and p.number == "plur" for p in language.parses(w)) for w in words)


LAW = re.compile(r"(?:\b(?:стать[а-яё]+|ст\.|пункт[а-яё]*)\s№?\s?\d|\b(?:УК|КоАП|КОАП|кодекс[а-яё]*)\b)[^()«»]*\(\s*$")
MANNER = re.compile(r"\bв\s(?:[а-яё]+о\s)?$"), re.compile(r"\s(?:виде|варианте|формате|форме)\b")


def is_of_law(before: str) -> bool:
    """«по статье 317 УК (»: whether an article of law and a bracket stand before marks, which hold its title."""
    return LAW.search(before) is not None


def is_of_law_or_manner(before: str, behind: str) -> bool:
    """«по статье 5.35 («неисполнение долга»)», «показал снимок в «размытом» виде»; not «…, что дом в «жутком» виде»."""
    if behind.startswith(")") and is_of_law(before):
        return True
    return bool(MANNER[1].match(behind) and MANNER[0].search(before)) and ", что " not in before


def names_work(word: str) -> bool:
    """Whether a noun tells that the marks behind it hold the title of a work: «снялся в фильме — «Беги!»»."""
    return "work" in lexicon.load("class_nouns").get(language.noun_lemma(word.lower()), ())
