"""The tables can be read, and a line of another form is refused with its number."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from newsextract import language, lexicon
from newsextract.language import parses
from newsextract.language.role_nouns import NOMINAL, role_stems
from newsextract.lexicon import LexiconError, declared_flags, read_numbers, read_table
from newsextract.quotes.verbs import VERB_PARTS, ReportingVerbs

SRC = Path(lexicon.__file__).parent.parent
WORD = re.compile(r"[\w-]+")
COLUMNS = {
    "name_paradigms",
    "place_endings",
    "plural_surnames",
    "short_names",
}  # tables with columns for flags
TABLES = sorted({path.stem for path in Path(lexicon.__file__).parent.glob("*.txt")} - COLUMNS)
HEAD = ["# Verbs.", "# flags:", "#   that   takes a clause   сказал, что да", "#   label   calls names", "# a group"]


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_read(name: str) -> None:
    assert len(lexicon.load(name)) > 5


def test_entry_flags_and_spaces() -> None:
    (entry,) = read_table("t", [*HEAD, "", "прийти_к_выводу that # пришли к выводу, что"])
    assert entry == ("прийти к выводу", {"that"}, "пришли к выводу, что", 7)


def test_a_head_declares_flags_with_what_they_mean() -> None:
    assert declared_flags(HEAD) == {"that": "takes a clause   сказал, что да", "label": "calls names"}
    assert declared_flags(["# Verbs.", "#   that   is no flag without its heading"]) == {}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([*HEAD, "сказать that"], "t:6: expected"),
        ([*HEAD, "сказать that # да", "сказать # да"], "t:7: 'сказать' is given twice"),
        ([*HEAD, "убеждённый that # да", "убежденный # да"], "t:7: 'убежденный' is given twice"),
        ([*HEAD, "сказать that loud # да"], "t:6: 'сказать' has a flag that the head does not declare: loud"),
        (["# Verbs.", "сказать that # да"], "t:2: 'сказать' has a flag that the head does not declare: that"),
        (["# flag: the place", "сша usa # в США", "америка # в Америке"], "t:3: 'америка' must have one flag"),
        (["# flag: the place", "сша usa america # в США"], "t:2: 'сша' must have one flag"),
    ],
)
def test_bad_lines(lines: list[str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        read_table("t", lines)


def words_of(code: str) -> set[str]:
    """The words of all strings in a module but its docstrings."""
    nodes = [*ast.walk(ast.parse(code))]
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = (node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return {word for string in strings if isinstance(string, str) for word in string.split()}


# tables whose entries are compared by their flags, whatever these are
COMPARED = {"bodies", "callings", "fates", "headed", "levels"}


def test_every_declared_flag_is_used_and_read() -> None:
    read = {w for path in SRC.rglob("*.py") for w in words_of(path.read_text(encoding="utf-8"))}
    for name in filter(lexicon.flags_of, TABLES):
        assert lexicon.flags_of(name) == {flag for flags in lexicon.load(name).values() for flag in flags}, name
        assert name in COMPARED or lexicon.flags_of(name) <= read, name


def test_numbers_are_read() -> None:
    assert read_numbers("t", ["# head", "", "seen +1.20  # elsewhere", "stays -0.5 # not"]) == {
        "seen": 1.2,
        "stays": -0.5,
    }


@pytest.mark.parametrize(
    "lines", [["seen 1.2"], ["seen # why"], ["seen x # why"], ["seen 1.2 #"], ["seen 1.2 # why", "seen 1.3 # why"]]
)
def test_bad_numbers(lines: list[str]) -> None:
    with pytest.raises(LexiconError, match=f"t:{len(lines)}: expected"):
        read_numbers("t", lines)


@pytest.mark.parametrize("name", ["name_weights", "thing_weights"])
def test_every_weight_of_a_name_is_used(name: str) -> None:
    weights = lexicon.load_numbers("newsextract.language", name)
    files = [path for part in ("language", "names", "entities") for path in (SRC / part).glob("*.py")]
    read = {w for path in files for w in words_of(path.read_text(encoding="utf-8"))}
    grouped = {name for name in weights if name.startswith(("part_", "frequency_"))}
    assert weights.keys() - grouped <= read


def test_a_verb_takes_a_clause_or_only_words_in_marks() -> None:
    both = [verb for verb, flags in lexicon.load("reporting_verbs").items() if {"that", "quote"} <= flags]
    assert both == []


def lemmas(word: str) -> set[str]:
    """What a word can be a form of; ё as е."""
    return {form.replace("ё", "е") for form in (word.lower(), *(p.lemma for p in parses(word.lower())))}


def is_form(word: str, entry: str) -> bool:
    """Whether a word can be a form of another; one that no dictionary knows has its beginning."""
    beginning = entry.lower()[: max(2, len(entry) - 2)]
    return bool(lemmas(word) & lemmas(entry)) or word.lower().startswith(beginning)


WITHIN_WORDS = {"clipped", "body_spellings", "endings", "levels", "place_halves"}  # tables of parts of words


@pytest.mark.parametrize("name", [name for name in TABLES if name != "furniture"])
def test_every_example_contains_its_entry(name: str) -> None:
    for entry in read_table(name, lexicon.lines_of(name)):
        example = WORD.findall(entry.example)
        if name in WITHIN_WORDS:
            assert entry.name.lower().replace("ё", "е") in entry.example.lower().replace("ё", "е"), entry
            continue
        missing = [part for part in WORD.findall(entry.name) if not any(is_form(word, part) for word in example)]
        assert missing == [], f"{name}.txt:{entry.line}: {entry.example!r} does not contain {entry.name!r}"


def test_every_line_of_furniture_is_known_to_its_pattern() -> None:
    for entry in read_table("furniture", lexicon.lines_of("furniture")):
        assert re.search(entry.name, entry.example.lower().replace("ё", "е")), f"furniture.txt:{entry.line}"


def forms(entry: str, parts: frozenset[str]) -> set[str]:
    """Every form of a word of the dictionary, as one of the parts of speech that count; no abbreviation, as «ср.»."""
    readings = [p for p in language.own_parses(entry) if p.normal_form == entry]
    written_out = [form for p in readings for form in p.lexeme if "Abbr" not in form.tag]
    return {str(form.word) for form in written_out if str(form.tag.POS) in parts}


def test_every_form_of_a_role_noun_is_found() -> None:
    found = {word for entry in lexicon.load("roles") for word in forms(entry, NOMINAL)}
    assert {word for word in found if not role_stems().begin(word)} == set()


def test_every_form_of_a_reporting_verb_is_found() -> None:
    verbs = ReportingVerbs()
    entries = {entry.partition(" ")[0] for entry in lexicon.load("reporting_verbs")}
    found = {word for entry in entries for word in forms(entry, VERB_PARTS)}
    analysed = {word for word in found if any(p.lemma in entries and p.pos in VERB_PARTS for p in parses(word))}
    assert {word for word in analysed if not verbs.knows(word)} == set()
