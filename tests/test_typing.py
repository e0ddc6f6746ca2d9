"""Type checkers refuse options that do not exist and know what `pipe` yields: tests/typing/surface.py."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SURFACE = ROOT / "tests" / "typing" / "surface.py"

pytestmark = pytest.mark.slow  # `make types` checks the file with mypy as well


def output_of(*command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_mypy() -> None:
    assert "Success: no issues found" in output_of("mypy", "--strict", str(SURFACE))


def test_pyright(tmp_path: Path) -> None:
    pytest.importorskip("basedpyright")  # pyright with all that it needs in one package
    settings = {
        "include": [str(SURFACE)],
        "extraPaths": [str(ROOT / "src")],
        "typeCheckingMode": "strict",
        "reportUnnecessaryTypeIgnoreComment": True,
    }
    project = tmp_path / "pyrightconfig.json"
    project.write_text(json.dumps(settings), encoding="utf-8")
    output = output_of("basedpyright", "--pythonpath", sys.executable, "--project", str(project))
    assert "0 errors, 0 warnings" in output, output
