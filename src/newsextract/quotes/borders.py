"""Where a statement in the reporter's words begins and ends in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, islice
from typing import NamedTuple

from newsextract import lexicon
from newsextract.quotes.clauses import WORD, trim
from newsextract.quotes.cues import Cue
from newsextract.quotes.statement import Statement, content, has_predicate
from newsextract.text import DASH_TOKENS, Extent

COMPLEMENTIZERS = frozenset({"что", "будто", "якобы"})
NOT_STATED = frozenset(
    {"за то ,", "факт того ,", "факта того ,"}
)  # «поблагодарил за то, что», «обсудил факт того, что»
COMMAS = 60  # tokens behind «что» among which the commas of its clause stand
OF_NOUNS = frozenset({"acl", "acl:relcl", "amod"})  # relations of clauses and participles to their noun
GAP = 16  # tokens between a cue and its «что»
LATER_REPORTS = 12  # of one sentence that are asked whether they end a clause
PARTING = frozenset({",", "и", "а", "также", "но", "однако"})  # between the clause and a later report
NEW_SUBJECT = frozenset({"а", "но", "однако"})  # before a later report of somebody else's
OTHERS = frozenset(
    {"другие", "другой", "другая", "остальные", "вторые"}
)  # «одни считают, что …, другие уверены, что …»
LEADING_IN = frozenset("при этом также ещё еще одновременно".split())  # before a gerund: «при этом отметив»
CONJUNCTIONS = frozenset({"и", "а", "но", "однако", "зато"})  # behind a comma they begin a clause
AS_IF = frozenset({"как", "что"})  # «после того, как они, по версии следствия, …»


# --- behind the cue ---------------------------------------------------------------------------------------------------


def complementizer(statement: Statement) -> int | None:
    """The «что» that belongs to the cue: behind a comma, no other cue or end of clause in between."""
    text, narration = statement.text, statement.narration
    following = next((c.first for c in statement.cues if c.first > statement.cue.first and c.form != "phrase"), None)
    for distance, index in enumerate(narration.after(statement.cue.at)):
        if distance > GAP or index == following or text.word(index) in (":", ";"):
            return None
        if text.lower(index) in COMPLEMENTIZERS and narration.grammar.rel(index) != "nsubj":  # «о том, что происходит»
            before = [text.lower(i) for i in islice(narration.before(index), 3)]
            states = before[:1] and before[0] in (",", "то", "—", "–") and " ".join(before[::-1]) not in NOT_STATED
            return index if states else None
    return None


def clause_stop(statement: Statement, that: int) -> int:
    """Where the clause ends: at the next report of the same sentence, or with the sentence."""
    own = main_clause(statement, that) or second_verb(statement, that)
    if own is not None:
        return statement.start(own)
    for cue in islice((cue for cue in statement.cues if cue.first > that), LATER_REPORTS):
        cut = boundary_before(statement, cue, that)
        if cut is not None:
            return statement.start(cut)
    return sentence_stop(statement)


def main_clause(statement: Statement, that: int) -> int | None:
    """The comma behind which the main clause begins: «Отметив, что мост закрыт, мэр ушёл»."""
    narration, grammar = statement.narration, statement.narration.grammar
    main = above_clause(statement)
    if main is None or main <= that or grammar.feat(main, "VerbForm") != "Fin":
        return None
    subjects = [i for i in grammar.children(main, "nsubj") if that < i < main]
    first = min([main, *subjects])
    return next((i for i in narration.before(first) if statement.text.word(i) == "," and i > that), None)


def above_clause(statement: Statement) -> int | None:
    """Return the verb of the clause around the cue's own: that of a gerund or a participle, or behind «который»."""
    grammar, at = statement.narration.grammar, statement.cue.at
    rel, head = grammar.rel(at), grammar.head(at)
    if statement.cue.form == "gerund" or rel == "advcl":
        return head
    if head is None or rel not in OF_NOUNS:
        return None
    return grammar.head(head)  # «эколог, утверждающий, что мост опасен, подал в суд»


def second_verb(statement: Statement, that: int) -> int | None:
    """The comma before another verb of the subject: «Мэр заявил, что мост опасен, и призвал уйти».

    Within the clause no comma would stand before «и» and a verb without a subject.
    """
    text, narration = statement.text, statement.narration
    if statement.cue.form != "finite":
        return None
    commas = [i for i in islice(narration.after(that), COMMAS) if text.word(i) == ","]
    for number, comma in enumerate(commas):
        if statement.start(comma) > sentence_stop(statement):
            return None
        union, *rest = [*islice(narration.after(comma), 3), None]
        verb = next((i for i in rest if i is not None and narration.grammar.pos(i) != "ADV"), None)
        if union is None or verb is None or text.lower(union) != "и" or not goes_with(statement, verb):
            continue
        if number == 0 or narration.verbs.reports(text.word(verb)):
            return comma
    return None


