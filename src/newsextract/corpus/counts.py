"""Who is quoted, how often, and when; which quotations are by whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from newsextract.article import Article, Quote
from newsextract.columns import check_column
from newsextract.corpus.bodies import bodies
from newsextract.corpus.facts import folded
from newsextract.corpus.identity import Identity, Member, Row
from newsextract.corpus.people import people
from newsextract.errors import OptionError

UNITS = {"day": 10, "month": 7, "year": 4}  # letters of YYYY-MM-DD
RUSSIAN_DAY = re.compile(r"^(\d\d)\.(\d\d)\.(\d{4})")


class Shares(NamedTuple):
    """Quotations of women, of men, and of people whose gender nothing tells; and how many people that are."""

    women_quotes: int
    men_quotes: int
    unknown_quotes: int
    women: int
    men: int
    unknown: int

    @property
    def women_share(self) -> float | None:
        """The share of women in the quotations whose speaker's gender is known; None without any."""
        known = self.women_quotes + self.men_quotes
        return self.women_quotes / known if known else None


def top_speakers(rows: Sequence[Row], count: int | None) -> list[Identity]:
    """The people and bodies that are quoted most."""
    quoted = [one for one in (*people(rows), *bodies(rows)) if one.quotes]
    return sorted(quoted, key=lambda one: (-one.quotes, -len(one.articles), one.members))[:count]


def women_and_men(rows: Sequence[Row]) -> Shares:
    """Quotations and speakers by gender."""
    speaking = [one for one in people(rows) if one.quotes]
    quotes = {g: sum(one.quotes for one in speaking if one.gender == g) for g in ("femn", "masc", None)}
    persons = Counter(one.gender for one in speaking)
    return Shares(quotes["femn"], quotes["masc"], quotes[None], persons["femn"], persons["masc"], persons[None])


def over_time(rows: Sequence[Row], by: Literal["day", "month", "year"], column: str) -> dict[str, dict[str, int]]:
    """How often each is quoted in every day, month or year, the most quoted first; both in order."""
    if by not in UNITS:
        raise OptionError(f"by must be one of {', '.join(UNITS)}, not {by!r}")
    speakers = {member: one for one in top_speakers(rows, None) for member in one.members}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for number, (_, article, meta) in enumerate(rows):
        day = day_of(meta.get(column))
        for quote in article.quotes if day else ():
            if quote.speaker and quote.speaker.entity_id is not None:
                one = speakers.get(Member(number, quote.speaker.entity_id))
                counts[str(day)[: UNITS[by]]][one.name if one else quote.speaker.name] += 1
    return {unit: dict(counts[unit].most_common()) for unit in sorted(counts)}


def filtered(
    rows: Sequence[Row],
    speaker: str | None,
    type_: str | None,
    since: str | date | None,
    until: str | date | None,
    column: str,
) -> Iterator[tuple[int, Article]]:
    """Numbers of the articles that are asked for, each with only the quotations that are asked for."""
    first, last = day_given("since", since), day_given("until", until)
    if first or last:
        check_column("date", column, [meta for _, _, meta in rows])
    own = said_by(rows, speaker) if speaker is not None else None
    for number, (_, article, meta) in enumerate(rows):
        day = day_of(meta.get(column))
        if (first or last) and (day is None or (first and day < first) or (last and day > last)):
            continue
        if own is None and type_ is None:
            yield number, article
            continue
        quotes = tuple(q for q in article.quotes if type_ in (None, q.type) and (own is None or own(number, q)))
        if quotes:
            yield number, article.model_copy(update={"quotes": quotes})


def said_by(rows: Sequence[Row], name: str) -> Callable[[int, Quote], bool]:
    """Whether a quotation of an article is by whom a name means: anybody that some article calls so."""
    wanted = folded(name)
    same = {
        member
        for one in (*people(rows), *bodies(rows))
        if wanted in {folded(variant) for variant in one.variants}
        for member in one.members
    }

    def by(number: int, quote: Quote) -> bool:
        speaker = quote.speaker
        if speaker is None:
            return False
        if speaker.entity_id is not None:
            return Member(number, speaker.entity_id) in same
        return folded(speaker.name) == wanted

    return by


def day_of(value: Any) -> date | None:
    """A day, as a date or as a text that begins with 2024-05-31 or 31.05.2024; None for what is none."""
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(RUSSIAN_DAY.sub(r"\3-\2-\1", str(value))[: UNITS["day"]])
    except ValueError:
        return None


def day_given(name: str, value: str | date | None) -> date | None:
    """An option that is a day. OptionError for what is none."""
    if value is None:
        return None
    day = day_of(value)
    if day is None:
        raise OptionError(f"{name} must be a day such as 2024-05-31, not {value!r}")
    return day
