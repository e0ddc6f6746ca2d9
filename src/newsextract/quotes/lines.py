"""All candidates; and paragraphs that are speech without marks: after a colon, before a signature, before a report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from newsextract import lexicon
from newsextract.quotes.candidates import Candidate, marked_candidates, opens_with_report, starts_report, unmarked
from newsextract.quotes.clauses import SECOND_SENTENCE, WORD, has_verb, is_clause, is_own_word, is_spoken, trim
from newsextract.quotes.dash_lines import DASH_LINE, spoken_parts
from newsextract.quotes.dialogue import dash_candidates
from newsextract.quotes.headlines import headline_candidates
from newsextract.quotes.inline_dashes import BEHIND_REPORT, inline_candidates, speech_behind_reports
from newsextract.quotes.inline_labels import inline_turns
from newsextract.quotes.joined_lines import glued_lines, joined_turns
from newsextract.quotes.labelled import end_of_line, named_lines, titled_lines
from newsextract.quotes.leads import (
    ends_with_colon,
    is_asked,
    is_led_to,
    names_speaker,
    numbers_follow,
    paragraph_text,
)
from newsextract.quotes.marks import MARK, find_marked
from newsextract.quotes.name_lines import turns_behind_names, turns_behind_titles, turns_under_names, turns_under_titles
from newsextract.quotes.own_stories import own_stories
from newsextract.quotes.unmarked import unmarked_interview
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CLOSING, DASHES, ENDS, LINE_BREAK, SMALL, WHOLE_NAME, Paragraph, Text


def find_candidates(text: Text, verbs: ReportingVerbs, headlines: bool = False) -> list[Candidate]:
    """All candidates, outer before inner, in text order; in headlines those without marks when asked for."""
    marked = find_marked(text.string, text.paragraphs)
    found = marked_candidates(text, marked, verbs)
    labelled = list(inline_turns(text)) or list(named_lines(text, verbs)) or list(turns_behind_names(text))
    labelled = labelled or list(turns_behind_titles(text))
    if not labelled:
        found.extend(joined_turns(text, verbs))
        found.extend(not_in(starts_of(found), glued_lines(text, marked, verbs)))
    found.extend(not_in(starts_of([*found, *labelled]), dash_candidates(text, marked, verbs)))
    found.extend(labelled)
    found.extend(not_in(starts_of(found), inline_candidates(text, marked, verbs)))
    found.extend(not_in(starts_of(found), speech_behind_reports(text, marked, verbs)))
    found.extend(titled_lines(text, starts_of(found)))
    found.extend(turns_under_names(text))
    found.extend(not_in(starts_of(found), turns_under_titles(text)))
    if not labelled:
        clauses = [candidate for candidate in found if candidate.form != "marks" or candidate.clause]
        found.extend(not_in(starts_of(clauses), unmarked_interview(text, verbs)))  # «Степь». Смотрел десять раз.
        found.extend(not_in(begun(text, found), own_stories(text, verbs)))
    found.extend(blocks_after_colon(text, starts_of(found), verbs))
    found.extend(signed_blocks(text, starts_of(found)))
    found.extend(reported_blocks(text, begun(text, found), verbs))
    found.extend(broken_speech(text, begun(text, found), verbs))
    found.extend(plain_speech(text, begun(text, found), verbs))
    if headlines:
        found.extend(headline_candidates(text, starts_of(found)))
    return sorted(found, key=lambda candidate: (candidate.start, -candidate.stop))


def starts_of(found: Sequence[Candidate]) -> set[int]:
    """Where candidates begin."""
    return {candidate.start for candidate in found}


def not_in(taken: Container[int], found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates that begin where no other does."""
    return (candidate for candidate in found if candidate.start not in taken)


def begun(text: Text, found: Sequence[Candidate]) -> set[int]:
    """Where candidates begin, and the paragraphs in which speech behind a dash begins and goes on."""
    starts = [paragraph.start for paragraph in text.paragraphs]
    own = (starts[bisect_right(starts, c.start) - 1 : bisect_left(starts, c.stop)] for c in found if c.form == "dash")
    return starts_of(found).union(*own)


# --- after a colon ----------------------------------------------------------------------------------------------------

MIN_BLOCK = 8  # words; shorter paragraphs after a colon are lists
MAX_BLOCK = 5  # paragraphs


