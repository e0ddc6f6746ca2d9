"""Annotated articles from files: their labels are checked against the text, and their types named as ours.

Whatever cannot be used comes back as a `Problem` with its file and line; nothing is left out silently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from newsextract.article import EntityType
from newsextract.errors import TrainingError
from newsextract.training.annotation_files import Document, Report, Written, reader_for

# what other schemes call the types, in lower case
TYPES: Mapping[str, EntityType] = {
    "per": "PER",
    "person": "PER",
    "persons": "PER",
    "персона": "PER",
    "org": "ORG",
    "organization": "ORG",
    "organisation": "ORG",
    "company": "ORG",
    "организация": "ORG",
    "loc": "LOC",
    "location": "LOC",
    "place": "LOC",
    "gpe": "LOC",
    "city": "LOC",
    "country": "LOC",
    "district": "LOC",
    "state_or_province": "LOC",  # NEREL's regions
    "место": "LOC",
}


FIRST_PROBLEMS = 5  # that are told where nothing could be read


class Label(NamedTuple):
    """A name: code points `start` to `stop` of the text, its type, and where it was read."""

    start: int
    stop: int
    type: EntityType
    source: str


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """A text with its names, in order, none overlapping. source: the file, and the line where there is one."""

    text: str
    labels: tuple[Label, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read as it stands, and where: `str(problem)` is "articles.jsonl:12: ..."."""

    source: str
    message: str

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"


def read_annotations(
    path: Path, types: Mapping[str, str | None] | None = None
) -> tuple[list[AnnotatedArticle], list[Problem]]:
    """Read a `.jsonl` file, a folder of brat, or a `.json` export of Label Studio.

    types: what the names of types mean, beside `TYPES`: {"FACILITY": "LOC"}; None leaves a type out without a word.
    TrainingError where the path cannot be read or holds no article.
    """
    known = read_types(types or {})
    problems: list[Problem] = []

    def report(source: str, message: str) -> None:
        problems.append(Problem(source, message))

    try:
        articles = [check(document, known, report) for document in reader_for(path)(path, report)]
    except OSError as error:
        raise TrainingError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise TrainingError(f"{path} is not UTF-8: {error}") from None
    if not articles:
        raise TrainingError("\n".join([f"{path} holds no annotated article", *map(str, problems[:FIRST_PROBLEMS])]))
    return articles, once_a_type(problems)


def read_types(types: Mapping[str, str | None]) -> dict[str, EntityType | None]:
    """`TYPES` with the caller's. TrainingError for what is none of PER, ORG, LOC."""
    known: dict[str, EntityType | None] = dict(TYPES)
    for name, type_ in types.items():
        if type_ is not None and type_ not in ("PER", "ORG", "LOC"):
            raise TrainingError(f"types: {name!r} can mean PER, ORG, LOC or None, not {type_!r}")
        known[name.casefold()] = type_  # type: ignore[assignment]  # just checked
    return known


UNKNOWN_TYPE = "the type {!r} is none of PER, ORG, LOC; say what it means, or that it means nothing"


def check(document: Document, types: Mapping[str, EntityType | None], report: Report) -> AnnotatedArticle:
    """Labels with a known type that fit the text, in order; of those that overlap the longest."""
    labels: list[Label] = []
    for written in document.labels:
        name = str(written.type)
        if name.casefold() not in types:
            report(written.source, UNKNOWN_TYPE.format(name))
            continue
        type_ = types[name.casefold()]
        if type_ is None:
            continue
        problem = misplaced(written, document.text)
        if problem:
            report(written.source, f"{problem}, left out: {name} {written.start}–{written.stop}")
        else:
            labels.append(trimmed(document.text, Label(written.start, written.stop, type_, written.source)))
    return AnnotatedArticle(document.text, tuple(without_overlap(labels, report)), document.source)


def misplaced(label: Written, text: str) -> str | None:
    """Why a label cannot stand where it says."""
    start, stop = label.start, label.stop
    if not isinstance(start, int) or not isinstance(stop, int) or not 0 <= start < stop <= len(text):
        return f"outside of the text of {len(text)} code points, or empty"
    found = text[start:stop]
    if not found.strip():
        return "only white space stands there"
    if label.text is not None and label.text.split() != found.split():  # brat writes a line end as a space
        return f"the text has {found!r} there and not {label.text!r}"
    return None


def trimmed(text: str, label: Label) -> Label:
    """Return a label without white space at its edges."""
    found = text[label.start : label.stop]
    start = label.start + len(found) - len(found.lstrip())
    return label._replace(start=start, stop=start + len(found.strip()))


def without_overlap(labels: Iterable[Label], report: Report) -> list[Label]:
    """The longest of labels that overlap, in order of the text; a label that is there twice is kept once."""
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: (label.start - label.stop, label.start)):
        other = next((k for k in kept if k.start < label.stop and label.start < k.stop), None)
        if other is None:
            kept.append(label)
        elif (other.start, other.stop, other.type) != (label.start, label.stop, label.type):
            report(label.source, f"in or across a longer name, left out: {label.type} {label.start}–{label.stop}")
    return sorted(kept)


def once_a_type(problems: Iterable[Problem]) -> list[Problem]:
    """Problems with an unknown type once for each type, with the count, at the place of its first."""
    counts = Counter(problem.message for problem in problems if problem.message.startswith("the type "))
    first: dict[str, Problem] = {}
    for problem in problems:
        key = problem.message if problem.message in counts else str(problem)
        first.setdefault(key, problem)
    return [
        Problem(p.source, f"{p.message} ({counts[p.message]} left out)") if p.message in counts else p
        for p in first.values()
    ]
