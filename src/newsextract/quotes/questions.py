"""Questions, which state nothing: «рассказал, что делать при ожоге», «Почему закрыт мост, объяснил мэр»."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from newsextract import language, lexicon
from newsextract.quotes.narration import Narration
from newsextract.quotes.unsaid import SIGN_PRONOUNS
from newsextract.text import OPENING_TOKENS

ASKED = lexicon.flagged("verb_groups", "asked")  # «объяснил, что изменится»
LINKING = lexicon.flagged("verb_groups", "linking")  # «что стало причиной»
EQUATING = lexicon.flagged("verb_groups", "equating")  # «что означает «север»»
BEFORE_VERB = lexicon.flagged("clause_words", "asking")  # «что же случилось», «что теперь делать»
BORDERS = frozenset(",:;—–-")


def opens_question(narration: Narration, what: int) -> bool:
    """Whether nothing stands behind «что» but a verb that lacks it, or «бы»: «сказал, что бы ни случилось, …».

    «рассказал, что будет делать команда», but «сказал, что будет делать всё» has what is done.
    """
    text, grammar = narration.text, narration.grammar
    if text.lower(what + 1) == "бы":
        return True
    clause = takewhile(lambda i: text.lowers[i] not in BORDERS, narration.after(what))
    verb = next((i for i in clause if text.lowers[i] not in BEFORE_VERB), None)
    if verb is None:
        return False
    if grammar.is_finite(verb) and text.lower(verb + 1) == "делать":
        return not any(parse.case == "accs" for parse in language.parses(text.lower(verb + 2)))
    if grammar.feat(verb, "VerbForm") == "Inf":  # `clause` goes on behind the verb
        return grammar.head(what) == verb and not any(can_govern_infinitive(narration, i) for i in clause)
    return lacks_subject(narration, verb) and not any(may_be_its_subject(narration, i) for i in clause)


def can_govern_infinitive(narration: Narration, index: int) -> bool:
    """Whether an infinitive can hang on a word: «что увидеть мост можно издалека», «что строить мост будут зимой».

    «что работать некому» lacks whoever works.
    """
    readings = language.parses(narration.text.lower(index))
    told = any(parse.pos in ("PRED", "ADJS") or parse.lemma in LACKING for parse in readings)
    return told or narration.grammar.is_finite(index)


LACKING = frozenset({"некого", "нечего"})  # the pronouns in «некому», «нечем»


def lacks_subject(narration: Narration, verb: int) -> bool:
    """«случилось», «изменится», «стало причиной»: a verb whose subject can be «что»."""
    grammar, noun = narration.grammar, narration.next(verb)
    if narration.text.lower(verb) == "будет" and noun is not None:
        return narration.text.lower(noun) in language.WITH  # «что будет с парком»
    if grammar.feat(verb, "VerbForm") != "Fin" or grammar.number(verb) != "sing":
        return False
    lemmas = {parse.lemma for parse in language.parses(narration.text.lower(verb)) if parse.pos == "VERB"}
    if lemmas.isdisjoint(ASKED):
        return False
    if lemmas & LINKING:
        return grammar.gender(verb) == "neut" and noun is not None and grammar.case(noun) == "ablt"
    return grammar.gender(verb) in ("", "neut")


def may_be_its_subject(narration: Narration, index: int) -> bool:
    """Whether a word can be the verb's subject."""
    nominal = narration.grammar.pos(index) in ("NOUN", "PROPN", "PRON", "DET")
    return narration.text.lower(index) in SIGN_PRONOUNS or (nominal and narration.grammar.case(index) in ("nomn", ""))


