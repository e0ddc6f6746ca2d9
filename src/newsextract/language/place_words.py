"""Which words the dictionary has as places, and the nominative, by its ending, of a place that it does not have."""

from __future__ import annotations

import re
from collections.abc import Collection

from newsextract import lexicon
from newsextract.language import readings
from newsextract.language.paradigms import VOWELS
from newsextract.language.readings import NAME_GRAMMEMES, parses
from newsextract.remember import remember


def place_by_ending(word: str, case: str | None, seen: Collection[str]) -> str | None:
    """«Архангельского», «Бирилюссах», «Вологодчине» in the nominative; None for other words. In lower case.

    `seen` are words of names that stand in the nominative in the article.
    """
    if is_undeclined(word) and readings.is_unknown(word):
        return word
    town = FEMININE_TOWN.fullmatch(word) if readings.is_unknown(word) else None
    if town and (town["ending"] != "и" or case == "gent"):
        return f"{town['stem']}а"
    if word.endswith(VILLAGES_IN_INSTRUMENTAL):
        case = "ablt"
    other = case is not None and ((case, word[-1]) in OF_VILLAGES or may_be_place(word, case))
    land = None if other else land_name(word)  # «Припятью» is of no land beside a river
    if land or not case or is_seen(word, seen):
        return land
    return settlement_name(word, case) or with_lost_vowel(word, case) or unknown_place(word, case)


def with_lost_vowel(word: str, case: str) -> str | None:
    """«Ингульцем», «Быковца»: a town or a river on «-ец», which no dictionary has; not «Констанцу»."""
    match = LOST_VOWEL.fullmatch(word) if readings.is_unknown(word) else None
    fits = match is not None and ENDINGS_OF_LOST_VOWEL.get(case) == match["ending"].replace("о", "е")
    return f"{match['stem']}ец" if match and fits else None


LOST_VOWEL = re.compile(r"(?P<stem>[а-яё]+[бвгдзклмпрстфхш])ь?ц(?P<ending>а|у|[оеё]м|е)")
ENDINGS_OF_LOST_VOWEL = {"gent": "а", "datv": "у", "ablt": "ем"}


def is_undeclined(name: str) -> bool:
    """Whether a village ends as it does in the nominative: «Козино»."""
    return name.endswith(lexicon.endings("undeclined"))


# «Оленевку», «Листвянке», «Затулинку»: a town, whatever case the sentence suggests; «Дубровки» can be a plural
FEMININE_TOWN = re.compile(r"(?P<stem>[а-яё]+[аеёиоуыюя][вдлнтжчш]к)(?P<ending>и|е|у|ой)")
VILLAGES_IN_INSTRUMENTAL = lexicon.endings("village-ablt")
OF_VILLAGES = frozenset({("gent", "а"), ("datv", "у")})  # «до Земетчина»: no land around a town ends so there


def is_seen(word: str, seen: Collection[str]) -> bool:
    """Whether the article has the town that a word may be of, and so no village: «Жуковский» for «Жуковском»."""
    stem = CASE_ENDING.sub("", word)
    return stem != word and (f"{stem}ий".capitalize() in seen or stem.capitalize() in seen)


CASE_ENDING = re.compile(r"(?:ого|ому|им|ом|[ауе])$")


def is_land_beside(word: str) -> bool:
    """«Приангарья», «Заречью»: whether a word is a form of the land beside a river or a mountain."""
    return LAND_BESIDE.fullmatch(word) is not None


def land_name(word: str) -> str | None:
    """«Приангарья», «Заиртышьем», «Вологодчине»: the land beside a river or around a town; None for other words."""
    beside, around = LAND_BESIDE.fullmatch(word), LAND_AROUND.fullmatch(word)
    return f"{beside['stem']}ье" if beside else f"{around['stem']}а" if around else None


LAND_BESIDE = re.compile(r"(?P<stem>(?:при|за|по|пред|под|меж)[а-яё]{3,})ь(?:е|я|ю|ем)")
LAND_AROUND = re.compile(rf"(?P<stem>[а-яё]{{4,}}{lexicon.alternatives('endings', 'land')})(?:а|ы|е|у|ой)")


def settlement_name(word: str, case: str) -> str | None:
    """«Архангельского», «Шушенском», «Козлове», «Балезине»: a village in the neuter.

    Towns of such endings are in the dictionary, most villages are not. «Над Торецком» is a town's: no adjective is so.
    """
    if is_town_in_instrumental(word, case):
        return word.removesuffix("ом")
    ending = VILLAGE_ENDINGS.get(case)
    match = ending.search(word) if ending and "-" not in word else None
    found = [p for p in readings.parses(word) if p.known]
    if match is None or any("Geox" in p.grammemes and p.case == case for p in found):
        return None  # «в Киселёвске»; but «в Архангельском» is no form of Архангельск
    stem = word[: match.start("ending")]
    if match["kind"] in ADJECTIVAL:
        return f"{stem}ое"
    own = not found or any(p.grammemes & OF_OWNERS for p in found)
    return f"{stem}о" if own and not (CHINESE.search(stem) and stem.endswith("ин")) else None


