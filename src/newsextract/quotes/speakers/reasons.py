"""Why a source cannot mean somebody: by gender, number, place and words, one reason a function."""

from __future__ import annotations

from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.asked import PERSONS, Asked
from newsextract.quotes.speakers.bodies import is_another_body, is_bare_voice
from newsextract.quotes.speakers.comparing import (
    are_apart,
    bears_noun,
    is_one_in_genitive,
    may_be_one,
)
from newsextract.quotes.speakers.descriptions import Description, is_said_of_man
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent
from newsextract.text import OPENING_TOKENS

LATE = 4  # sentences behind a title in which its holder can be named for the first time
TOLD_REACH = 8  # tokens from a verb to where it is said, with whom it is told and when between
# «второй источник», «ещё один источник»
ONE_MORE = lexicon.flagged("function_words", "one-more")
NOUNS_FOR_ANYBODY = frozenset({"unnamed", "same", "many", "generic"})  # flags of nouns that can be counted so


class Pair(NamedTuple):
    """A source that describes somebody, and one whom it may mean."""

    discourse: Discourse
    asked: Asked
    description: Description
    referent: Referent


def man_by_feminine_verb(pair: Pair) -> bool:
    """«министр сообщила» is no man."""
    woman = pair.asked.source.gender == "femn" and pair.asked.words != "text"
    return woman and pair.referent.sort == "person" and pair.referent.gender == "masc"


def woman_by_noun_for_men(pair: Pair) -> bool:
    """«парень», «задержанный» is no woman."""
    if pair.referent.gender != "femn" or pair.asked.words != "person":
        return False
    return is_said_of_man(pair.discourse.text.lowers[pair.asked.source.head])


def known_though_explained(pair: Pair) -> bool:
    """«женщина, нашедшая клад» is nobody named; «инженер, ушедший с завода» nobody who is called something else."""
    if not pair.asked.is_explained or pair.referent.entity is None:
        return False
    return "plain" in pair.description.flags or is_called_otherwise(pair)


def is_called_otherwise(pair: Pair) -> bool:
    """«водитель» is not Белова, whom the article calls a «врач»: no title of hers has this noun or its walk of life."""
    titles, walks = pair.referent.titles, pair.description.flags & language.WALKS
    if pair.asked.words != "person" or not titles or bears_noun(pair.description, pair.referent):
        return False
    if walks & HEADING_MUCH and "serves" not in pair.description.flags:
        return False  # «чиновник, который ведёт дело» can be a «прокурор»
    return not any(title.flags & walks or "plain" in title.flags for title in titles)


HEADING_MUCH = frozenset({"business", "politics", "science"})  # walks of life of those who can hold a post


def named_though_unnamed(pair: Pair) -> bool:
    """«источник в мэрии», «собеседник агентства в мэрии», «один из врачей» is nobody with a name."""
    if pair.referent.entity is None:
        return False
    if pair.asked.words == "same" and is_told_where(pair):
        return True
    some = pair.discourse.text.lowers[pair.asked.source.first] in INDEFINITE and pair.asked.words == "person"
    if "unnamed" in pair.description.flags and not pair.description.words:
        return all(title.head != pair.description.head for title in pair.referent.titles)  # «очевидец Пётр Лунин»
    return some or "unnamed" in pair.description.flags or pair.asked.is_one_of


def is_told_where(pair: Pair) -> bool:
    """«собеседник агентства в администрации»: whether a phrase says where somebody works."""
    source = pair.asked.source
    return "в" in pair.discourse.text.lowers[source.head + 1 : source.last]


INDEFINITE = lexicon.flagged("function_words", "indefinite")  # «один чиновник»


def spoken_to(pair: Pair) -> bool:
    """«— возразил ему чиновник» is not whom «ему» means, nor «— ответил Лунину чиновник» Лунин."""
    return pair.referent is pair.asked.addressee


def kin_of_other_gender(pair: Pair) -> bool:
    """«отец девочки» is no woman."""
    genders = None, language.noun_gender(pair.description.head) or pair.asked.source.gender, pair.asked.source.gender
    return "kin" in pair.description.flags and pair.referent.gender not in genders


