"""The subject of a verb as its source: by syntax, by the nearest noun that agrees, or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES
from newsextract.names import Name
from newsextract.quotes.attributes import describes_noun
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import (
    CLOSING_TOKENS,
    Source,
    can_speak,
    gender_of_noun,
    is_dative_before_speaker,
    is_nominative_in_plural_only,
    phrase_source,
)

SUBJECT_REACH = 14  # tokens between a verb and its subject where syntax does not tell: clauses are seldom longer
CLIMBS = 4  # verbs above that are asked for their subject: «он может решиться продолжить говорить»
RELATIVE_CLAUSE = 28  # tokens of a relative clause and its comma
ANTECEDENT = 5  # tokens before a relative clause among which its antecedent stands: «Пётр Сомов, о котором»
UPWARDS = frozenset("conj xcomp advcl parataxis acl ccomp".split())  # from a verb to the one that has its subject
NO_SUBJECTS = frozenset({"что", "это", "кто"})
# a subject is not looked for past these
CLAUSE_OPENERS = frozenset("что который которая которое которые : ;".split())
NO_SUBJECT_RELS = frozenset({"nmod", "obl", "iobj", "obj", "appos"})


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


# --- by syntax --------------------------------------------------------------------------------------------------------


def syntactic_subject(narration: Narration, verb: int) -> Source | None:
    """The subject of the verb, or of the verb that it hangs on."""
    grammar = narration.grammar
    is_gerund = grammar.feat(verb, "VerbForm") == "Conv"
    current: int | None = verb
    for _ in range(CLIMBS):
        if current is None:
            return None
        own, apart = by_clause(narration, grammar.children(current, "nsubj", "nsubj:pass"), current)
        source = first_source(narration, verb, current, own)
        if source is None and current == verb and not is_gerund:
            source = clause_subject(narration, verb)
        source = source or first_source(narration, verb, current, apart)
        if source is not None:
            return source
        rel = grammar.rel(current)
        if rel not in UPWARDS or (rel == "parataxis" and grammar.feat(current, "VerbForm") == "Fin"):
            return None
        current = grammar.head(current)
    return None


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
    return with_gender(phrase_source(narration, place), narration, verb) if place is not None else None


def subject_child(narration: Narration, verb: int, above: int, child: int) -> Source | None:
    """A subject of the verb above as the source of this verb; for «которые» the noun before it."""
    grammar = narration.grammar
    antecedent = grammar.head(above) if language.is_relative(narration.text.lower(child)) else None
    if antecedent is not None and grammar.rel(above).startswith("acl"):
        speaking = who_can_speak(narration, antecedent, child)
        return phrase_source(narration, speaking)._replace(case=grammar.case(speaking) or "nomn")
    named = narration.entities.name_at(child) is not None
    adds = grammar.feat(verb, "VerbForm") == "Conv"  # «Белова открыла мост, добавив»: a bridge adds nothing
    if (adds and not (can_speak(narration, child) or named)) or describes_noun(narration, child):
        return None
    if fits_verb(narration, above, child) and (above == verb or fits_verb(narration, verb, child)):
        return with_gender(phrase_source(narration, child), narration, above)
    return None


def who_can_speak(narration: Narration, noun: int, relative: int) -> int:
    """«сторонники проектов, которые доказывали», «слова врача, который доказывал»: who is near a noun for a thing."""
    number = narration.grammar.number
    owners = (i for i in narration.grammar.children(noun, "nmod") if i > noun and can_speak(narration, i))
    owners = (i for i in owners if number(i) == number(relative) != number(noun))
    head, named = narration.grammar.head(noun), narration.entities.name_at(noun) is not None
    if can_speak(narration, noun) or named:
        return noun
    if narration.grammar.rel(noun) == "nmod" and head is not None and can_speak(narration, head):
        return head
    return next(owners, noun)


def with_gender(source: Source, narration: Narration, verb: int) -> Source:
    """The gender that the verb shows, where it does: «Бут рассказала», «министр сказала»."""
    gender = narration.grammar.gender(verb)
    return source._replace(gender=gender) if gender and source.kind == "phrase" else source


# --- agreement --------------------------------------------------------------------------------------------------------


def fits_verb(narration: Narration, verb: int, noun: int) -> bool:
    """Whether a noun can be the subject of a verb: case, number, and in the past gender."""
    grammar = narration.grammar
    word = narration.text.lower(noun)
    if word in NO_SUBJECTS or language.is_relative(word) or is_dative_before_speaker(narration, noun):
        return False
    if is_counted(narration, noun):  # «два источника», «несколько участников», «пять депутатов»
        return grammar.case(noun) == "gent"
    name = narration.entities.name_at(noun)
    named = name is not None
    tagged = name is None or name.type == "LOC"  # of persons and bodies the tagger knows few cases
    by_syntax = name is None and grammar.rel(noun).startswith("nsubj")  # then the tagger's case is not asked
    if tagged and grammar.case(noun) not in ("nomn", "") and not by_syntax:
        return False
    if not can_be_nominative(narration, noun):
        return False  # «рассказала «Вестнику»», «сказал журналистам»: the tagger knows few cases of names
    return number_agrees(narration, verb, noun) and (named or gender_agrees(narration, verb, noun))


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


def can_be_nominative(narration: Narration, noun: int) -> bool:
    """Whether a noun can stand in the nominative by the dictionary; «Стрельцов» is there only as several archers."""
    word, name = narration.text.lower(noun), narration.entities.name_at(noun)
    if language.may_be_nominative(word):
        return True
    if name is None or name.type != "PER" or narration.grammar.case(noun) != "nomn":
        return False
    is_known = any(NAME_GRAMMEMES & parse.grammemes for parse in language.parses(word))
    return not is_known or narration.entities.owner(name).cases.get(name) == "nomn"  # «Кашина» is no town


def number_agrees(narration: Narration, verb: int, noun: int) -> bool:
    """Whether a noun has the verb's number; «ряд», and several in a row, may have either."""
    grammar = narration.grammar
    number, own = grammar.number(verb), number_of_noun(narration, noun)
    if number == "sing" and own == "plur":
        return narration.entities.name_at(noun) is not None
    if number == "plur" and own == "sing" and is_nominative_in_plural_only(narration.text.lower(noun)):
        return True  # «пообещали власти»: the tagger takes them for one
    if number == "plur" and own == "sing":
        lemma = language.noun_lemma(narration.text.lower(noun))
        return bool(grammar.children(noun, "conj")) or "quantity" in lexicon.load("sources").get(lemma, ())
    return True


