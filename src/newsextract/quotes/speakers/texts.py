"""A text speaks for its author: «в письме», «в сообщении», «в статье».

An article tells the author before: who spoke last, whose act the sentence before reports, the outlet that it cites.
"""

from __future__ import annotations

from collections.abc import Callable

from newsextract import language, lexicon
from newsextract.quotes.sources import POSSESSIVES, Source
from newsextract.quotes.speakers.candidates import Asked
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent
from newsextract.quotes.speakers.wording import nominative

GENERAL = "документ"
NEAR = 1  # sentences in which a body that was only named can be the author
RECENT = 4  # and in which a text is still spoken of


def author(discourse: Discourse, asked: Asked) -> Referent | None:
    """Whose text it is; None for one that speaks for itself, and for words that are no text."""
    if asked.words != "text" or asked.description is None:
        return None
    flags, at = asked.description.flags, asked.source.first
    if any(discourse.text.lowers[i] in POSSESSIVES for i in range(at, asked.source.last)) or "personal" in flags:
        return nearest(discourse, at, lambda referent: referent.sort == "person")
    if "printed" in flags:
        return nearest(discourse, at, lambda referent: referent.is_outlet and referent.entity is not None)
    if asked.description.words:
        return None
    if asked.description.head == GENERAL and (text := text_before(discourse, at)) is not None:
        return text
    last = next((r for r, _ in discourse.heard() if r.sort == "body" and not r.is_outlet), None)
    if last is not None or "ownerless" in flags:
        return last
    found = nearest(discourse, at, lambda referent: referent.sort == "body" and not referent.is_outlet)
    named = found.last_before(at) if found is not None else None
    near = named is not None and discourse.clock[at] - discourse.clock[named] <= NEAR
    return found if near else None


def text_before(discourse: Discourse, at: int) -> Referent | None:
    """«документ»: the decree or the report that a sentence before is about."""
    table = lexicon.load("sources")
    for index in range(at - 1, -1, -1):
        if discourse.clock[at] - discourse.clock[index] > RECENT:
            break
        lemma = language.noun_lemma(discourse.word(index))
        is_text = lemma != GENERAL and "ownerless" in table.get(lemma, ())
        if is_text and discourse.grammar.rel(index).startswith("nsubj"):
            tokens = discourse.grammar.phrase(index)
            text = Source(tokens[0], tokens[-1] + 1, index, "phrase", "nomn")
            return Referent(nominative(discourse, text), "text", places=[text.first])
    return None


def nearest(discourse: Discourse, at: int, fits: Callable[[Referent], bool]) -> Referent | None:
    """The fitting referent that was named or heard last before a token."""
    known = [discourse.referent(entity) for entity in discourse.near(at).entities if entity.type != "LOC"]
    places = [(place, r) for r in (*known, *discourse.unnamed) if fits(r) and (place := r.last_before(at)) is not None]
    return max(places, key=lambda pair: pair[0], default=(0, None))[1]
