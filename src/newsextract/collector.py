"""Python's search for garbage: held back while one article is read, and kept away from what is remembered of words."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
Records = TypeVar("Records", bound=Collection[Any])


def collector_paused(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """No search for garbage while a function makes thousands of objects at once.

    It finds none among them, and takes a tenth of the time of a text of 50,000 code points, more of a longer one's.
    Nothing is lost: what nothing refers to is freed at once, and rings of objects are found after the article. Of
    several threads, the one that paused it lets it go on.

    Python searches when the next object is made. Nothing is made here behind the function, so that an article that is
    not kept is gone before: as a context manager this took 3 % of the time of an article.
    """

    @wraps(function)
    def paused(*arguments: Asked.args, **options: Asked.kwargs) -> Answer:
        running = gc.isenabled()
        gc.disable()
        try:
            return function(*arguments, **options)
        finally:
            if running:
                gc.enable()

    return paused


def unwatched(function: Callable[Asked, Records]) -> Callable[Asked, Records]:
    """For functions whose answers are remembered: no search passes through these. They are tuples and sets.

    They hold text and numbers, so they are part of no ring, and are freed as soon as nothing refers to them. Python
    passes plain tuples of such by itself, but NamedTuples and sets it visits in every full search, and where many
    objects stay for long, such a search takes long: it was a tenth of the time of new articles.
    """

    @wraps(function)
    def answer(*arguments: Asked.args, **options: Asked.kwargs) -> Records:
        records = function(*arguments, **options)
        pass_by_all(records)
        return records

    return answer


def pass_by_all(records: Collection[Any]) -> None:
    """No search passes through a tuple or a set any more, nor through those in it."""
    for record in filter(gc.is_tracked, (*records, records)):
        pass_by(record)


pass_by = ctypes.pythonapi.PyObject_GC_UnTrack
pass_by.argtypes, pass_by.restype = (ctypes.py_object,), None
