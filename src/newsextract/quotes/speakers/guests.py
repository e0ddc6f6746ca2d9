"""Whom the lead of an interview names as the one who answers: «поговорили с Анной Беловой», «отвечает Пётр Лунин»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from newsextract import language
from newsextract.entities import NamedEntity, gender_of
from newsextract.names import Name
from newsextract.quotes.leads import OF_INTERVIEWS, PROMISE, has_lemma_of
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.discourse import Discourse, once
from newsextract.quotes.speakers.referents import Referent
from newsextract.text import DASHES, OPENING, Sentence

WHOM = {  # «поговорили с ней», «взяли у неё интервью»
    ("с", "ним"): "masc",
    ("с", "ней"): "femn",
    ("с", "нею"): "femn",
    ("у", "него"): "masc",
    ("у", "неё"): "femn",
    ("у", "нее"): "femn",
}
WITHIN_TITLE = language.IN_OR_ON | {"по", "при", "из"}  # «с директором школы в Каменке Анной Беловой»
TITLE_REACH = 15  # tokens of a title before a name
ASKER_REACH = 4  # and of a journalist's: «корреспондент «Вестника» Анна Белова»
ASKED: frozenset[str] = frozenset()  # flags of words that stand in a lead whoever is named
PRESENTED = frozenset({"guest"})  # and only where it names a person
ASKING = frozenset({"asks-guests"})  # of words for who asks
ALL = 0  # the leads of a whole article are read at once


def guest(discourse: Discourse, at: int, spoke: int) -> Referent | None:
    """Who answers in the line that begins with a token: whom the last lead names, behind the one who spoke."""
    text = discourse.text
    line = text.paragraphs[discourse.paragraph(at)]
    if text.string[line.start : text.starts[at]].strip(f" {DASHES}"):
        return None  # marks or other words open the line
    found = guests(discourse, ALL)
    number = bisect_left(found, at, key=lambda place: place[0])
    if number and found[number - 1][0] > spoke:
        return found[number - 1][1]
    return named_above(discourse, at, spoke)


def named_above(discourse: Discourse, at: int, spoke: int) -> Referent | None:
    """«Игру разобрала тренер Анна Белова.⏎— Мы победили.»: the one subject that the sentence above names, a person."""
    sentences, number = discourse.text.sentences, discourse.text.sentence_of[at]
    above = sentences[number - 1]
    if not number or discourse.in_speech[above.first]:
        return None
    first = above.first
    if PROMISE.search(discourse.text.string, above.start, above.stop):  # «Белова уехала в лес. Вот её история.»
        first = sentences[discourse.text.sentence_at(discourse.text.paragraphs[above.paragraph].start)].first
    names = discourse.entities.names_between(max(first, spoke + 1), above.last)
    persons = {discourse.entities.owner(name).id for name in names if is_person_in_nominative(discourse, name)}
    return discourse.referent(discourse.entities[persons.pop()]) if len(persons) == 1 else None


def told_of_above(discourse: Discourse, at: int, spoke: int) -> Referent | None:
    """«На стройку пришла Анна Белова. Она живёт рядом.⏎«Мы ждём моста»»: the one whom the paragraph above tells of.

    No other person is named there, nobody speaks, and the words do not name the same person.
    """
    text, own = discourse.text, discourse.text.sentences[discourse.text.sentence_of[at]]
    start = text.paragraphs[own.paragraph].start
    if not own.paragraph or text.string[start] not in OPENING or text.paragraphs[own.paragraph - 1].heading:
        return None
    first = text.sentences[text.sentence_at(text.paragraphs[own.paragraph - 1].start)].first
    names = [name for name in discourse.entities.names_between(first, own.first) if name.type == "PER"]
    persons = {discourse.entities.owner(name).id for name in names}
    told = spoke < first and len(persons) == 1 and any(is_person_in_nominative(discourse, name) for name in names)
    spoken = map(discourse.entities.owner, discourse.entities.names_between(own.first, own.last))
    if not told or any(entity.id in persons for entity in spoken):
        return None
    return discourse.referent(discourse.entities[persons.pop()])


def is_person_in_nominative(discourse: Discourse, name: Name) -> bool:
    """Whether a name is a person's and in the nominative."""
    return name.type == "PER" and discourse.entities.owner(name).cases.get(name) == "nomn"


@once
def guests(discourse: Discourse, _all: int) -> Sequence[tuple[int, Referent]]:
    """Where sentences end that name a guest, and whom."""
    text = discourse.text
    numbers = dict.fromkeys(text.sentence_at(match.start()) for match in OF_INTERVIEWS.finditer(text.string))
    leads = (s for s in map(text.sentences.__getitem__, numbers) if not discourse.in_speech[s.first])
    found = ((lead.last - 1, guest_of(discourse, lead)) for lead in leads)
    return [(last, discourse.referent(entity)) for last, entity in found if entity is not None]


def unnamed_guest(discourse: Discourse, at: int, spoke: int) -> Source | None:
    """«Мы поговорили с участковым.»: the words for the guest whom the last lead before a token does not name."""
    found = unnamed_guests(discourse, ALL)
    number = bisect_left(found, at, key=lambda source: source.first)
    return found[number - 1] if number and found[number - 1].first > spoke else None


@once
def unnamed_guests(discourse: Discourse, _all: int) -> Sequence[Source]:
    """What leads of interviews call a guest without a name, in text order."""
    text = discourse.text
    numbers = dict.fromkeys(text.sentence_at(match.start()) for match in OF_INTERVIEWS.finditer(text.string))
    leads = (s for s in map(text.sentences.__getitem__, numbers) if not discourse.in_speech[s.first])
    return [source for source in map(partial(called_guest, discourse), leads) if source is not None]


