"""From the words beside a quotation to who speaks.

Rules decide where they are sure: the words are a name, or a name stands in apposition to them. Where they pass, the
candidates of the discourse are ranked: `ranking`. Words that mean nobody known are somebody new, called as the
article calls them.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable

from newsextract import lexicon
from newsextract.article import MentionKind
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers import ranking
from newsextract.quotes.speakers.answering import addressee, answering, referred_to
from newsextract.quotes.speakers.asked import ONLY_POINTING, PERSONS, SORTS, Asked, Words
from newsextract.quotes.speakers.by_name import initials, named
from newsextract.quotes.speakers.counterparts import body_headed, counterpart
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.later import called_before, named_ahead, named_next
from newsextract.quotes.speakers.noted import note_subjects
from newsextract.quotes.speakers.owners import ask_with_owner, name_owner
from newsextract.quotes.speakers.pointing import its_data, self_named, subject_before, the_other, there
from newsextract.quotes.speakers.referents import Named, Referent, Voice
from newsextract.quotes.speakers.texts import author, pointed
from newsextract.quotes.speakers.wording import wording
from newsextract.rules import Rule, first_answer, note

NAMES: tuple[Rule[Callable[[Discourse, Source], Referent | None]], ...] = (
    Rule(
        initials,
        (
            "Мы поговорили с директором музея Анной Беловой.\\nКорр.: [Когда откроется музей?]1\\n"
            "<А. Б.>2: [Музей откроется в мае.]2\\nКорр.: [А сад?]3\\n<А. Б.>4: [Сад открыт.]4 "
            "=> 1 direct; 2 direct: Анна Белова; 3 direct; 4 direct: Анна Белова",
        ),
    ),
    Rule(
        named,
        ("<Министр спорта Анна Белова> {заявила}, что [стадион готов]. => indirect: Анна Белова",),
    ),
)
SETTLED: tuple[Rule[Callable[[Discourse, Asked], Referent | None]], ...] = (
    Rule(
        pointed,
        (
            "Минздрав опубликовал доклад. В <нём> {отмечается}, что [больных стало меньше]. => indirect: Минздрав",
            "Активисты бросили в зал листовки. В <них> {говорилось}, что [парк продан]. => indirect: листовки",
        ),
    ),
    Rule(
        author,
        (
            "Анна Белова отправила письмо прокурору. В <письме> {сказано}, что [дом разрушается]. "
            "=> indirect: Анна Белова",
        ),
    ),
    Rule(
        its_data,
        (
            "О визите Петра Орлова {пишет} <газета «Порт»>1. {По <её>2 данным}2, [Орлов уедет в среду]2. "
            "=> 2 indirect: Порт",
        ),
    ),
    Rule(
        the_other,
        ("Анна Орлова позвонила Раисе Мельник, но <та> {считает}, что [срок вышел]. => indirect: Раиса Мельник",),
    ),
    Rule(
        there,
        (
            "<Минтранс>1 {заявил}1, что [мост закрыт]1. В районной прокуратуре ждут отчёта. Там {сообщили}2, что "
            "[мост опасен]2. => 1 indirect: Минтранс; 2 indirect: районная прокуратура",
        ),
    ),
    Rule(
        self_named,
        ("Анна Рудина вернулась. Как {заверила} сама <участница шоу>, [ей хорошо]. => indirect: Анна Рудина",),
    ),
    Rule(
        counterpart,
        (
            "Пётр Лунин спорил с Иваном Орловым. <Его соперник> {признался}, что [устал]. => indirect: Иван Орлов",
            "Пётр Лунин женат на Анне Рудиной. <Его жена> {призналась}, что [устала]. => indirect: Анна Рудина",
        ),
    ),
    Rule(
        body_headed,
        ("Глава «Волны» Пётр Лунин уехал. В <его компании> {ответили}, что [завод цел]. => indirect: Волна",),
    ),
    Rule(
        answering,
        ("Следователь допросил Петра Лунина. <Он> {заявил}, что [ножа не видел]. => indirect: Пётр Лунин",),
    ),
    Rule(
        referred_to,
        (
            "О доме Петра Орлова пишет «Порт» со ссылкой на главу банка. {По <его> словам}, [цена названа]. "
            "=> indirect: глава банка",
        ),
    ),
    Rule(
        subject_before,
        ("Пётр Орлов спел о песнях Анны Рудиной. {Признался}, что [ему нравилось]. => indirect: Пётр Орлов",),
    ),
)
BY_KIND = {"initials": NAMES[:1]}  # a name that begins like «А. БЕЛОВА» and goes on is nobody's
STRATEGY_OF_WORDS: dict[Words, str] = {  # what the evidence calls it where the ranking found an antecedent
    "pronoun": "pronoun",
    "they": "pronoun",
    "dropped": "dropped",
    "same": "same",
    "person": "described_person",
    "group": "group",
    "body": "body",
    "text": "document",
    "thing": "described",
}


def resolve(
    discourse: Discourse, source: Source, said: frozenset[int] = frozenset(), teller: Referent | None = None
) -> Voice | None:
    """Who the source means; remembered as the one who spoke last.

    said: ids of the entities that the speech names; teller: whoever reports the source in speech of their own.
    """
    read_sources_before(discourse, source.first)
    note_subjects(discourse, source)
    answer = who_is_meant(discourse, source, said, teller)
    if answer is None:
        return None
    referent, called, strategy, likely = answer
    name_owner(discourse, referent)
    if called == "name" and referent.sort == "person":
        note_calling(discourse, referent, source)
    unnamed = called_before(discourse, referent, source) if called == "name" else None
    if unnamed is not None and isinstance(referent, Named):
        unnamed.same_as = referent
        referent.called_too(unnamed.titles)
    keep(discourse, referent)
    referent.said.append(source.first)
    discourse.turns.append((referent, source.first))
    if teller is not None and teller.sort == "person":
        discourse.turns.append((teller, source.first))  # «Белова сказала, что мэр пообещал помочь. Она добавила»
    mention = (source.first, source.last)
    return referent.voice(called, mention)._replace(strategy=strategy, likely=likely)


def who_is_meant(
    discourse: Discourse, source: Source, said: frozenset[int], teller: Referent | None
) -> tuple[Referent, MentionKind | None, str, float] | None:
    """Who is meant, whether called by name, role or pronoun, how it was found, and how likely it is."""
    rules = BY_KIND.get(source.kind, NAMES if source.kind not in ONLY_POINTING else ())
    name = first_answer(rules, discourse, source)
    if name is not None:
        rule, referent = name
        return referent, "name", rule.name, UNRANKED
    asked = ask_with_owner(discourse, source)._replace(said=said, teller=teller)
    if asked.words in PERSONS:
        asked = asked._replace(addressee=addressee(discourse, source))
    if source.kind == "initials":
        return new_referent(discourse, asked), "name", "described", UNRANKED  # «А. БЕЛОВА:» is nobody else
    text = first_answer(SETTLED, discourse, asked)
    if text is not None:
        pointing: MentionKind | None = SETTLED_BY.get(asked.words, "pronoun")
        return text[1].same_as or text[1], pointing, text[0].name, UNRANKED
    ranked = ranking.rank(discourse, asked)
    note(RANK, (discourse, asked), ranked or None)
    best = ranking.best(ranked)
    if best is None:
        ahead = named_ahead(discourse, asked)
        return None if ahead is None else (ahead, "pronoun", "pronoun", UNRANKED)
    chosen, likely = best
    called: MentionKind = "pronoun" if asked.description is None else "role"
    if chosen.referent is not None:
        return chosen.referent.same_as or chosen.referent, called, STRATEGY_OF_WORDS[asked.words], likely
    return new_referent(discourse, asked), called, "described", likely


SETTLED_BY: dict[Words, MentionKind | None] = {
    "text": None,
    "person": "role",
    "body": "role",
}  # what else calls one by a pronoun
RANK = Rule(ranking.rank)  # what `explain` shows where no rule settles it
UNRANKED = 0.5  # by a rule: nothing was ranked


def keep(discourse: Discourse, referent: Referent) -> None:
    """Remember a subject that was found to speak: «Сторож пришёл. Мужчина сказал … Сторож добавил»."""
    if referent.entity is None and referent.titles and not any(referent is known for known in discourse.unnamed):
        insort(discourse.unnamed, referent, key=lambda other: other.places[0])


def new_referent(discourse: Discourse, asked: Asked) -> Referent:
    """A new referent for words that mean nobody known; the one made of these very words before, if there is one."""
    source, description = asked.source, asked.description
    for known in reversed(discourse.unnamed_near(source.first)):
        if known.places[0] == source.first or goes_on_as(known, description):
            return known
    titles = [description] if description is not None else []
    name = wording(discourse, source, asked.owner)
    referent = Referent(name, SORTS[asked.words], [source.first], source.gender, titles, case=source.case)
    insort(discourse.unnamed, referent, key=lambda other: other.places[0])
    named = named_next(discourse, referent)
    if named is not None:
        referent.same_as = named
        named.called_too(titles)
    return referent


def note_calling(discourse: Discourse, referent: Referent, source: Source) -> None:
    """«Его друг, механик Пётр Лунин»: note what a person is to somebody, which is no title; «друг» means him later."""
    description = discourse.description(source.first, source.last, source.head)
    if isinstance(referent, Named) and description.flags & {"kin", "beside"}:
        referent.words |= {description.head}


def goes_on_as(known: Referent, description: Description | None) -> bool:
    """«пресс-служба полиции Омска … Пресс-служба полиции», «… ведомства»: whether a voice is called by fewer words."""
    if description is None or "voice" not in description.flags or not description.words:
        return False
    title = known.titles[0] if known.titles else None
    words = {word for word in description.words if "anaphoric" not in lexicon.load("sources").get(word, ())}
    return title is not None and title.head == description.head and words <= title.words


def read_sources_before(discourse: Discourse, index: int) -> None:
    """Make referents of the unnamed whom cues before a token name, whether they report a quotation or not."""
    sources = discourse.sources
    known: set[int] | None = None
    while discourse.sources_read < len(sources) and sources[discourse.sources_read].first < index:
        known = discourse.known_places(index) if known is None else known
        source = sources[discourse.sources_read]
        discourse.sources_read += 1
        if source.first in known or source.kind in ONLY_POINTING:
            continue
        asked = ask_with_owner(discourse, source)
        if means_nobody_known(discourse, asked):
            new_referent(discourse, asked)


def means_nobody_known(discourse: Discourse, asked: Asked) -> bool:
    """Whether a phrase says enough to be somebody new, and fits no name and no referent."""
    if asked.words not in PERSONS | {"group", "body"} or not says_enough(asked):
        return False
    if first_answer(NAMES, discourse, asked.source) is not None:
        return False
    best = ranking.best(ranking.rank(discourse, asked))
    return best is not None and best[0].referent is None


def says_enough(asked: Asked) -> bool:
    """Whether a phrase says more than a noun that points back."""
    description = asked.description
    return description is not None and bool(description.words or description.flags & {"unnamed", "many"})
