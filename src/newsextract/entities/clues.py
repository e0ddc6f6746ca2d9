"""What the sentence says of the case and the gender of a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsextract import language, lexicon
from newsextract.collector import unwatched
from newsextract.entities.cases import PAUSES
from newsextract.entities.report_clues import (
    has_subject,
    has_subject_behind,
    is_only_subject,
    may_be_subject_of_gender,
    report_clues,
)
from newsextract.entities.title_clues import (
    SURNAMES_OF_WOMEN,
    has_initials,
    is_said_by_one,
    joined_clues,
    kin_clues,
    list_clues,
    peer_clues,
    title_clues,
    told_clues,
)
from newsextract.language import Clue, Parse
from newsextract.names import Name
from newsextract.remember import remember
from newsextract.text import Text

WEIGHTS = language.NAME_WEIGHTS


def person_clues(text: Text, span: Name, tagged: Sequence[str | None]) -> tuple[Clue, ...]:
    """All clues to the case and the gender of a name. `tagged` are the tagger's cases."""
    starts = text.begins_sentence(span.first)
    before = "" if starts else text.lower(span.first - 1)
    owned = text.lower(span.first - 2) in language.POSSESSIVES
    return (
        *(noun_clues(before, owned=True) if owned else clues_of_word_before(before)),
        *place_clues(text, span, starts),
        *tagged_clues(tuple(tagged[span.first : span.last])),
        *verb_clues(text, span, before),
        *intransitive_clues(text, span),
        *(tuple(child_clues(text, span)) or (() if owned else kin_clues(text, span, before))),
        *title_clues(text, span),
        *told_clues(text, span),
        *joined_clues(text, span),
        *list_clues(text, span),
        *peer_clues(text, span),
        *report_clues(text, span),
    )


def place_clues(text: Text, span: Name, starts: bool) -> Iterator[Clue]:
    """«Белова — о планах», «Белова, глава района, …», «автор — Белова»: a subject before a pause, or behind a dash.

    So is a name that is a line of its own, or begins the words under a picture: «Евгения Белова на встрече».
    """
    if starts and (text.word(span.last) in PAUSES or ends_paragraph(text, span.last) or opens_caption(text, span)):
        yield Clue("nomn", "", WEIGHTS["before_dash"])
    elif starts and text.word(span.last) == ",":
        yield Clue("nomn", "", WEIGHTS["before_comma"])
    elif not starts and text.word(span.first - 1) in PAUSES:
        yield Clue("nomn", "", WEIGHTS["behind_dash"])


def opens_caption(text: Text, span: Name) -> bool:
    """Whether a preposition stands behind a name in a line without a verb and without a mark at its end."""
    sentence = text.sentence_with(span.first)
    if text.lower(span.last) not in language.IN_OR_ON or not ends_paragraph(text, sentence.last):
        return False
    words = text.lowers[span.last : sentence.last]
    alone = sentence.last - span.last <= LONGEST_CAPTION and words[-1] not in tuple(".!?…:")
    return alone and not any(p.pos in ("VERB", "PRTS", "INFN") for word in words for p in language.parses(word)[:1])


LONGEST_CAPTION = 20  # tokens behind the name


def ends_paragraph(text: Text, behind: int) -> bool:
    """Whether the token before one ends its paragraph."""
    last = behind == len(text.words)
    return last or text.sentence_with(behind).paragraph != text.sentence_with(behind - 1).paragraph


@remember
def tagged_clues(tagged: tuple[str | None, ...]) -> Sequence[Clue]:
    """The tagger's cases of the words of the name."""
    cases = [case for case in tagged if case]
    clues = []
    for case in dict.fromkeys(cases):
        share = cases.count(case) / len(cases)
        clues.append(Clue(case, "", WEIGHTS["tagged"] * share))
        if case in MIXED_UP:
            clues.append(Clue(MIXED_UP[case], "", WEIGHTS["tagged_other"] * share))
    return clues


MIXED_UP = {"gent": "accs", "accs": "gent"}


@remember
@unwatched
def clues_of_word_before(before: str) -> tuple[Clue, ...]:
    """What the word before a name, a preposition or a noun, says by itself."""
    return (*language.preposition_clues(before), *noun_clues(before), *age_clues(before), *self_clues(before))


