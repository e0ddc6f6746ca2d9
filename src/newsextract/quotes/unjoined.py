"""Statements that no conjunction joins to their cue: behind a colon, a dash or a comma."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from newsextract import language, lexicon
from newsextract.quotes.borders import clause_stop
from newsextract.quotes.reported import Reported
from newsextract.quotes.said_after import repeats_words
from newsextract.quotes.sources import SPEAKING, THERE, Source
from newsextract.quotes.statement import Statement, content, has_predicate, past_hearsay, stated, touches_speech
from newsextract.quotes.unsaid import is_thing
from newsextract.quotes.verbs import PHRASE_REACH
from newsextract.text import DASH_TOKENS, OPENING_TOKENS, Extent

ASKING = ("како", "каки", "чем", "чём")  # beginnings of words that ask, behind a preposition
OF_THIS = re.compile(r"(?:и\s+|но\s+)?это\s+\w+", re.IGNORECASE)  # «Мэр подчеркнул: это первый случай»
AS_FOLLOWS = lexicon.flagged("clause_words", "following")  # between «вывод врача» and its colon


def after_colon(statement: Statement) -> Reported | None:
    """A clause without marks stands behind a colon that follows the cue and its source at once.

    «К такому выводу пришли экологи: …»: then «такой» does not take up the sentence before.
    """
    cue = statement.cue
    of_noun = any(other.form == "noun" for other in statement.cues)  # «Газета цитирует слова врача: …»
    cites = "cites" in cue.flags and repeats_words(cue) and not of_noun
    reports = cue.form in ("finite", "gerund") and (cue.flags & {"that", "taken"} or cites)
    if (not reports and "noun" not in cue.flags) or ":" not in statement.narration.words:
        return None
    colon = mark_behind(statement)
    if colon is None or statement.text.word(colon) != ":":
        return None
    that = statement.narration.next(colon)  # «Мэр предупредил: что мост закроют»
    first = that if that is not None and statement.text.lower(that) == "что" else colon
    part = content(statement, statement.stop(first), statement.sentence.stop)
    if any(later.first == that and later.form == "phrase" for later in statement.cues):
        return None  # «Мэр не согласен: по его словам, мост цел»
    if that is not None and statement.text.lower(that) == THERE and any(c.first == that + 1 for c in statement.cues):
        return None  # «В мэрии это отрицают: там сказали, что …»
    if " " in cue.lemma and any(later.first > colon for later in statement.cues):
        return None  # «Мэр выступил с обращением: он сказал, что …»
    if any(later.source is not None and opens_anew(statement, later.source, colon) for later in statement.cues):
        return None  # «Лунин всё отрицает: он утверждает, что …»
    return clause_reported(statement, part)


def opens_anew(statement: Statement, source: Source, colon: int) -> bool:
    """Whether behind the colon stands «он», or a noun alone for whoever it is, «политик», that has a cue of its own."""
    if source.first != statement.narration.next(colon):
        return False
    lemma = language.title_lemma(statement.text.word(source.first)) if source.last == source.first + 1 else None
    return source.kind == "pronoun" or "generic" in lexicon.load("roles").get(lemma or "", ())


def clause_reported(statement: Statement, part: Extent) -> Reported | None:
    """Return a part as what the cue reports, where it is a clause and no speech stands in it."""
    is_told = has_predicate(statement, part) or OF_THIS.match(statement.words(part)) is not None
    return stated(statement, part) if is_told and not touches_speech(statement, part) else None


def mark_behind(statement: Statement) -> int | None:
    """The token behind the cue and its source; of «бьют тревогу», «сделал вывод» the mark behind their noun."""
    after = statement.narration.after(statement.end - 1)
    if "noun" in statement.cue.flags or " " not in statement.cue.lemma:  # «Вывод врача таков: …»
        behind = next((i for i in after if statement.text.lower(i) not in AS_FOLLOWS), None)
        return colon_behind_object(statement, behind) or behind
    return next(
        (i for i in islice(after, PHRASE_REACH + 1) if statement.text.word(i) in (":", ",", *DASH_TOKENS)), None
    )


def colon_behind_object(statement: Statement, first: int | None) -> int | None:
    """«Мэр напомнила жителям: …», «рассказала о планах: …»: the colon behind whom a verb tells, or of what."""
    text, grammar = statement.text, statement.narration.grammar
    if first is None or statement.cue.form != "finite" or statement.cue.at != statement.end - 1:
        return None
    word = first + (text.word(first) in OPENING_TOKENS)
    told = grammar.case(word) == "datv" or (grammar.case(word) == "accs" and grammar.is_animate(word))
    if not told and text.lower(first) not in SPEAKING:
        return None
    for index in islice(statement.narration.after(first - 1), OBJECT_REACH):
        if text.word(index) == ":":
            return index
        if text.word(index) in (",", *DASH_TOKENS) or grammar.is_predicate(index):
            return None
    return None


OBJECT_REACH = 6  # tokens between a verb and the colon: «заявил корреспонденту «Вестника»»


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
    return clause_reported(statement, content(statement, statement.stop(dash), clause_stop(statement, dash)))


def without_that(statement: Statement) -> Reported | None:
    """«Следователи считают, он ехал быстро», «Говорят, он ехал быстро»: nothing else before a comma and a clause."""
    cue, narration = statement.cue, statement.narration
    comma = narration.next(cue.at)
    if cue.form != "finite" or "that" not in cue.flags or comma is None or statement.text.word(comma) != ",":
        return None
    if not opens_sentence(statement) or not opens_told(statement, comma):
        return None
    first = past_hearsay(statement, comma)
    return clause_reported(statement, content(statement, statement.stop(first), clause_stop(statement, comma)))


def opens_sentence(statement: Statement) -> bool:
    """Whether a sentence begins with a subject and its verb, or with the verb of a subject that is not named."""
    cue, source = statement.cue, statement.cue.source
    if source is None or source.kind == "dropped":
        return not is_worded_before(statement, cue.first)
    return source.last == cue.first and not is_worded_before(statement, source.first)


def opens_told(statement: Statement, comma: int) -> bool:
    """Whether a clause with a subject follows a comma: no question, and no «угрожал, с мая поднять цены»."""
    narration, grammar = statement.narration, statement.narration.grammar
    clause = list(narration.after(comma))
    words = [statement.text.lower(i) for i in clause[:2]]
    if words[0] in lexicon.flagged("other_clauses", "object") | {"что"}:
        return False  # «рассказал, кто построил мост», «рассказал, что стало причиной пожара»
    if words[1:] == ["ли"]:
        return False  # «спорят, нужен ли мост»
    if not clause or grammar.pos(clause[0]) in ("SCONJ", "CCONJ", "VERB") or any(map(asks, words)):
        return False  # «рассказал, в каком году построили мост»
    if grammar.pos(clause[0]) == "ADP":
        clause = list(takewhile(lambda i: statement.text.word(i) != ",", clause))
        if not any(map(grammar.is_finite, clause)):
            return False
    impersonal = any(parse.pos == "PRED" for parse in language.parses(words[0])[:1])  # «считает, надо ждать»
    return impersonal or any(grammar.rel(i).startswith("nsubj") for i in clause)


def asks(word: str) -> bool:
    """«в каком году», «от чьего имени»: whether a word behind a preposition asks."""
    return word.startswith(ASKING) or language.is_relative(word) or language.is_whose(word)


def is_worded_before(statement: Statement, first: int) -> bool:
    """Whether words of the sentence stand before a token."""
    return any(statement.text.word(i)[0].isalnum() for i in statement.narration.before(first))
