"""The corpus script: the command's functions, from JSON Lines to Parquet; nothing lost, and gone on where stopped."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsextract import Articles, Extractor

pq = pytest.importorskip("pyarrow.parquet")
SCRIPT = Path(__file__).parent.parent / "examples" / "corpus.py"
TEXTS = [f"«Мост {n} открыт», — сказал мэр Пётр Иванов." for n in range(7)]
LINES = [json.dumps({"id": f"a{n}", "text": text}, ensure_ascii=False) for n, text in enumerate(TEXTS)]
BAD = ["{", '{"id": 1}', '"text"', '{"id": 2, "text": 5}', '{"text": "\\ud83d"}']


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, str(SCRIPT), str(folder / "in.jsonl"), str(folder / "out.parquet"), *options]
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


def test_every_line_is_a_row_or_listed_as_bad(nx: Extractor, tmp_path: Path) -> None:
    lines = [*LINES[:3], *BAD, "", *LINES[3:]]
    (tmp_path / "in.jsonl").write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    done = run(tmp_path)
    expected = Articles(map(nx, TEXTS), ids=[f"a{n}" for n in range(7)]).to_records()
    assert pq.read_table(tmp_path / "out.parquet").to_pylist() == expected
    listed = [line for line in done.stderr.splitlines() if ", line " in line]
    assert [line.partition(", line ")[2].partition(":")[0] for line in listed] == ["4", "5", "6", "7", "8", "14"]
    assert "text must be str, not int" in listed[3]
    assert (done.returncode, (tmp_path / "out.parquet.parts").exists()) == (1, False)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINES[0], encoding="utf-8")
    (tmp_path / "out.parquet").write_bytes(b"mine")
    done = run(tmp_path)
    assert (done.returncode, "there already" in done.stderr) == (2, True)
    assert (tmp_path / "out.parquet").read_bytes() == b"mine"
