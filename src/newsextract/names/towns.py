"""Which names are places by their form, or by the damage done to what they name."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.language import may_modify, nominatives_of
from newsextract.names.agreement import is_given_name
from newsextract.names.no_names import is_common
from newsextract.names.phrases import adjective_agrees, is_place_noun
from newsextract.names.places import is_town_too
from newsextract.names.spans import Name, Names, each, retyped
from newsextract.remember import remember
from newsextract.text import Text


@each
def drop_word_behind(text: Text, span: Name) -> Name:
    """«Летели над Братском час», «ждут в Негеве жару»: what neither agrees with a place nor tells whose it is.

    «Достали из Куры старый якорь»: nor what an adjective in small letters begins.
    """
    last = span.last
    if span.type != "LOC" or last - span.first == 1 or not text.words[last - 1].islower():
        return span
    while last - span.first > 1 and is_no_part(text.words[last - 2], text.words[last - 1]):
        last -= 1
    small = next((i for i in range(span.first + 1, last) if text.words[i].islower()), last)
    if small == last - 2 and is_of_other(text.words[small - 1], text.words[small], text.words[small + 1]):
        last = small
    return span if last == span.last else span._replace(last=last)


def is_of_other(before: str, adjective: str, noun: str) -> bool:
    """«Куры старый якорь»: whether an adjective and a noun in small letters belong to no place before them."""
    if not (before.istitle() and may_modify(adjective) and noun.islower()) or is_place_noun(noun):
        return False
    whose = language.can_stand_in(noun, "gent")
    return not whose and not (may_modify(before) and adjective_agrees(before, noun))


def is_no_part(before: str, word: str) -> bool:
    """Whether a word in small letters belongs to no name that ends with the capital word before it."""
    if not before.istitle() or is_place_noun(word):
        return False
    if may_modify(before) and adjective_agrees(before, word):
        return False
    return not (is_common(before) and language.can_stand_in(word, "gent"))  # «Остров свободы»


# --- its form ---------------------------------------------------------------------------------------------------------


def place_by_form(text: Text, spans: Names) -> list[Name]:
    """«Увидели Раздольное», «проехали Абрамцево»: forms that no person's name has."""
    doubtful = [span for span in spans if has_form_of_place(text, span)]
    if not doubtful:
        return spans
    towns = {s for s in doubtful if spans.nominative_surnames.isdisjoint(nominatives_of(text.words[s.first]))}
    return retyped(spans, towns, "LOC")


def has_form_of_place(text: Text, span: Name) -> bool:
    """Whether a person's name or a body's has the form of a place's."""
    if span.type == "LOC" or span.last - span.first > VILLAGE_OF_TWO:
        return False
    words = text.words[span.first : span.last]
    if len(words) == VILLAGE_OF_TWO:
        return span.type == "PER" and not text.begins_sentence(span.first) and is_place_of_two(words)
    if span.type == "ORG":
        shaped = is_land_by_form(words[0]) or has_half_of_place(words[0])
        return shaped or has_head(text, span.first) or is_in_town(text, span.first)
    return is_place_by_form(words[0]) or is_of_people(text, span.first) or is_of_head(text, span.first)


def is_of_people(text: Text, index: int) -> bool:
    """«Дачники Кратова», «пляжи Славского»: whether a genitive stands behind a noun of what only places have.

    Not behind one person, whose name it can be: «жительница Громова».
    """
    word, before = text.words[index], text.lower(index - 1)
    if not word.istitle() or not word.endswith(GENITIVE_ENDINGS) or not is_of_place_only(before):
        return False
    one = any(p.number == "sing" and p.animacy == "anim" for p in language.parses(before))
    return not one and language.name_readings(word)[0].part != "first"


