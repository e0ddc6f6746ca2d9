"""Role nouns in titles: which of their parts declines, and what the table of roles says of them."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.remember import remember, remember_several


def head_part(word: str) -> str:
    """The part of a compound that declines: the last of «экс-главы», the first of «врача-хирурга»."""
    lower = word.lower()
    if "-" not in lower or any(parse.known for parse in language.parses(lower)[:1]):
        return lower
    first, _, rest = lower.partition("-")
    return first if language.role_lemma(first) else rest


def role_flags(lemma: str) -> frozenset[str]:
    """What the table of roles says of a role noun."""
    return lexicon.load("roles").get(lemma, frozenset())


NO_TITLES = frozenset({"kin", "plain"})  # what people are to others, and what they happen to be
GENERAL = frozenset({"generic", "any"})  # what can be said of many: «политик», «глава»
CALLINGS = language.WALKS | {"chief"}  # what tells which title of a noun is whose


def offices_of(*words: str) -> frozenset[str]:
    """The offices that a noun, or a noun with what it heads, is a title of: «премьер», «глава правительства»."""
    return lexicon.load("offices").get(" ".join(words), frozenset()) - NO_OFFICES


NO_OFFICES = frozenset({"general", "place"})  # flags of words that are no titles


def bar_each_other(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two offices are of one field, and so not one person's."""
    return bool({field_of_office(office) for office in some} & {field_of_office(office) for office in others})


def field_of_office(office: str) -> str:
    """The field of an office: of «film-producer» the film; nothing of most."""
    field = office.partition("-")[0]
    return field if field in FIELDS else ""


FIELDS = frozenset("court film game".split())


def is_headed_place(noun: str) -> bool:
    """«глава района»: a noun for a place, which a chief can be chief of."""
    return "place" in lexicon.load("offices").get(noun, ())


@remember
def is_post(word: str) -> bool:
    """Whether a word is a noun for a post: «пост», «должности»."""
    return bool(word) and language.noun_lemma(word) in lexicon.flagged("title_words", "post")


@remember
def is_candidate(word: str) -> bool:
    """Whether a word is a noun for somebody who wants a post: «кандидат», «претендентка»."""
    return bool(word) and language.noun_lemma(word) in lexicon.flagged("title_words", "wants")


@remember
def is_address(word: str) -> bool:
    """Whether a word is one of address, which stands between a title and a name: «господин», «госпожа»."""
    return bool(word) and language.noun_lemma(word) in lexicon.flagged("title_words", "address")


@remember
def stands_before_name(word: str) -> bool:
    """Whether a word can stand between a title and a name: one of address, or for where the holder is from."""
    return is_address(word) or (bool(word) and language.noun_lemma(word) in lexicon.flagged("title_words", "from"))


@remember_several
def is_mostly(word: str, pos: str) -> bool:
    """Whether a word's likeliest part of speech is this one: "ADVB" of «особо», "GRND" of «будучи»."""
    found = language.parses(word) if word.isalpha() else ()
    return bool(found) and found[0].pos == pos


@remember
def has_man_for_subject(word: str) -> bool:
    """Whether a word is a verb in the past or a short adjective that has a man for its subject: «уехал», «намерен»."""
    found = language.parses(word)[:1] if word.isalpha() else ()
    return any(p.pos in ("VERB", "ADJS", "PRTS") and p.gender == "masc" for p in found)


@remember
def is_attribute(word: str) -> bool:
    """Whether a lower-case word is an adjective or an adverb: «бывший», «ныне»."""
    found = language.parses(word) if word.islower() else ()
    return bool(found) and all(p.pos in ("ADVB", "PRTF", "ADJF", "PRCL") for p in found)


def is_attribute_or_owner(word: str) -> bool:
    """Whether a word is an adjective or an adverb, or says whose or how many: «бывший», «его», «оба»."""
    return is_attribute(word) or word in lexicon.flagged("title_words", "whose")
