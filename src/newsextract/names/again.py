"""A person is named elsewhere in the article: by a word that the model took for a common noun, in full, in Latin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsextract import language
from newsextract.language import nominatives_of
from newsextract.names.agreement import agreed, beginnings_of, begins_like, is_given_name, may_be_given_name
from newsextract.names.spans import OPENING_MARKS, Name, Names, retyped, surface, with_missed
from newsextract.remember import remember
from newsextract.text import DASH_TOKENS, Text


def known_as_subject(text: Text, spans: Names) -> Sequence[Name]:
    """«Олеся Дуб победила. Дуб показала лучшее время»: where a sentence begins, the verb shows who is meant."""
    full = spans.of(("PER",), least=2)
    words = {text.words[index] for span in full for index in (span.first, span.last - 1)}
    beginnings = beginnings_of(words | {short for span in full for short in short_names_of(text.words[span.first])})
    doubtful = {
        first: number
        for first in (behind_opening_mark(text, sentence.first) for sentence in text.sentences)
        if begins_like(text.word(first), beginnings)
        and first not in spans.taken
        and text.words[first].istitle()
        and (number := number_of_verb(text, first))
    }
    known = {form for span in full for form in called(text, span)} if doubtful else set()
    missed = [Name(i, i + 1, "PER") for i, number in doubtful.items() if is_among_names(text.words[i], known, number)]
    return with_missed(spans, missed)


def behind_opening_mark(text: Text, index: int) -> int:
    """«Таня справится»: the first word of a sentence, behind the mark that opens it."""
    return index + (text.word(index) in OPENING_MARKS)


@remember
def short_names_of(word: str) -> frozenset[str]:
    """The short names of a given name, in whatever case it stands: «Таня» of «Татьяну»."""
    forms = map(language.plain_name, nominatives_of(word)) if may_be_given_name(word) else ()
    return frozenset(short.capitalize() for form in forms for short in language.short_for().get(form, ()))


def is_among_names(word: str, known: set[str], number: str) -> bool:
    """Whether a word is one of the names, before a verb in the plural in any case: «Куницу наградят»."""
    return word in known or (number == "plur" and not known.isdisjoint(nominatives_of(word)))


def called(text: Text, span: Name) -> Iterator[str]:
    """What somebody of a full name can be called: the surname, the given name, a short one."""
    yield from nominatives_of(text.words[span.last - 1])
    if is_given_name(text.words[span.first]):
        yield from nominatives_of(text.words[span.first])
        yield from short_names_of(text.words[span.first])


def number_of_verb(text: Text, index: int) -> str:
    """The number of the verb behind a word, adverbs, particles and pronouns between: «Дуб её не видел»; "" for none.

    That of one is also told by a dash: «Анна — героиня».
    """
    if text.word(index + 1) in DASH_TOKENS:
        return "sing"
    for following in text.lowers[index + 1 : index + 1 + MAX_BETWEEN]:
        likeliest = language.likeliest(following) if following.isalpha() else None
        if likeliest is None or likeliest.pos not in ("VERB", "ADVB", "PRCL", "NPRO"):
            return ""
        if likeliest.pos == "VERB":
            return likeliest.number
    return ""


MAX_BETWEEN = 3  # tokens behind a name among which its verb stands


def known_by_surname(text: Text, spans: Names) -> Sequence[Name]:
    """«Пожаловались на Джузеппе Конте. За Конте вступились»: a given name before somebody's surname."""
    full = [span for span in spans.of(("ORG", "LOC"), least=2) if may_be_full_name(surface(text, span))]
    if not full:
        return spans
    single = [s for s in spans if s.type == "PER" and s.last - s.first == 1]
    alone = {form for s in single for form in nominatives_of(text.words[s.first])}
    people = {span for span in full if not alone.isdisjoint(nominatives_of(text.words[span.last - 1]))}
    return retyped(spans, people, "PER") if people else spans


def may_be_full_name(words: tuple[str, ...]) -> bool:
    """Whether words of a place or a body can be a given name and a surname, in one case."""
    return words[0].istitle() and words[-1].istitle() and may_be_given_name(words[0]) and bool(agreed(words))
