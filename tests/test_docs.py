"""The documents: every block of Python and of the shell runs, and prints what stands under it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rule_tables
from newsextract.command import main

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
RUSSIAN = [page for page in PAGES if page.name.endswith(".ru.md")]
BLOCK = re.compile(
    r"```python\n(?P<code>.*?)```(?:\s*```text\n(?P<output>.*?)```)?|```bash\n(?P<command>.*?)```", re.DOTALL
)
WIDE = 75  # letters of a line of code
NEWS = "id,date,source,text\na1,2024-05-01,Вести,«Мост открыт» — сказала мэр Вера Ильина.\n"


def name_of(page: Path) -> str:
    return str(page.relative_to(DOCS).with_suffix(""))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the documents speak of."""
    (tmp_path / "article.txt").write_text("«Мост открыт», — сказала мэр Вера Ильина.", encoding="utf-8")
    (tmp_path / "news.csv").write_text(NEWS, encoding="utf-8")
    (tmp_path / "names.csv").write_text("type,name,id\nPER,Вера Ильина,p1\n", encoding="utf-8")
    (tmp_path / "table.csv").write_text(NEWS.replace("id", "Номер").replace("text", "Содержание"), encoding="utf-8")
    shutil.copytree(ROOT / "examples" / "articles", tmp_path / "pages")
    shutil.copy(ROOT / "tests" / "pages" / "bridge.html", tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_blocks_of_a_page_run_in_order(page: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scope: dict[str, object] = {}
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["command"]:
            run_commands(block["command"])
            capsys.readouterr()
            continue
        exec(compile(block["code"], page.name, "exec"), scope)  # noqa: S102
        printed = capsys.readouterr().out
        assert block["output"] is None or printed == block["output"]


def run_commands(lines: str) -> None:
    """Run the lines of a block; what they write is left."""
    for line in lines.splitlines():
        words = shlex.split(line, comments=True)
        assert words[0] == "newsextract"
        written = any(word.startswith(("--html", "--csv", "--xlsx")) for word in words)
        assert main([*words[1:], *(["--overwrite"] if written else [])]) == 0, line


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "guides"], ids=name_of)
def test_code_is_narrow_enough_to_be_read(page: Path) -> None:
    blocks = [block["code"] or "" for block in BLOCK.finditer(page.read_text(encoding="utf-8"))]
    assert [line for block in blocks for line in block.splitlines() if len(line) > WIDE] == []


def test_what_users_read_is_there_in_russian() -> None:
    """Home, the start, the words and all guides; and nothing in Russian that there is not in English."""
    english = {page for page in PAGES if page not in RUSSIAN}
    wanted = {page for page in english if page.parent.name == "guides" or page.stem in ("index", "start", "concepts")}
    assert {page.with_name(page.name.replace(".ru.md", ".md")) for page in RUSSIAN} == wanted


def test_pictures_and_pages_that_are_linked_are_there() -> None:
    for page in [*PAGES, ROOT / "README.md"]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_picture_is_shown_somewhere() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in [*PAGES, ROOT / "README.md"])
    assert [path.name for path in (DOCS / "images").iterdir() if f"/{path.name}" not in shown] == []


def test_the_rules_are_those_of_the_code() -> None:
    for path in rule_tables.PAGES:
        page = path.read_text(encoding="utf-8")
        assert page == rule_tables.with_tables(page), f"{path.name}: run `python tests/rule_tables.py`"


@pytest.mark.slow
def test_the_site_builds(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_jupyter")
    shutil.copytree(ROOT, tmp_path / "copy", ignore=shutil.ignore_patterns(".*", "site"))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=tmp_path / "copy", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "notebooks" / "who_said_what" / "index.html").read_text(encoding="utf-8")
    assert "nx-name nx-PER" in page
    reference = (tmp_path / "site" / "reference" / "index.html").read_text(encoding="utf-8")
    assert all(name in reference for name in ("gazetteer", "women_and_men", "entity_id", "PageError"))
    assert "Кто что сказал в новостях" in (tmp_path / "site" / "ru" / "index.html").read_text(encoding="utf-8")
