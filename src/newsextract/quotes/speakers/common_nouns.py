"""Whom and what the sentences before a source name by a common noun alone: «Подозреваемый молчал. Он …»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from newsextract import language
from newsextract.quotes.sources import ONE_IN_NOMINATIVE, Source
from newsextract.quotes.speakers.by_name import is_coordinated, named
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent, Sort
from newsextract.quotes.speakers.wording import described, is_living, phrase_around, word_flags

REFERRING = ("ссылк", "ссыла", "сосла", "сошл")  # how words for referring to somebody begin
SEVERAL_REACH = 3  # tokens behind «один из»: «один из местных жителей»
SPOKEN_OF = 2  # sentences in which «он» can be the subject of another one


def subjects_before(discourse: Discourse, at: int) -> Iterator[Referent]:
    """«Подозреваемый молчал. Он …»: whom the sentences before have for subjects by a common noun."""
    subjects = unnamed_subjects_before(discourse, at)
    return (subject_at(discourse, index) for index in subjects if discourse.noted.get(index) is None)


def tokens_before(discourse: Discourse, at: int) -> Iterator[int]:
    """The tokens before a place, the nearest first, as far back as «он» can mean somebody."""
    return takewhile(lambda index: discourse.clock[at] - discourse.clock[index] <= SPOKEN_OF, range(at - 1, -1, -1))


def subject_at(discourse: Discourse, index: int) -> Referent:
    """The referent of a subject by a common noun; the same one each time."""
    if index not in discourse.subjects:
        discourse.subjects[index] = described(discourse, index)
    return discourse.subjects[index]


def unnamed_subjects_before(discourse: Discourse, at: int) -> Iterator[int]:
    """The subjects by a common noun in the sentences before, the nearest first."""
    for index in tokens_before(discourse, at):
        if is_unnamed_subject(discourse, index):
            yield index


def others_before(discourse: Discourse, at: int, sort: Sort) -> Iterator[Referent]:
    """«Полицейские задержали водителя. Он …»: whom the sentences before name by a common noun that is no subject."""
    for index in tokens_before(discourse, at):
        if is_unnamed_person(discourse, index) and not discourse.grammar.rel(index).startswith(("nsubj", "conj")):
            other = subject_at(discourse, index)
            if other.sort == sort:
                yield other


def referred_before(discourse: Discourse, at: int) -> Iterator[Referent]:
    """«Газета ссылается на источник, на трёх чиновников. По их словам, …»: the unnamed referred to before."""
    for index in tokens_before(discourse, at):
        if discourse.text.lowers[index].startswith(REFERRING) and discourse.text.lower(index + 1) == "на":
            noun = next((i for i in range(index + 2, at) if discourse.grammar.is_noun(i)), None)
            if noun is not None and discourse.entities.name_at(noun) is None:
                referent = subject_at(discourse, noun)
                if referent.sort == "group" or "unnamed" in word_flags(discourse, noun):
                    yield referent


def bodies_before(discourse: Discourse, at: int, asked: Description) -> Iterator[Referent]:
    """«Это подтвердили в городской прокуратуре. В ведомстве …»: bodies by a common noun that says more.

    «компания» is none of which the article does not say what it is: «совет директоров».
    """
    for index in tokens_before(discourse, at):
        flags = word_flags(discourse, index)
        if "org" not in flags or "itself" in flags or discourse.entities.name_at(index) is not None:
            continue
        body = described(discourse, index)
        if (
            body.titles[0].words
            and (body.flags or not asked.bodies)
            and means_one_body(discourse, phrase_around(discourse, index))
        ):
            yield body


def means_one_body(discourse: Discourse, phrase: Source) -> bool:
    """Whether a phrase means one body, which has no name there: not «полиция и спасатели»."""
    return named(discourse, phrase) is None and not is_coordinated(discourse, phrase)


def is_unnamed_subject(discourse: Discourse, index: int) -> bool:
    """Whether a word is a common noun for a person in the nominative that no name follows or title makes somebody's."""
    if discourse.text.lowers[index] in ONE_IN_NOMINATIVE:
        return is_one_of_persons(discourse, index)
    if not language.may_be_nominative(discourse.text.lowers[index]) and not discourse.grammar.is_counted(index):
        return False
    return is_unnamed_person(discourse, index) and discourse.grammar.rel(index).startswith("nsubj")


def is_one_of_persons(discourse: Discourse, index: int) -> bool:
    """«Один из жителей»: whether «один» is a subject, with several persons behind «из»."""
    if discourse.text.lower(index + 1) != "из" or not discourse.grammar.rel(index).startswith("nsubj"):
        return False
    several = next((i for i in range(index + 2, index + 2 + SEVERAL_REACH) if discourse.grammar.is_noun(i)), None)
    return several is not None and is_person_noun(discourse, several)


def is_person_noun(discourse: Discourse, index: int) -> bool:
    """Whether a word is a noun for somebody living, or stands for one: «раненый»."""
    forms = language.parses(discourse.text.lowers[index])
    is_nominal = is_living(discourse, index) and any(form.pos in language.NOMINAL for form in forms)
    return is_nominal and discourse.grammar.rel(index) not in ("amod", "acl")


def is_unnamed_person(discourse: Discourse, index: int) -> bool:
    """Whether a word is a common noun for a person that no name follows or title makes somebody's."""
    if not is_person_noun(discourse, index) or index in discourse.titled:
        return False
    if discourse.entities.name_at(index) is not None:
        return False
    return discourse.entities.name_at(index + 1) is None or named(discourse, phrase_around(discourse, index)) is None
