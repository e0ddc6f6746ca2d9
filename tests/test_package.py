"""The wheel: it builds, and installed in an empty environment it reads an article."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from packaging import tags
from packaging.utils import parse_wheel_filename

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent


def run(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    return folder


def test_the_source_distribution_is_whole(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as tar:
        names = {name.partition("/")[2] for name in tar.getnames()}
    tracked = run("git", "-C", ROOT, "ls-files", "src", "tests", "examples", "docs", "benchmarks").splitlines()
    linked = [f"docs/notebooks/articles/{path.name}" for path in (ROOT / "examples" / "articles").iterdir()]
    assert {*tracked, *linked} - {"docs/notebooks/articles"} - names == set()


def test_an_index_takes_the_wheel(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert not wheel.stem.partition("-none-")[2].startswith("linux")
    assert parse_wheel_filename(wheel.name)[3] & {*tags.sys_tags()}


def test_the_wheel_works_alone(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {
        "newsextract/py.typed",
        "newsextract/show/article.css",
        "newsextract/show/report.js",
        "newsextract/lexicon/roles.txt",
    } <= set(names)
    assert all(name.startswith("newsextract") for name in names)
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", wheel)
    code = (
        "from newsextract import extract; a = extract('«Да», — сказал Пётр Иванов.'); print(a.quotes[0].speaker.name)"
    )
    assert run(python, "-I", "-c", code).strip() == "Пётр Иванов"
    assert "nx-PER" in run(python, "-I", "-c", code + "; print(a.to_html())")
    command = tmp_path / "empty" / "bin" / "newsextract"
    assert "Quotations: 9" in run(command, ROOT / "examples" / "articles" / "bridge.txt", "--lang", "en")
    (tmp_path / "page.html").write_text("<html><body><p>Да.</p></body></html>", encoding="utf-8")
    done = subprocess.run([command, tmp_path / "page.html"], capture_output=True, text=True, check=False)
    assert (done.returncode, "pip install '.[pages]'" in done.stderr) == (2, True)
