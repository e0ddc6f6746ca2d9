"""Notebooks as people see them, in headless Chromium; `pytest -m slow --screenshots` keeps the pictures in docs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from newsextract import Extractor

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # those of the tools around notebooks
ROOT = Path(__file__).parent.parent
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars --virtual-time-budget=3000"
).split()


def browse(chromium: str, folder: Path, page: Path, *options: str) -> str:
    """Open a page; what the browser prints."""
    command = [chromium, *QUIET, f"--user-data-dir={folder / 'profile'}", *options, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["quickstart", "who_said_what"])
def test_a_notebook_shows_articles(
    chromium: str, tmp_path: Path, theme: str, name: str, request: pytest.FixtureRequest
) -> None:
    exporters = pytest.importorskip("nbconvert.exporters")
    notebook = nbformat.read(ROOT / "examples" / f"{name}.ipynb", as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT / "examples")}}).execute()
    body, _ = exporters.HTMLExporter(theme=theme).from_notebook_node(notebook)
    page = tmp_path / "page.html"
    page.write_text(body, encoding="utf-8")
    picture = tmp_path / f"{name}-{theme}.png"
    browse(chromium, tmp_path, page, "--window-size=1000,1500", f"--screenshot={picture}")
    assert picture.stat().st_size > 20_000
    if request.config.getoption("--screenshots"):
        shutil.copy(picture, ROOT / "docs" / "images")
    dom = browse(chromium, tmp_path, page, "--dump-dom")
    assert 'class="nx-name nx-PER"' in dom
    assert "прямая речь" in dom


def test_no_script_of_the_text_runs(chromium: str, tmp_path: Path, nx: Extractor) -> None:
    run = "document.title='taken over'"
    text = (
        f'Мэр <script>{run}</script> Анна Белова <img src=x onerror="{run}"> открыла мост.\n'
        f'«Мы рады <svg onload="{run}">», — сказала Белова <a href="javascript:{run}">.\n'
        f"Поделиться <script>{run}</script>"
    )
    page = tmp_path / "page.html"
    nx(text).save_html(page)
    dom = browse(chromium, tmp_path, page, "--dump-dom")
    assert "<title>Мэр &lt;script&gt;" in dom
    assert "<title>taken over" not in dom
    page.write_text(f"<title>mine</title><script>{run}</script>", encoding="utf-8")
    assert "<title>taken over" in browse(chromium, tmp_path, page, "--dump-dom")  # it would have been seen
