"""What a verb beside a person's name says of it: a report behind speech, and whether the verb has another subject."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language, lexicon
from newsextract.language import Clue
from newsextract.names import Name
from newsextract.remember import remember, remember_several
from newsextract.text import CLOSING, DASH_TOKENS, Text

WEIGHT = language.NAME_WEIGHTS["behind_speech"]
CITED = lexicon.flagged("reporting_phrases", "cited")
CITING = lexicon.flagged("reporting_verbs", "cites")
TELLING = lexicon.load("reporting_verbs")
AROUND_REPORT = DASH_TOKENS | {",", "."}  # «Город, считает Белова, готов»
REPORT_REACH = 8  # tokens between the dash and the name
BEFORE_DASH = frozenset(f",!?…{CLOSING}")  # what stands there where the dash is the reporter's


def report_clues(text: Text, span: Name) -> Iterator[Clue]:
    """The nominative, and the gender of the verb, for a name behind speech and a verb that has no other subject."""
    if is_all_of_report(text, span):
        yield Clue("nomn", "", WEIGHT)
        return
    verb = report_verb(text, span.first)
    if verb is None or takes_name(text, span, verb):
        return
    gender = language.past_gender(text.lower(verb))
    if gender:
        yield from language.subject_clues(gender, WEIGHT)
    else:
        yield Clue("nomn", "", WEIGHT)


def is_all_of_report(text: Text, span: Name) -> bool:
    """«…, считает Белова.», «Как считает Белова, …»: whether between two marks stand a verb and a name.

    Not where the name is the object: «Мэр, выйдя к толпе, предупреждает Белова, что мост закрыт».
    """
    if text.word(span.last) not in AROUND_REPORT or text.lower(span.last + 1) == "что":
        return False
    before = text.lower(span.first - 2)
    return (before in AROUND_REPORT or before == "как") and is_telling(text.lower(span.first - 1))


@remember
def is_telling(word: str) -> bool:
    """«считает», «признаёт»: whether a word is a verb in the present of one who tells something."""
    told = (p for p in language.parses(word) if p.pos == "VERB" and p.number == "sing" and p.tense != "past")
    return any("that" in TELLING.get(p.lemma, ()) and "cites" not in TELLING[p.lemma] for p in told)


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
    if verb + 1 == span.first and not language.past_gender(before):
        return True  # «…», — цитирует Белову «Вестник»
    if language.has_lemma(text.lower(verb), CITING):
        return True  # «…», — цитирует «Вестник» председателя Белову
    between = [text.lower(i) for i in range(verb + 1, span.first)]
    cited = not CITED.isdisjoint(between)  # «…», — приводит слова Беловой «Вестник»
    return cited or any(is_person(word) and not is_title(word) for word in between)


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


def is_only_subject(text: Text, span: Name) -> bool:
    """«На сходе А. Белова получила медаль»: whether a woman's verb behind a name can have no other subject."""
    sentence = text.sentence_with(span.first)
    comma = next((i for i in range(span.last, sentence.last) if text.words[i] == ","), sentence.last)
    before, behind = range(sentence.first, span.first), range(span.last + 1, comma)
    if any(text.words[index][:1].isupper() for index in (*before[1:], *behind)):
        return False  # somebody else
    if span.last - span.first > 1 and any(language.is_role_noun(text.words[index]) for index in before):
        return False  # «Пресс-секретарь Фарруха Лунина опровергла слухи», but «Свидетель Белова опровергла слухи»
    words = [text.lowers[index] for index in before] + [w for i in behind if not (w := text.lowers[i]).endswith("ь")]
    nouns = (word for word in words if word.isalpha() and len(word) > 1)  # the dictionary has «о» as a letter too
    return not any(may_be_subject_of_gender(word, "femn") for word in nouns)


def has_subject(text: Text, index: int, gender: str) -> bool:
    """«Совет директоров назначил»: whether a subject stands before a verb, perhaps with a noun in the genitive.

    A pronoun is one: «я отнесла», «она отнесла».
    """
    word = text.lower(index)
    if may_be_subject_of_gender(word, gender) or is_pronoun_of_gender(word, gender):
        return True
    genitive = any(p.pos == "NOUN" and p.case == "gent" for p in language.parses(word)) if word else False
    return genitive and may_be_subject_of_gender(text.lower(index - 1), gender)


@remember_several
def is_pronoun_of_gender(word: str, gender: str) -> bool:
    """«я», «она»: whether a word is a pronoun in the nominative for one of a gender."""
    found = language.parses(word) if word else ()
    return any((p.pos, p.case, p.number) == ("NPRO", "nomn", "sing") and p.gender in ("", gender) for p in found)


def has_subject_behind(text: Text, index: int, gender: str) -> bool:
    """«Ответил Беловой Пётр Лунин»: whether a person in the nominative follows a name at once, of the verb's gender."""
    found = language.parses(text.lower(index)) if text.word(index).isalpha() else ()
    person = next(iter(found), None)
    if person is None or not person.known or (person.case, person.gender, person.animacy) != ("nomn", gender, "anim"):
        return False
    return "Name" in person.grammemes or not text.word(index).istitle()


def may_be_subject_of_gender(word: str, gender: str) -> bool:
    """Whether a word can be the subject of a verb in the past tense of a gender."""
    found = language.parses(word) if word else ()
    return any(p.pos == "NOUN" and p.known and (p.case, p.number, p.gender) == ("nomn", "sing", gender) for p in found)
