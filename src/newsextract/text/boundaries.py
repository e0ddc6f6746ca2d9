"""Places where a sentence can end, as razdel proposes them."""

from __future__ import annotations

from collections.abc import Iterator

from razdel.segmenters.sentenize import SentSplit, SentSplitter


class Boundaries(SentSplitter):  # type: ignore[misc]  # razdel has no types
    """razdel's places where a sentence can end, without those that no white space follows: it rejects them all."""

    def __call__(self, text: str) -> Iterator[str | SentSplit]:
        """What stands between two places, and the places, by turns."""
        previous = 0
        for match in self.re.finditer(text):
            start, stop = match.span()
            if text[stop : stop + 1].isspace():
                yield text[previous:start]
                yield SentSplit(text[max(0, start - self.window) : start], match[1], text[stop : stop + self.window])
                previous = stop
        yield text[previous:]
