"""Where a sentence begins behind a dateline: «3 мая, ВЕСТНИК – Мост закрыт», «Vestnik-Yug.ru - Мэр заявил, что …»."""

from __future__ import annotations

import re

from newsextract.text import CAPITAL, CAPITALIZED, DASHES, SMALL, Sentence, Text

SITE = rf"[\w-]+\.(?i:ru|su|com|net|org|info|by|kz|рф)\s*[{DASHES}]\s*(?=[А-ЯЁ«])"
AGENCY = rf"(?:[A-ZА-ЯЁ]{{2,}}[\w.-]*|{CAPITALIZED}{CAPITAL}\w+)\s+[{DASHES}]\s+(?=[А-ЯЁ«])"
DATE_OF_LINE = rf"(?:\d{{1,2}} {SMALL}{{3,8}}[.,]?\s+)?"
TOWN = r"(?:[A-ZА-ЯЁ][A-ZА-ЯЁ-]{2,}[.,]\s+)?"
SHORT = rf"(?:[A-ZА-ЯЁ]{{2,}}\w*|{CAPITALIZED}{CAPITAL}\w+)"  # a country or an agency
BRACKETED = rf"[A-ZА-ЯЁ][\w-]+\s+\({SHORT}\)\s+[{DASHES}]\s+(?=[А-ЯЁ«])"
# 3 мая, ВЕСТНИК – Мост закрыт   VESTNIK.RU -Мост закрыт   ВестИнфо — Мост закрыт   ОМСК, 3 мая, ВЕСТНИК – Мост закрыт
# ОМСК (ВЕСТНИК) – Мост закрыт   ВЕСТНИК-ЮГ - Мост закрыт
DATELINE = re.compile(f"{TOWN}{DATE_OF_LINE}(?:{SITE}|{AGENCY}|{BRACKETED})")
SITE_LINE = re.compile(DATE_OF_LINE + SITE)


def past_dateline(string: str, start: int) -> int:
    """Where a sentence that begins at `start` goes on behind its dateline; `start` where it has none."""
    match = DATELINE.match(string, start)
    return match.end() if match else start


def behind_site(text: Text, sentence: Sentence) -> int:
    """The first token behind a site's name with a dash, which the parser would take for the subject; else the first."""
    match = SITE_LINE.match(text.string, sentence.start, sentence.stop)
    if match is None:
        return sentence.first
    return next((i for i in range(sentence.first, sentence.last) if text.starts[i] >= match.end()), sentence.first)
