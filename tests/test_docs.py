"""The documents: every Python block runs, and prints what stands under it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import rule_tables
from newsextract import Article

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").rglob("*.md"))
BLOCK = re.compile(r"```python\n(?P<code>.*?)```(?:\s*```text\n(?P<output>.*?)```)?", re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_blocks_of_a_page_run_in_order(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    scope: dict[str, object] = {}
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        exec(compile(block["code"], page.name, "exec"), scope)  # noqa: S102
        printed = capsys.readouterr().out
        assert block["output"] is None or printed == block["output"]


def test_the_schema_is_that_of_the_model() -> None:
    shown = re.findall(r"```json\n(.*?)```", (ROOT / "docs" / "result.md").read_text(encoding="utf-8"), re.DOTALL)
    assert [json.loads(block) for block in shown] == [Article.model_json_schema()]


def test_the_rules_are_those_of_the_code() -> None:
    page = rule_tables.PAGE.read_text(encoding="utf-8")
    assert page == rule_tables.with_tables(page), "run `python tests/rule_tables.py`"


@pytest.mark.slow
def test_the_site_builds(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs_jupyter")
    shutil.copytree(ROOT, tmp_path / "copy", ignore=shutil.ignore_patterns(".*", "site"))
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=tmp_path / "copy", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "notebooks" / "who_said_what" / "index.html").read_text(encoding="utf-8")
    assert "nx-name nx-PER" in page
