"""What is said of a noun: participles before it, «опрошенные газетой врачи», and behind it, numbers, prepositions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from newsextract import language
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import Source, can_speak, gender_of_noun, phrase_source
from newsextract.quotes.unsaid import is_thing
from newsextract.text import CLOSING_TOKENS

BACK_REACH = 8  # tokens from a participle back to its noun: «членам комиссии по этике, отметившим»
NOUN_REACH = 8  # tokens from a participle to its noun: «пожелавший остаться неизвестным чиновник»


def describes_noun(narration: Narration, participle: int) -> bool:
    """Whether a participle in the nominative has its noun behind itself, with words of its own between."""
    grammar = narration.grammar
    if grammar.feat(participle, "VerbForm") != "Part" or grammar.case(participle) != "nomn":
        return False
    phrase = takewhile(lambda i: not narration.ends_clause(i), islice(narration.after(participle), NOUN_REACH))
    nouns = (i for i in phrase if grammar.pos(i) == "NOUN" and grammar.case(i) == "nomn")
    return any(grammar.number(i) == grammar.number(participle) for i in nouns)


def is_counted(narration: Narration, noun: int) -> bool:
    """Whether a number stands before a noun: «все 12 врачей», «оба опрошенных газетой эксперта»."""
    grammar = narration.grammar
    if grammar.children(noun, "nummod:gov"):
        return True
    if grammar.case(noun) != "gent" or grammar.pos(noun) != "NOUN":
        return False
    if grammar.children(noun, "nummod") and not grammar.children(noun, "case"):
        return narration.text.word(grammar.children(noun, "nummod")[0]).isdigit()
    participles = (i for i in grammar.children(noun, "acl", "amod") if i < noun)
    return any(grammar.children(participle, "nummod:gov") for participle in participles)


def told_of(narration: Narration, participle: int) -> Source | None:
    """«от главы фонда Петра Сома, уверявшего, что …»: the noun or the name that a participle agrees with."""
    head = narration.grammar.head(participle)
    agreeing = (i for i in antecedents(narration, participle) if agrees(narration, i, participle))
    noun = next(agreeing, head)
    return phrase_source(narration, noun, narration.grammar.case(noun) or "nomn") if noun is not None else None


def antecedents(narration: Narration, participle: int) -> Iterator[int]:
    """The person that a participle hangs on, a name before its comma, nouns before that."""
    head, comma = narration.grammar.head(participle), narration.previous(participle)
    behind_comma = comma is not None and narration.text.word(comma) == ","
    name = narration.entities.person_at(comma - 1) if comma is not None and behind_comma else None
    body = noun_of_body(narration, comma) if comma is not None and behind_comma else None
    if body is not None:
        yield body
    if head is not None and narration.grammar.is_animate(head):
        yield head
    if name is not None:
        yield name.first
    if behind_comma:
        yield from (i for i in islice(narration.before(participle), BACK_REACH) if narration.is_noun(i))


def noun_of_body(narration: Narration, comma: int) -> int | None:
    """«Иск против певицы подала фирма «Волна», посчитавшая, что …»: the noun for the body named before a comma."""
    marked = narration.text.word(comma - 1) in CLOSING_TOKENS
    name = narration.entities.name_at(comma - 1 - marked)
    noun = name.first - 1 - marked if name is not None and name.type == "ORG" else None
    fits = noun is not None and language.may_be_nominative(narration.text.lower(noun)) and narration.is_noun(noun)
    return noun if fits else None


def agrees(narration: Narration, noun: int, participle: int) -> bool:
    """Whether a noun or a name has the number and the case of a participle, and in the singular its gender."""
    grammar, name = narration.grammar, narration.entities.name_at(noun)
    if not narration.is_noun(noun):
        return False
    number, gender = grammar.number(noun), gender_of_noun(narration, noun)
    if name is not None and name.type == "PER":
        person = narration.entities.owner(name).person
        number, gender = "sing", person.gender if person is not None else None
    readings = (p for p in language.parses(narration.text.lower(participle)) if p.number == number)
    readings = (p for p in readings if number == "plur" or gender in (None, p.gender))
    return any(language.same_case(grammar.case(noun), p.case) for p in readings)


def takes_accusative(narration: Narration, place: int, head: int) -> bool:
    """«ответили на жалобы в мэрии»: whether a noun behind «в» or «на» is what a verb takes, and no place."""
    if narration.text.lower(place) not in language.IN_OR_ON or narration.entities.name_at(head) is not None:
        return False
    if any(narration.grammar.case(i) == "loct" for i in range(place + 1, head)):
        return False  # «в столичном управление», a slip
    cases = {p.case for p in language.parses(narration.text.lower(head)) if p.known}
    return "accs" in cases and cases.isdisjoint(("loct", "loc2"))


def is_person_in_genitive(narration: Narration, noun: int) -> bool:
    """Whether a word can be the genitive of a person; the tagger takes it for the accusative: «на взгляд адвоката»."""
    readings = language.parses(narration.text.lower(noun))
    return any(p.case == "gent" and p.animacy == "anim" for p in readings)


def is_cited(narration: Narration, place: int) -> bool:
    """Whether a word is who is cited: a person or a body in the accusative, which looks like the genitive."""
    grammar, name = narration.grammar, narration.entities.person_at(place)
    if name is not None:
        nominative = grammar.case(place) == "nomn" and language.may_be_nominative(narration.text.lower(place))
        return place == name.first and not nominative
    able = can_speak(narration, place) or language.role_lemma(narration.text.lower(place)) is not None  # «звезду»
    return grammar.pos(place) == "NOUN" and grammar.case(place) in ("accs", "gent") and able


def is_of_thing(narration: Narration, place: int) -> bool:
    """«процитировал он название пьесы Лунина»: whether a word hangs on the thing that is cited."""
    grammar, top = narration.grammar, place
    while grammar.rel(top) in ("nmod", "appos") and (head := grammar.head(top)) is not None:
        top = head
    return top != place and grammar.rel(top) == "obj" and is_thing(narration, top)


def maker_of(narration: Narration, noun: int) -> Source | None:
    """«в написанном Луниным письме», «из подготовленного им доклада»: who made a text."""
    grammar, lowers = narration.grammar, narration.text.lowers
    participles = (i for i in grammar.children(noun, "acl", "amod") if grammar.is_participle(i) and i < noun)
    for agent in (i for participle in participles for i in grammar.children(participle, "obl", "obl:agent")):
        if lowers[agent] in BY_WHOM:
            gender, number = BY_WHOM[lowers[agent]]
            return Source(agent, agent + 1, agent, "pronoun", "ablt", gender, number)
        if grammar.case(agent) == "ablt" and can_speak(narration, agent):
            return phrase_source(narration, agent, case="ablt")
    return None


BY_WHOM = {"им": ("masc", "sing"), "ей": ("femn", "sing"), "ею": ("femn", "sing"), "ими": (None, "plur")}
