"""A quotation before its speaker is known."""

from __future__ import annotations

from typing import NamedTuple

from newsextract.article import QuoteType
from newsextract.quotes.cues import Cue
from newsextract.quotes.sources import Source
from newsextract.text import Extent


class Reported(NamedTuple):
    """A quotation before its speaker is known: what is said, under which cue, and who is named as its source.

    goes_on: the speaker is the one before.
    leads_on: the speaker is the one behind.
    fills_cue: it is all that its cue reports.
    can_add: it is a statement that can stand beside direct speech under the same cue.
    aside: its cue stands outside of it as an aside: «…, сообщил министр».
    rule, confidence: what decided; set by whoever asked the rules.
    """

    type: QuoteType
    spans: tuple[Extent, ...]
    cue: Cue | None
    source: Source | None
    goes_on: bool = False
    leads_on: bool = False
    fills_cue: bool = False
    can_add: bool = False
    aside: bool = False
    rule: str = ""
    confidence: float = 1.0

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.spans[0].start

    @property
    def stop(self) -> int:
        """Where the content ends."""
        return self.spans[-1].stop
