"""Short given names: «Таня» of Татьяна."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from newsextract import lexicon

COLUMNS = 2


@cache
def short_names() -> Mapping[str, frozenset[str]]:
    """Short names, lower case, е for ё -> the whole names that each can stand for."""
    rows = (row.columns for row in lexicon.load_rows("short_names", COLUMNS))
    return {plain_name(short): frozenset(map(plain_name, whole.split(","))) for short, whole in rows}


@cache
def short_for() -> Mapping[str, frozenset[str]]:
    """Whole names -> the short names that can stand for each."""
    found: dict[str, set[str]] = defaultdict(set)
    for short, wholes in short_names().items():
        for whole in wholes:
            found[whole].add(short)
    return {whole: frozenset(shorts) for whole, shorts in found.items()}


def plain_name(name: str) -> str:
    """A name in lower case, with е for ё."""
    return lexicon.without_yo(name.lower())
