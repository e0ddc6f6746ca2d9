"""From the words beside a quotation to who speaks, resolved over the article read so far.

A name is its entity. A role goes to its holder, a pronoun to the person spoken of, a description stays what it is, in
the nominative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from newsextract import lexicon, morphology
from newsextract.article import MentionKind, SpeakerType
from newsextract.entities import Known, NameSpan, RoleSpan
from newsextract.entities.grouping import fold, gender_of
from newsextract.entities.roles import phrase_nominative, role_lemma
from newsextract.quotes.cues import Source
from newsextract.quotes.frames import Grammar
from newsextract.segmentation import Segmentation

OUTLET_WORDS = frozenset({"издание", "агентство", "газета", "журнал", "телеканал", "портал", "сайт"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as resolved: its name, what it is, where it is named, and whether as a name, a role or a pronoun."""

    name: str
    type: SpeakerType
    mention: tuple[int, int] | None = None  # tokens
    entity: int | None = None
    kind: MentionKind = "name"
    gender: str | None = None
    plural: bool = False


@dataclass(slots=True)
class Resolver:
    """Resolves sources in text order; remembers who has spoken."""

    segmentation: Segmentation
    grammar: Grammar
    entities: Sequence[Known]
    roles: Sequence[RoleSpan]
    names: dict[int, NameSpan]
    sentence_of: Sequence[int]  # token -> number of its sentence
    clock: Sequence[int]  # token -> how many sentences of the reporter's begin before it or with it
    in_speech: Sequence[bool]  # token -> whether it lies in speech that stands alone
    spoken: list[Voice] = field(default_factory=list)
    owners: dict[NameSpan, Known] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.owners = {span: entity for entity in self.entities for span in entity.spans}

    def resolve(self, source: Source | None) -> Voice | None:
        """Who the source means; remembered as the one who spoke last."""
        voice = self._resolve(source) if source is not None else None
        if voice is not None:
            self.spoken.append(voice)
        return voice

    def last(self) -> Voice | None:
        """Who spoke last, without the words that named them there."""
        if not self.spoken:
            return self._most_prominent()
        voice = self.spoken[-1]
        return Voice(voice.name, voice.type, None, voice.entity, voice.kind, voice.gender, voice.plural)

    def _most_prominent(self) -> Voice | None:
        """The person whom the article names most: in an interview, who answers."""
        people = [e for e in self.entities if e.type == "PER"]
        entity = max(people, key=lambda e: len(e.spans), default=None)
        return Voice(entity.name, "PER", None, entity.id, "name", gender_of(entity)) if entity else None

    def _resolve(self, source: Source) -> Voice | None:
        if source.kind in ("pronoun", "owner", "dropped"):
            return self._pronoun(source)
        for strategy in (self._named, self._same, self._role, self._document, self._body, self._described_person):
            voice = strategy(source)
            if voice is not None:
                return voice
        return self._described(source)

    # --- names ---

    def _named(self, source: Source) -> Voice | None:
        """The entity of the name that the phrase is, or that stands in apposition to its head."""
        name = self.names.get(source.head)
        if self._is_coordinated(source):
            return None
        if name is None:
            name = next((n for n in self._names_in(source) if self._in_apposition(n, source)), None)
        if name is None:
            name = self._name_after_dash(source) or self._distant_apposition(source)
        if name is not None and self._is_common_noun(name, source):
            return None
        if name is None:
            return None
        voice = self._voice(self._of_gender(self.owners[name], source), source, "name")
        return self._fuller(voice) if voice.type == "ORG" else voice

    def _distant_apposition(self, source: Source) -> NameSpan | None:
        """«директора банка в Твери, Омске и Туле Анну Белову»: the name that hangs on the head over commas."""
        for child in self.grammar.children(source.head, "appos"):
            name = self.names.get(child)
            if name is not None and name.type == "PER" and self._chain_is_apposition(name, source):
                return name
        return None

    def _is_common_noun(self, name: NameSpan, source: Source) -> bool:
        """«оппозиционные СМИ», «районный суд»: a body's common noun that is more than its name says."""
        known = self._word(name.first).lower() in lexicon.load("sources") and name.last - name.first == 1
        return known and name.type == "ORG" and source.last - source.first > 1

    def _name_after_dash(self, source: Source) -> NameSpan | None:
        """«Адвокат Петра — Валентин Пышкин рассказал»: a person between a dash and the verb."""
        tokens = self.segmentation.tokens
        if source.last + 1 >= len(tokens) or tokens[source.last].text not in ("—", "–", ","):
            return None
        name = self.names.get(source.last + 1)
        titled = next((r for r in self.roles if r.first == source.last + 1), None)
        if titled is not None and tokens[source.last].text == ",":
            name = self.names.get(titled.last)
        dash = tokens[source.last].text != ","
        behind = name is not None and name.last < len(tokens) and tokens[name.last].text in (",", "—", "–")
        fits = dash or behind or titled is not None
        return name if name is not None and name.type == "PER" and fits else None

    def _of_gender(self, entity: Known, source: Source) -> Known:
        """Another person of the same surname where the verb's gender tells: «Бут рассказала» is not Виктор."""
        person = entity.person
        if person is None or source.gender is None or source.case != "nomn" or person.gender in (None, source.gender):
            return entity
        for other in self.entities:
            if other.person and other.person.gender == source.gender and same_surname(other, entity):
                return other
        return entity

    def _is_coordinated(self, source: Source) -> bool:
        """«Израиль и США заявили»: several speak, and none of them alone."""
        others = [i for i in self.grammar.children(source.head, "conj") if source.first <= i < source.last]
        apart = [i for i in others if self.names.get(i) is None or self.names.get(i) != self.names.get(source.head)]
        return bool(apart) and any(self._word(i).lower() == "и" for i in range(source.head, max(apart)))

    def _names_in(self, source: Source) -> list[NameSpan]:
        """Names inside the phrase, persons first."""
        found = {n for i in range(source.first, source.last) if (n := self.names.get(i)) is not None}
        return sorted(found, key=lambda n: (n.type != "PER", -n.first))

    def _in_apposition(self, name: NameSpan, source: Source) -> bool:
        """Whether a name stands for the head, not beside it in the genitive: «глава МИД Лавров», not «глава МИД»."""
        if name.type == "PER":
            entity = self.owners[name]
            if not verb_allows(entity, source) or self._is_complement(name, source):
                return False
            titled = any(r.holder == entity.id and r.last == name.first and r.head == source.head for r in self.roles)
            return titled or self._chain_is_apposition(name, source)
        marked = self.segmentation.tokens[name.first - 1].text in MARKS and name.first - 1 == source.head + 1
        outlet = "outlet" in lexicon.load("sources").get(self._lemma(source).rpartition("-")[2], ())
        marked = marked and not self._is_animate(source)  # «газета «Маяк»», not «источник «Маяка»»
        return name.type == "ORG" and (marked or (outlet and name.first == source.head + 1))

    def _is_complement(self, name: NameSpan, source: Source) -> bool:
        """«Помощник Хиллари Клинтон по делам Европы»: the phrase goes on with a preposition behind the name."""
        return name.last < source.last and self.grammar.pos(name.last) == "ADP"

    def _chain_is_apposition(self, name: NameSpan, source: Source) -> bool:
        """Whether syntax leads from the name to the head by appositions alone, in the same case."""
        current: int | None = name.first
        for _ in range(8):
            if current is None or current == source.head:
                break
            rel = self.grammar.rel(current)
            if rel not in ("appos", "flat", "flat:name", "flat:foreign", "nsubj", "conj"):
                return False
            current = self.grammar.head(current)
        if current != source.head:
            return False
        cases = {self.grammar.feat(name.first, "Case"), self.grammar.feat(source.head, "Case")} - {""}
        return len(cases) < 2 or cases == {"Acc", "Gen"}  # the tagger takes one for the other

    def _fuller(self, voice: Voice) -> Voice:
        """«МВД» of a report by «пресс-служба МВД Киргизии» is who reported before."""
        words = content_words(voice.name)
        for earlier in reversed(self.spoken):
            if earlier.type == "ORG" and earlier.entity is None and words < content_words(earlier.name):
                return replace(voice, name=earlier.name)
        return voice

    def _voice(self, entity: Known, source: Source, kind: MentionKind) -> Voice:
        type_: SpeakerType = "PER" if entity.type == "PER" else "ORG"
        plural = source.number == "plur" and entity.type == "PER" and kind != "name"
        return Voice(entity.name, type_, (source.first, source.last), entity.id, kind, gender_of(entity), plural)

    # --- pronouns ---

    def _pronoun(self, source: Source) -> Voice | None:
        """The person spoken of: who spoke last, or whom the sentences before name, if gender and number agree."""
        best: tuple[float, Voice] | None = None
        here = self.clock[source.first]
        for voice, sentence, weight in self._candidates(source):
            if not suits(voice, source):
                continue
            score = weight - 0.8 * max(0, here - sentence)
            if best is None or score >= best[0]:
                best = (score, voice)
        if best is None:
            return None
        voice = best[1]
        return Voice(
            voice.name, voice.type, (source.first, source.last), voice.entity, "pronoun", voice.gender, voice.plural
        )

    def _candidates(self, source: Source) -> list[tuple[Voice, int, float]]:
        """Who the pronoun can mean: (voice, when it was named last by the clock, weight)."""
        found: list[tuple[Voice, int, float]] = []
        for entity in self.entities:
            if entity.type == "LOC":
                continue
            before = [span for span in entity.spans if span.first < source.first and not self.in_speech[span.first]]
            if not before:  # what speakers name in their own words is no antecedent for the reporter's
                continue
            span = before[-1]
            subject = any(self._is_subject(i) for i in range(span.first, span.last))
            weight = (1.0 if subject else 0.0) + (0.0 if entity.type == "PER" else -4.0)
            weight += 0.6 * self._prominence(entity.id)
            weight += 0.3 * (gender_of(entity) == source.gender) + 0.5 * self._same_paragraph(span.first, source.first)
            found.append((self._voice(entity, source, "name"), self.clock[span.first], weight))
        if self.spoken:
            voice = self.spoken[-1]
            at = voice.mention[0] if voice.mention else source.first
            weight = 1.2 + 0.5 * self._same_paragraph(at, source.first)
            found.append((voice, max(self.clock[at], self.clock[source.first] - 2), weight))
        return found

    def _is_subject(self, index: int) -> bool:
        """Whether a name is a subject, or stands in apposition to one."""
        head = self.grammar.head(index)
        rel = self.grammar.rel(index)
        return rel == "nsubj" or (rel == "appos" and head is not None and self.grammar.rel(head) == "nsubj")

    def _same_paragraph(self, one: int, other: int) -> bool:
        """Whether two tokens stand in one paragraph."""
        sentences = self.segmentation.sentences
        return sentences[self.sentence_of[one]].paragraph == sentences[self.sentence_of[other]].paragraph

    # --- roles and descriptions ---

    def _same(self, source: Source) -> Voice | None:
        """«собеседник агентства»: whoever spoke before, if it was a person."""
        if "same" not in lexicon.load("sources").get(self._lemma(source), ()):
            return None
        last = next((v for v in reversed(self.spoken) if v.type == "PER"), None)
        if last is None:
            return None
        return Voice(last.name, last.type, (source.first, source.last), last.entity, "role", last.gender, last.plural)

    def _role(self, source: Source) -> Voice | None:
        """The holder of a role: who is given it in the article, or of a general word the person spoken of."""
        lemma = role_lemma(self._word(source.head))
        if lemma is None or source.number == "plur":
            return None
        holder = self._holder(source, lemma)
        return self._voice(holder, source, "role") if holder is not None else None

    def _holder(self, source: Source, lemma: str) -> Known | None:
        flags = lexicon.load("roles").get(lemma, frozenset())
        if "generic" in flags and source.last - source.first == 1:
            return None  # «актёр» alone says too little: a description
        own = self._content_words(source.first, source.last, source.head)
        best: tuple[float, Known] | None = None
        for entity in self.entities:
            if entity.type != "PER" or not gender_fits(entity, source):
                continue
            score = max(
                (self._role_fit(role, lemma, flags, own) for role in self.roles if role.holder == entity.id),
                default=0.0,
            )
            if score <= 0:
                continue
            score += self._recency(entity, source)
            if source.gender == "masc" and gender_of(entity) == "femn":
                score -= 1.0  # «сказал министр» of a woman is rare
            if best is None or score > best[0]:
                best = (score, entity)
        return best[1] if best else None

    def _role_fit(self, role: RoleSpan, lemma: str, flags: frozenset[str], own: set[str]) -> float:
        """How well a title in the article suits a role that stands alone."""
        other = role_lemma(self._word(role.head)) or ""
        theirs = self._content_words(role.first, role.last, role.head)
        shared = bool(own & theirs)
        if other == lemma:
            return 3.0 if shared or not own or not theirs else -1.0
        office, their_office = office_of(lemma, own), office_of(other, theirs)
        if office and their_office:
            return 3.0 if office == their_office else -1.0
        if office and not shared:
            return 0.0
        chiefs = "chief" in flags and "chief" in lexicon.load("roles").get(other, ())
        if chiefs and (shared or own <= GENERAL_OWNERS):
            return 2.0 if own else 1.0
        return 0.0

    def _recency(self, entity: Known, source: Source) -> float:
        """Up to 1 for a person named or heard just before."""
        here = self.clock[source.first]
        before = [self.clock[s.first] for s in entity.spans if s.first < source.first]
        distance = here - before[-1] if before else 20
        heard = 0.5 if self.spoken and self.spoken[-1].entity == entity.id else 0.0
        return heard + 1.0 / (1 + distance)

    def _content_words(self, first: int, last: int, head: int) -> set[str]:
        """Lemmas of a title phrase besides its head."""
        words = [self._word(i) for i in range(first, last) if i != head]
        return {morphology.lemma(w) for w in words if len(w) > 2 and w[0].isalpha()} - STOP_WORDS

    def _document(self, source: Source) -> Voice | None:
        """«говорится в сообщении»: a text without an owner speaks for the organisation that spoke last."""
        if "document" not in lexicon.load("sources").get(self._lemma(source), ()):
            return None
        if source.last - source.first > 1:
            return None
        last = next((v for v in reversed(self.spoken) if v.type == "ORG"), None) or self._body_before(source)
        if last is None or self._lemma(source) in OWNERLESS:
            return None
        return Voice(last.name, last.type, (source.first, source.last), last.entity, "role", last.gender)

    def _body_before(self, source: Source) -> Voice | None:
        """The organisation named last in this or the sentence before."""
        here = self.clock[source.first]
        named = [(s.first, e) for e in self.entities if e.type == "ORG" for s in e.spans if s.first < source.first]
        at, entity = max(named, key=lambda pair: pair[0], default=(0, None))
        return self._voice(entity, source, "role") if entity and here - self.clock[at] <= 1 else None

    def _body(self, source: Source) -> Voice | None:
        """«ведомство», «компания» alone: the organisation named last before; «пресс-служба»: its full form."""
        lemma = self._lemma(source)
        if "org" not in lexicon.load("sources").get(lemma, ()) or source.number == "plur":
            return None
        words = content_words(self._nominative(source))
        for voice in reversed(self.spoken):
            if voice.type == "ORG" and words <= content_words(voice.name):
                return Voice(voice.name, "ORG", (source.first, source.last), voice.entity, "role", voice.gender)
        if source.last - source.first > 1 or lemma not in ANAPHORIC_BODIES or self._is_explained(source):
            return None
        outlet = lemma in OUTLET_WORDS
        for voice in reversed(self.spoken):
            if voice.type == "ORG" and outlet:
                return Voice(voice.name, "ORG", (source.first, source.last), voice.entity, "role", voice.gender)
        before = [(s.first, e) for e in self.entities if e.type == "ORG" for s in e.spans if s.first < source.first]
        if not before:
            return None
        return self._voice(max(before, key=lambda pair: pair[0])[1], source, "role")

    def _is_explained(self, source: Source) -> bool:
        """«телеканал, принадлежащий фонду»: what a participle or a relative clause explains is new."""
        tokens = self.segmentation.tokens
        if source.last + 1 >= len(tokens) or tokens[source.last].text != ",":
            return False
        after = source.last + 1
        return self.grammar.feat(after, "VerbForm") == "Part" or tokens[after].word.lower().startswith("котор")

    def _described_person(self, source: Source) -> Voice | None:
        """«супруга», «ветеран футбола», «российский лидер»: a description of the person spoken of, not a new one.

        A description names a person whom the article has named if nothing in it says more: no name of another, and
        not one of many («один из», «представитель»).
        """
        lemma = self._lemma(source)
        if source.number == "plur" or not self._is_animate(source):
            return None
        if self._says_more(source) and not self._heard_here(source):
            return None
        if lexicon.load("sources").get(lemma, frozenset()) & {"unnamed", "org", "document"}:
            return None
        if lemma in ONE_OF_MANY and not self._heard_here(source):
            return None
        best: tuple[float, Voice] | None = None
        here = self.clock[source.first]
        for voice, sentence, weight in self._candidates(source):
            near = here - sentence <= NEAR or self._prominence(voice.entity or 0) == 1.0
            if voice.type != "PER" or voice.entity is None or not near or not suits(voice, source):
                continue
            score = weight - 0.5 * min(NEAR, here - sentence) + 0.6 * self._prominence(voice.entity)
            score += self._kinship(voice.entity, source, lemma) + self._noun_gender(voice, source)
            if best is None or score >= best[0]:
                best = (score, voice)
        if best is None:
            return None
        voice = best[1]
        return Voice(voice.name, "PER", (source.first, source.last), voice.entity, "role", voice.gender)

    def _noun_gender(self, voice: Voice, source: Source) -> float:
        """«юбиляр» is rather a man, though it can be a woman."""
        noun = {"Masc": "masc", "Fem": "femn"}.get(self.grammar.feat(source.head, "Gender"))
        if noun is None or voice.gender is None:
            return 0.0
        return 0.6 if noun == voice.gender else -0.6

    def _heard_here(self, source: Source) -> bool:
        """Whether the last speaker is a person who spoke in this paragraph or just before it."""
        if not self.spoken or self.spoken[-1].type != "PER" or self.spoken[-1].mention is None:
            return False
        at = self.spoken[-1].mention[0]
        return self._same_paragraph(at, source.first) or self.clock[source.first] - self.clock[at] <= 1

    def _says_more(self, source: Source) -> bool:
        """Whether a description names somebody or something of its own: «пользователь сети zyalt», «создатель Facebook»."""
        words = [self.segmentation.tokens[i] for i in range(source.first, source.last) if i != source.head]
        named = {i for i in range(source.first, source.last) if (n := self.names.get(i)) and n.type != "LOC"}
        return bool(named) or any(w.text.isascii() and w.text.isalpha() for w in words)

    def _kinship(self, entity: int, source: Source, lemma: str) -> float:
        """Whether a description suits a person's titles: the same word, or walk of life; a contradiction counts less."""
        roles = lexicon.load("roles")
        complement = self._content_words(source.first, source.last, source.head)
        held = [r for r in self.roles if r.holder == entity]
        if any(role_lemma(self._word(r.head)) == lemma for r in held):
            return 1.5
        if held and "chief" in roles.get(lemma, ()) and (complement or office_of(lemma, complement)):
            return -1.5  # «глава государства» is not the head of a party
        own = roles.get(lemma, frozenset()) & WALKS
        theirs = {
            w for r in self.roles if r.holder == entity for w in roles.get(role_lemma(self._word(r.head)) or "", ())
        } & WALKS
        if not own or not theirs:
            return 0.0
        return 2.0 if own & theirs else -2.0

    def _prominence(self, entity: int) -> float:
        """Up to 1 for the person whom the article names most."""
        counts = {e.id: len(e.spans) for e in self.entities if e.type == "PER"}
        return counts.get(entity, 0) / max(counts.values(), default=1)

    def _is_animate(self, source: Source) -> bool:
        """Whether the head is a person."""
        if self.grammar.feat(source.head, "Animacy") == "Anim" or role_lemma(self._word(source.head)) is not None:
            return True
        return bool({"unnamed", "same"} & lexicon.load("sources").get(self._lemma(source), frozenset()))

    def _described(self, source: Source) -> Voice:
        """A description as it stands, in the nominative."""
        lemma = self._lemma(source)
        flags = lexicon.load("sources").get(lemma, frozenset())
        named = self.names.get(source.head)
        body = flags & {"org", "document"} or (named is not None and named.type != "PER")
        type_: SpeakerType = "ORG" if body else "OTHER"
        if type_ == "OTHER" and self._is_animate(source):
            type_ = "PER"
        plural = source.number == "plur"
        return Voice(self._nominative(source), type_, (source.first, source.last), None, "role", source.gender, plural)

    def _nominative(self, source: Source) -> str:
        """The phrase with its head in the nominative."""
        named = {i for i in self.names if source.first <= i < source.last}
        if source.case == "nomn":
            return lowered(self.segmentation, source, named)
        return phrase_nominative(self.segmentation, source.first, source.last, source.head, named)

    def _lemma(self, source: Source) -> str:
        word = self._word(source.head).lower()
        return word if word in lexicon.load("sources") else morphology.noun_lemma(word)

    def _word(self, index: int) -> str:
        return self.segmentation.tokens[index].word


