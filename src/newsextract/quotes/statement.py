"""What the rules for statements in the reporter's words look at, and what they answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.quotes.candidates import Candidate
from newsextract.quotes.clauses import COPULA, WORD, is_predicate, trim
from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.text import CLOSING, Extent, Sentence, Text

COMPLEMENTIZERS = lexicon.flagged("function_words", "that")

RELATIVE_WORD = re.compile(r"где|куда|откуда|котор[а-яё]{2,3}", re.IGNORECASE)  # «спор, где, по словам мэра, «…»»
MIN_WORDS = 2  # of a statement that no conjunction opens


class Statement(NamedTuple):
    """One cue, its narration, the cues of its sentence, the sentence, and the sentence before."""

    text: Text
    narration: Narration
    cue: Cue
    cues: Sequence[Cue]
    sentence: Sentence
    before: Sentence | None
    candidates: Sequence[Candidate]  # speech that touches the sentence
    cues_before: Sequence[Cue] = ()  # those of the sentence before

    def start(self, token: int) -> int:
        """Where a token begins."""
        return self.text.starts[token]

    def stop(self, token: int) -> int:
        """Where a token ends."""
        return self.text.stops[token]

    def words(self, extent: Extent) -> str:
        """The text of an extent."""
        return self.text.string[extent.start : extent.stop]

    @property
    def end(self) -> int:
        """One past the last token of the cue and of a source that follows it."""
        source = self.cue.source
        end = max(self.cue.last, source.last) if source and source.first >= self.cue.first else self.cue.last
        closing = end < self.sentence.last and self.text.tokens[end].text in CLOSING
        return end + 1 if closing else end


def content(statement: Statement, start: int, stop: int) -> Extent:
    """An extent without the full stop of the sentence, or the colon before speech."""
    start, stop = trim(statement.text.string, start, stop)
    while stop > start and statement.text.string[stop - 1] in ".: ":
        stop -= 1
    return Extent(start, stop)


def stated(
    statement: Statement, *parts: Extent | None, words: int = MIN_WORDS, can_add: bool = False, aside: bool = False
) -> Reported | None:
    """Return the parts that hold words as what the cue reports; None where they have fewer than `words` words."""
    kept = [part for part in parts if part and WORD.search(statement.words(part))]
    if not kept or sum(len(WORD.findall(statement.words(part))) for part in kept) < words:
        return None
    cue = statement.cue
    return Reported("indirect", tuple(kept), cue, cue.source, can_add=can_add, aside=aside)


def has_predicate(statement: Statement, extent: Extent) -> bool:
    """Whether the extent reads as a clause."""
    words = statement.words(extent)
    return any(map(is_predicate, WORD.findall(words))) or COPULA.search(words) is not None


def touches_speech(statement: Statement, extent: Extent) -> bool:
    """Whether an extent overlaps speech that stands alone."""
    return any(c.whole and c.start < extent.stop and extent.start < c.stop for c in statement.candidates)


def wholly_marked(statement: Statement, spans: Sequence[Extent]) -> bool:
    """Whether the whole content stands in marks: then it is direct, not indirect."""
    spans = [span for span in spans if not RELATIVE_WORD.fullmatch(statement.words(span))]
    if len(spans) != 1:
        return False
    start, stop = spans[0]
    later = statement.sentence.stop  # «Он добавил, что «мост стоит. Пора ехать»»: speech that runs on
    inside = [c for c in statement.candidates if c.start >= start - 1 and (c.stop <= stop + 2 or c.stop > later)]
    if not inside:
        return False
    covered = {i for c in inside for i in range(c.start, c.stop)}
    return all(i in covered or not statement.text.string[i].isalnum() for i in range(start, stop))


def past_hearsay(statement: Statement, that: int) -> int:
    """The last token before the content: «что» or a comma itself, or the «мол» behind it."""
    hearsay = lexicon.flagged("clause_words", "hearsay")
    behind = islice(statement.narration.after(that), 2)  # a comma can stand between
    return next((i for i in behind if statement.text.lower(i) in hearsay), that)


def ends_with_source(statement: Statement, cue: Cue) -> bool:
    """«…, передаёт «Маяк»»: whether nothing stands behind the source of a cue, which stands behind the cue."""
    if cue.source is None or cue.source.first < cue.last:
        return False
    behind = statement.narration.after(cue.source.last - 1)
    return not any(statement.text.word(i)[0].isalnum() for i in behind)


def opens_that(statement: Statement, index: int) -> bool:
    """Whether «, что» follows a token at once."""
    behind = statement.narration.words_after(index, 2)
    return behind[:1] == (",",) and behind[-1] in COMPLEMENTIZERS


def is_to_come(statement: Statement) -> bool:
    """«Если мэр скажет, что мост закрыт», «мэр вряд ли признает, что …»: nothing has been said so far."""
    at = statement.cue.at
    if statement.narration.grammar.feat(at, "Tense") != "Fut":
        return False
    return any(parse.tense == "futr" for parse in language.parses(statement.text.lower(at)))
