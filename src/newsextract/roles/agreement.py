"""Whether a title and a name can be of one person, by the case and the gender of both."""

from __future__ import annotations

from newsextract import language
from newsextract.entities import is_mans_by_form
from newsextract.language import same_case
from newsextract.names import Name
from newsextract.remember import remember
from newsextract.roles.index import Titles
from newsextract.roles.nouns import has_man_for_subject
from newsextract.roles.titles import Title


def is_of_women(titles: Titles, title: Title, span: Name) -> bool:
    """«жену мэра Игоря Пахомова»: whether a title is a woman's and a name a man's."""
    person = titles.entities.owner(span).person
    man = person is not None and person.gender == "masc"
    return man and "epicene" not in title.flags and language.noun_gender(title.lemma) == "femn"


def is_owner(titles: Titles, title: Title, span: Name) -> bool:
    """«Представитель Алсу опроверг», «жена Долженко»: whether a name without cases is of another gender than a title.

    Then it says whose it is. A title is a man's where a verb beside it says so.
    """
    person = titles.entities.owner(span)
    gender = person.person.gender if person.person else None
    if gender == "masc":
        return titles.keeps_form(span) and is_of_women(titles, title, span)
    if gender != "femn" or title.case != "nomn" or titles.text.word(span.last - 1)[-1] in DECLINED_ENDINGS:
        return False
    return any(has_man_for_subject(titles.text.lower(index)) for index in (title.first - 1, span.last))


DECLINED_ENDINGS = frozenset("аяьй")  # of women's names with cases: «Белова», «Беловой», «Любовь»


def fits_case(titles: Titles, title: Title, span: Name) -> bool:
    """Whether a title can stand in the case of a name; «жены Лунина» says whose wife she is."""
    case, words = titles.case_of(span), titles.text.words[span.first : span.last]
    if is_mans_kin(titles, title, span):
        return False  # «мужа Дарьи Беловой»
    womans = case != "nomn" and language.noun_gender(title.lemma) == "femn"
    if womans and is_mans_by_form(titles.entities.owner(span), words):
        return False
    if not case or not title.case or same_case(case, title.case) or titles.keeps_form(span):
        return True
    if {case, title.case} != DATIVE_OR_LOCATIVE:
        return False
    either = is_dative_and_locative(titles.text.lower(title.head))  # «главе минздрава области Петру Лунину»
    return either or not is_mans_by_form(titles.entities.owner(span), words)


DATIVE_OR_LOCATIVE = {"datv", "loct"}  # one form of a woman's name: «о министре Беловой»


@remember
def is_dative_and_locative(word: str) -> bool:
    """«Главе», «судье»: whether a word has one form for both cases."""
    return {p.case for p in language.parses(word) if p.number == "sing"} >= DATIVE_OR_LOCATIVE


def is_mans_kin(titles: Titles, title: Title, span: Name) -> bool:
    """«муж», «сын» of a woman: whether a noun says what a man is to somebody, and a name is a woman's."""
    person = titles.entities.owner(span).person
    woman = person is not None and person.gender == "femn" and "kin" in title.flags and not title.plural
    return woman and language.noun_gender(title.lemma) == "masc"


def fits_plural(titles: Titles, title: Title, span: Name) -> bool:
    """Whether a title of several can stand in the case of a name; «сенаторы Лунин и Белова» by its form alone."""
    words = titles.text.words[span.first : span.last]
    nominative = title.case == "nomn" and titles.entities.owner(span).name.endswith(" ".join(words))
    return nominative or fits_case(titles, title, span)
