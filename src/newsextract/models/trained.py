"""Trained taggers as files: a tar with a description in JSON and one .npy for each array. Nothing is unpickled.

The description carries the format and its version, the types, shapes and features that the arrays are numbered by, the
conventions with the score that each reached, and the hash of the word vectors that it was trained on.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from newsextract.errors import OptionError, TaggerFileError
from newsextract.models.features import READERS, Feature
from newsextract.models.files import HASHES
from newsextract.models.weights import WIDTH, Convolution, Encoder, Floats, Linear, Weights, fold_layers

FORMAT = "newsextract tagger"
VERSION = 1
DESCRIPTION = "description.json"
VECTORS = next(hash_ for name, hash_ in HASHES.items() if name.startswith("navec"))
VECTOR_SIZE = 300  # numbers of a word's vector
SHAPE_SIZE = 30
FEATURE_SIZE = 16
FILTERS = (256, 128, 64)  # of the three layers, as in the bundled models
PARTS = ("weight", "bias", "scale", "shift")  # of a layer
MAX_DESCRIPTION = 10_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Ner:
    """All that finding names computes with: the encoder, and one convention's head and transitions (tags x tags)."""

    encoder: Encoder
    head: Linear
    transitions: Floats


@dataclass(frozen=True, slots=True)
class TrainedTagger:
    """A trained tagger as it lies in a file.

    description: see `describe`. arrays, all of 32-bit floats: layers "0.weight" (filters x in x 3), "0.bias",
    "0.scale", "0.shift" and so on; "shapes" (shapes x size); "feature.NAME" (values x size); for every convention
    "head.NAME.weight" (size x tags), "head.NAME.bias" and "head.NAME.transitions".
    """

    description: Mapping[str, Any]
    arrays: Mapping[str, Floats]

    @property
    def conventions(self) -> list[str]:
        """The conventions that it was trained for; the first is the one to use where none is named."""
        return [convention["name"] for convention in self.description["conventions"]]

    def ner(self, convention: str | None = None) -> Ner:
        """What the engine computes with for one convention. OptionError for one that it was not trained for."""
        name = self.conventions[0] if convention is None else convention
        if name not in self.conventions:
            raise OptionError(f"convention: the tagger has no {name!r}; it has {', '.join(self.conventions)}")
        layers = [Convolution(*(self.arrays[f"{k}.{part}"] for part in PARTS)) for k in range(len(FILTERS))]
        features = [(feature, self.arrays[f"feature.{feature.name}"]) for feature in self.features()]
        head = Linear(self.arrays[f"head.{name}.weight"], self.arrays[f"head.{name}.bias"])
        return Ner(fold_layers(layers, self.arrays["shapes"], features), head, self.arrays[f"head.{name}.transitions"])

    def features(self) -> list[Feature]:
        """The features of words that it reads."""
        return [
            Feature(name, {value: number for number, value in enumerate(values, start=1)})
            for name, values in self.description["features"].items()
        ]

    def save(self, path: Path) -> None:
        """Write the file, the same bytes for the same tagger."""
        members = {DESCRIPTION: json.dumps(self.description, ensure_ascii=False, indent=1).encode()}
        for name, array in self.arrays.items():
            buffer = io.BytesIO()
            np.save(buffer, array, allow_pickle=False)
            members[f"{name}.npy"] = buffer.getvalue()
        with tarfile.open(path, "w") as tar:
            for name, content in members.items():
                member = tarfile.TarInfo(name)
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))


def describe(
    shapes: Sequence[str],
    tags: Sequence[str],
    features: Mapping[str, Sequence[str]],
    conventions: Sequence[Mapping[str, Any]],
    training: Mapping[str, Any],
) -> dict[str, Any]:
    """The description. conventions: each with its "name", "types" and "score"; training: how the tagger was made."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "vectors": VECTORS,
        "tags": list(tags),
        "shapes": list(shapes),
        "features": {name: list(values) for name, values in features.items()},
        "conventions": list(conventions),
        "training": dict(training),
    }


def use_tagger(weights: Weights, path: Path, convention: str | None = None) -> Weights:
    """The weights with a trained tagger's in the place of those that find names. Errors as of `load_tagger`, `ner`."""
    return with_ner(weights, load_tagger(path, tuple(weights.shapes), weights.ner_tags).ner(convention))