def blocks_after_colon(text: Text, taken: Container[int], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """A paragraph without marks behind one that reports and ends with a colon: a block quotation.

    taken: where the other candidates begin.
    """
    for index, (before, block) in enumerate(pairwise(text.paragraphs), start=1):
        if not ends_with_colon(text, index - 1) or block.start in taken:
            continue
        if len(LINE_BREAK.findall(text.string, before.stop, block.start)) > 2:  # what stood between them was lost
            continue
        if not is_led_to(text, index, verbs):
            continue
        content = paragraph_text(text, index)
        named = names_speaker(paragraph_text(text, index - 1))
        asks = named and is_asked(content.rstrip())
        told = named and content.rstrip()[-1:] in ENDS and has_verb(content)  # no list under «Анна Белова, тренер:»
        if len(WORD.findall(content)) < MIN_BLOCK and not asks and not told:
            continue
        end = max(end_of_block(text, index, verbs), end_of_own(text, index) if named else 0)
        parts, _ = spoken_parts(text, block.start, end, verbs)
        yield unmarked("block", parts, block.start)


def end_of_own(text: Text, index: int) -> int:
    """Where words under a name end: behind the answers to a list of questions, «1. Да.⏎2. Нет.», else while spoken."""
    lines = (paragraph_text(text, number) for number in range(index, len(text.paragraphs)))
    last = index + sum(1 for _ in takewhile(lambda pair: numbers_follow(*pair), pairwise(lines)))
    return max(text.paragraphs[last].stop, end_of_line(text, last, None))


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


# --- before a signature -----------------------------------------------------------------------------------------------

# — Вера Ильина, мэр Каменки
SIGNATURE_LINE = re.compile(rf"[{DASHES}]\s*{WHOLE_NAME}\s*(?:[,(][^?!]{{1,80}})?")


# — считает тренер «Волны» Пётр Лунин.
REPORT_LINE = re.compile(rf"[{DASHES}]\s*(?P<report>{SMALL}[^\n!?…]{{3,160}}?)\.?")
BLANK_LINE = 2  # line breaks


def signed_blocks(text: Text, taken: Container[int]) -> Iterator[Candidate]:
    """A paragraph without marks above a line with a dash, a person's name and no verb: the person's words.

    Over a blank line it says «я» or «мы»: a reporter signs an article as well.
    """
    for index, (block, signature) in enumerate(pairwise(text.paragraphs)):
        name = SIGNATURE_LINE.fullmatch(text.string, signature.start, signature.stop)
        if name is None or block.start in taken or has_verb(name[0]):
            continue
        words = paragraph_text(text, index).rstrip()
        breaks = len(LINE_BREAK.findall(text.string, block.stop, signature.start))
        near = breaks == 1 or (breaks == BLANK_LINE and is_spoken(words))
        if near and words[-1:] in ENDS and not MARK.match(words) and not DASH_LINE.match(words) and is_clause(words):
            yield unmarked("block", (trim(text.string, block.start, block.stop),))


def reported_blocks(text: Text, taken: Container[int], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """A paragraph without marks above a line that is nothing but a report: «Лёд уже крепкий,⏎— считает Лунин.»"""
    dashed = [text.string[paragraph.start] in DASHES for paragraph in text.paragraphs] + [False]
    for index, (block, report) in enumerate(pairwise(text.paragraphs)):
        if not dashed[index + 1] or dashed[index] or dashed[index + 2] or block.start in taken:  # of several, a list
            continue
        told = REPORT_LINE.fullmatch(text.string, report.start, report.stop)
        if told is None or not opens_with_report(told["report"], verbs):
            continue
        words = paragraph_text(text, index).rstrip()
        marked = MARK.match(words) or words.rstrip(f"{ENDS},")[-1:] in tuple(CLOSING)  # …», — сказал он
        if words[-1:] in f"{ENDS}," and not marked and is_clause(words):
            yield unmarked("plain", (trim(text.string, block.start, block.stop),))


# --- before a report, without any mark --------------------------------------------------------------------------------

LONGEST_REPORT = 220  # code points of a report at the end of a paragraph, with what parts it
# Звонила учительница, — продолжает Анна. — Мы выехали утром.
REPORT_INSIDE = re.compile(
    rf"[,.!?…]\s*[{DASHES}]\s+(?P<report>{SMALL}(?:[^\n«»{DASHES}]|«[^\n«»]{{1,60}}»|(?<=\w)-(?=\w)){{3,140}})"
    rf"(?P<end>[,.])\s*[{DASHES}]\s+(?=[А-ЯЁа-яё])"
)
REPORT_AT_END = re.compile(rf"[,!?…]\s*(?P<dash>[{DASHES}])?\s*(?P<report>{SMALL}[^\n,!?…]{{3,200}})$")
# Мы рады, - сказал тренер, сообщает «Вестник».
RELAYED = re.compile(
    rf"[,!?…]\s*(?P<dash>[{DASHES}])\s*(?P<report>{SMALL}[^\n,.!?…]{{3,100}}),"
    rf"\s*{lexicon.alternatives('other_clauses', 'relaying')}\s[^\n,!?…]{{3,80}}$"
)


def broken_speech(text: Text, taken: Container[int], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """A paragraph that a report between two dashes breaks: «Мост закрыт, — говорит мэр. — Пора домой.»

    Without a full stop behind the report somebody says «я» or «мы»: «Мост, — отмечает мэр, — закрыт» is told.
    """
    for paragraph in text.paragraphs:
        report = REPORT_INSIDE.search(text.string, paragraph.start, paragraph.stop)
        if report is None or paragraph.start in taken or not starts_report(report["report"], verbs):
            continue
        dashes = (match.start("dash") for match in BEHIND_REPORT.finditer(text.string, paragraph.start, report.start()))
        start = max(dashes, default=paragraph.start)  # Ольга устала. — Сад далеко, — говорит она. — Ездим.
        if MARK.search(text.string, start, report.start()):
            continue
        parts, _ = spoken_parts(text, start, paragraph.stop, verbs)
        if len(parts) > 1 and (report["end"] == "." or any(is_spoken(text.string[slice(*part)]) for part in parts)):
            yield unmarked("dash", parts, start)


def plain_speech(text: Text, taken: Container[int], verbs: ReportingVerbs) -> Iterator[Candidate]:
    """A paragraph in the first or second person that ends with a report: «Мы рады. Спасибо всем, — сказал мэр.»"""
    for index, paragraph in enumerate(text.paragraphs):
        if paragraph.start in taken:
            continue
        words = paragraph_text(text, index)
        near = max(0, len(words) - LONGEST_REPORT)
        report = RELAYED.search(words, near) or REPORT_AT_END.search(words, near)
        if report is None or not (report["dash"] or SECOND_SENTENCE.search(words, 0, report.start() + 1)):
            continue
        if is_marked(words[: report.start()]) or not starts_report(report["report"], verbs):
            continue
        start = behind_reports(text, paragraph, paragraph.start + report.start(), verbs)
        content = trim(text.string, start, paragraph.start + report.start() + 1)
        spoken = text.string[slice(*content)]
        if (report["dash"] or SECOND_SENTENCE.search(spoken)) and is_spoken(spoken):
            yield unmarked("plain", (content,))


NAME_IN_MARKS = re.compile(r"(?<=\w\s)(?:«[^«».!?…]{1,40}»|[\"„“][^\"„“”.!?…]{1,40}[\"“”])")  # завод «Волна»


def is_marked(words: str) -> bool:
    """Whether anything but names stands in marks: not in «Строил завод «Волна».», but in «Он сказал: «Едем».»"""
    if MARK.search(NAME_IN_MARKS.sub("", words)):
        return True
    return any(is_clause(name[0]) for name in NAME_IN_MARKS.finditer(words))


def behind_reports(text: Text, paragraph: Paragraph, stop: int, verbs: ReportingVerbs) -> int:
    """Where speech begins behind the reporter's sentences: «Тренер сказал, что рад. Мы старались, — добавил он.»

    «Меня не предупредили. Замок сменили, — говорит сосед.» begins with somebody's own word.
    """
    start = paragraph.start
    for sentence in text.sentences[text.sentence_at(start) : text.sentence_at(stop)]:
        words = text.string[sentence.start : sentence.stop]
        own = is_own_word(text.lower(sentence.first))
        if own or not any(map(verbs.reports, WORD.findall(words))):
            break
        start = sentence.stop
    return start
