"""What belongs to a role noun and stands behind it: the body, the place, the field."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language, lexicon
from newsextract.language import Parse, may_modify
from newsextract.names import CLOSING_MARKS, OPENING_MARKS, is_legal_form
from newsextract.remember import remember
from newsextract.roles.nouns import is_address, is_candidate, is_headed_place, is_mostly, is_post
from newsextract.roles.tagged import Tagged
from newsextract.text import Sentence

MAX_WORDS = 24  # tokens in a title phrase
ADJECTIVES = 2  # between a preposition and the noun whose case it tells
MAX_MARKED = 9  # tokens of a name in marks that belongs to a title
FIELD_PREPOSITIONS = {
    "по": "datv",
    "при": "loct",
    "от": "gent",
}  # глава комитета по этике, посол при ООН, депутат от края


WITH = frozenset({"с", "со"})
NUMBER_SIGN = "№"  # «директор школы № 3»


def with_complements(tagged: Tagged, sentence: Sentence, head: int) -> int:
    """One past the last word that belongs to a role noun: «министр обороны Японии», «член комитета по этике»."""
    last = index = head + 1
    limit = min(sentence.last, head + MAX_WORDS)
    while index < limit:
        following = next(complements(tagged, head, index, limit, last), None)
        if following is None:
            break
        index, complete = following
        last = index if complete else last
    return last


def complements(tagged: Tagged, head: int, index: int, limit: int, last: int) -> Iterator[tuple[int, bool]]:
    """Where a title can go on to from `index`, and whether it may end there."""
    word, lower = tagged.text.word(index), tagged.text.lower(index)
    name = tagged.names.get(index)
    if name is not None:
        if name.type != "PER" or tagged.text.lower(index - 1) in NAMESAKE:  # a place or a body just behind, a namesake
            yield name.last, True
        return
    if word in OPENING_MARKS and not tagged.text.word(index + 1).islower():
        inside = range(index + 1, min(limit, index + MAX_MARKED))
        closing = next((i for i in inside if tagged.text.word(i) in CLOSING_MARKS), None)
        if closing is not None:
            yield closing + 1, True
    elif word in CLOSING_MARKS and index - 1 in tagged.names and opens_between(tagged, head, index):
        yield index + 1, True
    elif (lower in FIELD_PREPOSITIONS and is_field_phrase(tagged, index)) or (
        is_legal_form(word) and names_body(tagged, index + 1)
    ):
        yield index + 1 + is_mostly(tagged.text.lower(index + 1), "ADVB"), False
    elif opens_with(tagged, index):
        yield index + 1, False
    elif index == head + 1 and (aim := end_of_aim(tagged, index)) is not None:
        yield aim, True
    elif lower in language.IN_OR_ON and index + 1 in tagged.names and tagged.names[index + 1].type == "LOC":
        yield tagged.names[index + 1].last, True
    elif lower in language.IN_OR_ON and f"{lower} {tagged.text.lower(index + 1)}" in RETIRED:
        yield index + 2, True
    elif index == head + 1 and is_adjective_behind(word, tagged.text.word(head)):
        yield index + 1, True
    elif word == NUMBER_SIGN and index == last and tagged.text.word(index + 1).isdigit():
        yield index + 2, True
    elif joins(tagged, head, index, last):
        yield index + 1, False
    elif is_address(lower) or (is_rank(word) and (index > head + 1 or is_rank_beside(tagged, head))):
        return
    elif (
        len(word) > 1 and (word.islower() or may_modify(lower)) and may_be_in(tagged, index, case_wanted(tagged, index))
    ):
        yield index + 1, language.may_be_noun(word)


def opens_with(tagged: Tagged, index: int) -> bool:
    """Whether a token is «с» behind a noun of a field that takes it: «по связям с общественностью»."""
    noun = tagged.text.word(index - 1) if tagged.text.lower(index) in WITH else ""
    return bool(noun) and language.noun_lemma(noun) in lexicon.flagged("fields", "with")


def opens_between(tagged: Tagged, head: int, closing: int) -> bool:
    """Whether a mark that closes was opened behind the role noun; in «…, мэром Каменки», — сказал он» it was not."""
    return any(tagged.text.word(index) in OPENING_MARKS for index in range(head + 1, closing))


NAMESAKE, RETIRED = (lexicon.flagged("title_words", flag) for flag in ("namesake", "retired"))


@remember
def is_rank(word: str) -> bool:
    """Whether a word is a rank, which begins a title of its own: «начальника порта полковника Зорина»."""
    return bool(word) and language.title_lemma(word) in lexicon.flagged("roles", "rank")


def is_rank_beside(tagged: Tagged, head: int) -> bool:
    """«эксперта капитана Зорина»: whether a rank just behind a role noun is in its case, but not «вдовы капитана»."""
    companion = language.title_lemma(tagged.text.word(head)) in lexicon.load("companions")
    return not companion and tagged.cases[head] is not None and tagged.cases[head] == tagged.cases[head + 1]


def end_of_aim(tagged: Tagged, index: int) -> int | None:
    """One past «в президенты», «на пост», «на президентский пост» behind who wants a post; None for other words."""
    lower = tagged.text.lower
    if lower(index) not in language.IN_OR_ON or not is_candidate(lower(index - 1)):
        return None
    if lower(index) == "в":
        return index + 2 if lower(index + 1).isalpha() else None
    return next((end + 1 for end in (index + 1, index + 2) if is_post(lower(end))), None)


def names_body(tagged: Tagged, index: int) -> bool:
    """Whether the name of a body begins here, in marks or not: «врач ФК «Рассвет»», «депутат от «Единства»»."""
    index += is_legal_form(tagged.text.word(index)) and index not in tagged.names
    name = tagged.names.get(index + (tagged.text.word(index) in OPENING_MARKS))
    return name is not None and name.type == "ORG"


def is_field_phrase(tagged: Tagged, index: int) -> bool:
    """«по этике», «от края», «при ООН»: a field, a place or a body, and not «по делу», «от искусствоведа».

    «По делам» is a field, and «от штата Вермонт» a place.
    """
    following = index + 1
    if tagged.text.word(following) in OPENING_MARKS and tagged.text.lower(index) != "по":
        return names_body(tagged, following)
    following += is_mostly(tagged.text.lower(following), "ADVB")
    if not may_be_in(tagged, following, FIELD_PREPOSITIONS[tagged.text.lower(index)]):
        return False
    if tagged.text.lower(index) == "по":
        return not is_occasion(tagged.text.word(following))
    while following not in tagged.names and may_stand_before_place(tagged.text.lower(following)):
        following += 1
    following += tagged.text.word(following) in OPENING_MARKS  # «от партии «Новый путь»»
    if following not in tagged.names:
        near = (tagged.text.lower(i) for i in (following - 1, following))
        return any(is_headed_place(language.noun_lemma(word)) for word in near)  # «депутат от региона»
    return tagged.names[following].type != "PER"


def is_occasion(word: str) -> bool:
    """Whether a noun behind «по» is an occasion and no field of work: «делу», but not «делам»."""
    flags = lexicon.load("fields").get(language.noun_lemma(word), frozenset())
    several = any(p.number == "plur" and p.case == "datv" for p in language.parses(word.lower()))
    return "occasion" in flags and not ("work" in flags and several)


def may_stand_before_place(word: str) -> bool:
    """Whether a word can stand between «от» and a name: an adjective, or «штата», «провинции», «фракции»."""
    return may_modify(word) or language.noun_lemma(word) in lexicon.load("class_nouns")


def is_adjective_behind(word: str, head: str) -> bool:
    """«папа римский», «митрополит Каменский»: whether an adjective behind its role noun belongs to the title."""
    see = word.istitle() and language.title_lemma(head) in lexicon.flagged("roles", "see")
    nouns = [p for p in language.parses(head.lower()) if p.case] if see or word.islower() else []
    adjectives = (language.agreeing(word.lower(), noun) for noun in nouns)
    behind = lexicon.flagged("role_adjectives", "behind")
    return any(found and (see or found.lemma in behind) for found in adjectives)


def joins(tagged: Tagged, head: int, index: int, last: int) -> bool:
    """Whether «и» or a comma joins what belongs to a title; `last` as far as it may end before that."""
    if tagged.text.word(index) == ",":
        return lists_marked(tagged, index + 1)
    if tagged.text.word(index) != "и":
        return False
    if last < index:  # «хоккейного и футбольного клубов»
        return may_modify(tagged.text.lower(index + 1))
    return last > head + 1 and title_goes_on(tagged, index + 1)


def title_goes_on(tagged: Tagged, index: int) -> bool:
    """Whether what stands behind «и» belongs to the title: «труда и занятости», but no second role noun."""
    if lists_marked(tagged, index) or lists_names(tagged, index) or lists_people(tagged, index):
        return True
    return (
        language.title_lemma(tagged.text.word(index)) is None
        and tagged.text.word(index).islower()
        and may_be_in(tagged, index, case_wanted(tagged, index))
    )


def lists_marked(tagged: Tagged, index: int) -> bool:
    """Whether a name in marks begins here, behind another: «гитарист групп «Луна» и «Заря»»."""
    return tagged.text.word(index) in OPENING_MARKS and tagged.text.word(index - 2) in CLOSING_MARKS


def lists_names(tagged: Tagged, index: int) -> bool:
    """Whether a second name stands here before the holder's: «тренер сборных СССР и России Вадим Зорин»."""
    name, before = tagged.names.get(index), tagged.names.get(index - 2)
    if name is None or before is None or "PER" in (name.type, before.type):
        return False
    holder = tagged.names.get(name.last)
    return holder is not None and holder.type == "PER"


