"""The contract: names, models, JSON."""

from __future__ import annotations

import copy
import json
import pickle
import re
import runpy
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

import newsextract
from newsextract import Article, Articles, Extractor, extract
from newsextract.article import Token, Tokens

TEXT = "Глава фонда «Дом» Анна Белова открыла приют. «Мы рады», — сказала она.\nПоделиться"


def test_public_names() -> None:
    assert newsextract.__all__ == sorted(newsextract.__all__)
    assert all(getattr(newsextract, name) is not None for name in newsextract.__all__)
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = newsextract.colour


def test_a_script_uses_all_that_is_public(tmp_path: Path) -> None:
    """`make types` checks it as strictly as mypy can."""
    pytest.importorskip("polars")
    script = Path(__file__).parent / "typing" / "everything.py"
    assert set(newsextract.__all__) - set(re.findall(r"\w+", script.read_text(encoding="utf-8"))) == set()
    assert runpy.run_path(str(script))["run"](tmp_path) == 0


def test_json_round_trip_is_equality(nx: Extractor) -> None:
    article = nx(TEXT)
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert Article.model_validate(article.model_dump()) == article


def test_schema_describes_what_is_dumped(nx: Extractor) -> None:
    schema = Article.model_json_schema()
    assert set(schema["properties"]) == set(json.loads(nx(TEXT).model_dump_json()))


def test_results_are_frozen(nx: Extractor) -> None:
    article = nx(TEXT)
    with pytest.raises(ValidationError):
        article.text = "other"  # type: ignore[misc]
    assert hash(article) == hash(nx(TEXT))


