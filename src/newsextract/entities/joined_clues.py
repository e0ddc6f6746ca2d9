"""What a name says of the case of another that it is joined to: «Е. Белова и А. Панков»."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language
from newsextract.language import Clue
from newsextract.names import Name
from newsextract.text import Text


def joined_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«Вручили Е. Белова и А. Панков»: initials and a surname joined to a surname that is a nominative and no more."""
    if not has_initials(text, span) or text.word(span.last) not in (",", "и"):
        return
    last = span.last + 1
    while last < span.last + INITIALS and len(text.word(last)) == 1:
        last += 1
    word = text.word(last)
    cases = {p.case for p in language.parses(word.lower()) if "Surn" in p.grammemes} if word.istitle() else set()
    if cases == {"nomn"} and last > span.last + 1:
        yield Clue("nomn", "", language.NAME_WEIGHTS["holder"])


INITIALS = 5  # tokens of two initials, and one behind them


def has_initials(text: Text, span: Name) -> bool:
    """«Е. А. Шаталина»: whether a name begins with an initial and its full stop."""
    return span.last - span.first > 2 and text.words[span.first + 1] == "."
