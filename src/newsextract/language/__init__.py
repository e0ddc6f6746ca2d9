"""Russian: readings, inflection, names in the nominative. Knows no article."""

from newsextract.language.clipped import clipped_body
from newsextract.language.dictionary import analyzer
from newsextract.language.inflection import (
    agreeing,
    first_noun,
    in_case,
    inflect,
    inflect_phrase,
    like,
    nominative,
    possessive,
    uncounted,
)
from newsextract.language.keys import key_of, key_word, named_in
from newsextract.language.name_clues import cases_behind, past_gender, preposition_clues, subject_clues
from newsextract.language.keys import DECLINED_ABBREVIATION, key_of, key_word, named_in
from newsextract.language.name_clues import past_gender, preposition_clues, subject_clues
from newsextract.language.name_forms import PARTICLES, name_readings, nominatives_of
from newsextract.language.name_forms import WEIGHTS as NAME_WEIGHTS
from newsextract.language.paradigms import NAME_CASES, VOWELS, decline
from newsextract.language.person_names import Clue, PersonName, name_fitness, person_name
from newsextract.language.plural_surnames import (
    PluralSurname,
    only_plural_surname,
    plural_surname,
    surname_of_one,
    surnames_behind,
)
from newsextract.language.pronouns import is_relative
from newsextract.language.readings import (
    CASES,
    GENDERS,
    IN_OR_ON,
    NAME_GRAMMEMES,
    NUMBERS,
    VERB_PARTS,
    Parse,
    Stems,
    forms_of,
    genders,
    is_adjectival_surname,
    is_adjective,
    is_declinable_adjective,
    is_place,
    is_unknown,
    lemma,
    may_be_nominative,
    may_be_noun,
    noun_gender,
    noun_lemma,
    own_parses,
    parses,
)
from newsextract.language.role_nouns import NOMINAL, WALKS, is_role_noun, role_lemma, title_lemma
from newsextract.language.thing_names import head_index, keeps_form, thing_name
from newsextract.language.thing_words import SMALL_WORDS

__all__ = [
    "CASES",
    "DECLINED_ABBREVIATION",
    "GENDERS",
    "IN_OR_ON",
    "NAME_CASES",
    "NAME_GRAMMEMES",
    "NAME_WEIGHTS",
    "NOMINAL",
    "NUMBERS",
    "PARTICLES",
    "SMALL_WORDS",
    "VERB_PARTS",
    "VOWELS",
    "WALKS",
    "Clue",
    "Parse",
    "PersonName",
    "PluralSurname",
    "Stems",
    "agreeing",
    "analyzer",
    "cases_behind",
    "clipped_body",
    "decline",
    "first_noun",
    "forms_of",
    "genders",
    "head_index",
    "in_case",
    "inflect",
    "inflect_phrase",
    "is_adjectival_surname",
    "is_adjective",
    "is_declinable_adjective",
    "is_place",
    "is_relative",
    "is_role_noun",
    "is_unknown",
    "keeps_form",
    "key_of",
    "key_word",
    "lemma",
    "like",
    "may_be_nominative",
    "may_be_noun",
    "name_fitness",
    "name_readings",
    "named_in",
    "nominative",
    "nominatives_of",
    "noun_gender",
    "noun_lemma",
    "only_plural_surname",
    "own_parses",
    "parses",
    "past_gender",
    "person_name",
    "plural_surname",
    "possessive",
    "preposition_clues",
    "role_lemma",
    "subject_clues",
    "surname_of_one",
    "surnames_behind",
    "thing_name",
    "title_lemma",
    "uncounted",
]
