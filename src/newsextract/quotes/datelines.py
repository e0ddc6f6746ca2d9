"""Where a sentence begins behind a dateline: «3 мая, ВЕСТНИК – Мост закрыт», «Vestnik-Yug.ru - Мэр заявил, что …»."""

from __future__ import annotations

import re

from newsextract.text import CAPITAL, CAPITALIZED, DASHES, SMALL, Sentence, Text

SITE = rf"[\w-]+\.(?i:ru|su|com|net|org|info|by|kz|рф)\s*[{DASHES}]\s*(?=[А-ЯЁ«])"
AGENCY = rf"(?:[A-ZА-ЯЁ]{{2,}}[\w.]*|{CAPITALIZED}{CAPITAL}\w+)\s+[{DASHES}]\s+(?=[А-ЯЁ«])"
DATE_OF_LINE = rf"(?:\d{{1,2}} {SMALL}{{3,8}}[.,]?\s+)?"
# 3 мая, ВЕСТНИК – Мост закрыт   VESTNIK.RU -Мост закрыт   ВестИнфо — Мост закрыт
DATELINE = re.compile(f"{DATE_OF_LINE}(?:{SITE}|{AGENCY})")
SITE_LINE = re.compile(DATE_OF_LINE + SITE)


def behind_site(text: Text, sentence: Sentence) -> int:
    """The first token behind a site's name with a dash, which the parser would take for the subject; else the first."""
    match = SITE_LINE.match(text.string, sentence.start, sentence.stop)
    if match is None:
        return sentence.first
    return next(
        (i for i in range(sentence.first, sentence.last) if text.tokens[i].start >= match.end()), sentence.first
    )
