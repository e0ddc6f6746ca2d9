"""Persons' names: every form of a name leads back to its nominative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from newsextract import Extractor, lexicon
from newsextract.language import NAME_CASES, analyzer, decline, person_name
from newsextract.language.paradigms import origins, paradigms
from newsextract.lexicon import LexiconError, read_rows

COMPANIONS = {"masc": ("Олег", "Иванов"), "femn": ("Анна", "Иванова")}  # a first and a last name of each gender
ENOUGH = 0.995
SOME = ("ал", "ба", "гр", "да", "ма", "ор", "са", "ши")  # what the names of the fast tests begin with


def forms(part: str, start: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Nominative, gender and all cases of the dictionary's names, "Name" or "Surn", that begin with `start`."""
    for word, tag, lemma, *_ in analyzer().dictionary.iter_known_words(start):
        if part in tag and word == lemma and {"nomn", "sing"} <= tag.grammemes and tag.gender in COMPANIONS:
            lexeme = next(p for p in analyzer().parse(word) if p.tag == tag and p.normal_form == lemma).lexeme
            cases = {
                str(f.tag.case): str(f.word) for f in lexeme if f.tag.number == "sing" and f.tag.gender == tag.gender
            }
            yield word.capitalize(), str(tag.gender), {c: cases[c].capitalize() for c in NAME_CASES if c in cases}


def failures(part: str, starts: Sequence[str]) -> tuple[list[str], int]:
    """The forms that do not lead back, and how many were asked for. Each stands beside a name of the same gender.

    «Алифе» can be of Алифа and of Алифя, both in the dictionary: either counts as right.
    """
    wrong, asked = [], 0
    for start in starts:
        names = list(forms(part, start))
        of_form: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for nominative, gender, cases in names:
            for case, form in cases.items():
                of_form[form, case, gender].add(nominative)
        for (form, case, gender), nominatives in of_form.items():
            found = person_name(beside(part, form, case, gender), case).full
            asked += 1
            if found not in {" ".join(beside(part, name, "nomn", gender)) for name in nominatives}:
                wrong.append(f"{case} {form}: {found}, not {' or '.join(sorted(nominatives))}")
    return wrong, asked


def beside(part: str, form: str, case: str, gender: str) -> tuple[str, str]:
    """A form of a given name before a last name, or of a last name behind a given name."""
    first, last = COMPANIONS[gender]
    return (form, inflected(last, case, gender)) if part == "Name" else (inflected(first, case, gender), form)


@cache
def inflected(name: str, case: str, gender: str) -> str:
    """«Олег», «Анна», «Иванов» or «Иванова» in a case."""
    reading = next(p for p in analyzer().parse(name.lower()) if p.tag.gender == gender and p.tag.case == "nomn")
    return str(reading.inflect({case, "sing"}).word).capitalize()


def test_frequent_given_names_come_back_from_their_examples() -> None:
    wrong = []
    rows = [row.partition("#") for row in lexicon.lines_of("given_names") if row and not row.startswith("#")]
    for entry, _, example in rows:
        name, *genders = entry.split()
        form = example.split()[-1]
        gender = "masc" if "masc" in genders else "femn"
        found = person_name((form, inflected(COMPANIONS[gender][1], "gent", gender)), "gent").first
        if found is None or found.lower().replace("ё", "е") != name.replace("ё", "е"):
            wrong.append(f"{form}: {found}, not {name}")
    assert len(wrong) <= (1 - ENOUGH) * len(rows), "\n".join(wrong)


def test_a_table_of_another_form_is_refused() -> None:
    with pytest.raises(LexiconError, match="t:1: expected 2 columns"):
        read_rows("t", ["а б в # Олег"], 2)


def test_every_paradigm_leads_back() -> None:
    for paradigm, row in zip(paradigms(), lexicon.load_rows("name_paradigms", 10), strict=True):
        name = row.example.split()[-1].lower()
        for case in NAME_CASES:
            for form in decline(name, case, paradigm.gender):
                assert name in {origin.nominative for origin in origins(form)}, (form, case, row.example)


@pytest.mark.parametrize("part", ["Name", "Surn"])
def test_a_sample_of_names_comes_back(part: str) -> None:
    wrong, asked = failures(part, SOME)
    assert len(wrong) <= (1 - ENOUGH) * asked, "\n".join(wrong)


@pytest.mark.slow
@pytest.mark.parametrize("part", ["Name", "Surn"])
def test_every_name_of_the_dictionary_comes_back(part: str) -> None:
    wrong, asked = failures(part, [""])
    assert len(wrong) <= (1 - ENOUGH) * asked, "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Мэр Евгения Гуляева открыла музей.", "femn"),
        ("Суд оправдал Евгения Гуляева.", "masc"),
        ("Об этом рассказала Мишель Вернер.", "femn"),
        ("Репортаж подготовил Ким Чен Хо.", "masc"),
        ("По словам Коваленко, музей открыт.", None),
        ("Бабушка Матвеевна печёт хлеб.", "femn"),
        ("Вечером приехала Саша Лунина.", "femn"),
        ("Коневу видели в парке.", "femn"),
        ("Громова осудили за взятку.", "masc"),
    ],
)
def test_gender_of_a_person(text: str, gender: str | None, nx: Extractor) -> None:
    assert [entity.gender for entity in nx(text).entities] == [gender]


@pytest.mark.parametrize(
    ("text", "name", "with_yo"),
    [
        ("Губернатор Сергей Королев приехал.", "Сергей Королев", "Сергей Королёв"),
        ("Сергей Королев приехал. Королёва встретили.", "Сергей Королёв", "Сергей Королёв"),
        ("Письмо Петра Семенова пришло.", "Пётр Семенов", "Пётр Семёнов"),
    ],
)
def test_yo_stands_where_the_article_writes_it(text: str, name: str, with_yo: str, nx: Extractor) -> None:
    assert [entity.name for entity in nx(text).entities] == [name]
    assert [entity.name for entity in Extractor(yo=True)(text).entities] == [with_yo]
