"""Sentences and tokens, by razdel, with exact offsets for every string."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, pairwise
from operator import is_not
from typing import Any

import razdel
from razdel.segmenters.punct import CLOSE_BRACKETS, CLOSE_QUOTES, ENDINGS, GENERIC_QUOTES
from razdel.segmenters.sentenize import SentSegmenter, SentSplitter

from newsextract import language
from newsextract.remember import remember, remember_several
from newsextract.text.characters import CAPITAL, SMALL
from newsextract.text.extents import Extent
from newsextract.text.layout import Paragraph
from newsextract.text.text import INVISIBLE, Sentence, Text, Token

OPENING = "«„“"
MARKS = frozenset("«»„“”—–…")  # what stands most often beside words
CLOSING_OF = {"«": "»", "„": "“”", "“": "”"}
MAX_TOKENS = 500  # in a sentence; a longer one is cut, as nobody could read it either
MAX_WORD = 100  # code points; longer ones are no words, and nothing remembers them whole
MAX_SENTENCE = 20_000  # code points; a longer stretch without a boundary is cut, so that no text takes for ever


PlainToken = tuple[int, int, str, str, str]  # the fields of a Token, counted from the beginning of its run


def segment(text: str, paragraphs: Sequence[Paragraph]) -> Text:
    """Split every paragraph into sentences and tokens. No sentence crosses the border of a paragraph."""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for index, paragraph in enumerate(paragraphs):
        for start, stop in sentence_spans(text, paragraph.start, paragraph.stop):
            first = len(tokens)
            tokens += tokenize(text, start, stop)
            for begin in range(first, len(tokens), MAX_TOKENS):
                end = min(begin + MAX_TOKENS, len(tokens))
                sentences.append(Sentence(tokens[begin].start, tokens[end - 1].stop, begin, end, index))
    columns: Iterable[tuple[Any, ...]] = zip(*tokens, strict=True) if tokens else ((),) * len(Token._fields)
    starts, stops, _, words, lowers = columns
    capitals = tuple(compress(range(len(tokens)), map(is_not, words, lowers)))
    sentence_of = tuple([number for number, s in enumerate(sentences) for _ in range(s.first, s.last)])
    return Text(
        *(text, tuple(paragraphs), tuple(sentences), tuple(tokens)),
        *(starts, stops, words, lowers, capitals, sentence_of),
    )


def tokenize(text: str, start: int, stop: int) -> list[Token]:
    """Tokens of `text[start:stop]` as razdel gives them, offsets in the whole text.

    razdel never joins over white space, so each run without any is split once and remembered; only where a mark at its
    edge could meet a word or a number beyond does razdel read the signs beside it as well.
    """
    tokens: list[Token] = []
    begin = start
    for run in text[start:stop].split():
        start = text.index(run, start)
        end = start + len(run)
        parts = split_run(run) if len(run) <= MAX_WORD else None
        if parts is None:
            parts = split_between(text[begin:start].rstrip()[-1:], run, text[end:stop].lstrip()[:1])
        for first, last, token, word, lower in parts:
            tokens.append(new_token(Token, (start + first, start + last, token, word, lower)))
        start = end
    return tokens


new_token = tuple.__new__  # Token(…) asks for the same through a function of Python's: twice the time


# where razdel looks past a mark and may meet white space: «cho -to», «5, 6»
NEEDS_NEIGHBOURS = re.compile(r"^[‑–—−_-].|.[‑–—−_-]$|^[.,/\\]\d|\d[.,/\\]$")
# where razdel makes one token of the letters and one of every mark: nearly all runs; not «Yahoo!», not «5,»
PART = r"(?:[А-Яа-яЁё]+|[A-Za-z]+|\d+(?:[.,/\\]\d+)*)"  # of a word, or a number
WORD_AND_MARKS = re.compile(
    rf"([\"«(„“]?)({PART}(?:-{PART})*(?<![A-Za-z](?=!))(?<!\d(?=[.,/\\])))([\"»)“”]?)([,.:;?!»\")]?)"
)
GROUPS = range(1, WORD_AND_MARKS.groups + 1)  # each of which is a token where it holds anything


@remember
def split_run(run: str) -> tuple[PlainToken, ...] | None:
    """The tokens of a text without white space; None where what stands beside it can change them.

    They are plain tuples: tens of thousands are kept, and Python's search for garbage passes plain tuples by.
    """
    match = WORD_AND_MARKS.fullmatch(run)
    if match and match[2] == run:
        return (plain_token(0, run),)
    if match:
        return tuple([plain_token(match.start(group), match[group]) for group in GROUPS if match[group]])
    return None if NEEDS_NEIGHBOURS.search(run) else tuple(split(run))


def plain_token(start: int, text: str) -> PlainToken:
    """A token that is its own dictionary form."""
    lower = text.lower()
    return start, start + len(text), text, text, text if lower == text else lower


@remember_several
def split_between(before: str, run: str, behind: str) -> tuple[PlainToken, ...]:
    """The tokens of a run that what stands before and behind it can change."""
    first = len(before) + 1
    tokens = split(f"{before} {run} {behind}", first)
    return tuple(token for token in tokens if 0 <= token[0] < len(run))


def split(text: str, zero: int = 0) -> Iterator[PlainToken]:
    """razdel's tokens, offsets counted from `zero`."""
    for token in razdel.tokenize(text):
        for part in PICTURES.finditer(token.text):
            word = composed(part[0])[:MAX_WORD]
            lower, start = word.lower(), token.start - zero + part.start()
            yield start, start + len(part[0]), part[0], word, word if lower == word else lower


