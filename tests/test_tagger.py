"""The models: sequences of words in, tags out; the same tags in any batch."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from identity import sentences, slovnet_labels
from newsextract.errors import ModelFilesError
from newsextract.tagger import Tagger, engine, find_model_files, load_weights
from newsextract.tagger import files as files_module
from newsextract.tagger.models import MAX_WORDS

SENTENCES = [
    "Анна Белова открыла мост в Твери .".split(),
    [],
    "Да .".split(),
    "Министр транспорта Пётр Иванов заявил , что мост откроют в мае .".split(),
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(load_weights(find_model_files()))


def test_every_word_gets_a_tag(tagger: Tagger) -> None:
    assert [len(tags) for tags in tagger.ner(SENTENCES)] == [len(s) for s in SENTENCES]
    assert [len(forms) for forms in tagger.morphology(SENTENCES)] == [len(s) for s in SENTENCES]
    assert [len(arcs) for arcs in tagger.syntax(SENTENCES)] == [len(s) for s in SENTENCES]


def test_names(tagger: Tagger) -> None:
    assert tagger.ner(SENTENCES)[0] == ["B-PER", "I-PER", "O", "O", "O", "B-LOC", "O"]


def test_grammar(tagger: Tagger) -> None:
    pos, feats = tagger.morphology(SENTENCES)[3][4]
    assert (pos, feats["Tense"]) == ("VERB", "Past")
    assert tagger.syntax(SENTENCES)[3][0] == (4, "nsubj")


def test_tags_do_not_depend_on_the_batch(tagger: Tagger) -> None:
    assert [tagger.morphology([s])[0] for s in SENTENCES] == tagger.morphology(SENTENCES)
    assert [tagger.syntax([s])[0] for s in SENTENCES] == tagger.syntax(SENTENCES)
    assert [tagger.ner([s])[0] for s in SENTENCES] == tagger.ner(SENTENCES)


def test_tags_do_not_depend_on_what_is_kept(tagger: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for few words, every text pushes out those of another; threads at the same time as well."""
    monkeypatch.setattr(engine, "KEPT_WORDS", 30)
    small = Tagger(load_weights(find_model_files()))
    texts = [[sentence] for sentence in SENTENCES for _ in range(10)]
    expected = [tagger.ner(text) + tagger.syntax(text) for text in texts]
    assert [small.ner(text) + small.syntax(text) for text in texts] == expected
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: small.ner(text) + small.syntax(text), texts)) == expected


def test_long_sequences_are_cut_and_heads_stay_inside(tagger: Tagger) -> None:
    words = SENTENCES[3] * (MAX_WORDS // len(SENTENCES[3]) + 2)
    tags = tagger.syntax([words])[0]
    assert len(tags) == len(words)
    assert all(-1 <= tag.head < len(words) for tag in tags)
    assert max(tag.head for tag in tags) >= MAX_WORDS


def test_missing_natasha_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "find_spec", lambda name: None)
    with pytest.raises(ModelFilesError, match="pip install natasha"):
        find_model_files()


def test_other_model_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(files_module.HASHES, "slovnet_morph_news_v1.tar", "0" * 64)
    with pytest.raises(ModelFilesError, match=r"slovnet_morph_news_v1\.tar of the installed natasha is not that of"):
        find_model_files()


def test_labels_are_those_of_slovnet(tagger: Tagger) -> None:
    folder = Path(__file__).parent / "articles"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    words = [words for text in texts for words in sentences(text)]
    theirs = slovnet_labels(find_model_files())
    assert tagger.ner(words) == theirs["names"](words)
    assert tagger.morphology(words) == theirs["morphology"](words)
    assert tagger.syntax(words) == theirs["syntax"](words)