LOOKS: dict[str, Callable[[Article], Any]] = {
    "tokens": lambda article: article.tokens,
    "vars": vars,
    "dict": dict,
    "dump": lambda article: article.model_dump(),
    "json": lambda article: article.model_dump_json(),
    "inside others": lambda article: TypeAdapter(list[Article]).dump_json([article]),
    "repr": repr,
    "hash": hash,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "model_copy": lambda article: article.model_copy(update={"quotes": ()}),
    "pickle": lambda article: pickle.loads(pickle.dumps(article)),
    "fields set": lambda article: article.model_fields_set,
    "validated": lambda article: Article.model_validate(article, from_attributes=True),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_tokens_made_later_are_as_if_made_at_once(nx: Extractor, look: Callable[[Article], Any]) -> None:
    at_once = Article.model_validate_json(nx(TEXT).model_dump_json())
    later = nx(TEXT)
    assert look(later) == look(at_once)
    assert later == at_once
    assert isinstance(later.tokens, Tokens)
    assert later.tokens[0] is later.tokens[0]
    assert list(vars(later)) == list(Article.model_fields)


def test_tokens_are_a_sequence_like_a_tuple(nx: Extractor) -> None:
    tokens = nx("Мост открыт.").tokens
    assert [token.text for token in tokens] == ["Мост", "открыт", "."]
    assert tokens[1:] == tuple(tokens)[1:]
    assert tokens == tuple(tokens)
    assert tokens != [*tokens]
    assert {tokens, Tokens(tokens)} == {tuple(tokens)}
    assert (tokens.index(tokens[2]), tokens.count(tokens[0]), tokens[0] in tokens) == (2, 1, True)
    assert [token.text for token in reversed(tokens)] == [".", "открыт", "Мост"]
    with pytest.raises(TypeError):
        tokens[0] = tokens[1]


def test_tokens_are_made_when_somebody_looks(nx: Extractor) -> None:
    made = []
    tokens = Tokens.later(lambda: made.append(1) or tuple(nx("Мост.").tokens), 2)
    assert (len(tokens), made) == (2, [])
    assert (len(list(tokens)), len(tuple(tokens)), len(tokens), made) == (2, 2, 2, [1])


def test_tokens_from_elsewhere_are_validated(nx: Extractor) -> None:
    data = nx("Мост.").model_dump()
    assert data["tokens"][0]["text"] == "Мост"
    assert (
        Article.model_validate(data | {"tokens": [Token(**fields) for fields in data["tokens"]]}).tokens[1].text == "."
    )
    with pytest.raises(ValidationError, match=r"tokens\.0\.stop"):
        Article.model_validate(data | {"tokens": [{"start": 0, "text": "Мост"}]})
    with pytest.raises(ValidationError, match="tokens"):
        Article.model_validate(data | {"tokens": 5})


def test_several_threads_look_at_tokens_at_once(nx: Extractor) -> None:
    together = Barrier(8)

    def count(article: Article) -> int:
        together.wait()
        return len(tuple(article.tokens))

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            for article in [nx(TEXT) for _ in range(300)]:
                assert len(set(pool.map(count, [article] * 8))) == 1
    finally:
        sys.setswitchinterval(before)


def test_articles_have_no_other_attributes(nx: Extractor) -> None:
    article = nx(TEXT)
    with pytest.raises(AttributeError, match="colour"):
        _ = article.colour  # type: ignore[attr-defined]


def broken(nx: Extractor, change: Callable[[dict[str, Any]], object]) -> str:
    """A result with one thing changed, as JSON."""
    data = json.loads(nx(TEXT).model_dump_json())
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["body"][0].update(stop=9_999), r"body\[0\]: .* does not stand at 0:9999"),
        (lambda d: d["tokens"][3].update(text="X"), r"tokens\[3\]: 'X' does not stand at"),
        (lambda d: d["tokens"][3].update(head=900), r"tokens\[3\]\.head: there is no token 900"),
        (lambda d: d["entities"][0]["mentions"][0].update(start=1), r"entities\[0\]\.mentions\[0\]: "),
        (lambda d: d["entities"][0]["mentions"][0].update(entity_id=7), r"entities\[0\]\.mentions\[0\]\.entity_id: 7"),
        (lambda d: d["entities"].append(d["entities"][0]), r"entities\[\d\]\.id: 0 is the id of another"),
        (lambda d: d["quotes"][0]["spans"][0].update(start=0), r"quotes\[0\]\.spans\[0\]: "),
        (lambda d: d["quotes"][0]["cue"].update(text="молчала"), r"quotes\[0\]\.cue: 'молчала'"),
        (lambda d: d["quotes"][0]["speaker"].update(entity_id=7), r"quotes\[0\]\.speaker\.entity_id: there is no"),
        (lambda d: d["quotes"][0]["speaker"]["mention"].update(stop=1), r"quotes\[0\]\.speaker\.mention: "),
    ],
)
def test_results_from_elsewhere_must_agree_with_themselves(
    nx: Extractor, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        Article.model_validate_json(broken(nx, change))


def test_the_whole_contract(nx: Extractor) -> None:
    article = nx(TEXT)
    assert [span.text for span in article.body] == [TEXT.partition("\n")[0]]
    assert [span.text for span in article.sentences] == TEXT.partition("\n")[0].replace(". «", ".|«").split("|")
    assert article.tokens[0].text == "Глава"
    person = next(e for e in article.entities if e.type == "PER")
    assert (person.name, person.first, person.middle, person.last) == ("Анна Белова", "Анна", None, "Белова")
    assert person.roles == ("глава фонда «Дом»",)
    assert [(m.text, m.kind) for m in person.mentions] == [
        ("Глава фонда «Дом»", "role"),
        ("Анна Белова", "name"),
        ("она", "pronoun"),
    ]
    (quote,) = article.quotes
    assert (quote.type, quote.text, [s.text for s in quote.spans]) == ("direct", "Мы рады", ["Мы рады"])
    assert quote.cue is not None
    assert quote.cue.text == "сказала"
    assert quote.speaker is not None
    assert quote.speaker.mention is not None
    assert (quote.speaker.name, quote.speaker.type, quote.speaker.mention.text) == ("Анна Белова", "PER", "она")
    assert article.entity(person.id) == person
    assert 0 <= quote.evidence.confidence <= 1
    with pytest.raises(KeyError):
        article.entity(99)


def test_extract_shares_one_extractor(nx: Extractor) -> None:
    assert extract(TEXT) == nx(TEXT)


def test_morphology_and_syntax_are_given_when_asked_for() -> None:
    tokens = Extractor(morphology=True, syntax=True)("Анна Белова открыла мосты.").tokens
    assert [t.lemma for t in tokens] == ["анна", "белов", "открыть", "мост", "."]
    assert tokens[2].pos == "VERB"
    assert tokens[2].feats is not None
    assert tokens[2].feats["Tense"] == "Past"
    assert (tokens[3].head, tokens[3].rel) == (2, "obj")
    assert tokens[2].head is None


def test_without_options_tokens_have_no_grammar(nx: Extractor) -> None:
    assert {(t.lemma, t.pos, t.head) for t in nx("Мост открыли.").tokens} == {(None, None, None)}


def test_furniture_can_be_read_too() -> None:
    assert len(Extractor(furniture=False)(TEXT).body) == 1
    assert Extractor(furniture=False)(TEXT).body[0].text == TEXT


def test_the_entity_of_a_speaker_is_at_hand(nx: Extractor) -> None:
    article = nx(TEXT)
    again = pickle.loads(pickle.dumps(Article.model_validate_json(article.model_dump_json())))
    for one in (article, again, copy.deepcopy(article)):
        speaker = one.quotes[0].speaker
        assert speaker is not None
        assert speaker.entity is not None
        assert speaker.entity == one.entity(speaker.entity.id)
    assert again == article
    assert "entity" not in article.model_dump()["quotes"][0]["speaker"]


def test_how_a_speaker_was_found_is_called_a_strategy(nx: Extractor) -> None:
    assert nx(TEXT).quotes[0].evidence.strategy == "pronoun"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda a: a.to_html(lang="de"), "lang must be one of ru, en, not 'de'"),
        (lambda a: a.save_html("never.html", lang="de"), "lang must be"),
        (lambda a: a.to_records("words"), "table must be one of quotes, entities, mentions, not 'words'"),
        (lambda a: Articles([a]).to_csv("never.csv", "words"), "table must be"),
        (lambda a: Articles([a]).to_arrow("words"), "table must be"),
        (lambda a: Articles([a]).filter(type="spoken"), "type must be one of direct, partial, indirect, not 'spoken'"),
        (lambda a: Articles([a]).filter(since="May"), "since must be a day"),
        (lambda a: Articles([a]).over_time("week"), "by must be one of"),
        (lambda a: Articles([a], ids=[1, 2]), "ids: 2 were given for 1 article"),
        (lambda a: Articles([a], meta={"date": []}), "column 'date': 0 values were given, 1 needed"),
    ],
)
def test_what_an_option_cannot_be_is_an_option_error(
    nx: Extractor, call: Callable[[Article], Any], message: str
) -> None:
    with pytest.raises(newsextract.OptionError, match=message):
        call(nx(TEXT))


def test_the_backend_is_told(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing was compiled, a line is logged, once."""
    from newsextract.models import tagger

    assert newsextract.backend in ("compiled", "numpy")
    monkeypatch.setattr(tagger, "library", lambda: None)
    tagger.backend.cache_clear()
    try:
        assert [tagger.backend(), tagger.backend()] == ["numpy", "numpy"]
        assert [record.name for record in caplog.records] == ["newsextract"]
    finally:
        tagger.backend.cache_clear()
