"""What a title before a person's name, or another name joined to it, says of its case and gender."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language, lexicon
from newsextract.entities.report_clues import is_telling
from newsextract.language import Clue, Parse
from newsextract.names import Name
from newsextract.remember import remember
from newsextract.text import CLOSING_TOKENS, OPENING_TOKENS, Text

WEIGHTS = language.NAME_WEIGHTS
TITLE_WORDS = 8  # words of a title before a name


def title_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«Сообщила замглавы комитета Яна Гурьева», «Директор музея Каменска Рашида Белова»: the holder of a title.

    A woman's verb before a title that is no woman's has her as subject. Behind a place that the title is of, nothing
    in the genitive follows.
    """
    before, several, of_another = span.first - 1, span.last - span.first > 1, False
    behind_place = several and text.word(before).istitle()
    behind_body = several and not has_initials(text, span) and is_of_body(text, before)
    for noun in title_words(text, span):
        title = text.lower(noun)
        if not title.replace("-", "").isalpha():
            return
        # «сказала коллега Савиной Валерия»
        is_companion = noun < before and title in lexicon.load("companions")
        lemma = title if is_companion else language.title_lemma(title)
        if lemma != title:
            case = oblique_case(title, lemma) if lemma and noun < before else None
            if case:
                yield Clue(case, "", WEIGHTS["titled"])  # «директору музея Каменска Рашиду Белову»
                return
            of_another = of_another or lemma is not None  # «помощник директора школы Петра Белова»
            continue
        if is_womans(text, noun, span, title):
            yield from language.subject_clues("femn", WEIGHTS["holder"])
        elif noun < before and has_initials(text, span) and not is_of_man_behind(text, span):
            yield Clue("nomn", "", WEIGHTS["holder"])  # «врач больницы Е. Белова»
        elif noun < before and several and not of_another and is_telling(text.lower(verb_before(text, noun))):
            yield Clue("nomn", "", WEIGHTS["holder"])  # «отмечает глава отдела Дина Белова»
        elif noun < before and (behind_place or (behind_body and not of_another)):
            in_marks = text.word(before) in CLOSING_TOKENS
            yield Clue("nomn", "", WEIGHTS["holder" if in_marks else "titled"])
        return


def told_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«О врио директора банка Петре Лунине», «о юристе по экономике Анне Беловой»: behind «о» title and name are alike.

    Only a name that has that form: «о директоре школы Анна Белова рассказала».
    """
    for word in title_words(text, span):
        if text.lower(word) in language.ABOUT and word < span.first - 1 and text.word(word + 1) != ".":
            title = text.lower(word + 1)
            if title in ACTING or (title == "и" and text.word(word + 2) == ".") or language.title_lemma(title):
                yield from language.preposition_clues(text.lower(word))
            return


ACTING = lexicon.flagged("title_words", "acting")


def title_words(text: Text, span: Name) -> Iterator[int]:
    """The tokens before a name among which its title can stand, the nearest first; a name in marks is passed by."""
    noun, stop = span.first - 1, max(-1, span.first - TITLE_WORDS)
    while noun > stop:
        if text.words[noun] in CLOSING_TOKENS:
            opening = opening_mark(text, noun, stop)
            noun = (stop if opening is None else opening) - 1  # «глава фонда «Хвост» Дина»
            continue
        yield noun
        noun -= 1


def opening_mark(text: Text, closing: int, stop: int) -> int | None:
    """The mark behind a token that opens what another closes; None where there is none."""
    return next((i for i in range(closing - 1, stop, -1) if text.word(i) in OPENING_TOKENS), None)


def is_of_body(text: Text, before: int) -> bool:
    """«глава фонда «Хвост» Дина Белова»: whether a body in marks, capitals or Latin letters stands before a person.

    A work is somebody's: «продюсер фильма «Хвост» Петра Белова»; so is a thing: «член команды Петра Белова».
    """
    if text.word(before) in CLOSING_TOKENS:
        opening = opening_mark(text, before, before - TITLE_WORDS)
        lemma = language.noun_lemma(text.lower(opening - 1)) if opening is not None else None
        return WORK not in lexicon.load("class_nouns").get(lemma or "", ())
    word = text.word(before)
    return len(word) > 1 and (word.isupper() or word.isascii())  # «глава МВД Дина Белова»


WORK = "work"  # flag of class nouns


def is_womans(text: Text, noun: int, span: Name, title: str) -> bool:
    """«Сообщила замглавы комитета Яна Белова», «Министр культуры Петра Белова приехала»: whether a woman holds a title.

    A woman's verb tells so beside a title that is no woman's; «представитель Петра Белова сообщила» is of a man.
    """
    complete = noun < span.first - 1 and title not in lexicon.load("companions")
    verbs = (text.lower(verb_before(text, noun)), text.lower(span.last) if complete else "")
    past = any(verb.endswith(WOMANS) and language.past_gender(verb) == "femn" for verb in verbs)
    return past and language.noun_gender(title) != "femn"


WOMANS = ("ла", "лась")


def verb_before(text: Text, noun: int) -> int:
    """The token before a title with its adjectives: «рассказала» of «рассказала старший научный сотрудник»."""
    before = noun - 1
    while before > noun - ADJECTIVES and is_adjective_in_nominative(text.lower(before)):
        before -= 1
    return before


ADJECTIVES = 3  # tokens before the noun of a title among which its verb stands


@remember
def is_adjective_in_nominative(word: str) -> bool:
    """«старший», «ведущий»: whether a word can be an adjective in the nominative."""
    return any(p.pos in ("ADJF", "PRTF") and p.case == "nomn" for p in language.parses(word))


def is_of_man_behind(text: Text, span: Name) -> bool:
    """«Солист хора Е. Белова Лунин», «директор школы Е. Белова уволился»: whether what follows is of another, a man."""
    return text.word(span.last).istitle() or language.past_gender(text.lower(span.last)) == "masc"


def oblique_case(word: str, lemma: str) -> str | None:
    """The case of a title's noun where it is no genitive, and no other: «директору», «мэрами», «о директоре»."""
    cases = {p.case for p in language.parses(word) if language.is_form_of(p, lemma)}
    return cases.pop() if len(cases) == 1 and cases <= language.OBLIQUE else None


