"""Sentences that tell or report: whatever phrase of pages they begin with, no page says so of itself."""

from __future__ import annotations

import re

from newsextract.text.furniture_phrases import words_of
from newsextract.text.seen import Seen

STATED = re.compile(r"[^.]\.$|\.?»\.$|\.»$")
# «…, сообщил банк»   «…, — говорят в мэрии»
REPORT = re.compile(
    r"(?:[,»]|[,»\"!?…] [—–-]) (?:[а-я]+ )??[а-я]{2,}(?:[иыеуая]л[аио]?|[её]т|ит|ют|ут|ят|ат)(?:с[ья])?\b"
)
PAST = re.compile(
    r"\b(?!если)[а-я]{2,}(?:л[аи]|[иыу]л|[вджсчшщ]ал|л(?:ся|[аио]сь))\b|\b(?:можно|смогут|сможет|буд[еу]т)\b"
)


def is_told(line: Seen) -> bool:
    """Whether a line is a statement that reports or tells: «Лицензия банка отозвана, сообщил регулятор».

    What only tells must not talk to the reader, nor of the page, but for its first word: «Купить козу можно».
    """
    if not STATED.search(line.text):
        return False
    if REPORT.search(line.low):
        return True
    tells = line.text[-1] == "." and "?" not in line.text and PAST.search(line.low)
    return bool(tells) and words_of("word").isdisjoint(line.words[1:])
