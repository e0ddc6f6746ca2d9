"""Where a statement in the reporter's words ends behind its cue."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import dropwhile, islice

from newsextract import language, lexicon
from newsextract.quotes.clause_ends import (
    NEW_SUBJECT,
    afterwards,
    behind_gerund,
    behind_noun,
    behind_participle,
    behind_speech,
    behind_subordinate,
    doubt,
    main_clause,
    second_verb,
    sentence_stop,
    silence,
    verb_of_speaker,
)
from newsextract.quotes.complementizers import PARTING, complementizer
from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.source_nouns import lemma_of
from newsextract.quotes.statement import COMPLEMENTIZERS, Statement, content, ends_with_source, has_predicate
from newsextract.quotes.verbs import phrase_flags
from newsextract.rules import Rule, first_answer
from newsextract.text import DASH_TOKENS, Extent

GAP = 17  # tokens behind a cue among which its «что» stands
LATER_REPORTS = 12  # of one sentence that are asked whether they end a clause
PARTING_OR_DASH = PARTING | DASH_TOKENS
NEW_CLAUSE = NEW_SUBJECT | {";"}  # what parts the clauses of two subjects
WHILE = (("как", "тогда"), ("как", "время", "то", "в"))  # backwards: «…, тогда как врач считает, что …»
OTHER_PEOPLE = lexicon.flagged("clause_words", "others")  # «одни считают, что …, другие уверены, что …»
# what ends a clause behind «что»: the first that answers with its last token
ENDS: tuple[Rule[Callable[[Statement, int], int | None]], ...] = (
    Rule(
        main_clause,
        (
            "Если раньше <врачи> {говорили}, что [болезнь редкая], то теперь они изменили мнение. => indirect: врачи",
            "{Отметив}, что [мост опасен], <Пётр Лунин> закрыл его. => indirect: Пётр Лунин",
        ),
    ),
    Rule(
        behind_noun,
        (
            "{Признание} <Лунина> в том, что [деньги на ремонт выделены, однако рабочих не хватает], удивило многих."
            " => indirect: Лунин",
        ),
    ),
    Rule(behind_participle, ("{Заявивший}, что [мост опасен], чиновник уволен. => indirect",)),
    Rule(
        behind_subordinate,
        ("Хотя <жители> {настаивают}, что [мост надёжен], суд решил иначе. => indirect: жители",),
    ),
    Rule(
        behind_speech,
        ("<Пётр Лунин> {сообщил}, что «[мост стоит крепко]», однако суд решил иначе. => partial: Пётр Лунин",),
    ),
    Rule(
        second_verb,
        ("<Мэр Пётр Лунин> {заявил}, что [мост опасен], и призвал жителей не ходить по нему. => indirect: Пётр Лунин",),
    ),
    Rule(
        verb_of_speaker,
        ("<Анна Белова> {сообщила}, что [мост закрыт] и попросила жителей ждать. => indirect: Анна Белова",),
    ),
    Rule(
        silence,
        ("<Павел Рудин> {рассказал}, что [мост закрыт], однако говорить о сроках не стал. => indirect: Павел Рудин",),
    ),
    Rule(
        behind_gerund,
        ("<Лунин> ушёл, {сказав}, что [устал]; вечером он вернулся. => indirect: Лунин",),
    ),
    Rule(afterwards, ("<Лунин> {заявил}, что [мост опасен], после чего ушёл. => indirect: Лунин",)),
    Rule(doubt, ("В городе прошёл {слух}, что [мост закроют], но он не подтвердился. => indirect",)),
)
DENYING = lexicon.flagged("verb_groups", "denying")  # «…, однако завод отрицает продажу»
REPORTING = frozenset({"passive", "relay"})  # flags of verbs that report whoever their subject is
BEFORE_GERUND = lexicon.flagged("clause_words", "adding")  # «при этом отметив»


def around_stop(statement: Statement) -> int:
    """Where the clause ends in which a report stands inside another's: «Он сказал, что, по его мнению, …, и ушёл»."""
    first = statement.cue.first
    for cue in reversed([c for c in statement.cues[:LATER_REPORTS] if c.first < first and c.form != "phrase"]):
        outer = statement._replace(cue=cue)
        that = complementizer(outer)
        if that is not None and that < first:
            stop = clause_stop(outer, that)
            return stop if stop > statement.start(first) else statement.sentence.stop
    return statement.sentence.stop


