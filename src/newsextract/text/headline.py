"""Which line of a page is its headline: the features of the words that lines share with the prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsextract.text.blocks import RUNNING, TOLD
from newsextract.text.characters import SMALL
from newsextract.text.looks import FARTHEST, bucket, share_name

WORD_BEGINNING = re.compile(rf"\b{SMALL}{{5}}")
WORD_SHARES = ((0.1, "none"), (0.3, "few"), (0.5, "some"))  # shares below which they have a name
OVER_DECKS = ("title", "long", "question")  # kinds of headlines that stand over another, longer one


def add_words(found: list[list[str]], kinds: Sequence[str], lows: Sequence[str]) -> None:
    """The share of a line's words that other prose of the page has; and which line above the prose shares most."""
    stems = [set(WORD_BEGINNING.findall(low)) for low in lows]
    times = Counter(stem for kind, own in zip(kinds, stems, strict=True) if kind in RUNNING for stem in own)
    best, headline, prose = 1, -1, False
    for index, (kind, own) in enumerate(zip(kinds, stems, strict=True)):
        running = kind in RUNNING
        prose = prose or running
        if not own or not times:
            continue
        common = sum(times[stem] > running for stem in own)
        share = common / len(own)
        name = "prose shares" if running else "shared words"
        found[index].append(f"{name} {share_name(share, WORD_SHARES, 'many')}")
        under = index > 0 and kinds[index - 1] == "block"
        if not prose and not under and common >= best and kind in ("title", "long", "words", "question", "sentence"):
            best, headline = common, index
    add_headline(found, kinds, headline)


def add_headline(found: list[list[str]], kinds: Sequence[str], headline: int) -> None:
    """Which line is the headline: the title that shares words with the prose, or else the last title above it.

    A title over it, with no other beside, is one as well: what shares more is the deck.
    """
    if headline < 0:
        prose = next((index for index, kind in enumerate(kinds) if kind in TOLD - {"long", "question"}), 0)
        last = next((index for index in range(prose - 1, -1, -1) if kinds[index] in OVER_DECKS), -1)
        if last >= 0:
            found[last].append("last title above")
        return
    for index in range(headline):
        found[index].append("over the headline " + bucket(headline - index))
    found[headline].append("headline")
    if headline + 1 < len(found):
        found[headline + 1].append(f"{kinds[headline + 1]} under the headline")
    deck = next((index for index in range(headline - 1, -1, -1) if kinds[index] in OVER_DECKS), headline)
    if headline - FARTHEST <= deck < headline and (not deck or kinds[deck - 1] not in OVER_DECKS):
        found[deck].append("over a deck")
