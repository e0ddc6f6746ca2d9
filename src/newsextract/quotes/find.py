"""What was said, and by whom.

    marks -> candidates -> narration -> sources, cues -> marked speech, statements -> speakers

Candidates for speech are found first and taken out of their sentences; what is left are the reporter's words, which the
tagger reads; cues in them decide which candidates are quotations and which clauses are indirect statements.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsextract.abreast import Stages
from newsextract.entities import Entities
from newsextract.models import Form, Models
from newsextract.quotes.cues import Cue, cue_places, find_cues
from newsextract.quotes.grammar import read_grammar
from newsextract.quotes.headlines import headings, without_repeated
from newsextract.quotes.leads import is_asked
from newsextract.quotes.lines import find_candidates
from newsextract.quotes.marked import read_marked
from newsextract.quotes.narration import Narration, covered_tokens, make_frames
from newsextract.quotes.reported import Reported
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.confidence import basis
from newsextract.quotes.speakers.confidence import confidence as how_sure
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.going_on import last_voice, next_voice
from newsextract.quotes.speakers.later import note_lead
from newsextract.quotes.speakers.referents import Referent, Voice
from newsextract.quotes.speakers.resolve import UNRANKED, resolve
from newsextract.quotes.statements import is_most_of, read_statements
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.roles import Role
from newsextract.text import DASHES, Extent, Text

__all__ = ["Attributed", "ReportingVerbs", "find_quotes"]


DIGITS = 3  # behind the point of a confidence


class Attributed(NamedTuple):
    """A quotation and who speaks."""

    reported: Reported
    voice: Voice | None

    @property
    def confidence(self) -> float:
        """How sure it is that these words are said, and by this speaker."""
        likely = self.voice.likely if self.voice else UNRANKED
        return round(how_sure(self.reported.confidence, basis(self.voice, self.reported.source), likely), DIGITS)


def find_quotes(
    text: Text,
    models: Models,
    entities: Entities,
    roles: Sequence[Role],
    verbs: ReportingVerbs,
    forms: Sequence[Form],
    headlines: bool = False,
) -> Stages[list[Attributed]]:
    """All quotations, in text order; those of headlines when asked for, where the body does not repeat them.

    It pauses as the extractor does, before cues are looked for and before speakers are.
    forms: the tagger's part of speech and features of every token.
    """
    above = headings(text)
    silent: frozenset[int] = frozenset() if headlines else above  # what they report, the article reports again
    candidates = find_candidates(text, verbs, headlines)
    covered = covered_tokens(text, (part for c in candidates if c.whole for part in c.covered))
    frames = [frame for frame in make_frames(text, covered) if frame.sentence not in silent]
    grammar = read_grammar(models, text, frames, forms)
    telling = cue_places(text, frames, verbs)
    grammar.parse([frame for frame in frames if frame.sentence in telling])
    narrations = {f.sentence: Narration(text, f.tokens, grammar, entities, verbs) for f in frames}
    yield
    cues: dict[int, list[Cue]] = {frame.sentence: [] for frame in frames}
    cues |= {number: find_cues(narrations[number], places) for number, places in telling.items()}
    heard = [c for c in candidates if text.sentence_at(c.start) not in silent]
    reported = read_marked(text, heard, narrations, cues, entities)
    reported += read_statements(text, candidates, narrations, cues, entities, reported)
    yield
    if headlines:
        reported = without_repeated(text, reported, above)
    reported.sort(key=lambda r: (r.start, -r.stop))
    clock = list(accumulate(int(number in narrations) for number in range(len(text.sentences))))
    times = [clock[number] for number in text.sentence_of]
    in_order = [cue for number in sorted(cues) for cue in cues[number]]
    discourse = Discourse(text, grammar, entities, roles, times, covered, in_order, models.vectors)
    return attribute(reported, discourse)


def attribute(reported: Sequence[Reported], discourse: Discourse) -> list[Attributed]:
    """Resolve speakers in the order in which the reporter names them, so that each can lean on those before."""
    if reported:
        note_lead(discourse)
    voices: dict[int, Voice | None] = {}
    meant: dict[Source, Voice | None] = {}  # what is said in one breath is one speaker's
    said = spans_by_source(reported)
    asking: list[Referent] = []  # who asked last and has told nothing: nobody of them answers
    told: set[int] = set()
    for index in sorted(range(len(reported)), key=lambda i: (named_at(discourse, reported[i]), i)):
        piece = reported[index]
        if piece.goes_on:
            voices[index] = heard_on(discourse, piece, asking)
        elif piece.source is None:
            voices[index] = None
        else:
            if piece.source not in meant:
                named = discourse.named_within(said[piece.source])
                meant[piece.source] = resolve(discourse, piece.source, named, told_by(reported, voices, index))
            voices[index] = meant[piece.source]
            asking = only_asked(discourse, piece, meant[piece.source], told)
    for index in range(len(reported) - 2, -1, -1):
        following = voices[index + 1]
        if reported[index].leads_on:
            voices[index] = next_voice(following)
        elif reported[index].goes_on and voices[index] is None and opens_with_dash(discourse, reported[index]):
            voices[index] = next_voice(voice_below(discourse, reported, voices, index))
    found = ((piece, voices[i]) for i, piece in enumerate(reported) if not says_again(discourse, reported, voices, i))
    return [Attributed(piece, voice.settled() if voice is not None else None) for piece, voice in found]


def voice_below(
    discourse: Discourse, reported: Sequence[Reported], voices: Mapping[int, Voice | None], index: int
) -> Voice | None:
    """Who answers the question below: «— Мы рады.⏎— А судья?⏎— Судил ровно, — сказал тренер.»"""
    question, answer = reported[index + 1 : index + 2], reported[index + 2 : index + 3]
    asked = question and voices[index + 1] is None and is_question(discourse, question[0])
    return voices[index + 2] if asked and answer and opens_with_dash(discourse, answer[0]) else None


def says_again(
    discourse: Discourse, reported: Sequence[Reported], voices: Mapping[int, Voice | None], index: int
) -> bool:
    """«Лунин считает, что мост опасен. Об этом мэр заявил в среду»: whether the sentence before is his own report."""
    piece, voice = reported[index], voices[index]
    if piece.source is None or voice is None or piece.type != "indirect":
        return False
    if discourse.text.sentence_at(piece.start) == discourse.text.sentence_of[piece.source.first]:
        return False
    within = range(index + 1, bisect_left(reported, piece.stop, key=lambda other: other.start))
    voices_within = (voices[other] for other in within if is_most_of(discourse.text, reported[other], piece))
    return any(own is not None and own.referent is voice.referent for own in voices_within)


def heard_on(discourse: Discourse, piece: Reported, asked: Sequence[Referent]) -> Voice | None:
    """Who goes on speaking in a quotation without a source."""
    at, stop = (bisect_left(discourse.text.starts, place) for place in (piece.start, piece.spans[-1].stop))
    return last_voice(discourse, at, stop, discourse.named_within(piece.spans), asked)


def only_asked(discourse: Discourse, piece: Reported, voice: Voice | None, told: set[int]) -> list[Referent]:
    """Whoever asked behind a dash and has told nothing so far: «— Когда? — спросила Анна.⏎— В мае.»"""
    if voice is None or voice.referent is None:
        return []
    if not is_question(discourse, piece):
        told.add(id(voice.referent))
    return [voice.referent] if id(voice.referent) not in told and opens_with_dash(discourse, piece) else []


def is_question(discourse: Discourse, piece: Reported) -> bool:
    """Whether what is said ends with a question mark."""
    return is_asked(discourse.text.string[slice(*piece.spans[-1])])


def opens_with_dash(discourse: Discourse, piece: Reported) -> bool:
    """Whether a dash opens the paragraph that a piece begins in."""
    text = discourse.text
    return text.string[text.paragraphs[text.sentences[text.sentence_at(piece.start)].paragraph].start] in DASHES


def spans_by_source(reported: Sequence[Reported]) -> Mapping[Source, Sequence[Extent]]:
    """All that is said under one source: «Довод, по её мнению, был «пустой угрозой»» is a statement and its piece."""
    spans: dict[Source, list[Extent]] = {}
    for piece in reported:
        if piece.source is not None and not piece.goes_on:
            spans.setdefault(piece.source, []).extend(piece.spans)
    return spans


def told_by(reported: Sequence[Reported], voices: Mapping[int, Voice | None], index: int) -> Referent | None:
    """The one in whose speech a quotation and its cue stand: «Белова сказала, что мэр назвал мост «чудом»»."""
    piece = reported[index]
    for other in range(index - 1, -1, -1):
        around = reported[other]
        if around.stop < piece.start:
            return None
        if around.stop >= piece.stop and other in voices:
            voice = voices[other]
            return voice.referent if voice is not None else None
    return None


def named_at(discourse: Discourse, piece: Reported) -> int:
    """Where the reporter's words for a quotation begin; where it begins itself if there are none."""
    tokens = discourse.text.tokens
    return tokens[piece.cue.first].start if piece.cue is not None else piece.start
