"""The house in numbers: files, lines, the longest function, parameters, numbers and Russian words in code.

A number inside a function has no name and no meaning beside it; the others are named constants, defaults (they have the
name of their parameter) and tables of weights. The examples of rules are no words in code.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

OWN = Path(__file__).parent.parent / "src" / "newsextract"
PAGES = ("command", "service", "show")  # what people look at: sizes, colours, and texts in two languages
RUSSIAN = re.compile("[а-яё]{2,}", re.IGNORECASE)
WEIGHT = re.compile(r"(?<![\w.-])[+-]?\d+\.\d+(?![\w.-])")
PLAIN = (0, 1, 2, -1)  # numbers that decide nothing
Function = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[OWN], help="a folder src/newsextract, a column each")
    columns = [measures(folder) for folder in parser.parse_args().folders]
    for what in columns[0]:
        print(f"{what:42}", *(f"{column[what]:>8}" for column in columns))


def measures(folder: Path) -> dict[str, int]:
    """All measures of a folder."""
    codes = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}
    trees = {path: ast.parse(code) for path, code in codes.items()}
    reading = [tree for path, tree in trees.items() if path.relative_to(folder).parts[0] not in PAGES]
    functions = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, Function)]
    lengths = sorted((f.end_lineno or f.lineno) - f.lineno + 1 for f in functions)
    tables = [path.read_text(encoding="utf-8").splitlines() for path in sorted((folder / "lexicon").glob("*.txt"))]
    return {
        "files": len(codes),
        "lines": sum(len(code.splitlines()) for code in codes.values()),
        "lines of the longest file": max(len(code.splitlines()) for code in codes.values()),
        "functions": len(functions),
        "lines of a function, median": lengths[len(lengths) // 2],
        "lines of the longest function": lengths[-1],
        "parameters at most, without options": max(len(f.args.args) for f in functions),
        "numbers in code, but for 0, 1, 2, -1": sum(map(count_numbers, trees.values())),
        "- inside functions, without a name": sum(map(count_unnamed, trees.values())),
        "- of these not for pages": sum(map(count_unnamed, reading)),
        "Russian words in code": sum(map(count_words, trees.values())),
        "- not for pages": sum(map(count_words, reading)),
        "tables of words": len(tables),
        "numbers in tables": sum(
            map(count_weights, [path for path in folder.rglob("*.txt") if path.parent.name != "lexicon"])
        ),
        "entries in tables": sum(bool(line.strip()) and not line.startswith("#") for table in tables for line in table),
    }


def count_weights(table: Path) -> int:
    """How many numbers that decide something a table holds, as «+0.50»."""
    lines = table.read_text(encoding="utf-8").splitlines()
    return sum(len(WEIGHT.findall(line.partition("#")[0])) for line in lines)


def count_numbers(code: ast.AST) -> int:
    """How many numbers a piece of code holds."""
    return sum(is_number(node.value) and node.value not in PLAIN for node in code_constants(code))


def count_unnamed(module: ast.Module) -> int:
    """How many numbers stand inside the functions of a module."""
    bodies = [module.body, *(node.body for node in ast.walk(module) if isinstance(node, ast.ClassDef))]
    functions = [node for body in bodies for node in body if isinstance(node, Function)]
    return sum(count_numbers(node) - count_numbers(node.args) for node in functions)


def count_words(code: ast.AST) -> int:
    """How many Russian words stand in the strings of a piece of code."""
    return sum(len(RUSSIAN.findall(node.value)) for node in code_constants(code) if isinstance(node.value, str))


def code_constants(code: ast.AST) -> Iterator[ast.Constant]:
    """The constants of a piece of code without docstrings and without the examples of rules."""
    nodes = [*ast.walk(code)]
    left_out = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    rules = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rule"]
    left_out |= {id(node) for rule in rules for node in ast.walk(rule)}
    return (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in left_out)


def is_number(value: object) -> bool:
    """Whether a constant is a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


if __name__ == "__main__":
    main()
