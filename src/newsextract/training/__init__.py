"""Adapt the tagger of names to your own texts: annotated articles in, a file for `Extractor(ner=...)` out.

Reading annotations needs nothing more; training needs torch (`pip install '.[training]'` in a clone), and using what
was trained does not.
"""

from newsextract.training.annotations import AnnotatedArticle, Label, Problem, read_annotations
from newsextract.training.scores import Score
from newsextract.training.train import Epoch, train

__all__ = ["AnnotatedArticle", "Epoch", "Label", "Problem", "Score", "read_annotations", "train"]
