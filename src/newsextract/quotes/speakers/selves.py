"""What speech shows of whoever says it: «Я никогда не нуждалась» is a woman's."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent
from newsextract.text import DASH_TOKENS

VERB_REACH = 4  # tokens behind «я» among which its verb stands: «я тогда ещё не знала»


def heard_as(discourse: Discourse, referent: Referent | None, at: int, stop: int) -> Referent | None:
    """The referent if the speech between two tokens can be his or hers, else whoever else spoke and fits."""
    shown = own_gender(discourse, at, stop)
    if referent is None or shown is None or referent.gender in (None, shown):
        return referent
    return next((other for other, _ in discourse.heard() if other.sort == "person" and other.gender == shown), None)


def own_gender(discourse: Discourse, at: int, stop: int) -> str | None:
    """The gender that the first sentence with «я» and a verb in the past shows: «Я никогда не нуждалась»."""
    if "я" not in discourse.text.lowers[at:stop]:
        return None
    return next((gender for i in range(at, stop) for gender in genders_behind(discourse, i, stop)), None)


def genders_behind(discourse: Discourse, index: int, stop: int) -> Iterator[str]:
    """The gender of the verb behind an «я» that begins a sentence."""
    text = discourse.text
    opens = text.begins_sentence(index - (text.word(index - 1) in DASH_TOKENS))
    if text.lowers[index] != "я" or not opens:
        return
    for word in text.lowers[index + 1 : min(index + 1 + VERB_REACH, stop)]:
        if not word.isalpha():
            return
        found = [p for p in language.parses(word)[:1] if p.pos == "VERB"]
        if found:
            yield from (p.gender for p in found if p.tense == "past" and p.gender)
            return
