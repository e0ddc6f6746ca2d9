"""The subject of a verb as its source: by syntax, by the nearest noun that agrees, or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from newsextract import language, lexicon
from newsextract.entities import gender_of
from newsextract.quotes.agreement import fits_verb
from newsextract.quotes.attributes import describes_noun
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import Source, can_speak, is_speaker, phrase_source
from newsextract.quotes.subject_words import (
    as_subject,
    is_nominative_noun,
    is_subject_word,
    person_behind,
    speaker_behind,
    with_gender,
)
from newsextract.quotes.unsaid import counted

SUBJECT_REACH = 14  # tokens between a verb and its subject where syntax does not tell: clauses are seldom longer
CLIMBS = 4  # verbs above that are asked for their subject: «он может решиться продолжить говорить»
RELATIVE_CLAUSE = 28  # tokens of a relative clause and its comma
ANTECEDENT = 5  # tokens before a relative clause among which its antecedent stands: «Пётр Сомов, о котором»
WITHIN_PHRASE = frozenset("appos flat:name nmod conj".split())  # from a name to the noun of its phrase
UPWARDS = frozenset("conj xcomp advcl parataxis acl ccomp".split())  # from a verb to the one that has its subject
# a subject is not looked for past these
CLAUSE_OPENERS = lexicon.flagged("function_words", "clause-opener") | {":", ";"}


def subject_of(narration: Narration, verb: int) -> Source | None:
    """The subject by syntax, else the nearest phrase that agrees."""
    return syntactic_subject(narration, verb) or nearest_subject(narration, verb)


def dropped_subject(narration: Narration, verb: int) -> Source:
    """No subject in the sentence: «Также добавил, что …». Whoever is spoken of, by the verb's gender and number."""
    grammar = narration.grammar
    gender, number = grammar.gender(verb) or None, grammar.number(verb) or None
    if grammar.pos(verb) != "VERB":  # the tagger took a rare verb for a noun
        reading = next((p for p in language.parses(narration.text.lower(verb)) if p.pos == "VERB"), None)
        gender, number = (reading.gender or None, reading.number or None) if reading else (None, None)
    return Source(verb, verb + 1, verb, "dropped", "nomn", gender, number)


NAME_REACH = 3  # tokens before a comma: the words of a name


# --- by syntax --------------------------------------------------------------------------------------------------------


def syntactic_subject(narration: Narration, verb: int) -> Source | None:
    """The subject of the verb, or of the verb that it hangs on."""
    grammar = narration.grammar
    is_gerund = grammar.feat(verb, "VerbForm") == "Conv"
    current: int | None = clause_before(narration, verb) if is_gerund else verb
    for _ in range(CLIMBS):
        if current is None:
            return None
        own, apart = by_clause(narration, grammar.subjects(current), current)
        source = first_source(narration, verb, current, own)
        if source is None and current == verb and not is_gerund:
            nearest = (clause_subject, past_participle, person_behind, speaker_behind)
            source = next(filter(None, (near(narration, verb) for near in nearest)), None)
        source = source or first_source(narration, verb, current, apart)
        if source is not None:
            return source
        rel = grammar.rel(current)
        if rel not in UPWARDS or (rel == "parataxis" and grammar.is_finite(current)):
            return None
        current = grammar.head(current)
    return None


def clause_before(narration: Narration, gerund: int) -> int:
    """«Лунин просил помощи, но врачи уехали, сочтя, что …»: the verb of the main clause that it stands in.

    The gerund itself where there is none.
    """
    grammar, above = narration.grammar, narration.grammar.head(gerund)
    nearer = takewhile(lambda i: above is not None and i > above, narration.before(gerund))
    main = (i for i in nearer if grammar.is_predicate(i) and grammar.rel(i) in MAIN and grammar.subjects(i))
    return next(main, gerund)


MAIN = frozenset({"root", "conj", "parataxis"})  # relations of verbs of main clauses


def by_clause(narration: Narration, subjects: Sequence[int], verb: int) -> tuple[list[int], list[int]]:
    """Subjects in the clause of their verb, and those apart from it: «Книга вышла, а мэр сказал» may give it both."""
    apart = [place for place in subjects if narration.is_apart(place, verb)]
    within = relative_clause(narration, verb) if apart else []
    return [place for place in subjects if place not in apart], [place for place in apart if place not in within]


def first_source(narration: Narration, verb: int, above: int, subjects: Sequence[int]) -> Source | None:
    """The first of the subjects of the verb above that a verb can have."""
    sources = (subject_child(narration, verb, above, child) for child in subjects)
    return next((source for source in sources if source is not None), None)


def clause_subject(narration: Narration, verb: int) -> Source | None:
    """The first subject between the beginning of the verb's clause and the verb: the parser gave it to another verb."""
    clause = list(takewhile(lambda i: not narration.ends_clause(i), narration.before(verb)))
    able = [i for i in reversed(clause) if is_subject_word(narration, verb, i)]
    able += [i for i in reversed(clause) if is_nominative_noun(narration, verb, i)]  # «канцелярия сообщает»
    place = able[0] if able else None
    return as_subject(narration, verb, place) if place is not None else None


