"""Interviews whose answers stand without any mark, as where sites print the questions bold or with a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from newsextract import language, lexicon
from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.clauses import SECOND_SENTENCE, WORD, is_spoken, says_i, trim
from newsextract.quotes.dash_lines import DASH_LINE
from newsextract.quotes.leads import (
    FULL_NAME,
    LONGEST_DEMAND,
    demands,
    has_lemma_of,
    is_asked,
    is_hearsay,
    is_interview,
    paragraph_text,
)
from newsextract.quotes.marks import MARK
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CAPITAL, CAPITALIZED, DASHES, Extent, Text

MIN_QUESTIONS = 3  # fewer are asked by the reporter
MIN_DASHED = 2  # a dash shows better that somebody is asked
MAX_TOLD = 3  # where one answer of so many has a mark or a reporting verb, the reporter tells them
LEAD = 3  # paragraphs above the first question of which one speaks of an interview
ADDRESSED = 4  # of so many questions one says «вы»
# Анна Белова, директор театра, — о весне
TOPIC = re.compile(rf"{CAPITALIZED}(?:,[^.!?]*,)?\s+[{DASHES}]\s+{lexicon.alternatives('prepositions', 'about')}\s")
YOU = lexicon.flagged("function_words", "you")
# РГ: Когда?   Анна Белова: Когда?   12. Когда?
LABEL = re.compile(rf"(?:(?:[A-Z]+|{CAPITAL}[\w.-]*(?:\s{CAPITAL}[\w.-]*)?):|\d{{1,2}}[.)])\s")


def unmarked_interview(text: Text, verbs: ReportingVerbs) -> Iterator[Candidate]:
    """Questions that are paragraphs of their own, each with the answer behind it."""
    if text.string.count("?") >= MIN_DASHED:
        for dashed in (False, True):
            asking = questions(text, dashed)
            asking = asking[heads_lead(text, asking) :]
            sure = dashed or (bool(asking) and (asks_guest(text, asking[0]) or answer_by_dash(text, asking)))
            few = len(asking) >= MIN_DASHED and sure
            if few or len(asking) >= MIN_QUESTIONS:
                yield from turns(text, verbs, asking, dashed)


def questions(text: Text, dashed: bool) -> list[int]:
    """The paragraphs that ask. What asks right behind a question is its answer: «Нет. Кто вам это сказал?»"""
    asking: list[int] = []
    for index in range(len(text.paragraphs)):
        if is_question(text, index, dashed) and (not asking or asking[-1] != index - 1):
            asking.append(index)
    return asking


def asks_guest(text: Text, question: int) -> bool:
    """Whether a question stands below the lead of an interview with somebody named, whose answer says «я»."""
    lead = paragraph_text(text, question - 1) if question else ""
    answered = question + 1 < len(text.paragraphs) and says_i(paragraph_text(text, question + 1))
    return answered and FULL_NAME.search(lead) is not None and is_interview(lead)


def answer_by_dash(text: Text, asking: Sequence[int]) -> bool:
    """Whether a dash opens what stands under each question: «Ответил врач.⏎Больных много?⏎— Да. Ждём ещё.»"""
    return all(index + 1 < len(text.paragraphs) and is_dashed(text, index + 1) for index in asking)


def heads_lead(text: Text, asking: Sequence[int]) -> bool:
    """Whether the first question is the headline: «Почему дорожает хлеб?», and below it «Мы поговорили с пекарем»."""
    if not asking or asking[0] or len(text.paragraphs) == 1:
        return False
    lead = paragraph_text(text, 1)
    return is_interview(lead) or presents_guest(lead)


def turns(text: Text, verbs: ReportingVerbs, asking: Sequence[int], dashed: bool) -> Iterator[Candidate]:
    """The questions and the answers between them, if they are talk."""
    answers = [lines_of_answer(text, index, stop) for index, stop in zip(asking, [*asking[1:], None], strict=True)]
    answered = not dashed and all(lines and is_dashed(text, lines[0]) for lines in answers)
    told = sum(not is_plain(text, lines[answered:], verbs) for lines in answers)
    if not all(answers) or told * MAX_TOLD > len(answers):
        return
    if not is_put_to_somebody(text, asking, answers, dashed or answered):
        return
    for index, lines in zip(asking, answers, strict=True):
        yield turn_of(text, (index,), asks=True)
        yield turn_of(text, lines, asks=False)


def is_question(text: Text, index: int, dashed: bool) -> bool:
    """Whether a paragraph is a question, without a mark before it, with a dash or without one."""
    words = paragraph_text(text, index).rstrip()
    short = SECOND_SENTENCE.search(words) is None and words.count(" ") <= LONGEST_DEMAND
    asks = is_asked(words) or demands(words) or (short and not dashed and is_hearsay(words))
    return asks and MARK.match(words) is None and is_dashed(text, index) is dashed


def is_dashed(text: Text, index: int) -> bool:
    """Whether a dash opens a paragraph."""
    return DASH_LINE.match(paragraph_text(text, index)) is not None


def is_put_to_somebody(text: Text, asking: Sequence[int], answers: Sequence[Sequence[int]], dashed: bool) -> bool:
    """Whether questions are put to somebody: the text above says so, a dash shows it, or who answers says «я»."""
    lead = [paragraph_text(text, index) for index in range(max(0, asking[0] - LEAD), asking[0])]
    named = any(map(FULL_NAME.search, lead))
    if any(map(is_interview, lead)) or any(map(presents_guest, lead)):
        return True
    spoken = sum(any(is_spoken(paragraph_text(text, index)) for index in lines) for lines in answers)
    addressed = sum(is_addressed(paragraph_text(text, index)) for index in asking)
    if dashed and (named or (len(asking) >= MIN_QUESTIONS and (spoken or addressed))):
        return True
    if named:
        return 2 * spoken >= len(answers) and ADDRESSED * addressed >= len(asking)
    own = sum(any(says_i(paragraph_text(text, index)) for index in lines) for lines in answers)
    return 2 * own >= len(answers) and 2 * addressed >= len(asking)


def presents_guest(lead: str) -> bool:
    """Whether a paragraph names a person, and who asks or what the person will talk about."""
    named = FULL_NAME.search(lead) is not None
    return named and (TOPIC.search(lead) is not None or has_lemma_of(lead, frozenset({"guest"})))


def is_addressed(question: str) -> bool:
    """Whether a question says «вы» or «ваш», or has a verb in their form: «Что покажете первым?»"""
    likeliest = (p for word in WORD.findall(question) for p in language.parses(word.lower())[:1])
    return any(p.lemma in YOU or p.person == "2per" for p in likeliest)


def lines_of_answer(text: Text, question: int, following: int | None) -> tuple[int, ...]:
    """The paragraphs behind a question up to the next one; behind the last one, the first and what is spoken."""
    stop = len(text.paragraphs) if following is None else following
    lines = [index for index in range(question + 1, stop) if not text.paragraphs[index].heading]
    if following is not None:
        return tuple(lines)
    spoken = takewhile(lambda index: is_spoken(paragraph_text(text, index)), lines[1:])
    return (*lines[:1], *spoken)


def is_plain(text: Text, lines: tuple[int, ...], verbs: ReportingVerbs) -> bool:
    """Whether no mark or dash opens the paragraphs of an answer, and no reporter speaks in them."""
    for index in lines:
        words = paragraph_text(text, index)
        told = any(map(verbs.reports, WORD.findall(words))) and not is_spoken(words)  # «я говорил» is the guest's
        if MARK.match(words) or DASH_LINE.match(words) or told:
            return False
    return True


def turn_of(text: Text, lines: Sequence[int], *, asks: bool) -> Candidate:
    """Paragraphs of one speaker as speech, without the dash, the label or the number of the questions before them."""
    start, stop = text.paragraphs[lines[0]].start, text.paragraphs[lines[-1]].stop
    dash = DASH_LINE.match(text.string, start, stop) or (LABEL.match(text.string, start, stop) if asks else None)
    content: Extent = trim(text.string, dash.end() if dash else start, stop)
    return unmarked("dash", (content,), start, asks=asks)
