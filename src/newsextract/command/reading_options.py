"""The options of the command that reads files, in the groups in which its help shows them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Group, Parameter

from newsextract.command.messages import Language

if TYPE_CHECKING:
    from newsextract.command.outputs import Format  # loads all formats, which a page of help does not need

OUTPUT = Group("Output (a file, or - for standard output; without any, a report is printed)", sort_key=1)
INPUT = Group("Input", sort_key=2)
READING = Group("Reading", sort_key=3)
Target = Annotated[str | None, Parameter(allow_leading_hyphen=True)]
FORMATS: tuple[Format, ...] = ("html", "json", "jsonl", "csv", "xlsx", "parquet")


@Parameter(name="*", group=OUTPUT)
@dataclass(frozen=True, slots=True)
class Outputs:
    """What to write, and where.

    Parameters
    ----------
    html:
        A page to look at.
    json:
        The whole result of one text; of several, a list.
    jsonl:
        A line of JSON for each text.
    csv:
        A table.
    xlsx:
        Tables of quotations, entities and mentions, for Excel.
    parquet:
        A table.
    table:
        What the table of --csv and --parquet has.
    delimiter:
        What parts the columns of --csv. Excel in Russian wants ";".
    lang:
        The language of reports, pages and messages; that of the system by default.
    overwrite:
        Write over files that are there, and start unfinished work anew.
    """

    html: Target = None
    json: Target = None
    jsonl: Target = None
    csv: Target = None
    xlsx: Target = None
    parquet: Target = None
    table: Literal["quotes", "entities", "mentions"] = "quotes"
    delimiter: str = ","
    lang: Language | None = None
    overwrite: Annotated[bool, Parameter(negative="")] = False

    def targets(self) -> dict[Format, str]:
        """Return the file of every format that is asked for."""
        named = ((format_, getattr(self, format_)) for format_ in FORMATS)
        return {format_: target for format_, target in named if target is not None}


@Parameter(name="*", group=INPUT)
@dataclass(frozen=True, slots=True)
class ColumnNames:
    """Which columns of a table hold what.

    Parameters
    ----------
    text_column:
        The column of the texts; by default one that is called text, body, content, текст, ….
    id_column:
        The column of your ids; by default one that is called id, else rows are numbered.
    """

    text_column: str | None = None
    id_column: str | None = None


@Parameter(name="*", group=READING)
@dataclass(frozen=True, slots=True)
class Reading:
    """How to read.

    Parameters
    ----------
    processes:
        Processes that read at the same time; -1 takes one for every core.
    watch_list:
        Names of your own to find: a table with the columns type, name, and if you like id and aliases (parted by |).
    tagger:
        A tagger that `newsextract train` wrote.
    convention:
        Which of the conventions that the tagger was trained for.
    furniture:
        Leave menus, counters and lists of other news out. --no-furniture is for texts that are clean and unusual.
    headlines:
        Read speech in headlines too, unless the text below quotes it again.
    tokens:
        Keep the tokens in JSON; they make it many times longer.
    """

    processes: int = 1
    watch_list: Path | None = None
    tagger: Path | None = None
    convention: str | None = None
    furniture: bool = True
    headlines: Annotated[bool, Parameter(negative="")] = False
    tokens: Annotated[bool, Parameter(negative="")] = False

    def extractor_options(self) -> dict[str, Any]:
        """Return the options of the Extractor."""
        options: dict[str, Any] = {
            "ner": self.tagger,
            "convention": self.convention,
            "furniture": self.furniture,
            "headlines": self.headlines,
            "tokens": self.tokens,
        }
        if self.watch_list is not None:
            from newsextract.command.watch_list import read_watch_list

            options["gazetteer"] = read_watch_list(self.watch_list)
        return options


# where nothing is asked for
REPORT = Outputs()
USUAL_COLUMNS = ColumnNames()
USUAL_READING = Reading()
