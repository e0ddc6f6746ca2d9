"""Statements in the reporter's words: which part of a sentence a cue reports."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import islice, takewhile

from newsextract.quotes.borders import clause_stop, complementizer, describes_source, rest_after, sentence_stop
from newsextract.quotes.clauses import WORD, trim
from newsextract.quotes.confidence import CONFIDENCE
from newsextract.quotes.inserted import around, is_link, phrase_end, relative_part
from newsextract.quotes.pieces import LEADING_THAT
from newsextract.quotes.reported import Reported
from newsextract.quotes.sources import is_time
from newsextract.quotes.statement import Statement, content, has_predicate, stated, touches_speech, wholly_marked
from newsextract.quotes.taken_up import CONFIRMING, about_this, only_passes_on
from newsextract.quotes.unjoined import after_colon, after_dash, without_that
from newsextract.rules import Rule, first_answer
from newsextract.text import DASH_TOKENS, DASHES, Extent

# 3 мая, ВЕСТНИК – Мост закрыт   VESTNIK.RU - Мост закрыт   ВестИнфо — Мост закрыт
DATELINE = re.compile(
    rf"(?:\d{{1,2}} [а-яё]{{3,8}}[.,]?\s+)?(?:[A-ZА-ЯЁ]{{2,}}[\w.]*|[А-ЯЁ][а-яё]+[А-ЯЁ]\w+)\s+[{DASHES}]\s+(?=[А-ЯЁ«])"
)
NOMINAL_WORDS = 3  # of a clause without a verb
DATE_TOKENS = 6  # tokens of when something was said: «в среду, 14 марта 2024 года»
JUDGING = frozenset({"счесть", "считать", "посчитать", "находить"})  # «суд счёл доводы несостоятельными»
CLOSES = frozenset(",.;:!?…—–-)")  # marks that end a clause
PRONOUN_REACH = 5  # tokens before a cue: «, и это», «, об этом», and what stands before them
BEFORE_COMPARISON = frozenset(  # «так, как сообщил мэр», «после того как мэр огласил план», «с тех пор как»
    "так вопрос том то того такой тем пор мере время".split()
)
HOW_REACH = 8  # tokens between «как» and its cue


def that_clause(statement: Statement) -> Reported | None:
    """A clause with «что» follows the cue."""
    if not statement.cue.flags & {"that", "passive"} or statement.cue.form == "phrase":
        return None
    that = complementizer(statement)
    if that is None:
        return None
    part = content(statement, statement.stop(that), clause_stop(statement, that))
    return stated(statement, part, words=1, can_add=True)


def by_words_of(statement: Statement) -> Reported | None:
    """«По словам министра» stands before, in or behind the clause."""
    if statement.cue.form != "phrase":
        return None
    last = phrase_end(statement) - 1
    right = content(statement, statement.stop(last), clause_stop(statement, last))
    if "whose" in statement.cue.flags:
        return stated(statement, relative_part(statement, right))
    return stated(statement, *around(statement, statement.cue.first, right), can_add=True)


def as_said(statement: Statement) -> Reported | None:
    """«Как сообщил министр» stands before, in or behind the clause."""
    text, narration, cue = statement.text, statement.narration, statement.cue
    before = list(islice(narration.before(cue.first), HOW_REACH))
    how = next((i for i in before if text.lower(i) == "как"), None)
    if how is None or cue.form != "finite" or any(text.word(i) in ",;:" for i in before if i > how):
        return None
    saying = cue.lemma == "говориться" and cue.source is None  # «Как говорится, утро вечера мудренее»
    if "label" in cue.flags or saying or not opens_aside(statement, how):
        return None
    comma = next((i for i in narration.after(statement.end - 1) if text.word(i) in (",", ":")), None)
    if comma is not None and (behind := past_aside(statement, comma)) is not None:
        comma = behind
    right = None
    if comma is not None and narration.reference in list(islice(narration.after(comma), 3)):
        comma = next((i for i in narration.after(comma) if text.word(i) == ","), None)  # «…, со ссылкой на мэрию, …»
    if comma is not None:
        right = content(statement, statement.stop(comma), sentence_stop(statement))
    elif "passive" in cue.flags:  # «Как сообщается мост закрыт»: the comma was forgotten
        right = content(statement, statement.stop(statement.end - 1), sentence_stop(statement))
    return stated(statement, *around(statement, how, right), aside=True)


def past_aside(statement: Statement, comma: int) -> int | None:
    """The comma behind what is told of the source: «Как пишет один из гостей, врач Пётр Лунин, мост закрыт».

    A person's name, or a participle with its words: «Как сказал мэр на встрече, прошедшей в среду, …».
    """
    narration, grammar, source = statement.narration, statement.narration.grammar, statement.cue.source
    closing = next((i for i in narration.after(comma) if statement.text.word(i) == ","), None)
    part = [i for i in narration.after(comma) if closing is not None and i < closing]
    if source is None or not part or any(grammar.feat(i, "VerbForm") in ("Fin", "Inf") for i in part):
        return None
    if grammar.feat(part[0], "VerbForm") == "Part":
        return closing if grammar.case(part[0]) not in ("", "nomn") else None
    name = narration.entities.name_at(part[-1])
    named = name is not None and name.type == "PER" and narration.entities.name_at(source.head) is None
    person = any(map(grammar.is_animate, range(source.first, source.last)))
    return closing if named and person and not grammar.children(part[-1], "case") else None


def opens_aside(statement: Statement, how: int) -> bool:
    """Whether «как» begins the sentence or an aside: not «так, как он описал», not «на вопрос, как он считает»."""
    text, narration = statement.text, statement.narration
    previous = next(narration.before(how), None)
    if previous is None:
        return True
    earlier = next(narration.before(previous), None)
    if text.word(previous) != "," or earlier is None:
        return text.word(previous) != "," and text.lower(previous) not in BEFORE_COMPARISON
    if earlier == statement.sentence.first and text.lower(earlier) == "так":
        return statement.cue.first == how + 1  # «Так, как сообщил мэр, …», but «Так, как он описал, не бывает»
    if is_link(text.string[statement.sentence.start : statement.start(previous)]):
        return True  # «Кроме того, как считает врач, …»
    return text.lower(earlier) not in BEFORE_COMPARISON


def said_after(statement: Statement) -> Reported | None:
    """The cue stands behind its clause or in it, set off by a comma or a dash."""
    text, narration, cue = statement.text, statement.narration, statement.cue
    by_form = cue.form == "finite" or (cue.form == "short" and cue.source is not None)  # «…, указано в отчёте»
    cites = cites_words(statement)
    if not by_form or not (cites or cue.flags & {"that", "passive"}) or "demand" in cue.flags:
        return None
    first = cue.source.first if cue.source and cue.source.last == cue.first else cue.first
    if (cue.source and cue.source.first < first) or judges(statement):
        return None
    if (following := narration.next(cue.at)) is not None and text.lower(following) == "ли":
        return None  # «остаётся вопрос, согласится ли он»
    places = before_pronoun(statement, list(islice(narration.before(before_time(statement, first)), PRONOUN_REACH)))
    if not places or text.word(places[0]) not in DASH_TOKENS | {","}:
        return None
    if text.word(places[0]) in DASH_TOKENS and first < cue.first:
        return None  # «Сделку отменили — он опасался проверки»
    left = trim(text.string, behind_that(statement), statement.start(places[0]))
    if touches_speech(statement, left):
        return None
    right = rest_after(statement)
    if not has_predicate(statement, left) and not (right is None and is_nominal(statement, left)):
        if right is None or not (has_predicate(statement, right) or follows_dash(statement, right)):
            return None
        if is_link(statement.words(left)):
            return stated(statement, right, aside=True)
    elif right is not None and describes_source(statement, right):
        right = None
    named = cue.source is not None and cue.source.first >= cue.last
    return stated(statement, left, right, aside=True, can_add=named)


def follows_dash(statement: Statement, right: Extent) -> bool:
    """«Мост, отметил мэр, – гордость города»: the dash behind the report stands for a verb."""
    between = statement.text.string[statement.stop(statement.end - 1) : right.start].split()
    return bool(between) and between[-1] in DASH_TOKENS


def cites_words(statement: Statement) -> bool:
    """«…, приводит газета слова мэра»: an outlet repeats, at once behind the comma, whose words they are."""
    cue, before = statement.cue, statement.narration.previous(statement.cue.first)
    parted = before is not None and statement.text.word(before) in DASH_TOKENS | {","}
    return parted and "relay" in cue.flags and cue.source is not None and cue.source.case == "gent"


def judges(statement: Statement) -> bool:
    """«…, суд счёл несостоятельными», «…, многие говорили об избиениях»: the verb has what it reports behind itself."""
    narration, behind = statement.narration, statement.narration.next(statement.end - 1)
    if behind is not None and narration.grammar.case(behind) == "ablt" and statement.cue.lemma in JUDGING:
        return True
    source, following = statement.cue.source, statement.narration.next(statement.cue.at)
    own = source is not None and source.first < statement.cue.at
    return own and following is not None and statement.text.word(following) not in CLOSES


def before_pronoun(statement: Statement, places: list[int]) -> list[int]:
    """The tokens before a cue, the nearest first, without «об этом», «о чём» that take up the clause before it."""
    words = [statement.text.lower(i) for i in places]
    behind = statement.cue.source is not None and statement.cue.source.first > statement.cue.at
    if words[:2] == ["этом", "об"] or (words[:2] in (["чём", "о"], ["чем", "о"]) and behind):
        return places[2:]  # «…, об этом сообщил министр», but not «он знает, о чём министр сообщил»
    if statement.cue.lemma in CONFIRMING and behind and words[:1] in (["это"], ["что"]):
        return places[2:] if words[1:2] == ["и"] else places[1:]  # «…, и это подтвердил министр»
    return places


def is_nominal(statement: Statement, left: Extent) -> bool:
    """«Это первый случай за век, отмечает врач»: words without a verb, and a source behind the cue, are a clause."""
    source = statement.cue.source
    behind = source is not None and source.first >= statement.cue.last
    return behind and len(WORD.findall(statement.words(left))) >= NOMINAL_WORDS and not is_aside(statement, left)


def is_aside(statement: Statement, left: Extent) -> bool:
    """«По словам мэра, сообщает газета», «В среду, сказал мэр»: words of another report, or of when."""
    return any(statement.start(cue.first) < left.stop for cue in statement.cues if cue.first < statement.cue.first)


def before_time(statement: Statement, first: int) -> int:
    """The first token of a cue with when it was said before it: «…, 14 марта заявил мэр»."""
    source, narration = statement.cue.source, statement.narration
    if source is None or source.kind != "phrase" or not 0 <= source.first - statement.cue.last <= 1:
        return first  # «Мост закрыт, в среду сообщила»: whose the date is, nobody tells
    times = list(takewhile(partial(is_time, narration), islice(narration.before(first), DATE_TOKENS)))
    return times[-1] if times else first


def behind_that(statement: Statement) -> int:
    """Where the statement begins in a sentence that it opens."""
    string, sentence = statement.text.string, statement.sentence
    match = LEADING_THAT.match(string, sentence.start, sentence.stop) or DATELINE.match(string, sentence.start)
    return match.end() if match else sentence.start


def that_before(statement: Statement) -> Reported | None:
    """A clause with «о том, что» opens the sentence, and the cue stands in the clause behind it."""
    cue, source, text = statement.cue, statement.cue.source, statement.text
    match = LEADING_THAT.match(text.string, statement.sentence.start, statement.sentence.stop)
    if match is None or cue.form != "finite" or source is None or "that" not in cue.flags:
        return None
    first = min(cue.first, source.first)
    comma = next((i for i in statement.narration.before(first) if text.word(i) == ","), None)
    stop = statement.start(comma if comma is not None and statement.start(comma) > match.end() else first)
    return stated(statement, content(statement, match.end(), stop)) if stop > match.end() else None


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
    Rule(that_clause, ("<Иванов> {заявил}, что [сделка сорвана]. => indirect: Иванов",)),
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


def decide(statement: Statement) -> Reported | None:
    """What the first rule says that answers; nothing where all of it stands in marks."""
    found = first_answer(RULES, statement)
    if found is None or wholly_marked(statement, found[1].spans):
        return None
    rule, reported = found
    if rule.decide is not about_this and only_passes_on(statement, reported):
        return None
    return reported._replace(rule=rule.name, confidence=CONFIDENCE[rule.name])
