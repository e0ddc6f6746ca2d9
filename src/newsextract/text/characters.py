"""Every mark, dash and blank that texts are read by, in one place."""

from __future__ import annotations

DASHES = "—–−-"  # em dash, en dash, minus, hyphen: writers use all of them before the reporter's words
OPENING = '«„“"'  # marks that can open
CLOSING = '»“”"'  # marks that can close
ENDS = ".!?…"  # what ends a sentence
BLANKS = " \t\r\n\u00a0"
