"""The text: what of it is article, its sentences and tokens."""

from newsextract.text.characters import BLANKS, CLOSING, DASH_TOKENS, DASHES, ENDS, OPENING
from newsextract.text.extents import Extent, Phrase
from newsextract.text.furniture import explain_lines
from newsextract.text.layout import Layout, Paragraph, lay_out
from newsextract.text.lines import LINE_BREAK
from newsextract.text.segmentation import segment, spaced, tokenize
from newsextract.text.text import Sentence, Text, Token

__all__ = [
    "BLANKS",
    "CLOSING",
    "DASHES",
    "DASH_TOKENS",
    "ENDS",
    "LINE_BREAK",
    "OPENING",
    "Extent",
    "Layout",
    "Paragraph",
    "Phrase",
    "Sentence",
    "Text",
    "Token",
    "explain_lines",
    "lay_out",
    "segment",
    "spaced",
    "tokenize",
]
