"""All that is public, as a script that a strict type checker must accept: `make types` checks it, tests run it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import newsextract
from newsextract import (
    Article,
    Articles,
    Entity,
    Evidence,
    Explanation,
    Extractor,
    Failure,
    Finder,
    Found,
    InputError,
    Mention,
    ModelFilesError,
    NewsextractError,
    OptionError,
    Page,
    PageError,
    Quote,
    Span,
    Speaker,
    TextTypeError,
    TextValueError,
    Token,
    WorkerError,
    explain,
    extract,
    extract_page,
)
from newsextract.command import Lesson, Request, main, read_files, train_tagger
from newsextract.corpus import Identity, Member, Shares
from newsextract.export.label_studio import to_task
from newsextract.export.web_annotation import to_annotations

ERRORS: tuple[type[NewsextractError], ...] = (
    InputError, ModelFilesError, OptionError, PageError, TextTypeError, TextValueError, WorkerError,
)  # fmt: skip
TEXTS = ["Мэр Каменки Вера Ильина открыла мост. «Мы ждали», — сказала она.", "По словам Ильиной, мост простоит век."]


def years(text: str) -> Iterator[Found]:
    """A finder."""
    at = text.find("2024")
    if at >= 0:
        yield Found(at, at + 4, "DATE", "2024")


def read_article(nx: Extractor) -> list[str]:
    """One article: its parts and what they say."""
    article: Article = nx(TEXTS[0])
    said: list[str] = []
    for quote in article.quotes:
        speaker: Speaker | None = quote.speaker
        entity: Entity | None = speaker.entity if speaker else None
        evidence: Evidence = quote.evidence
        spans: tuple[Span, ...] = quote.spans
        cue: str = quote.cue.text if quote.cue else ""
        said.append(f"{speaker.name if speaker else ''} {cue} {quote.text} {evidence.rule} {evidence.strategy}")
        said += [article.text[span.start : span.stop] for span in spans] + list(entity.roles if entity else ())
    mentions: list[Mention] = [mention for entity in article.entities for mention in entity.mentions]
    tokens: list[Token] = list(article.tokens)
    again = Article.model_validate_json(article.model_dump_json())
    return [
        *said,
        *(m.text for m in mentions),
        *(t.text for t in tokens),
        again.to_html("en"),
        article.to_html(lang="ru"),
    ]


def read_corpus(nx: Extractor, folder: Path) -> Articles:
    """Many articles: who is who, tables and files."""
    results: Iterator[Article | Failure] = nx.pipe([*TEXTS, None], on_error="record")
    articles = Articles(results, ids=["a", "b", "c"], meta={"date": [date(2024, 5, day) for day in (1, 2, 3)]})
    failures: tuple[Failure, ...] = articles.failures
    people: tuple[Identity, ...] = articles.people()
    members: tuple[Member, ...] = people[0].members
    shares: Shares = articles.women_and_men()
    months: dict[str, dict[str, int]] = articles.over_time("month")
    quotes: list[Quote] = [q for a in articles.filter(speaker=people[0].name, since="2024-05-01") for q in a.quotes]
    print(len(failures), len(members), shares.women_share, months, len(quotes), len(articles.bodies()))
    articles.to_csv(folder / "quotes.csv")
    articles.to_sqlite(folder / "news.sqlite")
    articles.save_jsonl(folder / "articles.jsonl")
    assert Articles.load_jsonl(folder / "articles.jsonl").ids == articles.ids
    return articles[:1] + articles[1:]


def read_tables(articles: Articles, folder: Path) -> None:
    """What needs the extra "tables"."""
    articles.to_excel(folder / "news.xlsx")
    articles.to_parquet(folder / "quotes.parquet", "quotes")
    print(
        len(articles.to_records()), articles.to_arrow().num_rows, len(articles.to_pandas()), articles.to_polars().height
    )


def run_command(folder: Path) -> int:
    """The command's functions."""
    lesson = Lesson(folder / "articles.jsonl", folder / "tagger.tar")
    (folder / "a.txt").write_text(TEXTS[0], encoding="utf-8")
    request = Request((str(folder / "a.txt"),), outputs={"json": str(folder / "a.json")}, lang="ru")
    return read_files(request) or main(["--version"]) or int(train_tagger is None or lesson.epochs < 1)


def run(folder: Path) -> int:
    """All of it."""
    finders: list[Finder] = [years]
    nx = Extractor(
        morphology=True, syntax=True, finders=finders, gazetteer=[{"type": "PER", "name": "Вера Ильина", "id": 7}]
    )
    print(newsextract.__version__, newsextract.backend, *read_article(nx)[:3])
    articles = read_corpus(nx, folder)
    read_tables(articles, folder)
    explanation: Explanation = explain(TEXTS[0])
    print(len(str(explanation)), len(to_task(extract(TEXTS[0]))), len(to_annotations(articles[0], "urn:a")))
    try:
        page: Page = extract_page(f"<html><body><article><p>{TEXTS[0]}</p><p>{TEXTS[1]}</p></article></body></html>")
        print(page.title, len(page.article.quotes))
    except ERRORS as error:
        print(error)
    return run_command(folder)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
