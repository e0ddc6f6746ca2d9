"""How an article says that it withholds a speaker's name: «на условиях анонимности»."""

from __future__ import annotations

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
    first, phrases = withheld()
    return any(
        word.startswith(first) and any(follow(phrase, words[at : at + len(phrase)]) for phrase in phrases)
        for at, word in enumerate(words)
    )


def follow(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words begin as those of a phrase do."""
    return len(words) == len(phrase) and all(map(str.startswith, words, phrase))


@cache
def withheld() -> tuple[tuple[str, ...], Sequence[tuple[str, ...]]]:
    """How an article says that it withholds a name: how the first words begin, and all words of each phrase."""
    phrases = [tuple(entry.split()) for entry in lexicon.load("nameless")]
    return tuple({phrase[0] for phrase in phrases}), phrases