def number_of_noun(narration: Narration, noun: int) -> str:
    """The number of a noun; by its form where the tagger took the first word of a sentence for a name."""
    grammar = narration.grammar
    if grammar.pos(noun) == "PROPN" and narration.entities.name_at(noun) is None:
        numbers = {p.number for p in language.parses(narration.text.lower(noun)) if p.case == "nomn"}
        if len(numbers) == 1:
            return numbers.pop() or ""
    return grammar.number(noun)


def gender_agrees(narration: Narration, verb: int, noun: int) -> bool:
    """Whether a noun has the gender of a verb in the past; «врач сказала» agrees as well."""
    grammar = narration.grammar
    gender, own = grammar.gender(verb), gender_of_noun(narration, noun)
    if not gender or not own or grammar.number(verb) == "plur":
        return True
    return gender == own or (gender == "femn" and own == "masc" and grammar.is_animate(noun))


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
            return with_gender(phrase_source(narration, place), narration, verb)
    return None


def relative_clause(narration: Narration, verb: int) -> list[int]:
    """The tokens, nearest first, of a relative clause that ends at the verb: «Сомов, который вёл дело, сообщил»."""
    before = list(islice(narration.before(verb), RELATIVE_CLAUSE))
    if not before or narration.text.word(before[0]) != ",":
        return []
    opening = (place for place, token in enumerate(before) if language.is_relative(narration.text.lower(token)))
    clause = before[: next(opening, -1) + 1]
    return clause if any(narration.grammar.feat(token, "VerbForm") == "Fin" for token in clause) else []


