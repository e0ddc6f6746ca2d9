"""Where the models are: data files inside the installed natasha package, which itself is never imported."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from newsextract.errors import ModelFilesError


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Paths of the word vectors and of the three models."""

    navec: Path
    ner: Path
    morph: Path
    syntax: Path


def find_model_files() -> ModelFiles:
    """Find the files without running any code of natasha. Raise ModelFilesError if it or one of them is missing."""
    spec = find_spec("natasha")  # looks the package up; a package at the top level is not executed for it
    if spec is None or not spec.submodule_search_locations:
        raise ModelFilesError("the package natasha is not installed: pip install natasha (its model files are used)")
    data = Path(spec.submodule_search_locations[0]) / "data"
    found = ModelFiles(
        navec=data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar",
        ner=data / "model" / "slovnet_ner_news_v1.tar",
        morph=data / "model" / "slovnet_morph_news_v1.tar",
        syntax=data / "model" / "slovnet_syntax_news_v1.tar",
    )
    for path in (found.navec, found.ner, found.morph, found.syntax):
        if not path.is_file():
            raise ModelFilesError(f"the installed natasha has no {path.name}; natasha 1.6 has it")
    return found
