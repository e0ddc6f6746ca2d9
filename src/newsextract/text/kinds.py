"""What a line looks like, taken alone: its kind, and what else speaks in it.

A rule is a small function of one line; `KINDS` is their order, and the first that answers gives the line its kind.
The phrases they know are those of `furniture_phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsextract.rules import Rule, first_answer
from newsextract.text.characters import CAPITAL, SMALL
from newsextract.text.credits import AUTHORED, caption, credit, labelled_line, name
from newsextract.text.dates import LONGEST_DATE, MONTH, NEAR_DAYS, rest_of_date
from newsextract.text.furniture_phrases import (
    calling_words,
    facts,
    footnotes,
    known_lines,
    known_talk,
    page_words,
    words_of,
)
from newsextract.text.seen import EDGES, FEW, LONG, LONGEST, MARKS, PROSE, SENTENCE_END, Seen
from newsextract.text.told import is_told

LONGEST_ROW = 120  # code points of several known lines in one: «Новости / Экономика»
MOST_PARTS = 11  # of such a line
TITLE = 4  # words from which a line without a mark at its end is a title
PARTS = re.compile(r"\s*[/|•·›>]\s*|\s+[»→-]\s+|,\s+|\s+и\s+|\s{2,}")

# kinds that no article has; and kinds that an article has now and then
SURE = frozenset(
    "menu share more comments call rights mistake block counter strip stamp teaser poll tags address".split()
)
SIGNS = frozenset({"menu", "section", "poll", "strip"})  # they end like no sentence
ALMOST = frozenset({"clock", "voice", "label", "caption", "credit"})
COUNTER = re.compile(  # - 5588   1,2K   👁 3,4 тыс.   -
    r"[-–—−•*·|\s+\U0001F300-\U0001FAFF\u2600-\u27BF\ufe0f]*(\d[\d\s.,/]*(тыс\.?|млн|[kкmм])?)?[-–—−•*·|\s+]*"
)
TAGS = re.compile(r"(#\s?[\w-]+[\s,;]*)+")  # #выборы #Тверь
TOLD_AGAIN = re.compile(rf"({CAPITAL}\w+ \w+)(?: [\w-]+\.?)* \1(?: [\w-]+\.?)*")  # Анна Белова Тверь мост Анна Белова
ADDRESS = re.compile(r"(https?://|www\.)\S+|@?[\w.-]+@[\w.-]+\.\w+|@[\w.]+|[\w-]+(\.[\w-]+)*\.[a-zа-я]{2,9}(/\S*)?")
DASHES = "—–-"
STAMPED = re.compile(rf"\d{{1,2}}:\d\d,? \d{{1,2}} {MONTH},? \d{{4}},")  # 12:40, 20 мая 2024, Каменка, Анна Белова
REPLY = re.compile(r"[—–-]\s*[«\"А-ЯЁA-Z\d]")
ROW = re.compile(r" [—–-] .*\d|^\d.* [—–-] |\w: [+−–-]?\d")
SQUAD = re.compile(r"[^:]{3,30}: (?:[^:]*,){2}|[^:]{3,30}: [^:]*\(")  # Голы: Лунин (23), Гром (71)
BULLET = re.compile(r"[•*·▪●■➡✔✅–—-]|\d{1,2}[.)]\s|[а-я]\)\s")


BREAK = re.compile(r"(\*\s?){3}|[<(\[](\.{3}|…)[>)\]]|\d{4}[–-]\d{4}")


def counter(line: Seen) -> str | None:
    """A number, a bullet or nothing that can be read: «- 5588», «-»; but for «* * *», «<…>» and the years of a life."""
    if BREAK.fullmatch(line.text):
        return "item"
    return "counter" if COUNTER.fullmatch(line.low) or not any(map(str.isalpha, line.text)) else None


OF_PAPER = re.compile(r"\s*\[[^\[\]]{3,50}\]$")  # 12 мая 2024, 14:30 [ «Вестник» ]
ENCLOSED = re.compile(r"^[\s,]*\((.*)\)[\s.,]*$")  # 12 мая 2024 (обновлено 13 мая 2024)
BESIDE_DATES = frozenset({"menu", "section", "rubric", "stamp", "block", "counter", "rights"})


def clock(line: Seen) -> str | None:
    """A date or a time, alone or with a rubric or a label: «12 мая 2024, 14:30», «Обновлено 12 мая 2024»."""
    if len(line.text) < PROSE and STAMPED.match(line.low) and not SENTENCE_END.search(line.text):
        return "clock"
    signed = "Автор" in line.text and AUTHORED.search(line.text)
    low = AUTHORED.sub("", line.text).lower() if signed else line.low
    rest = rest_of_date(OF_PAPER.sub("", low) if low.endswith("]") else low)
    if rest is None:
        return None
    core = EDGES.sub("", ENCLOSED.sub(r"\1", rest)).rstrip(MARKS).removesuffix(" в").rstrip()
    return "clock" if not rest or known(core) in BESIDE_DATES else None


VOICE = re.compile(  # Гость_7 04.10.2023 09:02
    r"(?:\d+ )?@?\w[\w.@-]*(?: [\w.-]+){0,2}[ ,(•·|]+"
    rf"(?:\d\d?[./]\d\d?[./]\d{{2,4}}|\d\d? {MONTH} \d{{4}}|{NEAR_DAYS})"
    r"[ ,|]+(?:(?:г\.?|в)[ ,]+)*\d\d?:\d\d(?::\d\d)?\)?"
)


def voice(line: Seen) -> str | None:
    """Who comments, and when: «Гость_7 04.10.2023 09:02»."""
    return "voice" if len(line.text) <= LONGEST_DATE and VOICE.fullmatch(line.low) else None


NAMED = re.compile(r"«[^»]*»|\"[^\"]*\"|[\d+*₽]+")  # names and numbers say nothing of it
WORDS = re.compile(r"[\w-]+")
LONGEST_OWN = 9  # words


def own_words(line: Seen) -> str | None:
    """A line of nothing but words of pages, one of which calls or heads a list: «Вам также понравится», «Ещё фото»."""
    if len(line.words) > LONGEST_OWN or line.text[-1] in ".?!:;,":
        return None
    if calling_words().isdisjoint(line.words):
        return None
    words = frozenset(WORDS.findall(NAMED.sub(" ", line.core)))
    if not words <= page_words():
        return None
    return "block" if not words.isdisjoint(words_of("head")) else "more"


def tag_list(line: Seen) -> str | None:
    """A list of tags: «#выборы #Тверь», «Анна Белова Тверь мост Анна Белова Тверь»."""
    if line.text[0] == "#":
        return "tags" if TAGS.fullmatch(line.text) else None
    return "tags" if len(line.words) >= FEW - 2 and TOLD_AGAIN.fullmatch(line.text) else None


