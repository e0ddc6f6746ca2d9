"""Candidates for quoted speech: text in marks, lines after a dialogue dash, and where the reporter interrupts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsextract import language
from newsextract.quotes.marks import MARK, Marked, find_marked
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import LINE_BREAK, Paragraph, Text

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
DASH = "—–−-"
DASH_LINE = re.compile(rf"[{DASH}]\s*(?=[^\W\d_«„“\"(…])")
# «Едем, — сказал он. — Ждите»: the reporter's words stand between two dashes
INTERRUPTION = re.compile(rf"[,.!?…]\s*[{DASH}]\s+(?P<report>[^«»—–−\n]{{3,200}}?)[,.:]\s*[{DASH}]\s+(?=\S)")
TAIL = re.compile(rf"[,.!?…]\s*[{DASH}]\s+(?P<report>[^\n]{{3,400}})$")
REPORT_WORDS = 5  # a reporting verb stands among so many first words of the reporter's
EDGE = " \t\r\n\u00a0,;—–-"


class Speech(NamedTuple):
    """Somebody's words: content spans, and the stretch of text that marks and dashes take with them.

    `form`: "marks", "dash", "block" or "line". `whole`: it stands as a sentence of its own or after a colon, not inside
    the reporter's clause.
    """

    parts: tuple[tuple[int, int], ...]
    start: int
    stop: int
    form: str
    whole: bool
    clause: bool
    depth: int = 0
    closed: bool = True

    @property
    def covered(self) -> list[tuple[int, int]]:
        """The parts with the marks around them: what is not the reporter's."""
        firsts = [self.start, *(start for start, _ in self.parts[1:])]
        lasts = [*(stop for _, stop in self.parts[:-1]), self.stop]
        return list(zip(firsts, lasts, strict=True))

    @property
    def reports(self) -> tuple[tuple[int, int], ...]:
        """The reporter's words between the parts."""
        return tuple((a[1], b[0]) for a, b in zip(self.parts, self.parts[1:], strict=False))


def find_speech(text: Text, verbs: ReportingVerbs) -> list[Speech]:
    """All candidates, outer before inner, in text order. Names in marks are among them: rules tell."""
    string, paragraphs = text.string, text.paragraphs
    marked = find_marked(string, paragraphs)
    found = [speech for m in marked if (speech := from_marks(string, paragraphs, m, verbs)) is not None]
    found.extend(dash_lines(string, paragraphs, marked, verbs))
    found.extend(named_lines(string, paragraphs))
    found.extend(blocks_after_colon(string, paragraphs, found, verbs))
    return sorted(found, key=lambda speech: (speech.start, -speech.stop))


def from_marks(text: str, paragraphs: Sequence[Paragraph], marked: Marked, verbs: ReportingVerbs) -> Speech | None:
    """A candidate of one pair of marks; None for marks around nothing that can be read."""
    inner, end = trim(text, marked.inner, marked.end)
    if not any(c.isalnum() for c in text[inner:end]):
        return None
    paragraph = paragraph_at(paragraphs, marked.start)
    whole = marked.depth == 0 and stands_alone(text, paragraph, marked, verbs)
    parts = split_at_reports(text, inner, end, verbs) if whole else [(inner, end)]
    return Speech(
        tuple(parts), marked.start, marked.stop, "marks", whole, is_clause(text[inner:end]), marked.depth, marked.closed
    )


def paragraph_at(paragraphs: Sequence[Paragraph], at: int) -> Paragraph:
    """The paragraph that holds a position."""
    return paragraphs[max(0, bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1)]


def trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """Leave out white space, commas and dashes at the ends; `.`, `!` and `?` stay."""
    while start < stop and text[start] in EDGE:
        start += 1
    while stop > start and text[stop - 1] in EDGE:
        stop -= 1
    return start, stop


BEFORE_WHOLE = re.compile(rf"(^|[.!?…:;»”\"])\s*[{DASH}]?\s*$")
ENDS_HERE = re.compile(r"\s*[,.!?…;]*\s*$|\s*[.!?…]+\s|\s*\(")
DASH_AFTER = re.compile(rf"\s*[,.!?…]?\s*[{DASH}]\s*(?P<report>[^\n]{{0,200}})")
WORDS_AFTER = re.compile(r"\s*,?\s*(?P<report>[^\s,][^\n]{2,200})")
LOOK_BEHIND = 400  # code points behind a closing mark that tell whether the reporter goes on
THAT_COLON = re.compile(r"\bчто\s*:\s*$", re.IGNORECASE)


