"""A title alone: «министр ответил», where the article has one minister.

Two titles are compared by their words. The sources of quotations are compared later, when it is known which entities
their words name: `quotes/speakers/comparing.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsextract import language, lexicon
from newsextract.entities import NamedEntity, is_of
from newsextract.names import CLOSING_MARKS
from newsextract.remember import remember
from newsextract.roles.clause import is_named_by_verb
from newsextract.roles.index import Titles
from newsextract.roles.nouns import NO_TITLES, has_man_for_subject, is_mostly
from newsextract.roles.spoken import by_mentions, gender_fits, spoken_before
from newsextract.roles.titles import Title
from newsextract.text import Sentence

PERSONAL = frozenset(
    {"player", "stage", "letters", "science", "coach", "press", "medic", "generic"}
)  # more than an office


def alone(titles: Titles, sentence: Sentence, title: Title) -> Iterator[NamedEntity]:
    """«министр ответил»: who holds the same role in the article, or one of the same walk of life and is spoken of."""
    if title.plural or title.flags & NO_TITLES:
        return
    if title.case == "gent" and not title.flags & PERSONAL:
        return  # «канцелярия премьера», «выборы президента»: behind a noun it is rather the office than the person
    if is_indefinite(titles, sentence, title) or brings_in(titles, sentence, title):
        return
    same = {id(p): p for t, p in titles.held_near(title) if is_office_by_same_noun(titles, t, title)}
    if not same and "chief" in title.flags:
        otherwise = {id(p): p for t, p in titles.held_otherwise(title) if is_office_by_another_noun(titles, t, title)}
        same = otherwise if len(otherwise) == 1 else {}  # of two kings «монарх» is who is spoken of
    person = nearest(list(same.values()), title)
    if person is None and title.last == title.head + 1 and not countries_in_title(titles, title):
        spoken = by_mentions(p for p in spoken_before(titles, sentence, title.first) if gender_fits(title, p))
        candidate = next(iter(spoken), None)
        fits = (
            candidate is not None
            and not titles.is_of_another_office(candidate, title)
            and not titles.only_has_seat(candidate, title)
            and (titles.is_of_calling(candidate, title) or is_of_unknown(titles, candidate, title))
        )
        person = candidate if fits else None
        if candidate is None and title.case == "nomn" and says_little(title):
            person = titles.only_of_walk(title.flags & language.WALKS)
    if person is not None and gender_fits(title, person) and not is_of_other(titles, sentence, title, person):
        yield person


def brings_in(titles: Titles, sentence: Sentence, title: Title) -> bool:
    """«Победителем стал врач из Тулы»: whether where a person is from, or a verb of being, says that it is a new one.

    «Врач из Тулы победил» goes on about who was spoken of, and a person named behind says whose the title is.
    """
    if title.case != "nomn" or title.preceding < sentence.first:
        return False
    if any(name.type == "PER" for name in titles.entities.names_between(title.last, sentence.last)):
        return False
    place = titles.entities.entity_at(title.last + 1)
    is_new = place is not None and place.type == "LOC" and place.spans[0].first > title.last
    if is_new and titles.text.lower(title.last) in FROM:
        return True
    return is_named_by_verb(titles, title)


FROM = lexicon.flagged("function_words", "from")


def is_of_unknown(titles: Titles, person: NamedEntity, title: Title) -> bool:
    """«Лунин вышел на сцену. Певец устал»: the calling of the person named most, for whom the article has none yet."""
    known = titles.callings(person) & language.WALKS
    most = all(len(person.spans) >= len(other.spans) for other in titles.entities.persons)
    return not known and most and "generic" in title.flags and bool(title.flags & FAMED)


FAMED = frozenset({"player", "stage", "letters", "politics", "business"})  # walks of life of whom news is about


def says_little(title: Title) -> bool:
    """«политик», «менеджер»: a word for the one person of a walk of life; «врач» speaks of any of them."""
    return "generic" in title.flags and "medic" not in title.flags


def is_indefinite(titles: Titles, sentence: Sentence, title: Title) -> bool:
    """Whether a number before a title, or one of the two words before it, says that it is nobody's in particular."""
    before = titles.text.lower(title.first - 1)
    if before.isdigit() or is_mostly(before, "NUMR"):  # «134 журналиста», «два журналиста»
        return True
    return any(map(says_nobody, titles.text.lowers[max(sentence.first, title.first - 2) : title.first]))


