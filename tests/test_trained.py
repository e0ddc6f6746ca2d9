"""Files of trained taggers: used like the bundled one, refused with a reason. No torch is needed."""

from __future__ import annotations

import io
import json
import pickle
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsextract import Extractor
from newsextract.errors import OptionError, TaggerFileError
from newsextract.models import Tagger, TrainedTagger, find_model_files, load_weights, use_tagger
from newsextract.models.features import ending, reading
from newsextract.models.trained import DESCRIPTION, FEATURE_SIZE, PARTS, describe
from newsextract.models.weights import load_ner_layers

TEXT = "Анна Белова открыла мост в Твери. «Мы ждали этого три года», — сказала Белова."
WORDS = [TEXT.replace(".", " .").split(), "Завод « Маяк » в Омске купит станки у фирмы « Восход » .".split()]


def tagger_like_bundled(conventions: tuple[str, ...] = ("one", "two")) -> TrainedTagger:
    """The bundled weights as a trained tagger: its features weigh nothing."""
    weights = load_weights(find_model_files())
    layers, shapes = load_ner_layers(find_model_files())
    arrays = {"shapes": shapes, "feature.ending": np.ones((3, FEATURE_SIZE), np.float32)}
    for k, layer in enumerate(layers):
        arrays |= {f"{k}.{part}": getattr(layer, part) for part in PARTS}
    nothing = np.zeros((len(layers[0].bias), FEATURE_SIZE, 3), np.float32)
    arrays["0.weight"] = np.concatenate([layers[0].weight, nothing], axis=1)
    for name in conventions:
        arrays[f"head.{name}.weight"] = weights.ner_head.weight
        arrays[f"head.{name}.bias"] = weights.ner_head.bias
        arrays[f"head.{name}.transitions"] = weights.transitions
    known = [{"name": name, "types": ["PER"], "score": {"all": 1.0}} for name in conventions]
    features = {"ending": ["ова", "сти"]}
    return TrainedTagger(describe(list(weights.shapes), weights.ner_tags, features, known, {"seed": 0}), arrays)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tagger") / "tagger.tar"
    tagger_like_bundled().save(path)
    return path


def test_the_same_weights_give_the_same_tags(path: Path) -> None:
    weights = load_weights(find_model_files())
    trained = Tagger(use_tagger(weights, path))
    assert trained.names(WORDS) == Tagger(weights).names(WORDS)
    assert trained.arcs(WORDS) == Tagger(weights).arcs(WORDS)


def test_features_are_added_to_their_words(path: Path) -> None:
    """A value of a feature that weighs a lot changes the tags of the words that have it, and only near them."""
    tagger = tagger_like_bundled()
    tagger.arrays["0.weight"][:, -FEATURE_SIZE:, 1] = 1
    tagger.arrays["feature.ending"][[0, 2]] = 0
    weights = load_weights(find_model_files())
    tagger.save(path.with_name("features.tar"))
    changed = Tagger(use_tagger(weights, path.with_name("features.tar"))).names(WORDS)
    assert changed[0] != Tagger(weights).names(WORDS)[0]
    assert changed[1] == Tagger(weights).names(WORDS)[1]


def test_features() -> None:
    assert ending("Белова") == "ова"
    assert reading("Белова") == "NOUN gent sing Surn Geox"
    assert reading("—") == ""


def test_an_extractor_uses_the_file(path: Path, nx: Extractor) -> None:
    for options in ({"ner": str(path)}, {"ner": path, "convention": "two"}):
        article = Extractor(**options)(TEXT)
        assert [(e.type, e.name) for e in article.entities] == [(e.type, e.name) for e in nx(TEXT).entities]
        assert [q.speaker.name for q in article.quotes if q.speaker] == ["Анна Белова"]


def test_workers_find_a_relative_path(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    nx = Extractor(ner=path.name)
    assert [len(a.quotes) for a in nx.pipe([TEXT] * 4, n_process=2, batch_size=2)] == [1] * 4


def test_the_same_tagger_is_the_same_file(path: Path, tmp_path: Path) -> None:
    tagger_like_bundled().save(tmp_path / "again.tar")
    assert (tmp_path / "again.tar").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"convention": "one"}, "give the option ner too"),
        ({"ner": 7}, "ner must be the path of a trained tagger, not 7"),
    ],
)
def test_options_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        Extractor(**options)


def test_a_convention_that_it_was_not_trained_for(path: Path) -> None:
    with pytest.raises(OptionError, match="the tagger has no 'three'; it has one, two"):
        Extractor(ner=path, convention="three")


def change_description(**fields: Any) -> Any:
    return lambda members: members.update(
        {DESCRIPTION: json.dumps({**json.loads(members[DESCRIPTION]), **fields}).encode()}
    )


def npy(array: Any, **options: Any) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda m: m.pop(DESCRIPTION), "no trained tagger, or is damaged"),
        (lambda m: m.update({DESCRIPTION: b"{"}), "no trained tagger, or is damaged"),
        (lambda m: m.update({DESCRIPTION: b"[]"}), "no trained tagger, or is damaged"),
        (change_description(format="other"), "its format is 'other'"),
        (change_description(version=2), "has version 2 of the format; this newsextract reads 1"),
        (change_description(vectors="0"), "other word vectors"),
        (change_description(tags=["O"]), "its tags are not those of this version"),
        (change_description(features={"colour": []}), "does not know the feature colour"),
        (change_description(conventions=[]), "has no convention"),
        (change_description(conventions=[{"name": "three"}]), "it has no array 'head.three.weight'"),
        (lambda m: m.pop("1.bias.npy"), "it has no array '1.bias'"),
        (lambda m: m.update({"1.bias.npy": npy(np.zeros(3, np.float32))}), r"float32 \(3,\) and not float32 \(128,\)"),
        (lambda m: m.update({"1.bias.npy": npy(np.zeros(128))}), "float64"),
        (lambda m: m.update({"1.bias.npy": npy(np.full(128, np.nan, np.float32))}), "holds what is no number"),
        (lambda m: m.update({"1.bias.npy": npy(np.array([print]), allow_pickle=True)}), "allow_pickle=False"),
        (lambda m: m.update({"1.bias.npy": pickle.dumps([1])}), "no trained tagger, or is damaged"),
    ],
)
def test_a_file_that_does_not_fit(path: Path, tmp_path: Path, change: Any, message: str) -> None:
    with tarfile.open(path) as tar:
        members = {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]
    change(members)
    target = tmp_path / "changed.tar"
    with tarfile.open(target, "w") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    with pytest.raises(TaggerFileError, match=message) as caught:
        Extractor(ner=target)
    assert "changed.tar" in str(caught.value)


def test_a_file_that_is_none(tmp_path: Path, path: Path) -> None:
    with pytest.raises(TaggerFileError, match="No such file"):
        Extractor(ner=tmp_path / "missing.tar")
    (tmp_path / "text.tar").write_text("Это не архив.")
    with pytest.raises(TaggerFileError, match="no trained tagger"):
        Extractor(ner=tmp_path / "text.tar")
    (tmp_path / "half.tar").write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(TaggerFileError, match=r"no trained tagger|it has no array"):
        Extractor(ner=tmp_path / "half.tar")
    with pytest.raises(TaggerFileError, match="directory"):
        Extractor(ner=tmp_path)
