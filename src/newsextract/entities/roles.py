"""Title phrases and their holders: «генеральный секретарь ОБСЕ Хельга Шмид», «Иванов, министр спорта»."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newsextract import lexicon, morphology
from newsextract.entities.known import Known
from newsextract.entities.spans import NameSpan
from newsextract.segmentation import Segmentation, Sentence, spaced

MAX_WORDS = 14  # tokens in a title phrase
COMPLEMENT_PARTS = frozenset({"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"})
PREPOSITIONS = frozenset("по в во на при от из за с со для об о".split())
MARKS = frozenset("«»„“”\"'()-–")


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A title phrase, tokens `first` to `last`; `head` is its role noun; `holder` the id of the person beside it."""

    first: int
    last: int
    head: int
    name: str
    holder: int


def find_roles(segmentation: Segmentation, entities: Sequence[Known]) -> list[RoleSpan]:
    """Every title phrase that stands beside the name of a person, in text order."""
    sentence_of = {i: s for s in segmentation.sentences for i in range(s.first, s.last)}
    named = {i for e in entities for span in e.spans for i in range(span.first, span.last)}
    people = {i for e in entities if e.type == "PER" for span in e.spans for i in range(span.first, span.last)}
    words = [t.word for t in segmentation.tokens]
    found = []
    for entity in entities:
        if entity.type != "PER":
            continue
        for span in entity.spans:
            sentence = sentence_of[span.first]
            role = role_before(segmentation, words, sentence, span, entity, named, people)
            role = role or role_after(segmentation, words, sentence, span, entity, named, people)
            if role is not None:
                found.append(role)
    return sorted(found, key=lambda role: role.first)


def role_before(
    segmentation: Segmentation,
    words: Sequence[str],
    sentence: Sentence,
    name: NameSpan,
    entity: Known,
    named: set[int],
    people: set[int],
) -> RoleSpan | None:
    """«глава МИД России Сергей Лавров»: the leftmost role noun that reaches the name over its complements."""
    head, index = None, name.first - 1
    beside = index in people
    if name.last < sentence.last and words[name.last] == "по":
        return None  # «помощник Анны Беловой по делам Европы»: the title is another's
    if name.last in people and entity.cases.get(name) == "gent":
        return None  # another person's name follows at once: the title is that one's
    while index >= max(sentence.first, name.first - MAX_WORDS):
        if index in people and not beside:
            break
        beside = beside and index in people  # «врач Анны Беловой Лев Гурин»: another's name at once before this one
        if is_role(words[index]):
            if head is not None and entity.cases.get(name) == "gent":
                break  # «представителя генсека Хольма»: the name is the nearer one's
            if not can_stand_in(words[index], entity.cases.get(name, "")) and head is not None:
                break  # «сообщила журналистам министр Белова»: another's
            head = index
        elif not is_complement(words[index]) and index not in named:
            break
        index -= 1
    if head is None or not can_stand_in(words[head], entity.cases.get(name, "")):
        return None
    first = with_adjectives(words, head, sentence.first, named)
    return role_span(segmentation, first, name.first, head, entity, named)


def role_after(
    segmentation: Segmentation,
    words: Sequence[str],
    sentence: Sentence,
    name: NameSpan,
    entity: Known,
    named: set[int],
    people: set[int],
) -> RoleSpan | None:
    """«Иванов, министр спорта области,»: from the comma to the next comma or dash."""
    if name.last >= sentence.last or words[name.last] != ",":
        return None
    index = first = name.last + 1
    head = None
    while index < min(sentence.last, first + MAX_WORDS) and index not in people:
        if is_role(words[index]) and head is None:
            head = index
        elif not (is_complement(words[index]) or index in named):
            break
        index += 1
    if head is None or any(not agrees_as_adjective(words, i, head) for i in range(first, head)):
        return None
    ends = index >= sentence.last or words[index] in (",", ".", "—", "–", "-", ")", ";")
    return role_span(segmentation, first, index, head, entity, named) if ends else None


def is_role(word: str) -> bool:
    """Whether a word is a role noun in any case: «министра», «экс-главе»."""
    return role_lemma(word) is not None


def role_lemma(word: str) -> str | None:
    """The role noun that a word is a form of, a prefix such as «экс-» left out."""
    lower = word.lower()
    if not lower.isalpha() and "-" not in lower:
        return None
    roles = lexicon.load("roles")
    for candidate in (lower, lower.partition("-")[2]) if lower.startswith(("экс-", "вице-", "пресс-")) else (lower,):
        for parse in morphology.parses(candidate) if candidate else ():
            if parse.lemma in roles and parse.pos in ("NOUN", "ADJF", "PRTF"):
                return parse.lemma
    return None


def can_stand_in(word: str, case: str) -> bool:
    """Whether a role noun can be singular and in the case of the name; all are well where the case is not known."""
    found = [p for p in morphology.parses(word.lower()) if p.pos in ("NOUN", "ADJF", "PRTF")]
    same = {case, "accs", "gent"} if case in ("gent", "accs") else {case}
    return not case or not found or any(p.case in same and p.number == "sing" for p in found)


def is_complement(word: str) -> bool:
    """Whether a word can stand between a role noun and its holder's name."""
    if word in MARKS or word.lower() in PREPOSITIONS or word == "и" or word.isdigit():
        return True
    readings = morphology.parses(word.lower())
    return any(
        (p.pos in COMPLEMENT_PARTS and p.case != "nomn") or "LATN" in p.grammemes or "Abbr" in p.grammemes
        for p in readings
    )


def with_adjectives(words: Sequence[str], head: int, floor: int, named: set[int]) -> int:
    """The first of the adjectives that agree with the head: «бывший главный тренер»."""
    first = head
    while first > floor and first - 1 not in named and agrees_as_adjective(words, first - 1, head):
        first -= 1
    return first


def agrees_as_adjective(words: Sequence[str], index: int, head: int) -> bool:
    """Whether a word is an adjective that agrees with some reading of the head."""
    return any(
        p.case and morphology.agreeing(words[index], p) is not None for p in morphology.parses(words[head].lower())
    )


def role_span(segmentation: Segmentation, first: int, last: int, head: int, entity: Known, named: set[int]) -> RoleSpan:
    """The phrase with its name in the nominative."""
    while last > head + 1 and segmentation.tokens[last - 1].text in MARKS - {"»", "“", "”", '"', ")"}:
        last -= 1
    return RoleSpan(first, last, head, phrase_nominative(segmentation, first, last, head, named), entity.id)


def phrase_nominative(segmentation: Segmentation, first: int, last: int, head: int, named: Collection[int]) -> str:
    """The text of a noun phrase with its head in the nominative, a capital of the sentence's start undone."""
    tokens = segmentation.tokens[first:last]
    words = morphology.nominative([t.word for t in tokens], head - first)
    if first not in named and words[0][:1].isupper() and words[0][1:].islower():
        words[0] = words[0][0].lower() + words[0][1:]
    return spaced(tokens, words)
