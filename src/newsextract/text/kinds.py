"""What a line looks like, taken alone: its kind, and what else speaks in it.

A rule is a small function of one line; `KINDS` is their order, and the first that answers gives the line its kind.
The phrases they know are those of `furniture_phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsextract import lexicon
from newsextract.text.dates import rest_of_date
from newsextract.text.furniture_phrases import LABELS, known_lines, known_talk, labelled, openers, sources

FEW = 8  # words from which a line has to hold one of the table's triggers before its patterns are tried
LONG = 300  # code points; longer lines are text, but for what speaks of rights
LONGEST = 600  # code points; longer lines are text, and no pattern has to look through them
PROSE = 110  # code points from which a line that ends as a sentence does is prose
LONGEST_ROW = 120  # code points of several known lines in one: «Новости / Экономика»
MOST_PARTS = 11  # of such a line
LONGEST_VALUE = 12  # words behind a label: «Теги: мост, дорога»
TITLE = 4  # words from which a line without a mark at its end is a title

SENTENCE_END = re.compile(r"[.!?…][»”“\"')\]]*$")
MARKS = " \t.,:;!?…•·*→←▶►▲▼›‹»«>|–—-[]\"'“”„"  # at the ends of a line they tell nothing
EDGES = re.compile(r"^[^\w©$€₽¥+−@#°(]+")
PARTS = re.compile(r"\s*[/|•·›>]\s*|\s+[»→-]\s+|,\s+|\s{2,}")


# kinds that no article has; and kinds that an article has now and then
SURE = frozenset(
    {
        *("menu", "share", "more", "comments", "call", "rights", "mistake", "block", "counter", "strip", "stamp"),
        *("teaser", "poll", "tags", "address"),
    }
)
SIGNS = frozenset({"menu", "section", "poll", "strip"})  # they end like no sentence
ALMOST = frozenset({"clock", "label", "caption", "credit"})
ALIEN = re.compile(r"\b[aceoptxkmh](?=[а-я])")  # a Latin letter before Cyrillic ones: «Tекст»
ALIKE = str.maketrans("aceoptxkmh", "асеортхкмн")


class Seen(NamedTuple):
    """A line as the rules read it: as written; in lower case with «е» for «ё»; and without marks at its ends."""

    text: str
    low: str
    core: str
    words: list[str]
    talks: bool  # whether a word stands in it that talks to the reader, or of the page


def see(text: str) -> Seen:
    """A line made ready for the rules."""
    low = text.lower().replace("ё", "е")
    words = low.split()
    talks = not openers().isdisjoint(words)
    if len(low) > LONGEST:
        return Seen(text, low, low, words, talks)
    if len(words) < FEW:
        low = ALIEN.sub(lambda match: match[0].translate(ALIKE), low)
    core = low.strip(MARKS)
    if core and not core[0].isalnum():
        core = EDGES.sub("", core)
    return Seen(text, low, core, words, talks)


COUNTER = re.compile(r"[-–—−•*·|\s+]*(\d[\d\s.,/]*(тыс\.?|млн|[kкmм])?)?[-–—−•*·|\s+]*")  # - 5588   1,2K   -
TAGS = re.compile(r"(#\s?[\w-]+[\s,;]*)+")  # #выборы #Тверь
ADDRESS = re.compile(r"(https?://|www\.)\S+|@?[\w.-]+@[\w.-]+\.\w+|@[\w.]+|[\w-]+(\.[\w-]+)*\.[a-zа-я]{2,9}(/\S*)?")
NAME = re.compile(
    r"(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{3,}|[А-ЯЁ]\.)(?:\s+(?:[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ]{3,}|[А-ЯЁ]\.)){1,2}"
    r"(?:,\s+[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][\w-]+)?)?\.?"
)
DASHES = "—–-"
REPLY = re.compile(r"[—–-]\s*[«\"А-ЯЁA-Z\d]")
ROW = re.compile(r" [—–-] .*\d|^\d.* [—–-] |\w: \d")
BULLET = re.compile(r"[•*·▪●■➡✔✅–—-]|\d{1,2}[.)]\s|[а-я]\)\s")


def counter(line: Seen) -> str | None:
    """A number, a bullet or nothing that can be read: «- 5588», «-»."""
    return "counter" if COUNTER.fullmatch(line.low) or not any(c.isalpha() for c in line.text) else None


def clock(line: Seen) -> str | None:
    """A date or a time, alone or with a rubric or a label: «12 мая 2024, 14:30», «Обновлено 12 мая 2024»."""
    rest = rest_of_date(line.low)
    if rest is None:
        return None
    core = EDGES.sub("", rest).rstrip(MARKS)
    return "clock" if not rest or known(core) in ("menu", "section", "stamp", "block", "counter") else None


def tag_list(line: Seen) -> str | None:
    """A list of tags: «#выборы #Тверь»."""
    return "tags" if line.text[0] == "#" and TAGS.fullmatch(line.text) else None


def address(line: Seen) -> str | None:
    """A lone web or mail address: «https://example.org/1», «@bridge_bot»."""
    return "address" if ADDRESS.fullmatch(line.low) else None


def known(core: str) -> str | None:
    """The flag of a whole line that the table knows."""
    match = known_lines().fullmatch(core)
    return match.lastgroup if match else None


def known_line(line: Seen) -> str | None:
    """A whole line that pages put around articles, or several in a row: «Поделиться», «Новости / Экономика»."""
    if len(line.words) >= FEW and not line.talks:
        return None
    found = known(line.core)
    if found in SIGNS and line.text[-1] in ".:":
        return None  # «Нет.» answers, «Команда:» opens a list
    if found or len(line.core) > LONGEST_ROW:
        return found
    parts = PARTS.split(line.core)
    kinds = [known(EDGES.sub("", part)) for part in parts] if 1 < len(parts) <= MOST_PARTS else []
    return kinds[0] if kinds and all(kinds) else None


