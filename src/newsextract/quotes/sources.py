"""A source, the phrase that names who is reported: how far it goes; and the cue that has it."""

from __future__ import annotations

from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.names import Name
from newsextract.quotes.narration import Narration
from newsextract.quotes.source_nouns import end_of_name, is_noun_for_person, lemma_of, source_flags
from newsextract.remember import remember
from newsextract.text import CLOSING_TOKENS, DASH_TOKENS, OPENING_TOKENS, Text

IN_TEXT = {  # behind «в», «на», «из»: a text, and what it stands for
    "нём": "masc", "нем": "masc", "ней": "femn", "них": "plur", "него": "masc", "неё": "femn", "нее": "femn",
    "котором": "masc", "которого": "masc", "которой": "femn", "которых": "plur",
}  # fmt: skip
OF_TEXT = frozenset({"него", "неё", "нее", "которого"})  # those of them that stand behind «из» alone
EMPHATIC = lexicon.flagged("function_words", "emphatic")
TRAILING = EMPHATIC | lexicon.flagged("function_words", "trailing")  # no phrase ends with them
NO_OWNERS = lexicon.flagged("function_words", "no-owner")  # «по нему врач»
ONE = {"одного": ("один", None), "одной": ("одна", "femn")}  # of several: «одного из участников»; nominative, gender
ONE_IN_NOMINATIVE = frozenset(nominative for nominative, _ in ONE.values())
NOW = lexicon.flagged("function_words", "now")  # «главы завода, ныне депутата»
THEM = "них"  # «один из них»
THERE = "там"  # «заверили там»: in the body that was named before
SPEAKING = lexicon.flagged("function_words", "spoken-of")  # behind a person: of what, when, through whom
LEADING_TO_WAY = lexicon.flagged("function_words", "to-way")  # «со сцены», «по телефону»
NAME_REACH = 10  # tokens that syntax parted from a name in marks: «движения «Рост: дом, земля, люди»»
SMALL_PARTS = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADV", "PART", "ADP", "SYM"})  # no phrase begins with them


class Source(NamedTuple):
    """The words that name a speaker: tokens `first` to `last`, the head noun among them, and how they point."""

    first: int
    last: int
    head: int
    kind: str  # "phrase", "pronoun", "owner" («по его словам»), "dropped", "initials" («А. Б.:»), "in_text" («в нём»)
    case: str  # the case that the head stands in: "nomn", "gent", …
    gender: str | None = None
    number: str | None = None


class Cue(NamedTuple):
    """A reporting word or phrase: tokens `first` to `last`, its head token `at`, its source and who that refers to."""

    first: int
    last: int
    at: int
    lemma: str
    form: str  # "finite", "gerund", "participle", "infinitive", "short", "phrase", "noun"
    flags: frozenset[str]
    source: Source | None
    referred: Source | None = None  # «сообщает агентство со ссылкой на источник в мэрии»

    @property
    def end(self) -> int:
        """One past the last token of the cue and its source."""
        return max(self.last, self.source.last if self.source is not None else 0)


def word_cue(index: int, lemma: str, form: str, source: Source | None, *flags: str) -> Cue:
    """Return the cue that a single word is."""
    return Cue(index, index + 1, index, lemma, form, frozenset(flags), source)


def phrase_source(narration: Narration, head: int, case: str = "nomn") -> Source:
    """The noun phrase around a head; a name that it touches is taken whole."""
    if narration.text.lower(head) in language.PRONOUNS:
        return pronoun_source(narration.text, head, "pronoun")
    tokens = narration.grammar.phrase(head)
    first, last = tokens[0], tokens[-1] + 1
    for index in (first, last - 1, head):
        name = narration.entities.name_at(index)
        if name is not None:
            first, last = min(first, name.first), max(last, name.last)
    first, last = trim_source(narration, first, last, head)
    last = with_body(narration, with_several(narration, end_of_name(narration, head, last), head), head)
    last, head = with_name_behind(narration, first, last, head)
    gender = "femn" if gender_of_noun(narration, head) == "femn" else None  # «врач», «министр» can be a woman
    several = narration.grammar.is_counted(head) or (
        case == "nomn" and is_nominative_in_plural_only(narration.text.lower(head))
    )
    number = "plur" if several else narration.grammar.number(head) or None
    return Source(first, last, head, "phrase", case, gender, number)


@remember
def is_nominative_in_plural_only(word: str) -> bool:
    """Whether a form can be a nominative of several, and of one cannot."""
    numbers = {p.number for p in language.parses(word) if p.pos == "NOUN" and p.case == "nomn"}
    return numbers == {"plur"}


def with_several(narration: Narration, last: int, head: int) -> int:
    """The end of «одна из спасённых», where syntax parts the two: what stands in the genitive behind «из» belongs."""
    if narration.text.lower(head) not in ONE_IN_NOMINATIVE or last != head + 1 or narration.text.lower(last) != "из":
        return last
    several = narration.next(last)
    return several + 1 if several is not None and narration.grammar.case(several) == "gent" else last


