"""Speech behind a colon and a dash inside a paragraph: after a name or a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsextract import language, lexicon
from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.clauses import SECOND_SENTENCE, SENTENCE_END, WORD
from newsextract.quotes.dash_lines import DASH_LINE, Line, spoken_parts
from newsextract.quotes.leads import is_asked, reports
from newsextract.quotes.marks import Marked
from newsextract.quotes.turns import told_below
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CAPITAL, DASHES, IN_ANY_CASE, Text

COLON_DASH = re.compile(rf":\s*[{DASHES}]")  # most texts have none
# Пётр Лунин: — Нам тяжело. Олег Сом: — А нам нет.   At the head of a sentence: Пётр ЛУНИН, тренер «Волны»:- Нам тяжело.
NAMED_DASH = re.compile(
    rf"(?<![^\W\d_])(?:{IN_ANY_CASE}\s+){{1,2}}{IN_ANY_CASE}\s*(?:\([^():]{{1,80}}\)|(?P<title>,[^:\n]{{1,80}}))?"
    rf":\s*(?P<dash>[{DASHES}])\s*(?={CAPITAL})"
)
# Врач Анна Белова рассказала о гриппе. — Он пришёл рано. Болеют дети.
BEHIND_REPORT = re.compile(rf"[.!?…]\s+(?P<dash>[{DASHES}])\s+(?={CAPITAL})")
ASKING = frozenset(verb for verb, flags in lexicon.load("reporting_verbs").items() if flags >= {"quote", "replies"})
TOLD_ALREADY = re.compile(rf"\s[{DASHES}]\s|[»”\"][.,!?…]*\s*$|\([^)]*$")  # «Едем», — сказал он.   (так у мэра.
REPORTED_DASH = re.compile(rf":\s*(?P<dash>[{DASHES}])\s*(?={CAPITAL})")


def inline_candidates(text: Text, marked: Sequence[Marked], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Speech behind a name, a colon and a dash, up to the next name or the end of the paragraph; none within marks."""
    if COLON_DASH.search(text.string) is None:
        return
    for paragraph in text.paragraphs:
        matches = [
            match
            for match in NAMED_DASH.finditer(text.string, paragraph.start, paragraph.stop)
            if not match["title"] or opens_sentence(text, match)
        ]
        if not matches:
            match = REPORTED_DASH.search(text.string, paragraph.start, paragraph.stop)  # «Лунин добавил: — Нам тяжело.»
            matches = [match] if match and reports(text.string[paragraph.start : match.start()], verbs) else []
        borders = [*(match.start() for match in matches), paragraph.stop]
        for match, stop in zip(matches, borders[1:], strict=True):
            if is_in_marks(match, marked):
                continue
            for start, end, asks in turns(text, match.start("dash"), stop, verbs):
                parts, _ = spoken_parts(text, start + 1, end, verbs)
                if parts[-1].stop > parts[0].start:
                    yield unmarked("dash", parts, start, asks=asks)


def turns(text: Text, dash: int, stop: int, verbs: ReportingVerbs) -> Iterator[tuple[int, int, bool]]:
    """The answers of one person and the questions between them, each behind a dash: «— Ждали. — Кого? — Друга.»

    Where each begins and ends, and whether it asks. All is one turn where nothing is asked between two dashes, or
    the speaker tells who asked: «— Я спросила: — Где ключ? — Он молчал.»
    """
    dashes = [dash, *(match.start("dash") for match in BEHIND_REPORT.finditer(text.string, dash, stop))]
    words = [text.string[one:other].rstrip() for one, other in pairwise([*dashes, stop])]
    asked = list(map(is_asked, words))
    told = any(asks_somebody(before) for before, asks in zip(words, asked[1:], strict=False) if asks)
    if told or not any(asked[1:-1]) or any(one and other for one, other in pairwise(asked)):
        yield dash, stop, False
        return
    for one, other, asks in zip(dashes, [*dashes[1:], stop], asked, strict=True):
        yield one, other, asks and one != dash


def asks_somebody(words: str) -> bool:
    """Whether the last sentence tells who asked: «Я спросила его.»"""
    last = WORD.findall(SENTENCE_END.split(words)[-1])
    return any(language.has_lemma(word.lower(), ASKING, "VERB") for word in last)


def speech_behind_reports(text: Text, marked: Sequence[Marked], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Speech behind a dash inside a paragraph and a sentence that reports, up to the end or to the next report."""
    for match in BEHIND_REPORT.finditer(text.string):
        before = text.sentences[text.sentence_at(match.start())]
        own = text.sentences[text.sentence_at(match.end())]
        if own.paragraph != before.paragraph or is_in_marks(match, marked):
            continue
        lead = text.string[before.start : match.start() + 1]
        if TOLD_ALREADY.search(lead) or DASH_LINE.match(lead) or not reports(lead, verbs):
            continue
        paragraph = text.paragraphs[own.paragraph]
        line = Line(own.paragraph, paragraph, *spoken_parts(text, match.end(), paragraph.stop, verbs), own.paragraph)
        parts = line.parts if line.reported else told_below(text, line, verbs)
        if not parts and SECOND_SENTENCE.search(text.string, *line.parts[0]):
            parts = line.parts
        if parts:
            yield unmarked("dash", parts, match.start("dash"))


def is_in_marks(match: re.Match[str], marked: Sequence[Marked]) -> bool:
    """Whether a dash stands within quotation marks."""
    return any(m.start < match.start("dash") < m.stop for m in marked)


def opens_sentence(text: Text, match: re.Match[str]) -> bool:
    """Whether a name and a title are all of a sentence before the colon: «Мы ждём. Олег Сом, врач: — Едем.»"""
    number = text.sentence_at(match.start())
    return match.start() == text.sentences[number].start and number == text.sentence_at(match.end("title"))
