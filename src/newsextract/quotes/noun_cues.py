"""Nouns that report: «слова врача: «…»», «с этими словами», «мнение врача, что», «ходят слухи, что»."""

from __future__ import annotations

from itertools import islice, takewhile

from newsextract import language, lexicon
from newsextract.quotes.narration import Narration
from newsextract.quotes.oblique import TEXTS, genitive_source, owner_of, text_source
from newsextract.quotes.phrase_cues import BEGINNING
from newsextract.quotes.source_nouns import lemma_of, source_flags
from newsextract.quotes.sources import Cue, Source, can_speak, word_cue
from newsextract.quotes.subjects import subject_of
from newsextract.quotes.unsaid import is_negated
from newsextract.quotes.verb_cues import verb_form
from newsextract.quotes.verbs import phrase_flags
from newsextract.text import DASH_TOKENS

OWNER_REACH = 2  # tokens between a claim and its owner: «мнение другого врача»
WITH_THESE = (("этими", "с"), ("такими", "с"), ("этим", "с"), ("таким", "с"), ("следующими", "со"), *BEGINNING)
THESE = (("этими",), ("такими",))
BEHIND_DASH = ((), *((dash,) for dash in DASH_TOKENS))
DOING_REACH = 8  # tokens from «с этими словами» to the verb
ANSWERING = lexicon.flagged("verb_groups", "answering")  # «ответил на слова врача: «…»»


def noun_of_speech(narration: Narration, index: int) -> Cue | None:
    """«Слова министра: «…»», «комментарий тренера: «…»»: a noun of speech and its owner, before a colon."""
    if "noun" not in phrase_flags(narration.text.lower(index)):
        return None
    colon = any(narration.text.word(i) == ":" for i in narration.after(index))
    owner = (owner_of(narration, index) or text_behind(narration, index)) if colon else None
    if owner is None or is_answered(narration, index):
        return None
    return word_cue(index, lemma_of(narration, index), "noun", owner, "noun")


def text_behind(narration: Narration, index: int) -> Source | None:
    """«Цитата из письма Лунина: «…»»: who wrote the text behind «из»."""
    if narration.words_after(index, 1) != ("из",):
        return None
    noun = next(filter(narration.is_noun, narration.after(index)), None)
    text = noun is not None and source_flags(narration, noun) & TEXTS
    return text_source(narration, noun, "gent") if noun is not None and text else None


def is_answered(narration: Narration, noun: int) -> bool:
    """«Мэр прокомментировал слова врача: «…»», «ответил на слова»: whether what follows answers a noun of speech."""
    verb = narration.grammar.head(noun)
    if verb is None or verb > noun or narration.grammar.rel(noun) not in ("obj", "obl"):
        return False  # «На вопрос врача: «…?», Лунин ответил: «…»»
    return language.has_lemma(narration.text.lower(verb), ANSWERING)


def with_words(narration: Narration, index: int) -> Cue | None:
    """««Вперёд!» — с этими словами капитан вышел на лёд», «с этих слов начал»: whoever acts said what stands beside."""
    before = narration.words_before(index, 2)
    opens = before[:1] in THESE and before[1:] in BEHIND_DASH  # «Вперёд!» — этими словами капитан открыл бал
    called = before[:1] == ("с",) and before[1:] in BEHIND_DASH[1:]  # «Пожар!» — с криком выбежал сторож
    if "with" not in phrase_flags(narration.text.lower(index)) or not (opens or called or before in WITH_THESE):
        return None
    verb = next((i for i in islice(narration.after(index), DOING_REACH) if verb_form(narration, i) == "finite"), None)
    source = subject_of(narration, verb) if verb is not None else None
    first = next(islice(narration.before(index), 0 if opens or called else 1, None), index)
    return Cue(first, index + 1, index, "с словами", "noun", frozenset({"quote"}), source) if source else None


def claim(narration: Narration, index: int) -> Cue | None:
    """«мнение врача, что», «замечание Белова о том, что»: a noun of speech, its owner, and a clause at once behind."""
    if "claim" not in phrase_flags(narration.text.lower(index)):
        return None
    owner = owner_of(narration, index) or genitive_source(narration, index)
    if owner is None or owner.first - index > OWNER_REACH or is_repeated(narration, index):
        return None
    if not any(precedes_that(narration, last) for last in (owner.last - 1, narration.past_title(owner.last - 1))):
        return None
    return word_cue(index, lemma_of(narration, index), "noun", owner, "that")


def is_repeated(narration: Narration, noun: int) -> bool:
    """«приводит слова врача о том, что»: an outlet repeats them, and its verb reports."""
    verb = narration.grammar.head(noun)
    entry = narration.verbs.entry(narration.text.lower(verb), ()) if verb is not None else None
    return entry is not None and "relay" in entry[1] and "cited" in phrase_flags(narration.text.lower(noun))


THAT = (",", "что")
OF_THAT = (("о", "том"), ("в", "том"), ("на", "то"))  # between a noun of speech and its «что»: «обвинения в том, что»


def precedes_that(narration: Narration, index: int) -> bool:
    """Whether «, что» or «о том, что» follows a token at once."""
    behind = narration.words_after(index, len(OF_THAT[0]) + len(THAT))
    return behind[:2] == THAT or (behind[:2] in OF_THAT and behind[2:] == THAT)


def spread(narration: Narration, index: int) -> Cue | None:
    """«появились сообщения, что», «ходят слухи о том, что»: words that spread, and nobody says them."""
    if "spread" not in phrase_flags(narration.text.lower(index)) or not precedes_that(narration, index):
        return None
    verbs = (narration.grammar.head(index), narration.previous(index))  # syntax can miss the verb at once before
    verb = next((i for i in verbs if i is not None and spreads(narration.text.lower(i))), None)
    if verb is None or is_negated(narration, verb):
        return None
    return word_cue(index, lemma_of(narration, index), "noun", holder(narration, index), "that")


def spreads(word: str) -> bool:
    """Whether a word is a verb by which words spread."""
    return any(parse.lemma in lexicon.load("spreading_verbs") for parse in language.parses(word))


def holder(narration: Narration, noun: int) -> Source | None:
    """«У жителей есть опасения, что мост закроют»: who holds what a noun of speech says."""
    near = takewhile(lambda i: narration.text.word(i) not in HOLDER_ENDS, narration.before(noun))
    place = next((i for i in near if narration.text.lower(i) in lexicon.flagged("prepositions", "holder")), None)
    source = genitive_source(narration, place) if place is not None else None
    return source if source is not None and (source.kind == "pronoun" or can_speak(narration, source.head)) else None


HOLDER_ENDS = frozenset(",.;:")
