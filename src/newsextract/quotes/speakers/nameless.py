"""How an article says that it withholds a speaker's name: «на условиях анонимности»."""

from __future__ import annotations

import re
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
    return withheld().search(" " + " ".join(words)) is not None


@cache
def withheld() -> re.Pattern[str]:
    """How an article says that it withholds a name: the table holds the beginnings of the words."""
    phrases = (r"\S* ".join(map(re.escape, entry.split())) for entry in lexicon.load("nameless"))
    return re.compile("|".join(" " + phrase for phrase in phrases))
