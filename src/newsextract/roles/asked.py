"""What the strategies for titles were asked, in words."""

from __future__ import annotations

from typing import Any

from newsextract.entities import NamedEntity
from newsextract.roles.index import Titles
from newsextract.roles.titles import Title
from newsextract.text import Extent, Text


def question(arguments: tuple[Any, ...]) -> tuple[str, Extent] | None:
    """Return what strategies with these arguments decide, and about what words; None for rules of other stages."""
    match arguments:
        case (Titles(text=text), _, Title(first=first, last=last)):
            return "who holds it", text.extent(first, last)
    return None


def answer(text: Text, found: list[NamedEntity]) -> str:
    """Return the holders of a title in words."""
    return ", ".join(person.name for person in found)
