"""Print who is named in an article and who said what.

    python examples/extract_article.py [FILE|-] [--json]

FILE is a UTF-8 text, - reads standard input; with neither, the bundled article is read.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from newsextract import NewsextractError, extract
from newsextract.show import report

BUNDLED = Path(__file__).parent / "articles" / "bridge.txt"


def read_text(name: str | None) -> str:
    """The text of a file, of standard input for "-", of the bundled article for None; line breaks as they are."""
    if name == "-":
        return sys.stdin.buffer.read().decode("utf-8")
    return Path(name or BUNDLED).read_bytes().decode("utf-8")


def main() -> int:
    """Run; return 1 and say why where the text cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", help="a UTF-8 text file, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    options = parser.parse_args()
    try:
        article = extract(read_text(options.file))
    except UnicodeDecodeError as error:
        print(f"{options.file}: not UTF-8 at byte {error.start}", file=sys.stderr)
        return 1
    except (OSError, NewsextractError) as error:
        print(f"{options.file or BUNDLED}: {error}", file=sys.stderr)
        return 1
    try:
        print(article.model_dump_json(indent=2) if options.json else report(article), flush=True)
    except BrokenPipeError:  # | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
