"""The example script, the notebook and the README do what they say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from newsextract import Article, Extractor
from newsextract.show.terminal import report

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "examples" / "extract_article.py"
BUNDLED = ROOT / "examples" / "articles" / "bridge.txt"


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, str(SCRIPT), *arguments], input=stdin, capture_output=True, check=False)


def test_report_of_the_bundled_article(nx: Extractor) -> None:
    done = run()
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode() == report(nx(BUNDLED.read_text(encoding="utf-8"))) + "\n"


def test_json_of_standard_input_keeps_line_breaks(nx: Extractor) -> None:
    text = "«Мы готовы», — сказал Иванов.\r\nОн уехал.\r\n"
    done = run("-", "--json", stdin=text.encode())
    assert Article.model_validate_json(done.stdout) == nx(text)


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [(("missing.txt",), b"", "missing.txt"), (("-",), b"\0\1", "zero bytes")],
)
def test_unreadable_input_is_told(arguments: tuple[str, ...], stdin: bytes, message: str) -> None:
    done = run(*arguments, stdin=stdin)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_report_of_an_article_without_anything(nx: Extractor) -> None:
    assert report(nx("")) == "No quotations."


def test_report_names_every_speaker(nx: Extractor) -> None:
    article = nx(BUNDLED.read_text(encoding="utf-8"))
    text = report(article)
    assert all(quote.speaker and quote.speaker.name in text for quote in article.quotes)
    assert "Олег Назаров — мэр Верхнереченска" in text


def test_a_report_says_how_the_speaker_is_called_there(nx: Extractor) -> None:
    text = "Мэр Вера Ильина открыла мост. «Мы рады», — сказала она. «Ждём всех», — добавила Ильина."
    lines = [line for line in report(nx(text), "ru").splitlines() if " · " in line]
    assert [line.split(" · ")[1] for line in lines] == ["сказала (она)", "добавила"]
    assert lines[0].rpartition(" · ")[2] == f"{nx(text).quotes[0].evidence.confidence:.2f}".replace(".", ",")


def test_notebook() -> None:
    notebook = nbformat.read(ROOT / "examples" / "quickstart.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT / "examples")}}).execute()
    outputs = [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]
    assert any("Олег Назаров" in json.dumps(o, ensure_ascii=False) for o in outputs)


def test_readme_prints_what_it_shows(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"```python\n(.*?)```\s*```text\n(.*?)```", readme, re.DOTALL)
    assert shown
    for code, output in shown:
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102
        assert capsys.readouterr().out == output
