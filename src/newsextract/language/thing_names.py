"""Nominative names of organisations and places: the head of the name, and what agrees with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsextract import lexicon
from newsextract.article import EntityType
from newsextract.language import inflection, readings
from newsextract.language.keys import DECLINED_ABBREVIATION, written_in
from newsextract.language.name_forms import CYRILLIC
from newsextract.language.place_names import NAME_AND_KIND, place_of_several
from newsextract.language.place_words import is_town_in_instrumental, is_undeclined
from newsextract.language.thing_words import SMALL_WORDS, agreeing_name, nominative_of, single_name
from newsextract.remember import remember_several, remember_several_large

OPENING = frozenset('«„“"')


def thing_name(
    words: Sequence[str],
    type_: EntityType,
    case: str | None = None,
    seen: Collection[str] = (),
    gender: str | None = None,
) -> list[str]:
    """An organisation's or a place's name in the nominative; quoted names stay.

    `case` is what the sentence suggests, as pymorphy3 calls it; `seen` are name words found in the article; `gender`
    is that of a class noun before a place: «посёлок Луговой».
    """
    adjective = len(words) == 1 and type_ == "LOC" and not is_town_in_instrumental(words[0], case)
    told = agreeing_name(words[0], gender) if adjective and gender else None
    if told:
        return [told]
    found = several_words(words, type_, case, seen) if len(words) > 1 else [single_name(words[0], type_, case, seen)]
    listed = name_in_table(tuple(words), type_)
    return found if listed is None or same_spelling(found, listed) else listed


def several_words(words: Sequence[str], type_: EntityType, case: str | None, seen: Collection[str]) -> list[str]:
    """A name of several words in the nominative; what stands in marks stays."""
    quoted = next((i for i, word in enumerate(words) if word in OPENING), len(words))
    if words[0].lower() in SMALL_WORDS:  # «За права человека»
        return list(words)
    phrase = tuple(words[:quoted])
    whole = whole_phrase(phrase, type_, case)
    if whole is None:
        return [*phrase[:-1], single_name(phrase[-1], type_, case, seen), *words[quoted:]]
    return [*whole, *words[quoted:]]


@remember_several_large
def whole_phrase(phrase: tuple[str, ...], type_: EntityType, case: str | None) -> tuple[str, ...] | None:
    """A phrase with its head in the nominative; None where the last word alone declines, as the article has it."""
    if len(phrase) == JOINED_WORDS and phrase[1] == "и":
        return tuple(joined_names(phrase, case))
    if case == "nomn" and type_ == "LOC" and phrase[0] == OF_REPUBLIC:
        case = "gent"  # «РФ и Республики Куба»: there are not several of it
    named = place_of_several(phrase, case) if type_ == "LOC" else before_abbreviation(phrase)
    if named:
        return named
    last_alone = is_foreign(phrase) if type_ == "LOC" else is_strange(phrase) or declines_at_end(phrase, case)
    if last_alone or len(phrase) == 1:
        return None
    nominative = inflection.nominative(phrase, head_index(phrase), case)
    return tuple([undeclined(*pair) for pair in zip(phrase, nominative, strict=True)])


OF_REPUBLIC = "Республики"


def before_abbreviation(phrase: Sequence[str]) -> tuple[str, ...] | None:
    """«Заречной ОВА»: adjectives before an abbreviation that no dictionary has, each in its own gender."""
    *adjectives, last = phrase
    if len(last) == 1 or not last.isupper() or readings.dictionary_parses(last.lower()):
        return None
    found = [next(filter(readings.is_declinable_adjective, readings.parses(w.lower())), None) for w in adjectives]
    if not all(found):
        return None
    return (*(nominative_of(word, parse) for word, parse in zip(adjectives, found, strict=True) if parse), last)


@remember_several
def name_in_table(words: tuple[str, ...], type_: EntityType) -> list[str] | None:
    """«Шин Бету», «Шальке»: a name of the table as its entry writes it; None where there is none."""
    entry = written_in("names", words)
    flags = {"org"} if type_ == "ORG" else {"place", "spelled"}
    if entry is None or flags.isdisjoint(lexicon.load("names")[entry]):
        return None
    if readings.is_adjective(entry) and not is_masculine(words[0]):
        return None  # «Заречной» and «Заречное» are of no Заречный
    if is_undeclined(words[-1]) and not entry.endswith("о"):
        return None  # «в Алексино» is not in Алексин
    return [inflection.like(word, with_yo(word, own)) for word, own in zip(words, entry.split(), strict=True)]


def is_masculine(adjective: str) -> bool:
    """Whether an adjective can be of the gender of most towns."""
    return any(p.gender == "masc" for p in readings.parses(adjective.lower()))


def with_yo(word: str, entry: str) -> str:
    """A word of the table, which writes no ё, with those of the word in the text: «Воробьёвых», «Воробьёвы»."""
    return "".join(
        "ё" if a.lower() == "ё" and b == "е" else b for a, b in zip(word.ljust(len(entry)), entry, strict=False)
    )


def same_spelling(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether names are spelled alike, ё as е: the table writes no ё."""
    return [w.lower().replace("ё", "е") for w in one] == [w.lower().replace("ё", "е") for w in other]


