"""What the rules for quotations were asked about and what they answered, in words, for `explain`."""

from __future__ import annotations

from typing import Any

from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.asked import Asked
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.ranking import Scored
from newsextract.quotes.speakers.referents import Referent
from newsextract.quotes.statement import Statement
from newsextract.text import Extent, Text


def question(arguments: tuple[Any, ...]) -> tuple[str, Extent] | None:
    """Return what rules with these arguments decide, and about what words; None for rules of other stages."""
    match arguments:
        case (Narration(text=text), int(index)):
            return "does it report", text.extent(index, index + 1)
        case (Scene(candidate=candidate),):
            return "is it a quotation", Extent(candidate.start, candidate.stop)
        case (Statement(text=text, cue=cue),):
            return "does it report a statement", text.extent(cue.first, cue.last)
        case (Discourse(text=text), Source(first=first, last=last)):
            return "who is named", text.extent(first, last)
        case (Discourse(text=text), Asked(source=Source(first=first, last=last))):
            return "who is meant", text.extent(first, last)
        case (Discourse(text=text), Asked(source=Source(first=first, last=last)), Referent()):
            return "who is not meant", text.extent(first, last)
    return None


def answer(text: Text, found: Any) -> str:
    """An answer in words."""
    match found:
        case Cue(first=first, last=last, source=source):
            return f"cue «{text.in_one_line(text.extent(first, last))}»{source_in_words(text, source)}"
        case Reported(type=type_, spans=spans, source=source):
            return f"{type_} «{' … '.join(text.in_one_line(span) for span in spans)}»{source_in_words(text, source)}"
        case Referent(name=name):
            return name
        case [Scored(), *_]:
            best = sorted(found, key=lambda candidate: -candidate.score)
            return "; ".join(map(candidate_in_words, best[:MOST_SHOWN]))
    return str(found)


MOST_SHOWN = 4  # candidates for a speaker, and of each what counts most


def candidate_in_words(candidate: Scored) -> str:
    """Return a candidate with its score and what counts most: «Анна Белова +2.1 (nearest +0.8, spoke last +0.5)»."""
    counting = sorted(candidate.counting, key=lambda feature: -abs(feature[1]))[:MOST_SHOWN]
    name = candidate.referent.name if candidate.referent is not None else "somebody new"
    return f"{name} {candidate.score:+.1f} ({', '.join(f'{feature} {worth:+.1f}' for feature, worth in counting)})"


def source_in_words(text: Text, source: Source | None) -> str:
    """The words that name the source."""
    return f", source «{text.in_one_line(text.extent(source.first, source.last))}»" if source else ""
