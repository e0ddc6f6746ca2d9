"""Lines that a dash opens, and what in them is speech: «— Едем, — сказал он. — Пора.»"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsextract.quotes.candidates import acts, opens_with_report, split_at_reports, starts_report
from newsextract.quotes.clauses import SENTENCE_END, is_clause, trim
from newsextract.quotes.leads import demands, is_asked, is_hearsay, paragraph_text, puts_question
from newsextract.quotes.marks import MARK
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CAPITAL, CAPITALIZED, DASHES, ENDS, SMALL, Extent, Paragraph, Text

DASH_LINE = re.compile(rf"(?:--|[{DASHES}])(?:\s+(?=\d)|\s*(?=[^\W\d_]|[«„“\"]))")
WORDS_BEHIND = re.compile(r"\s+(?P<rest>[^\W\d_][^\n,.!?…]{0,200})")  # «Волна» сыграла лучше
IN_MARKS = re.compile(r"«[^»]*»?|\"[^\"]*\"?|„[^“”]*[“”]?")  # «Волна» и «Мост не спит»
NAME_ALONE = re.compile(rf"[.!?…]\s+{CAPITAL}")  # — «Волна». Команда сильная.
TAIL = re.compile(rf"(?:[,.!?…]\s*|(?<=\w))[{DASHES}]\s+(?P<report>[^\n]{{3,400}})$")
TAIL_WITHOUT_COMMA = re.compile(rf"(?<=\w)\s[{DASHES}]\s+(?P<report>[^\n]{{3,400}})$")  # — Дует - жалуется жилец
LONGEST_QUESTION = 2  # paragraphs of a question under its first


class Line(NamedTuple):
    """A paragraph that a dash opens: its number, its parts, and whether the reporter speaks in it.

    last: the number of its last paragraph; a question can take two: «— Ремонт идёт год.⏎Когда он закончится?»
    """

    number: int
    paragraph: Paragraph
    parts: tuple[Extent, ...]
    reported: bool
    last: int


def dash_lines(text: Text, opened: Mapping[int, int], verbs: ReportingVerbs) -> list[Line]:
    """Paragraphs that a dash opens; those are left out whose marks say what is speech.

    opened: where marks begin, and where they end.
    """
    found: list[Line] = []
    for index, paragraph in enumerate(text.paragraphs):
        match = DASH_LINE.match(text.string, paragraph.start, paragraph.stop)
        if match is None:
            continue
        closed = opened.get(match.end())
        named = closed is not None and index > 0 and is_named_in_answer(text, index, closed)
        if not named and not is_speech_behind_dash(text, match.end(), closed, verbs):
            continue
        parts, reported = spoken_parts(text, match.end(), paragraph.stop, verbs)
        found.append(Line(index, paragraph, parts, reported, index))
    return with_questions_below(text, found)


def with_questions_below(text: Text, lines: Sequence[Line]) -> list[Line]:
    """The lines, each with the question under it that no dash opens: «— Ремонт идёт год.⏎Когда он закончится?⏎— В мае.»

    Dashes open answers and questions, so somewhere one stands under the other, and who answers asks nothing.
    """
    numbers = {line.number for line in lines}
    if not any(number + 1 in numbers for number in numbers):
        return list(lines)
    found: list[Line] = []
    for line, other in pairwise(lines):
        if asks(text, other):
            found.append(line)
            continue
        asked = bare_question(text, found, line, other.number - 1)
        found += [line, asked] if asked else [down_to(text, line, other.number - 1)]
    return [*found, lines[-1]]


def bare_question(text: Text, above: Sequence[Line], line: Line, last: int) -> Line | None:
    """A question that no dash opens, below an answer: «— Где?⏎— Дома.⏎А что вы там делали?⏎— Спал.»"""
    answers = bool(above) and above[-1].last + 1 == line.number and asks(text, above[-1])
    paragraph = text.paragraphs[last]
    words = paragraph_text(text, last).rstrip()
    if not answers or last <= line.number or paragraph.heading or MARK.match(words) or not puts_question(words):
        return None
    return Line(last, paragraph, (trim(text.string, *paragraph[:2]),), reported=False, last=last)


def down_to(text: Text, line: Line, last: int) -> Line:
    """A line that goes on down to a paragraph, if that asks, and no mark and no subhead stands between them."""
    below = range(line.number + 1, last + 1)
    if line.reported or not 0 < len(below) <= LONGEST_QUESTION or not is_asked(paragraph_text(text, last).rstrip()):
        return line
    if any(text.paragraphs[index].heading or MARK.match(paragraph_text(text, index)) for index in below):
        return line
    stop = trim(text.string, line.paragraph.start, text.paragraphs[last].stop).stop
    return line._replace(parts=(*line.parts[:-1], Extent(line.parts[-1].start, stop)), last=last)


def is_speech_behind_dash(text: Text, at: int, stop: int | None, verbs: ReportingVerbs) -> bool:
    """Whether words behind a dash are speech, though marks that end at `stop` open them: «— «Волна» сыграла лучше»."""
    if stop is None:
        return text.string[at].isalnum()
    rest = WORDS_BEHIND.match(text.string, stop)
    if rest is None:
        return NAME_ALONE.match(text.string, stop) is not None
    return not starts_report(IN_MARKS.sub("", rest["rest"]), verbs)


def is_named_in_answer(text: Text, index: int, stop: int) -> bool:
    """«— Любимая книга?⏎— «Степь».»: whether a paragraph is a dash and a name in marks, and the one above asks."""
    start, end, _ = text.paragraphs[index]
    name = not text.string[stop:end].strip(ENDS) and not is_clause(text.string[start:stop])
    return name and is_asked(paragraph_text(text, index - 1).rstrip())


def spoken_parts(text: Text, start: int, stop: int, verbs: ReportingVerbs) -> tuple[tuple[Extent, ...], bool]:
    """Words behind a dash without the reporter's in them and behind them, and whether there are any."""
    parts = split_at_reports(text.string, trim(text.string, start, stop), verbs)
    tail = report_at_end(text, parts[-1], verbs) or report_without_comma(text, parts[-1], verbs)
    end = tail or TAIL.search(text.string, *parts[-1])
    if end and (tail or verbs.reports_oneself(end["report"].rstrip("."))):
        parts[-1] = trim(text.string, parts[-1].start, end.start() + (end[0][0] not in DASHES))
    return tuple(parts), tail is not None or len(parts) > 1


