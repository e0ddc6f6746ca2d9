"""A title tied to its holder by a noun for an appointment."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.entities import NamedEntity
from newsextract.remember import remember
from newsextract.roles.clause import is_finite
from newsextract.roles.index import Titles
from newsextract.roles.spoken import persons_between
from newsextract.roles.titles import Title
from newsextract.text import Sentence

NOUN_REACH = 12  # tokens between the noun and the title: «о назначении генерала Ивана Зорина командующим»


def by_noun(titles: Titles, sentence: Sentence, title: Title) -> NamedEntity | None:
    """«назначение Орлова министром», «избрание председателем Беловой», «поздравил Орлова с избранием на пост мэра»."""
    noun = appointment_before(titles, sentence, title)
    if noun is None:
        return None
    inside = [n for n in persons_between(titles, noun, title.first) if titles.case_of(n) != "nomn"]
    behind = [n for n in persons_between(titles, title.last, title.last + 1) if titles.case_of(n) == "gent"]
    objects = persons_between(titles, sentence.first, noun)[-1:]
    earlier = [n for n in objects if titles.case_of(n) in ("accs", "gent", "datv")]
    named = next(iter([*inside[-1:], *behind, *earlier]), None)
    return titles.entities.owner(named) if named is not None else None


def appointment_before(titles: Titles, sentence: Sentence, title: Title) -> int | None:
    """The noun for an appointment before a title, with no verb between."""
    for index in range(title.first - 1, max(sentence.first - 1, title.first - NOUN_REACH), -1):
        word = titles.text.lower(index)
        if is_appointment(word):
            return index
        if word in (",", ";") or is_finite(word):
            return None
    return None


@remember
def is_appointment(word: str) -> bool:
    """Whether a word is a noun for an appointment: «назначение», «избранием»."""
    return word.isalpha() and language.noun_lemma(word) in lexicon.flagged("title_words", "appointing")