def with_body(narration: Narration, last: int, head: int) -> int:
    """The end of «собеседник в министерстве», where syntax parts the two: the body that an unnamed person is in."""
    if not source_flags(narration, head) & {"unnamed", "same"} or narration.text.lower(last) not in language.IN_OR_ON:
        return last
    noun = noun_of_preposition(narration, last)
    name = narration.entities.name_at(noun) if noun is not None else None
    if noun is None or not (name.type == "ORG" if name is not None else "org" in source_flags(narration, noun)):
        return last
    return max(narration.grammar.phrase(noun)[-1] + 1, name.last if name is not None else 0)


def with_name_behind(narration: Narration, first: int, last: int, head: int) -> tuple[int, int]:
    """The end and the head of a phrase that names nobody, with the person whom it names behind itself, if it does.

    «другого адвоката, Анны Беловой,» goes on with a name between commas, «один из авторов закона депутат Пётр Лунин»
    with a title; both in the case of the head.
    """
    beyond = name_behind_dash(narration, last, head)
    if beyond is not None:
        return beyond.last, beyond.first
    names = filter(None, map(narration.entities.person_at, range(first, last)))
    if any(agrees_in_case(narration, head, name.first) for name in names):
        return last, head
    behind = last + 1 if narration.text.word(last) == "," else last
    if behind not in narration.tokens or not agrees_in_case(narration, head, behind):
        return last, head
    if behind > last:
        name = narration.entities.person_at(behind)
        closed = name is not None and narration.text.word(name.last) in (",", ".") and can_speak(narration, head)
    else:
        name = narration.entities.person_at(narration.grammar.phrase(behind)[-1])
        closed = narration.entities.name_at(behind) is None and narration.grammar.is_animate(behind)
    if name is None or not closed:
        return last, head
    return name.last, behind


def name_behind_dash(narration: Narration, last: int, head: int) -> Name | None:
    """«По словам адвоката Лунина — Анны Беловой, …»: a person behind a dash, in the case of the head, up to a comma.

    In the nominative the name has a title: «сказал замминистра — главный врач Пётр Лунин».
    """
    if narration.text.word(last) not in DASH_TOKENS or not can_speak(narration, head):
        return None
    if last + 1 not in narration.tokens:
        return None
    is_named = narration.entities.name_at(last + 1) is not None
    noun = next((i for i in narration.after(last) if narration.is_noun(i)), last + 1)
    name = narration.entities.person_at(last + 1 if is_named else narration.grammar.phrase(noun)[-1])
    if name is None or narration.text.word(name.last) not in (",", "."):
        return None
    fits = narration.grammar.case(head) != "nomn" or not (is_named or narration.text.word(name.last) == ",")
    return name if fits and agrees_in_case(narration, head, name.first) else None


def agrees_in_case(narration: Narration, one: int, other: int) -> bool:
    """Whether two words stand in one case."""
    return language.same_case(narration.grammar.case(one), narration.grammar.case(other))


def gender_of_noun(narration: Narration, index: int) -> str | None:
    """The dictionary's gender where it knows the noun, else the tagger's."""
    known = language.noun_gender(narration.text.lower(index))
    return known if known is not None else narration.grammar.gender(index) or None


def trim_source(narration: Narration, first: int, last: int, head: int) -> tuple[int, int]:
    """Leave out punctuation and small words at the ends, and what a comma parts from the head."""
    text, pos = narration.text, narration.grammar.pos
    start = max((i + 1 for i in range(first, head) if text.word(i) in ",—–:;"), default=first)
    outside = (i for i in range(head + 1, last) if text.word(i) in ",—–:;(" and not closes_marks(text, first, i))
    stop = before_occasion(narration, head, next(outside, last))
    while start < head and (pos(start) in SMALL_PARTS or text.lower(start) in NO_OWNERS or is_verb(text.lower(start))):
        start += 1
    while stop > head + 1 and (text.word(stop - 1) in ".,—–-(" or text.lower(stop - 1) in TRAILING):
        stop -= 1
    while start < head and text.lower(start) in EMPHATIC:
        start += 1
    if text.word(stop - 1) in CLOSING_TOKENS and text.word(start - 1) in OPENING_TOKENS:
        start -= 1  # both marks of «Вестник», or none
    inner = text.words[start:stop]
    if inner.count("«") > inner.count("»"):
        stop = next((i + 1 for i in range(stop, min(stop + NAME_REACH, len(text.words))) if text.word(i) == "»"), stop)
    return start, stop


