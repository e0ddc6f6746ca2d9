"""Whole texts with what must come out of them.

`tests/articles/NAME.expected` holds the result in lines that a person can read in a diff; texts stand beside it or
among the examples. After a change that is meant: `pytest --update-articles`, then read the diff.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsextract import Article, Articles, Extractor, OptionError

HERE = Path(__file__).parent
TEXTS = sorted([*(HERE / "articles").glob("*.txt"), *(HERE.parent / "examples" / "articles").glob("*.txt")])


def render(article: Article) -> str:
    """Furniture, entities and quotations, one a line."""
    lines = [f"outside body | {line}" for line in furniture(article)]
    for entity in article.entities:
        mentions = "; ".join(f"{m.text}{'' if m.kind == 'name' else f' ({m.kind})'}" for m in entity.mentions)
        lines.append(f"{entity.type} {entity.name} | {mentions}")
    for quote in article.quotes:
        speaker = quote.speaker.name if quote.speaker else "-"
        cue = quote.cue.text if quote.cue else "-"
        lines.append(f"{quote.type} | {speaker} | {cue} | {' … '.join(' '.join(s.text.split()) for s in quote.spans)}")
    return "\n".join(lines) + "\n"


def furniture(article: Article) -> list[str]:
    """Lines that lie outside the body."""
    found, start = [], 0
    for span in [*article.body, None]:
        stop = span.start if span else len(article.text)
        found.extend(line.strip() for line in article.text[start:stop].splitlines() if line.strip())
        start = span.stop if span else stop
    return found


def test_there_are_enough_texts() -> None:
    assert len(TEXTS) >= 15


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_article(nx: Extractor, path: Path, request: pytest.FixtureRequest) -> None:
    expected = HERE / "articles" / f"{path.stem}.expected"
    result = render(nx(path.read_text(encoding="utf-8")))
    if request.config.getoption("--update-articles"):
        expected.write_text(result, encoding="utf-8")
    assert result == expected.read_text(encoding="utf-8")


def test_columns_of_a_data_frame(nx: Extractor, tmp_path: Path) -> None:
    """Numbers of numpy's become Python's, so that every file has them as numbers."""
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    columns = {"id": [7, 8], "views": [10, 20]}
    texts = ["«Мост открыт», — сказала мэр Вера Ильина.", "Дождь."]
    for frame in (pandas.DataFrame(columns), polars.DataFrame(columns)):
        articles = Articles(nx.pipe(texts), ids=frame["id"], meta=frame[["views"]])
        assert (articles.ids, articles.meta) == ((7, 8), ({"views": 10}, {"views": 20}))
        assert {type(value) for value in (*articles.ids, articles.meta[0]["views"])} == {int}
        articles.save_jsonl(tmp_path / "a.jsonl")
        assert Articles.load_jsonl(tmp_path / "a.jsonl") == articles


def test_what_is_no_result_is_refused(nx: Extractor) -> None:
    with pytest.raises(OptionError, match="number 0 is no result but tuple"):
        Articles(nx.pipe([("Дождь.", 1)], as_tuples=True))  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="meta must be a dict of lists, a data frame, or a dict for each text"):
        Articles(nx.pipe(["Дождь."]), meta=["May"])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"articles": None}, "articles must be a list, not None"),
        ({"articles": ["Дождь."]}, r"number 0 is no result but str; read the texts first: Articles\(nx.pipe"),
        ({"articles": "Дождь."}, "number 0 is no result but str"),
        ({"ids": "a"}, "ids must be a list, not 'a'"),
        ({"ids": 5}, "ids must be a list, not 5"),
        ({"meta": 5}, "meta must be a dict of lists"),
        ({"meta": {"day": "1"}}, "meta: column 'day' must be a list, not '1'"),
        ({"meta": {"day": 5}}, "meta: column 'day' must be a list, not 5"),
    ],
)
def test_what_an_option_cannot_be_is_named(nx: Extractor, options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        Articles(**{"articles": [nx("Дождь.")], **options})


def test_one_article_is_no_list_of_them(nx: Extractor) -> None:
    with pytest.raises(OptionError, match=r"one Article: give a list of them, \[article\]"):
        Articles(nx("Дождь."))  # type: ignore[arg-type]


def test_articles_add_up(nx: Extractor) -> None:
    one, other = Articles([nx("Дождь.")], ids=["a"]), Articles([nx("Снег.")], ids=["b"])
    assert sum([one, other]) == one + other
    assert repr(one + other) == "<2 articles, 0 quotations>"
    assert repr(Articles([nx("«Мост открыт», — сказала Белова.")])) == "<1 article, 1 quotation>"
