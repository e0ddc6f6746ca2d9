"""Imports point one way: article, errors, settings, lexicon <- stages <- extractor; display knows only the model."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "newsextract"
MODEL = {"article", "errors", "settings", "lexicon"}
# a part of the package -> the parts that it may import from
ALLOWED = {
    "article": set(),
    "errors": set(),
    "settings": set(),
    "lexicon": set(),
    "layout": {"lexicon"},
    "morphology": {"lexicon"},
    "segmentation": {"layout"},
    "tagger": {"errors"},
    "entities": {"article", "errors", "lexicon", "morphology", "segmentation"},
    "quotes": {"article", "lexicon", "morphology", "layout", "segmentation", "tagger", "entities"},
    "display": {"article"},
    "result": {"article", "entities", "layout", "quotes", "segmentation"},
    "extractor": MODEL | {"layout", "morphology", "segmentation", "tagger", "entities", "quotes", "result", "pipeline"},
    "pipeline": {"article", "errors", "extractor"},
    "__init__": {"article", "errors", "extractor"},
}


def part(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Parts of the package that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom) and node.module == "newsextract":
            names = [f"newsextract.{alias.name}" for alias in node.names]
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("newsextract.")}
    return found


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: str(path.relative_to(SRC)))
def test_imports_point_one_way(path: Path) -> None:
    assert imported(path) - {part(path)} <= ALLOWED[part(path)]


def test_files_stay_readable() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SRC.rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 500} == {}
