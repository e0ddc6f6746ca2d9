"""Reports that read well in a terminal: of one article, and of many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsextract.article import Article, Entity, Quote
from newsextract.articles import Articles
from newsextract.corpus import Identity
from newsextract.errors import check_choice
from newsextract.show.markup import Language
from newsextract.show.words import number, standing_for

WIDTH = 88
TOP = 15  # speakers of many articles that are shown
WORDS: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "PER": "Люди", "ORG": "Организации", "LOC": "Места", "quotes": "Цитаты", "none": "Цитат нет.",
        "many": "Статей: {articles}, цитат: {quotes}", "top": "Кого цитируют",
        "share": "Цитаты женщин: {share:.0%}, мужчин: {rest:.0%}",
        "in": "статей: {articles}", "nobody": "говорящий не назван",
        "direct": "прямая речь", "partial": "фрагмент", "indirect": "косвенная речь",
    },
    "en": {
        "PER": "People", "ORG": "Organisations", "LOC": "Places", "quotes": "Quotations", "none": "No quotations.",
        "many": "Articles: {articles}, quotations: {quotes}", "top": "Who is quoted",
        "share": "Quotations of women: {share:.0%}, of men: {rest:.0%}",
        "in": "articles: {articles}", "nobody": "speaker not named",
        "direct": "direct", "partial": "partial", "indirect": "indirect",
    },
}  # fmt: skip
COLOURS = {"PER": "bright_blue", "ORG": "yellow", "LOC": "green"}
OWN_COLOUR = "cyan"  # of the types that a finder of one's own gives


def report(article: Article, lang: Language = "en", width: int = WIDTH) -> str:
    """Who is named, how often and in what role; then every quotation with its speaker, cue and type: as plain text."""
    console = Console(file=StringIO(), width=width, color_system=None, highlight=False, legacy_windows=False)
    with console.capture() as printed:
        console.print(article_report(article, lang))
    return "\n".join(line.rstrip() for line in printed.get().splitlines())


def article_report(article: Article, lang: Language = "en") -> RenderableType:
    """Return the report of one article in colours, for a console of rich. OptionError for an unknown language."""
    check_choice("lang", lang, WORDS)
    return Group(*entity_parts(article, WORDS[lang]), *quote_parts(article, lang))


def corpus_report(articles: Articles, lang: Language = "en", top: int = TOP) -> RenderableType:
    """Return the report of many articles: how many, who is quoted most, and the share of women and men."""
    check_choice("lang", lang, WORDS)
    words, shares = WORDS[lang], articles.women_and_men()
    quotes = sum(len(article.quotes) for article in articles)
    parts: list[RenderableType] = [Text(words["many"].format(articles=len(articles), quotes=quotes), style="bold"), ""]
    parts += [Text(words["top"], style="bold"), speaker_table(articles.top_speakers(top), words)]
    if shares.women_share is not None:
        share = words["share"].format(share=shares.women_share, rest=1 - shares.women_share)
        parts += ["", share]
    return Group(*parts)


def speaker_table(speakers: Sequence[Identity], words: Mapping[str, str]) -> Table:
    """Who, how often and in how many articles, and the role that the most of them give."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", min_width=5, no_wrap=True)
    table.add_column()
    for one in speakers:
        name = Text(one.name, style=COLOURS[one.type])
        name.append(f" — {one.roles[0]}" if one.roles else "", style="default")
        table.add_row(f"{one.quotes} ×", name, Text(words["in"].format(articles=len(one.articles)), style="dim"))
    return table


def entity_parts(article: Article, words: Mapping[str, str]) -> Iterator[RenderableType]:
    """Entities by type, the most often named first; behind the three types those of finders."""
    own = sorted({entity.type for entity in article.entities} - COLOURS.keys())
    for type_, colour in {**COLOURS, **dict.fromkeys(own, OWN_COLOUR)}.items():
        entities = sorted((e for e in article.entities if e.type == type_), key=lambda e: -name_count(e))
        if entities:
            yield Text(words.get(type_, type_), style=f"bold {colour}")
            yield entity_table(entities, colour)
            yield ""


def entity_table(entities: Sequence[Entity], colour: str) -> Table:
    """How often, who, and in what role."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", min_width=5, no_wrap=True)
    table.add_column()
    for entity in entities:
        name = Text(entity.name, style=colour)
        if entity.roles:
            name.append(f" — {', '.join(entity.roles)}", style="not bold default")
        table.add_row(f"{name_count(entity)} ×", name)
    return table


def name_count(entity: Entity) -> int:
    """How often the article names, titles or means the entity, titles beside a name not counted twice."""
    return sum(mention.kind != "role" for mention in entity.mentions)


def quote_parts(article: Article, lang: Language) -> Iterator[RenderableType]:
    """Quotations in text order."""
    words = WORDS[lang]
    yield Text(f"{words['quotes']}: {len(article.quotes)}" if article.quotes else words["none"], style="bold")
    for n, quote in enumerate(article.quotes, start=1):
        yield ""
        yield Text.assemble((f"{n:>3}. ", "dim"), *speaker_line(quote, lang))
        yield Padding(Text(marked(quote)), (0, 0, 0, 5))


def speaker_line(quote: Quote, lang: Language) -> list[tuple[str, str]]:
    """Who, the cue in the reporter's words, what they call the speaker there, the type, and how sure that is."""
    words = WORDS[lang]
    who = (quote.speaker.name, "bold") if quote.speaker else (words["nobody"], "italic")
    cue = [(f" · {quote.cue.text}", "default")] if quote.cue else []
    called = [(f" ({standing_for(quote)})", "default")] if standing_for(quote) else []
    told = f" · {words[quote.type]} · {number(quote.evidence.confidence, lang)}"
    return [who, *cue, *called, (told, "dim")]


def marked(quote: Quote) -> str:
    """The content: in quotation marks where the words are the speaker's own."""
    text = " ".join(quote.text.split())
    return text if quote.type == "indirect" else f"«{text}»"
