"""Reporting words in a frame: verbs, phrases such as «по словам», nouns of speech."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from newsextract import language, lexicon
from newsextract.quotes.sources import (
    POSSESSIVES,
    Reporter,
    Source,
    dropped_subject,
    genitive_source,
    lemma_of,
    nearest_subject,
    owner_of,
    phrase_source,
    place_source,
    pronoun_source,
    relayed,
    subject_behind_addressee,
    subject_of,
    syntactic_subject,
)
from newsextract.quotes.verbs import NOUN_CUES, SHORT_FORMS, VERB_PARTS

FORMS = {"VERB": "finite", "GRND": "gerund", "PRTF": "participle", "PRTS": "short", "INFN": "infinitive"}
# «начали скандировать», «поспешил заверить»: verbs that only say how the speaking goes
BEGINNINGS = frozenset("начать начинать стать поспешить успеть продолжать продолжить решиться спешить".split())
# «согласно статистике», «согласно закону»: nobody says it
NO_SPEAKERS = frozenset(
    "статистика опрос соцопрос закон конституция план график расписание правило традиция легенда договор кодекс".split()
)


class Cue(NamedTuple):
    """A reporting word or phrase: tokens `first` to `last`, its head token `at`, and its source if it has one."""

    first: int
    last: int
    at: int
    lemma: str
    form: str  # "finite", "gerund", "participle", "infinitive", "short", "phrase", "noun"
    flags: frozenset[str]
    source: Source | None


def find_cues(reporter: Reporter, places: Iterable[int]) -> list[Cue]:
    """Cues of a frame in text order. places: its tokens that can begin one, by `ReportingVerbs.may_report`."""
    found = [cue for index in places for finder in FINDERS if (cue := finder(reporter, index)) is not None]
    return sorted(found, key=lambda cue: cue.first)


def verb_cue(reporter: Reporter, index: int) -> Cue | None:
    """«заявил», «отметив», «считающий»: a form of a reporting verb, and its source."""
    word = reporter.word(index)
    if len(word) < 4 or not reporter.text(index)[0].isalpha() or word in SHORT_FORMS:
        return None
    following = [reporter.word(i) for i, _ in zip(reporter.after(index), range(4), strict=False)]
    entry = reporter.verbs.entry(word, following)
    if entry is None:
        return None
    lemma, flags = entry
    form = verb_form(reporter, index)
    if form is None or (form == "participle" and flags & {"passive", "label"}):
        return None
    source = verb_source(reporter, index, form, flags)
    if form == "infinitive" and not hangs_on_beginning(reporter, index):
        return None
    negation = next(reporter.before(index), None)
    if (
        negation is not None
        and reporter.word(negation) == "не"
        and lemma not in ("исключить", "исключать", "сомневаться")
    ):
        return None
    if source is None and (lemma == "следовать" or (lemma == "исключить" and form == "short")):
        return None  # «следует отметить», «не исключено»
    return Cue(index, index + 1, index, lemma, form, flags, source)


def hangs_on_beginning(reporter: Reporter, index: int) -> bool:
    """Whether an infinitive hangs on a verb of beginning."""
    head = reporter.grammar.head(index)
    return head is not None and any(p.lemma in BEGINNINGS for p in language.parses(reporter.word(head)))


def verb_form(reporter: Reporter, index: int) -> str | None:
    """How a verb stands; None for forms that report nothing: imperatives, first and second persons."""
    grammar = reporter.grammar
    if grammar.pos(index) not in ("VERB", "AUX"):
        return dictionary_form(reporter.word(index))
    verb_form_ = grammar.feat(index, "VerbForm")
    if verb_form_ == "Fin":
        if grammar.feat(index, "Mood") == "Imp" or grammar.feat(index, "Person") in ("1", "2"):
            return None
        return "finite"
    if verb_form_ == "Part" and grammar.feat(index, "Variant") in ("Brev", "Short"):
        return "short" if reporter.word(index).endswith("о") else None  # «сказано», but not «книга написана»
    if verb_form_ == "Part" and grammar.feat(index, "Voice") == "Pass":
        return None  # «предполагаемый»
    return {"Conv": "gerund", "Part": "participle", "Inf": "infinitive"}.get(verb_form_)


def dictionary_form(word: str) -> str | None:
    """The form of a word that can be nothing but a verb, where the tagger took it for something else."""
    found = language.parses(word)
    if not all(p.known and p.pos in VERB_PARTS for p in found) or found[0].person in ("1per", "2per"):
        return None
    return FORMS[found[0].pos]


def verb_source(reporter: Reporter, index: int, form: str, flags: frozenset[str]) -> Source | None:
    """Who the verb reports."""
    if "relay" in flags and (quoted := relayed(reporter, index)) is not None:
        return quoted
    if "passive" in flags or (form == "short"):
        return place_source(reporter, index)
    if reporter.referred is not None:
        return reporter.referred
    if form == "participle":
        head = reporter.grammar.head(index)
        return phrase_source(reporter, head) if head is not None else None
    subject = syntactic_subject(reporter, index)
    if subject is not None and "dative" in flags:
        subject = subject_behind_addressee(reporter, index, subject)
    if subject is None and form == "finite" and reporter.grammar.feat(index, "Number") == "Plur":
        subject = place_source(reporter, index)
    return subject or nearest_subject(reporter, index) or dropped_subject(reporter, index)


def po_cue(reporter: Reporter, index: int) -> Cue | None:
    """«по словам министра», «по его мнению», «по неофициальным данным»."""
    if reporter.word(index) != "по":
        return None
    table = lexicon.load("reporting_phrases")
    owner: int | None = None
    for distance, place in enumerate(reporter.after(index)):
        word = reporter.word(place)
        if "po" in table.get(word, ()):
            source = pronoun_source(reporter, owner, "owner") if owner is not None else genitive_source(reporter, place)
            return Cue(index, place + 1, place, f"по {word}", "phrase", table[word] | {"that"}, source)
        if word in POSSESSIVES:
            owner = place
        if distance >= 3 or not (word in POSSESSIVES or reporter.grammar.pos(place) in ("ADJ", "DET", "PRON", "VERB")):
            return None
    return None


def according_cue(reporter: Reporter, index: int) -> Cue | None:
    """«согласно отчёту компании»: the owner of the text speaks, or the text."""
    word = reporter.word(index)
    flags = lexicon.load("reporting_phrases").get(word, frozenset())
    if "after" not in flags:
        return None
    head = next(
        (i for i in reporter.after(index) if reporter.grammar.pos(i) in ("NOUN", "PROPN") or i in reporter.names), None
    )
    if head is None or head - index > 4:
        return None
    if lemma_of(reporter, head) in ("данные", "информация", "сведения", "оценка", "подсчёт", "расчёт"):
        return Cue(index, head + 1, index, word, "phrase", flags | {"that"}, owner_of(reporter, head))
    if lemma_of(reporter, head) in NO_SPEAKERS:
        return None
    owner = (
        owner_of(reporter, head) if "document" in lexicon.load("sources").get(lemma_of(reporter, head), ()) else None
    )
    source = owner or phrase_source(reporter, head, case="datv")
    return Cue(index, index + 1, index, word, "phrase", flags | {"that"}, source)


def sure_cue(reporter: Reporter, index: int) -> Cue | None:
    """«уверен», «убеждена»: short adjectives that take «что» or stand as «…, уверен он»."""
    if reporter.word(index) not in SHORT_FORMS:
        return None
    return Cue(
        index, index + 1, index, reporter.word(index), "finite", frozenset({"that"}), subject_of(reporter, index)
    )


def noun_cue(reporter: Reporter, index: int) -> Cue | None:
    """«Слова министра: «…»», «комментарий тренера: «…»»: a noun of speech and its owner, before a colon."""
    if reporter.word(index) not in NOUN_CUES:
        return None
    colon = next((i for i in reporter.after(index) if reporter.text(i) == ":"), None)
    owner = owner_of(reporter, index)
    if colon is None or owner is None:
        return None
    return Cue(index, index + 1, index, lemma_of(reporter, index), "noun", frozenset(), owner)


FINDERS: tuple[Callable[[Reporter, int], Cue | None], ...] = (verb_cue, po_cue, according_cue, sure_cue, noun_cue)
