"""Every mark, dash and blank that texts are read by, in one place."""

from __future__ import annotations

DASHES = "—–−―‒-"  # writers use all of them before the reporter's words; the hyphen last, for sets in patterns
DASH_TOKENS = frozenset("—–-")  # dashes that are tokens of their own between words
OPENING = '«„“"'  # marks that can open
CLOSING = '»“”"'  # marks that can close
ENDS = ".!?…"  # what ends a sentence
BLANKS = " \t\r\n\u00a0"
