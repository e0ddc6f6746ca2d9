"""«Мэр Лунин вышел. Градоначальник устал. Он сказал …»: who acts under a common noun is named there once more.

It is read where a pronoun asks for it: the sentences before are parsed for that anyway.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers import ranking
from newsextract.quotes.speakers.asked import ONLY_POINTING, ask
from newsextract.quotes.speakers.by_name import entity_named, named
from newsextract.quotes.speakers.candidates import is_noun_alone
from newsextract.quotes.speakers.common_nouns import before, tokens_of, unnamed_subjects
from newsextract.quotes.speakers.discourse import Discourse, once
from newsextract.quotes.speakers.fates import DEAD, befell, fate_at
from newsextract.quotes.speakers.features import CANNOT_BE
from newsextract.quotes.speakers.owners import ask_with_owner, possessive_pronoun
from newsextract.quotes.speakers.referents import Referent
from newsextract.quotes.speakers.wording import phrase_around

OF_LIVES = frozenset({"dead", "born"})  # what befalls whom an article is about
TO_WHOM = {"ему": "masc", "ей": "femn"}  # «Ему было 70 лет»
WAS = frozenset({"было", "исполнилось", "был"})
PRONOUNS = TO_WHOM | {word: language.PRONOUNS[word][0] for word in language.HE_OR_SHE}
LIKELY = 0.6  # how likely somebody known must be the one


def note_subjects(discourse: Discourse, source: Source) -> None:
    """Note whom the subjects before a pronoun or a noun alone mean, where that is somebody known."""
    if not points_back(discourse, source):
        return
    for index in sorted(before(discourse, source.first, unnamed_subjects)):
        if index in discourse.noted:
            continue
        discourse.noted[index] = known = meant_by_subject(discourse, index)
        if known is not None:
            known.note(index)
    for index in sorted(before(discourse, source.first, subjects_of_lives)):
        if index not in discourse.noted:
            discourse.noted[index] = known = whose_life(discourse, index)
            if known is not None:
                known.note(index)


@once
def subjects_of_lives(discourse: Discourse, number: int) -> Sequence[int]:
    """«Он умер», «Она родилась», «Ему было 70 лет»: the pronouns of a sentence for whoever it says that of."""
    lowers = discourse.text.lowers
    pronouns = (i for i in tokens_of(discourse, number) if lowers[i] in PRONOUNS)
    return [i for i in pronouns if (lowers[i + 1] in WAS if lowers[i] in TO_WHOM else fate_at(discourse, i) & OF_LIVES)]


def whose_life(discourse: Discourse, pronoun: int) -> Referent | None:
    """Who died by the article, or else whom it names most: not who spoke last of him."""
    gender = PRONOUNS[discourse.text.lowers[pronoun]]
    people = (entity for entity in discourse.near(pronoun).entities if entity.type == "PER")
    before = [one for one in map(discourse.referent, people) if one.named_before(pronoun) is not None]
    fitting = [one for one in before if one.gender in (None, gender)]
    dead = [one for one in fitting if befell(discourse, one, DEAD, pronoun)]
    return max(dead or fitting, key=lambda one: (len(one.places), -one.places[0]), default=None)


def points_back(discourse: Discourse, source: Source) -> bool:
    """«он», «её муж», «женщина»: whether who is meant can be a subject of the sentences before."""
    if source.kind in ONLY_POINTING or possessive_pronoun(discourse, source) is not None:
        return True
    return entity_named(discourse, source) is None and is_noun_alone(ask(discourse, source))


def meant_by_subject(discourse: Discourse, index: int) -> Referent | None:
    """Who is known by a noun phrase; None for somebody new."""
    source = phrase_around(discourse, index)._replace(case="nomn", gender=gender_of_subject(discourse, index))
    beside = named(discourse, source)
    if beside is not None:
        return beside
    best = ranking.best(ranking.rank(discourse, ask_with_owner(discourse, source)))
    if best is None or best[1] < LIKELY or any(name == CANNOT_BE for name, _ in best[0].features):
        return None
    return best[0].referent


def gender_of_subject(discourse: Discourse, index: int) -> str | None:
    """The gender of who is called by a noun: by the verb in the past, else a woman's by a feminine noun."""
    verb = discourse.grammar.head(index)
    shown = discourse.grammar.gender(verb) if verb is not None else ""
    return shown or ("femn" if language.noun_gender(discourse.word(index)) == "femn" else None)
