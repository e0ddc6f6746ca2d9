"""Who is not meant by a noun for what somebody does: no doctor is called a boxer."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.quotes.speakers.comparing import bears_noun
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.offices import NO_FLAGS
from newsextract.quotes.speakers.reasons import HEADING_MUCH, Pair
from newsextract.quotes.speakers.referents import Referent
from newsextract.roles import bar_each_other

SERVING = frozenset({"medic", "law", "coach", "serves"})  # those who are asked about others: flags of roles
OF_UNKNOWN = SERVING - {"coach"}  # and who are rather somebody new where the article tells nobody's calling
DEPUTY = lexicon.flagged("title_words", "deputy")
FORMER = lexicon.flagged("title_words", "former")
PERFORMS, KNOWS = "performs", "knows"
SHOWN = frozenset({PERFORMS, "player", "stage"})  # of those who are known without a title
IN_COURT = frozenset({"court-judge", "court-accuser", "court-investigator"})  # whom no article names without a title
OFFICIAL = frozenset({"chief", "politics"})
OF_POLICE = frozenset({"полиция", "мвд", "умвд"})  # words of a policeman's title
POLICE = frozenset({"generic", "law"})  # flags of «полицейский», «страж порядка»
CREATING = frozenset({"film-director", "film-producer", "film-author", "film-conductor"})


# flags of nouns that do not say what somebody does for a living
TELLS_NO_CALLING = frozenset("plain kin beside unnamed same anaphoric".split())
OWNS = frozenset({"plain", "firm"})  # «владелец», «организатор»
HEADS = frozenset({"chief", "ablt"})  # «директор», «заведующая»
OF_ANYTHING = frozenset({"firm", "coach", "politics"})  # chiefs who can have been something else: «лидер группы»
CAN_HEAD = frozenset({"business", "politics"})  # walks of life of those who are chiefs of much
ASKED, MANY = SERVING | {"player"}, frozenset({"many"})
UNLIKE, UNLIKE_CHIEF = 0.35, 0.45  # cosine of two nouns: below these hardly anybody is called both
UNLIKE_TRADE = 0.15  # the same of a noun and a trade: «певец», «токарь»
UNLIKE_WHOLE = 0.3  # the same of two nouns with what each is of
UNLIKE_POST, ALIKE_POST = 0.22, 0.27  # the same of a noun and a post with what it is of; and where many are called both
WORD_FOR = {"school": "школа", "hospital": "больница", "university": "университет"}  # of «гимназия», «клиника»
OF_SCHOLAR = "наука"  # «кандидат наук»
ALIKE_EMPLOYER = 0.12  # the same of a noun and for whom somebody works
ALIKE_WORD = 0.25  # the same of a noun and one word of such a post


def another_calling(pair: Pair) -> bool:
    """«врач» is no «боксёр», «дирижёр» no «пианист»; nor is «врач» somebody who has said nothing."""
    flags, referent = pair.description.flags, pair.referent
    if pair.asked.words != "person" or referent.entity is None:
        return False
    if bears_noun(pair.description, referent) or is_policeman(pair):
        return False
    if flags & TELLS_NO_CALLING:
        works = any("business" in title.flags for title in referent.titles)  # «предприниматель» can own what he likes
        performs = bool(referent.titles) and all(PERFORMS in title.flags for title in referent.titles)
        return flags >= OWNS and not works and (performs or says_of_what_else(pair))  # nor is the «певец» «организатор»
    if flags & SERVING and serves_not(pair):
        return True
    if (PERFORMS in flags or pair.description.offices & CREATING) and is_another_craft(pair.description, referent):
        return True
    if not referent.titles:
        return False
    if any(differs(pair) for differs in OTHERWISE):
        return True
    return not flags & HEADS and says_of_what_else(pair)


def first_told_of(pair: Pair) -> bool:
    """«Роман Осипов, по словам врача, здоров»: whom nothing but what is said names is no «врач».

    He can be the «артист»: «Роман Осипов вернётся на сцену, сообщил артист».
    """
    referent, at = pair.referent, pair.asked.source.first
    if referent.entity is None or referent.entity.id not in pair.asked.said or pair.asked.words != "person":
        return False
    if referent.titles or referent.said or pair.description.flags & SHOWN:
        return False
    first = min(referent.places, default=at)
    return first < at and pair.discourse.clock[first] == pair.discourse.clock[at]


def serves_not(pair: Pair) -> bool:
    """Whether whom the article calls otherwise, or who has said nothing, is not meant by «врач», «следователь»."""
    flags, referent = pair.description.flags, pair.referent
    walks = {walk for title in referent.titles for walk in title.flags & language.WALKS}
    if any(KNOWS in title.flags for title in referent.titles) and referent.said:
        return False  # «эксперт фонда» can be a «юрист»
    if not walks:
        at = pair.asked.source.first
        is_silent = not referent.said and not any(cited < at for cited in referent.cited)
        is_coach_of = "coach" in flags and bool(pair.description.owners)  # «тренер «Волны»»
        in_court = not referent.titles and not pair.description.offices.isdisjoint(IN_COURT)
        return in_court or (is_silent and (is_coach_of or bool(flags & OF_UNKNOWN)) and not heads_alike(pair))
    return walks.isdisjoint(flags) and not ("coach" in flags and played(referent))


def is_policeman(pair: Pair) -> bool:
    """«полицейский» can be the «сержант», «страж порядка» the «начальник полиции»: one of the police."""
    if not pair.description.flags >= POLICE:
        return False
    return any("rank" in title.flags or not OF_POLICE.isdisjoint(title.words) for title in pair.referent.titles)


def heads_alike(pair: Pair) -> bool:
    """«педагог» can be the «директор школы»: whether a noun is like what somebody heads."""
    if "law" in pair.description.flags and not pair.description.flags >= POLICE:
        return False  # a «прокурор» is no head of the police
    posts = (title for title in callings(pair.referent) if is_post_of(title))
    noun = (pair.description.head,)
    return any(likeness(pair, noun, whole(title)) >= ALIKE_POST or is_like_word(pair, title) for title in posts)


def is_like_word(pair: Pair, title: Description) -> bool:
    """«спасатель», «начальник МЧС области»: whether a noun is like one of the words for what a post is of."""
    words = title.words | {WORD_FOR[sort] for sort in title.heads & WORD_FOR.keys()}
    return any(likeness(pair, (pair.description.head,), (word,)) >= ALIKE_WORD for word in words)


def played(referent: Referent) -> bool:
    """«чемпион мира», «бывший форвард»: whether somebody can be a coach now."""
    return not FORMER.isdisjoint(referent.words) or any("plain" in title.flags for title in referent.titles)


def is_another_craft(description: Description, referent: Referent) -> bool:
    """«режиссёр» is no «певица», «актёр» no «продюсер»: whether one performs, and the other makes others perform.

    A «продюсер» is no «режиссёр» either, unless somebody is called both.
    """
    titles = [title for title in referent.titles if "stage" in title.flags]
    if PERFORMS in description.flags:
        return bool(titles) and all(title.offices & CREATING for title in titles)
    return bool(titles) and all(PERFORMS in title.flags or title.offices & CREATING for title in titles)


def heads_though_led(pair: Pair) -> bool:
    """«директор цирка» is no «дрессировщик»: whether the noun is for a chief, and no title of a referent is."""
    flags = pair.description.flags
    if not flags & HEADS or flags & OF_ANYTHING:
        return False
    titles = callings(pair.referent)
    if not titles or any(is_post(title) or title.flags & CAN_HEAD for title in titles):
        return False
    return all(likeness_to(pair, title) < UNLIKE_CHIEF for title in titles)


def is_another_occupation(pair: Pair) -> bool:
    """«политолог» is no «мэр», «фермер» no «глава посёлка»: whether a noun is like none that a referent is called."""
    if not tells_occupation(pair.description):
        return False
    titles = callings(pair.referent)
    asked = is_for_one_asked(pair)
    if not titles or not all(tells_calling(title.flags) or (asked and is_post_of(title)) for title in titles):
        return bool(titles) and all(is_trade(t) and likeness_to(pair, t) < UNLIKE_TRADE for t in titles)
    walks = pair.description.flags & language.WALKS
    if "player" in walks and all(is_over_players(title, pair.description) for title in titles):
        return not played(pair.referent)
    return all(walks.isdisjoint(title.flags) and is_unlike(pair, title) for title in titles)


def is_without_office(pair: Pair) -> bool:
    """«рыбак», «турист» is no «губернатор»: whether a noun is for who has no office, and every title is one."""
    description, titles = pair.description, callings(pair.referent)
    private = "private" in description.flags or (not description.flags and description.head in lexicon.load("roles"))
    if not private or not titles or not all(title.flags & OFFICIAL for title in titles):
        return False
    noun = (description.head,)
    return all(likeness_to(pair, t) < UNLIKE and likeness(pair, noun, whole(t)) < UNLIKE_POST for t in titles)


def tells_occupation(description: Description) -> bool:
    """Whether a noun tells what somebody does: «политолог», «врач»; not «эксперт», «директор», «сотрудница»."""
    flags = description.flags
    if KNOWS in flags:
        return False
    return tells_calling(flags - MANY) and (not flags & HEADS or bool(flags & SERVING))


def is_another_post(pair: Pair) -> bool:
    """«заместитель директора» is no «депутат»: a post beside another person, of which no title has any word."""
    description = pair.description
    if description.flags or not any(map(language.is_role_noun, description.words)):
        return False
    titles = callings(pair.referent)
    words = {description.head} | description.words
    return bool(titles) and all(words.isdisjoint(whole(title)) for title in titles)


def says_of_what_else(pair: Pair) -> bool:
    """«хранитель фонда» is no «профессор»: whether a noun and what it is of are like no title of a referent."""
    if not pair.description.headed or pair.description.head in lexicon.load("employees"):
        return False
    titles = callings(pair.referent)
    return bool(titles) and all(likeness(pair, whole(pair.description), whole(t)) < UNLIKE_WHOLE for t in titles)


def is_over_players(title: Description, player: Description) -> bool:
    """«форвард» is no «тренер», a «капитан команды» no «президент клуба»."""
    return "coach" in title.flags or bool(title.flags & HEADS and player.words)


def is_for_one_asked(pair: Pair) -> bool:
    """«ветеринар», «водитель», «капитан»: whether a noun is for one who is asked, and not for whoever heads much."""
    flags = pair.description.flags
    return bool(flags & ASKED) or (flags >= MANY and not flags & HEADING_MUCH)


def is_unlike(pair: Pair, title: Description) -> bool:
    """Whether hardly anybody is called both; what a post is of tells as well: «учитель» is like a head of a school."""
    employees = lexicon.load("employees")
    if (title.head in employees and title.words) or OF_SCHOLAR in title.words:
        return is_unlike_employee(pair, title)
    employee = pair.description.head in employees
    if not employee and tells_calling(title.flags):
        return likeness_to(pair, title) < UNLIKE
    noun = (pair.description.head, *sorted(pair.description.words if employee else NO_FLAGS))
    return likeness(pair, noun, whole(title)) < UNLIKE_POST and not is_like_word(pair, title)


def is_unlike_employee(pair: Pair, title: Description) -> bool:
    """«хирург» is no «сотрудница банка»; a scholar can work anywhere, and an «экономист» in a bank."""
    if "science" in pair.description.flags:
        return False
    noun = (pair.description.head,)
    return all(likeness(pair, noun, (word,)) < ALIKE_EMPLOYER for word in title.words)


def sits_opposite(pair: Pair) -> bool:
    """«прокурор» is no «адвокат»: whether two nouns are for two who meet in one court."""
    offices, law = pair.description.offices, "law" in pair.description.flags
    titles = callings(pair.referent) if law and offices else []
    return bool(titles) and all("law" in t.flags and bar_each_other(offices, t.offices) for t in titles)


# by what a noun tells of somebody whom the article calls otherwise
OTHERWISE = (heads_though_led, is_another_occupation, is_another_post, is_without_office, sits_opposite)


def callings(referent: Referent) -> list[Description]:
    """The titles that say what somebody does: not «жительница», not «мать»."""
    return [title for title in referent.titles if not title.flags & TELLS_NO_CALLING]


def is_post_of(title: Description) -> bool:
    """«директор завода»: whether a title is a post that says what it is of."""
    return is_post(title) and bool(title.words)


def is_post(title: Description) -> bool:
    """«директор завода», «заместитель министра»: whoever has a post can be anything by calling."""
    return bool(title.flags & HEADS) or (not title.flags and bool(title.words))


def tells_calling(flags: frozenset[str]) -> bool:
    """Whether a noun tells a walk of life, or at least no post: «губернатор», «космонавт»; not «директор»."""
    if "various" in flags or "many" in flags:
        return False
    return bool(flags & (language.WALKS | SERVING)) or ("generic" in flags and not flags & HEADS)


def is_trade(title: Description) -> bool:
    """«токарь», «раввин»: whether a title says what somebody does, and the table of roles no more of it; no «зам»."""
    return not title.flags and not title.words and title.head not in DEPUTY


def whole(title: Description) -> tuple[str, ...]:
    """The words of a title: «директор», «школа»."""
    return (title.head, *sorted(title.words))


def likeness_to(pair: Pair, title: Description) -> float:
    """How much the noun of a title is like that of a description."""
    return likeness(pair, (pair.description.head,), (title.head,))


def likeness(pair: Pair, words: tuple[str, ...], others: tuple[str, ...]) -> float:
    """How much words are like others; entirely where none of the one or the other has a vector."""
    one, other = pair.discourse.mean_vectors([words, others])
    return float(one @ other) if one.any() and other.any() else 1.0
