"""What the stages work with, loaded once an Extractor."""

from __future__ import annotations

from typing import NamedTuple

from newsextract.models import Models
from newsextract.names import WatchList
from newsextract.options import Options
from newsextract.quotes import ReportingVerbs


class Tools(NamedTuple):
    """The models, the reporting verbs, and the caller's own names where there are any."""

    models: Models
    verbs: ReportingVerbs
    watch_list: WatchList | None


def make_tools(models: Models, options: Options) -> Tools:
    """Return the tools that suit the options."""
    verbs = {verb: frozenset(flags) for verb, flags in options.reporting_verbs.items()}
    return Tools(models, ReportingVerbs(verbs), WatchList(options.gazetteer) if options.gazetteer else None)
