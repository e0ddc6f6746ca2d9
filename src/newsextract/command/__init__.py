"""The command `newsextract`, also `python -m newsextract`: files in; a report, pages and tables out."""

from newsextract.command.app import main
from newsextract.command.run import Request, read_files

__all__ = ["Request", "main", "read_files"]
