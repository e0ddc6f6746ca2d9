"""Which names are of one person."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsextract.entities.aliases import absorb, fold, quoted_part
from newsextract.entities.entity import NamedEntity, Words, nearest_before
from newsextract.entities.relatives import has_relative_beside, is_left
from newsextract.language import PersonName, nominatives_of
from newsextract.names import Name
from newsextract.remember import remember
from newsextract.text import Text


def group_persons(text: Text, names: Mapping[Name, PersonName], words: Words) -> list[NamedEntity]:
    """Full names first, so that a surname finds its owner; a surname alone goes to the owner named last before it."""
    persons = Persons(text, names)
    for span in sorted(names, key=lambda s: (-name_length(words[s]), s.first)):
        owner = persons.find(names[span], words[span], span) or persons.add(names[span])
        insort(owner.spans, span, key=lambda s: s.first)
    for entity in persons.known:
        settle_person(entity, words, names)
    return with_initials_written_out(persons.known)


def with_initials_written_out(persons: list[NamedEntity]) -> list[NamedEntity]:
    """«С. Н. Орлов … Сергей Николаевич»: a given name and a patronymic are of the one person with these initials."""
    short = [(entity, initials) for entity in persons if len(initials := initials_of(entity)) > 1]
    for entity in persons if short else ():
        own = entity.person
        if own is None or own.last or not own.middle or not own.first:
            continue
        letters, genders = fold(own.first)[0] + fold(own.middle)[0], (own.gender, None)
        same = [e for e, initials in short if initials == letters and e.person and e.person.gender in genders]
        if len(same) == 1:
            absorb(same[0], entity)
    return [entity for entity in persons if entity.spans]


def initials_of(entity: NamedEntity) -> str:
    """«сн», of «С. Н. Орлов»: the letters before a surname, folded."""
    *words, last = entity.name.split()
    letters = [fold(word.rstrip(".")) for word in words]
    return "".join(letters) if all(len(letter) == 1 for letter in letters) and len(last) > 1 else ""


def name_length(words: Sequence[str]) -> int:
    """How many real words a name has; initials count as little."""
    return sum(2 if len(word) > 1 else 1 for word in words if word[:1].isalpha())


class Persons:
    """The persons found so far, by the words of their names, so that a long text costs no more than its length."""

    def __init__(self, text: Text, names: Mapping[Name, PersonName]) -> None:
        self._text, self._names = text, names
        self.known: list[NamedEntity] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)  # every word, for «Анна»
        self._by_surname: dict[str, list[int]] = defaultdict(list)  # or by all words where there is none

    def add(self, person: PersonName) -> NamedEntity:
        """Add a person with a first name."""
        known = NamedEntity(-1, "PER", person.full, person=person)
        for word in name_keys(person.full, person.first, person.last or person.middle):
            self._by_word[word].append(len(self.known))
        surname = (
            {fold(person.full)} | name_keys(person.last, person.middle)
            if person.last
            else name_keys(person.full, person.first)
        )
        for word in surname:
            self._by_surname[word].append(len(self.known))
        self.known.append(known)
        return known

    def find(self, person: PersonName, words: Sequence[str], span: Name) -> NamedEntity | None:
        """The person that a name can belong to; of several, one of this very surname and gender, the one named last.

        «Орлова» as it is read here is Нина Орлова rather than Пётр Орлов, and «Чиж пришла» is no man. Who is named in
        full only behind the name is rather nobody of them.
        """
        forms = name_keys(person.full, person.first, person.last).union(*map(folded, words))
        index = self._by_surname if person.last and len(words) > 1 else self._by_word
        numbers = sorted({number for form in forms for number in index.get(form, ())[-NAMESAKES:]})
        candidates = (self.known[number] for number in numbers)
        fitting = [known for known in candidates if known.person and same_person(known.person, person, words)]
        if len(fitting) > 1:
            fitting = [known for known in fitting if known.spans and min(known.spans).first < span.first] or fitting
            own = [known for known in fitting if known.person and fold(known.person.last or "") == fold(person.full)]
            fitting = own or fitting
            alike = [k for k in fitting if k.person and person.gender and k.person.gender == person.gender]
            fitting = alike or fitting
        if len(fitting) > 1 and len(words) == 1:
            fitting = [known for known in fitting if not self._is_left_relative(known, span)] or fitting
        return nearest_before(fitting, span) if fitting else None

    def _is_left_relative(self, known: NamedEntity, span: Name) -> bool:
        """Whether somebody was brought in as a relative, and the text has gone on from there."""
        first = known.spans[0]
        return is_left(self._text, known, span) and has_relative_beside(self._text, first, self._names[first].case)


@remember
def folded(word: str) -> tuple[str, ...]:
    """The nominatives that a word of a name can have, folded."""
    return tuple([fold(form) for form in nominatives_of(word)])


NAMESAKES = 40  # persons who share a word and are compared with a name: the latest of them


def name_keys(*names: str | None) -> set[str]:
    """Names and their words and halves, folded."""
    return {key for name in {*names} if name for key in (fold(name), *map(fold, halves_of(name)))}


def same_person(known: PersonName, person: PersonName, words: Sequence[str]) -> bool:
    """Whether two names do not contradict each other and share a surname, or the only name given."""
    if len([w for w in words if w[:1].isalpha()]) == 1:
        own = [part for part in (known.last or known.middle, known.first, known.full) if part]
        own_forms = {fold(part) for part in (*own, *halves_of(known.last or ""))}
        return fold(person.full) in own_forms or not own_forms.isdisjoint(folded(words[0]))
    if sorted(fold(person.full).split()) == sorted(fold(known.full).split()):
        return True  # «Зуб Виктор» of «Виктор Зуб»
    if not have_same_initials(known, words):
        return False
    if known.last and fold(person.full) == fold(known.last):  # «Ле Бретон» of «Марин Ле Бретон»
        return True
    if person.last is None or known.last is None:  # «Вера Николаевна»
        named = bool(person.first) and fold(person.first or "") == fold(known.first or "")
        return named and compatible(known.middle, person.middle)
    if fold(person.last) == fold(known.middle or ""):  # «Рустем Каримович» of «Рустем Каримович Азалов»
        return fold(person.first or "") == fold(known.first or "")
    last = fold(known.last).split()[-1]
    if fold(person.last).split()[-1] != last and last not in folded(words[-1]):
        return False
    if person.first and fold(person.first) in (fold(known.middle or ""), fold(quoted_part(known.full))):
        return True  # «Тайип Эрдоган» of «Реджеп Тайип Эрдоган», «Бадди Холден» of «Джеймс «Бадди» Холден»
    if person.gender and known.gender and person.gender != known.gender:
        return False
    return compatible(known.first, person.first) and compatible(known.middle, person.middle)


def halves_of(surname: str) -> list[str]:
    """«Ле», «Бретон», of «Ле Бретон»; «Римский», «Буткевич», of «Римский-Буткевич»; «Адли» of «аль-Адли»."""
    return [half for half in surname.replace("-", " ").split() if half[:1].isupper()]


def have_same_initials(known: PersonName, words: Sequence[str]) -> bool:
    """Whether the initials of a name, if it has any, are those of somebody's given names: «В. Белов» is no Павел."""
    letters = [fold(word) for word, behind in pairwise(words) if len(word) == 1 and behind == "."]  # and no «О'Нил»
    given = [fold(name)[0] for name in (known.first, known.middle) if name]
    return all(own == letter for own, letter in zip(given, letters, strict=False))


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two given names can be the same: equal, or one missing, as where an initial stands."""
    return not one or not other or fold(one) == fold(other)


def settle_person(entity: NamedEntity, words: Words, person_names: Mapping[Name, PersonName]) -> None:
    """The name that the article uses most, of those with a given name and a surname; parts from wherever they stand."""
    names = [person_names[span] for span in entity.spans]
    entity.cases = {span: name.case for span, name in zip(entity.spans, names, strict=True)}
    best = usual_name(names, [name_length(words[span]) for span in entity.spans])
    if best.middle and best.last is None and any(name.last == best.middle for name in names):
        best = best._replace(middle=None, last=best.middle)  # «Роман Ивашкевич … Ивашкевич»
        names = [best]
    genders = [n.gender for n in names if n.gender]
    gender = best.gender or (Counter(genders).most_common(1)[0][0] if genders else None)
    middle = best.middle or next((n.middle for n in names if n.middle), None)
    entity.person = PersonName(best.full, best.first, middle, best.last, gender, best.case)
    entity.name = best.full


def usual_name(names: Sequence[PersonName], lengths: Sequence[int]) -> PersonName:
    """Return the commonest full name, of equals one that stands in the nominative; without any, the longest name."""
    if len(names) == 1:
        return names[0]
    surnames = {fold(n.last) for n in names if n.last and " " in n.last}  # «Ван Берген», of «Людвиг ван Берген»
    full = [n for n in names if n.last and n.first and len(n.first.rstrip(".")) > 1 and fold(n.full) not in surnames]
    most = max(lengths)
    longest = [n for n, length in zip(names, lengths, strict=True) if length == most]
    pool = full or longest
    counts = Counter(n.full for n in pool)
    return max(pool, key=lambda n: (counts[n.full], n.case == "nomn", len(n.full)))
