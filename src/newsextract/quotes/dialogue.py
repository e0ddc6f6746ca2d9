"""Speech in lines that a dash opens: dialogues, interviews, and lines that a name or a report leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.clauses import SECOND_SENTENCE, SENTENCE_END, is_clause, is_spoken, says_i
from newsextract.quotes.dash_lines import Line, asks, dash_lines, line_text
from newsextract.quotes.leads import (
    FULL_NAME,
    ends_with_colon,
    is_led_to,
    is_name_line,
    name_over,
    names_speaker,
    opens_interview,
    paragraph_text,
    reports,
)
from newsextract.quotes.marks import Marked
from newsextract.quotes.turns import MAX_TURN, Run, answer, told_below, turn
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import (
    CAPITAL,
    CAPITALIZED,
    DASHES,
    ENDS,
    SMALL,
    Extent,
    Text,
)

# — Анна Петровна, тема трудная.
ADDRESS = re.compile(rf"[{DASHES}]\s*{CAPITALIZED}\s{CAPITAL}{SMALL}+(?:ич|вна|ична),\s")
HALF = 2  # of so many lines of one person one says «я»
SHORT_TALK = 2  # lines of talk that needs no person
LEAD = 3  # paragraphs above talk that name who talks


def dash_candidates(text: Text, marked: Sequence[Marked], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """All speech in lines that a dash opens."""
    lines = dash_lines(text, {m.start: m.stop for m in reversed(marked)}, verbs)  # the outer of two that begin there
    for run in read_runs(text, lines):
        for line, asking in zip(run.lines, run.asks, strict=True):
            parts = speech(text, run, line, verbs)
            if parts:
                yield unmarked("dash", parts, line.paragraph.start, asks=asking)


def speech(text: Text, run: Run, line: Line, verbs: ReportingVerbs) -> tuple[Extent, ...]:
    """The parts of the speech that a line begins; none where it is no speech."""
    if line.reported:
        return line.parts
    led = not run.listed and is_led_to(text, line.number, verbs)
    alone = len(run.lines) == 1 and not run.listed and line.number > 0
    led = led or (alone and (is_under_name(text, line) or is_spoken_behind(text, line)))
    if led or is_of_one_speaker(text, run):
        return (turn(text, line, run, verbs),)
    if line is run.lines[-1]:
        told = told_below(text, line, verbs, answers=run.talk and not run.asks[-1])
        if told or (run.talk and not run.asks[-1]):
            return told or (answer(text, line, run, verbs),)
    spoken = run.talk or (len(run.lines) == 1 and follows_report(text, line, verbs)) or tells_of_self(text, run)
    return line.parts if spoken else ()


def read_runs(text: Text, lines: Sequence[Line]) -> Iterator[Run]:
    """The runs of lines, each in the light of the one above."""
    grouped = list(runs(lines))
    talked = -MAX_TURN  # the last paragraph of talk so far
    for run, following in zip(grouped, [*grouped, None][1:], strict=True):
        goes_on = run[0].number - talked < MAX_TURN
        asking = [asks(text, line) and not line.reported for line in run]
        several = len(run) > 1 and is_dialogue(text, run, asking, goes_on)
        talk = several or (len(run) == 1 and is_under_topic(text, run[0], goes_on))
        talked = run[-1].number if talk else talked
        below = following[0].number if following else None
        asked = following is not None and asks(text, following[0])
        yield Run(run, talk, is_list(text, run), who_asks(text, run, asking, goes_on), below, asked)


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow one another."""
    run: list[Line] = []
    for line in lines:
        if run and line.number != run[-1].last + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


# --- dialogues --------------------------------------------------------------------------------------------------------


def is_dialogue(text: Text, run: Sequence[Line], asking: Sequence[bool], goes_on: bool) -> bool:
    """Whether lines in a row are talk: one of them asks, or they belong to an interview.

    asking: for every line, whether it ends with a question.
    goes_on: whether talk stands a few paragraphs above; else the lead must speak of an interview.
    """
    if all(asking):  # questions that nobody answers are a list of topics: «Темы беседы:»
        return opens_interview(text, run[0].number) and not ends_with_colon(text, run[0].number - 1)
    speaks = not any(text.string[line.parts[0].start].islower() for line in run)  # «— школу; — детский сад» is a list
    told = any(line.reported for line in run)  # «— Едем, — сказал он.⏎— Пора.»
    if len(run) > SHORT_TALK and not (
        told or goes_on or opens_interview(text, run[0].number) or is_of_persons(text, run)
    ):
        return False
    return any(asking) or (speaks and (told or goes_on or opens_interview(text, run[0].number)))