def is_what_the_subject(narration: Narration, what: int) -> bool:
    """«о том, что происходит»: whether «что» is a subject; a verb in the feminine, masculine or plural has another.

    Not of a verb over an infinitive: «сообщила, что стоит подождать». «то, что писали газеты» has it for an object.
    """
    grammar, verb, rel = narration.grammar, narration.grammar.head(what), narration.grammar.rel(what)
    if rel == "mark" and explains_topic(narration, what):
        return True
    if rel == "obj":
        return narration.words_before(what, 2) in THAT_THING
    if rel != "nsubj" or verb is None or narration.text.lower(what + 1) in ALL:
        return rel == "nsubj" and verb is None
    is_verb = grammar.pos(verb) in ("VERB", "AUX")
    if is_verb and grammar.gender(verb) == "":  # «написал в сети, что поможет жителям»: it tells no gender
        bound = narration.words_before(what, 2) in THAT_THING
        return bound or tells_topic(narration, what) or has_object(narration, what)
    other = grammar.children(verb, "csubj") or grammar.number(verb) == "plur"
    return not other and grammar.gender(verb) in ("", "neut")


def explains_topic(narration: Narration, what: int) -> bool:
    """«объявил о переименовании страны, что на местном языке означает «север»»: what is told of is the subject."""
    text, grammar = narration.text, narration.grammar
    if not tells_topic(narration, what):
        return False
    clause = list(takewhile(lambda i: text.lowers[i] not in BORDERS, narration.after(what)))
    verb = next(filter(grammar.is_finite, clause), None)
    if verb is None or not language.has_lemma(text.lower(verb), EQUATING, "VERB"):
        return False
    marks = next((i for i in clause if i > verb and text.word(i) in OPENING_TOKENS), clause[-1] + 1)  # «север»
    others = any(may_be_its_subject(narration, i) for i in clause if i < marks and grammar.rel(i) not in OF_NOUN)
    return grammar.gender(verb) in ("", "neut") and not others


def tells_topic(narration: Narration, what: int) -> bool:
    """«объявил о росте выплат, что …»: whether the verb before tells of a thing, and has no need of a clause."""
    before = takewhile(lambda i: not narration.grammar.is_finite(i), narration.before(what))
    topic = next((i for i in before if narration.text.lowers[i] in language.ABOUT), None)
    return topic is not None and narration.text.lower(topic + 1) not in NO_TOPIC


def has_object(narration: Narration, what: int) -> bool:
    """«ожидает решения суда, что …»: whether the verb before has a thing for its object; of a person it tells him."""
    grammar = narration.grammar
    verb = next(filter(grammar.is_finite, narration.before(what)), None)
    if verb is None:
        return False
    objects = grammar.children(verb, "obj")
    return any(grammar.is_noun(i) and not grammar.is_animate(i) for i in objects if verb < i < what)


def is_of_question(narration: Narration, cue: int, what: int) -> bool:
    """«отвечая на вопрос о том, что он думает»: whether «о том, что» hangs on the noun for a question."""
    before = narration.words_before(what, 3)
    if before != (",", "том", "о"):
        return before[:2] == (",", "вопрос")
    between = takewhile(lambda i: i < what, narration.after(cue))
    return any(language.noun_lemma(narration.text.lower(i)) == "вопрос" for i in between)


OF_NOUN = frozenset({"nmod", "appos", "flat:foreign"})  # «на языке суахили»
NO_TOPIC = ("том", "себе")  # «о том, что», «о себе, что»
ALL = ("всё", "все")  # «заверила, что всё будет хорошо»: the subject stands at once behind «что»
THAT_THING = ((",", "то"), (",", "том"), (",", "тем"))  # before «что», the nearest first


# --- before its report ------------------------------------------------------------------------------------------------


@cache
def fronted() -> re.Pattern[str]:
    """Return what matches a question of one clause: «Почему закрыт мост», «О том, кто строил мост»."""
    words = lexicon.alternatives("other_clauses", "asks")
    return re.compile(rf"(?:о том,\s+|про то,\s+)?(?:(?:{PREPOSITIONS})\s+)?{words}\s[^,]+", re.IGNORECASE)


PREPOSITIONS = "|".join(("на", "в", "во", "с", "для", "за", "у", "по", "к", "из", "от"))  # «С кем играет клуб»


def is_fronted_question(words: str) -> bool:
    """Whether words before a report are a question: nothing is stated in «Как спасали лося, рассказал егерь»."""
    return fronted().fullmatch(words) is not None
