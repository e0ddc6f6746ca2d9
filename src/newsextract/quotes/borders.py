"""Where a statement in the reporter's words ends behind its cue."""

from __future__ import annotations

import re
from functools import cache
from itertools import dropwhile, islice, takewhile

from newsextract import language, lexicon
from newsextract.quotes.cues import Cue
from newsextract.quotes.sources import lemma_of
from newsextract.quotes.statement import Statement, content, has_predicate
from newsextract.quotes.verbs import phrase_flags
from newsextract.text import DASH_TOKENS, Extent

COMPLEMENTIZERS = frozenset({"что", "будто", "якобы"})
NOT_STATED = frozenset(
    {"за то ,", "факт того ,", "факта того ,"}
)  # «поблагодарил за то, что», «обсудил факт того, что»
HOLDING = frozenset({",", "о", "об", "на", "в", "то", "том", "того", "тем", "тому"})  # from a word to its «что»
CAUSES = lexicon.flagged("clause_words", "cause")  # before «того, что», «тому, что»: nothing that is said
HOLDER_REACH = 5  # tokens before «что» among which the word stands on which it hangs: «надеяться на то, что»
NOUNS = frozenset({"cited", "claim", "taken", "voiced"})  # flags of nouns of speech
UNION_REACH = 7  # tokens behind a comma among which «и» and its verb stand: «, и в связи с этим назвал»
COMMAS = 60  # tokens behind «что» among which the commas of its clause stand
# Хотя мэр …   И поскольку мэр …   После того как мэр …   Несмотря на заявление мэра …
OPENINGS = sorted(lexicon.flagged("clause_words", "subordinate"), key=len, reverse=True)
SUBORDINATE = re.compile(rf"(?:\w+\s+)?(?:{'|'.join(OPENINGS).replace(',', ',?')})\b", re.IGNORECASE)
OF_NOUNS = frozenset({"acl", "acl:relcl", "amod"})  # relations of clauses and participles to their noun
GAP = 16  # tokens between a cue and its «что»
LATER_REPORTS = 12  # of one sentence that are asked whether they end a clause
PARTING = frozenset({",", "и", "а", "также", "но", "однако"})  # between the clause and a later report
NEW_SUBJECT = frozenset({"а", "но", "однако"})  # before a later report of somebody else's
NARRATING = lexicon.flagged("clause_words", "later")  # «однако позже выяснилось»
SILENCE_REACH = 8  # tokens behind a comma among which the verb stands by which the speaker kept silent
REFUSING = lexicon.flagged("verb_groups", "refusing")
OTHER_PEOPLE = lexicon.flagged("clause_words", "others")  # «одни считают, что …, другие уверены, что …»
LEADING_IN = frozenset("при этом также ещё еще одновременно".split())  # before a gerund: «при этом отметив»


def complementizer(statement: Statement) -> int | None:
    """The «что» that belongs to the cue: behind a comma, no other cue or end of clause in between."""
    text, narration = statement.text, statement.narration
    following = next((c.first for c in statement.cues if c.first > statement.cue.first and c.form != "phrase"), None)
    for distance, index in enumerate(narration.after(statement.cue.at)):
        if distance > GAP or index == following or text.word(index) in (":", ";"):
            return None
        if text.lower(index) in COMPLEMENTIZERS and narration.grammar.rel(index) != "nsubj":  # «о том, что происходит»
            return index if opens_content(statement, index) else None
    return None


def opens_content(statement: Statement, that: int) -> bool:
    """Whether a «что» behind the cue opens what it reports, and hangs on no other word between."""
    text, narration = statement.text, statement.narration
    places = list(islice(narration.before(that), HOLDER_REACH))
    before = [text.lower(i) for i in places]
    if before[:1] not in ([","], ["то"], ["—"], ["–"]) or " ".join(before[2::-1]) in NOT_STATED:
        return False
    if text.lower(that) == "якобы":
        return places[1:2] == [statement.end - 1]  # «статью, в которой, якобы близкий к мэру, врач»
    holder = next((i for i in places if text.lower(i) not in HOLDING), None)
    cue, source = statement.cue, statement.cue.source
    if holder is None or holder < cue.last or (source is not None and source.first <= holder < source.last):
        return True
    if text.lower(holder) in CAUSES or "связи" in before:
        return False
    if narration.grammar.pos(holder) == "VERB":
        return narration.verbs.entry(text.lower(holder), ()) is None  # «советует надеяться на то, что»
    own = narration.grammar.rel(holder) == "obj" and "тем" not in before
    return not (own or "том" in before) or not holds_clause(statement, holder)