@remember
def says_nobody(word: str) -> bool:
    """Whether a word says of a title behind it that it is no one's: «выборы президента»."""
    return not lexicon.flagged("title_words", "nobody").isdisjoint(p.lemma for p in language.parses(word))


def is_office_by_another_noun(titles: Titles, known: Title, title: Title) -> bool:
    """Whether a title by another noun speaks of the same office: «глава правительства» and «премьер Японии».

    «тренер «Горняка»» and «наставник «Порта»» are two.
    """
    if is_of_another_country(titles, known, title) or known.lemma == title.lemma:
        return False
    owners = [[owners_in(titles, t) for t in (title, known)] for owners_in in (places_in, bodies_in)]
    return not any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in owners)


def places_in(titles: Titles, title: Title) -> set[str]:
    """The names of places in a title."""
    named = titles.entities.names_between(title.head, title.last)
    return {titles.entities.owner(n).name for n in named if n.type == "LOC"}


def is_office_by_same_noun(titles: Titles, known: Title, title: Title) -> bool:
    """Whether a title by the same noun speaks of the same office: «президент США», but not «президент клуба»."""
    if is_of_another_country(titles, known, title):
        return False
    mine, theirs = (complement_words(titles, t) for t in (title, known))
    if not theirs:
        return not mine or "politics" in title.flags
    return mine <= theirs or theirs <= mine or bool(bodies_in(titles, title) & bodies_in(titles, known))


def is_of_another_country(titles: Titles, known: Title, title: Title) -> bool:
    """«российский президент» is not the «президент Узбекистана», nor «премьер Израиля» the «британский премьер».

    «глава российского МИДа» is not the «глава МИДа Армении».
    """
    mine, theirs = (countries_in_title(titles, t) | countries_in_title(titles, t, behind=True) for t in (title, known))
    if mine & theirs:
        return False  # «польский посол во Франции»
    return any(
        own and places and not any(is_of(adjective, place) for adjective in own for place in places)
        for own, places in ((mine, places_in(titles, known)), (theirs, places_in(titles, title)))
    )


def countries_in_title(titles: Titles, title: Title, behind: bool = False) -> set[str]:
    """The adjectives of countries before or behind a title's noun, in their dictionary form: «российский президент»."""
    part = range(title.head + 1, title.last) if behind else range(title.first, title.head)
    found = (p for i in part for p in language.parses(titles.text.lower(i)))
    return {p.lemma for p in found if p.pos == "ADJF" and p.lemma in lexicon.load("country_adjectives")}


def bodies_in(titles: Titles, title: Title) -> set[int]:
    """The organisations named in a title, by the ids of their entities."""
    named = titles.entities.names_between(title.head, title.last)
    return {titles.entities.owner(n).id for n in named if n.type == "ORG"}


def complement_words(titles: Titles, title: Title) -> set[str]:
    """The nouns and names that belong to a title's noun, in the dictionary form."""
    words = [titles.text.word(i) for i in range(title.head + 1, title.last)]
    return {language.noun_lemma(word) for word in words if word.istitle() or language.may_be_noun(word)} - NO_CONTENT


NO_CONTENT = CLOSING_MARKS | {"«", "„"} | lexicon.flagged("function_words", "no-content")


def nearest(persons: Sequence[NamedEntity], title: Title) -> NamedEntity | None:
    """The person named last before a title; the first one if none is."""

    def distance(person: NamedEntity) -> tuple[bool, int]:
        before = bisect_left(person.spans, title.first, key=lambda span: span.first)
        return (not before, -person.spans[before - 1].first if before else person.spans[0].first)

    return min(persons, key=distance, default=None)


