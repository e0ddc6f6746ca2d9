"""What was said, and by whom."""

from newsextract.quotes.asked import answer, question
from newsextract.quotes.find import Attributed, find_quotes
from newsextract.quotes.speakers.confidence import confidence as how_sure
from newsextract.quotes.verbs import FLAGS, ReportingVerbs

__all__ = ["FLAGS", "Attributed", "ReportingVerbs", "answer", "find_quotes", "how_sure", "question"]
