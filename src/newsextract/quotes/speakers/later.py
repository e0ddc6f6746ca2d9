"""Who is named only later: «Глава банка отметил … Он добавил … — сказал Крюгер», «По его словам, … Лосев добавил»."""

from __future__ import annotations

from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.asked import Asked
from newsextract.quotes.speakers.comparing import have_other_owners
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Named, Referent

SOON = 5  # sentences between a description and the name behind it
AHEAD = 4  # sentences in which a pronoun without an antecedent finds its name
NEXT = 2  # sentences behind an office in which a name without a title is that of its holder
NAMELESS = frozenset({"unnamed", "kin"})  # flags of those whom an article does not name at once


def called_before(discourse: Discourse, named: Referent, source: Source) -> Referent | None:
    """The unnamed person who spoke last, if a name said for the first time and without a title is that person's."""
    if not discourse.turns or not isinstance(named, Named) or named.sort != "person":
        return None
    if not named.places or not source.first <= named.places[0] < source.last:
        return None  # the article has named them before
    held = discourse.near(source.first).held.get(named.entity.id, ()) if named.entity is not None else ()
    if any(role.beside for role in held):
        return None  # a title beside the name says who it is
    unnamed, spoke = discourse.turns[-1]
    if unnamed.entity is not None or unnamed.sort != "person" or unnamed.same_as is not None:
        return None
    if discourse.clock[source.first] - discourse.clock[spoke] > SOON or not may_have_name(unnamed, named):
        return None
    between = discourse.entities.between(unnamed.places[0] + 1, source.first)
    return None if any(entity.type == "PER" for entity in between) else unnamed


def named_next(discourse: Discourse, unnamed: Referent) -> Named | None:
    """«Мэр Каменки обвинил банк. Игорь Лунин приехал к рабочим.»: who is named next, in full and without a title.

    Coaches are not: the players of a match are named so as well.
    """
    title, place = unnamed.titles[0] if unnamed.titles else None, unnamed.places[0]
    if title is None or "chief" not in title.flags or "coach" in title.flags or unnamed.case != "nomn":
        return None
    soon = discourse.text.sentences[min(discourse.text.sentence_of[place] + NEXT, len(discourse.text.sentences) - 1)]
    people = (name for name in discourse.entities.names_between(place, soon.last) if name.type == "PER")
    name = next(people, None)
    if name is None or name.last == name.first + 1 or name.first != discourse.text.sentence_with(name.first).first:
        return None
    entity = discourse.entities.owner(name)
    named = discourse.referent(entity)
    if entity.spans[0] != name or not named.is_nominative(name.first) or not may_have_name(unnamed, named):
        return None
    return None if any(role.beside for role in discourse.near(name.first).held.get(entity.id, ())) else named


def may_have_name(unnamed: Referent, named: Referent) -> bool:
    """Whether somebody with an office or a profession can be called by a name."""
    title = unnamed.titles[0] if unnamed.titles else None
    if title is None or title.flags & NAMELESS or not (title.flags or title.offices):
        return False
    if "many" in title.flags and len(named.name.split()) > 1:
        return False  # «сотрудник завода … Пётр Лунин» are two
    if unnamed.gender and named.gender and unnamed.gender != named.gender and unnamed.gender == "femn":
        return False
    return not any(have_other_owners(title, other) for other in named.titles)


def named_ahead(discourse: Discourse, asked: Asked) -> Referent | None:
    """Of a pronoun with nobody before it: the person whom the article names next."""
    source = asked.source
    if asked.words != "pronoun" or source.gender is None:
        return None
    for name in discourse.entities.names_between(source.first + 1, len(discourse.text.tokens)):
        entity = discourse.entities.owner(name)
        if entity.type != "PER" or entity.id in asked.said:
            continue
        if discourse.clock[name.first] - discourse.clock[source.first] > AHEAD:
            return None
        referent = discourse.referent(entity)
        if referent.is_nominative(name.first) and referent.gender in (None, source.gender):
            return referent
    return None
