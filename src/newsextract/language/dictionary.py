"""The dictionary of pymorphy3 as plain strings and numbers: what the forms of a paradigm are, and how they are tagged.

A paradigm and a form of it are known by their numbers. There are few of them, and many words.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pymorphy3

from newsextract.collector import unwatched
from newsextract.remember import remember, remember_several

SAME_CASE = {"gen1": "gent", "gen2": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn"}


@cache
def analyzer() -> Any:
    """The analyzer, loaded at first use."""
    return pymorphy3.MorphAnalyzer(lang="ru")


# what all words in one form of a paradigm have in common: their tag; how many letters stand before and behind their
# stem, and what does in the dictionary form; the tag as `read_tag` reads it; and whether new words are made so
Template = tuple[str, int, int, str, str, tuple[str, str, str, str, str, str, str, frozenset[str]], bool]


@remember
@unwatched
def template_of(place: tuple[int, int]) -> Template:
    """What words in one form of a paradigm, both by number, have in common."""
    paradigm, form = place
    affixes = affixes_of(paradigm)
    (prefix, suffix), (before, behind) = affixes[form], affixes[0]
    own = analyzer().dictionary.build_tag_info(paradigm, form)
    tag = str(own)
    return tag, len(prefix), len(suffix), before, behind, read_tag(tag), own.is_productive()


@cache
def read_tag(tag: str) -> tuple[str, str, str, str, str, str, str, frozenset[str]]:
    """`pos` to `grammemes` of a Parse, of «NOUN,inan,masc sing,nomn»; rare cases are folded into the six.

    There are few tags, and many words.
    """
    grammemes = tag.replace(" ", ",").split(",")
    kinds = analyzer().TagClass
    categories = (kinds.PARTS_OF_SPEECH, kinds.CASES, kinds.NUMBERS, kinds.GENDERS, kinds.ANIMACY, kinds.TENSES)
    found = [next((g for g in grammemes if g in category), "") for category in (*categories, kinds.PERSONS)]
    pos, case, number, gender, animacy, tense, person = found
    return pos, SAME_CASE.get(case, case), number, gender, animacy, tense, person, frozenset(grammemes)


# All words of a paradigm of the dictionary have the same forms, but for what they begin with: which of them is asked
# for is looked up once a paradigm, not once a word.


@remember
def affixes_of(paradigm: int) -> tuple[tuple[str, str], ...]:
    """What stands before and behind the stem in every form of a paradigm."""
    return tuple((prefix, suffix) for prefix, _, suffix in analyzer().dictionary.build_paradigm_info(paradigm))


@remember
def grammemes_of(paradigm: int) -> tuple[frozenset[str], ...]:
    """The grammemes of every form of a paradigm, as pymorphy3 has them: one object for all forms with one tag."""
    tag_of = analyzer().dictionary.build_tag_info
    return tuple([tag_of(paradigm, form).grammemes for form in range(len(affixes_of(paradigm)))])


UNLIKE = 0.1  # what a grammeme that only one of two forms has counts against one that both have; as in pymorphy3


@remember_several
def other_form(paradigm: int, form: int, grammemes: frozenset[str]) -> int | None:
    """The form with all these grammemes that is most like a given one, as pymorphy3 chooses; None without one."""
    forms = grammemes_of(paradigm)
    for wanted in (grammemes, analyzer().TagClass.fix_rare_cases(grammemes)):
        able = [number for number, own in enumerate(forms) if wanted <= own]
        if able:
            like = analyzer().dictionary.build_tag_info(paradigm, form).updated_grammemes(wanted)
            return max(able, key=lambda n: len(like & forms[n]) - UNLIKE * len(like ^ forms[n]))
    return None
