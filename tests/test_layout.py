"""Article text versus page furniture."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from newsextract import lexicon
from newsextract.text import kinds, lay_out
from newsextract.text.furniture import is_article
from newsextract.text.kinds import kind_of, sureness
from newsextract.text.lines import split_lines
from newsextract.text.seen import see

ABOVE, BELOW = "Мост открыли в пятницу.", "На открытие пришли тысячи людей."
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
    "Фото «Вестника»",
    "Над выпуском работали: Яна Чиж, Кирилл Гром",
    "Теги",
    "Архив → Новости → 2024 → Октябрь",
    "Вы здесь: Главная / Пресс-центр / Новости",
    "Что посадить до зимы >>",
    "Анна Белова Тверь мост дороги Анна Белова Тверь",
    "Текст — Анна Белова",
    "04.03.2020 Выкл. Автор Анна Белова",
    "2016-05-10T19:11:00+03:00",
    "12:40, 20 мая 2024, Каменка — Агентство «Волна», Анна Белова",
    "Каменка, «Вестник», Анна Белова",
    "Новости Каменки — в нашем приложении. Скачать",
    "Каменка в телефоне: t.me/kamenka",
    "ВЕСТНИК/Анна Белова",
    "Пресс-служба порта/ИА «Волна»",
    "Фёдор Лужин для «Вестника»",
    "Тренер Пётр Лунин. Фото Анна Белова, «Вестник»",
    "Юрист · 3 мин",
    "40 мин · 8 порций · 240 ккал",
    "Главная — Общество — Мост открыт",
    "№ 47 (8123) от 22 ноября 2013 г.",
    "Слушать выпуск 24:10",
    "Загрузка комментариев...",
    "Вы здесь: Главная › События",
    "Рис. 1. Водоросль под микроскопом",
    "Выпуск № 9, сентябрь 2014",
    "Учредители: администрация района, редакция газеты",
    "Лицензия № 00-00-000000",
    "Оформить подписку можно на сайте.",
    "Подписка на новости Каменки",
    "Фото: «Вестник»",
    "Если вы заметили ошибку, выделите её и нажмите Ctrl+Enter.",
    "Рассказать друзьям в VK",
    "Что ещё почитать: Мост закрыли на ночь",
    "Осталось 2 бесплатных материала",
    "*Компания Meta признана экстремистской организацией",
    "12 мая 2024, 14:30 (обновлено: 12 мая 2024, 16:00)",
    "👁 3,4 тыс.",
    "Лев Бирюк, корреспондент",
    "Корректор Н. Удальцова",
    "Главный редактор — Бирюк Л. С.",
    "Видео недоступно для просмотра",
    "Новости Каменки › Общество",
    "Комментарии не отражают мнения редакции сайта, администрация не отвечает за них.",
    "Тэги: мост, дорога, порт",
    "Персоны: Анна Белова",
    "Заголовок в газете: Мост раздора",
    "Опубликован в газете «Вестник» № 41 от 12 мая 2024",
    "Регистрация пройдена успешно!",
    "Самую свежую информацию о жизни Каменки можно узнать из телеграм-канала «Вестника».",
]
ARTICLE = [
    "Источник — Быстрая: вода в ней чистая.",
    "Автор Анна Белова получила премию.",
    "Топливо развезут бесплатно.-0-",
    "Видео с места аварии публикует в своём телеграм-канале пресс-служба мэрии. Движение закрыто до утра пятницы.",
    "Мост открыли в пятницу.",
    "Источник в правительстве сообщил: «Мост откроют».",
    "Фото: «Я снимал это на телефон и не думал, что получится», — рассказал прохожий.",
    "— Мы ждали этого тридцать лет.",
    "12 мая мост закроют.",
    "НОВОЗЁРСК, 5 августа. Мост закрыли.",
    "Комментарии экспертов разошлись.",
    "Над выпуском учебника работали три года.",
    "Об этом актёр сообщил в своём Telegram-канале. Он показал, как читает вслух рассказ о рыбалке.",
    "Актёр Пётр Лунин (признан в РФ иностранным агентом) сыграет главную роль в спектакле о строителях моста.",
    "Ведущая: Добрый вечер, друзья.",
    "Иванов заявил:",
    "Работа — дом — школа",
    "Белова/Громова – Жук/Лунина – 2:1",
    "Нет.",
    "№ 47 — до рынка",
    "Подписка на сервис подорожает с осени, сообщили в компании «Волна».",
    "Учредитель фонда Пётр Лунин заявил, что деньги вернут всем вкладчикам.",
    "Учредитель банка задержан.",
    "Подписка о невыезде взята с директора.",
    "Купить козу можно за 15 тысяч.",
    "Источник: «Деньги переводили через Кипр».",
    "Фото с места пожара опубликовал очевидец.",
    "Лицензия банка «Берег» отозвана с 1 июня, сообщил регулятор.",
    "Копирование ключей запрещено, предупредили в домоуправлении.",
    "Присоединяйтесь к субботнику, призвал мэр.",
    "Если вы нашли бумажник, верните его, просит хозяин.",
    "Если вы заметили пожар, звоните по номеру 112.",
    "Актёра признали иностранным агентом.",
    "Пресс-служба завода опровергла слухи.",
    "* * *",
    "<…>",
    "1938–2025",
    "Памятка",
    "Где: площадь у цирка",
    "Голы: Лунин (23), Гром (71, пен.)",
    "Концерт Льва Южного",
    "Видео покажут на суде.",
    "* Цена указана без доставки.",
    "Читать научили всех троих",
    "Персоны, о которых спорят: кто они",
    "Опубликован в газете был только список, сам указ не печатали.",
    "Об аварии можно было узнать из телеграм-канала мэрии.",
]
BLOCKS = [
    "-Содержание\n-Как построили мост\n-Кто платил\n"
    "+Мост открыли.\n+Как построили мост\n+Свайным молотом.\n+Кто платил\n+Район.",
    "+Мост открыли.\n-Топ-10\n-1. Мост закрыли на ночь\n-2. Рынок — без воды",
    "+Мост открыли.\n-А вы ездите через мост?\n-Да\n-Нет",
    "+Вы ездите через мост?\n+Нет.\n-Читайте также\n-Мост закрыли на ночь",
    "-Главная\n-12 мая 2024\n+Опрос: жители недовольны мостом\n+Жители Каменки недовольны новым мостом, показал опрос. "
    "Больше всего им не нравится светофор у вокзала, сообщила мэрия.\n-Поделиться",
    "-Главная\n-12 мая 2024\n-Фёдор Лужин / Вестник Каменки\n+Жители Каменки недовольны новым мостом, показал опрос. "
    "Больше всего им не нравится светофор у вокзала, сообщила мэрия.\n-Поделиться",
    "+Мост открыли.\n-Нужен ли мост?\n-Нужен — 61 %\n-Не нужен — 39 %\n-Проголосовать\n+По нему уже ходят автобусы.",
    "+Завод «Волна» запустил линию.\n+О компании\n+«Волна» делает насосы с 1968 года, на предприятии работают "
    "тысяча триста человек в трёх городах.\n-Поделиться",
    "+Мост открыли.\n-Вам также понравится\n-Рынок закрыли на ночь\n-Почему подорожал хлеб",
    "+Мост открыли.\n-Анна Белова\n-Журналист. Родилась в Каменке, училась в Твери.\n-Поделиться",
    "+Мост открыли ночью без музыки\n-Мост открыли ночью без музыки - Вестник, 03.06.2024\n-12 мая 2024\n"
    "-Мост открыли ночью без музыки\n+Мост через Быструю открыли ночью и без музыки, сообщила мэрия. По нему уже идут "
    "автобусы и машины, пешеходам обещают тротуар.\n-Поделиться",
    "+Мост открыли ночью без музыки\n+Мост открыли ночью без музыки - и без людей\n-12 мая 2024\n+Мост через Быструю "
    "открыли ночью и без музыки, сообщила мэрия. По нему уже идут автобусы и машины, а люди спят.\n-Поделиться",
    "+Мост открыли.\n-Материал по теме\n-Почему подорожал хлеб в Каменке\n+По нему уже ходят автобусы.",
    "-Новости спорта\n-12 мая 2024\n+Гребцы выиграли кубок\n+Гребцы из Каменки выиграли кубок области.",
    "+Гребцы из Каменки выиграли кубок области, сообщила мэрия. Финал прошёл в пятницу, пришли сотни человек.\n"
    "-Новости спорта\n-Пловцы уехали на сборы",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_line(line: str) -> None:
    assert is_article(split_lines(f"{ABOVE}\n{line}\n{BELOW}")) == [True, False, True]


@pytest.mark.parametrize("page", BLOCKS)
def test_lines_of_a_block_are_judged_together(page: str) -> None:
    rows = page.splitlines()
    assert is_article(split_lines("\n".join(row[1:] for row in rows))) == [row[0] == "+" for row in rows]


@pytest.mark.parametrize("line", ARTICLE)
def test_article_line(line: str) -> None:
    assert is_article(split_lines(f"{ABOVE}\n{line}\n{BELOW}")) == [True, True, True]


OWN = Path(__file__).parent / "pages" / "lines"


def pages() -> list[list[str]]:
    """The rows of our own pages: each begins with + (article) or - (furniture); `===` stands between two of a file."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(OWN.glob("*.txt"))]
    return [[row for row in page.splitlines() if row[1:].strip()] for text in texts for page in text.split("===\n")]