# pictures and rare dashes, dashes at an edge, or anything but them: razdel joins «⚡️» with the name behind it, and
# «Белова―», «Каменки—» with the dash; «Каменка—Луговое» stays one token
PICTURE = "\u2012\u2015\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
PICTURES = re.compile(f"[{PICTURE}]+|^[—–]+|[—–]+$|(?:(?![—–]+$)[^{PICTURE}])+")


def spaced(tokens: Sequence[Token], words: Sequence[str]) -> str:
    """Words in the place of tokens, a space wherever the text has white space between these."""
    if len(words) == 1:
        return words[0]
    gaps = ["", *(" " if b.start > a.stop else "" for a, b in pairwise(tokens))]
    return "".join(gap + word for gap, word in zip(gaps, words, strict=True))


def composed(text: str) -> str:
    """Compose letters and drop invisible characters; text that is only those stays as it is."""
    if text.isascii() or text in MARKS:
        return text
    return INVISIBLE.sub("", unicodedata.normalize("NFC", text)) or text


CLOSERS = re.escape(GENERIC_QUOTES + CLOSE_QUOTES + CLOSE_BRACKETS)
STOPS = re.escape(ENDINGS + ";")
# razdel's places where a sentence can end, but for most of those that it rejects: no blank follows, a word in small
# letters does, or a mark closes right behind a word. The set of all first signs makes the search fast.
PLACES = (
    rf"([=:{STOPS}{CLOSERS}](?:(?<=[=:;])-?[)(]{{1,3}}|(?<=[{STOPS}])|(?<=[{CLOSERS}])(?<!\w.)))"
    rf"(?=\s)(?!\s+{SMALL}+(?![^\W\d]))"
)
SENTENIZE = SentSegmenter(split=SentSplitter(PLACES))


def sentence_spans(text: str, start: int, stop: int) -> list[Extent]:
    """Borders of the sentences in `text[start:stop]`."""
    spans: list[Extent] = []
    for chunk_start, chunk_stop in chunks(text, start, stop):
        missed = any(end.search(text, chunk_start, chunk_stop) for end in (LOST_BLANK, LONE_LETTER, UNIT))
        for sentence in SENTENIZE(text[chunk_start:chunk_stop]):
            found = Extent(chunk_start + sentence.start, chunk_start + sentence.stop)
            if found.stop > found.start:
                spans += at_missed_ends(text, *found) if missed else [found]
    return join_broken(text, spans) if len(spans) > 1 else spans