MARKS = frozenset({"«", '"', "„", "“", "''"})
WALKS = frozenset("player coach medic science stage law press politics business".split())  # flags in roles.txt
# texts that speak for themselves where nobody says whose they are
OWNERLESS = frozenset(
    "документ указ закон приказ распоряжение постановление решение резолюция исследование доклад".split()
)
NEAR = 4  # sentences over which a description can point back
# «представитель завода», «житель дома»: one of many, whom the article need not have named
ONE_OF_MANY = frozenset(
    "представитель сотрудник житель жительница участник участница свидетель прохожий судья следователь прокурор адвокат"
    " эксперт аналитик специалист полицейский собеседник читатель пользователь зритель пассажир один никто кто"
    " корреспондент ведущий журналист водитель источник человек люди".split()
)
# «глава организации», «глава государства»: words that stand for whatever a chief is chief of
GENERAL_OWNERS = frozenset(
    "организация государство ведомство компания клуб команда страна регион область город республика край".split()
)
ANAPHORIC_BODIES = frozenset(
    "ведомство издание агентство газета журнал телеканал портал сайт компания организация банк министерство".split()
)
STOP_WORDS = frozenset("для при это так называть".split())


def office_of(lemma: str, complement: set[str]) -> str | None:
    """The office that a title means: «глава государства» and «президент» are one."""
    offices = lexicon.load("offices")
    for key in (*(f"{lemma} {word}" for word in complement), lemma):
        if key in offices:
            return next(iter(offices[key]))
    return None


