"""Whom and what the sentences before a source name by a common noun alone: «Подозреваемый молчал. Он …»."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsextract import language, lexicon
from newsextract.quotes.sources import ONE_IN_NOMINATIVE
from newsextract.quotes.speakers.bodies import OF_ANY_SORT
from newsextract.quotes.speakers.by_name import entity_named, is_coordinated
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse, once
from newsextract.quotes.speakers.referents import Referent, Sort
from newsextract.quotes.speakers.wording import described, is_living, phrase_around, word_flags

REFERRING = lexicon.flagged("clause_words", "referring")
OF_STATE = frozenset({"government", "police"})  # flags of bodies
SEVERAL_REACH = 3  # tokens behind «один из»: «один из местных жителей»
SPOKEN_OF = 2  # sentences in which «он» can be the subject of another one


def before(discourse: Discourse, at: int, find: Callable[[Discourse, int], Sequence[int]]) -> Iterator[int]:
    """What is found in the sentences before a token, the nearest first, as far back as «он» can mean somebody."""
    clock, text = discourse.clock, discourse.text
    for number in range(text.sentence_of[at], -1, -1):
        if clock[at] - clock[text.sentences[number].first] > SPOKEN_OF:
            return
        yield from (index for index in reversed(find(discourse, number)) if index < at)


def tokens_of(discourse: Discourse, number: int) -> range:
    """The tokens of a sentence."""
    sentence = discourse.text.sentences[number]
    return range(sentence.first, sentence.last)


# --- whom «он» can mean -----------------------------------------------------------------------------------------------


def subjects_before(discourse: Discourse, at: int) -> Iterator[Referent]:
    """«Подозреваемый молчал. Он …»: whom the sentences before have for subjects by a common noun."""
    subjects = before(discourse, at, unnamed_subjects)
    return (known_as(discourse, index) for index in subjects if discourse.noted.get(index) is None)


def others_before(discourse: Discourse, at: int, sort: Sort) -> Iterator[Referent]:
    """«Полицейские задержали водителя. Он …»: whom the sentences before name by a common noun that is no subject."""
    others = (known_as(discourse, index) for index in before(discourse, at, unnamed_others))
    return (other for other in others if other.sort == sort)


def referred_before(discourse: Discourse, at: int) -> Iterator[Referent]:
    """«Газета ссылается на источник, на трёх чиновников. По их словам, …»: the unnamed referred to before."""
    for index in before(discourse, at, words_for_referring):
        noun = next((i for i in range(index + 2, at) if discourse.grammar.is_noun(i)), None)
        if noun is not None and discourse.entities.name_at(noun) is None:
            referent = known_as(discourse, noun)
            if referent.sort == "group" or "unnamed" in word_flags(discourse, noun):
                yield referent


def bodies_before(discourse: Discourse, at: int, asked: Description) -> Iterator[Referent]:
    """«Это подтвердили в городской прокуратуре. В ведомстве …»: bodies by a common noun that says more.

    «компания» is none of which the article does not say what it is: «совет директоров». A noun alone that is a subject
    can be meant by «ведомство», which says nothing: «Полиция задержала двоих. В ведомстве …», but not that
    noun itself.
    """
    for index in before(discourse, at, nouns_for_bodies):
        body = described(discourse, index)
        phrase = phrase_around(discourse, index)
        acts_alone = phrase.last - phrase.first == 1 and discourse.grammar.rel(index).startswith("nsubj")
        points = acts_alone and can_stand_for(asked, body) and body.titles[0].head != asked.head
        of_sort = "anaphoric" in asked.flags and bool(asked.words) and asked.bodies <= body.titles[0].bodies
        says_what = points or of_sort or (body.titles[0].words and (body.flags or not asked.bodies))
        if says_what and entity_named(discourse, phrase) is None and not is_coordinated(discourse, phrase):
            yield body  # not «полиция и спасатели»


def can_stand_for(asked: Description, body: Referent) -> bool:
    """Whether «ведомство» or «организация» can be said of a body: the first of one of the state, the second not."""
    says_little = "anaphoric" in asked.flags and asked.bodies <= OF_ANY_SORT
    return says_little and bool(body.flags) and ("government" in asked.bodies) == bool(body.flags & OF_STATE)


@once
def known_as(discourse: Discourse, index: int) -> Referent:
    """The referent of a common noun; the same one each time."""
    return described(discourse, index)


# --- what a sentence says ---------------------------------------------------------------------------------------------


@once
def unnamed_subjects(discourse: Discourse, number: int) -> Sequence[int]:
    """The subjects of a sentence that are common nouns for persons without a name."""
    rel = discourse.grammar.rel
    subjects = (index for index in tokens_of(discourse, number) if rel(index).startswith("nsubj"))
    return [index for index in subjects if is_unnamed_in_nominative(discourse, index)]


@once
def unnamed_others(discourse: Discourse, number: int) -> Sequence[int]:
    """Such nouns that are no subjects, nor joined to one."""
    rel = discourse.grammar.rel
    nouns = (index for index in tokens_of(discourse, number) if is_unnamed_person(discourse, index))
    return [index for index in nouns if not rel(index).startswith(("nsubj", "conj"))]


@once
def words_for_referring(discourse: Discourse, number: int) -> Sequence[int]:
    """«ссылается на», «со ссылкой на»."""
    text = discourse.text
    words = (index for index in tokens_of(discourse, number) if text.lower(index + 1) == "на")
    return [index for index in words if language.has_lemma(text.lowers[index], REFERRING)]


@once
def nouns_for_bodies(discourse: Discourse, number: int) -> Sequence[int]:
    """Common nouns for bodies, but for one that is always the same: «следствие»."""
    flags = {index: word_flags(discourse, index) for index in tokens_of(discourse, number)}
    bodies = (index for index, own in flags.items() if "org" in own and "itself" not in own)
    return [index for index in bodies if discourse.entities.name_at(index) is None]


def is_unnamed_in_nominative(discourse: Discourse, index: int) -> bool:
    """Whether a word is a common noun for a person in the nominative that no name follows or title makes somebody's."""
    word = discourse.text.lowers[index]
    if word in ONE_IN_NOMINATIVE:
        return is_one_of_persons(discourse, index)
    is_nominative = language.may_be_nominative(word) or discourse.grammar.is_counted(index)
    return is_nominative and is_unnamed_person(discourse, index)


def is_one_of_persons(discourse: Discourse, index: int) -> bool:
    """«Один из жителей»: whether several persons stand behind «один из»."""
    if discourse.text.lower(index + 1) != "из":
        return False
    several = next((i for i in range(index + 2, index + 2 + SEVERAL_REACH) if discourse.grammar.is_noun(i)), None)
    return several is not None and is_person_noun(discourse, several)


def is_person_noun(discourse: Discourse, index: int) -> bool:
    """Whether a word is a noun for somebody living, or stands for one: «раненый»."""
    if not is_living(discourse, index) or discourse.grammar.rel(index) in ("amod", "acl"):
        return False
    forms = language.parses(discourse.text.lowers[index])
    return any(form.pos in language.NOMINAL and form.lemma not in lexicon.load("animals") for form in forms)


def is_unnamed_person(discourse: Discourse, index: int) -> bool:
    """Whether a word is a common noun for a person that no name follows or title makes somebody's."""
    name_at = discourse.entities.name_at
    if index in discourse.titled or name_at(index) is not None or not is_person_noun(discourse, index):
        return False
    return name_at(index + 1) is None or entity_named(discourse, phrase_around(discourse, index)) is None
