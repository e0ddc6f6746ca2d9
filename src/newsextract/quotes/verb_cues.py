"""Verbs that report: which forms do, and who speaks."""

from __future__ import annotations

from itertools import islice

from newsextract import language, lexicon
from newsextract.quotes.addressees import may_be_addressee, subject_behind_addressee, without_addressee, without_object
from newsextract.quotes.attributes import told_of
from newsextract.quotes.behind import body_behind
from newsextract.quotes.givers import agent, cited_body, whose_words
from newsextract.quotes.narration import Narration
from newsextract.quotes.oblique import (
    PLACE_WORDS,
    any_place,
    cited_source,
    place_source,
    pronoun_place,
    referred_source,
)
from newsextract.quotes.source_nouns import lemma_of
from newsextract.quotes.sources import THERE, Cue, Source, can_speak, phrase_source
from newsextract.quotes.subject_words import noun_behind
from newsextract.quotes.subjects import dropped_subject, nearest_subject, syntactic_subject
from newsextract.quotes.unsaid import is_negated, is_questioned, is_sign, is_thing, is_unreal, tells_deed
from newsextract.quotes.verbs import PHRASE_REACH, VERB_PARTS, phrase_flags, such
from newsextract.text import OPENING_TOKENS

FORMS = {"VERB": "finite", "GRND": "gerund", "PRTF": "participle", "PRTS": "short", "INFN": "infinitive"}
SHORTEST_VERB = 3  # letters: what is shorter is a form of no reporting verb


def verb(narration: Narration, index: int) -> Cue | None:
    """«заявил», «отметив», «считающий»: a form of a reporting verb, and its source."""
    word = narration.text.lower(index)
    if len(word) < SHORTEST_VERB or "short" in phrase_flags(word):
        return None
    entry = narration.verbs.entry(word, narration.words_after(index, PHRASE_REACH))
    form = verb_form(narration, index) if entry is not None else None
    if entry is not None and form is None and "label" in entry[1]:
        return called_by(narration, index, *entry)
    if entry is None or form is None:
        return None
    lemma, flags = entry
    if tells_deed(narration, index, form, flags):
        return None
    phase = phase_verb(narration, index) if form == "infinitive" else None
    if form == "infinitive" and phase is None:
        return None
    if reports_nothing(narration, index, flags, phase):
        return None
    if phase is not None and "dative" in (phase_entry(narration, phase) or ()):
        source = dative_before(narration, phase, index)
    else:
        source = verb_source(narration, index, form, flags)
    if "evidence" in flags and is_sign(narration, index, source):
        return None
    if "sworn" in flags and not is_questioned(narration, source):
        return None
    impersonal = "sourced" in flags or ("negated" in flags and form == "short")
    if source is None and impersonal:
        return None  # «следует отметить», «не исключено»
    flags |= {"taken"} if takes_up(narration, index, lemma) else frozenset()
    referred = referred_source(narration, index)
    return Cue(index, index + 1, index, lemma, form, flags, source, None if referred == source else referred)


def reports_nothing(narration: Narration, verb: int, flags: frozenset[str], phase: int | None) -> bool:
    """«цены продолжают падать», «не сказал», «сказал бы»: whether a verb goes on with a deed, or nothing was said."""
    if "phase" in flags and narration.grammar.children(verb, "xcomp", "obj", "csubj"):
        return True
    negated = is_negated(narration, verb) or (phase is not None and is_kept_silent(narration, phase))
    return (negated != ("denied" in flags) and "negated" not in flags) or is_unreal(narration, verb)


def called_by(narration: Narration, index: int, lemma: str, flags: frozenset[str]) -> Cue | None:
    """«мост, названный врачом «позором»», «в письме мост назван «позором»»: who calls it so, or in what text."""
    if narration.grammar.feat(index, "Voice") != "Pass" or is_negated(narration, index):
        return None
    source = agent(narration, index, index + 1) or said_at(narration, index, flags)
    if source is None or is_town(narration, source.head):
        return None
    if narration.text.word(max(index + 1, source.last)) not in OPENING_TOKENS:
        return None  # «взрыв, расценённый мэром как поджог»
    return Cue(index, index + 1, index, lemma, "short", flags, source, None)


def takes_up(narration: Narration, verb: int, lemma: str) -> bool:
    """«Учёные пришли к такому выводу после раскопок»: with «такой» the noun stands for the sentence before."""
    if "taken" not in phrase_flags(lemma.partition(" ")[2]):
        return False
    part = narration.up_to_mark(verb)
    return any(narration.text.lower(i) in such() for i in part[:PHRASE_REACH])


