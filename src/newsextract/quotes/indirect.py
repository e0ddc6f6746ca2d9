"""Statements in the reporter's words: which part of a sentence a cue reports."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsextract.quotes.as_said import as_said
from newsextract.quotes.borders import around_stop, clause_stop
from newsextract.quotes.clauses import trim
from newsextract.quotes.complementizers import complementizer
from newsextract.quotes.confidence import CONFIDENCE
from newsextract.quotes.inserted import around, phrase_end, relative_part
from newsextract.quotes.pieces import LEADING_THAT
from newsextract.quotes.reported import Reported
from newsextract.quotes.said_after import repeats_words, said_after
from newsextract.quotes.statement import (
    COMPLEMENTIZERS,
    Statement,
    content,
    has_predicate,
    is_to_come,
    opens_that,
    past_hearsay,
    stated,
    wholly_marked,
)
from newsextract.quotes.taken_up import about_this, only_passes_on
from newsextract.quotes.unjoined import after_colon, after_dash, without_that
from newsextract.rules import Rule, first_answer
from newsextract.text import Extent


def that_clause(statement: Statement) -> Reported | None:
    """A clause with «что» follows the cue."""
    reports = statement.cue.flags & {"that", "passive"} or repeats_words(statement.cue)
    if not reports or statement.cue.form == "phrase" or COMPLEMENTIZERS.isdisjoint(statement.narration.words):
        return None
    that = complementizer(statement)
    if that is None or is_to_come(statement):
        return None
    part = content(statement, statement.stop(past_hearsay(statement, that)), clause_stop(statement, that))
    return stated(statement, part, words=1, can_add=True)


def by_words_of(statement: Statement) -> Reported | None:
    """«По словам министра» stands before, in or behind the clause."""
    if statement.cue.form != "phrase":
        return None
    last = phrase_end(statement) - 1
    if "so" in statement.cue.flags and opens_that(statement, last):
        return None  # «Газета передаёт со слов врача, что …»
    right = content(statement, statement.stop(last), min(clause_stop(statement, last), around_stop(statement)))
    if "whose" in statement.cue.flags:
        return stated(statement, relative_part(statement, right))
    return stated(statement, *around(statement, statement.cue.first, right), can_add=True)


def that_before(statement: Statement) -> Reported | None:
    """A clause with «о том, что» opens the sentence, and the cue stands in the clause behind it."""
    cue, source, text = statement.cue, statement.cue.source, statement.text
    match = LEADING_THAT.match(text.string, statement.sentence.start, statement.sentence.stop)
    if match is None or cue.form not in ("finite", "short") or "that" not in cue.flags:
        return None
    if source is None and statement.narration.grammar.number(cue.at) != "plur":
        return None  # «О том, что мост закрыт, жителям сообщили утром»: somebody did
    first = min(cue.first, source.first) if source is not None else cue.first
    comma = next((i for i in statement.narration.before(first) if text.word(i) == ","), None)
    stop = statement.start(comma if comma is not None and statement.start(comma) > match.end() else first)
    if stop <= match.end() or TOPICS.search(text.string, match.end(), statement.start(first)):
        return None
    return stated(statement, content(statement, match.end(), stop))


# О том, что растёт, о ценах и дожде рассказал фермер
TOPICS = re.compile(r",\s(?:(?:и|а также)\s)?об?\s(?!том\b|ч[её]м\b|ком\b|что\b|(?:\w+\s)?котор)\w")


RULES: tuple[Rule[Callable[[Statement], Reported | None]], ...] = (
    Rule(
        after_colon,
        (
            "<Министр> {уверен}: [дорогу сдадут]. => indirect: министр",
            "Река мелеет. К такому выводу {пришли} <экологи>: [виновата плотина]. => indirect: экологи",
        ),
    ),
    Rule(
        about_this,
        (
            "[Дорогу сдадут в мае]. Об этом {сообщил} <министр>. => indirect: министр",
            "[Дорогу сдадут в мае]. С таким прогнозом {выступил} <министр>. => indirect: министр",
        ),
    ),
    Rule(
        by_words_of,
        (
            "{По словам} <министра>, [дорогу сдадут]. => indirect: министр",
            "[Дорогу], {по словам} <министра>, [сдадут]. => indirect: министр",
        ),
    ),
    Rule(
        as_said,
        (
            "Как {сообщил} <министр>, [дорогу сдадут]. => indirect: министр",
            "Мост закрыли так, как сообщил Иванов.",
        ),
    ),
    Rule(that_clause, ("<Иванов> {заявил}, что [сделка сорвана]. => indirect: Иванов",)),
    Rule(
        said_after,
        (
            "[Дорогу сдадут в мае], {сообщил} <министр>. => indirect: министр",
            "[Дорогу], {сообщил} <министр>, [сдадут]. => indirect: министр",
        ),
    ),
    Rule(
        that_before,
        ("О том, что [мост закроют], <мэр города Белова> в мае {говорила} жителям. => indirect: мэр города Белова",),
    ),
    Rule(
        without_that,
        (
            "<Следователи> {считают}, [он ехал быстро]. => indirect: следователи",
            "Иванов рассказал, кто построил мост.",
        ),
    ),
    Rule(
        after_dash,
        (
            "<Врач> {убеждён} — [парк надо сохранить]. => indirect: врач",
            "Иванов рассказал о мосте — старом и большом.",
        ),
    ),
)


def within_brackets(statement: Statement, reported: Reported) -> Reported:
    """What a cue in brackets reports, without what stands around them: «Завод (мэр сказал, что он закрыт) продали»."""
    string, at = statement.text.string, statement.start(statement.cue.first)
    opening = string.rfind("(", statement.sentence.start, at)
    if opening < 0 or ")" in string[opening:at]:
        return reported
    closing = string.find(")", at)
    bounds = Extent(opening + 1, closing if 0 <= closing < statement.sentence.stop else statement.sentence.stop)
    kept = (trim(string, max(s.start, bounds.start), min(s.stop, bounds.stop)) for s in reported.spans)
    inside = tuple(span for span in kept if span.start < span.stop)
    return reported._replace(spans=inside) if inside else reported  # «Мост закрыт (об этом сообщил мэр)»


def before_brackets(statement: Statement, reported: Reported) -> Reported:
    """What is said without what the reporter tells in brackets at its end: «Мэр сказал, что мост цел (он трясётся)»."""
    string, (*others, last) = statement.text.string, reported.spans
    opening = string.rfind("(", last.start, last.stop) if string[: last.stop].endswith(")") else -1
    if opening <= last.start or not has_predicate(statement, Extent(opening + 1, last.stop - 1)):
        return reported
    return reported._replace(spans=(*others, trim(string, last.start, opening)))


def decide_statement(statement: Statement) -> Reported | None:
    """What the first rule says that answers; nothing where all of it stands in marks."""
    found = first_answer(RULES, statement)
    if found is None or wholly_marked(statement, found[1].spans):
        return None
    rule, reported = found
    if rule.decide is not about_this and only_passes_on(statement, reported):
        return None
    reported = before_brackets(statement, within_brackets(statement, reported))
    return reported._replace(rule=rule.name, confidence=CONFIDENCE[rule.name])
