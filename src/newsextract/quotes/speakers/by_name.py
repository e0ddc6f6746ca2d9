"""Strategies for speakers by name: the phrase is a name, or a name stands in apposition to it.

named: «Иванов», «министр Иванов», «жена лётчика, учительница Анна Белова»
"""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.entities import NamedEntity, fold, gender_of, is_mans_by_form
from newsextract.names import Name
from newsextract.quotes.source_nouns import source_lemma
from newsextract.quotes.sources import NOW, Source
from newsextract.quotes.speakers.beside import (
    is_headed_by_person,
    name_after_dash,
    name_at_once_behind,
    name_behind_owner,
    name_introduced,
)
from newsextract.quotes.speakers.discourse import Discourse, once
from newsextract.quotes.speakers.referents import Referent

APPOSITIONS = 8  # from a name to the head of its phrase, at most
MIN_STEM = 4  # letters of a word that are compared
MIN_SURNAME = 4  # letters; of shorter ones no ending is taken off
MARKS = frozenset({"«", '"', "„", "“", "''"})


def named(discourse: Discourse, source: Source) -> Referent | None:
    """The phrase is a name, or a name stands in apposition to its head."""
    entity = entity_named(discourse, source)
    return fuller(discourse, discourse.referent(entity)) if entity is not None else None


@once
def entity_named(discourse: Discourse, source: Source) -> NamedEntity | None:
    """The entity that the words of a source name: «Лунин», «мэр Пётр Лунин», «мать Елены Светлана»."""
    if is_coordinated(discourse, source):
        return None
    name = (
        discourse.entities.name_at(source.head)
        or name_behind_owner(discourse, source)
        or name_at_once_behind(discourse, source)
        or next((n for n in discourse.names_in(source) if in_apposition(discourse, n, source)), None)
        or name_after_dash(discourse, source)
        or distant_apposition(discourse, source)
        or name_behind(discourse, source)
        or name_introduced(discourse, source)
    )
    if name is None or says_more_than_name(discourse, name, source):
        return None
    return of_gender(discourse, discourse.entities.owner(name), source)


def distant_apposition(discourse: Discourse, source: Source) -> Name | None:
    """«директора банка в Твери, Омске и Туле Анну Белову»: the name that hangs on the head over commas."""
    for child in discourse.grammar.children(source.head, "appos"):
        name = discourse.entities.person_at(child)
        if name is not None and chain_is_apposition(discourse, name, source):
            entity = discourse.entities.owner(name)  # not «по словам сторонников Анны Беловой», whose they are
            another = source.case != "nomn" and is_of_others(discourse, entity, name, source)
            return None if another or held_by_another(discourse, entity, name, source) else name
    return None


def name_behind(discourse: Discourse, source: Source) -> Name | None:
    """«постпред России при ЕС Пётр Иванов»: the noun phrase goes on behind the words, up to a name in their case.

    In «по словам композитора, ведущего и отца двойняшек Петра Лунина» over commas and «и».
    """
    if not is_headed_by_person(discourse, source):
        return None
    sentence = discourse.text.sentence_with(source.first)
    for index in range(source.last, min(sentence.last, source.last + MAX_BEHIND)):
        name = discourse.entities.person_at(index)
        if name is not None:
            passed = {discourse.word(i) for i in range(source.last, index)} & LISTING
            if passed and passed != LISTING and not is_titled_between(discourse, source, name):
                return None  # «по словам мэра, Анны Беловой нет в городе»
            entity = discourse.entities.owner(name)
            fits = entity.cases.get(name, source.case) == source.case
            return name if fits else None
        goes_on = source.case == "gent" and discourse.word(index) in LISTING
        told = index == source.last + 1 and discourse.text.lower(index) in NOW
        before, part = map(discourse.grammar.pos, (index - 1, index))
        counted = (before, part) == ("NOUN", "NUM")  # «деда шестерых внуков», but not «мэра, двух врачей»
        if not (goes_on or told or counted) and part not in ("NOUN", "ADJ", "PROPN", "ADP"):
            return None
    return None


def is_titled_between(discourse: Discourse, source: Source, name: Name) -> bool:
    """«по мнению ветерана клуба, чемпиона страны Игоря Лося, …»: a title before the name, and a comma behind it."""
    title = discourse.word(source.last) == "," and name.first > source.last + 1
    behind = discourse.text.lower(name.last + 1)
    return title and discourse.word(name.last) == "," and not language.is_relative(behind)


MAX_BEHIND = 8  # tokens
LISTING = frozenset({",", "и"})  # between the titles of one person


