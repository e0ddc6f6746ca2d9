"""Statements that no conjunction joins to their cue: behind a colon, a dash or a comma."""

from __future__ import annotations

from itertools import islice

from newsextract import lexicon
from newsextract.quotes.borders import clause_stop
from newsextract.quotes.reported import Reported
from newsextract.quotes.statement import Statement, content, has_predicate, stated, touches_speech
from newsextract.quotes.verb_cues import is_thing
from newsextract.quotes.verbs import PHRASE_REACH
from newsextract.text import DASH_TOKENS

ASKING = ("котор", "како", "каки", "чем", "чём", "чей", "чьей", "чьём")  # behind a preposition
AS_FOLLOWS = lexicon.flagged("clause_words", "following")  # between «вывод врача» and its colon


def after_colon(statement: Statement) -> Reported | None:
    """A clause without marks stands behind a colon that follows the cue and its source at once.

    «К такому выводу пришли экологи: …»: then «такой» does not take up the sentence before.
    """
    cue, colon = statement.cue, mark_behind(statement)
    if not (cue.form == "finite" and cue.flags & {"that", "taken"}) and "noun" not in cue.flags:
        return None
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
    dash = mark_behind(statement)
    if cue.form != "finite" or "that" not in cue.flags or source is None or dash is None:
        return None
    if statement.text.word(dash) not in DASH_TOKENS or source.first >= cue.first or is_thing(narration, source.head):
        return None
    opener = narration.next(dash)
    parted = any(statement.text.word(i) in (":", *DASH_TOKENS) for i in narration.before(source.first))
    if parted or opener is None or narration.grammar.pos(opener) in ("CCONJ", "SCONJ"):
        return None
    part = content(statement, statement.stop(dash), clause_stop(statement, dash))
    return None if touches_speech(statement, part) or not has_predicate(statement, part) else stated(statement, part)


def without_that(statement: Statement) -> Reported | None:
    """«Следователи считают, он ехал быстро», «Говорят, он ехал быстро»: nothing else before a comma and a clause."""
    cue, source, narration = statement.cue, statement.cue.source, statement.narration
    comma = narration.next(cue.at)
    if cue.form != "finite" or "that" not in cue.flags or comma is None:
        return None
    first = cue.first if source is None or source.kind == "dropped" else source.first
    begins = (first == cue.first or (source is not None and source.last == cue.first)) and not is_worded_before(
        statement, first
    )
    opener = narration.next(comma)
    if not begins or statement.text.word(comma) != "," or opener is None:
        return None
    if statement.text.lower(opener) in lexicon.flagged("other_clauses", "object") | {"что"}:
        return None  # «рассказал, кто построил мост», «рассказал, что стало причиной пожара»
    part = content(statement, statement.stop(comma), clause_stop(statement, comma))
    if narration.grammar.pos(comma + 1) in ("SCONJ", "CCONJ", "VERB") or touches_speech(statement, part):
        return None
    if any(statement.text.lower(i).startswith(ASKING) for i in islice(narration.after(comma), 2)):
        return None  # «рассказал, в каком году построили мост»
    subject = any(narration.grammar.rel(i).startswith("nsubj") for i in narration.after(comma))
    return stated(statement, part) if subject and has_predicate(statement, part) else None


def is_worded_before(statement: Statement, first: int) -> bool:
    """Whether words of the sentence stand before a token."""
    return any(statement.text.word(i)[0].isalnum() for i in statement.narration.before(first))
