"""The phrase that names who is reported: a verb's subject, the genitive behind «по словам», the owner of a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.language import GENDERS, NUMBERS
from newsextract.names import Name
from newsextract.quotes.narration import Frame, Grammar
from newsextract.quotes.verbs import ReportingVerbs
from newsextract.text import Text

POSSESSIVES = {"его": ("masc", "sing"), "её": ("femn", "sing"), "ее": ("femn", "sing"), "их": (None, "plur")}
PRONOUNS = {"он": ("masc", "sing"), "она": ("femn", "sing"), "они": (None, "plur"), "оно": ("neut", "sing")}
EMPHATIC = frozenset("сам сама само сами самого самой самих и также".split())
OPENING = frozenset({"«", "„", "“", '"'})
CLOSING = frozenset({"»", "“", "”", '"'})
QUANTITIES = frozenset("ряд большинство часть множество группа меньшинство пара тройка половина".split())
REACH = 14  # tokens between a cue and its source where syntax does not tell


class Source(NamedTuple):
    """The words that name a speaker: tokens `first` to `last`, the head noun among them, and how they point."""

    first: int
    last: int
    head: int
    kind: str  # "phrase", "pronoun", "owner" («по его словам»), "dropped" (no subject) or "initials" («А. Б.:»)
    case: str  # the case that the head stands in: "nomn", "gent", …
    gender: str | None = None
    number: str | None = None


@dataclass(frozen=True)  # without slots, which have no room for what is cached
class Reporter:
    """One frame and what is known of its words."""

    segmentation: Text
    frame: Frame
    grammar: Grammar
    names: Mapping[int, Name]  # token index -> the name that it is part of
    verbs: ReportingVerbs

    def word(self, index: int) -> str:
        """A token's word in lower case."""
        return self.segmentation.lowers[index]

    def text(self, index: int) -> str:
        """A token's text."""
        return self.segmentation.tokens[index].text

    def after(self, index: int) -> Iterator[int]:
        """The frame's tokens behind one, in order."""
        tokens = self.frame.tokens
        return (tokens[k] for k in range(bisect_right(tokens, index), len(tokens)))

    def before(self, index: int) -> Iterator[int]:
        """The frame's tokens before one, nearest first."""
        tokens = self.frame.tokens
        return (tokens[k] for k in range(bisect_left(tokens, index) - 1, -1, -1))

    def next(self, index: int) -> int | None:
        """The frame's token behind one."""
        return next(self.after(index), None)

    @cached_property
    def subjects(self) -> list[int]:
        """The frame's tokens that syntax takes for subjects, in order."""
        return [i for i in self.frame.tokens if self.grammar.rel(i) == "nsubj"]

    def subjects_before(self, index: int) -> Iterator[int]:
        """The subjects before a token, nearest first."""
        subjects = self.subjects
        return (subjects[k] for k in range(bisect_left(subjects, index) - 1, -1, -1))

    @cached_property
    def referred(self) -> Source | None:
        """Who is named behind «со ссылкой на», if it is a person: one for the whole frame."""
        return referred_source(self)


def dropped_subject(reporter: Reporter, index: int) -> Source:
    """No subject in the sentence: «Также добавил, что …». Whoever is spoken of, by the verb's gender and number."""
    grammar = reporter.grammar
    gender, number = GENDERS.get(grammar.feat(index, "Gender")), NUMBERS.get(grammar.feat(index, "Number"))
    if grammar.pos(index) != "VERB":  # the tagger took a rare verb for a noun
        verb = next((p for p in language.parses(reporter.word(index)) if p.pos == "VERB"), None)
        gender, number = (verb.gender or None, verb.number or None) if verb else (None, None)
    return Source(index, index + 1, index, "dropped", "nomn", gender, number)


def subject_of(reporter: Reporter, index: int) -> Source | None:
    """The subject by syntax, else the nearest phrase that agrees."""
    return syntactic_subject(reporter, index) or nearest_subject(reporter, index)


UPWARDS = frozenset({"conj", "xcomp", "advcl", "parataxis", "acl"})  # from a verb to the one that has its subject


