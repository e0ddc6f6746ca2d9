"""What a type checker must know of the public face: `make types` and tests/test_typing.py check this file.

A line that must be refused ends with `type: ignore`: a checker that accepts it says that the comment is not needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typing_extensions import assert_type

from newsextract import Article, Extractor, Failure, extract

TEXTS = ["«Мы готовы», — сказал Иванов."]
PAIRS = [(text, number) for number, text in enumerate(TEXTS)]

Extractor(morphology=True, syntax=True, furniture=False, max_chars=100_000)
Extractor(reporting_verbs=["запостить"], gazetteer={"ORG": ["Газпром нефть"]})
Extractor(reporting_verbs={"запостить": ["quote"]}, gazetteer=[{"type": "PER", "name": "Юрий Мильнер", "id": "p17"}])
Extractor(ner=Path("tagger.tar"), convention="news")
Extractor(morfology=True)  # type: ignore[call-arg]
Extractor(morphology="no")  # type: ignore[arg-type]
Extractor(furniture=None)  # type: ignore[arg-type]
Extractor(True)  # type: ignore[call-arg]

nx = Extractor()
assert_type(extract(TEXTS[0]), Article)
assert_type(nx(TEXTS[0]), Article)
assert_type(nx.pipe(TEXTS), Iterator[Article])
assert_type(nx.pipe(TEXTS, n_process=2, batch_size=8, progress=True), Iterator[Article])
assert_type(nx.pipe(TEXTS, on_error="record"), Iterator[Article | Failure])
assert_type(nx.pipe([*TEXTS, None], on_error="record"), Iterator[Article | Failure])
assert_type(nx.pipe(PAIRS, as_tuples=True), Iterator[tuple[Article, int]])
assert_type(nx.pipe(PAIRS, as_tuples=True, on_error="record"), Iterator[tuple[Article | Failure, int]])
assert_type(nx.pipe_json([*TEXTS, None], on_error="record", n_process=2), Iterator[str])
assert_type(nx.pipe_json(PAIRS, table="quotes", as_tuples=True), Iterator[tuple[str, int]])
nx.pipe_json(TEXTS, table="speakers")  # type: ignore[call-overload]
nx.pipe(TEXTS, on_error="ignore")  # type: ignore[call-overload]
nx.pipe([None])  # type: ignore[list-item]
nx.pipe(TEXTS, as_tuples=True)  # type: ignore[call-overload]
