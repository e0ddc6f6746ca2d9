"""How far somebody's turn goes: the paragraphs under its first, up to the next name, question or report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsextract.quotes.clauses import WORD, is_spoken, trim
from newsextract.quotes.dash_lines import DASH_LINE, Line, line_text, spoken_parts
from newsextract.quotes.leads import FULL_NAME, begins_turn, paragraph_text
from newsextract.quotes.marks import MARK
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CLOSING, DASHES, ENDS, LINE_BREAK, Extent, Text

WORDS_IN_MARKS = re.compile(rf"\s[^«»„“”\"]+[{CLOSING}],\s[{DASHES}]")  # «дорогу откроют», — пишет мэр
MAX_TURN = 8  # paragraphs that one speaker's turn runs over
GAP = 1  # paragraphs of a turn, between spoken ones, that do not say «я»


class Run(NamedTuple):
    """Lines that follow one another: whether they are talk or a list, which of them ask, the next line's number.

    asked: whether the next line is a question of the same talk.
    """

    lines: Sequence[Line]
    talk: bool
    listed: bool
    asks: Sequence[bool]
    below: int | None
    asked: bool


def turn(text: Text, line: Line, run: Run, verbs: ReportingVerbs) -> Extent:
    """A line behind a name, and the paragraphs below: up to the next name or blank line, else while they are spoken.

    One between two that are spoken need not say «я». A blank line ends nothing where one stands between the name and
    the line already. Before a question the words are an answer: «Комментарий:⏎— Игра вышла ровной.⏎Поле было
    тяжёлым.⏎— А судья?»
    """
    if run.asked and line is run.lines[-1]:
        return answer(text, line, run, verbs)
    start, stop = line.parts[0]
    paragraphs, spoken = text.paragraphs, line.number
    airy, untold = is_apart(text, line.number), True
    for index in range(line.number + 1, min(len(paragraphs), line.number + MAX_TURN)):
        words = paragraph_text(text, index)
        if begins_turn(text, index) or (not airy and is_apart(text, index)):
            spoken = index - 1
            break
        if DASH_LINE.match(words) or paragraphs[index].heading:
            break
        untold = untold and is_untold(words, verbs)
        if is_spoken(words) and (spoken == index - 1 or (untold and spoken + GAP >= index - 1)):
            spoken = index
    return line.parts[0] if spoken == line.number else trim(text.string, start, max(stop, paragraphs[spoken].stop))


def answer(text: Text, line: Line, run: Run, verbs: ReportingVerbs) -> Extent:
    """An answer, and the paragraphs under it: up to the next question, or the last spoken one; else while spoken.

    Before a question what no reporter tells is the answer's: «— Контракт закончился.⏎Звонили из Тулы.⏎— А семья?»
    """
    end = min(len(text.paragraphs), line.number + MAX_TURN)
    asked = run.below is not None and run.below < end
    spoken, airy = line.number, is_apart(text, line.number)
    for index in range(line.number + 1, end if run.below is None else min(end, run.below)):
        if text.paragraphs[index].heading:
            break
        words = paragraph_text(text, index)
        goes_on = asked and run.asked and spoken == index - 1 and (airy or not is_apart(text, index))
        if is_spoken(words) or (goes_on and is_untold(words, verbs)):
            spoken = index
        elif not asked:
            break
    start, stop = line.parts[0]
    return trim(text.string, start, max(stop, text.paragraphs[spoken].stop))


def is_untold(words: str, verbs: ReportingVerbs) -> bool:
    """Whether a paragraph is whole sentences of which none reports anybody and names nobody in full."""
    plain = words.rstrip()[-1:] in ENDS and not MARK.match(words) and FULL_NAME.search(words) is None
    return plain and not any(map(verbs.reports, WORD.findall(words)))


def told_below(text: Text, line: Line, verbs: ReportingVerbs, *, answers: bool = False) -> tuple[Extent, ...]:
    """The parts of speech behind a dash whose report stands some paragraphs below; none without such a report.

    «— Игра вышла ровной.⏎Спасибо всем нашим болельщикам! — сказал тренер.» In an answer none need say «я», nor need one
    of those above the report, if that is behind a dash and somebody's own words.
    """
    silent = 0
    for index in range(line.number + 1, min(len(text.paragraphs), line.number + MAX_TURN)):
        words = paragraph_text(text, index)
        speech = MARK.match(words) or WORDS_IN_MARKS.search(words)
        if text.paragraphs[index].heading or DASH_LINE.match(words) or speech:
            return ()
        spoken = is_spoken(words)
        if not spoken and line_text(text, line)[-1] not in ENDS:
            return ()
        parts, reported = spoken_parts(text, *text.paragraphs[index][:2], verbs)
        if reported and (spoken or not silent or answers):
            return (*line.parts[:-1], Extent(line.parts[-1].start, parts[0].stop), *parts[1:])
        silent += not spoken
        if not spoken and ((silent > GAP and not answers) or not is_untold(words, verbs)):
            return ()
    return ()


def is_apart(text: Text, index: int) -> bool:
    """Whether a blank line stands above a paragraph."""
    return len(LINE_BREAK.findall(text.string, text.paragraphs[index - 1].stop, text.paragraphs[index].start)) > 1
