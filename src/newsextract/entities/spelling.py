"""A name is spelled as the article writes it: no ё where the article has е."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsextract import language
from newsextract.entities.entity import NamedEntity
from newsextract.lexicon import without_yo
from newsextract.text import Text

YO = re.compile("[ёЁ]")


def spell_as_written(entities: Iterable[NamedEntity], text: Text) -> None:
    """Write е for every ё that the dictionary put into a name and the article has not; the user's names stay."""
    own = [entity for entity in entities if YO.search(entity.name) and entity.link is None]
    with_yo = [word for word in text.lowers if "ё" in word] if own else []
    for entity in own:
        words = {text.lower(index) for span in entity.spans for index in range(span.first, span.last)}
        forms = [word for word in words if writes_e(word)]
        entity.name = as_written(entity.name, forms, with_yo)
        if entity.person is not None:
            person = entity.person
            parts = (part and as_written(part, forms, with_yo) for part in (person.first, person.middle, person.last))
            first, middle, last = parts
            entity.person = person._replace(full=entity.name, first=first, middle=middle, last=last)


def writes_e(word: str) -> bool:
    """Whether a word has е where the dictionary has ё: «королева», of Королёв, but not «петра»."""
    return "ё" not in word and any("ё" in parse.word for parse in language.parses(word))


def as_written(name: str, forms: Sequence[str], with_yo: Sequence[str]) -> str:
    """A name without the ё for which its forms have е, unless another word of the article that begins alike has it."""
    return " ".join(spelled(word, forms, with_yo) for word in name.split(" "))


def spelled(word: str, forms: Sequence[str], with_yo: Sequence[str]) -> str:
    """One word of a name as the article writes it."""
    lower = word.lower().strip("«„“\"'(")
    start = lower[: lower.rfind("ё") + 1]
    known = not start or any(other.startswith(start) for other in with_yo)
    printed = any(form.startswith(without_yo(start)) for form in forms)
    return without_yo(word) if printed and not known else word