def is_of_head(text: Text, index: int) -> bool:
    """«Мэром Лугового избран», «губернатор Заречья уехал»: whose head somebody is, where no holder is in that case."""
    cases = cases_of_head(text.lower(index - 1))
    if not cases or "gent" in cases:
        return False
    word = text.words[index]
    if language.is_land_beside(word.lower()):
        return True
    readings = [r for r in language.name_readings(word) if r.weight > 0]
    genitive = word.istitle() and word.endswith(GENITIVE_ENDINGS) and readings[:1] and readings[0].part != "first"
    return bool(genitive) and cases.isdisjoint(r.case for r in readings)


@remember
def cases_of_head(word: str) -> frozenset[str]:
    """The cases in which a word is a noun for the head of a town or a region: «губернатором»."""
    found = (p for p in language.parses(word) if p.lemma in HEADS_OF_PLACES) if word.isalpha() else ()
    return frozenset(p.case for p in found if p.case and p.number == "sing")


HEADS_OF_PLACES = lexicon.flagged("offices", "head-of-region") | lexicon.flagged("offices", "head-of-city") | {"глава"}
GENITIVE_ENDINGS = lexicon.endings("gent") + lexicon.endings("adjective-gent")


def has_head(text: Text, index: int) -> bool:
    """«Глава Мценска»: whether a town that no club and no firm is called by stands behind the noun of its office."""
    return language.noun_lemma(text.word(index - 1)) == "глава" and may_have_head(text.words[index])


def is_in_town(text: Text, index: int) -> bool:
    """«Рассказали в Клину», «сообщили в Каменске»: whether a town that no body is called by stands behind «в»."""
    word = text.words[index]
    if text.lower(index - 1) not in ("в", "во") or may_modify(word):
        return False
    return may_have_head(word)


@remember
def may_have_head(word: str) -> bool:
    """Whether a word is a place of the dictionary or the table, or ends as towns do, and names nothing else."""
    flags = language.named_in("names", (word,)) or frozenset()
    if not word.istitle() or "org" in flags:
        return False
    if "place" in flags or language.is_place(word) or is_settlement_by_form(word):
        return True
    return len(word) >= MIN_VILLAGE and word.endswith(TOWNS_IN_GENITIVE) and language.is_unknown(word)


TOWNS_IN_GENITIVE = lexicon.endings("town-gent")
VILLAGE_OF_TWO = 2  # words of «Верхнее Дуброво»


@remember
def is_place_of_two(words: tuple[str, ...]) -> bool:
    """«Верхнему Мячкову», «Северному Рейну»: such an adjective, and a village in another case or a place that it suits.

    Not where a sentence begins: «Старому Мячкову вручили орден».
    """
    first, last = words
    if not (first.istitle() and last.istitle()) or not language.has_lemma(first, ADJECTIVES) or is_given_name(last):
        return False
    if any(p.case and language.village_of_two(first, last, p.case) for p in language.parses(first.lower())):
        return True
    return any("Geox" in p.grammemes and language.agreeing(first, p) for p in language.parses(last.lower()))


ADJECTIVES = lexicon.load("settlement_adjectives")


@remember
def is_place_by_form(word: str) -> bool:
    """Whether a word, wherever it stands, can be no form of a person's name."""
    shaped = is_village_by_form(word) or is_land_by_form(word) or is_settlement_by_form(word)
    return shaped or is_plural_of_things(word) or has_half_of_place(word)


@remember
def has_half_of_place(word: str) -> bool:
    """«Усть-Нера», «Франкфурт-на-Одере»: halves with capitals, and a part that only places have."""
    first, *rest = word.split("-")
    if not rest or not (first.istitle() and rest[-1].istitle()):
        return False
    middle = any(part.lower() in lexicon.flagged("place_halves", "middle") for part in rest[:-1])
    return middle or first.lower() in lexicon.flagged("place_halves", "first")


@remember
def is_village_by_form(word: str) -> bool:
    """«Раздольное», «Абрамцево»: a neuter adjective, or the ending of villages."""
    if not word.istitle() or len(word) < MIN_VILLAGE:
        return False
    if word.endswith(("ое", "шее")):
        found = language.parses(word.lower())
        known = word.endswith(NEUTER_ENDINGS) or not language.is_unknown(word)
        return known and all(p.gender == "neut" and p.case in ("nomn", "accs") for p in found)
    if word.endswith(RUSSIAN_VILLAGES):
        return True
    return word.endswith(VILLAGE_ENDINGS) and len(word) > MIN_VILLAGE


