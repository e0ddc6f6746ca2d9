"""Which words can be the subject of a verb, and who is named at once behind it."""

from __future__ import annotations

from newsextract import language
from newsextract.names import Name
from newsextract.quotes.agreement import can_be_nominative, fits_verb
from newsextract.quotes.attributes import describes_noun, is_counted
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import Source, can_speak, phrase_source
from newsextract.text import CLOSING_TOKENS

NO_SUBJECT_RELS = frozenset({"nmod", "obl", "iobj", "obj", "appos"})
BEFORE_REPORT = frozenset({",", "как"})  # «Мост закрыт, припомнил Лунин», «как припомнил Лунин»


def as_subject(narration: Narration, verb: int, noun: int) -> Source:
    """The phrase of a noun as the subject of a verb."""
    return with_gender(phrase_source(narration, noun), narration, verb)


def with_gender(source: Source, narration: Narration, verb: int) -> Source:
    """The gender that the verb shows, where it does: «Бут рассказала», «министр сказала»."""
    gender = narration.grammar.gender(verb)
    return source._replace(gender=gender) if gender and source.kind == "phrase" else source


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
        return place == name.first and not grammar.children(place, "case")
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


def is_nominative_for(narration: Narration, verb: int, place: int) -> bool:
    """Whether a noun is in the nominative; «заявило ведомство»: the accusative of things looks the same."""
    grammar = narration.grammar
    alike = not grammar.is_animate(place) and grammar.gender(place) != "femn"
    if alike and grammar.case(place) == "accs":
        if grammar.rel(place) == "obj" and not grammar.gender(verb):
            return False  # «в мэрии обвинения назвали …»: the number of several tells nothing
        return grammar.gender(verb) in ("", grammar.gender(place))
    return grammar.case(place) == "nomn" and fits_verb(narration, verb, place)


def person_behind(narration: Narration, verb: int) -> Source | None:
    """«Мост закрыт на ремонт, припомнил Пётр Лунин»: who is named at once behind a verb that «,» or «как» parts."""
    name = narration.entities.person_at(verb + 1)
    if name is None or name.first != verb + 1 or narration.text.lower(verb - 1) not in BEFORE_REPORT:
        return None
    nominative = narration.entities.owner(name).cases.get(name) == "nomn"
    return as_subject(narration, verb, name.first) if nominative and fits_verb(narration, verb, name.first) else None


def speaker_behind(narration: Narration, verb: int) -> Source | None:
    """«Об этом, передаёт «Маяк», рассказал врач»: a person or a named body at once behind a verb that a mark parts."""
    source = noun_behind(narration, verb)
    if source is not None and narration.words_after(source.last - 1, 2) == (",", "что"):
        return None  # «Врач, который лечил Лунина, рассказал «Маяку», что он здоров»
    known = source is not None and narration.entities.name_at(source.head) is not None
    return source if source is not None and (known or narration.grammar.is_animate(source.head)) else None


def noun_behind(narration: Narration, verb: int) -> Source | None:
    """«…, предупредил английский регулятор»: behind a comma or a dash a verb has its subject at once behind itself."""
    before = narration.previous(verb)
    if before is None or (narration.text.word(before) not in ",—–-" and narration.text.lower(before) != "как"):
        return None
    noun = next((i for i in narration.after(verb) if narration.grammar.pos(i) not in ("ADJ", "ADV", "PUNCT")), verb)
    name = narration.entities.name_at(noun)
    if name is not None and name.type == "ORG" and ends_with(narration, name) and can_be_nominative(narration, noun):
        return as_subject(narration, verb, noun)  # «цены растут, считает «Маяк»»
    fits = narration.grammar.pos(noun) == "NOUN" and is_nominative_for(narration, verb, noun)
    return as_subject(narration, verb, noun) if fits else None


def ends_with(narration: Narration, name: Name) -> bool:
    """Whether a clause ends with a name, closed by a mark or not."""
    behind = next((i for i in narration.after(name.last - 1) if narration.text.word(i) not in CLOSING_TOKENS), None)
    return behind is None or narration.text.word(behind) in ".,;—–"
