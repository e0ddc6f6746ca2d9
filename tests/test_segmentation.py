"""Sentences and tokens: a line is a text, `|` stands at every boundary between sentences."""

from __future__ import annotations

import re

import pytest
import razdel
from hypothesis import given, settings
from hypothesis import strategies as st

from newsextract.text.layout import lay_out
from newsextract.text.segmentation import MAX_WORD, SENTENIZE, Text, composed, segment, tokenize

SENTENCES = [
    "Мост открыли.|Пришли люди.",
    "Мост открыл А. С. Белов.|Пришли люди.",
    "Мост стоит на ул. Мира в г. Каменка.|Пришли люди.",
    "Партия «Вперёд! Россия» провела съезд.|Пришли люди.",
    "Газета «Что? Где?» вышла вовремя.",
    "«Кто здесь?» — спросил он.|Никто не ответил.",
    "«Мы готовы.|Ждём вас», — сказал он.",
    "Мост открыли!|Пришли люди.",
    "Суд продал дом Б.|Об этом сообщил адвокат.",
    "Книгу написал историк А. Белов.|Он болен.",
    "Фильм снял режиссёр Б. Ли.|Зал был полон.",
    "Мост стоил 3 млн руб. и 20 коп.|Пришли люди.",
    "Ветер усилился до 28 м/с.|Пришли люди.",
    "Ночью мороз был до 5 °С.|Пришли люди.",
    "Грузовик ехал 90 км/ч.|«Волгу» он не заметил.",
    "Мост стоит на ул. Мира, д. 5/а. Белов его построил.",
    "Днём до +13°C, ночью до –5 °C.|Ветер стихнет.",
    "Об этом рассказал врач C. Ильин.|Он болен.",
]


def read(text: str) -> Text:
    return segment(text, lay_out(text, furniture=False).paragraphs)


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences(line: str) -> None:
    text = line.replace("|", " ")
    assert "|".join(text[s.start : s.stop] for s in read(text).sentences) == line


def test_no_sentence_crosses_a_paragraph() -> None:
    text = "В Каменке открыли мост\nМост открыли в пятницу"
    assert [text[s.start : s.stop] for s in read(text).sentences] == text.split("\n")


def test_tokens_have_exact_offsets() -> None:
    string = "  «Мост», — сказал\u00a0он.\r\n\r\nДа!  "
    text = read(string)
    assert [t.text for t in text.tokens] == ["«", "Мост", "»", ",", "—", "сказал", "он", ".", "Да", "!"]
    assert all(string[t.start : t.stop] == t.text for t in text.tokens)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Мо\u00adсква", "Москва"),
        ("и\u0306од", "йод"),
        ("\u200bМост", "Мост"),
        ("\u00ad", "\u00ad"),
        ("bridge", "bridge"),
    ],
)
def test_dictionary_form(text: str, form: str) -> None:
    assert composed(text) == form


def test_a_soft_hyphen_does_not_hide_a_name(nx: object) -> None:
    string = "Поезд прибыл в Моск\u00adву."
    text = read(string)
    assert "".join(t.text for t in text.tokens) == string.replace(" ", "")


@settings(max_examples=1_000, deadline=None, derandomize=True)
@given(st.text("аБ1 2-–—−‑_.,/\\!?*«»x:)(Δ\u0301\u00ad\n\t\u00a0🎉", max_size=30))
def test_tokens_are_those_of_razdel_which_reads_the_whole(text: str) -> None:
    ours = [(token.start, token.stop, token.text) for token in tokenize(text, 0, len(text))]
    assert ours == [
        (token.start + part.start(), token.start + part.end(), part[0])
        for token in razdel.tokenize(text)
        for part in re.finditer(
            "🎉+|^[—–]+|[—–]+$|(?:(?![—–]+$)[^🎉])+", token.text
        )  # pictures and outer dashes stand apart
    ]


def test_a_picture_is_no_part_of_the_word_behind_it() -> None:
    text = "⚡️Белов🎉 приехал"
    assert [token.text for token in tokenize(text, 0, len(text))] == ["⚡️", "Белов", "🎉", "приехал"]


def test_a_dash_beside_a_word_is_no_part_of_it() -> None:
    text = "порт Каменки— главный, Каменка—Луговое, —Да, теле- и радио"
    words = ["порт", "Каменки", "—", "главный", ",", "Каменка—Луговое", ",", "—", "Да", ",", "теле-", "и", "радио"]
    assert [token.text for token in tokenize(text, 0, len(text))] == words


@settings(max_examples=1_000, deadline=None, derandomize=True)
@given(st.text('аБ1 .!?…;:»”")(«—\n\u00a0\u2028\x1c', max_size=30))
def test_boundaries_are_those_of_razdel_which_asks_its_rules_everywhere(text: str) -> None:
    ours = [(sentence.start, sentence.stop) for sentence in SENTENIZE(text)]
    assert ours == [(sentence.start, sentence.stop) for sentence in razdel.sentenize(text)]


def test_an_endless_word_is_a_token_and_its_word_is_cut() -> None:
    (token,) = tokenize("а" * 5_000, 0, 5_000)
    assert (len(token.text), len(token.word)) == (5_000, MAX_WORD)
