"""Talk whose turns stand in one paragraph, each behind the name of who speaks and a colon, as in transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsextract import language
from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.clauses import WORD, has_verb, is_own_word, is_spoken, trim
from newsextract.quotes.labelled import end_of_line, is_usual_label, labels_take_turns
from newsextract.quotes.source_nouns import is_noun_for_person
from newsextract.text import CAPITAL, CAPITALIZED, IN_ANY_CASE, Extent, Text

# Анна Белова: Едем. Пётр Лунин: Пора.   А. Белова: Едем. П.ЛУНИН: Пора.   Зритель: А когда?
LABEL = re.compile(
    rf"(?:(?<=[.!?…»)]\s)|(?<=\n)|\A)(?P<who>(?P<full>{CAPITALIZED}\s{IN_ANY_CASE}|(?:{CAPITAL}\.\s?){{1,2}}{IN_ANY_CASE})"
    rf"(?:,\s[^.!?:,«\"]{{3,60}}(?=:\s+{CAPITAL}))?"
    rf"|{CAPITALIZED}\.?):\s+(?=[«\"]?{CAPITAL})"
)
MIN_TURNS = 2  # with a name; of so few one asks and the other answers


def inline_turns(text: Text) -> Iterator[Candidate]:
    """The turns of talk of which some begin inside a paragraph; none where every label opens a line."""
    if text.string.count(": ") < MIN_TURNS:
        return
    labels = [match for match in LABEL.finditer(text.string) if names_somebody(match) or names_anybody(match["who"])]
    full = [match for match in labels if match["full"] or is_usual_label(match["who"])]
    starts = {paragraph.start for paragraph in text.paragraphs}
    if len(full) < MIN_TURNS or all(match.start() in starts for match in labels):
        return
    turns = [Extent(*turn) for turn in zip((m.end() for m in labels), ends_of_turns(text, labels), strict=True)]
    words = [text.string[slice(*turn)].rstrip() for turn in turns]
    talk = labels_take_turns([m["who"] for m in full])
    if (talk or all_tell(labels, words)) and any(map(is_spoken, words)):
        yield from (unmarked("line", (trim(text.string, *turn),)) for turn in turns)


def names_somebody(label: re.Match[str]) -> bool:
    """Whether two words are a person's: the first is a given name, an initial or none of the dictionary's.

    «Иван Рогов», but not «Парк Победы» in a list of concerts.
    """
    full = label["full"] or ""
    readings = language.parses(full.split()[0].lower()) if full else ()
    return "." in full or any("Name" in p.grammemes or not p.known for p in readings)


def names_anybody(word: str) -> bool:
    """Whether a single word is a label of talk: «Зритель», «Ведущий»."""
    return is_usual_label(word) or is_noun_for_person(word.lower())


def all_tell(labels: Sequence[re.Match[str]], words: Sequence[str]) -> bool:
    """«Анна Белова: Мы рады. Пётр Лунин: Судья ошибся.»: whether whole names alone are labels, each before a verb.

    One of them says «я», «мы» or «вы»: «Анна Белова: Родилась в Каменке. Пётр Лунин: Окончил школу.» is who they are.
    """
    own = any(is_own_word(word) for turn in words for word in WORD.findall(turn.lower()))
    return own and all(map(names_somebody, labels)) and all(map(has_verb, words))


def ends_of_turns(text: Text, labels: Sequence[re.Match[str]]) -> Iterator[int]:
    """Where turns end: before the next label, or with the lines that go on."""
    numbers = [text.sentences[text.sentence_at(match.end())].paragraph for match in labels]
    for number, match, following in zip(numbers, [*labels[1:], None], [*numbers[1:], None], strict=True):
        yield match.start() if match and following == number else end_of_line(text, number, following)
