"""One key for all cases of a name or a word, and the tables of names looked up by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsextract import lexicon
from newsextract.language.inflection import inflect
from newsextract.language.paradigms import NAME_CASES, decline
from newsextract.language.place_words import may_be_place
from newsextract.language.readings import parses
from newsextract.remember import remember


def named_in(table: str, words: Sequence[str]) -> frozenset[str] | None:
    """The flags of a name in one of the tables of `lexicon`, in any case; None where it is not there."""
    found = keyed_entries(table).get(key_of(words))
    return None if found is None else found[1]


def written_in(table: str, words: Sequence[str]) -> str | None:
    """A name as its entry in a table of `lexicon` writes it; None where it is not there."""
    found = keyed_entries(table).get(key_of(words))
    return None if found is None else found[0]


@cache
def keyed_entries(table: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Entries of a table of names, with their flags, under the keys that their forms lead to."""
    entries = lexicon.load(table).items()
    keys = {key_of(entry.split()): (entry, flags) for entry, flags in entries}
    for entry, flags in entries:
        if SPELLED in flags:
            for key in map(key_word, (*case_forms(entry), *bare_genitive(entry))):
                if not may_be_place(key):  # «Куму» is of Кума, not of Кум
                    keys.setdefault(key, (entry, flags))
    return keys


SPELLED = "spelled"  # flags an entry whose forms the dictionary takes for those of another word: «Семёнова»


def case_forms(name: str) -> Iterator[str]:
    """A name in all cases, by the dictionary and by the endings of names."""
    for case in NAME_CASES:
        yield from decline(name, case, "masc")
        for parse in parses(name):
            if parse.case == "nomn":
                yield inflect(parse, case, parse.number) or name


def bare_genitive(name: str) -> Iterator[str]:
    """«Салоник»: the genitive without an ending of what is a plural."""
    if name.endswith(("ы", "и")):
        yield name[:-1]


def key_of(words: Sequence[str]) -> str:
    """One key for all cases of a name: «Европейского союза» -> "европейский союз"; capitals and Latin letters stay."""
    return key_word(words[0]) if len(words) == 1 else " ".join(map(key_word, words))


@remember
def key_word(word: str) -> str:
    """One key for all cases of a word."""
    if word.isascii() or (word.isupper() and len(word) > 1):
        return word
    abbreviation = DECLINED_ABBREVIATION.fullmatch(word)
    if abbreviation:
        return abbreviation[1]
    lower = word.lower()
    found = next((p for p in parses(lower) if p.pos in ("NOUN", "ADJF", "PRTF")), None)
    if found is None or not found.known:
        return stem_of(lower.replace("ё", "е"))
    return found.lemma.replace("ё", "е")


def stem_of(word: str) -> str:
    """A word in small letters without what cases change of a word that no dictionary has."""
    return UNKNOWN_ENDING.sub("", word)


# «МИДа», «ЗАГСом»: an abbreviation with its case ending
DECLINED_ABBREVIATION = re.compile(rf"([А-ЯЁ]{{2,}}){lexicon.alternatives('endings', 'short')}")
# what cases change of a word that no dictionary has; three letters at least stay
UNKNOWN_ENDING = re.compile(rf"(?<=...){lexicon.alternatives('endings', 'name')}$")
