"""`python -m newsextract explain FILE`: why an article was read as it was."""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> None:
    """Print the explanation of a file."""
    match arguments:
        case ["explain", path]:
            from newsextract.explanation import explain

            print(explain(Path(path).read_text(encoding="utf-8")))
        case _:
            raise SystemExit("usage: python -m newsextract explain FILE")


if __name__ == "__main__":
    main(sys.argv[1:])
