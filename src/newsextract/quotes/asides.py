"""What stands between commas behind a verb, before the body that speaks: «сообщили в среду, 4 мая, в мэрии»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import is_time

ASIDE_TOKENS = 3  # words between commas behind a verb: «говорится, в частности, в письме»


def past_aside(narration: Narration, verb: int) -> Iterator[int]:
    """The tokens behind a verb, without «, в частности,» or «в среду, 4 мая,» if that follows at once."""
    comma = first_but_time(narration, verb)
    closing = first_but_time(narration, comma)
    if closing != comma and narration.text.word(comma) == narration.text.word(closing) == ",":
        return narration.after(closing)
    behind = list(islice(narration.after(verb), ASIDE_TOKENS + 2))
    commas = [i for i in behind if narration.text.word(i) == ","]
    return narration.after(commas[1] if behind[:1] == commas[:1] and len(commas) > 1 else verb)


def first_but_time(narration: Narration, index: int) -> int:
    """The first token behind one that does not say when; the token itself where all do."""
    return next((i for i in narration.after(index) if not is_time(narration, i)), index)
