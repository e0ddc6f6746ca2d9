"""Paragraphs that are speech without marks: after a dialogue dash, after their speaker's name, after a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsextract import lexicon
from newsextract.quotes.candidates import (
    Candidate,
    find_marks,
    marked_candidates,
    split_at_reports,
    starts_report,
)
from newsextract.quotes.clauses import WORD, is_predicate, trim
from newsextract.quotes.marks import MARK, Marked
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import DASHES, LINE_BREAK, Extent, Paragraph, Text


def find_candidates(text: Text, verbs: ReportingVerbs) -> list[Candidate]:
    """All candidates, outer before inner, in text order."""
    marked = find_marks(text)
    found = marked_candidates(text, marked, verbs)
    found.extend(dash_lines(text, marked, verbs))
    found.extend(named_lines(text))
    found.extend(blocks_after_colon(text, {candidate.start for candidate in found}, verbs))
    return sorted(found, key=lambda candidate: (candidate.start, -candidate.stop))


# --- after a dash -----------------------------------------------------------------------------------------------------

DASH_LINE = re.compile(rf"[{DASHES}]\s*(?=[^\W\d_«„“\"(…])")
TAIL = re.compile(rf"[,.!?…]\s*[{DASHES}]\s+(?P<report>[^\n]{{3,400}})$")


def dash_lines(text: Text, marked: Sequence[Marked], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Paragraphs that a dialogue dash opens: with the reporter's words in them, or in a row as in an interview."""
    string, paragraphs = text.string, text.paragraphs
    opened = {m.start for m in marked}
    lines = [DASH_LINE.match(string, p.start, p.stop) for p in paragraphs]
    for index, (paragraph, match) in enumerate(zip(paragraphs, lines, strict=True)):
        if match is None or match.end() in opened:
            continue
        parts = split_at_reports(string, trim(string, match.end(), paragraph.stop), verbs)
        tail = TAIL.search(string, *parts[-1])
        if tail and starts_report(tail["report"], verbs):
            parts[-1] = trim(string, parts[-1].start, tail.start() + 1)
        elif len(parts) == 1 and not (in_dialogue(text, lines, index) or is_led_to(text, index, verbs)):
            continue
        yield Candidate(tuple(parts), paragraph.start, parts[-1].stop, "dash", True, clause=True)


def in_dialogue(text: Text, lines: Sequence[re.Match[str] | None], index: int) -> bool:
    """Whether dash lines around it make a dialogue: one of the neighbours is a dash line, and one of them asks."""
    near = [i for i in (index - 1, index, index + 1) if 0 <= i < len(lines) and lines[i] is not None]
    return len(near) > 1 and any(paragraph_text(text, text.paragraphs[i]).rstrip().endswith("?") for i in near)


def paragraph_text(text: Text, paragraph: Paragraph) -> str:
    """The text of a paragraph."""
    return text.string[paragraph.start : paragraph.stop]


# --- after the speaker's name -----------------------------------------------------------------------------------------

# Анна Белова: Мост откроют.   А. Б.: Когда?   Корр.: Когда?
NAMED_LINE = re.compile(r"(?P<who>[^\n:«»„“\"]{1,40}):\s+(?=[^\s«„“\"—–-])")
MIN_LINES = 3  # so many named lines, of two speakers at least, make an interview
LABEL_WORDS = 4  # of a speaker's name


def named_lines(text: Text) -> Iterator[Candidate]:
    """Lines of an interview, each with its speaker's name or initials before a colon."""
    matches = [(p, NAMED_LINE.match(text.string, p.start, p.stop)) for p in text.paragraphs]
    lines = [(p, match) for p, match in matches if match is not None and is_label(match["who"])]
    if len(lines) < MIN_LINES or len({match["who"] for _, match in lines}) < 2:
        return
    for paragraph, match in lines:
        content = trim(text.string, match.end(), paragraph.stop)
        if content.stop > content.start:
            yield Candidate((content,), *content, "line", True, clause=True)


def is_label(who: str) -> bool:
    """Whether the words before a colon name a speaker: capitals throughout, or one of the usual labels."""
    words = WORD.findall(who)
    labelled = bool(words) and words[0].lower() in lexicon.load("labels")
    return labelled or (0 < len(words) <= LABEL_WORDS and all(word[0].isupper() for word in words))


# --- after a colon ----------------------------------------------------------------------------------------------------

SOURCE_PHRASE = re.compile(r"\b(по словам|по его словам|по её словам|следующее|такими словами)\b", re.IGNORECASE)
# Хозяин кафе Анна Белова:   Анна Белова, хозяйка кафе:
NAME_AND_COLON = re.compile(r"([А-ЯЁ][а-яё-]+\s+){1,2}[А-ЯЁ][а-яё-]+\s*(,[^:]{1,80})?:$")
SENTENCE_END = re.compile(r"[.!?…]\s")
MIN_BLOCK = 8  # words; shorter paragraphs after a colon are lists
MAX_BLOCK = 5  # paragraphs


def blocks_after_colon(text: Text, taken: set[int], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """A paragraph without marks behind one that reports and ends with a colon: a block quotation.

    taken: where the other candidates begin.
    """
    for index, (before, block) in enumerate(pairwise(text.paragraphs), start=1):
        if block.start in taken or is_far(text, before, block) or not is_led_to(text, index, verbs):
            continue
        content = paragraph_text(text, block)
        if MARK.match(content) or len(WORD.findall(content)) < MIN_BLOCK:
            continue
        extent = Extent(block.start, end_of_block(text, index, verbs))
        yield Candidate((trim(text.string, *extent),), *extent, "block", True, clause=True)


def is_led_to(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether the paragraph before one reports and ends with a colon."""
    if not index or text.string[text.paragraphs[index - 1].stop - 1] != ":":
        return False
    return reports(paragraph_text(text, text.paragraphs[index - 1]), verbs)


def reports(lead: str, verbs: ReportingVerbs) -> bool:
    """Whether words before a colon report somebody."""
    last_sentence = SENTENCE_END.split(lead)[-1]
    words = WORD.findall(last_sentence)
    if NAME_AND_COLON.search(last_sentence.rstrip()) and not any(map(is_predicate, words)):
        return True
    return bool(SOURCE_PHRASE.search(last_sentence)) or any(map(verbs.reports, words))


def end_of_block(text: Text, index: int, verbs: ReportingVerbs) -> int:
    """A block runs on over single line breaks up to a blank line, where paragraphs are set apart by blank lines."""
    string, paragraphs = text.string, text.paragraphs
    last = index
    while last + 1 < min(len(paragraphs), index + MAX_BLOCK):
        following = paragraphs[last + 1]
        if len(LINE_BREAK.findall(string, paragraphs[last].stop, following.start)) > 1:
            return paragraphs[last].stop
        if any(map(verbs.reports, WORD.findall(string, following.start, following.stop))):
            break
        last += 1
    return paragraphs[index].stop


def is_far(text: Text, before: Paragraph, block: Paragraph) -> bool:
    """Whether more than one blank line parts two paragraphs: what stood between them was lost."""
    return len(LINE_BREAK.findall(text.string, before.stop, block.start)) > 2
