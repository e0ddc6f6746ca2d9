"""Extract from any number of articles: JSON Lines, CSV or Parquet in, Parquet out.

    python examples/corpus.py IN.jsonl OUT.parquet [--table quotes] [--processes 2]

A line of IN is {"id": ..., "text": ...}; further fields come along as columns. Memory stays bounded. Stopped and
started again, it goes on where it stopped: what is done lies in OUT.parquet.parts until the end. Lines that cannot be
read are listed with their numbers and reasons. The command `newsextract IN --parquet OUT`
does the same, and more.
Needs `pip install '.[tables]'` in a clone.
"""

from __future__ import annotations

import argparse
import sys

from newsextract import NewsextractError
from newsextract.command import Request, read_files


def main() -> int:
    """Run; return 0, or 1 where some lines could not be read, 2 where none could."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", metavar="IN.jsonl")
    parser.add_argument("target", metavar="OUT.parquet")
    parser.add_argument("--table", choices=("quotes", "entities", "mentions"), default="quotes")
    parser.add_argument("--processes", type=int, default=1, help="worker processes; -1 for every core")
    options = parser.parse_args()
    request = Request(
        paths=(options.source,),
        outputs={"parquet": options.target},
        table=options.table,
        processes=options.processes,
        lang="en",
        extractor={"tokens": False},
    )
    try:
        return read_files(request)
    except (NewsextractError, ImportError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
