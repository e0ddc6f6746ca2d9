"""A speaker by initials, as interviews print them: «А. Б.: Мост откроют в мае»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract.entities import NamedEntity
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent


def initials(discourse: Discourse, source: Source) -> Referent | None:
    """«А. Б.», «АБ» of an interview: the person with these initials whom the article names most."""
    if source.kind != "initials":
        return None
    letters = [discourse.word(i) for i in range(source.first, source.last) if discourse.word(i).isalpha()]
    letters = list(letters[0]) if len(letters) == 1 else letters
    fitting = [e for e in discourse.near(source.first).entities if e.type == "PER" and has_initials(e, letters)]
    entity = max(fitting, key=lambda e: (is_written_out(e), discourse.prominence(e.id)), default=None)
    return discourse.referent(entity) if entity is not None else None


def is_written_out(entity: NamedEntity) -> bool:
    """Whether a name has no initials, which can be an entity of their own: «А. Б.», «А. Белова» for «Анна Белова»."""
    return all(len(word) > 2 for word in entity.name.split())


def has_initials(entity: NamedEntity, letters: Sequence[str]) -> bool:
    """Whether a name has these first letters, of first and last name at least; the last can be the whole surname."""
    words = [word.upper() for word in entity.name.split() if word[0].isupper()]
    said = letters if len(words) == len(letters) else (letters[0], letters[-1])
    return 1 < len(words) == len(said) and all(map(str.startswith, words, map(str.upper, said)))