def talk(line: Seen) -> str | None:
    """What pages say of themselves, somewhere in a line: «Мы используем файлы cookie»."""
    if not line.talks or len(line.text) > LONGEST:
        return None
    match = known_talk().fullmatch(ASIDE.sub("", line.core))
    return match.lastgroup if match else None


ASIDE = re.compile(r"\s*\([^()]*аген[^()]*\)")  # «актёр (признан иностранным агентом) сыграл» speaks of the actor


ARROWS = "▲▼↑↓"  # behind a price that rose or fell
STRIP = re.compile(
    r"(?:[а-я-]+,? ){0,3}[+−–-]?\d+\s?[°℃].{0,60}$"
    r"|(?:usd|eur|rub|kzt|kgs|byn|cny|btc|brent|[$€₽¥])\s?[:=]?\s?\d[^а-я]*$"
)


def strip(line: Seen) -> str | None:
    """Weather, currencies or prices: «Сегодня +7 °C», «USD 78,20», «Ячмень 11 200 ▼»."""
    risen = line.text[-1] in ARROWS and len(line.text) < PROSE
    return "strip" if risen or (line.text[-1] not in ".;:" and STRIP.match(line.core)) else None


def labelled_line(line: Seen) -> str | None:
    """A label, a colon and a short value: «Фото: пресс-служба мэрии», «Теги: мост, дорога»."""
    match = labelled().match(line.core) if ":" in line.core else None
    if match is None:
        return None
    rest = match["rest"]
    flag = next(flag for flag in LABELS if match[flag])
    speaks = '"' in rest[:1] or rest[:1] in "«“„" or line.text[-1] == "?" or len(rest.split()) > LONGEST_VALUE
    if flag != "teaser" and (speaks or is_turn(line.text)):
        return None
    return flag


def is_turn(text: str) -> bool:
    """Whether a label of interviews stands before somebody's words: «Ведущая: Добрый вечер, друзья», no name."""
    label, _, rest = text.partition(":")
    small = sum(word[0].islower() for word in rest.split())
    return small >= SMALL and label.lower() in lexicon.load("labels")


SMALL = 2  # words with a small letter that no name has
PICTURES = (*lexicon.load("picture_words"), "/", "©", "@", "|")


def caption(line: Seen) -> str | None:
    """The words under a picture, with its source: «Мост после ремонта. Фото: Анна Белова»."""
    speaks = any(sign in line.low for sign in PICTURES)
    return "caption" if speaks and (line.text.startswith("@ ") or sources().search(line.low)) else None


CREDIT = re.compile(r"(?:©\s*)?(?:[А-ЯЁ][а-яё]+\s+){1,2}[А-ЯЁ][а-яё-]+\s*/\s*[«А-ЯЁA-Zа-яё][^/.!?]{1,40}")


def credit(line: Seen) -> str | None:
    """Who took a picture, and for whom: «Анна Белова / ТАСС», «Анна Белова/«Вестник»»."""
    return "credit" if CREDIT.fullmatch(line.text) else None


def name(line: Seen) -> str | None:
    """A person alone on a line: «Анна Белова», «Анна Белова, Каменка»."""
    return "name" if NAME.fullmatch(line.text) else None


def latin(line: Seen) -> str | None:
    """No Cyrillic letter in it: «Recent Entries»."""
    return None if re.search("[а-яё]", line.low) else "latin"


def reply(line: Seen) -> str | None:
    """A dash and speech behind it: «— Да.»"""
    return "reply" if REPLY.match(line.text) and SENTENCE_END.search(line.text) else None


def row(line: Seen) -> str | None:
    """A row of a table: words, a dash or a colon, a number: «капуста — 0,28», «Штраф: 8 — 14»."""
    return "row" if len(line.text) < PROSE and line.text[-1] not in ".!?…" and ROW.search(line.low) else None


def item(line: Seen) -> str | None:
    """A point of a list: «мост через реку;», «• мост»."""
    return "item" if line.text[-1] in ";," or BULLET.match(line.text) else None


def plain(line: Seen) -> str:
    """By its last mark and its length."""
    last = line.text[-1]
    if last == ":":
        return "opener"
    if SENTENCE_END.search(line.text):
        if len(line.text) >= PROSE:
            return "prose"
        return "question" if "?" in line.text[-2:] else "sentence"
    if len(line.text) >= PROSE:
        return "long"
    return "title" if len(line.words) >= TITLE else "words"


KINDS: tuple[Callable[[Seen], str | None], ...] = (
    reply,
    clock,
    counter,
    tag_list,
    address,
    known_line,
    talk,
    strip,
    labelled_line,
    caption,
    credit,
    name,
    latin,
    row,
    item,
)


def kind_of(line: Seen) -> str:
    """The kind of a line: the first rule that answers decides. Long lines are text unless they talk to the reader."""
    if len(line.text) > LONG:
        return talk(line) or plain(line)
    if len(line.text) >= PROSE and not line.talks and line.text[0] not in DASHES and SENTENCE_END.search(line.text):
        return "prose"
    return next((kind for rule in KINDS if (kind := rule(line))), None) or plain(line)


def sureness(kind: str) -> str:
    """How sure a line of a kind is furniture: «sure», «almost sure», or «» for what articles are made of."""
    return "sure" if kind in SURE else "almost sure" if kind in ALMOST else ""
