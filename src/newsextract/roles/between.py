"""What may stand between a title and the name of its holder, and is passed over."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.names import CLOSING_MARKS
from newsextract.roles.index import Titles
from newsextract.roles.nouns import is_attribute_or_owner
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
    word, before = titles.text.word, title.preceding
    if word(index) != "," or not opens_description(word(index + 1)):
        return index
    if before > sentence.first or (before == sentence.first and not is_attribute_or_owner(titles.text.lower(before))):
        return index
    behind = range(index + 1, min(sentence.last, index + MAX_CLAUSE))
    closing = next((i for i in behind if word(i) == ","), None)
    return closing + 1 if closing is not None and titles.person_at(closing + 1) is not None else index


def opens_description(word: str) -> bool:
    """Whether a word can open a clause that says more of a noun: «занявшей», «которая»."""
    found = language.parses(word.lower()) if word.isalpha() else ()
    return bool(found) and (found[0].pos == "PRTF" or found[0].lemma == "который")


def past_brackets(titles: Titles, index: int, limit: int) -> int:
    """Past words in brackets."""
    if titles.text.word(index) != "(":
        return index
    return next((i + 1 for i in range(index, limit) if titles.text.word(i) == ")"), index)


def before_brackets(titles: Titles, sentence: Sentence, index: int) -> int:
    """Before words in brackets that end at a token: «Лунин (Lunin), министр»."""
    if titles.text.word(index - 1) != ")":
        return index
    return next((i for i in range(index - 1, sentence.first, -1) if titles.text.word(i) == "("), index)
