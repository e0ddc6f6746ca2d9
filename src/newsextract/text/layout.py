"""Article text versus page furniture, and paragraphs.

A pasted page carries more than its article: most-read lists with counters, share buttons, bylines, photo credits,
"read also" blocks, tags, cookie lines. Lines are classified; the text is never changed. A rule is a small function
of one line and its neighbours; `RULES` is their order, and the first that answers decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from newsextract import lexicon

LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")  # "\r\n" is one
SENTENCE_END = re.compile(r"[.!?…:;][»”“\"')\]]*\s*$")
MAX_HEADLINE = 160
MAX_FURNITURE = 600  # code points in a line; longer ones are text, and no pattern has to look through them

LineKind = Literal["text", "furniture", "blank"]


class Line(NamedTuple):
    """A line without its line break and outer white space: `text[start:stop]`."""

    start: int
    stop: int
    text: str


class Paragraph(NamedTuple):
    """One or more lines that belong together. A heading stands above text and is no sentence of it."""

    start: int
    stop: int
    heading: bool


class Layout(NamedTuple):
    """Paragraphs of the article; `body` are the runs of article lines between furniture, as (start, stop)."""

    paragraphs: tuple[Paragraph, ...]
    body: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A line among its neighbours, blank lines left out; what a rule looks at."""

    lines: Sequence[Line]
    index: int
    furniture_before: bool

    @property
    def text(self) -> str:
        """The line's text."""
        return self.lines[self.index].text

    def neighbour(self, offset: int) -> str:
        """The text of another line, '' beyond the page."""
        index = self.index + offset
        return self.lines[index].text if 0 <= index < len(self.lines) else ""


# --- what a line looks like -------------------------------------------------------------------------------------------


@cache
def furniture(flag: str) -> str:
    """The patterns of the furniture table with a flag, as one."""
    entries = [entry for entry, flags in lexicon.load("furniture").items() if flag in flags]
    return "(?:" + "|".join(f"(?:{entry})" for entry in entries) + ")"


@cache
def furniture_line() -> re.Pattern[str]:
    """Комментарии (12)   Поделиться   Все права защищены"""
    return re.compile(furniture("line") + r"[\s:.()\d]*", re.IGNORECASE)


@cache
def labelled() -> re.Pattern[str]:
    """Автор: Анна Белова   Фото: пресс-служба   Теги: мост"""
    return re.compile(furniture("label") + r"\s*[:：]\s*(?P<rest>.{0,160})", re.IGNORECASE)


@cache
def block_headings() -> re.Pattern[str]:
    """Читайте также   Самое читаемое   Материалы по теме: Мост закрыли"""
    return re.compile(furniture("block") + r"\s*([:.].{0,200})?", re.IGNORECASE)


TAGS = re.compile(r"(#[\w-]+[\s,;]*)+")  # #выборы #Тверь
COUNTER = re.compile(r"[-–—−•*·|\s]*(\d[\d\s.,]*(тыс\.?|млн|[KkКкMМ])?)?[-–—−•*·|\s]*")  # - 5588   1,2K   -
NUMBERED_TITLE = re.compile(r"[-–—•*\s]*\d{1,2}[.)]?\s*(?=[^\d\s.,:;%°/-]).+")  # 3🍇 В модном винограде …
CLOCK = re.compile(
    r"(\[?\d{1,2}[:.]\d{2}\]?([,\s|–-]+)?)?(\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\s+[а-яё]{3,8}(\s+\d{4})?(\s*г(ода|\.)?)?|сегодня|вчера)?"
    r"[,\s|в–-]*(\[?\d{1,2}[:.]\d{2}\]?)?(\s*\(?(мск|gmt|utc)\)?)?",
    re.IGNORECASE,
)  # 12 мая 2024, 14:30
URL_LINE = re.compile(r"(https?://|www\.)\S+|[\w.-]+@[\w.-]+\.\w+", re.IGNORECASE)
IMAGE_CREDIT = re.compile(
    r"(©|фото\s*[:©/](?!\s*[«„“\"])|photo\s*by|getty images|/\s*(тасс|риа новости|рейтер|reuters|ap|afp)\s*$).{0,120}",
    re.IGNORECASE,
)


# --- rules ------------------------------------------------------------------------------------------------------------


def known_line(place: Place) -> LineKind | None:
    """A whole line that pages put around articles: «Поделиться», «Комментарии (12)»."""
    return "furniture" if furniture_line().fullmatch(place.text) else None


def labelled_line(place: Place) -> LineKind | None:
    """A label, a colon and a short value that is no sentence: «Фото: пресс-служба мэрии»."""
    match = labelled().fullmatch(place.text)
    if match is None:
        return None
    rest = match["rest"].strip()
    if rest[:1] in '«"“„' or len(rest.split()) > 12 or (rest.endswith((".", "!", "?", "…")) and len(rest.split()) > 5):
        return None
    return "furniture"


def tag_list(place: Place) -> LineKind | None:
    """A list of tags: «#выборы #Тверь»."""
    return "furniture" if TAGS.fullmatch(place.text) else None


def address_line(place: Place) -> LineKind | None:
    """A lone web or mail address."""
    return "furniture" if URL_LINE.fullmatch(place.text) else None