def goes_with(statement: Statement, verb: int) -> bool:
    """Whether a verb can have the subject of the cue, and has none of its own."""
    grammar, at = statement.narration.grammar, statement.cue.at
    if grammar.feat(verb, "VerbForm") != "Fin" or not grammar.are_alike(verb, at):
        return False
    return not grammar.children(verb, "nsubj", "nsubj:pass")


def boundary_before(statement: Statement, cue: Cue, floor: int) -> int | None:
    """The comma or conjunction that parts a later report from the clause; None if that report lies in the clause."""
    text, narration = statement.text, statement.narration
    first = cue.source.first if cue.source and floor < cue.source.first < cue.first else cue.first
    places = narration.before(first)
    if cue.form == "gerund":  # «…, при этом отметив, что»
        places = dropwhile(lambda i: text.lower(i) in LEADING_IN, places)
    before = next(places, None)
    if before is None or before <= floor or cue.form in ("phrase", "participle", "infinitive", "noun"):
        return None
    if first < cue.first and text.lower(before) not in NEW_SUBJECT and text.lower(first) not in OTHERS:
        return None  # «…, а Россия уверена, что»; others can belong to the clause
    if text.lower(before) not in PARTING | DASH_TOKENS or not (first < cue.first or reports_itself(statement, cue)):
        return None
    while (earlier := next(narration.before(before), floor)) > floor and text.lower(earlier) in PARTING:
        before = earlier
    return before


def reports_itself(statement: Statement, cue: Cue) -> bool:
    """Whether a later cue begins a report of its own: not «…, что не виновен и считает дело ложным»."""
    if cue.form != "finite" or "passive" in cue.flags or (cue.source is not None and cue.source.first > cue.at):
        return True
    following = islice(statement.narration.after(cue.at), GAP)
    return any(statement.text.lower(i) in (*COMPLEMENTIZERS, ":") for i in following)


def sentence_stop(statement: Statement) -> int:
    """The end of the sentence, or the colon or dash before speech in it."""
    sentence = statement.sentence
    for candidate in statement.candidates:
        if statement.stop(statement.end - 1) <= candidate.start < sentence.stop:
            inside = candidate.depth or not candidate.whole
            return sentence.stop if inside else max(candidate.start, sentence.start)
    return sentence.stop


def rest_after(statement: Statement) -> Extent | None:
    """What goes on behind the cue and its source, set off by a comma."""
    comma = statement.narration.next(statement.end - 1)
    if comma is None or statement.text.word(comma) != ",":
        return None
    part = content(statement, statement.stop(comma), sentence_stop(statement))
    return None if further_clause().match(statement.words(part)) else part


@cache
def further_clause() -> re.Pattern[str]:
    """Return what matches a part behind a source that is no part of the statement: «…, сообщил он, добавив, что …»."""
    openers = sorted(lexicon.flagged("other_clauses", "further"))
    return re.compile(rf"(?:{'|'.join(openers)})\b", re.IGNORECASE)


def describes_source(statement: Statement, part: Extent) -> bool:
    """Whether words behind a source are no clause and say more of it: «…, сказал директор, врач Пётр Лунин»."""
    first = next((i for i in statement.narration.after(statement.end - 1) if statement.start(i) >= part.start), None)
    named = first is not None and statement.narration.grammar.pos(first) in ("NOUN", "PROPN", "ADJ", "NUM")
    return named and not has_predicate(statement, part)


# --- behind a phrase --------------------------------------------------------------------------------------------------


def phrase_end(statement: Statement) -> int:
    """One past the phrase: its source, and what brackets and commas add to it.

    «по словам врача (Анна Белова),», «по словам врача, знакомого с делом,», «по словам Беловой, главы фонда «Дом»,».
    """
    text, narration, end = statement.text, statement.narration, past_bracket(statement, statement.end)
    while True:
        places = list(narration.after(end - 1))
        if len(places) < 2 or text.word(places[0]) != ",":
            return end
        comma = next((i for i in places[1:] if text.word(i) == ","), None)
        if comma is None or not adds_to_source(statement, range(places[1], comma)):
            return end
        end = comma