def not_called_kin(pair: Pair) -> bool:
    """«Лунин пропал. Отец рассказал»: not Лунин."""
    if not pair.description.flags & {"kin", "beside"} or pair.asked.teller is not None or pair.referent.entity is None:
        return False
    if pair.description.words and not (is_of_country(pair) or is_whose_kin(pair)):
        return False
    return not bears_noun(pair.description, pair.referent)


def is_of_country(pair: Pair) -> bool:
    """«чешский коллега»: whether nothing but the adjective of a country stands before a noun."""
    source = pair.asked.source
    return bool(pair.description.countries) and (source.first, source.last) == (source.head - 1, source.head + 1)


def is_whose_kin(pair: Pair) -> bool:
    """«Варя пропала. Бабушка девочки …»: whether the referent is whose kin it is, if nobody else was called that."""
    text, owner = pair.discourse.text, pair.asked.source.head + 1
    if owner + 1 != pair.asked.source.last:
        return False
    readings = [p for p in language.parses(text.lower(owner)) if p.pos == "NOUN" and p.animacy == "anim"]
    owns = [p for p in readings if p.case == "gent" and p.gender == pair.referent.gender]
    if not owns:
        return False
    return not any(language.noun_lemma(text.word(i)) == owns[0].lemma for i in range(owner - 1))


def another_body(pair: Pair) -> bool:
    """«ФАС … В компании», «пресс-служба «Зари» … В компании»: no office of the state, and not its own voice."""
    return pair.asked.words == "body" and is_another_body(pair.referent, pair.description)


def not_itself(pair: Pair) -> bool:
    """«следствие» is who investigates, whichever body was named, and no «ведомство»."""
    if "itself" in pair.description.flags:
        return pair.description.head not in pair.referent.words
    return "anaphoric" in pair.description.flags and any("itself" in title.flags for title in pair.referent.titles)


def owner(pair: Pair) -> bool:
    """«адвокат Белова» is not Белов, «профсоюз «Волны»» is not «Волна»."""
    owns = pair.referent.entity is not None and pair.referent.entity.id in pair.description.owners
    return owns and pair.asked.words in PERSONS | {"body"}


def owner_by_title(pair: Pair) -> bool:
    """«заместитель губернатора» is not the «губернатор», «агент футболиста» not a «вратарь»."""
    source, discourse = pair.asked.source, pair.discourse
    if pair.asked.words != "person" or source.last == source.head + 1 or not pair.referent.titles:
        return False
    if any(title.head == pair.description.head for title in pair.referent.titles):
        return False
    behind = (i for i in range(source.head + 1, source.last) if is_one_in_genitive(discourse.word(i)))
    return any(is_titled(pair.referent, discourse.description(i, source.last, i)) for i in behind)


def is_titled(referent: Referent, noun: Description) -> bool:
    """Whether a noun for a person is a referent's title, or says no more than its walk of life: «артист», a singer."""
    walks = noun.flags & language.WALKS if "generic" in noun.flags else frozenset()
    return any(
        title.head == noun.head or title.offices & noun.offices or title.flags & walks for title in referent.titles
    )


def teller(pair: Pair) -> bool:
    """«Белова рассказала, что мэр назвал мост «чудом»»: the mayor is not Белова, but a «собеседник» is who tells."""
    return pair.referent is pair.asked.teller and pair.asked.words != "same"


def not_called_relative(pair: Pair) -> bool:
    """«её отец» is nobody whom the article does not call a father."""
    return bool(pair.asked.owner) and not (pair.referent.titles and bears_noun(pair.description, pair.referent))


def another_country(pair: Pair) -> bool:
    """«МИД Франции» is no «турецкое ведомство»."""
    return are_apart(pair.referent.countries, pair.description.countries)


def unlike(pair: Pair) -> bool:
    """«чиновник» is no mother: someone unnamed stands before, and under words that can mean the same person."""
    if pair.referent.entity is not None:
        return False
    source, description = pair.asked.source, pair.description
    if "same" in description.flags and pair.discourse.text.lower(source.head + 1) not in language.IN_OR_ON:
        description = description._replace(owners=frozenset())  # «собеседник «Порта»»: to whom somebody spoke
    before = pair.referent.last_before(source.first)
    return before is None or not may_be_one(description, pair.referent.titles[0])


def place(pair: Pair) -> bool:
    """A town is no person: it is a body at most."""
    return pair.referent.entity is not None and pair.referent.entity.type == "LOC" and pair.asked.words != "body"


