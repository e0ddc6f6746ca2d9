"""Statements that no conjunction joins to their cue: behind a colon or a dash."""

from __future__ import annotations

from itertools import islice

from newsextract import lexicon
from newsextract.quotes.borders import clause_stop
from newsextract.quotes.reported import Reported
from newsextract.quotes.said_after import repeats_words
from newsextract.quotes.statement import Statement, content, has_predicate, stated, touches_speech
from newsextract.quotes.unsaid import is_thing
from newsextract.quotes.verbs import PHRASE_REACH
from newsextract.text import DASH_TOKENS

AS_FOLLOWS = lexicon.flagged("clause_words", "following")  # between «вывод врача» and its colon


def after_colon(statement: Statement) -> Reported | None:
    """A clause without marks stands behind a colon that follows the cue and its source at once.

    «К такому выводу пришли экологи: …»: then «такой» does not take up the sentence before.
    """
    cue = statement.cue
    of_noun = any(other.form == "noun" for other in statement.cues)  # «Газета цитирует слова врача: …»
    cites = "cites" in cue.flags and repeats_words(cue) and not of_noun
    reports = cue.form == "finite" and (cue.flags & {"that", "taken"} or cites)
    if (not reports and "noun" not in cue.flags) or ":" not in statement.narration.words:
        return None
    colon = mark_behind(statement)
    if colon is None or statement.text.word(colon) != ":":
        return None
    that = statement.narration.next(colon)  # «Мэр предупредил: что мост закроют»
    first = that if that is not None and statement.text.lower(that) == "что" else colon
    part = content(statement, statement.stop(first), statement.sentence.stop)
    if touches_speech(statement, part) or not has_predicate(statement, part):
        return None
    if " " in cue.lemma and any(later.first > colon for later in statement.cues):
        return None  # «Мэр выступил с обращением: он сказал, что …»
    return stated(statement, part)


def mark_behind(statement: Statement) -> int | None:
    """The token behind the cue and its source; of «бьют тревогу», «сделал вывод» the mark behind their noun."""
    after = statement.narration.after(statement.end - 1)
    if "noun" in statement.cue.flags or " " not in statement.cue.lemma:  # «Вывод врача таков: …»
        return next((i for i in after if statement.text.lower(i) not in AS_FOLLOWS), None)
    return next(
        (i for i in islice(after, PHRASE_REACH + 1) if statement.text.word(i) in (":", ",", *DASH_TOKENS)), None
    )


def after_dash(statement: Statement) -> Reported | None:
    """«Врач убеждён — парк надо сохранить»: a dash stands for «что» behind a subject and its verb."""
    cue, source, narration = statement.cue, statement.cue.source, statement.narration
    if cue.form != "finite" or "that" not in cue.flags or source is None or source.first >= cue.first:
        return None
    dash = mark_behind(statement)
    if dash is None or statement.text.word(dash) not in DASH_TOKENS or is_thing(narration, source.head):
        return None
    opener = narration.next(dash)
    parted = any(statement.text.word(i) in (":", *DASH_TOKENS) for i in narration.before(source.first))
    if parted or opener is None or narration.grammar.pos(opener) in ("CCONJ", "SCONJ"):
        return None
    part = content(statement, statement.stop(dash), clause_stop(statement, dash))
    return None if touches_speech(statement, part) or not has_predicate(statement, part) else stated(statement, part)