def judged(rows: list[str]) -> list[tuple[bool, str]]:
    """Whether each line of a page is article, beside the line with its mark."""
    return list(zip(is_article(split_lines("\n".join(row[1:] for row in rows))), rows, strict=True))


LOST = frozenset({"+Общество", "+Справка"})  # subheads that look like rubrics: known failures, which name nobody


@pytest.mark.parametrize("rows", pages(), ids=lambda rows: rows[0])
def test_no_line_of_an_article_is_lost(rows: list[str]) -> None:
    assert {row for article, row in judged(rows) if row[0] == "+" and not article} <= LOST


def test_furniture_is_left_out() -> None:
    out = [not article for rows in pages() for article, row in judged(rows) if row[0] == "-"]
    assert sum(out) / len(out) > 0.95


@pytest.mark.parametrize("rule", kinds.KINDS, ids=lambda rule: rule.name)
def test_every_kind_knows_its_examples(monkeypatch: pytest.MonkeyPatch, rule: Any) -> None:
    assert rule.examples
    for example in rule.examples:
        line, _, kind = example.rpartition(" => ")
        assert kind_of(see(line)) == kind
        with monkeypatch.context() as without:
            without.setattr(kinds, "KINDS", tuple(other for other in kinds.KINDS if other is not rule))
            assert kind_of(see(line)) != kind, "the example holds without the rule"


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


def furniture_examples() -> list[tuple[frozenset[str], str]]:
    table = (files(lexicon) / "furniture.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.partition(" # ") for line in table if line.strip() and not line.startswith("#")]
    return [(frozenset(entry.split()[1:]), example) for entry, _, example in rows]


@pytest.mark.parametrize(("flags", "line"), furniture_examples())
def test_every_pattern_knows_its_example(flags: frozenset[str], line: str) -> None:
    seen = see(line)
    kind = kind_of(seen)
    shown = {"source": "caption", "fact": "row", "author": "credit"}
    assert kind in flags or sureness(kind) or seen.talks or kind in {shown.get(flag) for flag in flags}
