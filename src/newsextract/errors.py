"""Every exception that newsextract raises on purpose.

NewsextractError
├── TextTypeError (TypeError)      the text is not a string
├── TextValueError (ValueError)    the text holds what cannot be stored or sent (a lone surrogate)
├── OptionError (ValueError)       an option of Extractor or pipe has a value it cannot have
├── PageError (ValueError)         a web page cannot be decoded, or holds no article
├── InputError (ValueError)        a file or a table holds no texts that can be read
├── WorkerError (RuntimeError)     worker processes ended while they read a text
├── ModelFilesError (RuntimeError) the installed natasha lacks the model files, or has others
├── TaggerFileError (ValueError)   a file of a trained tagger is missing, damaged or of another kind
└── TrainingError (ValueError)     annotated articles cannot be read, or are too few to learn from
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class NewsextractError(Exception):
    """The parent of all errors of this package."""


class TextTypeError(NewsextractError, TypeError):
    """The text is not a `str`; the message says what came instead."""


class TextValueError(NewsextractError, ValueError):
    """The text cannot be encoded as UTF-8; the message names the position."""


class OptionError(NewsextractError, ValueError):
    """An option has a value that it cannot have; the message names both."""


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Name the file in a system error that does not say which it is, such as that of a full disk."""
    try:
        yield
    except OSError as error:
        if error.filename is not None or error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from None


def check_choice(name: str, value: object, choices: Iterable[str]) -> None:
    """Raise OptionError for an option that is none of a few words."""
    words = list(choices)
    if value not in words:
        raise OptionError(f"{name} must be one of {', '.join(words)}, not {value!r}")


def check_count(name: str, value: object) -> None:
    """Raise OptionError for an option that is neither None nor a whole number from 1 on."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
        raise OptionError(f"{name} must be None or 1 or more, not {value!r}")


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: «1 quotation», «2 quotations»."""
    return f"{count} {one if count == 1 else many or one + 's'}"


class PageError(NewsextractError, ValueError):
    """A web page cannot be decoded or holds no article; the message says which."""


class InputError(NewsextractError, ValueError):
    """A file is no text, or a table has no column of texts; the message says which."""


class WorkerError(NewsextractError, RuntimeError):
    """Two worker processes ended while they read a text; the message names the text's index."""


class ModelFilesError(NewsextractError, RuntimeError):
    """The model files that the natasha package brings were not found, or are not those that this version reads."""


class TaggerFileError(NewsextractError, ValueError):
    """A file of a trained tagger cannot be read or does not fit; the message names the file and says why."""


class TrainingError(NewsextractError, ValueError):
    """Annotated articles cannot be read or learned from; the message names the file, and the line if there is one."""
