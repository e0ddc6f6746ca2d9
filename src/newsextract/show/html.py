"""Results as HTML, for notebooks and files: no scripts, no external files, everything from the text escaped.

The body is shown with entities coloured and labelled, quotations underlined and numbered; a number leads to its
speaker in the table below, and back. Page furniture is folded. The colours follow the theme of the page around
(Jupyter, VS Code, Colab, mkdocs-material, else the system's); a test holds their contrast at WCAG AA.
"""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Literal
from uuid import uuid4

from newsextract.article import Article, Entity, Quote, Span
from newsextract.errors import check_choice

Language = Literal["ru", "en"]
LABELS: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "PER": "лицо", "ORG": "орг.", "LOC": "место", "OTHER": "источник",
        "direct": "прямая речь", "partial": "фрагмент", "indirect": "косвенная речь",
        "quotes": "Кто что сказал", "nobody": "не назван", "speaker": "Кто", "said": "Что сказано",
        "furniture": "Не текст статьи", "more": "и ещё",
    },
    "en": {
        "PER": "person", "ORG": "org", "LOC": "place", "OTHER": "source",
        "direct": "direct", "partial": "partial", "indirect": "indirect",
        "quotes": "Who said what", "nobody": "not named", "speaker": "Who", "said": "What was said",
        "furniture": "Not article text", "more": "and another",
    },
}  # fmt: skip
MANY = 50  # articles of a collection that are shown


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def escaped(*children: str) -> Markup:
    """Children one after another; what is no Markup is escaped."""
    return Markup("".join(child if isinstance(child, Markup) else html.escape(child) for child in children))


def element(name: str, *children: str, **attributes: str) -> Markup:
    """An element; `class_` is its class. Attributes and text are escaped."""
    given = "".join(f' {key.rstrip("_")}="{html.escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{given}>{escaped(*children)}</{name}>")


Palette = Mapping[str, str]
LIGHT: Palette = {
    "back": "#ffffff", "text": "#1b1f24", "dim": "#57606a", "line": "#d0d7de", "said": "#8a4b00",
    "PER": "#dbeafe", "PER-label": "#1e3a8a", "ORG": "#fde8d0", "ORG-label": "#7c2d12",
    "LOC": "#d8f3dc", "LOC-label": "#14532d", "number": "#6b3f00", "number-text": "#ffffff",
}  # fmt: skip
DARK: Palette = {
    "back": "#16191d", "text": "#e6e9ed", "dim": "#9aa4af", "line": "#3a4149", "said": "#e3b341",
    "PER": "#1d3557", "PER-label": "#a9c7ff", "ORG": "#4a2c12", "ORG-label": "#ffc48a",
    "LOC": "#17402a", "LOC-label": "#9be3b4", "number": "#e3b341", "number-text": "#16191d",
}  # fmt: skip
BLOCK = ".newsextract, .newsextract-page"
# how Jupyter, VS Code, Colab and mkdocs-material say which theme they show
THEMES: tuple[tuple[str, Palette], ...] = (
    ('[data-jp-theme-light="true"], .vscode-light, html[theme="light"], [data-md-color-scheme="default"]', LIGHT),
    ('[data-jp-theme-light="false"], .vscode-dark, html[theme="dark"], [data-md-color-scheme="slate"]', DARK),
)


@cache
def style() -> Markup:
    """The style sheet, scoped to the class `newsextract`."""
    rules = [f"{BLOCK} {{ {variables(LIGHT)} }}"]
    rules.append(f"@media (prefers-color-scheme: dark) {{ {BLOCK} {{ {variables(DARK)} }} }}")
    rules += [f":is({where}) :is({BLOCK}) {{ {variables(palette)} }}" for where, palette in THEMES]
    rules.append((files(__package__) / "style.css").read_text(encoding="utf-8"))
    return element("style", Markup("\n".join(rules)))


def variables(palette: Palette) -> str:
    """A palette as variables of CSS."""
    return " ".join(f"--nx-{name}: {colour};" for name, colour in palette.items())


# --- what is shown ----------------------------------------------------------------------------------------------------


def article_html(article: Article, lang: Language = "ru") -> str:
    """An article as it would be read: text, then speakers with what they said. Ids differ from call to call."""
    check_choice("lang", lang, LABELS)
    return framed(read_article(article, lang))


def quote_html(quote: Quote, lang: Language = "ru") -> str:
    """One quotation with its speaker."""
    return framed(speaker_table(((1, quote),), lang, new_id()))


def entity_html(entity: Entity, lang: Language = "ru") -> str:
    """One entity with its roles and what the article calls it."""
    called = dict.fromkeys(mention.text for mention in entity.mentions)
    roles = [element("div", ", ".join(entity.roles), class_="nx-dim")] if entity.roles else []
    name = element("strong", entity.name)
    return framed(element("p", name, " ", type_label(entity.type, lang)), *roles, element("p", " · ".join(called)))


def articles_html(articles: Sequence[Article], lang: Language = "ru") -> str:
    """Many articles, each folded under its first words and its speakers."""
    check_choice("lang", lang, LABELS)
    labels = LABELS[lang]
    folded = [
        element("details", element("summary", *summary(article)), read_article(article, lang))
        for article in articles[:MANY]
    ]
    left = len(articles) - MANY
    more = [element("p", f"… {labels['more']} {left}", class_="nx-dim")] if left > 0 else []
    return framed(*folded, *more)


def page(content: str, title: str, lang: Language = "ru") -> str:
    """A whole page around what one of the functions above gave."""
    head = element("head", Markup('<meta charset="utf-8">'), VIEWPORT, element("title", title))
    body = element("body", Markup(content), class_="newsextract-page", style="background: var(--nx-back)")
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=lang)}\n"


