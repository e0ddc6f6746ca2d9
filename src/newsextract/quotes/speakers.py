"""From the words beside a quotation to who speaks, resolved over the article read so far.

A name is its entity. A role goes to its holder, a pronoun to the person spoken of, a description stays what it is, in
the nominative. A strategy is a function of the story and the source; `STRATEGIES` is their order, and the first that
answers decides.
"""

from __future__ import annotations

from collections.abc import Callable

from newsextract.quotes.anaphora import described_person, pronoun, same
from newsextract.quotes.apposition import initials, named
from newsextract.quotes.bodies import body, described, document
from newsextract.quotes.holders import role
from newsextract.quotes.sources import Source
from newsextract.quotes.story import Story, Voice

POINTING = frozenset({"pronoun", "owner", "dropped"})
STRATEGIES: tuple[Callable[[Story, Source], Voice | None], ...] = (
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


def resolve(story: Story, source: Source | None) -> Voice | None:
    """Who the source means; remembered as the one who spoke last."""
    voice = find_voice(story, source) if source is not None else None
    if voice is not None:
        story.spoken.append(voice)
    return voice


def find_voice(story: Story, source: Source) -> Voice | None:
    """The first answer, with the name of the strategy that gave it."""
    for strategy in (pronoun,) if source.kind in POINTING else STRATEGIES:
        voice = strategy(story, source)
        if voice is not None:
            name = "dropped" if source.kind == "dropped" else strategy.__name__
            return voice._replace(strategy=name, confidence=CONFIDENCE[name])
    return None


def last_voice(story: Story) -> Voice | None:
    """Who spoke last, without the words that named them there; at the start, whom the article names most."""
    voice = story.spoken[-1] if story.spoken else story.most_prominent()
    return going_on(voice, "last_voice")


def going_on(voice: Voice | None, strategy: str) -> Voice | None:
    """A voice that goes on without being named again."""
    return voice._replace(mention=None, strategy=strategy, confidence=CONFIDENCE[strategy]) if voice else None
