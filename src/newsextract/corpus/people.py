"""People over many articles: entities of different articles that are one person.

Who bears another surname is another person. Of one surname, whoever is named most fully comes first; each joins the
person known by then whom nothing speaks against and most speaks for, and else is a new one. What is compared:

- another first name, patronymic, initial, gender or link: another person, whatever else agrees;
- the article itself tells two people apart by name: they are two;
- words of the roles, walks of life, and names of what the articles are about speak for or against.

A surname alone is given to the only one who bears it. Where several do, the roles and the names beside it must tell
whose it is, or one of them must be spoken of far more often than the others; else it stays alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from newsextract.corpus.facts import Facts, Known, facts_of_people
from newsextract.corpus.identity import Identity, Row, count_quotes, in_order, make_identity

# What speaks for one person, and against: in units of one rare name that both articles have.
SAME_WORD = 1.0  # a word of the roles, «мэр Каменки» and «мэр»
SAME_NOUN = 0.5  # a word of the roles that stands anywhere in the other article
SAME_MIDDLE = 1.0  # a patronymic, or its initial: «Л. Т. Ярцев» is Лев Тихонович
SAME_WALK = 0.5  # «депутат» and «министр»: both of politics
OTHER_WALK = -2.0  # «министр» and «вратарь»
SAME_OTHER = 0.5  # a name of something else that both articles have
MOST_SUPPORT = 2.0  # what words, or names, give together at most
TOO_FAR = -1.0  # at or below this two of one full name are namesakes
FAR_MORE = 4  # times as many articles: whom a surname alone means where nothing else tells


def people(rows: Sequence[Row]) -> tuple[Identity, ...]:
    """Everybody whom the articles name, each once, the most quoted first."""
    by_last: dict[str, list[Facts]] = defaultdict(list)
    alone: list[Facts] = []  # by a given name only: «Мария» is nobody else's Мария
    for facts in facts_of_people(rows):
        (by_last[facts.last] if facts.last else alone).append(facts)
    known = [person for same in by_last.values() for person in people_of_a_surname(same)]
    known += [person_of(facts) for facts in alone]
    quoted = count_quotes(rows)
    return in_order(
        make_identity(rows, (facts.member for facts in person.members), usual_gender(person), quoted)
        for person in known
    )


def person_of(facts: Facts) -> Known:
    """Somebody whom one article names."""
    person = Known(facts.last)
    person.add(facts)
    return person


def usual_gender(person: Known) -> str | None:
    """The gender that the most articles tell."""
    genders = Counter(facts.gender for facts in person.members if facts.gender)
    return genders.most_common(1)[0][0] if genders else None


def people_of_a_surname(facts: Sequence[Facts]) -> list[Known]:
    """The people who bear one surname; whose name says most comes first."""
    known: list[Known] = []
    for one in sorted(facts, key=lambda one: (-one.fullness, one.member)):
        person = chosen(one, [person for person in known if may_be(one, person)])
        if person is None:
            known.append(person_of(one))
        else:
            person.add(one)
    return known


def may_be(one: Facts, person: Known) -> bool:
    """Whether nothing in the names, the gender or the links says that these are two."""
    if one.link and person.values("link") - {one.link}:
        return False
    if one.gender and person.values("gender") and one.gender not in person.values("gender"):
        return False
    if not all(fits_known(getattr(one, part), person.values(part)) for part in ("first", "middle")):
        return False
    return not person.is_another_in(one)


def fits_known(part: str, others: Set[str]) -> bool:
    """Whether a name or an initial agrees with all that are known."""
    return all(
        not part or part == other or is_initial_of(part, other) or is_initial_of(other, part) for other in others
    )


def is_initial_of(letter: str, name: str) -> bool:
    """Whether a letter is the first of a name."""
    return len(letter) == 1 and name.startswith(letter)


def chosen(one: Facts, candidates: Sequence[Known]) -> Known | None:
    """Whom an article means; None for somebody who is not known yet."""
    ranked = sorted(((support(one, person), person) for person in candidates), key=lambda pair: -pair[0])
    ranked = [pair for pair in ranked if pair[0] > TOO_FAR]
    if not ranked:
        return None
    best, person = ranked[0]
    tied = [other for value, other in ranked if value == best]
    if len(one.first) > 1 and len(tied) == 1:
        return person
    different = [other for value, other in ranked if other.values("first") or len(ranked) == 1]
    if len(different) < 2 or (len(tied) == 1 and best > 0):
        return person
    sizes = sorted(((len(other.members), other) for other in tied), key=lambda pair: -pair[0])
    return sizes[0][1] if (len(sizes) > 1 and sizes[0][0] >= FAR_MORE * sizes[1][0]) or len(sizes) == 1 else None


def support(one: Facts, person: Known) -> float:
    """What speaks for one person, less what speaks against."""
    words = len(one.words & person.words) * SAME_WORD + len((one.nouns - one.words) & person.words) * SAME_NOUN
    others = len(one.others & person.others) * SAME_OTHER
    middle = SAME_MIDDLE if one.middle and person.values("middle") else 0.0  # that they agree is known by then
    return min(words, MOST_SUPPORT) + min(others, MOST_SUPPORT) + middle + walk_support(one.walks, person.walks)


def walk_support(walks: Set[str], known: Set[str]) -> float:
    """What the walks of life say."""
    if not walks or not known:
        return 0.0
    return SAME_WALK if walks & known else OTHER_WALK