def past_bracket(statement: Statement, end: int) -> int:
    """One past a bracket that follows at once."""
    following = statement.narration.after(end - 1)
    if next((statement.text.word(i) for i in following), "") != "(":
        return end
    return next((i + 1 for i in following if statement.text.word(i) == ")"), end)


def adds_to_source(statement: Statement, part: range) -> bool:
    """Whether words between commas say more of the source: a participle, a relative clause, an apposition."""
    grammar, source = statement.narration.grammar, statement.cue.source
    if not part:
        return False  # «по данным источника, , …»
    first = part[0]
    if any(statement.text.lower(i).startswith("котор") for i in part[:2]):
        return True  # «врача, который лечил Иванова», «города, население которого растёт»
    last = statement.cue.last
    nouns = range(source.first, source.last) if source is not None else range(last - 1, last)
    if grammar.rel(first) == "acl" and grammar.head(first) in nouns:
        return True
    participle = grammar.feat(first, "VerbForm") == "Part"
    predicates = ("Fin",) if participle else ("Fin", "Inf")  # «инженера, попросившего не называть его имени»
    if any(grammar.feat(i, "VerbForm") in predicates or grammar.feat(i, "Variant") for i in part):
        return False  # a predicate: the statement has begun
    described = grammar.pos(first) in ("ADJ", "NOUN") or participle

    def of(index: int) -> tuple[str, str]:
        return grammar.case(index), grammar.number(index)

    same = any(of(first) == of(noun) for noun in nouns)
    return described and same and grammar.case(first) not in ("", "nomn")


# --- before the cue ---------------------------------------------------------------------------------------------------


class Clause(NamedTuple):
    """Where a clause begins; whether with a relative pronoun, so that it ends with the next comma."""

    start: int
    relative: bool = False


def around(statement: Statement, first: int, right: Extent | None) -> tuple[Extent | None, Extent | None]:
    """What a phrase in the middle of its clause reports, before and behind it: `right` begins behind the phrase.

    There is nothing before it where it begins a clause.
    """
    text, narration = statement.text, statement.narration
    comma = next(narration.before(first), None)
    if comma is None or text.word(comma) != ",":
        return None, right
    last = next(narration.before(comma), None)
    if last is not None and text.lower(last) in CONJUNCTIONS and right is not None and has_predicate(statement, right):
        return None, right  # «…, однако, по мнению врача, …»
    clause = clause_of(statement, comma, right)
    part = trim(text.string, clause.start, statement.start(comma))
    words = statement.words(part)
    if clause.relative and right is not None:
        right = up_to_comma(statement, right)
    return None if not WORD.search(words) or is_link(words) else part, right


def clause_of(statement: Statement, comma: int, right: Extent | None) -> Clause:
    """The clause that a comma parts: it begins behind «что», a semicolon or a colon, or behind a comma."""
    text = statement.text
    within: list[int] = []  # tokens between the comma before and this one, the last first
    nearest = True
    for index in statement.narration.before(comma):
        if text.lower(index) in COMPLEMENTIZERS or text.word(index) in (";", ":"):
            return Clause(statement.stop(index))
        if nearest and text.word(index) == ",":
            nearest = False
            clause = behind_comma(statement, within[::-1], right)
            if clause is not None:
                return clause
        within.append(index)
    return Clause(statement.sentence.start)


def behind_comma(statement: Statement, within: Sequence[int], right: Extent | None) -> Clause | None:
    """The clause of tokens behind a comma, if a clause begins with them."""
    text = statement.text
    if len(within) < 1:
        return None
    if any(text.lower(i).startswith("котор") or text.lower(i) == "чего" for i in within):
        return Clause(statement.start(within[0]), relative=True)
    if len(within) < 2 or text.lower(within[0]) not in CONJUNCTIONS | AS_IF:
        return None
    part = Extent(statement.start(within[0]), statement.stop(within[-1]))
    predicate = has_predicate(statement, part) or (right is not None and has_predicate(statement, right))
    return Clause(statement.start(within[1])) if predicate else None


def up_to_comma(statement: Statement, part: Extent) -> Extent:
    """The part up to its first comma."""
    comma = statement.text.string.find(",", part.start, part.stop)
    return part if comma < 0 else content(statement, part.start, comma)


def is_link(words: str) -> bool:
    """Whether a part is only a leading-over phrase."""
    return words.strip().lower() in lexicon.load("links")
