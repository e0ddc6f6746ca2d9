"""A title beside the name of its holder."""

from __future__ import annotations

from collections.abc import Iterator

from newsextract import language, lexicon
from newsextract.entities import NamedEntity
from newsextract.language import same_case
from newsextract.names import Name
from newsextract.roles.agreement import fits_case, fits_plural, is_of_women, is_owner
from newsextract.roles.between import (
    apposed,
    before_brackets,
    past_brackets,
    past_clause,
    past_opening_of_list,
    past_phrase,
    skip_small,
)
from newsextract.roles.by_noun import is_appointment
from newsextract.roles.index import Titles
from newsextract.roles.nouns import NO_TITLES, is_attribute, is_mostly, stands_before_name
from newsextract.roles.spoken import gender_fits
from newsextract.roles.titles import Title
from newsextract.text import DASH_TOKENS, Sentence

# --- before the name --------------------------------------------------------------------------------------------------


def before(titles: Titles, sentence: Sentence, title: Title) -> Iterator[NamedEntity]:
    """«генсек ОБСЕ Хельга Шмид», «писатель и поэт Орлов», «актёры Орлов и Белая»."""
    if not titles.has_person(title.last, sentence.last + 1):
        return
    for span in named_behind(titles, sentence, title):
        if not belongs_to_other(titles, sentence, title, span):
            yield titles.entities.owner(span)


def belongs_to_other(titles: Titles, sentence: Sentence, title: Title, span: Name) -> bool:
    """Whether the name belongs to a title that holds this one: «пресс-секретаря президента Дмитрия Орлова».

    Not where a name in the genitive may as well belong to the inner one: «брата президента Дмитрия Орлова».
    """
    case = titles.case_of(span)
    return any(
        outer.first < title.first
        and title.head < outer.last == title.last
        and (not outer.case or not case or same_case(outer.case, case) or is_appointed(titles, outer))
        and (title.case != case or "kin" not in outer.flags)
        and not (outer.plural and belongs_to_inner(titles, sentence, outer, span))
        and not is_of_women(titles, outer, span)
        for outer in titles.by_sentence[sentence]
    )


def is_appointed(titles: Titles, title: Title) -> bool:
    """«назначил помощником мэра Орлова», «избрание помощником мэра Орлова»: what appoints stands before the title.

    Or another title with its holder does, «избрали мэром Белова и помощником мэра Орлова».
    """
    if title.case != "ablt":
        return False
    before = titles.text.lower(title.preceding)
    if before == "и" and (name := titles.entities.name_at(title.preceding - 1)) is not None:
        earlier = titles.ending.get(name.first)
        return name.type == "PER" and earlier is not None and earlier.case == "ablt"
    return is_appointment(before) or language.has_lemma(
        before, lexicon.flagged("title_words", "appoint"), "VERB", "INFN"
    )


def named_behind(titles: Titles, sentence: Sentence, title: Title, chain: int = 1) -> list[Name]:
    """The names that stand behind a title, or behind others that are joined to it."""
    index = place_of_names(titles, sentence, title)
    span = titles.person_at(index)
    if not title.plural and (name := apposed(titles, sentence, title, title.last)) is not None:
        return [name]
    if span is not None:
        return several_behind(titles, sentence, title, span) if title.plural else one_behind(titles, title, span)
    start = past_opening_of_list(titles, index) if title.plural else index
    if start > index:
        return listed(titles, sentence, None, start, in_brackets=titles.text.word(index) == "(")
    joined = joined_title(titles, sentence, title, index)
    if joined is None or chain == MAX_CHAIN:
        return []
    return named_behind(titles, sentence, joined, chain + 1)


def place_of_names(titles: Titles, sentence: Sentence, title: Title) -> int:
    """Where the names behind a title begin: past a word of address, brackets, a phrase or what commas add to it."""
    index = skip_small(titles, title.last, sentence.last)
    index += stands_before_name(titles.text.lower(index))  # «адвокат господина Орлова Белов»
    behind = past_brackets(titles, index, sentence.last)  # «пресс-секретарь Фонда защиты лесов (ФЗЛ) Анна Белова»
    if titles.person_at(behind) or starts_title(titles, behind) or joined_title(titles, sentence, title, behind):
        index = behind
    if title.case not in ("nomn", "datv", "ablt"):
        return index
    return past_clause(titles, sentence, title, past_phrase(titles, index, sentence.last))