def clause_stop(statement: Statement, that: int) -> int:
    """Where the clause ends: at the next report of the same sentence, or with the sentence."""
    own, stop = first_answer(ENDS, statement, that), before_report(statement, that)
    return stop if own is None else min(stop, statement.start(own[1]))


def before_report(statement: Statement, floor: int) -> int:
    """Where the next report of the same sentence begins behind a token, else the end of the sentence."""
    for cue in islice((cue for cue in statement.cues if cue.first > floor), LATER_REPORTS):
        cut = boundary_before(statement, cue, floor)
        if cut is None or (cut == floor + 1 and "quote" in cue.flags):
            continue  # «По словам врача, взорвался баллон»
        before = Extent(statement.stop(floor), statement.start(cut))  # «Полиция, по данным газеты, отметила, что»
        if statement.cue.form != "phrase" or has_predicate(statement, before) or ends_with_source(statement, cue):
            return before.stop
    return sentence_stop(statement)


def boundary_before(statement: Statement, cue: Cue, floor: int) -> int | None:
    """Where the clause ends before a later report: at a comma or conjunction; None if the clause holds the report."""
    text, narration = statement.text, statement.narration
    first = cue.source.first if cue.source and floor < cue.source.first < cue.first else cue.first
    if first < cue.first and text.lower(first - 1) in language.IN_OR_ON:
        first -= 1  # «…, но в мэрии это опровергли»
    places = list(narration.before(past_not(narration, first)))
    at_once = places[0] if places else None
    places = places[next((len(words) for words in WHILE if narration.words_before(first, len(words)) == words), 0) :]
    if cue.form == "gerund" or first < cue.first:  # «…, при этом отметив, что», «…, при этом он отметил, что»
        places = list(dropwhile(lambda i: text.lower(i) in BEFORE_GERUND, places))
    before = places[0] if places else None
    if cue.form == "noun":
        return before_spread(statement, cue, floor)
    if before is None or before <= floor or cue.form in ("phrase", "participle", "infinitive"):
        return None
    parted = text.lower(before) in NEW_CLAUSE or text.lower(first) in OTHER_PEOPLE or before != at_once
    if first < cue.first and not parted and not is_parallel(statement, cue, floor):
        return None  # «…, а Россия уверена, что»; others can belong to the clause
    if first < cue.first and is_deed(statement, cue):
        return None
    if text.lower(before) not in PARTING_OR_DASH or not (first < cue.first or reports_itself(statement, cue)):
        return None
    while (earlier := next(narration.before(before), floor)) > floor and text.lower(earlier) in PARTING:
        before = earlier
    return before


def before_spread(statement: Statement, noun: Cue, floor: int) -> int | None:
    """The comma of «…, а в прессе появились слухи, что»: it ends what another says, where «а» or «но» stands behind."""
    commas = [i for i in statement.narration.commas_after(floor) if i < noun.first]
    opened = bool(commas) and statement.text.lower(statement.narration.next(commas[-1]) or noun.first) in NEW_SUBJECT
    return commas[-1] if opened else None


def is_parallel(statement: Statement, cue: Cue, floor: int) -> bool:
    """«Критики говорят, что мост опасен, сторонники пишут, что он надёжен»: two reports, each of its own subject."""
    text, narration, own = statement.text, statement.narration, statement.cue
    if cue.source is None or own.source is None or cue.source.last != cue.first or own.form != "finite":
        return False
    heads = (own.source.head, cue.source.head)
    alike = narration.grammar.are_alike(own.at, cue.at) or all(narration.grammar.number(i) == "plur" for i in heads)
    joined = [text.lower(i) for i in islice(narration.after(cue.at), 2)] == [",", "что"]
    opener = narration.next(floor)
    within = opener is not None and narration.grammar.pos(opener) == "SCONJ"  # «…, что если мост закроют, врачи …»
    return joined and alike and not within and narration.grammar.head(cue.at) != floor


