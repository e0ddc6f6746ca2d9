"""«Как сообщил министр, …», «мост, как сообщил министр, закрыт»: which part of a sentence such words report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsextract import language, lexicon
from newsextract.quotes.borders import around_stop, before_report
from newsextract.quotes.clause_ends import LEANING, SUBORDINATE, sentence_stop
from newsextract.quotes.inserted import TOPIC, around, is_link, opens_relative
from newsextract.quotes.reported import Reported
from newsextract.quotes.sources import Source
from newsextract.quotes.statement import COMPLEMENTIZERS, Statement, content, is_to_come, opens_that, stated
from newsextract.text import Extent

REFERENCE_REACH = 3  # tokens behind a comma among which the «на» of «со ссылкой на» stands
# «так, как сообщил мэр», «после того как мэр огласил план», «с тех пор как»
BEFORE_COMPARISON = lexicon.flagged("clause_words", "compared")
PROMISING = lexicon.flagged("verb_groups", "promising")
ANYBODY = ("кто", "кого", "кому")  # «Как ответил мэр тем, кто пришёл на площадь, …»
HOW_REACH = 8  # tokens between «как» and its cue


def as_said(statement: Statement) -> Reported | None:
    """«Как сообщил министр» stands before, in or behind the clause."""
    text, narration, cue = statement.text, statement.narration, statement.cue
    if cue.form not in ("finite", "short") or "как" not in narration.words:
        return None
    before = list(islice(narration.before(cue.first), HOW_REACH))
    how = next((i for i in before if text.lower(i) == "как"), None)
    if how is None or any(text.word(i) in ",;:" for i in before if i > how):
        return None
    saying = cue.lemma == "говориться" and cue.source is None  # «Как говорится, утро вечера мудренее»
    told_again = "passive" in cue.flags and cue.source is None and is_said_below(statement)
    fulfilled = cue.lemma in PROMISING and text.lower(how + 1) == "и"  # «Как и обещал мэр, мост открыли»
    if saying or told_again or fulfilled or "label" in cue.flags:
        return None
    if is_to_come(statement) or not opens_aside(statement, how):
        return None
    parts = around(statement, how, behind_aside(statement))
    previous = next(narration.before(how), None)
    apart = previous is None or text.word(previous) == ","  # not «Вот как это оценил мэр, который …: «…»»
    told = apart and any(map(narration.grammar.is_predicate, narration.after(statement.end - 1)))
    found = stated(statement, *parts, can_add=told, aside=True)  # «Как сообщил мэр, мост закрыт: «Он опасен»»
    return before_clause(statement, found) if found is not None else None


def before_clause(statement: Statement, found: Reported) -> Reported:
    """A report whose source ends where it begins: syntax takes in what stands behind a comma that was forgotten."""
    source, start = found.source, found.start
    if source is None or not statement.start(source.first) < start < statement.stop(source.last - 1):
        return found
    last = next(i for i in range(source.last, source.first, -1) if statement.stop(i - 1) <= start)
    return found._replace(source=source._replace(last=last))


def is_said_below(statement: Statement) -> bool:
    """«Как сообщалось, мэр заявил, что мост откроют»: whether another cue reports what an impersonal one tells of."""
    below = (cue for cue in statement.cues if cue.first > statement.cue.first and cue.source is not None)
    return any(opens_that(statement, cue.last - 1) for cue in below)


def behind_aside(statement: Statement) -> Extent | None:
    """What stands behind «Как сообщил министр»: from its comma or colon on."""
    text, narration = statement.text, statement.narration
    following = narration.after(statement.end - 1)
    mark = next(
        (i for i in following if text.word(i) == "," or (text.word(i) == ":" and not in_time(statement, i))), None
    )
    if mark is None and (last := last_before_clause(statement)) is not None:
        return content(statement, statement.stop(last), sentence_stop(statement))
    mark = past_description(statement, mark) if mark is not None else None
    if mark is not None and narration.reference in list(islice(narration.after(mark), REFERENCE_REACH)):
        mark = next(iter(narration.commas_after(mark)), None)  # «…, со ссылкой на мэрию, …»
    opener = narration.next(mark) if mark is not None else None
    if mark is None or (opener is not None and text.lower(opener) in COMPLEMENTIZERS):
        return None  # «Как мэр надеется, что успеет»
    return content(statement, statement.stop(mark), min(before_report(statement, mark), around_stop(statement)))


def last_before_clause(statement: Statement) -> int | None:
    """«Как сообщается мост закрыт», «Как сообщил вчера Росстат цены выросли»: where the comma was forgotten."""
    cue, source, grammar = statement.cue, statement.cue.source, statement.narration.grammar
    if "passive" in cue.flags:
        return statement.end - 1
    if source is None or source.kind != "phrase" or source.first < cue.last:
        return None
    name = statement.narration.entities.name_at(source.head)
    last = max(source.head + 1, name.last) if name is not None else source.last
    return last - 1 if any(map(grammar.is_predicate, statement.narration.after(last - 1))) else None


def in_time(statement: Statement, colon: int) -> bool:
    """Whether a colon stands between the digits of a time: «на 17:00»."""
    string, at = statement.text.string, statement.start(colon)
    return string[at - 1 : at].isdigit() and string[at + 1 : at + 2].isdigit()


def past_description(statement: Statement, comma: int) -> int | None:
    """The comma behind what is told of the source: «Как пишет один из гостей, врач Пётр Лунин, мост закрыт».

    A person's name, a participle with its words: «Как сказал мэр на встрече, прошедшей в среду, …», a relative clause.
    None where the sentence ends with it.
    """
    narration, grammar, source = statement.narration, statement.narration.grammar, statement.cue.source
    closing = next(iter(narration.commas_after(comma)), None)
    part = [i for i in narration.after(comma) if closing is None or i < closing]
    if opens_relative(statement, part) or statement.text.lowers[comma + 1] in ANYBODY:
        return past_description(statement, closing) if closing is not None else None
    if closing is None and part and grammar.feat(part[0], "VerbForm") == "Conv":
        return comma if any(map(grammar.is_predicate, part)) else None  # «Как сказал мэр, отвечая на вопрос: «…»»
    if source is None or closing is None or not part:
        return comma
    if statement.text.lower(part[0]) in LEANING:
        return closing  # «Как пишет «Маяк», ссылаясь на врача, …»
    if any(grammar.is_predicate(i) or grammar.feat(i, "VerbForm") == "Inf" for i in part):
        return comma  # «Как сообщил мэр, задержанному предъявлены обвинения»
    if grammar.feat(part[0], "VerbForm") == "Part":
        return closing if grammar.case(part[0]) not in ("", "nomn") else comma
    if grammar.pos(part[0]) == "ADJ" and tells_more(statement, source, part):
        return closing
    entities = narration.entities
    named = entities.person_at(part[-1]) is not None and entities.name_at(source.head) is None
    person = any(map(grammar.is_animate, range(source.first, source.last)))
    return closing if named and person and not grammar.children(part[-1], "case") else comma


def tells_more(statement: Statement, source: Source, part: Sequence[int]) -> bool:
    """«Как сообщил источник, близкий к мэру, мост закрыт»: an adjective with a preposition, and no noun of its own."""
    grammar, named = statement.narration.grammar, statement.narration.entities.name_at
    alike = grammar.case(part[0]) == "nomn" and grammar.number(part[0]) == grammar.number(source.head)
    bound = len(part) > 1 and grammar.pos(part[1]) == "ADP"
    return alike and bound and not any(grammar.is_noun(i) and grammar.case(i) == "nomn" and not named(i) for i in part)


def opens_aside(statement: Statement, how: int) -> bool:
    """Whether «как» begins the sentence or an aside: not «так, как он описал», not «слышал, как он сказал»."""
    text, narration = statement.text, statement.narration
    previous = next(narration.before(how), None)
    if previous is None:
        return True
    if opens_object(statement, how) or is_perceived(statement, how):
        return False
    earlier = next(narration.before(previous), None)
    if text.word(previous) != "," or earlier is None:
        return text.word(previous) != "," and text.lower(previous) not in BEFORE_COMPARISON
    if earlier == statement.sentence.first and text.lower(earlier) == "так":
        return statement.cue.first == how + 1  # «Так, как сообщил мэр, …», but «Так, как он описал, не бывает»
    if is_link(text.string[statement.sentence.start : statement.start(previous)]):
        return True  # «Кроме того, как считает врач, …»
    return text.lower(earlier) not in BEFORE_COMPARISON or answers_condition(statement, earlier)


def answers_condition(statement: Statement, then: int) -> bool:
    """«Если дождь не кончится, то, как сообщил мэр, …»: whether «то» opens the main clause behind another."""
    text, sentence = statement.text, statement.sentence
    if text.lower(then) != "то" or statement.narration.words_before(then, 1) != (",",):
        return False
    opening = SUBORDINATE.match(text.string, sentence.start) or TOPIC.match(text.string, sentence.start)
    return opening is not None and opening.end() <= statement.start(then)


def opens_object(statement: Statement, how: int) -> bool:
    """Whether «как» opens what a verb before it takes: «слышал, как мэр обещал премию»."""
    grammar, at = statement.narration.grammar, statement.cue.at
    above = grammar.head(at)
    return grammar.rel(at) == "ccomp" and above is not None and above < how


def is_perceived(statement: Statement, how: int) -> bool:
    """«соседи слышали, как кричала женщина»: whether a verb stands at once before the comma that takes a question."""
    before = list(islice(statement.narration.before(how), 2))
    if len(before) < 2 or statement.text.word(before[0]) != ",":
        return False
    return language.has_lemma(statement.text.lower(before[1]), lexicon.load("asking_words"))
