"""From the words beside a quotation to who speaks, resolved over the article read so far.

A name is its entity. A role goes to its holder, a pronoun to the person spoken of, a description stays what it is, in
the nominative. A strategy is a function of the story and the source; `STRATEGIES` is their order, and the first that
answers decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsextract.quotes.anaphora import described_person, pronoun, same
from newsextract.quotes.apposition import named
from newsextract.quotes.bodies import body, described, document
from newsextract.quotes.holders import role
from newsextract.quotes.sources import Source
from newsextract.quotes.story import Story, Voice

POINTING = frozenset({"pronoun", "owner", "dropped"})
STRATEGIES: tuple[Callable[[Story, Source], Voice | None], ...] = (
    named,
    same,
    role,
    document,
    body,
    described_person,
    described,
)


def resolve(story: Story, source: Source | None) -> Voice | None:
    """Who the source means; remembered as the one who spoke last."""
    voice = find_voice(story, source) if source is not None else None
    if voice is not None:
        story.spoken.append(voice)
    return voice


def find_voice(story: Story, source: Source) -> Voice | None:
    """The first answer."""
    if source.kind in POINTING:
        return pronoun(story, source)
    return next((voice for strategy in STRATEGIES if (voice := strategy(story, source)) is not None), None)


def last_voice(story: Story) -> Voice | None:
    """Who spoke last, without the words that named them there; at the start, whom the article names most."""
    return replace(story.spoken[-1], mention=None) if story.spoken else story.most_prominent()