def suits(voice: Voice, source: Source) -> bool:
    """Whether a pronoun can mean a voice."""
    if source.number == "plur":
        return voice.plural or voice.type == "ORG"
    if voice.plural:
        return False
    return source.gender is None or voice.gender is None or voice.gender == source.gender


def gender_fits(entity: Known, source: Source) -> bool:
    """Whether a person can hold a role by gender: «министр» can be a woman, «актриса» is one."""
    own = gender_of(entity)
    return own is None or source.gender != "femn" or own == "femn"


def verb_allows(entity: Known, source: Source) -> bool:
    """Whether a person can be the subject of a verb in the past: a woman does not «заявил»."""
    own = gender_of(entity)
    return (
        source.case != "nomn" or source.gender is None or own is None or own == source.gender or source.gender == "femn"
    )


def same_surname(one: Known, other: Known) -> bool:
    """Whether two persons share a family name, in its forms for men and women."""
    a, b = (fold(p.last or "") if (p := k.person) else "" for k in (one, other))
    return bool(a and b) and (a == b or (min(len(a), len(b)) > 3 and a.rstrip("аяыйо")[:-1] == b.rstrip("аяыйо")[:-1]))


def content_words(name: str) -> set[str]:
    """Folded words of a name, roughly stemmed, for comparing descriptions."""
    return {word[: max(4, len(word) - 2)] for word in fold(name).split()}


def lowered(segmentation: Segmentation, source: Source, named: set[int]) -> str:
    """The phrase as it stands, a capital of the sentence's start undone."""
    tokens = segmentation.tokens
    text = segmentation.text[tokens[source.first].start : tokens[source.last - 1].stop]
    first = tokens[source.first].text
    if source.first not in named and first[:1].isupper() and first[1:].islower():
        return text[0].lower() + text[1:]
    return text
