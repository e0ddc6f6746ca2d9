"""The name of a speaker that stands beside the words for them: «госпожа Белова», «мать Елены Светлана»."""

from __future__ import annotations

import re

from newsextract import language, lexicon
from newsextract.entities import gender_of
from newsextract.names import Name
from newsextract.quotes.source_nouns import noun_flags
from newsextract.quotes.sources import ONE, ONE_IN_NOMINATIVE, Source
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.text import DASH_TOKENS

ADDRESSES = lexicon.flagged("title_words", "address")
AGED = re.compile(rf"\d+-{language.AGED}")
BESIDE_APPOSITION = frozenset({",", "—", "–"})


def name_at_once_behind(discourse: Discourse, source: Source) -> Name | None:
    """«Госпожа Белова», «клиент Лунин сказал»: a person behind a noun who does not own it, whatever syntax says."""
    behind = source.head + 1
    name = discourse.entities.person_at(behind) if behind < source.last else None
    if name is None:
        return None
    if language.noun_lemma(discourse.text.lowers[source.head]) in ADDRESSES:
        return name
    return name if source.case == "nomn" and is_subject_itself(discourse, name, source) else None


def is_subject_itself(discourse: Discourse, name: Name, source: Source) -> bool:
    """Whether a surname cannot be in the genitive, or is of a woman by the verb: «свидетель Белова видела»."""
    gender = gender_of(discourse.entities.owner(name))
    if gender is None or source.gender != gender or name.last - name.first > 1:
        return False
    cases = {reading.case for reading in language.name_readings(discourse.word(name.first)) if reading.case}
    woman = gender == "femn" and language.noun_gender(discourse.text.lowers[source.head]) == "masc"
    return "nomn" in cases and (woman or "gent" not in cases) and is_headed_by_person(discourse, source)


def name_behind_owner(discourse: Discourse, source: Source) -> Name | None:
    """«мать Елены Светлана»: behind the name of whose mother she is stands her own, in the case of the noun."""
    entities = discourse.entities
    owner = entities.name_at(source.head + 1)
    name = entities.name_at(owner.last) if owner is not None and owner.type == "PER" else None
    if owner is None or name is None or name.type != "PER" or name.last > source.last:
        return None
    own, case = entities.owner(name), entities.owner(owner).cases.get(owner) or discourse.grammar.case(owner.first)
    fits = own.cases.get(name) in (None, source.case)
    return name if fits and case == "gent" and is_headed_by_person(discourse, source) else None


def name_introduced(discourse: Discourse, source: Source) -> Name | None:
    """«Женщина, представившаяся Ниной Волковой, сообщила»: the name that she gave."""
    if not discourse.text.lower(source.last + 1).startswith(INTRODUCED):
        return None
    return discourse.entities.person_at(source.last + 2)


INTRODUCED = "представивш"  # how the participle for who tells a name begins


def name_after_dash(discourse: Discourse, source: Source) -> Name | None:
    """«Адвокат Петра — Валентин Пышкин рассказал»: a person between a dash and the verb, or with a title over a comma.

    An age can stand before it: «сказала участница войны, жительница Каменки 93-летняя Евгения Белова».
    Not «По словам соседки, слесарь Иван Громов», in another case, nor «Как сказал сосед, слесарь Иван Громов пропал».
    """
    tokens = discourse.text.tokens
    within = next((n for n in discourse.names_in(source) if discourse.text.word(n.first - 1) in DASH_TOKENS), None)
    if within is not None and within.last == source.last:
        return within if within.type == "PER" else None  # «со ссылкой на адвоката жителей - Петра Лунина»
    if source.last + 1 >= len(tokens) or tokens[source.last].text not in BESIDE_APPOSITION:
        return None
    behind_age = past_age(discourse, source.last + 1)
    name = discourse.entities.name_at(behind_age)
    if tokens[source.last].text != ",":
        return name if name is not None and name.type == "PER" else None
    starts = titles_at(discourse, source.last + 1)
    title = next((role.last for start in starts for role in discourse.roles_at(start)), None)
    subject = source.case == "nomn" and discourse.grammar.is_animate(source.last + 1)
    if title is None and name is None and subject:
        title = source.last + 2  # «соперница Беловой, китаянка Мэй Лин, призналась»
    name = discourse.entities.name_at(past_age(discourse, title)) if title is not None else name
    if name is None or name.type != "PER":
        return None
    behind = discourse.text.word(name.last)
    if title is None:
        aged = behind_age > source.last + 1 and behind == "."
        return name if aged or behind in BESIDE_APPOSITION else None
    is_one_of = discourse.text.lowers[source.head] in ONE_IN_NOMINATIVE | ONE.keys()  # «один из гостей, врач Лунин»
    of_one = source.number != "plur" and (is_one_of or is_headed_by_person(discourse, source))
    fits = source.case == "accs" or discourse.entities.owner(name).cases.get(name, source.case) == source.case
    opens_clause = discourse.grammar.pos(source.first - 1) == "VERB" and behind[:1].isalnum()
    return name if of_one and fits and not opens_clause else None


def titles_at(discourse: Discourse, index: int) -> tuple[int, ...]:
    """Where a title can begin: «депутат», and the word behind «бывший», «действующий» in «бывший депутат Лунин»."""
    grammar = discourse.grammar
    attribute = grammar.pos(index) == "ADJ" or grammar.feat(index, "VerbForm") == "Part"
    return (index, index + 1) if attribute else (index,)


def past_age(discourse: Discourse, index: int) -> int:
    """The token behind the word for how old somebody is, «93-летняя», if one stands at a place."""
    return index + (AGED.match(discourse.text.lower(index)) is not None)


def is_headed_by_person(discourse: Discourse, source: Source) -> bool:
    """Whether the head of a phrase is a noun for a person."""
    word = discourse.word(source.head)
    return (
        discourse.grammar.is_animate(source.head)
        or bool(noun_flags(word) & {"unnamed", "same"})
        or language.role_lemma(word) is not None
    )
