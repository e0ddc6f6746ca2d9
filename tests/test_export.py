"""Tables, JSON Lines and other tools: what goes out says what the result says."""

from __future__ import annotations

import gc
import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsextract import Article, Articles, Extractor, InputError, OptionError, extract, extract_page
from newsextract.export import label_studio, tables, web_annotation

TEXTS = [
    "Глава фонда «Дом» Анна Белова открыла приют.  «Мы рады, — сказала она. — Ждём всех».\n"
    "По словам Беловой, он цел 🎉.",
    "Дождь.",
]


@pytest.fixture(scope="module")
def articles(nx: Extractor) -> Articles:
    return Articles(nx.pipe(TEXTS), ids=["a", "б"])


def test_a_row_a_quotation(articles: Articles) -> None:
    first, second = articles.to_records()
    assert list(first) == tables.COLUMNS["quotes"]
    assert (first["article"], first["number"], first["type"], first["cue"]) == ("a", 1, "direct", "сказала")
    assert (first["speaker"], first["speaker_type"], first["mention"]) == ("Анна Белова", "PER", "она")
    assert first["speaker_role"] == "глава фонда «Дом»"
    assert [TEXTS[0][a:b] for a, b in zip(first["starts"], first["stops"], strict=True)] == ["Мы рады", "Ждём всех"]
    assert (second["number"], second["type"]) == (2, "indirect")


def test_rows_of_entities_and_mentions(articles: Articles) -> None:
    (entity, *_) = [row for row in articles.to_records("entities") if row["type"] == "PER"]
    assert (entity["name"], entity["first"], entity["last"]) == ("Анна Белова", "Анна", "Белова")
    rows = [row for row in articles.to_records("mentions") if row["id"] == entity["id"]]
    assert entity["mentions"] == len(rows)
    assert all(TEXTS[0][row["start"] : row["stop"]] == row["text"] for row in rows)


def test_one_article_has_rows_too(articles: Articles) -> None:
    assert articles[0].to_records("quotes")[0]["article"] == 0


def test_unknown_table_and_wrong_ids_are_named(articles: Articles) -> None:
    with pytest.raises(ValueError, match="one of quotes, entities, mentions, not 'words'"):
        articles.to_records("words")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ids: 1 were given for 2 articles"):
        Articles(articles, ids=["a"])


@pytest.mark.parametrize("table", ["quotes", "entities", "mentions"])
def test_tables_hold_the_records(articles: Articles, table: Any) -> None:
    pytest.importorskip("pyarrow")
    arrow = articles.to_arrow(table)
    assert arrow.to_pylist() == articles.to_records(table)
    assert Articles().to_arrow(table).schema == arrow.schema
    pytest.importorskip("pandas")
    assert list(articles.to_pandas(table).columns) == tables.COLUMNS[table]
    pytest.importorskip("polars")
    assert articles.to_polars(table).to_dicts() == articles.to_records(table)


def test_json_lines_come_back_equal(articles: Articles, tmp_path: Path) -> None:
    articles.save_jsonl(tmp_path / "a.jsonl")
    again = Articles.load_jsonl(tmp_path / "a.jsonl")
    assert again == articles
    assert again.ids == articles.ids


def test_lines_of_pipe_json_are_results(nx: Extractor, tmp_path: Path) -> None:
    lines = nx.pipe_json([TEXTS[0], None], on_error="record")
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    again = Articles.load_jsonl(tmp_path / "a.jsonl")
    assert (list(again), again.ids, again.failures[0].index) == ([nx(TEXTS[0])], (1,), 1)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "article": {"text": "а"}}'])
