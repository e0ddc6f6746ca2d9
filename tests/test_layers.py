"""Imports point one way: article, errors, settings, lexicon <- stages <- extractor; display knows only the model."""

from __future__ import annotations

import ast
import re
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
    "remember": set(),
    "collector": set(),
    "layout": {"lexicon"},
    "morphology": {"lexicon", "remember"},
    "segmentation": {"layout", "remember"},
    "tagger": {"errors", "morphology"},
    "entities": {"article", "errors", "lexicon", "morphology", "remember", "segmentation"},
    "quotes": {"article", "lexicon", "morphology", "layout", "remember", "segmentation", "tagger", "entities"},
    "display": {"article"},
    "html": {"article"},
    "articles": {"article"},
    "export": {"article"},
    "pages": {"article", "errors", "extractor"},
    "engines": {"articles", "errors", "export", "pipeline"},
    "result": {"article", "collector", "entities", "layout", "quotes", "segmentation"},
    "extractor": MODEL
    | {"layout", "morphology", "segmentation", "tagger", "entities", "quotes", "result", "pipeline", "collector"},
    "training": {"article", "entities", "errors", "layout", "segmentation", "tagger"},
    "pipeline": {"article", "collector", "errors", "extractor", "result", "settings"},
    "__init__": {"article", "articles", "errors", "extractor", "pages"},
}


def part(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Parts of the package that a file imports at its top."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    later = {n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    for node in (node for node in ast.walk(tree) if node not in later):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom) and node.module == "newsextract":
            names = [f"newsextract.{alias.name}" for alias in node.names]
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("newsextract.")}
    return found


def test_only_conveniences_import_inside_functions() -> None:
    """What is imported inside functions: the optional and the late, by those who offer it."""
    offering = {"article", "articles", "extractor", "__init__", "export", "pages", "engines", "pipeline", "training"}
    late = {part(path) for path in SRC.rglob("*.py") if re.search(r"^ {4,}(from|import) ", path.read_text(), re.M)}
    assert late - offering == set()


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: str(path.relative_to(SRC)))
def test_imports_point_one_way(path: Path) -> None:
    assert imported(path) - {part(path)} <= ALLOWED[part(path)]


def test_files_stay_readable() -> None:
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SRC.rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > 500} == {}
