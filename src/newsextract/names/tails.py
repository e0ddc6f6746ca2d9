"""What ends no name: a predicate, what stands behind a verb, a noun that is joined but in another case."""

from __future__ import annotations

from itertools import takewhile

from newsextract import language
from newsextract.names.borders import with_borders
from newsextract.names.spans import ALL_TYPES, Name, each_of
from newsextract.remember import remember
from newsextract.text import Text


@each_of(*ALL_TYPES, least=2)
def drop_predicate(text: Text, span: Name) -> Name:
    """«Глава Общества доволен»: no name ends with a verb or a short adjective, nor with what stands behind a verb."""
    first, last = span.first, span.last
    if not text.words[last - 1].islower():
        return span
    if span.type == "ORG" and text.words[first + 1] == FOR and is_known_body(text.words[first]):
        return with_borders(span, first, first + 1)  # «критикуют Талибан за молчание»
    while last - first > 1 and text.words[last - 1].islower() and is_only_predicate(text.words[last - 1]):
        last -= 1
    tail = range(last - 1, first, -1)
    run = list(takewhile(lambda index: text.words[index].islower(), tail))
    verb = next((index for index in reversed(run) if is_only_verb(text.words[index])), last)
    return with_borders(span, first, end_of_genitives(text, first, verb))


FOR = "за"


@remember
def is_known_body(word: str) -> bool:
    """«Талибан»: whether the table of names has a word alone as a body."""
    return "org" in (language.named_in("names", (word,)) or ())


def end_of_genitives(text: Text, first: int, last: int) -> int:
    """«Между Институтом права и профсоюзом»: what is joined to the genitives of a body is a genitive as well."""
    if last - first < WITH_JOINED or text.words[last - 2] != "и" or PREPOSITION in text.words[first:last]:
        return last
    owner, _, joined = text.words[last - JOINED : last]
    cases = {p.case for p in language.parses(joined)}
    own = owner.islower() and language.can_stand_in(owner, "gent")
    return last - 2 if own and joined.islower() and cases and "gent" not in cases else last


JOINED = 3  # words of «права и профсоюзом»
WITH_JOINED = 4  # words of «Институт права и профсоюз»
PREPOSITION = "по"  # behind it stands a dative: «Комитет по культуре и спорту»


@remember
def is_only_verb(word: str) -> bool:
    """Whether a word in small letters is a finite verb or an infinitive, and nothing else: «устранить», «наделала»."""
    found = language.parses(word) if len(word) > MIN_VERB else ()
    return bool(found) and all(p.known and p.pos in ("VERB", "INFN") for p in found)


MIN_VERB = 3  # letters


PREDICATE_PARTS = frozenset("VERB ADJS PRTS PRED".split())


@remember
def is_only_predicate(word: str) -> bool:
    """«Обстрелян», «Горит»: whether a word can be nothing but a predicate."""
    found = language.parses(word.lower()) if word.isalpha() and len(word) > 1 else ()
    return bool(found) and all(p.known and p.pos in PREDICATE_PARTS for p in found)
