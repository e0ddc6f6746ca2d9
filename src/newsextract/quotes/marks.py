"""Quotation marks, paired: which mark opens, which closes, what lies between.

Marks are paired with a stack, paragraph by paragraph. Ambiguous marks (straight ones, and “ that opens in English and
closes in German) are told apart by what stands around them. What the writer left unbalanced is mended by reason: the
closing mark of a name swallowed the quotation's, or the quotation runs over several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsextract.text import CAPITAL, DASHES, ENDS, SMALL, Extent, Paragraph

# The marks themselves come first and what stands around them behind, for re skips quickly to the first of a set.
MARK = re.compile(
    r"[«»„“”‟\"″'`‘‚’](?:(?<=[«»„“”‟\"″])|(?<=')'|(?<=`)`|(?<=['‘‚])(?<!\w.)(?=\w)|(?<=[\w.,!?…]['’])(?!\w))"
)
OPENS_ONLY = frozenset("«„‚‘‟") | {"``"}
CLOSES_ONLY = frozenset("»’")
# which closing marks go with an opening one; writers mix them
FAMILY = {
    "«": '»"',
    "„": '“”"',
    "“": '”“"',
    "‟": "”“",
    "”": "”",
    '"': '"”“″',
    "″": '″"',
    "''": "''",
    "``": "''",
    "'": "'’",
    "‘": "’'",
    "‚": "‘’",
}
OPENING_CONTEXT = frozenset("([{—–-−/:=") | frozenset("«„“\"'‘")
# a mark is closed and a reporter goes on: », — сказал   ", - сказал   »: сказал
GOES_ON = re.compile(rf"\s*[,!?.…]*\s*[,—–−-]+\s*{SMALL}")
REPORT_BEHIND = re.compile(rf"\s*[,!?…]\s*[{DASHES}]\s*{SMALL}")  # », – сказал
REPORT_INSIDE = re.compile(rf"[»”\"]{REPORT_BEHIND.pattern}")
SENTENCE_BEFORE = re.compile(r"[.!?…:]\s+$")
BLANKS_BEHIND = frozenset(" \u00a0")  # an inch mark
MAX_BLANKS = 3  # code points between the end of a sentence and a mark
CLOSING = frozenset('»”“"')
NEXT_SENTENCE = re.compile(rf"[.!?…]\s+[«„“\"]?{CAPITAL}")
ENDS_SENTENCE = re.compile(rf"[.!?…]+\s*(?:$|\n|[«„“\"]?{CAPITAL})")
PAUSES = frozenset(",.;:!?")
MAX_NAME = 40  # code points in a name at the start of a paragraph
MAX_DEPTH = 50  # openings looked through for the one that a mark closes
MAX_PARAGRAPHS = 12  # a quotation that nobody closes is not looked for any farther


class Marked(NamedTuple):
    """Text between paired marks. `start` and `stop` take the marks in; the content lies between `inner` and `end`."""

    start: int
    inner: int
    end: int
    stop: int
    depth: int
    closed: bool = True


class Open(NamedTuple):
    """An opening mark that waits for its closing one."""

    start: int
    inner: int
    mark: str


def find_marked(text: str, paragraphs: Sequence[Paragraph]) -> list[Marked]:
    """Everything in marks, in text order, outer before inner."""
    found: list[Marked] = []
    for index, paragraph in enumerate(paragraphs):
        if MARK.search(text, paragraph.start, paragraph.stop) is None:
            continue
        pairs, waiting, stray = pair(text, paragraph.start, paragraph.stop)
        if waiting:
            own = [m for m in pairs if len(waiting) == 1 or m.start < waiting[1].start]
            mended = mend(text, paragraphs, index, waiting[0], own)
        else:
            outside = not found or found[-1].stop <= paragraph.start
            mended = never_opened(text, paragraph, pairs, stray) if stray and outside else None
        found.extend(pairs)
        if mended is not None:
            found.append(mended)
    return nest(found)


def never_opened(text: str, paragraph: Paragraph, pairs: Sequence[Marked], stray: Sequence[int]) -> Marked | None:
    """A paragraph whose mark nothing opened, up to the report behind it: «Мост готов», — сказал» without the first.

    Speech that begins with a mark had its mark taken by a name: `"Мы за "Волну" и за "Луч", - сказал`.
    """
    start = paragraph.start
    at = next((at for at in stray if text[at] in CLOSING and REPORT_BEHIND.match(text, at + 1)), 0)
    if not at or text[start] in DASHES or REPORT_INSIDE.search(text, start, at):
        return None
    if any(SENTENCE_BEFORE.search(text, max(start, m.start - MAX_BLANKS), m.start) for m in pairs if m.start < at):
        return None  # speech begins behind the reporter's sentence
    own = MARK.match(text, start) is not None and not begins_with_name(text, paragraph, pairs)
    return Marked(start, start + own, at, at + 1, 0)


def pair(text: str, start: int, stop: int) -> tuple[list[Marked], list[Open], list[int]]:
    """Pairs of one paragraph, openings that nothing closed, and positions of closings that nothing opened."""
    pairs: list[Marked] = []
    stack: list[Open] = []
    stray: list[int] = []
    inches = text.count('"', start, stop) % 2 == 1
    for match in MARK.finditer(text, start, stop):
        mark, at, after = match[0], match.start(), match.end()
        before = text[at - 1] if at > start else " "
        behind = text[after] if after < stop else " "
        if mark == '"' and inches and before.isdigit() and behind in BLANKS_BEHIND:
            continue  # «экран в 15" мне мал»
        opener = matching(stack, mark) if mark not in OPENS_ONLY else None
        if stack and stack[-1].inner == at and behind.isalnum():
            opener = None  # «""Волна" победила", — сказал он»: speech that begins with a name
        closes = may_close(mark, before, behind)
        glued = opener is None and mark in FAMILY and before in ENDS and behind.isupper()  # ждём."Мост закрыт"
        if glued or (may_open(mark, before, behind) and not (opener is not None and closes)):
            stack.append(Open(at, after, mark))
        elif opener is not None:
            opening = stack[opener]
            pairs.append(Marked(opening.start, opening.inner, at, after, 0))
            del stack[opener:]
        elif closes:
            stray.append(at)
    return pairs, stack, stray


def matching(stack: Sequence[Open], mark: str) -> int | None:
    """Index of the innermost opening that this mark can close."""
    for index in range(len(stack) - 1, max(-1, len(stack) - 1 - MAX_DEPTH), -1):
        if mark in FAMILY.get(stack[index].mark, "") and (len(mark) == len(stack[index].mark) or mark == "''"):
            return index
    return None


def may_open(mark: str, before: str, behind: str) -> bool:
    """Whether a mark between two signs can open: a blank or a bracket before it, no blank behind it."""
    if mark in OPENS_ONLY or mark in CLOSES_ONLY:
        return mark in OPENS_ONLY
    if before in CLOSING and behind in PAUSES:
        return False  # «играет "Заря"", - сказал»: the second closes as well
    return (before.isspace() or before in OPENING_CONTEXT) and not behind.isspace()


def may_close(mark: str, before: str, behind: str) -> bool:
    """Whether a mark between two signs can close: no blank before it, or nothing that could open behind it."""
    if mark in OPENS_ONLY or mark in CLOSES_ONLY:
        return mark in CLOSES_ONLY
    if before in "([" and behind.isalnum():
        return False  # «осуждён по статье 205 ("терроризм")»
    return not before.isspace() or behind.isspace()


# --- what the writer left open ----------------------------------------------------------------------------------------


def mend(
    text: str, paragraphs: Sequence[Paragraph], index: int, waiting: Open, pairs: Sequence[Marked]
) -> Marked | None:
    """End a quotation whose mark nothing closed, if it begins like one."""
    paragraph = paragraphs[index]
    before = text[paragraph.start : waiting.start].rstrip()
    is_speech = not before or before[-1] in ":—–-−.!?…"
    name = closed_by_name(text, waiting, pairs) if is_speech else piece_closed_by_name(text, waiting, pairs)
    reported = name is not None and REPORT_BEHIND.match(text, name.stop) is not None
    later = closed_later(text, paragraphs, index, waiting) if is_speech and not reported else None
    told = before_report(text, waiting, name) if name is not None and reported else None
    if told is not None:
        return told
    if later is None and name is not None:
        later = Extent(name.end + 1, name.stop)
    if later is not None:
        return Marked(waiting.start, waiting.inner, *later, 0)
    if not is_speech:
        return None
    reports = list(ATTRIBUTION.finditer(text, waiting.inner, paragraph.stop))
    stop = reports[-1].start() if reports else paragraph.stop
    return Marked(waiting.start, waiting.inner, stop, stop, 0, closed=False)


def before_report(text: str, waiting: Open, pair: Marked) -> Marked | None:
    """The mark's words up to a report that ends before others in marks: «Жаль, — сказал он. «Едем», — сказала она.»"""
    report = ATTRIBUTION.search(text, waiting.inner, pair.start)
    if report is None or pair.start == waiting.inner or not SENTENCE_BEFORE.search(text, report.end(), pair.start):
        return None
    return Marked(waiting.start, waiting.inner, report.start(), report.start(), 0, closed=False)


