"""What the rules for quotations were asked about and what they answered, in words: for whoever wants to know why."""

from __future__ import annotations

from typing import Any

from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene
from newsextract.quotes.sources import Source
from newsextract.quotes.statement import Statement
from newsextract.text import Extent, Text


def question(arguments: tuple[Any, ...]) -> tuple[str, Extent] | None:
    """What rules with these arguments decide, and of which words; None for rules of other stages."""
    match arguments:
        case (Narration(text=text), int(index)):
            return "does it report", text.extent(index, index + 1)
        case (Scene(candidate=candidate),):
            return "is it a quotation", Extent(candidate.start, candidate.stop)
        case (Statement(text=text, cue=cue),):
            return "does it report a statement", text.extent(cue.first, cue.last)
    return None


def answer(text: Text, found: Any) -> str:
    """An answer in words."""
    match found:
        case Cue(first=first, last=last, source=source):
            return f"cue «{text.in_one_line(text.extent(first, last))}»{source_in_words(text, source)}"
        case Reported(type=type_, spans=spans, source=source):
            return f"{type_} «{' … '.join(text.in_one_line(span) for span in spans)}»{source_in_words(text, source)}"
    return str(found)


def source_in_words(text: Text, source: Source | None) -> str:
    """The words that name the source."""
    return f", source «{text.in_one_line(text.extent(source.first, source.last))}»" if source else ""
