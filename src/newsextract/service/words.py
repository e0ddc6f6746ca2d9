"""What the page of the service says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["ru", "en"]
WORDS: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "title": "Кто что сказал",
        "lead": "Вставьте текст новости или перетащите файлы: страница покажет, кто в них назван, что сказано и кем.",
        "text": "Текст статьи",
        "paste": "Вставьте сюда текст статьи целиком: лишнее со страницы сайта не помешает.",
        "files": "Выбрать файлы",
        "drop": "или перетащите их сюда: текст, сохранённая страница, CSV, Excel, zip",
        "read": "Прочитать",
        "example": "Показать на примере",
        "clear": "Очистить",
        "table": "Скачать таблицу:",
        "working": "Читаю…",
        "privacy": "Всё остаётся на этом компьютере: текст никуда не отправляется и не сохраняется. "
        "До $megabytes МБ за раз.",
        "api": "Для программ: POST /extract",
        "result": "Результат",
        "other": "In English",
        "failed": "Не прочитано:",
        "wrong": "Не получилось",
        "chosen": "Файлов:",
    },
    "en": {
        "title": "Who said what",
        "lead": "Paste a Russian news text or drop files: the page shows who is named in them, "
        "what was said and by whom.",
        "text": "The text of an article",
        "paste": "Paste the whole text of an article in Russian: what else a page has does no harm.",
        "files": "Choose files",
        "drop": "or drop them here: text, a saved page, CSV, Excel, zip",
        "read": "Read",
        "example": "Show an example",
        "clear": "Clear",
        "table": "Download the table:",
        "working": "Reading…",
        "privacy": "Everything stays on this computer: the text is sent nowhere and not kept. "
        "Up to $megabytes MB at once.",
        "api": "For programs: POST /extract",
        "result": "The result",
        "other": "По-русски",
        "failed": "Not read:",
        "wrong": "That did not work",
        "chosen": "Files:",
    },
}
