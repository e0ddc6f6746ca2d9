"""Phrases and adjectives that report without a verb: «по словам», «согласно», «уверен», «с таким прогнозом»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsextract import language, lexicon
from newsextract.quotes.givers import FROM, OUT_OF, giver
from newsextract.quotes.narration import Narration
from newsextract.quotes.oblique import TEXTS, best_place, genitive_source, owner_of, place_source, text_source
from newsextract.quotes.source_nouns import lemma_of, source_flags
from newsextract.quotes.sources import (
    Cue,
    Source,
    gender_of_noun,
    is_speaker,
    phrase_source,
    pronoun_source,
    word_cue,
)
from newsextract.quotes.subjects import syntactic_subject
from newsextract.quotes.unsaid import is_negated
from newsextract.quotes.verb_cues import place_of_many, verb_form, verb_source
from newsextract.quotes.verbs import phrase_flags, such
from newsextract.text import DASH_TOKENS, Text

PO_REACH = 3  # words that may stand between «по» and its noun: «по его первым официальным данным»
PREPOSITIONS = {"po": ("по",), "so": ("со", "с"), "na": ("на",)}  # what stands before nouns with these flags
TAKING_PREPOSITIONS = lexicon.flagged("function_words", "taking")  # «с таким прогнозом выступил»
BEFORE_SUCH = DASH_TOKENS | {",", ":"}  # marks before what takes up the clause before
TAKING_REACH = 8  # tokens from «таким мнением» to its verb: «таким мнением в эфире канала поделился»
WHOSE = {"которого": "masc", "которой": "femn", "которых": None}  # and the gender of whom they stand for
BEGINNING = (("этих", "с"), ("таких", "с"), ("следующих", "со"))  # before «слов», the nearest first
NOBODYS = lexicon.flagged("function_words", "nobodys")  # «по разным данным»: nobody is named behind
BEFORE_TIMES = frozenset({"на", "за"})
OF_ONE = frozenset({"одной", "из"})  # «по одной из версий»
POINT_OF_VIEW = ("точки", "зрения")  # «с точки зрения врача», «с его точки зрения»
ANTECEDENTS = 3  # nouns that are asked whether «по словам которого» means them
JUDGED = frozenset({"судя", "судить"})  # «судя по заявлениям врача», «если судить по словам врача»
BELIEVING = "верить"  # reports behind «если»
ACCORDING_REACH = 6  # tokens from «согласно» to its noun: «согласно вступившему вчера в силу закону»


def by_words(narration: Narration, index: int) -> Cue | None:
    """«по словам министра», «по его мнению», «со слов соседа», «на взгляд эксперта»: found by their noun."""
    text, flags = narration.text, phrase_flags(narration.text.lower(index))
    prepositions = next((words for flag, words in PREPOSITIONS.items() if flag in flags), None)
    if prepositions is None or narration.words_before(index, 2) in BEGINNING:
        return None
    owner: int | None = None
    for distance, place in enumerate(narration.before(index)):
        word = text.lower(place)
        if word in prepositions:
            return phrase_of_words(narration, place, index, owner)
        owner = place if word in language.POSSESSIVES else owner
        describes = (
            word in language.POSSESSIVES
            or word == "же"  # «по его же словам»
            or (word, text.lower(index)) == POINT_OF_VIEW
            or ("of-one" in flags and word in OF_ONE)
            or narration.grammar.pos(place) in ("ADJ", "DET", "PRON", "VERB")
        )
        if distance >= PO_REACH or not describes:
            return None
    return None


def phrase_of_words(narration: Narration, preposition: int, noun: int, owner: int | None) -> Cue | None:
    """«по его мнению», «по словам министра»: a preposition, its noun, and who is named behind or by the possessive."""
    text, flags, behind = narration.text, phrase_flags(narration.text.lower(noun)), narration.next(noun)
    if behind is not None and text.lower(behind) in WHOSE:
        return by_words_of_whom(narration, preposition, noun, behind)
    source = pronoun_source(text, owner, "owner") if owner is not None else None
    if NOBODYS.isdisjoint(narration.words_before(noun, 1)):
        source = source or genitive_source(narration, noun) or giver(narration, noun)
    if source is None and behind is not None and text.lower(behind) in BEFORE_TIMES:
        return None  # «по данным на полдень», «по данным за 2018 год»
    within = "apart" in flags and not is_set_off(narration, preposition)
    if within or ("closed" in flags and is_open(narration, source)):
        return None  # «дело возбуждено по заявлению Белова», «По заявлению Белова возбуждено дело»
    if source is None and text.lower(noun) == POINT_OF_VIEW[1]:
        return None  # «с этой точки зрения»
    if "person" in flags and (source is None or not may_be_speaker(narration, source.head)):
        return None  # «план по выражению недоверия», «по медицинским показаниям»
    lemma = f"{text.lower(preposition)} {text.lower(noun)}"
    judged = narration.words_before(preposition, 2) == ("судить", "если")  # «если судить по словам врача»
    first = next(islice(narration.before(preposition), 1, None)) if judged else preposition
    return Cue(first, noun + 1, noun, lemma, "phrase", flags | {"that"}, source)


def by_words_of_whom(narration: Narration, first: int, noun: int, whose: int) -> Cue | None:
    """«врач, по словам которого мост закрыт»: the noun before the comma speaks."""
    comma = narration.previous(first)
    at = narration.previous(comma) if comma is not None and narration.text.word(comma) == "," else None
    if at is not None and narration.grammar.rel(at) in ("appos", "flat:name"):
        at = narration.grammar.head(at)  # the title of a name, or its first word
    gender = WHOSE[narration.text.lower(whose)]
    for _ in range(ANTECEDENTS):
        if at is None or not narration.is_noun(at):
            return None
        if gender in (None, gender_of_noun(narration, at)):
            source = phrase_source(narration, at, case=narration.grammar.case(at) or "nomn")
            lemma = f"{narration.text.lower(first)} {narration.text.lower(noun)}"
            return Cue(first, whose + 1, noun, lemma, "phrase", frozenset({"that", "whose"}), source)
        at = narration.grammar.head(at)
    return None


def is_set_off(narration: Narration, first: int) -> bool:
    """Whether a phrase opens its sentence, or a mark stands before it: not «лучший по версии газеты»."""
    before = narration.previous(first)
    return before is None or not narration.text.word(before)[0].isalnum() or narration.text.lower(before) in JUDGED


def is_open(narration: Narration, source: Source | None) -> bool:
    """Whether a word, and no comma, stands at once behind who is named in a phrase."""
    behind = narration.next(source.last - 1) if source is not None else None
    return behind is not None and narration.text.word(behind)[0].isalnum()


def may_be_speaker(narration: Narration, head: int) -> bool:
    """Whether a word is a name, a pronoun, or a noun that can speak."""
    return narration.grammar.pos(head) != "NOUN" or is_speaker(narration, head)


def according_to(narration: Narration, index: int) -> Cue | None:
    """«согласно отчёту компании», «если верить соседям»: the owner of the text speaks, or the text."""
    word = narration.text.lower(index)
    believing = word == BELIEVING
    if "after" not in phrase_flags(word) or (believing and narration.words_before(index, 1) != ("если",)):
        return None
    nouns = [i for i in islice(narration.after(index), ACCORDING_REACH) if narration.is_noun(i)]
    otherwise = None if believing else next(iter(nouns), None)  # «если верить в чудо»
    head = next((i for i in nouns if narration.grammar.case(i) in ("datv", "")), otherwise)
    if head is None or any(map(language.is_relative, narration.words_after(index, 1))):
        return None  # «закон, согласно которому мост закроют»
    of_phrase, of_text = phrase_flags(word) | {"that"}, source_flags(narration, head)
    first = index - 1 if believing else index
    if "data" in of_text:
        return Cue(first, head + 1, index, word, "phrase", of_phrase, owner_of(narration, head))
    said_by = genitive_source(narration, head) if "po" in phrase_flags(narration.text.lower(head)) else None
    if said_by is not None:  # «согласно заявлению министра», «если верить словам Лунина»
        return Cue(first, head + 1, index, word, "phrase", of_phrase, said_by)
    if "mute" in of_text:
        return None
    source = text_source if of_text & TEXTS else phrase_source
    return Cue(first, index + 1, index, word, "phrase", of_phrase, source(narration, head, "datv"))


def short_adjective(narration: Narration, index: int) -> Cue | None:
    """«уверен», «убеждена»: short adjectives that take «что» or stand as «…, уверен он»; «я уверен» reports nobody."""
    word = narration.text.lower(index)
    if "short" not in phrase_flags(word):
        return None
    source = syntactic_subject(narration, index) or place_of_many(narration, index, "short", frozenset({"that"}))
    own = source is not None and narration.text.lower(source.head) in WRITERS
    return None if own else word_cue(index, word, "finite", source, "that")


WRITERS = frozenset({"я", "мы"})  # of what is no report


def known_from(narration: Narration, index: int) -> Cue | None:
    """«стало известно от врача», «известно из письма мэрии»: who is named behind «от», or whose text it is, speaks."""
    if "known" not in phrase_flags(narration.text.lower(index)) or is_negated(narration, index):
        return None
    sender = next((i for i in narration.up_to_mark(index) if narration.text.lower(i) in (FROM, OUT_OF)), None)
    if sender is None:
        return None
    from_text = narration.text.lower(sender) == OUT_OF
    source = best_place(narration, [sender]) if from_text else genitive_source(narration, sender)
    if source is None or not may_be_speaker(narration, source.head):
        return None
    return word_cue(index, narration.text.lower(index), "short", source, "that", "passive")


def taking_up(narration: Narration, index: int) -> Cue | None:
    """«Таким мнением поделился врач»: a verb, and a noun for the sentence before, or for the clause before a comma."""
    if narration.text.lower(index) not in such():
        return None
    nouns = (i for i in islice(narration.after(index), 2) if narration.grammar.pos(i) != "ADJ")
    noun = next(nouns, None)  # «Такой прогноз», «Такой неутешительный прогноз»
    if noun is None or "taken" not in phrase_flags(lemma_of(narration, noun)):
        return None
    behind = narration.around_aside(noun)[:TAKING_REACH]
    verb = next((i for i in behind if verb_form(narration, i) in ("finite", "short")), None)
    if verb is None or is_negated(narration, verb):
        return None
    form = verb_form(narration, verb) or ""
    source = verb_source(narration, verb, form, frozenset({"passive" if form == "short" else "that"}))
    if source is not None and noun in range(source.first, source.last):
        holds = language.has_lemma(narration.text.lower(verb), lexicon.flagged("verb_groups", "holding"))
        source = place_source(narration, verb) if holds else None  # «Такие данные приводятся в докладе»
    if source is None or is_negated(narration, source.first):
        return None  # «Такое мнение сложилось у жителей», «Такое мнение разделяют не все»
    opens = opens_with_such(narration.tokens, index) or stands_behind_how(narration, index)
    return word_cue(verb, narration.text.lower(verb), form, source, "taken" if opens else "that")


def opens_with_such(tokens: Sequence[int], index: int) -> bool:
    """Whether a word stands first, or behind one other: «С таким прогнозом выступил врач»."""
    return index in tokens[:2]


def stands_behind_how(narration: Narration, index: int) -> bool:
    """«Как пишет «Маяк», такое мнение высказал врач»: whether nothing but «как» and its words stands before a word."""
    before = narration.text.words[narration.tokens[0] : index]
    return before[0].lower() == "как" and before.count(",") == 1 and before[-1] == ","


def takes_up_clause(text: Text, tokens: Sequence[int], index: int) -> bool:
    """Whether «такой» begins a sentence, or words behind a comma or a dash: «…, с таким прогнозом выступил врач»."""
    if opens_with_such(tokens, index):
        return True
    before = index - 1 if text.lower(index - 1) not in TAKING_PREPOSITIONS else index - 2
    return text.word(before) in BEFORE_SUCH
