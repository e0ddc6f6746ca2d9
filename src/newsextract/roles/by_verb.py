"""A title tied to its holder by a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from newsextract import language, lexicon
from newsextract.entities import NamedEntity
from newsextract.roles.beside import before_attributes, listed
from newsextract.roles.index import Titles
from newsextract.roles.nouns import is_post
from newsextract.roles.spoken import gender_fits, spoken_of
from newsextract.roles.titles import Title
from newsextract.text import Sentence

VERB_REACH = 14  # tokens between a title and its verb


def by_verb(titles: Titles, sentence: Sentence, title: Title) -> Iterator[NamedEntity]:
    """«Иванов стал министром», «министром назначен Иванов», «Иванов занимал пост министра»."""
    if title.plural:
        yield from several(titles, sentence, title)
        return
    if title.case == "gent" and (post := post_before(titles, title)) is not None:
        person = holder_of_post(titles, sentence, title, post)
    elif title.case == "ablt" and not follows_preposition(titles, sentence, title):
        verb = near_verb(titles, sentence, title)
        claimed = verb is None or verb.lemma in lexicon.flagged("title_words", "claim")
        person = None if claimed else subject(titles, sentence, title, cases_of_holder(verb))
    else:
        return
    if person is not None and gender_fits(title, person):
        yield person


def cases_of_holder(verb: language.Parse | None) -> tuple[str, ...]:
    """«назначил Орлова министром»: the object; «назначен министром Орлов»: either; «стал министром»: the subject."""
    if verb is None or verb.lemma not in lexicon.flagged("title_words", "appoint"):
        return ("nomn",)
    return ("accs", "gent") if is_active(verb) else ("accs", "gent", "nomn")


def is_active(verb: language.Parse) -> bool:
    """Whether a verb has a subject in the singular of its own, who appoints: «назначил», not «назначен», «избрали»."""
    return verb.pos == "VERB" and verb.number == "sing" and not verb.lemma.endswith("ся")


def several(titles: Titles, sentence: Sentence, title: Title) -> list[NamedEntity]:
    """«Операторами стали Агранов и Белая»: the names that stand behind the verb."""
    if title.case != "ablt" or follows_preposition(titles, sentence, title):
        return []
    verb = tying_verb(titles.text.word(title.last))
    claimed = verb is None or verb.lemma in lexicon.flagged("title_words", "claim")
    names = [] if claimed else listed(titles, sentence, None, title.last + 1)
    return [titles.entities.owner(span) for span in names] if len(names) > 1 else []


def post_before(titles: Titles, title: Title) -> int | None:
    """The noun for a post of which a title says which it is: «пост министра», «должность нового мэра»."""
    return next((i for i in (title.first - 1, title.first - 2) if is_post(titles.text.word(i))), None)


def holder_of_post(titles: Titles, sentence: Sentence, title: Title, post: int) -> NamedEntity | None:
    """«занял пост министра»: the subject; «пригласил Орлова на пост министра»: the object; who claims it has it not."""
    verb = near_verb(titles, sentence, title)
    if verb is not None and verb.lemma in lexicon.flagged("title_words", "claim"):
        return None
    if titles.text.lower(post - 1) not in INTO_POST:
        return subject(titles, sentence, title, ("nomn",))
    cases = cases_of_holder(verb)
    objects = tuple(case for case in cases if case != "nomn")
    found = subject(titles, sentence, title, objects) if objects else None
    return found or (subject(titles, sentence, title, ("nomn",)) if "nomn" in cases else None)


INTO_POST = frozenset("на в".split())  # пригласил на пост, утвердил в должности


def follows_preposition(titles: Titles, sentence: Sentence, title: Title) -> bool:
    """«был с главой МИД»: whether a preposition stands before the phrase, which then is no predicate."""
    index = before_attributes(titles, sentence, title)
    return any(p.pos == "PREP" for p in language.parses(titles.text.lower(index)))


def near_verb(titles: Titles, sentence: Sentence, title: Title) -> language.Parse | None:
    """The nearest verb of being or appointing."""
    for distance in range(1, VERB_REACH):
        for index in (title.first - distance, title.last - 1 + distance):
            if sentence.first <= index < sentence.last and index not in titles.entities.name_of:
                verb = tying_verb(titles.text.word(index))
                if verb is not None:
                    return verb
    return None


def tying_verb(word: str) -> language.Parse | None:
    """The reading of a word as a verb of being or appointing."""
    found = language.parses(word.lower()) if word.isalpha() else ()
    return next((p for p in found if p.pos in language.VERB_PARTS and p.lemma in tying_verbs()), None)


@cache
def tying_verbs() -> frozenset[str]:
    """Verbs of being, of appointing and of claiming."""
    return frozenset().union(*(lexicon.flagged("title_words", flag) for flag in ("be", "appoint", "claim")))


def subject(titles: Titles, sentence: Sentence, title: Title, cases: Sequence[str]) -> NamedEntity | None:
    """The person whom a clause is about: the nearest before the title in one of the cases, behind it, or spoken of."""
    names = [s for i in range(sentence.first, sentence.last) if (s := titles.person_at(i)) is not None]
    own = cases if "nomn" in cases else (*cases, None, "")  # «назвал Ле Пен министром»: of one form for all cases
    fitting = [s for s in names if titles.case_of(s) in own and not title.first <= s.first < title.last]
    earlier = [s for s in fitting if s.first < title.first]
    later = [s for s in fitting if s.first >= title.last]
    if earlier or later:
        return titles.entities.owner(earlier[-1] if earlier else later[0])
    if any(other.case == "nomn" and "kin" in other.flags for other in titles.by_sentence[sentence]):
        return None  # «Мать была врачом»
    if "nomn" not in cases:
        return None
    return spoken_of(titles, sentence, title)
