"""Ctrl-C while articles are read: noted, and answered when the article at hand is done, so that nothing is torn."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread
from types import FrameType

INTERRUPTED = 130  # the exit status after Ctrl-C


@dataclass(slots=True)
class Stop:
    """Whether somebody asked for it."""

    asked: bool = False

    def ask(self, number: int, frame: FrameType | None) -> None:
        """The first Ctrl-C asks; a second one does not wait."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


@contextmanager
def stop_noted() -> Iterator[Stop]:
    """Note Ctrl-C instead of raising KeyboardInterrupt wherever it comes. Outside the main thread it never comes."""
    stop = Stop()
    if current_thread() is not main_thread():
        yield stop
        return
    before = signal.signal(signal.SIGINT, stop.ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