def is_under_topic(text: Text, line: Line, goes_on: bool) -> bool:
    """Whether a subhead stands for the question: «Мы поговорили с Беловой.⏎О театре⏎— Премьера в мае.»"""
    if not line.number:
        return False
    above = paragraph_text(text, line.number - 1).rstrip()
    head = text.paragraphs[line.number - 1].heading and not SENTENCE_END.search(above) and above[-1] not in f":{DASHES}"
    words = text.string[line.parts[0].start : line.parts[-1].stop]
    return head and (is_clause(words) or is_spoken(words)) and (goes_on or opens_interview(text, line.number))


def is_of_persons(text: Text, run: Sequence[Line]) -> bool:
    """Whether somebody speaks in lines or is named above them: not «— Как получить справку?⏎— В любом отделении.»"""
    above = run[0].number
    named = any(FULL_NAME.search(paragraph_text(text, index)) for index in range(max(0, above - LEAD), above))
    return named or any(is_spoken(line_text(text, line)) for line in run)


def is_list(text: Text, run: Sequence[Line]) -> bool:
    """Whether lines are the points of a list: they begin small, or one ends with a semicolon."""
    small = text.string[run[0].parts[0].start].islower()
    return small or any(line_text(text, line).endswith(";") for line in run)


def who_asks(text: Text, run: Sequence[Line], asking: Sequence[bool], goes_on: bool) -> Sequence[bool]:
    """For every line, whether it asks: every second one if questions come by turns, else what ends with a mark.

    asking, goes_on: as for `is_dialogue`.
    """
    if run[0].reported and len(run) > 1:
        return [False, *who_asks(text, run[1:], asking[1:], goes_on=False)]
    if len(run) > 2 and not asking[0] and all(asking[2::2]) and ADDRESS.match(line_text(text, run[0])):
        asking = [True, *asking[1:]]
    first, second = sum(asking[::2]), sum(asking[1::2])
    if len(run) < 2 or any(line.reported for line in run) or first < second:
        return between_questions(asking)
    led_in = goes_on or opens_interview(text, run[0].number)
    ends_with_question = first > second and (led_in or all(asking[::2]))  # as an answer may
    by_turns = ends_with_question if second else led_in or asking[0]
    if by_turns:
        return [place % 2 == 0 for place in range(len(run))]
    return [one and not before for before, one in zip([False, *asking], asking, strict=False)]


def between_questions(asking: Sequence[bool]) -> list[bool]:
    """What asks, and the second of three lines between two questions: «— Где?⏎— Дома.⏎— Вы устали.⏎— Да.⏎— А кто?»"""
    asks = list(asking)
    for place in range(2, len(asks) - 2):
        if not any(asking[place - 1 : place + 2]) and asking[place - 2] and asking[place + 2]:
            asks[place] = True
    return asks


# --- what a paragraph leads to ----------------------------------------------------------------------------------------


def is_spoken_behind(text: Text, line: Line) -> bool:
    """«Она рада гостям:», and a line whose words are spoken to somebody."""
    return ends_with_colon(text, line.number - 1) and is_spoken(line_text(text, line))


def is_under_name(text: Text, line: Line) -> bool:
    """Whether a name stands above a line, with a title; a name alone stands above sentences that ask nothing."""
    above, told = line.number - 1, SECOND_SENTENCE.search(line_text(text, line)) is not None and not asks(text, line)
    return name_over(text, above) is not None or (told and is_name_line(text, above))


def is_of_one_speaker(text: Text, run: Run) -> bool:
    """Whether sentences, each behind a dash, stand below the name of who says them all: «Анна Белова, тренер:»."""
    above = run.lines[0].number - 1
    if run.talk or run.listed or len(run.lines) == 1 or above < 0:
        return False
    named = names_speaker(paragraph_text(text, above)) or name_over(text, above) is not None
    return named and all(line_text(text, line)[-1] in ENDS for line in run.lines)


def tells_of_self(text: Text, run: Run) -> bool:
    """Whether lines are what one person tells: half begin with a sentence that says «я», as a list does not."""
    lines = [line_text(text, line) for line in run.lines]
    if run.talk or run.listed or len(lines) == 1 or not all(line[-1] in ENDS for line in lines):
        return False
    own = sum(says_i(SENTENCE_END.split(line)[0]) for line in lines)
    return HALF * own >= len(lines) and run.lines[0].number > 0 and not ends_with_colon(text, run.lines[0].number - 1)


def follows_report(text: Text, line: Line, verbs: ReportingVerbs) -> bool:
    """Whether a line of some sentences says «я», or goes on with what is reported above: no list, which has a colon."""
    if not line.number or not SECOND_SENTENCE.search(line_text(text, line)):
        return False
    lead = paragraph_text(text, line.number - 1).rstrip()
    return not lead.endswith(":") and (reports(lead, verbs) or is_spoken(line_text(text, line)))