def test_a_line_that_is_no_result_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text("\n" + line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl, line 2: "):
        Articles.load_jsonl(tmp_path / "a.jsonl")


def all_mentions(article: Article) -> list[tuple[int, int]]:
    return [(m.start, m.stop) for e in article.entities for m in e.mentions]


def test_a_file_of_bytes_is_no_result(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{}\n\xff\xfe\n")
    with pytest.raises(InputError, match=r"a\.jsonl: not UTF-8"):
        Articles.load_jsonl(tmp_path / "a.jsonl")


@pytest.mark.parametrize("delimiter", [";;", "", None])
def test_a_wrong_delimiter_leaves_the_file_as_it_is(articles: Articles, tmp_path: Path, delimiter: Any) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kept", encoding="utf-8")
    with pytest.raises(OptionError, match="delimiter must be one character"):
        articles.to_csv(path, delimiter=delimiter)
    assert path.read_text(encoding="utf-8") == "kept"


def test_a_file_of_excel_that_cannot_be_opened_is_one_error(
    articles: Articles, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Excel locks a file that it shows: what openpyxl began to write must not complain as well."""
    pytest.importorskip("openpyxl")
    with pytest.raises(OSError, match="nowhere"):
        articles.to_excel(tmp_path / "nowhere" / "a.xlsx")
    gc.collect()
    assert capsys.readouterr().err == ""


def test_a_base_that_cannot_be_opened_is_named(articles: Articles, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"nowhere.*unable to open"):
        articles.to_sqlite(tmp_path / "nowhere" / "a.sqlite")


def test_label_studio(articles: Articles) -> None:
    task = json.loads(json.dumps(label_studio.to_task(articles[0])))
    (prediction,) = task["predictions"]
    regions = {r["id"]: r for r in prediction["result"] if r["type"] == "labels"}
    relations = [r for r in prediction["result"] if r["type"] == "relation"]
    text = task["data"]["text"]
    assert all(text[r["value"]["start"] : r["value"]["end"]] == r["value"]["text"] for r in regions.values())
    assert all({r["from_id"], r["to_id"]} <= set(regions) for r in relations)
    assert {label for r in relations for label in r["labels"]} == {"part of", "cued by", "said by"}
    assert all(f'value="{label}"' in label_studio.CONFIG for r in regions.values() for label in r["value"]["labels"])


def test_web_annotation(articles: Articles) -> None:
    annotations = json.loads(json.dumps(web_annotation.to_annotations(articles[0], "https://example.org/1")))
    assert len({a["id"] for a in annotations}) == len(annotations)
    for target in (target for a in annotations for target in a["target"]):
        position, quoted = target["selector"]
        assert TEXTS[0][position["start"] : position["end"]] == quoted["exact"]
        assert TEXTS[0].find(quoted["prefix"] + quoted["exact"] + quoted["suffix"]) >= 0


@pytest.mark.parametrize(
    ("package", "extra", "call"),
    [
        ("spacy", "spacy", lambda: importlib.import_module("newsextract.export.spacy").to_doc(extract(TEXTS[0]))),
        ("trafilatura", "pages", lambda: extract_page("<html><body><p>Да.</p></body></html>")),
        ("pyarrow", "tables", lambda: extract_all().to_arrow()),
        ("pandas", "tables", lambda: extract_all().to_pandas()),
        ("polars", "tables", lambda: extract_all().to_polars()),
        ("openpyxl", "tables", lambda: extract_all().to_excel("never.xlsx")),
    ],
)
def test_a_missing_package_says_how_it_is_installed(
    monkeypatch: pytest.MonkeyPatch, package: str, extra: str, call: Callable[[], object]
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ImportError, match=rf"{package} is missing; .*pip install '\.\[{extra}\]'"):
        call()


def extract_all() -> Articles:
    return Articles(map(extract, TEXTS))


@pytest.mark.slow
def test_spacy_stores_and_gives_back(articles: Articles) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import DocBin

    from newsextract.export.spacy import to_docbin

    stored = DocBin().from_bytes(to_docbin(articles).to_bytes())
    docs = list(stored.get_docs(spacy.blank("ru").vocab))
    for doc, article in zip(docs, articles, strict=True):
        assert doc.text == article.text
        assert [sentence.start_char for sentence in doc.sents] == [sentence.start for sentence in article.sentences]
        assert [(s.start_char, s.end_char) for s in doc.spans["mentions"]] == all_mentions(article)
        parts = [(p.start, p.stop, q.type, str(n)) for n, q in enumerate(article.quotes, start=1) for p in q.spans]
        assert [(s.start_char, s.end_char, s.label_, s.id_) for s in doc.spans["quotes"]] == parts
        assert [s.text for s in doc.spans["cues"]] == [q.cue.text for q in article.quotes if q.cue]
    assert [(e.text, e.label_) for e in docs[0].ents][:2] == [("Дом", "ORG"), ("Анна Белова", "PER")]


@pytest.mark.slow
def test_spacy_takes_grammar() -> None:
    pytest.importorskip("spacy")
    from newsextract.export.spacy import to_doc

    doc = to_doc(Extractor(morphology=True, syntax=True)("Анна открыла мосты."))
    assert [(t.text, t.lemma_, t.pos_, t.dep_, t.head.text) for t in doc][2] == (
        "мосты", "мост", "NOUN", "obj", "открыла",
    )  # fmt: skip


FULL = Path("/dev/full")  # a disk without space


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has it")
@pytest.mark.parametrize("write", ["save_jsonl", "save_html", "to_csv", "to_excel"])
def test_an_error_of_the_disk_names_the_file(articles: Articles, write: str) -> None:
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        getattr(articles, write)(FULL)


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has it")
def test_an_error_of_the_disk_names_the_page_of_one_article() -> None:
    with pytest.raises(OSError, match="No space left on device: '/dev/full'"):
        extract("Дождь.").save_html(FULL)
