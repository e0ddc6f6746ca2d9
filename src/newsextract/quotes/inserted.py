"""A report in the middle of its clause, «мост, по словам мэра, закрыт»: where it ends, and where the clause begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.quotes.borders import behind_report
from newsextract.quotes.clause_ends import NEW_SUBJECT, SUBORDINATE, opens_main_clause
from newsextract.quotes.clauses import WORD, trim
from newsextract.quotes.source_nouns import may_be_things
from newsextract.quotes.sources import NOW, ONE
from newsextract.quotes.statement import COMPLEMENTIZERS, Statement, content, has_predicate
from newsextract.text import DASH_TOKENS, Extent

CONJUNCTIONS = NEW_SUBJECT | {"и", "зато"}  # behind a comma they begin a clause
JOINING = CONJUNCTIONS | lexicon.flagged("clause_words", "subordinate") | lexicon.flagged("other_clauses", "object")
RELATIVE_ADVERBS = lexicon.flagged("function_words", "relative-place")  # «порт, где, по словам мэра, всё готово»
LACKING = lexicon.flagged("clause_words", "amount")  # «воды больше нет»: with them a genitive is a clause
TOLD_REACH = 4  # tokens before «что» among which its verb stands: «отметить то, что»
TOPIC = re.compile(r"(?:а\s+)?что\s+(?:же\s+)?касается\b", re.IGNORECASE)  # «Что касается цен, то, по словам мэра, …»
PLACES_TOLD = frozenset({"там", "туда", "оттуда"})  # «По словам мэра, где мост, там и дом»
AS_IF = frozenset({"как", "что"})  # «после того, как они, по версии следствия, …»


# --- behind a phrase --------------------------------------------------------------------------------------------------


def phrase_end(statement: Statement) -> int:
    """One past the phrase: its source, and what brackets and commas add to it.

    «по словам врача (Анна Белова),», «по словам Беловой, главы фонда «Дом»,», «по словам врача, пишет «Маяк»,».
    """
    text = statement.text
    end = past_bracket(statement, past_rest(statement, statement.end))
    while True:
        places = list(statement.narration.after(end - 1))
        if len(places) < 2 or text.word(places[0]) != ",":
            return end
        comma = next(iter(statement.narration.commas_after(places[0])), None)
        if comma is None:
            return places[-1] + 1 if opens_relative(statement, places[1:]) else end
        if not (reports_between(statement, places[1], comma) or adds_to_source(statement, range(places[1], comma))):
            return end
        end = comma


def reports_between(statement: Statement, first: int, comma: int) -> bool:
    """«По словам врача, пишет «Маяк», …»: whether a report of another stands between commas."""
    own = (cue for cue in statement.cues if cue.first == first and cue.form == "finite" and "quote" not in cue.flags)
    return any(cue.source is not None and first < cue.source.last <= comma for cue in own)  # not «взорвался баллон»


def past_rest(statement: Statement, end: int) -> int:
    """One past what syntax parted from the source: «по мнению Союза помощи вкладчикам банков, …»."""
    narration, words = statement.narration, statement.text.words
    rest = narration.up_to_mark(end - 1)
    behind = narration.next(rest[-1]) if rest else None
    if behind is None or words[behind] not in (",", "(") or statement.cue.source is None:
        return end
    rest_of_name = all(narration.grammar.case(i) in ("gent", "") for i in rest)  # «хозяев ещё не открытого рынка»
    return behind if rest_of_name or tells_circumstance(statement, rest, behind) else end


def tells_circumstance(statement: Statement, rest: Sequence[int], comma: int) -> bool:
    """«По данным Росстата за 2018 год, цены выросли»: a preposition and its words, and the clause behind the comma."""
    narration = statement.narration
    clause = Extent(statement.stop(comma), statement.sentence.stop)
    following = list(islice(narration.after(comma), 2)) or [comma]
    relative = opens_relative(statement, following) or statement.text.lower(following[0]) in RELATIVE_ADVERBS
    if narration.grammar.pos(rest[0]) != "ADP" or relative:
        return False
    words = Extent(statement.start(rest[0]), statement.stop(rest[-1]))
    return has_predicate(statement, clause) and not has_predicate(statement, words)


def past_bracket(statement: Statement, end: int) -> int:
    """One past a bracket that follows at once, and a name behind it: «по словам главы Союза (СП) Анны Беловой»."""
    following = statement.narration.after(end - 1)
    if next((statement.text.word(i) for i in following), "") != "(":
        return end
    return past_rest(statement, next((i + 1 for i in following if statement.text.word(i) == ")"), end))


def opens_relative(statement: Statement, part: Sequence[int]) -> bool:
    """«врача, который лечил Иванова», «города, население которого растёт», «эксперта, чьи оценки приводит газета»."""
    return any(language.is_relative(word) or language.is_whose(word) for word in map(statement.text.lower, part[:2]))


def adds_to_source(statement: Statement, part: range) -> bool:
    """Whether words between commas say more of the source: a participle, a relative clause, an apposition."""
    grammar, source = statement.narration.grammar, statement.cue.source
    if not part or opens_relative(statement, part):
        return bool(part)  # «по данным источника, , …»
    if statement.text.lower(part[0]) in RELATIVE_ADVERBS:
        return statement.text.lower(part[-1] + 2) not in PLACES_TOLD  # «депздрава, куда обратилась газета,»
    now = len(part) > 1 and statement.text.lower(part[0]) in NOW  # «главы завода, ныне депутата,»
    part, cue, first = part[now:], statement.cue, part[now]
    nouns = (*range(source.first, source.last), cue.at) if source is not None else (cue.last - 1,)
    if grammar.rel(first) == "acl" and grammar.head(first) in nouns:
        return True
    participle = grammar.feat(first, "VerbForm") == "Part"
    predicates = ("Fin",) if participle else ("Fin", "Inf")  # «инженера, попросившего не называть его имени»
    if any(grammar.feat(i, "VerbForm") in predicates or grammar.feat(i, "Variant") for i in part):
        return False  # a predicate: the statement has begun
    described = grammar.pos(first) in ("ADJ", "NOUN") or participle or statement.text.lower(first) in ONE
    own = next((i for i in part if statement.narration.is_noun(i)), first)  # of adjectives the tagger knows few cases
    cases = {(grammar.case(i), grammar.number(i)) for i in (first, own) if grammar.case(i) not in ("", "nomn")}
    same = any((grammar.case(noun), grammar.number(noun)) in cases for noun in nouns)
    listed = len(part) == 1 and may_be_things(statement.text.lower(first))  # «…, школы, больницы и сады закроют»
    return described and same and not listed and not any(statement.text.lower(i) in LACKING for i in part)


# --- before the cue ---------------------------------------------------------------------------------------------------


class Clause(NamedTuple):
    """Where a clause begins; whether with a relative pronoun, so that it ends with the next comma."""

    start: int
    relative: bool = False


def around(statement: Statement, first: int, right: Extent | None) -> tuple[Extent | None, Extent | None]:
    """What a phrase in its clause reports: the part before it, if it begins none, and `right`, the part behind it."""
    text, narration = statement.text, statement.narration
    comma = next(narration.before(first), None)
    if comma is None or text.word(comma) != ",":
        return None, right
    last = next(narration.before(comma), None)
    if last is not None and parts_noun(statement, last, right):
        return None, None  # «своим любимым, по словам мэра, занятием»
    if comma == closing_aside(statement):
        return None, right  # «Как сообщил мэр, по предварительным данным, …»
    if last is not None and joins(text.lower(last)) and right is not None and has_predicate(statement, right):
        return None, right  # «…, однако, по мнению врача, …», «объяснил, почему, по мнению врача, …»
    if right is not None and is_spliced(statement, comma, right):
        return None, right
    clause = clause_of(statement, comma, right)
    part = trim(text.string, clause.start, statement.start(comma))
    words = statement.words(part)
    if clause.relative and right is not None:
        right = relative_part(statement, right)
    return None if not WORD.search(words) or is_link(words) else part, right


def joins(word: str) -> bool:
    """Whether a clause begins with a word that is none of it: «однако», «хотя», «почему», but not «который», «где»."""
    return word in JOINING and not (word in RELATIVE_ADVERBS or language.is_relative(word) or language.is_whose(word))


def is_spliced(statement: Statement, comma: int, right: Extent) -> bool:
    """«На месте работают врачи, по словам соседей, машины увозят раненых»: two clauses, and the report begins one."""
    grammar, narration = statement.narration.grammar, statement.narration
    before = list(narration.before(comma))
    if statement.cue.form != "phrase" or any(statement.text.word(i) in ",:;—–" for i in before):
        return False
    if SUBORDINATE.match(statement.text.string, statement.sentence.start):
        return False  # «Если дождь не кончится, по словам мэра, мост закроют»
    behind = behind_report(statement, right)
    subject = behind[0] if behind and narration.is_noun(behind[0]) else None
    opens = subject is not None and language.may_be_nominative(statement.text.word(subject))
    clauses = (any(map(grammar.is_finite, part)) for part in (before, behind))
    own = any(grammar.rel(i).startswith("nsubj") for i in before)
    return opens and own and all(clauses)


def parts_noun(statement: Statement, last: int, right: Extent | None) -> bool:
    """Whether a phrase stands between an adjective, at `last`, and its noun: «новым, по словам мэра, мостом»."""
    grammar, narration = statement.narration.grammar, statement.narration
    describes = any(parse.pos in ("ADJF", "PRTF") for parse in language.parses(statement.text.lower(last)))
    if right is None or not describes or grammar.case(last) in ("", "nomn"):
        return False
    noun = next((i for i in narration.after(last) if statement.start(i) >= right.start), None)
    if noun is None or grammar.case(noun) != grammar.case(last):
        return False
    return language.may_be_noun(statement.text.word(noun))


def clause_of(statement: Statement, comma: int, right: Extent | None) -> Clause:
    """The clause that a comma parts: it begins behind «что», a semicolon or a colon, or behind a comma."""
    text = statement.text
    if says_nothing(statement, right):
        return all_clauses(statement, comma)
    within: list[int] = []  # tokens between the comma before and this one, the last first
    nearest = True
    for index in statement.narration.before(comma):
        opens_that = text.lower(index) in COMPLEMENTIZERS and not names_topic(statement, index)
        if opens_that or text.word(index) in (";", ":"):
            return Clause(statement.stop(index))
        if text.word(index) in DASH_TOKENS and parts_clauses(statement, index, right):
            return Clause(statement.stop(index))
        if nearest and text.word(index) == ",":
            nearest = False
            clause = behind_comma(statement, within[::-1], right)
            if clause is not None:
                return clause
        within.append(index)
    return Clause(behind_aside(statement, comma))


def behind_aside(statement: Statement, comma: int) -> int:
    """Where the first clause of a sentence begins: behind «Как сообщил мэр», if that stands before a comma."""
    closing = closing_aside(statement)
    return statement.sentence.start if closing is None or closing >= comma else statement.stop(closing)


def closing_aside(statement: Statement) -> int | None:
    """The comma that ends «Как сообщил мэр, …», «Между тем, пишет «Порт», …» before another report of a sentence."""
    text, first = statement.text, next(iter(statement.cues), statement.cue)
    if first.first >= statement.cue.first or first.form != "finite":
        return None
    lead = text.string[statement.sentence.start : statement.start(first.first)].rstrip(" ,")
    if text.lower(statement.sentence.first) != "как" and not is_link(lead):
        return None
    return next((i for i in statement.narration.after(first.end - 1) if text.word(i) == ","), None)


def parts_clauses(statement: Statement, dash: int, right: Extent | None) -> bool:
    """«Дом опустел — в нём, по словам соседей, жил сторож»: whether the one dash before a report parts two clauses."""
    before = list(statement.narration.before(dash))
    alone = not any(statement.text.word(i) in DASH_TOKENS for i in before)
    clause = alone and any(map(statement.narration.grammar.is_finite, before))
    return clause and right is not None and has_predicate(statement, right)


def names_topic(statement: Statement, that: int) -> bool:
    """«Что касается цен, …» at the head of the sentence: «что» reports nothing."""
    topic = TOPIC.match(statement.text.string, statement.sentence.start)
    return topic is not None and statement.start(that) < topic.end()


def behind_comma(statement: Statement, within: Sequence[int], right: Extent | None) -> Clause | None:
    """The clause of tokens behind a comma, if a clause begins with them."""
    text = statement.text
    if not within:
        return None
    if any(language.is_relative(word) or word in RELATIVE_ADVERBS for word in map(text.lower, within)):
        return None if is_closed(statement, within, right) else Clause(statement.start(within[0]), relative=True)
    if len(within) == 1 and right is not None and begins_clause(statement, within[0], right):
        return Clause(statement.start(within[0]))
    if len(within) < 2 or text.lower(within[0]) not in CONJUNCTIONS | AS_IF:
        return None
    part = Extent(statement.start(within[0]), statement.stop(within[-1]))
    # «…, и теперь, по словам мэра, рост неизбежен»
    behind = [] if right is None else behind_report(statement, right)
    short = any(map(statement.narration.grammar.is_short, behind))
    predicate = short or has_predicate(statement, part) or (right is not None and has_predicate(statement, right))
    return Clause(statement.start(within[1])) if predicate else None


def begins_clause(statement: Statement, word: int, right: Extent) -> bool:
    """«Самолёт взлетел, он, по словам врача, упал»: whether a word is the subject of a verb behind the report."""
    grammar = statement.narration.grammar
    verb = grammar.head(word) if grammar.rel(word).startswith("nsubj") else None
    behind = verb is not None and statement.start(verb) >= right.start
    return behind and any(map(grammar.is_finite, statement.narration.before(word)))


def is_closed(statement: Statement, within: Sequence[int], right: Extent | None) -> bool:
    """«мост, который строили год, по словам мэра, открыт»: a relative clause has its verb, and the main one follows."""
    if right is None:
        return False
    goes_on = list(takewhile(lambda i: statement.text.word(i) != ",", behind_report(statement, right)))
    return all(any(map(statement.narration.grammar.is_predicate, part)) for part in (within, goes_on))


def says_nothing(statement: Statement, right: Extent | None) -> bool:
    """Whether nothing is said behind a report."""
    return right is None or not WORD.search(statement.words(right))


def all_clauses(statement: Statement, comma: int) -> Clause:
    """«Дождь кончился, но вода прибывает, по словам мэра»: a report at the end reports all that stands before.

    Not what stands before a semicolon, or before the «что» of another report: «Стоит отметить, что мост готов, …».
    """
    text, narration = statement.text, statement.narration
    for index in narration.before(comma):
        near = islice(narration.before(index), TOLD_REACH)
        joins_report = text.lower(index) in COMPLEMENTIZERS
        if text.word(index) == ";" or (joins_report and any(narration.verbs.entry(text.lower(i), ()) for i in near)):
            return Clause(statement.stop(index))
    return Clause(behind_aside(statement, comma))


def relative_part(statement: Statement, part: Extent) -> Extent:
    """The part up to the comma behind which the main clause goes on: «рынок, где, по словам мэра, тихо, закроют»."""
    behind = (i for i in behind_report(statement, part) if statement.start(i) < part.stop)
    comma = next((i for i in behind if statement.text.word(i) == "," and opens_main_clause(statement, i)), None)
    return part if comma is None else content(statement, part.start, statement.start(comma))


def is_link(words: str) -> bool:
    """Whether a part is only a leading-over phrase."""
    return words.strip().lower() in lexicon.load("links")
