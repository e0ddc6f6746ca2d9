"""Candidate and cues -> a reported piece, or nothing. `RULES` is the order for speech in marks and after dashes.

A rule is a small function with one reason. The first that answers decides, and its name is the quotation's evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsextract import language
from newsextract.article import QuoteType
from newsextract.names import Name
from newsextract.quotes.candidates import WORD, Speech
from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import Source, phrase_source
from newsextract.text import Text

MAX_BLANK = 50  # code points of white space between a colon and its quotation


class Reported(NamedTuple):
    """A quotation before its speaker is known: spans of code points, the cue, the rule that decided."""

    type: QuoteType
    spans: tuple[tuple[int, int], ...]
    cue: Cue | None
    source: Source | None
    rule: str
    confidence: float
    goes_on: bool = False  # the speaker is the one before
    leads_on: bool = False  # the speaker is the one behind

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.spans[0][0]

    @property
    def stop(self) -> int:
        """Where the content ends."""
        return self.spans[-1][1]


class Scene(NamedTuple):
    """Everything a rule may look at: the candidate, all candidates, the reporters by sentence, the cues."""

    segmentation: Text
    speech: Speech
    whole_starts: Sequence[int]  # where speech that stands alone begins, sorted
    whole_stops: Sequence[int]  # and where it ends
    reporters: dict[int, Narration]  # number of the sentence -> its reporter
    cues: dict[int, list[Cue]]  # number of the sentence -> its cues
    names: Mapping[int, Name]
    previous: Reported | None
    sentence_at: Callable[[int], int]  # code point -> number of the sentence

    @property
    def text(self) -> str:
        """The article's text."""
        return self.segmentation.string

    @property
    def content(self) -> str:
        """The candidate's text, from its first part to its last."""
        return self.text[self.speech.parts[0][0] : self.speech.parts[-1][1]]

    def position(self, token: int) -> int:
        """Where a token begins."""
        return self.segmentation.tokens[token].start

    def end(self, token: int) -> int:
        """Where the last token of a half-open range ends."""
        return self.segmentation.tokens[token - 1].stop

    @property
    def colon(self) -> int | None:
        """Where the colon before the speech stands, None if there is none."""
        before = self.text[max(0, self.speech.start - MAX_BLANK) : self.speech.start].rstrip()
        return max(0, self.speech.start - MAX_BLANK) + len(before) - 1 if before.endswith(":") else None

    @property
    def next_start(self) -> int:
        """Where the next speech that stands alone begins."""
        at = bisect_left(self.whole_starts, self.speech.stop)
        return self.whole_starts[at] if at < len(self.whole_starts) else len(self.text)

    @property
    def previous_stop(self) -> int:
        """Where the speech before ends that stands alone."""
        at = bisect_right(self.whole_stops, self.speech.start)
        return self.whole_stops[at - 1] if at else 0


# --- speech that stands alone -----------------------------------------------------------------------------------------


def reporter_inside(scene: Scene) -> Reported | None:
    """«Едем, — сказал Иванов. — Ждите»: the reporter's words between the parts."""
    for start, stop in scene.speech.reports:
        for cue in scene.cues.get(scene.sentence_at(start), []) + scene.cues.get(scene.sentence_at(stop - 1), []):
            if start <= scene.position(cue.first) < stop:
                return direct(scene, cue, "reporter_inside", 0.97)
    return None


AFTER_GAP = 9  # words between the closing mark and the cue: «…», — с улыбкой глядя в зал, сказал он


def reporter_after(scene: Scene) -> Reported | None:
    """«Мы готовы», — сказал Иванов: a cue behind the mark, in the same sentence."""
    sentence = scene.sentence_at(max(scene.speech.stop - 1, 0))
    limit = min(scene.next_start, scene.segmentation.sentences[sentence].stop)
    for cue in scene.cues.get(sentence, []):
        at = scene.position(cue.first)
        if scene.speech.stop <= at < limit:
            between = scene.text[scene.speech.stop : at]
            if len(WORD.findall(between)) <= AFTER_GAP and ":" not in between:
                return direct(scene, cue, "reporter_after", 0.97)
    return None


def reporter_before(scene: Scene) -> Reported | None:
    """Иванов заявил: «Мы готовы»: a colon before the mark, and the last cue before the colon."""
    colon = scene.colon
    if colon is None or scene.speech.form == "line":
        return None
    sentence = scene.sentence_at(colon)
    if is_title_alone(scene):
        return None
    before = [
        c for c in scene.cues.get(sentence, []) if scene.previous_stop <= scene.position(c.first) < scene.speech.start
    ]
    if not before:
        return None
    cue = ([cue for cue in before if cue.source is not None] or before)[-1]
    if is_short_name(scene) and not leads_to_colon(scene, cue):
        return None  # назвал лучшие клубы: «Милан», «Реал»
    return direct(scene, cue, "reporter_before", 0.95)


