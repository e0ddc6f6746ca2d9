"""What the resolution of speakers knows while it reads: the article, its grammar, and who has spoken."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeVar

from newsextract import language, lexicon
from newsextract.article import MentionKind, SpeakerType
from newsextract.entities import Entities, NamedEntity, fold, gender_of
from newsextract.names import Name
from newsextract.quotes.grammar import LazyGrammar
from newsextract.quotes.sources import ONE, Source, source_lemma
from newsextract.roles import Role, phrase_nominative, role_lemma
from newsextract.text import Text

Item = TypeVar("Item")
STOP_WORDS = frozenset("для при это так называть".split())


class Voice(NamedTuple):
    """A speaker as resolved: its name, what it is, where it is named, and whether as a name, a role or a pronoun."""

    name: str
    type: SpeakerType
    mention: tuple[int, int] | None = None  # tokens
    entity: int | None = None
    kind: MentionKind = "name"
    gender: str | None = None
    plural: bool = False
    strategy: str = ""  # the function that found it
    confidence: float = 1.0


REACH = 2_500  # tokens; a long article has two thousand
BLOCK = 500
MEMORY = 300  # voices


@dataclass(frozen=True, slots=True)
class Near:
    """Entities in the order of their ids, the persons with a role among them, roles in text order and by holder: of a
    part of the text.
    """

    entities: Sequence[NamedEntity]
    titled: Sequence[NamedEntity]
    roles: Sequence[Role]
    held: Mapping[int, Sequence[Role]]


def between(items: Sequence[Item], low: int, high: int, place: Callable[[Item], int]) -> Sequence[Item]:
    """The items whose place lies in a range; they are sorted by it."""
    return items[bisect_left(items, low, key=place) : bisect_left(items, high, key=place)]


@dataclass(slots=True)
class Discourse:
    """The article as far as it is read: `spoken` grows with every quotation."""

    segmentation: Text
    grammar: LazyGrammar
    entities: Entities
    roles: Sequence[Role]
    clock: Sequence[int]  # token -> how many sentences of the reporter's begin before it or with it
    in_speech: Sequence[bool]  # token -> whether it lies in speech that stands alone
    sources: Sequence[Source]  # of all cues, in text order, whether they report a quotation or not
    spoken: list[Voice] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)
    highest: int = 1
    places: list[tuple[int, NamedEntity]] = field(default_factory=list)  # first tokens of names, in text order
    surroundings: dict[int, Near] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = sorted(((s.first, e) for e in self.entities for s in e.spans), key=lambda place: place[0])
        self.counts = Counter({e.id: len(e.spans) for e in self.entities if e.type == "PER"})
        self.highest = max(self.counts.values(), default=1)

    def near(self, index: int) -> Near:
        """Who and what is named within REACH tokens: the whole of most articles, a bounded part of a whole book."""
        if len(self.segmentation.tokens) <= REACH:
            index = 0
        block = index // BLOCK
        if block not in self.surroundings:
            low, high = block * BLOCK - REACH, (block + 1) * BLOCK + REACH
            named = between(self.places, low, high, lambda place: place[0])
            entities = {entity.id: entity for _, entity in named}
            roles = between(self.roles, low, high, lambda role: role.first)
            held: dict[int, list[Role]] = defaultdict(list)
            for role in roles:
                held[role.holder].append(role)
            near = [entities[number] for number in sorted(entities)]
            titled = [entity for entity in near if entity.type == "PER" and entity.id in held]
            self.surroundings[block] = Near(near, titled, roles, dict(held))
        return self.surroundings[block]

    def last_before(self, entity: NamedEntity, index: int) -> Iterator[Name]:
        """The names of an entity before a token, the nearest first."""
        end = bisect_left(entity.spans, index, key=lambda span: span.first)
        return (entity.spans[i] for i in range(end - 1, -1, -1))

    def spoken_before(self) -> Iterator[Voice]:
        """Who spoke, the last first; in a very long text only the last few hundred."""
        return islice(reversed(self.spoken), MEMORY)

    def word(self, index: int) -> str:
        """The word of a token."""
        return self.segmentation.words[index]

    def lemma(self, source: Source) -> str:
        """The lemma of a phrase's head."""
        return source_lemma(self.word(source.head))

    def content_words(self, first: int, last: int, head: int) -> KeysView[str]:
        """Lemmas of a title phrase besides its head, in the order of its words."""
        words = [self.word(i) for i in range(first, last) if i != head]
        lemmas = (language.lemma(w) for w in words if len(w) > 2 and w[0].isalpha())
        return dict.fromkeys(lemma for lemma in lemmas if lemma not in STOP_WORDS).keys()

    def nominative(self, source: Source) -> str:
        """The phrase with its head in the nominative."""
        named = {i for i in range(source.first, source.last) if i in self.entities.name_of}
        if source.case == "nomn":
            return lowered(self.segmentation, source, named)
        if self.word(source.head) in ONE:
            rest = self.segmentation.tokens[source.head].stop, self.segmentation.tokens[source.last - 1].stop
            return ONE[self.word(source.head)][0] + self.segmentation.string[slice(*rest)]
        return phrase_nominative(self.segmentation, source.first, source.last, source.head, named)

    def names_in(self, source: Source) -> list[Name]:
        """Names inside the phrase, persons first."""
        found = {n for i in range(source.first, source.last) if (n := self.entities.name_at(i)) is not None}
        return sorted(found, key=lambda n: (n.type != "PER", -n.first))

    def is_animate(self, source: Source) -> bool:
        """Whether the head is a person."""
        if self.grammar.feat(source.head, "Animacy") == "Anim" or role_lemma(self.word(source.head)) is not None:
            return True
        return bool({"unnamed", "same"} & lexicon.load("sources").get(self.lemma(source), frozenset()))

    def same_paragraph(self, one: int, other: int) -> bool:
        """Whether two tokens stand in one paragraph."""
        sentences = self.segmentation.sentences
        return (
            sentences[self.segmentation.sentence_of[one]].paragraph
            == sentences[self.segmentation.sentence_of[other]].paragraph
        )

    def prominence(self, entity: int) -> float:
        """Up to 1 for the person whom the article names most."""
        return self.counts[entity] / self.highest

    def most_prominent(self) -> Voice | None:
        """The person whom the article names most: in an interview, who answers."""
        people = [e for e in self.entities if e.type == "PER"]
        entity = max(people, key=lambda e: len(e.spans), default=None)
        return Voice(entity.name, "PER", None, entity.id, "name", gender_of(entity)) if entity else None


def entity_voice(entity: NamedEntity, source: Source, kind: MentionKind) -> Voice:
    """The voice of an entity that a phrase names."""
    type_: SpeakerType = "PER" if entity.type == "PER" else "ORG"
    plural = source.number == "plur" and entity.type == "PER" and kind != "name"
    return Voice(entity.name, type_, (source.first, source.last), entity.id, kind, gender_of(entity), plural)


def called(voice: Voice, source: Source, kind: MentionKind) -> Voice:
    """The same voice, called by other words."""
    return voice._replace(mention=(source.first, source.last), kind=kind)


def stems(name: str) -> set[str]:
    """Folded words of a name, roughly stemmed, for comparing descriptions."""
    return {word[: max(4, len(word) - 2)] for word in fold(name).split()}


def lowered(text: Text, source: Source, named: set[int]) -> str:
    """The phrase as it stands, a capital of the sentence's start undone."""
    tokens = text.tokens
    string = text.string[tokens[source.first].start : tokens[source.last - 1].stop]
    first = tokens[source.first].text
    if source.first not in named and first[:1].isupper() and first[1:].islower():
        return string[0].lower() + string[1:]
    return string
