"""Words that are written or chanted: «с плакатами «…»», «появилась надпись: …»."""

from __future__ import annotations

from bisect import bisect_left

from newsextract import language, lexicon
from newsextract.article import QuoteType
from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene, quoted
from newsextract.quotes.sources import phrase_source


def worded(scene: Scene) -> Reported | None:
    """A noun for written or chanted words stands directly before the marks, or before their colon."""
    narration = scene.narrations.get(scene.number)
    noun = last_before(scene, narration) if narration is not None else None
    if narration is None or noun is None or not is_worded(scene.text.lower(noun)):
        return None
    if scene.candidate.whole and kind_of_words(scene) != "direct":
        return None  # девиз клуба: «Сила и честь»
    cue = Cue(noun, noun + 1, noun, scene.text.lower(noun), "noun", frozenset(), None)
    subjects = narration.subjects_before(noun)
    subject = next((i for i in subjects if not language.is_relative(scene.text.lower(i))), None)
    source = phrase_source(narration, subject) if subject is not None else None
    return quoted(kind_of_words(scene), scene, cue, source, fills_cue=True)


def last_before(scene: Scene, narration: Narration) -> int | None:
    """The reporter's last word before the candidate."""
    tokens = narration.tokens
    at = bisect_left(tokens, scene.candidate.start, key=lambda index: scene.text.tokens[index].start)
    at -= at > 1 and scene.text.word(tokens[at - 1]) == ":"
    return tokens[at - 1] if at else None


def is_worded(word: str) -> bool:
    """Whether a word is a noun for words on a wall or in the street; «словами», but not «слово «дом»»."""
    table = lexicon.load("worded")
    return word in table or "form" not in table.get(language.noun_lemma(word), frozenset({"form"}))


def kind_of_words(scene: Scene) -> QuoteType:
    """Written or chanted words: a clause or an exclamation is direct, «Возвращение легенды» is a piece."""
    exclaims = scene.content[-1] in "!?"
    return "direct" if scene.candidate.clause or exclaims else "partial"
