"""Who is no doctor, coach or conductor, by what the article calls him, or because he has said nothing so far."""

from __future__ import annotations

from newsextract import language
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.reasons import Pair, is_called
from newsextract.quotes.speakers.referents import Referent

SERVING = frozenset({"medic", "law", "coach", "serves"})  # those who are asked about others: flags of roles
OF_UNKNOWN = SERVING - {"coach"}  # and who are rather somebody new where the article tells nobody's calling
FORMER = frozenset({"бывший", "экс"})
PERFORMS = "performs"
CREATING = frozenset({"film-director", "film-producer", "film-author", "film-conductor"})


def another_calling(pair: Pair) -> bool:
    """«врач» is no «боксёр», «дирижёр» no «пианист»; nor is «врач» somebody who has said nothing."""
    flags, referent = pair.description.flags, pair.referent
    if pair.asked.words != "person" or referent.entity is None or referent.sort != "person":
        return False
    if not (flags & SERVING or PERFORMS in flags or pair.description.offices & CREATING):
        return False
    if is_called(pair.description, referent):
        return False
    if flags & SERVING:
        return serves_not(pair)
    return is_another_craft(pair.description, referent)


def serves_not(pair: Pair) -> bool:
    """Whether whom the article calls otherwise, or who has said nothing, is not meant by «врач», «следователь»."""
    flags, referent = pair.description.flags, pair.referent
    walks = {walk for title in referent.titles for walk in title.flags & language.WALKS}
    if not walks:
        at = pair.asked.source.first
        is_silent = not referent.said and not any(cited < at for cited in referent.cited)
        is_coach_of = "coach" in flags and bool(pair.description.owners)  # «тренер «Волны»»
        return is_silent and (is_coach_of or bool(flags & OF_UNKNOWN))
    return walks.isdisjoint(flags) and not ("coach" in flags and played(referent))


def played(referent: Referent) -> bool:
    """«чемпион мира», «бывший форвард»: whether somebody can be a coach now."""
    return not FORMER.isdisjoint(referent.words) or any("plain" in title.flags for title in referent.titles)


def is_another_craft(description: Description, referent: Referent) -> bool:
    """«режиссёр» is no «певица», «актёр» no «продюсер»: whether one performs, and the other makes others perform."""
    titles = [title for title in referent.titles if "stage" in title.flags]
    if PERFORMS in description.flags:
        return bool(titles) and all(title.offices & CREATING for title in titles)
    return bool(titles) and all(PERFORMS in title.flags for title in titles)
