"""Who holds which role: title phrases tied to persons.

Strategies stand in the order in which they are asked; each gives the holders that it sees. Beside the name:
«генсек ОБСЕ Хельга Шмид», «Иванов, министр спорта», «актёры Орлов и Белая». By a verb: «Иванов стал министром».
Alone: «министр ответил», where the article has one minister.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal, NamedTuple

from newsextract import language, lexicon
from newsextract.entities import Entities, NamedEntity
from newsextract.names import CLOSING_MARKS, Name
from newsextract.roles.titles import Title, Words, find_titles, role_lemma
from newsextract.text import Sentence, Text, spaced

Strategy = Literal["before", "after", "verb", "alone"]
DASHES = frozenset("— – -".split())


class Role(NamedTuple):
    """A title phrase, tokens `first` to `last`; `head` is its role noun; `holder` the id of the person who holds it."""

    first: int
    last: int
    head: int
    name: str
    holder: int
    strategy: Strategy


class Article:
    """What the strategies read: the words, the title phrases by sentence, and the persons by every token."""

    def __init__(self, text: Text, entities: Entities, cases: Sequence[str | None]) -> None:
        self.words = Words(text, cases, entities.name_of)
        self.persons = {span: e for e in entities if e.type == "PER" for span in e.spans}
        self.titles = {s: find_titles(self.words, s) for s in text.sentences}
        self.starting = {title.first: title for titles in self.titles.values() for title in reversed(titles)}
        self.ending = {title.last: title for titles in self.titles.values() for title in reversed(titles)}
        self.number = {sentence: number for number, sentence in enumerate(text.sentences)}
        self.places = sorted(self.persons.items(), key=lambda place: place[0].first)
        self._held: dict[str, list[tuple[Title, NamedEntity]]] = defaultdict(list)  # by the lemma, in text order
        self._walks: dict[int, set[str]] = defaultdict(set)

    def hold(self, title: Title, person: NamedEntity) -> None:
        """Note who holds a title."""
        insort(self._held[title.lemma], (title, person), key=lambda pair: pair[0].head)
        self._walks[id(person)] |= flags_of(title) & WALKS

    def held_near(self, title: Title) -> list[tuple[Title, NamedEntity]]:
        """Titles of the same noun with their holders; in a very long text, those not too far away."""
        held = self._held.get(title.lemma, [])
        low, high = (bisect_left(held, title.head + way * REACH, key=lambda pair: pair[0].head) for way in (-1, 1))
        return held[low:high]

    def walks(self, person: NamedEntity) -> set[str]:
        """The walks of life that the article knows a person to be in."""
        return self._walks[id(person)]

    def person_at(self, index: int) -> Name | None:
        """The person's name that begins at a token."""
        span = self.words.names.get(index)
        return span if span is not None and span.first == index and span in self.persons else None


def find_roles(text: Text, entities: Entities, cases: Sequence[str | None]) -> list[Role]:
    """Every title phrase whose holder the article settles, in text order. `cases` are the tagger's, one a token."""
    article = Article(text, entities, cases)
    found: list[Role] = []
    for strategy, holders in STRATEGIES:
        taken = {role.head for role in found}
        tied = [
            (title, person)
            for sentence, titles in article.titles.items()
            for title in titles
            if title.head not in taken
            for person in holders(article, sentence, title)
        ]
        for title, person in tied:
            article.hold(title, person)
        found += [make_role(article, title, person, strategy) for title, person in tied]
    return sorted(found, key=lambda role: (role.first, role.last))


def make_role(article: Article, title: Title, person: NamedEntity, strategy: Strategy) -> Role:
    """The role of one holder: «бывшего министра обороны» is named «министр обороны»."""
    words = article.words
    name = phrase_nominative(words.segmentation, title.first, title.last, title.head, words.names)
    return Role(title.first, title.last, title.head, name, person.id, strategy)


NO_TITLES = frozenset({"kin", "plain"})  # what people are to others, and what they happen to be


def is_title(text: Text, role: Role) -> bool:
    """Whether a role is a profession or an office and not «жена», «житель»."""
    lemma = role_lemma(text.tokens[role.head].word) or ""
    return not lexicon.load("roles").get(lemma, frozenset()) & NO_TITLES


def phrase_nominative(text: Text, first: int, last: int, head: int, named: Collection[int]) -> str:
    """The text of a noun phrase with its head in the nominative, a capital of the sentence's start undone."""
    tokens = text.tokens[first:last]
    words = language.nominative([t.word for t in tokens], head - first)
    if first not in named and words[0][:1].isupper() and words[0][1:].islower():
        words[0] = words[0][0].lower() + words[0][1:]
    return spaced(tokens, words)


