"""What a word can be that the dictionary lacks, by words that it has: as pymorphy3 guesses, in a third of the time.

Only a word of letters without a prefix that pymorphy3 knows is guessed here, which most such words are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pymorphy3.lang.ru.config import KNOWN_PREFIXES

from newsextract.language.dictionary import analyzer, template_of

# As in pymorphy3, for its answers:
LONGEST_BEGINNING = 5  # letters before a word of the dictionary: «байткод» as «код»
SHORTEST_REST = 3  # letters of that word
SHORTEST = 4  # letters of a word that is read by its ending: «бутявкать» as other words in -вкать
LONGEST_ENDING = 5  # letters of an ending
SHARE = 0.5  # how likely a guess is, beside a reading of the dictionary
PREFIXES = tuple(KNOWN_PREFIXES)


class Guess(NamedTuple):
    """A reading of a word: as it is spelled, with its «ё», its letters from `lead` on declined like a known word's."""

    spelled: str
    place: tuple[int, int]  # the paradigm and the form of that word
    weight: float
    lead: int


Seen = set[tuple[str, str, int]]  # readings that are there: word, tag and paradigm


def guesses(word: str) -> list[Guess]:
    """Every guess at a word, in the order of pymorphy3; none where that would read the word in another way."""
    if len(word) < SHORTEST_REST or not word.isalpha() or word.startswith(PREFIXES):
        return []
    seen: Seen = set()
    found = [*by_rest(word, seen), *by_ending(word, seen)]
    shares = analyzer().prob_estimator.p_t_given_w
    counted = any(shares.get(f"{word}:{tag}", 0) for tag in {tag for _, tag, _ in seen})
    return [] if counted else found


def by_rest(word: str, seen: Seen) -> Iterator[Guess]:
    """«байткод» as «код»: the rest of the word is in the dictionary."""
    own = analyzer()
    items, alike = own.dictionary.words.similar_items, own.char_substitutes
    for lead in range(1, 1 + min(LONGEST_BEGINNING, len(word) - SHORTEST_REST)):
        for rest, places in items(word[lead:], alike):
            spelled = word[:lead] + rest
            for place in places:
                if is_new(spelled, place, seen):
                    yield Guess(spelled, place, SHARE, lead)


def by_ending(word: str, seen: Seen) -> list[Guess]:
    """«бутявкать» as other words in -вкать; what most words with the ending are comes first."""
    found: list[Guess] = []
    if len(word) < SHORTEST:
        return found
    for prefix, words in dictionary_endings():
        counts = counted_endings(word, words) if word.startswith(prefix) else []
        total = 1 + sum([count for _, _, count in counts])
        found += [
            Guess(spelled, place, count / total * SHARE, 0)
            for spelled, place, count in counts
            if is_new(spelled, place, seen)
        ]
    found.sort(key=lambda guess: guess.weight, reverse=True)
    return found


def counted_endings(word: str, words: Any) -> list[tuple[str, tuple[int, int], int]]:
    """The readings of the longest ending of a word that new words can have, and how many known words have each."""
    alike = analyzer().char_substitutes
    for length in range(LONGEST_ENDING, 0, -1):
        found = [
            (word[:-length] + ending, (paradigm, form), count)
            for ending, places in words.similar_items(word[-length:], alike)
            for count, paradigm, form in places
            if is_productive((paradigm, form))
        ]
        if found:
            return found
    return []


@cache
def dictionary_endings() -> list[tuple[str, Any]]:
    """The words of the dictionary by their endings, for each prefix that forms can have: «по», «наи» or none."""
    own = analyzer().dictionary
    return [*zip(own.paradigm_prefixes, own.prediction_suffixes_dawgs, strict=True)][::-1]


def is_new(spelled: str, place: tuple[int, int], seen: Seen) -> bool:
    """Whether a reading is one that new words can have and was not seen; it is seen from now on."""
    key = (spelled, template_of(place)[0], place[0])
    if key in seen or not is_productive(place):
        return False
    seen.add(key)
    return True


def is_productive(place: tuple[int, int]) -> bool:
    """Whether new words can be of such a form: nouns and verbs are, prepositions are not."""
    *_, productive = template_of(place)
    return productive
