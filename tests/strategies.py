"""Texts for property tests: everything that pasted news can be, and much that it should not be."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

PIECES = [
    "«", "»", '"', "„", "“", "'", "—", "–", "-", ",", ".", ":", "?", "!", "…", "(", ")", "\n", "\n\n", "\r\n", " — ",
    "Иванов", "Анна Белова", "министр", "Тверь", "ООН", "он", "она", "сказал", "заявила", "что", "по словам", "Об этом",
    "сообщили", "в мэрии", "готовы", "мост", "Мост открыли", "как", "цитирует", "говорится", "Читайте также", "5588",
    "№", "\u00ad", "\u200b", "и\u0306", "🎉", "А.", "С.", "экс-глава", "«Зенит»", "в 15\"", "", "Корр.:", "#мост",
]  # fmt: skip
FOLDER = Path(__file__).parent / "articles"
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))]
SENTENCES = [part for text in ARTICLES for part in re.split(r"(?<=[.!?…])\s+", text)]
MARKS = "«»„“”\"'‘’—–-−,.:;!?…()[]{}"
SCRIPTS = "абвАБВёЁabcABCαβΓאבגدذر漢字かな한𝔐𗀀๑१"
INVISIBLE = "\u00ad\u200b\u200d\u200e\u200f\u202a\u202c\u202e\u2066\u2069\ufeff\u0300\u0301\u0306\u0308\u20dd"

any_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
news_like = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)
marks_only = st.text(MARKS + " \n", max_size=120)
mixed_scripts = st.text(SCRIPTS + INVISIBLE + MARKS + " \n", max_size=150)


@st.composite
def nested(draw: st.DrawFn) -> str:
    """Up to 200 levels of marks around a few words, some of them never closed."""
    levels = draw(st.integers(1, 200))
    opening, closing = draw(st.sampled_from([("«", "»"), ("„", "“"), ("“", "”"), ('"', '"'), ("(", ")"), ("«", "")]))
    return opening * levels + draw(st.sampled_from(SENTENCES)) + closing * draw(st.integers(0, levels))


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """Sentences cut anywhere and put together, with something thrown in between."""
    pieces = []
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)):
        start, stop = draw(st.integers(0, len(sentence))), draw(st.integers(0, len(sentence)))
        whole = draw(st.booleans())
        pieces += [sentence if whole else sentence[min(start, stop) : max(start, stop)]]
        pieces += [draw(st.sampled_from([" ", "\n", "", *PIECES, *INVISIBLE]))]
    return "".join(pieces)


texts = st.one_of(any_text, news_like, marks_only, mixed_scripts, nested(), spliced(), spliced(), spliced())
