"""Annotated articles from files: what is read, and what is reported with its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsextract import Extractor
from newsextract.errors import TrainingError
from newsextract.export import jsonl, label_studio
from newsextract.training import AnnotatedArticle, Label, read_annotations
from newsextract.training.sequences import tagged_paragraphs

TEXT = "Анна Белова живёт в Твери."
NAMES = [(0, 11, "PER"), (20, 25, "LOC")]


def spans(article: AnnotatedArticle) -> list[tuple[int, int, str]]:
    return [label[:3] for label in article.labels]


def write_lines(path: Path, *documents: Any) -> Path:
    path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8")
    return path


def entities(*names: tuple[int, int, str]) -> list[dict[str, Any]]:
    return [{"start": start, "stop": stop, "type": type_} for start, stop, type_ in names]


def test_json_lines(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", {"text": TEXT, "entities": entities(*NAMES)})
    articles, problems = read_annotations(path)
    assert (spans(articles[0]), problems, articles[0].source) == (NAMES, [], "a.jsonl:1")


def test_results_of_this_project(tmp_path: Path, nx: Extractor) -> None:
    """As they are exported and corrected by people: names count, roles and pronouns do not."""
    article = nx("Министр Анна Белова приехала в Тверь. Она открыла мост.")
    path = tmp_path / "a.jsonl"
    path.write_text(jsonl.line("7", article) + article.model_dump_json() + "\n", encoding="utf-8")
    articles, problems = read_annotations(path)
    assert [spans(a) for a in articles] == [[(8, 19, "PER"), (31, 36, "LOC")]] * 2
    assert problems == []


def test_brat(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        "T1\tPERSON 0 11\tАнна Белова",
        "T2\tCITY 20 25\tТвери",
        "T3\tPERSON 0 4;5 11\tАнна Белова",
        "T4\tLOC 21 25\tТвери",
        "R1\tLives Arg1:T1 Arg2:T2",
    ]
    (tmp_path / "a.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "b.ann").write_text("", encoding="utf-8")
    articles, problems = read_annotations(tmp_path)
    assert [spans(a) for a in articles] == [NAMES]
    assert list(map(str, problems)) == [
        "a.ann:3: no name in one piece, left out: 'T3\\tPERSON 0 4;5 11\\tАнна Белова'",
        "a.ann:4: the text has 'вери' there and not 'Твери', left out: LOC 21–25",
        "b.ann: there is no b.txt beside it",
    ]


def task(text: str, *names: tuple[int, int, str], said: str | None = None) -> dict[str, Any]:
    result = [
        {"type": "labels", "value": {"start": a, "end": b, "text": said or text[a:b], "labels": [label]}}
        for a, b, label in names
    ]
    return {"id": 1, "data": {"text": text}, "annotations": [{"result": result}]}


def test_label_studio(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    cancelled = {"was_cancelled": True, "result": [{"value": {}}]}
    tasks = [
        task(TEXT, *NAMES),
        {**task(TEXT, NAMES[0]), "annotations": [cancelled, *task(TEXT, NAMES[1])["annotations"]]},
        {"data": {"text": TEXT}, "annotations": []},
        {"text": TEXT, "label": [{"start": 0, "end": 11, "text": "Анна Белова", "labels": ["PER"]}]},
        {"data": {"title": TEXT}, "annotations": [{"result": []}]},
    ]
    path.write_text(json.dumps(tasks), encoding="utf-8")
    articles, problems = read_annotations(path)
    assert [spans(a) for a in articles] == [NAMES, NAMES[1:], NAMES[:1]]
    assert list(map(str, problems)) == [
        "export.json, task 3: it has no annotation, left out",
        "export.json, task 5: no annotated text, left out (it has no 'text')",
    ]


def test_label_studio_that_counts_utf_16(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task("🙂 Тверь", (3, 8, "LOC"), said="Тверь")]), encoding="utf-8")
    articles, problems = read_annotations(path)
    assert (spans(articles[0]), problems) == ([(2, 7, "LOC")], [])


def test_our_own_tasks_come_back(tmp_path: Path, nx: Extractor) -> None:
    """Predictions accepted as they are: names, without roles, quotations and cues."""
    exported = label_studio.to_task(nx("«Мост откроют», — сказала министр Анна Белова."))
    exported["annotations"] = exported.pop("predictions")
    (tmp_path / "export.json").write_text(json.dumps([exported]), encoding="utf-8")
    articles, problems = read_annotations(tmp_path / "export.json", dict.fromkeys(("direct", "partial", "cue")))
    assert ([spans(a) for a in articles], problems) == ([[(34, 45, "PER")]], [])


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ((20, 99, "LOC"), "outside of the text of 26 code points, or empty, left out: LOC 20–99"),
        ((9, 9, "LOC"), "outside of the text of 26 code points, or empty, left out: LOC 9–9"),
        (("1", 5, "LOC"), "outside of the text of 26 code points, or empty, left out: LOC 1–5"),
        ((11, 12, "LOC"), "only white space stands there, left out: LOC 11–12"),
        ((0, 4, "PER"), "in or across a longer name, left out: PER 0–4"),
    ],
)
def test_labels_that_cannot_stand(tmp_path: Path, label: Any, message: str) -> None:
    document = {"text": TEXT, "entities": entities(*NAMES, label)}
    articles, problems = read_annotations(write_lines(tmp_path / "a.jsonl", {"text": "Да.", "entities": []}, document))
    assert spans(articles[1]) == NAMES
    assert list(map(str, problems)) == [f"a.jsonl:2: {message}"]


def test_white_space_and_repetition_do_not_matter(tmp_path: Path) -> None:
    document = {"text": TEXT, "entities": entities((0, 12, "PER"), (19, 25, "LOC"), (20, 25, "LOC"))}
    articles, problems = read_annotations(write_lines(tmp_path / "a.jsonl", document))
    assert (spans(articles[0]), problems) == (NAMES, [])


def test_types(tmp_path: Path) -> None:
    labels = entities((0, 11, "Person"), (20, 25, "Город"), (20, 25, "город"), (12, 17, "EVENT"))
    path = write_lines(tmp_path / "a.jsonl", {"text": TEXT, "entities": labels})
    articles, problems = read_annotations(path, {"ГОРОД": "LOC"})
    assert spans(articles[0]) == NAMES
    assert [p.message for p in problems] == [
        "the type 'EVENT' is none of PER, ORG, LOC; say what it means, or that it means nothing (1 left out)"
    ]
    assert read_annotations(path, {"ГОРОД": "LOC", "EVENT": None})[1] == []
    with pytest.raises(TrainingError, match="'EVENT' can mean PER, ORG, LOC or None, not 'THING'"):
        read_annotations(path, {"EVENT": "THING"})


def test_lines_that_are_no_articles(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "a.jsonl", {"text": TEXT, "entities": []}, {"text": TEXT}, 7, {"entities": [], "text": 1}
    )
    with path.open("a") as file:
        file.write("{\n")
    articles, problems = read_annotations(path)
    assert len(articles) == 1
    assert [p.source for p in problems] == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5"]
    assert problems[0].message == "no annotated article, left out (it has no 'entities')"


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="does not exist"):
        read_annotations(tmp_path / "missing.jsonl")
    with pytest.raises(TrainingError, match="holds no annotated article"):
        read_annotations(tmp_path)
    (tmp_path / "a.csv").write_text("")
    with pytest.raises(TrainingError, match=r"a .jsonl file, a .json export of Label Studio, or a folder"):
        read_annotations(tmp_path / "a.csv")
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(TrainingError, match=r"a\.json"):
        read_annotations(tmp_path / "a.json")
    (tmp_path / "a.jsonl").write_bytes("Тверь".encode("cp1251"))
    with pytest.raises(TrainingError, match="is not UTF-8"):
        read_annotations(tmp_path / "a.jsonl")


# --- words ------------------------------------------------------------------------------------------------------------


def tagged(text: str, *names: tuple[int, int, str]) -> tuple[list[tuple[str, str]], list[str]]:
    article = AnnotatedArticle(text, tuple(Label(*name, "a.jsonl:1") for name in names), "a.jsonl:1")  # type: ignore[arg-type]
    paragraphs, problems = tagged_paragraphs([article])
    return [pair for own in paragraphs[0] for pair in zip(own.words, own.tags, strict=True)], list(map(str, problems))


def test_words_get_tags() -> None:
    words, problems = tagged(TEXT, *NAMES)
    assert words == list(zip("Анна Белова живёт в Твери .".split(), "B-PER I-PER O O B-LOC O".split(), strict=True))
    assert problems == []


def test_names_that_cut_words_are_reported() -> None:
    words, problems = tagged("Российско-американский союз", (0, 9, "LOC"), (10, 22, "LOC"))
    assert words[0] == ("Российско-американский", "B-LOC")
    assert problems == [
        "a.jsonl:1: LOC 'Российско' 0–9 cuts a word; 'Российско-американский' is learned",
        "a.jsonl:1: no word for LOC 'американский' 10–22, left out",
    ]


def test_names_over_a_line_end_are_cut_and_reported() -> None:
    words, problems = tagged("Приехала Анна\n\nБелова из Твери.", (9, 21, "PER"))
    assert [tag for _, tag in words] == ["O", "B-PER", "B-PER", "O", "O", "O"]
    assert problems == ["a.jsonl:1: a name goes over a line end; it is cut before 'Белова'"]
