"""The wheel: it builds, and installed in an empty environment it reads an article."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent


def run(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_works_alone(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--outdir", tmp_path / "dist", ROOT)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"newsextract/py.typed", "newsextract/style.css", "newsextract/lexicon/roles.txt"} <= set(names)
    assert all(name.startswith("newsextract") for name in names)
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", wheel)
    code = (
        "from newsextract import extract; a = extract('«Да», — сказал Пётр Иванов.'); print(a.quotes[0].speaker.name)"
    )
    assert run(python, "-I", "-c", code).strip() == "Пётр Иванов"
    assert "nx-PER" in run(python, "-I", "-c", code + "; print(a.to_html())")
