"""Sources in oblique cases: behind «в» and «на», the owner of a text, behind «со ссылкой на», who is cited."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice, takewhile

from newsextract import language, lexicon
from newsextract.names import Name
from newsextract.quotes.asides import past_aside
from newsextract.quotes.attributes import is_cited, is_of_thing, is_person_in_genitive, maker_of, takes_accusative
from newsextract.quotes.narration import Narration
from newsextract.quotes.source_nouns import lemma_of, source_flags
from newsextract.quotes.sources import IN_TEXT, OF_TEXT, ONE, THEM, Source, can_speak, phrase_source, pronoun_source
from newsextract.quotes.verbs import phrase_flags
from newsextract.text import CLOSING_TOKENS, DASH_TOKENS, OPENING_TOKENS

NESTED_TEXTS = 3  # «в тексте обращения депутатов»: texts of texts
PLACE_REACH = 15  # tokens between a verb and the place that speaks for it, as for a subject
GENITIVE_REACH = 4  # tokens between «по словам» and the noun: «по словам одного из наших»
AT_ONCE = 2  # tokens: a preposition and what it takes
ONE_REACH = 1  # «одного» and «из» are the first two
OUT_OF = frozenset({"из"})
PLACE_WORDS = language.IN_OR_ON | OUT_OF
PARTED = DASH_TOKENS | {","}  # «В мэрии признают — в школу приезжали»
BETWEEN_VERBS = frozenset(":;")  # marks between «со ссылкой на» and another verb than its own
OF_ACTIONS = "ние"  # how nouns for actions end: «заседание», «выступление»
TEXTS = frozenset({"document", "site"})  # flags of nouns whose owner speaks


def place_source(narration: Narration, verb: int) -> Source | None:
    """«говорится в сообщении МВД», «сообщили в мэрии», «сообщается на сайте»: the phrase behind «в» or «на».

    «обратились в мэрию, где заявили»: behind «где» it can be where somebody turned to.
    """
    following = takewhile(lambda i: narration.text.word(i) not in PARTED, past_aside(narration, verb))
    toward = any(narration.text.lower(i) == WHERE for i in islice(narration.before(verb), WHERE_REACH))
    for places in (following, narration.before(verb), narration.tokens[:1]):
        source = best_place(narration, islice(places, PLACE_REACH), toward)
        if source is not None:
            return source
    return None


def pronoun_place(narration: Narration, verb: int) -> Source | None:
    """«письмо, в котором говорится», «В нём отмечается», «говорится в нём»: a pronoun for the text that speaks."""
    behind = takewhile(lambda i: narration.text.word(i) not in PARTED, islice(narration.after(verb), AT_ONCE))
    for place in chain(behind, islice(narration.before(verb), PLACE_REACH)):
        word, before = narration.text.lower(place), narration.previous(place)
        places = OUT_OF if word in OF_TEXT else PLACE_WORDS  # «на неё пишут»: not in it
        if word in IN_TEXT and before is not None and narration.text.lower(before) in places:
            number = "plur" if IN_TEXT[word] == "plur" else "sing"
            return Source(place, place + 1, place, "in_text", "loct", IN_TEXT[word], number)
        if narration.text.word(place) in ",:;":
            break
    return None


def place_head(narration: Narration, place: int) -> int | None:
    """The noun that «в» or «на» stands before: «в размещённом в среду обращении» is about the appeal, not the day."""
    if narration.text.lowers[place] not in PLACE_WORDS:
        return None
    head = narration.grammar.head(place) if narration.grammar.rel(place) == "case" else None
    if head is not None and head > place and narration.is_noun(head):
        return head
    return next(filter(narration.is_noun, narration.after(place)), None)


WHERE, WHERE_REACH = "где", 3  # tokens before a verb among which it opens the clause


def best_place(narration: Narration, places: Iterable[int], toward: bool = False) -> Source | None:
    """The place that is known to speak: somebody's text, else a site, else a body; of several the nearest.

    toward: whether it may stand in the accusative.
    """
    best: tuple[int, int] | None = None
    for place in takewhile(lambda i: narration.text.words[i] not in (":", ";"), places):
        head = place_head(narration, place)
        if head is None or (not toward and takes_accusative(narration, place, head)):
            continue
        rank = place_rank(narration, head)
        if rank is not None and (best is None or rank < best[0]):
            best = (rank, head)
    if best is None:
        return None
    return phrase_source(narration, best[1], "loct") if best[0] == BODY else text_source(narration, best[1], "loct")


TEXT, SITE, BODY = range(3)  # kinds of places that speak, the surest first


def place_rank(narration: Narration, head: int) -> int | None:
    """What kind of place a noun is; None for one that does not speak. An interview is its owner's, or an occasion."""
    flags, name = source_flags(narration, head), narration.entities.name_at(head)
    if "document" in flags:
        return None if is_occasion(narration, head) and owner_of(narration, head) is None else TEXT
    if "so" in phrase_flags(narration.text.lower(head)):
        return TEXT  # «из слов врача следует, что»
    if "data" in flags:
        return TEXT if owner_of(narration, head) is not None else None  # «из данных банка следует, что»
    if "site" in flags:
        return SITE
    return BODY if "org" in flags or (name is not None and name.type == "ORG") else None