def report_at_end(text: Text, part: Extent, verbs: ReportingVerbs) -> re.Match[str] | None:
    """The last report behind a dash: «— Хлеб есть, — и слава богу, — вздыхает она»."""
    tail, found = TAIL.search(text.string, *part), None
    while tail is not None:
        if starts_report(tail["report"], verbs) or acts(tail["report"]):
            found = tail
        tail = TAIL.search(text.string, tail.start("report"), part.stop)
    return found


def report_without_comma(text: Text, part: Extent, verbs: ReportingVerbs) -> re.Match[str] | None:
    """The report that a verb opens behind a dash alone: «— Чистота – дело общее – отметил мэр», after other dashes."""
    tail = TAIL_WITHOUT_COMMA.search(text.string, *part)
    while tail is not None and not opens_with_report(tail["report"], verbs):
        tail = TAIL_WITHOUT_COMMA.search(text.string, tail.start("report"), part.stop)
    return tail


def asks(text: Text, line: Line) -> bool:
    """Whether a line ends with a question mark or a demand, or begins with what people say: «— Говорят, вы уходите.»"""
    words = text.string[line.parts[0].start : line.parts[-1].stop].rstrip()  # without «— спрашиваю» of a reporter
    return is_hearsay(words) or is_asked(words) or demands(SENTENCE_END.split(words)[-1]) or calls_guest(text, line)


# Тяжёлая неделя, Пётр Ильич, много встреч
CALLED = re.compile(rf"(?:^|[,.!?…]\s)(?P<given>{CAPITALIZED})\s{CAPITAL}{SMALL}+(?:ич|вна)[,.!?…]")
VOWELS = "аяйь"  # at the end of a given name, which its cases change


def calls_guest(text: Text, line: Line) -> bool:
    """«Гость — Пётр Лунин.⏎— Здравствуйте, Пётр Ильич.»: whether a line calls somebody named in full above it."""
    start, stop = line.parts[0].start, line.parts[-1].stop
    called = CALLED.search(text.string[start:stop])
    if called is None:
        return False
    stem = re.escape(called["given"].rstrip(VOWELS))
    return re.search(rf"\b{stem}{SMALL}{{0,3}}\s{CAPITALIZED}", text.string[: line.paragraph.start]) is not None


def line_text(text: Text, line: Line) -> str:
    """The text of a line."""
    return text.string[line.paragraph.start : line.paragraph.stop].rstrip()
