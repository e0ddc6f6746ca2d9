"""Talk whose lines begin with the name of who speaks and no colon behind it, as in transcripts of broadcasts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.clauses import has_verb, is_spoken, trim
from newsextract.quotes.labelled import end_of_line
from newsextract.quotes.leads import is_asked
from newsextract.quotes.marks import MARK
from newsextract.quotes.name_lines import MIN_NAMES, SURE_NAMES, are_turns, names_take_turns, speaks_to_somebody
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene, direct
from newsextract.quotes.sources import Source
from newsextract.text import CAPITAL, CAPITALIZED, DASHES, ENDS, IN_ANY_CASE, Extent, Text

WITH_INITIALS = rf"(?:{CAPITAL}\.\s?){{1,2}}{IN_ANY_CASE}"
LABELS = tuple(
    re.compile(rf"(?P<who>{who}){behind}(?=[«\"]?[А-ЯЁ\d]|…\s?[а-яёА-ЯЁ])")
    for who, behind in (
        (rf"{WITH_INITIALS}|{CAPITALIZED}\s{IN_ANY_CASE}", rf"\s[{DASHES}]\s"),  # А. БЕЛОВА – Когда откроют мост?
        (rf"{WITH_INITIALS}|{CAPITALIZED}\s{IN_ANY_CASE}|{CAPITAL}{{2,3}}", r"\.\s"),  # Анна Белова. Мне повезло.
    )
)
# Анна БЕЛОВА, служащая — Я продаю билеты.
TITLED = re.compile(rf"(?P<who>(?:{IN_ANY_CASE}\s){{1,2}}{IN_ANY_CASE}),\s[^.!?:;\n—–]{{3,80}}\s[—–]\s(?=[«\"]?[А-ЯЁ])")
MIN_TITLED = 2  # so many lines with a title and a dash are a survey

SENTENCES = 2  # of so many turns more than one is a sentence


def turns_behind_names(text: Text) -> Iterator[Candidate]:
    """The turns behind names that begin lines: «А. БЕЛОВА – Когда откроют?⏎П. ЛУНИН – Мы ждём мая.⏎А. БЕЛОВА – …»."""
    for label in LABELS:
        matches = ((index, label.match(text.string, p.start, p.stop)) for index, p in enumerate(text.paragraphs))
        lines = [(index, match) for index, match in matches if match is not None]
        names = [match["who"] for _, match in lines]
        if len(lines) < MIN_NAMES or not names_take_turns(names):
            continue
        below = [*(index for index, _ in lines[1:]), None]
        ends = (end_of_line(text, index, following) for (index, _), following in zip(lines, below, strict=True))
        said = [trim(text.string, match.end(), end) for (_, match), end in zip(lines, ends, strict=True)]
        if SENTENCES * sum(is_sentence(text, extent) for extent in said) <= len(said):
            continue
        many = len(lines) >= SURE_NAMES and any(speaks_to_somebody(text, extent) for extent in said)
        if many or are_turns(text, names, said):
            yield from (unmarked("line", (extent,)) for extent in said)
            return


def turns_behind_titles(text: Text) -> Iterator[Candidate]:
    """What persons say behind their names, titles and a dash: «Анна БЕЛОВА, служащая — Я продаю билеты.»"""
    matches = (TITLED.match(text.string, p.start, p.stop) for p in text.paragraphs)
    lines = ((m, p.stop) for m, p in zip(matches, text.paragraphs, strict=True) if m and not has_verb(m[0]))
    said = [trim(text.string, match.end(), stop) for match, stop in lines]
    spoken = [extent for extent in said if is_sentence(text, extent) and is_spoken(text.string[slice(*extent)])]
    if len(spoken) >= MIN_TITLED and len(spoken) == len(said):
        yield from (unmarked("line", (extent,)) for extent in said)


def is_sentence(text: Text, turn: Extent) -> bool:
    """Whether a turn has a verb and ends as a sentence, as a title does not: «Анна Белова. Дорога домой. Роман.»"""
    words = text.string[slice(*turn)]
    return words[-1:] in ENDS and MARK.match(words) is None and (has_verb(words) or is_asked(words))


def label_before(scene: Scene) -> Reported | None:
    """Nothing but the name of who speaks stands before the line, and no colon."""
    text, start = scene.text, scene.candidate.start
    if scene.candidate.form != "line" or scene.colon is not None:
        return None
    line = text.paragraphs[text.sentences[scene.number].paragraph]
    match = next(filter(None, (label.match(text.string, line.start) for label in (*LABELS, TITLED))), None)
    if match is None or match.end() != start:
        return None
    first, behind = (bisect_left(text.starts, place) for place in match.span("who"))
    name = scene.entities.person_at(first)
    known = name is not None and name.last == behind
    if not known and "." in match["who"]:
        return direct(scene, source=Source(first, behind, first, "initials", "nomn"))
    return direct(scene, source=Source(first, behind, behind - 1, "phrase", "nomn"))
