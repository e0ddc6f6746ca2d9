"""Whether a noun can be the subject of a verb: case, number, gender."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES
from newsextract.quotes.attributes import is_counted
from newsextract.quotes.narration import Narration
from newsextract.quotes.sources import gender_of_noun, is_dative_before_speaker, is_nominative_in_plural_only

NO_SUBJECTS = lexicon.flagged("function_words", "no-subject")


def fits_verb(narration: Narration, verb: int, noun: int) -> bool:
    """Whether a noun can be the subject of a verb: case, number, and in the past gender."""
    grammar = narration.grammar
    word = narration.text.lower(noun)
    number = word.isdigit() and noun == narration.previous(verb)  # «Жители улицы Лесной, 2 рассказали»
    if word in NO_SUBJECTS or number or language.is_relative(word) or is_dative_before_speaker(narration, noun):
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


def can_be_nominative(narration: Narration, noun: int) -> bool:
    """Whether a noun can stand in the nominative by the dictionary; «Стрельцов» is there only as several archers."""
    word, name = narration.text.lower(noun), narration.entities.person_at(noun)
    if language.may_be_nominative(word):
        return True
    if name is None or narration.grammar.case(noun) != "nomn":
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
    if not gender or not own:
        return True
    return gender == own or (gender == "femn" and own == "masc" and grammar.is_animate(noun))
