"""Nicknames inside persons' names: «Иван «Гром» Зуев»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract.names.agreement import agreed, is_given_name, is_surname
from newsextract.names.spans import CLOSING_MARKS, OPENING_MARKS, Name, Names
from newsextract.names.types import class_flags
from newsextract.text import Text

MAX_NICKNAME = 3  # words in the marks: «Большой Майк»


def with_nickname(text: Text, spans: Names) -> Sequence[Name]:
    """«Иван «Гром» Зуев»: a given name, a nickname in marks and a surname are one name."""
    persons = spans.of(("PER",))
    opened = {
        i
        for span in persons
        if not OPENING_MARKS.isdisjoint(text.words[span.first + 1 : span.last + 1])
        for i in range(span.first + 1, span.last + 1)
        if text.word(i) in OPENING_MARKS and not is_apostrophe(text, i)
    }
    closed = {span.first - 1 for span in persons if text.word(span.first - 1) in CLOSING_MARKS}
    if not opened and not closed:
        return spans
    pairs = {(mark, closing_of(text, mark)) for mark in opened} | {(opening_of(text, mark), mark) for mark in closed}
    whole = [name for marks in sorted(pairs) if (name := name_around_nickname(text, persons, *marks)) is not None]
    parts = {span for span in spans for name in whole if name.first <= span.first < name.last}
    return sorted([*(span for span in spans if span not in parts), *whole])


def is_apostrophe(text: Text, index: int) -> bool:
    """«О'Брайен»: whether a mark stands between two letters."""
    mark, letter = text.tokens[index], text.tokens[index - 1]
    return mark.text == "'" and mark.start == letter.stop and letter.text.isalpha()


def closing_of(text: Text, opening: int) -> int:
    """The mark that closes a nickname, or 0 where none does."""
    inside = range(opening + 2, opening + 2 + MAX_NICKNAME)
    return next((i for i in inside if text.word(i) in CLOSING_MARKS), 0)


def opening_of(text: Text, closing: int) -> int:
    """The mark that opens a nickname, or 0 where none does."""
    inside = range(closing - 2, closing - 2 - MAX_NICKNAME, -1)
    return next((i for i in inside if text.word(i) in OPENING_MARKS), 0)


def name_around_nickname(text: Text, persons: Sequence[Name], opening: int, closing: int) -> Name | None:
    """The name around a nickname between two marks, where a given name stands before it and a surname behind it.

    «Роман «Вечер» Белова» is a book.
    """
    given, surname = text.word(opening - 1), text.word(closing + 1)
    if not (opening and closing and text.word(opening + 1).istitle() and given.istitle() and surname.istitle()):
        return None
    before = next((span for span in persons if span.first < opening <= span.last), None)
    behind = next((span for span in persons if span.first <= closing + 1 < span.last), None)
    tagged = before is not None and behind is not None
    named = tagged or (is_given_name(given) and is_surname(surname))
    if not named or class_flags(given) or not agreed((given, surname)):
        return None
    first = before.first if before is not None else opening - 1
    return Name(first, behind.last if behind is not None else closing + 2, "PER")