def stands_alone(text: str, paragraph: Paragraph, marked: Marked, verbs: ReportingVerbs) -> bool:
    """Whether marked text is a sentence of its own: it begins where sentences do, and a pause follows it."""
    before = text[max(paragraph.start, marked.start - 200) : marked.start]
    if before.rstrip().endswith(":"):
        return not THAT_COLON.search(before)
    if before.strip() and not BEFORE_WHOLE.search(before):
        return False
    after = text[marked.stop : max(marked.stop, min(paragraph.stop, marked.stop + LOOK_BEHIND))]
    if ENDS_HERE.match(after):
        return True
    content = text[marked.inner : marked.end]
    speaks = is_clause(content) or content[-1:] in ",.!?…"  # «Зенит» — сильная команда: a name does not
    report = DASH_AFTER.match(after)
    if report:
        return speaks or starts_report(report["report"], verbs)
    report = WORDS_AFTER.match(after)
    if report is None or report["report"].startswith("котор"):
        return False
    return (speaks or after.lstrip().startswith(",")) and starts_report(report["report"], verbs)


def split_at_reports(text: str, start: int, stop: int, verbs: ReportingVerbs) -> list[tuple[int, int]]:
    """Content between the reporter's interruptions."""
    parts: list[tuple[int, int]] = []
    position = start
    match = INTERRUPTION.search(text, start, stop)
    while match is not None:
        if starts_report(match["report"], verbs):
            parts.append(trim(text, position, match.start() + 1))
            position = match.end()
            match = INTERRUPTION.search(text, position, stop)
        else:  # between the speaker's own dashes: look again from the second of them
            match = INTERRUPTION.search(text, match.end("report"), stop)
    parts.append(trim(text, position, stop))
    return [(a, b) for a, b in parts if any(c.isalnum() for c in text[a:b])] or [(start, stop)]


def starts_report(report: str, verbs: ReportingVerbs) -> bool:
    """Whether words after a dash are the reporter's: lower case, a reporting verb among the first."""
    words = WORD.findall(report)[:REPORT_WORDS]
    return bool(words) and words[0][0].islower() and any(verbs.reports(word) for word in words)


FINITE = frozenset({"VERB", "PRTS", "ADJS", "PRED", "INFN"})
COPULA = re.compile(r"\s[—–-]\s")


def is_clause(content: str) -> bool:
    """Whether content reads as a clause of its own: a predicate, or the end of a sentence inside."""
    words = WORD.findall(content)
    if re.search(r"[.!?…]\s+[А-ЯЁA-Z]", content):
        return True
    if len(words) > 1 and COPULA.search(content):
        return True
    return any(is_predicate(word) for word in words[:40])


def is_predicate(word: str) -> bool:
    """Whether the likeliest reading of a word is a predicate."""
    if not word.islower() and not word.istitle():
        return False
    found = language.parses(word.lower())
    return bool(found) and found[0].pos in FINITE and (found[0].known or word.islower())


def dash_lines(
    text: str, paragraphs: Sequence[Paragraph], marked: Sequence[Marked], verbs: ReportingVerbs
) -> Iterator[Speech]:
    """Paragraphs that a dialogue dash opens: with the reporter's words in them, or in a row as in an interview."""
    opened = {m.start for m in marked}
    lines = [DASH_LINE.match(text, p.start, p.stop) for p in paragraphs]
    for index, (paragraph, match) in enumerate(zip(paragraphs, lines, strict=True)):
        if match is None or match.end() in opened:
            continue
        parts = split_at_reports(text, *trim(text, match.end(), paragraph.stop), verbs)
        tail = TAIL.search(text, parts[-1][0], parts[-1][1])
        if tail and starts_report(tail["report"], verbs):
            parts[-1] = trim(text, parts[-1][0], tail.start() + 1)
        elif len(parts) == 1 and not (
            in_dialogue(text, paragraphs, lines, index) or is_led_to(text, paragraphs, index, verbs)
        ):
            continue
        yield Speech(tuple(parts), paragraph.start, parts[-1][1], "dash", True, clause=True)


# Анна Белова: Мост откроют.   А. Б.: Когда?   Корр.: Когда?
NAMED_LINE = re.compile(r"(?P<who>[^\n:«»„“\"]{1,40}):\s+(?=[^\s«„“\"—–-])")
MIN_LINES = 3  # so many named lines, of two speakers at least, make an interview


