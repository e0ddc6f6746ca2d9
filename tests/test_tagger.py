"""The models: sequences of words in, tags out; the same tags in any batch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from navec import Navec
from slovnet import NER, Morph, Syntax

from newsextract.errors import ModelFilesError
from newsextract.layout import lay_out
from newsextract.segmentation import segment
from newsextract.tagger import ModelFiles, Tagger, find_model_files
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


def slovnet_tags(files: ModelFiles, words: list[list[str]]) -> tuple[list[list[str]], list[list[Any]], list[list[Any]]]:
    """What slovnet's own inference gives: BIO tags, forms, heads and relations."""
    navec = Navec.load(files.navec)
    ner, morph, syntax = (
        kind.load(path).navec(navec).infer
        for kind, path in ((NER, files.ner), (Morph, files.morph), (Syntax, files.syntax))
    )
    forms = [[(t.pos, dict(t.feats or {})) for t in markup.tokens] for markup in morph(words)]
    arcs = [[(int(t.head_id) - 1, t.rel) for t in markup.tokens] for markup in syntax(words)]
    return list(ner.decoder(ner.process(ner.encoder(words)))), forms, arcs


def test_labels_are_those_of_slovnet(tagger: Tagger) -> None:
    folder = Path(__file__).parent / "articles"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    words = [
        [t.word for t in s.tokens[sentence.first : sentence.last]]
        for s in (segment(text, lay_out(text, furniture=True).paragraphs) for text in texts)
        for sentence in s.sentences
    ]
    ner, forms, arcs = slovnet_tags(find_model_files(), words)
    assert tagger.ner(words) == ner
    assert tagger.morphology(words) == forms
    assert tagger.syntax(words) == arcs
