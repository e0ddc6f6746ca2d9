"""Two persons side by side whom the article names elsewhere: «До Росс Дуров жил один»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsextract import language, lexicon
from newsextract.language import nominatives_of
from newsextract.names.agreement import (
    INDECLINABLE,
    agreed,
    beginnings_of,
    begins_like,
    is_given_name,
    is_patronymic,
    is_surname,
)
from newsextract.names.spans import Name, Names, surface
from newsextract.names.two_persons import is_deputy, is_relative
from newsextract.remember import remember
from newsextract.text import Text


def split_known_persons(text: Text, spans: Names) -> Names:
    """«До Росс Дуров был там», «адвокат Чиж Рината Лунина»: somebody known by surname, and behind it somebody else."""
    longer = spans.of(("PER",), least=2)
    if len(longer) <= 1:
        return spans
    owners = surname_owners(surface(text, span) for span in longer)
    beginnings = beginnings_of(owners)
    parted: dict[Name, Sequence[Name]] = {}
    for span in longer:
        words = surface(text, span)
        if is_begun(words[0], beginnings) and (
            is_owner_before_other(words, owners) or is_owned(text, span, words, owners)
        ):
            parted[span] = (span._replace(last=span.first + 1), span._replace(first=span.first + 1))
    return spans.with_parts(parted)


def is_begun(word: str, beginnings: set[str]) -> bool:
    """Whether a word may be a form of one of the surnames, and is none of a Chinese or Korean name: «Ван Цзюнь»."""
    return begins_like(word, beginnings) and word.lower() not in lexicon.load("asian_surnames")


Owners = Mapping[str, set[tuple[str, ...]]]  # surname in the nominative -> the full names that end with it


def surname_owners(names: Iterable[tuple[str, ...]]) -> Owners:
    """The full names by their surnames, in every nominative that these can have."""
    owners: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in names:
        if len(words[-1]) > 1 and words[-1].istitle():
            for form in nominatives_of(words[-1]):
                owners[form].add(words)
    return owners


def is_owner_before_other(words: tuple[str, ...], owners: Owners) -> bool:
    """Whether a name is the surname of somebody known, and the surname or the whole name of somebody else."""
    surname, rest = words[0], words[1:]
    first = owners_of(surname, owners) - {words}
    if not first or is_usual_given_name(surname) or any(share_a_name(name[:-1], rest) for name in first):
        return False
    if len(rest) > 1:
        return is_whole_name_of_other(surname, rest, surname[:-1] in owners)
    second = owners_of(rest[0], owners) - {words}
    return bool(second) and not any(share_a_name(name, (surname,)) for name in second)


def is_owned(text: Text, span: Name, words: tuple[str, ...], owners: Owners) -> bool:
    """«Адвокат Кипиани Шорена Гогия», «сестра Волк Эмма»: a surname that never changes, behind who is somebody's."""
    surname, rest = words[0], words[1:]
    first = owners_of(surname, owners) - {words}
    before = text.lower(span.first - 1)
    if not any(name[-1] == surname and stays(name) for name in first) or not language.is_role_noun(before):
        return False
    if any(share_a_name(name[:-1], rest) for name in first) or not any(case == "nomn" for case, _ in agreed(rest)):
        return False
    if len(rest) > 1:
        return len(rest[0]) > 1 and not is_patronymic(rest[1])
    return is_relative(before) or (is_deputy(before) and is_given_name(rest[0]))


def stays(name: tuple[str, ...]) -> bool:
    """Whether a surname has one form for all cases, by its last letter or as a woman's: «Кипиани», «Ада Волк»."""
    if name[-1].endswith(INDECLINABLE):
        return True
    if name[-1][-1] in language.VOWELS | {"ь"}:
        return False
    return {gender for _, gender in agreed(name[:-1])} == {"femn"} or language.person_name(name).gender == "femn"


def is_whole_name_of_other(surname: str, rest: tuple[str, ...], longer: bool) -> bool:
    """«Чиж Рината Лунина», «Шульца Роза Ильинична»: whether a whole name behind a known surname is another's.

    It has a surname of its own, or stands in the nominative, as a longer form of the surname does not.
    """
    if is_given_name(rest[0]) and is_surname(rest[-1]) and not is_patronymic(rest[1]):
        return True
    genitive = longer and surname.endswith(MENS_GENITIVE) and not surname.endswith(SURNAMES_OF_WOMEN)
    return genitive and any(case == "nomn" for case, _ in agreed(rest))


MENS_GENITIVE = ("а", "я")
SURNAMES_OF_WOMEN = lexicon.endings("woman")


@remember
def is_usual_given_name(word: str) -> bool:
    """Whether a word is a given name by its likeliest reading."""
    reading = language.likeliest(word.lower())
    return reading is not None and reading.known and "Name" in reading.grammemes


def owners_of(surname: str, owners: Owners) -> set[tuple[str, ...]]:
    """The full names that end with a surname, in whatever case it stands."""
    return {name for form in nominatives_of(surname) for name in owners.get(form, ())}


def share_a_name(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two names have a word in common, each in any case."""
    forms = {form for word in one for form in nominatives_of(word)}
    return any(not forms.isdisjoint(nominatives_of(word)) for word in other)


def drop_pair(text: Text, spans: Names) -> Sequence[Name]:
    """«Бой Лунин-Громов»: a word that joins the surnames of two persons in the article names neither."""
    joined = [span for span in spans.of(("PER",)) if is_pair(text.words[span.last - 1], spans)]
    if not joined:
        return spans
    full = {text.words[s.last - 1] for s in joined if s.last - s.first > 1 and is_given_name(text.words[s.first])}
    return [span for span in spans if span not in joined or text.words[span.last - 1] in full]


def is_pair(word: str, spans: Names) -> bool:
    """Whether the two halves of a word are surnames of persons with full names in the article."""
    halves = word.split("-") if "-" in word else ()
    surnames = spans.nominative_surnames
    return len(halves) == PAIR and all(not surnames.isdisjoint(language.nominatives_of(half)) for half in halves)


PAIR = 2  # surnames