def before_occasion(narration: Narration, head: int, last: int) -> int:
    """Where a phrase ends if it goes on with when something was said: «источник в полиции в пятницу».

    Not where a person's name follows: «глава делегации на переговорах Пётр Лунин».
    """
    writes = narration.grammar.is_animate(head) or "voice" in source_flags(narration, head)
    outside = (
        i
        for i in range(head + 1, last)
        if tells_when(narration, i)
        or points_back(narration, i)
        or (writes and (tells_site(narration, i) or tells_how(narration, head, i)))
    )
    stop = next(outside, last)
    return last if any(map(narration.entities.person_at, range(stop, last))) else stop


def tells_when(narration: Narration, index: int) -> bool:
    """Whether a preposition begins when or on what occasion something was said: «в пятницу», «в интервью», «за год»."""
    word, noun = narration.text.lower(index), noun_of_preposition(narration, index)
    if noun is None or word not in OF_OCCASIONS:
        return False
    if word == "за":
        return lemma_of(narration, noun) in lexicon.load("times")
    if narration.text.word(index + 1).isdigit():
        return False  # «по данным мэрии на 22 марта» belongs to the data
    return any(lemma_of(narration, noun) in lexicon.load(table) for table in ("times", "occasions"))


OF_OCCASIONS = language.IN_OR_ON | {"за"}


def points_back(narration: Narration, index: int) -> bool:
    """«Жители с этим спорят»: whether «с» and a pronoun for what was said before stand behind a noun."""
    if narration.text.lower(index) != "с":
        return False
    return any("Apro" in p.grammemes or p.pos == "NPRO" for p in language.parses(narration.text.lower(index + 1)))


def tells_site(narration: Narration, index: int) -> bool:
    """Whether a preposition begins where somebody wrote: «политик в своём блоге», «пресс-служба на странице»."""
    if narration.text.lower(index) not in language.IN_OR_ON:
        return False
    noun = noun_of_preposition(narration, index)
    social = narration.text.lower(index + 1).startswith("социальн")
    return social or (noun is not None and "site" in source_flags(narration, noun))


def tells_how(narration: Narration, head: int, index: int) -> bool:
    """Whether a preposition begins how or of what a person spoke: «певица со сцены», «тренер о матче»."""
    grammar, word = narration.grammar, narration.text.lower(index)
    noun = grammar.head(index) if word in SPEAKING | LEADING_TO_WAY else None
    if noun is None or grammar.rel(index) != "case" or grammar.head(noun) != head:
        return False
    return word in SPEAKING or "way" in lexicon.load("occasions").get(lemma_of(narration, noun), ())


def noun_of_preposition(narration: Narration, index: int) -> int | None:
    """The noun behind a preposition, at once or behind one more word: «на неделе», «на этой неделе»."""
    return next((i for i in (index + 1, index + 2) if narration.is_noun(i)), None)


def closes_marks(text: Text, first: int, index: int) -> bool:
    """Whether a mark that opens before a token, at the first or behind it, closes behind it: «Край — Новости»."""
    inner = [text.word(i) for i in range(max(first - 1, 0), index)]
    return inner.count("«") > inner.count("»")


def is_verb(word: str) -> bool:
    """Whether the dictionary has a word only as a verb that is no participle: «прошептала актриса»."""
    readings = language.parses(word)
    return bool(readings) and all(reading.pos == "VERB" for reading in readings)


def pronoun_source(text: Text, index: int, kind: str) -> Source:
    """A personal or possessive pronoun, with its gender and number."""
    word = text.lower(index).replace("него", "его").replace("неё", "её")
    gender, number = {**language.PRONOUNS, **language.POSSESSIVES}.get(word, (None, None))
    return Source(index, index + 1, index, kind, "nomn", gender, number)


def is_time(narration: Narration, index: int) -> bool:
    """Whether a word says when, or stands before one that does: «12 мая», «в среду», «накануне»."""
    word = narration.text.lower(index)
    if word.isdigit() or narration.grammar.pos(index) == "ADV":
        return True
    if word in language.IN_OR_ON:
        behind = narration.next(index)
        return behind is not None and is_time(narration, behind)
    return language.noun_lemma(word) in lexicon.load("times")


def is_dative_before_speaker(narration: Narration, index: int) -> bool:
    """«ответил Беловой Пётр Лунин», «… Беловой мэр»: whether a name in the dative stands before whoever speaks."""
    name = narration.entities.person_at(index)
    if name is None or narration.entities.owner(name).cases.get(name) != "datv":
        return False
    return narration.entities.person_at(name.last) is not None or is_noun_for_person(narration.text.lower(name.last))


def is_speaker(narration: Narration, index: int) -> bool:
    """Whether a word is part of a name, or a noun for a person or a body."""
    return narration.entities.name_at(index) is not None or can_speak(narration, index)


def can_speak(narration: Narration, index: int) -> bool:
    """Whether a noun is a person or a body: «цитирует агентство директора», «цитирует портал пресс-службу»."""
    if narration.grammar.is_animate(index) or {"org", "unnamed"} & source_flags(narration, index):
        return True
    return narration.grammar.is_noun(index) and is_noun_for_person(narration.text.lower(index))