def credit_line(place: Place) -> LineKind | None:
    """A photo credit: «Фото: Пресс-служба / ТАСС», «© Getty Images»."""
    return "furniture" if len(place.text) < MAX_HEADLINE and IMAGE_CREDIT.match(place.text) else None


def clock_line(place: Place) -> LineKind | None:
    """A line that is only a date or a time: «12 мая 2024, 14:30»."""
    return "furniture" if CLOCK.fullmatch(place.text) else None


def counter_line(place: Place) -> LineKind | None:
    """A line that holds only a number, a bullet or nothing that can be read: «- 5588», «-»."""
    return "furniture" if COUNTER.fullmatch(place.text) or not any(c.isalpha() for c in place.text) else None


def counted_title(place: Place) -> LineKind | None:
    """A title of a most-read list: counters stand under it, or it is numbered and stands between counters."""
    if is_sentence_like(place.text):
        return None
    below = [place.neighbour(i) for i in (1, 2)]
    if all(line and COUNTER.fullmatch(line) for line in below):
        return "furniture"
    beside = place.furniture_before and below[0] != "" and COUNTER.fullmatch(below[0])
    return "furniture" if beside and NUMBERED_TITLE.fullmatch(place.text) else None


def block_heading(place: Place) -> LineKind | None:
    """The heading of a list of other articles: «Читайте также»."""
    return "furniture" if block_headings().fullmatch(place.text) else None


RULES: tuple[Callable[[Place], LineKind | None], ...] = (
    counter_line,
    known_line,
    labelled_line,
    tag_list,
    address_line,
    credit_line,
    clock_line,
    counted_title,
    block_heading,
)


def is_sentence_like(text: str) -> bool:
    """Whether a line reads as text: it ends as a sentence does, or is too long for a title."""
    return bool(SENTENCE_END.search(text)) or len(text) > 2 * MAX_HEADLINE


# --- the page ---------------------------------------------------------------------------------------------------------


def split_lines(text: str) -> list[Line]:
    """Every line that is not blank, white space at its ends left out."""
    lines = []
    start = 0
    for match in [*LINE_BREAK.finditer(text), None]:
        stop = match.start() if match else len(text)
        raw = text[start:stop]
        content = raw.strip()
        if content:
            begin = start + len(raw) - len(raw.lstrip())
            lines.append(Line(begin, begin + len(content), content))
        start = match.end() if match else stop
    return lines


def classify(lines: Sequence[Line]) -> list[LineKind]:
    """The kind of each line: the first rule that answers decides; titles under a block heading follow it."""
    kinds: list[LineKind] = []
    in_block = False
    for index in range(len(lines)):
        place = Place(lines, index, furniture_before=bool(kinds) and kinds[-1] == "furniture")
        short = len(place.text) <= MAX_FURNITURE
        kind = next((kind for rule in RULES if (kind := rule(place))), None) if short else None
        if kind is None and in_block and not is_sentence_like(place.text):
            kind = "furniture"
        in_block = kind == "furniture" and (in_block or (short and block_heading(place) is not None))
        kinds.append(kind or "text")
    return kinds


def lay_out(text: str, furniture: bool = True) -> Layout:
    """Find paragraphs and body. With `furniture=False` every line is article text."""
    lines = split_lines(text)
    kinds: list[LineKind] = classify(lines) if furniture else ["text"] * len(lines)
    if "text" not in kinds:  # a page of nothing but furniture: better to read it than to lose it
        kinds = ["text"] * len(lines)
    return Layout(tuple(paragraphs(lines, kinds)), tuple(body_spans(lines, kinds)))


def body_spans(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[tuple[int, int]]:
    """Runs of article lines, each from its first to its last code point."""
    spans: list[tuple[int, int]] = []
    running = False
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "text":
            spans.append((spans.pop()[0] if running else line.start, line.stop))
        running = kind == "text"
    return spans


def paragraphs(lines: Sequence[Line], kinds: Sequence[LineKind]) -> list[Paragraph]:
    """Article lines as paragraphs: a line that a hard wrap broke is joined to the one before it."""
    found: list[Paragraph] = []
    previous: Line | None = None
    last = max((index for index, kind in enumerate(kinds) if kind == "text"), default=-1)
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "text":
            if previous is not None and is_wrapped(previous, line):
                found[-1] = Paragraph(found[-1].start, line.stop, heading=False)
            else:
                heading = index != last and is_heading_like(line.text, first=not found)
                found.append(Paragraph(line.start, line.stop, heading))
        previous = line if kind == "text" else None
    return found


def is_wrapped(line: Line, following: Line) -> bool:
    """Whether a sentence runs on over the line break: «… заявил на\\nбрифинге министр»."""
    return (
        following.start - line.stop <= 2
        and not SENTENCE_END.search(line.text)
        and following.text[0].islower()
        and len(line.text) > 30
    )


def is_heading_like(text: str, first: bool) -> bool:
    """Whether a line with text below it is a headline, as the first is, or a subhead: short, no end of a sentence."""
    return len(text) <= MAX_HEADLINE and not SENTENCE_END.search(text) and (first or text[0] not in '—–-«"“„')
