"""What belongs to a role noun and stands behind it: the body, the place, the field."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.language import Parse, may_modify
from newsextract.names import CLOSING_MARKS, OPENING_MARKS, Name, is_body_noun, is_legal_form
from newsextract.remember import remember
from newsextract.roles.nouns import is_address, is_candidate, is_headed_place, is_mostly, is_post
from newsextract.roles.tagged import Tagged
from newsextract.roles.wanted_case import FIELD_PREPOSITIONS, is_in_case_wanted, may_be_in, opens_with
from newsextract.text import Sentence

MAX_WORDS = 24  # tokens in a title phrase
MAX_MARKED = 9  # tokens of a name in marks that belongs to a title


NUMBER_SIGN = "№"  # «директор школы № 3»


def with_complements(tagged: Tagged, sentence: Sentence, head: int) -> int:
    """One past the last word that belongs to a role noun: «министр обороны Японии», «член комитета по этике»."""
    last = index = head + 1
    index += is_shortened(tagged, head)
    limit = min(sentence.last, head + MAX_WORDS)
    while index < limit:
        following = complement(tagged, head, index, limit, last)
        if following is None:
            break
        index, complete = following
        last = index if complete else last
    return last


def is_shortened(tagged: Tagged, head: int) -> bool:
    """«зам. директора»: whether a full stop behind a role noun only says that it is cut short."""
    text = tagged.text
    return text.lower(head) == "зам" and text.word(head + 1) == "." and text.word(head + 2).islower()


def complement(tagged: Tagged, head: int, index: int, limit: int, last: int) -> tuple[int, bool] | None:
    """Where a title that goes on at `index` goes on next, and whether it may end there; None where it does not go on.

    last: where it may end before that.
    """
    name = tagged.names.get(index)
    if name is not None:
        told = name.type != "PER" or tagged.text.lower(index - 1) in NAMESAKE  # a place or a body, a namesake
        return (name.last, True) if told or is_namesake(tagged, name) else None
    if not tagged.text.words[index][0].isalnum():
        return mark(tagged, head, index, limit, last)
    lower = tagged.text.lowers[index]
    if lower in ONE_OF and tagged.text.lower(index + 1) == "из" and index == head + 1 and index + 3 in tagged.names:
        return index + 2, False  # «глава одного из районов Пётр Лунин»; not «… одного из районов города заявил»
    if lower in language.IN_OR_ON:
        return place_or_aim(tagged, head, index)
    if lower in FIELD_PREPOSITIONS:
        return past_adverb(tagged, index + 1) if is_field_phrase(tagged, index) else None
    return word_behind(tagged, head, index, last)


def is_namesake(tagged: Tagged, name: Name) -> bool:
    """«директор музея Орлова Анна Белова»: whether a body is called by a surname, and the holder's name follows."""
    holder = tagged.names.get(name.last)
    alone = name.last - name.first == 1 and is_body_noun(tagged.text.word(name.first - 1))
    return alone and holder is not None and holder.type == "PER" and holder.last - holder.first > 1


def mark(tagged: Tagged, head: int, index: int, limit: int, last: int) -> tuple[int, bool] | None:
    """Where a title goes on behind a mark, and whether it may end there: «клуба «Волна»», «школы № 3», a list."""
    word = tagged.text.words[index]
    twice = word in OPENING_MARKS and tagged.text.word(index + 1) == word  # «''»
    following = tagged.text.word(index + twice + 1)
    if word in OPENING_MARKS and following[:1].isalnum() and not following.islower():
        inside = range(index + twice + 1, min(limit, index + MAX_MARKED))
        closing = next((i for i in inside if tagged.text.word(i) in CLOSING_MARKS), None)
        return (closing + twice + 1, True) if closing is not None else None
    if word in CLOSING_MARKS and index - 1 in tagged.names and opens_between(tagged, head, index):
        return index + 1, True
    if word == NUMBER_SIGN and index == last and tagged.text.word(index + 1).isdigit():
        return index + 2, True
    return (index + 1, False) if word == "," and lists_marked(tagged, index + 1) else None


def place_or_aim(tagged: Tagged, head: int, index: int) -> tuple[int, bool] | None:
    """Past «в президенты», «в Туле», «в отставке», and «в ОБСЕ» before the holder's name."""
    if index == head + 1 and (aim := end_of_aim(tagged, index)) is not None:
        return aim, True
    after = index + 1 + (tagged.text.lower(index + 1) == "делах")  # «поверенный в делах Кении»
    name = tagged.names.get(after)
    holder = tagged.names.get(name.last) if name is not None and name.type == "ORG" else None
    if name is not None and (name.type == "LOC" or (holder is not None and holder.type == "PER")):
        return name.last, True
    if (body := end_of_body_in(tagged, index + 1)) is not None:
        return body, True
    retired = f"{tagged.text.lower(index)} {tagged.text.lower(index + 1)}" in RETIRED
    return (index + 2, True) if retired else None


