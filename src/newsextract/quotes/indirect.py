"""Statements in the reporter's words: which part of a sentence a cue reports.

A rule takes one cue of a frame and answers with the content's spans of code points, or nothing. `RULES` is their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile, islice
from typing import NamedTuple

from newsextract.quotes.candidates import WORD, Speech, is_predicate, trim
from newsextract.quotes.cues import Cue
from newsextract.quotes.marked import Reported
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import CLOSING
from newsextract.text import Sentence, Text

Spans = tuple[tuple[int, int], ...]
COMPLEMENTIZERS = frozenset({"что", "будто", "якобы"})
GAP = 16  # tokens between a cue and its «что»
LATER_REPORTS = 12  # of one sentence that are asked whether they end a clause
MIN_WORDS = 2
PARTING = frozenset({",", "и", "а", "также", "но"})  # between the clause and a later report
LEADING_IN = frozenset("при этом также ещё еще одновременно".split())  # before a gerund: «при этом отметив»
ABOUT_THIS = re.compile(r"^(\w+\s+)?(об этом|о чём|о чем|такое мнение|такую оценку|такие данные)\b", re.IGNORECASE)
# a part behind the cue that is no part of the statement: …, сообщил он, добавив, что
NOT_CONTENT = re.compile(
    r"^(котор(ый|ая|ое|ые|ого|ой|ых)|где|куда|когда|отметив|добавив|подчеркнув|уточнив"
    r"|сообщив|комментируя|отвечая|говоря|выступая|ссылаясь"
    r"|передаёт|передает|сообщает|пишет|со ссылкой|по словам|а|но|однако)\b",
    re.IGNORECASE,
)


class Statement(NamedTuple):
    """What an indirect rule may look at: one cue, its reporter, the sentence, and the sentence before."""

    segmentation: Text
    reporter: Narration
    cue: Cue
    cues: Sequence[Cue]
    sentence: Sentence
    before: Sentence | None
    speech: Sequence[Speech]  # speech that stands alone and touches the sentence

    @property
    def text(self) -> str:
        """The article's text."""
        return self.segmentation.string

    def start(self, token: int) -> int:
        """Where a token begins."""
        return self.segmentation.tokens[token].start

    def stop(self, token: int) -> int:
        """Where a token ends."""
        return self.segmentation.tokens[token].stop

    @property
    def end(self) -> int:
        """One past the last token of the cue and of a source that follows it."""
        source = self.cue.source
        end = max(self.cue.last, source.last) if source and source.first >= self.cue.first else self.cue.last
        closing = end < self.sentence.last and self.segmentation.tokens[end].text in CLOSING
        return end + 1 if closing else end


def that_clause(statement: Statement) -> Spans | None:
    """Иванов заявил, что сделка сорвана."""
    if not statement.cue.flags & {"that", "passive"} or statement.cue.form == "phrase":
        return None
    that = complementizer(statement)
    if that is None:
        return None
    stop = clause_stop(statement, that)
    return (content(statement, statement.stop(that), stop),)


def content(statement: Statement, start: int, stop: int) -> tuple[int, int]:
    """A span without the full stop of the sentence."""
    start, stop = trim(statement.text, start, stop)
    while stop > start and statement.text[stop - 1] in ". ":
        stop -= 1
    return start, stop


def complementizer(statement: Statement) -> int | None:
    """The «что» that belongs to the cue: behind a comma, no other cue or end of clause in between."""
    reporter = statement.reporter
    following = next((c.first for c in statement.cues if c.first > statement.cue.first and c.form != "phrase"), None)
    for distance, index in enumerate(reporter.after(statement.cue.at)):
        if distance > GAP or index == following or reporter.text.word(index) in (":", ";"):
            return None
        if reporter.text.lower(index) in COMPLEMENTIZERS:
            before = next(reporter.before(index), None)
            return index if before is not None and reporter.text.word(before) in (",", "то", "—", "–") else None
    return None


def clause_stop(statement: Statement, that: int) -> int:
    """Where the clause ends: at the next report of the same sentence, or with the sentence."""
    for cue in islice((cue for cue in statement.cues if cue.first > that), LATER_REPORTS):
        cut = boundary_before(statement, cue, that)
        if cut is not None:
            return statement.start(cut)
    return sentence_stop(statement)


