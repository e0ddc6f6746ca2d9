"""Speech behind dashes: dialogues, interviews, and lines that a name or a report leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.quotes.candidates import Candidate, opens_with_report, split_at_reports, starts_report
from newsextract.quotes.clauses import SECOND_SENTENCE, WORD, has_verb, is_spoken, trim
from newsextract.quotes.marks import Marked
from newsextract.quotes.verbs import ReportingVerbs, phrase_flags
from newsextract.text import DASHES, LINE_BREAK, Extent, Paragraph, Text

DASH_LINE = re.compile(rf"[{DASHES}](?:\s+(?=\d)|\s*(?=[^\W\d_]|[«„“\"]))")
WORDS_BEHIND = re.compile(r"\s+(?P<rest>[^\W\d_][^\n,.!?…]{0,200})")  # «Волна» сыграла лучше
TAIL = re.compile(rf"(?:[,.!?…]\s*|(?<=\w))[{DASHES}]\s+(?P<report>[^\n]{{3,400}})$")
TAIL_WITHOUT_COMMA = re.compile(rf"(?<=\w)\s[{DASHES}]\s+(?P<report>[^\n]{{3,400}})$")  # — Дует - жалуется жилец
# Хозяин кафе Анна Белова:   Анна Белова, хозяйка кафе:   Анна Белова (хозяйка кафе):
# Анна БЕЛОВА (тренер «Волны»):   Хозяйка кафе А.П. Белова:
NAMED = re.compile(
    r"(?:(?:[А-ЯЁ][А-ЯЁа-яё-]+\s+){1,2}|(?:[А-ЯЁ]\.\s?){1,2})[А-ЯЁ][А-ЯЁа-яё-]+\s*(?:,[^:]{1,80}|\([^():]{1,80}\))?:$"
)
# Зоя, 34 года:   Пётр К., инженер:
FIRST_NAMED = re.compile(r"(?P<name>[А-ЯЁ][а-яё]+)(?:\s[А-ЯЁ]\.)?,\s?[^:\n]{2,80}:")
# Анна Белова, хозяйка кафе
TITLE_LINE = re.compile(r"(?:[А-ЯЁ][А-ЯЁа-яё-]+\s+){1,2}[А-ЯЁ][А-ЯЁа-яё-]+,\s[^.!?:;…]{3,100}")
COLON_DASH = re.compile(rf":\s*[{DASHES}]")  # most texts have none
# Пётр Лунин: — Нам тяжело. Олег Сом: — А нам нет.   At the head of a line: Пётр ЛУНИН, тренер «Волны»:- Нам тяжело.
NAMED_DASH = re.compile(
    rf"(?<![^\W\d_])(?:[А-ЯЁ][А-ЯЁа-яё-]+\s+){{1,2}}[А-ЯЁ][А-ЯЁа-яё-]+\s*(?:\([^():]{{1,80}}\)|(?P<title>,[^:\n]{{1,80}}))?"
    rf":\s*(?P<dash>[{DASHES}])\s*(?=[А-ЯЁ])"
)
REPORTED_DASH = re.compile(rf":\s*(?P<dash>[{DASHES}])\s*(?=[А-ЯЁ])")
SENTENCE_START = re.compile(r"[.!?…](?:\s|(?=[А-ЯЁ]))")
SOURCE_PHRASE = re.compile(r"\b(по словам|по его словам|по её словам|следующее|такими словами)\b", re.IGNORECASE)
MAX_TURN = 8  # paragraphs that one speaker's turn runs over
LEAD_REACH = 3  # paragraphs above an interview of which the first that is no subhead is its lead


class Line(NamedTuple):
    """A paragraph that a dash opens: its number, its parts, and whether the reporter speaks in it."""

    number: int
    paragraph: Paragraph
    parts: tuple[Extent, ...]
    reported: bool


def dash_candidates(text: Text, marked: Sequence[Marked], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """All speech behind dashes."""
    lines = dash_lines(text, {m.start: m.stop for m in reversed(marked)}, verbs)  # the outer of two that begin there
    for run in runs(lines):
        talk = is_dialogue(text, run)
        listed = is_list(text, run)
        for line, asks in zip(run, who_asks(text, run), strict=True):
            led = not listed and is_led_to(text, line.number, verbs)
            led = led or (len(run) == 1 and is_under_title(text, line))
            if not (line.reported or talk or led or (len(run) == 1 and follows_report(text, line, verbs))):
                continue
            parts = line.parts if line.reported or not led else (turn(text, line),)
            yield Candidate(parts, line.paragraph.start, parts[-1].stop, "dash", True, clause=True, asks=asks)
    yield from inline_candidates(text, verbs)


def dash_lines(text: Text, opened: Mapping[int, int], verbs: ReportingVerbs) -> list[Line]:
    """Paragraphs that a dash opens; those are left out whose marks say what is speech.

    opened: where marks begin, and where they end.
    """
    found: list[Line] = []
    for index, paragraph in enumerate(text.paragraphs):
        match = DASH_LINE.match(text.string, paragraph.start, paragraph.stop)
        if match is None or not begins_speech(text, match.end(), opened.get(match.end()), verbs):
            continue
        parts, reported = spoken_parts(text, match.end(), paragraph.stop, verbs)
        found.append(Line(index, paragraph, parts, reported))
    return found


def begins_speech(text: Text, at: int, stop: int | None, verbs: ReportingVerbs) -> bool:
    """Whether words behind a dash are speech, though marks that end at `stop` open them: «— «Волна» сыграла лучше»."""
    if stop is None:
        return text.string[at].isalnum()
    rest = WORDS_BEHIND.match(text.string, stop)
    return rest is not None and not starts_report(rest["rest"], verbs)


def spoken_parts(text: Text, start: int, stop: int, verbs: ReportingVerbs) -> tuple[tuple[Extent, ...], bool]:
    """Words behind a dash without the reporter's in them and behind them, and whether there are any."""
    parts = split_at_reports(text.string, trim(text.string, start, stop), verbs)
    tail = TAIL.search(text.string, *parts[-1])
    if tail is None or not starts_report(tail["report"], verbs):
        tail = TAIL_WITHOUT_COMMA.search(text.string, *parts[-1])
        tail = tail if tail and opens_with_report(tail["report"], verbs) else None
    if tail:
        parts[-1] = trim(text.string, parts[-1].start, tail.start() + (tail[0][0] not in DASHES))
        return tuple(parts), True
    return tuple(parts), len(parts) > 1


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow one another."""
    run: list[Line] = []
    for line in lines:
        if run and run[-1].number + 1 != line.number:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def line_text(text: Text, line: Line) -> str:
    """The text of a line."""
    return text.string[line.paragraph.start : line.paragraph.stop].rstrip()


def paragraph_text(text: Text, index: int) -> str:
    """The text of a paragraph."""
    paragraph = text.paragraphs[index]
    return text.string[paragraph.start : paragraph.stop]


# --- dialogues --------------------------------------------------------------------------------------------------------


def is_dialogue(text: Text, run: Sequence[Line]) -> bool:
    """Whether lines in a row are talk: one of them asks, or what stands before speaks of an interview."""
    asking = [is_asked(line_text(text, line)) and not line.reported for line in run]
    if len(run) < 2:
        return False
    if all(asking):  # questions that nobody answers are a list of topics: «Темы беседы:»
        return opens_interview(text, run[0].number) and not ends_with_colon(text, run[0].number - 1)
    asks = any(asking)
    speaks = not any(text.string[line.parts[0].start].islower() for line in run)  # «— школу; — детский сад» is a list
    return asks or (speaks and opens_interview(text, run[0].number))


def is_asked(words: str) -> bool:
    """Whether words end with a question mark: «Вы — в метро?!»"""
    return words.rstrip('!)»”"').endswith("?")


def is_list(text: Text, run: Sequence[Line]) -> bool:
    """Whether lines are the points of a list: they begin small, or one ends with a semicolon."""
    small = text.string[run[0].parts[0].start].islower()
    return small or any(line_text(text, line).endswith(";") for line in run)


def opens_interview(text: Text, number: int) -> bool:
    """Whether the text above a paragraph speaks of an interview; subheads and captions may stand between."""
    above = (index for index in range(number - 1, max(-1, number - 1 - LEAD_REACH), -1))
    lead = next((index for index in above if not text.paragraphs[index].heading), number - 1)
    return number > 0 and is_interview(paragraph_text(text, lead))


def is_interview(lead: str) -> bool:
    """Whether a paragraph speaks of an interview."""
    words = {word for word, flags in lexicon.load("interviews").items() if not flags}
    return any(p.lemma in words for word in WORD.findall(lead) for p in language.parses(word.lower())[:1])


def who_asks(text: Text, run: Sequence[Line]) -> list[bool]:
    """For every line, whether it asks: every second one if questions come by turns, else what ends with a mark."""
    asking = [is_asked(line_text(text, line)) and not line.reported for line in run]
    first, second = sum(asking[::2]), sum(asking[1::2])
    if len(run) < 2 or any(line.reported for line in run) or first < second:
        return asking
    led_in = opens_interview(text, run[0].number)
    by_turns = led_in or asking[0] if not second else led_in and first > second  # an answer may end with a question
    return [place % 2 == 0 for place in range(len(run))] if by_turns else asking


# --- what a paragraph leads to ----------------------------------------------------------------------------------------


def ends_with_colon(text: Text, index: int) -> bool:
    """Whether a paragraph ends with a colon."""
    return text.string[text.paragraphs[index].stop - 1] == ":"


def is_led_to(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether the paragraph before one reports and ends with a colon."""
    if not index or not ends_with_colon(text, index - 1):
        return False
    lead = paragraph_text(text, index - 1)
    return names_speaker(lead) or reports(lead, verbs) or promises_words(lead, paragraph_text(text, index))


