"""Where a name begins and ends: the rules drop what the model took in too much, and add what it cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.language import PARTICLES
from newsextract.names.agreement import WHOLE, is_role_before_whole_name
from newsextract.names.people import is_only_role_noun
from newsextract.names.spans import (
    ALL_TYPES,
    CLOSING_MARKS,
    CLOSING_PARTICLES,
    LEADING_PARTICLES,
    OPENING_MARKS,
    Name,
    each,
    each_of,
    each_parted,
    surface,
)
from newsextract.remember import remember
from newsextract.text import CAPITAL, DASH_TOKENS, SMALL, Text

EDGE = "«»„“”\"'’‘()[]{}.,;:!?…-–—−•*·|/\\<>#@&+=~`_№ "
MARK_PAIRS = {"«": "»", "„": "“", "“": "”", '"': '"'}
PAIRED = frozenset(MARK_PAIRS.values())
BRACKETS = frozenset("()[]{}")
BULLETS = frozenset("•*·|■▪●")
PARTING_MARKS = BULLETS | BRACKETS | {","}
INITIAL = re.compile(r"[А-ЯЁA-Z]")
MAX_GAP = 3  # blanks between two words of one name; more is a line break or a column


@each_parted(*ALL_TYPES, least=2)
def split_at_line(text: Text, span: Name) -> Sequence[Name] | None:
    """A name never crosses a blank wider than a few characters: a line break, a column; nor the end of a paragraph."""
    tokens, start = text.tokens, span.first
    parts = []
    for index in range(span.first + 1, span.last):
        if tokens[index].start - tokens[index - 1].stop > MAX_GAP or begins_paragraph(text, index):
            parts.append(span._replace(first=start, last=index))
            start = index
    return [*parts, span._replace(first=start)] if parts else None


def begins_paragraph(text: Text, index: int) -> bool:
    """Whether a token is the first of its paragraph."""
    if text.sentence_of[index] == text.sentence_of[index - 1]:
        return False
    return text.sentence_with(index).paragraph != text.sentence_with(index - 1).paragraph


@each_parted(*ALL_TYPES, least=2)
def split_at_mark(text: Text, span: Name) -> Sequence[Name] | None:
    """«ООН (ФАО)», «• Бахрейн • Барбадос», «Сёмин (Овечкин, Фёдоров)»: brackets, bullets and commas part names."""
    texts = surface(text, span)
    if PARTING_MARKS.isdisjoint(texts):
        return None
    marks = BULLETS | ({","} if span.type != "ORG" or all(t.isascii() for t in texts) else set())
    marks |= set() if goes_on_behind_brackets(texts) else BRACKETS
    start = span.first
    parts = []
    for index, string in enumerate(texts, start=span.first):
        if string in marks:
            parts.append(span._replace(first=start, last=index))
            start = index + 1
    return [*parts, span._replace(first=start)]


def goes_on_behind_brackets(texts: Sequence[str]) -> bool:
    """«Джеймс (Бадди) Макгирт», «Кировоградской (Кропивницкой) области»: the brackets stand inside one name."""
    return "(" in texts and ")" in texts and texts[-1] != ")" and texts[0] != "(" and texts.count("(") == 1


MIN_TWO_MARKED = 5  # tokens of two names in marks with a dash


@each_parted("ORG", least=MIN_TWO_MARKED)
def split_at_dash(text: Text, span: Name) -> Sequence[Name] | None:
    """`ХК "Волна" - ХК "Берег"`: a dash behind a name in marks parts it from another in marks."""
    words = surface(text, span)
    closed = [i for i, word in enumerate(words[:-1]) if i and word in DASH_TOKENS and words[i - 1] in CLOSING_MARKS]
    if not closed or not OPENING_MARKS & set(words[closed[0] :]):
        return None
    cut = span.first + closed[0]
    return (span._replace(last=cut), span._replace(first=cut + 1))


@each_of("PER")
def drop_abbreviation(text: Text, span: Name) -> Name | None:
    """«Гр. Орлов», «Гр-ка Орлова»: an abbreviation of what a person is stands before the name.

    One that ends with the word's own letters may have no full stop.
    """
    word, dotted = text.lowers[span.first], text.word(span.first + 1) == "."
    if not (dotted or "-" in word) or word not in lexicon.load("person_abbreviations"):
        return span
    first = span.first + 1 + dotted
    return span._replace(first=first) if span.last > first else None


@each
def strip_edges(text: Text, span: Name) -> Name:
    """Marks, bullets and dashes at the ends are no part of a name; the full stop of an initial is."""
    tokens, first, last = text.tokens, span.first, span.last
    if text.words[first].isalnum() and text.words[last - 1].isalnum():
        return span  # as most are
    while first < last and is_edge(tokens[first].text):
        first += 1
    while last > first and is_edge(tokens[last - 1].text) and not ends_name(text, first, last):
        last -= 1
    return with_borders(span, first, last)


def is_edge(text: str) -> bool:
    """Whether a token at the end of a name is no part of it: a mark, a sign, a picture."""
    return not text.strip(EDGE) or not any(map(str.isalnum, text))


def with_borders(span: Name, first: int, last: int) -> Name:
    """The name with other ends, itself where they are its own: most rules change few names."""
    return span if first == span.first and last == span.last else Name(first, last, span.type)


def ends_name(text: Text, first: int, last: int) -> bool:
    """Whether a mark at the end belongs to a name: the full stop of an initial, the plus of «Восход+»."""
    plus = text.words[last - 1] == "+" and text.word(last) in CLOSING_MARKS and last - first > 1
    return plus or ends_initial(text, first, last)


WITH_INITIAL = 3  # tokens: a surname, an initial and its full stop


def ends_initial(text: Text, first: int, last: int) -> bool:
    """Whether the last token is the full stop of an initial after a surname: «Прянишников Н. И.».

    It ends the sentence behind a name of China: «речь шла о Ван И».
    """
    tokens = text.tokens
    if last - first < WITH_INITIAL or tokens[last - 1].text != "." or not INITIAL.fullmatch(tokens[last - 2].word):
        return False
    chinese = last - first == WITH_INITIAL and tokens[first].lower in lexicon.load("asian_surnames")
    return not (chinese and tokens[last - 2].word in SYLLABLES and ends_sentence(text, last))


SYLLABLES = frozenset("ИЭ")  # letters that are a whole name in China or Korea


def ends_sentence(text: Text, last: int) -> bool:
    """Whether a sentence ends before a token."""
    return last == len(text.tokens) or text.begins_sentence(last)


@each_of("PER", "ORG")
def drop_leading_word(text: Text, span: Name) -> Name | None:
    """«Гидролог Омар Бен Салах», «Всё-таки Громов», «34-летний Пак»: what begins no person's name; its last word stays.

    That is a role noun, a verb, an adverb, a particle or an age. No body begins with a day: «Вчера городской суд».
    """
    if span.type == "ORG":
        times = text.lowers[span.first] in DAYS and text.word(span.first + 1).islower()
        return span._replace(first=span.first + 1) if times and span.last > span.first + 2 else span
    first = span.first
    first += (
        span.last - first == WHOLE and text.begins_sentence(first) and is_role_before_whole_name(surface(text, span))
    )
    while first + 1 < span.last and (is_only_role_noun(text.words[first]) or is_no_name(text.words[first])):
        first += 1
    return None if is_age(text.words[span.last - 1]) else with_borders(span, first, span.last)


DAYS = lexicon.flagged("function_words", "day")


@remember
def is_no_name(word: str) -> bool:
    """Whether a word can begin no name: an age, or a verb, an adverb, a particle, a conjunction and nothing else."""
    found = language.parses(word.lower())
    small = bool(found) and all(p.known and p.pos in ("ADVB", "PRCL", "CONJ", "PREP") for p in found)
    small = small or (word.endswith(VERB_ENDINGS) and all(p.known and p.pos == "VERB" for p in found))
    former = word.lower().startswith(language.FORMERLY)  # «Экс-возлюбленная Лунина»
    return word[0].isdigit() or former or is_age(word) or (small and word.lower() not in PARTICLES and len(word) > 1)


VERB_ENDINGS = ("ла", "ло", "ли", "лась", "лось", "лись")  # «Помогали Лунину»


def is_age(word: str) -> bool:
    """Whether a word tells how old somebody is: «Семидесятилетний Громов»."""
    return language.AGED in word and AGE.fullmatch(word) is not None


AGE = re.compile(rf"{CAPITAL}{SMALL}+{language.AGED}(?:ий|его|ему|им|ем|яя|ей|юю|ею)")


@each_of("PER", "ORG")
def with_particle(text: Text, span: Name) -> Name:
    """«фон Браун», «Асан уулу»: a particle in small letters before a surname, or behind a name, is part of it.

    What ends with one is no body: «Жылдыз Таалайбек кызы».
    """
    if span.type == "ORG":
        return span._replace(type="PER") if text.words[span.last - 1] in CLOSING_PARTICLES else span
    leading, closing = text.word(span.first - 1) in LEADING_PARTICLES, text.word(span.last) in CLOSING_PARTICLES
    return with_borders(span, span.first - leading, span.last + closing)


@each_of(*ALL_TYPES, least=2)
def close_marks(text: Text, span: Name) -> Name:
    """A mark opened inside the name closes inside it: «театр „Фонарь» becomes «театр „Фонарь“»."""
    closing = text.word(span.last)
    if closing not in PAIRED:
        return span
    texts = surface(text, span)
    opened = [MARK_PAIRS[string] for string in texts if string in MARK_PAIRS]
    inside = texts.count(closing)
    unbalanced = closing in opened and (inside % 2 == 1 if closing == '"' else not inside)
    return span._replace(last=span.last + 1) if unbalanced else span


@each
def needs_letter(text: Text, span: Name) -> Name | None:
    """A name holds a letter; a place is no preposition with words in lower case: «Над островом», before «Кунашир»."""
    if span.type == "LOC" and is_preposition_with_common_words(surface(text, span)):
        return None if text.word(span.first - 1) not in OPENING_MARKS else span
    lettered = text.words[span.first].isalpha() or any(c.isalpha() for word in surface(text, span) for c in word)
    return span if lettered else None


def is_preposition_with_common_words(words: tuple[str, ...]) -> bool:
    """«Над островом»: whether a preposition stands before words of which none has a capital."""
    return len(words) > 1 and bool(language.cases_behind(words[0].lower())) and all(map(str.islower, words[1:]))
