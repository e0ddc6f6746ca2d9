"""What the rules for marked speech look at: a candidate, and what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.article import QuoteType
from newsextract.entities import Entities
from newsextract.quotes.candidates import Candidate
from newsextract.quotes.clauses import WORD
from newsextract.quotes.cues import Cue
from newsextract.quotes.leads import answers_questions
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.sources import Source, phrase_source
from newsextract.quotes.terms import is_of_law, names_case, names_members, set_terms, term_key
from newsextract.text import Sentence, Text

MAX_BLANK = 50  # code points of white space between a colon and its quotation
# «так называемые в Японии «северные территории»»: a few words may stand between
# «статья, которая называется «Мост горит»», «имя означает «утро»»
SO_CALLED = re.compile(
    r"\b(?:называем\w+(?:\s+\w+){0,2}|, озаглавленн\w+|, котор\w+ (?:так и )?называ(?:ет|ют|л)\w*с[яь]"
    r"|(?:слов[оа]|им[яе]\w*|названи[ея]|языке?|перевод[еа]?|термин|по-\w+)\s(?:[\w-]+\s){0,3}(?:означа|знач|переводи)\w+"
    r"(?: как)?)\s+$",
    re.IGNORECASE,
)
# «обороты, такие как «в думе хотят»»
LIKE = re.compile(r",? (?:таки[ех],? как|вроде|типа|наподобие)\s+$", re.IGNORECASE)
PIECES = re.compile(r"(?:[«“\"][^«»“”\"]*[»”\"](?:,\s*|\s+(?:и|или)\s+)){1,9}$")  # in a row before the last one
LAW_REACH = 60  # code points
SHORT_NAME = 2  # words
SENTENCE_WORDS = 4  # in marks with a capital: fewer are a name, whatever verb is among them


class Scene(NamedTuple):
    """Everything a rule may look at: the candidate, all candidates, the reporter's words by sentence, the cues."""

    text: Text
    whole_starts: Sequence[int]  # where candidates that stand alone begin, sorted
    whole_stops: Sequence[int]  # and where they end
    narrations: Mapping[int, Narration]  # number of the sentence -> the reporter's words
    cues: Mapping[int, Sequence[Cue]]  # number of the sentence -> its cues
    entities: Entities
    terms: Container[str | None]  # keys of what the article itself keeps in marks
    candidate: Candidate
    content: str  # the candidate's words, from its first part to its last
    number: int  # the sentence in which the candidate begins
    previous: Reported | None  # the quotation found before it

    @property
    def last_sentence(self) -> int:
        """The sentence in which the candidate ends."""
        return self.text.sentence_at(max(self.candidate.stop - 1, 0))

    @property
    def colon(self) -> int | None:
        """Where the colon before the candidate stands, None if there is none, and before what was asked.

        «Мэр Белова ответила на вопросы:⏎— Когда откроют мост?»
        """
        first = max(0, self.candidate.start - MAX_BLANK)
        before = self.text.string[first : self.candidate.start].rstrip()
        if not before.endswith(":"):
            return None
        colon = first + len(before) - 1
        asked = self.candidate.asks and answers_questions(self.text.string[self.line_of(colon) : colon])
        return None if asked else colon

    def line_of(self, place: int) -> int:
        """Where the paragraph with a place begins."""
        return self.text.paragraphs[self.text.sentences[self.text.sentence_at(place)].paragraph].start

    @property
    def next_start(self) -> int:
        """Where the next candidate begins that stands alone."""
        at = bisect_left(self.whole_starts, self.candidate.stop)
        return self.whole_starts[at] if at < len(self.whole_starts) else len(self.text.string)

    @property
    def previous_stop(self) -> int:
        """Where the candidate before ends that stands alone."""
        at = bisect_right(self.whole_stops, self.candidate.start)
        return self.whole_stops[at - 1] if at else 0

    @property
    def narration(self) -> Narration | None:
        """The reporter's words in the candidate's sentence."""
        return self.narrations.get(self.number)

    def before(self, reach: int) -> str:
        """Return the last `reach` code points before the candidate."""
        return self.text.string[max(0, self.candidate.start - reach) : self.candidate.start]

    @property
    def lead(self) -> str:
        """What stands between the beginning of the candidate's sentence and the candidate."""
        return self.text.string[self.text.sentences[self.number].start : self.candidate.start]

    def rest(self, sentence: Sentence) -> str:
        """What stands between the candidate and the end of a sentence."""
        return self.text.string[self.candidate.stop : sentence.stop]

    def cues_of(self, sentence: int) -> Sequence[Cue]:
        """The cues of a sentence, in text order."""
        return self.cues.get(sentence, ())

    def begins(self, cue: Cue) -> int:
        """Where a cue begins."""
        return self.text.starts[cue.first]

    def ends(self, cue: Cue) -> int:
        """Where a cue and its source end."""
        return self.text.stops[cue.end - 1]

    def words_before(self, narration: Narration, behind: int = 0) -> list[int]:
        """The reporter's words that begin before the candidate, from a place of the text on."""
        return [i for i in narration.tokens if behind <= self.text.starts[i] < self.candidate.start]


