"""Who are named together, and are meant by «они»: «Певец Лунин и Анна Белова поженились. Они сообщили …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsextract import language
from newsextract.entities import NamedEntity
from newsextract.quotes.speakers.by_name import entity_named
from newsextract.quotes.speakers.common_nouns import before, tokens_of
from newsextract.quotes.speakers.discourse import Discourse, once
from newsextract.quotes.speakers.referents import Referent, listed
from newsextract.quotes.speakers.wording import is_body, is_living, phrase_around
from newsextract.roles import phrase_nominative
from newsextract.text import Phrase

AND = frozenset({"и", "также"})  # «Лунин, а также Белова»
LINKS = AND | {","}
JOINING = AND | language.WITH
BESIDE = ("appos", "flat", "flat:name", "flat:foreign")  # relations of a name to the noun before it


def together_before(discourse: Discourse, at: int) -> Iterator[Referent]:
    """Those who are named together in the sentences before a token, the nearest first."""
    return filter(None, (side_by_side(discourse, head) for head in before(discourse, at, heads_of_several)))


@once
def heads_of_several(discourse: Discourse, number: int) -> Sequence[int]:
    """The first words of those whom a sentence joins by «и», or sets side by side."""
    tokens = tokens_of(discourse, number)
    if JOINING.isdisjoint(discourse.text.lowers[tokens.start : tokens.stop]):
        return ()
    return [index for index in tokens if side_by_side(discourse, index) is not None]


@once
def together(discourse: Discourse, head: int) -> Referent | None:
    """The group that a word begins, called by the names of those in it: «Пётр Лунин, Анна Белова и сторож»."""
    several = members(discourse, head)
    return None if not several or are_one(discourse, several) else group_of(discourse, several)


@once
def side_by_side(discourse: Discourse, head: int) -> Referent | None:
    """Those whom a word begins, or whom its sentence sets beside it: «Лунин встретился с Беловой. Они …»."""
    return together(discourse, head) or (group_of(discourse, both) if (both := met(discourse, head)) else None)


def group_of(discourse: Discourse, several: Sequence[int]) -> Referent:
    """The group of those whom words are for."""
    head = several[0]
    phrase = phrase_around(discourse, head)
    phrases = [phrase_around(discourse, member) for member in several]
    stops = [*(other.first - 1 for other in phrases[1:]), phrases[-1].last]
    parts = [
        called(discourse, Phrase(own.first, min(own.last, stop), own.head), own.case)
        for own, stop in zip(phrases, stops, strict=True)
    ]
    title = discourse.description(phrase.first, phrase.last, head)._replace(owners=frozenset())
    name = listed([part.name for part in parts])
    return Referent(name, "group", [phrase.first], None, [title], case=phrase.case, parts=parts)


def members(discourse: Discourse, head: int) -> Sequence[int]:
    """The heads of what a sentence joins to a person by commas and «и», or to a body that acts; none if it is alone."""
    grammar = discourse.grammar
    others = joined_to(discourse, head) if can_act(discourse, head) else []
    if not others or grammar.rel(head) == "conj" or not (is_person(discourse, head) or is_subject(discourse, head)):
        return ()
    links = [link_before(discourse, other) for other in others]
    fitting = all(can_act(discourse, i) and language.same_case(grammar.case(i), grammar.case(head)) for i in others)
    last = next((place for place, link in enumerate(links) if link in AND), None)
    if not fitting or last is None or not LINKS.issuperset(links):
        return ()
    return [head, *others[:last], others[-1]]  # «Лосева и её муж, режиссёр Дорн» are two


def met(discourse: Discourse, head: int) -> Sequence[int]:
    """«Лунин встретился с Беловой»: a subject and the one whom its sentence sets beside it, both by name."""
    grammar, verb = discourse.grammar, discourse.grammar.head(head)
    if verb is None or not is_subject(discourse, head) or owner_of(discourse, head) is None:
        return ()
    others = (i for i in grammar.children(verb, "obl") if grammar.case(i) == "ablt" and is_person(discourse, i))
    partners = [
        i for i in others if any(discourse.text.lowers[c] in language.WITH for c in grammar.children(i, "case"))
    ]
    named = len(partners) == 1 and owner_of(discourse, partners[0]) is not None
    return [head, *partners] if named and is_person(discourse, head) else ()


def link_before(discourse: Discourse, noun: int) -> str:
    """The word or mark that joins a noun phrase to what stands before it."""
    lowers, first = discourse.text.lowers, phrase_around(discourse, noun).first
    return lowers[first + 1] if lowers[first : first + 2] == ALSO else lowers[first - 1]


ALSO = ("а", "также")


def joined_to(discourse: Discourse, head: int) -> list[int]:
    """What syntax joins to a word, in text order: to the word itself or to what is joined to it."""
    own = [index for index in discourse.grammar.children(head, "conj") if index > head]
    return sorted(own + [further for index in own for further in joined_to(discourse, index)])


def can_act(discourse: Discourse, index: int) -> bool:
    """Whether a word is the head of words for a person, a body or a country."""
    name, above = discourse.entities.name_at(index), discourse.grammar.head(index)
    if name is not None:
        return above is None or not name.first <= above < name.last
    return is_person(discourse, index) or is_body(discourse, index)


def is_person(discourse: Discourse, index: int) -> bool:
    """Whether a word is for a person, by name or by noun."""
    name = discourse.entities.name_at(index)
    return name.type == "PER" if name is not None else is_living(discourse, index)


def is_subject(discourse: Discourse, index: int) -> bool:
    """Whether a word is the subject of its clause."""
    return discourse.grammar.rel(index).startswith("nsubj")


def are_one(discourse: Discourse, several: Sequence[int]) -> bool:
    """«писатель и журналист Пётр Лунин приехал»: whether all are titles of whom the last one names."""
    grammar = discourse.grammar
    verb = grammar.head(several[0]) if is_subject(discourse, several[0]) else None
    if verb is not None and grammar.number(verb):
        return grammar.number(verb) != "plur"
    named = [owner_of(discourse, member) is not None for member in several]
    return named[-1] and not all(named)


def owner_of(discourse: Discourse, noun: int) -> NamedEntity | None:
    """Who is called by a name, or by a noun beside a name: «певица Инга Лосева»."""
    name_at, children = discourse.entities.name_at, discourse.grammar.children(noun, *BESIDE)
    name = name_at(noun) or next(filter(None, map(name_at, children)), None)
    return (
        discourse.entities.owner(name) if name is not None else entity_named(discourse, phrase_around(discourse, noun))
    )


def called(discourse: Discourse, phrase: Phrase, case: str) -> Referent:
    """One of several, by name alone, «Инга Лосева»; without one by the words for them, «сторож завода»."""
    entity = owner_of(discourse, phrase.head)
    if entity is not None:
        return discourse.referent(entity)
    named = {i for i in range(phrase.first, phrase.last) if i in discourse.entities.name_of}
    return Referent(phrase_nominative(discourse.text, phrase, named, case), "person", [phrase.first])