def is_occasion(narration: Narration, head: int) -> bool:
    """«сказали в интервью», «в ответ»: when or why something was said; «в ответе» it stands written."""
    flags = lexicon.load("occasions").get(lemma_of(narration, head))
    return flags is not None and not ("toward" in flags and narration.grammar.case(head) == "loct")


def any_place(narration: Narration, verb: int) -> Source | None:
    """«признаются в группе», «В Акорде сообщили»: a place beside the verb, or first in its clause, of whatever kind.

    Just before the verb it has a name: «Также в Перми сообщили», but «Также в мае сообщили».
    """
    behind = next((i for i in narration.after(verb) if narration.grammar.pos(i) not in ("ADV", "PART")), verb)
    named = next(
        (i for i in islice(narration.before(verb), PLACE_REACH) if narration.text.lowers[i] in PLACE_WORDS), verb
    )
    at = narration.entities.name_at(named + 1)
    before = named if at is not None and narration.next(at.last - 1) == verb else behind
    for place in (behind, narration.tokens[0], before):
        head = place_head(narration, place)
        if head is None or narration.grammar.case(head) not in ("loct", ""):
            continue
        if narration.is_apart(place, verb) and not narration.are_parted_by_relative(head, verb):
            continue
        return None if is_occasion(narration, head) else phrase_source(narration, head, "loct")
    return None


def text_source(narration: Narration, head: int, case: str) -> Source:
    """Who speaks in a text: its owner, «в тексте заявления МИД» through several nouns, else the text itself."""
    source, noun = phrase_source(narration, head, case=case), head
    for _ in range(NESTED_TEXTS):
        owner = owner_of(narration, noun) or publisher_of(narration, noun)
        flags = source_flags(narration, owner.head) if owner is not None else frozenset()
        if owner is None or "mute" in flags or is_event(narration, owner.head, flags):
            break
        source, noun = owner, owner.head
        if not flags & TEXTS:
            break
    return source


def is_event(narration: Narration, noun: int, flags: frozenset[str]) -> bool:
    """«в протоколе заседания»: a noun for an action, which says nothing; «управление» is a body."""
    return not flags and narration.entities.name_at(noun) is None and lemma_of(narration, noun).endswith(OF_ACTIONS)


