"""What a word can be, by pymorphy3: its readings, lemmas and classes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from pymorphy3.units import DictionaryAnalyzer, KnownPrefixAnalyzer, KnownSuffixAnalyzer, UnknownPrefixAnalyzer

from newsextract import lexicon
from newsextract.collector import unwatched
from newsextract.language.dictionary import affixes_of, analyzer, other_form, read_tag, template_of
from newsextract.language.guesses import guesses
from newsextract.remember import remember, remember_briefly, remember_several

CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
NUMBERS = {"Sing": "sing", "Plur": "plur"}
# what marks a reading as that of a name in OpenCorpora's tags
NAME_GRAMMEMES = frozenset("Name Surn Patr Geox Orgn Trad Abbr".split())
PARTS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "PRON": {"NPRO"},
    "DET": {"ADJF", "NPRO"},
    "ADJ": {"ADJF", "ADJS", "PRTF", "PRTS", "COMP"},
    "VERB": {"VERB", "INFN", "GRND", "PRTF", "PRTS"},
    "AUX": {"VERB", "INFN"},
    "ADV": {"ADVB", "COMP", "PRED"},
    "NUM": {"NUMR"},
    "ADP": {"PREP"},
    "CCONJ": {"CONJ"},
    "SCONJ": {"CONJ"},
    "PART": {"PRCL"},
    "INTJ": {"INTJ"},
}

VERB_PARTS = frozenset(PARTS["VERB"])
IN_OR_ON = lexicon.flagged("function_words", "in-or-on")  # before a place or a time
WITH = frozenset({"с", "со"})
OBLIQUE = frozenset({"datv", "ablt", "loct"})  # cases whose forms tell: no nominative or accusative is like them
ABOUT = lexicon.flagged("prepositions", "about")  # before what one tells of
AGED = "летн"  # in adjectives for an age: «40-летний», «сорокалетней»
FORMERLY = "экс-"  # «экс-мэр»


class Parse(NamedTuple):
    """One reading of a word: plain strings of OpenCorpora's grammemes, "" where a category does not apply."""

    word: str
    lemma: str
    pos: str
    case: str
    number: str
    gender: str
    animacy: str
    tense: str
    person: str
    grammemes: frozenset[str]
    score: float
    known: bool  # whether the dictionary has the word; else the reading is guessed from its ending
    paradigm: int  # of the dictionary, and which of its forms the word is; -1 for a reading that has none
    form: int
    lead: int  # letters before the word of the paradigm: of «псевдо» in «псевдонаука», which declines as «наука»
    asked: str  # the word asked for, and, without a paradigm, which of its parses by pymorphy3 this is
    number_of_parse: int

    def inflect(self, grammemes: frozenset[str]) -> str | None:
        """Another form of the word, or None where the dictionary has none."""
        if self.paradigm < 0:
            other = own_parses(self.asked)[self.number_of_parse].inflect(set(grammemes))
            return str(other.word) if other else None
        found = other_form(self.paradigm, self.form, grammemes)
        if found is None:
            return None
        affixes = affixes_of(self.paradigm)
        (prefix, suffix), (new_prefix, new_suffix) = affixes[self.form], affixes[found]
        stem = self.word[self.lead + len(prefix) : len(self.word) - len(suffix)]
        return self.word[: self.lead] + new_prefix + stem + new_suffix


new_parse = tuple.__new__  # Parse(…) asks for the same through a function of Python's: twice the time
PLAIN = re.compile("[а-яё-]+")


@remember
@unwatched
def parses(word: str) -> tuple[Parse, ...]:
    """Every reading of a word in lower case, the likeliest first; none where a letter has no name in Unicode."""
    if PLAIN.fullmatch(word):
        found = dictionary_parses(word) or guessed_parses(word)
        if found:
            return found
    elif any(c.isalpha() and not unicodedata.name(c, "") for c in word):
        return ()  # pymorphy3 asks for the names of letters, and Tangut's have none
    strings = {word: word}
    return tuple([read_parse(parse, word, number, strings) for number, parse in enumerate(analyzer().parse(word))])


