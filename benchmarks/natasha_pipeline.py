"""natasha's own pipeline, to be measured beside ours: in a process of its own, as newsextract never imports natasha."""

from __future__ import annotations

import inspect
import json
import sys
import types
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def natasha() -> Any:
    """The package; on newer Pythons with stand-ins for what pymorphy2 asks of older ones."""
    if find_spec("pkg_resources") is None:
        working_set = types.SimpleNamespace(iter_entry_points=lambda group: entry_points(group=group))
        shim: Any = types.ModuleType("pkg_resources")
        shim.WorkingSet = lambda: working_set
        sys.modules["pkg_resources"] = shim
    if not hasattr(inspect, "getargspec"):
        setattr(inspect, "getargspec", lambda f: inspect.getfullargspec(f)[:4])  # noqa: B010
    import natasha

    return natasha


def named(texts: list[str]) -> Iterator[list[dict[str, str]]]:
    """For every text the names that natasha finds: type, text and normal form."""
    package = natasha()
    vocabulary, embedding = package.MorphVocab(), package.NewsEmbedding()
    morph, syntax = package.NewsMorphTagger(embedding), package.NewsSyntaxParser(embedding)
    ner, segmenter = package.NewsNERTagger(embedding), package.Segmenter()
    for text in texts:
        doc = package.Doc(text)
        doc.segment(segmenter)
        doc.tag_morph(morph)
        doc.parse_syntax(syntax)
        doc.tag_ner(ner)
        for span in doc.spans:
            span.normalize(vocabulary)
        yield [{"type": span.type, "text": span.text, "name": span.normal} for span in doc.spans]


if __name__ == "__main__":  # natasha_pipeline.py TEXTS.json: a list of texts in, a list of lists of names out
    json.dump(list(named(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))), sys.stdout, ensure_ascii=False)
