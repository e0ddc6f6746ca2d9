"""The tables can be read, and a line of another form is refused with its number."""

from __future__ import annotations

import pytest

from newsextract import lexicon
from newsextract.lexicon import LexiconError, read_table


@pytest.mark.parametrize("name", ["reporting_verbs", "reporting_phrases", "sources", "roles", "furniture"])
def test_tables_are_read(name: str) -> None:
    assert len(lexicon.load(name)) > 20


def test_entry_flags_and_spaces() -> None:
    assert read_table("t", ["# group", "", "прийти_к_выводу that # пришли к выводу, что"]) == {
        "прийти к выводу": frozenset({"that"})
    }


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["сказать that"], "t:1: expected"),
        (["# a", "сказать that # да", "сказать # да"], "t:3: 'сказать' is given twice"),
    ],
)
def test_bad_lines(lines: list[str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        read_table("t", lines)