def holds_clause(statement: Statement, holder: int) -> bool:
    """«прокомментировал слова о том, что», «опровергла мнение, что»: a noun of speech whose verb gives it no voice."""
    narration, word = statement.narration, statement.text.lower(holder)
    voices = statement.cue.lemma.partition(" ")[0] in lexicon.load("voicing_verbs")
    flags = phrase_flags(word) | phrase_flags(lemma_of(narration, holder))
    return not voices and narration.grammar.case(holder) != "loct" and bool(NOUNS & flags)


def clause_stop(statement: Statement, that: int) -> int:
    """Where the clause ends: at the next report of the same sentence, or with the sentence."""
    ends = (
        end(statement, that) for end in (main_clause, behind_subordinate, behind_speech, second_verb, silence, doubt)
    )
    own = next((end for end in ends if end is not None), None)
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


def behind_speech(statement: Statement, that: int) -> int | None:
    """The comma behind speech that is the whole clause: «Мэр сказал, что «мост стоит», однако суд решил иначе»."""
    narration, begins = statement.narration, statement.stop(that)
    speech = next((c for c in statement.candidates if c.clause and 0 <= c.start - begins <= 1), None)
    if speech is None:
        return None
    behind = list(islice((i for i in narration.after(that) if statement.start(i) >= speech.stop), 2))
    goes_on = len(behind) == 2 and statement.text.lower(behind[1]) in NEW_SUBJECT
    return behind[0] if goes_on and statement.text.word(behind[0]) == "," else None


def behind_subordinate(statement: Statement, that: int) -> int | None:
    """The comma before the main clause: «Поскольку мэр заявил, что мост закрыт, автобусы идут в объезд»."""
    text, sentence = statement.text, statement.sentence
    opening = SUBORDINATE.match(text.string, sentence.start, sentence.stop)
    if opening is None or "," in text.string[opening.end() : statement.start(statement.cue.first)]:
        return None  # «Если верить газете, мэр заявил, что мост закрыт»
    narration = statement.narration
    commas = (i for i in islice(narration.after(that), COMMAS) if text.word(i) == ",")
    by_subject = (i for i in commas if narration.grammar.pos(narration.next(i) or i) not in ("VERB", "AUX"))
    return next((comma for comma in by_subject if opens_main_clause(statement, comma)), None)


def opens_main_clause(statement: Statement, comma: int) -> bool:
    """Whether the words behind a comma have a finite verb, and none among them hangs them on other words."""
    text, grammar = statement.text, statement.narration.grammar
    part = list(takewhile(lambda i: text.word(i) != ",", statement.narration.after(comma)))
    joined = any(grammar.pos(i) == "SCONJ" for i in part) or (bool(part) and grammar.pos(part[0]) == "CCONJ")
    if joined or any(text.lower(i).startswith("котор") for i in part[:2]):
        return False
    return any(grammar.feat(i, "VerbForm") == "Fin" or grammar.feat(i, "Variant") == "Short" for i in part)


def above_clause(statement: Statement) -> int | None:
    """Return the verb of the clause around the cue's own: that of a gerund or a participle, or behind «который»."""
    grammar, at = statement.narration.grammar, statement.cue.at
    rel, head = grammar.rel(at), grammar.head(at)
    if statement.cue.form == "gerund" or rel == "advcl":
        return head
    if statement.cue.form == "noun":  # «Заявление о том, что мост закрыт, вызвало споры»
        return head if rel in ("nsubj", "obj") else None
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
        union, *rest = [*islice(narration.after(comma), UNION_REACH), None]
        verb = next((i for i in rest if i is not None and narration.grammar.feat(i, "VerbForm") == "Fin"), None)
        if union is None or verb is None or text.lower(union) != "и" or not goes_with(statement, verb):
            continue
        between = [i for i in rest if i is not None and i < verb]
        if any(text.word(i) in ",:;—–" for i in between):
            continue
        near = all(narration.grammar.pos(i) == "ADV" for i in between)
        if narration.verbs.reports(text.word(verb)) or (number == 0 and near):
            return comma
    return None


