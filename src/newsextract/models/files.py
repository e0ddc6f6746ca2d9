"""Where the models are: data files inside the installed natasha package, which itself is never imported."""

from __future__ import annotations

import hashlib
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


BLOCK = 1 << 20  # bytes of a file that are read at once
# SHA-256 of the files that this version was made and measured with: those of natasha 1.6.0
HASHES = {
    "navec_news_v1_1B_250K_300d_100q.tar": "f07270833d78523edc5781538d67038e95b43975e4a7ae757c693b687f9cbfca",
    "slovnet_ner_news_v1.tar": "16c3343a6572ddf0e2b2fc1923113de15a7f5ca5bde90e780dd590418665603e",
    "slovnet_morph_news_v1.tar": "54812762a641c742dbfa9c950c4b53bbb469301983077ed01b9f074643d540d3",
    "slovnet_syntax_news_v1.tar": "0759ce82eaac4430f5b4ac27b2444aa6e4b6501ca38c2f45d62467265383d85e",
}


def find_model_files() -> ModelFiles:
    """Find the files without running any code of natasha.

    Raise ModelFilesError if it or one of them is missing, or if one is not the file that this version reads.
    """
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
        if hash_of(path) != HASHES[path.name]:
            raise ModelFilesError(f"{path.name} of the installed natasha is not that of natasha 1.6.0: reinstall it")
    return found


def hash_of(path: Path) -> str:
    """SHA-256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
