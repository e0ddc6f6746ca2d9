"""Two persons side by side: «К Ивану Мария Орлова привыкла»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.names.agreement import agreed, is_given_name, is_patronymic, is_surname, may_be_given_name
from newsextract.names.spans import Name, each_parted, surface, taken_tokens
from newsextract.remember import remember
from newsextract.text import Text

WEIGHTS = language.NAME_WEIGHTS


@each_parted("PER", least=2)
def split_two_persons(text: Text, span: Name) -> Sequence[Name] | None:
    """«Письмо Игоря Анна Седых прочла»: the words of one name agree; where they cannot, another name begins."""
    words = surface(text, span)
    if are_speaker_and_told(words):
        return (span._replace(last=span.first + 1), span._replace(first=span.first + 1))
    if agreed(words) or not all(map(str.istitle, words)):
        return None
    cuts_between = range(1, len(words))  # «Павла» is a woman in the nominative as well, but not before «Веры Орловой»
    oblique = [cut for cut in cuts_between if not (are_nominative(words[:cut]) and are_nominative(words[cut:]))]
    if not oblique or is_undeclined_woman(text, span):
        return None
    cuts = [cut for cut in oblique if is_second_name(words[:cut], words[cut:])]
    if not cuts:
        return None
    place = span.first + next((cut for cut in cuts if is_given_name(words[cut])), cuts[0])
    return (span._replace(last=place), span._replace(first=place))


@remember
def are_nominative(words: tuple[str, ...]) -> bool:
    """Whether words of a name can be in the nominative."""
    return any(case == "nomn" for case, _ in agreed(words))


def are_speaker_and_told(words: tuple[str, ...]) -> bool:
    """«ответил Лунин Сизову», «встретил Лунин Белову»: a surname, and one that can only be oblique."""
    if len(words) != TWO_NAMES or not words[0].endswith((*OF_MAN, *OF_WOMEN)) or may_be_given_name(words[1]):
        return False
    of_woman = words[1].endswith(OF_WOMAN) and f"{words[1].removesuffix(OF_WOMAN)}а".endswith(OF_WOMEN)
    return (of_woman or (words[1].endswith("у") and words[1][:-1].endswith(OF_MAN))) and is_surname(words[1])


def is_second_name(before: tuple[str, ...], behind: tuple[str, ...]) -> bool:
    """Whether words in the nominative begin another person's name, behind a name in another case.

    A full name can stand behind an owner's in the same case: «по словам сестры Тимура Галины Носовой».
    """
    first, second = ({case for case, _ in agreed(words)} for words in (before, behind))
    full = len(behind) > 1 and is_given_name(before[-1]) and is_given_name(behind[0])
    return bool(first) and ("nomn" in second or (full and "gent" in first & second))


def is_undeclined_woman(text: Text, span: Name) -> bool:
    """«с Зоей Вольф», «видели Антонину Лев»: a woman's surname that is a man's given name as well stays as it is.

    Before a verb in the masculine it is another person, «Анну Лев встретил», but behind a preposition a known surname.
    """
    given, *rest = surface(text, span)
    if len(rest) > 1 and is_patronymic(rest[0]):  # «к Майе Сергеевне Вайс»
        del rest[0]
    surname = "".join(rest).lower()
    if len(rest) > 1 or not surname.endswith(CONSONANTS) or "femn" not in {g for _, g in agreed((given,))}:
        return False
    if language.past_gender(text.lower(span.last)) != "masc":
        return True
    return surname in lexicon.load("surnames") and text.lower(span.first - 1) in lexicon.load("prepositions")


CONSONANTS = tuple("бвгджзклмнпрстфхцчшщй")


MIN_BEHIND = 3  # words of two persons behind a preposition: of the second, who is named in full, at least two


@each_parted("PER", least=MIN_BEHIND)
def split_behind_preposition(text: Text, span: Name) -> Sequence[Name] | None:
    """«К Анне Марина Волк приехала»: behind a preposition stands its case, and the subject in the nominative."""
    if not language.cases_behind(text.lower(span.first - 1)):
        return None
    # «Артём» is a town as well
    starts = (i for i in range(span.first + 1, span.last - 1) if may_be_given_name(text.words[i]))
    cut = next((i for i in starts if are_two_persons(text, span.first, i, span.last)), 0)
    return (span._replace(last=cut), span._replace(first=cut)) if cut else None


TWO_NAMES = 2  # of a surname and a given name


@each_parted("PER", least=TWO_NAMES)
def split_relative(text: Text, span: Name) -> Sequence[Name] | None:
    """«Жена Краева Светлана», «с матерью Петра Светланой»: a name in the genitive behind a noun for a relative.

    So it is of two surnames behind a noun for who stands in for somebody: «заместитель Краева Петренко».
    """
    words, before = surface(text, span), text.lower(span.first - 1)
    if is_given_and_whole_name(words) and (is_relative(before) or is_deputy(before)):
        own = 1  # «адвоката Олега Игоря Седова»
    elif is_relative(before) or is_relative(text.lower(span.first - 2)):  # «сын Краева», «вдова писателя Краева»
        own = 1 if opens_with_owner(words) else second_in_own_case(words)
    elif is_deputy(before):
        woman = language.past_gender(text.lower(span.last)) == "femn"
        own = 1 if are_two_surnames(words, woman) or is_owner_and_whole_name(words) else second_in_own_case(words)
    else:
        own = second_in_own_case(words) or is_woman_and_whole_name(before, words)
        own = own if language.is_role_noun(before) else 0  # «юрист Ольги Марта Белова»
    return (span._replace(last=span.first + own), span._replace(first=span.first + own)) if own else None


def is_given_and_whole_name(words: tuple[str, ...]) -> bool:
    """«Олега Игоря Седова»: two given names and a Russian surname; who has two has another one, «Хосе Луиса Ортеги»."""
    if len(words) != WHOLE_BEHIND or not words[2].endswith((*OF_OWNERS, OF_WOMAN)):
        return False
    return all(map(is_given_name, words[:2])) and is_surname(words[2])


OF_WOMAN = "ой"


def opens_with_owner(words: tuple[str, ...]) -> bool:
    """Whether a surname in the genitive stands before a given name in the nominative: «Краева Светлана»."""
    if len(words) > TWO_NAMES or is_given_name(words[0]):
        return False
    genitive = any(r.case == "gent" for r in language.name_readings(words[0]))
    if language.only_plural_surname(words[0]) is not None:
        return words[0].endswith(OF_FAMILIES) and is_given_name(words[1])  # «правнучки Нелидовых Софьи»
    return genitive and is_given_name(words[1]) and any(case == "nomn" for case, _ in agreed(words[1:]))


OF_FAMILIES = ("ых", "их")


def second_in_own_case(words: tuple[str, ...]) -> int:
    """Where the name of a relative begins behind that of the other, which it cannot agree with: «Петра Светланой»."""
    if agreed(words):
        return 0
    cuts = (cut for cut in range(1, len(words)) if is_given_name(words[cut]) and agreed(words[cut:]))
    return next((cut for cut in cuts if any(case == "gent" for case, _ in agreed(words[:cut]))), 0)


@remember
def is_deputy(word: str) -> bool:
    """Whether a word is a noun for who works for somebody: «заместителя», «адвокат»."""
    lemma = language.noun_lemma(word)
    return lemma in lexicon.flagged("title_words", "deputy") or lemma in lexicon.load("companions")


def are_two_surnames(words: tuple[str, ...], woman: bool) -> bool:
    """«Заместитель Лунина Бойко»: a man's surname in the genitive, and one in the nominative; no «Ирина Бойко».

    One that never declines so, or that of a woman by the verb behind it: «адвокат Лунина Ильина ответила».
    """
    if len(words) != TWO_NAMES:
        return False
    first, second = words
    genitive = first.endswith(OF_OWNERS) and is_surname(first)
    nominative = second.endswith((*IN_NOMINATIVE, *OF_WOMEN) if woman else IN_NOMINATIVE) and is_surname(second)
    return genitive and nominative and not (may_be_given_name(first) or is_given_name(second))


WHOLE_BEHIND = 3  # words of a surname, and of a given name and a surname behind it


def is_owner_and_whole_name(words: tuple[str, ...]) -> bool:
    """«Адвокат Сомова Анна Ильина»: a man's surname in the genitive before a whole name, which has no patronymic."""
    if len(words) != WHOLE_BEHIND or not is_given_name(words[1]) or is_patronymic(words[2]):
        return False
    return words[0].endswith(OF_OWNERS) and is_surname(words[0]) and is_surname(words[2])


