"""Who held a post at another time: «новый директор» is not the director named before, and neither is the «бывший»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from newsextract import language, lexicon
from newsextract.quotes.speakers.descriptions import head_lemma, plain_lemma
from newsextract.quotes.speakers.reasons import Pair

FORMER = lexicon.flagged("title_words", "former")
COMING = lexicon.flagged("title_words", "coming") | lexicon.flagged("title_words", "deputising")
LEAVES, ENTERS = (tuple(sorted(lexicon.flagged("tenures", flag))) for flag in ("leaves", "enters"))
QUALIFYING = 2  # words before the noun of a title that say of what time it is: «исполняющий обязанности мэра»
TITLE_REACH = 9  # tokens before a name among which the noun of its title stands


def another_tenure(pair: Pair) -> bool:
    """«бывший мэр» is not «мэр Пётр Лунин», nor is «новый мэр», where the article tells of nobody who left or came."""
    if pair.asked.words != "person" or pair.referent.entity is None:
        return False
    source, lowers = pair.asked.source, pair.discourse.text.lowers
    former, coming = tells_tenure(lowers[source.first : source.head + 1])
    if not (former or coming):
        return False
    title = words_of_first_title(pair)
    if title is None:
        return False
    was_former, was_coming = tells_tenure(title)
    if was_former or was_coming:
        return was_former and not former
    return not pair.discourse.text.may_have(*(LEAVES if former else ENTERS))


def tells_tenure(words: Sequence[str]) -> tuple[bool, bool]:
    """Whether words up to a noun are of who held a post before, and of who came to it of late, will, or is acting."""
    own = frozenset(map(plain_lemma, words))
    return words[-1].startswith(language.FORMERLY) or not own.isdisjoint(FORMER), not own.isdisjoint(COMING)


def words_of_first_title(pair: Pair) -> tuple[str, ...] | None:
    """The noun of the description before the first name of a referent, and the words before it: «бывший мэр».

    None where that noun does not stand there, or a verb stands between: «Мэром Каменки стал Лунин».
    """
    text, entity = pair.discourse.text, pair.referent.entity
    if entity is None:
        return None
    name = entity.spans[0]
    first = max(text.sentence_with(name.first).first, name.first - TITLE_REACH)
    places = takewhile(lambda i: not pair.discourse.grammar.is_finite(i), range(name.first - 1, first - 1, -1))
    head = next((i for i in places if head_lemma(text.words[i]) == pair.description.head), None)
    return None if head is None else tuple(text.lowers[max(first, head - QUALIFYING) : head + 1])
