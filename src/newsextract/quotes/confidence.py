"""How sure a rule is that what it finds is a quotation with these borders: the numbers stand in `confidence.txt`."""

from __future__ import annotations

from newsextract import lexicon

CONFIDENCE = lexicon.load_numbers("newsextract.quotes", "confidence")
