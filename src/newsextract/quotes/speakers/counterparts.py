"""Who is meant by «его оппонент», «его жена», where the article names two persons together before.

Nobody need have called the other one so: «Лунин женился на Беловой. Его жена рассказала, что …».
"""

from __future__ import annotations

from itertools import pairwise

from newsextract import language, lexicon
from newsextract.entities import NamedEntity
from newsextract.quotes.speakers.asked import Asked
from newsextract.quotes.speakers.comparing import are_apart, bears_noun
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.offices import NO_FLAGS
from newsextract.quotes.speakers.referents import Referent
from newsextract.text import Sentence

TOGETHER = 2  # sentences back in which two are named together
MARRIED = 8  # sentences back in which it is told that they are a couple
OF_TWO, SPOUSE, COUPLE, PEER = "of-two", "spouse", "couple", "peer"
FORMER = lexicon.flagged("title_words", "former")  # leaves a spouse who it is; behind a divorce a «нынешняя» is another
TYING = lexicon.flagged("function_words", "tying")  # «женился на Беловой», «спорил с Роговым»
REACH = 3  # tokens from such a preposition, or from «и», to a name: «с мэром Роговым», «и физик Белова»


def counterpart(discourse: Discourse, asked: Asked) -> Referent | None:
    """«Лунин спорил с Орловым. Его оппонент ответил»: the one of two persons named together who is not the owner."""
    description = asked.description
    flags = lexicon.load("couples").get(description.head, NO_FLAGS) if description is not None else NO_FLAGS
    if description is None or not flags & {OF_TWO, SPOUSE} or asked.source.number == "plur":
        return None
    owners = [entity for entity in discourse.entities_of(description.owners) if entity.type == "PER"]
    if PEER in flags and description.countries:
        other = peer_abroad(discourse, asked, description)
    elif len(owners) != 1:
        return None
    else:
        other = None if says_more(discourse, asked) else named_with(discourse, asked, owners[0], SPOUSE in flags)
    return other if other is not None and is_of_gender(asked, other, description.head) else None


def body_headed(discourse: Discourse, asked: Asked) -> Referent | None:
    """«Глава «Волны» Лунин уехал. В его компании ответили»: the body that the title of its owner names."""
    description = asked.description
    if asked.words != "body" or description is None or not asked.owner or "voice" in description.flags:
        return None
    owners = [discourse.referent(one) for one in discourse.entities_of(description.owners) if one.type == "PER"]
    titles = owners[0].titles if len(owners) == 1 else ()
    bodies = {one.id: one for title in titles for one in discourse.entities_of(title.owners) if one.type == "ORG"}
    return discourse.referent(bodies.popitem()[1]) if len(bodies) == 1 else None


def peer_abroad(discourse: Discourse, asked: Asked, description: Description) -> Referent | None:
    """«Президент Италии принял президента Греции. Его греческий коллега …»: the one who holds that office there.

    Else the one who is of the same walk of life there: «заместитель премьера Греции», and no coach.
    """
    at = asked.source.first
    near = (discourse.referent(one) for one in discourse.near(at).entities if one.type == "PER")
    people = [one for one in near if one.last_before(at) is not None]
    abroad = {
        (one, title, own)
        for one in people
        for title in one.titles
        for own in people
        if title.countries & description.countries and own is not one
    }
    peers = {one for one, title, own in abroad if bears_noun(title, own)}
    found = peers or {one for one, title, own in abroad if are_of_one_walk(title, own)}
    return found.pop() if len(found) == 1 else None


def are_of_one_walk(title: Description, own: Referent) -> bool:
    """Whether a title is of no other walk of life than one of somebody's: «премьер» and «министр», but no «тренер»."""
    return any(not are_apart(title.flags & language.WALKS, other.flags & language.WALKS) for other in own.titles)


def says_more(discourse: Discourse, asked: Asked) -> bool:
    """«его первая жена», «его соперник по партии»: whether a phrase says more than whose somebody is."""
    source, name_at = asked.source, discourse.entities.name_at
    others = (i for i in range(source.first, source.last) if i != source.head and name_at(i) is None)
    words = (discourse.text.lowers[i] for i in others)
    return any(word not in language.POSSESSIVES and language.lemma(word) not in FORMER for word in words)


def named_with(discourse: Discourse, asked: Asked, owner: NamedEntity, couple: bool) -> Referent | None:
    """The one person whom the nearest sentence before names beside the owner; of a couple, where a word tells so."""
    at = asked.source.first
    for number in range(discourse.text.sentence_of[at], -1, -1):
        sentence = discourse.text.sentences[number]
        if discourse.clock[at] - discourse.clock[sentence.first] > (MARRIED if couple else TOGETHER):
            return None
        people = persons_named(discourse, sentence, at)
        if (
            owner.id not in {person.id for person in people}
            or len(people) < 2
            or (couple and not tells_of_couple(discourse, sentence))
        ):
            continue
        others = [person for person in people if person.id != owner.id]
        tied = len(others) == 1 and are_tied(discourse, sentence)
        return discourse.referent(others[0]) if tied else None
    return None


def are_tied(discourse: Discourse, sentence: Sentence) -> bool:
    """«женился на Беловой», «спорил с мэром Роговым», «Лунин и Белова»: whether grammar sets two persons together.

    In «Лунина развели, сообщила адвокат Белова» nothing does.
    """
    text = discourse.text
    names = [n for n in discourse.entities.names_between(sentence.first, sentence.last) if n.type == "PER"]
    joined = any(text.lower(one.last) == "и" and other.first <= one.last + REACH for one, other in pairwise(names))
    before = (text.lowers[max(sentence.first, name.first - REACH) : name.first] for name in names)
    return joined or any(not TYING.isdisjoint(words) for words in before)


def persons_named(discourse: Discourse, sentence: Sentence, at: int) -> list[NamedEntity]:
    """The persons whom the reporter names in a sentence before a token, each once."""
    names = discourse.entities.names_between(sentence.first, min(sentence.last, at))
    people = (name for name in names if name.type == "PER" and not discourse.in_speech[name.first])
    return list({entity.id: entity for entity in map(discourse.entities.owner, people)}.values())


def tells_of_couple(discourse: Discourse, sentence: Sentence) -> bool:
    """Whether a sentence has a word for a marriage or its end."""
    words = discourse.text.lowers[sentence.first : sentence.last]
    return any(language.has_lemma(word, lexicon.flagged("couples", COUPLE)) for word in words)


def is_of_gender(asked: Asked, other: Referent, noun: str) -> bool:
    """Whether the noun and its verb can be of a person: a «соперник» can be a woman, a «соперница» no man."""
    shown = "femn" if language.noun_gender(noun) == "femn" else asked.source.gender
    return shown is None or other.gender in (None, shown)
