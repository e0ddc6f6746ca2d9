"""What was said, and by whom.

    marks -> content -> frames -> sources, cues -> rules, indirect -> discourse, speakers

Candidates for speech are found first and taken out of their sentences; what is left are the reporter's words, which the
tagger reads; cues in them decide which candidates are quotations and which clauses are indirect statements.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsextract import lexicon
from newsextract.entities import Entities
from newsextract.models import Form, Tagger
from newsextract.names import Name
from newsextract.quotes import indirect, marked
from newsextract.quotes.candidates import Speech, find_speech
from newsextract.quotes.cues import Cue, find_cues, opening_place
from newsextract.quotes.grammar import Frame, read_grammar
from newsextract.quotes.marked import Reported, Scene
from newsextract.quotes.narration import Narration, covered_tokens, make_frames
from newsextract.quotes.sources import source_lemma
from newsextract.quotes.speakers.discourse import Discourse, Voice
from newsextract.quotes.speakers.resolve import going_on, last_voice, resolve
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.roles import Role
from newsextract.text import Text

__all__ = ["Attributed", "ReportingVerbs", "find_quotes"]


class Attributed(NamedTuple):
    """A quotation and who speaks."""

    reported: Reported
    voice: Voice | None


def find_quotes(
    text: Text,
    tagger: Tagger,
    entities: Entities,
    roles: Sequence[Role],
    verbs: ReportingVerbs,
    forms: Sequence[Form],
) -> list[Attributed]:
    """All quotations, in text order. `forms` are the tagger's part of speech and features of every token."""
    speech = find_speech(text, verbs)
    covered = covered_tokens(text, (part for s in speech if s.whole for part in s.covered))
    frames = [
        f for f in make_frames(text, covered) if not text.paragraphs[text.sentences[f.sentence].paragraph].heading
    ]
    grammar = read_grammar(tagger, text, frames, forms)
    telling = cue_places(text, frames, verbs)
    grammar.parse([frame for frame in frames if frame.sentence in telling])
    reporters = {f.sentence: Narration(text, f.tokens, grammar, entities, verbs) for f in frames}
    cues: dict[int, list[Cue]] = {frame.sentence: [] for frame in frames}
    cues |= {number: find_cues(reporters[number], places) for number, places in telling.items()}
    sentence_at = sentence_finder(text)
    reported = quoted(text, speech, reporters, cues, entities.name_of, sentence_at)
    reported += stated(text, speech, reporters, cues, entities.name_of, reported)
    reported.sort(key=lambda r: (r.start, -r.stop))
    clock = list(accumulate(int(number in reporters) for number in range(len(text.sentences))))
    times = [clock[number] for number in text.sentence_of]
    sources = [cue.source for number in sorted(cues) for cue in cues[number] if cue.source is not None]
    discourse = Discourse(text, grammar, entities, roles, times, covered, sources)
    return attribute(reported, discourse)


def cue_places(text: Text, frames: Sequence[Frame], verbs: ReportingVerbs) -> dict[int, list[int]]:
    """For every sentence that may report, the tokens of its frame that can make a cue: none where any verb reports."""
    able = [index for index, may_report in enumerate(map(verbs.may_report, text.lowers)) if may_report]
    places = {frame.sentence: [i for i in between(able, frame.tokens) if i in frame.tokens] for frame in frames}
    opening = {frame.sentence for frame in frames if opening_place(text, frame.tokens) is not None}
    return {number: own for number, own in places.items() if own or number in opening}


def between(places: Sequence[int], tokens: Sequence[int]) -> Sequence[int]:
    """Those of the places, which are in order, that lie between the first and the last of the tokens."""
    return places[bisect_left(places, tokens[0]) : bisect_right(places, tokens[-1])]


def sentence_finder(text: Text) -> Callable[[int], int]:
    """Code point -> number of the sentence that holds it, or of the last one before."""
    starts = [sentence.start for sentence in text.sentences]
    return lambda position: max(0, bisect_right(starts, position) - 1)


def quoted(
    text: Text,
    speech: Sequence[Speech],
    reporters: dict[int, Narration],
    cues: dict[int, list[Cue]],
    names: Mapping[int, Name],
    sentence_at: Callable[[int], int],
) -> list[Reported]:
    """Direct and partial quotations: what the rules make of the candidates, in text order."""
    found: list[Reported] = []
    starts = sorted(s.start for s in speech if s.whole)
    stops = sorted(s.stop for s in speech if s.whole)
    for candidate in speech:
        if is_in_heading(text, sentence_at(candidate.start)) or lies_in(candidate, found):
            continue
        scene = Scene(text, candidate, starts, stops, reporters, cues, names, found[-1] if found else None, sentence_at)
        reported = marked.decide(scene)
        if reported is not None:
            found.append(reported)
    return found


