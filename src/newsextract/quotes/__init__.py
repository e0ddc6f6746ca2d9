"""What was said, and by whom."""

from newsextract.quotes.find import Attributed, find_quotes
from newsextract.quotes.in_words import answer, question
from newsextract.quotes.verbs import FLAGS, ReportingVerbs