# «…депутатов.Он напомнил»: a blank is lost behind a sentence; not «Волга.Инфо», not «Вести.Ру»
# «…в 2024.Мэр сказал», «…газета «Волна».Он сказал», «…порта."Мост закрыт"»; not «1.Мост», a point of a list;
# «ВЕСТИ-ЮГ.Мост закрыли»
LOST_BLANK = re.compile(
    rf"[.!?…](?=[«„\"]?{CAPITAL}{SMALL}*\s+[«„“\"]?\w)"
    rf"(?:(?<={SMALL}{{2}}.)|(?<=[ а-яё]\d\d.)|(?<=\d{{3}}.)|(?<=[»”)%].)|(?<=[А-ЯЁA-Z]{{4}}.))"
)


# «дом Б. Об этом»: a letter that is no initial, for no name begins as the word behind it; not «историк А. Белов»
LONE_LETTER = re.compile(r"\.(?<=[а-яё]\s[А-ЯЁ]\.)(?=\s+(?P<word>[А-ЯЁ][а-яё]*)\s)")
# «ветер до 28 м/с. Жителей просят», «мороз до 5 °С. Ночью», «упала на 2 п.п. Так»: the dot of such a unit ends a
# sentence
UNIT = re.compile(rf"(?:\d\s?[а-я]{{1,3}}/[а-я]|°\s?[СCF]|\d\s?п\.\s?п)\.(?=\s+[«„“\"]?{CAPITAL})")
CLOSED_CLASSES = frozenset({"PREP", "CONJ", "NPRO", "ADVB"})  # no particles: «Ли» is a surname


def at_missed_ends(text: str, start: int, stop: int) -> Iterator[Extent]:
    """The parts of a sentence between the places where a blank is lost, and behind letters that are no initials."""
    letters = (match.end() for match in LONE_LETTER.finditer(text, start, stop) if is_of_closed_class(match["word"]))
    plain = (match.end() for end in (LOST_BLANK, UNIT) for match in end.finditer(text, start, stop))
    plain = (end for end in plain if text[end] != '"' or text.count('"', start, end) % 2 == 0)
    for end in sorted({*letters, *plain}):
        yield Extent(start, end)
        start = stop - len(text[end:stop].lstrip())
    yield Extent(start, stop)


def is_of_closed_class(word: str) -> bool:
    """Whether a word is most likely a preposition, a pronoun or the like, and no name."""
    return any(reading.pos in CLOSED_CLASSES for reading in language.parses(word.lower())[:1])


def chunks(text: str, start: int, stop: int) -> Iterator[Extent]:
    """Cut a very long paragraph, at white space where there is any."""
    while stop - start > MAX_SENTENCE:
        cut = max(text.rfind(". ", start, start + MAX_SENTENCE) + 1, text.rfind(" ", start, start + MAX_SENTENCE))
        cut = cut if cut > start else start + MAX_SENTENCE
        yield Extent(start, cut)
        start = cut
    yield Extent(start, stop)


def join_broken(text: str, spans: Sequence[Extent]) -> list[Extent]:
    """Join sentences that razdel broke inside a name in quotation marks: «Вперёд! Россия»."""
    joined: list[Extent] = []
    for span in spans:
        if joined and breaks_name(text, *joined[-1], span.start):
            joined[-1] = Extent(joined[-1].start, span.stop)
        else:
            joined.append(span)
    return joined


MAX_NAME = 40  # code points in a name that may hold an end of a sentence


def breaks_name(text: str, start: int, stop: int, following: int) -> bool:
    """Whether the boundary at `stop` lies inside a short name in marks that began inside its sentence, after a word."""
    near = max(start, stop - MAX_NAME)
    opening = max(text.rfind(mark, near, stop) for mark in OPENING)
    if opening <= near or not text[opening - 1].isspace() or text[start:opening].rstrip()[-1:] in ":,—–-.!?…":
        return False
    closing = CLOSING_OF[text[opening]]
    if any(mark in text[opening + 1 : stop] for mark in closing):
        return False
    return any(mark in text[following : opening + MAX_NAME] for mark in closing)
