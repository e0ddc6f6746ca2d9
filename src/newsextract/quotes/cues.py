"""Reporting words in a narration: verbs, phrases such as «по словам», nouns of speech."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.quotes.narration import Narration
from newsextract.quotes.owners import (
    any_place,
    cited_source,
    genitive_source,
    names_person,
    owner_of,
    place_source,
    referred_source,
    text_source,
)
from newsextract.quotes.sources import (
    POSSESSIVES,
    Source,
    lemma_of,
    phrase_source,
    pronoun_source,
    source_flags,
)
from newsextract.quotes.subjects import (
    dropped_subject,
    is_subject_word,
    nearest_subject,
    noun_behind,
    subject_behind_addressee,
    syntactic_subject,
    with_gender,
)
from newsextract.quotes.verbs import PHRASE_REACH, VERB_PARTS, phrase_flags
from newsextract.rules import Rule, first_answer
from newsextract.text import Text

FORMS = {"VERB": "finite", "GRND": "gerund", "PRTF": "participle", "PRTS": "short", "INFN": "infinitive"}
SHORTEST_VERB = 4  # letters: what is shorter is a form of no reporting verb
PO_REACH = 3  # words that may stand between «по» and its noun: «по его первым официальным данным»
DASHES = frozenset("—–-−")
OPEN_REACH = 4  # words behind the dash among which a verb of no table stands, and its subject behind it
PREPOSITIONS = {"po": ("по",), "so": ("со", "с")}  # what stands before nouns with these flags
OWNER_REACH = 2  # tokens between a claim and its owner: «мнение другого врача»
ACCORDING_REACH = 4  # tokens from «согласно» to its noun: «согласно новому годовому отчёту»


class Cue(NamedTuple):
    """A reporting word or phrase: tokens `first` to `last`, its head token `at`, and its source if it has one."""

    first: int
    last: int
    at: int
    lemma: str
    form: str  # "finite", "gerund", "participle", "infinitive", "short", "phrase", "noun"
    flags: frozenset[str]
    source: Source | None


def find_cues(narration: Narration, places: Iterable[int]) -> list[Cue]:
    """Cues in text order. places: the tokens that can begin one, by `ReportingVerbs.may_report`."""
    answers = (first_answer(RULES, narration, index) for index in places)
    found = sorted((answer[1] for answer in answers if answer is not None), key=lambda cue: cue.first)
    opening = opening_place(narration.text, narration.tokens)
    if opening is not None and not any(cue.first - opening <= OPEN_REACH for cue in found[:1]):
        any_verb = open_verb(narration, opening)
        found = [any_verb, *found] if any_verb is not None else found
    return found


def opening_place(text: Text, tokens: Sequence[int]) -> int | None:
    """The first word behind speech and a dash, «…», — съязвил мэр»: there any verb can report."""
    number = next((number for number, i in enumerate(tokens) if text.word(i)[0].isalnum()), 0)
    goes_on = number > 0 and text.word(tokens[number - 1]) in DASHES and text.word(tokens[number]).islower()
    return tokens[number] if goes_on else None


def open_verb(narration: Narration, opening: int) -> Cue | None:
    """«…», — съязвил мэр»: a verb of no table, whose subject can speak and stands at once behind it."""
    words = islice(narration.after(opening - 1), OPEN_REACH)
    index = next((i for i in words if verb_form(narration, i) == "finite"), None)
    if index is None:
        return None
    behind = [i for i in islice(narration.after(index), OPEN_REACH) if is_subject_word(narration, index, i)]
    if not behind or narration.is_apart(index, behind[0]):
        return None
    source = with_gender(phrase_source(narration, behind[0]), narration, index)
    return Cue(index, index + 1, index, narration.text.lower(index), "finite", frozenset({"quote"}), source)


# --- verbs ------------------------------------------------------------------------------------------------------------


def verb(narration: Narration, index: int) -> Cue | None:
    """«заявил», «отметив», «считающий»: a form of a reporting verb, and its source."""
    text, word = narration.text, narration.text.lower(index)
    if len(word) < SHORTEST_VERB or not word[0].isalpha() or "short" in phrase_flags(word):
        return None
    following = [text.lower(i) for i in islice(narration.after(index), PHRASE_REACH)]
    entry = narration.verbs.entry(word, following)
    form = verb_form(narration, index) if entry is not None else None
    if entry is None or form is None:
        return None
    lemma, flags = entry
    if form == "participle" and flags & {"passive", "label"}:
        return None
    if form == "infinitive" and not hangs_on_phase(narration, index):
        return None
    if "phase" in flags and narration.grammar.children(index, "xcomp", "obj", "csubj"):
        return None  # «цены продолжают падать», «продолжает работу»
    if "negated" not in flags and is_negated(narration, index):
        return None
    source = verb_source(narration, index, form, flags)
    impersonal = "sourced" in flags or ("negated" in flags and form == "short")
    if source is None and impersonal:
        return None  # «следует отметить», «не исключено»
    return Cue(index, index + 1, index, lemma, form, flags, source)


def is_negated(narration: Narration, index: int) -> bool:
    """«не сказал»: what was not said is no report."""
    before = narration.previous(index)
    return before is not None and narration.text.lower(before) == "не"


def hangs_on_phase(narration: Narration, index: int) -> bool:
    """«начали скандировать», «поспешил заверить»: an infinitive behind a verb that says how the speaking goes."""
    head = narration.grammar.head(index)
    phases = lexicon.load("phase_verbs")
    return head is not None and any(p.lemma in phases for p in language.parses(narration.text.lower(head)))


def verb_form(narration: Narration, index: int) -> str | None:
    """How a verb stands; None for forms that report nothing: imperatives, first and second persons."""
    feat = narration.grammar.feat
    word = narration.text.lower(index)
    if narration.grammar.pos(index) not in ("VERB", "AUX"):
        return dictionary_form(word)
    form = feat(index, "VerbForm")
    if form == "Fin":
        return None if feat(index, "Mood") == "Imp" or feat(index, "Person") in ("1", "2") else "finite"
    if form == "Part" and feat(index, "Variant") in ("Brev", "Short"):
        return "short" if word.endswith("о") else None  # «сказано», but not «книга написана»
    if form == "Part" and feat(index, "Voice") == "Pass":
        return None  # «предполагаемый»
    return {"Conv": "gerund", "Part": "participle", "Inf": "infinitive"}.get(form)


def dictionary_form(word: str) -> str | None:
    """The form of a word that can be nothing but a verb, where the tagger took it for something else."""
    found = language.parses(word)
    if not all(p.known and p.pos in VERB_PARTS for p in found) or found[0].person in ("1per", "2per"):
        return None
    return FORMS[found[0].pos]


def verb_source(narration: Narration, index: int, form: str, flags: frozenset[str]) -> Source | None:
    """Who the verb reports."""
    if "relay" in flags and (cited := cited_source(narration, index, "cites" in flags)) is not None:
        return cited
    referred = referred_source(narration, index)
    if referred is not None and names_person(narration, referred):
        return referred
    if "passive" in flags or form == "short":
        return referred or said_at(narration, index, flags)
    if form == "participle":
        head = narration.grammar.head(index)
        return phrase_source(narration, head) if head is not None else None
    subject = syntactic_subject(narration, index)
    if subject is not None and "dative" in flags:
        subject = subject_behind_addressee(narration, index, subject)
    subject = subject or place_of_many(narration, index, form, flags) or nearest_subject(narration, index)
    return subject or referred or noun_behind(narration, index) or dropped_subject(narration, index)


def place_of_many(narration: Narration, index: int, form: str, flags: frozenset[str]) -> Source | None:
    """«сообщили в мэрии», «сообщили в мэрии, добавив»: a verb in the plural without a subject, and where it is said."""
    verb = narration.grammar.head(index) if form == "gerund" else index
    return said_at(narration, verb, flags) if verb is not None and narration.grammar.number(verb) == "plur" else None


def said_at(narration: Narration, verb: int, flags: frozenset[str]) -> Source | None:
    """Where it is said: a place that can speak, else any; «обвинили в краже», «следует иметь в виду» say no place."""
    source = place_source(narration, verb)
    return source if source is not None or flags & {"demand", "sourced"} else any_place(narration, verb)


# --- phrases and nouns ------------------------------------------------------------------------------------------------


def by_words(narration: Narration, index: int) -> Cue | None:
    """«по словам министра», «по его мнению», «по неофициальным данным», «со слов соседа»: found by their noun."""
    text, flags = narration.text, phrase_flags(narration.text.lower(index))
    prepositions = next((words for flag, words in PREPOSITIONS.items() if flag in flags), None)
    if prepositions is None:
        return None
    owner: int | None = None
    for distance, place in enumerate(narration.before(index)):
        word = text.lower(place)
        if word in prepositions:
            source = pronoun_source(narration, owner, "owner") if owner is not None else None
            source = source or genitive_source(narration, index)
            lemma = f"{word} {text.lower(index)}"
            return Cue(place, index + 1, index, lemma, "phrase", flags | {"that"}, source)
        owner = place if word in POSSESSIVES else owner
        describes = word in POSSESSIVES or narration.grammar.pos(place) in ("ADJ", "DET", "PRON", "VERB")
        if distance >= PO_REACH or not describes:
            return None
    return None


def according_to(narration: Narration, index: int) -> Cue | None:
    """«согласно отчёту компании»: the owner of the text speaks, or the text."""
    word = narration.text.lower(index)
    if "after" not in phrase_flags(word):
        return None
    head = next((i for i in narration.after(index) if narration.is_noun(i)), None)
    if head is None or head - index > ACCORDING_REACH:
        return None
    if narration.text.lower(narration.next(index) or index).startswith("котор"):
        return None  # «закон, согласно которому мост закроют»
    of_phrase, of_text = phrase_flags(word) | {"that"}, source_flags(narration, head)
    if "data" in of_text:
        return Cue(index, head + 1, index, word, "phrase", of_phrase, owner_of(narration, head))
    if "mute" in of_text:
        return None
    source = text_source if "document" in of_text else phrase_source
    return Cue(index, index + 1, index, word, "phrase", of_phrase, source(narration, head, "datv"))


def short_adjective(narration: Narration, index: int) -> Cue | None:
    """«уверен», «убеждена»: short adjectives that take «что» or stand as «…, уверен он»."""
    word = narration.text.lower(index)
    if "short" not in phrase_flags(word):
        return None
    source = syntactic_subject(narration, index) or place_of_many(narration, index, "short", frozenset({"that"}))
    source = source or nearest_subject(narration, index)
    return Cue(index, index + 1, index, word, "finite", frozenset({"that"}), source)


def noun_of_speech(narration: Narration, index: int) -> Cue | None:
    """«Слова министра: «…»», «комментарий тренера: «…»»: a noun of speech and its owner, before a colon."""
    if "noun" not in phrase_flags(narration.text.lower(index)):
        return None
    colon = any(narration.text.word(i) == ":" for i in narration.after(index))
    owner = owner_of(narration, index)
    if not colon or owner is None:
        return None
    return Cue(index, index + 1, index, lemma_of(narration, index), "noun", frozenset(), owner)


def claim(narration: Narration, index: int) -> Cue | None:
    """«мнение врача, что», «замечание Белова о том, что»: a noun of speech, its owner, and a clause at once behind."""
    if "claim" not in phrase_flags(narration.text.lower(index)):
        return None
    owner = owner_of(narration, index)
    if owner is None or owner.first - index > OWNER_REACH:
        return None
    behind = [narration.text.lower(i) for i in islice(narration.after(owner.last - 1), 4)]
    if behind[:2] != [",", "что"] and behind != ["о", "том", ",", "что"]:
        return None
    return Cue(index, index + 1, index, lemma_of(narration, index), "noun", frozenset({"that"}), owner)


RULES: tuple[Rule[Callable[[Narration, int], Cue | None]], ...] = (
    Rule(
        verb,
        (
            "<Иванов> {заявил}, что [мост закроют]. => indirect: Иванов",
            "«[Мост закроют]», — {сообщили} в <мэрии>. => direct: мэрия",
            "Иванов не сказал, что мост закроют.",
        ),
    ),
    Rule(
        by_words,
        (
            "{По словам} <министра>, [дорогу сдадут]. => indirect: министр",
            "По дороге в школу министр молчал.",
        ),
    ),
    Rule(
        according_to,
        (
            "{Согласно} отчёту <министерства>, [доходы выросли]. => indirect: министерство",
            "Согласно закону, мост закроют.",
        ),
    ),
    Rule(
        short_adjective,
        (
            "<Иванов> {уверен}, что [мост закроют]. => indirect: Иванов",
            "[Мост закроют], {уверена} <Белова>. => indirect: Белова",
        ),
    ),
    Rule(
        noun_of_speech,
        (
            "{Слова} <министра>: «[Мы не сдадимся]». => direct: министр",
            "Слова министра запомнились всем.",
        ),
    ),
    Rule(
        claim,
        (
            "Газета приводит {мнение} <аналитика Белова>, что [цены вырастут]. => indirect: Белов",
            "Мнение аналитика Белова о том деле всем известно.",
        ),
    ),
)
