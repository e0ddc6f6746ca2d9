"""What may stand between a title and the name of its holder, and is passed over."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.names import CLOSING_MARKS, Name
from newsextract.roles.index import Titles
from newsextract.roles.nouns import is_attribute_or_owner, stands_before_name
from newsextract.roles.titles import Title
from newsextract.text import DASH_TOKENS, Sentence

MAX_PHRASE = 6  # tokens
MAX_CLAUSE = 20  # tokens
# «актёры, среди которых Лунин»
LIST_OPENINGS = tuple((",", *words.split()) for words in sorted(lexicon.flagged("clause_words", "listing")))


def past_opening_of_list(titles: Titles, index: int) -> int:
    """Past what opens a list of holders: «актёры: …», «музыканты (…», «писатели, среди которых — …»."""
    word, lower = titles.text.word, titles.text.lower
    if word(index) == "(":
        return index + 1
    opened = next((o for o in LIST_OPENINGS if all(lower(index + i) == part for i, part in enumerate(o))), ())
    index += len(opened)
    return index + (word(index) == ":" or word(index) in DASH_TOKENS)


def skip_small(titles: Titles, index: int, limit: int) -> int:
    """Past closing marks and an age: «президент 89-летний Мугабе»."""
    while index < limit:
        word = titles.text.word(index)
        if word not in CLOSING_MARKS and not (word[0].isdigit() and "лет" in word):
            break
        index += 1
    return index


def past_phrase(titles: Titles, index: int, limit: int) -> int:
    """Past a phrase with a preposition: «водитель с тридцатилетним стажем Анна Белова»."""
    if titles.text.word(index) not in ("с", "из", "на", "в"):
        return index
    end = index + 1
    while end < min(limit, index + MAX_PHRASE) and titles.person_at(end) is None:
        if titles.cases[end] in (None, "nomn"):
            break
        end += 1
    return end if titles.person_at(end) is not None else index


def past_clause(titles: Titles, sentence: Sentence, title: Title, index: int) -> int:
    """Past what commas add to a title that opens a sentence: «Тренер сборной, занявшей третье место, Пётр Лунин».

    Where a name stands behind them. In «Как сказал тренер, занявший третье место, Пётр Лунин ушёл» it is another's.
    """
    word = titles.text.word
    if word(index) != "," or not opens_description(word(index + 1)):
        return index
    if not opens(titles, sentence, title):
        return index
    behind = range(index + 1, min(sentence.last, index + MAX_CLAUSE))
    closing = next((i for i in behind if word(i) == ","), None)
    return closing + 1 if closing is not None and titles.person_at(closing + 1) is not None else index


def apposed(titles: Titles, sentence: Sentence, title: Title, index: int) -> Name | None:
    """«Второй пилот, Лев Лунин, выжил», «Адвокат Лунина, Лев Белов из «Маяка», молчит»: a name between commas.

    Behind a title that opens a sentence. «Директор, Лев Белов, Анна Котова и их друг» are several.
    """
    owner = titles.person_at(index)
    if owner is not None and titles.case_of(owner) == "nomn" and not may_be_owner(titles, owner):
        return None
    comma = owner.last if owner is not None else index
    first = comma + 1 + stands_before_name(titles.text.lower(comma + 1))
    span = titles.person_at(first) if titles.text.word(comma) == "," else None
    if span is None or title.case != "nomn" or titles.case_of(span) != "nomn" or not opens(titles, sentence, title):
        return None
    behind = range(span.last, min(sentence.last, span.last + MAX_PHRASE))
    closing = next((i for i in behind if titles.text.word(i) == ","), None)
    if closing is None or (closing > span.last and titles.text.word(span.last) not in OF_NAME):
        return None
    listed = titles.person_at(closing + 1) is not None or closing + 1 in titles.starting
    return None if listed else span


def may_be_owner(titles: Titles, span: Name) -> bool:
    """«Адвокат Сальвини», «Адвокат Руис» of a woman: whether a name in the nominative can be a genitive as well."""
    person = titles.entities.owner(span).person
    woman = person is not None and person.gender == "femn"
    return titles.keeps_form(span) or (woman and titles.text.word(span.last - 1)[-1] not in language.VOWELS | {"ь"})


OF_NAME = ("из", "(")  # what belongs to a name before the comma


def opens(titles: Titles, sentence: Sentence, title: Title) -> bool:
    """Whether a title opens a sentence, perhaps behind an adjective or an owner."""
    before = title.preceding
    return before < sentence.first or (before == sentence.first and is_attribute_or_owner(titles.text.lower(before)))


def opens_description(word: str) -> bool:
    """Whether a word can open a clause that says more of a noun: «занявшей», «которая»."""
    found = language.parses(word.lower()) if word.isalpha() else ()
    return bool(found) and (found[0].pos == "PRTF" or found[0].lemma == "который")


def past_brackets(titles: Titles, index: int, limit: int) -> int:
    """«Лунин (Тверь)»: the token behind the brackets that open at one; the token itself where none opens."""
    if titles.text.word(index) != "(":
        return index
    return next((i + 1 for i in range(index, limit) if titles.text.word(i) == ")"), index)


def before_brackets(titles: Titles, sentence: Sentence, index: int) -> int:
    """Before words in brackets that end at a token: «Лунин (Lunin), министр»."""
    if titles.text.word(index - 1) != ")":
        return index
    return next((i for i in range(index - 1, sentence.first, -1) if titles.text.word(i) == "("), index)
