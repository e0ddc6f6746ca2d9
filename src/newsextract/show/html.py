"""Results as HTML, for notebooks and files: no scripts, no external files, everything from the text escaped.

The text is shown with names, roles and pronouns marked, cues, and quotations with numbers; each leads to who is meant
or who speaks, listed beside the text, and from there back. Page furniture is folded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from uuid import uuid4

from newsextract.article import Article, Entity, Quote, Span, Speaker
from newsextract.errors import check_choice
from newsextract.show.marks import Marks, find_marks, marked_text, shade
from newsextract.show.markup import Language, Markup, element, escaped
from newsextract.show.themes import style
from newsextract.show.words import LABELS, number, standing_for

MANY = 50  # articles of a collection that are shown
FIRST_SPEAKERS = 5  # of an article that are named beside it
ID_DIGITS = 12
TYPES: Mapping[str, str] = {"PER": "people", "ORG": "bodies", "LOC": "places"}  # with the heading of its list
QUOTE_TYPES = ("direct", "partial", "indirect")


# --- what is shown ----------------------------------------------------------------------------------------------------


def article_html(article: Article, lang: Language = "ru") -> str:
    """An article as it would be read: text, then speakers with what they said. Ids differ from call to call."""
    check_choice("lang", lang, LABELS)
    return framed(read_article(article, lang, new_id()))


def quote_html(quote: Quote, lang: Language = "ru") -> str:
    """One quotation with its speaker."""
    uid = new_id()
    return framed(element("div", speaker_block((quote.speaker, None), [(1, quote)], lang, uid), class_="nx-aside"))


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
        element("details", element("summary", *summary(article)), read_article(article, lang, new_id()))
        for article in articles[:MANY]
    ]
    left = len(articles) - MANY
    more = [element("p", f"… {labels['more']} {left}", class_="nx-dim")] if left > 0 else []
    return framed(*folded, *more)


def page(content: str, title: str, lang: Language = "ru") -> str:
    """A whole page around what one of the functions above gave."""
    head = element("head", Markup('<meta charset="utf-8">'), VIEWPORT, element("title", title))
    body = element("body", Markup(content), class_="newsextract-page")
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=lang)}\n"


VIEWPORT = Markup('<meta name="viewport" content="width=device-width, initial-scale=1">')


def framed(*children: str) -> str:
    """Style and content in one block, which needs nothing around it."""
    return str(element("div", style("article.css"), *children, class_="newsextract"))


def new_id() -> str:
    """A prefix for ids that no other cell of a notebook has."""
    return f"nx{uuid4().hex[:ID_DIGITS]}"


def summary(article: Article) -> Iterator[str]:
    """The first words of an article and who speaks in it."""
    yield first_line(article)
    names = dict.fromkeys(quote.speaker.name for quote in article.quotes if quote.speaker)
    if names:
        yield element("span", " — " + ", ".join(list(names)[:FIRST_SPEAKERS]), class_="nx-dim")


def first_line(article: Article, length: int = 80) -> str:
    """The first line of the body, shortened."""
    line = (article.body[0].text if article.body else article.text).strip().partition("\n")[0]
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + "…"


# --- an article -------------------------------------------------------------------------------------------------------


def read_article(article: Article, lang: Language, uid: str) -> Markup:
    """The text, and beside it, or below where there is no room, who said what and who is named."""
    marks = find_marks(article, lang)
    blocks = [
        element("div", marked_text(article.text, start, stop, marks, uid), class_="nx-text")
        if inside
        else folded_furniture(article.text[start:stop], lang)
        for start, stop, inside in stretches(article)
    ]
    lists = [*said_list(article, lang, uid), *entity_list(article, marks, lang, uid)]
    if not lists:
        return escaped(*blocks)
    aside = element("div", *lists, legend(article, lang), class_="nx-aside")
    return element("div", element("div", *blocks, class_="nx-main"), aside, class_="nx-article")


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


def type_label(type_: str, lang: Language) -> Markup:
    """The type of an entity in words: colour alone tells nothing to many readers."""
    return element("span", LABELS[lang].get(type_, type_), class_=f"nx-label nx-{type_}")


def legend(article: Article, lang: Language) -> Markup:
    """What the marks mean, folded."""
    labels = LABELS[lang]
    types = dict.fromkeys(entity.type for entity in article.entities)
    lines = [element("span", labels.get(type_, type_), class_=f"nx-name nx-{type_}") for type_ in types]
    lines += [element("span", labels[type_], class_=f"nx-said nx-{type_} nx-sure3") for type_ in QUOTE_TYPES]
    lines += [element("span", labels["cue"], class_="nx-cue"), element("span", labels["means"], class_="nx-means")]
    lines.append(element("span", labels["shade"], class_="nx-dim"))
    content = element("ul", *(element("li", line) for line in lines))
    return element("details", element("summary", labels["legend"]), content, class_="nx-legend nx-dim")


# --- who said what ----------------------------------------------------------------------------------------------------


def said_list(article: Article, lang: Language, uid: str) -> Iterator[Markup]:
    """Speakers in the order in which they first speak, each with everything that they said."""
    by_speaker: dict[tuple[str, str], list[tuple[int, Quote]]] = defaultdict(list)
    for n, quote in enumerate(article.quotes, start=1):
        by_speaker[(quote.speaker.name, quote.speaker.type) if quote.speaker else ("", "")].append((n, quote))
    if by_speaker:
        yield element("div", LABELS[lang]["quotes"], class_="nx-heading")
    for own in by_speaker.values():
        speaker = own[0][1].speaker
        entity = None if speaker is None or speaker.entity_id is None else article.entity(speaker.entity_id)
        yield speaker_block((speaker, entity), own, lang, uid)


def speaker_block(
    who: tuple[Speaker | None, Entity | None], own: Sequence[tuple[int, Quote]], lang: Language, uid: str
) -> Markup:
    """Who, in what role, and what they said."""
    speaker, entity = who
    name = element("strong", speaker.name) if speaker else element("em", LABELS[lang]["nobody"])
    if entity:
        name = element("a", name, href=f"#{uid}-e{entity.id}", class_="nx-plain")
    label = type_label(speaker.type, lang) if speaker else ""
    roles = element("div", ", ".join(entity.roles), class_="nx-dim") if entity and entity.roles else ""
    quotes = element("ul", *(said(n, quote, lang, uid) for n, quote in own))
    return element("div", element("div", name, " ", label), roles, quotes, class_="nx-speaker")


def said(n: int, quote: Quote, lang: Language, uid: str) -> Markup:
    """One quotation, and below it why it is one."""
    content = " ".join(quote.text.split())
    return element(
        "li",
        element("a", str(n), href=f"#{uid}-t{n}", class_="nx-number", title=quote.type),
        content if quote.type == "indirect" else f"«{content}»",
        element("div", *reasons(quote, lang), class_="nx-dim nx-why"),
        id=f"{uid}-q{n}",
    )


def reasons(quote: Quote, lang: Language) -> Iterator[str]:
    """The type, the cue, the words for the speaker where the name is not among them, the confidence."""
    labels = LABELS[lang]
    yield labels[quote.type]
    if quote.cue:
        yield escaped(" · ", element("span", quote.cue.text, class_="nx-cue"))
    if called := standing_for(quote):
        yield escaped(" ", element("span", called, class_="nx-means"))
    evidence = quote.evidence
    how = f"; {labels['strategy']}: {evidence.strategy}" if evidence.strategy else ""
    told = f"{labels['sure']} {number(evidence.confidence, lang)}; {labels['rule']}: {evidence.rule}{how}"
    sure = element("span", number(evidence.confidence, lang), class_=f"nx-sure nx-sure{shade(quote)}", title=told)
    yield escaped(" · ", sure)


# --- who is named -----------------------------------------------------------------------------------------------------


def entity_list(article: Article, marks: Marks, lang: Language, uid: str) -> Iterator[Markup]:
    """Entities by type, the most often named first; behind the three types those of finders."""
    labels = LABELS[lang]
    if article.entities:
        yield element("div", labels["named"], class_="nx-heading")
    for type_ in dict.fromkeys((*TYPES, *sorted(entity.type for entity in article.entities))):
        own = sorted((e for e in article.entities if e.type == type_), key=lambda e: -len(e.mentions))
        if own:
            heading = labels[TYPES[type_]] if type_ in TYPES else type_
            items = (entity_item(entity, marks, uid) for entity in own)
            yield element("div", element("div", heading, class_="nx-dim"), element("ul", *items), class_="nx-entities")


def entity_item(entity: Entity, marks: Marks, uid: str) -> Markup:
    """Who, in what role, how often; the name leads to the first mention."""
    look = f"nx-name nx-{entity.type}"
    shown = entity.id in marks.shown
    name = element("a" if shown else "span", entity.name, class_=look, href=f"#{uid}-m{entity.id}" if shown else "")
    roles = element("span", " " + ", ".join(entity.roles), class_="nx-dim") if entity.roles else ""
    count = element("span", f" ×{len(entity.mentions)}", class_="nx-dim nx-count")
    return element("li", name, roles, count, id=f"{uid}-e{entity.id}")
