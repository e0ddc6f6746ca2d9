"""Who wrote, drew, took a picture: labels, captions, credits and names on lines of their own."""

from __future__ import annotations

import re

from newsextract import lexicon
from newsextract.text.characters import CAPITAL, CAPITALIZED, DOUBLE_NAME, HYPHENATED
from newsextract.text.furniture_phrases import LABELS, known_lines, labelled, page_words, pointing, sources, words_of
from newsextract.text.seen import PROSE, SENTENCE_END, Seen
from newsextract.text.told import is_told

LONGEST_VALUE = 12  # words behind a label: «Теги: мост, дорога»
NAME = re.compile(
    rf"(?:{DOUBLE_NAME}|{CAPITAL}{{3,}}|{CAPITAL}\.)(?:\s+(?:{DOUBLE_NAME}|{CAPITAL}{{3,}}|{CAPITAL}\.)){{1,2}}"
    rf"(?:,\s+{CAPITAL}[\w-]+(?:\s{CAPITAL}[\w-]+)?)?\.?"
)
# 04.03.2020 Автор Анна Белова
AUTHORED = re.compile(rf"(?:\bВыкл\.\s+)?\bАвтор:?\s+{CAPITALIZED}(?:\s+{HYPHENATED})?$")


def labelled_line(line: Seen) -> str | None:
    """A label, a colon and a short value: «Фото: пресс-служба мэрии», «Теги: мост, дорога»."""
    if line.text[-1] == ":":
        return bare_label(line)
    if pointing().fullmatch(line.low):
        return "teaser"
    signed = SIGNED.fullmatch(line.text)  # a dash for the colon
    core = DASHED.sub(": ", line.core, count=1) if signed else line.core
    match = labelled().match(core) if ":" in core else None
    if match is None and heads_list(core):
        return "teaser"
    if match is None or (signed and not match["label"]):
        return None
    rest = match["rest"]
    flag = next(flag for flag in LABELS if match[flag])
    speaks = '"' in rest[:1] or rest[:1] in "«“„" or line.text[-1] == "?" or len(rest.split()) > LONGEST_VALUE
    if (flag != "teaser" and (speaks or is_turn(line.text))) or (flag in ("teaser", "tags") and is_told(line)):
        return None
    return flag


def heads_list(core: str) -> bool:
    """Whether words that head lists of others stand before a colon and a title: «Что ещё почитать: Мост закрыли»."""
    label, colon, title = core.partition(": ")
    words = label.split() if colon and title else []
    return 0 < len(words) <= LONGEST_LABEL and page_words().issuperset(words) and not words_of("head").isdisjoint(words)


LONGEST_LABEL = 5  # words before the colon


def bare_label(line: Seen) -> str | None:
    """A label whose value is on the next line: «Рубрика:», «Фото:»; «Ведущий:» may stand above somebody's words."""
    match = labelled().fullmatch(line.core + ":")
    if match is None or line.core in lexicon.load("labels"):
        return None
    return next((flag for flag in ("label", "tags") if match[flag]), None)


SIGNED = re.compile(r"\w+(?: \w+){0,2} [—–-] [«А-ЯЁ](?:[^.!?,:;]|(?<=[ —–-][А-ЯЁ])\.){2,40}")  # Текст — Анна Белова
DASHED = re.compile(r" [—–-] ")


def is_speech(text: str) -> bool:
    """Whether words in marks stand behind a label, and no name: «Источник: «Деньги переводили через Кипр»»."""
    _, _, rest = text.partition(": ")
    inner = rest.partition("»")[0] if rest[:1] == "«" else rest
    return rest[:1] in ("«", "“", "„", '"') and sum(word[0].islower() for word in inner.split()) >= SMALL


def is_turn(text: str) -> bool:
    """Whether a label of interviews stands before somebody's words: «Ведущая: Добрый вечер, друзья», no name."""
    label, _, rest = text.partition(":")
    small = sum(word[0].islower() for word in rest.split())
    return small >= SMALL and label.lower() in lexicon.load("labels")


SMALL = 2  # words with a small letter that no name has
PICTURES = (*lexicon.load("picture_words"), "/", "©", "@", "|")


def caption(line: Seen) -> str | None:
    """The words under a picture, with its source: «Мост после ремонта. Фото: Анна Белова»."""
    if not any(sign in line.low for sign in PICTURES) or is_speech(line.text):
        return None
    source = sources().search(line.low)
    told = source and ":" not in source[0] and len(source[0].split()) > LONGEST_SOURCE
    if told and len(line.text) >= PROSE and SENTENCE_END.search(line.text):
        return None  # «… Видео с места публикует канал в соцсети.» is told
    return "caption" if source or line.text.startswith("@ ") else None


LONGEST_SOURCE = 4  # words behind a sentence
PERSON = rf"(?:{CAPITALIZED}\s+){{1,2}}{HYPHENATED}"
AGENCY = r"[А-ЯЁA-Z][^/.!?:;,\d]{1,50}"
CREDIT = re.compile(
    rf"(?:©\s*)?{PERSON}\s*/\s*[«А-ЯЁA-Zа-яё][^/.!?]{{1,40}}"  # Анна Белова / ТАСС
    rf"|(?:©\s*)?{AGENCY}/\s*(?:{PERSON}|[^/.!?:;,\d]*«[^»/]+»)"  # ВЕСТНИК/Анна Белова   Пресс-служба порта/ИА «Волна»
    rf"|{PERSON},? (?:специально )?для «[^»/]+»"  # Анна Белова для «Вестника»
)


BYLINE = re.compile(  # Каменка, «Вестник», Анна Белова
    rf"{HYPHENATED}(?:[ -]{CAPITALIZED})?, [«А-ЯЁ][\w-]+(?:[ -][\w-]+)?»?, "
    rf"{CAPITALIZED} {DOUBLE_NAME}"
)


def credit(line: Seen) -> str | None:
    """Who wrote it, or took a picture, and for whom: «Анна Белова / ТАСС», «Вестник/Анна Белова»."""
    credits = CREDIT.fullmatch(line.text) or AUTHORED.match(line.text) or BYLINE.fullmatch(line.text)
    return "credit" if credits or of_journalist(line) else None


def of_journalist(line: Seen) -> bool:
    """Whether a name stands beside what journalists are: «Илья Звонарёв, корреспондент», «Корректор Н. Удальцова»."""
    named, comma, what = line.text.partition(", ")
    if comma:
        known = known_lines().fullmatch(what.lower()) if NAME.fullmatch(named) else None
        return known is not None and known.lastgroup == "credit"
    first, _, rest = line.text.partition(" ")
    return first.lower() in words_of("author") and NAME.fullmatch(rest) is not None


OF_SOMEBODY = re.compile(rf"{CAPITALIZED} {CAPITAL}[а-яё]+[аяыи] {CAPITAL}[а-яё]+(?:ого|его|ой|ых|их)")


def name(line: Seen) -> str | None:
    """A person alone on a line: «Анна Белова», «Анна Белова, Каменка», but not «Концерт Льва Южного»."""
    return "name" if NAME.fullmatch(line.text) and not OF_SOMEBODY.fullmatch(line.text) else None
