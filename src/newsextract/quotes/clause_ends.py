"""Commas at which a clause behind «что» ends, before what the reporter goes on with: «…, и призвал уйти»."""

from __future__ import annotations

import re
from functools import partial
from itertools import islice, pairwise, takewhile
from operator import ge

from newsextract import language, lexicon
from newsextract.quotes.statement import COMPLEMENTIZERS, Statement, content, has_predicate
from newsextract.text import BLANKS, DASH_TOKENS, DASHES, Extent

UNION_REACH = 7  # tokens behind a comma among which «и» and its verb stand: «, и в связи с этим назвал»
# Хотя мэр …   И поскольку мэр …   После того как мэр …   Несмотря на заявление мэра …
OPENINGS = lexicon.alternatives("clause_words", "subordinate").replace(",", ",?")
SUBORDINATE = re.compile(rf"(?:\w+\s+)?{OPENINGS}\b", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\([^()]*\)")
OF_NOUNS = frozenset({"acl", "acl:relcl", "amod"})  # relations of clauses and participles to their noun
BEFORE_SPEECH = frozenset(f":.{DASHES}")  # of marks that stand behind another name in marks
NEW_SUBJECT = lexicon.flagged("function_words", "turning")  # before a later report of somebody else's
ALSO = ("а", "также")  # «…, а также призвал уйти»
NARRATING = lexicon.flagged("clause_words", "later")  # «однако позже выяснилось»
SILENCE_REACH = 8  # tokens behind a comma among which the verb stands by which the speaker kept silent
THINGS = ("NOUN", "ADJ", "DET", "NUM")  # parts of speech of which something is told
LEANING = lexicon.flagged("clause_words", "leaning")  # «сказал, что мост закрыт, ссылаясь на указ»
KEPT = lexicon.flagged("clause_words", "kept")  # «…, не уточнив сроков»
UNTOLD = lexicon.flagged("clause_words", "untold")  # «…, но от комментариев отказался»
REFUSING = lexicon.flagged("verb_groups", "refusing")


def main_clause(statement: Statement, that: int) -> int | None:
    """The comma behind which the main clause begins: «Отметив, что мост закрыт, мэр ушёл»."""
    narration, grammar = statement.narration, statement.narration.grammar
    main = above_clause(statement)
    if main is None or main <= that or not grammar.is_predicate(main):
        return None
    subjects = [i for i in grammar.subjects(main) if that < i < main]
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
    opening = SUBORDINATE.match(text.string, sentence.start, statement.start(statement.cue.first))
    if opening is None or "," in IN_BRACKETS.sub("", text.string[opening.end() : statement.start(statement.cue.first)]):
        return None  # «Если верить газете, мэр заявил, что мост закрыт»
    narration = statement.narration
    for comma in narration.commas_after(that):
        by_subject = narration.grammar.pos(narration.next(comma) or comma) not in ("VERB", "AUX")
        if by_subject and opens_main_clause(statement, comma):
            return comma
    return None


def opens_main_clause(statement: Statement, comma: int) -> bool:
    """Whether the words behind a comma have a finite verb, and none among them hangs them on other words."""
    text, grammar = statement.text, statement.narration.grammar
    part = list(takewhile(lambda i: text.word(i) != ",", statement.narration.after(comma)))
    joined = any(grammar.pos(i) == "SCONJ" for i in part) or (bool(part) and grammar.pos(part[0]) == "CCONJ")
    if joined or any(language.is_relative(text.lower(i)) for i in part[:2]):
        return False
    return any(map(grammar.is_predicate, part))


def behind_participle(statement: Statement, that: int) -> int | None:
    """The comma behind which the main clause stands or goes on: «Заявивший, что мост опасен, чиновник уволен».

    Behind its noun a verb or a short form follows at once: «чиновник, заявивший, что мост опасен, уволен».
    """
    narration, cue = statement.narration, statement.cue
    if cue.form != "participle":
        return None
    opens = not any(map(narration.is_noun, narration.before(cue.first)))
    for comma in narration.commas_after(that):
        behind = narration.next(comma)
        goes_on = behind is not None and narration.grammar.is_predicate(behind)
        if opens_main_clause(statement, comma) if opens else goes_on:
            return comma
    return None


def afterwards(statement: Statement, that: int) -> int | None:
    """The comma before what the speaker did by it or leaned on: «…, чем вызвал споры», «…, ссылаясь на указ».

    Or before how he kept something back: «…, не уточнив сроков».
    """
    narration = statement.narration
    for comma in narration.commas_after(that):
        words = narration.words_after(comma, 2)
        if not LEANING.isdisjoint(words[:1]) or (words[:1] == ("не",) and not KEPT.isdisjoint(words)):
            return comma
        if statement.cue.form == "finite" and (words == ("после", "чего") or words[:1] == ("чем",)):
            near = islice(narration.after(comma), SILENCE_REACH)
            verb = next(filter(narration.grammar.is_finite, near), None)
            if verb is not None and goes_with(statement, verb):
                return comma
    return None


def behind_gerund(statement: Statement, that: int) -> int | None:
    """The semicolon behind which the main clause goes on: «Лунин ушёл, сказав, что устал; вечером он вернулся»."""
    if statement.cue.form != "gerund":
        return None
    mark = next((i for i in statement.narration.after(that) if statement.text.word(i) == ";"), None)
    goes_on = mark is None or statement.narration.words_after(mark, 1) == ("что",)
    return None if goes_on else mark


def above_clause(statement: Statement) -> int | None:
    """Return the verb of the clause around that of the cue: «мэр, заявивший, что мост закрыт, уехал»."""
    grammar, at = statement.narration.grammar, statement.cue.at
    rel, head = grammar.rel(at), grammar.head(at)
    if statement.cue.form == "phrase":
        return None  # «если верить соседям, дом пуст»
    if statement.cue.form == "gerund" or rel == "advcl":
        return head
    if statement.cue.form == "noun":  # «Заявление о том, что мост закрыт, вызвало споры»
        return head if rel in ("nsubj", "obj") else None
    if head is None or rel not in OF_NOUNS:
        return None
    return grammar.head(head)  # «эколог, утверждающий, что мост опасен, подал в суд»


def second_verb(statement: Statement, that: int) -> int | None:
    """The comma before another verb of the subject: «Мэр заявил, что мост опасен, и призвал уйти».

    Within the clause no comma would stand before «и» and a verb without a subject. «Но» and «а также» need a verb that
    reports, or that nothing in the clause agrees with.
    """
    text, narration = statement.text, statement.narration
    if statement.cue.form != "finite":
        return None
    for number, comma in enumerate(narration.commas_after(that)):
        if statement.start(comma) > sentence_stop(statement):
            return None
        union, *rest = [*islice(narration.after(comma), UNION_REACH)] or [comma]
        joins = text.lower(union) in ("и", "но", "хотя") or narration.words_after(comma, 2) == ALSO
        if not joins:
            continue
        verb = next(filter(narration.grammar.is_finite, rest), None)
        if verb is None or not goes_with(statement, verb):
            continue
        between = [i for i in rest if i < verb]
        if any(text.word(i) in ",:;—–" for i in between):
            continue
        near = all(narration.grammar.pos(i) == "ADV" for i in between)
        reports = narration.verbs.reports(text.word(verb))
        alone = near and (number == 0 or not goes_with_clause(statement, that, verb))
        if text.lower(union) == "а":
            alone, reports = near and not goes_with_clause(statement, that, verb), reports and near
        if text.lower(union) in ("но", "хотя"):
            alone, reports = is_speakers_alone(statement, that, comma, verb), reports and near
        if reports or alone:
            return comma
    return None


def verb_of_speaker(statement: Statement, that: int) -> int | None:
    """The «и» without a comma before a verb that only the speaker agrees with: «сообщила, что мост закрыт и ушла»."""
    narration, grammar = statement.narration, statement.narration.grammar
    gender = grammar.gender(statement.cue.at)
    if "и" not in narration.words or statement.cue.form != "finite" or gender not in ("masc", "femn"):
        return None
    predicate: int | None = None
    for index in narration.after(that):
        if grammar.is_predicate(index):
            predicate = index
        elif statement.text.lower(index) == "и" and predicate is not None:
            verb = next((i for i in narration.after(index) if grammar.pos(i) != "ADV"), index)
            own = gender in language.genders(statement.text.lower(verb)) and goes_with(statement, verb)
            if own and disagrees(statement, predicate, gender):
                return index
    return None


def is_speakers_alone(statement: Statement, that: int, comma: int, verb: int) -> bool:
    """«Мэр признал, что жители уехали, но вину возложил на погоду»: whether no verb of the clause has its subject."""
    grammar = statement.narration.grammar
    gender = grammar.gender(verb)
    clause = [i for i in statement.narration.after(that) if i < comma and grammar.is_predicate(i)]
    return gender in ("masc", "femn") and bool(clause) and all(disagrees(statement, i, gender) for i in clause)


def disagrees(statement: Statement, predicate: int, gender: str) -> bool:
    """Whether a verb of this gender, in the singular, cannot have the subject of a predicate before it."""
    grammar = statement.narration.grammar
    subjects = grammar.subjects(predicate)
    several = grammar.number(predicate) == "plur" or len(subjects) > 1
    shown = {grammar.gender(i) for i in (predicate, *subjects) if not grammar.is_animate(i) or i == predicate}
    return several or bool(shown - {"", gender})


def goes_with_clause(statement: Statement, that: int, verb: int) -> bool:
    """«…, что мост, если он стар, закроют, и снесут»: whether a verb of the clause before is in the same form."""
    grammar = statement.narration.grammar
    clause = takewhile(lambda i: i < verb, statement.narration.after(that))
    return any(grammar.is_finite(i) and grammar.are_alike(verb, i) for i in clause)


def silence(statement: Statement, that: int) -> int | None:
    """The comma before what the speaker did not say: «Мэр сказал, что мост закрыт, однако назвать сроки отказался»."""
    text, narration = statement.text, statement.narration
    if statement.cue.form != "finite":
        return None
    for comma in narration.commas_after(that):
        if NEW_SUBJECT.isdisjoint(narration.words_after(comma, 1)):
            continue
        behind = list(islice(narration.after(comma), SILENCE_REACH))
        if len(behind) > 1 and text.lower(behind[0]) != "а" and text.lower(behind[1]) in NARRATING:
            return comma  # «…, однако позже выяснилось»: the reporter goes on
        if any(text.word(dash) in DASH_TOKENS and text.lower(i) in COMPLEMENTIZERS for dash, i in pairwise(behind)):
            return comma  # «…, а Лунин — что дорогу откроют»: another says so
        tells = any(narration.verbs.entry(text.lower(i), ()) for i in behind if narration.grammar.pos(i) == "VERB")
        tells = tells or any(text.lowers[i] in UNTOLD for i in behind)
        verb = next(filter(narration.grammar.is_finite, behind), None)
        if tells and verb is not None and goes_with(statement, verb) and is_refused(statement, verb):
            return comma
    return None


def behind_noun(statement: Statement, that: int) -> int | None:
    """The comma before the verb of a noun of speech: «Слова мэра о том, что мост закрыт, удивили многих»."""
    narration, grammar, noun = statement.narration, statement.narration.grammar, statement.cue.at
    if statement.cue.form != "noun":
        return None
    for comma in narration.commas_after(that):
        verb = narration.next(comma)
        if verb is None or not grammar.is_finite(verb) or grammar.number(verb) != grammar.number(noun):
            continue
        clause = takewhile(partial(ge, comma), narration.after(that))
        if any(map(grammar.is_predicate, clause)) and grammar.gender(verb) in ("", grammar.gender(noun)):
            return comma
    return None


def doubt(statement: Statement, that: int) -> int | None:
    """The comma before what became of a rumour: «Прошёл слух, что мост закроют, но он не подтвердился»."""
    text, cue = statement.text, statement.cue
    if cue.form != "noun" or cue.source is not None:
        return None
    commas = statement.narration.commas_after(that)
    return next((i for i in commas if text.lower(statement.narration.next(i) or i) in NEW_SUBJECT), None)


def is_refused(statement: Statement, verb: int) -> bool:
    """«не стал», «отказался»: whether a verb says that something was not done."""
    negated = statement.narration.words_before(verb, 1) == ("не",)
    return negated or language.has_lemma(statement.text.lower(verb), REFUSING)


def goes_with(statement: Statement, verb: int) -> bool:
    """Whether a verb can have the subject of the cue, and has none of its own."""
    grammar, at = statement.narration.grammar, statement.cue.at
    alike = grammar.number(verb) == grammar.number(at) if grammar.is_short(at) else grammar.are_alike(verb, at)
    return alike and grammar.is_finite(verb) and not grammar.subjects(verb)


def sentence_stop(statement: Statement) -> int:
    """The end of the sentence, or the colon or dash before speech in it."""
    string, sentence, behind = statement.text.string, statement.sentence, statement.stop(statement.end - 1)
    named = False  # a name in marks stands before: «сказал «Вестнику», что мост закрыт: «Он устал»»
    for candidate in statement.candidates:
        if not behind <= candidate.start < sentence.stop:
            continue
        inside = candidate.depth or not candidate.whole
        if not inside and (not named or string[behind : candidate.start].rstrip(BLANKS)[-1:] in BEFORE_SPEECH):
            return max(candidate.start, sentence.start)
        named = True
    return sentence.stop


def behind_dash(statement: Statement) -> Extent | None:
    """The clause that goes on behind a dash: «Это малая часть, подчёркивают в музее – остальные ждут очереди».

    Not one about the source: «Мост закрыт, сообщил врач – он видел знак», «…, сообщил врач – житель, который …».
    """
    grammar, places = statement.narration.grammar, list(islice(statement.narration.after(statement.end - 1), 2))
    parted = len(places) == 2 and statement.text.word(places[0]) in DASH_TOKENS
    if not parted or grammar.pos(places[1]) not in THINGS or grammar.is_animate(places[1]):
        return None
    part = content(statement, statement.start(places[1]), sentence_stop(statement))
    return part if has_predicate(statement, part) else None
