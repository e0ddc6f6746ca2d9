"""How much is remembered of words and names: they come back, within an article and from one to the next.

What a function said of the last so many arguments is kept, and no more: memory grows until these are as many as that.
`benchmarks/memory.py` shows how it grows over many articles. Two hundred thousand words of news have thirty-eight
thousand different ones, most of them rare: with 50,000 answers instead of 20,000 new articles are read 7 % faster. What
is large and asked of the words of names alone is kept for fewer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper, wraps
from itertools import islice
from typing import TypeVar

from typing_extensions import TypeVarTuple, Unpack

from newsextract.collector import pass_by, pass_by_all

Argument = TypeVar("Argument")
Answer = TypeVar("Answer")
Arguments = TypeVarTuple("Arguments")

QUARTERS = 4  # so many parts of the answers there are; one is put aside at a time
MANY = 50_000
FEW = 15_000  # answers of more than a thousand bytes each
BRIEFLY = 1_000


def remember(function: Callable[[Argument], Answer]) -> Callable[[Argument], Answer]:
    """For functions of one argument; most of them are asked for every word of a text.

    `help` shows what the function says of itself: `partial` carries that, and costs next to nothing in a call.
    """
    return update_wrapper(partial(Answers(function).__getitem__), function)


def remember_large(function: Callable[[Argument], Answer]) -> Callable[[Argument], Answer]:
    """Return the same for functions with large answers that are asked for the words of names."""
    return update_wrapper(partial(Answers(function, FEW).__getitem__), function)


def remember_several(
    function: Callable[[Unpack[Arguments]], Answer], most: int = MANY
) -> Callable[[Unpack[Arguments]], Answer]:
    """For functions of several arguments, which are given without their names."""

    def answer(arguments: tuple[Unpack[Arguments]]) -> Answer:
        pass_by_all(arguments)
        return function(*arguments)

    answers = Answers(answer, most)

    @wraps(function)
    def several(*arguments: Unpack[Arguments]) -> Answer:
        return answers[arguments]

    return several


def remember_several_large(function: Callable[[Unpack[Arguments]], Answer]) -> Callable[[Unpack[Arguments]], Answer]:
    """Return the same for functions with large answers."""
    return remember_several(function, FEW)


def remember_briefly(function: Callable[[Unpack[Arguments]], Answer]) -> Callable[[Unpack[Arguments]], Answer]:
    """Return the same for what seldom comes back in another article, or is large."""
    return remember_several(function, BRIEFLY)


class Answers(dict[Argument, Answer]):
    """The answers to the last questions. When they are too many, the quarter that came first is put aside. What of it
    is asked for again comes back; the rest is forgotten when the next quarter is put aside.

    A look-up is that of a dict; an LRU cache also keeps a list of the order in which arguments came, and takes half as
    long again.
    """

    def __init__(self, function: Callable[[Argument], Answer], most: int = MANY) -> None:
        super().__init__()
        pass_by(self)  # until it holds what is not passed by
        self._quarter = most // QUARTERS
        self._full = most - self._quarter
        self._function = function
        self._aside: dict[Argument, Answer] = {}

    def __missing__(self, argument: Argument) -> Answer:
        aside = self._aside
        answer = aside[argument] if argument in aside else self._function(argument)
        if len(self) >= self._full:
            self._aside = dict(islice(self.items(), self._quarter))
            for first in self._aside:
                self.pop(first, None)  # another thread may have done it
        self[argument] = answer
        return answer
