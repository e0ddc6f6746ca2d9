"""Who is not meant by a noun: no doctor is called a boxer, and whoever has no name is one noun at a time."""

from __future__ import annotations

from newsextract import language
from newsextract.quotes.speakers.descriptions import Description, head_lemma
from newsextract.quotes.speakers.discourse import Discourse, once
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


# --- who has no name -------------------------------------------------------------------------------------------------


def beside_another(pair: Pair) -> bool:
    """«Один человек ранен, сообщил источник»: two nouns of one sentence are two persons, but for «мужчина» behind."""
    before = pair.referent.named_before(pair.asked.source.first) if pair.referent.entity is None else None
    if before is None or pair.asked.words != "person" or pair.description.flags >= PLAIN:
        return False
    sentence_of = pair.discourse.text.sentence_of
    return sentence_of[before] == sentence_of[pair.asked.source.first] and not is_called(
        pair.description, pair.referent
    )


PLAIN = frozenset({"plain", "generic"})  # «мужчина», «пострадавшая»


def known_by_noun(pair: Pair) -> bool:
    """«Водитель сбил женщину. Потерпевшая сказала … Водитель»: a noun that was said before of another."""
    if pair.referent.entity is not None or pair.asked.words != "person" or is_called(pair.description, pair.referent):
        return False
    return said_first(pair.discourse, pair.description.head) < pair.asked.source.first


@once
def said_first(discourse: Discourse, noun: str) -> int:
    """The first token that is a noun for one person."""
    words = discourse.text.lowers
    found = (i for i, word in enumerate(words) if word.startswith(noun[:STEM]) and is_one(word, noun))
    return next(found, len(words))


def is_one(word: str, noun: str) -> bool:
    """Whether a word is a form of a noun that can be of one person."""
    return head_lemma(word) == noun and any(reading.number == "sing" for reading in language.parses(word))


STEM = 3  # letters that all forms of a noun for a person begin with
