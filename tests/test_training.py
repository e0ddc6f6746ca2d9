"""Training on a few dozen sentences: the loss falls, the score rises, and an extractor does what was learned."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsextract import Extractor
from newsextract.errors import TrainingError
from newsextract.training import AnnotatedArticle, Epoch, Label, train
from training_data import HOUSE_STYLE, house_style

pytestmark = pytest.mark.slow
EXAMPLE = Path(__file__).parent.parent / "examples" / "train_tagger.py"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Epoch]]:
    """A tagger trained on the house style, and how its training went."""
    pytest.importorskip("torch")
    epochs: list[Epoch] = []
    path = tmp_path_factory.mktemp("trained") / "tagger.tar"
    train({"house style": house_style()}, held_out=0.25, report=epochs.append).save(path)
    return path, epochs


def test_the_loss_falls_and_the_score_rises(trained: tuple[Path, list[Epoch]]) -> None:
    epochs = trained[1]
    assert [e.number for e in epochs] == list(range(1, 13))
    assert epochs[-1].loss < epochs[0].loss / 4
    assert max(e.scores["house style"].f1 for e in epochs) > epochs[0].scores["house style"].f1 + 0.2


def test_the_tagger_finds_what_the_bundled_one_does_not(trained: tuple[Path, list[Epoch]]) -> None:
    text = "Латвийские пожарные приехали в Тверь."
    assert found(Extractor(), text) == ["Тверь"]
    assert found(Extractor(ner=trained[0]), text) == ["Латвийские", "Тверь"]


def test_workers_use_the_tagger(trained: tuple[Path, list[Epoch]]) -> None:
    texts = [f"{word} пожарные приехали в Тверь." for word in ("Латвийские", "Хорватские", "Иркутские")] * 10
    nx = Extractor(ner=str(trained[0]))
    assert list(nx.pipe(texts, n_process=2, batch_size=4)) == [nx(text) for text in texts]


def test_same_seed_same_file(trained: tuple[Path, list[Epoch]], tmp_path: Path) -> None:
    """Also when the caller has drawn random numbers in between, which training leaves alone."""
    torch = pytest.importorskip("torch")
    torch.manual_seed(7)
    state = torch.random.get_rng_state()
    train({"house style": house_style()}, held_out=0.25).save(tmp_path / "again.tar")
    assert (tmp_path / "again.tar").read_bytes() == trained[0].read_bytes()
    assert torch.equal(torch.random.get_rng_state(), state)


def test_two_conventions_in_one_file(tmp_path: Path) -> None:
    """The same sentences with adjectives annotated and without: each output layer does as its articles do."""
    pytest.importorskip("torch")
    articles = house_style()
    plain = [replace(a, labels=tuple(x for x in a.labels if not is_adjective(a, x))) for a in articles]
    train({"plain": plain, "house style": articles}, held_out=0.2).save(tmp_path / "both.tar")
    text = "Латвийские пожарные приехали в Тверь."
    assert found(Extractor(ner=tmp_path / "both.tar"), text) == ["Тверь"]
    assert found(Extractor(ner=tmp_path / "both.tar", convention="house style"), text) == ["Латвийские", "Тверь"]


def is_adjective(article: AnnotatedArticle, label: Label) -> bool:
    name = article.text[label.start : label.stop]
    return label.type == "LOC" and name.endswith(("ий", "ой", "ие", "их", "ая", "ую", "ого", "ое"))


def test_the_example_trains_from_a_file(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    source, target = tmp_path / "articles.jsonl", tmp_path / "my_tagger.tar"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json_line(article) for article in house_style())
        file.write("{}\n")
    arguments = [source, "--out", target, "--epochs", "2"]
    run = subprocess.run([sys.executable, EXAMPLE, *map(str, arguments)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert "articles.jsonl:49: no annotated article, left out" in run.stderr
    assert "epoch 2  loss" in run.stdout
    assert Extractor(ner=target)("Да.").text == "Да."


@pytest.mark.parametrize(
    ("conventions", "options", "message"),
    [
        ({}, {}, "conventions: there is none"),
        ({"a": house_style()[:1]}, {}, "a: 1 articles are too few"),
        ({"a": house_style()}, {"epochs": 0}, "epochs must be 1 or more"),
        ({"a": house_style()}, {"held_out": 1.0}, "held_out must be between 0 and 1"),
        ({"a": [AnnotatedArticle("Да.", (), "a"), AnnotatedArticle("Нет.", (), "a")]}, {}, "a: no name is annotated"),
    ],
)
def test_what_cannot_be_trained(conventions: dict[str, Any], options: dict[str, Any], message: str) -> None:
    pytest.importorskip("torch")
    with pytest.raises(TrainingError, match=message):
        train(conventions, **options)


def found(nx: Extractor, text: str) -> list[str]:
    return [m.text for e in nx(text).entities for m in e.mentions]


def json_line(article: AnnotatedArticle) -> str:
    entities = [{"start": label.start, "stop": label.stop, "type": label.type} for label in article.labels]
    return json.dumps({"text": article.text, "entities": entities}, ensure_ascii=False) + "\n"


def test_house_style_is_whole() -> None:
    assert len(house_style()) == 48
    assert "[" not in "".join(a.text for a in house_style()), HOUSE_STYLE
