"""What is remembered answers as the function does, shows its help, and stays within bounds."""

from __future__ import annotations

import gc
import inspect
import pydoc

import pytest

from newsextract import Extractor, remember
from newsextract.language import name_readings, parses
from newsextract.quotes.speakers.discourse import DISCOURSE_REACH

asked: list[int] = []


@remember.remember
def double(number: int) -> int:
    """Return twice the number."""
    asked.append(number)
    return 2 * number


def test_a_question_is_put_once() -> None:
    asked.clear()
    assert [double(3), double(3), double(4)] == [6, 6, 8]
    assert asked == [3, 4]


@pytest.mark.parametrize("most", [remember.MANY, remember.FEW])
def test_what_is_rare_is_forgotten(most: int) -> None:
    answers = remember.Answers(lambda number: number, most)
    for number in range(3 * most):
        assert answers[number] == number
    assert len(answers) + len(answers._aside) <= most


def test_help_is_that_of_the_function() -> None:
    assert double.__doc__ == "Return twice the number."
    assert str(inspect.signature(double)) == "(number: 'int') -> 'int'"
    assert "Every reading of a word" in pydoc.render_doc(parses)


def test_no_search_for_garbage_passes_what_is_remembered_of_words() -> None:
    for records in (parses("прозванивать"), name_readings("Прозваниева")):
        assert len(records) > 0
        assert not any(map(gc.is_tracked, (*records, records)))


def test_nor_the_sets_that_functions_of_several_arguments_are_asked_about() -> None:
    @remember.remember_several
    def longer(word: str, others: frozenset[str]) -> bool:
        return all(len(word) > len(other) for other in others)

    others = frozenset({"мост", "порт"})
    assert [longer("дорога", others), longer("дорога", others), longer("дом", others)] == [True, True, False]
    assert not gc.is_tracked(others)


def test_an_article_is_gone_with_its_last_reference(nx: Extractor) -> None:
    text = "Мэр Анна Белова открыла мост. «Мы ждали этого десять лет, — сказала она. — Спасибо всем». Мэр довольна."
    nx(text)
    gc.collect()
    nx(text)
    assert gc.collect() == 0  # a ring of objects would keep the whole text until the next search


def test_in_a_whole_book_the_unnamed_are_looked_for_within_reach(nx: Extractor) -> None:
    said = "Анна Белова открыла мост. Источник в мэрии Каменки сообщил, что мост достроят в мае. "
    article = nx(said * 150)
    assert len(article.tokens) > DISCOURSE_REACH
    assert {quote.speaker.name for quote in article.quotes if quote.speaker} == {"источник в мэрии Каменки"}
