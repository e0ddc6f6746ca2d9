"""Two names side by side that the words or the brackets between them say to be one's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsextract import language, lexicon
from newsextract.entities.aliases import abbreviation, absorb
from newsextract.entities.entity import NamedEntity
from newsextract.names import OPENING_MARKS, Name, surface
from newsextract.remember import remember
from newsextract.text import Text


def bracket_twins(text: Text, spans: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Names that stand twice: «Юрген Клинсман (Jürgen Klinsmann)», «Ли Мэй (李梅)», «Союз писателей (СП)».

    Latin capitals behind a place are the body's that the place belongs to: «Агентство по печати Норвегии (UDI)».
    """
    by_last = {span.last: span for span in spans}
    for span in spans:
        opening = span.first - 1 - (text.word(span.first - 1) in OPENING_MARKS)
        before = by_last.get(opening) or by_last.get(opening - 1)
        if before is not None and before.type == "LOC" and is_short_in_latin(surface(text, span)):
            before = by_last.get(before.first)
        if text.word(opening) == "(" and before and before.type == span.type:
            first, second = (" ".join(surface(text, s)) for s in (before, span))
            if (
                script(first) != script(second) != CYRILLIC
                or abbreviation(first) == second.upper()
                or is_short_for(second, first)
                or is_clipped_federal(second, first)
            ):
                yield before, span


def is_short_for(short: str, name: str) -> bool:
    """«ВПБ», in brackets behind «Волгапромбанк»: capitals that one word begins with and has in this order."""
    letters = name.lower()
    if not (short.isupper() and short.isalpha() and " " not in name and len(short) < len(letters)):
        return False
    left = iter(letters)
    return short[0].lower() == letters[0] and all(letter in left for letter in short.lower())


def is_clipped_federal(clipped: str, name: str) -> bool:
    """«Росрыболовство», in brackets behind «Федеральное агентство по рыболовству»: one clipped word for it."""
    return name.lower().startswith(FEDERAL) and language.clipped_body(clipped) is not None


FEDERAL = tuple(sorted(lexicon.flagged("body_spellings", "federal")))  # what the full names of such bodies begin with


def called_otherwise(text: Text, spans: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Two names of one person by the words between: «певица Лунара (настоящее имя Нина Белова)»."""
    for before, inside in pairwise(spans):
        if before.type == inside.type == "PER" and 0 < inside.first - before.last <= MAX_BETWEEN:
            between = range(before.last, inside.first)
            words = [text.lower(i) for i in between if text.word(i).isalpha()]
            if says_other_name(tuple(words)):
                yield before, inside


MAX_BETWEEN = 7  # tokens between two names of one person
DEGREES = lexicon.flagged("function_words", "degree")  # «более известный как»


@remember
def says_other_name(words: tuple[str, ...]) -> bool:
    """Whether words say that what follows is another name of whom they follow: «известного как»."""
    kept = [word for word in words if word not in DEGREES]
    readings = [{parse.lemma for parse in language.parses(word)} | {word} for word in kept]
    return bool(kept) and any(
        len(phrase) == len(kept) and all(own in found for own, found in zip(phrase, readings, strict=True))
        for phrase in other_names()
    )


@cache
def other_names() -> tuple[tuple[str, ...], ...]:
    """The phrases of the table, by word."""
    return tuple(tuple(phrase.split()) for phrase in lexicon.load("other_names"))


def script(name: str) -> str:
    """The script of the first letter of a name: «LATIN», «CYRILLIC», «CJK»."""
    letter = next((c for c in name if c.isalpha()), "я")
    return unicodedata.name(letter, "").partition(" ")[0]


CYRILLIC = script("я")
MAX_CAPITALS = 5  # letters of an abbreviation


def is_short_in_latin(words: Sequence[str]) -> bool:
    """Whether a name is one word of a few Latin capitals: «UDI»."""
    word = words[0]
    return len(words) == 1 and word.isascii() and word.isupper() and len(word) <= MAX_CAPITALS


def merge_twins(entities: Sequence[NamedEntity], twins: Iterator[tuple[Name, Name]]) -> list[NamedEntity]:
    """Join the entities of each pair of names; the one outside the brackets keeps its name."""
    pairs = list(twins)
    owner = {span: entity for entity in entities for span in entity.spans} if pairs else {}
    for before, inside in pairs:
        one, other = owner[before], owner[inside]
        if one is not other and (one.person is None) == (other.person is None):
            owner |= dict.fromkeys(other.spans, one)
            absorb(one, other)
    return [entity for entity in entities if entity.spans]
