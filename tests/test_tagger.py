"""The models: sequences of words in, tags out; the same tags in any batch."""

from __future__ import annotations

import pytest

from newsextract.errors import ModelFilesError
from newsextract.tagger import Tagger, find_model_files
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
    return Tagger(find_model_files())


def test_every_word_gets_a_tag(tagger: Tagger) -> None:
    assert [len(tags) for tags in tagger.ner(SENTENCES)] == [len(s) for s in SENTENCES]
    assert [len(tags) for tags in tagger.grammar(SENTENCES)] == [len(s) for s in SENTENCES]


def test_names(tagger: Tagger) -> None:
    assert tagger.ner(SENTENCES)[0] == ["B-PER", "I-PER", "O", "O", "O", "B-LOC", "O"]


def test_grammar(tagger: Tagger) -> None:
    tags = tagger.grammar(SENTENCES)[3]
    assert (tags[4].pos, tags[4].feats["Tense"]) == ("VERB", "Past")
    assert (tags[0].rel, tags[0].head) == ("nsubj", 4)


def test_tags_do_not_depend_on_the_batch(tagger: Tagger) -> None:
    assert [tagger.grammar([s])[0] for s in SENTENCES] == tagger.grammar(SENTENCES)
    assert [tagger.ner([s])[0] for s in SENTENCES] == tagger.ner(SENTENCES)


def test_long_sequences_are_cut_and_heads_stay_inside(tagger: Tagger) -> None:
    words = SENTENCES[3] * (MAX_WORDS // len(SENTENCES[3]) + 2)
    tags = tagger.grammar([words])[0]
    assert len(tags) == len(words)
    assert all(-1 <= tag.head < len(words) for tag in tags)
    assert max(tag.head for tag in tags) >= MAX_WORDS


def test_missing_natasha_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "find_spec", lambda name: None)
    with pytest.raises(ModelFilesError, match="pip install natasha"):
        find_model_files()
