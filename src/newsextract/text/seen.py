"""A line of a page made ready for the rules that tell what it looks like."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsextract.text.furniture_phrases import openers

FEW = 8  # words from which a line has to hold one of the table's triggers before its patterns are tried
LONG = 300  # code points; longer lines are text, but for what speaks of rights
LONGEST = 600  # code points; longer lines are text, and no pattern has to look through them
PROSE = 110  # code points from which a line that ends as a sentence does is prose
SENTENCE_END = re.compile(r"[.!?…][»”“\"')\]]*(?:\s?-0-)?$")  # «-0-» ends what an agency sends
MARKS = " \t.,:;!?…•·*→←▶►▲▼↑↓›‹»«>|–—-[]\"'“”„"  # at the ends of a line they tell nothing
EDGES = re.compile(r"^[^\w№©$€₽¥+−@#°(]+")

ALIEN = re.compile(r"\b[aceoptxkmh](?=[а-я])")  # a Latin letter before Cyrillic ones: «Tекст»
ALIKE = str.maketrans("aceoptxkmh", "асеортхкмн")


class Seen(NamedTuple):
    """A line as the rules read it: as written; in lower case with «е» for «ё»; and without marks at its ends."""

    text: str
    low: str
    core: str
    words: list[str]
    talks: bool  # whether a word stands in it that talks to the reader, or of the page


def see(text: str) -> Seen:
    """A line made ready for the rules."""
    low = text.lower().replace("ё", "е")
    words = low.split()
    talks = not openers().isdisjoint(words)
    if len(low) > LONGEST:
        return Seen(text, low, low, words, talks)
    if len(words) < FEW:
        low = ALIEN.sub(lambda match: match[0].translate(ALIKE), low)
    core = low.strip(MARKS)
    if core and not core[0].isalnum():
        core = EDGES.sub("", core)
    return Seen(text, low, core, words, talks)
