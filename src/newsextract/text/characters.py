"""Every mark, dash and blank that texts are read by, and the letters of Russian in patterns, in one place."""

from __future__ import annotations

DASHES = "—–−―‒-"  # writers use all of them before the reporter's words; the hyphen last, for sets in patterns
DASH_TOKENS = frozenset("—–-")  # dashes that are tokens of their own between words
OPENING = '«„“"'  # marks that can open
CLOSING = '»“”"'  # marks that can close
OPENING_TOKENS, CLOSING_TOKENS = frozenset(OPENING), frozenset(CLOSING)
ENDS = ".!?…"  # what ends a sentence
BLANKS = " \t\r\n\u00a0"

# pieces of patterns
CAPITAL = "[А-ЯЁ]"
SMALL = "[а-яё]"
CAPITALIZED = rf"{CAPITAL}{SMALL}+"  # Белова
DOUBLE_NAME = rf"{CAPITALIZED}(?:-{CAPITALIZED})?"  # Белова   Белова-Мох
HYPHENATED = rf"{CAPITAL}[а-яё-]+"  # Белова   Усть-каменка
IN_ANY_CASE = rf"{CAPITAL}[А-ЯЁа-яё-]+"  # Белова   БЕЛОВА   Белова-Мох
WHOLE_NAME = rf"(?:{HYPHENATED}\s+){{1,2}}{HYPHENATED}"  # Анна Белова   Анна Петровна Белова
