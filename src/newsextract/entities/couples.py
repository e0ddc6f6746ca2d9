"""«Сергей и Мария Ивановы»: two given names share a surname in the plural."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsextract.language import name_readings
from newsextract.names import Name
from newsextract.text import Text

# endings of the surname of several -> of one man, and of one woman, in the same case
SINGULAR = {
    "ы": ("", "а"),
    "ых": ("а", "ой"),
    "ым": ("у", "ой"),
    "ыми": ("ым", "ой"),
    "ие": ("ий", "ая"),
    "их": ("ого", "ой"),
    "им": ("ому", "ой"),
    "ими": ("им", "ой"),
}
ACCUSATIVE = {"ых": "у", "их": "ую"}
PLURAL = re.compile(r"(?P<stem>\w+(?:[оеё]в|[иы]н|[сц]к))(?P<ending>(?<=[вн])(?:ы|ых|ым|ыми)|(?<=к)(?:ие|их|им|ими))")


def with_shared_surname(text: Text, words: Mapping[Name, tuple[str, ...]]) -> dict[Name, tuple[str, ...]]:
    """The words of all names, with the surname of each for that of both: («Сергей», «Иванов»), («Мария», «Иванова»)."""
    result = dict(words)
    before = {span.last: span for span in words if span.type == "PER"}
    for span, own in words.items():
        shared = PLURAL.fullmatch(own[-1]) if span.type == "PER" and len(own) > 1 else None
        first = before.get(span.first - 1) if shared and text.word(span.first - 1) == "и" else None
        if shared and first is not None and len(words[first]) == 1:
            result[first] = (*words[first], surname_of_one(words[first][0], shared))
            result[span] = (*own[:-1], surname_of_one(own[0], shared))
    return result


def surname_of_one(given: str, shared: re.Match[str]) -> str:
    """The surname of one of two, in the case of both; the accusative, for a woman, is that of «Марию»."""
    woman = is_of_woman(given)
    accusative = ACCUSATIVE.get(shared["ending"]) if woman and given.endswith(("у", "ю")) else None
    return shared["stem"] + (accusative or SINGULAR[shared["ending"]][woman])


def is_of_woman(given: str) -> bool:
    """Whether a given name is a woman's by its likeliest reading."""
    readings: Sequence[tuple[float, str]] = [(r.weight, r.gender) for r in name_readings(given) if r.part == "first"]
    return max(readings, default=(0.0, ""))[1] == "femn"
