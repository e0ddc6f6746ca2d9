"""Who and what an article talks of, built once: whatever a source means finds its antecedent here, or is new.

It holds the named referents and the unnamed ones, who has spoken so far, and what is near a place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial, wraps
from math import sqrt
from typing import Any, TypeVar

from newsextract import language, lexicon
from newsextract.entities import Entities, NamedEntity
from newsextract.models import Floats
from newsextract.names import Name
from newsextract.quotes.grammar import LazyGrammar
from newsextract.quotes.source_nouns import noun_flags
from newsextract.quotes.sources import Cue, Source
from newsextract.quotes.speakers.descriptions import Description, body_flags, head_lemma, read_description
from newsextract.quotes.speakers.referents import Named, Referent
from newsextract.roles import Role
from newsextract.text import DASH_TOKENS, OPENING_TOKENS, Extent, Text

Item = TypeVar("Item")
Place = TypeVar("Place", bound=Hashable)
Answer = TypeVar("Answer")
TINY = 1e-9  # no length is less
DISCOURSE_REACH = 2_500  # tokens; a long article has two thousand
BLOCK = 500  # tokens that share what is near them
OUTLETS = frozenset({"outlet", "site"})  # flags of nouns: «сайт», «телеграм-канал»
PRINTING = "prints"  # flag of verbs for what outlets do
OUTLET, WITH = "outlet", "с"  # flag of occasions on which one talks to outlets, «в беседе с «Портом»»
TITLE_WORDS = 4  # in marks before a name that ends them
ENDS_ADDRESS = frozenset(",!?.")  # behind the name of whom somebody speaks to
MEMORY = 40  # unnamed referents, and turns, that are remembered


@dataclass(frozen=True, slots=True)
class Near:
    """Entities in the order of their ids, and roles by holder: of a part of the text."""

    entities: Sequence[NamedEntity]
    held: Mapping[int, Sequence[Role]]


def items_between(items: Sequence[Item], low: int, high: int, place: Callable[[Item], int]) -> Sequence[Item]:
    """The items whose place lies in a range; they are sorted by it."""
    return items[bisect_left(items, low, key=place) : bisect_left(items, high, key=place)]


def refers_to_another(cue: Cue, entity: NamedEntity) -> bool:
    """«сообщает «Порт» со ссылкой на МЧС»: whether a body of no known sort reports with reference to another."""
    return cue.referred is not None and not body_flags(entity.name.split())


@dataclass(slots=True)
class Discourse:
    """The article as far as its speakers are known: `turns` and `unnamed` grow with every quotation."""

    text: Text
    grammar: LazyGrammar
    entities: Entities
    roles: Sequence[Role]
    clock: Sequence[int]  # token -> how many sentences of the reporter's begin before it or with it
    in_speech: Sequence[bool]  # token -> whether it lies in speech that stands alone
    cues: Sequence[Cue]  # in text order, whether they report a quotation or not
    vectors: Callable[[Sequence[str]], Floats]  # of words in lower case, of length 1; zeros for an unknown word
    turns: list[tuple[Referent, int]] = field(default_factory=list)  # who has spoken, and at which token
    unnamed: list[Referent] = field(default_factory=list)
    most_names: int = 1  # of the person named most
    surroundings: dict[int, Near] = field(default_factory=dict)
    named: dict[int, Named] = field(default_factory=dict)  # by the entity's id
    sources: Sequence[Source] = field(default_factory=list)  # of the cues
    cited: dict[int, list[int]] = field(default_factory=dict)  # where cues name an entity, by its id
    titled: frozenset[int] = frozenset()  # head tokens of titles
    offices: dict[str, set[int]] = field(default_factory=dict)  # a noun for an office -> ids of who holds one
    reporting: frozenset[int] = frozenset()  # tokens of verbs that report
    printing: set[int] = field(default_factory=set)  # ids of entities that write or relay, as outlets do
    relaying: set[int] = field(default_factory=set)  # and of those that say something in the present
    sources_read: int = 0  # how many of the sources are read
    noted: dict[int, Referent | None] = field(default_factory=dict)  # whom a subject by a common noun means
    answers: dict[Any, dict[Any, Any]] = field(default_factory=lambda: defaultdict(dict))  # of `once`
    meanings: dict[tuple[str, ...], Floats] = field(default_factory=dict)  # mean vectors of phrases, by their words
    description: Callable[[int, int, int], Description] = field(init=False)  # what a noun phrase says, read once

    def __post_init__(self) -> None:
        self.description = cache(partial(read_description, self.text, self.entities))
        self.reporting = frozenset(cue.at for cue in self.cues)
        self.titled = frozenset(role.head for role in self.roles)
        for role in self.roles:
            if role.office:
                self.offices.setdefault(head_lemma(self.text.words[role.head]), set()).add(role.holder)
        named = (source for cue in self.cues for source in (cue.source, cue.referred) if source is not None)
        self.sources = sorted(named, key=lambda source: source.first)
        for cue in self.cues:
            entity = self.entity_of(cue.source) if cue.source is not None else None
            if cue.source is not None and entity is not None:
                self.cited.setdefault(entity.id, []).append(cue.source.first)
                if PRINTING in cue.flags or refers_to_another(cue, entity):
                    self.printing.add(entity.id)
                if self.may_relay(cue, cue.source):
                    self.relaying.add(entity.id)
        self.relaying |= {self.entities.owner(name).id for name in self.entities.names if self.is_told(name)}
        self.most_names = max((len(e.spans) for e in self.entities.persons), default=1)

    def entity_of(self, source: Source) -> NamedEntity | None:
        """The entity that a source names, or whose class it says: «сайт «Порт»»."""
        entity = self.entities.entity_at(source.head)
        if entity is not None or OUTLETS.isdisjoint(noun_flags(self.word(source.head))):
            return entity
        return next(filter(None, map(self.entities.entity_at, range(source.head + 1, source.last))), None)

    def is_told(self, name: Name) -> bool:
        """«рассказал «Порту»», «в беседе с «Портом»»: whether somebody talks to a body in marks, an outlet."""
        before, words = name.first - 2, self.text.lowers
        if name.type != "ORG" or before < 1 or words[before + 1] not in OPENING_TOKENS:
            return False
        if before in self.reporting:
            return not language.may_be_nominative(words[name.first])
        noun = before - (words[before] == WITH)
        return OUTLET in lexicon.load("occasions").get(head_lemma(words[noun]), ())

    def may_relay(self, cue: Cue, source: Source) -> bool:
        """«сообщает «Порт»», «по данным «Порта»»: whether an outlet can be a source; not «в «Волне» не согласны»."""
        if source.case == "loct" or cue.form == "short":
            return False
        return cue.form != "finite" or self.grammar.feat(cue.at, "Tense") != "Past"

    def near(self, index: int) -> Near:
        """Who and what is named near a token: in the whole of most articles, in a part of a long one."""
        if len(self.text.tokens) <= DISCOURSE_REACH:
            index = 0
        block = index // BLOCK
        if block not in self.surroundings:
            low, high = block * BLOCK - DISCOURSE_REACH, (block + 1) * BLOCK + DISCOURSE_REACH
            held: dict[int, list[Role]] = defaultdict(list)
            for role in items_between(self.roles, low, high, lambda role: role.first):
                held[role.holder].append(role)
            self.surroundings[block] = Near(self.entities.between(low, high), dict(held))
        return self.surroundings[block]

    def referent(self, entity: NamedEntity) -> Named:
        """The referent of a named entity."""
        if entity.id not in self.named:
            self.named[entity.id] = self.make_named(entity)
        return self.named[entity.id]

    def make_named(self, entity: NamedEntity) -> Named:
        """A referent of an entity; it knows nothing of the discourse, so that no ring keeps the article in memory."""
        held, description = self.near(entity.spans[0].first).held.get(entity.id, ()), self.description
        return Named(
            entity,
            [span for span in entity.spans if not self.in_speech[span.first]],
            self.cited.get(entity.id, ()),
            entity.id in self.printing,
            entity.id in self.relaying,
            self.text,
            self.grammar,
            lambda: [description(role.first, role.last, role.head) for role in held],
        )

    def entities_of(self, ids: Iterable[int]) -> list[NamedEntity]:
        """The entities of ids."""
        return [self.entities[number] for number in sorted(ids)]

    def named_within(self, spans: Sequence[Extent]) -> frozenset[int]:
        """The ids of the entities that are named in stretches of the text."""
        tokens = self.text.tokens
        within = (items_between(self.entities.names, *span, lambda name: tokens[name.first].start) for span in spans)
        named = {self.entities.owner(name).id for names in within for name in names}
        return frozenset(named).union(*(self.titled_within(span) for span in spans))

    def titled_within(self, span: Extent) -> set[int]:
        """«министр ошибается»: the ids of those whose office alone is the subject of a clause in a stretch."""
        speech, found = self.text.string[span.start : span.stop].lower(), set[int]()
        first, last = (bisect_left(self.text.starts, place) for place in span)
        for noun, holders in self.offices.items():
            if noun in speech and any(self.is_subject_alone(noun, i) for i in range(first, last)):
                found |= holders
        return found

    def is_subject_alone(self, noun: str, index: int) -> bool:
        """Whether a token is a noun without a name behind it, and the subject of a clause."""
        alone = self.text.lowers[index] == noun and self.entities.name_at(index + 1) is None
        return alone and self.grammar.rel(index).startswith("nsubj")

    def tokens_back(self, at: int, sentences: int) -> range:
        """The tokens before one, the nearest first, so many of the reporter's sentences back."""
        return range(at - 1, bisect_left(self.clock, self.clock[at] - sentences) - 1, -1)

    def roles_at(self, index: int) -> Sequence[Role]:
        """The titles that begin at a token."""
        return items_between(self.roles, index, index + 1, lambda role: role.first)

    def mean_vectors(self, phrases: Sequence[tuple[str, ...]]) -> list[Floats]:
        """What phrases mean: the mean of their words' vectors, of length 1; zero where no word has one."""
        missing = [phrase for phrase in dict.fromkeys(phrases) if phrase not in self.meanings]
        vectors = self.vectors([word for phrase in missing for word in phrase])
        stop = 0
        for phrase in missing:
            start, stop = stop, stop + len(phrase)
            total = vectors[start:stop].sum(axis=0)
            self.meanings[phrase] = total / max(sqrt(total @ total), TINY)
        return [self.meanings[phrase] for phrase in phrases]

    def heard(self) -> Iterator[tuple[Referent, int]]:
        """Who spoke, the last first; in a very long text only the last few."""
        return reversed(self.turns[-MEMORY:])

    def known_places(self, index: int) -> set[int]:
        """The first tokens of words whose meaning is known: those for whoever spoke, and those that found somebody."""
        return {at for _, at in self.heard()} | {referent.places[0] for referent in self.unnamed_near(index)}

    def unnamed_near(self, index: int) -> Sequence[Referent]:
        """The unnamed within reach of a token, in text order: a whole book costs no more than its articles would."""
        if len(self.text.tokens) <= DISCOURSE_REACH:
            return self.unnamed
        return items_between(self.unnamed, index - DISCOURSE_REACH, index + DISCOURSE_REACH, lambda own: own.places[0])

    def named_near(self, index: int) -> Iterator[Named]:
        """The named referents within reach of a token that anything has meant so far."""
        return filter(None, (self.named.get(entity.id) for entity in self.near(index).entities))

    def word(self, index: int) -> str:
        """The word of a token."""
        return self.text.words[index]

    def names_in(self, source: Source) -> list[Name]:
        """Names inside the phrase, persons first."""
        found = {n: None for i in range(source.first, source.last) if (n := self.entities.name_at(i)) is not None}
        return sorted(found, key=lambda n: (n.type != "PER", -n.first))

    def paragraph(self, index: int) -> int:
        """The number of the paragraph that a token stands in."""
        return self.text.sentence_with(index).paragraph

    def prominence(self, entity: int) -> float:
        """Up to 1 for the person whom the article names most."""
        return min(1.0, len(self.entities[entity].spans) / self.most_names)

    def most_prominent(self, said: frozenset[int]) -> Referent | None:
        """The person whom the article names most: in an interview, who answers. said: who is spoken of.

        Whom only the speech names comes last, and only where it speaks to them.
        """
        people = [e for e in self.entities.persons if e.id not in said]
        people = [e for e in people if self.is_told_of(e) or any(map(self.is_spoken_to, e.spans))]
        entity = max(people, key=lambda e: (self.is_told_of(e), len(e.spans)), default=None)
        return self.referent(entity) if entity is not None else None

    def is_spoken_to(self, span: Name) -> bool:
        """«— Анна Петровна, когда откроют мост?», «Скажите, Пётр, …»: whether a name stands where one is called."""
        before = span.first - (self.text.word(span.first - 1) in DASH_TOKENS)
        if self.text.begins_sentence(before):
            return self.text.word(span.last) == ","
        return self.text.word(span.first - 1) == "," and self.text.word(span.last) in ENDS_ADDRESS

    def is_told_of(self, entity: NamedEntity) -> bool:
        """Whether the reporter names an entity, outside of speech that stands alone."""
        return not all(self.in_speech[span.first] for span in entity.spans)


def once(read: Callable[[Discourse, Place], Answer]) -> Callable[[Discourse, Place], Answer]:
    """For what the words of an article say of a token, a sentence or a phrase: it is read once and stays the same."""

    @wraps(read)
    def kept(discourse: Discourse, place: Place) -> Answer:
        answers: dict[Place, Answer] = discourse.answers[read]
        if place not in answers:
            answers[place] = read(discourse, place)
        return answers[place]

    return kept
