"""Adapt the tagger of names to your own annotated articles.

    python examples/train_tagger.py my_articles.jsonl --out my_tagger.tar [--also OTHER ...] [--type FACILITY=LOC ...]

Annotations are read from JSON Lines of this project, a folder of brat, or a .json export of Label Studio. `--also`
takes articles that draw the borders of names otherwise: they help, and get an output layer of their own. Prints what
does not fit, and the scores of the held-out articles after every epoch; the best epoch is what is written. Then:

    Extractor(ner="my_tagger.tar")

The command `newsextract train` does the same. Needs `pip install '.[training]'` in a clone; using the tagger needs
nothing more.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsextract import NewsextractError
from newsextract.command import Lesson, train_tagger


def main() -> int:
    """Run; return 1 and say why where nothing could be trained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.tar")
    parser.add_argument("--also", type=Path, nargs="*", default=[], metavar="ARTICLES")
    parser.add_argument("--type", nargs="*", default=[], metavar="NAME=LOC", help="NAME= leaves a type out")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--held-out", type=float, default=0.1, help="share of the articles that only scores")
    parser.add_argument("--seed", type=int, default=0)
    given = vars(parser.parse_args())
    lesson = Lesson(types=tuple(given.pop("type")), **{**given, "also": tuple(given["also"])})
    try:
        return train_tagger(lesson)
    except (NewsextractError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
