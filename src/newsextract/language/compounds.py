"""Words that no dictionary has, of a first half that many words have and a word of the dictionary."""

from __future__ import annotations

from newsextract.language import readings
from newsextract.language.guesses import PREFIXES
from newsextract.remember import remember


@remember
def rest_of_compound(word: str) -> str | None:
    """«самокат» of «электросамокат»: a word of the dictionary behind a first half that many words have."""
    lower = word.lower()
    if not lower.startswith(FIRST_HALVES) or not readings.is_unknown(lower):
        return None
    rests = (lower.removeprefix(half) for half in FIRST_HALVES if lower.startswith(half))
    return next((rest for rest in rests if len(rest) >= SHORTEST_HALF and readings.dictionary_parses(rest)), None)


SHORTEST_HALF = 4  # letters; «за», «нео» begin names, too
FIRST_HALVES = tuple(half for half in PREFIXES if len(half) >= SHORTEST_HALF and half.isalpha())