VIEWPORT = Markup('<meta name="viewport" content="width=device-width, initial-scale=1">')


def framed(*children: str) -> str:
    """Style and content in one block, which needs nothing around it."""
    return str(element("div", style(), *children, class_="newsextract"))


def new_id() -> str:
    """A prefix for ids that no other cell of a notebook has."""
    return f"nx{uuid4().hex[:12]}"


def summary(article: Article) -> Iterator[str]:
    """The first words of an article and who speaks in it."""
    yield first_words(article)
    names = dict.fromkeys(quote.speaker.name for quote in article.quotes if quote.speaker)
    if names:
        yield element("span", " — " + ", ".join(list(names)[:5]), class_="nx-dim")


def first_words(article: Article, length: int = 80) -> str:
    """The first line of the body, shortened."""
    line = (article.body[0].text if article.body else article.text).strip().partition("\n")[0]
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"


# --- the text ---------------------------------------------------------------------------------------------------------


def read_article(article: Article, lang: Language) -> Markup:
    """Text and table."""
    uid = new_id()
    numbered = list(enumerate(article.quotes, start=1))
    marks = find_marks(article)
    blocks = [
        element("div", marked_text(article.text, start, stop, marks, lang, uid), class_="nx-text")
        if inside
        else folded_furniture(article.text[start:stop], lang)
        for start, stop, inside in stretches(article)
    ]
    return escaped(*blocks, speaker_table(numbered, lang, uid) if numbered else "")


def stretches(article: Article) -> Iterator[tuple[int, int, bool]]:
    """The text in order: (start, stop, whether it is article text); what holds no words is left out."""
    at = 0
    for span in (*article.body, Span(start=len(article.text), stop=len(article.text), text="")):
        if article.text[at : span.start].strip():
            yield at, span.start, False
        if span.text:
            yield span.start, span.stop, True
        at = span.stop