def owner_of(narration: Narration, head: int) -> Source | None:
    """«в сообщении МВД»: whose text it is."""
    for child in narration.grammar.children(head, "nmod", "appos"):
        behind = child > head and narration.grammar.case(child) != "datv"  # «в письме министру»: whom it is to
        if behind and not narration.grammar.children(child, "case"):
            return phrase_source(narration, child, case="gent")
    follower, maker = narration.next(head), maker_of(narration, head)
    if follower is None or maker is not None:
        return maker
    is_owner = narration.grammar.case(follower) == "gent" and can_speak(narration, follower)
    if is_owner or narration.entities.name_at(follower) is not None:
        return phrase_source(narration, follower, case="gent")
    return None


def publisher_of(narration: Narration, noun: int) -> Source | None:
    """«в сообщении, размещённом на сайте мэрии»: where a text stands."""
    grammar = narration.grammar
    for participle in grammar.children(noun, "acl"):
        for place in grammar.children(participle, "obl"):
            if place > participle and "site" in source_flags(narration, place):
                return phrase_source(narration, place, case="loct")
    return None


def referred_source(narration: Narration, verb: int) -> Source | None:
    """«сообщает агентство со ссылкой на министра», «… на данные банка»: who is named there is the one who speaks."""
    place = narration.reference
    if place is None or narration.is_apart(place, verb, BETWEEN_VERBS):
        return None
    head = next(filter(narration.is_noun, narration.after(place)), None)
    if head is None:
        return None
    if source_flags(narration, head) & (TEXTS | {"data"}):
        return before_outlet(narration, verb, text_source(narration, head, "accs"))
    said_by = genitive_source(narration, head) if "cited" in phrase_flags(narration.text.lower(head)) else None
    return before_outlet(narration, verb, said_by or phrase_source(narration, head, case="accs"))  # «на слова врача»


def cited_source(narration: Narration, verb: int, cites: bool) -> Source | None:
    """«цитирует агентство министра», «приводит издание слова Белова», «цитирует его РБК»: who is cited.

    cites: the verb takes persons, as «цитирует» does, and «передаёт» does not.
    """
    subjects = narration.grammar.children(verb, "nsubj")
    subject = next((i for i in subjects if language.may_be_nominative(narration.text.lower(i))), None)
    behind = list(takewhile(lambda i: narration.text.word(i) not in (":", ";"), narration.after(verb)))
    for place in behind:
        if narration.text.lower(place) in language.POSSESSIVES:
            return pronoun_source(narration.text, place, "owner")
        word = narration.text.lower(place)
        lemma = language.noun_lemma(word) if narration.grammar.case(place) == "accs" else word  # «приводит цитату»
        if "cited" in phrase_flags(word) | phrase_flags(lemma):
            return before_outlet(narration, verb, owner_of(narration, place))
    objects = (i for i in behind if cites and i != subject and is_cited(narration, i) and not is_of_thing(narration, i))
    cited = next(objects, None)
    return before_outlet(narration, verb, phrase_source(narration, cited, case="accs")) if cited is not None else None


def before_outlet(narration: Narration, verb: int, source: Source | None) -> Source | None:
    """The source without an outlet at its end: «цитирует главу Минфина The Harbour Post», «… врача «Вестник»»."""
    if source is None:
        return None
    is_marked = narration.text.word(source.last - 1) in CLOSING_TOKENS
    name = narration.entities.name_at(source.last - 1 - is_marked)
    if name is None or name.first <= source.head or name.type != "ORG":
        return source
    alone = is_only_subject(narration, verb, name) if is_marked else narration.text.word(name.first).isascii()
    is_outlet = alone or acts_at_once(narration, verb, name)
    last = name.first - (narration.text.word(name.first - 1) in OPENING_TOKENS)
    if last - 1 > source.head and "outlet" in source_flags(narration, last - 1):
        own = language.may_be_nominative(narration.text.lower(last - 1))  # «на источники газета «Вестник»»
        return source._replace(last=last - 1) if own else source
    is_named_by_noun = lemma_of(narration, last - 1) in lexicon.load("class_nouns")  # «главу компании Orbita»
    return source if is_named_by_noun or not is_outlet else source._replace(last=last)


