"""Sources named by how their words came: «отмечено врачом», «по информации, полученной от врача», «со слов врача»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from newsextract import language, lexicon
from newsextract.quotes.narration import Narration
from newsextract.quotes.oblique import best_place, genitive_source
from newsextract.quotes.source_nouns import is_noun_for_person
from newsextract.quotes.sources import Source, is_speaker, phrase_source
from newsextract.quotes.subject_words import ends_with
from newsextract.quotes.subjects import subject_of
from newsextract.text import OPENING_TOKENS

FROM = "от"
OUT_OF = "из"  # «стало известно из письма мэрии»
ON_WORDS = ("со", "слов")
WITH = "у"  # «по данным, которые есть у банка»

OF_ONESELF = lexicon.flagged("function_words", "of-oneself")  # «по собственному признанию»


def agent(narration: Narration, verb: int, *others: int) -> Source | None:
    """«врачом было отмечено», «Беловой отмечается»: who stands in the instrumental beside a passive verb."""
    beside = (*others, *narration.grammar.children(verb, "obl:agent", "obl", "nsubj", "nsubj:pass"))
    able = (i for i in beside if is_instrumental(narration, i) and not narration.grammar.children(i, "case"))
    # the tagger takes some first words of a sentence for adjectives
    speaks = (i for i in able if is_speaker(narration, i) or is_noun_for_person(narration.text.lower(i)))
    who = next(speaks, None)
    return phrase_source(narration, who, case="ablt") if who is not None else None


def is_instrumental(narration: Narration, noun: int) -> bool:
    """Whether a noun stands in the instrumental; of names the tagger knows few cases."""
    name = narration.entities.name_at(noun)
    case = narration.entities.owner(name).cases.get(name) if name is not None else None
    return "ablt" in (case, narration.grammar.case(noun))


def whose_words(narration: Narration, verb: int) -> Source | None:
    """«передаёт со слов врача, что»: whose words they are that a verb passes on."""
    if narration.words_after(verb, len(ON_WORDS)) != ON_WORDS:
        return None
    return genitive_source(narration, [*islice(narration.after(verb), len(ON_WORDS))][-1])


def cited_body(narration: Narration, verb: int) -> Source | None:
    """«цитирует ЦБ «Интерфакс»»: of two bodies at once behind a verb, the first an abbreviation, the last cites."""
    cited = narration.entities.name_at(narration.next(verb) or verb)
    if cited is None or cited.type != "ORG" or not narration.text.word(cited.first).isupper():
        return None
    outlet = narration.entities.name_at(cited.last + (narration.text.word(cited.last) in OPENING_TOKENS))
    if outlet is None or outlet.type != "ORG" or not ends_with(narration, outlet):
        return None
    return phrase_source(narration, cited.first, case="accs")._replace(last=cited.last)


def whose_own(narration: Narration, noun: int) -> Source | None:
    """«Рудин, по собственному признанию, не читал книг»: the subject of the verb that the phrase stands beside."""
    verb = narration.grammar.head(noun)
    if verb is None or OF_ONESELF.isdisjoint(narration.words_before(noun, 1)):
        return None
    return subject_of(narration, verb)


def giver(narration: Narration, noun: int) -> Source | None:
    """«по информации, полученной от врача», «по данным, которые приводит банк»: who gave what a noun stands for."""
    own, comma = whose_own(narration, noun), narration.next(noun)
    if own is not None:
        return own
    if comma is None or narration.text.word(comma) != ",":
        return None
    aside = list(takewhile(lambda i: narration.text.word(i) != ",", narration.after(comma)))
    if not aside:
        return None
    if language.is_relative(narration.text.lower(aside[0])):
        return holder_of(narration, aside)
    if narration.grammar.feat(aside[0], "VerbForm") != "Part":
        return None
    sender = next((i for i in aside if narration.text.lower(i) == FROM), None)
    if sender is not None:
        return genitive_source(narration, sender)
    return agent(narration, aside[0]) or best_place(narration, aside)


def holder_of(narration: Narration, aside: Sequence[int]) -> Source | None:
    """«которые приводит банк», «которые есть у банка»: who has what a relative clause tells of."""
    holder = next((i for i in aside if narration.text.lower(i) == WITH), None)
    if holder is not None:
        return genitive_source(narration, holder)
    verb = next(filter(narration.grammar.is_finite, aside), None)
    subject = subject_of(narration, verb) if verb is not None else None
    return subject if subject is not None and subject.first in aside else None
