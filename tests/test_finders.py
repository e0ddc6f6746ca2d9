"""A finder adds entities of another type, and leaves all others as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from newsextract import Article, Extractor, Found, OptionError
from newsextract.finders import add_found
from newsextract.show import report

TEXT = "Поделиться 5 мая\nАнна Белова приедет 5 мая. «Мы готовы», — сказала она 6 мая.\nДождь.\n"


def dates(text: str) -> Iterator[Found]:
    for match in re.finditer(r"\d+ мая", text):
        yield Found(match.start(), match.end(), "DATE")


def everything(text: str) -> Iterator[Found]:
    yield Found(0, len(text), "ALL")


def test_entities_of_another_type_are_listed(nx: Extractor) -> None:
    found = Extractor(finders=[dates])
    article, plain = found(TEXT), nx(TEXT)
    assert article.entities[: len(plain.entities)] == plain.entities
    assert article.quotes == plain.quotes
    assert {(e.type, e.name) for e in article.entities[len(plain.entities) :]} == {("DATE", "5 мая"), ("DATE", "6 мая")}
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert "5 мая" in article.to_html()
    assert list(found.pipe([TEXT], n_process=2)) == [article]


def test_what_is_named_already_stays(nx: Extractor) -> None:
    text = "Анна Белова приедет."
    assert Extractor(finders=[everything])(text) == nx(text)


@pytest.mark.parametrize("found", [(5, 3, "DATE"), (0, 99, "DATE"), (-1, 2, "DATE"), (0, 2, "date")])
def test_a_place_outside_the_text_is_refused(found: tuple[int, int, str]) -> None:
    with pytest.raises(OptionError, match="finders: "):
        add_found({"text": "Мост.", "body": [], "entities": []}, [lambda text: [Found(*found)]])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (None, "finders: give must return a list of Found, not None"),
        (5, "finders: give must return a list of Found, not 5"),
        ([5], "finders: 5 is no Found"),
        (["Мост"], "finders: 'Мост' is no Found"),
        ([Found(0, 4, "МОСТ")], "the type must be capital letters of A to Z and _, not 'МОСТ'"),
        ([Found(0, 99, "DATE")], "finders: Found.* is no place in a text of 5 code points"),
        ([Found("0", 4, "DATE")], "is no place in a text"),
    ],
)
def test_what_a_finder_may_not_give_is_named(given: Any, message: str) -> None:
    def give(text: str) -> Any:
        return given

    with pytest.raises(OptionError, match=message):
        Extractor(finders=[give])("Мост.")


@pytest.mark.parametrize("finders", [5, [5], None])
def test_what_is_no_finder_is_refused(finders: object) -> None:
    with pytest.raises(OptionError, match="finders"):
        Extractor(finders=finders)


def test_what_a_finder_found_is_in_the_report() -> None:
    assert "DATE\n" in report(Extractor(finders=[dates])("Мост открыли 5 мая 2024 года."))