def past_not(narration: Narration, first: int) -> int:
    """The first token of a cue with its «не»: «…, не исключает врач»."""
    before = narration.previous(first)
    return before if before is not None and narration.text.lower(before) == "не" else first


def is_deed(statement: Statement, cue: Cue) -> bool:
    """«…, а жители отметили праздник»: a verb with a thing for its object, and no clause, tells what somebody did."""
    narration, grammar = statement.narration, statement.narration.grammar
    objects = [i for i in grammar.children(cue.at, "obj") if i > cue.at]
    things = not any(phrase_flags(lemma_of(narration, i)) for i in objects)
    answers = "label" in cue.flags or cue.lemma in DENYING or takes_clause(statement, cue)
    return bool(objects) and things and not answers


def takes_clause(statement: Statement, cue: Cue) -> bool:
    """Whether «что» or a colon follows a cue."""
    following = islice(statement.narration.after(cue.at), GAP)
    return any(statement.text.lower(i) in (*COMPLEMENTIZERS, ":") for i in following)


def reports_itself(statement: Statement, cue: Cue) -> bool:
    """Whether a later cue begins a report of its own: not «…, что не виновен и считает дело ложным»."""
    told_behind = cue.source is not None and cue.source.first > cue.at
    return cue.form != "finite" or told_behind or bool(cue.flags & REPORTING) or takes_clause(statement, cue)


def rest_after(statement: Statement, last: int | None = None) -> Extent | None:
    """What goes on behind the cue and its source, or behind a later token that ends the report, set off by a comma."""
    text = statement.text
    comma = statement.narration.next(statement.end - 1 if last is None else last)
    if comma is None or text.word(comma) != ",":
        return None
    stop = min(sentence_stop(statement), around_stop(statement), before_relay(statement, comma))
    part = content(statement, statement.stop(comma), stop)
    opener = statement.narration.next(comma)
    if opener is not None and text.lower(opener) in NEW_SUBJECT and said_in_body(statement):
        return part if has_predicate(statement, part) else None
    gerund = opener is not None and statement.narration.grammar.feat(opener, "VerbForm") == "Conv"
    return None if gerund or further_clause().match(statement.words(part)) else part


def before_relay(statement: Statement, comma: int) -> int:
    """«Мост, сообщил мэр, закрыт, пишет «Маяк»»: where a report at the end of the sentence begins, with its comma."""
    relay = statement.cues[-1]
    before = statement.narration.previous(relay.first) if relay.first > comma + 1 and relay.form == "finite" else None
    last = before is not None and statement.text.word(before) == "," and ends_with_source(statement, relay)
    return statement.start(before) if last and before is not None else statement.sentence.stop


def said_in_body(statement: Statement) -> bool:
    """«…, отмечают в мэрии, а дорогу починят»: a verb without a subject, to which «а» opposes nothing."""
    cue, source = statement.cue, statement.cue.source
    before = statement.narration.previous(source.first) if source is not None and source.first > cue.at else None
    in_body = before is not None and statement.text.lower(before) in language.IN_OR_ON
    return in_body and statement.narration.grammar.number(cue.at) == "plur"


@cache
def further_clause() -> re.Pattern[str]:
    """Return what matches a part behind a source that is no part of the statement: «…, сообщил он, добавив, что …»."""
    return re.compile(rf"{lexicon.alternatives('other_clauses', 'further')}\b", re.IGNORECASE)


def behind_report(statement: Statement, part: Extent) -> list[int]:
    """The reporter's tokens behind the cue and its source, from the beginning of a part on."""
    return [i for i in statement.narration.after(statement.end - 1) if statement.start(i) >= part.start]
