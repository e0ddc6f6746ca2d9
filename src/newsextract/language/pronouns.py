"""Pronouns: a closed class, whose forms are asked for by many rules."""

from __future__ import annotations


def is_relative(word: str) -> bool:
    """Whether a word in lower case is a form of «который»."""
    return word.startswith("котор")