def silence(statement: Statement, that: int) -> int | None:
    """The comma before what the speaker did not say: «Мэр сказал, что мост закрыт, однако назвать сроки отказался»."""
    text, narration = statement.text, statement.narration
    if statement.cue.form != "finite":
        return None
    commas = (i for i in islice(narration.after(that), COMMAS) if text.word(i) == ",")
    for comma in commas:
        behind = list(islice(narration.after(comma), SILENCE_REACH))
        if not behind or text.lower(behind[0]) not in NEW_SUBJECT:
            continue
        if len(behind) > 1 and text.lower(behind[0]) != "а" and text.lower(behind[1]) in NARRATING:
            return comma  # «…, однако позже выяснилось»: the reporter goes on
        tells = any(narration.verbs.entry(text.lower(i), ()) for i in behind if narration.grammar.pos(i) == "VERB")
        verb = next((i for i in behind if narration.grammar.feat(i, "VerbForm") == "Fin"), None)
        if tells and verb is not None and goes_with(statement, verb) and is_refused(statement, verb):
            return comma
    return None


def doubt(statement: Statement, that: int) -> int | None:
    """The comma before what became of a rumour: «Прошёл слух, что мост закроют, но он не подтвердился»."""
    text, cue = statement.text, statement.cue
    if cue.form != "noun" or cue.source is not None:
        return None
    commas = (i for i in islice(statement.narration.after(that), COMMAS) if text.word(i) == ",")
    return next((i for i in commas if text.lower(statement.narration.next(i) or i) in NEW_SUBJECT), None)


def is_refused(statement: Statement, verb: int) -> bool:
    """«не стал», «отказался»: whether a verb says that something was not done."""
    before = statement.narration.previous(verb)
    negated = before is not None and statement.text.lower(before) == "не"
    return negated or any(
        parse.lemma in lexicon.flagged("verb_groups", "refusing")
        for parse in language.parses(statement.text.lower(verb))
    )


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
    if first < cue.first and text.lower(before) not in NEW_SUBJECT and text.lower(first) not in OTHER_PEOPLE:
        return None  # «…, а Россия уверена, что»; others can belong to the clause
    if text.lower(before) not in PARTING | DASH_TOKENS or not (first < cue.first or reports_itself(statement, cue)):
        return None
    while (earlier := next(narration.before(before), floor)) > floor and text.lower(earlier) in PARTING:
        before = earlier
    return before


def reports_itself(statement: Statement, cue: Cue) -> bool:
    """Whether a later cue begins a report of its own: not «…, что не виновен и считает дело ложным»."""
    if (
        cue.form != "finite"
        or cue.flags & {"passive", "relay"}
        or (cue.source is not None and cue.source.first > cue.at)
    ):
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
    opener = statement.narration.next(comma)
    gerund = opener is not None and statement.narration.grammar.feat(opener, "VerbForm") == "Conv"
    return None if gerund or further_clause().match(statement.words(part)) else part


@cache
def further_clause() -> re.Pattern[str]:
    """Return what matches a part behind a source that is no part of the statement: «…, сообщил он, добавив, что …»."""
    openers = sorted(lexicon.flagged("other_clauses", "further"))
    return re.compile(rf"(?:{'|'.join(openers)})\b", re.IGNORECASE)


def describes_source(statement: Statement, part: Extent) -> bool:
    """Whether words behind a source are no clause and say more of it: «…, сказал директор, врач Пётр Лунин»."""
    first = next((i for i in statement.narration.after(statement.end - 1) if statement.start(i) >= part.start), None)
    grammar = statement.narration.grammar
    if first is not None and grammar.feat(first, "VerbForm") == "Part" and grammar.case(first) == "nomn":
        return True  # «…, сказал адвокат Пётр Лунин, представляющий семьи погибших»
    named = first is not None and grammar.pos(first) in ("NOUN", "PROPN", "ADJ", "NUM")
    return named and not has_predicate(statement, part)