def several_behind(titles: Titles, sentence: Sentence, title: Title, span: Name) -> list[Name]:
    """«адвокаты Белов и Лунин», «адвокаты Орлова Белов и Лунин», but not «сотрудников штаба Орлова»."""
    if belongs_to_inner(titles, sentence, title, span):
        return []
    owned = not fits_plural(titles, title, span) and titles.person_at(span.last) is not None
    behind_it = listed(titles, sentence, title, span.last)
    found = behind_it if owned or len(behind_it) > 1 else listed(titles, sentence, title, span.first)
    of_whom = title.case in OF_WHOM and titles.text.lower(title.preceding) not in AMONG
    return found if len(found) > 1 or not of_whom else []


def one_behind(titles: Titles, title: Title, span: Name) -> list[Name]:
    """«депутат Орлов», «адвокат Ивана Орлова Анна Белая»: the name behind a title, or the second one behind it."""
    if (following := behind_owner(titles, title, span)) is not None:
        return [following]
    own = fits_case(titles, title, span) and not is_owner(titles, title, span)
    return [span] if own and not has_field_behind(titles, span) else []


def behind_owner(titles: Titles, title: Title, owner: Name) -> Name | None:
    """«адвокат Ивана Орлова Анна Белая», «адвоката Чиж Льва Орлова», «тренер Чиж испанец Лев Руис»: the second name."""
    address = stands_before_name(titles.text.lower(owner.last))
    span = titles.person_at(owner.last + address)
    if span is None or not fits_case(titles, title, span):
        return None
    own = fits_case(titles, title, owner) and not is_owner(titles, title, owner)
    return span if address or not own or title.lemma in lexicon.load("companions") else None


MAX_CHAIN = 6  # titles of one name


OF_WHOM = ("gent", "accs")  # cases in which a single name behind a title of several says whose they are
AMONG = frozenset({"из"})  # «одного из боксёров Петра Лунина»


def belongs_to_inner(titles: Titles, sentence: Sentence, title: Title, span: Name) -> bool:
    """«адвокатов экс-мэра Михаила Рогова»: whether one name belongs to the title of one inside that of several."""
    return titles.text.word(span.last) not in (",", "и", "(") and any(
        not inner.plural and title.head < inner.first and inner.last == title.last and fits_case(titles, inner, span)
        for inner in titles.by_sentence[sentence]
    )


def starts_title(titles: Titles, index: int) -> bool:
    """Whether another title begins here: «лидер «Союза труда» (СТ) действующий президент Орлов»."""
    return index in titles.starting or (is_attribute(titles.text.word(index)) and index + 1 in titles.starting)


def has_field_behind(titles: Titles, span: Name) -> bool:
    """«помощник Анны Беловой по делам Европы»: what stands behind the name belongs to a title that is another's."""
    if titles.text.word(span.last) != "по":
        return False
    index = span.last + 1
    while is_attribute(titles.text.word(index)) or titles.text.word(index) == "и":
        index += 1
    return language.noun_lemma(titles.text.word(index)) in lexicon.flagged("fields", "work")


def joined_title(titles: Titles, sentence: Sentence, title: Title, index: int) -> Title | None:
    """The next title in this case, behind a comma, «и» or nothing: «писатель, поэт и журналист Орлов»."""
    word = titles.text.word(index)
    joined = word in (",", "и") or word in DASH_TOKENS
    start = index + joined
    start += joined and titles.text.lower(start) == "а" and titles.text.lower(start + 1) in AT_TIMES
    while start < sentence.last and start not in titles.starting and is_attribute(titles.text.word(start)):
        start += 1
    following = titles.starting.get(start) if start < sentence.last else None
    if following is None or (joined and following.plural != title.plural):
        return None  # «лидеры партии и президент Анна Белова»; but «лидеры партии сенатор Белова и мэр Рогов»
    if word == "и" and are_of_two_places(titles, title, following):
        return None
    fits = same_case(following.case, title.case) or (joined and not following.case)  # «депутат, зампред комитета»
    ranked = not title.case and "rank" in following.flags  # «замминистра генерал Белов»
    return following if fits or ranked else None


