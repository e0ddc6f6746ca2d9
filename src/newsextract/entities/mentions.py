"""Names in the text: the model's spans, repaired and completed by what the rest of the article shows.

A repair takes one span and gives back the spans that should stand in its place; `REPAIRS` is their order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsextract import lexicon, morphology
from newsextract.article import EntityType
from newsextract.segmentation import Segmentation, Token

OPENING = frozenset("«„“\"'(")
EDGE = frozenset("«»„“”\"'’‘()[]{}.,;:!?…-–—−•*·|/\\<>#@&+=~`_№ ")
MARK_PAIRS = {"«": "»", "„": "“", "“": "”", '"': '"'}
INITIAL = re.compile(r"[А-ЯЁA-Z]")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name: tokens `first` to `last` (one past) of the segmentation."""

    first: int
    last: int
    type: EntityType


def find_names(segmentation: Segmentation, tags: Sequence[str]) -> list[NameSpan]:
    """Names in text order, none overlapping. `tags` are BIO, one a token."""
    tokens = segmentation.tokens
    spans = list(read_bio(tags))
    for repair in REPAIRS:
        spans = [fixed for span in spans for fixed in repair(tokens, span) if fixed.last > fixed.first]
    places = {tokens[s.first].word for s in spans if s.type == "LOC" and s.last - s.first == 1}
    spans = [fixed for span in spans for fixed in split_leading_place(tokens, span, places)]
    return complete(segmentation, [place_of_dateline(segmentation, span) for span in spans])


def read_bio(tags: Sequence[str]) -> Iterator[NameSpan]:
    """Spans of BIO tags; an I without its B begins a span."""
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        part, _, type_ = tag.partition("-")
        if kind and (part != "I" or type_ != kind):
            yield NameSpan(start, index, kind)  # type: ignore[arg-type]  # the model knows PER, ORG and LOC only
            kind = ""
        if part != "O" and not kind:
            start, kind = index, type_


# --- repairs ----------------------------------------------------------------------------------------------------------


def split_at_line(tokens: Sequence[Token], span: NameSpan) -> Iterator[NameSpan]:
    """A name never crosses a blank wider than a few characters: a line break, a column."""
    start = span.first
    for index in range(span.first + 1, span.last):
        if tokens[index].start - tokens[index - 1].stop > 3:
            yield replace(span, first=start, last=index)
            start = index
    yield replace(span, first=start)


def split_brackets(tokens: Sequence[Token], span: NameSpan) -> Iterator[NameSpan]:
    """«ООН (ФАО)» and «Юрген Клинсман (Jürgen Klinsmann)» are two names each."""
    start = span.first
    for index in range(span.first, span.last):
        if tokens[index].text in ("(", ")", "[", "]"):
            yield replace(span, first=start, last=index)
            start = index + 1
    yield replace(span, first=start)


def strip_edges(tokens: Sequence[Token], span: NameSpan) -> Iterator[NameSpan]:
    """Marks, bullets and dashes at the ends are no part of a name; the full stop of an initial is."""
    first, last = span.first, span.last
    while first < last and set(tokens[first].text) <= EDGE:
        first += 1
    while last > first and set(tokens[last - 1].text) <= EDGE and not ends_initial(tokens, first, last):
        last -= 1
    yield replace(span, first=first, last=last)


def drop_title(tokens: Sequence[Token], span: NameSpan) -> Iterator[NameSpan]:
    """«Гидролог Омар Бен Салах»: a role noun before a person's name is no part of it."""
    first = span.first
    while span.type == "PER" and first + 1 < span.last and is_title(tokens[first].word):
        first += 1
    yield replace(span, first=first)


def is_title(word: str) -> bool:
    """Whether a word is a role noun and not a name as well: «Король» can be a surname."""
    found = morphology.parses(word.lower())
    named = any({"Surn", "Name"} & p.grammemes for p in found)
    return bool(found) and not named and any(p.lemma in lexicon.load("roles") for p in found)


def marked_thing(tokens: Sequence[Token], span: NameSpan) -> Iterator[NameSpan]:
    """«Ветвь Давидова», «Валерий Чкалов»: a person's name alone in marks is that of a ship, a group, a paper."""
    before = tokens[span.first - 1].text if span.first else ""
    after = tokens[span.last].text if span.last < len(tokens) else ""
    marked = before in MARK_PAIRS and after in ("»", "“", "”", '"')
    yield replace(span, type="ORG") if marked and span.type == "PER" else span


