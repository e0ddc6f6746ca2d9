"""Speech in marks and after dashes: what the rules make of the candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newsextract.entities import Entities
from newsextract.quotes import alone, headlines, pieces
from newsextract.quotes.candidates import Candidate
from newsextract.quotes.confidence import CONFIDENCE
from newsextract.quotes.cues import Cue
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene
from newsextract.quotes.terms import own_terms
from newsextract.rules import first_answer
from newsextract.text import DASHES, Text


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
        previous = found[-1] if found else None
        if previous is not None and previous.start <= candidate.start and candidate.parts[-1].stop <= previous.stop:
            continue  # a name or an emphasis of the speaker's
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


ENDS_REPORT = f" {DASHES}"  # what stands between the full stop of a report and the next words


def utterances(
    text: Text,
    candidates: Sequence[Candidate],
    narrations: Mapping[int, Narration],
    cues: Mapping[int, Sequence[Cue]],
    entities: Entities,
) -> Iterator[Candidate]:
    """The candidates; one whose reports name two speakers is a candidate of each."""
    for candidate in candidates:
        if len(candidate.parts) == 1 or not candidate.whole:
            yield candidate
            continue
        first = 0
        told = reports_behind(text, candidate, cues)
        for number, (one, other) in enumerate(pairwise(told), start=1):
            if one is None or other is None or not ends_report(text, candidate, number):
                continue
            if are_two(text, narrations, entities, one, other):
                yield part_of(candidate, first, number)
                first = number
        yield part_of(candidate, first, len(candidate.parts)) if first else candidate


def part_of(candidate: Candidate, first: int, last: int) -> Candidate:
    """A candidate of some of the parts."""
    parts = candidate.parts[first:last]
    start = parts[0].start if first else candidate.start
    stop = candidate.stop if last == len(candidate.parts) else parts[-1].stop
    return candidate._replace(parts=parts, start=start, stop=stop)


def reports_behind(text: Text, candidate: Candidate, cues: Mapping[int, Sequence[Cue]]) -> list[Cue | None]:
    """For every part, the first cue behind it and before the next part; behind the last one, in its sentence."""
    behind = text.sentences[text.sentence_at(candidate.stop - 1)].stop
    limits = [*(part.start for part in candidate.parts[1:]), max(behind, candidate.stop)]
    return [first_cue(text, cues, part.stop, limit) for part, limit in zip(candidate.parts, limits, strict=True)]


def first_cue(text: Text, cues: Mapping[int, Sequence[Cue]], start: int, stop: int) -> Cue | None:
    """The first cue with a source that begins in a stretch of the text."""
    numbers = range(text.sentence_at(start), text.sentence_at(max(start, stop - 1)) + 1)
    near = (cue for number in numbers for cue in cues.get(number, ()) if cue.source is not None)
    return next((cue for cue in near if start <= text.starts[cue.first] < stop), None)


def ends_report(text: Text, candidate: Candidate, number: int) -> bool:
    """Whether a full stop ends the report before a part: the words behind it are new ones."""
    between = text.string[candidate.parts[number - 1].stop : candidate.parts[number].start]
    return between.rstrip(ENDS_REPORT).endswith(".")


def are_two(text: Text, narrations: Mapping[int, Narration], entities: Entities, one: Cue, other: Cue) -> bool:
    """Whether reports are of two speakers: by their names, by the gender of the verbs, or as one verb answers."""
    if one.source is None or other.source is None:
        return False
    named = [entities.entity_at(source.head) for source in (one.source, other.source)]
    if named[0] is not None and named[1] is not None:
        return named[0].id != named[1].id
    genders = {gender_of_verb(text, narrations, cue) for cue in (one, other)}
    words = {text.words[s.first : s.last] for s in (one.source, other.source)}
    return genders == {"masc", "femn"} or ("replies" in other.flags and len(words) > 1)


def gender_of_verb(text: Text, narrations: Mapping[int, Narration], cue: Cue) -> str:
    """«ответила»: the gender of a verb in the past; "" of another."""
    narration = narrations.get(text.sentence_of[cue.at])
    return narration.grammar.gender(cue.at) if narration is not None and cue.form == "finite" else ""
