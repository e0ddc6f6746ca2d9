"""One key for all cases of a name or a word, and the tables of names looked up by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsextract import lexicon
from newsextract.language.inflection import inflect
from newsextract.language.paradigms import NAME_CASES, decline
from newsextract.language.place_words import may_be_place
from newsextract.language.readings import is_unknown, parses
from newsextract.remember import remember


def named_in(table: str, words: Sequence[str]) -> frozenset[str] | None:
    """The flags that a table of `lexicon` gives a name, in whatever case it stands; None where it has no such name."""
    found = entry_of(table, words)
    return None if found is None else found[1]


def written_in(table: str, words: Sequence[str]) -> str | None:
    """A name as its entry in a table of `lexicon` writes it; None where it is not there."""
    found = entry_of(table, words)
    return None if found is None else found[0]


def entry_of(table: str, words: Sequence[str]) -> tuple[str, frozenset[str]] | None:
    """The entry of a name in any case; «Цзянси» is its own, though «Цзянсу» has the same key."""
    found = keyed_entries(table).get(key_of(words))
    if found is None or len(words) > 1:
        return found
    own = words[0].lower().replace("ё", "е")
    flags = lexicon.load(table).get(own) if own != found[0] else None
    return found if flags is None else (own, flags)


@cache
def keyed_entries(table: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Entries of a table of names, with their flags, under the keys that their forms lead to."""
    entries = lexicon.load(table).items()
    keys = {key_of(entry.split()): (entry, flags) for entry, flags in entries}
    keys |= {key_of((entry,)): (entry, flags) for entry, flags in entries if "ё" in entry}
    for entry, flags in entries:
        bare = bare_stem(entry)
        if bare:
            keys.setdefault(bare, (entry, flags))
        if SPELLED in flags:
            for key in map(key_word, (*case_forms(entry), *bare_genitive(entry), *without_vowel(entry))):
                if not may_be_place(key):  # «Куму» is of Кума, not of Кум
                    keys.setdefault(key, (entry, flags))
    return keys


def bare_stem(name: str) -> str:
    """«рафах» of «Рафаху»: what is left of a word without a case ending. "" where the dictionary has the word."""
    if not name.islower() or " " in name or name.isascii():
        return ""
    stem = name if name[-1] not in CASE_VOWELS else name[:-1]
    return stem if stem_of(name) != stem and is_unknown(name) and is_unknown(stem) else ""


CASE_VOWELS = frozenset("аеиоуыэюяйь")
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


def without_vowel(name: str) -> Iterator[str]:
    """«Хопра», «Новогрудка»: forms of a name that loses the vowel of its last syllable."""
    match = LOST_VOWEL.fullmatch(name)
    return case_forms(match["stem"] + match["end"]) if match else iter(())


LOST_VOWEL = re.compile(r"(?P<stem>[а-яё]+[бвгджзклмнпрстфхцчшщ])[еёо](?P<end>[клнрц])")


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
    if word[-1].isdigit() and "-" in word:  # «России-24»
        name, _, number = word.rpartition("-")
        return f"{key_word(name)}-{number}" if name else word
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
UNKNOWN_ENDING = re.compile(rf"(?<=...)(?:(?<=....)ь)?{lexicon.alternatives('endings', 'name')}$")
