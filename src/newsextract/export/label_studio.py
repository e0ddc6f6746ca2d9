"""Results as tasks with predictions for Label Studio, to be corrected by people.

Offsets are code points, `end` one past the last. The labelling interface that the predictions fit is `CONFIG`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsextract.article import Article, Span

MODEL = "newsextract"
CONFIG = """<View>
  <Labels name="label" toName="text">
    <Label value="PER"/> <Label value="ORG"/> <Label value="LOC"/>
    <Label value="direct"/> <Label value="partial"/> <Label value="indirect"/> <Label value="cue"/>
  </Labels>
  <Relations> <Relation value="part of"/> <Relation value="said by"/> <Relation value="cued by"/> </Relations>
  <Text name="text" value="$text"/>
</View>
"""


def to_task(article: Article) -> dict[str, Any]:
    """A task: its text, and one prediction with names, quotations, cues, and who said what as relations."""
    return {"data": {"text": article.text}, "predictions": [{"model_version": MODEL, "result": list(results(article))}]}


def results(article: Article) -> Iterator[dict[str, Any]]:
    """Regions and relations."""
    at: dict[tuple[int, int], str] = {}
    for entity in article.entities:
        for k, mention in enumerate(entity.mentions):
            at[mention.start, mention.stop] = f"e{entity.id}m{k}"
            yield region(f"e{entity.id}m{k}", mention, entity.type, {"name": entity.name, "kind": mention.kind})
    for number, quote in enumerate(article.quotes, start=1):
        speaker = quote.speaker
        for k, part in enumerate(quote.spans):
            yield region(f"q{number}p{k}", part, quote.type, {"speaker": speaker.name if speaker else None})
            if k:
                yield relation(f"q{number}p{k}", f"q{number}p0", "part of")
        if quote.cue:
            yield region(f"q{number}c", quote.cue, "cue", {})
            yield relation(f"q{number}p0", f"q{number}c", "cued by")
        named = at.get((speaker.mention.start, speaker.mention.stop)) if speaker and speaker.mention else None
        if named:
            yield relation(f"q{number}p0", named, "said by")


def region(id_: str, span: Span, label: str, meta: dict[str, Any]) -> dict[str, Any]:
    """A labelled stretch of the text."""
    value = {"start": span.start, "end": span.stop, "text": span.text, "labels": [label]}
    return {"id": id_, "from_name": "label", "to_name": "text", "type": "labels", "value": value, "meta": meta}


def relation(source: str, target: str, label: str) -> dict[str, Any]:
    """A directed relation between two regions."""
    return {"type": "relation", "from_id": source, "to_id": target, "direction": "right", "labels": [label]}