def is_subject_word(narration: Narration, verb: int, place: int) -> bool:
    """Whether a token can be the verb's subject by its own form."""
    grammar = narration.grammar
    if narration.text.lower(place) in language.PRONOUNS:
        return fits_verb(narration, verb, place)
    if grammar.feat(place, "VerbForm") == "Part" and grammar.rel(place) not in ("amod", "acl"):
        alone = grammar.case(place) == "nomn" and not describes_noun(narration, place)  # «присутствующие в зале»
        return alone and fits_verb(narration, verb, place)
    name = narration.entities.name_at(place)
    if name is not None and narration.text.word(place).isascii():
        if grammar.rel(place) in NO_SUBJECT_RELS:
            return False
        return name.type != "LOC" and place == name.first and not grammar.children(place, "case")
    if not grammar.is_noun(place):
        return False
    if name is None and grammar.case(place) == "gent" and is_counted(narration, place):
        return can_speak(narration, place) and grammar.number(verb) != "sing"
    if name is not None and name.type == "PER":
        subject = grammar.case(place) in ("nomn", "") or narration.entities.owner(name).cases.get(name) == "nomn"
        return place == name.first and subject and fits_verb(narration, verb, place)
    return can_speak(narration, place) and is_nominative_for(narration, verb, place)


def is_nominative_noun(narration: Narration, verb: int, place: int) -> bool:
    """Whether a token is any common noun that the tagger reads in the nominative, and that fits the verb."""
    if narration.grammar.pos(place) != "NOUN" or narration.entities.name_at(place) is not None:
        return False  # «в интервью телеканалу «Волна» заявила»
    return narration.grammar.case(place) == "nomn" and fits_verb(narration, verb, place)


def noun_behind(narration: Narration, verb: int) -> Source | None:
    """«…, предупредил английский регулятор»: behind a comma or a dash a verb has its subject at once behind itself."""
    before = narration.previous(verb)
    if before is None or (narration.text.word(before) not in ",—–-" and narration.text.lower(before) != "как"):
        return None
    noun = next((i for i in narration.after(verb) if narration.grammar.pos(i) not in ("ADJ", "ADV", "PUNCT")), verb)
    name = narration.entities.name_at(noun)
    if name is not None and name.type == "ORG" and ends_with(narration, name) and can_be_nominative(narration, noun):
        return with_gender(phrase_source(narration, noun), narration, verb)  # «цены растут, считает «Маяк»»
    if narration.grammar.pos(noun) != "NOUN" or not is_nominative_for(narration, verb, noun):
        return None
    return with_gender(phrase_source(narration, noun), narration, verb)


def ends_with(narration: Narration, name: Name) -> bool:
    """Whether a clause ends with a name, closed by a mark or not."""
    behind = next((i for i in narration.after(name.last - 1) if narration.text.word(i) not in CLOSING_TOKENS), None)
    return behind is None or narration.text.word(behind) in ".,;—–"


def is_nominative_for(narration: Narration, verb: int, place: int) -> bool:
    """Whether a noun is in the nominative; «заявило ведомство»: the accusative of things looks the same."""
    grammar = narration.grammar
    alike = not grammar.is_animate(place) and grammar.gender(place) != "femn"
    if alike and grammar.feat(place, "Animacy") and grammar.case(place) == "accs":
        if grammar.rel(place) == "obj" and not grammar.gender(verb):
            return False  # «в мэрии обвинения назвали …»: the number of several tells nothing
        return grammar.gender(verb) in ("", grammar.gender(place))
    return grammar.case(place) == "nomn" and fits_verb(narration, verb, place)
