"""What a file holds: by its first bytes; its name tells tables from texts."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from newsextract.errors import InputError
from newsextract.reading.decoding import decode

Kind = Literal["text", "html", "csv", "jsonl", "json", "excel", "parquet", "zip"]
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
HEAD = 1 << 16  # bytes that tell
REFUSED = (
    (b"%PDF", "a PDF, not text: save its text first"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file: save it as .xlsx or as text"),
    (b"{\\rtf", "RTF, not text: save it as text"),
    (b"\x1f\x8b", "compressed by gzip: unpack it first"),
)
BY_NAME: dict[str, Kind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
DOCUMENTS = {".doc", ".docx", ".gz", ".ods", ".odt", ".pdf", ".rtf", ".xls"}  # texts, but none that can be read
READ = {".txt", ".text", ".html", ".htm", ".xhtml", ".xlsx", ".xlsm", ".parquet", ".zip", *BY_NAME, ""}
SUFFIXES = frozenset(READ | DOCUMENTS)  # of the files of a folder that are looked at


def kind_of(head: bytes, name: str = "", members: frozenset[str] = frozenset()) -> Kind:
    """The kind of a file by its first bytes and its name; `members` are those of a zip. InputError for no text."""
    refused = next((reason for mark, reason in REFUSED if head.startswith(mark)), None)
    if refused:
        raise InputError(refused)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        if "word/document.xml" in members:
            raise InputError("a Word file, not text: save it as text")
        if {"mimetype", "content.xml"} <= members:
            raise InputError("an OpenDocument file, not text: save it as text")
        return "excel" if "xl/workbook.xml" in members else "zip"
    return kind_of_text(head, name)


def kind_of_text(head: bytes, name: str) -> Kind:
    """Of what is no archive: a page, a table, or a text."""
    try:
        text = decode(head)
    except InputError:  # of a table, one row may be at fault
        text = head.decode("ascii", errors="ignore")
    by_name = BY_NAME.get(PurePath(name).suffix.lower())
    if by_name:
        return by_name
    if HTML.match(text.lstrip("\ufeff")):
        return "html"
    return "jsonl" if is_json_object(text) else "text"


def is_json_object(text: str) -> bool:
    """Whether the first line that is not blank is an object of JSON, as in JSON Lines."""
    line = next((line for line in text.splitlines() if line.strip()), "")
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def members_of(file: io.BufferedIOBase) -> frozenset[str]:
    """The names in a zip; none for what is no zip."""
    try:
        return frozenset(zipfile.ZipFile(file).namelist())
    except zipfile.BadZipFile:
        return frozenset()
