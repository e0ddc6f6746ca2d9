"""The features of a line of a page, taken alone: its length, its marks, how it begins, whom it talks to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsextract import lexicon
from newsextract.text.characters import SMALL
from newsextract.text.credits import NAME
from newsextract.text.furniture_phrases import words_of
from newsextract.text.seen import LONG, PROSE, SENTENCE_END, Seen

CALL = re.compile(rf"(?:\w+{lexicon.alternatives('endings', 'call')}|не\s+\w+(?:йте|ите))\b")
VERB = re.compile(rf"(?:^\W*\w|\b{SMALL})\w+{lexicon.alternatives('endings', 'verb')}\b")
POINTED = re.compile(r"[•*·▪●■]\s*[«\"А-ЯЁA-Z].*[^.;,:!?…]$")  # • Мост закрыли на ночь
TIMED = re.compile(r"\d{1,2}[:.]\d\d\s+\w")
PICTURE = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27BF]")
COMMAS = re.compile(r"[\w«»-]+(?: [\w«»-]+){0,2}(?:, [\w«»-]+(?: [\w«»-]+){0,2}){1,9}")
REPORTED = re.compile(rf"[»\"”,!?…][,.]?\s*[—–-]\s+{SMALL}")
TWICE = re.compile(r"(.{5,40}) \1")
MIN_CAPITALS = 4  # code points of a line in capitals; shorter ones are abbreviations
LENGTHS = ((1, "1"), (3, "2-3"), (7, "4-7"), (14, "8-14"), (29, "15-29"))


def looks(line: Seen) -> list[str]:
    """The features of a line, taken alone."""
    text, count = line.text, len(line.words)
    found = ["words " + next((name for most, name in LENGTHS if count <= most), "30+")]
    if len(text) > LONG:
        return found
    first = text[0]
    if first.islower():
        found.append("begins small")
    elif first in '«"“„':
        found.append("begins with a mark")
    elif first.isdigit():
        found.append("begins with a number")
    if text.isupper() and len(text) >= MIN_CAPITALS:
        found.append("capitals")
    if text[-1] == "…" or text.endswith("..."):
        found.append("ends open")
    if " — " in text or " – " in text:
        found.append("dash inside")
    if "|" in text or "•" in text or "   " in text:
        found.append("bars inside")
    if POINTED.match(text):
        found.append("a title behind a point")
    if TIMED.match(text):
        found.append("begins with a time")
    if PICTURE.search(text):
        found.append("pictures")
    if CALL.match(line.low):
        found.append("begins with a call")
    if VERB.search(text.lower() if text.isupper() else text) and not NAME.fullmatch(text):  # «Анна» ends like a verb
        found.append("verb")
    if REPORTED.search(text):
        found.append("a report")
    if COMMAS.fullmatch(text):
        found.append("words and commas")
    if TWICE.match(text):
        found.append("says itself twice")
    talks = len(words_of("word").intersection(line.words))
    if talks and first not in '«"“„':  # words in marks are somebody's
        # «сообщил в своём Telegram-канале» is told, and no call
        prose = len(text) >= PROSE and SENTENCE_END.search(text)
        found.append(
            ("prose talks" if prose else "talks") + (" to the reader" if talks == 1 else " to the reader twice")
        )
    return found


NEAR = ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))
FARTHEST = NEAR[-1][0]  # lines


def bucket(number: int) -> str:
    """A number as one of a few names: «0», «1», «2», «3-4», «5-8», «9+»."""
    return next((name for most, name in NEAR if number <= most), "9+")


def share_name(share: float, names: Sequence[tuple[float, str]], rest: str) -> str:
    """Return a share as one of a few names."""
    return next((name for most, name in names if share < most), rest)