def called_guest(discourse: Discourse, lead: Sentence) -> Source | None:
    """«поговорили с участковым, который живёт в посёлке», «взяли интервью у тренера»: one noun for who asks nothing."""
    persons = (n for n in discourse.entities.names_between(lead.first, lead.last) if n.type == "PER")
    if not has_lemma_of(discourse.text.string[lead.start : lead.stop], ASKED) or any(persons):
        return None
    if discourse.text.paragraphs[lead.paragraph].heading:
        return guest_of_heading(discourse, lead)
    words = ((index + 1, discourse.text.lower(index)) for index in range(lead.first, lead.last - 1))
    behind = ((first, "gent" if word == "у" else "ablt") for first, word in words if word in GUEST_WORDS)
    return next(filter(None, (called_from(discourse, first, lead.last, case) for first, case in behind)), None)


def guest_of_heading(discourse: Discourse, lead: Sentence) -> Source | None:
    """«Интервью полузащитника «Волны»», «Интервью с врачом»: the noun for a person right behind, and a club's name."""
    text = discourse.text
    if text.lower(lead.first) != "интервью":
        return None
    first = lead.first + 1 + (text.lower(lead.first + 1) in GUEST_WORDS)
    reach = range(first, min(lead.last, first + MAX_ADJECTIVES))
    head = next((index for index in reach if language.title_lemma(text.word(index))), None)
    if head is None or has_lemma_of(text.word(head), ASKING):
        return None
    stop = head + 1
    owner = discourse.entities.name_at(stop) or discourse.entities.name_at(stop + 1)
    if owner is not None:
        stop = owner.last + (text.word(owner.first - 1) in OPENING)
    return Source(first, stop, head, "phrase", "ablt" if text.lower(first - 1) in GUEST_WORDS else "gent", None, "sing")


MAX_ADJECTIVES = 3  # «с новым главным врачом»
GUEST_WORDS = language.WITH | {"у"}  # «поговорили с тренером», «взяли интервью у тренера»


def called_from(discourse: Discourse, first: int, limit: int, case: str) -> Source | None:
    """The words for one person in a case, from a token on: «главным врачом больницы»."""
    text, grammar = discourse.text, discourse.grammar
    reach = range(first, min(limit, first + TITLE_REACH))
    head = next((index for index in reach if grammar.pos(index) == "NOUN"), None)
    if head is None or not grammar.is_animate(head) or grammar.case(head) != case or grammar.number(head) != "sing":
        return None
    if has_lemma_of(text.word(head), ASKING):
        return None
    last = grammar.phrase(head)[-1]
    stop = next((index for index in range(head, last) if text.word(index) == ","), last + 1)
    return Source(first, stop, head, "phrase", case, None, "sing")


def guest_of(discourse: Discourse, lead: Sentence) -> NamedEntity | None:
    """The one person whom a sentence names as a guest; of two it means neither."""
    entities, words = discourse.entities, discourse.text.string[lead.start : lead.stop]
    persons = [name for name in entities.names_between(lead.first, lead.last) if name.type == "PER"]
    if has_lemma_of(words, ASKED):
        asked = [name for name in persons if is_talked_to(discourse, lead, name)]
        if not asked:
            return by_pronoun(discourse, lead)
    else:
        presented = has_lemma_of(words, PRESENTED)  # «Гость номера — мэр Анна Белова»
        asked = [name for name in persons if presented and is_presented(discourse, name)]
    found = {entities.owner(name).id: entities.owner(name) for name in asked}
    return found.popitem()[1] if len(found) == 1 else None


def is_talked_to(discourse: Discourse, lead: Sentence, name: Name) -> bool:
    """«поговорили с мэром Анной Беловой», «взял интервью у Анны Беловой», «интервью Анны Беловой»; no journalist."""
    text, lowest = discourse.text, max(lead.first, name.first - TITLE_REACH)
    for index in range(name.first - 1, lowest - 1, -1):
        word = text.lower(index)
        if word in ("с", "со", "у"):
            return not has_lemma_of(" ".join(text.words[index : name.first]), ASKING)
        if word == "интервью":
            return discourse.entities.owner(name).cases.get(name) == "gent"
        if discourse.grammar.pos(index) == "VERB" or (
            discourse.grammar.pos(index) == "ADP" and word not in WITHIN_TITLE
        ):
            return False
    return False


def by_pronoun(discourse: Discourse, lead: Sentence) -> NamedEntity | None:
    """«Ставит пьесу режиссёр Анна Белова. Мы поговорили с ней»: the person named last in the paragraph, who fits."""
    text = discourse.text
    pairs = (
        (index, WHOM.get((text.lower(index - 1), text.lower(index)))) for index in range(lead.first + 1, lead.last)
    )
    whom, gender = next((pair for pair in pairs if pair[1]), (lead.first, None))
    if gender is None:
        return None
    first = text.sentences[text.sentence_at(text.paragraphs[lead.paragraph].start)].first
    named = map(discourse.entities.owner, discourse.entities.names_between(first, whom))
    fitting = [e for e in named if e.type == "PER" and gender_of(e) in (None, gender)]
    return fitting[-1] if fitting else None


def is_presented(discourse: Discourse, name: Name) -> bool:
    """Whether a person is the subject, and no «корреспондент» before the name; but «Корреспонденту Лунин рассказал»."""
    before = (
        word for word in discourse.text.words[max(0, name.first - ASKER_REACH) : name.first] if may_be_named(word)
    )
    return is_person_in_nominative(discourse, name) and not has_lemma_of(" ".join(before), ASKING)


def may_be_named(word: str) -> bool:
    """Whether a word can be in the nominative, as a title beside a subject is."""
    return language.can_stand_in(word, "nomn")