def dictionary_parses(word: str) -> tuple[Parse, ...]:
    """The readings that the dictionary has, as pymorphy3 reads and orders them; none where it has none.

    It makes several objects for each, and each again for its own class: that takes twice as long.
    """
    own = analyzer()
    places = [
        (spelled, paradigm, form, template_of((paradigm, form)))
        for spelled, forms in own.dictionary.words.similar_items(word, own.char_substitutes)
        for paradigm, form in forms
    ]
    if not places:
        return ()
    estimates = own.prob_estimator.p_t_given_w
    shares = dict(estimates.items(f"{word}:"))  # most words have none
    scores = [shares.get(f"{word}:{tag}", 0) / estimates.MULTIPLIER for *_, (tag, *_) in places] if shares else []
    if not any(scores):
        scores = [1.0 / len(places)] * len(places)
    strings = {word: word}  # one object for equal ones: tens of thousands of words are kept
    found = [
        make_parse(word, strings, spelled, 0, (paradigm, form), score, True)
        for (spelled, paradigm, form, _), score in zip(places, scores, strict=True)
    ]
    return tuple(sorted(found, key=SCORE, reverse=True) if shares else found)


def guessed_parses(word: str) -> tuple[Parse, ...]:
    """The readings that pymorphy3 guesses for a word of letters; none where it reads the word in another way."""
    found = guesses(word)
    whole = 1.0 / sum([guess.weight for guess in found]) if found else 0.0
    strings = {word: word}
    return tuple(
        [
            make_parse(word, strings, guess.spelled, guess.lead, guess.place, guess.weight * whole, False)
            for guess in found
        ]
    )


def make_parse(
    asked: str, strings: dict[str, str], spelled: str, lead: int, place: tuple[int, int], score: float, known: bool
) -> Parse:
    """The reading of a word as a form of a paradigm that its letters from `lead` on have.

    strings: the texts of its other readings, so that equal ones are one object.
    """
    _, start, end, before, behind, read, _ = template_of(place)
    lemma = spelled
    if place[1]:
        lemma = spelled[:lead] + before + spelled[lead + start : len(spelled) - end] + behind
    texts = strings.setdefault(spelled, spelled), strings.setdefault(lemma, lemma)
    return new_parse(Parse, (*texts, *read, score, known, *place, lead, asked, -1))


SCORE = attrgetter("score")


@remember_briefly
def own_parses(word: str) -> list[Any]:
    """pymorphy3's own parses of what has no paradigm, mostly words with a hyphen. They are large."""
    found: list[Any] = analyzer().parse(word)
    return found


# «псевдонаука» as «наука», «бутявкать» as other words in -вкать: a guessed word has the paradigm of a known one
ANALOGIES = (KnownPrefixAnalyzer, UnknownPrefixAnalyzer, KnownSuffixAnalyzer)


def read_parse(parse: Any, asked: str, number_of_parse: int, strings: dict[str, str]) -> Parse:
    """pymorphy3's parse as plain strings."""
    word, tag, lemma, score, methods = parse
    paradigm, form, lead = -1, -1, 0
    (first, declined, *place), *analogies = methods
    if isinstance(first, DictionaryAnalyzer) and all(isinstance(analogy[0], ANALOGIES) for analogy in analogies):
        paradigm, form = place
        lead = len(word) - len(declined)
    known = paradigm >= 0 and not analogies
    word, lemma = strings.setdefault(word, word), strings.setdefault(lemma, lemma)
    fields = (word, lemma, *read_tag(str(tag)), score, known, paradigm, form, lead, asked, number_of_parse)
    return new_parse(Parse, fields)


def lemma(word: str, pos: str | None = None, feats: Mapping[str, str] | None = None) -> str:
    """The dictionary form in lower case, ё as e, by the reading that agrees best with the tags."""
    known = feats or {}
    return tagged_lemma(
        word.lower(),
        pos,
        CASES.get(known.get("Case", ""), "none"),
        NUMBERS.get(known.get("Number", ""), "none"),
        GENDERS.get(known.get("Gender", ""), "none"),
    )


