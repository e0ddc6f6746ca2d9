"""Who is not meant by what befell him, or by what he did to others: «задержанный» is not who held him, nor the dead."""

from __future__ import annotations

from newsextract import language
from newsextract.quotes.speakers.fates import befell, did, fate_of
from newsextract.quotes.speakers.reasons import Pair, is_called


def dead(pair: Pair) -> bool:
    """«Лунин погиб. Подозреваемый признался», nor «друг семьи»: who died is not held; who won has not lost."""
    fate, at = fate_of(pair.description), pair.asked.source.first
    if fate & LAST.keys():
        return any(befell(pair.discourse, pair.referent, LAST[end], at) for end in fate & LAST.keys())
    if not (fate or is_of_survivor(pair)) or not befell(pair.discourse, pair.referent, DEAD, at):
        return False
    return not fate or not befell(pair.discourse, pair.referent, fate, at)


def is_of_survivor(pair: Pair) -> bool:
    """«Поэт Лунин умер. Друг семьи сообщил»: whether a noun says more than the article does of one who never spoke."""
    if pair.asked.words != "person" or pair.referent.said or is_called(pair.description, pair.referent):
        return False
    own = pair.description.flags
    walks = own & language.WALKS
    if "plain" in own or any(walks & title.flags for title in pair.referent.titles):
        return False
    return bool(pair.description.words or walks or "beside" in own)


def doer(pair: Pair) -> bool:
    """«Лунин задержал вора. Задержанный признался»: who holds somebody is not who is held."""
    fate, at = fate_of(pair.description), pair.asked.source.first
    if not fate or "won" in fate or not did(pair.discourse, pair.referent, fate, at):
        return False
    return not befell(pair.discourse, pair.referent, fate, at)


DEAD = frozenset({"dead"})
LAST = {"won": frozenset({"lost"}), "lost": frozenset({"won"})}  # how a match ends, and what the other is then
