"""Optional packages: what is missing says how it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def needed(package: str, extra: str) -> Iterator[None]:
    """Around the import of an optional package: the ImportError names the command that installs it."""
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] != package.partition(".")[0]:
            raise
        raise ImportError(
            f"{package} is missing; from a clone of newsextract: pip install '.[{extra}]'", name=package
        ) from error