def acts_at_once(narration: Narration, verb: int, name: Name) -> bool:
    """«Со ссылкой на сайт мэрии ТАСС сообщает»: whether a verb just behind a name has no other subject."""
    if narration.next(name.last - 1) != verb or not language.may_be_nominative(narration.text.lower(name.first)):
        return False
    first = narration.reference or name.first  # what «со ссылкой на» takes is no subject, though it can look like one
    return all(first <= i < name.last for i in narration.grammar.children(verb, "nsubj"))


def is_only_subject(narration: Narration, verb: int, name: Name) -> bool:
    """Whether only a name can be who does what the verb says: «цитирует врача «Вестник»», not «… «Волны» сайт»."""
    before = takewhile(lambda i: narration.text.word(i) not in PARTED, narration.before(verb))
    others = (i for i in (*before, *narration.after(name.last)) if narration.is_noun(i))
    return language.may_be_nominative(narration.text.lower(name.first)) and not any(
        language.may_be_nominative(narration.text.lower(i)) for i in others
    )


def genitive_source(narration: Narration, head: int) -> Source | None:
    """The phrase that follows at once: «по словам самого министра»."""
    grammar = narration.grammar
    one: int | None = None
    for distance, place in enumerate(narration.after(head)):
        word = narration.text.lower(place)
        if distance > GENITIVE_REACH or word in ",.;:—–":
            return None
        if distance <= ONE_REACH and word in ("из", "от", *ONE):
            one = place if word in ONE else one
            continue  # «по словам одного из участников», «по информации от жильцов»
        if one is not None and word == THEM:
            return Source(one, place + 1, one, "phrase", "gent", ONE[narration.text.lower(one)][1], "sing")
        if narration.is_noun(place):
            if is_title_of_name(narration, place):
                return phrase_source(narration, place + 1, case="gent")._replace(first=place)
            named = narration.entities.name_at(place) is not None
            owns = named or grammar.case(place) in ("gent", "") or is_person_in_genitive(narration, place)
            said_in = text_source if source_flags(narration, place) & TEXTS else phrase_source  # «… сайта мэрии»
            source = said_in(narration, place, "gent") if owns else None
            return as_one_of(narration, source, one) if source is not None and one is not None else source
        if (described := described_noun(narration, place)) is not None:
            return phrase_source(narration, described, case="gent")
        if grammar.pos(place) in ("VERB", "ADP"):
            return None
        if grammar.pos(place) == "PRON" and word in ("него", "неё", "нее"):
            return pronoun_source(narration.text, place, "pronoun")
    return None


def is_title_of_name(narration: Narration, noun: int) -> bool:
    """«на взгляд критика Марка Литвина»: a word for a person, taken for another, and the name behind it."""
    entities = narration.entities
    if entities.person_at(noun + 1) is None or entities.name_at(noun) is not None:
        return False
    return narration.grammar.case(noun) not in ("gent", "") and is_person_in_genitive(narration, noun)


def described_noun(narration: Narration, participle: int) -> int | None:
    """«по словам опрошенных газетой врачей»: the noun in the genitive behind a participle and what belongs to it."""
    grammar = narration.grammar
    if grammar.feat(participle, "VerbForm") != "Part" or grammar.case(participle) != "gent":
        return None
    following = narration.next(participle)
    if following is not None and narration.text.word(following) in (",", "."):
        return participle  # «по словам пострадавшего, мост закрыт»
    noun = grammar.head(participle)
    behind = noun is not None and noun > participle and grammar.is_noun(noun)
    return noun if behind and noun is not None and grammar.case(noun) == "gent" else None


def as_one_of(narration: Narration, several: Source, one: int) -> Source:
    """Return the source with «один» as its head: «по словам одного из участников»."""
    return several._replace(first=one, head=one, gender=ONE[narration.text.lower(one)][1], number="sing")
