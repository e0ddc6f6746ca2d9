"""The phrases of page furniture, from the table `lexicon/furniture.txt`, as patterns and sets of words."""

from __future__ import annotations

import re
from functools import cache

from newsextract import lexicon

WHOLE = (  # flags of what is a line of its own
    *("block", "menu", "section", "share", "more", "comments", "poll", "call", "rights", "mistake", "credit"),
    *("strip", "counter", "caption", "stamp", "rubric"),
)
LABELS = ("label", "tags", "stamp", "teaser")  # flags of what stands before a colon and a value
COUNT = r"(?:[\s:(]*\d[\d\s.,:]*(?:[kкmм]|тыс)?\.?\)?)?"


def entries(flag: str, somewhere: bool = False) -> list[str]:
    """The patterns of the furniture table with a flag."""
    table = lexicon.load("furniture").items()
    return [entry for entry, flags in table if flag in flags and ("somewhere" in flags) == somewhere]


def any_of(flag: str, somewhere: bool = False) -> str:
    """The patterns with a flag as one. Its groups keep nothing, which halves the time of a search."""
    return "|".join(f"(?:{GROUP.sub('(?:', entry)})" for entry in entries(flag, somewhere))


GROUP = re.compile(r"(?<!\\)\((?!\?)")


@cache
def known_lines() -> re.Pattern[str]:
    """Комментарии (12)   Поделиться   Читайте также"""
    return re.compile("|".join(f"(?P<{flag}>{any_of(flag)})" for flag in WHOLE).join(("(?:", ")")) + COUNT)


@cache
def known_talk() -> re.Pattern[str]:
    """Все права защищены   Мы используем файлы cookie"""
    flags = [flag for flag in WHOLE if entries(flag, somewhere=True)]
    return re.compile("|".join(f"(?P<{flag}>{any_of(flag, somewhere=True)})" for flag in flags))


@cache
def labelled() -> re.Pattern[str]:
    """Автор: Анна Белова   Фото: пресс-служба   Теги: мост"""
    labels = "|".join(f"(?P<{flag}>{any_of(flag)})" for flag in LABELS)
    return re.compile(rf"(?:{labels})\s*[:：]\s*(?P<rest>.*)")


@cache
def sources() -> re.Pattern[str]:
    """Мост после ремонта. Фото: Анна Белова"""
    return re.compile(rf"(?:^|[\s.!?…»])(?:{any_of('source')})[.)\s]*$")


@cache
def pointing() -> re.Pattern[str]:
    """Подробнее читайте в статье «Как построили мост»"""
    return re.compile(any_of("pointing"))


@cache
def footnotes() -> re.Pattern[str]:
    """* Компания признана нежелательной"""
    return re.compile(rf"\*+\s?(?!\*).*\b(?:{any_of('footnote')})")


@cache
def facts() -> re.Pattern[str]:
    """Где: площадь у цирка   Жанр: драма"""
    return re.compile(rf"(?:{any_of('fact')}): \S")


@cache
def authors() -> re.Pattern[str]:
    """Журналист. Родилась в Каменке   Научный редактор"""
    return re.compile(rf"(?:[а-я-]+ )?(?:{any_of('author')})\b")


@cache
def words_of(flag: str) -> frozenset[str]:
    """The words with a flag, as they stand beside marks."""
    words = [word for entry in entries(flag) for word in entry.split("|")]
    return frozenset(before + word + behind for word in words for before in ("", "«", "(") for behind in BEHIND)


BEHIND = ("", ".", ",", ":", "!", "?", "»", ")", "».", "…")


@cache
def calling_words() -> frozenset[str]:
    """The words one of which stands in every line that is made of pages' own words."""
    return words_of("head") | words_of("button")


@cache
def page_words() -> frozenset[str]:
    """The words of which pages' own lines are made."""
    return calling_words() | words_of("page")


@cache
def openers() -> frozenset[str]:
    """The words that open the table to a line."""
    return words_of("word") | words_of("trigger")
