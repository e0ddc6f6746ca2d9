"""What a title before a person's name, or another name joined to it, says of its case and gender."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language, lexicon
from newsextract.language import Clue
from newsextract.names import Name
from newsextract.text import Text

WEIGHTS = language.NAME_WEIGHTS
TITLE_WORDS = 8  # words of a title before a name


def title_clues(text: Text, span: Name) -> Iterator[Clue]:
    """«Сообщила замглавы комитета Яна Гурьева», «Директор музея Каменска Рашида Белова»: the holder of a title.

    A woman's verb before a title that is no woman's has her as subject. Behind a place that the title is of, nothing
    in the genitive follows.
    """
    behind_place = text.word(span.first - 1).istitle() and span.last - span.first > 1
    for noun in range(span.first - 1, max(-1, span.first - TITLE_WORDS), -1):
        title = text.lower(noun)
        if not title.isalpha():
            return
        # «сказала коллега Савиной Валерия»
        is_companion = noun < span.first - 1 and title in lexicon.load("companions")
        lemma = title if is_companion else language.title_lemma(title)
        if lemma != title:
            case = oblique_case(title, lemma) if lemma and noun < span.first - 1 else None
            if case:
                yield Clue(case, "", WEIGHTS["titled"])  # «директору музея Каменска Рашиду Белову»
                return
            continue
        if is_womans(text, noun, span, title):
            yield from language.subject_clues("femn", WEIGHTS["holder"])
        elif noun < span.first - 1 and has_initials(text, span) and not is_of_man_behind(text, span):
            yield Clue("nomn", "", WEIGHTS["holder"])  # «врач больницы Е. Белова»
        elif behind_place and noun < span.first - 1:
            yield Clue("nomn", "", WEIGHTS["titled"])
        return


def is_womans(text: Text, noun: int, span: Name, title: str) -> bool:
    """«Сообщила замглавы комитета Яна Белова», «Министр культуры Петра Белова приехала»: whether a woman holds a title.

    A woman's verb tells so beside a title that is no woman's; «представитель Петра Белова сообщила» is of a man.
    """
    complete = noun < span.first - 1 and title not in lexicon.load("companions")
    verbs = (text.lower(noun - 1), text.lower(span.last) if complete else "")
    past = any(verb.endswith(WOMANS) and language.past_gender(verb) == "femn" for verb in verbs)
    return past and language.noun_gender(title) != "femn"


WOMANS = ("ла", "лась")


def is_of_man_behind(text: Text, span: Name) -> bool:
    """«Солист хора Е. Белова Лунин», «директор школы Е. Белова уволился»: whether what follows is of another, a man."""
    return text.word(span.last).istitle() or language.past_gender(text.lower(span.last)) == "masc"


def oblique_case(word: str, lemma: str) -> str | None:
    """The case of a title's noun where it is the dative or the instrumental and no other: «директору», «мэрами»."""
    cases = {p.case for p in language.parses(word) if language.is_form_of(p, lemma)}
    return cases.pop() if len(cases) == 1 and cases <= {"datv", "ablt"} else None


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


INITIALS = 5  # tokens of two initials, and one behind them


def has_initials(text: Text, span: Name) -> bool:
    """«Е. А. Шаталина»: whether a name begins with an initial and its full stop."""
    return span.last - span.first > 2 and text.words[span.first + 1] == "."