def named_lines(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Speech]:
    """Lines of an interview, each with its speaker's name or initials before a colon."""
    lines = [(p, m) for p in paragraphs if (m := NAMED_LINE.match(text, p.start, p.stop)) and is_label(m["who"])]
    if len(lines) < MIN_LINES or len({m["who"] for _, m in lines}) < 2:
        return
    for paragraph, match in lines:
        start, stop = trim(text, match.end(), paragraph.stop)
        if stop > start:
            yield Speech(((start, stop),), start, stop, "line", True, clause=True)


QUESTIONERS = ("корр", "вопрос", "ответ", "ведущ")


def is_label(who: str) -> bool:
    """Whether the words before a colon name a speaker: capitals throughout, or one of the usual labels."""
    words = WORD.findall(who)
    return who.lower().startswith(QUESTIONERS) or (0 < len(words) <= 4 and all(word[0].isupper() for word in words))


SOURCE_PHRASE = re.compile(r"\b(по словам|по его словам|по её словам|следующее|такими словами)\b", re.IGNORECASE)
MIN_BLOCK = 8  # words; shorter paragraphs after a colon are lists


def blocks_after_colon(
    text: str, paragraphs: Sequence[Paragraph], found: Sequence[Speech], verbs: ReportingVerbs
) -> Iterator[Speech]:
    """A paragraph without marks behind one that reports and ends with a colon: a block quotation."""
    taken = {speech.start for speech in found}
    for index, (before, block) in enumerate(pairwise(paragraphs), start=1):
        if block.start in taken or is_far(text, before, block) or not is_led_to(text, paragraphs, index, verbs):
            continue
        content = text[block.start : block.stop]
        if MARK.match(content) or len(WORD.findall(content)) < MIN_BLOCK:
            continue
        stop = end_of_block(text, paragraphs, index, verbs)
        yield Speech((trim(text, block.start, stop),), block.start, stop, "block", True, clause=True)


def is_led_to(text: str, paragraphs: Sequence[Paragraph], index: int, verbs: ReportingVerbs) -> bool:
    """Whether the paragraph before one reports and ends with a colon."""
    if not index or text[paragraphs[index - 1].stop - 1] != ":":
        return False
    return reports(text[paragraphs[index - 1].start : paragraphs[index - 1].stop], verbs)


MAX_BLOCK = 5  # paragraphs


def end_of_block(text: str, paragraphs: Sequence[Paragraph], index: int, verbs: ReportingVerbs) -> int:
    """A block runs on over single line breaks up to a blank line, where paragraphs are set apart by blank lines."""
    last = index
    while last + 1 < min(len(paragraphs), index + MAX_BLOCK):
        following = paragraphs[last + 1]
        if len(LINE_BREAK.findall(text, paragraphs[last].stop, following.start)) > 1:
            return paragraphs[last].stop
        if any(map(verbs.reports, WORD.findall(text, following.start, following.stop))):
            break
        last += 1
    return paragraphs[index].stop


def is_far(text: str, before: Paragraph, block: Paragraph) -> bool:
    """Whether more than one blank line parts two paragraphs: what stood between them was lost."""
    return len(LINE_BREAK.findall(text, before.stop, block.start)) > 2


# Хозяин кафе Анна Белова:   Анна Белова, хозяйка кафе:
NAME_AND_COLON = re.compile(r"([А-ЯЁ][а-яё-]+\s+){1,2}[А-ЯЁ][а-яё-]+\s*(,[^:]{1,80})?:$")


def reports(lead: str, verbs: ReportingVerbs) -> bool:
    """Whether words before a colon report somebody."""
    last_sentence = re.split(r"[.!?…]\s", lead)[-1]
    if NAME_AND_COLON.search(last_sentence.rstrip()) and not any(is_predicate(w) for w in WORD.findall(last_sentence)):
        return True
    return bool(SOURCE_PHRASE.search(last_sentence)) or any(map(verbs.reports, WORD.findall(last_sentence)))


def in_dialogue(text: str, paragraphs: Sequence[Paragraph], lines: Sequence[re.Match[str] | None], index: int) -> bool:
    """Whether dash lines around it make a dialogue: one of the neighbours is a dash line, and one of them asks."""
    near = [i for i in (index - 1, index, index + 1) if 0 <= i < len(lines) and lines[i] is not None]
    return len(near) > 1 and any(text[paragraphs[i].start : paragraphs[i].stop].rstrip().endswith("?") for i in near)
