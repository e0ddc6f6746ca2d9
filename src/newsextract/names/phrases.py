"""What the words of a body's name can be: the noun that says what it is, adjectives, what it is of."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.remember import remember
from newsextract.text import Text


def end_of_phrase(text: Text, start: int, taken: set[int], cases: tuple[str, ...]) -> int:
    """The end of «сельского хозяйства и торговли», «правам человека»: lower-case words in cases, joined by «и»."""
    last = index = start
    while index < len(text.tokens) and index not in taken:
        word = text.tokens[index].word
        if can_stand_in(word, ("NOUN",), cases):
            last = index + 1
        elif not (can_stand_in(word, ("ADJF",), cases) or (word == "и" and last == index)):
            break
        index += 1
    return last


def can_stand_in(word: str, parts: tuple[str, ...], cases: tuple[str, ...]) -> bool:
    """Whether a lower-case word can be one of these parts of speech in one of these cases."""
    found = language.parses(word) if len(word) > 2 and word.islower() else ()
    return any(p.pos in parts and p.case in cases for p in found)


def noun_before(text: Text, index: int) -> str:
    """The word before a token, written out where it is a shortened noun for a place: «посёлок» in «пос. Луговой»."""
    if text.word(index - 1) != ".":
        return text.word(index - 1)
    return language.shortened_places().get(text.word(index - 2), ".")


def is_country_adjective(word: str) -> bool:
    """«японский», «российского»: in -ский, of a country or a city."""
    return language.has_lemma(word, lexicon.load("country_adjectives"), "ADJF")


@remember
def is_body_noun(word: str) -> bool:
    """Whether a word is a noun for a kind of body: «суд», «комитетом»."""
    return is_noun_of("body_nouns", word)


@remember
def is_place_noun(word: str) -> bool:
    """Whether a word is a noun for a kind of place that an adjective names: «гора», «площади»."""
    return is_noun_of("place_nouns", word)


def is_listed_name(word: str) -> bool:
    """Whether a word alone is in the table of names or of clubs, and not for the spelling of a place alone."""
    return any(language.named_in(table, (word,)) not in (None, SPELLING) for table in ("names", "clubs"))


SPELLING = frozenset({"spelled"})  # flags of what may be any word: «Свободный»


def is_noun_of(table: str, word: str) -> bool:
    """Whether a word is a form of a noun of a table."""
    return language.has_lemma(word, lexicon.load(table), "NOUN")


def adjective_agrees(adjective: str, noun: str) -> bool:
    """Whether an adjective can belong to a noun."""
    own = [p for p in language.parses(noun.lower()) if p.pos == "NOUN"]
    return any(language.agreeing(adjective.lower(), parse) for parse in own)


def shares_noun(adjective: str, noun: str) -> bool:
    """«Заречной», in «Каменской и Заречной школах»: whether an adjective can belong to one of a noun in the plural."""
    for several in language.parses(noun.lower()):
        one = (
            language.inflect(several, several.case, "sing")
            if several.pos == "NOUN" and several.number == "plur"
            else None
        )
        own = [p for p in language.parses(one or "") if p.lemma == several.lemma and p.case == several.case]
        if any(language.agreeing(adjective.lower(), p) for p in own):
            return True
    return False


@remember
def is_kind_of_person(word: str) -> bool:
    """«Хорват», «Авторка»: whether a word that is no title says who somebody is."""
    return is_inhabitant(word) or is_woman_of_role(word)


def is_inhabitant(word: str) -> bool:
    """«Хорват», «Ростовчанин», «Бакинец»: whether a word says where somebody is from."""
    lemma = language.noun_lemma(word)
    listed = lemma in lexicon.flagged("title_words", "from") or lemma.endswith("чанин")
    return listed or language.is_inhabitant_by_ending(word)


def is_woman_of_role(word: str) -> bool:
    """«Авторка», «Политологиня»: whether a word is the noun for a woman of a role, and nobody's name."""
    lower = word.lower()
    if not lower.endswith(OF_WOMEN):
        return False
    if any(p.known and language.NAME_GRAMMEMES & p.grammemes for p in language.parses(lower)):
        return False
    return any(language.is_role_noun(lower.removesuffix(end)) for end in OF_WOMEN if lower.endswith(end))


OF_WOMEN = lexicon.endings("woman-of-role")
