"""Windows of a browser that are watched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

REFUSED = "Failed to load resource: the server responded with a status of 422"  # what the page then says itself


@contextmanager
def watched(browser: Any, allowed: tuple[str, ...], options: dict[str, Any]) -> Iterator[Any]:
    """A page in a window of its own; whatever it complains of, or asks for that does not begin as allowed, fails."""
    context = browser.new_context(locale="ru-RU", accept_downloads=True, **options)
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: None if message.text.startswith(REFUSED) else faults.append(message.text))
    page.on("request", lambda asked: None if asked.url.startswith(allowed) else faults.append(asked.url))
    yield page
    context.close()
    assert faults == []