def lists_people(tagged: Tagged, index: int) -> bool:
    """Whether a second noun for people stands here: «член гильдии аналитиков и менеджеров», both several."""
    return all(any(map(is_of_several, language.parses(tagged.text.lower(i)))) for i in (index - 2, index))


def is_of_several(parse: Parse) -> bool:
    """Whether a reading is a genitive of several people."""
    return (parse.case, parse.number, parse.animacy) == ("gent", "plur", "anim")


def case_wanted(tagged: Tagged, index: int) -> str:
    """The case that the preposition before takes, «по культуре и туризму», or «командующий»; else the genitive."""
    back = index - 1
    for _ in range(ADJECTIVES + 1):
        if tagged.text.word(back) == "и":
            back -= 2  # «и» and the noun before it: «по культуре и местному самоуправлению»
        before = tagged.text.lower(back)
        if opens_with(tagged, back):
            return "ablt"
        if before in FIELD_PREPOSITIONS:
            return FIELD_PREPOSITIONS[before]
        if heads_instrumental(before):
            return "ablt"
        if not (may_modify(before) or is_mostly(before, "ADVB")):
            break
        back -= 1
    return "gent"


@remember
def heads_instrumental(word: str) -> bool:
    """Whether what a role noun heads stands in the instrumental: «командующий войсками»."""
    return language.title_lemma(word) in lexicon.flagged("roles", "ablt")


def may_be_in(tagged: Tagged, index: int, case: str) -> bool:
    """Whether a word can stand in a case: the tagger says so, or its form and not the tagger speak for it."""
    if tagged.cases[index : index + 1] == [case]:
        return True
    found = language.parses(tagged.text.lower(index))
    if not found or found[0].pos not in language.NOMINAL:
        return False
    if tagged.cases[index] == "nomn" and found[0].case != case:
        return False
    return any(p.case == case and p.pos in language.NOMINAL for p in found)
