"""Who does not hold a post: «директор школы» is no «директор завода», and no neighbour."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.quotes.speakers.callings import HEADS, OWNS, callings
from newsextract.quotes.speakers.comparing import (
    are_two_offices,
    head_two_places,
    heads_another,
    heads_other_things,
    is_of_state,
)
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.fates import befell
from newsextract.quotes.speakers.offices import SPOKESMAN_OF
from newsextract.quotes.speakers.one_noun import PLAIN
from newsextract.quotes.speakers.reasons import Pair, is_one_in_genitive
from newsextract.quotes.speakers.referents import Referent


def speaks_for_person(pair: Pair) -> bool:
    """«представитель певицы», «… Беловой» is no «директор филармонии», and no «представитель МИД»."""
    description, referent = pair.description, pair.referent
    near = "speaks" in description.flags or description.head in OF_ANOTHER
    if not near or not referent.titles or not names_person_behind(pair):
        return speaks_for_body(pair)
    if any(office.startswith(SPOKESMAN_OF) for office in description.offices):
        return False  # «представитель губернатора» speaks for the region
    return not any(may_speak_for(title, description) for title in referent.titles)


OF_ANOTHER = lexicon.flagged("title_words", "of-another")


def speaks_for_body(pair: Pair) -> bool:
    """«представитель компании» is no «адвокат», unless the lawyer is that of the firm."""
    description, titles = pair.description, pair.referent.titles
    if "speaks" not in description.flags or not description.words or not titles:
        return False
    return all(ADVOCATE in title.offices and title.words.isdisjoint(description.words) for title in titles)


ADVOCATE = "court-advocate"


def names_person_behind(pair: Pair) -> bool:
    """«представитель певицы», «… Анны Беловой»: whether a person stands in the genitive behind the head."""
    source, discourse = pair.asked.source, pair.discourse
    behind = range(source.head + 1, source.last)
    if any(discourse.entities.person_at(index) is not None for index in behind):
        return True
    return any(is_one_in_genitive(discourse.word(index)) for index in behind)


def may_speak_for(title: Description, description: Description) -> bool:
    """Whether who holds a title can speak for the person of a description: an «адвокат», a «брат», a «помощник»."""
    if title.words & description.words or title.owners & description.owners:
        return True
    return "speaks" not in title.flags and (bool(title.flags & SPEAKING_FOR) or not title.flags)


SPEAKING_FOR = frozenset({"law", "kin", "beside", "serves", "press", "plain"})  # flags of those who speak for others


def another_head(pair: Pair) -> bool:
    """«мэр Твери» is not the «мэр Рязани», «директор школы» no «директор завода», and a minister no governor."""
    description, titles = pair.description, pair.referent.titles
    named = "chief" in description.flags and bool(description.owners)
    if named and heads_another(pair.discourse, description, pair.referent):
        return True
    if heads_other_things(description, titles):
        return True
    return bool(titles) and all(
        are_two_offices(description, title) or head_two_places(description, title) for title in titles
    )


def head_of_another_country(pair: Pair) -> bool:
    """The «президент США» is no «канадский премьер», the «министр обороны США» no «канадский министр»."""
    countries = pair.description.countries
    if not countries or not is_of_state(pair.description):
        return False
    held = [title.countries for title in pair.referent.titles if is_of_state(title) and title.countries]
    return bool(held) and all(countries.isdisjoint(own) for own in held)


def private_person(pair: Pair) -> bool:
    """«директор школы» is no «житель Каменки», and no «хозяин дома»: whoever the article gives no post has none."""
    description, titles = pair.description, pair.referent.titles
    if pair.asked.words != "person" or not description.flags & HEADS or not description.words:
        return False
    if not titles:
        return has_no_surname(pair.referent)
    return all(is_private(title) and title.words.isdisjoint(description.words) for title in titles)


def has_no_surname(referent: Referent) -> bool:
    """«Погибшую звали Кристина»: whether the article calls a person by nothing but a given name."""
    person = referent.entity.person if referent.entity is not None else None
    return person is not None and person.first is not None and person.middle is None and person.last is None


def is_private(title: Description) -> bool:
    """«сосед», «владелец гаража»: whether a title says nothing of what somebody does."""
    return "private" in title.flags or (title.flags >= OWNS and bool(title.words) and not title.bodies)


def no_official(pair: Pair) -> bool:
    """«пенсионер», «40-летний мужчина» is no «губернатор», unless the article tells what befell that one."""
    flags, titles = pair.description.flags, callings(pair.referent)
    if pair.asked.words != "person" or not flags >= PLAIN or "politics" in flags or pair.referent.entity is None:
        return False
    source = pair.asked.source
    before = pair.discourse.text.lowers[source.first : source.head]
    aged = any(OLD in word for word in before) and pair.description.head not in INHABITANTS
    if not (aged or "private" in flags) or not titles or not all("chief" in title.flags for title in titles):
        return False
    return not befell(pair.discourse, pair.referent, ANYTHING, source.first)


OLD = f"-{language.AGED}"  # «40-летний»
INHABITANTS = lexicon.flagged("title_words", "from")  # «78-летний американец», who can be a president
ANYTHING = frozenset({"custody", "harmed", "won", "lost", "dead", "sues", "sued"})  # what befalls people
