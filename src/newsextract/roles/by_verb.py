"""A title tied to its holder by a verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsextract import language, lexicon
from newsextract.entities import NamedEntity
from newsextract.language import same_case
from newsextract.remember import remember
from newsextract.roles.beside import MAX_CHAIN, listed
from newsextract.roles.by_noun import by_noun
from newsextract.roles.clause import PARTICIPLE_REACH, of_participle, person_ending, subject
from newsextract.roles.index import Titles
from newsextract.roles.nouns import is_attribute, is_mostly, is_post, stands_before_name
from newsextract.roles.spoken import gender_fits, persons_between
from newsextract.roles.titles import GENITIVE, Title
from newsextract.text import DASH_TOKENS, Sentence

VERB_REACH = 14  # tokens between a title and its verb


def by_verb(titles: Titles, sentence: Sentence, title: Title) -> Iterator[NamedEntity]:
    """«Иванов стал министром», «министром назначен Иванов», «Иванов занимал пост министра»."""
    if title.plural:
        yield from several(titles, sentence, title)
        return
    person = holder(titles, sentence, title)
    if person is not None and gender_fits(title, person):
        yield person


def holder(titles: Titles, sentence: Sentence, title: Title, chain: int = 1) -> NamedEntity | None:
    """Who holds a title in the singular by a verb, by a noun for a post, or by what it is joined to."""
    before = titles.text.lower(title.preceding)
    if title.case == "nomn" and before == "как" and titles.text.word(title.preceding - 1) != ",":  # «работает как врач»
        return subject(titles, sentence, title, (title.case,), None, title.first)
    if title.case == "nomn" and (person := since(titles, sentence, title) or by_now(titles, title)):
        return person
    if person := behind_dash(titles, sentence, title):
        return person
    if person := paired(titles, title):
        return person
    if title.case in (*GENITIVE, "") and (post := post_before(titles, title)) is not None:  # «на пост замглавы»
        return by_noun(titles, sentence, title) or holder_of_post(titles, sentence, title, post)
    if person := named_acting(titles, title):
        return person
    if title.case in ("ablt", "") and not follows_preposition(titles, title):
        found = near_verb(titles, sentence, title)
        if person := by_noun(titles, sentence, title):
            return person
        if found is not None and not is_agent(titles, title):
            return holder_by_verb(titles, sentence, title, *found)
    earlier = joined_before(titles, title)
    if earlier is None or chain == MAX_CHAIN:
        return None
    return holder(titles, sentence, earlier, chain + 1)


def named_acting(titles: Titles, title: Title) -> NamedEntity | None:
    """«Врио губернатора назначен Лунин», «И. о. ректора стала Белова»: a title without a case before verb and name.

    Or behind the name of whom somebody appoints: «назначил Олега Лунина врио министра».
    """
    if title.case or title.lead == title.head:
        return None
    before = titles.entities.person_at(title.first - 1)
    if before is not None and titles.case_of(before) in ("accs", "gent"):
        return titles.entities.owner(before)
    verb = tying_verb(titles.text.lower(title.last))
    if verb is None or not says_who(verb):
        return None
    index = title.last + 1
    own = titles.starting.get(index + is_attribute(titles.text.word(index)))  # «Врио губернатора стал мэр Иван Лунин»
    span = titles.person_at(own.last if own is not None else index)
    return titles.entities.owner(span) if span is not None and titles.case_of(span) == "nomn" else None


def says_who(verb: language.Parse) -> bool:
    """Whether a verb has the holder of a title for its subject: «назначен», «стал»."""
    return verb.lemma in lexicon.flagged("title_words", "be") or (is_passive(verb) and not is_claim(verb))


def is_claim(verb: language.Parse | None) -> bool:
    """Whether the subject of a verb wants a title and has not got it: «претендует»."""
    return verb is not None and verb.lemma in lexicon.flagged("title_words", "claim")


def behind_dash(titles: Titles, sentence: Sentence, title: Title) -> NamedEntity | None:
    """«Директором — Анна Белова», «Дирижёр — Иван Зорин», «…, а Зорина — директором»: the verb is left out."""
    dash = title.preceding
    parted = title.case == "ablt" and titles.text.word(dash) in DASH_TOKENS
    before = titles.entities.name_at(dash - 1) if parted else None
    if before is not None and before.type == "PER" and titles.case_of(before) in ("nomn", "accs", "gent"):
        return titles.entities.owner(before)
    opens = title.preceding < sentence.first
    if titles.text.word(title.last) not in DASH_TOKENS or not (
        title.case == "ablt" or (title.case == "nomn" and opens)
    ):
        return None
    first = title.last + 1  # «тренером — швед Улоф Линд»
    span = titles.person_at(first + stands_before_name(titles.text.lower(first)))
    return titles.entities.owner(span) if span is not None and titles.case_of(span) == "nomn" else None


def paired(titles: Titles, title: Title) -> NamedEntity | None:
    """«Избрали мэром Лунина и его заместителем Белова»: of two titles each has its holder behind it, in one case."""
    joint = title.preceding - (titles.text.lower(title.preceding) == "а")
    if title.case != "ablt" or titles.text.word(joint) not in (",", "и"):
        return None
    first = titles.entities.person_at(joint - 1)
    index = title.last + (titles.text.word(title.last) in DASH_TOKENS)
    second = titles.person_at(index)
    if first is None or second is None:
        return None
    earlier = titles.ending.get(first.first)
    alike = same_case(titles.case_of(first) or "", titles.case_of(second) or "")
    return titles.entities.owner(second) if alike and earlier is not None and earlier.case == "ablt" else None


def since(titles: Titles, sentence: Sentence, title: Title) -> NamedEntity | None:
    """«Белова родилась в Туле. С 2012 года — министр»: who is spoken of, where a time and a dash stand before."""
    dash = title.preceding
    noun = language.noun_lemma(titles.text.word(dash - 1))
    if titles.text.word(dash) not in DASH_TOKENS or noun not in lexicon.flagged("times", "year"):
        return None
    return subject(titles, sentence, title, ("nomn",), None, title.first)


def by_now(titles: Titles, title: Title) -> NamedEntity | None:
    """«Лунин теперь сенатор»: what somebody is by now, without a verb."""
    span = titles.entities.person_at(title.preceding)
    now = title.first == title.preceding + 2 and titles.text.lower(title.first - 1) in NOW
    return titles.entities.owner(span) if now and span is not None and titles.case_of(span) == "nomn" else None


NOW = lexicon.flagged("title_words", "now")  # «теперь»


def joined_before(titles: Titles, title: Title) -> Title | None:
    """The title in the same case that this one is joined to: «инженером, а затем директором»."""
    index = title.preceding
    end = index - (titles.text.lower(index) in ("а", "и") and titles.text.word(index - 1) == ",")
    word = titles.text.word(end)
    earlier = titles.ending.get(end) if word in (",", "и") or word in DASH_TOKENS else None
    same = earlier is not None and (not title.case or same_case(earlier.case, title.case))
    return earlier if same else None


def holder_by_verb(
    titles: Titles, sentence: Sentence, title: Title, at: int, verb: language.Parse
) -> NamedEntity | None:
    """«Иванов стал министром»: the subject of the verb, or the object of one of appointing."""
    if is_claim(verb) or (not title.case and at != title.first - 1):
        return None
    if verb.pos == "PRTF":
        return of_participle(titles, sentence, title, at)
    return subject(titles, sentence, title, cases_of_holder(verb), verb, at)


def is_agent(titles: Titles, title: Title) -> bool:
    """«был убит охранником»: whether a passive verb stands before a title, and says who did it."""
    before = titles.text.lower(title.preceding)
    return is_mostly(before, "PRTS") and tying_verb(before) is None


def cases_of_holder(verb: language.Parse | None) -> tuple[str, ...]:
    """«назначил Орлова министром»: the object; «назначен министром Орлов», «стал министром»: the subject."""
    appointed = verb is not None and verb.lemma in lexicon.flagged("title_words", "appoint") and not is_passive(verb)
    return ("accs", "gent") if appointed or is_onto(verb) else ("nomn",)


def is_onto(verb: language.Parse | None) -> bool:
    """Whether a verb has the holder behind «на»: «обязанности мэра возложены на Орлова»."""
    return verb is not None and verb.lemma in lexicon.flagged("title_words", "onto")


def is_passive(verb: language.Parse) -> bool:
    """Whether a verb of appointing has who is appointed for its subject: «назначен», «избирался»."""
    return verb.pos == "PRTS" or verb.lemma.endswith(lexicon.endings("reflexive"))


def several(titles: Titles, sentence: Sentence, title: Title) -> list[NamedEntity]:
    """«Операторами стали Агранов и Белая»: the names that stand behind the verb."""
    if title.case != "ablt" or follows_preposition(titles, title):
        return []
    verb = tying_verb(titles.text.lower(title.last))
    names = [] if verb is None or is_claim(verb) else listed(titles, sentence, None, title.last + 1)
    return [titles.entities.owner(span) for span in names] if len(names) > 1 else []


def post_before(titles: Titles, title: Title) -> int | None:
    """The noun for a post that a title names: «пост министра», «должность нового мэра»."""
    index = title.first - 1
    if is_attribute(titles.text.word(index)):
        index -= 1
    return index if is_post(titles.text.word(index)) else None


def holder_of_post(titles: Titles, sentence: Sentence, title: Title, post: int) -> NamedEntity | None:
    """«занял пост министра»: the subject; «пригласил Орлова на пост министра»: the object; who claims it has it not."""
    near = near_verb(titles, sentence, title)
    verb = near[1] if near else None
    if is_claim(verb) or titles.text.lower(post - 1) == "за":  # «матч за звание чемпиона»
        return None
    participle = participle_before(titles, sentence, post)
    if participle is not None:
        return of_participle(titles, sentence, title, participle)
    into = titles.text.lower(post - 1) in PREPOSITIONS_OF_POST
    if into and (beside := person_ending(titles, post - 1)):  # «работа Орловой на посту», «уволил Орлову с поста»
        return beside
    if into or is_onto(verb):
        return subject(titles, sentence, title, cases_of_holder(verb), verb, post)
    if (titles.cases[post] == "nomn" and not is_taken(titles, title)) or is_teller_behind(titles, sentence, title):
        return None
    return subject(titles, sentence, title, ("nomn",), None, post)


def is_taken(titles: Titles, title: Title) -> bool:
    """«Пост мэра занял Лунин»: whether a verb that takes a post, and its subject, stand behind a title."""
    span = titles.person_at(title.last + 1)
    took = language.has_lemma(titles.text.lower(title.last), lexicon.flagged("title_words", "takes"), "VERB")
    return took and span is not None and titles.case_of(span) == "nomn"


def is_teller_behind(titles: Titles, sentence: Sentence, title: Title) -> bool:
    """«Ввели пост директора, рассказал Лунин»: whether only who tells of a post is named, behind it."""
    if persons_between(titles, sentence.first, title.first) or titles.text.word(title.last) != ",":
        return False
    verbs = lexicon.load("reporting_verbs")
    return any(p.pos == "VERB" and p.lemma in verbs for p in language.parses(titles.text.lower(title.last + 1))[:1])


PREPOSITIONS_OF_POST = lexicon.flagged("prepositions", "post")  # позвал на пост, утвердил в должности, снял с поста


def participle_before(titles: Titles, sentence: Sentence, post: int) -> int | None:
    """The participle that a post belongs to, «занимавший пост»; None where another verb is nearer."""
    for index in range(post - 1, max(sentence.first - 1, post - PARTICIPLE_REACH), -1):
        word = titles.text.lower(index)
        found = language.parses(word) if word.isalpha() and index not in titles.entities.name_of else ()
        if found and found[0].pos in language.VERB_PARTS:
            return index if found[0].pos == "PRTF" else None
    return None


def follows_preposition(titles: Titles, title: Title) -> bool:
    """«был с главой МИД»: whether a preposition stands before the phrase, which then is no predicate."""
    return any(p.pos == "PREP" for p in language.parses(titles.text.lower(title.preceding)))


def near_verb(titles: Titles, sentence: Sentence, title: Title) -> tuple[int, language.Parse] | None:
    """The nearest verb of being or appointing, and where it stands; not «избранным» in «стал избранным главой»."""
    lowers = titles.text.lowers
    for distance in range(1, VERB_REACH):
        for index in (title.first - distance, title.last - 1 + distance):
            verb = tying_verb(lowers[index]) if sentence.first <= index < sentence.last else None
            if verb is None:
                continue
            if not (title.preceding < index < title.first and verb.case == title.case):
                return index, verb
    return None


@remember
def tying_verb(word: str) -> language.Parse | None:
    """The reading of a word in lower case as a verb of being or appointing."""
    found = language.parses(word) if word.isalpha() else ()
    return next((p for p in found if p.pos in language.VERB_PARTS and p.lemma in tying_verbs()), None)


@cache
def tying_verbs() -> frozenset[str]:
    """Verbs of being, of appointing and of claiming."""
    return frozenset().union(*(lexicon.flagged("title_words", flag) for flag in ("be", "appoint", "onto", "claim")))
