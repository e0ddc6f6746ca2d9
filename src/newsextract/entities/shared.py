"""What several names share: «Сергей и Мария Ивановы» a surname, «в Курской и Брянской областях» a noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.language import Parse
from newsextract.names import Name
from newsextract.text import Text


def with_shared_surname(text: Text, words: Mapping[Name, tuple[str, ...]]) -> dict[Name, tuple[str, ...]]:
    """The words of all names, with the surname of each for that of all: («Сергей», «Иванов»), («Мария», «Иванова»)."""
    result = dict(words)
    before = {span.last: span for span in words if span.type == "PER"}
    for span, own in words.items():
        earlier = before.get(span.first - 1) if span.type == "PER" and len(own) > 1 else None
        while earlier is not None and len(words[earlier]) == 1 and text.word(earlier.last) in (",", "и"):
            surname = language.surname_of_one(words[earlier][0], own[-1])
            if surname is None:
                break
            result[earlier] = (*words[earlier], surname)
            result[span] = (*own[:-1], language.surname_of_one(own[0], own[-1]) or own[-1])
            earlier = before.get(earlier.first - 1)
    return result


def with_shared_noun(text: Text, words: Mapping[Name, tuple[str, ...]]) -> dict[Name, tuple[str, ...]]:
    """The words of all names, each with the noun that all share: («Курской», «области»), («Брянской», «области»)."""
    result = dict(words)
    before = {span.last: span for span in words if span.type in SHARING}
    for span, own in words.items():
        named = span.type in SHARING and len(own) >= ADJECTIVE_AND_NOUN
        earlier = joined_before(text, span, before) if named else None
        shared = noun_of_one(own, SHARING[span.type]) if earlier is not None else None
        while (
            shared is not None
            and earlier is not None
            and earlier.type == span.type
            and is_joined(text, earlier, words[earlier], shared.noun)
        ):
            result[span] = (own[0], *shared.words)
            result[earlier] = (*words[earlier], *shared.words)
            earlier = joined_before(text, earlier, before)
    return result


def joined_before(text: Text, span: Name, before: Mapping[int, Name]) -> Name | None:
    """The name before a token that joins it to another, with or without a preposition: «на Ленском и на Амурском»."""
    again = bool(language.cases_behind(text.lower(span.first - 1)))
    return before.get(span.first - 1 - again)


ADJECTIVE_AND_NOUN = 2
SHARING = {"LOC": "place_nouns", "ORG": "body_nouns"}  # the table of what such names share


def is_joined(text: Text, span: Name, words: Sequence[str], noun: Parse) -> bool:
    """Whether a name is an adjective of a noun, before a comma or «и»."""
    joined = len(words) == 1 and text.word(span.last) in (",", "и")
    return joined and language.agreeing(words[0].lower(), noun) is not None


def with_shared_street(text: Text, words: Mapping[Name, tuple[str, ...]]) -> dict[Name, tuple[str, ...]]:
    """The words of all names, those of streets each with the noun of all: («улицы», «Мира»), («улицы», «Лунина»)."""
    result = dict(words)
    by_first = {span.first: span for span in words if span.type == "LOC"}
    for span, (noun, *own) in words.items():
        one = road_of_several(noun) if own and span.type == "LOC" else None
        last = span.last
        if one is not None:
            result[span] = (one, *own)
        while one is not None and text.word(last) in (",", "и") and last + 1 in by_first:
            following = by_first[last + 1]
            result[following] = (one.lower(), *words[following])
            last = following.last
    return result


def road_of_several(word: str) -> str | None:
    """«Улицы», of «улиц»: a noun for a road in the singular, in its case; None of other words."""
    for parse in language.parses(word.lower()):
        if parse.number == "plur" and parse.lemma in lexicon.flagged("street_nouns", "road"):
            form = language.inflect(parse, parse.case, "sing")
            return language.like(word, form) if form else None
        if parse.lemma in lexicon.flagged("street_nouns", "road"):
            return None
    return None


class Shared(NamedTuple):
    """What names share, as it is of one of them: «области», «народной республики»."""

    words: tuple[str, ...]
    noun: Parse


def noun_of_one(words: tuple[str, ...], table: str) -> Shared | None:
    """«Брянской областях»: the noun of a table in the singular, where it is in the plural and the adjective is not.

    With adjectives between that are in the plural, too: «Озёрской народных республик».
    """
    adjective, *further, noun = words
    for several in language.parses(noun.lower()):
        if several.number == "plur" and several.lemma in lexicon.load(table):
            form = language.inflect(several, several.case, "sing") or ""
            for one in language.parses(form):
                same = (one.lemma, one.number, one.case) == (several.lemma, "sing", several.case)
                if same and language.agreeing(adjective.lower(), one) is not None:
                    between = [adjective_of_one(word, several, one) for word in further]
                    return (
                        Shared((*filter(None, between), language.like(noun, one.word)), one) if all(between) else None
                    )
    return None


def adjective_of_one(word: str, several: Parse, one: Parse) -> str | None:
    """«народных», beside a noun in the plural, as it is beside it in the singular: «народной»."""
    own = language.agreeing(word.lower(), several)
    form = language.inflect(own, one.case, "sing", one.gender) if own else None
    return language.like(word, form) if form else None