def direct(
    scene: Scene,
    cue: Cue | None = None,
    source: Source | None = None,
    *,
    fills_cue: bool = False,
    goes_on: bool = False,
    leads_on: bool = False,
) -> Reported:
    """The candidate as direct speech, under a cue and its source, or under a source alone."""
    found = quoted("direct", scene, cue, source, fills_cue=fills_cue)
    return found._replace(goes_on=goes_on, leads_on=leads_on) if goes_on or leads_on else found


def quoted(
    kind: QuoteType, scene: Scene, cue: Cue | None, source: Source | None = None, *, fills_cue: bool = False
) -> Reported:
    """The candidate as a quotation of a kind."""
    source = source or (cue.source if cue else None)
    return Reported(kind, scene.candidate.parts, cue, source, fills_cue=fills_cue)


def said_by(scene: Scene, narration: Narration, noun: int | None) -> Reported | None:
    """The candidate as direct speech of whom a noun stands for; None without a noun."""
    return direct(scene, source=phrase_source(narration, noun)) if noun is not None else None


# --- names in marks ---------------------------------------------------------------------------------------------------


def is_all_names(scene: Scene) -> bool:
    """Whether known names fill the marks."""
    words, names = len(WORD.findall(scene.content)), scene.entities.name_of
    if not words or not names:
        return False
    first = bisect_left(scene.text.starts, scene.candidate.parts[0].start)
    last = bisect_left(scene.text.starts, scene.candidate.parts[-1].stop, first)
    return sum(i in names for i in range(first, last)) >= words


def is_short_name(scene: Scene) -> bool:
    """A word or two that are no clause and no exclamation."""
    short = len(WORD.findall(scene.content)) <= SHORT_NAME
    return short and not scene.candidate.clause and scene.content[-1] not in "!?…"


def is_certain_name(scene: Scene) -> bool:
    """Known names, Latin letters and terms in marks, whatever their sentence says."""
    words = WORD.findall(scene.content)
    return not words or is_all_names(scene) or all(word.isascii() for word in words) or is_term(scene)


def is_name(scene: Scene) -> bool:
    """Names, titles and terms in marks: a capital and no clause, a known name, Latin letters only."""
    if is_certain_name(scene):
        return True
    content = scene.content
    words = WORD.findall(content)
    if scene.before(1) == "(" and scene.text.string[scene.candidate.stop : scene.candidate.stop + 1] == ")":
        return len(words) <= SHORT_NAME or is_of_law(scene.before(LAW_REACH))  # слово face («лицо»)
    if scene.before(1) not in ("", " ", "\u00a0", "(", "«", '"'):
        return True
    if content[0].isupper() or content[0].isdigit():
        return not (scene.candidate.clause and len(words) >= SENTENCE_WORDS)
    return False


def is_term(scene: Scene) -> bool:
    """Whether marks hold a term that is spoken of: «термин «тёмная энергия»», «так называемые «серые схемы»»."""
    key = term_key(scene.content)
    if key in scene.terms or key in set_terms() or names_case(scene.content):
        return True
    lead = PIECES.sub("", scene.lead)
    like = LIKE.search(lead)
    words = WORD.findall(lead[: like.start()] if like else lead)
    if SO_CALLED.search(lead):
        return True
    flags = lexicon.load("terms").get(language.noun_lemma(words[-1].lower())) if words else None
    if flags is None or not lead[-1:].isspace():
        return False
    if "members" in flags:
        return names_members(scene.content)
    said = "verb" in flags and like is None  # not «слова «до встречи»»
    return not said or language.has_lemma(scene.content.lower(), lexicon.load("reporting_verbs"))