def is_title_alone(scene: Scene) -> bool:
    """Known names and nothing else in marks: «Милан», «Барселона»."""
    return not scene.speech.clause and scene.content[-1] not in "!?…" and is_all_names(scene)


def is_all_names(scene: Scene) -> bool:
    """Whether known names fill the marks."""
    tokens = scene.segmentation.tokens
    first = bisect_left(tokens, scene.speech.parts[0][0], key=lambda token: token.start)
    last = bisect_left(tokens, scene.speech.parts[-1][1], key=lambda token: token.start)
    return sum(i in scene.names for i in range(first, last)) >= len(WORD.findall(scene.content)) > 0


def is_short_name(scene: Scene) -> bool:
    """A word or two with a capital that are no clause and no exclamation."""
    short = len(WORD.findall(scene.content)) <= 2 and scene.content[0].isupper()
    return short and not scene.speech.clause and scene.content[-1] not in "!?…"


def leads_to_colon(scene: Scene, cue: Cue) -> bool:
    """Whether nothing stands between the cue with its source and the colon."""
    after = max(cue.last, cue.source.last if cue.source else 0)
    return not WORD.search(scene.text[scene.end(after) : scene.speech.start])


def name_before(scene: Scene) -> Reported | None:
    """Анна Белова: «Мы готовы»; Белова — о планах: «…»: a person and a colon, no cue."""
    colon = scene.colon
    if colon is None or is_short_name(scene):
        return None
    sentence = scene.sentence_at(colon)
    reporter = scene.reporters.get(sentence)
    if reporter is None:
        return None
    behind = scene.previous.stop if scene.previous is not None else 0  # «Анна: «Да», Пётр: «Нет»»
    for index in reporter.tokens:
        name = scene.names.get(index)
        if name is not None and name.type == "PER" and behind <= scene.position(index) < scene.speech.start:
            found = direct(scene, None, "name_before", 0.9)
            title = reporter.grammar.head(index) if reporter.grammar.rel(index) == "appos" else None
            return found._replace(source=phrase_source(reporter, index if title is None else title))
    return None


LABEL = re.compile(r"(?P<label>корр|вопрос|ведущ|ответ)\w*\.?\s*:\s*$", re.IGNORECASE)


def labelled_line(scene: Scene) -> Reported | None:
    """«Корр.: Когда?», «Ответ: В мае»: who asks has no name, who answers is whom the interview is with."""
    match = LABEL.search(scene.text[max(0, scene.speech.start - 30) : scene.speech.start])
    if scene.speech.form != "line" or match is None:
        return None
    return direct(scene, None, "labelled_line", 0.8)._replace(goes_on=match["label"].lower() == "ответ")


INITIALS = re.compile(r"(?:[А-ЯЁ]\.\s*){1,3}:\s*$")


def initials_before(scene: Scene) -> Reported | None:
    """А. Б.: Мост откроют: a line of an interview, its speaker known by initials."""
    if scene.speech.form != "line" or not INITIALS.search(
        scene.text[max(0, scene.speech.start - 20) : scene.speech.start]
    ):
        return None
    reporter = scene.reporters.get(scene.sentence_at(scene.speech.start - 1))
    tokens = [i for i in reporter.tokens if scene.position(i) < scene.speech.start] if reporter else []
    if len(tokens) < 2:
        return None
    source = Source(tokens[0], tokens[-1], tokens[0], "initials", "nomn")
    return direct(scene, None, "initials_before", 0.85)._replace(source=source)


def line_of_nobody(scene: Scene) -> Reported | None:
    """Корр.: Когда?: the line of whoever asks, or of whom the article does not name."""
    return direct(scene, None, "line_of_nobody", 0.8) if scene.speech.form == "line" else None


def same_sentence(scene: Scene) -> Reported | None:
    """Speech inside a sentence with a cue somewhere: he went on, saying «Мы готовы»."""
    if is_short_name(scene):
        return None
    first, last = scene.sentence_at(scene.speech.start), scene.sentence_at(max(scene.speech.stop - 1, 0))
    for sentence in dict.fromkeys((first, last)):
        for cue in scene.cues.get(sentence, []):
            if scene.previous_stop <= scene.position(cue.first) < scene.next_start:
                return direct(scene, cue, "same_sentence", 0.7)
    return None


LIST_GAP = re.compile(r"\s*(,|;|и|или|, а также|,? и)\s*", re.IGNORECASE)


