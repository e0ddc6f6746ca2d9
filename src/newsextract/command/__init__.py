"""The command `newsextract`, also `python -m newsextract`: files in; a report, pages and tables out."""

from newsextract.command.app import main
from newsextract.command.run import Request, read_files
from newsextract.command.train import Lesson, train_tagger

__all__ = ["Lesson", "Request", "main", "read_files", "train_tagger"]