@remember_several
def tagged_lemma(word: str, pos: str | None, case: str, number: str, gender: str) -> str:
    """The dictionary form by part of speech, case, number and gender; the likeliest of equals."""
    readings = parses(word)
    if not readings:
        return word.replace("ё", "е")

    def agreement(parse: Parse) -> int:
        own = parse.case == case, parse.number == number, parse.gender == gender
        return 2 * (parse.pos in PARTS.get(pos or "", ())) + sum(own)

    best = readings[0] if pos is None else max(readings, key=agreement)  # max keeps the first of equals
    return best.lemma.replace("ё", "е")


def is_told(parse: Parse) -> bool:
    """«сказал», «говорит»: a verb as stories tell of others, of the past or of the third person."""
    return parse.pos == "VERB" and (parse.tense == "past" or parse.person == "3per")


def is_declinable_adjective(parse: Parse) -> bool:
    """Full adjectives, participles and ordinal numerals: «новый», «бывший», «первый»."""
    return parse.pos in ("ADJF", "PRTF")


def is_adjectival_surname(parse: Parse) -> bool:
    """«Каменский комбинат»: an adjective that the dictionary has only as a surname."""
    return "Surn" in parse.grammemes and parse.lemma.endswith(("ский", "цкий", "ская", "цкая"))


def is_adjective(word: str) -> bool:
    """Whether the dictionary has a word as a full adjective, and as no noun."""
    found = parses(word.lower())
    return any(p.known and is_declinable_adjective(p) for p in found) and not any(p.pos == "NOUN" for p in found)


@remember
def noun_gender(word: str) -> str | None:
    """The gender of a noun in the dictionary: "" where it has either («глава»), None where it is not there."""
    found = {p.gender for p in parses(word.lower()) if p.pos == "NOUN" and p.known}
    return None if not found else found.pop() if len(found) == 1 else ""


def genders(word: str) -> Iterator[str]:
    """The genders a noun or name can have: "masc", "femn", "neut"."""
    for parse in parses(word.lower()):
        if parse.gender:
            yield parse.gender


@remember
def is_unknown(word: str) -> bool:
    """Whether the dictionary does not have a word: whatever it is read as is a guess."""
    return not any(parse.known for parse in parses(word.lower()))


def same_case(one: str | None, other: str | None) -> bool:
    """Whether two cases can be one: the tagger takes the accusative of persons for the genitive, and the reverse."""
    return one == other or {one, other} == {"gent", "accs"}


@remember
def may_modify(word: str) -> bool:
    """Whether a word can be a full adjective."""
    return any(map(is_declinable_adjective, parses(word.lower())))


def may_be_noun(word: str) -> bool:
    """Whether a word can be a noun, by the dictionary or by a guess at an unknown one."""
    return any(p.pos == "NOUN" for p in parses(word.lower()))


def can_stand_in(word: str, case: str) -> bool:
    """Whether a word can stand in a case: «Башкирии» in the genitive, among others."""
    return any(p.case == case for p in parses(word.lower()))


@remember
def may_be_nominative(word: str) -> bool:
    """Whether a word can stand in the nominative, as far as the dictionary knows the noun: not «Вестнику».

    «Седых» can: what looks like an adjective may be a surname that stays the same in all cases.
    """
    found = parses(word.lower())
    return not found or not all(p.known and p.pos == "NOUN" and p.case != "nomn" for p in found)


@remember
def noun_lemma(word: str) -> str:
    """The dictionary form of a word's likeliest noun reading; the word itself if it has none."""
    lower = word.lower()
    return next((p.lemma for p in parses(lower) if p.pos == "NOUN"), lower)


def likeliest(word: str) -> Parse | None:
    """The likeliest reading of a word; None for what is no word."""
    return next(iter(parses(word.lower())), None) if word else None


def has_lemma(word: str, lemmas: Container[str], *parts: str) -> bool:
    """Whether a word can be a form of one of these words. parts: the parts of speech that it may be; else any."""
    return any(p.lemma in lemmas and (not parts or p.pos in parts) for p in parses(word.lower())) if word else False
