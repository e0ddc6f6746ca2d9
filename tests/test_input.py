"""Bad and strange input: a clear error that names the reason, or a result; never a crash."""

from __future__ import annotations

from typing import Any

import pytest

from newsextract import Article, Extractor, NewsextractError, OptionError, TextTypeError, TextValueError


@pytest.mark.parametrize("value", [None, 5, b"text", ["text"], 1.5])
def test_not_a_string(nx: Extractor, value: object) -> None:
    with pytest.raises(TextTypeError, match=f"must be str, not {type(value).__name__}"):
        nx(value)  # type: ignore[arg-type]


def test_the_error_is_a_type_error(nx: Extractor) -> None:
    with pytest.raises(TypeError):
        nx(None)  # type: ignore[arg-type]
    assert issubclass(TextTypeError, NewsextractError)


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t \u00a0", "\u200b"])
def test_nothing_to_read(nx: Extractor, text: str) -> None:
    article = nx(text)
    assert (article.text, article.entities, article.quotes) == (text, (), ())


def test_a_lone_surrogate_is_named_with_its_position(nx: Extractor) -> None:
    with pytest.raises(TextValueError, match=r"U\+D83D, at position 5"):
        nx("Мост \ud83d открыли")


def test_an_unknown_option_is_named() -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        Extractor(colour="red")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"morphology": "no"}, "morphology must be True or False, not 'no'"),
        ({"syntax": 1}, "syntax must be True or False, not 1"),
        ({"furniture": None}, "furniture must be True or False, not None"),
        ({"max_chars": True}, "max_chars must be None or 1 or more, not True"),
        ({"max_chars": "5"}, "max_chars must be None or 1 or more, not '5'"),
        ({"ner": 5}, "ner must be the path of a trained tagger, not 5"),
        ({"convention": 5}, "convention must be the name of a convention, not 5"),
        ({"convention": "news"}, "convention='news' is one of a trained tagger"),
        ({"gazetteer": "Мост"}, "gazetteer must be a list"),
    ],
)
def test_an_option_says_what_it_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        Extractor(**options)


def test_a_text_can_be_too_long() -> None:
    nx = Extractor(max_chars=5)
    assert nx("Мост.").text == "Мост."
    with pytest.raises(TextValueError, match="text has 6 code points, more than max_chars=5"):
        nx("Мосты.")
    with pytest.raises(OptionError, match="max_chars must be None or 1 or more, not 0"):
        Extractor(max_chars=0)


STRANGE = {
    "no spaces": "а" * 100_000,
    "marks": "«" * 2_000 + "»" * 2_000,
    "straight marks": '"' * 5_000,
    "brackets": "(" * 5_000,
    "dashes in a row": "и" + "-" * 91 + "\u0338\u0306",
    "dashes without end": "-" * 20_000 + "и",
    "numbers without end": "1 " * 10_000 + "и",
    "initials": "А. " * 3_000,
    "capitals": "МОСТ " * 3_000,
    "dashes": "— " * 3_000,
    "lines": "\n—" * 2_000,
    "control": "Мост\x00 \x07открыл\x1b Иванов\x9f.",
    "crlf": "«Мы готовы», — сказал Иванов.\r\n\r\nОн уехал.\r\n",
    "combining letters": "«Мы готовы», — сказал и\u0306 Иванов а\u0301.",
    "soft hyphens": "«Мы го\u00adтовы», — ска\u00adзал Ива\u00adнов.",
    "zero width": "«Мы\u200b готовы\u200d», — сказал\ufeff Иванов.",
    "emoji": "«Мы готовы 🎉», — сказал 👨‍👩‍👧 Иванов 🇷🇺 Пётр.",
    "right to left": "«Мы \u202eготовы\u202c», — сказал Иванов. שלום",
    "nameless letters": "Мост 𗀀 открыли",
    "nameless letters in a role": "Пришёл 𗀀-руководитель завода.",
    "two commas": "По данным источника, , — прошептала актриса.",
    "wide": "𝔐𝔬𝔰𝔱 𠀀 открыли",
    "colon and no text": "Иванов заявил:",
    "closing marks only": '0"”“',
    "only a mark": "«",
    "cue alone": "сказал",
    "po alone": "По словам",
    "that alone": ", что",
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_strange_text(nx: Extractor, text: str) -> None:
    article = nx(text)
    assert article.text == text
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_a_megabyte_without_a_space(nx: Extractor) -> None:
    text = "аб" * 500_000
    assert "".join(token.text for token in nx(text).tokens) == text


def test_forms_of_an_added_verb_may_begin_otherwise() -> None:
    nx = Extractor(reporting_verbs=["лгать"])
    assert [q.text for q in nx("Иванов лжёт, что мост закрыт.").quotes] == ["мост закрыт"]
    assert nx("Иванов лежит в больнице.").quotes == ()


def test_reporting_verbs_can_be_added() -> None:
    text = "«Скоро буду», — запостил Иванов."
    assert Extractor(reporting_verbs=["запостить"])(text).quotes[0].cue is not None
    (quote,) = Extractor(reporting_verbs={"запостить": ["quote"]})(text).quotes
    assert quote.cue is not None
    assert quote.cue.text == "запостил"
    assert quote.speaker is not None
    assert quote.speaker.name == "Иванов"


@pytest.mark.parametrize(
    ("verbs", "message"),
    [
        ("запостить", "must be a list"),
        (5, "must be a list"),
        ([""], "is no infinitive"),
        ({"петь": ["noisy"]}, "noisy"),
        ({"петь": "that"}, "the flags of 'петь' must be a list"),
        ([["петь"]], "is no infinitive"),
        (["запостил"], "'запостил' is no infinitive"),
        (["post"], "'post' is no infinitive"),
        (["два слова"], "'два слова' is no infinitive"),
        ({"петь": [[]]}, "unknown"),
        ({"петь": ["that", "quote"]}, "cannot have both"),
    ],
)
def test_bad_reporting_verbs(verbs: object, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        Extractor(reporting_verbs=verbs)