def says_more_than_name(discourse: Discourse, name: Name, source: Source) -> bool:
    """«оппозиционные СМИ», «районный суд»: whether the words say more than the name, a common noun."""
    if discourse.word(name.first - 1) in MARKS:
        return False  # «агентство «Порт»»
    known = discourse.word(name.first).lower() in lexicon.load("sources") and name.last - name.first == 1
    return known and source.last - source.first > 1


def of_gender(discourse: Discourse, entity: NamedEntity, source: Source) -> NamedEntity:
    """Another person of the same surname where the verb's gender tells: «Бут рассказала» is not Виктор."""
    person = entity.person
    if person is None or source.gender is None or source.case != "nomn" or person.gender in (None, source.gender):
        return entity
    for other in discourse.near(source.first).entities:
        if other.person and other.person.gender == source.gender and same_surname(other, entity):
            return other
    return entity


@once
def is_coordinated(discourse: Discourse, source: Source) -> bool:
    """«Израиль и США заявили»: several speak, and none of them alone."""
    persons = [name for name in discourse.names_in(source) if name.type == "PER"]
    if len(persons) == 1 and persons[0].last == source.last and source.number != "plur":
        return False  # «писатель и журналист Пётр Иванов»
    if source.number == "plur" and len(persons) > 1 and discourse.text.lower(persons[0].first - 1) == "и":
        return True  # «адвокаты Пётр Иванов и Анна Белова»: persons[0] is the last of them
    others = [i for i in discourse.grammar.children(source.head, "conj") if source.first <= i < source.last]
    apart = [
        i
        for i in others
        if discourse.entities.name_at(i) is None
        or discourse.entities.name_at(i) != discourse.entities.name_at(source.head)
    ]
    return bool(apart) and any(discourse.word(i).lower() == "и" for i in range(source.head, max(apart)))


def in_apposition(discourse: Discourse, name: Name, source: Source) -> bool:
    """Whether a name stands for the head, not beside it in the genitive: «глава МИД Лавров», not «глава МИД»."""
    if name.type == "PER":
        entity = discourse.entities.owner(name)
        if source.case == "nomn" and entity.cases.get(name, "nomn") == "gent":
            return False  # «представитель штаба Ренна»: whose staff it is
        if source.case != "nomn" and is_of_others(discourse, entity, name, source):
            return False
        held = discourse.near(source.first).held.get(entity.id, ())
        starts = {name.first, *(r.first for r in held if r.last == name.first)}  # «помощника главы полковника Белова»
        titled = any(r.last in starts and source.head in (r.head, r.first) for r in held)  # «и.о. главы Белова»
        return titled or chain_is_apposition(discourse, name, source, entity.cases.get(name))
    flags = lexicon.load("sources").get(source_lemma(discourse.word(source.head)).rpartition("-")[2], frozenset())
    if name.type != "ORG" or ("org" not in flags and is_headed_by_person(discourse, source)):
        return False  # «источник «Маяка»» is not «Маяк», but «перевозчик «Маяк»» is
    if "outlet" in flags and name.first == source.head + 1:
        return True
    marked = discourse.text.tokens[name.first - 1].text in MARKS
    if marked and name.first - 1 == source.head + 1:
        return is_written_in_nominative(discourse, name)  # «газета «Маяк»», not «пресс-служба «Маяка»»
    # «регулятор рынков FCA», «производитель сыра «Волна»»: a noun for a body, at its end a name that stays as it is
    ends = discourse.entities.name_at(source.last - 1) == name or discourse.entities.name_at(source.last - 2) == name
    return "anaphoric" in flags and ends and (marked or discourse.word(name.first).isascii())


def is_of_others(discourse: Discourse, entity: NamedEntity, name: Name, source: Source) -> bool:
    """«по словам жены Лунина», «… соседей Лунина», «… брата Беловой»: whether the head is for others than the name."""
    if held_by_another(discourse, entity, name, source):
        return True
    head = discourse.text.lowers[source.head]
    if source.case == "accs" and is_hers(discourse, name):
        return True
    if language.noun_gender(head) == "femn":
        return is_mans_by_form(entity, discourse.text.words[name.first : name.last])
    if is_mans_kin(head) and gender_of(entity) == "femn":
        return True
    own = [p.number for p in language.parses(head) if p.pos == "NOUN" and p.case == source.case]
    return bool(own) and set(own) == {"plur"}


def is_hers(discourse: Discourse, name: Name) -> bool:
    """«со ссылкой на мать Анны Беловой»: whether a name is in the genitive of women, which is no accusative."""
    given = [
        p for p in language.parses(discourse.text.lowers[name.first]) if "Name" in p.grammemes and p.number == "sing"
    ]
    return bool(given) and all(p.gender == "femn" and p.case not in ("accs", "nomn") for p in given)