def folded_furniture(text: str, lang: Language) -> Markup:
    """Page furniture, folded."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    heading = element("summary", f"{LABELS[lang]['furniture']} ({len(lines)})")
    return element("details", heading, element("div", "\n".join(lines), class_="nx-text"), class_="nx-dim")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a quotation in the text, with the quotation's number; `first` of its parts or a later one."""

    start: int
    stop: int
    number: int
    type: str
    first: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What begins where, by code point, and every place where something begins or ends."""

    borders: Sequence[int]
    mentions: Mapping[int, tuple[str, int]]  # type of its entity, stop
    parts: Mapping[int, Sequence[Part]]


def find_marks(article: Article) -> Marks:
    """Marks of a result; of mentions that overlap, the first and longest is shown."""
    found = sorted((m.start, -m.stop, e.type) for e in article.entities for m in e.mentions if m.kind == "name")
    mentions: dict[int, tuple[str, int]] = {}
    last = 0
    for start, negative_stop, type_ in found:
        if start >= last:
            mentions[start] = (type_, last := -negative_stop)
    parts: dict[int, list[Part]] = defaultdict(list)
    for number, quote in enumerate(article.quotes, start=1):
        for span in quote.spans:
            parts[span.start].append(Part(span.start, span.stop, number, quote.type, span is quote.spans[0]))
    edges = {edge for start, (_, stop) in mentions.items() for edge in (start, stop)}
    edges |= {edge for own in parts.values() for part in own for edge in (part.start, part.stop)}
    return Marks(sorted(edges), mentions, parts)


def marked_text(text: str, start: int, stop: int, marks: Marks, lang: Language, uid: str) -> Markup:
    """A stretch of the text, cut at every border, so that marks may overlap as they like."""
    inner = marks.borders[bisect_right(marks.borders, start) : bisect_left(marks.borders, stop)]
    pieces: list[str] = []
    name: tuple[str, int] | None = None
    running: list[Part] = []
    for at, end in pairwise((start, *inner, stop)):
        running = [part for part in running if part.stop > at]
        for part in marks.parts.get(at, ()):
            running.append(part)
            pieces.append(number_badge(part, uid))
        name = marks.mentions.get(at, name)
        piece = escaped(text[at:end])
        if name is not None:
            piece = element("span", piece, class_=f"nx-name nx-{name[0]}")
            if end >= name[1]:
                piece = escaped(piece, type_label(name[0], lang))
                name = None
        for part in running:
            piece = element("span", piece, class_=f"nx-said nx-{part.type}")
        pieces.append(piece)
    return escaped(*pieces)


def number_badge(part: Part, uid: str) -> Markup:
    """The number of a quotation in the text, which leads to who said it in the table."""
    place = {"id": f"{uid}-t{part.number}"} if part.first else {}
    return element("a", str(part.number), href=f"#{uid}-q{part.number}", class_="nx-number", **place)


def type_label(type_: str, lang: Language) -> Markup:
    """The type of an entity in words: colour alone tells nothing to many readers."""
    return element("span", LABELS[lang].get(type_, type_), class_=f"nx-label nx-{type_}")


# --- the table --------------------------------------------------------------------------------------------------------


def speaker_table(numbered: Sequence[tuple[int, Quote]], lang: Language, uid: str) -> Markup:
    """Speakers in the order in which they first speak, each with everything that they said."""
    labels = LABELS[lang]
    by_speaker: dict[tuple[str, str], list[tuple[int, Quote]]] = defaultdict(list)
    for number, quote in numbered:
        who = (quote.speaker.name, quote.speaker.type) if quote.speaker else (labels["nobody"], "")
        by_speaker[who].append((number, quote))
    rows = [
        element("tr", speaker_cell(*who, lang), element("td", *(said(n, quote, lang, uid) for n, quote in own)))
        for who, own in by_speaker.items()
    ]
    head = element("tr", element("th", labels["speaker"]), element("th", labels["said"]))
    return element("table", element("caption", labels["quotes"]), element("thead", head), element("tbody", *rows))


def speaker_cell(name: str, type_: str, lang: Language) -> Markup:
    """Who."""
    return element("td", element("strong", name), " ", type_label(type_, lang) if type_ else "")


def said(number: int, quote: Quote, lang: Language, uid: str) -> Markup:
    """One quotation in the table."""
    content = " ".join(quote.text.split())
    cue = [element("span", f" · {quote.cue.text}", class_="nx-dim")] if quote.cue else []
    return element(
        "div",
        element("a", str(number), href=f"#{uid}-t{number}", class_="nx-number"),
        content if quote.type == "indirect" else f"«{content}»",
        element("span", f" {LABELS[lang][quote.type]}", class_="nx-dim"),
        *cue,
        id=f"{uid}-q{number}",
    )
