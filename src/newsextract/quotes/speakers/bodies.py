"""Which bodies a noun for a body can mean: «в компании» is no press service, and no ministry."""

from __future__ import annotations

from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.referents import Referent


def is_another_body(referent: Referent, body: Description) -> bool:
    """Whether a noun for a body cannot mean a referent: whose voice it is, or a body of another sort."""
    return is_voice_of_another(referent, body) or are_firm_and_state(referent, body)


def is_voice_of_another(referent: Referent, body: Description) -> bool:
    """«пресс-служба «Зари»»: whether somebody speaks for a body with a name, and a noun is for that body."""
    title = referent.titles[0] if referent.entity is None and referent.titles else None
    if title is None or "voice" not in title.flags - body.flags:
        return False
    return bool(title.owners) and body.head not in title.words


def are_firm_and_state(referent: Referent, body: Description) -> bool:
    """«ФАС … В компании»: whether one of the two is a firm, and the other a body of the state."""
    kinds = body.bodies & FIRM_OR_STATE, referent.flags & FIRM_OR_STATE
    return all(kinds) and kinds[0].isdisjoint(kinds[1])


FIRM_OR_STATE = frozenset({"firm", "government"})


def is_no_voice(description: Description, referent: Referent) -> bool:
    """«пресс-служба завода» is not the works: whoever has a name, and is not called by the same noun."""
    return referent.entity is not None and description.head not in referent.words
