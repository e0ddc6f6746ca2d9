"""Which «что» opens what a cue reports: «сказал, что», «мнение о том, что»; not «факт того, что»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from newsextract import language, lexicon
from newsextract.quotes.clause_ends import (
    NEW_SUBJECT,
)
from newsextract.quotes.questions import is_of_question, is_what_the_subject, opens_question
from newsextract.quotes.source_nouns import lemma_of
from newsextract.quotes.statement import COMPLEMENTIZERS, Statement
from newsextract.quotes.unsaid import WISHED
from newsextract.quotes.verbs import phrase_flags

NOT_STATED = frozenset({"за то ,", "факт того ,", "факта того ,"})  # «поблагодарил за то, что», «факт того, что»
ON_THAT = [",", "то", "на"]  # backwards: «ответил на то, что»
HOLDING = lexicon.flagged("function_words", "holding") | {","}  # from a word to its «что»
CAUSES = lexicon.flagged("clause_words", "cause")  # before «того, что», «тому, что»: nothing that is said
HOLDER_REACH = 5  # tokens before «что» among which the word stands on which it hangs: «надеяться на то, что»
NOUNS = frozenset({"cited", "claim", "taken", "voiced", "spread"})  # flags of nouns of speech
RESULTS = lexicon.flagged("clause_words", "result")
GAP = 17  # tokens behind a cue among which its «что» stands
ENDS_SEARCH = frozenset({":", ";"}) | WISHED  # its «что» does not stand behind these
PARTING = NEW_SUBJECT | {",", ";", "и", "также"}  # between the clause and a later report
SHOWING = lexicon.flagged("verb_groups", "showing")  # «если проверка покажет, что …»


def complementizer(statement: Statement) -> int | None:
    """The «что» that belongs to the cue: behind a comma, no other cue or end of clause in between."""
    narration, lowers = statement.narration, statement.text.lowers
    following = next((c.first for c in statement.cues if c.first > statement.cue.first and c.form != "phrase"), None)
    for index in islice(narration.after(statement.cue.at), GAP):
        if index == following or lowers[index] in ENDS_SEARCH:
            return None
        if lowers[index] in COMPLEMENTIZERS and not is_what_the_subject(narration, index):
            return index if opens_content(statement, index) else None
    return None


def opens_content(statement: Statement, that: int) -> bool:
    """Whether a «что» behind the cue opens what it reports, and hangs on no other word between."""
    text, narration = statement.text, statement.narration
    places = list(islice(narration.before(that), HOLDER_REACH))
    before = [text.lower(i) for i in places]
    if before[:1] not in ([","], ["то"], ["—"], ["–"]) or " ".join(before[2::-1]) in NOT_STATED:
        return False
    if opens_question(narration, that) or tells_result(statement, that) or takes_fact(statement, before):
        return False
    if is_of_question(narration, statement.cue.at, that):
        return False
    holder = next((i for i in places if text.lower(i) not in HOLDING), None)
    cue, source = statement.cue, statement.cue.source
    if holder is None or holder < cue.last or (source is not None and source.first <= holder < source.last):
        return True
    if text.lower(holder) in CAUSES or {"связи", "тем"} <= set(before):
        return False
    if narration.grammar.pos(holder) == "VERB":
        if shows_itself(statement, holder):
            return False
        return narration.verbs.entry(text.lower(holder), ()) is None  # «советует надеяться на то, что»
    return "тем" in before or not holds_clause(statement, holder)


def takes_fact(statement: Statement, before: Sequence[str]) -> bool:
    """«прокомментировал то, что мост закрыли»: the clause behind «то, что» happened; the verb does not say it."""
    facts = before[:2] == [",", "то"] and before[: len(ON_THAT)] != ON_THAT
    return facts and "fact" in statement.cue.flags


def shows_itself(statement: Statement, verb: int) -> bool:
    """«признает ошибку, если проверка покажет, что …»: whether a verb of a later clause takes its own «что»."""
    lemmas = {parse.lemma for parse in language.parses(statement.text.lower(verb))}
    if lemmas.isdisjoint(SHOWING) and lemmas.isdisjoint(lexicon.load("asking_words")):
        return False
    between = [comma for comma in statement.narration.commas if statement.cue.last <= comma < verb]
    return bool(between) and statement.text.lower(between[-1] + 1) not in PARTING  # «…, и все это знают, что …»


def tells_result(statement: Statement, that: int) -> bool:
    """«кричал так, что сбежались люди», «говорил настолько тихо, что никто не слышал»: what came of it."""
    between = takewhile(lambda i: i < that, statement.narration.after(statement.cue.at))
    return any(statement.text.lower(i) in RESULTS for i in between)


def holds_clause(statement: Statement, holder: int) -> bool:
    """«прокомментировал слова о том, что», «опровергла мнение, что»: a noun of speech whose verb gives it no voice."""
    narration, word = statement.narration, statement.text.lower(holder)
    voices = statement.cue.lemma.partition(" ")[0] in lexicon.load("voicing_verbs")
    flags = phrase_flags(word) | phrase_flags(lemma_of(narration, holder))
    named = narration.entities.name_at(holder) is not None  # «сообщил РИА Новости, что»
    return not (voices or named) and narration.grammar.case(holder) != "loct" and bool(NOUNS & flags)