def boundary_before(statement: Statement, cue: Cue, floor: int) -> int | None:
    """The comma or conjunction that parts a later report from the clause; None if that report lies in the clause."""
    reporter = statement.reporter
    first = cue.source.first if cue.source and floor < cue.source.first < cue.first else cue.first
    places = reporter.before(first)
    if cue.form == "gerund":  # «…, при этом отметив, что»
        places = dropwhile(lambda i: reporter.text.lower(i) in LEADING_IN, places)
    before = next(places, None)
    if before is None or before <= floor or cue.form in ("phrase", "participle", "infinitive", "noun"):
        return None
    if first < cue.first and reporter.text.lower(before) != "а":
        return None  # «…, а Россия уверена, что»; others can belong to the clause
    if reporter.text.lower(before) not in (*PARTING, "—", "–", "-"):
        return None
    while (earlier := next(reporter.before(before), floor)) > floor and reporter.text.lower(earlier) in PARTING:
        before = earlier
    return before


def sentence_stop(statement: Statement) -> int:
    """The end of the sentence, or the colon or dash before speech in it."""
    for speech in statement.speech:
        if statement.start(statement.cue.last - 1) < speech.start < statement.sentence.stop:
            return (
                statement.sentence.stop
                if speech.depth or not speech.whole
                else max(speech.stop, statement.sentence.start)
            )
    return statement.sentence.stop


def by_words_of(statement: Statement) -> Spans | None:
    """По словам министра, дорогу сдадут. Дорогу, по его словам, сдадут."""
    if statement.cue.form != "phrase":
        return None
    first, last = statement.cue.first, phrase_end(statement)
    left = left_part(statement, first)
    stop = clause_stop(statement, last - 1)
    right = content(statement, statement.stop(last - 1), stop)
    return spoken(statement, [left, right])


def phrase_end(statement: Statement) -> int:
    """One past the phrase: its source, and what brackets and commas add to it.

    «по словам врача (Анна Белова),», «по словам врача, знакомого с делом,», «по словам Беловой, главы фонда «Дом»,».
    """
    reporter, end = statement.reporter, past_bracket(statement, statement.end)
    while True:
        places = list(reporter.after(end - 1))
        if len(places) < 2 or reporter.text.word(places[0]) != ",":
            return end
        comma = next((i for i in places[1:] if reporter.text.word(i) == ","), None)
        if comma is None or not adds_to_source(statement, range(places[1], comma)):
            return end
        end = comma


def past_bracket(statement: Statement, end: int) -> int:
    """One past a bracket that follows at once."""
    following = statement.reporter.after(end - 1)
    if next((statement.reporter.text.word(i) for i in following), "") != "(":
        return end
    return next((i + 1 for i in following if statement.reporter.text.word(i) == ")"), end)


def adds_to_source(statement: Statement, part: range) -> bool:
    """Whether words between commas say more of the source: a participle, a relative clause, an apposition."""
    grammar, source = statement.reporter.grammar, statement.cue.source
    if not part:
        return False  # «по данным источника, , …»
    first = part[0]
    if statement.reporter.text.lower(first).startswith("котор"):
        return True
    last = statement.cue.last
    nouns = range(source.first, source.last) if source is not None else range(last - 1, last)
    if grammar.rel(first) == "acl" and grammar.head(first) in nouns:
        return True
    if any(grammar.feat(i, "VerbForm") in ("Fin", "Inf") or grammar.feat(i, "Variant") for i in part):
        return False  # a predicate: the statement has begun
    described = grammar.pos(first) in ("ADJ", "NOUN") or grammar.feat(first, "VerbForm") == "Part"
    same = any(all(grammar.feat(first, f) == grammar.feat(noun, f) for f in ("Case", "Number")) for noun in nouns)
    return described and same and grammar.feat(first, "Case") not in ("", "Nom")


