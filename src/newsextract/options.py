"""The options of an Extractor as they are after checking. Every option has a reader here, which says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from newsextract.errors import OptionError, TextTypeError, TextValueError, check_count
from newsextract.finders import Finder
from newsextract.names import Record
from newsextract.quotes import FLAGS

INFINITIVE = re.compile(r"[а-яё-]*(?:т[ьи]|чь)(?:с[яь])?(?:_\w+)*")  # «обратить_внимание» is one too
Verbs = Mapping[str, tuple[str, ...]]  # infinitive -> its flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an Extractor was told; `Extractor` says what each option means. Everything in it can be pickled."""

    morphology: bool
    syntax: bool
    tokens: bool
    furniture: bool
    headlines: bool
    max_chars: int | None
    reporting_verbs: Verbs
    gazetteer: tuple[Record, ...]
    finders: tuple[Finder, ...]
    ner: Path | None
    convention: str | None
    yo: bool


def read_switch(name: str, value: object) -> bool:
    """An option that is on or off. A string such as "no" would count as on, None as off: OptionError for both."""
    if not isinstance(value, bool):
        raise OptionError(f"{name} must be True or False, not {value!r}")
    return value


def read_tokens(value: object, *, grammar: bool) -> bool:
    """The option `tokens`: what is asked for about tokens needs them."""
    if not read_switch("tokens", value) and grammar:
        raise OptionError("tokens=False leaves out what morphology and syntax are for")
    return bool(value)


def read_limit(value: int | None) -> int | None:
    """The option `max_chars`."""
    check_count("max_chars", value)
    return value


def read_verbs(verbs: object) -> Verbs:
    """The option `reporting_verbs`. OptionError for what is no list of words, or an unknown flag."""
    if isinstance(verbs, (str, bytes)) or not isinstance(verbs, Iterable):
        raise OptionError(f"reporting_verbs must be a list or a mapping of infinitives, not {verbs!r}")
    pairs = verbs.items() if isinstance(verbs, Mapping) else ((verb, ("that",)) for verb in verbs)
    return {read_infinitive(verb): verb_flags(verb, flags) for verb, flags in pairs}


def read_infinitive(verb: object) -> str:
    """A verb of the option `reporting_verbs`."""
    if not isinstance(verb, str) or not INFINITIVE.fullmatch(verb.strip().lower()):
        raise OptionError(f"reporting_verbs: {verb!r} is no infinitive")
    return verb.strip().lower()


def verb_flags(verb: object, flags: object) -> tuple[str, ...]:
    """The flags of a verb, in the order of the alphabet."""
    if isinstance(flags, (str, bytes)) or not isinstance(flags, Iterable):
        raise OptionError(f"reporting_verbs: the flags of {verb!r} must be a list, not {flags!r}")
    own = list(flags)
    unknown = [flag for flag in own if not isinstance(flag, str) or flag not in FLAGS]
    if unknown:
        raise OptionError(f"reporting_verbs: {verb!r} has unknown flags {unknown}; there are {sorted(FLAGS)}")
    if {"that", "quote"}.issubset(own):
        raise OptionError(
            f"reporting_verbs: {verb!r} cannot have both that and quote: a clause with «что», or no clause"
        )
    return tuple(sorted(own))


def read_finders(finders: object) -> tuple[Finder, ...]:
    """The option `finders`."""
    if not isinstance(finders, Iterable):
        raise OptionError(f"finders must be a list of functions of the text, not {finders!r}")
    own = tuple(finders)
    for finder in own:
        if not callable(finder):
            raise OptionError(f"finders: {finder!r} cannot be called with a text")
    return own


def read_path(ner: object) -> Path | None:
    """The option `ner` as a path that other processes find too."""
    if ner is None:
        return None
    if not isinstance(ner, (str, PathLike)):
        raise OptionError(f"ner must be the path of a trained tagger, not {ner!r}")
    return Path(ner).absolute()


def read_convention(convention: object, ner: object) -> str | None:
    """The option `convention`, which means nothing without a trained tagger."""
    if convention is not None and not isinstance(convention, str):
        raise OptionError(f"convention must be the name of a convention, not {convention!r}")
    if convention is not None and ner is None:
        raise OptionError(f"convention={convention!r} is one of a trained tagger: give the option ner too")
    return convention


def check_text(text: object, max_chars: int | None = None) -> None:
    """Raise TextTypeError for what is no string, TextValueError for one too long or that no JSON could hold."""
    if not isinstance(text, str):
        raise TextTypeError(f"text must be str, not {type(text).__name__}")
    if max_chars is not None and len(text) > max_chars:
        raise TextValueError(f"text has {len(text)} code points, more than max_chars={max_chars}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TextValueError(
            f"text has a lone surrogate, U+{ord(text[error.start]):04X}, at position {error.start}; "
            "decode the text again, or replace it"
        ) from None
