"""The features that say where on its page a line stands, and among which other lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsextract.text.blocks import RUNNING, TITLES, TOLD, kinds_of_blocks
from newsextract.text.characters import SMALL
from newsextract.text.headline import add_words
from newsextract.text.kinds import SURE, kind_of, sureness
from newsextract.text.lines import Line
from newsextract.text.looks import FARTHEST, bucket, looks, share_name
from newsextract.text.seen import Seen, see

HEADS = frozenset({"block", "comments", "poll", "teaser"})
LISTED = frozenset({"item", "row"})
FIRST_LINES = 3  # that have a feature each
# shares below which they have a name
SURE_SHARES = ((0.1, "little"), (0.25, "some"))


def page_kinds(lines: Sequence[Line]) -> tuple[list[Seen], list[str]]:
    """Every line as the rules read it, and its kind."""
    seen = [see(line.text) for line in lines]
    return seen, kinds_of_blocks(seen, [kind_of(line) for line in seen])


def page_features(lines: Sequence[Line], seen: Sequence[Seen], kinds: Sequence[str]) -> list[list[str]]:
    """The features of every line of a page."""
    found = [["always", f"kind {kind}", *looks(line)] for kind, line in zip(kinds, seen, strict=True)]
    for features, kind in zip(found, kinds, strict=True):
        if sureness(kind):
            features.append(sureness(kind))
    add_neighbours(found, kinds)
    add_prose(found, kinds)
    add_heads(found, kinds)
    add_ends(found, kinds)
    add_past(found, kinds)
    add_voices(found, kinds)
    add_sources(found, kinds)
    add_main(found, kinds, seen)
    add_lists(found, kinds)
    add_times(found, kinds)
    add_blanks(found, lines)
    add_page(found, kinds, lines)
    add_words(found, kinds, [line.low for line in seen])
    add_names(found, kinds, [line.low for line in seen])
    return found


def add_neighbours(found: list[list[str]], kinds: Sequence[str]) -> None:
    """The kinds of the lines above and below."""
    last = len(kinds) - 1
    for index, features in enumerate(found):
        features.append("above " + (kinds[index - 1] if index else "nothing"))
        features.append("below " + (kinds[index + 1] if index < last else "nothing"))
        if index > 1:
            features.append("second above " + kinds[index - 2])
        if index < last - 1:
            features.append("second below " + kinds[index + 2])


def add_prose(found: list[list[str]], kinds: Sequence[str]) -> None:
    """How much prose stands above and below, and how near."""
    total = sum(kind in RUNNING for kind in kinds)
    above, since = 0, len(kinds)
    for features, kind in zip(found, kinds, strict=True):
        features.append("prose above " + bucket(above))
        features.append("since prose " + (bucket(since) if above else "none"))
        below = total - above - (kind in RUNNING)
        features.append("prose below " + bucket(below))
        above, since = (above + 1, 0) if kind in RUNNING else (above, since + 1)
    left, until = 0, 0
    for features, kind in zip(reversed(found), reversed(kinds), strict=True):
        features.append("until prose " + (bucket(until) if left else "none"))
        left, until = (left + 1, 0) if kind in RUNNING else (left, until + 1)


def add_heads(found: list[list[str]], kinds: Sequence[str]) -> None:
    """Under which heading of a list of others a line stands, and whether prose lies between."""
    head, distance, prose = "", 0, ""
    for features, kind in zip(found, kinds, strict=True):
        if head:
            features.append(f"under {head} {bucket(distance)}{prose}")
            features.append(f"under {head}{prose}")
            features.append(f"{kind} under {head}")
        if kind in HEADS:
            head, distance, prose = kind, 1, ""
        else:
            distance += 1
            if kind in ("prose", "reply"):
                prose = " and prose"


def add_ends(found: list[list[str]], kinds: Sequence[str]) -> None:
    """How far below the button of a poll is, or of an answer."""
    for end in ("poll", "comments"):
        distance = 0
        for features, kind in zip(reversed(found), reversed(kinds), strict=True):
            if 0 < distance <= FARTHEST:
                features.append(f"over {end} {bucket(distance)}")
            distance = 1 if kind == end else distance + 1 if distance and kind not in RUNNING else 0


def add_past(found: list[list[str]], kinds: Sequence[str]) -> None:
    """Whether a line stands below furniture, and no sentence comes any more."""
    last = max((index for index, kind in enumerate(kinds) if kind in TOLD | LISTED and kind != "question"), default=-1)
    behind = next((index for index in range(last + 1, len(kinds)) if kinds[index] in SURE), len(kinds))
    for features in found[behind + 1 :]:
        features.append("past the last sentence")


FEWEST_VOICES = 2  # one may be who wrote the article


def add_voices(found: list[list[str]], kinds: Sequence[str]) -> None:
    """How far above stands who comments and when, on pages where several do."""
    if kinds.count("voice") < FEWEST_VOICES:
        return
    distance = 0
    for features, kind in zip(found, kinds, strict=True):
        if 0 < distance <= FARTHEST:
            features.append("under a voice " + bucket(distance))
        distance = 1 if kind == "voice" else distance + 1 if distance else 0


def add_sources(found: list[list[str]], kinds: Sequence[str]) -> None:
    """Whether a line without an end stands over a source: it tells what is in the picture."""
    above = False
    for features, kind, below in zip(found, kinds, kinds[1:], strict=False):
        if kind in ("title", "words", "long", "sentence") and below in ("label", "credit", "caption", "name"):
            features.append(f"{kind} over {below}" + (" and under prose" if above else ""))
        above = above or kind in RUNNING


OTHER_WORTH = -0.4  # a line of another kind
UNIT = 100  # code points of prose that are worth 1
MOST_WORTH = 4.0  # one line of prose
WORTH = {  # of a line in the main stretch; that of prose is told by its length
    "reply": 1.0,
    "sentence": 0.5,
    "item": 0.2,
    "row": 0.2,
    "question": 0.2,
    "opener": 0.5,
    "long": 0.5,
}


def add_main(found: list[list[str]], kinds: Sequence[str], seen: Sequence[Seen]) -> None:
    """Where the main stretch lies: the run of lines with the most prose in it."""
    best, first, last = 0.0, 0, 0
    total, begin = 0.0, 0
    for index, kind in enumerate(kinds):
        worth = WORTH.get(kind, OTHER_WORTH)
        if kind == "prose":
            worth = min(len(seen[index].text) / UNIT, MOST_WORTH)
        if total <= 0:
            total, begin = 0.0, index
        total += worth
        if total > best:
            best, first, last = total, begin, index
    for index, features in enumerate(found):
        if index < first:
            features.append("over the main stretch " + bucket(first - index))
        elif index > last:
            features.append("under the main stretch " + bucket(index - last))
        else:
            features.append("in the main stretch")


def add_lists(found: list[list[str]], kinds: Sequence[str]) -> None:
    """Whether a line is a point of a list that a colon opened."""
    distance = 0
    for features, kind in zip(found, kinds, strict=True):
        if distance:
            features.append("in a list " + bucket(distance))
        if kind == "opener":
            distance = 1
        elif distance and kind not in RUNNING and kind not in SURE:
            distance += 1
        else:
            distance = 0


def add_times(found: list[list[str]], kinds: Sequence[str]) -> None:
    """Whether a line is one of several titles with times: «17:22 Мост закрыли», or a time and a title in turn."""
    timed = [kind in TITLES and "begins with a time" in own for own, kind in zip(found, kinds, strict=True)]
    for index, features in enumerate(found):
        if timed[index] and any(timed[max(0, index - 1) : index] + timed[index + 1 : index + 2]):
            features.append("among timed titles")
        if kinds[index] in TITLES and kinds[index - 1 : index] == kinds[index + 1 : index + 2] == ["clock"]:
            features.append("between times")


def add_blanks(found: list[list[str]], lines: Sequence[Line]) -> None:
    """Whether blank lines stand above and below, on pages that have both."""
    apart = sum(line.apart for line in lines)
    if not apart or apart >= len(lines) - 1:
        return
    for index, features in enumerate(found):
        above, below = lines[index].apart, index + 1 < len(lines) and lines[index + 1].apart
        features.append("blank " + ("both" if above and below else "above" if above else "below" if below else "none"))


def add_page(found: list[list[str]], kinds: Sequence[str], lines: Sequence[Line]) -> None:
    """Where on the page a line stands, how much furniture is sure there, whether the line stands there again."""
    sure = sum(kind in SURE for kind in kinds)
    share = share_name(sure / len(kinds), SURE_SHARES, "much") if sure else "none"
    times = Counter(line.text for line in lines)
    left = Counter(times)
    for index, (features, line) in enumerate(zip(found, lines, strict=True)):
        features.append("sure furniture " + share)
        if index < FIRST_LINES:
            features.append(f"line {index + 1}")
        if index == len(lines) - 1:
            features.append("last line")
        if times[line.text] > 1:
            left[line.text] -= 1
            features.append("again below" if left[line.text] else "again above")


SURNAME = re.compile(rf"{SMALL}{{3,}}")
SHORT_STEM = 5  # letters that cases leave alone


IN_TURN = 3  # lines of a name, a title and a name


def add_names(found: list[list[str]], kinds: Sequence[str], lows: Sequence[str]) -> None:
    """Whether the article tells of a person whose name is a line: else it is who wrote it, or took a picture."""
    persons = {low for kind, low in zip(kinds, lows, strict=True) if kind == "name"}
    if not persons:
        return
    told = " ".join(low for kind, low in zip(kinds, lows, strict=True) if kind in TOLD or kind == "title")
    once = {low for low, times in Counter(lows).items() if times == 1}
    first = next((index for index, kind in enumerate(kinds) if kind in RUNNING), 0)
    for index, (features, kind, low) in enumerate(zip(found, kinds, lows, strict=True)):
        if kind == "name":
            words = SURNAME.findall(low)
            known = bool(words) and words[-1][:SHORT_STEM] in told
            features.append("a name " + ("told" if known else "untold"))
            features.append("names " + bucket(len(persons)))
            if not known and index < first and low in once:
                features.append("a name above prose")
    above, below = first, max((index for index, kind in enumerate(kinds) if kind in RUNNING), default=0)
    for index in range(above + 1, below - 1):
        if kinds[index] == kinds[index + 2] == "name" and kinds[index + 1] in TITLES:
            for features in found[index : index + IN_TURN]:
                features.append("names in turn with titles")
