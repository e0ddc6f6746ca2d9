"""The text: what of it is article, its sentences and tokens."""

from newsextract.text.layout import LINE_BREAK, Layout, Paragraph, lay_out
from newsextract.text.segmentation import segment, spaced, tokenize
from newsextract.text.text import Extent, Phrase, Sentence, Text, Token

__all__ = [
    "LINE_BREAK",
    "Extent",
    "Layout",
    "Paragraph",
    "Phrase",
    "Sentence",
    "Text",
    "Token",
    "lay_out",
    "segment",
    "spaced",
    "tokenize",
]
