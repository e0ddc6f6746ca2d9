"""Coverage-guided texts (atheris) through the extractor, with every invariant of the result checked.

    python benchmarks/fuzz.py [--minutes 30]

Needs `pip install atheris`. What fails is printed and kept by atheris as a file: it becomes a line in the tests.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    options = parser.parse_args()
    import atheris

    sys.path.insert(0, str(TESTS))
    with atheris.instrument_imports(include=["newsextract"]):
        from newsextract import Extractor
    from strategies import PIECES, SENTENCES
    from test_invariants import check

    nx = Extractor()

    def read(data: bytes) -> None:
        check(nx, data.decode("utf-8", errors="ignore"))

    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate([*SENTENCES, *PIECES]):
            (Path(folder) / str(number)).write_text(text, encoding="utf-8")
        limits = [
            f"-max_total_time={options.minutes * 60:.0f}",
            "-max_len=2000",
            "-timeout=20",
            "-print_final_stats=1",
            "-artifact_prefix=fuzz-",
        ]
        atheris.Setup([sys.argv[0], folder, *limits], read)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
