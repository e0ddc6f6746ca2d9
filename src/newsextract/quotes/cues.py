"""Reporting words in a narration: verbs, phrases such as «по словам», nouns of speech."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from newsextract.quotes.grammar import Frame
from newsextract.quotes.narration import Narration
from newsextract.quotes.noun_cues import claim, noun_of_speech, spread, with_words
from newsextract.quotes.phrase_cues import (
    according_to,
    by_words,
    known_from,
    short_adjective,
    takes_up_clause,
    taking_up,
)
from newsextract.quotes.sources import Cue, word_cue
from newsextract.quotes.subject_words import as_subject, is_subject_word
from newsextract.quotes.verb_cues import place_of_many, verb, verb_form
from newsextract.quotes.verbs import ReportingVerbs, phrase_flags, such
from newsextract.rules import Rule, first_answer
from newsextract.text import CLOSING_TOKENS, OPENING_TOKENS, Text

__all__ = ["RULES", "Cue", "cue_places", "find_cues"]

CueRule = Rule[Callable[[Narration, int], Cue | None]]
DASHES_OF_REPORTS = frozenset("—–-−")


def cue_places(text: Text, frames: Sequence[Frame], verbs: ReportingVerbs) -> dict[int, list[int]]:
    """For every sentence that may report, the tokens that can be cues; none where any verb behind a dash can."""
    tokens_of, takes_up = {frame.sentence: frame.tokens for frame in frames}, such()
    places: dict[int, list[int]] = {f.sentence: [] for f in frames if opening_place(text, f.tokens) is not None}
    for index in verbs.places_in(text.lowers):
        number = text.sentence_of[index]
        tokens = tokens_of.get(number, ())
        if index not in tokens or stands_in_title(text, index, verbs):
            continue
        if text.lowers[index] not in takes_up or takes_up_clause(text, tokens, index):
            places.setdefault(number, []).append(index)
    return places


def stands_in_title(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """«радио «Говорит Москва»», «в программе «Мэр отвечает»»: a few words in marks behind a noun, with a capital."""
    opening = next((i for i in range(index - 1, index - TITLE_WORDS, -1) if text.word(i) in OPENING_TOKENS), None)
    if opening is None or not text.word(opening + 1)[0].isupper() or text.starts[opening + 1] > text.stops[opening]:
        return False
    behind = range(opening + 1, opening + 2 + TITLE_WORDS)
    closing = next((i for i in behind if not text.word(i).isalpha()), None)
    before = text.word(opening - 1)
    return closing is not None and text.word(closing) in CLOSING_TOKENS and before.isalpha() and not verbs.knows(before)


TITLE_WORDS = 3  # in marks, among which a verb stands


def find_cues(narration: Narration, places: Iterable[int]) -> list[Cue]:
    """Cues in text order. places: the tokens that can begin one, by `cue_places`."""
    answers = (first_answer(rules_for(narration.text.lowers[index]), narration, index) for index in places)
    found = once_each(sorted((answer[1] for answer in answers if answer is not None), key=lambda cue: cue.first))
    found = [with_subject_before(narration, found[:number], cue) for number, cue in enumerate(found)]
    opening = opening_place(narration.text, narration.tokens)
    if opening is not None and not any(cue.first - opening <= OPEN_REACH for cue in found[:1]):
        any_verb = open_verb(narration, opening)
        found = [any_verb, *found] if any_verb is not None else found
    return found


def rules_for(word: str) -> Sequence[CueRule]:
    """The rules that can answer for a word in lower case; where no phrase of the tables has it, the one for verbs."""
    return RULES if phrase_flags(word) or word in such() else RULES[:1]


def once_each(cues: Sequence[Cue]) -> list[Cue]:
    """One cue for a verb that «такой» before it found as well, the first: «…, с таким заявлением выступил мэр»."""
    found: dict[tuple[int, bool], Cue] = {}
    for cue in cues:
        found.setdefault((cue.at, "taken" in cue.flags), cue)
    return [*found.values()]


def with_subject_before(narration: Narration, before: Sequence[Cue], cue: Cue) -> Cue:
    """«Мэр заявил, что мост опасен, и назвал слухи „чушью“»: behind «, и» a verb has the subject of the verb before."""
    subject = cue.source
    if cue.form != "finite" or subject is None or not follows_and(narration, cue.first):
        return cue
    for earlier in reversed(before):
        if earlier.form == "finite" and earlier.source is not None and earlier.at < subject.first < cue.at:
            return cue._replace(source=earlier.source) if narration.grammar.are_alike(earlier.at, cue.at) else cue
    return cue


def follows_and(narration: Narration, index: int) -> bool:
    """Whether a comma and «и», or «а также», stand at once before a token."""
    return narration.words_before(index, 2) == ("и", ",") or narration.words_before(index, len(ALSO)) == ALSO


ALSO = ("также", "а", ",")  # backwards: «, а также заявил»


def opening_place(text: Text, tokens: Sequence[int]) -> int | None:
    """The first word behind speech and a dash, «…», — съязвил мэр»: there any verb can report."""
    if text.words[tokens[0]][0].isalnum():
        return None
    number = next((number for number, i in enumerate(tokens) if text.words[i][0].isalnum()), 0)
    goes_on = (
        number > 0 and text.words[tokens[number - 1]] in DASHES_OF_REPORTS and text.words[tokens[number]].islower()
    )
    return tokens[number] if goes_on else None


RULES: tuple[CueRule, ...] = (  # the first is the only one for words that no phrase is found by
    Rule(
        verb,
        (
            "<Иванов> {заявил}, что [мост закроют]. => indirect: Иванов",
            "В <мэрии> {сообщили}, что [мост закроют]. => indirect: мэрия",
            "Иванов не сказал, что мост закроют.",
        ),
    ),
    Rule(
        by_words,
        (
            "{По словам} <министра>, [дорогу сдадут]. => indirect: министр",
            "По дороге в школу министр молчал.",
        ),
    ),
    Rule(
        according_to,
        (
            "{Согласно} отчёту <министерства>, [доходы выросли]. => indirect: министерство",
            "Согласно закону, мост закроют.",
        ),
    ),
    Rule(
        short_adjective,
        (
            "<Иванов> {уверен}, что [мост закроют]. => indirect: Иванов",
            "[Мост закроют], {уверена} <Белова>. => indirect: Белова",
        ),
    ),
    Rule(
        known_from,
        (
            "Как стало {известно} от <врача>, [больница закрыта]. => indirect: врач",
            "Стало известно, что больница закрыта.",
        ),
    ),
    Rule(
        taking_up,
        (
            "[Мост закроют]. Таким мнением {поделился} <Иванов>. => indirect: Иванов",
            "Мост закроют. Такое мнение сложилось у жителей.",
        ),
    ),
    Rule(
        noun_of_speech,
        (
            "{Слова} <министра>: «[Мы не сдадимся]». => direct: министр",
            "Слова министра запомнились всем.",
        ),
    ),
    Rule(
        with_words,
        (
            "«[Мы готовы]» — {с этими словами} <министр> вышел к людям. => direct: министр",
            "Министр вышел к людям с этими словами на плакате.",
        ),
    ),
    Rule(
        claim,
        (
            "{Мнение} <аналитика Белова>, что [цены вырастут], не ново. => indirect: Белов",
            "Мнение аналитика Белова о том деле всем известно.",
        ),
    ),
    Rule(
        spread,
        (
            "В городе появились {слухи}, что [мост закроют]. => indirect",
            "Слухи о том, что мост закроют, не подтвердились.",
        ),
    ),
)


OPEN_REACH = 4  # words behind the dash among which a verb of no table stands, and its subject behind it


def open_verb(narration: Narration, opening: int) -> Cue | None:
    """«…», — съязвил мэр»: a verb of no table, whose subject can speak and stands at once behind it."""
    words = islice(narration.after(opening - 1), OPEN_REACH)
    index = next((i for i in words if verb_form(narration, i) == "finite"), None)
    if index is None:
        return None
    behind = [i for i in islice(narration.after(index), OPEN_REACH) if is_subject_word(narration, index, i)]
    if behind and not narration.is_apart(index, behind[0]):
        source = as_subject(narration, index, behind[0])
    elif (place := place_of_many(narration, index, "finite", frozenset({"demand"}))) is not None:
        source = place  # «…», — отмахиваются в мэрии
    else:
        return None
    return word_cue(index, narration.text.lower(index), "finite", source, "quote")