def joined_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«Вручили Е. Белова и А. Панков»: initials and a surname joined to a surname that is a nominative and no more."""
    if not has_initials(text, span) or text.word(span.last) not in (",", "и"):
        return
    last = span.last + 1
    while last < span.last + INITIALS and len(text.word(last)) == 1:
        last += 1
    word = text.word(last)
    cases = {p.case for p in language.parses(word.lower()) if "Surn" in p.grammemes} if word.istitle() else set()
    if cases == {"nomn"} and last > span.last + 1:
        yield Clue("nomn", "", language.NAME_WEIGHTS["holder"])


def list_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«Об Иванове, Тарове и Ежове»: what goes on a list is in the case of the preposition before its first name."""
    first, names = span.first, 0
    while text.word(first - 1) in JOINING and text.word(first - 2).istitle() and names < MAX_LIST:
        first, names = first - 2, names + 1
        while text.word(first - 1).istitle() and not text.begins_sentence(first - 1):
            first -= 1
    listed = names > 1 or (names and (text.word(span.first - 1) == "и" or text.word(span.last) in JOINING))
    if listed:
        yield from language.preposition_clues(text.lower(first - 1))


def peer_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«Выставку открыли Роман Цыплаков и Серафима Шишкина»: beside a man's nominative in a list stands a nominative.

    Not behind a noun, which the first of a list can be the owner of: «сын Валентина Белова и Пётр Лунин приехали».
    """
    if span.last - span.first != FULL_NAME:
        return
    owned = not text.begins_sentence(span.first) and is_any_noun(text.lower(span.first - 1))
    steps = (-LISTED,) if owned else (-LISTED, LISTED)
    if any(is_man_in_nominative(peer) for step in steps for peer in peers(text, span.first, step)):
        yield Clue("nomn", "", WEIGHTS["listed"])


def peers(text: Text, first: int, step: int) -> Iterator[tuple[str, ...]]:
    """The full names before or behind one in a list, the nearest first."""
    joint = first - 1 if step < 0 else first + FULL_NAME
    while text.word(joint) in JOINING:
        first += step
        words = text.words[max(0, first) : max(0, first + FULL_NAME)]
        if len(words) < FULL_NAME or not all(map(str.istitle, words)):
            return
        yield words
        joint += step


LISTED = 3  # tokens of a full name in a list, and the comma or «и» beside it
FULL_NAME = 2  # words


@remember
def is_any_noun(word: str) -> bool:
    """Whether a word can be a noun."""
    return any(p.pos == "NOUN" for p in language.parses(word))


@remember
def is_man_in_nominative(words: tuple[str, ...]) -> bool:
    """«Роман Цыплаков»: whether a man's given name and a word that may be his surname end as in no other case."""
    if words[0].endswith(OF_OTHER_CASES):
        return False
    given = [r for r in language.name_readings(words[0]) if r.part == "first"]
    man = any(r.nominative == words[0] and r.gender == "masc" for r in given)
    own = words[1].endswith(lexicon.endings("one-form")) or not words[1].endswith(OF_OTHER_SURNAMES)
    return man and own and not any(r.gender == "femn" for r in given)


OF_OTHER_CASES = (*"аеёиоуыюяь", "м")
OF_OTHER_SURNAMES = (*"аеёиоуыюя", "ым", "им", "ом", "ем", "ого", "ой")


JOINING = frozenset({",", "и"})
MAX_LIST = 12  # names
INITIALS = 5  # tokens of two initials, and one behind them


def has_initials(text: Text, span: Name) -> bool:
    """«Е. А. Шаталина»: whether a name begins with an initial and its full stop."""
    return span.last - span.first > 2 and text.words[span.first + 1] == "."


def is_said_by_one(verb: Parse) -> bool:
    """«Белова говорит»: whether a verb in the present reports what one person says; «Белова ждёт суд» does not."""
    return verb.number == "sing" and "3per" in verb.grammemes and verb.lemma in lexicon.load("reporting_verbs")


def kin_clues(text: Text, span: Name, before: str) -> Iterator[Clue]:
    """«Мать Зорина», «вдова Лунина»: a surname alone behind a noun for a woman who is somebody's is a man's, or hers.

    It is his, where both forms are alike.
    """
    word = text.word(span.first)
    alone = span.last - span.first == 1 and word.endswith(SURNAMES_OF_WOMEN)
    if alone and is_kinswoman(before) and not is_womans_given_name(word):
        yield Clue("gent", "masc", WEIGHTS["of_kinswoman"])


@remember
def is_womans_given_name(word: str) -> bool:
    """«Зина», «Марина»: whether a word is a given name in the nominative."""
    return any(r.part == "first" and r.nominative == word for r in language.name_readings(word))


@remember
def is_kinswoman(word: str) -> bool:
    """«мать», «вдова»: whether a word is the nominative of a noun for a woman who is somebody's relative."""
    return word in lexicon.flagged("roles", "kin") and language.noun_gender(word) == "femn"


SURNAMES_OF_WOMEN = lexicon.endings("woman")
