"""What a person tells of themselves below a lead that promises it: «Анна Белова рассказала, от первого лица.⏎Я …»"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from newsextract import language, lexicon
from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.clauses import SECOND_SENTENCE, WORD, is_spoken, says_i, trim
from newsextract.quotes.leads import FULL_NAME, PROMISE, is_interview, paragraph_text
from newsextract.quotes.unmarked import is_plain, presents_guest
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import ENDS, Text

# Тренер «Волны» Пётр Лунин прокомментировал победу.   Мэр Анна Белова высказалась о ремонте моста.
COMMENTING = "|".join(re.sub("ть(ся)?$", "л", verb) for verb in sorted(lexicon.flagged("interviews", "comments")))
COMMENTED = re.compile(rf"\b(?:{COMMENTING})[а-я]*\b(?:[^:]|:\d)*\.$")
MIN_TOPICS = 2  # one subhead stands above what a reporter tells as well


def own_stories(text: Text, verbs: ReportingVerbs) -> Iterator[Candidate]:
    """The paragraphs that say «я» below a lead that names a person and promises the person's own words.

    Subheads may stand between them: «Анна Белова рассказала нашему корреспонденту о пожаре.⏎Я увидела дым. …»
    """
    count = len(text.paragraphs)
    for index in range(1, count):
        topics = are_topics(text, index, verbs)
        index += topics
        comments = not topics and is_commented(text, index, verbs)
        if topics or comments or (promises_story(text, index - 1, verbs) and opens_story(text, index, verbs)):
            own = topics or comments
            while index < count and (opens_story(text, index, verbs) or (own and is_own(text, index, verbs))):
                plain = list(takewhile(lambda number: goes_on(text, number, verbs), range(index + 1, count)))
                last = max((number for number in plain if is_spoken(paragraph_text(text, number))), default=index)
                content = trim(text.string, text.paragraphs[index].start, text.paragraphs[last].stop)
                yield unmarked("dash", (content,))
                index = last + 1 + (last + 1 < count and text.paragraphs[last + 1].heading)
            return


def are_topics(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether subheads stand for questions: «Мы поговорили с Анной Беловой.⏎О театре⏎Я здесь с мая. …⏎О планах⏎Мы …»"""
    if not text.paragraphs[index].heading or not is_interview(paragraph_text(text, index - 1)):
        return False
    heads = [number for number in range(index, len(text.paragraphs) - 1) if text.paragraphs[number].heading]
    return opens_story(text, index + 1, verbs) and sum(is_own(text, head + 1, verbs) for head in heads) >= MIN_TOPICS


def is_commented(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """«Тренер Пётр Лунин прокомментировал матч.⏎Мы сыграли слабо. …»: a lead, and below it words that say «мы»."""
    lead = paragraph_text(text, index - 1).rstrip()
    if not COMMENTED.search(lead) or FULL_NAME.search(lead) is None or SECOND_SENTENCE.search(lead) is not None:
        return False
    words = paragraph_text(text, index)
    told = any(verbs.reports(word) and not is_said_now(word) for word in WORD.findall(words))
    return not told and is_own(text, index, verbs) and SECOND_SENTENCE.search(words) is not None


def is_said_now(word: str) -> bool:
    """Whether a reporting verb can be of who speaks: «могу сказать», «считаю», but not «мы уже писали»."""
    return any(p.pos == "INFN" or p.person == "1per" for p in language.parses(word.lower())[:1])


def is_own(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether a paragraph is somebody's own words, in which no reporter speaks."""
    return goes_on(text, index, verbs) and is_spoken(paragraph_text(text, index))


def promises_story(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether a paragraph says that a person tells what stands below it: «Вот её история.», or to whom it was told."""
    lead = paragraph_text(text, index)
    if not FULL_NAME.search(lead):
        return False
    return bool(PROMISE.search(lead)) or (presents_guest(lead) and any(map(verbs.reports, WORD.findall(lead))))


def opens_story(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether a paragraph of some sentences says «я» as the first of somebody's own, and reports nobody."""
    words = paragraph_text(text, index)
    if not goes_on(text, index, verbs) or any(map(verbs.reports, WORD.findall(words))):
        return False
    return SECOND_SENTENCE.search(words) is not None and says_i(words)


def goes_on(text: Text, index: int, verbs: ReportingVerbs) -> bool:
    """Whether a paragraph is whole sentences that no mark or dash opens, in which no reporter speaks."""
    ends = paragraph_text(text, index).rstrip()[-1:] in ENDS
    return ends and not text.paragraphs[index].heading and is_plain(text, (index,), verbs)