def ends_initial(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the last token is the full stop of an initial after a surname: «Прянишников Н. И.»."""
    return last - first >= 3 and tokens[last - 1].text == "." and bool(INITIAL.fullmatch(tokens[last - 2].text))


def close_marks(tokens: Sequence[Token], span: NameSpan) -> Iterator[NameSpan]:
    """A mark opened inside the name closes inside it: «РКК „Энергия» becomes «РКК „Энергия“»."""
    opened = [MARK_PAIRS[t.text] for t in tokens[span.first : span.last] if t.text in MARK_PAIRS]
    closing = tokens[span.last].text if span.last < len(tokens) else ""
    inside = Counter(t.text for t in tokens[span.first : span.last])
    unbalanced = closing in opened and (inside[closing] % 2 == 1 if closing == '"' else not inside[closing])
    yield replace(span, last=span.last + 1) if unbalanced else span


def needs_letter(tokens: Sequence[Token], span: NameSpan) -> Iterator[NameSpan]:
    """A name holds a letter."""
    if any(c.isalpha() for t in tokens[span.first : span.last] for c in t.text):
        yield span


REPAIRS: tuple[Callable[[Sequence[Token], NameSpan], Iterator[NameSpan]], ...] = (
    split_at_line,
    split_brackets,
    strip_edges,
    drop_title,
    close_marks,
    marked_thing,
    needs_letter,
)


MONTHS = frozenset("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split())


def place_of_dateline(segmentation: Segmentation, span: NameSpan) -> NameSpan:
    """«НОВОЗЁРСК, 12 февраля.»: what begins an agency's text before a date is a place."""
    tokens = segmentation.tokens
    after = [t.text for t in tokens[span.last : span.last + 3]]
    starts = span.first == 0 or tokens[span.first].start - tokens[span.first - 1].stop > 0
    dated = len(after) == 3 and after[0] == "," and after[1].isdigit() and after[2] in MONTHS
    return replace(span, type="LOC") if starts and dated and tokens[span.first].text.isupper() else span


# --- what the rest of the article shows -------------------------------------------------------------------------------


def complete(segmentation: Segmentation, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """Give each surface the type it has most often, and find it again where the model missed it."""
    tokens = segmentation.tokens
    types: dict[tuple[str, ...], Counter[EntityType]] = {}
    for span in spans:
        types.setdefault(surface(tokens, span), Counter())[span.type] += 1
    settled = {key: counter.most_common(1)[0][0] for key, counter in types.items()}
    found = [replace(span, type=settled[surface(tokens, span)]) for span in spans]
    taken = {index for span in found for index in range(span.first, span.last)}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(settled, key=len, reverse=True):
        if is_distinctive(key):
            by_first.setdefault(key[0], []).append(key)
    for index, token in enumerate(tokens):
        for key in by_first.get(token.word, ()):
            place = range(index, index + len(key))
            if place.stop > len(tokens) or any(i in taken for i in place):
                continue
            if tuple(tokens[i].word for i in place) == key and is_whole(tokens, place, taken):
                found.append(NameSpan(place.start, place.stop, settled[key]))
                taken.update(place)
                break
    return sorted(found, key=lambda span: span.first)


def split_leading_place(tokens: Sequence[Token], span: NameSpan, places: set[str]) -> Iterator[NameSpan]:
    """«министр Нордландии Ингрид Хольм»: a place named elsewhere in the article is no given name."""
    if span.type == "PER" and span.last - span.first > 2 and tokens[span.first].word in places:
        yield NameSpan(span.first, span.first + 1, "LOC")
        yield replace(span, first=span.first + 1)
    else:
        yield span


def surface(tokens: Sequence[Token], span: NameSpan) -> tuple[str, ...]:
    """The words of a span."""
    return tuple(t.word for t in tokens[span.first : span.last])


def is_distinctive(key: tuple[str, ...]) -> bool:
    """Whether a surface is a name wherever it stands: several words, or one that is no common word in capitals."""
    return len("".join(key)) >= 4 and all(word[:1].isupper() or not word[:1].isalpha() for word in key)


def is_whole(tokens: Sequence[Token], place: range, taken: set[int]) -> bool:
    """Whether no other capital word stands beside it: «Тверь» in «Новая Тверь» is another name."""
    before, after = place.start - 1, place.stop
    return not any(
        0 <= i < len(tokens) and tokens[i].text[:1].isupper() and (i in taken or i == after) for i in (before, after)
    )
