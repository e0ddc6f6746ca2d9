"""Any verb behind speech and a dash: «…», — съязвил мэр», «…», — отмахиваются в мэрии»."""

from __future__ import annotations

from itertools import islice

from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import Cue, word_cue
from newsextract.quotes.subjects import as_subject, is_subject_word
from newsextract.quotes.verb_cues import place_of_many, verb_form

OPEN_REACH = 4  # words behind the dash among which a verb of no table stands, and its subject behind it


def open_verb(narration: Narration, opening: int) -> Cue | None:
    """«…», — съязвил мэр»: a verb of no table, whose subject can speak and stands at once behind it."""
    words = islice(narration.after(opening - 1), OPEN_REACH)
    index = next((i for i in words if verb_form(narration, i) == "finite"), None)
    if index is None:
        return None
    behind = [i for i in islice(narration.after(index), OPEN_REACH) if is_subject_word(narration, index, i)]
    if behind and not narration.is_apart(index, behind[0]):
        source = as_subject(narration, index, behind[0])
    elif (place := place_of_many(narration, index, "finite", frozenset({"demand"}))) is not None:
        source = place  # «…», — отмахиваются в мэрии
    else:
        return None
    return word_cue(index, narration.text.lower(index), "finite", source, "quote")