def footnote(line: Seen) -> str | None:
    """What the law bids pages to say of who was named above: «* Организация запрещена в России»."""
    return "rights" if line.text[0] == "*" and footnotes().match(line.low) else None


def address(line: Seen) -> str | None:
    """A lone web or mail address: «https://example.org/1», «@bridge_bot»."""
    return "address" if ADDRESS.fullmatch(line.low) else None


def known(core: str) -> str | None:
    """The flag of a whole line that the table knows."""
    match = known_lines().fullmatch(core)
    return match.lastgroup if match else None


def known_line(line: Seen) -> str | None:
    """A whole line that pages put around articles, or several in a row: «Поделиться», «Новости / Экономика»."""
    if (len(line.words) >= FEW and not line.talks) or is_told(line):
        return None
    found = known(line.core)
    if found in SIGNS and line.text[-1] in ".:" and not line.text.endswith("..."):
        return None  # «Нет.» answers, «Команда:» opens a list
    if found or len(line.core) > LONGEST_ROW:
        return found
    parts = PARTS.split(line.core)
    if not 1 < len(parts) <= MOST_PARTS or not all(known(EDGES.sub("", part)) for part in parts):
        return None
    return known(EDGES.sub("", parts[0]))


POINTS = re.compile(r" [·•|] ")
LONGEST_POINTS = 70  # code points of a row with points in it


