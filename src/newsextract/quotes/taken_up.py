"""Reports that take up what stands before: «Об этом сообщил мэр», «Мост закрыт, о чём сообщил мэр»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile

from newsextract import language, lexicon
from newsextract.quotes.cues import Cue
from newsextract.quotes.datelines import past_dateline
from newsextract.quotes.phrase_cues import BEFORE_SUCH
from newsextract.quotes.reported import Reported
from newsextract.quotes.source_nouns import lemma_of
from newsextract.quotes.statement import Statement, content, stated, touches_speech
from newsextract.quotes.verbs import phrase_flags, such

# Об этом сообщил …   Как передаёт «Маяк», об этом сообщил …   Так, об этом …
ABOUT_THIS = re.compile(r"(?:как\s[^,]{1,60},\s*)?(?:\w+\s+)?(?:об этом|про это|о чём|о чем)\b", re.IGNORECASE)
SO = re.compile(r"так\s", re.IGNORECASE)  # «Так считает врач»
OF_THIS = re.compile(r"(?:\w+\s+)?в этом\s", re.IGNORECASE)  # «В этом уверен врач»
TO_THIS = re.compile(r"(?:\w+\s+)?на эт(?:о|ом)\b", re.IGNORECASE)
INFORMATION = lexicon.flagged("clause_words", "information")  # «эту информацию подтвердил врач»
CONFIRMED = re.compile(
    r"(?:\w+\s+)?(?:это|(?:(?:эт[иу]|данн[ыу][ею]|так[иу][ею])\s+)?"
    rf"{lexicon.alternatives('clause_words', 'information')})\s(?!о том,)",
    re.IGNORECASE,
)
TAKING_UP = lexicon.flagged("function_words", "taking-up") | INFORMATION  # one of them is in what takes up a sentence
CONFIRMING = lexicon.flagged("verb_groups", "confirming")  # report what «это» stands for: «это подтвердил врач»
# verbs that with «об этом» report the sentence before: «мэр сообщил об этом», but not «мэр говорил об этом»
SAYING_SO = lexicon.flagged("verb_groups", "so")
AGAIN = lexicon.flagged("clause_words", "again")  # it was said at another time
OTHERWISE = lexicon.flagged("function_words", "other-content") | {":"}  # where they stand, something else is said
PAUSES = frozenset({",", ":", "—", "–", "«", '"'})  # beside a cue: a clause or words in marks
NOT_SO = frozenset({("не",), ("о",), ("об",)})  # behind the verb of «так»
SO_REACH = 3  # tokens behind a verb among which «об этом» stands
EARLY = 8  # cues of a sentence among which its main report stands
OPINION = lexicon.flagged("verb_groups", "opinion")  # «так считает врач»
ADMITTING = lexicon.flagged("verb_groups", "admitting")  # «в этом признался врач»
VERBS = lexicon.load("reporting_verbs")
REPLYING = frozenset({"replies", "fact"})  # flags of verbs that answer what was asked or heard
ASKING = frozenset(verb for verb, flags in VERBS.items() if flags >= {"quote", "replies"} or "demand" in flags)
POINTING_VERBS = lexicon.flagged("verb_groups", "pointing")  # report what they point to: «на это указал врач»


def about_this(statement: Statement) -> Reported | None:
    """«Об этом», «таким мнением» under the cue mean the sentence before."""
    before, sentence = statement.before, statement.sentence
    if before is None or statement.cue is not main_report(statement):
        return None  # «Об этом сообщил мэр, добавив, что …»
    asks = statement.text.string[sentence.start : sentence.stop].rstrip().endswith("?")
    if this_is_modifier(statement) or asks:
        return None
    opens_so = ABOUT_THIS.match(statement.text.string, sentence.start, sentence.stop) is not None
    weak = (
        (not opens_so and statement.cue.lemma in SAYING_SO)
        or "taken" in statement.cue.flags
        or statement.cue.lemma in CONFIRMING
        or statement.cue.source is None
        or opinion_on_this(statement, statement.cues[:EARLY]) is not None
    )
    told = (cue for cue in statement.cues_before if cue.source is not None or "taken" in statement.cue.flags)
    if weak and any(holds_clause(statement, cue) for cue in told):
        return None  # «По мнению врача, мост закроют. К такому выводу он пришёл в мае»
    part = content(statement, past_dateline(statement.text.string, before.start), before.stop)
    return None if touches_speech(statement, part) else stated(statement, part, words=1)


def holds_clause(statement: Statement, cue: Cue) -> bool:
    """Whether a cue of the sentence before can report a clause of it: «врачи ждут эпидемии» has none."""
    text, before = statement.text, statement.before
    if cue.form == "phrase" or before is None:
        return True
    behind = (text.lower(i) for i in range(cue.last, before.last))
    first = min(cue.first, cue.source.first) if cue.source is not None else cue.first
    parted = first > before.first and text.word(first - 1) in PAUSES
    return parted or any(word in PAUSES or word in OTHERWISE for word in behind)


def main_report(statement: Statement) -> Cue | None:
    """The cue that reports the sentence before; None where none does."""
    cues = statement.cues[:EARLY]
    such = next((cue for cue in cues if "taken" in cue.flags), None)
    if such is not None or TAKING_UP.isdisjoint(statement.narration.words):
        return such
    string, sentence = statement.text.string, statement.sentence
    match = ABOUT_THIS.match(string, sentence.start, sentence.stop)
    if match is not None:
        behind = (cue for cue in cues if statement.start(cue.first) >= match.end())
        mains = list(filter(partial(is_main, statement), behind))
        aside = len(mains) > 1 and string[match.end() : statement.start(mains[0].first)].strip() == ","
        return mains[aside] if mains else None  # «Об этом, пишет «Порт», заявил мэр»
    if (found := said_so(statement, cues) or opinion_on_this(statement, cues)) is not None:
        return found
    if TO_THIS.match(string, sentence.start, sentence.stop):
        return next((cue for cue in cues if cue.lemma in POINTING_VERBS or cue.lemma.endswith(" внимание")), None)
    if CONFIRMED.match(string, sentence.start, sentence.stop):
        return next((cue for cue in cues if cue.lemma in CONFIRMING and cue.form == "finite"), None)
    return None


def said_so(statement: Statement, cues: Sequence[Cue]) -> Cue | None:
    """«Мост закрыт. Мэр сообщил об этом жителям»: the first cue of a sentence that says nothing but who said it.

    Not «Мэр давно говорил об этом», which need not be the sentence before.
    """
    narration = statement.narration
    cue = next(iter(cues), None)
    if cue is None or cue.lemma not in SAYING_SO or cue.form != "finite" or cue.source is None or len(cues) > 1:
        return None
    words = narration.words
    if not AGAIN.isdisjoint(words) or not OTHERWISE.isdisjoint(words) or cue.source.first > cue.first:
        return None
    if any(map(language.is_relative, words)):
        return None  # «письмо, в котором мэр сообщил об этом»
    near = narration.words_before(cue.at, 2) + narration.words_after(cue.at, SO_REACH)
    return cue if "этом" in near and "об" in near and narration.next(cue.at) is not None else None


def opinion_on_this(statement: Statement, cues: Sequence[Cue]) -> Cue | None:
    """«Так считает врач», «В этом уверена мэрия»: a verb of opinion at once behind, and its source.

    The source stands before what answers: «Так мэр ответил на вопрос о мосте», «Так мэр прокомментировал слухи».
    """
    text, narration, cue = statement.text, statement.narration, next(iter(cues), None)
    if cue is None or cue.form != "finite" or cue.source is None:
        return None
    answers = cue.source.last == cue.first and not cue.flags.isdisjoint(REPLYING)
    if cue.source.first < cue.last and not answers:
        return None
    first = min(cue.first, cue.source.first)
    string, start, stop = text.string, statement.sentence.start, statement.start(first)
    sure = "short" in phrase_flags(cue.lemma) or cue.lemma in ADMITTING
    opens = (SO, cue.lemma in OPINION), (OF_THIS, sure)
    words = narration.words_after(cue.at, len(narration.words))
    if not OTHERWISE.isdisjoint(words) or words[:1] in NOT_SO:
        return None  # «Так считают не все», «Так заявила о себе клиника»
    return cue if any(fits and before.fullmatch(string, start, stop) for before, fits in opens) else None


def is_main(statement: Statement, cue: Cue) -> bool:
    """Whether a cue can be the main verb of the sentence: no gerund, and not behind «как»; «об этом спросили» asks."""
    before = next(statement.narration.before(cue.first), None)
    if cue.lemma in ASKING:
        return False
    return cue.form in ("finite", "short") and (before is None or statement.text.lower(before) != "как")


def this_is_modifier(statement: Statement) -> bool:
    """«Об этом человеке говорят»: «этом» belongs to a noun."""
    narration = statement.narration
    this = next((i for i in narration.tokens if statement.text.lower(i) in ("этом", "это")), None)
    follower = narration.next(this) if this is not None else None
    return follower is not None and narration.grammar.case(follower) == "loct"


def only_passes_on(statement: Statement, reported: Reported) -> bool:
    """«Об этом заявил мэр, сообщает «Маяк»»: what stands beside the main report is no statement."""
    main = main_report(statement)
    if main is None or main is statement.cue or not reported.spans:
        return False
    return reported.start <= statement.start(main.first) and statement.before is not None


# --- the clause before: «Мост закрыт, об этом сообщил мэр» ------------------------------------------------------------

THIS = lexicon.flagged("function_words", "this")  # «эту информацию подтвердил врач»
TAKEN_BEFORE = (("этом", "об"), ("чём", "о"), ("чем", "о"))  # what takes it up before a report, the nearest first


def before_pronoun(statement: Statement, places: list[int]) -> list[int]:
    """The tokens before a cue, the nearest first, without «об этом», «о чём» that take up the clause before it."""
    places = past_told(statement, places)
    words = tuple(statement.text.lower(i) for i in places)
    source = statement.cue.source
    behind = source is not None and source.first > statement.cue.at
    if words[:2] == TAKEN_BEFORE[0]:
        return places[2:] if not is_said_by_another(statement, words) else []  # «…, об этом сообщил министр»
    if words[:2] in TAKEN_BEFORE and source is not None and not takes_question(statement, places):
        return places[2:]  # «…, о чём сообщил министр», but not «он знает, о чём сообщил министр»
    if statement.cue.lemma in CONFIRMING and behind and words[:1] in (("это",), ("что",)):
        return places[2:] if words[1:2] == ("и",) else places[1:]  # «…, и это подтвердил министр»
    if statement.cue.lemma in CONFIRMING and INFORMATION.issuperset(words[:1]) and THIS.issuperset(words[1:2]):
        return places[2:]  # «…, эту информацию подтвердил министр»
    return before_such(statement, places)


def past_told(statement: Statement, places: list[int]) -> list[int]:
    """«…, об этом журналистам сообщил министр»: the tokens without whom somebody told."""
    narration = statement.narration
    told = list(takewhile(lambda i: narration.grammar.case(i) == "datv" or narration.entities.name_at(i), places))
    taken = tuple(statement.text.lower(i) for i in places[len(told) : len(told) + 2])
    return places[len(told) :] if taken in TAKEN_BEFORE else places


def is_said_by_another(statement: Statement, words: Sequence[str]) -> bool:
    """«Как рассказал врач, об этом мэр сказал ему»: whether «об этом» stands behind nothing but another report."""
    opens = statement.text.lower(statement.sentence.first) == "как"
    earlier = sum(cue.first < statement.cue.first for cue in statement.cues)
    return opens and earlier == 1 and words[2:][:1] == (",",)


def is_taken_up(statement: Statement, colon: int) -> bool:
    """«Вода чистая: так считает врач», «Мост закрыт: об этом сообщил мэр»: a word for the clause behind a colon."""
    text, words = statement.text, statement.narration.words_after(colon, 2)
    opens = words[:1] == ("так",) or (words[:1] == ("об",) and statement.cue.lemma in SAYING_SO)
    return text.word(colon) == ":" and (opens or not such().isdisjoint(words))


def takes_question(statement: Statement, places: list[int]) -> bool:
    """«он знает, о чём сообщил министр», «рассказал, о чём»: whether the word before the comma takes a question."""
    before, asking = map(statement.text.lower, places[BEFORE_COMMA : BEFORE_COMMA + 1]), lexicon.load("asking_words")
    return any(statement.narration.verbs.knows(word) or language.has_lemma(word, asking) for word in before)


BEFORE_COMMA = 3  # places of «чём», «о» and the comma, the nearest first


def before_such(statement: Statement, places: list[int]) -> list[int]:
    """The tokens without «такое мнение», «с таким прогнозом» that take up the clause before; none behind a report."""
    taking = next((n for n, i in enumerate(places) if statement.text.lower(i) in such()), None)
    if not taking or "taken" not in phrase_flags(lemma_of(statement.narration, places[taking - 1])):
        return places
    if any(cue.first < places[taking] for cue in statement.cues):
        return []  # «Как пишет газета, такое мнение высказал врач»
    return places[taking + 1 :] if statement.text.word(places[taking] - 1) in BEFORE_SUCH else places[taking + 2 :]