def undeclined(word: str, nominative: str) -> str:
    """The nominative; of «МИДом» the abbreviation, which «НМИЦ» is as it stands."""
    if word.isupper() and len(word) > 1:
        return word
    abbreviation = DECLINED_ABBREVIATION.fullmatch(word)
    return abbreviation[1] if abbreviation else nominative


def is_foreign(words: Sequence[str]) -> bool:
    """«Сан Луис», «Коста Рика»: words with capitals, and the first is neither an adjective nor a common noun."""
    found = readings.parses(words[0].lower())
    common = any(
        p.known and p.case and (p.pos == "ADJF" or not p.grammemes & {"Name", "Surn", "Geox", "Abbr"}) for p in found
    )
    foreign = not common or words[0].lower() in lexicon.load("foreign_first_words")
    return foreign and all(word.istitle() for word in words)


def is_strange(words: Sequence[str]) -> bool:
    """«Жогорку Кенеша»: capital words that no dictionary has; the last alone declines."""
    return all(w.istitle() and CYRILLIC.fullmatch(w) and not readings.dictionary_parses(w.lower()) for w in words)


def declines_at_end(words: Sequence[str], case: str | None) -> bool:
    """«Дойче Банку», «Эйр Астану»: whether of two capital words only the last can stand in the case."""
    if len(words) != NAME_AND_KIND or case in (None, "nomn") or not all(CYRILLIC.fullmatch(w) for w in words):
        return False
    first, last = (readings.dictionary_parses(word.lower()) for word in words)
    if not all(word.istitle() for word in words) or any(p.case == case for p in first):
        return False
    told = any(p.case == "nomn" or (p.known and p.case in ("datv", "ablt")) for p in first)  # «Совету Федерации»
    complement = told and any(p.case == "gent" for p in last)
    return not complement and (not last or any(p.case == case for p in last))


JOINED_WORDS = 3  # words of «Аргументы и факты»


def joined_names(words: Sequence[str], case: str | None) -> list[str]:
    """«Рогов и копыт», «Боснии и Герцеговине»: both nouns in the nominative, by a case that both can be in."""
    found = [[p for p in readings.parses(w.lower()) if p.case] for w in (words[0], words[2])]
    common = [p.case for p in found[0] if any(p.case == other.case for other in found[1])]
    own = case if case in common else "nomn" if "nomn" in common else next(iter(common), None)
    if own in (None, "nomn"):
        return list(words)
    pairs = zip((words[0], words[2]), found, strict=True)
    first, last = (nominative_of(word, next(p for p in parses if p.case == own)) for word, parses in pairs)
    return [first, words[1], last]


def head_index(words: Sequence[str]) -> int:
    """The first noun of a phrase that is not empty; «Новой Зеландии»: the noun behind its adjectives."""
    for index, word in enumerate(words):
        found = readings.parses(word.lower()) if word.lower() not in SMALL_WORDS else ()
        adjective = any(readings.is_declinable_adjective(p) for p in found) and found[0].pos != "NOUN"
        if found and not adjective and not modifies(word, words[index + 1 :]):
            return index
    return len(words) - 1


def modifies(word: str, following: Sequence[str]) -> bool:
    """«Каменский комбинат», «Главного следственного управления»: whether what may be a noun is an adjective here.

    It agrees with the noun behind it, or with an adjective before that noun.
    """
    found = readings.parses(word.lower())
    if not any(readings.is_declinable_adjective(p) or readings.is_adjectival_surname(p) for p in found):
        return False
    for other in following:
        own = readings.parses(other.lower())
        nouns = [p for p in own if p.pos == "NOUN"]
        if nouns:
            return any(inflection.agreeing(word, noun) for noun in nouns)
        if not any(map(readings.is_declinable_adjective, own)):
            return False
    return False