def syntactic_subject(reporter: Reporter, index: int) -> Source | None:
    """The subject of the verb, or of the verb that it hangs on; «которые» stands for the noun before it."""
    grammar = reporter.grammar
    is_gerund = grammar.feat(index, "VerbForm") == "Conv"
    upwards = UPWARDS | {"ccomp"} if is_gerund else UPWARDS
    verb: int | None = index
    for _ in range(4):
        if verb is None:
            break
        for child in grammar.children(verb, "nsubj", "nsubj:pass"):
            antecedent = grammar.head(verb) if reporter.word(child).startswith("котор") else None
            if antecedent is not None and grammar.rel(verb).startswith("acl"):
                return phrase_source(reporter, who_can_speak(reporter, antecedent))
            if (
                is_gerund
                and grammar.rel(verb) == "ccomp"
                and not (can_speak(reporter, child) or child in reporter.names)
            ):
                continue  # «Белова отметила, что мост закрыт, добавив»: a bridge adds nothing
            if agrees(reporter, verb, child) and (verb == index or agrees(reporter, index, child)):
                return with_gender(phrase_source(reporter, child), reporter, verb)
        if grammar.rel(verb) not in upwards or (
            grammar.rel(verb) == "parataxis" and grammar.feat(verb, "VerbForm") == "Fin"
        ):
            break
        verb = grammar.head(verb)
    return None


def subject_behind_addressee(reporter: Reporter, verb: int, subject: Source) -> Source:
    """«сообщил Reuters представитель завода»: a body at once behind the verb is addressed where a person follows."""
    name = reporter.names.get(subject.head)
    if name is None or name.type != "ORG" or name.first != verb + 1:
        return subject
    person = next((i for i in reporter.after(name.last - 1) if is_subject_word(reporter, verb, i)), None)
    near = person is not None and person - name.last <= 1 and reporter.grammar.feat(person, "Animacy") == "Anim"
    return phrase_source(reporter, person) if near and person is not None else subject


def who_can_speak(reporter: Reporter, noun: int) -> int:
    """«сторонники проектов, которые доказывали»: not the projects but who they hang on."""
    head = reporter.grammar.head(noun)
    if not can_speak(reporter, noun) and noun not in reporter.names and reporter.grammar.rel(noun) == "nmod":
        return head if head is not None and can_speak(reporter, head) else noun
    return noun


def with_gender(source: Source, reporter: Reporter, verb: int) -> Source:
    """The gender that the verb shows, where it does: «Бут рассказала», «министр сказала»."""
    gender = GENDERS.get(reporter.grammar.feat(verb, "Gender"))
    return source._replace(gender=gender) if gender and source.kind == "phrase" else source


def agrees(reporter: Reporter, verb: int, noun: int) -> bool:
    """Whether a noun can be the subject of a verb: number, and in the past gender; names do not tell gender."""
    grammar = reporter.grammar
    if reporter.word(noun) in ("что", "это", "который", "которая", "которые", "кто"):
        return False
    if grammar.children(noun, "nummod:gov"):  # «два источника», «несколько участников», «пять депутатов»
        return grammar.feat(noun, "Case") == "Gen"
    if grammar.feat(noun, "Case") not in ("Nom", "") and noun not in reporter.names:
        return False
    if noun in reporter.names and not language.may_be_nominative(reporter.word(noun)):
        return False  # «рассказала «Вестнику»»: the tagger knows few cases of names
    number, own_number = grammar.feat(verb, "Number"), grammar.feat(noun, "Number")
    if number == "Sing" and own_number == "Plur" and noun not in reporter.names:
        return False
    several = grammar.children(noun, "conj") or language.noun_lemma(reporter.word(noun)) in QUANTITIES
    if number == "Plur" and own_number == "Sing" and not several:
        return False
    gender, own_gender = grammar.feat(verb, "Gender"), grammar.feat(noun, "Gender")
    if not gender or not own_gender or noun in reporter.names or number == "Plur":
        return True
    return gender == own_gender or (
        gender == "Fem" and own_gender == "Masc" and grammar.feat(noun, "Animacy") == "Anim"
    )


def nearest_subject(reporter: Reporter, index: int) -> Source | None:
    """The nearest nominative noun, name or pronoun: behind the verb, then another verb's subject, then before it."""
    for places in (reporter.after(index), reporter.subjects_before(index), reporter.before(index)):
        for distance, place in enumerate(places):
            word = reporter.word(place)
            if (
                distance > REACH
                or word in ("что", "который", "которая", "которое", "которые")
                or reporter.text(place) in ":;"
            ):
                break
            if is_subject_word(reporter, index, place):
                return with_gender(phrase_source(reporter, place), reporter, index)
    return None


