"""«его жена», «её адвокат», «один из них», «певец, жена которого»: whose somebody is.

A pronoun finds its antecedent as any other does, and never the one described; it stands in the name: «жена Лунина».
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from newsextract import language
from newsextract.quotes.sources import THEM, Source, pronoun_source
from newsextract.quotes.speakers import ranking
from newsextract.quotes.speakers.asked import Asked, ask
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.fates import DEAD, befell
from newsextract.quotes.speakers.referents import Referent, listed
from newsextract.quotes.speakers.wording import is_body, phrase_around, referent_at, wording


def ask_with_owner(discourse: Discourse, source: Source) -> Asked:
    """What a source says of whom it means, and whose it is by a pronoun before its head or behind «один из»."""
    asked = ask(discourse, source)
    if asked.description is None:
        return asked
    owner = owner_before(discourse, source, asked.description) or owner_by_pronoun(discourse, source, asked.description)
    if owner is None:
        return asked
    entities = frozenset({owner.entity.id}) if owner.entity is not None else frozenset()
    description = asked.description._replace(owners=asked.description.owners | entities)
    return asked._replace(description=description, owner=genitive(owner))


def owner_by_pronoun(discourse: Discourse, source: Source, description: Description) -> Referent | None:
    """Whom or what the pronoun of a phrase means, if it has one: what its sentence tells of, or else any antecedent."""
    pronoun = possessive_pronoun(discourse, source)
    if pronoun is not None:
        beside = body_beside(discourse, description, pronoun) or subject_ahead(discourse, pronoun)
        if beside is not None:
            return beside
    pronoun = pronoun or one_of_them(discourse, source)
    best = ranking.best(ranking.rank(discourse, ask(discourse, pronoun))) if pronoun is not None else None
    if best is None or pronoun is None or best[0].referent is None:
        return None
    of_life = "kin" in description.flags or ("beside" in description.flags and source.number == "plur")
    dead = who_died(discourse, pronoun, best[0].referent) if of_life else None  # «его вдова», «его коллеги»
    return dead or best[0].referent


def who_died(discourse: Discourse, pronoun: Source, spoke: Referent) -> Referent | None:
    """«Лунин погиб. «Он был смел», — сказал тренер. Его отец …»: who is dead, rather than who only spoke of him."""
    at, named = pronoun.first, spoke.named_before(pronoun.first)
    last = discourse.turns[-1] if discourse.turns else None
    sentence_of = discourse.text.sentence_of
    if last is None or last[0] is not spoke or (named is not None and sentence_of[named] > sentence_of[last[1]]):
        return None
    people = [discourse.referent(entity) for entity in discourse.near(at).entities if entity.type == "PER"]
    before = [one for one in people if one.named_before(at) is not None and one.gender in (None, pronoun.gender)]
    dead = [one for one in before if befell(discourse, one, DEAD, at)]
    return dead[0] if len(dead) == 1 else None


def name_owner(discourse: Discourse, referent: Referent) -> None:
    """«Белова пропала. Её муж приехал. Он рассказал»: call one by whose he is, «муж Беловой», not by the pronoun."""
    first = referent.places[0] if referent.places else 0
    pronoun, noun = discourse.text.lowers[first], discourse.grammar.head(first)
    if pronoun not in language.POSSESSIVES or noun is None or not referent.name.startswith(pronoun + " "):
        return
    source = phrase_around(discourse, noun)
    asked = ask_with_owner(discourse, source)
    if not asked.owner or asked.description is None:
        return
    referent.titles = [asked.description]
    if referent.parts:
        referent.name = f"{referent.name.removeprefix(pronoun + ' ')} {asked.owner}"
    else:
        referent.name = wording(discourse, source, asked.owner)


def owner_before(discourse: Discourse, source: Source, description: Description) -> Referent | None:
    """«певец, жена которого рассказала»: the nearest person before that agrees with «который».

    Or the nearest body: «фирма «Волна», представители которой».
    """
    pronoun, grammar, of_body = source.last - 1, discourse.grammar, bool(description.flags & OF_BODIES)
    if not language.is_relative(discourse.text.lowers[pronoun]) or pronoun <= source.head:
        return None
    agreement = grammar.gender(pronoun), grammar.number(pronoun)
    sentence = discourse.text.sentence_with(source.first)
    for index in range(source.first - 1, sentence.first - 1, -1):
        owns = (grammar.is_animate(index) and grammar.is_noun(index)) or (of_body and is_body(discourse, index))
        if owns and (grammar.gender(index), grammar.number(index)) == agreement:
            return referent_at(discourse, index)
    return None


def subject_ahead(discourse: Discourse, pronoun: Source) -> Referent | None:
    """«Президент, по словам его пресс-секретаря, уехал»: the one person in it who stands before any verb."""
    grammar = discourse.grammar
    before = range(discourse.text.sentence_with(pronoun.first).first, pronoun.first)
    persons = [i for i in before if grammar.is_noun(i) and grammar.is_animate(i) and grammar.case(i) == "nomn"]
    if any(map(grammar.is_finite, before)) or not persons or persons[-1] - persons[0] >= len(persons):
        return None  # «Певец Лунин» is one
    owner = referent_at(discourse, persons[-1])
    return owner if owner.gender in (None, pronoun.gender) and pronoun.number == "sing" else None


OF_BODIES = frozenset({"chief", "speaks"})  # «его директор», «её представитель»


def body_beside(discourse: Discourse, description: Description, pronoun: Source) -> Referent | None:
    """«Завод закроют, сообщил его директор»: the body of which a sentence tells something before it names a person."""
    if description.flags.isdisjoint(OF_BODIES):
        return None
    things = things_before(discourse, pronoun.first)
    return next((referent_at(discourse, index) for index in things if may_own(discourse, index, pronoun)), None)


def things_before(discourse: Discourse, at: int) -> Iterator[int]:
    """The words before a token among which a thing can own it: back to a person, or to where the sentence begins.

    Where the token itself begins a sentence, the words of the one before, if that has no person.
    """
    number = discourse.text.sentence_of[at]
    first, is_animate = discourse.text.sentences[number].first, discourse.grammar.is_animate
    yield from takewhile(lambda index: not is_animate(index), range(first, at))
    before = range(discourse.text.sentences[number - 1].first, first) if number and first == at else ()
    if not any(map(is_animate, before)):
        yield from before


def may_own(discourse: Discourse, index: int, pronoun: Source) -> bool:
    """Whether a word is a body that acts or is acted on, and agrees with a pronoun."""
    grammar = discourse.grammar
    if not is_body(discourse, index) or grammar.case(index) not in ("nomn", "accs"):
        return False
    number, gender = grammar.number(index), grammar.gender(index)
    return number == pronoun.number and (number == "plur" or (gender == "femn") == (pronoun.gender == "femn"))


def possessive_pronoun(discourse: Discourse, source: Source) -> Source | None:
    """The pronoun that a phrase begins with, if it does."""
    if source.first == source.head or discourse.text.lowers[source.first] not in language.POSSESSIVES:
        return None
    return pronoun_source(discourse.text, source.first, "owner")


def one_of_them(discourse: Discourse, source: Source) -> Source | None:
    """The pronoun of «один из них»."""
    last = source.last - 1
    if discourse.text.lowers[last] != THEM or source.kind != "phrase" or last <= source.head:
        return None
    return Source(last, source.last, last, "owner", "gent", None, "plur")


def genitive(referent: Referent) -> str:
    """The name of a referent in the genitive: «Петра Лунина», «завода «Волна»»."""
    if referent.parts:
        return listed([genitive(part) for part in referent.parts])
    words = referent.name.split()
    if referent.entity is not None and referent.entity.person is not None:
        return " ".join(name_in_genitive(word, referent.gender) for word in words)
    several = language.uncounted(words, "gent") if referent.sort == "group" else None
    return " ".join(several or language.in_case(words, language.first_noun(words), "gent"))


def name_in_genitive(word: str, gender: str | None) -> str:
    """A word of a person's name in the genitive: by the dictionary where it has it as a name, else by its ending."""
    readings = [p for p in language.parses(word.lower()) if p.case == "nomn" and p.number == "sing"]
    names = [p for p in readings if language.NAME_GRAMMEMES & p.grammemes and gender in (None, p.gender)]
    form = language.inflect(names[0], "gent", "sing") if names else None
    return language.like(word, form or next(language.decline(word.lower(), "gent", gender), word))
