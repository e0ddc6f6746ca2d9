"""An Extractor takes any models: the bundled ones, a trained tagger's, or a stand-in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from newsextract import Extractor
from newsextract.models import Arc, Floats, Form, Models, Words


class StandIn:
    """Models that call every word with a capital letter a person, and whatever comes first the head of all."""

    def names(self, sequences: Sequence[Words]) -> list[list[str]]:
        return [["B-PER" if word.istitle() else "O" for word in words] for words in sequences]

    def forms(self, sequences: Sequence[Words]) -> list[list[Form]]:
        return [[Form("VERB" if word == "сказал" else "NOUN", {}, None) for word in words] for words in sequences]

    def arcs(self, sequences: Sequence[Words]) -> list[list[Arc]]:
        return [[Arc(-1 if n == 0 else 0, "dep") for n, _ in enumerate(words)] for words in sequences]

    def vectors(self, words: Words) -> Floats:
        return np.zeros((len(words), 300), np.float32)


class Quick(Extractor):
    """An extractor with models of its own."""

    def load_models(self) -> Models:
        return StandIn()


def test_a_subclass_loads_its_own_models() -> None:
    nx = Quick(morphology=True, syntax=True)
    article = nx("«Мост готов», — сказал Орлов.\nПетров молчал.")
    assert [entity.name for entity in article.entities if entity.type == "PER"] == ["Орлов", "Петров"]
    assert list(nx.pipe(["Мост.", "Орлов."], n_process=2)) == [nx("Мост."), nx("Орлов.")]
