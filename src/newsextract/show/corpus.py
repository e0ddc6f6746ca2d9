"""A page of many articles: who is quoted how often, and a table of quotations, each of which opens its article.

The page is whole: style, script and data stand in it, and its own policy forbids it to load anything. The data are
JSON without "<"; the articles in it are HTML that was escaped here, packed so that the page can be sent by mail.
"""

from __future__ import annotations

import base64
import json
import string
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsextract import corpus
from newsextract.article import Quote
from newsextract.corpus import Identity, Member, Row
from newsextract.errors import check_choice
from newsextract.show.corpus_words import PAGE_WORDS, SCRIPT_WORDS
from newsextract.show.html import QUOTE_TYPES, first_line, read_article
from newsextract.show.markup import Language, Markup, asset, escaped, script_hash
from newsextract.show.themes import style

Data = dict[str, Any]
# columns in which tables and pages have the title, the source and the day of an article, where none is named
USUAL: Mapping[str, Sequence[str]] = {
    "title": ("title", "headline", "заголовок", "название"),
    "source": ("source", "site", "sitename", "outlet", "media", "источник", "издание", "сайт", "сми"),
    "date": ("date", "published", "day", "дата", "опубликовано"),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """The columns of the title, the source and the day; None finds each by its usual names."""

    title: str | None = None
    source: str | None = None
    date: str | None = None

    def of(self, meta: Mapping[str, Any], field: str) -> Any:
        """What the columns of an article say; None where they have none such."""
        wanted = getattr(self, field)
        given = {name: value for name, value in meta.items() if value == value}  # not NaN, of an empty cell
        if wanted is not None:
            return given.get(wanted)
        lower = {str(name).strip().lower(): value for name, value in reversed(list(given.items()))}
        return next((lower[name] for name in USUAL[field] if lower.get(name)), None)


USUAL_FIELDS = Fields()
PACK = 20  # articles that are packed together: one is opened, all of them are unpacked


def corpus_page(
    rows: Iterable[Row], lang: Language = "ru", title: str | None = None, fields: Fields = USUAL_FIELDS
) -> str:
    """The page. OptionError for a language that there is not."""
    check_choice("lang", lang, PAGE_WORDS)
    words = {**PAGE_WORDS[lang], **({"title": title} if title else {})}
    script = asset("report.js")
    data = json.dumps(corpus_data(list(rows), lang, fields), ensure_ascii=False, separators=(",", ":"))
    return string.Template(asset("report.html")).substitute(
        {name: escaped(word) for name, word in words.items()},
        lang=lang,
        style=style("article.css", "report.css"),
        script=script,
        hash=script_hash(script),
        data=Markup(data.replace("<", "\\u003c")),
    )


def corpus_data(rows: Sequence[Row], lang: Language, fields: Fields) -> Data:
    """What the script shows: speakers, sources, articles, and a row a quotation that points into them."""
    speakers, sources = Speakers(rows), Numbers()
    articles = [article_data(row, sources, fields) for row in rows]
    pages = [read_article(article, lang, f"a{number}") for number, (_, article, _) in enumerate(rows)]
    quotes = [
        quote_row(number, n, quote, speakers)
        for number, (_, article, _) in enumerate(rows)
        for n, quote in enumerate(article.quotes, start=1)
    ]
    return {
        "lang": lang,
        "words": SCRIPT_WORDS[lang],
        "speakers": speakers.data,
        "sources": list(sources.numbers),
        "articles": articles,
        "quotes": quotes,
        "pack": PACK,
        "pages": [packed(pages[at : at + PACK]) for at in range(0, len(pages), PACK)],
    }


def packed(pages: Sequence[str]) -> str:
    """Several articles as text that a browser unpacks: a list in JSON, deflated, in base64."""
    return base64.b64encode(zlib.compress(json.dumps(pages).encode())).decode()


def article_data(row: Row, sources: Numbers, fields: Fields) -> Data:
    """An article: what it is called, where it comes from, and when."""
    _, article, meta = row
    source, title = fields.of(meta, "source"), fields.of(meta, "title")
    return {
        "title": str(title) if title else first_line(article),
        "source": sources.of(str(source)) if source else None,
        "date": str(corpus.day_of(fields.of(meta, "date")) or ""),
    }


def quote_row(article: int, number: int, quote: Quote, speakers: Speakers) -> list[Any]:
    """A quotation: article, number in it, speaker, type, text, cue."""
    text = " ".join(quote.text.split())
    cue = quote.cue.text if quote.cue else ""
    return [article, number, speakers.of(article, quote), QUOTE_TYPES.index(quote.type), text, cue]


class Numbers:
    """A number for every text, in the order in which they come."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def of(self, text: str) -> int:
        """Its number."""
        return self.numbers.setdefault(text, len(self.numbers))


class Speakers:
    """Who speaks: people and bodies over all articles, then those whom no article names."""

    def __init__(self, rows: Sequence[Row]) -> None:
        identities = corpus.top_speakers(rows, None)
        self.data: list[Data] = [identity_data(one) for one in identities]
        self.members = {member: number for number, one in enumerate(identities) for member in one.members}
        self.others: dict[str, int] = {}

    def of(self, article: int, quote: Quote) -> int | None:
        """The number of who said it; None where nobody is named."""
        if quote.speaker is None:
            return None
        if quote.speaker.entity_id is not None:
            known = self.members.get(Member(article, quote.speaker.entity_id))
            if known is not None:
                return known
        name = quote.speaker.name
        if name not in self.others:
            self.others[name] = len(self.data)
            self.data.append({"name": name, "role": "", "gender": None})
        return self.others[name]


def identity_data(one: Identity) -> Data:
    """A speaker with the role that most articles give."""
    return {"name": one.name, "role": next(iter(one.roles), ""), "gender": one.gender}
