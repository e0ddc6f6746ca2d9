"""Organisations over many articles: entities of different articles that are one body.

They are one where they have the same name in whatever case («ВТБ», «МИД России» and «МИД РФ»), or names that the table
`synonyms` has for one thing, or where an article uses both names for one body («Федеральная антимонопольная служба
(ФАС)»): then every other article's «ФАС» is the same. A plain noun («министерство», «Дума») joins nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newsextract import language, lexicon
from newsextract.article import Entity
from newsextract.corpus.identity import Identity, Member, Row, count_quotes, in_order, make_identity

MARKS = str.maketrans("", "", "«»„“”\"'")


def bodies(rows: Sequence[Row]) -> tuple[Identity, ...]:
    """Every organisation that the articles name, each once, the most quoted first."""
    owner: dict[str, Member] = {}
    groups = Groups()
    for number, (_, article, _) in enumerate(rows):
        for entity in article.entities:
            if entity.type == "ORG":
                member = Member(number, entity.id)
                groups.add(member)
                for key in keys_of(entity):
                    groups.join(owner.setdefault(key, member), member)
    quoted = count_quotes(rows)
    return in_order(make_identity(rows, members, None, quoted) for members in groups.all())


class Groups:
    """Members that are one, found by joining pairs."""

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def add(self, member: Member) -> None:
        """A group of its own."""
        self._above[member] = member

    def top(self, member: Member) -> Member:
        """The member that stands for the group."""
        while self._above[member] != member:
            self._above[member] = member = self._above[self._above[member]]
        return member

    def join(self, one: Member, other: Member) -> None:
        """Two groups become one; two bodies of one article stay two."""
        first, second = sorted((self.top(one), self.top(other)))
        self._above[second] = first

    def all(self) -> list[list[Member]]:
        """The groups, in order."""
        groups: dict[Member, list[Member]] = defaultdict(list)
        for member in self._above:
            groups[self.top(member)].append(member)
        return list(groups.values())


def keys_of(entity: Entity) -> Iterator[str]:
    """What tells that another article means the same body: its link, its name, and the names that stand in the text."""
    if entity.link:
        yield f"link {entity.link}"
    yield body_key(entity.name)
    for name in dict.fromkeys(mention.text for mention in entity.mentions if mention.kind == "name"):
        if is_distinctive(name) and name not in entity.name:  # «МИД» of «МИД России» may be another's
            yield body_key(name)


def is_distinctive(name: str) -> bool:
    """Whether a name joins what other articles call so: an abbreviation, several words, or Latin letters."""
    return " " in name or name.isascii() or (name.isupper() and len(name) > 2)


def body_key(name: str) -> str:
    """One key for the cases and the usual synonyms of a name; without a legal form."""
    words = name.translate(MARKS).split()
    if len(words) > 1 and words[0] in lexicon.load("legal_forms"):
        words = words[1:]
    whole = language.named_in("synonyms", words)
    if whole:
        return f"synonym {min(whole)}"
    return " ".join(min(language.named_in("synonyms", [word]) or {language.key_word(word)}) for word in words)
