"""Many articles together: who is who over all of them, who is quoted how often, and when."""

from newsextract.corpus.bodies import bodies
from newsextract.corpus.counts import Shares, day_of, filtered, over_time, top_speakers, women_and_men
from newsextract.corpus.identity import Identity, Member, Row
from newsextract.corpus.people import people

__all__ = [
    "Identity",
    "Member",
    "Row",
    "Shares",
    "bodies",
    "day_of",
    "filtered",
    "over_time",
    "people",
    "top_speakers",
    "women_and_men",
]
