"""The neural models: sequences of words in, tags out."""

from newsextract.models.engine.first_layers import shape_of
from newsextract.models.engine.rows import Rows, lay_rows
from newsextract.models.features import READERS, Feature
from newsextract.models.files import ModelFiles, find_model_files
from newsextract.models.protocol import Arc, Form, Models, Words
from newsextract.models.tagger import MAX_WORDS, Tagger, backend, load_models, packed
from newsextract.models.trained import (
    FEATURE_SIZE,
    PARTS,
    VECTOR_SIZE,
    TrainedTagger,
    describe,
    use_tagger,
    with_ner,
)
from newsextract.models.weights import Convolution, Floats, Linear, Weights, load_ner_layers, load_weights
