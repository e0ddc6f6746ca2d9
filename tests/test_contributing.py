"""The guide for contributors leads somewhere: the files that it names are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PLACES = (ROOT, ROOT / "src" / "newsextract")
NAMED = sorted({name for name in re.findall(r"`([\w/.*]+)`", GUIDE) if "/" in name or name.endswith((".py", ".txt"))})


@pytest.mark.parametrize("name", NAMED)
def test_what_the_guide_names_is_there(name: str) -> None:
    assert any(True for place in PLACES for _ in place.glob(name.rstrip("/")))


def test_the_map_is_read() -> None:
    assert "text/furniture.py" in NAMED
    assert "lexicon/*.txt" in NAMED
