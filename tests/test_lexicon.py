"""The tables can be read, and a line of another form is refused with its number."""

from __future__ import annotations

import pytest

from newsextract import language, lexicon
from newsextract.language import parses
from newsextract.lexicon import LexiconError, read_table
from newsextract.quotes.verbs import VERB_PARTS, ReportingVerbs
from newsextract.roles.nouns import NOUN_PARTS, role_stems


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


def forms(entry: str, parts: frozenset[str]) -> set[str]:
    """Every form of a word of the dictionary, as one of the parts of speech that count; no abbreviation, as «ср.»."""
    readings = [p for p in language.own_parses(entry) if p.normal_form == entry]
    written_out = [form for p in readings for form in p.lexeme if "Abbr" not in form.tag]
    return {str(form.word) for form in written_out if str(form.tag.POS) in parts}


def test_every_form_of_a_role_noun_is_found() -> None:
    found = {word for entry in lexicon.load("roles") for word in forms(entry, NOUN_PARTS)}
    assert {word for word in found if not role_stems().begin(word)} == set()


def test_every_form_of_a_reporting_verb_is_found() -> None:
    verbs = ReportingVerbs()
    entries = {entry.partition(" ")[0] for entry in lexicon.load("reporting_verbs")}
    found = {word for entry in entries for word in forms(entry, VERB_PARTS)}
    analysed = {word for word in found if any(p.lemma in entries and p.pos in VERB_PARTS for p in parses(word))}
    assert {word for word in analysed if not verbs.knows(word)} == set()