def is_woman_and_whole_name(title: str, words: tuple[str, ...]) -> int:
    """«Наставница Ланской Этери Гогава»: one word of a woman, in the genitive behind a nominative, else none."""
    if len(words) != WHOLE_BEHIND or not words[0].endswith(OF_WOMAN) or is_patronymic(words[2]):
        return 0
    surnames = is_surname(words[0]) and (is_surname(words[2]) or language.is_unknown(words[2]))
    whole = surnames and is_given_name(words[1]) and are_nominative(words[1:])
    return int(whole and language.may_be_nominative(title))


OF_OWNERS = lexicon.endings("owner")
IN_NOMINATIVE = lexicon.endings("born")
OF_WOMEN, OF_MAN = lexicon.endings("woman"), lexicon.endings("man")


@remember
def is_relative(word: str) -> bool:
    """Whether a word is a noun for a relative."""
    return language.noun_lemma(word) in lexicon.flagged("roles", "kin")


def between_preposition_and_name(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«К Ивану Мария Орлова привыкла»: another person's name between a preposition and a name in the nominative."""
    ending = {span.last: span for span in spans}
    found: list[Name] = []
    for span in spans:
        before = ending.get(span.first)
        if span.type == "PER" and (before is None or before.type != "PER"):
            first = before.first if before else start_of_other(text, span)
            if first < span.first and is_other_person(text, first, span, before):
                found.append(Name(first, span.first, "PER"))
    if not found:
        return spans
    taken = taken_tokens(found)
    return sorted([*(s for s in spans if s.first not in taken), *found], key=lambda span: span.first)


def start_of_other(text: Text, span: Name) -> int:
    """Where the words with a capital before a name begin: no more than a given name and a surname."""
    first = span.first
    while first > span.first - MAX_PARTS and text.word(first - 1).istitle() and not text.begins_sentence(first - 1):
        first -= 1
    return first


MAX_PARTS = 2  # words of the other person's name: «К Ивану Белову Мария Орлова привыкла»


def is_other_person(text: Text, first: int, span: Name, tagged: Name | None) -> bool:
    """«К Лунину Пётр Сомов не пришёл»: whether what a preposition has before a full name is another's."""
    words = text.words[first : span.first]
    if span.last - span.first == 1 or len(words) > MAX_PARTS or not all(map(str.istitle, words)):
        return False
    if not language.cases_behind(text.lower(first - 1)):
        return False
    before_place = text.lower(first - 1) in lexicon.flagged("prepositions", "place")  # «из Гвадалахары»
    missed = tagged is None and not before_place  # «к Сапеге»
    if not all(is_given_name(word) or is_surname(word) or (missed and language.is_unknown(word)) for word in words):
        return False
    return are_two_persons(text, first, span.first, span.last)


def are_two_persons(text: Text, first: int, cut: int, last: int) -> bool:
    """Whether words behind a preposition are better read as two names, the second in the nominative, than as one."""
    behind_preposition = bool(language.cases_behind(text.lower(first - 1)))
    return behind_preposition and parting_gain(text, first, cut, last) > WEIGHTS["two_persons"]


def parting_gain(text: Text, first: int, cut: int, last: int) -> float:
    """How much better words behind a preposition are two names, the second in the nominative, than one name."""
    told = tuple(language.preposition_clues(text.lower(first - 1)))
    gender = language.past_gender(text.lower(last))
    behind = tuple(language.subject_clues(gender, WEIGHTS["subject"])) if gender else ()
    words = text.words[first:last]
    before, rest = words[: cut - first], words[cut - first :]
    subject = language.name_fitness(rest, behind, "nomn")
    return language.name_fitness(before, told, "") + subject - language.name_fitness(words, told, "")


def is_listed_with(text: Text, span: Name, before: Name | None) -> bool:
    """«Конюхов, Нетфуллин»: whether a surname that is no known place goes on a list of persons, in their case."""
    if before is None or span.last - span.first > 1 or text.word(span.first - 1) not in LISTING:
        return False
    word, other = text.words[span.first], text.words[before.last - 1]
    if not word.istitle() or text.word(span.last) not in LISTING | {")", "."}:
        return False
    shared = {case for case, _ in agreed((word,))} & {case for case, _ in agreed((other,))}
    return bool(shared) and is_surname(word) and not language.may_be_place(word)


LISTING = frozenset({",", "и", "("})