def left_part(statement: Statement, first: int) -> tuple[int, int] | None:
    """The statement's part before a phrase in its middle; None where the phrase begins a clause."""
    reporter = statement.reporter
    previous = next(reporter.before(first), None)
    if previous is None or reporter.text.word(previous) != ",":
        return None
    start = statement.sentence.start
    for index in reporter.before(previous):
        if reporter.text.lower(index) in COMPLEMENTIZERS or reporter.text.word(index) in (";", ":"):
            start = statement.stop(index)
            break
    part = trim(statement.text, start, statement.start(previous))
    if not WORD.search(statement.text[part[0] : part[1]]) or re.fullmatch(
        r"(а|но|и|однако|при этом|также|кроме того|тем не менее|вместе с тем)",
        statement.text[part[0] : part[1]],
        re.IGNORECASE,
    ):
        return None
    return part


def as_said(statement: Statement) -> Spans | None:
    """Как сообщил министр, дорогу сдадут."""
    reporter, cue = statement.reporter, statement.cue
    before = [i for i, _ in zip(reporter.before(cue.first), range(8), strict=False)]
    how = next((i for i in before if reporter.text.lower(i) == "как"), None)
    if how is None or cue.form != "finite" or any(reporter.text.word(i) in ",;:" for i in before if i > how):
        return None
    if "label" in cue.flags or cue.lemma == "говориться" or not opens_aside(statement, how):
        return None
    comma = next((i for i in reporter.after(statement.end - 1) if reporter.text.word(i) in (",", ":")), None)
    left = left_part(statement, how)
    if comma is None and "passive" in cue.flags:  # «Как сообщается мост закрыт»: the comma was forgotten
        return spoken(
            statement, [left, content(statement, statement.stop(statement.end - 1), sentence_stop(statement))]
        )
    if comma is None:
        return spoken(statement, [left])
    return spoken(statement, [left, content(statement, statement.stop(comma), sentence_stop(statement))])


def opens_aside(statement: Statement, how: int) -> bool:
    """Whether «как» begins the sentence or an aside: not «так, как он описал», not «на вопрос, как он считает»."""
    previous = next(statement.reporter.before(how), None)
    if previous is None:
        return True
    earlier = next(statement.reporter.before(previous), None)
    if statement.reporter.text.word(previous) != "," or earlier is None:
        return statement.reporter.text.word(previous) not in (",",)
    return statement.reporter.text.lower(earlier) not in ("так", "вопрос", "том", "то", "такой")


def said_after(statement: Statement) -> Spans | None:
    """Дорогу сдадут в мае, сообщил министр. Дорогу, сообщил министр, сдадут."""
    reporter, cue = statement.reporter, statement.cue
    if cue.form != "finite" or not cue.flags & {"that", "passive"} or "demand" in cue.flags:
        return None
    first = cue.source.first if cue.source and cue.source.last == cue.first else cue.first
    if cue.source and cue.source.first < first:
        return None
    if (following := reporter.next(cue.at)) is not None and reporter.text.lower(following) == "ли":
        return None  # «остаётся вопрос, согласится ли он»
    places = list(islice(reporter.before(first), 3))
    if [reporter.text.lower(i) for i in places[:2]] == ["этом", "об"]:
        del places[:2]  # «…, об этом сообщил министр»
    if not places or reporter.text.word(places[0]) not in (",", "—", "–", "-"):
        return None
    left = trim(statement.text, behind_that(statement), statement.start(places[0]))
    if touches_speech(statement, left):
        return None
    right = rest_after(statement)
    if not has_predicate(statement, left):
        if right is None or not has_predicate(statement, right):
            return None
        if is_link(statement.text[left[0] : left[1]]):
            return spoken(statement, [right])
    return spoken(statement, [left, right])


# О том, что мост закроют, сообщила мэрия
LEADING_THAT = re.compile(r"(о том|тот факт|то), что\s+", re.IGNORECASE)


def behind_that(statement: Statement) -> int:
    """Where the statement begins in a sentence that it opens."""
    match = LEADING_THAT.match(statement.text, statement.sentence.start, statement.sentence.stop)
    return match.end() if match else statement.sentence.start


# words that lead over and say nothing: «Тем временем, сообщает газета, …»
LINKS = re.compile(
    r"(между тем|тем временем|кроме того|при этом|вместе с тем|так|а|но|однако|также|в то же время)", re.IGNORECASE
)