def is_mans_kin(word: str) -> bool:
    """«брата», «мужа»: whether a noun says what a man is to somebody."""
    lemma = language.role_lemma(word) or ""
    return language.noun_gender(lemma) == "masc" and "kin" in lexicon.load("roles").get(lemma, ())


def held_by_another(discourse: Discourse, entity: NamedEntity, name: Name, source: Source) -> bool:
    """«по словам адвоката Лунина»: whether the article gives the title to somebody else, and not to Лунин."""
    known = entity.spans[0].first < name.first  # «По словам адвоката Лунина» can name somebody new
    if name.last - name.first > 1 or name.first != source.head + 1 or source.case == "nomn" or not known:
        return False
    asked = language.noun_lemma(discourse.text.lowers[source.head])
    titles = ((holder, title) for holder, held in discourse.near(source.first).held.items() for title in held)
    holders = {
        holder
        for holder, title in titles
        if title.last != name.first and language.noun_lemma(discourse.text.lowers[title.head]) == asked
    }
    return bool(holders) and entity.id not in holders


def is_written_in_nominative(discourse: Discourse, name: Name) -> bool:
    """Whether a name is written in the nominative: a name in marks in another case owns the noun before it."""
    first = discourse.word(name.first).casefold()
    called = [word.casefold().strip('«»"„“') for word in discourse.entities.owner(name).name.split()]
    if not language.is_unknown(first):
        return first in called
    return first in called or not any(is_genitive_of(first, word) for word in called)


def is_genitive_of(word: str, called: str) -> bool:
    """«северстроя» of «северстрой»: whether an unknown word is the genitive of a masculine name."""
    return word[-1] in "ая" and called[-1] not in language.VOWELS and word[:-1] == called.removesuffix("й")


def chain_is_apposition(discourse: Discourse, name: Name, source: Source, case: str | None = None) -> bool:
    """Whether syntax leads from the name to the head by appositions alone, in the same case.

    case: of the name, where more than the tagger tells it.
    """
    current: int | None = name.first
    for _ in range(APPOSITIONS):
        if current is None or current == source.head:
            break
        rel = discourse.grammar.rel(current)
        if rel not in ("appos", "flat", "flat:name", "flat:foreign", "nsubj", "conj"):
            return False
        current = discourse.grammar.head(current)
    if current != source.head:
        return False
    if case == source.case == "nomn":
        return True
    own, of_head = discourse.grammar.case(name.first), discourse.grammar.case(source.head)
    return not own or not of_head or language.same_case(own, of_head)


def fuller(discourse: Discourse, referent: Referent) -> Referent:
    """«МВД», where «пресс-служба МВД Киргизии» was heard before: the same, by the name that says more."""
    if referent.sort != "body":
        return referent
    reported = [other for other, _ in discourse.heard() if other.sort == "body" and other.entity is None]
    words = stems_of_name(referent.name) if reported else set()
    return next((other for other in reported if words < stems_of_name(other.name)), referent)


def stems_of_name(name: str) -> set[str]:
    """Folded words of a name, roughly stemmed, for comparing descriptions."""
    return {word[: max(MIN_STEM, len(word) - 2)] for word in fold(name).split()}


def same_surname(one: NamedEntity, other: NamedEntity) -> bool:
    """Whether two persons share a family name, in its forms for men and women."""
    a, b = (fold(p.last or "") if (p := k.person) else "" for k in (one, other))
    return bool(a and b) and (
        a == b or (min(len(a), len(b)) >= MIN_SURNAME and a.rstrip("аяыйо")[:-1] == b.rstrip("аяыйо")[:-1])
    )


def initials(discourse: Discourse, source: Source) -> Referent | None:
    """«А. Б.», «АБ» of an interview: the person with these initials whom the article names most."""
    if source.kind != "initials":
        return None
    letters = [discourse.word(i) for i in range(source.first, source.last) if discourse.word(i).isalpha()]
    letters = list(letters[0]) if len(letters) == 1 else letters
    fitting = [e for e in discourse.near(source.first).entities if e.type == "PER" and has_letters(e, letters)]
    entity = max(fitting, key=lambda e: (is_written_out(e), discourse.prominence(e.id)), default=None)
    return discourse.referent(entity) if entity is not None else None


def is_written_out(entity: NamedEntity) -> bool:
    """Whether a name has no initials, which can be an entity of their own: «А. Б.», «А. Белова» for «Анна Белова»."""
    return all(len(word) > 2 for word in entity.name.split())


def has_letters(entity: NamedEntity, letters: Sequence[str]) -> bool:
    """Whether a name has these first letters, of first and last name at least; the last can be the whole surname."""
    words = [word.upper() for word in entity.name.split()]
    said = letters if len(words) == len(letters) else (letters[0], letters[-1])
    return 1 < len(words) == len(said) and all(map(str.startswith, words, map(str.upper, said)))
