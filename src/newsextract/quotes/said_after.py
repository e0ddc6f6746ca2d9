"""A report behind its clause or in it, set off by a comma or a dash: «Мост закрыт, сообщил мэр»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from itertools import islice, takewhile

from newsextract import language, lexicon
from newsextract.quotes.borders import DENYING, behind_report, past_not, rest_after
from newsextract.quotes.clause_ends import behind_dash
from newsextract.quotes.clauses import WORD, trim
from newsextract.quotes.cues import Cue
from newsextract.quotes.datelines import past_dateline
from newsextract.quotes.inserted import is_link, opens_relative
from newsextract.quotes.pieces import LEADING_THAT
from newsextract.quotes.questions import is_fronted_question
from newsextract.quotes.reported import Reported
from newsextract.quotes.sources import SPEAKING, THERE, is_time
from newsextract.quotes.statement import Statement, ends_with_source, has_predicate, is_to_come, stated, touches_speech
from newsextract.quotes.taken_up import TAKEN_BEFORE, before_pronoun, is_taken_up
from newsextract.quotes.unsaid import is_thing
from newsextract.text import DASH_TOKENS, Extent

NOMINAL_WORDS = 3  # of a clause without a verb
SOURCE_REACH = 3  # tokens from a cue to its source: «12 мая сообщается в Telegram-канале «Порт»»
COUNT_REACH = 4  # tokens behind a report among which a number stands: «ещё около ста домов»
DATE_TOKENS = 6  # tokens of when something was said: «в среду, 14 марта 2024 года»
CLOSES = frozenset(",.;:!?…—–-)")  # marks that end a clause
TAIL = 14  # tokens behind a source among which its report ends: «сообщил мэр журналистам в среду,»
PAUSES = frozenset(",;:()—–")
PRONOUN_REACH = 5  # tokens before a cue: «, и это», «, об этом», and what stands before them


def said_after(statement: Statement) -> Reported | None:
    """The cue stands behind its clause or in it, set off by a comma or a dash."""
    text, cue, cites = statement.text, statement.cue, cites_words(statement)
    first = cue.source.first if cue.source and cue.source.last == cue.first else cue.first
    mark = mark_before(statement, first) if may_stand_behind(statement, first, cites) else None
    if mark is None:
        return None
    left = trim(text.string, behind_that(statement), statement.start(mark))
    if touches_speech(statement, left) or (reports_clause(cue) and is_fronted_question(statement.words(left))):
        return None
    if is_topic(statement, left):
        return None
    right = rest_after(statement) or behind_dash(statement)
    if right is None and not has_predicate(statement, left):
        right = behind_tail(statement)
    if not has_predicate(statement, left) and not (right is None and not cites and is_nominal(statement, left)):
        if right is None or not (has_predicate(statement, right) or stands_for_verb(statement, right)):
            return None
        if first < cue.first and question_or_condition().match(statement.words(right)):
            return None  # «Майор запаса, врач Пётр Лунин рассказал, почему закрыт мост»
        if is_link(statement.words(left)):
            return stated(statement, right, aside=True)
    elif right is not None and describes_source(statement, right):
        right = None
    named = cue.source is not None and cue.source.first >= cue.last
    return stated(statement, left, right, aside=True, can_add=named)


def may_stand_behind(statement: Statement, first: int, cites: bool) -> bool:
    """Whether a cue that begins at `first` can report the clause before it: «…, сказал мэр», «…, указано в отчёте».

    Not «остаётся вопрос, согласится ли он», but «…, сказал Ли Чжан».
    """
    cue, following = statement.cue, statement.narration.next(statement.cue.at)
    by_form = cue.form == "finite" or (cue.form == "short" and cue.source is not None)
    if not by_form or is_to_come(statement) or not (cites or reports_clause(cue) or closes_sentence(statement)):
        return False
    asks = following is not None and statement.text.word(following) == "ли"
    return not asks and not (cue.source and cue.source.first < first) and not judges(statement)


def mark_before(statement: Statement, first: int) -> int | None:
    """The comma or the dash that sets off a report, or the words that take up the clause before it."""
    text, narration, cue = statement.text, statement.narration, statement.cue
    start = past_not(narration, before_time(statement, first))
    place = next(iter(before_pronoun(statement, list(islice(narration.before(start), PRONOUN_REACH)))), None)
    if place is None or not (text.word(place) in DASH_TOKENS | {","} or is_taken_up(statement, place)):
        return None
    if text.word(place) in DASH_TOKENS and first < cue.first:
        return None  # «Сделку отменили — он опасался проверки»
    return place


def describes_source(statement: Statement, part: Extent) -> bool:
    """Whether words behind a source are no clause and say more of it: «…, сказал директор, врач Пётр Лунин»."""
    behind, grammar = behind_report(statement, part), statement.narration.grammar
    if behind and opens_relative(statement, behind[:2]):
        return True  # «…, следует из отчёта, с которым ознакомился «Маяк»»
    if behind and grammar.feat(behind[0], "VerbForm") == "Part":
        # «…, сказал адвокат Пётр Лунин, представляющий семьи погибших», «…, говорится в письме, пришедшем в мэрию»
        stop = next((statement.start(i) for i in statement.narration.commas_after(behind[0])), part.stop)
        own = part._replace(stop=min(stop, part.stop))
        return grammar.case(behind[0]) == "nomn" or not has_predicate(statement, own)
    named = bool(behind) and grammar.pos(behind[0]) in ("NOUN", "PROPN", "ADJ", "NUM")
    return named and not has_predicate(statement, part)


def is_topic(statement: Statement, left: Extent) -> bool:
    """«О дожде, начавшемся ночью, рассказал врач», «Снимок, который сделал врач, опубликовала газета»: no clause.

    Its last comma ends what describes a noun: of what one told, or what one published.
    """
    text, grammar = statement.text, statement.narration.grammar
    tokens = [i for i in statement.narration.tokens if left.start <= statement.start(i) < left.stop]
    commas = [number for number, i in enumerate(tokens) if text.word(i) == ","]
    if not commas or not describes_noun(statement, tokens[commas[-1] + 1 :]):
        return False
    before = tokens[: commas[0]]
    if any(map(grammar.is_finite, before)):
        return False
    return text.lower(tokens[0]) in SPEAKING or not set(before).isdisjoint(grammar.children(statement.cue.at, "obj"))


def describes_noun(statement: Statement, part: Sequence[int]) -> bool:
    """Whether a part behind a comma begins with a participle or «который»."""
    if not part:
        return False
    participle = statement.narration.grammar.feat(part[0], "VerbForm") == "Part"
    return participle or any(language.is_relative(statement.text.lower(i)) for i in part[:2])


@cache
def question_or_condition() -> re.Pattern[str]:
    """Return what matches a clause that asks or names a condition, in the place of what is said."""
    return re.compile(rf"(?:\w+\s+)?{lexicon.alternatives('other_clauses', 'object')}\b", re.IGNORECASE)


def behind_tail(statement: Statement) -> Extent | None:
    """The rest of a clause behind a report that does not end with its source: «Мост, сообщил мэр в среду, закрыт»."""
    text, narration = statement.text, statement.narration
    tail = list(islice(narration.after(statement.end - 1), TAIL))
    comma = next((i for i in tail if text.word(i) in PAUSES), None)
    if comma is None or text.word(comma) != ",":
        return None
    return rest_after(statement, comma - 1)


def reports_clause(cue: Cue) -> bool:
    """Whether a verb reports a clause before it wherever it stands: «Мост закрыт, отметил мэр», not «…, попросил …»."""
    return bool(cue.flags & {"that", "passive"}) and "demand" not in cue.flags


def closes_sentence(statement: Statement) -> bool:
    """«Мост не открыли, возмущаются жители», «Нужно ждать, посоветовал врач»: one that needs its source at the end."""
    cue, narration = statement.cue, statement.narration
    source = cue.source
    if (
        not cue.flags & {"quote", "demand"}
        or source is None
        or source.kind != "phrase"
        or is_thing(narration, source.head)
    ):
        return False
    if not 0 <= source.first - cue.last <= 1 or narration.grammar.case(source.head) not in ("nomn", ""):
        return False
    return ends_with_source(statement, cue)


def stands_for_verb(statement: Statement, right: Extent) -> bool:
    """«Мост, отметил мэр, – гордость города», «Среди раненых, сообщил мэр, двое детей»: a dash, or how many of what."""
    between = statement.text.string[statement.stop(statement.end - 1) : right.start].split()
    if between and between[-1] in DASH_TOKENS:
        return True
    grammar, behind = statement.narration.grammar, behind_report(statement, right)[:COUNT_REACH]
    number = next((i for i in behind if grammar.pos(i) == "NUM"), None)
    counted = None if number is None else statement.narration.next(number)
    return counted is not None and grammar.pos(counted) in ("NOUN", "ADJ") and not is_time(statement.narration, counted)


def repeats_words(cue: Cue) -> bool:
    """«приводит слова мэра, что», «…, цитирует мэра газета»: an outlet repeats words, and their owner speaks."""
    cases = ("gent", "accs") if "cites" in cue.flags else ("gent",)
    return "relay" in cue.flags and cue.source is not None and cue.source.case in cases


def cites_words(statement: Statement) -> bool:
    """«…, приводит газета слова мэра»: an outlet repeats words at once behind the comma."""
    before = statement.narration.previous(statement.cue.first)
    parted = before is not None and statement.text.word(before) in DASH_TOKENS | {","}
    return parted and repeats_words(statement.cue)


def judges(statement: Statement) -> bool:
    """«…, суд счёл несостоятельными», «…, многие говорили об избиениях»: what the verb reports stands behind it."""
    narration = statement.narration
    objects = narration.grammar.children(statement.cue.at, "obj") if statement.cue.lemma in DENYING else ()
    if any(i < statement.cue.at for i in objects):
        return True  # «слова Лунина о том, что мост закрыт, опроверг врач»
    source, following = statement.cue.source, statement.narration.next(statement.cue.at)
    if source is None or source.first > statement.cue.at or following is None:
        return False
    before = narration.words_before(source.first, 2)
    if statement.text.lower(following) == THERE:
        return False
    return before not in TAKEN_BEFORE and statement.text.word(following) not in CLOSES


def is_nominal(statement: Statement, left: Extent) -> bool:
    """«Это первый случай за век, отмечает врач»: words without a verb, and a source behind the cue, are a clause."""
    source = statement.cue.source
    behind = source is not None and source.first >= statement.cue.last
    words = WORD.findall(statement.words(left))
    tells = len(words) >= NOMINAL_WORDS or is_thing_and_quality(words)
    return behind and tells and not is_aside(statement, left)


def is_thing_and_quality(words: list[str]) -> bool:
    """«Следы свежие, прошептал егерь»: a noun, and behind it an adjective that is no part of its phrase."""
    if len(words) != NOMINAL_WORDS - 1:
        return False
    noun, adjective = (language.parses(word.lower()) for word in words)
    told = any(p.pos == "NOUN" and p.case == "nomn" for p in noun)
    return told and any(p.pos == "ADJF" and p.case == "nomn" for p in adjective[:1])


def is_aside(statement: Statement, left: Extent) -> bool:
    """«По словам мэра, сообщает газета», «В среду, сказал мэр»: words of another report, or of when."""
    return any(statement.start(cue.first) < left.stop for cue in statement.cues if cue.first < statement.cue.first)


def before_time(statement: Statement, first: int) -> int:
    """The first token of a cue with when it was said before it: «…, 14 марта заявил мэр»."""
    source, narration = statement.cue.source, statement.narration
    if source is None or source.kind != "phrase" or not 0 <= source.first - statement.cue.last <= SOURCE_REACH:
        return first  # «Мост закрыт, в среду сообщила»: whose the date is, nobody tells
    times = list(takewhile(partial(is_time, narration), islice(narration.before(first), DATE_TOKENS)))
    # «там, где советовал отец»
    asked = any(statement.text.lower(i) in lexicon.load("other_clauses") for i in times)
    return times[-1] if times and not asked else first


def behind_that(statement: Statement) -> int:
    """Where a statement that opens its sentence begins: behind «О том, что», behind a dateline."""
    string, sentence = statement.text.string, statement.sentence
    match = LEADING_THAT.match(string, sentence.start, sentence.stop)
    return match.end() if match else past_dateline(string, sentence.start)
