"""Print who is named in an article and who said what.

    python examples/extract_article.py [FILE|-] [--json]

FILE is a text or a saved page, - reads standard input; with neither, the bundled article is read. The command
`newsextract` does the same, and more.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsextract import NewsextractError
from newsextract.command import Request, read_files

BUNDLED = Path(__file__).parent / "articles" / "bridge.txt"


def main() -> int:
    """Run; return 0, or 2 and say why where the text cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default=str(BUNDLED), help="a text, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    options = parser.parse_args()
    request = Request(
        paths=(options.file,),
        outputs={"json": "-"} if options.json else {},  # without any, a report is printed
        lang="en",
        extractor={"tokens": True},
    )
    try:
        return read_files(request)
    except (NewsextractError, ImportError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
