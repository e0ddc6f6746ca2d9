"""Interviews whose questions and answers stand without any mark, as where sites print the questions bold."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract.quotes.candidates import Candidate
from newsextract.quotes.clauses import WORD, is_spoken, trim
from newsextract.quotes.dialogue import DASH_LINE, is_interview, paragraph_text
from newsextract.quotes.marks import MARK
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import Extent, Text

MIN_QUESTIONS = 3  # fewer are asked by the reporter
MAX_TOLD = 3  # where one answer of so many has a mark or a reporting verb, the reporter tells them
LEAD = 3  # paragraphs above the first question of which one speaks of an interview


def unmarked_interview(text: Text, verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Questions that are paragraphs of their own, each with the answer behind it."""
    asking = [index for index in range(len(text.paragraphs)) if is_question(text, index)]
    if len(asking) < MIN_QUESTIONS or not is_led_in(text, asking[0]):
        return
    answers = [answer(text, index, stop) for index, stop in zip(asking, [*asking[1:], None], strict=True)]
    told = sum(not is_plain(text, lines, verbs) for lines in answers)
    if not all(answers) or told * MAX_TOLD > len(answers):
        return
    for index, lines in zip(asking, answers, strict=True):
        yield turn_of(text, (index,), asks=True)
        yield turn_of(text, lines, asks=False)


def is_question(text: Text, index: int) -> bool:
    """Whether a paragraph is a question, without a mark or a dash before it."""
    words = paragraph_text(text, index).rstrip()
    return words.endswith("?") and MARK.match(words) is None and DASH_LINE.match(words) is None


def is_led_in(text: Text, first: int) -> bool:
    """Whether the text above the first question speaks of an interview."""
    return any(is_interview(paragraph_text(text, index)) for index in range(max(0, first - LEAD), first))


def answer(text: Text, question: int, following: int | None) -> tuple[int, ...]:
    """The paragraphs behind a question up to the next one; behind the last one, the first and what is spoken."""
    stop = len(text.paragraphs) if following is None else following
    lines = [index for index in range(question + 1, stop) if not text.paragraphs[index].heading]
    if following is not None:
        return tuple(lines)
    kept = lines[:1]
    for index in lines[1:]:
        if not is_spoken(paragraph_text(text, index)):
            break
        kept.append(index)
    return tuple(kept)


def is_plain(text: Text, lines: tuple[int, ...], verbs: ReportingVerbs) -> bool:
    """Whether no mark or dash opens the paragraphs of an answer, and no reporter speaks in them."""
    for index in lines:
        words = paragraph_text(text, index)
        if MARK.match(words) or DASH_LINE.match(words) or any(map(verbs.reports, WORD.findall(words))):
            return False
    return True


def turn_of(text: Text, lines: tuple[int, ...], *, asks: bool) -> Candidate:
    """Paragraphs of one speaker as speech."""
    content: Extent = trim(text.string, text.paragraphs[lines[0]].start, text.paragraphs[lines[-1]].stop)
    return Candidate((content,), *content, "dash", True, clause=True, asks=asks)
