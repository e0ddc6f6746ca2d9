"""From the words beside a quotation to who speaks, resolved over the article read so far.

A name is its entity. A role goes to its holder, a pronoun to the person spoken of, a description stays what it is, in
the nominative. A strategy is a function of the discourse and the source; `STRATEGIES` is their order, and the
first that answers decides.
"""

from __future__ import annotations

from collections.abc import Callable

from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.by_name import initials, named
from newsextract.quotes.speakers.by_pronoun import described_person, pronoun, same
from newsextract.quotes.speakers.by_role import role
from newsextract.quotes.speakers.discourse import Discourse, Voice
from newsextract.quotes.speakers.organisations import body, described, document

POINTING = frozenset({"pronoun", "owner", "dropped"})
STRATEGIES: tuple[Callable[[Discourse, Source], Voice | None], ...] = (
    initials,
    named,
    same,
    role,
    document,
    body,
    described_person,
    described,
)
# how often a strategy is right, in round figures set on the development articles: see docs/accuracy.md
CONFIDENCE = {
    "initials": 0.9,
    "named": 0.97,
    "pronoun": 0.95,
    "dropped": 0.5,
    "same": 0.85,
    "role": 0.95,
    "document": 0.75,
    "body": 0.8,
    "described_person": 0.9,
    "described": 0.8,
    "last_voice": 0.8,
    "next_voice": 0.8,
}


def resolve(discourse: Discourse, source: Source | None) -> Voice | None:
    """Who the source means; remembered as the one who spoke last."""
    voice = find_voice(discourse, source) if source is not None else None
    if voice is not None:
        discourse.spoken.append(voice)
    return voice


def find_voice(discourse: Discourse, source: Source) -> Voice | None:
    """The first answer, with the name of the strategy that gave it."""
    for strategy in (pronoun,) if source.kind in POINTING else STRATEGIES:
        voice = strategy(discourse, source)
        if voice is not None:
            name = "dropped" if source.kind == "dropped" else strategy.__name__
            return voice._replace(strategy=name, confidence=CONFIDENCE[name])
    return None


def last_voice(discourse: Discourse) -> Voice | None:
    """Who spoke last, without the words that named them there; at the start, whom the article names most."""
    voice = discourse.spoken[-1] if discourse.spoken else discourse.most_prominent()
    return going_on(voice, "last_voice")


def going_on(voice: Voice | None, strategy: str) -> Voice | None:
    """A voice that goes on without being named again."""
    return voice._replace(mention=None, strategy=strategy, confidence=CONFIDENCE[strategy]) if voice else None