def listed(scene: Scene) -> Reported | None:
    """Скандировали «Позор!», «Свободу!»: one of several in a row has what the first has."""
    previous = scene.previous
    if previous is None or previous.type == "indirect" or previous.stop > scene.speech.start:
        return None
    between = scene.text[previous.stop : scene.speech.start].strip("»”“\"' ")
    if len(between) > 10 or not LIST_GAP.fullmatch(between):
        return None
    kind = kind_of_words(scene) if previous.cue is not None and previous.cue.form == "noun" else previous.type
    return previous._replace(type=kind, spans=scene.speech.parts, rule="listed", confidence=0.85)


def leads_on(scene: Scene) -> Reported | None:
    """«Мы готовы.⏎«Ждём вас», — сказал Иванов: a paragraph that nothing closes goes on in the next one's marks."""
    if scene.speech.closed or scene.speech.form != "marks" or scene.text[scene.speech.stop : scene.next_start].strip():
        return None
    return direct(scene, None, "leads_on", 0.6)._replace(leads_on=True)


SIGNATURE = re.compile(r"[\s.»”\"]*[—–-]\s*")


def signed(scene: Scene) -> Reported | None:
    """«Мы готовы».⏎— Анна Белова, директор школы: a person behind a dash, and no verb, signs the quotation."""
    dash = SIGNATURE.match(scene.text, scene.speech.stop)
    if dash is None:
        return None
    reporter = scene.reporters.get(scene.sentence_at(dash.end()))
    index = next((i for i in reporter.tokens if scene.position(i) == dash.end()), None) if reporter else None
    name = scene.names.get(index) if index is not None else None
    if reporter is None or index is None or name is None or name.type != "PER":
        return None
    return direct(scene, None, "signed", 0.9)._replace(source=phrase_source(reporter, index))


AFTER_REPORT = re.compile(r"[.,]\s*[—–-]\s*$")  # …», — сказал Иванов. — «…
MIN_ALONE = 4  # words in speech that nothing attributes


def goes_on(scene: Scene) -> Reported | None:
    """A whole statement in marks without a cue: whoever spoke last goes on."""
    words = WORD.findall(scene.content)
    lead = scene.text[max(0, scene.speech.start - MAX_BLANK) : scene.speech.start]
    resumed = scene.previous is not None and AFTER_REPORT.search(lead)
    if (
        (len(words) < MIN_ALONE and scene.speech.form != "dash" and not resumed)
        or not scene.speech.clause
        or scene.speech.depth
    ):
        return None
    asks = scene.speech.form == "dash" and scene.text[scene.speech.start : scene.speech.stop].rstrip().endswith("?")
    return direct(scene, None, "goes_on", 0.75)._replace(goes_on=not asks)  # in an interview the journalist asks


def direct(scene: Scene, cue: Cue | None, rule: str, confidence: float) -> Reported:
    """Direct speech with the candidate's parts."""
    return Reported("direct", scene.speech.parts, cue, cue.source if cue else None, rule, confidence)


# --- pieces built into the reporter's sentence ------------------------------------------------------------------------


THAT_BEFORE = re.compile(r"\b(что|будто|якобы)\s*[,:—–-]?\s*$", re.IGNORECASE)
PIECE_FLAGS = frozenset({"that", "label", "demand"})


def clause_after_that(scene: Scene) -> Reported | None:
    """Он подчеркнул, что «это необходимо»: a whole clause in marks after «что»."""
    speech = scene.speech
    before = scene.text[max(0, speech.start - 12) : speech.start]
    if speech.whole or not THAT_BEFORE.search(before) or is_name(scene):
        return None
    cue = governing(scene)
    if cue is None:
        return None
    sentence = scene.segmentation.sentences[scene.sentence_at(max(speech.stop - 1, 0))]
    ends_sentence = not WORD.search(scene.text[speech.stop : sentence.stop])
    kind: QuoteType = "direct" if ends_sentence and speech.clause else "partial"
    return Reported(kind, speech.parts, cue, cue.source, "clause_after_that", 0.97)


def clause_by_words_of(scene: Scene) -> Reported | None:
    """По словам врача, «воды здесь нет»: a whole clause in marks, the reporter adds only the phrase."""
    speech, number = scene.speech, scene.sentence_at(scene.speech.start)
    if speech.whole or not speech.clause or is_name(scene):
        return None
    sentence = scene.segmentation.sentences[number]
    for cue in scene.cues.get(number, []):
        source = cue.source
        if cue.form != "phrase" or source is None or scene.position(cue.first) != sentence.start:
            continue
        lead = scene.text[scene.end(max(cue.last, source.last)) : speech.start]
        if not WORD.search(lead) and not WORD.search(scene.text[speech.stop : sentence.stop]):
            return Reported("direct", speech.parts, cue, source, "clause_by_words_of", 0.95)
    return None


WORDED = frozenset(
    "надпись лозунг плакат баннер транспарант крик скандирование возглас фраза подпись девиз призыв".split()
)