def age_clues(before: str) -> Iterator[Clue]:
    """«93-летняя Евгения Белова»: a woman's age agrees with her name, which is no man's in the genitive.

    Only in the cases that have a form of their own: «летней» is of four.
    """
    _, age, ending = before.rpartition(language.AGED)
    readings = language.parses(language.AGED + ending) if age else ()
    if len(readings) == 1 and readings[0].gender == "femn":
        yield Clue(readings[0].case, "femn", WEIGHTS["of_age"])


def self_clues(before: str) -> Iterator[Clue]:
    """«Сам Лоза», «самой Лозе»: the word before a name tells its gender and the cases that it can have."""
    for parse in language.parses(before) if before.startswith("сам") else ():
        if parse.lemma == "сам" and parse.animacy != "inan" and parse.gender in ("masc", "femn"):
            yield Clue(parse.case, parse.gender, WEIGHTS["of_age"])


def noun_clues(before: str, owned: bool = False) -> Iterator[Clue]:
    """«певицу Анну», «адвоката Анны»: a noun for a person is in the case of the name, or the name says whose it is.

    Not where a pronoun says that: «её адвоката Анну».
    """
    nouns = [p for p in language.parses(before) if p.pos == "NOUN" and p.known] if before else []
    if not nouns:
        return
    if not any(p.animacy == "anim" for p in nouns):
        yield Clue("gent", "", WEIGHTS["of_thing"])
        return
    companion = not owned and any(p.lemma in lexicon.load("companions") for p in nouns)
    if not owned:
        yield Clue("gent", "", WEIGHTS["of_companion"] if companion else WEIGHTS["of_person"])
    if not companion and all(p.gender == "femn" for p in nouns):
        yield Clue("", "femn", WEIGHTS["womans_noun"])
    cases = list(dict.fromkeys(p.case for p in nouns if p.animacy == "anim"))
    if "nomn" not in cases:
        yield Clue("nomn", "", WEIGHTS["other_noun"])
    yield from (Clue(case, "", WEIGHTS["own_noun"]) for case in cases)


def child_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«Родила дочь Эмилию», «родился сын Савва»: behind such a verb the name is that of the child, not a parent's."""
    born = (p for p in language.parses(text.lower(span.first - 1)) if p.lemma in lexicon.flagged("couples", "born"))
    child = next((p for p in born if p.number == "sing" and p.case in ("nomn", "accs")), None)
    if child is None or not language.has_lemma(text.lower(span.first - 2), lexicon.flagged("couples", "child")):
        return
    yield Clue("gent", "", -WEIGHTS["of_companion"])
    yield Clue("", child.gender, WEIGHTS["womans_noun"])
    if child.word != child.lemma:
        yield Clue("accs", "", WEIGHTS["own_noun"])


def verb_clues(text: Text, span: Name, before: str) -> Iterator[Clue]:
    """«Мэр Евгения Гуляева открыла»: the gender of a verb whose subject the name can be; «видели Анну»: its object."""
    gender = language.past_gender(text.lower(span.last)) or SURE.get(text.lower(span.last))
    if gender:
        yield from clues_before_verb(text, span, before, gender)
    elif gender_behind_gerund(text, span.last) == "femn" and not may_be_subject_of_gender(before, "femn"):
        yield from language.subject_clues("femn", WEIGHTS["holder"])
    elif (clue := clue_before_present(text, span, before)) is not None:
        yield clue
    elif before:
        yield from clues_behind_verb(text, span, before)


def clues_before_verb(text: Text, span: Name, before: str, gender: str) -> Iterator[Clue]:
    """«Евгения Гуляева открыла»: the verb behind the name is in the past, and of this gender."""
    weight = WEIGHTS["subject"] if before else WEIGHTS["first_subject"]
    if gender == "femn" and before and is_only_subject(text, span):
        weight = WEIGHTS["holder"]
    other = may_be_subject_of_gender(before, gender) and text.lower(span.first - 2) not in language.POSSESSIVES
    yield from language.subject_clues(gender, 0.0 if other else weight)


def clue_before_present(text: Text, span: Name, before: str) -> Clue | None:
    """«Пётр Белов и Юлия Белова купили», «Белова говорит»: the verb behind the name shows no gender."""
    verb = language.likeliest(text.lower(span.last))
    if verb is None or not verb.known or verb.pos != "VERB":
        return None
    if before == "и" and text.word(span.first - 2).istitle() and verb.number == "plur":
        return Clue("nomn", "", WEIGHTS["first_subject"])
    return Clue("nomn", "", WEIGHTS["tells"]) if not before and is_said_by_one(verb) else None


