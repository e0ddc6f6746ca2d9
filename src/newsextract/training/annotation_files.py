"""Files with annotations as they are written, unchecked: JSON Lines, brat folders, exports of Label Studio."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsextract.errors import TrainingError


class Written(NamedTuple):
    """A label as the file has it, unchecked. text: what the file says stands there, or None."""

    start: Any
    stop: Any
    type: Any
    source: str
    text: str | None = None


class Document(NamedTuple):
    """A text and its labels as the file has them."""

    text: str
    labels: list[Written]
    source: str


Report = Callable[[str, str], None]  # where something stands, and what is wrong with it


Reader = Callable[[Path, Report], Iterator[Document]]


def reader_for(path: Path) -> Reader:
    """The reader of the format that a path shows."""
    if path.is_dir():
        return read_brat
    if not path.exists():
        raise TrainingError(f"{path} does not exist")
    readers: dict[str, Reader] = {".jsonl": read_json_lines, ".json": read_label_studio}
    if path.suffix not in readers:
        raise TrainingError(f"{path}: annotations come as a .jsonl file, a .json export of Label Studio, or a folder")
    return readers[path.suffix]


def read_json_lines(path: Path, report: Report) -> Iterator[Document]:
    """One article a line: a result of this project, alone or as {"id", "article"}; or {"text", "entities": [{"start",
    "stop", "type"}]}. Of a result, names are read, and neither roles nor pronouns.
    """
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                source = f"{path.name}:{number}"
                try:
                    data = json.loads(line)
                    article = data.get("article", data)
                    labels = [label for entity in article["entities"] for label in entity_labels(entity, source)]
                    yield Document(check_string(article["text"]), labels, source)
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    report(source, f"no annotated article, left out ({error_in_words(error)})")


def entity_labels(entity: Mapping[str, Any], source: str) -> Iterator[Written]:
    """The names of an entity with mentions, or the one label that stands alone."""
    if "mentions" in entity:
        for mention in entity["mentions"]:
            if mention.get("kind", "name") == "name":
                yield Written(mention["start"], mention["stop"], entity["type"], source, mention.get("text"))
    else:
        yield Written(entity["start"], entity["stop"], entity["type"], source, entity.get("text"))


def read_brat(folder: Path, report: Report) -> Iterator[Document]:
    """Every `.ann` of a folder with the `.txt` beside it; lines of text-bound annotations: «T1<tab>ORG 0 4<tab>МЧС»."""
    for path in sorted(folder.rglob("*.ann")):
        beside = path.with_suffix(".txt")
        if not beside.is_file():
            report(path.name, f"there is no {beside.name} beside it")
            continue
        with beside.open(encoding="utf-8", newline="") as file:
            text = file.read()
        labels = []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("T"):
                source = f"{path.name}:{number}"
                label = brat_label(line, source)
                if label is None:
                    report(source, f"no name in one piece, left out: {line!r}")
                else:
                    labels.append(label)
        yield Document(text, labels, beside.name)


PLACE = 3  # words of a place: «ORG 0 4»


def brat_label(line: str, source: str) -> Written | None:
    """A line of a text-bound annotation; None where it is damaged or has several pieces («ORG 0 4;9 12»)."""
    fields = line.split("\t")
    place = fields[1].split() if len(fields) > 1 else []
    if len(place) != PLACE or not (place[1].isdecimal() and place[2].isdecimal()):
        return None
    return Written(int(place[1]), int(place[2]), place[0], source, fields[2] if len(fields) > 2 else None)


def read_label_studio(path: Path, report: Report) -> Iterator[Document]:
    """Tasks of an export, full or JSON-MIN: the first annotation of each that was not cancelled."""
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise TrainingError(f"{path}: {error}") from None
    for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], start=1):
        source = f"{path.name}, task {number}"
        try:
            regions = task_regions(task)
            text = check_string(task["data"]["text"] if "data" in task else task["text"])
            if regions is None:
                report(source, "it has no annotation, left out")
            else:
                labels = [label for region in regions for label in region_labels(region, source, text)]
                yield Document(text, labels, source)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            report(source, f"no annotated text, left out ({error_in_words(error)})")


def task_regions(task: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
    """The labelled stretches of a task: values with start, end, labels; None where nobody has annotated it."""
    if "data" not in task:  # JSON-MIN keeps them under the name that the interface gave them
        return next((value for value in task.values() if isinstance(value, list)), [])
    done = [annotation for annotation in task.get("annotations", ()) if not annotation.get("was_cancelled")]
    if not done:
        return None
    names = (region for region in done[0]["result"] if region.get("meta", {}).get("kind", "name") == "name")
    return [region["value"] for region in names if "labels" in region.get("value", {})]


def region_labels(region: Mapping[str, Any], source: str, text: str) -> Iterator[Written]:
    """The labels of a stretch. Some versions count as JavaScript does, by UTF-16: then its text tells."""
    start, stop, said = region["start"], region["end"], region.get("text")
    if isinstance(start, int) and isinstance(stop, int) and said is not None and text[start:stop] != said:
        units = text.encode("utf-16-le")
        if units[2 * start : 2 * stop].decode("utf-16-le", "replace") == said:
            start, stop = (len(units[: 2 * place].decode("utf-16-le", "replace")) for place in (start, stop))
    for label in region["labels"]:
        yield Written(start, stop, label, source, said)


def check_string(text: object) -> str:
    """The text, which must be one."""
    if not isinstance(text, str):
        raise TypeError("the text is no string")
    return text


def error_in_words(error: Exception) -> str:
    """What is wrong, in words."""
    return f"it has no {error}" if isinstance(error, KeyError) else str(error)
