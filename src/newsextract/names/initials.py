"""Initials belong to the surname behind them, which the tagger may not have seen: «при З. Куницыной»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.names.agreement import is_surname
from newsextract.names.borders import INITIAL, with_borders
from newsextract.names.spans import Name, Names, by_token
from newsextract.text import Text


def join_initial(text: Text, spans: Names) -> Sequence[Name]:
    """«Дж.Коул», «А. С. Рогов»: initials with their full stops belong to the surname behind them."""
    tokens = text.tokens
    if not any(text.word(span.first - 1) == "." for span in spans.of(("PER",))):
        return spans
    result: list[Name] = []
    for span in spans:
        first = span.first
        for _ in range(MAX_INITIALS if span.type == "PER" else 0):
            if first < 2 or tokens[first - 1].text != "." or not is_initial(tokens[first - 2].word):
                break
            first -= 2
        while result and result[-1].last > first:
            result.pop()
        result.append(with_borders(span, first, span.last))
    return result


MAX_INITIALS = 4  # «Дж. Р. Р. Толкин»


def is_initial(word: str) -> bool:
    """«А», «Дж», «Ю»: a capital, or a capital and one consonant."""
    return (
        word.lower() not in lexicon.load("person_abbreviations")
        and bool(INITIAL.fullmatch(word[:1]))
        and (len(word) == 1 or (len(word) == 2 and word[1] not in language.VOWELS and word[1].islower()))
    )


def person_with_initials(text: Text, spans: Names) -> Sequence[Name]:
    """«Мост построен В. Зориной», «директору фонда Nord Э. Лосеву»: initials and a surname, where the model saw none.

    A body in Latin letters before them is named by itself; «музей А. Лунина» is one name.
    """
    found = [name for index in text.capitals if (name := name_with_initials(text, index)) is not None]
    if not found:
        return spans
    result, taken = list(spans), by_token(spans)
    for name in found:
        met = {taken[index] for index in range(name.first, name.last) if index in taken}
        if all(ends_in_latin(text, other, name) or is_no_place(text, other, name) for other in met):
            result = [span for span in result if span not in met]
            result += [*(body._replace(last=name.first) for body in met if body.first < name.first), name]
    return sorted(result)


def name_with_initials(text: Text, index: int) -> Name | None:
    """The name that ends with a word, if initials stand before it in its sentence and it can be a surname.

    What is called so is a body: «институт имени А. С. Лунина».
    """
    if text.word(index - 1) != "." or not is_initial(text.word(index - 2)) or text.begins_sentence(index):
        return None
    word, both = text.words[index], text.word(index - 3) == "." and is_initial(text.word(index - 4))
    first = index - 4 if both else index - 2
    if word.isascii() or not word.istitle() or NAMED_AFTER & {text.lower(first - 1), text.lower(first - 2)}:
        return None
    known = is_surname(word) or language.is_unknown(word) or (both and not language.is_place(word))
    return Name(first, index + 1, "PER") if known else None


NAMED_AFTER = frozenset({"им", "имени"})


def is_no_place(text: Text, other: Name, name: Name) -> bool:
    """«На складе Л. Трубецкой»: whether what was taken for a place is an initial and a surname; «Н. Тагил» is one."""
    word = text.words[name.last - 1]
    return other.type == "LOC" and other[:2] == name[:2] and is_surname(word) and not language.may_be_place(word)


def ends_in_latin(text: Text, body: Name, name: Name) -> bool:
    """Whether a body reaches into a name with initials, and a word in Latin letters stands before them."""
    latin = text.word(name.first - 1)
    return body.type == "ORG" and body.first < name.first and latin.isascii() and latin.isalpha()