# --- before the name --------------------------------------------------------------------------------------------------


def before(article: Article, sentence: Sentence, title: Title) -> Iterator[NamedEntity]:
    """«генсек ОБСЕ Хельга Шмид», «писатель и поэт Орлов», «актёры Орлов и Белая»."""
    for span in named_behind(article, sentence, title):
        if not belongs_to_other(article, sentence, title, span):
            yield article.persons[span]


def belongs_to_other(article: Article, sentence: Sentence, title: Title, span: Name) -> bool:
    """Whether the name belongs to a title that holds this one: «пресс-секретаря президента Дмитрия Орлова».

    Not where a name in the genitive may as well belong to the inner one: «брата президента Дмитрия Орлова».
    """
    case = article.persons[span].cases.get(span)
    return any(
        outer.head < title.head < outer.last == title.last
        and outer.case == case
        and (title.case != case or "kin" not in flags_of(outer))
        for outer in article.titles[sentence]
    )


def flags_of(title: Title) -> frozenset[str]:
    """What the table of roles says of a title's noun."""
    return lexicon.load("roles").get(title.lemma, frozenset())


def named_behind(article: Article, sentence: Sentence, title: Title, chain: int = 1) -> list[Name]:
    """The names that stand behind a title, or behind others that are joined to it."""
    index = skip_small(article, title.last, sentence.last)
    if title.case == "nomn":
        index = past_phrase(article, index, sentence.last)
    span = article.person_at(index)
    if span is not None and title.plural:
        return listed(article, sentence, title, index)
    if span is not None and not title.plural:
        if fits(article, title, span):
            # «помощник Анны Беловой по делам Европы»: the title is another's
            return [span] if article.words.word(span.last) != "по" else []
        following = article.person_at(span.last)  # «адвокат Ивана Орлова Анна Белая»
        return [following] if following is not None and fits(article, title, following) else []
    if title.plural and article.words.word(index) in (":", "—", "–", "-"):
        return listed(article, sentence, None, index + 1)
    joined = joined_title(article, sentence, title, index)
    if joined is None or chain == MAX_CHAIN:
        return []
    return named_behind(article, sentence, joined, chain + 1)


MAX_CHAIN = 6  # titles of one name


def skip_small(article: Article, index: int, limit: int) -> int:
    """Past closing marks and an age: «президент 89-летний Мугабе»."""
    while index < limit:
        word = article.words.word(index)
        if word not in CLOSING_MARKS and not (word[0].isdigit() and "лет" in word):
            break
        index += 1
    return index


def past_phrase(article: Article, index: int, limit: int) -> int:
    """Past a phrase with a preposition: «водитель с тридцатилетним стажем Анна Белова»."""
    if article.words.word(index) not in ("с", "из", "на", "в"):
        return index
    end = index + 1
    while end < min(limit, index + MAX_PHRASE) and article.person_at(end) is None and is_oblique(article.words, end):
        end += 1
    return end if article.person_at(end) is not None else index


MAX_PHRASE = 6  # tokens


def is_oblique(words: Words, index: int) -> bool:
    """Whether the tagger gave a word a case other than the nominative."""
    return words.cases[index] not in (None, "nomn")


def fits(article: Article, title: Title, span: Name) -> bool:
    """Whether a title can stand in the case of a name."""
    case = article.persons[span].cases.get(span, "")
    return not case or not title.case or case == title.case or {case, title.case} <= {"gent", "accs"}


def joined_title(article: Article, sentence: Sentence, title: Title, index: int) -> Title | None:
    """The next title in the same case, behind a comma, «и» or nothing: «писатель, поэт и журналист Орлов»."""
    start = index + (article.words.word(index) in (",", "и"))
    while start < sentence.last and is_attribute(article.words.word(start)):
        start += 1
    following = article.starting.get(start) if start < sentence.last else None
    return following if following and following.head > title.head and following.case == title.case else None


def is_attribute(word: str) -> bool:
    """Whether a lower-case word is an adjective or an adverb: «бывший», «ныне»."""
    found = language.parses(word) if word.islower() else ()
    return bool(found) and all(p.pos in ("ADVB", "PRTF", "ADJF", "PRCL") for p in found)