def past_participle(narration: Narration, verb: int) -> Source | None:
    """«Сторож, обвиняемый в краже, в зале суда объявил»: who stands before a participle with its words."""
    clause = list(takewhile(lambda i: not narration.ends_clause(i), narration.before(verb)))
    closing = narration.previous(clause[-1] if clause else verb)
    if closing is None or narration.text.word(closing) != ",":
        return None
    told = list(takewhile(lambda i: narration.text.word(i) != ",", narration.before(closing)))
    opening = narration.previous(told[-1]) if told else None
    if opening is None or narration.grammar.feat(told[-1], "VerbForm") != "Part":
        return None
    near = islice(narration.before(opening), NAME_REACH)
    place = next((i for i in near if is_subject_word(narration, verb, i)), None)
    head = narration.grammar.head(place) if place is not None else None
    titled = head is not None and place is not None and narration.grammar.rel(place) == "appos" and head < place
    return as_subject(narration, verb, head if titled and head is not None else place) if place is not None else None


def subject_child(narration: Narration, verb: int, above: int, child: int) -> Source | None:
    """A subject of the verb above as the source of this verb; for «которые» the noun before it."""
    grammar = narration.grammar
    child = who_goes_on(narration, verb, child)
    antecedent = grammar.head(above) if language.is_relative(narration.text.lower(child)) else None
    if antecedent is not None and grammar.rel(above).startswith("acl"):
        speaking = named_before(narration, antecedent, child) or who_can_speak(narration, antecedent, child)
        return phrase_source(narration, speaking)._replace(case=grammar.case(speaking) or "nomn")
    adds = grammar.feat(verb, "VerbForm") == "Conv"  # «Белова открыла мост, добавив»: a bridge adds nothing
    if (adds and not is_speaker(narration, counted(narration, child))) or describes_noun(narration, child):
        return None
    if fits_verb(narration, above, child) and (above == verb or fits_verb(narration, verb, child)):
        return as_subject(narration, above, child)
    return headed_before(narration, above, child) if above == verb else None


def named_before(narration: Narration, antecedent: int, relative: int) -> int | None:
    """«Белова позвонила мэру Сизову, который сказал»: who is named before the comma, where syntax has another clause.

    Not whom the antecedent owns or is to somebody: «адвокат Сизова, который», nor one of another gender.
    """
    grammar, comma = narration.grammar, relative - 1
    name = narration.entities.person_at(comma - 1) if narration.text.word(comma) == "," else None
    if name is None or name.first <= antecedent or grammar.number(relative) != "sing":
        return None
    if gender_of(narration.entities.owner(name)) != grammar.gender(relative):
        return None
    noun: int | None = name.first
    while noun is not None and grammar.rel(noun) in WITHIN_PHRASE:
        owned, noun = grammar.rel(noun) == "nmod", grammar.head(noun)
        if noun == antecedent or (owned and noun is not None and can_speak(narration, noun)):
            return None
    return noun


def headed_before(narration: Narration, verb: int, child: int) -> Source | None:
    """«Дежурный отдела сказал», where syntax has «отдела»: a nominative before a genitive is its head, no adjective."""
    grammar, head = narration.grammar, child - 1
    if grammar.case(child) != "gent" or grammar.head(head) != child or grammar.rel(head) != "amod":
        return None
    if grammar.case(head) != "nomn" or not fits_verb(narration, verb, head):
        return None
    return with_gender(phrase_source(narration, child), narration, verb)._replace(first=head, head=head)


def who_goes_on(narration: Narration, verb: int, child: int) -> int:
    """«продолжает рассказ Анна»: the person named behind a thing, which is what the verb of a phase goes on with."""
    name = narration.entities.person_at(child + 1)
    if name is None or child < verb or narration.grammar.is_animate(child):
        return child
    goes_on = language.has_lemma(narration.text.lower(verb), lexicon.load("phase_verbs"))
    return name.first if goes_on and narration.entities.owner(name).cases.get(name, "nomn") == "nomn" else child


def who_can_speak(narration: Narration, noun: int, relative: int) -> int:
    """«сторонники проектов, которые доказывали», «слова врача, который доказывал»: who is near a noun for a thing."""
    number = narration.grammar.number
    owners = (i for i in narration.grammar.children(noun, "nmod") if i > noun and can_speak(narration, i))
    owners = (i for i in owners if number(i) == number(relative) != number(noun))
    if is_speaker(narration, noun):
        return noun
    head = narration.grammar.head(noun)
    if narration.grammar.rel(noun) == "nmod" and head is not None and can_speak(narration, head):
        return head
    return next(owners, noun)


# --- by nearness ------------------------------------------------------------------------------------------------------


def nearest_subject(narration: Narration, verb: int) -> Source | None:
    """The nearest nominative noun, name or pronoun: behind the verb, then another verb's subject, then before it."""
    clause = relative_clause(narration, verb)
    before = islice(narration.before(clause[-1]), ANTECEDENT) if clause else narration.before(verb)
    for places in (narration.after(verb), narration.subjects_before(verb), before):
        source = nearest_of(narration, verb, places)
        if source is not None:
            return source
    return None


def nearest_of(narration: Narration, verb: int, places: Iterable[int]) -> Source | None:
    """The first of the places that can be the verb's subject; none behind what ends its clause."""
    for distance, place in enumerate(places):
        word = narration.text.lower(place)
        if distance > SUBJECT_REACH or word in CLAUSE_OPENERS:
            return None
        if is_subject_word(narration, verb, place):
            return as_subject(narration, verb, place)
    return None


def relative_clause(narration: Narration, verb: int) -> list[int]:
    """The tokens, nearest first, of a relative clause that ends at the verb: «Сомов, который вёл дело, сообщил»."""
    before = list(islice(narration.before(verb), RELATIVE_CLAUSE))
    if not before or narration.text.word(before[0]) != ",":
        return []
    opening = (place for place, token in enumerate(before) if language.is_relative(narration.text.lower(token)))
    clause = before[: next(opening, -1) + 1]
    return clause if any(map(narration.grammar.is_finite, clause)) else []
