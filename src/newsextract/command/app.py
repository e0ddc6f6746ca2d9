"""The command line: what can be asked for, and how errors are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

import newsextract
from newsextract.command.messages import MESSAGES, locale_language
from newsextract.command.reading_options import (
    FORMATS,
    INPUT,
    REPORT,
    USUAL_COLUMNS,
    USUAL_READING,
    ColumnNames,
    Outputs,
    Reading,
)
from newsextract.command.stopping import INTERRUPTED
from newsextract.errors import NewsextractError

STDIN = "<standard input>"  # - on the command line, which cyclopts would take for an option
EPILOGUE = "A name that is also that of a command is a file with ./ before it: newsextract ./train"

app = App(
    name="newsextract",
    usage="Usage: newsextract [OPTIONS] FILE...",
    help_epilogue=EPILOGUE,
    version=lambda: f"newsextract {newsextract.__version__}",
    version_flags=["--version"],
    suppress_keyboard_interrupt=False,  # main answers it
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status. What is wrong is said in a line."""
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # it was closed
    given = with_standard_streams(list(sys.argv[1:] if arguments is None else arguments))
    try:
        status = app(given, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError as error:
        return complain(str(error))
    except (NewsextractError, ImportError, OSError, ValueError) as error:
        if isinstance(error, BrokenPipeError):  # | head
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return complain(reason_of(error))
    except KeyboardInterrupt:
        print(f"\r{MESSAGES[locale_language()]['stopped']}", file=sys.stderr)
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def reason_of(error: Exception) -> str:
    """What an error says; of the system's, the file and the reason without the number."""
    if isinstance(error, OSError) and error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def complain(reason: str) -> int:
    """Say why nothing was done."""
    print(f"newsextract: {' '.join(reason.split())}", file=sys.stderr)
    return 2


def with_standard_streams(arguments: list[str]) -> list[str]:
    """`--json` at the end, or with another option behind it, means `--json -`; a lone - is the file STDIN."""
    given: list[str] = []
    for before, argument, following in zip(["", *arguments], arguments, [*arguments[1:], "--"], strict=False):
        given.append(STDIN if argument == "-" and not is_format(before) else argument)
        if is_format(argument) and following.startswith("--"):
            given.append("-")
    return given


def is_format(argument: str) -> bool:
    """Whether an argument is one of the options for outputs."""
    return argument.startswith("--") and argument[2:] in FORMATS


@app.default
def read(
    *files: Annotated[str, Parameter(name="FILE", group=INPUT)],
    outputs: Outputs = REPORT,
    columns: ColumnNames = USUAL_COLUMNS,
    reading: Reading = USUAL_READING,
) -> int:
    """Who is named in Russian news, what was said and by whom.

    Files are texts, saved web pages, CSV, Excel, JSON Lines, Parquet, or zips and folders of these; - is standard
    input. What a file holds, and its encoding, is recognised. Stopped and started again with the same files and
    options, it goes on where it stopped. Exit status: 0, or 1 when some texts could not be read, 2 when none could.
    """
    from newsextract.command.run import Request, read_files
    from newsextract.reading import Columns

    if not files:
        app.help_print([])
        return 0
    return read_files(
        Request(
            paths=tuple("-" if file == STDIN else file for file in files),
            columns=Columns(columns.text_column, columns.id_column),
            outputs=outputs.targets(),
            table=outputs.table,
            lang=outputs.lang or locale_language(),
            processes=reading.processes,
            extractor=reading.extractor_options(),
            overwrite=outputs.overwrite,
            delimiter=outputs.delimiter,
        )
    )


@app.command
def explain(file: str) -> int:
    """Show sentence by sentence what was found in a text, and which rules decided.

    Parameters
    ----------
    file:
        A text or a saved page; - is standard input.
    """
    from newsextract.errors import InputError
    from newsextract.reading import find_sources, read_items

    for item in read_items(find_sources(["-" if file == STDIN else file])):
        if item.error is not None:
            raise InputError(f"{item.place}: {item.error}")
        print(newsextract.explain(item.text))
    return 0


@app.command
def train(
    articles: Path,
    *,
    out: Path,
    also: Annotated[list[Path] | None, Parameter(consume_multiple=True, negative="")] = None,
    type: Annotated[list[str] | None, Parameter(consume_multiple=True, negative="")] = None,
    epochs: int = 12,
    held_out: float = 0.1,
    seed: int = 0,
) -> int:
    """Adapt the tagger of names to articles that you annotated.

    Annotations are read from JSON Lines of this project, a folder of brat, or a .json export of Label Studio. What does
    not fit is listed; after every epoch the held-out articles are scored, and the best epoch is what is written.

    Parameters
    ----------
    articles:
        The annotated articles.
    out:
        The file to write, such as my_tagger.tar.
    also:
        Articles that draw the borders of names otherwise: they help, and get an output layer of their own.
    type:
        What your types are here, such as FACILITY=LOC; with nothing behind = a type is left out.
    epochs:
        How often all articles are learned from.
    held_out:
        The share of the articles that only scores.
    seed:
        The same seed gives the same file on the same machine.
    """
    from newsextract.command.train import Lesson, train_tagger

    return train_tagger(Lesson(articles, out, tuple(also or ()), tuple(type or ()), epochs, held_out, seed))


@app.command
def serve(
    *,
    port: int = 8000,
    open_browser: Annotated[bool, Parameter(negative="")] = False,
    max_megabytes: float = 20,
    lang: Literal["ru", "en"] | None = None,
    watch_list: Path | None = None,
    tagger: Path | None = None,
) -> int:
    """Start a page on this machine to paste a text or drop files, which is an HTTP API as well: POST /extract.

    It answers this machine only, at http://127.0.0.1:PORT, and keeps nothing of what is sent. Ctrl-C stops it.

    Parameters
    ----------
    port:
        The port; 0 takes one that is free.
    open_browser:
        Open the page in the browser.
    max_megabytes:
        The most that is taken at once.
    lang:
        The language of the page where the browser asks for none.
    watch_list:
        Names of your own to find, as of the command itself.
    tagger:
        A tagger that `newsextract train` wrote.
    """
    from newsextract.command.serve import Service, run_service

    return run_service(Service(port, open_browser, max_megabytes, lang or locale_language(), watch_list, tagger))
