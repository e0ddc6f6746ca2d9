"""Turn bytes into text: by a mark of byte order, as UTF-8, else by what charset-normalizer finds."""

from __future__ import annotations

import codecs
from itertools import pairwise

from newsextract.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The encodings of one byte that Russian texts are met in.
RUSSIAN = ["cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"]
# Letters of ordinary Russian text by their frequency: a wrong encoding turns them into rare ones and into signs.
COMMON = frozenset("оеаинтсрвл")
RARE = frozenset("ъщэфЪЬЫЙ")
SAMPLE = 1 << 18  # bytes that decide
HIGH_BYTES = frozenset({0x00, 0x04, 0x20})  # of UTF-16: ASCII, Cyrillic, dashes and quotation marks
MIN_SAMPLE = 4  # bytes that tell UTF-16
NEARLY_ALL = 0.9
DAMAGED = 0.05  # of the letters: in another encoding hardly any two bytes are a letter of UTF-8


def decode(data: bytes) -> str:
    """Bytes as text. InputError where no encoding fits."""
    encoding = encoding_of(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"not {encoding} at byte {error.start}") from None


def encoding_of(data: bytes) -> str:
    """The encoding of a text, judged by its beginning. InputError for what is no text."""
    sample = data[:SAMPLE]
    marked = next((encoding for mark, encoding in MARKS if sample.startswith(mark)), None)
    if marked:
        return marked
    if is_utf8(sample, whole=len(sample) == len(data)) and b"\0" not in sample:
        return "utf-8"
    wide = utf16_of(sample)
    if wide:
        return wide
    if b"\0" in sample:
        raise InputError("not text: it holds zero bytes")
    if is_damaged_utf8(sample):
        return "utf-8"
    return russian_of(sample)


def is_utf8(sample: bytes, *, whole: bool) -> bool:
    """Whether bytes are UTF-8; a sample may end inside a letter."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def is_damaged_utf8(sample: bytes) -> bool:
    """Whether nearly all letters are UTF-8: a few wrong bytes spoil their row, not the encoding of the others."""
    beyond = [letter for letter in sample.decode("utf-8", errors="replace") if not letter.isascii()]
    return beyond.count("\ufffd") < DAMAGED * len(beyond)


def utf16_of(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is that of the Cyrillic block, or zero."""
    if not any(sample):
        return None
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        bytes_ = sample[first::2]
        if len(sample) >= MIN_SAMPLE and sum(byte in HIGH_BYTES for byte in bytes_) > NEARLY_ALL * len(bytes_):
            return encoding
    return None


def russian_of(sample: bytes) -> str:
    """An encoding of one byte: charset-normalizer's, unless another reads as much better Russian.

    It judges by the look of a few chunks, and takes one Cyrillic encoding for another in short texts.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=RUSSIAN).best()
    found = best.encoding if best else None
    fitting = [encoding for encoding in RUSSIAN if fits(sample, encoding)]
    if not fitting and found is None:
        raise InputError("not text in any encoding that Russian is written in")
    order = [found, *fitting] if found else fitting
    return max(dict.fromkeys(order), key=lambda encoding: russian_score(sample, encoding))


def fits(sample: bytes, encoding: str) -> bool:
    """Whether all bytes mean something in an encoding."""
    try:
        sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def russian_score(sample: bytes, encoding: str) -> float:
    """How much a text looks like Russian: common small letters, few capitals inside words, few signs."""
    text = sample.decode(encoding, errors="replace")
    beyond = [letter for letter in text if not letter.isascii()]
    common = sum(letter in COMMON for letter in beyond)
    odd = sum(letter in RARE or not (letter.isalpha() or letter in "«»—–…№„“”\xa0") for letter in beyond)
    inside = sum(before.islower() and letter.isupper() for before, letter in pairwise(text))
    return (common - odd - 2 * inside) / (len(beyond) or 1)
