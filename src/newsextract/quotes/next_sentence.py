"""Reports of speech in marks that stand in the sentence behind it: «Мы готовы». Так прокомментировал новость мэр."""

from __future__ import annotations

import re

from newsextract.quotes.cues import Cue
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene, direct
from newsextract.quotes.taken_up import ABOUT_THIS

SO = re.compile(r"(?:именно\s+)?так(?:ими\s+словами)?\s(?!что\b)", re.IGNORECASE)  # «Так ответил мэр»
OTHERWISE = re.compile(r"\bчто\b|:")  # then the report has words of its own


def cue_of_next_sentence(scene: Scene) -> Cue | None:
    """The cue behind «Об этом» of the next sentence: «Мост стал «посмешищем». Об этом заявил мэр»."""
    number = scene.last_sentence + 1
    opening = opening_of(scene, number, ABOUT_THIS) if not scene.cues_of(scene.number) else None
    if opening is None:
        return None
    cues = (c for c in scene.cues_of(number) if scene.begins(c) >= opening.end() and c.form in ("finite", "short"))
    return next((c for c in cues if scene.text.lower(c.first - 1) != "как"), None)  # «Об этом, как сообщает газета, …»


def opening_of(scene: Scene, number: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What a sentence that has cues begins with, if it is what a pattern has."""
    sentence = scene.text.sentences[number] if scene.cues_of(number) else None
    return pattern.match(scene.text.string, sentence.start, sentence.stop) if sentence is not None else None


def told_so(scene: Scene) -> Cue | None:
    """The cue behind «Так» of the next sentence: «Мы готовы». Так ответил мэр."""
    number = scene.last_sentence + 1
    opening = opening_of(scene, number, SO)
    if opening is None or OTHERWISE.search(scene.text.string, opening.start(), opening.endpos):
        return None
    return next((c for c in scene.cues_of(number) if c.form == "finite" and c.source is not None), None)


def told_in_such_words(scene: Scene) -> Cue | None:
    """The cue that takes up speech at the head of the next sentence: «Мы готовы». С таким заявлением выступил мэр."""
    cues = scene.cues_of(scene.last_sentence + 1)
    return next((c for c in cues if "taken" in c.flags and c.source is not None), None)


def reporter_in_next(scene: Scene) -> Reported | None:
    """The sentence behind speech that stands alone takes it up."""
    if scene.candidate.form != "marks" or not scene.candidate.clause or scene.colon is not None:
        return None
    cue = cue_of_next_sentence(scene) or told_so(scene) or told_in_such_words(scene)
    return direct(scene, cue, fills_cue=True) if cue is not None else None
