"""The house in numbers: files, lines, the longest function, parameters, numbers and Russian words in code.

    python benchmarks/house.py [SRC ...]

One column for each folder `src/newsextract`, this one where none is named.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

OWN = Path(__file__).parent.parent / "src" / "newsextract"
RUSSIAN = re.compile("[а-яё]{2,}", re.IGNORECASE)
PLAIN = (0, 1, 2, -1)  # numbers that decide nothing
Function = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> None:
    """Print the table."""
    columns = [measures(Path(name)) for name in sys.argv[1:] or [str(OWN)]]
    for what in columns[0]:
        print(f"{what:42}", *(f"{column[what]:>8}" for column in columns))


def measures(folder: Path) -> dict[str, int]:
    """All measures of a folder."""
    codes = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))]
    trees = [ast.parse(code) for code in codes]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, Function)]
    lengths = sorted((f.end_lineno or f.lineno) - f.lineno + 1 for f in functions)
    tables = [path.read_text(encoding="utf-8").splitlines() for path in sorted((folder / "lexicon").glob("*.txt"))]
    constants = [node.value for tree in trees for node in code_constants(tree)]
    return {
        "files": len(codes),
        "lines": sum(len(code.splitlines()) for code in codes),
        "lines of the longest file": max(len(code.splitlines()) for code in codes),
        "functions": len(functions),
        "lines of a function, median": lengths[len(lengths) // 2],
        "lines of the longest function": lengths[-1],
        "parameters at most, without options": max(len(f.args.args) for f in functions),
        "numbers in code, but for 0, 1, 2, -1": sum(is_number(value) and value not in PLAIN for value in constants),
        "Russian words in code": sum(len(RUSSIAN.findall(value)) for value in constants if isinstance(value, str)),
        "tables of words": len(tables),
        "entries in tables": sum(bool(line.strip()) and not line.startswith("#") for table in tables for line in table),
    }


def code_constants(tree: ast.Module) -> Iterator[ast.Constant]:
    """The constants of a module without docstrings and without the examples of rules."""
    nodes = [*ast.walk(tree)]
    left_out = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    rules = [node for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rule"]
    left_out |= {id(node) for rule in rules for node in ast.walk(rule)}
    return (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in left_out)


def is_number(value: object) -> bool:
    """Whether a constant is a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


if __name__ == "__main__":
    main()
