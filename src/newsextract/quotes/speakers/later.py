"""Who is named only later: «Глава банка отметил … — сказал Крюгер», «Учительница выиграла суд. Анна Белова …»."""

from __future__ import annotations

from newsextract import lexicon
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.asked import Asked
from newsextract.quotes.speakers.comparing import have_other_owners
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Named, Referent
from newsextract.quotes.speakers.wording import described

REPLYING = lexicon.flagged("verb_groups", "replying")
SOON = 5  # sentences between a description and the name behind it
AHEAD = 4  # sentences in which a pronoun without an antecedent finds its name
NEXT = 2  # sentences behind an office in which a name without a title is that of its holder
NAMELESS = frozenset({"unnamed", "kin"})  # flags of those whom an article does not name at once


def called_before(discourse: Discourse, named: Referent, source: Source) -> Referent | None:
    """The unnamed person who spoke last, if a name said for the first time and without a title is that person's.

    So it is with a title of the same office: «сообщил его защитник. По словам адвоката Анны Беловой, …».
    """
    if not discourse.turns or not isinstance(named, Named) or named.sort != "person":
        return None
    if not named.places or not source.first <= named.places[0] < source.last:
        return None  # the article has named them before
    unnamed, spoke = discourse.turns[-1]
    if unnamed.entity is not None or unnamed.sort != "person" or unnamed.same_as is not None:
        return None
    if discourse.text.word(source.last) == discourse.text.word(unnamed.places[0] + 1) == ":":
        return None  # «Судья: Вы были там? Лунин: Да.»
    held = discourse.near(source.first).held.get(named.entity.id, ()) if named.entity is not None else ()
    if any(role.beside for role in held) and not is_of_one_office(unnamed, named):
        return None  # a title beside the name says who it is
    if discourse.clock[source.first] - discourse.clock[spoke] > SOON or not may_have_name(unnamed, named):
        return None
    if any(cue.source == source and cue.lemma in REPLYING for cue in discourse.cues):
        return None  # «На вопрос врача: «…?», Лунин ответил: «…»»
    between = discourse.entities.between(unnamed.places[0] + 1, source.first)
    return None if any(entity.type == "PER" for entity in between) else unnamed


def is_of_one_office(unnamed: Referent, named: Referent) -> bool:
    """Whether somebody unnamed and somebody named hold one office: «его защитник», «адвокат», not «адвокат жертв»."""
    title = unnamed.titles[0] if unnamed.titles else None
    if title is None:
        return False
    own = [other for other in named.titles if not title.offices.isdisjoint(other.offices)]
    return any(not (title.owners and other.words) for other in own)


def named_next(discourse: Discourse, unnamed: Referent) -> Named | None:
    """«Мэр Каменки обвинил банк. Игорь Лунин приехал к рабочим.»: who is named next, in full and without a title.

    Coaches are not: the players of a match are named so as well.
    """
    title, place = unnamed.titles[0] if unnamed.titles else None, unnamed.places[0]
    if title is None or "chief" not in title.flags or "coach" in title.flags or unnamed.case != "nomn":
        return None
    named = first_named(discourse, place, discourse.text.sentence_of[place] + NEXT)
    return named if named is not None and may_have_name(unnamed, named) else None


def first_named(discourse: Discourse, first: int, last: int) -> Named | None:
    """The person named first behind a token, up to a sentence: new, in full, without a title, as a sentence begins."""
    text, entities = discourse.text, discourse.entities
    soon = text.sentences[min(last, len(text.sentences) - 1)]
    name = next((name for name in entities.names_between(first, soon.last) if name.type == "PER"), None)
    if name is None or name.last == name.first + 1 or not text.begins_sentence(name.first):
        return None
    entity = entities.owner(name)
    named = discourse.referent(entity)
    if entity.spans[0] != name or not named.is_nominative(name.first):
        return None
    return None if any(role.beside for role in discourse.near(name.first).held.get(entity.id, ())) else named


def note_lead(discourse: Discourse) -> None:
    """«Учительница выиграла суд. Анна Белова добивалась доплаты.»: note what the lead calls whom it goes on to name."""
    text, grammar = discourse.text, discourse.grammar
    number = next((n for n, s in enumerate(text.sentences) if not text.paragraphs[s.paragraph].heading), None)
    if number is None:
        return
    lead = text.sentences[number]
    named = first_named(discourse, lead.first, number + 1)
    if named is None or text.sentence_of[named.places[0]] == number:
        return
    persons = [i for i in range(lead.first, lead.last) if grammar.is_noun(i) and grammar.is_animate(i)]
    subjects = [i for i in persons if grammar.rel(i).startswith("nsubj") and grammar.number(i) == "sing"]
    if len(subjects) != 1 or any(grammar.gender(i) == grammar.gender(subjects[0]) for i in persons if i != subjects[0]):
        return  # «Хирург спас рыбака. Пётр Лунин …» can be either
    unnamed = described(discourse, subjects[0])
    if not unnamed.titles[0].flags & NAMELESS and named.gender in (None, unnamed.gender):
        named.called_too(unnamed.titles)


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