def closed_by_name(text: str, waiting: Open, pairs: Sequence[Marked]) -> Marked | None:
    """The name whose closing mark stands for both, of several that before the report: `"За "Луч", - сказал он`."""
    behind = [m for m in sorted(pairs, key=lambda m: m.stop) if m.start > waiting.start]
    able = [m for m in behind if GOES_ON.match(text, m.stop)]
    reported = next((m for m in able if REPORT_BEHIND.match(text, m.stop)), None)
    return reported or next(iter(able), None)


def piece_closed_by_name(text: str, waiting: Open, pairs: Sequence[Marked]) -> Marked | None:
    """The same for a piece within the reporter's sentence: «Мэр назвал их «детьми «новой волны». Белова ушла.»."""
    stop = NEXT_SENTENCE.search(text, waiting.inner)
    own = [m for m in pairs if stop is None or m.start < stop.start()]
    last = max(own, key=lambda m: m.stop, default=None)
    ends = last is not None and last.start > waiting.start and ENDS_SENTENCE.match(text, last.stop)
    return closed_by_name(text, waiting, own) or (last if ends else None)


def closed_later(text: str, paragraphs: Sequence[Paragraph], index: int, waiting: Open) -> Extent | None:
    """Where a later paragraph closes the mark; nowhere if one in between opens speech of its own."""
    for paragraph in paragraphs[index + 1 : index + 1 + MAX_PARAGRAPHS]:
        pairs, _, stray = pair(text, paragraph.start, paragraph.stop)
        if MARK.match(text, paragraph.start) and not begins_with_name(text, paragraph, pairs):
            return None
        for at in stray:
            if text[at] in FAMILY.get(waiting.mark, ""):
                return Extent(at, at + 1)
        for name in pairs:
            if text[name.end] in FAMILY.get(waiting.mark, "") and REPORT_BEHIND.match(text, name.stop):
                return Extent(name.end + 1, name.stop)  # the name's mark stands for both
    return None


def begins_with_name(text: str, paragraph: Paragraph, pairs: Sequence[Marked]) -> bool:
    """Whether the marks at the start of a paragraph hold a name: short, no end of a sentence in it."""
    first = next((marked for marked in pairs if marked.start == paragraph.start), None)
    if first is None or first.end - first.inner > MAX_NAME or text[first.end - 1] in ENDS:
        return False
    return REPORT_BEHIND.match(text, first.stop) is None


# a quotation without its closing mark ends before the dash of its attribution: «Едем, — сказал он.
ATTRIBUTION = re.compile(rf"[,!?.…]\s*[—–−-]\s+(?={SMALL}+)")


def nest(found: list[Marked]) -> list[Marked]:
    """Outer before inner in text order, each with its depth; a pair that crosses another is dropped."""
    nested: list[Marked] = []
    enclosing: list[Marked] = []
    for marked in sorted(found, key=lambda m: (m.start, -m.stop)):
        while enclosing and enclosing[-1].stop <= marked.start:
            enclosing.pop()
        if enclosing and marked.stop > enclosing[-1].stop:
            continue
        nested.append(marked._replace(depth=len(enclosing)) if enclosing else marked)
        enclosing.append(marked)
    return nested
