"""Files in: kinds and encodings recognised, every text or the reason why there is none."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsextract.reading import Columns, Item, count_items, encoding_of, find_sources, kind_of, read_items

HERE = Path(__file__).parent
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((HERE / "articles").glob("*.txt"))]
SENTENCES = [sentence for text in TEXTS for sentence in text.split(". ") if len(sentence) > 40]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8_r", "cp866"]
SHORT = "«Мост открыт», — сказала мэр Вера Ильина."


def items(*names: str | Path, text: str | None = None, id_: str | None = None) -> list[Item]:
    return list(read_items(find_sources(map(str, names)), Columns(text, id_)))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_are_recognised(encoding: str) -> None:
    for text in [*TEXTS, *SENTENCES]:
        data = text.encode(encoding, errors="replace")
        assert data.decode(encoding_of(data)) == data.decode(encoding)


def test_line_breaks_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Мост.\r\nДождь.\r".encode())
    assert items(tmp_path / "a.txt")[0].text == "Мост.\r\nДождь.\r"


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"<!DOCTYPE html><html>", "news.txt", "html"),
        (b"\xef\xbb\xbf\n<!-- saved from --> <HTML lang=ru>", "", "html"),
        (b'{"id": 1, "text": "a"}\n{"id"', "", "jsonl"),
        (b"PAR1", "a.csv", "parquet"),
        ("Мост <html> открыт".encode(), "a.txt", "text"),
        (b"id,text\n1,a\n", "a.csv", "csv"),
        ("Мэр, директор, врач\nи другие".encode(), "a.txt", "text"),
    ],
)
def test_kinds_are_told_by_content(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x00\x05" * 9, "zero bytes"),
        (b"\x00" * 40, "zero bytes"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Excel"),
        (b"", "the text is empty"),
        (b" \n\n", "the text is empty"),
    ],
)
def test_what_is_no_text_says_so(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (item,) = items(tmp_path / "a.txt")
    assert reason in (item.error or "")


@pytest.mark.parametrize(
    ("name", "member", "reason"),
    [
        ("a.docx", "word/document.xml", "a Word file, not text: save it as text"),
        ("a.odt", "content.xml", "an OpenDocument file, not text: save it as text"),
    ],
)
def test_documents_of_a_folder_are_named(tmp_path: Path, name: str, member: str, reason: str) -> None:
    """Whoever gives a folder of them learns why they are not read; pictures and scripts are passed over."""
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(member, "<x/>")
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.txt").write_text("Мост открыт.", encoding="utf-8")
    (tmp_path / "quotes.csv.parts").mkdir()  # what an unfinished run of the command left
    (tmp_path / "quotes.csv.parts" / "work.txt").write_text("0a", encoding="utf-8")
    found = {Path(item.place).name: item.error for item in items(tmp_path)}
    assert found == {name: reason, "b.pdf": "a PDF, not text: save its text first", "c.txt": None}


def test_a_page_brings_its_title() -> None:
    (item,) = items(HERE / "pages" / "bridge.html")
    assert item.error is None
    assert "<p>" not in item.text
    assert item.meta["title"]


ROWS = [
    {"id": "a1", "date": "2024-05-01", "text": SHORT},
    {"id": "a2", "date": "2024-05-02", "text": "Дождь;\nснег, град."},
]


def written_csv(delimiter: str, encoding: str) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, ["id", "date", "text"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return file.getvalue().encode(encoding)


def tables(folder: Path) -> Iterator[Path]:
    for delimiter, encoding in [(",", "utf-8"), (";", "cp1251"), ("\t", "utf-16"), (",", "utf-8-sig")]:
        path = folder / f"{ord(delimiter)}-{encoding}.csv"
        path.write_bytes(written_csv(delimiter, encoding))
        yield path
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    (folder / "a.json").write_text(json.dumps(ROWS), encoding="utf-8")
    yield from (folder / "a.jsonl", folder / "a.json")
    openpyxl, pa = pytest.importorskip("openpyxl"), pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(ROWS), folder / "a.parquet")
    book = openpyxl.Workbook()
    for row in [list(ROWS[0]), *(list(row.values()) for row in ROWS)]:
        book.active.append(row)
    book.save(folder / "a.xlsx")
    yield from (folder / "a.parquet", folder / "a.xlsx")


def test_tables_give_the_same_texts(tmp_path: Path) -> None:
    for path in tables(tmp_path):
        found = items(path)
        assert [(item.id, item.text, dict(item.meta)) for item in found] == [
            (row["id"], row["text"], {"date": row["date"]}) for row in ROWS
        ], path.name
        assert count_items(find_sources([str(path)])) == 2


def test_a_zip_and_a_folder_hold_what_is_in_them(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.txt").write_bytes(SHORT.encode("cp1251"))
    (folder / "deep" / "a.csv").write_bytes(written_csv(",", "utf-8"))
    for passed_over in (".hidden.txt", "style.css", "photo.jpg"):
        (folder / passed_over).write_bytes(b"\xff\xd8")
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        for path in folder.rglob("*.*"):
            archive.write(path, path.relative_to(folder))
    texts = [SHORT, *(row["text"] for row in ROWS)]
    assert [item.text for item in items(folder)] == texts
    assert [item.text for item in items(tmp_path / "news.zip")] == texts
    assert items(tmp_path / "news.zip")[0].id.endswith("news.zip/b.txt")
    assert count_items(find_sources([str(tmp_path)])) == 6


def faults(path: Path, **columns: Any) -> list[tuple[str, str]]:
    return [(item.place.partition(", ")[2], item.error) for item in items(path, **columns) if item.error]


def test_rows_that_cannot_be_read_are_named_by_number(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,Мост.\n2\n3,\n4,Дождь.\n", encoding="utf-8")
    assert faults(tmp_path / "a.csv") == [("row 3", "1 cells under 2 column names"), ("row 4", "the text is empty")]
    (tmp_path / "a.jsonl").write_text('{"text": "Мост."}\n{"x"\n[1]\n{"id": 5}\n', encoding="utf-8")
    assert [place for place, _ in faults(tmp_path / "a.jsonl")] == ["line 2", "line 3", "line 4"]


def test_a_table_without_texts_lists_its_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ид;новость\n7;Мост.\n", encoding="utf-8")
    ((_, reason),) = faults(tmp_path / "a.csv")
    assert reason == "which column holds the texts? give --text-column; there are ид, новость"
    assert [(item.id, item.text) for item in items(tmp_path / "a.csv", text="новость")] == [("7", "Мост.")]
    ((_, reason),) = faults(tmp_path / "a.csv", text="новость", id_="номер")
    assert reason == "no column 'номер'; there are ид, новость"


def test_a_missing_file_is_one_item(tmp_path: Path) -> None:
    (item,) = items(tmp_path / "missing.txt")
    assert item.error == "No such file or directory"


def test_damaged_archives_say_so(tmp_path: Path) -> None:
    for name in ("a.zip", "a.xlsx", "a.parquet"):
        (tmp_path / name).write_bytes((b"PAR1" if name == "a.parquet" else b"PK\x03\x04") + b"broken" * 9)
        (item,) = items(tmp_path / name)
        assert item.error, name