def listed(article: Article, sentence: Sentence, title: Title | None, index: int) -> list[Name]:
    """The names of a list: «Орлов (группа «Метро»), Белая и Громов», in the case of a title if one is given."""
    found = []
    while index < sentence.last:
        span = article.person_at(index)
        if span is None or (title is not None and not fits(article, title, span)):
            break
        found.append(span)
        index = past_brackets(article, span.last, sentence.last)
        if article.words.word(index) not in (",", "и"):
            break
        index += 1
    return found


def past_brackets(article: Article, index: int, limit: int) -> int:
    """Past words in brackets."""
    if article.words.word(index) != "(":
        return index
    return next((i + 1 for i in range(index, limit) if article.words.word(i) == ")"), index)


# --- behind the name --------------------------------------------------------------------------------------------------


def after(article: Article, sentence: Sentence, title: Title, chain: int = 1) -> Iterator[NamedEntity]:
    """«Иванов, министр спорта», «Орлов — режиссёр», «Белая (врач)»; and a chain of them."""
    if title.plural or not ends_well(article, sentence, title):
        return
    index = before_attributes(article, sentence, title)
    mark = article.words.word(index)
    if mark not in (",", "(", "и") and mark not in DASHES:
        return
    span = article.words.names.get(index - 1)
    if span is not None and span in article.persons and mark != "и":
        nominative = mark not in DASHES or title.case == "nomn"
        if nominative and fits(article, title, span):
            yield article.persons[span]
        return
    earlier = article.ending.get(index)
    if earlier is not None and earlier.case == title.case and mark in (",", "и") and chain < MAX_CHAIN:
        yield from after(article, sentence, earlier, chain + 1)


def before_attributes(article: Article, sentence: Sentence, title: Title) -> int:
    """The token before a title and the attributes that are no part of it: the comma of «, бывший министр»."""
    index = title.first - 1
    while index > sentence.first and is_attribute(article.words.word(index)):
        index -= 1
    return index


def ends_well(article: Article, sentence: Sentence, title: Title) -> bool:
    """Whether a title behind a name ends with its clause."""
    return title.last >= sentence.last or article.words.word(title.last) in ",.);:—–-»и"


# --- by a verb --------------------------------------------------------------------------------------------------------

BECOMING = frozenset(
    "стать становиться быть являться работать служить остаться оказаться считаться трудиться выступать "
    "сделаться числиться называться".split()
)
APPOINTING = frozenset("назначить назначать избрать избирать выбрать утвердить признать назвать сделать".split())
POSTS = frozenset("пост должность место кресло звание обязанность портфель чин ранг".split())
VERB_REACH = 14  # tokens between a title and its verb


def by_verb(article: Article, sentence: Sentence, title: Title) -> Iterator[NamedEntity]:
    """«Иванов стал министром», «министром назначен Иванов», «Иванов занимал пост министра»."""
    if title.plural:
        return
    if title.case == "gent" and any(is_post(article.words.word(title.first - back)) for back in (1, 2)):
        person = subject(article, sentence, title, ("nomn",))
    elif title.case == "ablt" and not follows_preposition(article, sentence, title):
        verb = near_verb(article, sentence, title)
        cases = ("accs", "gent", "nomn") if verb in APPOINTING else ("nomn",)
        person = subject(article, sentence, title, cases) if verb else None
    else:
        return
    if person is not None and gender_fits(title, person):
        yield person


def follows_preposition(article: Article, sentence: Sentence, title: Title) -> bool:
    """«был с главой МИД»: a preposition before the phrase, adjectives in between or not, makes it no predicate."""
    index = before_attributes(article, sentence, title)
    return any(p.pos == "PREP" for p in language.parses(article.words.word(index).lower()))


def is_post(word: str) -> bool:
    """Whether a word is a noun for a post."""
    return bool(word) and language.noun_lemma(word) in POSTS


def near_verb(article: Article, sentence: Sentence, title: Title) -> str | None:
    """The nearest verb of being or appointing."""
    for distance in range(1, VERB_REACH):
        for index in (title.first - distance, title.last - 1 + distance):
            if sentence.first <= index < sentence.last and index not in article.words.names:
                lemma = verb_lemma(article.words.word(index))
                if lemma is not None:
                    return lemma
    return None


def verb_lemma(word: str) -> str | None:
    """The dictionary form of a verb of being or appointing."""
    found = language.parses(word.lower()) if word.isalpha() else ()
    return next((p.lemma for p in found if p.pos in VERB_PARTS and p.lemma in BECOMING | APPOINTING), None)


VERB_PARTS = frozenset("VERB INFN GRND PRTF PRTS".split())


