"""Words and their forms: the same as pymorphy3's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsextract.language import analyzer, parses

WORDS = [
    "мост", "люди", "мэр", "наилучший", "сказал", "ёлка", "елки", "твери", "года", "сорока",  # in the dictionary
    "глокая", "бутявками", "мильнеру", "хакимовым", "псевдоведьмой", "наиглокейшего", "экспорубрика",  # guessed
    "экс-глава", "ростов-на-дону", "жар-птицей", "смотри-ка", "по-каменски", "нью-йоркских",
    "bridge", "1988", "xiv", "»", "",
]  # fmt: skip
FORMS = [{"nomn", "sing"}, {"nomn"}, {"gent", "plur"}, {"ablt", "sing", "femn"}, {"loct", "masc"}, {"accs", "plur"}]


def compare(word: str) -> None:
    """Every reading of a word and its forms are those that pymorphy3 gives."""
    own = analyzer().parse(word)
    ours = parses(word)
    assert [(p.word, p.lemma, p.pos, p.score, p.known) for p in ours] == [
        (p.word, p.normal_form, str(p.tag.POS or ""), p.score, p.is_known) for p in own
    ]
    for parse, other in zip(ours, own, strict=True):
        for form in FORMS:
            inflected = other.inflect(form)
            assert parse.inflect(frozenset(form)) == (inflected.word if inflected else None), (word, form)


@pytest.mark.parametrize("word", WORDS)
def test_forms_are_those_of_pymorphy3(word: str) -> None:
    compare(word)


ENDINGS = ["", "ов", "ова", "ым", "ского", "ами", "ия", "ией", "ть", "ться", "вший", "нными", "ейший", "о", "-то", "ка"]
STARTS = ["", "наи", "псевдо", "экс-", "супер", "по-", "не", "полу", "гос"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(STARTS), st.text("авеёиклмнорстя", max_size=6), st.sampled_from(ENDINGS))
def test_forms_of_unknown_words_are_those_of_pymorphy3(start: str, middle: str, ending: str) -> None:
    compare(start + middle + ending)