def counted(line: Seen) -> str | None:
    """A row with points between and a count or a date among them: «Юрист · 3 мин», «40 мин · 8 порций»."""
    if len(line.text) > LONGEST_POINTS or not POINTS.search(line.core) or SENTENCE_END.search(line.text):
        return None
    counts = any(known(part) == "counter" or rest_of_date(part) == "" for part in POINTS.split(line.core))
    return "counter" if counts else None


SIGN = re.compile(r"[/→»›>|•·—–]")
STEP = re.compile(r"\s*[/→»›>|•·]+\s*|\s+[—–]\s+")
POINTED_STEP = re.compile(r"\w\s*[›→»>]\s+[А-ЯЁ]")  # such a sign leads from one page to the next
DASHED_STEP = re.compile(r"\s[—–]\s")  # a dash joins other words as well
WAY = re.compile(r"вы (?:здесь|находитесь)(?: тут)?:? ")  # Вы здесь: Главная / Новости
MIN_STEPS = 3  # of a way through the site
LONGEST_STEP = 5  # words


def way(line: Seen) -> str | None:
    """The way through the site to this page: «Архив → Новости → 2024 → Октябрь», «Главная — Общество — Мост открыт»."""
    if len(line.core) > LONGEST_ROW or not SIGN.search(line.core) or SENTENCE_END.search(line.text):
        return None
    steps = [step for step in STEP.split(WAY.sub("", line.core)) if step]
    pointed = POINTED_STEP.search(line.text)
    fewest = MIN_STEPS - bool(pointed or WAY.match(line.core))
    if len(steps) < fewest or any(len(step.split()) > LONGEST_STEP for step in steps):
        return None
    dashed = DASHED_STEP.search(line.text)
    if dashed and not all(step[0].isupper() for step in STEP.split(line.text) if step):
        return None
    sites = [known(step) in SIGNS for step in steps]
    through = all(sites[:2]) if dashed else sites[0] or sum(sites) > (not pointed)
    return "menu" if through else None


def pointer(line: Seen) -> str | None:
    """What leads to another page with an arrow: «Что купить до зимы >>»."""
    return "teaser" if LEADING.match(line.text) or TRAILING.search(line.text[-LONGEST_ARROW:]) else None


LONGEST_ARROW = 4  # characters at the end of a line, with the blank before it


LEADING, TRAILING = re.compile(r"(?:→|>>)\s"), re.compile(r"\s(?:>{1,3}|»»|→|►)$")


def talk(line: Seen) -> str | None:
    """What pages say of themselves, somewhere in a line: «Мы используем файлы cookie»."""
    if not line.talks or len(line.text) > LONGEST or is_told(line):
        return None
    match = known_talk().fullmatch(ASIDE.sub("", line.core))
    return match.lastgroup if match else None


ASIDE = re.compile(r"\s*\([^()]*аген[^()]*\)")  # «актёр (признан иностранным агентом) сыграл» speaks of the actor


ARROWS = frozenset("▲▼↑↓")  # beside a price that rose or fell
RISEN = re.compile(r"\d.*[▲▼↑↓]")
STRIP = re.compile(
    r"(?:(?:[а-я-]+,? ){0,3}|(?:сейчас|погода) [а-я -]{2,30}: )[+−–-]?\d+\s?[°℃].{0,60}$"
    r"|(?:usd|eur|rub|kzt|kgs|byn|cny|btc|brent|[$€₽¥])\s?(?:цб\s)?[:=]?\s?\d[^а-я]*$"
)


def strip(line: Seen) -> str | None:
    """Weather, currencies or prices: «Сегодня +7 °C», «USD 78,20», «Ячмень 11 200 ▼»."""
    risen = len(line.text) < PROSE and not ARROWS.isdisjoint(line.text) and RISEN.search(line.text)
    return "strip" if risen or (line.text[-1] not in ".;:" and STRIP.match(line.core)) else None


