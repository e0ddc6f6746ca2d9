"""The models: sequences of words in, tags out; the same tags in any batch."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from identity import our_labels, sentences, slovnet_labels
from newsextract.errors import ModelFilesError
from newsextract.models import Tagger, Weights, find_model_files, load_weights
from newsextract.models import files as files_module
from newsextract.models.engine import compiled as compiled_module
from newsextract.models.engine import first_layers
from newsextract.models.engine.compiled import Compiled, library
from newsextract.models.engine.plain import Plain
from newsextract.models.tagger import CHUNK, MAX_WORDS, fastest

SENTENCES = [
    "Анна Белова открыла мост в Твери .".split(),
    [],
    "Да .".split(),
    "Министр транспорта Пётр Иванов заявил , что мост откроют в мае .".split(),
]

LONG = (  # no words with the same words around them: what scores the same may be settled by rounding in numpy
    "Вчера вечером глава областного комитета по культуре Анна Белова открыла в Твери выставку , на которой показаны "
    "картины двенадцати местных художников ; пятнадцать работ музей купит у авторов за счёт города , остальные после "
    "закрытия уедут в Клин ."
).split()


def arithmetics() -> Iterator[ParameterSet]:
    """numpy, and the compiled library as every kind of processors that this one can do the work of computes."""
    yield pytest.param(Plain, id="numpy")
    compiled = library()
    if compiled:
        for kind in range(compiled.best_kind(), compiled.count_kinds()):
            yield pytest.param(partial(Compiled, library=compiled, kind=kind), id=f"compiled-{kind}")


@pytest.fixture(scope="module")
def weights() -> Weights:
    return load_weights(find_model_files())


@pytest.fixture(scope="module", params=arithmetics())
def tagger(weights: Weights, request: pytest.FixtureRequest) -> Tagger:
    return Tagger(weights, request.param)


def test_the_library_is_compiled_and_used(weights: Weights) -> None:
    """An installation without it works, but slowly; a test run must not pass over that."""
    assert library() is not None, "installing compiled no arithmetic: pip install --editable . -v says why"
    assert isinstance(fastest(weights), Compiled)


def test_without_the_library_numpy_computes(weights: Weights, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for content in (None, b"no library"):
        path = tmp_path / f"{content}.so"
        if content:
            path.write_bytes(content)
        monkeypatch.setattr(compiled_module, "LIBRARY", path)
        library.cache_clear()
        assert isinstance(fastest(weights), Plain)
    library.cache_clear()


def test_every_word_gets_a_tag(tagger: Tagger) -> None:
    assert [len(tags) for tags in tagger.names(SENTENCES)] == [len(s) for s in SENTENCES]
    assert [len(forms) for forms in tagger.forms(SENTENCES)] == [len(s) for s in SENTENCES]
    assert [len(arcs) for arcs in tagger.arcs(SENTENCES)] == [len(s) for s in SENTENCES]


def test_names(tagger: Tagger) -> None:
    assert tagger.names(SENTENCES)[0] == ["B-PER", "I-PER", "O", "O", "O", "B-LOC", "O"]


def test_grammar(tagger: Tagger) -> None:
    forms = tagger.forms(SENTENCES)[3]
    assert (forms[4].pos, forms[4].feats["Tense"], forms[4].case) == ("VERB", "Past", None)
    assert (forms[0].feats["Case"], forms[0].case) == ("Nom", "nomn")
    assert tagger.arcs(SENTENCES)[3][0] == (4, "nsubj")


def test_tags_do_not_depend_on_the_batch(tagger: Tagger) -> None:
    assert [tagger.forms([s])[0] for s in SENTENCES] == tagger.forms(SENTENCES)
    assert [tagger.arcs([s])[0] for s in SENTENCES] == tagger.arcs(SENTENCES)
    assert [tagger.names([s])[0] for s in SENTENCES] == tagger.names(SENTENCES)


def test_tags_do_not_depend_on_what_is_kept(tagger: Tagger, weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for few words, every text pushes out those of another; threads at the same time as well."""
    monkeypatch.setattr(first_layers, "KEPT_WORDS", 30)
    small = Tagger(weights, lambda weights: tagger._arithmetic)
    texts = [[sentence] for sentence in SENTENCES for _ in range(10)]
    expected = [tagger.names(text) + tagger.arcs(text) for text in texts]
    assert [small.names(text) + small.arcs(text) for text in texts] == expected
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: small.names(text) + small.arcs(text), texts)) == expected


def test_equal_candidates_for_a_head_are_taken_in_order(tagger: Tagger) -> None:
    """Words with the same words around them score the same, wherever they stand: the first is the head."""
    if isinstance(tagger._arithmetic, Plain):
        pytest.skip("in numpy that hangs on the processor: its library adds up some rows otherwise than the others")
    words = "Среди них : театр в Твери ( 1988 год ) , театр в Твери ( 1989 год ) , театр в Твери ( 1991 год ) .".split()
    arcs = tagger.arcs([words])[0]
    assert arcs[words.index("1988")].head == arcs[words.index("1989")].head == words.index("год")


def test_every_length_of_a_sequence(tagger: Tagger) -> None:
    """Rows are computed several at once; what is left over at the end gets the same tags."""
    words = LONG
    sequences = [words[:length] for length in range(1, len(words))]
    plain = Tagger(tagger._weights, Plain)
    assert sum(map(len, sequences)) > CHUNK
    assert tagger.names(sequences) == plain.names(sequences) == [tagger.names([s])[0] for s in sequences]
    assert tagger.forms(sequences) == plain.forms(sequences) == [tagger.forms([s])[0] for s in sequences]
    assert tagger.arcs(sequences) == plain.arcs(sequences) == [tagger.arcs([s])[0] for s in sequences]


def test_long_sequences_are_cut_and_heads_stay_inside(tagger: Tagger) -> None:
    words = SENTENCES[3] * (MAX_WORDS // len(SENTENCES[3]) + 2)
    tags = tagger.arcs([words])[0]
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
    assert {task: label(words) for task, label in our_labels(tagger).items()} == {
        task: label(words) for task, label in theirs.items()
    }
