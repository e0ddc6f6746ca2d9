"""For the reference: in docstrings, a paragraph of lines `name: what it is` becomes a list."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

ENTRY = re.compile(r"^([a-z_]+(?:, [a-z_]+)*): ")


class OptionsAsList(Extension):
    """The extension of griffe."""

    def on_instance(self, *, obj: Object, **kwargs: Any) -> None:
        """Change the docstring of an object that has one."""
        if obj.docstring:
            paragraphs = obj.docstring.value.split("\n\n")
            obj.docstring.value = "\n\n".join(map(as_list, paragraphs))


def as_list(paragraph: str) -> str:
    """A paragraph whose first line is an entry as a list; any other as it is."""
    if not ENTRY.match(paragraph):
        return paragraph
    lines = [
        ENTRY.sub(lambda entry: f"- `{entry[1]}`: ", line)
        for line in paragraph.splitlines()
    ]
    return "\n".join(
        line if line.startswith("- ") else f"  {line.strip()}"
        for line in lines
    )
