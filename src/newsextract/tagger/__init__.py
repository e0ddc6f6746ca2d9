"""The neural models: sequences of words in, tags out."""

from newsextract.tagger.files import ModelFiles, find_model_files
from newsextract.tagger.models import Tagger, WordTag

__all__ = ["ModelFiles", "Tagger", "WordTag", "find_model_files"]
