"""A result is the same in every process: it does not depend on the order in which Python walks through a set."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

PROGRAM = """
import sys
sys.path.insert(0, sys.argv[1])
from hashlib import sha256
from test_hash_seeds import texts
from newsextract import Extractor

for line, place in Extractor(morphology=True).pipe_json([(text, place) for place, text in texts()], as_tuples=True):
    print(place, sha256(line.encode()).hexdigest())
"""


def texts() -> list[tuple[str, str]]:
    """The example articles and the case lines, each with its place."""
    from notation import CASES, read_cases

    articles = [*TESTS.glob("articles/*.txt"), *TESTS.parent.glob("examples/articles/*.txt")]
    found = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(articles)]
    found += [(case.where, case.text) for case in read_cases(*sorted(path.name for path in CASES.glob("*.txt")))]
    return found


def results(seed: int) -> list[str]:
    """A line a text, from a process with this seed and one thread for its products."""
    environment = os.environ | {"PYTHONHASHSEED": str(seed), "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", PROGRAM, str(TESTS)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()


def differing(seeds: range) -> set[str]:
    """The texts whose results are not the same under all seeds."""
    with ThreadPoolExecutor(2) as pool:  # each thread waits for a process
        first, *others = pool.map(results, seeds)
    assert len(first) > 100
    return {line.rpartition(" ")[0] for other in others for line in {*first} ^ {*other}}


def test_two_seeds_give_the_same_bytes() -> None:
    assert not differing(range(2))


@pytest.mark.slow
def test_many_seeds_give_the_same_bytes() -> None:
    assert not differing(range(12))
