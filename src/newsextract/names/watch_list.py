"""A user's own names: found in every case form, typed and linked by the user's ids.

All forms of all names are one Aho-Corasick automaton (the library ahocorasick_rs), so that a list of many thousand
names costs one pass over the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import Any, get_args

from ahocorasick_rs import AhoCorasick, MatchKind

from newsextract import language
from newsextract.article import EntityType
from newsextract.errors import OptionError
from newsextract.language import NAME_CASES, head_index, person_name
from newsextract.names.spans import Name
from newsextract.text import Text, tokenize

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
MAX_FORMS = 64  # of one name in one case


@dataclass(frozen=True, slots=True)
class Record:
    """A name that the user looks for, in the nominative, with the user's id and other names of the same thing."""

    type: EntityType
    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()


class WatchList:
    """Finds the names of records in a text."""

    def __init__(self, records: Sequence[Record]) -> None:
        patterns = {
            pattern(form): (record, form[0][:1].isupper())
            for record in reversed(records)  # of records with one alias, the first is taken
            for name in (*record.aliases, record.name)
            for form in case_forms(name, record.type)
        }
        self._found = list(patterns.values())
        self._automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: Text) -> dict[Name, Record]:
        """The longest matches in text order, none overlapping. A name with a capital matches only with one."""
        encoded = [enclosed(token.word) for token in text.tokens]
        ends = list(accumulate(map(len, encoded)))
        matches = {}
        for index, start, stop in self._automaton.find_matches_as_indexes("".join(encoded)):
            record, capital = self._found[index]
            first, last = bisect_left(ends, start + 1), bisect_left(ends, stop) + 1
            if text.tokens[first].word[:1].isupper() or not capital:
                matches[Name(first, last, record.type)] = record
        return matches


def enclosed(word: str) -> str:
    """A word between marks that no word holds, so that a pattern begins and ends with words."""
    return f"\x02{caseless(word)}\x03"


def pattern(words: Sequence[str]) -> str:
    """Words as they follow each other in an encoded text."""
    return "".join(map(enclosed, words))


def caseless(word: str) -> str:
    """Case and ё folded."""
    return word.casefold().replace("ё", "е")


# --- the forms of a name ----------------------------------------------------------------------------------------------


def case_forms(name: str, type_: EntityType) -> Iterator[tuple[str, ...]]:
    """The words of a name in every case; a few forms too many rather than one too few."""
    words = [token.word for token in tokenize(name, 0, len(name))]
    yield tuple(words)
    if not words:
        return
    yield from person_forms(words) if type_ == "PER" else thing_forms(words)


def person_forms(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """«Юрий Мильнер»: every word in the same case, or as it is where it does not decline."""
    gender = person_name(words, "nomn").gender
    for case in NAME_CASES[1:]:
        choices = [sorted({word, *declined(word, case, gender)}) for word in words]
        for form, _ in zip(product(*choices), range(MAX_FORMS), strict=False):
            yield form


def thing_forms(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """«Большой театр», «Газпром нефть»: the head with its adjectives, or the last word, in every case."""
    last, head = len(words) - 1, head_index(words)
    for case in NAME_CASES[1:]:
        if last:
            yield tuple(language.in_case(words, head, case))
        for form in declined(words[last], case, None):
            yield (*words[:last], form)


ABBREVIATION_ENDINGS = {"gent": ("а",), "datv": ("у",), "accs": (), "ablt": ("ом",), "loct": ("е",)}


def declined(word: str, case: str, gender: str | None) -> Iterator[str]:
    """Forms of one word in a case: the dictionary's, or those that its ending suggests."""
    if word.isupper() and len(word) > 1:
        yield from (word + ending for ending in ABBREVIATION_ENDINGS[case])
        return
    if not word.isalpha() and "-" not in word:
        return
    known = False
    for parse in language.parses(word.lower()):
        if parse.case == "nomn" and parse.known and gender in (None, "", parse.gender):
            known = True
            form = language.inflect(parse, case, parse.number, parse.gender if parse.pos == "ADJF" else None)
            if form is not None:
                yield language.like(word, form)
    if not known:
        yield from (language.like(word, form) for form in language.decline(word.lower(), case, gender))


# --- the option -------------------------------------------------------------------------------------------------------


def read_watch_list(option: Any) -> tuple[Record, ...]:
    """The option `gazetteer` as records. OptionError that names the entry and what is wrong with it."""
    if isinstance(option, Mapping):
        entries: list[Any] = [
            {**(entry if isinstance(entry, Mapping) else {"name": entry}), "type": type_}
            for type_, names in option.items()
            for entry in as_list(names, f"gazetteer[{type_!r}]")
        ]
    else:
        entries = as_list(option, "gazetteer")
    return distinct(map(read_record, entries))


def distinct(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records, equal ones once. OptionError for two of one name that are of different types or have different ids."""
    own = tuple(dict.fromkeys(records))
    first: dict[str, Record] = {}
    for record in own:
        other = first.setdefault(caseless(record.name), record)
        if (record.type, record.id) != (other.type, other.id):
            raise OptionError(f"gazetteer: one name is two things, {told(other)} and {told(record)}")
    return own


def told(record: Record) -> str:
    """A record for a message."""
    return f"{record.name!r} ({record.type}{'' if record.id is None else f', id {record.id!r}'})"


def as_list(names: Any, where: str) -> list[Any]:
    """Names as a list. OptionError for a single string and for what is no list."""
    if isinstance(names, (str, bytes)) or not isinstance(names, Iterable):
        raise OptionError(f"{where} must be a list of names or records, not {names!r}")
    return list(names)


def read_record(entry: Any) -> Record:
    """One record of the option. Fields that mean nothing here, such as further columns of a table, are passed over."""
    if isinstance(entry, Record):
        return entry
    if not isinstance(entry, Mapping):
        raise OptionError(f"gazetteer: {entry!r} is no record; a record has a type and a name")
    if entry.get("type") not in ENTITY_TYPES:
        raise OptionError(
            f"gazetteer: {dict(entry)!r} has the type {entry.get('type')!r}; there are {list(ENTITY_TYPES)}"
        )
    aliases = as_list(given(entry, "aliases", ()), f"gazetteer: the aliases of {entry.get('name')!r}")
    for name in (entry.get("name"), *aliases):
        if not isinstance(name, str) or not any(c.isalnum() for c in name):
            raise OptionError(f"gazetteer: {name!r} is no name, in {dict(entry)!r}")
    return Record(entry["type"], entry["name"], read_id(given(entry, "id")), tuple(aliases))


def given(entry: Mapping[str, Any], field: str, default: Any = None) -> Any:
    """A field of a record; an empty cell of a table, None or NaN, counts as not given."""
    value = entry.get(field)
    return default if value is None or value != value or type(value).__name__ == "NAType" else value


def read_id(value: Any) -> str | None:
    """An id as text. In a column with empty cells a table makes 7 to 7.0: that is 7 again."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return None if value is None else str(value)
