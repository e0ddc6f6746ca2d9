"""The neural models: sequences of words in, tags out."""

from newsextract.tagger.files import ModelFiles, find_model_files
from newsextract.tagger.models import Arc, Form, Tagger

__all__ = ["Arc", "Form", "ModelFiles", "Tagger", "find_model_files"]