def clues_behind_verb(text: Text, span: Name, before: str) -> Iterator[Clue]:
    """«приехала Анна», «видели Анну», «избран Белов»: the word before the name is its verb, or has it for an object."""
    found = language.parses(before)
    verb = next((p for p in found if p.pos in VERBS and p.known), None)
    if verb is None:
        participle = next((p for p in found if p.pos == "PRTS"), None)
        if participle is not None:
            yield Clue("ablt", "", WEIGHTS["agent"])
            yield from elected_clues(text, span, participle)
        return
    gender = language.past_gender(before)
    if gender and has_subject_behind(text, span.last, gender):
        yield from (Clue("nomn", "", WEIGHTS["no_subject"]), Clue("datv", "", WEIGHTS["object"]))
        return
    of_others = verb.pos != "VERB" or verb.number == "plur" or verb.gender == "neut"
    if of_others or (gender and has_subject(text, span.first - 2, gender)):
        yield from object_clues(verb)
    elif gender:
        only = gender == "femn" and has_initials(text, span) and is_only_subject(text, span)
        yield from language.subject_clues(gender, WEIGHTS["holder" if only else "subject"])


# «Громова уверена»: short adjectives of a woman who tells something
SURE = {word: "femn" for word in lexicon.flagged("reporting_phrases", "short") if word.endswith("а")}


def intransitive_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«В клубе выступала Белова», «Сегодня отвечает Белова»: who stands beside a verb without an object is its subject.

    Of a surname that can be a woman's or a man's in another case. A reflexive verb can take the genitive.
    """
    if not text.lower(span.last - 1).endswith(SURNAMES_OF_WOMEN):
        return
    before = span.first - 1
    while not text.begins_sentence(before + 1) and is_adverb(text.lower(before)) and before > span.first - ADVERBS:
        before -= 1
    begins = text.begins_sentence(before + 1) or text.lower(before) in OPENING_CLAUSES
    beside = span.last if begins else before
    verb = language.likeliest(text.lower(beside))
    if verb is None or not verb.known or verb.pos != "VERB" or "intr" not in verb.grammemes:
        return
    one = verb.number == "sing" and (verb.tense != "past" or verb.gender == "femn")
    if one and not text.lower(beside).endswith(lexicon.endings("reflexive")) and text.lower(beside - 1) != "не":
        yield from (Clue(case, "", WEIGHTS["intransitive"]) for case in ("gent", "accs"))


OPENING_CLAUSES = lexicon.flagged("function_words", "clause-start") | {","}
ADVERBS = 3  # tokens before a name among which its verb stands


@remember
def is_adverb(word: str) -> bool:
    """«сегодня», «часто»."""
    reading = language.likeliest(word)
    return reading is not None and reading.pos == "ADVB"


ASIDE_WORDS = 30  # tokens of a clause with a gerund between a name and its verb


def gender_behind_gerund(text: Text, comma: int) -> str | None:
    """«Кая Белова, отвечая на вопрос, сказала»: the gender of the verb behind a clause with a gerund."""
    if text.word(comma) != "," or not any(p.pos == "GRND" for p in language.parses(text.lower(comma + 1))):
        return None
    last = text.sentence_with(comma).last
    commas = (i for i in range(comma + 2, min(last, comma + ASIDE_WORDS)) if text.word(i) == ",")
    return next((gender for i in commas if (gender := language.past_gender(text.lower(i + 1)))), None)


def elected_clues(text: Text, span: Name, participle: Parse) -> Iterator[Clue]:
    """«Мэром избрана Нина Кузьмич»: behind a woman's short participle that has no subject stands no man."""
    before = range(text.sentence_with(span.first).first, span.first - 1)
    if participle.gender == "femn" and not any(may_be_subject_of_gender(text.lower(i), "femn") for i in before):
        yield from language.subject_clues("femn", 0.0)


def object_clues(verb: Parse) -> Iterator[Clue]:
    """«видели Анну», «помогли Анне»: the case that a verb takes, and one that it does not."""
    dative, transitive = verb.lemma in lexicon.load("dative_verbs"), "tran" in verb.grammemes
    if dative or transitive:
        weight = WEIGHTS["either_object"] if dative and transitive else WEIGHTS["object"]
        yield Clue("datv" if dative else "accs", "", weight)
        yield Clue("nomn" if dative else "datv", "", WEIGHTS["no_object"])


VERBS = ("VERB", "INFN", "GRND")
