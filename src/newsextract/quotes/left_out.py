"""Whose words in marks are where the verb is left out: «Белова назвала это «ошибкой», Лунин — «победой»»."""

from __future__ import annotations

from itertools import takewhile

from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.scene import Scene
from newsextract.quotes.sources import Source, can_speak, phrase_source
from newsextract.text import DASH_TOKENS

BEFORE_SECOND = frozenset({"а", "и"})  # «…, а Лунин — «победой»»


def of_second(scene: Scene, cue: Cue) -> Source | None:
    """Who stands between a comma behind the cue and a dash at once before the marks."""
    narration = scene.narration
    words = scene.words_before(narration, scene.ends(cue)) if narration is not None else []
    if narration is None or not words or scene.text.word(words[-1]) not in DASH_TOKENS:
        return None
    part = list(takewhile(lambda i: scene.text.word(i) != ",", words[-2::-1]))[::-1]
    if len(part) + 1 == len(words):
        return None  # no comma
    part = part[scene.text.lower(part[0]) in BEFORE_SECOND :] if part else part
    who = next((i for i in part if is_somebody(narration, i)), None)
    source = phrase_source(narration, who) if who is not None else None
    fills = source is not None and source.first == part[0] and source.last == words[-1]
    return source if fills else None


def is_somebody(narration: Narration, index: int) -> bool:
    """Whether a word in the nominative is a person, or a noun that can speak."""
    able = narration.entities.person_at(index) is not None or can_speak(narration, index)
    return able and narration.grammar.case(index) in ("nomn", "")
