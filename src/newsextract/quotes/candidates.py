"""Candidates for quoted speech: text in marks, and paragraphs that are speech without any."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile
from typing import Literal, NamedTuple

from newsextract import language, lexicon
from newsextract.quotes.clauses import WORD, is_clause, trim
from newsextract.quotes.marks import Marked
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import CAPITAL, DASHES, SMALL, Extent, Paragraph, Text

Form = Literal["marks", "dash", "block", "line", "plain", "headline"]


class Candidate(NamedTuple):
    """What may be somebody's words: content, and the stretch of text that marks and dashes take with it.

    form: text in marks, a line after a dash, a block after a colon or above its signature, a line of an interview after
    its speaker, plain words before a report, or words behind the colon of a headline.
    whole: it stands as a sentence of its own or after a colon, not inside the reporter's clause.
    clause: it reads as a clause.
    depth: how many marks stand around it.
    closed: its mark is closed.
    asks: it is a question of an interview.
    """

    parts: tuple[Extent, ...]
    start: int
    stop: int
    form: Form
    whole: bool
    clause: bool
    depth: int = 0
    closed: bool = True
    asks: bool = False

    @property
    def covered(self) -> list[Extent]:
        """The parts with the marks around them: what is not the reporter's."""
        firsts = [self.start, *(part.start for part in self.parts[1:])]
        lasts = [*(part.stop for part in self.parts[:-1]), self.stop]
        return [Extent(first, last) for first, last in zip(firsts, lasts, strict=True)]

    @property
    def reports(self) -> list[Extent]:
        """The reporter's words between the parts."""
        return [Extent(before.stop, behind.start) for before, behind in pairwise(self.parts)]


def marked_candidates(text: Text, marked: Sequence[Marked], verbs: ReportingVerbs) -> list[Candidate]:
    """A candidate of each pair of marks. Names in marks are among them: rules tell."""
    starts = [paragraph.start for paragraph in text.paragraphs]
    own = (text.paragraphs[max(0, bisect_right(starts, m.start) - 1)] for m in marked)
    found = (from_marks(text.string, paragraph, m, verbs) for m, paragraph in zip(marked, own, strict=True))
    return [candidate for candidate in found if candidate is not None]


def unmarked(form: Form, parts: Sequence[Extent], start: int | None = None, *, asks: bool = False) -> Candidate:
    """Return speech that no marks close: a sentence of its own, whose dash can stand at `start`, before its parts."""
    first = parts[0].start if start is None else start
    return Candidate(tuple(parts), first, parts[-1].stop, form, whole=True, clause=True, asks=asks)


def from_marks(text: str, paragraph: Paragraph, marked: Marked, verbs: ReportingVerbs) -> Candidate | None:
    """A candidate of one pair of marks; None for marks around nothing that can be read, or a letter: «слово на «к»»."""
    content = trim(text, marked.inner, marked.end)
    words = text[slice(*content)]
    if not any(c.isalnum() for c in words) or (len(words) == 1 and words.islower()):
        return None
    whole = marked.depth == 0 and stands_alone(text, paragraph, marked, verbs)
    parts = split_at_reports(text, content, verbs) if whole else [content]
    clause = is_clause(words)
    return Candidate(tuple(parts), marked.start, marked.stop, "marks", whole, clause, marked.depth, marked.closed)


# --- whether marked text stands alone ---------------------------------------------------------------------------------

