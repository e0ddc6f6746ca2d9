"""The neural models: sequences of words in, tags out."""

from newsextract.tagger.files import ModelFiles, find_model_files
from newsextract.tagger.models import Arc, Form, Tagger
from newsextract.tagger.trained import TrainedTagger, load_tagger, use_tagger, with_ner
from newsextract.tagger.weights import Weights, load_weights

__all__ = [
    "Arc",
    "Form",
    "ModelFiles",
    "Tagger",
    "TrainedTagger",
    "Weights",
    "find_model_files",
    "load_tagger",
    "load_weights",
    "use_tagger",
    "with_ner",
]
