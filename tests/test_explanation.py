"""What explain says: what was asked, what passed, what decided, what was left out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsextract import Extractor, OptionError, TextTypeError, explain
from newsextract.explanation import Decision, Explanation

TEXT = (
    "Поделиться\n«Мы готовы», — сказал министр Пётр Иванов. Он заявил, что мост откроют в мае.\n"
    "Читайте также:\nМост закрыт\n"
)


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return explain(TEXT)


def decisions(explanation: Explanation, question: str) -> list[Decision]:
    return [d for sentence in explanation.sentences for d in sentence.decisions if d.question == question]


def test_an_explanation_needs_an_extractor() -> None:
    with pytest.raises(OptionError, match="extractor must be an Extractor or None, not 5"):
        explain("Дождь.", 5)  # type: ignore[arg-type]


def test_the_article_is_that_of_a_call(explanation: Explanation, nx: Extractor) -> None:
    assert explanation.article == nx(TEXT)
    assert [s.sentence for s in explanation.sentences] == list(explanation.article.sentences)
    assert [q for s in explanation.sentences for q in s.quotes] == list(explanation.article.quotes)


def test_every_question_has_its_rules(explanation: Explanation) -> None:
    (cue, _) = decisions(explanation, "does it report")
    assert (cue.words, cue.answer) == ("сказал", "cue «сказал», source «министр Пётр Иванов»")
    (quotation,) = decisions(explanation, "is it a quotation")
    assert quotation.rule == explanation.article.quotes[0].evidence.rule
    assert quotation.rule not in quotation.passed
    (_, statement) = decisions(explanation, "does it report a statement")
    assert (statement.rule, statement.answer) == ("that_clause", "indirect «мост откроют в мае», source «Он»")


def test_whoever_may_be_meant_is_shown_with_what_counts() -> None:
    found = decisions(explain("Анна Белова встретила Ольгу Котову. Она сказала, что мост готов."), "who is meant")
    ((rule, answer),) = [(d.rule, d.answer or "") for d in found]
    assert rule == "rank"
    assert answer.startswith("Анна Белова +")
    assert "; Ольга Котова +" in answer
    assert "last named in the nominative" in answer


def test_whoever_cannot_be_meant_is_shown_with_the_reason() -> None:
    text = "Мэр Твери Вера Дымова подняла цены. «У нас дешевле», — сказал мэр Рязани."
    (found,) = decisions(explain(text), "who is not meant")
    assert (found.words, found.rule, found.answer) == ("мэр Рязани", "another_head", "Вера Дымова")


def test_who_is_named_is_shown(explanation: Explanation) -> None:
    (named,) = decisions(explanation, "who is named")
    assert (named.words, named.answer) == ("министр Пётр Иванов", "Пётр Иванов")


@pytest.mark.parametrize("guide", ["why.md", "why.ru.md"])
def test_the_guide_shows_what_is_printed(guide: str) -> None:
    page = (Path(__file__).parent.parent / "docs" / "guides" / guide).read_text(encoding="utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0].splitlines()
    printed = str(explain("Пётр Иванов приехал. Он заявил, что мост откроют в мае.")).splitlines()[-len(shown) :]
    for line, real in zip(shown, printed, strict=True):
        beginning, cut, _ = line.partition("…")
        assert real.startswith(beginning) if cut else real == line


def test_rules_for_names_say_what_they_changed() -> None:
    found = decisions(explain("Гр. Орлов А. В. опоздал на поезд. Группа «5» победила."), "is it a name")
    assert [(d.words, d.rule, d.answer, d.passed) for d in found] == [
        ("Гр", "tagger", "PER Гр", ()),
        ("Гр", "drop_abbreviation", "no name", ()),
        ("Орлов А. В.", "tagger", "PER Орлов А. В.", ()),
        ("5", "tagger", "ORG 5", ()),
        ("5", "needs_letter", "no name", ()),
    ]


def test_one_name_can_become_two() -> None:
    found = decisions(explain("За Фёдора Нина Сергеевна ответила сама."), "is it a name")
    assert ("Фёдора Нина Сергеевна", "split_two_persons", "PER Фёдора, PER Нина Сергеевна") in [
        (d.words, d.rule, d.answer) for d in found
    ]


def test_titles_say_which_strategy_tied_them() -> None:
    text = "Министр спорта Анна Белова открыла турнир. Вечером министр улетела. Водитель автобуса молчит."
    first, second, nobodys = decisions(explain(text), "who holds it")
    assert (first.words, first.rule, first.answer) == ("Министр спорта", "before", "Анна Белова")
    assert (second.words, second.rule, second.answer) == ("министр", "alone", "Анна Белова")
    assert second.passed == ("before", "after", "by_verb")
    assert (nobodys.rule, nobodys.answer) == (None, None)
    assert nobodys.passed == ("before", "after", "by_verb", "alone")


def test_lines_left_out_say_why(explanation: Explanation) -> None:
    assert [line.line for line in explanation.left_out] == ["Поделиться", "Читайте также:", "Мост закрыт"]
    assert all(line.features for line in explanation.left_out)
    assert explain(TEXT, Extractor(furniture=False)).left_out == ()


def test_it_can_be_read(explanation: Explanation) -> None:
    shown = str(explanation)
    assert "  PER Пётр Иванов -> Пётр Иванов\n" in shown
    assert "    that_clause: indirect «мост откроют в мае», source «Он»\n" in shown
    assert "  => indirect «мост откроют в мае»: Пётр Иванов" in shown


def test_it_begins_with_what_it_says_and_parts_sentences_by_a_blank_line() -> None:
    assert str(explain("Мост открыт. Дождь идёт.")) == "Мост открыт.\n\nДождь идёт."


@pytest.mark.parametrize("text", ["", "\n", "«»", "Мост."])
def test_there_may_be_nothing_to_explain(text: str) -> None:
    assert explain(text).article.text == text


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TextTypeError):
        explain(5)


def test_the_command(tmp_path: Path, explanation: Explanation) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "newsextract", "explain", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == f"{explanation}\n"