def is_town_in_instrumental(word: str, case: str | None) -> bool:
    """«Над городом Торецком»: an adjective would be «Торецким»."""
    return case == "ablt" and word.endswith(TOWN_IN_INSTRUMENTAL)


OF_OWNERS = {"Surn", "Poss"}  # «Девяткина», «Тётушкина»: surnames and what is somebody's
TOWN_IN_INSTRUMENTAL = lexicon.endings("town")
ADJECTIVAL = ("ск", "цк")
CHINESE = re.compile("цз|чж|эй|уа|[аеию]нь|янь")  # «Тяньцзин», «Наньпин»
COLUMNS = 7  # of the table of endings by cases
BY_CASE = [
    [column.replace("-", "(?!)") for column in row.columns] for row in lexicon.load_rows("place_endings", COLUMNS)
]
# what a village ends in, by the case it stands in
VILLAGE_ENDINGS = {
    case: re.compile(rf"(?<=[а-яё])(?P<kind>[сц]к|[оеё]в|[иы]н)(?P<ending>(?<=к){adjective}|(?<=[вн]){possessive})$")
    for case, adjective, possessive, *_ in BY_CASE
}


def unknown_place(word: str, case: str) -> str | None:
    """«В Бирилюссах», «до Бердюжья», «за Кузоменью»: a plural, or a noun on «-ье» or «-ь», that no dictionary has."""
    match = UNKNOWN_ENDINGS[case].search(word) if case in UNKNOWN_ENDINGS and "-" not in word else None
    if match is None or not readings.is_unknown(word):
        return None
    if match["neuter"]:
        return f"{match['stem']}ье"
    if match["feminine"]:
        return f"{match['stem']}ь"
    return match["stem"] + ("и" if match["soft"] or match["stem"][-1] in BEFORE_I else "ы")


BEFORE_I = frozenset("гкхжшчщ") | VOWELS  # behind these a plural ends in «и»: «Петушки», «Гималаи»


# of places that no dictionary has: the endings of a plural, hard and soft, of a neuter on «-ье», of a feminine on «-ь»
UNKNOWN_ENDINGS = {
    case: re.compile(
        rf"(?P<stem>[а-яё]{{2,}})(?:(?P<hard>{hard})|(?P<soft>{soft})|(?P<neuter>{neuter})|(?P<feminine>(?<!ь){feminine}))$"
    )
    for case, _, _, hard, soft, neuter, feminine in BY_CASE
}


def is_place(word: str) -> bool:
    """Whether every reading of a word is that of a place: «Европы», not «Владимира», not «украинский»."""
    found = parses(word.lower())
    return bool(found) and all("Geox" in p.grammemes and p.pos == "NOUN" and p.known for p in found)


def may_be_place(word: str, case: str = "") -> bool:
    """Whether the dictionary has a word as a place, in a case where one is given, whatever else it is: «Мышкину»."""
    cases = cases_of_place(word)
    return case in cases if case else bool(cases)


@remember
def cases_of_place(word: str) -> frozenset[str]:
    """The cases in which the dictionary has a word as a place."""
    return frozenset(p.case or "" for p in parses(word.lower()) if "Geox" in p.grammemes and p.known)


@remember
def is_form_of_place(word: str) -> bool:
    """Whether the dictionary has a place, written out, that a word is a form of: «Туле», «Баку», not «США», «ДНР»."""
    lower = word.lower()
    found = parses(lower) if any(letter in VOWELS for letter in lower) else ()
    return any("Geox" in p.grammemes and p.known and "Abbr" not in p.grammemes for p in found)


@remember
def is_inhabitant_by_ending(word: str) -> bool:
    """«Бакинец», «томич», «парижанка»: whether a noun is for who lives in a place, by its ending.

    Beside it stands the adjective of the place, «бакинский»; beside «кравец», which can be a surname, stands none.
    """
    found = parses(word.lower())
    if not found or not found[0].known or any(NAME_GRAMMEMES & p.grammemes for p in found if p.animacy == "anim"):
        return False
    lemma, person = found[0].lemma, (found[0].pos, found[0].animacy) == ("NOUN", "anim")
    ending = next((ending for ending in INHABITANTS if lemma.endswith(ending)), None)
    if not person or ending is None:
        return False
    return len(ending) > SURE or any(not readings.is_unknown(lemma.removesuffix(ending) + own) for own in OF_PLACES)


INHABITANTS = sorted(lexicon.endings("inhabitant"), key=len, reverse=True)
SURE = 2  # letters of an ending that tells nothing alone: «ец», «ич», «ка»
OF_PLACES = ("ский", "ьский", "ской")
