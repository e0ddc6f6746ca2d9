"""Who goes on speaking in a quotation that names nobody, and what speech shows of whoever says it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsextract import language
from newsextract.quotes.leads import has_lemma_of
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.guests import ASKING, guest, told_of_above, unnamed_guest
from newsextract.quotes.speakers.referents import Referent, Voice
from newsextract.quotes.speakers.resolve import who_is_meant
from newsextract.text import DASH_TOKENS


def last_voice(
    discourse: Discourse, at: int, stop: int, said: frozenset[int], askers: Sequence[Referent] = ()
) -> Voice | None:
    """Who spoke last before speech, without the words that named them; at the start, whom the article names most.

    An outlet is it only where no person is named.

    It is the person whom a cue without a quotation names since: «Тренер Белов высказался о матче. «Мы устали»»,
    and in the line of an interview the guest whom its lead names; nobody of the askers, who have done nothing but ask.
    """
    last, spoke = discourse.turns[-1] if discourse.turns else (None, -1)
    if last is None or last.is_outlet:
        heard = (turn for turn in discourse.heard() if turn[0].sort == "person")
        last, spoke = next(heard, (discourse.most_prominent(said) or last, spoke))
    if any(last is asker for asker in askers):
        persons = [turn for turn, _ in discourse.heard() if turn.sort == "person"]
        last = next((one for one in persons if not any(one is asker for asker in askers)), last)
        since = guest(discourse, at, BEFORE_ALL) or called_guest(discourse, at, BEFORE_ALL)
    else:
        steps = (cited_since, told_of_above, guest, called_guest)
        since = next(filter(None, (step(discourse, at, spoke) for step in steps)), None)
    referent = heard_as(discourse, since or last, at, stop)
    return referent.voice("name", None)._replace(strategy="last_voice") if referent else None


BEFORE_ALL = -1  # a token


def called_guest(discourse: Discourse, at: int, spoke: int) -> Referent | None:
    """«Мы поговорили с участковым.⏎— Вызовов много?⏎— Двадцать.»: the guest whom the lead does not name."""
    source = unnamed_guest(discourse, at, spoke)
    answer = who_is_meant(discourse, source, frozenset(), None) if source is not None else None
    return answer[0] if answer is not None and answer[0].sort == "person" else None


def cited_since(discourse: Discourse, at: int, spoke: int) -> Referent | None:
    """The person whom a cue names last after one token and before another, in the sentence before that.

    By a name, or by a title where the sentence names no person: «Тренер «Волны» высказался о матче.»
    """
    stop = bisect_left(discourse.sources, at, key=lambda source: source.first)
    for number in range(stop - 1, -1, -1):
        source = discourse.sources[number]
        if source.first <= spoke or discourse.clock[at] - discourse.clock[source.first] > 0:
            return None
        told = source.kind == "phrase" and not is_reporter(discourse, source)
        answer = who_is_meant(discourse, source, frozenset(), None) if told else None
        if answer is not None and answer[0].sort == "person":
            return answer[0]
    return None


def is_reporter(discourse: Discourse, source: Source) -> bool:
    """Whether words name who passes on what another said: «…, сообщает корреспондент «Вестника» Анна Белова»."""
    return has_lemma_of(" ".join(discourse.text.words[source.first : source.last]), ASKING)


def next_voice(voice: Voice | None) -> Voice | None:
    """Who speaks next, without the words that name them there."""
    return voice._replace(mention=None, strategy="next_voice") if voice else None


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
