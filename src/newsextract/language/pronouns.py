"""Pronouns: a closed class, whose forms are asked for by many rules."""

from __future__ import annotations


def is_relative(word: str) -> bool:
    """Whether a word in lower case is a form of «который»."""
    return word.startswith("котор")


def is_whose(word: str) -> bool:
    """Whether a word in lower case is a form of «чей»."""
    return word.startswith(("чей", "чь"))


# personal and possessive pronouns, with the gender and the number of whom they stand for
PRONOUNS = {"он": ("masc", "sing"), "она": ("femn", "sing"), "они": (None, "plur"), "оно": ("neut", "sing")}
POSSESSIVES = {"его": ("masc", "sing"), "её": ("femn", "sing"), "ее": ("femn", "sing"), "их": (None, "plur")}
HIMSELF = {"сам": "masc", "сама": "femn"}
HE_OR_SHE = frozenset(word for word, (gender, _) in PRONOUNS.items() if gender in ("masc", "femn"))
HIM_OR_HER = frozenset(word for word, (_, number) in POSSESSIVES.items() if number == "sing")
