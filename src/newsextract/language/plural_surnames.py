"""Surnames in the plural, of several who share one: «Ивановы», «Сергей и Мария Ивановы»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsextract import lexicon
from newsextract.language import inflection
from newsextract.language.name_forms import name_readings
from newsextract.language.readings import likeliest, parses
from newsextract.remember import remember

# endings of the surname of several -> the case, and the endings of one man and of one woman in this case
COLUMNS = 4  # of their table
ENDINGS = {
    ending: tuple(column.strip("-") for column in columns)
    for (ending, *columns) in (row.columns for row in lexicon.load_rows("plural_surnames", COLUMNS))
}
ACCUSATIVE = {"ых": "у", "их": "ую"}  # of a woman
PLURAL = re.compile(r"(?P<stem>\w+(?:[оеё]в|[иы]н|[сц]к))(?P<ending>(?<=[вн])(?:ы|ых|ым|ыми)|(?<=к)(?:ие|их|им|ими))")
ONLY_SURNAMES = lexicon.endings("surname")


class PluralSurname(NamedTuple):
    """A surname in the plural: its nominative, and the case that it stands in, as pymorphy3 calls it."""

    nominative: str
    case: str


@remember
def plural_surname(word: str) -> PluralSurname | None:
    """Read a word as a surname in the plural, whatever else it can be: «Беловым», «Горских»."""
    found = PLURAL.fullmatch(word)
    if found is None:
        return None
    return PluralSurname(found["stem"] + ("ие" if found["stem"].endswith("к") else "ы"), ENDINGS[found["ending"]][0])


@remember
def only_plural_surname(word: str) -> PluralSurname | None:
    """Read a word as a surname in the plural where it is likeliest one: «Беловы», but neither «Беловым» nor «Совы»."""
    several = plural_surname(word)
    if several is None or several.case == "datv":
        return None
    reading = likeliest(word)
    if reading is None or not reading.known:
        return several if several.nominative[:-1].endswith(ONLY_SURNAMES) else None
    return several if reading.number == "plur" and "Surn" in reading.grammemes else None


def surnames_behind(noun: str, several: PluralSurname) -> bool:
    """Whether a noun for several stands in the case of a surname behind it, or has the genitive there."""
    families = lexicon.load("families")
    own = [p for p in parses(noun) if p.lemma in families] if noun.isalpha() else []
    return any(
        several.case == "gent" if "of" in families[p.lemma] else (p.number, p.case) == ("plur", several.case)
        for p in own
    )


def surname_of_one(given: str, surname: str) -> str | None:
    """The surname of one of several, in the case of all; None where it is not in the plural.

    The accusative, for a woman, is that of «Марию»; a noun, «Рыбаки», has no form of its own for her.
    """
    readings: Sequence[tuple[float, str]] = [(r.weight, r.gender) for r in name_readings(given) if r.part == "first"]
    woman = max(readings, default=(0.0, ""))[1] == "femn"
    shared = PLURAL.fullmatch(surname)
    if shared is not None:
        accusative = ACCUSATIVE.get(shared["ending"]) if woman and given.endswith(("у", "ю")) else None
        return shared["stem"] + (accusative or ENDINGS[shared["ending"]][1 + woman])
    several = next((p for p in parses(surname.lower())[:1] if p.pos == "NOUN" and p.animacy == "anim"), None)
    # «Анна и Ян Абрамов»: his surname, not the genitive of several «Абрам»
    if several is None or several.number != "plur" or several.gender != "masc" or surname.endswith(ONLY_SURNAMES):
        return None
    return inflection.like(surname, several.lemma if woman else inflection.inflect(several, several.case, "sing") or "")