def with_ner(weights: Weights, ner: Ner) -> Weights:
    """The weights with others in the place of those that find names."""
    return replace(weights, ner=ner.encoder, ner_head=ner.head, transitions=ner.transitions)


def load_tagger(path: Path, shapes: Sequence[str], tags: Sequence[str]) -> TrainedTagger:
    """Read a tagger; TaggerFileError says why it does not fit this version with these shapes and tags."""
    try:
        tagger = read_tagger(path)
        misfit = next(misfits(tagger, shapes, tags), None)
    except TaggerFileError:
        raise
    except OSError as error:
        raise TaggerFileError(f"{path}: {error.strerror or error}") from None
    except (tarfile.TarError, ValueError, LookupError, TypeError, AttributeError, EOFError, MemoryError) as error:
        raise TaggerFileError(f"{path} is no trained tagger, or is damaged ({error})") from None
    if misfit:
        raise TaggerFileError(f"{path}: {misfit}")
    return tagger


def read_tagger(path: Path) -> TrainedTagger:
    """What the file holds, unchecked but for its format and version."""
    with tarfile.open(path, "r:") as tar:
        packed = tar.extractfile(DESCRIPTION)
        if packed is None:
            raise ValueError(f"{DESCRIPTION} is no file")
        description = json.loads(packed.read(MAX_DESCRIPTION))
        if description["format"] != FORMAT:
            raise ValueError(f"its format is {description['format']!r}")
        if description["version"] != VERSION:
            raise TaggerFileError(
                f"{path} has version {description['version']!r} of the format; this newsextract reads {VERSION}"
            )
        arrays = {}
        for member in tar.getmembers():
            content = tar.extractfile(member)
            if content is not None and member.name.endswith(".npy"):
                array = np.lib.format.read_array(io.BytesIO(content.read()), allow_pickle=False)
                arrays[member.name.removesuffix(".npy")] = array
    return TrainedTagger(description, arrays)


def misfits(tagger: TrainedTagger, shapes: Sequence[str], tags: Sequence[str]) -> Iterator[str]:
    """Every reason why a tagger cannot be used."""
    description = tagger.description
    if description["vectors"] != VECTORS:
        yield "it was trained on other word vectors than those of the installed natasha"
    if list(description["shapes"]) != list(shapes) or list(description["tags"]) != list(tags):
        yield "its shapes of words or its tags are not those of this version"
    unknown = set(description["features"]) - set(READERS)
    if unknown:
        yield f"this version does not know the feature {', '.join(sorted(unknown))}"
    if not tagger.conventions:
        yield "it has no convention"
    for name, shape in wanted_shapes(tagger).items():
        array = tagger.arrays.get(name)
        if array is None:
            yield f"it has no array {name!r}"
        elif array.shape != shape or array.dtype != np.float32:
            yield f"the array {name!r} is {array.dtype} {array.shape} and not float32 {shape}"
        elif not np.isfinite(array).all():
            yield f"the array {name!r} holds what is no number"


def wanted_shapes(tagger: TrainedTagger) -> dict[str, tuple[int, ...]]:
    """The shape that every array must have."""
    description = tagger.description
    features, tags = description["features"], len(description["tags"])
    wanted: dict[str, tuple[int, ...]] = {"shapes": (len(description["shapes"]), SHAPE_SIZE)}
    for name, values in features.items():
        wanted[f"feature.{name}"] = (len(values) + 1, FEATURE_SIZE)
    size = VECTOR_SIZE + SHAPE_SIZE + FEATURE_SIZE * len(features)
    for k, filters in enumerate(FILTERS):
        wanted[f"{k}.weight"] = (filters, size, WIDTH)
        wanted |= {f"{k}.{part}": (filters,) for part in PARTS[1:]}
        size = filters
    for name in tagger.conventions:
        head = f"head.{name}"
        wanted |= {f"{head}.weight": (size, tags), f"{head}.bias": (tags,), f"{head}.transitions": (tags, tags)}
    return wanted
