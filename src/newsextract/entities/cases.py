"""The case of a name by what stands around it: small words that leave no doubt, else what the tagger read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from newsextract import language, lexicon
from newsextract.language import is_role_noun
from newsextract.names import CLOSING_MARKS, OPENING_MARKS, Name, is_body_noun, is_legal_form
from newsextract.remember import remember
from newsextract.text import DASH_TOKENS, Text

PAUSES = DASH_TOKENS | {":"}  # behind the subject: «Белова — о планах»


def name_cases(text: Text, spans: Sequence[Name], tagged: Sequence[str | None]) -> dict[Name, str | None]:
    """The case of every name, as pymorphy3 calls it. `tagged` are the tagger's, one a token."""
    people = {span.last: span.first for span in spans if span.type == "PER"}
    return {span: name_case(text, span, tagged, people) for span in spans}


def name_case(text: Text, span: Name, tagged: Sequence[str | None], people: Mapping[int, int]) -> str | None:
    """The case of one name; None where nothing tells. `people` maps the end of a person's name to its beginning."""
    starts = text.begins_sentence(span.first)
    if starts and text.word(span.last) in PAUSES:
        return "nomn"  # «Белова — о планах»
    before = text.word(span.first - 1) if not starts else ""
    if before in OPENING_MARKS and text.word(span.last) in CLOSING_MARKS:
        if is_class_noun(text.word(people.get(span.first - 1, span.first - 1) - 1)):
            return "nomn"  # «солистка группы «Капель»», «фонд Анны Беловой «Капель»»
        one = span.last == span.first + 1
        word = text.words[span.first]
        if one and is_role_noun(text.word(span.first - 2)) and (is_known_genitive(word.lower()) or is_joined(word)):
            return "gent"  # «солистка «Капели»»
    case = only_case(before) or case_by_ending(before, text.word(span.last - 1))
    if starts_with_noun(text, span) or (case is None and span.type != "PER" and is_common_or_role_noun(before)):
        case = case_of_its_noun(text, before, span) or "gent"  # «министр Нордландии»
    return case or tagged_case(span, tagged)


def only_case(preposition: str) -> str | None:
    """Return the case that a preposition takes; None for one that takes several, and for other words."""
    return prepositions_of_one_case().get(preposition.lower())


@cache
def prepositions_of_one_case() -> dict[str, str]:
    """Prepositions that take one case before names, with that case: «от», and «под», as in «под Тверью»."""
    cases = {word: language.cases_behind(word) for word in lexicon.load("prepositions")}
    one = {word: next(iter(own)) for word, own in cases.items() if len(own) == 1}
    return one | dict.fromkeys(lexicon.flagged("prepositions", "below"), "ablt")


def case_by_ending(preposition: str, word: str) -> str | None:
    """«За Вольском»: the instrumental where a word ends so and the preposition takes no prepositional."""
    if not word.endswith(("ом", "ем", "ём", "ами", "ями")):
        return None
    return "ablt" if "ablt" in language.cases_behind(preposition.lower()) else None


def starts_with_noun(text: Text, span: Name) -> bool:
    """«Карта Республики Карелия», «Жители Химок»: a common noun begins the sentence; not «Хутор Ольгинка»."""
    before = span.first - 1
    if span.type == "PER" or not text.begins_sentence(before) or is_one_place(text.lower(before)):
        return False
    noun = language.likeliest(text.lower(before))
    common = noun is not None and noun.known and noun.pos == "NOUN"
    return noun is not None and common and not language.NAME_GRAMMEMES & noun.grammemes


def case_of_its_noun(text: Text, before: str, span: Name) -> str | None:
    """«К городу Каменску»: the case of the noun that says what the place behind it is; None where it can be a genitive.

    «Реки Карелии» are in Karelia, and «в городе Бер-ан-Зее» stays as it is.
    """
    return oblique_of_place(before.lower()) if span.type == "LOC" and "-" not in text.words[span.first] else None


@remember
def oblique_of_place(word: str) -> str | None:
    """The case of a noun for one place, where it is oblique and no genitive."""
    nouns = lexicon.load("class_nouns")
    found = [p for p in language.parses(word) if nouns.get(p.lemma, frozenset()) >= language.BARE_PLACE]
    cases = {p.case for p in found if p.number == "sing"}
    return min(filter(None, cases), default=None) if cases <= language.OBLIQUE else None


@remember
def is_one_place(word: str) -> bool:
    """«Хутор», «река»: whether a word is the nominative of a noun that says what the place behind it is."""
    nouns = lexicon.load("class_nouns")
    return any(
        p.lemma in nouns and nouns[p.lemma] >= language.BARE_PLACE and (p.case, p.number) == ("nomn", "sing")
        for p in language.parses(word)
    )


@remember
def is_known_genitive(word: str) -> bool:
    """Whether the dictionary has a word in the genitive: «капели», but not «гэлакси»."""
    return any(p.known and p.case == "gent" for p in language.parses(word))


@remember
def is_joined(word: str) -> bool:
    """«КубаньХлеба»: whether the last part of a joined word can be the genitive of a noun."""
    *first, last = language.CAPITAL_INSIDE.split(word)
    found = language.parses(last.lower()) if first else ()
    return any(p.known and p.pos == "NOUN" and (p.case, p.number) == ("gent", "sing") for p in found)


@remember
def is_class_noun(word: str) -> bool:
    """Whether a word says what kind of body a name in marks behind it is of: «группы», «ООО»."""
    lemma = language.noun_lemma(word)
    return is_legal_form(word) or "org" in lexicon.load("class_nouns").get(lemma, ()) or is_body_noun(word)


def is_common_or_role_noun(word: str) -> bool:
    """Whether a word is a common noun or a role noun, so that a name at once behind it stands in the genitive."""
    reading = language.likeliest(word)
    return reading is not None and reading.pos == "NOUN" and (word.islower() or is_role_noun(word))


def tagged_case(span: Name, tagged: Sequence[str | None]) -> str | None:
    """The case that the tagger gave most words of a name; None where none has any.

    Of equals, that of the surname at a person's end, and of the head at the beginning of a body's name.
    """
    found = [case for case in tagged[span.first : span.last] if case]
    return max(found if span.type == "ORG" else reversed(found), key=found.count) if found else None
