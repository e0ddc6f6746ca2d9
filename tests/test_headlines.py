"""Speech in headlines and subheads, with the option `headlines`."""

from __future__ import annotations

import pytest

from newsextract import Extractor

BODY = "\nРеку перекрыли у плотины, объезд идёт через Лесной. Работы продлятся до осени."


@pytest.fixture(scope="module")
def reader() -> Extractor:
    return Extractor(headlines=True)


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        ("Пётр Лунин: мост откроют в мае", "Пётр Лунин", "мост откроют в мае"),
        ("Мэр Каменки Пётр Лунин: мы не закроем ни одной школы", "Пётр Лунин", "мы не закроем ни одной школы"),
        ("Глава Каменки: паводок пройдёт без жертв", "глава Каменки", "паводок пройдёт без жертв"),
        ("Эксперт: рубль укрепится к маю", "эксперт", "рубль укрепится к маю"),
        ("Минтранс: мост починят за год", "Минтранс", "мост починят за год"),
        ("Анна Белова: «Это провал»", "Анна Белова", "Это провал"),
        ("Тренер «Волны» Анна Белова: «Мы устали, но не сдались»", "Анна Белова", "Мы устали, но не сдались"),
        ("Капитан «Волны»: мы устали, но не сдались", "капитан «Волны»", "мы устали, но не сдались"),
        ("Пётр Лунин: когда сойдёт снег, мост починят", "Пётр Лунин", "когда сойдёт снег, мост починят"),
        ("«Мост нам нужен»: Пётр Лунин — о планах", "Пётр Лунин", "Мост нам нужен"),
        ("«Мы не сдадимся» — Анна Белова", "Анна Белова", "Мы не сдадимся"),
        ("«Мост нам нужен» — мэр Каменки", "мэр Каменки", "Мост нам нужен"),
        ("«Денег хватит», — пообещал Пётр Лунин", "Пётр Лунин", "Денег хватит"),
        ("Пётр Лунин заявил, что мост закроют", "Пётр Лунин", "мост закроют"),
        ("По словам Лунина, мост опасен", "Лунин", "мост опасен"),
        ("Мост опасен, считает Анна Белова", "Анна Белова", "Мост опасен"),
    ],
)
def test_speech_in_a_headline_is_read(
    reader: Extractor, nx: Extractor, headline: str, speaker: str, content: str
) -> None:
    found = [(q.speaker.name if q.speaker else None, q.text) for q in reader(headline + BODY).quotes]
    assert found == [(speaker, content)]
    assert nx(headline + BODY).quotes == ()


@pytest.mark.parametrize(
    "headline",
    [
        "Выборы-2024: явка превысила прогноз",
        "Ремонт моста: кто заплатит",
        "Дело Лунина: суд продлил арест",
        "Каменка: мост открыли",
        "«Волна» — «Сокол»: трансляция начнётся в семь",
        "Клуб «Волна»: как он строился",
        "«Что? Где? Когда?»: Каменка ждёт знатоков",
        "Фото дня: лебеди вернулись",
        "Пётр Лунин: главное",
        "18:00: мост открыли",
    ],
)
def test_a_headline_without_speech_quotes_nobody(reader: Extractor, headline: str) -> None:
    assert reader(headline + BODY).quotes == ()


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("«Мы готовы к паводку», — заявил Лунин\n«Мы готовы к паводку и ждём его», — сказал Лунин в среду.", 1),
        ("Лунин: паводок пройдёт без жертв\nПётр Лунин сообщил, что паводок, скорее всего, пройдёт без жертв.", 1),
        ("Лунин: паводок пройдёт без жертв\nПётр Лунин сообщил, что школы откроют в четверг.", 2),
    ],
)
def test_what_the_body_repeats_is_quoted_once(reader: Extractor, text: str, contents: int) -> None:
    found = reader(text).quotes
    assert len(found) == contents
    assert contents > 1 or found[0].spans[0].start > text.index("\n")


def test_subheads_are_read_too(reader: Extractor) -> None:
    text = "Мост открыли в среду утром.\nПётр Лунин: объезд больше не нужен\nПришли сотни людей."
    assert [(q.speaker and q.speaker.name, q.text) for q in reader(text).quotes] == [
        ("Пётр Лунин", "объезд больше не нужен")
    ]
