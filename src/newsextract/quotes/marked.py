"""Speech in marks and after dashes: what the rules make of the candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsextract.entities import Entities
from newsextract.quotes import alone, headlines, pieces
from newsextract.quotes.candidates import Candidate
from newsextract.quotes.confidence import CONFIDENCE
from newsextract.quotes.cues import Cue
from newsextract.quotes.exchanges import utterances
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene
from newsextract.quotes.terms import own_terms
from newsextract.rules import first_answer
from newsextract.text import Text


def read_marked(
    text: Text,
    candidates: Sequence[Candidate],
    narrations: Mapping[int, Narration],
    cues: Mapping[int, Sequence[Cue]],
    entities: Entities,
) -> list[Reported]:
    """Direct and partial quotations, in text order."""
    found: list[Reported] = []
    candidates = list(utterances(text, candidates, narrations, cues, entities))
    starts = sorted(c.start for c in candidates if c.whole)
    stops = sorted(c.stop for c in candidates if c.whole)
    contents = [text.string[c.parts[0].start : c.parts[-1].stop] for c in candidates]
    numbers = [text.sentence_at(c.start) for c in candidates]
    pieces_in = zip(candidates, contents, numbers, strict=True)
    terms = own_terms((content, bool(cues.get(number))) for c, content, number in pieces_in if not c.whole)
    around = (text, starts, stops, narrations, cues, entities, terms)
    for candidate, content, number in zip(candidates, contents, numbers, strict=True):
        if lies_in(candidate, found):
            continue
        previous = found[-1] if found else None
        reported = decide_candidate(Scene(*around, candidate, content, number, previous))
        if reported is None:
            continue
        if previous is not None and is_second_part(text, previous, reported):
            found[-1] = previous._replace(spans=previous.spans + reported.spans)
        else:
            found.append(reported)
    return found


def is_second_part(text: Text, first: Reported, second: Reported) -> bool:
    """Whether two pairs of marks around one cue are one quotation: ««Едем», — сказал он. «Ждите»»."""
    if first.type != "direct" or second.type != "direct" or first.cue is None:
        return False
    if not ((second.cue is first.cue and second.fills_cue) or (second.cue is None and second.goes_on)):
        return False
    at = text.starts[first.cue.first]
    own = text.sentences[text.sentence_at(at)]
    behind = text.string[max(at, own.stop) : second.start]
    near = text.sentences[text.sentence_at(second.start)].paragraph == own.paragraph
    return near and first.stop <= at < second.start and not any(c.isalnum() for c in behind)


def decide_candidate(scene: Scene) -> Reported | None:
    """What the first rule says that answers."""
    rules = headlines.RULES if scene.candidate.form == "headline" else alone.RULES
    found = first_answer(rules if scene.candidate.whole else pieces.RULES, scene)
    if found is None:
        return None
    rule, reported = found
    return reported._replace(rule=rule.name, confidence=CONFIDENCE[rule.name])


def lies_in(candidate: Candidate, found: Sequence[Reported]) -> bool:
    """Whether marked text lies in a quotation already found: a name or an emphasis of the speaker's."""
    return bool(found) and found[-1].start <= candidate.start and candidate.parts[-1].stop <= found[-1].stop
