"""Indirect statements: one at most for a cue, and none for a cue that only passes on another's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from newsextract import lexicon
from newsextract.entities import Entities
from newsextract.quotes import indirect
from newsextract.quotes.candidates import Candidate
from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.said_after import repeats_words
from newsextract.quotes.source_nouns import source_lemma
from newsextract.quotes.speakers.descriptions import body_flags
from newsextract.quotes.statement import Statement
from newsextract.text import Text

GOES_ON = frozenset({"pronoun", "dropped"})  # kinds of sources that mean whoever spoke before
RELAYING = frozenset({"outlet", "relays"})  # flags of nouns for those who mostly pass on what others said
LONGEST_SPEECH = 20_000  # code points; what begins farther before a sentence does not reach it


def read_statements(
    text: Text,
    candidates: Sequence[Candidate],
    narrations: Mapping[int, Narration],
    cues: Mapping[int, Sequence[Cue]],
    entities: Entities,
    quotations: Sequence[Reported],
) -> list[Reported]:
    """All statements; none for a cue whose words in marks are the whole of it."""
    found: list[Reported] = []
    taken = {q.cue.at for q in quotations if q.cue is not None and q.type == "direct" and q.fills_cue}
    for number, frame_cues in cues.items():
        if not frame_cues:
            continue
        sentence = text.sentences[number]
        before = text.sentences[number - 1] if number else None
        near = near_speech(candidates, before.start if before else sentence.start, sentence.stop)
        for cue in frame_cues:
            if is_cue_in_marks(text, cue, near):
                continue
            told = cues.get(number - 1, ())
            statement = Statement(text, narrations[number], cue, frame_cues, sentence, before, near, told)
            reported = indirect.decide_statement(statement)
            if reported is not None and (cue.at not in taken or adds_to_speech(reported, quotations)):
                found.append(reported)
    starts = sorted(text.starts[piece.cue.first] for piece in found if piece.cue and piece.source)
    kept = [piece for piece in found if not merely_relays(text, piece, starts, entities, found)]
    return told_by_another(text, kept, entities)


def adds_to_speech(piece: Reported, quotations: Sequence[Reported]) -> bool:
    """«Белова сообщила, что мост закрыт: «Он устал»»: a cue of direct speech can report a clause before it as well."""
    if not piece.can_add:
        return False
    return not any(q.start < piece.stop and piece.start < q.stop for q in quotations if q.cue is piece.cue)


def near_speech(candidates: Sequence[Candidate], start: int, stop: int) -> list[Candidate]:
    """Speech that touches a stretch of text; candidates are sorted by their start."""
    first = bisect_right(candidates, start - LONGEST_SPEECH, key=lambda c: c.start)
    last = bisect_right(candidates, stop, key=lambda c: c.start)
    return [c for c in candidates[first:last] if c.stop > start]


def is_cue_in_marks(text: Text, cue: Cue, near: Sequence[Candidate]) -> bool:
    """Whether a cue is a speaker's own word: ««Депутаты предложили» — это оборот», считает Белова."""
    at = text.starts[cue.first]
    return any(part.start <= at < part.stop for candidate in near for part in candidate.parts)


def merely_relays(
    text: Text, piece: Reported, cues: Sequence[int], entities: Entities, found: Sequence[Reported]
) -> bool:
    """«Иванов заявил, что мост закроют, сообщает «Вестник»»: the paper only passes on who speaks inside.

    So it does where it cites: «По его словам, мост закроют, цитирует Иванова «Вестник»», and so does whoever says it
    again: «Иванов заявил, что мост закроют. Об этом он сказал в среду», «… Об этом пишет «Вестник»».
    cues: where the cues of all statements that have a source begin, ascending. Its own is not in what it passes on.
    """
    if piece.source is None or piece.cue is None:
        return False
    takes_up = text.sentence_at(piece.start) != text.sentence_of[piece.source.first]
    relays = is_outlet(text, piece, entities) or repeats_words(piece.cue)
    if relays and takes_up and piece.source.case == "nomn":  # not «Об этом же говорится в отчёте союза»
        return any(is_most_of(text, other, piece) for other in found)
    if not (relays and piece.aside) and not (takes_up and piece.source.kind in GOES_ON):
        return False
    return any(bisect_left(cues, start) < bisect_left(cues, stop) for start, stop in piece.spans)


def is_most_of(text: Text, part: Reported, piece: Reported) -> bool:
    """Whether a report with its cue is most of a statement: not «завод, который, по мнению врача, опасен» of more."""
    if part is piece or part.type != "indirect" or part.cue is None or part.source is None:
        return False
    told = (text.starts[i] for i in (part.cue.first, part.source.first, part.source.last - 1))
    places = (*told, part.start, part.stop)
    within = piece.start <= min(places) and max(places) <= piece.stop
    return within and (max(places) - min(places)) * MOST > piece.stop - piece.start


MOST = 2  # parts of a statement, one of which its report takes up


def told_by_another(text: Text, found: Sequence[Reported], entities: Entities) -> list[Reported]:
    """«Мост закрыт, передаёт «Порт». Об этом сообщил мэр»: it is the mayor's, and the paper only passes it on."""
    taking_up = [piece for piece in found if piece.rule == "about_this" and piece.source is not None]
    if not taking_up:
        return list(found)
    begun: dict[int, list[int]] = {}  # number of a sentence -> which statements begin in it
    for i, other in enumerate(found):
        begun.setdefault(text.sentence_at(other.start), []).append(i)
    passed: dict[int, Reported] = {}
    for piece in taking_up:
        near = begun[text.sentence_at(piece.start)]
        own = (i for i in near if is_most_of(text, found[i], piece) and passes_on(text, found[i], entities))
        passed |= dict.fromkeys(own, piece)
    freed = {id(piece): found[i].spans for i, piece in passed.items()}
    rest = (piece for i, piece in enumerate(found) if i not in passed)
    return [piece._replace(spans=freed.get(id(piece), piece.spans)) for piece in rest]


def passes_on(text: Text, piece: Reported, entities: Entities) -> bool:
    """«…, передаёт «Порт»», «Как пишет «Порт», …»: whether an outlet says it, and no body that is known for another."""
    if not piece.aside or piece.source is None or piece.source.case != "nomn" or not is_outlet(text, piece, entities):
        return False
    name = entities.name_at(piece.source.head)
    flags = body_flags(text.words[name.first : name.last]) if name is not None else frozenset()
    return not flags or "outlet" in flags


def is_outlet(text: Text, piece: Reported, entities: Entities) -> bool:
    """Whether the source of a statement is a paper, somebody who writes for one, or a body."""
    if piece.source is None:
        return False
    name, word = entities.name_at(piece.source.head), source_lemma(text.word(piece.source.head))
    return (name is not None and name.type == "ORG") or bool(RELAYING & lexicon.load("sources").get(word, frozenset()))
