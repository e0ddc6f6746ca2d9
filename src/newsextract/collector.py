"""Python's search for garbage, held back while one article is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for garbage while thousands of objects are made at once.

    It finds none among them, and takes a tenth of the time of a text of 50,000 code points, more of a longer one's.
    Nothing is lost: what nothing refers to is freed at once, and rings of objects are found after the article. Of
    several threads, the one that paused it lets it go on.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
