"""How an article says that it withholds a speaker's name: «на условиях анонимности»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsextract import lexicon
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.discourse import Discourse

NAMELESS_BEFORE, NAMELESS_BEHIND = 8, 14  # tokens around a source in which its name can be withheld


def is_nameless(discourse: Discourse, source: Source) -> bool:
    """«инженер, попросивший не называть его фамилию», «на условиях анонимности»: the article withholds the name."""
    sentence = discourse.text.sentence_with(source.first)
    start = max(sentence.first, source.first - NAMELESS_BEFORE)
    words = discourse.text.lowers[start : min(sentence.last, source.last + NAMELESS_BEHIND)]
    own = discourse.text.lowers[source.first : source.last]
    return tells(words, of_phrase=False) or tells(own, of_phrase=True)


def tells(words: Sequence[str], *, of_phrase: bool) -> bool:
    """Whether words tell so."""
    return withheld(of_phrase).search(" " + " ".join(words)) is not None


@cache
def withheld(of_phrase: bool) -> re.Pattern[str]:
    """How an article says that it withholds a name: the table holds the beginnings of the words."""
    entries = (entry for entry, flags in lexicon.load("nameless").items() if ("own" in flags) == of_phrase)
    phrases = (r"\S* ".join(map(re.escape, entry.split())) for entry in entries)
    return re.compile("|".join(" " + phrase for phrase in phrases))