BEFORE_WHOLE = re.compile(rf"(^|[.!?…:;»”\"])\s*[{DASHES}]?\s*$")
ENDS_HERE = re.compile(r"\s*[,.!?…;]*\s*$|\s*[.!?…]+(?:\s|(?=[А-ЯЁ]))|\s*\(")
HEADING_SIGNED = re.compile(rf":\s+{CAPITAL}")  # «Мост нам нужен»: Пётр Лунин — о планах
# «Сами виноваты», «Дорогу снова забыли», — написали жители.
LISTED = r"«[^«»\n]{3,300}»,\s"
LIST_BEFORE = re.compile(rf"(?:^|[.!?…]\s+)(?:{LISTED})+$")
LIST_BEHIND = re.compile(rf",\s(?:{LISTED})*«[^«»\n]{{3,300}}»,\s*[{DASHES}]\s*{SMALL}")
SENTENCE_IN_LIST = re.compile(rf"{CAPITAL}{SMALL}*(?:\s|,)")
DASH_AFTER = re.compile(rf"\s*[,.!?…]?\s*[{DASHES}]\s*(?P<report>[^\n]{{0,200}})")
WORDS_AFTER = re.compile(r"\s*,?\s*(?P<report>[^\s,][^\n]{2,200})")
THAT_COLON = re.compile(r"\bчто\s*:\s*$", re.IGNORECASE)
LOOK_BEFORE = 400  # code points before a mark that tell whether a sentence begins with it
LOOK_BEHIND = 600  # code points behind a closing mark that tell whether the reporter goes on


def stands_alone(text: str, paragraph: Paragraph, marked: Marked, verbs: ReportingVerbs) -> bool:
    """Whether marked text is a sentence of its own: it begins where sentences do, and a pause follows it."""
    before = text[max(paragraph.start, marked.start - LOOK_BEFORE) : marked.start]
    if before.rstrip().endswith(":"):
        return not THAT_COLON.search(before)
    after = text[marked.stop : max(marked.stop, min(paragraph.stop, marked.stop + LOOK_BEHIND))]
    in_list = LIST_BEFORE.search(before) is not None or LIST_BEHIND.match(after) is not None
    if (
        in_list
        and SENTENCE_IN_LIST.match(text[marked.inner : marked.end])
        and is_clause(text[marked.inner : marked.end])
    ):
        return True
    if before.strip() and not BEFORE_WHOLE.search(before):
        return False
    if paragraph.heading and HEADING_SIGNED.match(after):
        return True
    return bool(ENDS_HERE.match(after)) or reporter_follows(text[marked.inner : marked.end], after, verbs)


def reporter_follows(content: str, after: str, verbs: ReportingVerbs) -> bool:
    """Whether what stands behind speech is the reporter's: «Зенит» — сильная команда does not go on like that."""
    speaks = is_clause(content) or content[-1:] in ",.!?…"
    report = DASH_AFTER.match(after)
    if report:
        return speaks or starts_report(report["report"], verbs)
    report = WORDS_AFTER.match(after)
    if report is None or language.is_relative(report["report"]):
        return False
    return (speaks or after.lstrip().startswith(",")) and starts_report(report["report"], verbs)


# --- the reporter between the parts -----------------------------------------------------------------------------------

# «Едем, — сказал он. — Ждите»: the reporter's words stand between two dashes; a name in marks may be among them
INTERRUPTION = re.compile(
    rf"(?P<mark>[,.!?…]\s*|(?<=\w)\s)[{DASHES}]-?\s+(?P<report>(?:[^«»—–−\n]|«[^«»\n]{{1,80}}»){{3,200}}?)"
    rf"[,.:]\s*[{DASHES}]-?(?:\s+(?=\S)|(?={CAPITAL}))"
)
NAME_WORDS = 2  # of who acts, before the verb
ACTING = 5  # words behind a dash, of which the first is a verb and one is who acts
WAY = 3  # words before the verb that say how: «с улыбкой»
OTHER_CLAUSES = (lexicon.flagged("other_clauses", "object") | {"что"}) - {"как"}  # «как сказал мэр» is a report
REPORT_WORDS = 5  # a reporting verb stands among so many first words of the reporter's