def are_of_two_places(titles: Titles, title: Title, other: Title) -> bool:
    """«глава МИД Сербии и госсекретарь США Джон Брук»: offices in two places are two persons'."""
    if NO_TITLES & (title.flags | other.flags):
        return False
    one, two = places_of(titles, title), places_of(titles, other)
    return bool(one) and bool(two) and one.isdisjoint(two)


def places_of(titles: Titles, title: Title) -> set[int]:
    """The places in a title, by the ids of their entities."""
    names = (titles.entities.name_at(index) for index in range(title.head + 1, title.last))
    return {titles.entities.owner(name).id for name in names if name is not None and name.type == "LOC"}


def listed(
    titles: Titles, sentence: Sentence, title: Title | None, index: int, in_brackets: bool = False
) -> list[Name]:
    """The names of a list: «Орлов (группа «Метро»), Белая и Громов», in the case of a title if one is given.

    In brackets there is nothing else: none in «актёры (Орлова они не видели)».
    """
    found = []
    while index < sentence.last:
        span = titles.person_at(index)
        if span is None or (title is not None and not fits_plural(titles, title, span)):
            break
        found.append(span)
        index = past_brackets(titles, span.last, sentence.last)
        if titles.text.word(index) not in (",", "и"):
            break
        index += 1
    return [] if in_brackets and titles.text.word(index) != ")" else found


# --- behind the name --------------------------------------------------------------------------------------------------


def after(titles: Titles, sentence: Sentence, title: Title, chain: int = 1) -> Iterator[NamedEntity]:
    """«Иванов, министр спорта», «Орлов — режиссёр», «Белая (врач, а ныне мэр)», «Орлов и Белая, актёры»; and chains."""
    index = title.preceding
    index -= titles.text.words[index - 1 : index + 1] == (",", "а") and titles.text.lower(index + 1) in AT_TIMES
    mark = titles.text.word(index)
    if mark not in BEFORE_AFTER and mark not in DASH_TOKENS:
        return
    if not titles.has_person(sentence.first - NEAR, index) or not ends_well(titles, sentence, title):
        return
    if title.plural:
        holders = [] if mark == "и" or titles.person_at(title.last) else several_before(titles, sentence, title, index)
        yield from (person for person in map(titles.entities.owner, holders) if gender_fits(title, person))
        return
    span = titles.entities.name_at(before_brackets(titles, sentence, index) - 1)
    if span is not None and span.type == "PER" and mark != "и":
        if fits_case(titles, title, span) and (
            mark not in DASH_TOKENS or title.case in ("nomn", "", titles.case_of(span))
        ):
            yield titles.entities.owner(span)
        return
    earlier = titles.ending.get(index)
    same = earlier is not None and (not title.case or same_case(earlier.case, title.case))  # «замглавы» is all cases
    if earlier is not None and same and mark in (",", "и") and chain < MAX_CHAIN:
        yield from after(titles, sentence, earlier, chain + 1)


AT_TIMES = lexicon.flagged("title_words", "at-times")  # «мэр, а ныне сенатор»
BEFORE_AFTER = frozenset({",", "(", "и"})  # with dashes, what stands between a name and a title behind it

NEAR = 4  # tokens before a sentence: a line with a name, and one that goes on with the title


def several_before(titles: Titles, sentence: Sentence, title: Title, index: int) -> list[Name]:
    """The names of a list that ends before a token, the last two joined by «и», in the case of their title."""
    found: list[Name] = []
    joints: list[str] = []
    while index > sentence.first:
        span = titles.entities.name_at(index - 1)
        if span is None or span.type != "PER" or not fits_case(titles, title, span):
            break
        found.append(span)
        index = span.first - 1
        joints.append(titles.text.word(index))
        if joints[-1] != ("и" if len(joints) == 1 else ","):
            break
    return found if len(found) > 1 else []


def ends_well(titles: Titles, sentence: Sentence, title: Title) -> bool:
    """Whether a title behind a name ends with its clause, or at a preposition: «премьер в 1988—1998 годах»."""
    owner = titles.person_at(title.last)  # «Крот, помощник Ильи Громова, …»
    last = owner.last if owner is not None and same_case(titles.case_of(owner) or "", "gent") else title.last
    word = titles.text.word(last)
    return last >= sentence.last or word in ",.();:—–-»и" or is_mostly(word.lower(), "PREP")