def is_subject_word(reporter: Reporter, verb: int, place: int) -> bool:
    """Whether a token can be the verb's subject by its own form."""
    grammar = reporter.grammar
    if reporter.word(place) in PRONOUNS:
        return agrees(reporter, verb, place)
    if grammar.feat(place, "VerbForm") == "Part" and grammar.rel(place) not in ("amod", "acl"):
        return grammar.feat(place, "Case") == "Nom" and agrees(reporter, verb, place)  # «присутствующие в зале»
    if place in reporter.names and reporter.text(place).isascii():
        name = reporter.names[place]
        if grammar.rel(place) in ("nmod", "obl", "iobj", "obj", "appos"):
            return False
        return name.type != "LOC" and place == name.first and not grammar.children(place, "case")
    if grammar.pos(place) not in ("NOUN", "PROPN"):
        return False
    if place in reporter.names and reporter.names[place].type == "PER":
        return (
            place == reporter.names[place].first
            and grammar.feat(place, "Case") in ("Nom", "")
            and agrees(reporter, verb, place)
        )
    if not can_speak(reporter, place):
        return False
    inanimate = grammar.feat(place, "Animacy") == "Inan"  # «заявило ведомство»: the accusative looks the same
    if inanimate and grammar.feat(place, "Case") == "Acc" and grammar.feat(place, "Gender") != "Fem":
        return grammar.feat(verb, "Gender") in ("", grammar.feat(place, "Gender"))
    return grammar.feat(place, "Case") == "Nom" and agrees(reporter, verb, place)


def place_source(reporter: Reporter, index: int) -> Source | None:
    """«говорится в сообщении МВД», «сообщили в мэрии», «сообщается на сайте»: the phrase behind «в» or «на»."""
    following = takewhile(lambda i: reporter.text(i) != ",", reporter.after(index))
    return best_place(reporter, following) or best_place(reporter, reporter.before(index))


def best_place(reporter: Reporter, places: Iterator[int]) -> Source | None:
    """The nearest place phrase that can speak: a text of somebody's, else an organisation."""
    sources = lexicon.load("sources")
    body: Source | None = None
    for distance, place in enumerate(places):
        if distance > REACH or reporter.text(place) in (":", ";"):
            break
        if reporter.word(place) not in ("в", "во", "на", "из"):
            continue
        head = next(
            (i for i in reporter.after(place) if reporter.grammar.pos(i) in ("NOUN", "PROPN") or i in reporter.names),
            None,
        )
        if head is None:
            continue
        lemma = lemma_of(reporter, head)
        if "document" in sources.get(lemma, ()) or lemma == "сайт":
            return owner_of(reporter, head) or phrase_source(reporter, head, case="loct")
        named = reporter.names.get(head)
        if body is None and ("org" in sources.get(lemma, ()) or (named is not None and named.type == "ORG")):
            body = phrase_source(reporter, head, case="loct")
    return body


def owner_of(reporter: Reporter, head: int) -> Source | None:
    """«в сообщении МВД»: whose text it is."""
    for child in reporter.grammar.children(head, "nmod", "appos"):
        if child > head and not reporter.grammar.children(child, "case"):
            return phrase_source(reporter, child, case="gent")
    follower = reporter.next(head)
    if follower is not None and follower in reporter.names:
        return phrase_source(reporter, follower, case="gent")
    return None


def referred_source(reporter: Reporter) -> Source | None:
    """«сообщает агентство со ссылкой на министра Белова»: the person named there is the one who speaks."""
    words = [reporter.word(i) for i in reporter.frame.tokens]
    for at in range(len(words) - 3):
        if words[at : at + 3] == ["со", "ссылкой", "на"]:
            head = next((i for i in reporter.frame.tokens[at + 3 :] if i in reporter.names), None)
            if head is not None and reporter.names[head].type == "PER":
                return phrase_source(reporter, head, case="accs")
    return None


def relayed(reporter: Reporter, index: int) -> Source | None:
    """«цитирует агентство министра», «приводит издание слова Белова», «цитирует его РБК»: who is cited."""
    subjects = reporter.grammar.children(index, "nsubj")
    subject = next((i for i in subjects if language.may_be_nominative(reporter.word(i))), None)
    quotes_people = reporter.word(index).startswith(("цитир", "процитир"))
    for place in reporter.after(index):
        if reporter.text(place) in (":", ";"):
            break
        if reporter.word(place) in POSSESSIVES:
            return pronoun_source(reporter, place, "owner")
        if reporter.word(place) in ("слова", "заявление", "комментарий", "высказывание", "сообщение"):
            return owner_of(reporter, place)
        if place == subject:
            continue
        if quotes_people and is_object(reporter, place):
            return phrase_source(reporter, place, case="accs")
    return None


def is_object(reporter: Reporter, place: int) -> bool:
    """Whether a word is who is cited: a person or a body in the accusative, which looks like the genitive."""
    grammar, named = reporter.grammar, reporter.names.get(place)
    if named is not None and named.type == "PER":
        nominative = grammar.feat(place, "Case") == "Nom" and language.may_be_nominative(reporter.word(place))
        return place == named.first and not nominative
    return grammar.pos(place) == "NOUN" and grammar.feat(place, "Case") in ("Acc", "Gen") and can_speak(reporter, place)


