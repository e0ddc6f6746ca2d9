"""What a source says of whom it means: what sort of words it is, and what they describe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from newsextract import language, lexicon
from newsextract.quotes.sources import ONE, ONE_IN_NOMINATIVE, Source
from newsextract.quotes.speakers.by_name import is_coordinated
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse, once
from newsextract.quotes.speakers.referents import Referent, Sort
from newsextract.quotes.speakers.wording import is_explained

Words = Literal["pronoun", "they", "dropped", "same", "person", "group", "body", "text", "thing"]
ONLY_POINTING = frozenset({"pronoun", "owner", "dropped", "in_text"})  # kinds of sources that only point
SORTS: dict[Words, Sort] = {
    "same": "person",
    "person": "person",
    "group": "group",
    "body": "body",
    "text": "text",
    "thing": "thing",
}
PERSONS: frozenset[Words] = frozenset({"person", "same"})
ONE_OF = ONE_IN_NOMINATIVE | ONE.keys() | lexicon.flagged("function_words", "one-of")
DEMONSTRATIVE = lexicon.flagged("function_words", "demonstrative")
FULFILLING = tuple(lexicon.flagged("title_words", "fulfils"))  # «исполняющий обязанности мэра сообщил»
LATTER = lexicon.flagged("function_words", "latter")  # «Белов позвонил Лунину. Последний …»


class Asked(NamedTuple):
    """A source, what sort of words it is, and what they say; None for words that only point."""

    source: Source
    words: Words
    description: Description | None
    is_explained: bool = False  # «женщина, назвавшаяся матерью»
    is_one_of: bool = False  # «один из пассажиров»
    said: frozenset[int] = frozenset()  # ids of entities that the speech names
    owner: str = ""  # «его жена»: whose, in the genitive
    teller: Referent | None = None  # in whose indirect speech the source stands
    addressee: Referent | None = None  # to whom it speaks


def says_no_more(asked: Asked) -> bool:
    """«женщина», «задержанный», and nothing else."""
    description = asked.description if asked.words == "person" else None
    return description is not None and description.flags >= SAYS_NO_MORE and not description.words


SAYS_NO_MORE = frozenset({"plain", "generic"})  # flags of «женщина», «задержанный»


@once
def ask(discourse: Discourse, source: Source) -> Asked:
    """What a source says of whom it means."""
    if source.kind == "in_text":
        return Asked(source, "text", None)
    demonstrative = discourse.text.lowers[source.head] in DEMONSTRATIVE
    if source.kind in ONLY_POINTING or demonstrative or is_latter(discourse, source):
        pointing: Words = "dropped" if source.kind == "dropped" else "they" if source.number == "plur" else "pronoun"
        return Asked(source, pointing, None)
    one = word_for_one(discourse, source)
    acting = office_of_acting(discourse, source)
    if acting is not None:
        description = discourse.description(acting, source.last, acting)
    else:
        description = discourse.description(source.first, source.last, source.head if one is None else one)
    if "epicene" in description.flags:
        source = source._replace(gender=None)
    if is_nameless(discourse, source):
        description = description._replace(flags=description.flags | {"unnamed"})
    if is_coordinated(discourse, source):
        return Asked(source, "group", description)
    initials = source.kind == "initials" and discourse.word(source.first + 1) == "."
    words = "person" if initials else sort_of_words(discourse, source, description, one if acting is None else acting)
    return Asked(source, words, description, is_explained(discourse, source), one is not None)


def office_of_acting(discourse: Discourse, source: Source) -> int | None:
    """«исполняющий обязанности мэра»: the noun for the office, which says who is meant."""
    if not discourse.text.lowers[source.head].startswith(FULFILLING):
        return None
    behind = range(source.head + 1, source.last)
    return next((i for i in behind if language.role_lemma(discourse.word(i)) is not None), None)


def is_latter(discourse: Discourse, source: Source) -> bool:
    """Whether a source is «последний» and nothing more: whoever was named last."""
    return source.last - source.first == 1 and discourse.text.lowers[source.head] in LATTER


def word_for_one(discourse: Discourse, source: Source) -> int | None:
    """The noun of «один из пассажиров», or what stands for one in «одна из спасённых»: it tells who is one of them."""
    several = range(source.head + 2, source.last)
    if not several or discourse.text.lowers[source.head] not in ONE_OF or discourse.text.lower(source.head + 1) != "из":
        return None
    noun = next((i for i in several if discourse.grammar.pos(i) == "NOUN"), None)
    return noun if noun is not None else next((i for i in several if discourse.grammar.case(i) == "gent"), None)


def sort_of_words(discourse: Discourse, source: Source, description: Description, one: int | None) -> Words:
    """What a noun phrase is by its head, or by the noun that somebody is one of."""
    flags, head = description.flags, source.head if one is None else one
    word = discourse.word(head)
    plural = source.number == "plur" or (one is None and is_plural(word))
    if "document" in flags:
        return "text"
    if "org" in flags and (plural or not is_held(discourse, word)):
        return "group" if plural else "body"
    if plural:
        return "group"
    if "same" in flags:
        return "same"
    named = discourse.entities.name_at(head)
    if named is not None and named.type != "PER":
        return "body"
    adjective = one is not None and discourse.grammar.pos(one) != "NOUN"  # «одна из спасённых»
    animate = adjective or discourse.grammar.is_animate(head) or language.role_lemma(word) is not None
    return "person" if animate or "unnamed" in flags else "thing"


def is_held(discourse: Discourse, word: str) -> bool:
    """«Оператор Пётр Лунин … — сказал оператор»: whether a noun for a body is the title of a person in the article."""
    lemma, nouns = language.role_lemma(word), (discourse.word(role.head) for role in discourse.roles)
    return lemma is not None and any(language.role_lemma(noun) == lemma for noun in nouns)


def is_plural(word: str) -> bool:
    """Whether a word can be nothing but a noun in the plural: «кремленологов»."""
    found = [p for p in language.parses(word.lower()) if p.pos == "NOUN"]
    return bool(found) and all(p.number == "plur" for p in found)


NAMELESS_BEFORE, NAMELESS_BEHIND = 8, 14  # tokens around a source in which its name can be withheld


def is_nameless(discourse: Discourse, source: Source) -> bool:
    """«инженер, попросивший не называть его фамилию», «на условиях анонимности»: the article withholds the name."""
    sentence = discourse.text.sentence_with(source.first)
    start = max(sentence.first, source.first - NAMELESS_BEFORE)
    words = discourse.text.lowers[start : min(sentence.last, source.last + NAMELESS_BEHIND)]
    own = discourse.text.lowers[source.first : source.last]
    return withhold_name(words, of_phrase=False) or withhold_name(own, of_phrase=True)


def withhold_name(words: Sequence[str], *, of_phrase: bool) -> bool:
    """«имя не разглашается»: whether words say that a name is withheld. of_phrase: words of the source itself."""
    return withheld(of_phrase).search(" " + " ".join(words)) is not None


@cache
def withheld(of_phrase: bool) -> re.Pattern[str]:
    """How an article says that it withholds a name: the table holds the beginnings of the words."""
    entries = (entry for entry, flags in lexicon.load("nameless").items() if ("own" in flags) == of_phrase)
    phrases = (r"\S* ".join(map(re.escape, entry.split())) for entry in entries)
    return re.compile("|".join(" " + phrase for phrase in phrases))
