"""Persons in capitals, as interviews and captions write them: «ИВАН ПЕТРОВ», «Игорь КОВАЛЁВ»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES, nominatives_of
from newsextract.names.agreement import agreed, is_given_name, is_surname
from newsextract.names.spans import Name, Names, retyped, surface, taken_tokens
from newsextract.names.types import class_flags
from newsextract.remember import remember
from newsextract.text import Paragraph, Text

LABELS = lexicon.load("labels")  # «ВЕДУЩИЙ:»
LABEL_GOES_ON = frozenset({",", "(", ":"})
MIN_SHOUTED = 4  # letters of a surname in capitals; shorter ones are abbreviations


def person_in_capitals(text: Text, spans: Names) -> Sequence[Name]:
    """«ПЕТРОВ: Мы готовы», where the article has «Иван ПЕТРОВ» or «Иван Петров»: the same person, and no body."""
    doubtful = {span for span in spans.of(("ORG", "LOC")) if all(map(is_shouted, surface(text, span)))}
    if not doubtful:
        return spans
    full = {span for span in doubtful if is_full_name_in_capitals(surface(text, span))}
    letters = {text.words[span.last - 1][0] for span in doubtful}
    surnames = surnames_of(
        [word for span in [*spans.of(("PER",)), *full] if (word := text.words[span.last - 1])[0] in letters]
    )
    known = {span for span in doubtful if surnames and is_one_of(text.words[span.last - 1], surnames)}
    return retyped(spans, full | known, "PER") if full or known else spans


def missed_in_capitals(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«по словам КИРЫ ЛУГОВОЙ», «Вера ЛУГОВАЯ: …»: a given name and a surname in capitals, where the model saw none.

    The surname alone in capitals is hers further on as well.
    """
    shouted = [index for index in text.capitals if is_shouted(text.words[index])]
    if not shouted:
        return spans
    labels = {Name(i - 1, i + 1, "PER") for i in shouted if opens_label(text, i)}
    alone = surnames_alone(text, shouted)
    spans = [*alone, *(span for span in spans if span._replace(type="PER") not in labels | alone)]
    taken = taken_tokens(span for span in spans if span.type == "PER" or span.last - span.first > 1)
    free = [index for index in shouted if index not in taken]
    pairs = (Name(i - 1, i + 1, "PER") for i in free if i - 1 not in taken)
    full = [n for n in pairs if n in labels or is_named_before(text, n.first + 1)]
    parts = taken_tokens(full)
    spans = [span for span in spans if span.first not in parts]  # «АЛЛЫ» and «ПЕТРЕНКО», two bodies to the tagger
    taken = parts | taken_tokens(spans)
    persons = [text.words[s.last - 1] for s in [*spans, *full] if s.type == "PER" and s.last - s.first > 1]
    surnames = surnames_of(filter(is_shouted, persons))
    again = [Name(i, i + 1, "PER") for i in free if i not in taken and is_one_of(text.words[i], surnames)]
    return sorted([*spans, *full, *again])


def surnames_alone(text: Text, shouted: Sequence[int]) -> set[Name]:
    """«ЛУНИН: Здравствуйте.», «ЛУНИН: В мае.»: surnames in capitals that label more than one line."""
    lines = [i for i in shouted if text.word(i + 1) == ":" and text.starts[i] == paragraph_of(text, i).start]
    words = [text.words[i] for i in lines]
    known = {word for word in set(words) if words.count(word) > 1 and is_surname(word.capitalize())}
    return {Name(i, i + 1, "PER") for i in lines if text.words[i] in known and text.lowers[i] not in LABELS}


def paragraph_of(text: Text, index: int) -> Paragraph:
    """The paragraph that a token stands in."""
    return text.paragraphs[text.sentence_with(index).paragraph]


def opens_label(text: Text, index: int) -> bool:
    """Whether a surname in capitals is that of a speaker: «Лилия ВЕРБНАЯ, студентка:» is a paragraph of its own."""
    if index == 0 or not text.words[index - 1].istitle() or text.word(index + 1) not in LABEL_GOES_ON:
        return False
    paragraph = paragraph_of(text, index)
    return text.starts[index - 1] == paragraph.start and text.string[paragraph.stop - 1] == ":"


def is_named_before(text: Text, index: int) -> bool:
    """Whether a given name stands before a surname in capitals, in its case; «РОМАН ТОЛСТОГО» is a book."""
    given, surname = text.word(index - 1), text.words[index]
    if len(given) == 1 or not (given.istitle() or given.isupper()):
        return False
    if not is_surname(surname.capitalize()) and not language.is_unknown(surname):
        return False
    named = is_given_name(given.capitalize()) and not class_flags(given)
    return named and bool(agreed((given.capitalize(), surname.capitalize())))


def in_small_letters(words: tuple[str, ...]) -> tuple[str, ...]:
    """What the tagger reads: «ЗОЯ РОГОВА, ДИРЕКТОР ШКОЛЫ:» above speech as «Зоя Рогова, директор школы:»."""
    shouted = words[FULL_NAME : FULL_NAME + 1] == (",",) and words[0].isupper() and is_shouted(words[1])
    if not shouted or not is_given_name(words[0].capitalize()):
        return words
    stop = words.index(":") if ":" in words else len(words)
    return (*(word.capitalize() for word in words[:FULL_NAME]), *map(small, words[FULL_NAME:stop]), *words[stop:])


FULL_NAME = 2  # words


@remember
def small(word: str) -> str:
    """A common word in small letters, a name with its capital; abbreviations stay: «ДИРЕКТОР», «КАМЕНКИ», «МЧС»."""
    if not word.isupper():
        return word.lower()
    found = [p for p in language.parses(word.lower()) if p.known]
    if not found:
        return word
    return word.capitalize() if NAME_GRAMMEMES & found[0].grammemes else word.lower()


def is_shouted(word: str) -> bool:
    """Whether a word stands in capitals, and is long enough to be a surname."""
    return word.isupper() and word.isalpha() and len(word) >= MIN_SHOUTED


@remember
def is_full_name_in_capitals(words: tuple[str, ...]) -> bool:
    """Whether words in capitals are a given name and a surname."""
    first, last = words[0].capitalize(), words[-1].capitalize()
    return len(words) > 1 and is_given_name(first) and is_surname(last)


def surnames_of(words: Iterable[str]) -> set[str]:
    """Every nominative of surnames, in small letters, however they are written: «ПЕТРОВА»."""
    return {form.lower() for word in words for form in nominatives_of(word.capitalize())}


def is_one_of(word: str, surnames: set[str]) -> bool:
    """Whether a word in capitals is a form of one of the surnames."""
    return not surnames.isdisjoint(surnames_of([word]))
