"""What beside a title says that another holds it than the person spoken of."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.entities import NamedEntity
from newsextract.names import CLOSING_MARKS
from newsextract.remember import remember
from newsextract.roles.index import Titles
from newsextract.roles.nouns import has_man_for_subject
from newsextract.roles.titles import Title
from newsextract.text import Sentence


def is_of_other(titles: Titles, sentence: Sentence, title: Title, person: NamedEntity) -> bool:
    """Whether something beside a title says that a person is not who holds it."""
    if stands_beside(titles, sentence, title, person):
        return True
    return any(says(titles, title, person) for says in (is_mans_by_verb, is_spouse_of, owns, is_of_partner))


def stands_beside(titles: Titles, sentence: Sentence, title: Title, person: NamedEntity) -> bool:
    """«Депутат Сом встретился с министром»: whether one clause has a person and a title, one of them its subject.

    In the genitive a name or a title can be whose something is: «дом Лунина министр продал».
    """
    for span in person.spans:
        between = range(min(span.last, title.last), max(span.first, title.first))
        if not sentence.first <= span.first < sentence.last or any(titles.text.word(i) in PARTING for i in between):
            continue
        cases = {titles.case_of(span), title.case}
        if "nomn" in cases and cases & OBLIQUE:
            return True
    return False


PARTING = frozenset(",;:()—–-.") | CLOSING_MARKS  # marks between clauses
OBLIQUE = frozenset({"datv", "accs", "ablt", "loct"})


def is_mans_by_verb(titles: Titles, title: Title, person: NamedEntity) -> bool:
    """«Белова уехала. Министр не остался»: whether a verb beside a title says of a woman that it means a man.

    Not where the title is hers: the verb agrees with the noun in «Министр Белова молчит. Министр не ответил».
    """
    if title.case != "nomn" or person.person is None or person.person.gender != "femn":
        return False
    if any(holder is person and held.lemma == title.lemma for held, holder in titles.held_near(title)):
        return False
    behind = title.last + (titles.text.lower(title.last) == "не")
    return any(has_man_for_subject(titles.text.lower(index)) for index in (title.first - 1, behind))


def is_spouse_of(titles: Titles, title: Title, person: NamedEntity) -> bool:
    """«Жена футболиста рассказала»: whether a title says whose wife or husband somebody of this gender is."""
    own = person.person.gender if person.person else None
    noun = language.noun_lemma(titles.text.lower(title.first - 1)) if title.case == "gent" else ""
    return noun in lexicon.flagged("couples", "spouse") and own == language.noun_gender(noun)


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