def phase_verb(narration: Narration, index: int) -> int | None:
    """«начали скандировать», «поспешил заверить»: the verb above an infinitive that says how the speaking goes."""
    head = narration.grammar.head(index)
    if head is not None and narration.grammar.rel(index) == "conj":
        head = narration.grammar.head(head)  # «пришлось оправдываться и признать»
    flags = phase_entry(narration, head) if head is not None else None
    if head is None or flags is None or ("denied" in flags and verb_form(narration, head) != "finite"):
        return None  # «не забудьте сообщить, что»
    return head


def phase_entry(narration: Narration, verb: int) -> frozenset[str] | None:
    """What the table of such verbs says of one; None for any other."""
    table = lexicon.load("phase_verbs")
    lemmas = (parse.lemma for parse in language.parses(narration.text.lower(verb)))
    return next((table[lemma] for lemma in lemmas if lemma in table), None)


def is_kept_silent(narration: Narration, phase: int) -> bool:
    """«не стал говорить»: nothing was said; but «не преминул напомнить» says that it was."""
    denied = "denied" in (phase_entry(narration, phase) or ())
    return is_negated(narration, phase) != denied


def dative_before(narration: Narration, phase: int, infinitive: int) -> Source | None:
    """«Мэру пришлось сообщить», «пришлось мэру сообщить»: who stands in the dative beside a verb without a subject."""
    beside = narration.grammar.children(phase, "iobj", "obl", "nsubj")
    named = narration.entities.name_at
    who = next((i for i in beside if i < infinitive and (narration.grammar.case(i) == "datv" or named(i))), None)
    return phrase_source(narration, who, case="datv") if who is not None else None


def verb_form(narration: Narration, index: int) -> str | None:
    """How a verb stands; None for forms that report nothing: imperatives, first and second persons."""
    feat = narration.grammar.feat
    word = narration.text.lower(index)
    if narration.grammar.pos(index) not in ("VERB", "AUX"):
        return form_of_sure_verb(word)
    form = feat(index, "VerbForm")
    if form == "Part" and {parse.pos for parse in language.parses(word)} == {"GRND"}:
        return "gerund"
    if form == "Fin":
        return None if feat(index, "Mood") == "Imp" or feat(index, "Person") in ("1", "2") else "finite"
    if form == "Part" and feat(index, "Variant") in ("Brev", "Short"):
        return "short" if word.endswith("о") else None  # «сказано», but not «книга написана»
    if form == "Part" and feat(index, "Voice") == "Pass":
        return None  # «предполагаемый»
    return {"Conv": "gerund", "Part": "participle", "Inf": "infinitive"}.get(form)


def form_of_sure_verb(word: str) -> str | None:
    """The form of a word that can only be a verb, where the tagger took it for something else; else None."""
    found = language.parses(word)
    if not all(p.known and p.pos in VERB_PARTS for p in found) or found[0].person in ("1per", "2per"):
        return None
    return FORMS[found[0].pos]


def verb_source(narration: Narration, index: int, form: str, flags: frozenset[str]) -> Source | None:
    """Whom a verb of report has for its source: «сказал Лунин», «в мэрии сказали», «сказано в письме»."""
    if form == "gerund" and "adds" in flags and (above := speech_above(narration, index)) is not None:
        return above
    if "relay" in flags and (cited := cited_source(narration, index, "cites" in flags)) is not None:
        return cited
    if "cites" in flags and (cited := cited_body(narration, index)) is not None:
        return cited
    if (said_by := whose_words(narration, index)) is not None:
        return said_by
    referred = referred_source(narration, index)
    if referred is not None and any(map(narration.entities.person_at, range(referred.first, referred.last))):
        return referred
    if "passive" in flags or form == "short":
        place = referred or agent(narration, index) or said_at(narration, index, flags)
        return None if place is not None and is_town(narration, place.head) else place
    if form == "participle":
        return told_of(narration, index)
    subject = syntactic_subject(narration, index)
    if subject is not None and referred is not None and subject.head == referred.head:
        return referred  # «со ссылкой на источник ТАСС сообщает»
    if subject is not None and "dative" in flags:
        subject = subject_behind_addressee(narration, index, subject)
    if subject is not None and "whom" in flags:
        subject = without_object(narration, subject, index)
    place = place_of_many(narration, index, form, flags)
    subject = subject or place or nearest_subject(narration, index)
    if subject is not None and (is_beyond_comma(narration, index, subject) or is_said_there(narration, index)):
        subject = dropped_subject(narration, index)
    if place is not None and subject is not None and yields(narration, index, subject):
        apart = is_of_deed(narration, index, place.head)
        subject = subject if apart else place  # «в мэрии пояснили Reuters»
    found = subject or referred or noun_behind(narration, index) or body_behind(narration, index)
    found = found or abbreviation_behind(narration, index)
    return found or (None if is_told_them(narration, index) else dropped_subject(narration, index))


