"""What one article says of a person, as far as it tells who that is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from newsextract import language, lexicon
from newsextract.article import Article, Entity
from newsextract.corpus.identity import Member, Row

INITIALS = re.compile(r"([А-ЯЁA-Z])\.\s*(?:([А-ЯЁA-Z])\.\s*)?(?=\w{2})")
WORD = re.compile(r"\w[\w-]+")
EVERYWHERE = 0.2  # of the articles: a name in more of them tells nothing of who somebody is
ALWAYS_TELLS = 3  # articles, in however few


@dataclass(frozen=True, slots=True)
class Facts:
    """Name parts folded, "" where the article does not give them; an initial is a letter.

    words: the words of the person's roles. walks: walks of life of the roles. nouns: role nouns anywhere in the
    article. others: names of whatever else the article names.
    """

    member: Member
    first: str
    middle: str
    last: str
    gender: str | None
    link: str | None
    words: frozenset[str]
    walks: frozenset[str]
    nouns: frozenset[str]
    others: frozenset[str]

    @property
    def fullness(self) -> int:
        """How much the name says: initials less than names."""
        return 2 * (len(self.first) > 1) + bool(self.first) + (len(self.middle) > 1)


GATHERED = ("first", "middle", "gender", "link")


class Known:
    """What is known of somebody from several articles; gathered as they come, so that many cost no more each."""

    def __init__(self, last: str) -> None:
        self.last = last
        self.members: list[Facts] = []
        self.words: set[str] = set()
        self.walks: set[str] = set()
        self.others: set[str] = set()
        self._values: dict[str, set[str]] = {name: set() for name in GATHERED}
        self._firsts: dict[int, set[str]] = {}  # by article

    def add(self, facts: Facts) -> None:
        """One more article."""
        self.members.append(facts)
        self.words |= facts.words
        self.walks |= facts.walks
        self.others |= facts.others
        for name, values in self._values.items():
            if value := getattr(facts, name):
                values.add(value)
        self._firsts.setdefault(facts.member.article, set()).add(facts.first)

    def values(self, name: str) -> set[str]:
        """What the articles say of a part of the name, the gender or the link."""
        return self._values[name]

    def is_another_in(self, facts: Facts) -> bool:
        """Whether the same article names this person as well, and otherwise: it tells the two apart."""
        return bool(self._firsts.get(facts.member.article, set()) - {facts.first})


def folded(word: str | None) -> str:
    """A word for comparing: small letters, ё as е."""
    return (word or "").lower().replace("ё", "е").rstrip(".")


def facts_of_people(rows: Sequence[Row]) -> list[Facts]:
    """What every article says of every person in it."""
    telling = telling_names(rows)
    surnames = frozenset(folded(e.last) for _, article, _ in rows for e in article.entities if e.first and e.last)
    facts = []
    for number, (_, article, _) in enumerate(rows):
        nouns = role_nouns(article.text)
        for entity in article.entities:
            if entity.type == "PER":
                others = others_in(article, entity.id) & telling
                facts.append(facts_of(Member(number, entity.id), entity, name_parts(entity, surnames), nouns, others))
    return facts


def role_nouns(text: str) -> frozenset[str]:
    """The role nouns of a text, as the table `roles` has them; «Министр» may begin a sentence."""
    roles: Mapping[str, Collection[str]] = lexicon.load("roles")
    words = dict.fromkeys(word.lower() for word in WORD.findall(text) if not word.isupper())
    found = {language.key_word(word) for word in words}
    return frozenset(found & roles.keys())


def facts_of(
    member: Member, entity: Entity, parts: tuple[str, str, str], nouns: frozenset[str], others: frozenset[str]
) -> Facts:
    """What an article says of one person."""
    words = [language.key_word(word) for role in entity.roles for word in WORD.findall(role)]
    roles: Mapping[str, Collection[str]] = lexicon.load("roles")
    walks = {flag for word in words for flag in roles.get(word, ())} & language.WALKS
    return Facts(member, *parts, entity.gender, entity.link, frozenset(words), frozenset(walks), nouns, others)


def name_parts(entity: Entity, surnames: frozenset[str]) -> tuple[str, str, str]:
    """First name, patronymic and surname, folded; initials where there are no names.

    One name alone is a surname where other articles have it as one, or where no dictionary has it as a given name.
    """
    initials = INITIALS.match(entity.name)
    first, middle, last = folded(entity.first), folded(entity.middle), folded(entity.last)
    if initials and last:
        return first or folded(initials[1]), middle or folded(initials[2]), last
    if not last and first and (first in surnames or not is_given_name(first)):
        return "", "", first  # «Роналду»
    return first, middle, last or ("" if first else folded(entity.name))


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of the dictionary."""
    return any("Name" in parse.grammemes and parse.known for parse in language.parses(word))


def others_in(article: Article, own: int) -> frozenset[str]:
    """Names of the other entities of an article."""
    return frozenset(folded(entity.name) for entity in article.entities if entity.id != own)


def telling_names(rows: Sequence[Row]) -> frozenset[str]:
    """Names that so few articles have that they tell what an article is about."""
    counts: dict[str, int] = {}
    for _, article, _ in rows:
        for name in {folded(entity.name): None for entity in article.entities}:
            counts[name] = counts.get(name, 0) + 1
    most = max(ALWAYS_TELLS, EVERYWHERE * len(rows))
    return frozenset(name for name, count in counts.items() if count <= most)
