"""The corpus script: nothing lost, goes on where it stopped."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsextract import Articles, Extractor
from newsextract.export import tables

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
SCRIPT = Path(__file__).parent.parent / "examples" / "corpus.py"
TEXTS = [f"«Мост {n} открыт», — сказал мэр Пётр Иванов." for n in range(7)]
LINES = [json.dumps({"id": f"a{n}", "text": text}, ensure_ascii=False) for n, text in enumerate(TEXTS)]
BAD = ["{", '{"id": 1}', '"text"', '{"id": 2, "text": 5}', '{"text": "\\ud83d"}', ""]


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, str(SCRIPT), str(folder / "in.jsonl"), str(folder / "out.parquet"), *options]
    return subprocess.run(arguments, capture_output=True, text=True, check=False)


def rows(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(folder / "out.parquet").to_pylist()
    return found


def test_every_line_is_a_row_or_kept_as_bad(nx: Extractor, tmp_path: Path) -> None:
    lines = [*LINES[:3], *BAD, *LINES[3:]]
    (tmp_path / "in.jsonl").write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    done = run(tmp_path, "--part", "4")
    assert done.returncode == 0, done.stderr
    expected = Articles(map(nx, TEXTS), ids=[f"a{n}" for n in range(7)]).to_records()
    assert rows(tmp_path) == expected
    bad = [json.loads(line) for line in (tmp_path / "out.parquet.bad.jsonl").read_text().splitlines()]
    assert [entry["line"] for entry in bad] == [4, 5, 6, 7, 8, 9, 14]
    assert "text must be str, not int" in bad[3]["error"]
    assert not (tmp_path / "out.parquet.parts").exists()


def test_it_goes_on_where_it_stopped(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(LINES), encoding="utf-8")
    assert run(tmp_path, "--part", "3").returncode == 0
    whole = rows(tmp_path)
    (tmp_path / "out.parquet").unlink()
    parts = tmp_path / "out.parquet.parts"
    parts.mkdir()
    first = [row for row in whole if row["article"] in ("a0", "a1", "a2")]
    marked = [{**row, "rule": "kept from before"} for row in first]
    pq.write_table(pa.Table.from_pylist(marked, schema=tables.schema("quotes")), parts / f"{1:012}-3.parquet")
    (parts / "unfinished").write_bytes(b"killed while writing")
    assert run(tmp_path, "--part", "3").returncode == 0
    assert [row["rule"] for row in rows(tmp_path)] == ["kept from before"] * 3 + ["reporter_after"] * 4


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "out.parquet").touch()
    done = run(tmp_path)
    assert (done.returncode, "is there already" in done.stderr) == (1, True)


def test_a_missing_input_is_one_line(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, "in.jsonl" in done.stderr, len(done.stderr.splitlines())) == (1, True, 1)