def late(pair: Pair) -> bool:
    """A title is of nobody whom the article names for the first time several sentences later."""
    at = pair.asked.source.first
    if pair.referent.said or not pair.referent.places or pair.referent.places[0] < at:
        return False
    return pair.discourse.clock[pair.referent.places[0]] - pair.discourse.clock[at] > LATE


def chief_of_many(pair: Pair) -> bool:
    """«сотрудник полиции» is not the «начальник полиции»."""
    flags, said = pair.description.flags, pair.description.words
    if "many" not in flags or flags & (language.WALKS | {"speaks"}):
        return False
    return any("chief" in title.flags and said & title.words for title in pair.referent.titles)


def no_voice(pair: Pair) -> bool:
    """«пресс-служба завода» is not the works."""
    description, referent = pair.description, pair.referent
    if "voice" not in description.flags or referent.entity is None:
        return False
    if referent.is_outlet and is_bare_voice(description):
        return True  # «Мост закрыт, пишет «Порт» со ссылкой на пресс-службу мэра … В пресс-службе»
    bodies = (entity for entity in pair.discourse.entities_of(description.owners) if entity.type == "ORG")
    if any(body is not referent.entity for body in bodies):
        return True  # «пресс-служба СК» is not the МВД, whose own press service spoke before
    return bool(description.words) and description.head not in referent.words


def the_first(pair: Pair) -> bool:
    """«второй источник», «ещё один источник» is another than the first."""
    words = {pair.discourse.text.lower(i) for i in (pair.asked.source.first - 1, pair.asked.source.first)} & ONE_MORE
    if not words or not pair.description.flags & NOUNS_FOR_ANYBODY:
        return False
    counted = words & pair.description.words
    return not any(counted & title.words for title in pair.referent.titles)


def told(pair: Pair) -> bool:
    """«в мэрии «Вестнику» ответили», «рассказали «Вестнику» в мэрии»: the name behind the source or verb is told."""
    text, source, entity = pair.discourse.text, pair.asked.source, pair.referent.entity
    firsts = [source.last + 1] if text.word(source.last) in OPENING_TOKENS else []
    if source.case == "loct" and entity is not None:
        before = range(max(source.first - TOLD_REACH, 0), source.first - 1)
        verbs = [i for i in before if pair.discourse.grammar.is_finite(i)][-1:]
        firsts += [i + 1 + (text.word(i + 1) in OPENING_TOKENS) for i in verbs]
    return entity is not None and any(pair.discourse.entities.entity_at(i) is entity for i in firsts)


def newcomer(pair: Pair) -> bool:
    """«Лунин спал. В дверь постучал мужчина и сказал»: who comes behind a verb is nobody known, unless called so."""
    if pair.asked.words != "person" or pair.description.words or pair.description.offices:
        return False
    known = pair.description.flags & language.WALKS
    if known and any(known & title.flags for title in pair.referent.titles):
        return False
    return comes_up(pair.discourse, pair.asked.source) and not bears_noun(pair.description, pair.referent)


def comes_up(discourse: Discourse, source: Source) -> bool:
    """Whether a noun alone is the subject of a verb before it that reports nothing."""
    verb = discourse.grammar.head(source.head) if source.last - source.first == 1 and source.case == "nomn" else None
    if verb is None or not discourse.grammar.rel(source.head).startswith("nsubj") or verb >= source.first:
        return False
    finite = discourse.grammar.feat(verb, "VerbForm") == "Fin" or language.past_gender(discourse.text.lowers[verb])
    return bool(finite) and verb not in discourse.reporting


def employee_of_body(pair: Pair) -> bool:
    """«В банке заявили … Лунин подал в суд. … — ответил сотрудник»: of the body that spoke last, and not Лунин."""
    if pair.description.head not in lexicon.load("employees") or pair.description.countries:
        return False
    turns = pair.discourse.turns
    last, spoke = turns[-1] if turns else (None, 0)
    if last is None or last.sort != "body" or last.is_outlet or bears_noun(pair.description, pair.referent):
        return False
    clock = pair.discourse.clock
    return clock[pair.asked.source.first] - clock[spoke] <= SOON and not pair.description.owners


SOON = 3  # sentences
