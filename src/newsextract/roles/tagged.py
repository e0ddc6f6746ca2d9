"""The text with what is known of it before its titles are: cases and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsextract.names import Name
from newsextract.text import Text


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text with the case that the tagger gave each token, and with the names among the tokens."""

    text: Text
    cases: Sequence[str | None]
    names: Mapping[int, Name]  # token -> the name that it is part of
