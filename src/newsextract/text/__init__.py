"""The text: what of it is article, its sentences and tokens."""

from newsextract.text.characters import (
    BLANKS,
    CAPITAL,
    CAPITALIZED,
    CLOSING,
    CLOSING_TOKENS,
    DASH_TOKENS,
    DASHES,
    DOUBLE_NAME,
    ENDS,
    IN_ANY_CASE,
    OPENING,
    OPENING_TOKENS,
    SMALL,
    WHOLE_NAME,
)
from newsextract.text.extents import Extent, Phrase, WithPhrase
from newsextract.text.furniture import explain_lines
from newsextract.text.layout import Layout, Paragraph, lay_out
from newsextract.text.lines import LINE_BREAK
from newsextract.text.segmentation import segment, spaced, tokenize
from newsextract.text.text import Sentence, Text, Token

__all__ = [
    "BLANKS",
    "CAPITAL",
    "CAPITALIZED",
    "CLOSING",
    "CLOSING_TOKENS",
    "DASHES",
    "DASH_TOKENS",
    "DOUBLE_NAME",
    "ENDS",
    "IN_ANY_CASE",
    "LINE_BREAK",
    "OPENING",
    "OPENING_TOKENS",
    "SMALL",
    "WHOLE_NAME",
    "Extent",
    "Layout",
    "Paragraph",
    "Phrase",
    "Sentence",
    "Text",
    "Token",
    "WithPhrase",
    "explain_lines",
    "lay_out",
    "segment",
    "spaced",
    "tokenize",
]
