"""Which word of a person's name is the first name, the middle name and the last name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsextract import lexicon
from newsextract.language.name_forms import PARTICLES, Reading

WHOLE = 3  # words of a first, a middle and a last name


def name_parts(chosen: Sequence[Reading], words: Sequence[str]) -> dict[str, str | None]:
    """First, middle and last name by the readings, or by position where they do not tell."""
    kinds = [reading.part for reading in chosen]
    texts = [reading.nominative for reading in chosen]
    parts: dict[str, str | None] = {"first": None, "middle": None, "last": None}
    nickname = between_marks(words)
    content = [i for i, word in enumerate(words) if any(c.isalpha() for c in word) and i not in nickname]
    full = [i for i in content if kinds[i] != "initial"]
    if not full:
        return parts
    if len(content) == 1:
        parts["first" if kinds[full[0]] == "first" else "last"] = texts[full[0]]
        return parts
    middle = next((i for i in full if kinds[i] == "middle"), None)
    if middle is not None and middle >= 1:
        parts["middle"] = texts[middle]
        parts["first"] = texts[middle - 1]
        rest = [i for i in full if i not in (middle, middle - 1)]
        parts["last"] = join_name([texts[i] for i in rest]) or None
        return parts
    if is_particle(words[full[0]]):
        parts["last"] = join_name(texts)  # «Фон дер Ляйен»
        return parts
    # «Иванов Пётр» in lists: the surname stands first only where the readings are sure of both
    surname_first = kinds[full[0]] == "last" and kinds[full[-1]] == "first" and len(full) == 2
    order = full[::-1] if surname_first else full
    if len(order) > 1:
        parts["first"] = texts[order[0]]
    if len(order) == WHOLE and words[order[1]].lower() not in PARTICLES and order == sorted(order):
        parts["middle"] = texts[order.pop(1)]  # «Джанет Вуд Рено»
    last = order[1:] if len(order) > 1 else order
    parts["last"] = (
        join_name([texts[i] for i in range(last[0], last[-1] + 1)]) if last == sorted(last) else texts[last[0]]
    )
    return parts


def is_particle(word: str) -> bool:
    """Whether the first word of a name is a particle of its surname: «ван Берген», but not «Ван Хуань»."""
    return word.lower() in PARTICLES and (word.islower() or word.lower() not in lexicon.load("asian_surnames"))


def between_marks(words: Sequence[str]) -> range:
    """The words of a name that stand in marks, a nickname: «Иван «Гром» Зуев»."""
    marks = [i for i, word in enumerate(words) if word in NICKNAME_MARKS]
    return range(marks[0], marks[-1]) if marks else range(0)


NICKNAME_MARKS = frozenset('«»„“”"')


def join_name(words: Sequence[str]) -> str:
    """Words of a name with a space between them, none before a full stop, a hyphen or an apostrophe."""
    text = " ".join(with_joined_nickname(words))
    if text.replace(" ", "").isalpha():
        return text  # most names
    text = re.sub(r"\s+([.,»”)])", r"\1", text)
    text = re.sub(r"([«„(])\s+", r"\1", text)
    return re.sub(r"\s*([’'\-–])\s*", r"\1", text)


def with_joined_nickname(words: Sequence[str]) -> Sequence[str]:
    """The words of a name, those of its nickname as one with its marks."""
    inside = between_marks(words)
    if not inside:
        return words
    first, last = inside.start, inside.stop
    return [*words[:first], words[first] + " ".join(words[first + 1 : last]) + words[last], *words[last + 1 :]]
