"""Whose a line of an interview is: by a usual label, by initials, by any words before the colon."""

from __future__ import annotations

import re

from newsextract import lexicon
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import MAX_BLANK, Scene, direct
from newsextract.quotes.sources import Source
from newsextract.text import CAPITAL, IN_ANY_CASE

INITIALS_BEFORE = 40  # code points before a line in which the initials of its speaker stand
LABEL = re.compile(r"(?:^|\n)[ \t]*(?P<label>[^\W\d_]+)[^:\n]*:\s*$")
LABEL_INSIDE = re.compile(r"[.!?…]\s+(?P<label>[^\W\d_]+)\.?:\s*$")  # Вопрос: Когда откроют? Ответ: В мае.
INITIALS_AND_COLON = re.compile(  # А. Б.:   А.БЕЛОВА:   АБ:
    rf"(?:(?:{CAPITAL}\.\s*){{1,3}}(?P<surname>{IN_ANY_CASE})?|(?:^|\n)[ \t]*{CAPITAL}{{2,3}}):\s*$"
)


def labelled_line(scene: Scene) -> Reported | None:
    """A label stands before the line. A question has no speaker; an answer is by the person interviewed."""
    match = LABEL_INSIDE.search(scene.before(MAX_BLANK)) or LABEL.search(scene.before(MAX_BLANK))
    if scene.candidate.form != "line" or match is None:
        return None
    flags = lexicon.load("labels").get(match["label"].lower())
    return None if flags is None else direct(scene, goes_on="answers" in flags)


def initials_before(scene: Scene) -> Reported | None:
    """The speaker of the line is known by initials, or by one and a surname that are no name yet: «А.БЕЛОВА»."""
    label = INITIALS_AND_COLON.search(scene.before(INITIALS_BEFORE)) if scene.candidate.form == "line" else None
    if label is None:
        return None
    tokens = words_of_label(scene)
    if len(tokens) < 2:
        return None
    name = scene.entities.name_at(tokens[-2]) if label["surname"] else None
    if name is not None and name.first == tokens[0]:
        return None
    return direct(scene, source=Source(tokens[0], tokens[-1], tokens[0], "initials", "nomn"))


def words_of_label(scene: Scene) -> list[int]:
    """The reporter's words before the line, in the sentence in which the colon stands."""
    narration = scene.narrations.get(scene.text.sentence_at(scene.candidate.start - 1))
    return scene.words_before(narration) if narration is not None else []


def line_of_label(scene: Scene) -> Reported | None:
    """The words before the colon name who speaks in the line: «Газета: Когда откроют мост?»."""
    if scene.candidate.form != "line":
        return None
    label = [i for i in words_of_label(scene) if scene.text.word(i) != ":"]
    if len(label) > 2 and scene.text.word(label[0]) == "«":
        label = label[1:-1]  # «Вестник»: Когда откроют мост?
    return direct(scene, source=Source(label[0], label[-1] + 1, label[-1], "phrase", "nomn") if label else None)