def names_speaker(lead: str) -> bool:
    """Whether words before a colon end with a person's name, and with what is said of the person; no verb."""
    named = NAMED.search(lead.rstrip())
    if named is None:
        return names_by_first_name(lead)
    first = max((m.end() for m in SENTENCE_START.finditer(lead, 0, named.start() + 1)), default=0)
    return not has_verb(lead[first:])


def names_by_first_name(lead: str) -> bool:
    """Whether a whole line before a colon is a given name with what is said of the person: «Зоя, 34 года:»."""
    named = FIRST_NAMED.fullmatch(lead.rstrip())
    if named is None or has_verb(lead):
        return False
    found = language.parses(named["name"].lower())
    return bool(found) and all("Name" in p.grammemes and p.known for p in found)  # «Вера, надежда, любовь:»


def is_under_title(text: Text, line: Line) -> bool:
    """Whether the line above is a person's name and title, and no reporter speaks in this one."""
    return line.number > 0 and not line.reported and is_title_line(text, line.number - 1)


def is_title_line(text: Text, index: int) -> bool:
    """Whether a paragraph is nothing but a person's name and title: «Анна Белова, хозяйка кафе»."""
    words = paragraph_text(text, index).rstrip()
    return TITLE_LINE.fullmatch(words) is not None and not has_verb(words)