def latin(line: Seen) -> str | None:
    """No Cyrillic letter in it: «Recent Entries»."""
    return None if re.search(SMALL, line.low) else "latin"


def reply(line: Seen) -> str | None:
    """A dash and speech behind it: «— Да.»"""
    return "reply" if REPLY.match(line.text) and SENTENCE_END.search(line.text) else None


def row(line: Seen) -> str | None:
    """A row of a table: words, a dash or a colon, a number: «капуста — 0,28», «Штраф: 8 — 14», «Где: у цирка»."""
    if len(line.text) >= PROSE or line.text[-1] in ".!?…":
        return None
    return "row" if ROW.search(line.low) or facts().match(line.low) or SQUAD.match(line.text) else None


def item(line: Seen) -> str | None:
    """A point of a list: «мост через реку;», «• мост»."""
    return "item" if line.text[-1] in ";," or BULLET.match(line.text) else None


TWO_SENTENCES = 60  # code points from which a line of two sentences is prose
NEXT_SENTENCE = re.compile(r"[а-яё»)][.!?…] [А-ЯЁ«—–]")


def plain(line: Seen) -> str:
    """The kind of any other line, by its last mark and its length: «prose», «title», «words»."""
    last = line.text[-1]
    if last == ":":
        return "opener"
    if SENTENCE_END.search(line.text):
        if len(line.text) >= PROSE or (len(line.text) >= TWO_SENTENCES and NEXT_SENTENCE.search(line.text)):
            return "prose"
        return "question" if "?" in line.text[-2:] else "sentence"
    if len(line.text) >= PROSE:
        return "long"
    return "title" if len(line.words) >= TITLE else "words"


KINDS: tuple[Rule[Callable[[Seen], str | None]], ...] = (
    Rule(reply, ("— Мы ждали этого тридцать лет. => reply",)),
    Rule(clock, ("12 мая 2024, 14:30 => clock",)),
    Rule(voice, ("Гость_7 04.10.2023 09:02 => voice",)),
    Rule(counter, ("- 5588 => counter",)),
    Rule(tag_list, ("#выборы #Тверь => tags",)),
    Rule(footnote, ("* Компания Meta признана экстремистской => rights",)),
    Rule(address, ("https://example.org/news/1 => address",)),
    Rule(known_line, ("Комментарии (12) => comments",)),
    Rule(counted, ("Юрист · 3 мин => counter",)),
    Rule(way, ("Вы здесь: Архив → Новости → 2024 → Октябрь => menu",)),
    Rule(pointer, ("Что посадить до зимы → => teaser",)),
    Rule(talk, ("Мы используем файлы cookie, чтобы сайт работал лучше => rights",)),
    Rule(strip, ("Ячмень 11 200 ▼ => strip",)),
    Rule(own_words, ("Вам также понравится => block",)),
    Rule(labelled_line, ("Рубрика: Общество => tags",)),
    Rule(caption, ("Мост после ремонта. Фото: Анна Белова => caption",)),
    Rule(credit, ("Каменка, «Вестник», Анна Белова => credit",)),
    Rule(name, ("Анна Белова => name",)),
    Rule(latin, ("Recent Entries => latin",)),
    Rule(row, ("капуста — 0,28 => row",)),
    Rule(item, ("мост через реку; => item",)),
)


def kind_of(line: Seen) -> str:
    """The kind of a line: the first rule that answers decides. Long lines are text unless they talk to the reader."""
    if len(line.text) > LONG:
        return talk(line) or plain(line)
    if len(line.text) >= PROSE and not line.talks and line.text[0] not in DASHES and SENTENCE_END.search(line.text):
        return "prose"
    found = first_answer(KINDS, line)
    return found[1] if found else plain(line)


def sureness(kind: str) -> str:
    """How sure a line of a kind is furniture: «sure», «almost sure», or «» for what articles are made of."""
    return "sure" if kind in SURE else "almost sure" if kind in ALMOST else ""
