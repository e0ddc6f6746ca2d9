"""What the report behind speech says of a person's name: «…», — качает головой Валентина Гусева is her, not his."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language, lexicon
from newsextract.language import Clue
from newsextract.names import Name
from newsextract.text import CLOSING, DASH_TOKENS, Text

WEIGHT = language.NAME_WEIGHTS["behind_speech"]
CITED = lexicon.flagged("reporting_phrases", "cited")
CITING = lexicon.flagged("reporting_verbs", "cites")
REPORT_REACH = 8  # tokens between the dash and the name
BEFORE_DASH = frozenset(f",!?…{CLOSING}")  # what stands there where the dash is the reporter's


def report_clues(text: Text, span: Name) -> Iterator[Clue]:
    """The nominative, and the gender of the verb, for a name behind speech and a verb that has no other subject."""
    verb = report_verb(text, span.first)
    if verb is None or takes_name(text, span, verb):
        return
    gender = language.past_gender(text.lower(verb))
    if gender:
        yield from language.subject_clues(gender, WEIGHT)
    else:
        yield Clue("nomn", "", WEIGHT)


def report_verb(text: Text, first: int) -> int | None:
    """The verb behind the dash before a token; None where no dash stands behind speech, or no verb behind the dash."""
    for index in range(first - 1, max(0, first - REPORT_REACH), -1):
        word = text.word(index)
        if word in DASH_TOKENS:
            verb = index + 1 + (text.lower(index + 1) == "не")
            told = text.word(index - 1) in BEFORE_DASH and verb < first and is_only_told(text.lower(verb))
            return verb if told else None
        if not word[0].isalnum() and word not in '«»"':
            return None
    return None


def is_only_told(word: str) -> bool:
    """Whether a word can only be a verb of the third person or of the past."""
    readings = language.parses(word)
    return bool(readings) and all(map(language.is_told, readings))


def takes_name(text: Text, span: Name, verb: int) -> bool:
    """Whether the name is another word's: of a preposition, a title in another case, a verb, a subject beside it."""
    before = text.lower(span.first - 1)
    if language.cases_behind(before) or (is_title(before) and not language.may_be_nominative(before)):
        return True
    if text.lower(span.last).isalpha() and is_person(text.lower(span.last)):
        return True  # «…», — поддержал Белову Лунин
    if verb + 1 == span.first and not language.past_gender(before) and is_transitive(before):
        return True  # «…», — цитирует Белову «Вестник»
    if language.has_lemma(text.lower(verb), CITING):
        return True  # «…», — цитирует «Вестник» председателя Белову
    between = [text.lower(i) for i in range(verb + 1, span.first)]
    cited = not CITED.isdisjoint(between)  # «…», — приводит слова Беловой «Вестник»
    return cited or any(is_person(word) and not is_title(word) for word in between)


def is_transitive(verb: str) -> bool:
    """Whether a verb can have an object."""
    return any("tran" in p.grammemes for p in language.parses(verb))


def is_title(word: str) -> bool:
    """Whether a word is a title: no «адвокат», who is mostly somebody's."""
    return language.is_role_noun(word) and not is_companion(word)


def is_companion(word: str) -> bool:
    """Whether a word means somebody who is mostly somebody's: «адвокат Александра Белова»."""
    return language.has_lemma(word, lexicon.load("companions"))


def is_person(word: str) -> bool:
    """Whether the likeliest reading of a word is a person in the nominative."""
    reading = language.likeliest(word)
    return reading is not None and (reading.case, reading.animacy) == ("nomn", "anim")