def subject(article: Article, sentence: Sentence, title: Title, cases: Sequence[str]) -> NamedEntity | None:
    """The person whom a clause is about: the nearest before the title in one of the cases, behind it, or spoken of."""
    names = [s for i in range(sentence.first, sentence.last) if (s := article.person_at(i)) is not None]
    fitting = [s for s in names if article.persons[s].cases.get(s) in cases and not title.first <= s.first < title.last]
    earlier = [s for s in fitting if s.first < title.first]
    later = [s for s in fitting if s.first >= title.last]
    if earlier or later:
        return article.persons[earlier[-1] if earlier else later[0]]
    return spoken_of(article, sentence, title)


def gender_fits(title: Title, person: NamedEntity) -> bool:
    """«певица» is a woman; «министр» can be one."""
    gender = language.noun_gender(title.lemma)
    own = person.person.gender if person.person else None
    return gender != "femn" or own != "masc"


# --- alone ------------------------------------------------------------------------------------------------------------

WALKS = frozenset("player coach medic science stage law press politics business chief".split())  # flags in roles.txt


def alone(article: Article, sentence: Sentence, title: Title) -> Iterator[NamedEntity]:
    """«министр ответил»: who holds the same role in the article, or one of the same walk of life and is spoken of."""
    if title.plural or title.case == "gent" or flags_of(title) & NO_TITLES or is_indefinite(article, sentence, title):
        return  # «канцелярия премьера», «выборы президента»: behind a noun it is rather the office than the person
    same = {id(p): p for t, p in article.held_near(title) if same_office(article, t, title)}
    person = nearest(list(same.values()), title)
    if person is None and title.last == title.head + 1:
        candidate = spoken_of(article, sentence, title)
        person = candidate if candidate is not None and same_walk(article, candidate, title) else None
    if person is not None and gender_fits(title, person):
        yield person


# «другому министру», «выборы президента», «кандидат в президенты»: nobody in particular
INDEFINITE = frozenset(
    "другой каждый любой новый будущий следующий какой-то некий один выборы кандидат пост должность кандидатура "
    "претендент преемник".split()
)


def is_indefinite(article: Article, sentence: Sentence, title: Title) -> bool:
    """Whether one of the two words before a title says that it is nobody's in particular."""
    near = range(max(sentence.first, title.first - 2), title.first)
    return any(p.lemma in INDEFINITE for i in near for p in language.parses(article.words.word(i).lower()))


def same_office(article: Article, known: Title, title: Title) -> bool:
    """Whether a title with an owner speaks of the office of another of the same noun: «президент США»."""
    mine, theirs = (complement_words(article, t) for t in (title, known))
    return not mine or bool(mine & theirs) or (not theirs and "politics" in flags_of(title))


def complement_words(article: Article, title: Title) -> set[str]:
    """The words that belong to a title's noun, in the dictionary form."""
    return {language.noun_lemma(article.words.word(i)) for i in range(title.head + 1, title.last)} - MARKS


MARKS = CLOSING_MARKS | {"«", "„", "и", "по", "в", "на", "от", "при"}


def nearest(persons: Sequence[NamedEntity], title: Title) -> NamedEntity | None:
    """The person named last before a title; the first one if none is."""

    def distance(person: NamedEntity) -> tuple[bool, int]:
        before = bisect_left(person.spans, title.first, key=lambda span: span.first)
        return (not before, -person.spans[before - 1].first if before else person.spans[0].first)

    return min(persons, key=distance, default=None)


def same_walk(article: Article, person: NamedEntity, title: Title) -> bool:
    """Whether a title is of a walk of life that the article knows a person to be in."""
    return bool(flags_of(title) & article.walks(person))


BACK = 3  # sentences in which a person is still spoken of
REACH = 5_000  # tokens over which a title alone is that of a holder named elsewhere


def spoken_of(article: Article, sentence: Sentence, title: Title) -> NamedEntity | None:
    """The person named most often of those in the sentences just before."""
    first = article.words.segmentation.sentences[max(0, article.number[sentence] - BACK)].first
    low, high = (bisect_left(article.places, at, key=lambda place: place[0].first) for at in (first, title.first))
    near = {id(person): person for _, person in article.places[low:high] if gender_fits(title, person)}
    return max(near.values(), key=lambda person: len(person.spans), default=None)


STRATEGIES: tuple[tuple[Strategy, Callable[[Article, Sentence, Title], Iterator[NamedEntity]]], ...] = (
    ("before", before),
    ("after", after),
    ("verb", by_verb),
    ("alone", alone),
)
