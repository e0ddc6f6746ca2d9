"""What the page of a corpus says: in its HTML, and in its script, where numbers choose the form of a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsextract.show.markup import Language

PAGE_WORDS: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "title": "Кто что сказал",
        "skip": "К таблице цитат",
        "theme": "Светлая или тёмная тема",
        "noscript": "Чтобы искать и фильтровать, странице нужен JavaScript. Из сети она ничего не берёт.",
        "figures": "Всего",
        "articles": "статей",
        "quotes_word": "цитат",
        "speakers": "говорящих",
        "who_heading": "Кого цитируют чаще всего",
        "time_heading": "Цитаты по времени",
        "source_heading": "Цитаты по источникам",
        "direct": "прямая речь",
        "partial": "фрагмент",
        "indirect": "косвенная речь",
        "filters": "Поиск и фильтры",
        "search": "Искать в цитатах, именах, заголовках",
        "speaker": "Кто",
        "said": "Что сказано",
        "type": "Тип",
        "source": "Источник",
        "date": "Дата",
        "since": "с",
        "until": "по",
        "reset": "Сбросить",
        "csv": "Скачать таблицу",
        "previous": "Предыдущая цитата (стрелка влево)",
        "next": "Следующая цитата (стрелка вправо)",
        "close": "Закрыть (Esc)",
        "footer": "Разобрано программой: где написано иначе, верно написанное. Строка таблицы открывает статью; "
        "/ — поиск, стрелки — по строкам, Enter — открыть, Esc — закрыть. Страница не обращается к сети.",
    },
    "en": {
        "title": "Who said what",
        "skip": "To the table of quotations",
        "theme": "Light or dark",
        "noscript": "This page needs JavaScript to search and to filter. It loads nothing from the network.",
        "figures": "In all",
        "articles": "articles",
        "quotes_word": "quotations",
        "speakers": "speakers",
        "who_heading": "Who is quoted most",
        "time_heading": "Quotations over time",
        "source_heading": "Quotations by source",
        "direct": "direct",
        "partial": "partial",
        "indirect": "indirect",
        "filters": "Search and filters",
        "search": "Search quotations, names, titles",
        "speaker": "Who",
        "said": "What was said",
        "type": "Type",
        "source": "Source",
        "date": "Date",
        "since": "from",
        "until": "to",
        "reset": "Reset",
        "csv": "Download the table",
        "previous": "The quotation before (left arrow)",
        "next": "The next quotation (right arrow)",
        "close": "Close (Esc)",
        "footer": "Read by a program: where an article says otherwise, the article is right. A row of the table opens "
        "its article; / searches, arrows go from row to row, Enter opens, Esc closes. The page loads nothing.",
    },
}
SCRIPT_WORDS: Mapping[Language, Mapping[str, Any]] = {
    "ru": {
        "direct": "прямая речь", "partial": "фрагмент", "indirect": "косвенная речь",
        "femn": "женщины", "masc": "мужчины", "nobody": "не назван",
        "articles": {"one": "статья", "few": "статьи", "many": "статей", "other": "статьи"},
        "quotes": {"one": "цитата", "few": "цитаты", "many": "цитат", "other": "цитаты"},
        "speakers": {"one": "говорящий", "few": "говорящих", "many": "говорящих", "other": "говорящих"},
        "more": "Показать ещё", "fewer": "Свернуть", "found": "Найдено", "of": "из",
        "nothing": "Ничего не найдено: попробуйте сбросить фильтры.",
        "anybody": "Все говорящие", "anywhere": "Все источники", "file": "цитаты",
        "columns": {
            "speaker": "Кто", "role": "Роль", "said": "Что сказано", "type": "Тип", "cue": "Слово",
            "source": "Источник", "date": "Дата", "title": "Статья",
        },
    },
    "en": {
        "direct": "direct", "partial": "partial", "indirect": "indirect",
        "femn": "women", "masc": "men", "nobody": "not named",
        "articles": {"one": "article", "other": "articles"},
        "quotes": {"one": "quotation", "other": "quotations"},
        "speakers": {"one": "speaker", "other": "speakers"},
        "more": "Show", "fewer": "Fold", "found": "Found", "of": "of",
        "nothing": "Nothing found: try to reset the filters.",
        "anybody": "All speakers", "anywhere": "All sources", "file": "quotations",
        "columns": {
            "speaker": "Who", "role": "Role", "said": "What was said", "type": "Type", "cue": "Cue",
            "source": "Source", "date": "Date", "title": "Article",
        },
    },
}  # fmt: skip