def last_before(scene: Scene, reporter: Narration) -> int | None:
    """The reporter's last word before the candidate."""
    tokens = reporter.tokens
    at = bisect_left(tokens, scene.speech.start, key=scene.position)
    return tokens[at - 1] if at else None


def worded(scene: Scene) -> Reported | None:
    """С криками «Позор!», баннер «Мы вместе!», словами «…»: a noun for written or chanted words at once before."""
    number = scene.sentence_at(scene.speech.start)
    reporter = scene.reporters.get(number)
    if scene.speech.whole or reporter is None:
        return None
    noun = last_before(scene, reporter)
    if noun is None or not is_worded(reporter.text.lower(noun)):
        return None
    cue = Cue(noun, noun + 1, noun, reporter.text.lower(noun), "noun", frozenset(), None)
    subjects = reporter.subjects_before(noun)
    subject = next((i for i in subjects if not reporter.text.lower(i).startswith("котор")), None)
    source = phrase_source(reporter, subject) if subject is not None else None
    return Reported(kind_of_words(scene), scene.speech.parts, cue, source, "worded", 0.7)


def is_worded(word: str) -> bool:
    """A noun for words on a wall or in the street; «словами», but not «слово «дом»»."""
    return language.noun_lemma(word) in WORDED or word == "словами"


def kind_of_words(scene: Scene) -> QuoteType:
    """Written or chanted words: a clause or an exclamation is direct, «Возвращение легенды» is a piece."""
    exclaims = scene.content[-1] in "!?"
    return "direct" if scene.speech.clause or exclaims else "partial"


def as_said_clause(scene: Scene) -> Reported | None:
    """Как заявил Иванов, «мост откроют»: a whole clause in marks behind «как» and a cue."""
    speech, number = scene.speech, scene.sentence_at(scene.speech.start)
    sentence = scene.segmentation.sentences[number]
    lead = scene.text[sentence.start : speech.start]
    if speech.whole or not speech.clause or is_name(scene) or not lead.lower().startswith("как "):
        return None
    cue = governing(scene)
    if cue is None or "," in lead.rstrip(", ") or WORD.search(scene.text[speech.stop : sentence.stop]):
        return None
    return Reported("direct", speech.parts, cue, cue.source, "as_said_clause", 0.95)


def quoted_piece(scene: Scene) -> Reported | None:
    """Иванов назвал сделку «большой победой»: a piece under a cue, not a name."""
    if scene.speech.whole or is_name(scene):
        return None
    cue = governing(scene)
    if cue is None or not (cue.flags & PIECE_FLAGS):
        return None
    return Reported("partial", scene.speech.parts, cue, cue.source, "quoted_piece", 0.9)


def governing(scene: Scene) -> Cue | None:
    """The nearest cue before the piece in its sentence, or one that spans the sentence from behind."""
    cues = scene.cues.get(scene.sentence_at(scene.speech.start), [])
    before = [cue for cue in cues if scene.position(cue.first) < scene.speech.start]
    if before:
        return before[-1]
    reporter = scene.reporters.get(scene.sentence_at(scene.speech.start))
    return next((cue for cue in cues if reporter and cue.source is not None and set_off(reporter, cue)), None)


def set_off(reporter: Narration, cue: Cue) -> bool:
    """Whether a cue is set off by a comma or «как», as one that comes after what it reports."""
    before = next(reporter.before(cue.first), None)
    return before is not None and (
        reporter.text.word(before) in (",", "—", "–", "-") or reporter.text.lower(before) == "как"
    )


def is_name(scene: Scene) -> bool:
    """Names, titles and terms in marks: a capital and no clause, a known name, Latin letters only."""
    speech, content = scene.speech, scene.content
    words = WORD.findall(content)
    if not words:
        return True
    if is_all_names(scene):
        return True
    if all(word.isascii() for word in words):
        return True
    if scene.text[max(0, speech.start - 1) : speech.start] not in ("", " ", "\u00a0", "(", "«", '"'):
        return True
    if content[0].isupper() or content[0].isdigit():
        return not (speech.clause and len(words) >= 4)
    return False


# --- order ------------------------------------------------------------------------------------------------------------


RULES: tuple[Callable[[Scene], Reported | None], ...] = (
    reporter_inside,
    listed,
    signed,
    reporter_before,
    reporter_after,
    labelled_line,
    name_before,
    initials_before,
    line_of_nobody,
    same_sentence,
    leads_on,
    goes_on,
)
PIECE_RULES: tuple[Callable[[Scene], Reported | None], ...] = (
    clause_after_that,
    clause_by_words_of,
    as_said_clause,
    listed,
    worded,
    quoted_piece,
)


def decide(scene: Scene) -> Reported | None:
    """The first rule that answers."""
    rules = RULES if scene.speech.whole else PIECE_RULES
    for rule in rules:
        found = rule(scene)
        if found is not None:
            return found
    return None
