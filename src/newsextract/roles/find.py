"""Who holds which role: title phrases tied to persons.

Strategies stand in the order in which they are asked; each gives the holders that it sees. A title that one has tied is
settled for those behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from newsextract import language
from newsextract.entities import Entities, NamedEntity
from newsextract.language import Parse
from newsextract.names import HASTY_MARKS
from newsextract.remember import remember_several
from newsextract.roles.alone import alone
from newsextract.roles.beside import after, before
from newsextract.roles.by_verb import by_verb
from newsextract.roles.complements import is_adjective_behind
from newsextract.roles.index import Role, Roles, Titles
from newsextract.roles.nouns import NO_TITLES
from newsextract.roles.titles import Title
from newsextract.rules import Rule, note
from newsextract.text import Phrase, Sentence, Text, spaced

Strategy = Rule[Callable[[Titles, Sentence, Title], Iterator[NamedEntity]]]

BESIDE: tuple[Strategy, ...] = (
    Rule(before, ("Вчера {министр спорта} Анна Белова открыла турнир. => role: Анна Белова",)),
    Rule(after, ("Анна Белова, {министр спорта}, открыла турнир. => role: Анна Белова",)),
)
BY_VERB: Strategy = Rule(by_verb, ("В мае Пётр Орлов стал {министром спорта}. => role: Пётр Орлов",))
ALONE: Strategy = Rule(
    alone,
    ("{Министр}1 Анна Белова открыла турнир. Вечером {министр}2 улетела. => 1 role: Анна Белова; 2 role: Анна Белова",),
)
STRATEGIES = (*BESIDE, BY_VERB, ALONE)


def find_roles(text: Text, entities: Entities, cases: Sequence[str | None]) -> Roles:
    """Every title phrase whose holder the article settles. `cases` are the tagger's, one a token."""
    if not entities.persons:
        return Roles()
    titles = Titles(text, entities, cases)
    found: list[Role] = []
    open_titles = titles.in_order
    for strategy in STRATEGIES:
        answers = [(sentence, title, holders(strategy, titles, sentence, title)) for sentence, title in open_titles]
        tied = [(title, person) for _, title, persons in answers for person in persons]
        open_titles = [(sentence, title) for sentence, title, persons in answers if not persons]
        for title, person in tied:
            titles.hold(title, person)
        found += [make_role(titles, title, person, strategy) for title, person in tied]
    return Roles(found)


def holders(strategy: Strategy, titles: Titles, sentence: Sentence, title: Title) -> list[NamedEntity]:
    """Return the persons whom a strategy gives a title to."""
    persons = [*strategy.decide(titles, sentence, title)]
    note(strategy, (titles, sentence, title), persons or None)
    return persons


def make_role(titles: Titles, title: Title, person: NamedEntity, strategy: Strategy) -> Role:
    """The role of one holder: «бывшего министра обороны» is named «министр обороны»."""
    office = not title.flags & NO_TITLES
    name = title_name(titles, title) if office else ""
    phrase = Phrase(title.first, title.last, title.head)
    return Role(phrase, name, person.id, strategy in BESIDE, strategy is ALONE, office)


def title_name(titles: Titles, title: Title) -> str:
    """A title in the nominative, that of several persons in the singular: «сенаторы» of each is «сенатор»."""
    first, last = title.first, title.last
    tokens = titles.text.tokens[first:last]
    lemma = title.lemma if title.lead == title.head else None
    words = [*nominative_words(titles.text.words[first:last], title.lead - first, lemma, title.case, title.plural)]
    if first not in titles.entities.name_of:
        words[0] = uncapitalised(words[0])
    if HASTY_MARKS.isdisjoint(words[-2:-1]):
        return spaced(tokens, words)
    return spaced([*tokens[:-2], tokens[-2]], [*words[:-2], words[-1]])


@remember_several
def nominative_words(words: tuple[str, ...], lead: int, lemma: str | None, case: str, plural: bool) -> tuple[str, ...]:
    """The words of a title in the nominative. lemma: of its noun, where that leads the phrase; else None."""
    before = words[lead - 1] if lead and not case else ""
    reading = reading_of(words[lead], lemma, case, plural, before) if lemma is not None else None
    if reading is None:
        return tuple(language.nominative(words, lead, case or None))
    return tuple(with_adjective_behind(language.inflect_phrase(words, lead, reading, "nomn", "sing"), lead, reading))


def with_adjective_behind(words: list[str], head: int, reading: Parse) -> list[str]:
    """The words of a title with the adjectives behind its noun in the nominative: «папе римскому»."""
    words = [*words]
    for index in range(head + 1, len(words), 2):
        if not is_adjective_behind(words[index], reading.word):
            break
        adjective = language.agreeing(words[index], reading)
        changed = language.inflect(adjective, "nomn", "sing", reading.gender) if adjective is not None else None
        words[index] = words[index] if changed is None else language.like(words[index], changed)
    return words


def reading_of(word: str, lemma: str, case: str, plural: bool, before: str) -> Parse | None:
    """The reading of a title's noun that has its lemma, case and number, and agrees with an adjective before it.

    That tells the case of what has one form for all: «первого замглавы».
    """
    found = [p for p in language.parses(word.lower()) if language.is_form_of(p, lemma) and p.case]
    number = "plur" if plural else "sing"
    return max(
        found,
        key=lambda p: (p.number == number, p.case == case, bool(before and language.agreeing(before, p))),
        default=None,
    )


def uncapitalised(word: str) -> str:
    """A word without the capital of a sentence's start: «Мэр», «И» of «И. о.»; «Telegram-канал» has its own."""
    rest, is_own = word[1:], word[:1].isascii()
    return word[0].lower() + rest if word[:1].isupper() and not is_own and (rest.islower() or not rest) else word


def phrase_nominative(text: Text, phrase: Phrase, named: Collection[int], case: str | None = None) -> str:
    """The text of a noun phrase, in a case, with its head in the nominative, a capital of its start undone."""
    first, last, head = phrase
    tokens = text.tokens[first:last]
    words = language.nominative([t.word for t in tokens], head - first, case)
    if first not in named:
        words[0] = uncapitalised(words[0])
    return spaced(tokens, words)
