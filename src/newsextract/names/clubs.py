"""Clubs that are called like towns, rivers or people: the words of a match tell that the club is meant."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.names.spans import Name, Names, in_marks, override, surface
from newsextract.remember import remember, remember_several
from newsextract.text import Text


def club_of_match(text: Text, spans: Names) -> Sequence[Name]:
    """«Вратарь Ливерпуля», «Краснодар обыграл Сочи», «победа над Амуром»: a club, not the town or the river.

    What a player or a match only may stand with tells so in an article on sports: «состав Ростова», but «состав суда».
    """
    clubs = [span for span in spans if span.type != "ORG" and is_listed(surface(text, span))]
    marked = [span for span in spans.of(("LOC",)) if in_marks(text, span)]
    found = [span for span in clubs if is_surely_club(text, span)]
    found += [span for span in marked if is_club_in_marks(text, span)]
    perhaps = [span for span in clubs if span not in found and is_perhaps_club(text, span)]
    if perhaps and is_on_sports(text):
        found += perhaps
    return override(spans, [span._replace(type="ORG") for span in found])


@remember
def is_listed(words: tuple[str, ...]) -> bool:
    """Whether the table of clubs has a name."""
    return language.named_in("clubs", words) is not None


def is_club_in_marks(text: Text, span: Name) -> bool:
    """«Матч с «Тосно»», «томская «Томь»»: a place in marks where a club stands, or behind the adjective of its town."""
    around = Name(span.first - 1, span.last + 1, span.type)
    return is_perhaps_club(text, around) or is_adjective_of_town(text.lower(around.first - 1))


@remember
def is_adjective_of_town(word: str) -> bool:
    """«томская», «московским»: whether a word is an adjective as those of towns and countries are spelled."""
    return any(p.pos == "ADJF" and p.lemma.endswith(("ский", "цкий")) for p in language.parses(word))


def is_surely_club(text: Text, span: Name) -> bool:
    """«Вратарь Ливерпуля», «Краснодар обыграл Сочи»: whether a name stands where only a club does."""
    before, behind = text.lower(span.first - 1), text.lower(span.last)
    if "plays" in flags_of(before) or ("plays" in flags_of(behind) and not language.cases_behind(before)):
        return True
    if before in ("в", "во") and is_transfer(text, span.first - 2):
        return True
    return is_player(before) and not (span.type == "PER" and may_be_called(before, text.words[span.last - 1]))


def is_perhaps_club(text: Text, span: Name) -> bool:
    """«Победа Амура», «победил Амур», «матч с Амуром», «перешёл в Амур»: whether a club may stand here."""
    before, behind = text.lower(span.first - 1), text.lower(span.last)
    if not {"game", "match"}.isdisjoint(flags_of(before)):
        return True
    if "match" in flags_of(behind) and before not in language.IN_OR_ON | {"из"}:
        return True  # but «школьники из Болоньи выиграли турнир»
    joined = before == "и" and text.lower(span.first - BETWEEN) == "между"  # «игра между Амуром и Сибирью»
    first = span.first - (BETWEEN - 1) * joined
    flag = FLAG_OF_PREPOSITION.get(text.lower(first - 1))
    if flag is None:
        return False
    return any(flag in flags_of(text.lower(first - step)) for step in BACK_TO_MATCH)


BACK_TO_MATCH = (2, 3)  # tokens from a club behind a preposition to the match: «провёл матч вчера с Амуром»


BETWEEN = 3  # tokens of «между Амуром и»
FLAG_OF_PREPOSITION = {"с": "with", "со": "with", "над": "over", "от": "from", "за": "for"}
FLAG_OF_PREPOSITION |= {"между": "with", "в": "into", "во": "into", "из": "into"}


def is_transfer(text: Text, verb: int) -> bool:
    """«Защитник перешёл в Ростов»: whether a verb says so of somebody who plays."""
    return "into" in flags_of(text.lower(verb)) and is_player(text.lower(verb - 1))


@remember_several
def may_be_called(noun: str, word: str) -> bool:
    """«Тренера Милана»: whether a word can be the name of the person whom the noun before it means."""
    nouns = {(p.case, p.gender) for p in language.parses(noun) if p.pos == "NOUN"}
    return any((reading.case, reading.gender) in nouns for reading in language.name_readings(word))


@remember
def flags_of(word: str) -> frozenset[str]:
    """What the table of players and matches says of a word; none for a word that it lacks."""
    table = lexicon.load("players") if word else {}
    parts = ("NOUN", "VERB", "INFN", "GRND", "ADJF", "ADVB")
    found = next((p.lemma for p in language.parses(word) if p.lemma in table and p.pos in parts), "") if table else ""
    return table.get(found, frozenset())


@remember
def is_player(word: str) -> bool:
    """Whether a word is a noun for somebody who plays for a club or watches it."""
    people = lexicon.load("players")
    return any(p.animacy == "anim" and p.lemma in people and p.pos == "NOUN" for p in language.parses(word))


def is_on_sports(text: Text) -> bool:
    """Whether a word of sports alone stands in the article."""
    return any("sport" in flags_of(word) for word in text.lowers) or any(
        is_score(text, index) for index, word in enumerate(text.lowers) if word == "счётом"
    )


def is_score(text: Text, index: int) -> bool:
    """«Со счётом 4:0»: whether two numbers and the colon of a score stand behind a word."""
    ours, colon, theirs = (text.word(index + step) for step in (1, 2, BEHIND_COLON))
    return colon == ":" and ours.isdigit() and theirs.isdigit()


BEHIND_COLON = 3  # tokens from «счётом»