VILLAGE_ENDINGS, NEUTER_ENDINGS, PLURAL_ENDINGS, SETTLEMENT_ENDINGS = (
    lexicon.endings(flag) for flag in ("village", "neuter", "plural", "settlement")
)
MIN_VILLAGE = 7  # letters: as short as «Дурново» and «Прево» are names of people as well
RUSSIAN_VILLAGES = lexicon.endings("russian-village")


def is_plural_of_things(word: str) -> bool:
    """«Сросткам», «Грязями», «Андами»: a plural in which no person stands, of a common noun or a place."""
    if not word.istitle() or not word.endswith(PLURAL_ENDINGS):
        return False
    found = [p for p in language.parses(word.lower()) if p.known]
    things = bool(found) and all(p.number == "plur" and p.animacy == "inan" and p.pos == "NOUN" for p in found)
    return things or any("Geox" in p.grammemes and p.number == "plur" for p in found)


@remember
def is_land_by_form(word: str) -> bool:
    """«Львовщиной», «Брянщину», «Приэльбрусья»: the land around a town or beside a river; «женщина» is another word."""
    around = word.endswith(LAND_ENDINGS) and len(word) >= MIN_VILLAGE
    if not word.istitle() or not (around or (word.endswith(BESIDE_ENDINGS) and language.is_land_beside(word.lower()))):
        return False
    found = [p for p in language.parses(word.lower()) if p.known]
    return not found or any("Geox" in p.grammemes for p in found)


BESIDE_ENDINGS = lexicon.endings("beside")


# «Львовщина», «Белгородчина», in all cases
LAND_ENDINGS = tuple(land + case for land in lexicon.flagged("endings", "land") for case in ("а", "ы", "е", "у", "ой"))


@remember
def is_settlement_by_form(word: str) -> bool:
    """«Хромцовке», «Кылтовску»: a word that no dictionary has, and that would end as towns do in the nominative."""
    if not word.istitle():
        return False
    lemmas = (parse.lemma for parse in language.parses(word.lower()))
    return language.is_unknown(word) and any(
        lemma.endswith(SETTLEMENT_ENDINGS) or (lemma.endswith("ск") and len(lemma) > MAX_SURNAME) for lemma in lemmas
    )  # longer than a surname: «Маск» and «Франциск» are no towns


MAX_SURNAME = 8  # letters of what ends in «-ск» and is a person's name


# --- what only a place has --------------------------------------------------------------------------------------------


@remember
def is_of_place_only(word: str) -> bool:
    """Whether a word is a noun of what only places have, or says how near one is: «жители», «близ», «севернее»."""
    return language.has_lemma(word, lexicon.load("of_places"), "NOUN", "PREP", "COMP")


@each
def place_of_damage(text: Text, span: Name) -> Name:
    """«Ущерб нанесён Львову», «Ущерб нанесён Радужному»: what is a town too, or an adjective and nobody's surname."""
    if span.type != "PER" or span.last - span.first > 1 or text.lower(span.first - 2) not in DAMAGE:
        return span
    done = text.lower(span.first - 1).startswith(DONE)
    word = text.words[span.first]
    return span._replace(type="LOC") if done and (is_town_too(word, "datv") or is_only_adjective(word)) else span


DAMAGE = lexicon.flagged("place_verbs", "damage")
DONE = tuple(sorted(lexicon.flagged("place_verbs", "done")))


@remember
def is_only_adjective(word: str) -> bool:
    """Whether the dictionary has a word as an adjective and as no name."""
    found = [p for p in language.parses(word.lower()) if p.known]
    return bool(found) and all(p.pos == "ADJF" and not language.NAME_GRAMMEMES & p.grammemes for p in found)
