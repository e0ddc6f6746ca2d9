"""The options of an Extractor, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from typing import Any


@dataclass(frozen=True, slots=True)
class Options:
    """What an Extractor may be told.

    morphology: give every token its lemma, part of speech and features. Off by default: it costs time, and
        entities and quotations do not need it for every token.
    syntax: give every token its head and relation. Off by default for the same reason.
    furniture: leave page furniture (most-read lists, share counters, bylines) out of `Article.body`. On by default;
        turn it off for texts that are known to be clean and unusual in form, such as scores or price lists.
    reporting_verbs: infinitives to add to the reporting verbs, such as ["запостить"], which then take words in marks
        and clauses with «что»; or a mapping to what each takes: {"запостить": ["quote"]}. The flags are those of
        `lexicon/reporting_verbs.txt`.
    max_chars: refuse longer texts (code points) with TextValueError, for services that must answer in time. None: any.
    gazetteer: names of your own, found in every case form and linked by your ids: a mapping of types to names
        ({"ORG": ["Газпром нефть"]}), or records ({"type": "PER", "name": "Юрий Мильнер", "id": "p17", "aliases":
        ["Мильнер"]}), all in the nominative. They stand in the place of what would be found there otherwise.
    ner: the file of a tagger that `newsextract.training` made, to find names with in place of the bundled one. It
        decides where names begin and end, and what they are. Worker processes and clusters read the same path.
    convention: which of the conventions that this tagger was trained for; None takes the first.
    """

    morphology: bool = False
    syntax: bool = False
    furniture: bool = True
    max_chars: int | None = None
    reporting_verbs: Iterable[str] | Mapping[str, Iterable[str]] = ()
    gazetteer: Iterable[Any] | Mapping[str, Iterable[Any]] = ()
    ner: str | PathLike[str] | None = None
    convention: str | None = None
