"""What befell somebody, and who is meant by it and who is not: «Суд арестовал Лунина. Обвиняемый молчит»."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.names import Name
from newsextract.quotes.speakers.comparing import bears_noun
from newsextract.quotes.speakers.descriptions import Description, head_lemma
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.offices import NO_FLAGS
from newsextract.quotes.speakers.reasons import Pair
from newsextract.quotes.speakers.referents import Referent

PLACES = 8  # names of a person whose verbs are read
CALLED = "called"
ACTS, DATIVE = frozenset({"acts"}), frozenset({"dative"})
OF_LIFE, FROM_LIFE = "of-life", ("из", "жизни")
FOUND_DEAD = frozenset({"мёртвым", "мёртвой", "мертвым", "мертвой"})  # «Лунина нашли мёртвым»
DEAD = frozenset({"dead"})
OBJECTS = frozenset({"obj", "nsubj:pass", "nmod"})
BESIDE = frozenset("appos flat flat:name flat:foreign".split())  # relations of a name to the noun before it
PHRASE = 6  # tokens of a phrase among which its noun stands
APPOSITIONS = 6  # steps from a name to that noun, at most


def fate_of(description: Description) -> frozenset[str]:
    """What befell whoever a noun is for: «задержанный»."""
    flags = lexicon.load("fates").get(description.head, NO_FLAGS)
    return flags - {CALLED} if CALLED in flags else NO_FLAGS


def befell(discourse: Discourse, referent: Referent, fate: frozenset[str], at: int) -> bool:
    """Whether the article tells before a token that something befell a person."""
    if referent.sort != "person":
        return False
    if referent.entity is None:
        noun = noun_before(discourse, referent, at)
        return noun is not None and bool(fate & fate_at(discourse, noun))
    names = [name for name in referent.entity.spans if name.first < at and not discourse.in_speech[name.first]]
    return any(fate & fate_at(discourse, noun_of(discourse, name)) for name in names[:PLACES])


def noun_before(discourse: Discourse, referent: Referent, at: int) -> int | None:
    """The noun of whoever is called by a phrase alone, «водителя» of «пьяного водителя автобуса»."""
    first, head = referent.places[0], referent.titles[0].head if referent.titles else ""
    phrase = range(first, min(at, first + PHRASE))
    return next((i for i in phrase if head_lemma(discourse.text.lowers[i]) == head), None)


def did(discourse: Discourse, referent: Referent, fate: frozenset[str], at: int) -> bool:
    """«Лунин задержал вора»: whether somebody did before a token what befalls others."""
    if referent.entity is None:
        return False
    names = [name for name in referent.entity.spans if name.first < at and not discourse.in_speech[name.first]]
    return any(is_doer(discourse, noun_of(discourse, name), fate) for name in names[:PLACES])


def is_doer(discourse: Discourse, noun: int, fate: frozenset[str]) -> bool:
    """Whether a noun is the subject of a verb for what befalls its object."""
    verb = discourse.grammar.head(noun)
    flags = verb_flags(discourse, verb) if verb is not None and discourse.grammar.rel(noun) == "nsubj" else NO_FLAGS
    return bool(fate & flags) and not flags & (ACTS | DATIVE)


def verb_flags(discourse: Discourse, verb: int) -> frozenset[str]:
    """What the table says that a verb, or a noun, does to people."""
    lowers = discourse.text.lowers
    found = (lexicon.load("fates").get(p.lemma) for p in language.parses(lowers[verb]))
    flags = next((one for one in found if one is not None), NO_FLAGS)
    if not FOUND_DEAD.isdisjoint(lowers[verb + 1 : verb + 2]):
        return DEAD
    return NO_FLAGS if OF_LIFE in flags and lowers[verb + 1 : verb + 3] != FROM_LIFE else flags


def fate_at(discourse: Discourse, top: int) -> frozenset[str]:
    """What the words around a noun, or a name without one, say that befell the person there."""
    grammar = discourse.grammar
    verb = grammar.head(top)
    if verb is None:
        return NO_FLAGS
    if discourse.text.lower(verb - 1) == "не":
        return NO_FLAGS  # «чуть не погиб»
    flags, rel = verb_flags(discourse, verb), grammar.rel(top)
    if flags & ACTS:
        return flags if rel == "nsubj" else NO_FLAGS
    if flags & DATIVE:
        return flags if grammar.case(top) == "datv" else NO_FLAGS
    return flags if rel in OBJECTS else NO_FLAGS


def noun_of(discourse: Discourse, name: Name) -> int:
    """The noun that a name stands beside, «бухгалтера» of «бухгалтера завода Петра Лунина»; else its own head."""
    grammar, top = discourse.grammar, name.first
    for _ in range(APPOSITIONS):
        head = grammar.head(top)
        if head is None or not (name.first <= head < name.last or grammar.rel(top) in BESIDE):
            break
        top = head
    return top


def dead(pair: Pair) -> bool:
    """«Лунин погиб. Подозреваемый признался», nor «друг семьи»: who died is not held; who won has not lost."""
    fate, at = fate_of(pair.description), pair.asked.source.first
    if fate & LAST.keys():
        return any(befell(pair.discourse, pair.referent, LAST[end], at) for end in fate & LAST.keys())
    if not (fate or is_of_survivor(pair)) or not befell(pair.discourse, pair.referent, DEAD, at):
        return False
    return not fate or not befell(pair.discourse, pair.referent, fate, at)


def is_of_survivor(pair: Pair) -> bool:
    """«Поэт Лунин умер. Друг семьи сообщил»: whether a noun says more than the article does of one who never spoke."""
    if pair.asked.words != "person" or pair.referent.said or bears_noun(pair.description, pair.referent):
        return False
    own = pair.description.flags
    walks = own & language.WALKS
    if "plain" in own or any(walks & title.flags for title in pair.referent.titles):
        return False
    return bool(pair.description.words or walks or "beside" in own)


def doer(pair: Pair) -> bool:
    """«Лунин задержал вора. Задержанный признался»: who holds somebody is not who is held."""
    fate, at = fate_of(pair.description), pair.asked.source.first
    if not fate or "won" in fate or not did(pair.discourse, pair.referent, fate, at):
        return False
    return not befell(pair.discourse, pair.referent, fate, at)


# how a match ends, who goes to court, and what the other is then
LAST = {
    own: frozenset({other}) for own, other in (("won", "lost"), ("lost", "won"), ("sues", "sued"), ("sued", "sues"))
}
