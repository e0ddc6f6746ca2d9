"""What the command says, in Russian and in English."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from typing import Literal

Language = Literal["ru", "en"]
MESSAGES: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "reading": "Чтение",
        "done": "Прочитано статей: {articles}, цитат: {quotes}",
        "written": "Записано: {names}",
        "failed": "Не прочитано: {count} из {total}",
        "more": "… и ещё {count}",
        "bad": "Все, с причинами: {name}",
        "resumed": "Продолжение: {done} уже прочитано",
        "serving": "Страница открыта: {address} (Ctrl-C остановит)",
        "stopped": "Остановлено.",
        "stopped_kept": "Остановлено: прочитанное ({done}) сохранено, та же команда продолжит с этого места.",
        "nothing": "нечего читать: {names}",
        "exists": "{name} уже есть; --overwrite запишет заново",
        "folder": "{name} — папка, а нужен файл",
        "no_folder": "{name}: нет такой папки",
        "twice": "{name}: туда пришлось бы записать два раза",
        "own_input": "{name} — один из входных файлов; записывать в него нельзя",
        "other_work": "{name}: незаконченная работа над другими файлами или с другими настройками; "
        "--overwrite начнёт заново",
    },
    "en": {
        "reading": "Reading",
        "done": "Articles read: {articles}, quotations: {quotes}",
        "written": "Written: {names}",
        "failed": "Not read: {count} of {total}",
        "more": "… and {count} more",
        "bad": "All of them, with reasons: {name}",
        "resumed": "Going on: {done} are read already",
        "serving": "The page is at {address} (Ctrl-C stops it)",
        "stopped": "Stopped.",
        "stopped_kept": "Stopped: what is read ({done}) is kept, the same command goes on from there.",
        "nothing": "nothing to read: {names}",
        "exists": "{name} is there already; --overwrite writes it anew",
        "folder": "{name} is a folder, and a file is needed",
        "no_folder": "{name}: no such folder",
        "twice": "{name} is to be written twice",
        "own_input": "{name} is one of the files to read; nothing can be written into it",
        "other_work": "{name} holds unfinished work on other files or with other options; --overwrite starts anew",
    },
}  # fmt: skip


def locale_language() -> Language:
    """The language of the system: Russian where it is set to Russian, else English."""
    set_to = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    return "ru" if (set_to or locale.getlocale()[0] or "").lower().startswith("ru") else "en"
