"""Whom the clause of a title is about: its subject or object, or who was spoken of before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.entities import NamedEntity
from newsextract.names import Name
from newsextract.remember import remember
from newsextract.roles.index import Titles
from newsextract.roles.nouns import is_mostly
from newsextract.roles.spoken import gender_fits, persons_between, spoken_before
from newsextract.roles.titles import Title
from newsextract.text import DASH_TOKENS, Sentence

OPENERS = lexicon.flagged("clause_words", "subordinate") | lexicon.flagged("function_words", "subordinate")
THAT = lexicon.flagged("function_words", "goal")  # «, что Лунин ушёл из цеха, позже стал мэром»
STOPS = frozenset({";", ":"})
PARTICIPLE_REACH = 6  # tokens between a comma and its participle: «, в свою очередь ранее занимавший»


class Clause(NamedTuple):
    """The part of a sentence in which a title and its verb stand."""

    first: int  # the word that opens it, or the first token
    last: int  # one past
    earlier: tuple[Name, ...]  # the persons named in it before the title and its verb, nearest first
    later: tuple[Name, ...]  # and behind them


def clause_around(titles: Titles, sentence: Sentence, title: Title, anchor: int) -> Clause:
    """The clause of a title and of the verb or the noun for a post that stands at `anchor`."""
    first, last = min(anchor, title.first), max(anchor + 1, title.last)
    start, earlier = back_to_beginning(titles, sentence, first, is_mostly(titles.text.lower(anchor), "GRND"))
    if any(language.is_relative(titles.text.lower(i)) for i in range(title.last, anchor)):
        start, earlier = title.first, []  # «, директором которого стал Лунин»
    stop = next((i for i in range(last, sentence.last) if ends(titles, sentence, i)), sentence.last)
    between = [s for s in persons_between(titles, first, last) if not title.first <= s.first < title.last]
    return Clause(start, stop, (*reversed(between), *earlier), tuple(persons_between(titles, last, stop)))


def back_to_beginning(titles: Titles, sentence: Sentence, anchor: int, gerund: bool) -> tuple[int, list[Name]]:
    """Where a clause begins, and its persons, nearest first; «, как сообщил Белов,» inside is passed over.

    The comma before a gerund closes no clause: «, что сделал Белов, будучи мэром».
    """
    found: list[Name] = []
    comma = None
    for index in range(anchor - 1, sentence.first - 1, -1):
        word = titles.text.word(index)
        span = titles.person_at(index)
        if span is not None:
            found.append(span)
        elif word == ",":
            comma, gerund = (None, False) if gerund else (index, False)
        elif word in STOPS:
            return index + 1, found
        elif opens_clause(titles, sentence, index):
            if word in THAT or comma is None or not any(is_finite(titles.text.lower(i)) for i in range(index, comma)):
                return index, found
            found = [name for name in found if name.first > comma]
    return sentence.first, found


def ends(titles: Titles, sentence: Sentence, index: int) -> bool:
    """Whether a clause ends before a token: another is opened, or a mark parts them."""
    return titles.text.word(index) in STOPS or opens_clause(titles, sentence, index)


def opens_clause(titles: Titles, sentence: Sentence, index: int) -> bool:
    """Whether a word opens a subordinate clause: «, что», «, в которой»."""
    lower = titles.text.lower(index)
    if lower not in OPENERS and not language.is_relative(lower):
        return False
    return index == sentence.first or any(titles.text.word(i) == "," for i in (index - 1, index - 2))


@remember
def is_finite(word: str) -> bool:
    """Whether a word is a verb that makes a clause."""
    return is_mostly(word, "VERB")


def subject(
    titles: Titles, sentence: Sentence, title: Title, cases: Sequence[str], verb: language.Parse | None, anchor: int
) -> NamedEntity | None:
    """The person whom a clause is about: named in it in one of the cases, meant by «который», or spoken of.

    `anchor`: where the verb or the noun for a post stands; `verb`: the reading of the verb, if it is known.
    """
    clause = clause_around(titles, sentence, title, anchor)
    # «директором назначили Зорина»: a genitive before is another's
    behind = "nomn" not in cases and anchor >= title.last
    names = (*clause.later, *clause.earlier) if behind else (*clause.earlier, *clause.later)
    fitting = [span for span in names if fits(titles, span, cases)]
    named = likeliest_subject(titles, fitting, verb, anchor) if "nomn" in cases else next(iter(fitting), None)
    if named is not None and not (named in clause.later and is_about_relative(titles, clause, cases)):
        return titles.entities.owner(named)
    if is_about_relative(titles, clause, cases):
        return antecedent(titles, clause.first)
    pronoun = pronoun_for_holder(titles, clause, cases)  # «его избрали главой»
    if has_subject(titles, sentence, title, clause) if "nomn" in cases else pronoun is None:
        return None
    spoken = spoken_before(titles, sentence, end_before(titles, clause, pronoun))
    meant = (p for p in spoken if pronoun is None or is_meant_by(titles.text.lower(pronoun), p))
    return next((p for p in meant if gender_fits(title, p) and agrees(verb, p)), None)


def likeliest_subject(titles: Titles, fitting: Sequence[Name], verb: language.Parse | None, anchor: int) -> Name | None:
    """«Пост занял Лунин, его заместителем стала Белова»: of several the one just behind the verb, or of its gender."""
    if len(fitting) > 1:
        following = titles.person_at(anchor + 1)
        if following is not None and following in fitting and verb is not None and titles.case_of(following) == "nomn":
            return following
        return next((s for s in fitting if agrees(verb, titles.entities.owner(s))), fitting[0])
    return next(iter(fitting), None)


def pronoun_for_holder(titles: Titles, clause: Clause, cases: Sequence[str]) -> int | None:
    """The pronoun that stands for the holder of a title: «он» of «он стал мэром», «её» of «её избрали мэром»."""
    pronouns = language.HE_OR_SHE if "nomn" in cases else language.HIM_OR_HER
    return next((i for i in range(clause.first, clause.last) if titles.text.lower(i) in pronouns), None)


def end_before(titles: Titles, clause: Clause, pronoun: int | None) -> int:
    """Where the clause before a pronoun ends: «Лунин ушёл, но его избрали мэром» goes on about him."""
    behind = range(pronoun or clause.first, clause.first, -1)
    return next((i for i in behind if titles.text.word(i) == ","), clause.first)


def is_meant_by(pronoun: str, person: NamedEntity) -> bool:
    """Whether a pronoun can mean a person: «её» no man."""
    gender, _ = language.PRONOUNS.get(pronoun) or language.POSSESSIVES[pronoun]
    own = person.person.gender if person.person else None
    return not gender or not own or gender == own


def fits(titles: Titles, span: Name, cases: Sequence[str]) -> bool:
    """Whether a name can stand in one of the cases: «назвал Ле Пен министром» has one form for all of them."""
    case = titles.case_of(span)
    return case in cases or titles.keeps_form(span)


def is_about_relative(titles: Titles, clause: Clause, cases: Sequence[str]) -> bool:
    """Whether «который» opens a clause and is what the clause is about."""
    lower = titles.text.lower(clause.first)
    return language.is_relative(lower) and any(p.case in cases for p in language.parses(lower))


def antecedent(titles: Titles, index: int) -> NamedEntity | None:
    """The person before the comma in front of a token: «Белова (Тула), которая», «Белова — первая женщина, которая»."""
    end = index - 1
    if titles.text.word(end) != ",":
        return None
    if titles.text.word(end - 1) == ")":
        end = next((i for i in range(end - 1, -1, -1) if titles.text.word(i) == "("), end)
    dash = next((i for i in range(end - 1, max(-1, end - APPOSITION), -1) if titles.text.word(i) in DASH_TOKENS), None)
    return person_ending(titles, end) or (person_ending(titles, dash) if dash is not None else None)


APPOSITION = 6  # tokens between a dash and the comma behind what it explains


def person_ending(titles: Titles, end: int) -> NamedEntity | None:
    """The person whose name ends just before a token."""
    span = titles.entities.name_at(end - 1)
    return titles.entities.owner(span) if span is not None and span.type == "PER" else None


def of_participle(titles: Titles, sentence: Sentence, title: Title, participle: int) -> NamedEntity | None:
    """«Лунин, ранее занимавший пост мэра»: who is named before the comma; «избранный мэром Лунин»: who is behind."""
    reach = range(participle - 1, max(sentence.first - 1, participle - PARTICIPLE_REACH), -1)
    comma = next((i for i in reach if titles.text.word(i) == ","), None)
    if comma is not None:
        return antecedent(titles, comma + 1)
    behind = range(title.last, sentence.last)
    stop = next((i for i in behind if titles.text.word(i) == "," or titles.text.word(i) in DASH_TOKENS), sentence.last)
    named = next((span for i in range(title.last, stop) if (span := titles.person_at(i)) is not None), None)
    return titles.entities.owner(named) if named is not None else None


def has_subject(titles: Titles, sentence: Sentence, title: Title, clause: Clause) -> bool:
    """Whether a clause has a subject that names no person and is no title: «Картина стала лидером проката»."""
    own = titles.by_sentence[sentence]
    heads = {t.head for t in own if "kin" not in t.flags and not is_named_by_verb(titles, t)}  # «Мать была врачом»
    behind = range(title.last, clause.last)
    stop = next((i for i in behind if not titles.text.word(i)[0].isalnum()), clause.last)
    words = range(clause.first, stop)
    pronouns = {titles.text.lower(i) for i in words}
    if not pronouns.isdisjoint(language.HE_OR_SHE):
        return False
    if "кто" in pronouns:  # «решили, кто станет мэром»
        return True
    return any(
        titles.cases[i] == "nomn"
        and i not in heads
        and i not in titles.entities.name_of
        and not title.first <= i < title.last
        and is_mostly(titles.text.lower(i), "NOUN")
        for i in words
    )


def is_named_by_verb(titles: Titles, title: Title) -> bool:
    """«Куратором был художник из Тулы»: whether a verb of being says what else the holder of a title is."""
    predicate = titles.ending.get(title.preceding) if title.case == "nomn" else None
    if predicate is None or predicate.case != "ablt":
        return False
    being = lexicon.flagged("title_words", "be")
    return any(p.lemma in being for p in language.parses(titles.text.lower(title.preceding))[:1])


def agrees(verb: language.Parse | None, person: NamedEntity) -> bool:
    """Whether a verb can have a person for its subject: «стала» a man cannot."""
    gender = person.person.gender if person.person else None
    return verb is None or not verb.gender or not gender or verb.gender == gender
