"""Dates and times as pages write them."""

from __future__ import annotations

import re

from newsextract import lexicon

LONGEST_DATE = 70  # code points of a line that is a date
RUSSIAN = "|".join(sorted(month[:3] for month in lexicon.flagged("times", "month")))  # янв   сент
MONTH = rf"(?:{RUSSIAN}|мая|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[а-яa-z]*"
NEAR_DAYS = "сегодня|вчера"
DATE = re.compile(
    rf"\d{{4}}-\d\d-\d\dt\d\d:\d\d\S*"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\s+{MONTH}\.?(?:,?\s+\d{{4}})?(?:\s*г(?:ода)?\b\.?)?"
    rf"|{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|(?:{NEAR_DAYS})(?=[\s,]+(?:в\s+)?\d)|^(?:{NEAR_DAYS})$"
    r"|\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]m)?"
)
DIGIT = re.compile(rf"\d|{NEAR_DAYS}")
CLOCK_REST = re.compile(r"(?:[\s,.|/•·()\[\]–—-]|\bв\b|\bat\b|\bмск\b|\butc\b|\bgmt\b|\bгода?\b|пн|вт|ср|чт|пт|сб|вс)*")


def rest_of_date(low: str) -> str | None:
    """What stands in a short line beside its date or time; "" where nothing does, None where there is neither."""
    if len(low) > LONGEST_DATE or not DIGIT.search(low) or not DATE.search(low):
        return None
    rest = DATE.sub(" ", low)
    return "" if CLOCK_REST.fullmatch(rest) else rest