def reports(lead: str, verbs: ReportingVerbs) -> bool:
    """Whether the last sentence of words before a colon reports somebody."""
    last_sentence = SENTENCE_START.split(lead.rstrip(" .!?…"))[-1]
    first, *others = WORD.findall(last_sentence) or [""]
    return bool(SOURCE_PHRASE.search(last_sentence)) or any(map(verbs.reports, (first.lower(), *others)))


def promises_words(lead: str, line: str) -> bool:
    """«Мэр дал ответ:», and a line that is no item of a list: it begins with a capital."""
    last, first = WORD.findall(lead)[-1:], WORD.search(line)
    return bool(last) and "noun" in phrase_flags(last[0].lower()) and first is not None and first[0][0].isupper()


def follows_report(text: Text, line: Line, verbs: ReportingVerbs) -> bool:
    """Whether a line of some sentences goes on with what the paragraph before reports: no list, which has a colon."""
    if not line.number or not SECOND_SENTENCE.search(line_text(text, line)):
        return False
    lead = paragraph_text(text, line.number - 1).rstrip()
    return not lead.endswith(":") and reports(lead, verbs)


def turn(text: Text, line: Line) -> Extent:
    """A line behind a name, and the paragraphs below: up to the next name or blank line, else while they are spoken.

    A blank line ends nothing where one stands between the name and the line already.
    """
    start, stop = line.parts[0]
    paragraphs, spoken = text.paragraphs, line.number
    airy = is_apart(text, line.number)
    for index in range(line.number + 1, min(len(paragraphs), line.number + MAX_TURN)):
        words = paragraph_text(text, index)
        if names_speaker(words) or (not airy and is_apart(text, index)):
            spoken = index - 1
            break
        if DASH_LINE.match(words) or paragraphs[index].heading:
            break
        if spoken == index - 1 and is_spoken(words):
            spoken = index
    return line.parts[0] if spoken == line.number else trim(text.string, start, max(stop, paragraphs[spoken].stop))


def is_apart(text: Text, index: int) -> bool:
    """Whether a blank line stands above a paragraph."""
    return len(LINE_BREAK.findall(text.string, text.paragraphs[index - 1].stop, text.paragraphs[index].start)) > 1


# --- inside a paragraph -----------------------------------------------------------------------------------------------


def inline_candidates(text: Text, verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Speech behind a name, a colon and a dash, up to the next name or the end of the paragraph."""
    if COLON_DASH.search(text.string) is None:
        return
    for paragraph in text.paragraphs:
        matches = [
            match
            for match in NAMED_DASH.finditer(text.string, paragraph.start, paragraph.stop)
            if not match["title"] or match.start() == paragraph.start
        ]
        if not matches:
            matches = reported_dash(text, paragraph, verbs)
        borders = [*(match.start() for match in matches), paragraph.stop]
        for match, stop in zip(matches, borders[1:], strict=True):
            parts, _ = spoken_parts(text, match.end(), stop, verbs)
            if parts[-1].stop > parts[0].start:
                yield Candidate(parts, match.start("dash"), parts[-1].stop, "dash", True, clause=True)


def reported_dash(text: Text, paragraph: Paragraph, verbs: ReportingVerbs) -> list[re.Match[str]]:
    """Speech behind a report, a colon and a dash: «Лунин добавил: — Нам тяжело.»"""
    match = REPORTED_DASH.search(text.string, paragraph.start, paragraph.stop)
    return [match] if match and reports(text.string[paragraph.start : match.start()], verbs) else []