def split_at_reports(text: str, content: Extent, verbs: ReportingVerbs) -> list[Extent]:
    """Content between the reporter's interruptions."""
    parts: list[Extent] = []
    position, stop = content
    match = INTERRUPTION.search(text, position, stop)
    while match is not None:
        if breaks_in(match["report"], verbs, parted=match["mark"].strip() != ""):
            parts.append(trim(text, position, match.start() + 1))
            position = match.end()
            match = INTERRUPTION.search(text, position, stop)
        else:  # between the speaker's own dashes: look again from the second of them
            match = INTERRUPTION.search(text, match.end("report"), stop)
    parts.append(trim(text, position, stop))
    return [part for part in parts if any(c.isalnum() for c in text[slice(*part)])] or [content]


def breaks_in(report: str, verbs: ReportingVerbs, *, parted: bool) -> bool:
    """Whether words between two dashes are the reporter's. parted: a mark stands before the first of them."""
    return (starts_report(report, verbs) or acts(report)) if parted else opens_with_report(report, verbs)


def opens_with_report(report: str, verbs: ReportingVerbs) -> bool:
    """Whether a reporting verb stands first: then a comma before the dash can be missing, «Дует - жалуется жилец»."""
    first = WORD.match(report)
    return first is not None and verbs.reports(first[0])


def starts_report(report: str, verbs: ReportingVerbs) -> bool:
    """Whether words after a dash are the reporter's: lower case, a reporting verb among the first.

    A relative clause is not, «Мы встретили депутатов, которых прозвали «мушкетёрами».», nor is «Спросили, что думают.»
    """
    first = WORD.search(report)
    if first is None or not first[0][0].islower() or first[0] in OTHER_CLAUSES or language.is_relative(first[0]):
        return False
    if WITH_WORDS.match(report):
        return True
    return any(verbs.reports(match[0]) for match in islice(WORD.finditer(report), REPORT_WORDS))


SPOKEN = "|".join(lexicon.flagged("reporting_phrases", "with"))
WITH_WORDS = re.compile(rf"с\s(?:эт|так)ими?\s(?:{SPOKEN})\b")  # «На мне парадная форма», — с этими словами он вышел


def acts(report: str) -> bool:
    """Whether words begin with a verb of whatever meaning, and who does it follows: «кивает на реку сторож».

    How it is done can stand before the verb: «с улыбкой встречает нас хозяйка», «радушно встречает нас хозяйка»; or
    a person's name: «Анна Белова показывает на стену».
    """
    words = WORD.findall(report)[: ACTING + WAY]
    names = len(list(takewhile(str.istitle, words)))
    if 0 < names <= NAME_WORDS and is_persons(words[0]) and rather_tells("".join(words[names : names + 1])):
        return True
    before = next((n for n, word in enumerate(words) if word != "не" and not tells_way(words[:n], word)), 0)
    first, *others = words[before : before + ACTING] or [""]
    return rather_tells(first) and any(map(may_act, others))


def rather_tells(word: str) -> bool:
    """Whether a word is rather a verb that tells: «начал» more often than «много начал»."""
    reading = language.likeliest(word) if word.islower() else None
    return reading is not None and language.is_told(reading)


def tells_way(before: Sequence[str], word: str) -> bool:
    """Whether a word says how somebody does something: «радушно», «и», «с улыбкой»."""
    if before and before[-1] in language.WITH:
        return language.can_stand_in(word, "ablt")
    return word in language.WITH or word == "и" or any(p.pos == "ADVB" for p in language.parses(word)[:1])


def is_persons(word: str) -> bool:
    """Whether a word can be of a person's name, and of no place's: «Анна», but not «Волга»."""
    found = language.parses(word.lower())
    named = any(language.NAME_GRAMMEMES & p.grammemes and p.case == "nomn" for p in found)
    return (named or language.is_unknown(word)) and not any("Geox" in p.grammemes for p in found)


def may_act(word: str) -> bool:
    """Whether a word in the nominative is somebody: «сторож», «он», «Лунин»."""
    found = language.parses(word.lower())
    if word[0].isupper():
        return any(p.case == "nomn" and (p.animacy == "anim" or language.NAME_GRAMMEMES & p.grammemes) for p in found)
    return any(p.case == "nomn" and p.animacy == "anim" for p in found[:1]) or word in language.PRONOUNS