def is_said_there(narration: Narration, verb: int) -> bool:
    """«Ворота откроют, заверили там»: whether «там» behind a verb of several stands for who says it."""
    return narration.text.lower(verb + 1) == THERE and narration.grammar.number(verb) == "plur"


def is_told_them(narration: Narration, verb: int) -> bool:
    """«Там им сообщили, что …», «Людям напомнили, что …»: who is told did not say it, and nobody else is named."""
    if narration.grammar.number(verb) != "plur":
        return False
    return any(
        narration.text.lower(i) == "им" or (i < verb and is_person_told(narration, i))
        for i in narration.grammar.children(verb, "iobj", "obl")
    )


def is_person_told(narration: Narration, place: int) -> bool:
    """Whether a word is a person or persons in the dative."""
    dative = narration.grammar.case(place) == "datv" and not narration.grammar.children(place, "case")
    return dative and can_speak(narration, place)


def abbreviation_behind(narration: Narration, verb: int) -> Source | None:
    """«отметил ТАСС журналистам»: the case of an abbreviation is not told, and nobody else can be the subject."""
    place = narration.next(verb) or verb
    name = narration.entities.name_at(place)
    is_body = name is not None and name.type == "ORG" and narration.text.word(place).isupper()
    return phrase_source(narration, place) if is_body else None


def is_of_deed(narration: Narration, verb: int, place: int) -> bool:
    """«Его отвезли в МВД, пишут СМИ»: whether the comma before a verb parts it from a place, where somebody acts."""
    before, head = narration.previous(verb), narration.grammar.head(place)
    return place < verb != head and before is not None and narration.text.word(before) == ","


def yields(narration: Narration, verb: int, subject: Source) -> bool:
    """Whether a subject is who is told, or a thing of another clause: «Билеты дороги, сказали в кассе»."""
    thing = narration.is_apart(subject.head, verb) and is_thing(narration, subject.head)
    return thing or may_be_addressee(narration, verb, subject)


def is_beyond_comma(narration: Narration, verb: int, subject: Source) -> bool:
    """«Врач, говорят, уехал», «И вместо ответа, говорит, мэр ушёл»: a comma closes the report before the subject."""
    before, behind = narration.previous(verb), list(islice(narration.after(verb), 2))
    closed = len(behind) == 2 and narration.text.word(behind[0]) == "," and behind[1] == subject.first
    return closed and (before is None or narration.text.word(before) == ",")


def speech_above(narration: Narration, gerund: int) -> Source | None:
    """«Мать сообщила, что сын вернулся, добавив, что …»: who says that in which the gerund stands.

    The words are asked in their order: the parser hangs what is told on the gerund, and gives it the subject of what
    is told before: «Музей откроется, пообещала мэр, добавив, что …».
    """
    told, nearest = False, True
    for place in narration.before(gerund):
        word = narration.text.lower(place)
        if (told or nearest) and verb_form(narration, place) == "finite":
            entry, nearest = narration.verbs.entry(word, ()), False
            source = verb_source(narration, place, "finite", entry[1]) if entry is not None else None
            if told or (source is not None and source.first > place):
                return source
        told = told or (word == "что" and narration.text.word(place - 1) == ",")
    return None


def place_of_many(narration: Narration, index: int, form: str, flags: frozenset[str]) -> Source | None:
    """«сообщили в мэрии», «сообщили в мэрии, добавив»: a verb in the plural without a subject, and where it is said."""
    verb = narration.grammar.head(index) if form == "gerund" else index
    if verb is None or narration.grammar.number(verb) != "plur":
        return None
    return said_at(narration, verb, flags) or said_at_first(narration, verb, flags)


def said_at_first(narration: Narration, verb: int, flags: frozenset[str]) -> Source | None:
    """«В Перми удивились и напомнили, что …»: where the verb acts that another goes on with."""
    grammar = narration.grammar
    first = grammar.head(verb) if grammar.rel(verb) == "conj" else None
    if first is None or grammar.number(first) != "plur" or grammar.children(first, "nsubj"):
        return None
    return said_at(narration, first, flags)


def said_at(narration: Narration, verb: int, flags: frozenset[str]) -> Source | None:
    """Where it is said: a place that can speak, else any; «обвинили в краже», «следует иметь в виду» say no place."""
    if PLACE_WORDS.isdisjoint(narration.words):
        return None
    source = pronoun_place(narration, verb) or place_source(narration, verb)
    source = source if source is not None or flags & {"demand", "sourced"} else any_place(narration, verb)
    return without_addressee(narration, source) if source is not None else None


def is_town(narration: Narration, head: int) -> bool:
    """«Об этом было сказано в Перми»: a place that is no country and no capital is where, and not who speaks."""
    name = narration.entities.name_at(head)
    return name is not None and name.type == "LOC" and lemma_of(narration, head) not in lexicon.load("countries")
