"""Forms of reporting verbs that report nothing: «здание признано аварийным», «снимки говорят, что лёд растаял»."""

from __future__ import annotations

from itertools import takewhile

from newsextract import language, lexicon
from newsextract.quotes.narration import Narration
from newsextract.quotes.source_nouns import source_flags
from newsextract.quotes.sources import Source, is_speaker

SIGN_PRONOUNS = lexicon.flagged("function_words", "happening")  # subjects that stand for what happened
UNSPEAKING = frozenset({"data", "quantity", "mute", "everybody"})  # flags of nouns that do not speak by themselves
WISHED = lexicon.flagged("function_words", "wished")  # behind them a verb in the past tells what somebody wants
UNREAL = WISHED | lexicon.flagged("function_words", "unreal")


def tells_deed(narration: Narration, index: int, form: str, flags: frozenset[str]) -> bool:
    """Whether a participle or a gerund tells what was done, and not what was said."""
    if form == "participle":
        return bool(flags & {"passive", "label"}) or is_told_of(narration, index)
    if form == "short":
        return has_subject(narration, index)
    return form == "gerund" and does_thing(narration, index, flags)


def is_told_of(narration: Narration, index: int) -> bool:
    """Whether a passive participle stands as a noun: «заключённых», «обвиняемому»."""
    readings = language.parses(narration.text.lower(index))
    return narration.grammar.is_noun(index) and any("pssv" in reading.grammemes for reading in readings)


def has_subject(narration: Narration, participle: int) -> bool:
    """«здание признано аварийным», «дело передано в суд»: a short participle that tells what was done with a thing."""
    subjects = narration.grammar.subjects(participle)
    return any(i < participle and narration.is_noun(i) and narration.entities.person_at(i) is None for i in subjects)


def does_thing(narration: Narration, gerund: int, flags: frozenset[str]) -> bool:
    """«уехал, бросив машину»: whether a gerund that reports only words in marks has a thing for its object."""
    if "quote" not in flags or any(narration.text.word(i) == ":" for i in narration.after(gerund)):
        return False
    return any(not is_speaker(narration, i) for i in narration.grammar.children(gerund, "obj"))


def is_sign(narration: Narration, verb: int, subject: Source | None) -> bool:
    """«снимки говорят о том, что лёд растаял», «это подтверждает, что»: a thing that shows something says nothing."""
    before = narration.previous(verb)
    subjects = [*narration.grammar.children(verb, "nsubj"), *([before] if before is not None else [])]
    if any(narration.text.lower(i) in SIGN_PRONOUNS for i in subjects):
        says = subject is not None and subject.first >= verb and is_speaker(narration, subject.head)
        return not says  # «это подтвердил мэр»
    return subject is not None and subject.kind == "phrase" and is_thing(narration, counted(narration, subject.head))


def is_questioned(narration: Narration, source: Source | None) -> bool:
    """«На допросе Лунин показал, что …»: whether a person speaks who is questioned in the sentence."""
    if source is None or lexicon.load("questionings").keys().isdisjoint(map(language.noun_lemma, narration.words)):
        return False
    named = narration.entities.person_at(source.head) is not None
    return named or source.kind != "phrase" or narration.grammar.is_animate(source.head)


def counted(narration: Narration, noun: int) -> int:
    """The noun that a word for so many of them counts: «ряд событий»."""
    if "quantity" not in source_flags(narration, noun):
        return noun
    return next(iter(narration.grammar.children(noun, "nmod")), noun)


def is_thing(narration: Narration, noun: int) -> bool:
    """Whether a word is a common noun of the dictionary for no person, no body and no text."""
    if is_speaker(narration, noun):
        return False
    readings = [parse for parse in language.parses(narration.text.lower(noun)) if parse.pos == "NOUN"]
    speaks = source_flags(narration, noun) - UNSPEAKING
    return not speaks and bool(readings) and all(p.known and p.animacy == "inan" for p in readings)


def is_negated(narration: Narration, index: int) -> bool:
    """«не сказал», «говорили бы»: what was not said is no report."""
    return narration.words_before(index, 1) == ("не",) or narration.words_after(index, 1) == ("бы",)


def is_unreal(narration: Narration, index: int) -> bool:
    """«просил, чтобы мэр признал, что …», «вряд ли мэр признает», «если бы мэр признал»: nothing has been said."""
    grammar, lower = narration.grammar, narration.text.lower
    if UNREAL.isdisjoint(narration.words) or grammar.feat(index, "VerbForm") != "Fin":
        return False
    heads = {index, grammar.head(index) if grammar.rel(index) == "conj" else index}
    marks = {lower(i) for head in heads if head is not None for i in grammar.children(head, "mark")}
    clause = list(takewhile(lambda i: not narration.ends_clause(i), narration.before(index)))
    opener = narration.previous(clause[-1] if clause else index)
    marks |= {lower(opener)} if opener is not None else set()
    doubted = any(lower(i) == "вряд" for i in clause) or any(lower(i) == "бы" for i in clause[-1:])
    return doubted or not marks.isdisjoint(WISHED)
