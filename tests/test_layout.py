"""Article text versus page furniture."""

from __future__ import annotations

from importlib.resources import files

import pytest

from newsextract import lexicon
from newsextract.text.layout import classify, lay_out, split_lines

FURNITURE = [
    "Комментарии (12)",
    "Поделиться",
    "Читать далее",
    "Подписывайтесь на наш канал в Telegram",
    "Мы используем файлы cookie, чтобы сайт работал лучше",
    "Все права защищены",
    "© Вестник, 2024",
    "Автор: Анна Белова",
    "Фото: пресс-служба мэрии",
    "Источник: Вестник",
    "Теги: мост, дорога",
    "#мост #дорога",
    "https://example.org/news/1",
    "12 мая 2024, 14:30",
    "14:30",
    "- 5588",
    "1,2K",
    "16+",
    "Нашли ошибку? Выделите её и нажмите Ctrl+Enter",
]
ARTICLE = [
    "Мост открыли в пятницу.",
    "Источник в правительстве сообщил: «Мост откроют».",
    "Фото: «Я снимал это на телефон и не думал, что получится», — рассказал прохожий.",
    "— Мы ждали этого тридцать лет.",
    "12 мая мост закроют.",
    "НОВОЗЁРСК, 5 августа. Мост закрыли.",
    "Комментарии экспертов разошлись.",
    "Иванов заявил:",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_line(line: str) -> None:
    lines = split_lines(f"Мост открыли в пятницу.\n{line}\nНа открытие пришли тысячи людей.")
    assert classify(lines) == ["text", "furniture", "text"]


@pytest.mark.parametrize("line", ARTICLE)
def test_article_line(line: str) -> None:
    lines = split_lines(f"Мост открыли в пятницу.\n{line}\nНа открытие пришли тысячи людей.")
    assert classify(lines) == ["text", "text", "text"]


# a page: lines that begin with | are furniture
PAGES = [
    """
    В Каменке открыли мост
    |Фото: Вестник
    Мост открыли в пятницу.
    |Читайте также:
    |В Каменке закрыли мост
    |Мэр Каменки построил дом
    На открытие пришли тысячи людей.
    """,
    """
    Мост открыли в пятницу.
    |-
    |1🔥 Жители увидели сияние
    |- 10 431
    |- 12
    |- 87
    |-
    |2🔥 Министр сказал: «Всё будет»
    |- 9 120
    |- 4
    |- 33
    """,
    """
    Мост открыли в пятницу.
    |Самое читаемое
    |Жители увидели сияние
    |Министр вернул номер
    """,
]


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str) -> None:
    marked = [line.strip() for line in page.strip().splitlines()]
    text = "\n".join(line.removeprefix("|") for line in marked)
    expected = ["furniture" if line.startswith("|") else "text" for line in marked]
    assert classify(split_lines(text)) == expected


def test_body_is_the_runs_of_article_lines() -> None:
    text = "Мост открыли.\r\nПришли люди.\r\n\r\nПоделиться\r\nИх было много.\r\n"
    layout = lay_out(text)
    assert [text[a:b] for a, b in layout.body] == ["Мост открыли.\r\nПришли люди.", "Их было много."]


def test_a_page_of_nothing_but_furniture_is_read_rather_than_lost() -> None:
    assert [p.stop for p in lay_out("Поделиться").paragraphs] == [len("Поделиться")]


def test_furniture_can_be_kept() -> None:
    assert len(lay_out("Мост открыли.\nПоделиться", furniture=False).paragraphs) == 2


def test_a_hard_wrapped_sentence_is_one_paragraph() -> None:
    text = "Мост через реку Лугу открыли в пятницу утром,\nсообщил мэр города.\nПришли тысячи людей."
    assert [text[p.start : p.stop].count("\n") for p in lay_out(text).paragraphs] == [1, 0]


def test_headlines_stand_above_text() -> None:
    text = "В Каменке открыли мост\nМост открыли в пятницу."
    assert [p.heading for p in lay_out(text).paragraphs] == [True, False]


def furniture_examples() -> list[str]:
    table = (files(lexicon) / "furniture.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition(" # ")[2] for line in table if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("line", furniture_examples())
def test_every_pattern_knows_its_example(line: str) -> None:
    assert classify(split_lines(line)) == ["furniture"]
