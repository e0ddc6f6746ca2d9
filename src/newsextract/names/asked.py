"""What the rules for names changed, in words. Every rule is asked of all names; most leave them as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsextract.names.spans import Name
from newsextract.rules import Answered
from newsextract.text import Extent, Text

TAGGER = "tagger"  # what finds names before all rules


class Change(NamedTuple):
    """What a rule, or first the tagger, changed: the stretch of text, and the names that stand in it now."""

    rule: str
    extent: Extent
    answer: str


def changes(asked: Sequence[Answered]) -> Iterator[Change]:
    """Yield what the tagger found and what each rule changed, in the order of the rules."""
    at_first = True
    for one in asked:
        match one.arguments:
            case (Text() as text, list() as before):
                if at_first:
                    yield from (change(text, TAGGER, [name], [name]) for name in before)
                    at_first = False
                for together in overlapping(set(before) ^ set(one.answer)):
                    yield change(text, one.rule.name, together, [name for name in together if name in one.answer])


def overlapping(names: set[Name]) -> Iterator[list[Name]]:
    """Yield names that share tokens, together."""
    together: list[Name] = []
    for name in sorted(names):
        if together and name.first >= max(other.last for other in together):
            yield together
            together = []
        together.append(name)
    if together:
        yield together


def change(text: Text, rule: str, together: Sequence[Name], after: Sequence[Name]) -> Change:
    """Return what stands in the place of names now, in words."""
    extent = text.extent(together[0].first, max(name.last for name in together))
    answer = ", ".join(f"{name.type} {text.in_one_line(text.extent(name.first, name.last))}" for name in after)
    return Change(rule, extent, answer or "no name")
