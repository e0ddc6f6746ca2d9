"""Imports point one way, and nobody imports past the face of a package."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "newsextract"
FILES = sorted(SRC.rglob("*.py"))
PACKAGES = {path.parent.name for path in SRC.glob("*/__init__.py")}
BASE = {"abreast", "errors", "extras", "lexicon", "remember", "collector", "rules"}
LONGEST = 300  # lines of a file
FACES = PACKAGES - {"export", "engines"}  # of these every file is a face: it needs an optional package
# a part of the package -> the parts that it may import from
ALLOWED = {
    "abreast": set(),
    "errors": set(),
    "extras": set(),
    "lexicon": set(),
    "remember": {"collector"},
    "collector": set(),
    "rules": set(),
    "article": {"articles", "collector", "errors", "show"},
    "options": {"finders", "names", "quotes", *BASE},
    "language": {"article", *BASE},
    "text": {"article", "language", *BASE},
    "models": {"language", *BASE},
    "names": {"article", "language", "text", *BASE},
    "entities": {"article", "language", "names", "text", *BASE},
    "roles": {"article", "entities", "language", "names", "text", *BASE},
    "quotes": {"article", "entities", "language", "models", "names", "roles", "text", *BASE},
    "mentions": {"article", "entities", "lexicon", "quotes", "roles", "text"},
    "result": {"article", "entities", "mentions", "quotes", "text", *BASE},
    "grammar": {"language", "models", "options", "text"},
    "tools": {"models", "names", "options", "quotes"},
    "extractor": {
        *("articles", "export", "finders", "grammar"),
        *("article", "entities", "language", "mentions", "models", "names", "options", "quotes", "result", "roles"),
        *("pipe", "text", "tools", *BASE),
    },
    "pipe": {"article", "extractor", "options", "workers", *BASE},
    "workers": {"article", "extractor", "options", "result", *BASE},
    "shared": {"article", "errors", "extractor"},
    "finders": {"errors"},
    "explanation": {"article", "extractor", "names", "options", "quotes", "roles", "rules", "shared", "text"},
    "show": {"article", "articles", "corpus", "errors", "extras"},
    "columns": {"article", "errors"},
    "articles": {"article", "columns", "corpus", "errors", "export", "show"},
    "corpus": {"article", "columns", "language", *BASE},
    "export": {"article", "articles", *BASE},
    "reading": {"pages", *BASE},
    "command": {
        *("__init__", "article", "articles", "explanation", "export", "extractor", "reading", "service", "show"),
        "training",
        *BASE,
    },
    "service": {"article", "articles", "extractor", "reading", "shared", "show", *BASE},
    "__main__": {"command"},
    "pages": {"article", "errors", "extractor", "extras", "shared"},
    "engines": {"articles", "errors", "export", "extractor", "workers"},
    "training": {"article", "language", "models", "names", "text", *BASE},
    "__init__": {
        *("article", "articles", "errors", "explanation", "extractor", "finders", "models", "pages", "shared"),
    },
}


def part(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def module(path: Path) -> str:
    return ".".join(("newsextract", *path.relative_to(SRC).with_suffix("").parts)).removesuffix(".__init__")


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Modules of the package that a file imports, anywhere in it; and whether it does so when it is loaded itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    later = {n for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    for node in ast.walk(tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            below = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name for name in below if is_module(name)] or names
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from ((name, node not in later) for name in names if name.startswith("newsextract."))


def is_module(name: str) -> bool:
    place = SRC.parent / name.replace(".", "/")
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


def test_only_conveniences_import_inside_functions() -> None:
    """What is imported inside functions: the optional and the late, by those who offer it."""
    offering = {
        "article",
        "articles",
        "extractor",
        "__init__",
        "__main__",
        "export",
        "pages",
        "engines",
        "workers",
        "training",
        "command",
        "show",
    }
    late = {part(path) for path in FILES if any(not at_once for _, at_once in imports(path))}
    assert late - offering == set()


@pytest.mark.parametrize("path", FILES, ids=module)
def test_imports_point_one_way(path: Path) -> None:
    parts = {name.split(".")[1] for name, _ in imports(path)}
    assert parts - {part(path)} <= ALLOWED[part(path)]


@pytest.mark.parametrize("path", FILES, ids=module)
def test_nobody_imports_past_a_face(path: Path) -> None:
    past = [
        name
        for name, _ in imports(path)
        if name.split(".")[1] in FACES and name.split(".")[1] != part(path) and name.count(".") > 1
    ]
    assert past == []


@pytest.mark.parametrize("package", sorted(FACES))
def test_a_face_offers_what_others_use(package: str) -> None:
    face = ast.parse((SRC / package / "__init__.py").read_text(encoding="utf-8"))
    offered = {a.asname or a.name for node in face.body if isinstance(node, ast.ImportFrom) for a in node.names}
    others = [p for p in (*FILES, *Path(__file__).parent.rglob("*.py")) if part_of(p) != package]
    assert offered - {"annotations"} - set().union(*map(words_of, others)) == set()


@cache
def words_of(path: Path) -> set[str]:
    return set(re.findall(r"\w+", path.read_text(encoding="utf-8")))


def part_of(path: Path) -> str:
    return part(path) if SRC in path.parents else ""


def test_there_is_no_cycle() -> None:
    """Among modules as they are loaded: a module and what it imports at its top, with the faces on the way."""
    graph = {module(path): {name for name, at_once in imports(path) if at_once} for path in FILES}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, f"import cycle: {' -> '.join((*above[above.index(name) :], name))}"
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_files_stay_readable() -> None:
    lengths = {module(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
