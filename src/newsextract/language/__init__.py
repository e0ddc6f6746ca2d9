"""Russian: readings, inflection, names in the nominative. Knows no article."""

from newsextract.language.before_places import BARE_PLACE, keeps_form
from newsextract.language.clipped import clipped_body
from newsextract.language.compounds import rest_of_compound
from newsextract.language.dictionary import analyzer
from newsextract.language.inflection import (
    Stems,
    agreeing,
    all_forms,
    first_noun,
    forms_of,
    in_case,
    inflect,
    inflect_phrase,
    like,
    nominative,
    possessive,
    uncounted,
)
from newsextract.language.keys import DECLINED_ABBREVIATION, key_of, key_word, keyed_entries, named_in, stem_of
from newsextract.language.name_clues import cases_behind, past_gender, preposition_clues, subject_clues
from newsextract.language.name_forms import PARTICLES, name_readings, nominatives_of
from newsextract.language.name_forms import WEIGHTS as NAME_WEIGHTS
from newsextract.language.paradigms import NAME_CASES, VOWELS, decline
from newsextract.language.person_names import Clue, PersonName, name_fitness, person_name
from newsextract.language.place_names import village_of_two
from newsextract.language.place_words import (
    is_form_of_place,
    is_inhabitant_by_ending,
    is_land_beside,
    is_place,
    may_be_place,
)
from newsextract.language.plural_surnames import (
    PluralSurname,
    only_plural_surname,
    plural_surname,
    surname_of_one,
    surnames_behind,
)
from newsextract.language.pronouns import HE_OR_SHE, HIM_OR_HER, HIMSELF, POSSESSIVES, PRONOUNS, is_relative, is_whose
from newsextract.language.readings import (
    ABOUT,
    AGED,
    CASES,
    FORMERLY,
    GENDERS,
    IN_OR_ON,
    NAME_GRAMMEMES,
    NUMBERS,
    OBLIQUE,
    VERB_PARTS,
    WITH,
    Parse,
    can_stand_in,
    genders,
    has_lemma,
    is_adjectival_surname,
    is_adjective,
    is_declinable_adjective,
    is_told,
    is_unknown,
    lemma,
    likeliest,
    may_be_nominative,
    may_be_noun,
    may_modify,
    noun_gender,
    noun_lemma,
    own_parses,
    parses,
    same_case,
)
from newsextract.language.role_nouns import NOMINAL, WALKS, is_form_of, is_role_noun, role_lemma, title_lemma
from newsextract.language.short_names import plain_name, short_for, short_names
from newsextract.language.thing_names import head_index, thing_name
from newsextract.language.thing_words import (
    CAPITAL_INSIDE,
    SMALL_WORDS,
    agreeing_name,
    shortened_places,
    shortened_streets,
)