def end_of_body_in(tagged: Tagged, index: int) -> int | None:
    """One past «компании «Счёт»» in «директор по продажам в компании «Счёт»» before a name or a comma."""
    if "org" not in lexicon.load("class_nouns").get(language.noun_lemma(tagged.text.word(index)), ()):
        return None
    marked = tagged.text.word(index + 1) in OPENING_MARKS
    name = tagged.names.get(index + 1 + marked)
    if name is None or name.type != "ORG":
        return None
    end = name.last + (marked and tagged.text.word(name.last) in CLOSING_MARKS)
    holder = tagged.names.get(end)
    return end if tagged.text.word(end) == "," or (holder is not None and holder.type == "PER") else None


def past_adverb(tagged: Tagged, index: int) -> tuple[int, bool]:
    """Past an adverb, if one stands here: the title may not end there."""
    return index + is_mostly(tagged.text.lower(index), "ADVB"), False


def word_behind(tagged: Tagged, head: int, index: int, last: int) -> tuple[int, bool] | None:
    """Past a word that belongs to a title: «обороны», «римский», «и» before another such, «номер 3»."""
    word, lower = tagged.text.words[index], tagged.text.lowers[index]
    if word.istitle() and tagged.text.lower(index - 1) in NAMESAKE:
        return index + 1, True
    if lower == "номер" and tagged.text.word(index + 1).isdigit():
        return index + 2, True
    if is_legal_form(word) and names_body(tagged, index + 1):
        return past_adverb(tagged, index + 1)
    if opens_with(tagged, index):
        return index + 1, False
    if index == head + 1 and is_adjective_behind(word, tagged.text.words[head]):
        return index + 1, True
    if lower == "и" and (see := end_of_second_see(tagged, head, index)) is not None:
        return see, True
    if lower == "и":
        return (index + 1, False) if joins(tagged, head, index, last) else None
    if is_address(lower) or begins_title(tagged, head, index):
        return None
    belongs = len(word) > 1 and (word.islower() or may_modify(lower)) and is_in_case_wanted(tagged, index)
    noun = language.may_be_noun(word) and not language.has_lemma(lower, ("тот", "этот"))  # «настоятель того же храма»
    ends = noun or stands_for_person(tagged, index)
    return (index + 1, ends) if belongs else None


def stands_for_person(tagged: Tagged, index: int) -> bool:
    """«адвокат потерпевшей Анна Белова»: whether a participle is whoever something befell, and no word of a name."""
    if tagged.cases[index + 1 : index + 2] in ([], ["gent"]):
        return False  # «адвокат арестованного Ивана Громова»
    return any(p.case == "gent" and p.lemma in lexicon.load("fates") for p in language.parses(tagged.text.lower(index)))


def end_of_second_see(tagged: Tagged, head: int, index: int) -> int | None:
    """One past «Заречный» of «епископ Каменский и Заречный», one past «Руси» of «патриарх Московский и всея Руси»."""
    if index != head + 2 or not tagged.text.word(head + 1).istitle():
        return None
    second = tagged.text.word(index + 1)
    if second == "всея":
        return index + AND_ALL_RUSSIA
    return index + 2 if second.istitle() and is_adjective_behind(second, tagged.text.word(head)) else None


AND_ALL_RUSSIA = 3  # tokens of «и всея Руси»


def opens_between(tagged: Tagged, head: int, closing: int) -> bool:
    """Whether a mark that closes was opened behind the role noun; in «…, мэром Каменки», — сказал он» it was not."""
    return any(tagged.text.word(index) in OPENING_MARKS for index in range(head + 1, closing))


NAMESAKE, RETIRED, ONE_OF = (lexicon.flagged("title_words", flag) for flag in ("namesake", "retired", "one-of"))


def begins_title(tagged: Tagged, head: int, index: int) -> bool:
    """«Героя России лётчика Лунина», «начальника порта полковника Зорина»: whether a role noun begins another title.

    A rank does so, and behind a name a noun in the case of the title.
    """
    word = tagged.text.words[index]
    own, other = tagged.cases[head], tagged.cases[index]
    if index - 1 in tagged.names and own is not None and language.same_case(own, other):
        return language.is_role_noun(word)
    return is_rank(word) and (index > head + 1 or is_rank_beside(tagged, head))


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
    if not is_candidate(lower(index - 1)):
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
    """«по этике», «от края», «при ООН», «при мэре»: a field, a place or a body, not «по делу», «от искусствоведа».

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
        if any(is_headed_place(language.noun_lemma(word)) for word in near):
            return True  # «депутат от региона»
        return tagged.text.lower(index) == "при" and language.is_role_noun(tagged.text.word(following))
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
    behind = lexicon.flagged("role_adjectives", "behind")
    if word.istitle():
        if language.title_lemma(head) not in lexicon.flagged("roles", "see"):
            return False
    elif not word.islower() or not language.has_lemma(word, behind):
        return False
    adjectives = (language.agreeing(word.lower(), noun) for noun in language.parses(head.lower()) if noun.case)
    return any(found and (word.istitle() or found.lemma in behind) for found in adjectives)


def joins(tagged: Tagged, head: int, index: int, last: int) -> bool:
    """Whether «и» joins what belongs to a title; `last` as far as it may end before that."""
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
        and is_in_case_wanted(tagged, index)
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
    return all(any(map(is_genitive_of_several, language.parses(tagged.text.lower(i)))) for i in (index - 2, index))


def is_genitive_of_several(parse: Parse) -> bool:
    """Whether a reading is a genitive of several people."""
    return (parse.case, parse.number, parse.animacy) == ("gent", "plur", "anim")
