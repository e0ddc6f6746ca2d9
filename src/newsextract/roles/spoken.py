"""Who is spoken of just before a title."""

from __future__ import annotations

from collections.abc import Iterable

from newsextract import language
from newsextract.entities import NamedEntity
from newsextract.names import Name
from newsextract.roles.index import Titles
from newsextract.roles.titles import Title
from newsextract.text import Sentence

BACK = 3  # sentences in which a person is still spoken of
LEADING = frozenset({"nomn", "datv", "", None})  # cases of whom a sentence is about: «Лунин ушёл», «Лунину было 60 лет»


def spoken_before(titles: Titles, sentence: Sentence, end: int) -> list[NamedEntity]:
    """The persons named before a token, in its sentence and those before; whom the text likeliest goes on about first.

    First the nearest subjects of its own sentence, then whom the nearest sentences are about, then the others.
    """
    owner, number = titles.entities.owner, titles.text.sentence_of[sentence.first]
    names = persons_between(titles, sentence.first, end)
    persons = [owner(n) for n in reversed(names) if titles.case_of(n) == "nomn"]
    others = [*map(owner, names)]
    for earlier in reversed(titles.text.sentences[max(0, number - BACK) : number]):
        names = persons_between(titles, earlier.first, earlier.last)
        persons += by_mentions(owner(n) for n in names if titles.case_of(n) in LEADING)
        others += map(owner, names)
    return [*persons, *by_mentions(others)]


def persons_between(titles: Titles, first: int, last: int) -> list[Name]:
    """The names of persons that begin with the tokens `first` to `last` (one past), in text order."""
    return [name for name in titles.entities.names_between(first, last) if name.type == "PER"]


def by_mentions(persons: Iterable[NamedEntity]) -> list[NamedEntity]:
    """Persons, those named most often in the article first."""
    return sorted(persons, key=lambda person: -len(person.spans))


def gender_fits(title: Title, person: NamedEntity) -> bool:
    """«певица» is a woman and «певец» a man; «министр» can be either."""
    own = person.person.gender if person.person else None
    if own == "femn":
        return title.plural or "male" not in title.flags  # «Белова и Лунин — актёры»
    return own != "masc" or language.noun_gender(title.lemma) != "femn"
