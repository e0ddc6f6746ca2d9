"""Where texts come from: files, folders, standard input, members of a zip."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsextract.reading.kinds import SUFFIXES

UNFINISHED = ".parts"  # of the folders in which the command keeps what it has read so far


@dataclass(frozen=True, slots=True)
class Source:
    """Something with bytes: a file, or bytes that are in memory; and what a person calls it."""

    name: str
    path: Path | None = None
    data: bytes = b""

    def open(self) -> BinaryIO:
        """Its bytes from the beginning."""
        return io.BytesIO(self.data) if self.path is None else self.path.open("rb")


def standard_input() -> Source:
    """What stands in standard input, read to its end."""
    return Source("-", data=sys.stdin.buffer.read())


def find_sources(names: Iterable[str]) -> Iterator[Source]:
    """The files that names stand for: files, all texts and tables in folders, standard input for "-".

    Files of a folder come in the order of their names. Hidden ones are passed over, and those that hold no text, such
    as pictures; a document that cannot be read, such as a PDF, is not.
    """
    for name in names:
        if name == "-":
            yield standard_input()
        elif Path(name).is_dir():
            yield from (Source(str(path), path) for path in files_below(Path(name)))
        else:
            yield Source(name, Path(name))


def files_below(folder: Path) -> list[Path]:
    """The texts and tables of a folder and the folders in it."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") or part.endswith(UNFINISHED) for part in path.relative_to(folder).parts)
    )


def members(source: Source) -> Iterator[Source]:
    """The files of a zip, in the order of their names."""
    with source.open() as file, zipfile.ZipFile(file) as archive:
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            name = Path(info.filename)
            if info.is_dir() or name.parts[0] == "__MACOSX" or name.name.startswith("."):
                continue
            if name.suffix.lower() in SUFFIXES:
                yield Source(f"{source.name}/{info.filename}", data=archive.read(info))