def lies_in(candidate: Speech, found: Sequence[Reported]) -> bool:
    """Whether marked text lies in a quotation already found: a name or an emphasis of the speaker's."""
    return bool(found) and found[-1].start <= candidate.start and candidate.parts[-1][1] <= found[-1].stop


def is_in_heading(text: Text, sentence: int) -> bool:
    """Whether a sentence is a headline: what it quotes, the article quotes again."""
    return text.paragraphs[text.sentences[sentence].paragraph].heading


def stated(
    text: Text,
    speech: Sequence[Speech],
    reporters: dict[int, Narration],
    cues: dict[int, list[Cue]],
    names: Mapping[int, Name],
    quotations: Sequence[Reported],
) -> list[Reported]:
    """Indirect statements: one at most for a cue, none for a cue whose words in marks are the whole statement."""
    found: list[Reported] = []
    taken = {r.cue.at for r in quotations if r.cue is not None and r.type == "direct" and r.rule != "clause_after_that"}
    for number, frame_cues in cues.items():
        sentence = text.sentences[number]
        before = text.sentences[number - 1] if number else None
        near = near_speech(speech, before.start if before else sentence.start, sentence.stop)
        for cue in frame_cues:
            reported = indirect.decide(
                indirect.Statement(text, reporters[number], cue, frame_cues, sentence, before, near)
            )
            if reported is not None and (cue.at not in taken or adds_to_speech(reported, quotations)):
                found.append(reported)
    starts = sorted(text.tokens[piece.cue.first].start for piece in found if piece.cue)
    return [piece for piece in found if not merely_relays(text, piece, starts, names)]


def adds_to_speech(piece: Reported, quotations: Sequence[Reported]) -> bool:
    """«Белова сообщила, что мост закрыт: «Он устал»»: a cue of direct speech can report a clause before it as well."""
    if piece.rule not in ("that_clause", "by_words_of"):
        return False
    return not any(q.start < piece.stop and piece.start < q.stop for q in quotations if q.cue is piece.cue)


def near_speech(speech: Sequence[Speech], start: int, stop: int) -> list[Speech]:
    """Speech that touches a stretch of text; `speech` is sorted by its start."""
    first = bisect_right(speech, start - LONGEST_SPEECH, key=lambda s: s.start)
    last = bisect_right(speech, stop, key=lambda s: s.start)
    return [s for s in speech[first:last] if s.stop > start]


LONGEST_SPEECH = 20_000  # code points; what begins farther before a sentence does not reach it


def merely_relays(text: Text, piece: Reported, cues: Sequence[int], names: Mapping[int, Name]) -> bool:
    """«Иванов заявил, что мост закроют, сообщает «Вестник»»: the paper only passes on who speaks inside.

    cues: where the cues of all statements begin, ascending. Its own cue is not in what it passes on.
    """
    if piece.rule not in ("said_after", "as_said") or piece.source is None:
        return False
    name = names.get(piece.source.head)
    lemma = source_lemma(text.tokens[piece.source.head].word)
    outlet = "outlet" in lexicon.load("sources").get(lemma, ())
    if not outlet and (name is None or name.type != "ORG"):
        return False
    return any(bisect_left(cues, start) < bisect_left(cues, stop) for start, stop in piece.spans)


def attribute(reported: Sequence[Reported], discourse: Discourse) -> list[Attributed]:
    """Resolve speakers in the order in which the reporter names them, so that each can lean on those before."""
    voices: dict[int, Voice | None] = {}
    for index in sorted(range(len(reported)), key=lambda i: (named_at(discourse, reported[i]), i)):
        piece = reported[index]
        voices[index] = (
            last_voice(discourse) if piece.goes_on else resolve(discourse, piece.source)
        )  # None where it leads on
    for index in range(len(reported) - 2, -1, -1):
        following = voices[index + 1]
        if reported[index].leads_on:
            voices[index] = going_on(following, "next_voice")
    return [Attributed(piece, voices[index]) for index, piece in enumerate(reported)]


def named_at(discourse: Discourse, piece: Reported) -> int:
    """Where the reporter's words for a quotation begin; where it begins itself if there are none."""
    tokens = discourse.segmentation.tokens
    return tokens[piece.cue.first].start if piece.cue is not None else piece.start
