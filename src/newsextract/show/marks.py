"""The text of an article with everything marked that was found in it, each mark leading to where it is explained."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsextract.article import Article, Entity, Mention, Quote, Span
from newsextract.show.markup import Language, Markup, element, escaped
from newsextract.show.words import LABELS, number

LAYERS = ("name", "means", "source", "cue", "said")  # from the innermost to the outermost
SHADES = (0.6, 0.75, 0.9)  # confidences from which a quotation is shown in the next darker shade


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is marked.

    to: the place that it leads to. place: its own, where another leads to it. badge: the number of the quotation that
    begins here.
    """

    start: int
    stop: int
    layer: str
    look: str
    title: str
    to: str = ""
    place: str = ""
    badge: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks by where they begin, every place where one begins or ends, and the entities that are shown somewhere."""

    borders: Sequence[int]
    beginning: Mapping[int, Sequence[Mark]]
    shown: frozenset[int]


def find_marks(article: Article, lang: Language) -> Marks:
    """All marks of a result."""
    mentions = list(mention_marks(article, lang))
    marks = [*(mark for _, mark in mentions), *quote_marks(article, {m.start for _, m in mentions}, lang)]
    beginning: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        beginning[mark.start].append(mark)
    edges = {edge for mark in marks for edge in (mark.start, mark.stop)}
    return Marks(sorted(edges), beginning, frozenset(id_ for id_, _ in mentions))


def mention_marks(article: Article, lang: Language) -> Iterator[tuple[int, Mark]]:
    """Mentions with the id of their entity. Of names that overlap the first and longest is shown; of others as well."""
    seen: set[int] = set()
    ends = {"name": 0, "means": 0}
    for mention, entity in sorted(
        ((m, e) for e in article.entities for m in e.mentions), key=lambda pair: (pair[0].start, -pair[0].stop)
    ):
        layer = "name" if mention.kind == "name" else "means"
        if mention.start < ends[layer] or mention.start == mention.stop:
            continue
        ends[layer] = mention.stop
        yield entity.id, mention_mark(mention, entity, layer, first=entity.id not in seen, lang=lang)
        seen.add(entity.id)


def mention_mark(mention: Mention, entity: Entity, layer: str, *, first: bool, lang: Language) -> Mark:
    """A mention, which leads to its entity."""
    return Mark(
        mention.start,
        mention.stop,
        layer,
        f"nx-{layer} nx-{entity.type}",
        f"{entity.name} — {', '.join(entity.roles[:2]) or LABELS[lang].get(entity.type, entity.type)}",
        to=f"e{entity.id}",
        place=f"m{entity.id}" if first else "",
    )


def quote_marks(article: Article, mentioned: set[int], lang: Language) -> Iterator[Mark]:
    """Quotations, the words that report them, and words for their speakers that are no mention of an entity."""
    cues: set[tuple[int, int]] = set()
    for n, quote in enumerate(article.quotes, start=1):
        who = quote.speaker.name if quote.speaker else LABELS[lang]["nobody"]
        if quote.cue and (quote.cue.start, quote.cue.stop) not in cues:
            cues.add((quote.cue.start, quote.cue.stop))
            yield Mark(quote.cue.start, quote.cue.stop, "cue", "nx-cue", f"{LABELS[lang]['cue']}: {who}", to=f"q{n}")
        source = quote.speaker.mention if quote.speaker else None
        if source and source.start not in mentioned and (source.start, source.stop) not in cues:
            cues.add((source.start, source.stop))
            yield Mark(source.start, source.stop, "source", "nx-means nx-OTHER", who, to=f"q{n}")
        yield from (part_mark(span, quote, n, who, lang) for span in quote.spans)


def part_mark(span: Span, quote: Quote, n: int, who: str, lang: Language) -> Mark:
    """A part of a quotation; others lead to the first of its parts."""
    return Mark(
        span.start,
        span.stop,
        "said",
        f"nx-said nx-{quote.type} nx-sure{shade(quote)} nx-of{n}",
        f"{n}. {who} · {LABELS[lang][quote.type]} · {number(quote.evidence.confidence, lang)}",
        place=f"t{n}" if span is quote.spans[0] else "",
        badge=str(n),
    )


def shade(quote: Quote) -> int:
    """How dark a quotation is shown: the surer, the darker."""
    return bisect_right(SHADES, quote.evidence.confidence)


def marked_text(text: str, start: int, stop: int, marks: Marks, uid: str) -> Markup:
    """A stretch of the text, cut at every border, so that marks may overlap as they like."""
    inner = marks.borders[bisect_right(marks.borders, start) : bisect_left(marks.borders, stop)]
    pieces: list[str] = []
    running: list[Mark] = []
    for at, end in pairwise((start, *inner, stop)):
        began = marks.beginning.get(at, ())
        running = [mark for mark in running if mark.stop > at]
        running = sorted([*running, *began], key=lambda mark: (LAYERS.index(mark.layer), mark.stop - mark.start))
        pieces += [number_badge(mark, uid) for mark in began if mark.badge]
        pieces.append(marked_piece(text[at:end], at, running, uid))
    return escaped(*pieces)


def marked_piece(text: str, at: int, marks: Sequence[Mark], uid: str) -> Markup:
    """A piece within its marks. Of several that lead somewhere, the innermost does: a link has none in it."""
    piece, linked = escaped(text), False
    for mark in marks:
        place = f"{uid}-{mark.place}" if mark.place and not mark.badge and mark.start == at else ""
        href = f"#{uid}-{mark.to}" if mark.to and not linked else ""
        piece = element("a" if href else "span", piece, class_=mark.look, title=mark.title, href=href, id=place)
        linked = linked or bool(href)
    return piece


def number_badge(mark: Mark, uid: str) -> Markup:
    """The number of a quotation in the text, which leads to who said it."""
    place = f"{uid}-{mark.place}" if mark.place else ""
    return element("a", mark.badge, href=f"#{uid}-q{mark.badge}", class_="nx-number", title=mark.title, id=place)
