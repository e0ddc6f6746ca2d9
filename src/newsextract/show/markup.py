"""Pieces of HTML: text is escaped wherever it comes in."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["ru", "en"]


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def escaped(*children: str) -> Markup:
    """Children one after another; what is no Markup is escaped."""
    return Markup("".join(child if isinstance(child, Markup) else html.escape(child) for child in children))


def element(name: str, *children: str, **attributes: str) -> Markup:
    """An element; `class_` is its class. Attributes and text are escaped; attributes without a value are left out."""
    given = "".join(f' {key.rstrip("_")}="{html.escape(value)}"' for key, value in attributes.items() if value)
    return Markup(f"<{name}{given}>{escaped(*children)}</{name}>")


def script_hash(script: str) -> str:
    """What the policy of a page calls the one script that it may run."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def asset(name: str) -> Markup:
    """A file beside this one: a style sheet, a script, a page."""
    return Markup((files(__package__) / name).read_text(encoding="utf-8"))
