"""Names of bodies that are clipped into one word: «Росавтодор», «Мосинжпроект», «Минвостокразвития»."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsextract import lexicon
from newsextract.language.inflection import inflect, like
from newsextract.language.paradigms import NAME_CASES
from newsextract.language.readings import parses
from newsextract.remember import remember

MIN_BEGINNING = 4  # letters before an ending that tells by itself what the word is
MIN_ENDING = 3


@remember
def clipped_body(word: str) -> str | None:
    """The nominative of a word that only a body is called by; None for other words.

    What the dictionary has as another word is one only where all parts say so: «Мосгорсуд».
    """
    lower = word.lower()
    if not word[:1].isupper() or not lower.isalpha():
        return None
    known = any(p.known and "Orgn" not in p.grammemes for p in parses(lower))
    for cut in range(MIN_ENDING - 1, len(lower) - MIN_ENDING + 1):
        nominative = clipped_endings().get(lower[cut:].replace("ё", "е"))
        if nominative is None:
            continue
        told = "tells" in lexicon.load("clipped")[nominative]
        begun = is_beginning(lower[:cut])
        if (told and begun) or (not known and (begun or (told and cut >= MIN_BEGINNING))):
            return like(word, lower[:cut] + nominative)
    return word if lower.startswith(OF_MINISTRY) and not known and is_field(lower.removeprefix(OF_MINISTRY)) else None


OF_MINISTRY = "мин"
MIN_FIELD = 7  # letters of what a ministry is for: «Минусинск» is a town


def is_field(word: str) -> bool:
    """«реинтеграции», in «Минреинтеграции»: whether a word is the genitive of one thing."""
    found = parses(word) if len(word) >= MIN_FIELD else ()
    return any(p.known and (p.case, p.number, p.animacy) == ("gent", "sing", "inan") for p in found)


def is_beginning(letters: str) -> bool:
    """Whether letters are one beginning of such words, or several: «рос», «волгоградэнерго»."""
    known = lexicon.flagged("clipped", "begins")
    return letters in known or any(
        letters[:cut] in known and is_beginning(letters[cut:]) for cut in range(2, len(letters))
    )


@cache
def clipped_endings() -> dict[str, str]:
    """Every form of an ending -> the ending in the nominative."""
    last = [entry for entry, flags in lexicon.load("clipped").items() if not flags <= {"begins"}]
    return {form.replace("ё", "е"): entry for entry in last for form in forms(entry)}


def forms(entry: str) -> Iterator[str]:
    """A clipped ending written out, in all cases."""
    yield entry
    if "fixed" in lexicon.load("clipped")[entry]:
        return
    found = next((p for p in parses(entry) if p.pos == "NOUN" and p.case == "nomn" and p.number == "sing"), None)
    regular = found is not None and found.known and "Fixd" not in found.grammemes
    for case, ending in zip(NAME_CASES, MASCULINE_ENDINGS, strict=True):
        yield (inflect(found, case, "sing") or entry) if found is not None and regular else entry + ending


MASCULINE_ENDINGS = ("", "а", "у", "", "ом", "е")  # of what no dictionary has: «маш», «хим», «стат»