def can_speak(reporter: Reporter, index: int) -> bool:
    """Whether a noun is a person or a body: «цитирует агентство директора», «цитирует портал пресс-службу»."""
    flags = lexicon.load("sources").get(lemma_of(reporter, index), frozenset())
    return reporter.grammar.feat(index, "Animacy") == "Anim" or "org" in flags


ONE = {"одного": ("один", None), "одной": ("одна", "femn")}  # of several: «одного из участников»; nominative, gender


def genitive_source(reporter: Reporter, head: int) -> Source | None:
    """The phrase that follows at once: «по словам самого министра»."""
    one: int | None = None
    for distance, place in enumerate(reporter.after(head)):
        if distance > 4 or reporter.text(place) in ",.;:—–":
            return None
        if distance < 2 and reporter.word(place) in ("из", "от", *ONE):
            one = place if reporter.word(place) in ONE else one
            continue  # «по словам одного из участников», «по информации от жильцов»
        if place in reporter.names or reporter.grammar.pos(place) in ("NOUN", "PROPN"):
            fits = place in reporter.names or reporter.grammar.feat(place, "Case") in ("Gen", "")
            source = phrase_source(reporter, place, case="gent") if fits else None
            if source is not None and one is not None:
                return source._replace(first=one, head=one, gender=ONE[reporter.word(one)][1], number="sing")
            return source
        if reporter.grammar.pos(place) in ("VERB", "ADP"):
            return None
        if reporter.grammar.pos(place) == "PRON" and reporter.word(place) in ("него", "неё", "нее"):
            return pronoun_source(reporter, place, "pronoun")
    return None


def lemma_of(reporter: Reporter, index: int) -> str:
    """The lemma of a noun of the frame."""
    return source_lemma(reporter.word(index))


def source_lemma(word: str) -> str:
    """The lemma of a noun: «СМИ» and «Минобороны» are looked up in lower case as they stand."""
    lower = word.lower()
    return lower if lower in lexicon.load("sources") else language.noun_lemma(lower)


def phrase_source(reporter: Reporter, head: int, case: str = "nomn") -> Source:
    """The noun phrase around a head; a name that it touches is taken whole."""
    if reporter.word(head) in PRONOUNS:
        return pronoun_source(reporter, head, "pronoun")
    tokens = reporter.grammar.phrase(head)
    first, last = tokens[0], tokens[-1] + 1
    for index in (first, last - 1, head):
        name = reporter.names.get(index)
        if name is not None:
            first, last = min(first, name.first), max(last, name.last)
    first, last = trim_source(reporter, first, last, head)
    grammar = reporter.grammar
    return Source(
        first,
        last,
        head,
        "phrase",
        case,
        "femn" if gender_of_noun(reporter, head) == "femn" else None,  # «врач», «министр» can be a woman
        NUMBERS.get(grammar.feat(head, "Number")),
    )


def gender_of_noun(reporter: Reporter, index: int) -> str | None:
    """The dictionary's gender where it knows the noun, else the tagger's."""
    known = language.noun_gender(reporter.word(index))
    return known if known is not None else GENDERS.get(reporter.grammar.feat(index, "Gender"))


def trim_source(reporter: Reporter, first: int, last: int, head: int) -> tuple[int, int]:
    """Leave out punctuation and small words at the ends, and what a comma parts from the head."""
    start = max((i + 1 for i in range(first, head) if reporter.text(i) in ",—–:;"), default=first)
    stop = min((i for i in range(head + 1, last) if reporter.text(i) in ",—–:;("), default=last)
    while start < head and reporter.grammar.pos(start) in ("PUNCT", "CCONJ", "SCONJ", "ADV", "PART", "ADP", "SYM"):
        start += 1
    while stop > head + 1 and (reporter.text(stop - 1) in ".,—–-(" or reporter.word(stop - 1) in EMPHATIC):
        stop -= 1
    while start < head and reporter.word(start) in EMPHATIC:
        start += 1
    if reporter.text(stop - 1) in CLOSING and start > 0 and reporter.text(start - 1) in OPENING:
        start -= 1  # both marks of «Вестник», or none
    return start, stop


def pronoun_source(reporter: Reporter, index: int, kind: str) -> Source:
    """A personal or possessive pronoun, with its gender and number."""
    gender, number = {**PRONOUNS, **POSSESSIVES}.get(
        reporter.word(index).replace("него", "его").replace("неё", "её"), (None, None)
    )
    return Source(index, index + 1, index, kind, "nomn", gender, number)