def is_link(text: str) -> bool:
    """Whether a part is only a leading-over phrase."""
    return bool(LINKS.fullmatch(text.strip()))


def rest_after(statement: Statement) -> tuple[int, int] | None:
    """What goes on behind the cue and its source, set off by a comma."""
    comma = statement.reporter.next(statement.end - 1)
    if comma is None or statement.reporter.text.word(comma) != ",":
        return None
    part = content(statement, statement.stop(comma), statement.sentence.stop)
    return None if NOT_CONTENT.match(statement.text[part[0] : part[1]]) else part


def after_colon(statement: Statement) -> Spans | None:
    """Министр уверен: дорогу сдадут. A clause behind a colon that follows the cue and its source at once."""
    cue, colon = statement.cue, statement.reporter.next(statement.end - 1)
    if cue.form != "finite" or "that" not in cue.flags or colon is None or statement.reporter.text.word(colon) != ":":
        return None
    part = content(statement, statement.stop(colon), statement.sentence.stop)
    if touches_speech(statement, part) or not has_predicate(statement, part):
        return None
    return spoken(statement, [part])


def about_this(statement: Statement) -> Spans | None:
    """Дорогу сдадут в мае. Об этом сообщил министр: the sentence before is the statement."""
    if statement.before is None or not ABOUT_THIS.match(
        statement.text[statement.sentence.start : statement.sentence.stop]
    ):
        return None
    if statement.before.paragraph < statement.sentence.paragraph - 1 or this_is_modifier(statement):
        return None
    part = content(statement, statement.before.start, statement.before.stop)
    return None if touches_speech(statement, part) else (part,)


def this_is_modifier(statement: Statement) -> bool:
    """«Об этом человеке говорят»: «этом» belongs to a noun."""
    reporter = statement.reporter
    this = next((i for i in reporter.tokens if reporter.text.lower(i) == "этом"), None)
    follower = reporter.next(this) if this is not None else None
    return follower is not None and reporter.grammar.feat(follower, "Case") == "Loc"


def has_predicate(statement: Statement, span: tuple[int, int]) -> bool:
    """Whether the span reads as a clause."""
    return (
        any(is_predicate(word) for word in WORD.findall(statement.text[span[0] : span[1]]))
        or " — " in statement.text[span[0] : span[1]]
    )


def touches_speech(statement: Statement, span: tuple[int, int]) -> bool:
    """Whether a span overlaps speech that stands alone."""
    return any(s.whole and s.start < span[1] and span[0] < s.stop for s in statement.speech)


def spoken(statement: Statement, parts: Sequence[tuple[int, int] | None]) -> Spans | None:
    """The parts that hold words, if together they hold enough."""
    kept = [part for part in parts if part and WORD.search(statement.text[part[0] : part[1]])]
    words = sum(len(WORD.findall(statement.text[a:b])) for a, b in kept)
    return tuple(kept) if words >= MIN_WORDS else None


RULES: tuple[Callable[[Statement], Spans | None], ...] = (
    about_this,
    that_clause,
    by_words_of,
    as_said,
    said_after,
    after_colon,
)
CONFIDENCE = {
    "about_this": 0.85,
    "that_clause": 0.95,
    "by_words_of": 0.95,
    "as_said": 0.95,
    "said_after": 0.93,
    "after_colon": 0.85,
}


def decide(statement: Statement) -> Reported | None:
    """The first rule that answers for a cue."""
    for rule in RULES:
        spans = rule(statement)
        if spans is not None:
            if not all(b > a for a, b in spans) or wholly_marked(statement, spans):
                return None
            name = rule.__name__
            return Reported("indirect", spans, statement.cue, statement.cue.source, name, CONFIDENCE[name])
    return None


def wholly_marked(statement: Statement, spans: Spans) -> bool:
    """Whether the whole content stands in marks: then it is direct, not indirect."""
    if len(spans) != 1:
        return False
    start, stop = spans[0]
    inside = [s for s in statement.speech if s.start >= start - 1 and s.stop <= stop + 2]
    covered = {i for s in inside for i in range(s.start, s.stop)}
    return all(i in covered or not statement.text[i].isalnum() for i in range(start, stop))