def is_of_other(titles: Titles, sentence: Sentence, title: Title, person: NamedEntity) -> bool:
    """Whether something beside a title says that a person is not who holds it."""
    if stands_beside(titles, sentence, title, person):
        return True
    return any(says(titles, title, person) for says in (is_mans_by_verb, owns, is_of_partner))


def stands_beside(titles: Titles, sentence: Sentence, title: Title, person: NamedEntity) -> bool:
    """«Депутат Сом встретился с министром»: whether one clause has a person and a title, one of them its subject.

    In the genitive a name or a title can be whose something is, «дом Лунина министр продал», but not behind a
    preposition: «Депутат Сом получил взятку от министра».
    """
    for span in person.spans:
        between = range(min(span.last, title.last), max(span.first, title.first))
        if not sentence.first <= span.first < sentence.last or any(titles.text.word(i) in PARTING for i in between):
            continue
        cases = (titles.case_of(span), title.case)
        if "nomn" in cases and (
            not OBLIQUE.isdisjoint(cases) or is_behind_preposition(titles, cases, (span.first, title.first))
        ):
            return True
    return False


def is_behind_preposition(titles: Titles, cases: Sequence[str | None], starts: Sequence[int]) -> bool:
    """«От министра», «у Лунина»: whether a name or a title in the genitive stands behind a preposition."""
    both = zip(cases, starts, strict=True)
    return any(case == "gent" and language.cases_behind(titles.text.lower(start - 1)) for case, start in both)


PARTING = frozenset(",;:()—–-.") | CLOSING_MARKS  # marks between clauses
OBLIQUE = frozenset({"datv", "accs", "ablt", "loct"})


def is_mans_by_verb(titles: Titles, title: Title, person: NamedEntity) -> bool:
    """«Белова уехала. Министр не остался»: whether a verb beside a title says of a woman that it means a man.

    Not where the title is hers: the verb agrees with the noun in «Министр Белова молчит. Министр не ответил».
    """
    if title.case != "nomn" or person.person is None or person.person.gender != "femn":
        return False
    if any(holder is person for _, holder in titles.held_near(title)):
        return False
    behind = title.last + (titles.text.lower(title.last) == "не")
    return any(has_man_for_subject(titles.text.lower(index)) for index in (title.first - 1, behind))


def owns(titles: Titles, title: Title, person: NamedEntity) -> bool:
    """«продюсер Лунина уехал»: whether the name just behind a title says whose it is, and not who holds it."""
    span = titles.person_at(title.last) if title.case == "nomn" else None
    return span is not None and titles.entities.owner(span) is person and titles.case_of(span) == "gent"


def is_of_partner(titles: Titles, title: Title, person: NamedEntity) -> bool:
    """«Губернатор и депутат обсудили планы»: whether a person holds the other title, and so not this one."""
    partner = partner_of(titles, title)
    return partner is not None and any(holder is person for _, holder in titles.held_near(partner))


def partner_of(titles: Titles, title: Title) -> Title | None:
    """The title that «и» joins to this one, where a verb of several says that they are of two persons."""
    behind = titles.starting.get(title.last + 1) if titles.text.lower(title.last) == "и" else None
    before = titles.ending.get(title.preceding) if titles.text.lower(title.preceding) == "и" else None
    partner = behind or before
    if partner is None or partner.plural or title.case != "nomn" or partner.case != "nomn":
        return None
    around = (min(title.first, partner.first) - 1, max(title.last, partner.last))
    return partner if any(is_verb_of_several(titles.text.lower(index)) for index in around) else None


@remember
def is_verb_of_several(word: str) -> bool:
    """Whether a word is a verb in the plural: «обсудили»."""
    return any(p.pos == "VERB" and p.number == "plur" for p in language.parses(word)[:1]) if word.isalpha() else False
