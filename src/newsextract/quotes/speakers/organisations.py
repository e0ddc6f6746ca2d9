"""Strategies for speakers that are no persons, and for those whom nobody names.

document    «говорится в сообщении»
body        «ведомство», «издание», «пресс-служба»
described   «источник в правительстве», «жители дома»: what the text says, in the nominative
"""

from __future__ import annotations

from bisect import bisect_left

from newsextract import language, lexicon
from newsextract.article import SpeakerType
from newsextract.entities import NamedEntity
from newsextract.language import GENDERS, NUMBERS
from newsextract.quotes.sources import Source
from newsextract.quotes.speakers.by_pronoun import pronoun
from newsextract.quotes.speakers.discourse import Discourse, Voice, called, entity_voice, stems


def document(discourse: Discourse, source: Source) -> Voice | None:
    """«говорится в сообщении»: a text without an owner speaks for the organisation that spoke last."""
    flags = lexicon.load("sources").get(discourse.lemma(source), frozenset())
    if "document" not in flags:
        return None
    if source.last - source.first > 1:
        return None
    if "personal" in flags:
        return None if (person := pronoun(discourse, source)) is None else called(person, source, "role")
    if discourse.lemma(source) == "документ" and (text := text_before(discourse, source)) is not None:
        return text
    last = next((v for v in discourse.spoken_before() if v.type == "ORG"), None)
    if last is None and "ownerless" not in flags:
        last = body_before(discourse, source)
    if last is None:
        return None
    return Voice(last.name, last.type, (source.first, source.last), last.entity, "role", last.gender)


def text_before(discourse: Discourse, source: Source) -> Voice | None:
    """«документ»: the decree or the report that the sentences before are about."""
    table = lexicon.load("sources")
    for index in range(source.first - 1, -1, -1):
        if discourse.clock[source.first] - discourse.clock[index] > RECENT:
            break
        lemma = language.noun_lemma(discourse.word(index))
        if (
            lemma != "документ"
            and "ownerless" in table.get(lemma, ())
            and discourse.grammar.rel(index).startswith("nsubj")
        ):
            tokens = discourse.grammar.phrase(index)
            text = Source(tokens[0], tokens[-1] + 1, index, "phrase", "nomn")
            return Voice(discourse.nominative(text), "ORG", (source.first, source.last), None, "role")
    return None


def body_before(discourse: Discourse, source: Source) -> Voice | None:
    """The organisation named last in this or the sentence before."""
    at, entity = last_named(discourse, source)
    near = discourse.clock[source.first] - discourse.clock[at] <= 1
    return entity_voice(entity, source, "role") if entity is not None and near else None


def last_named(discourse: Discourse, source: Source) -> tuple[int, NamedEntity | None]:
    """The organisation named last before a phrase, and the token where it is."""
    end = bisect_left(discourse.places, source.first, key=lambda place: place[0])
    named = (discourse.places[i] for i in range(end - 1, -1, -1))
    return next((place for place in named if place[1].type == "ORG"), (0, None))


def body(discourse: Discourse, source: Source) -> Voice | None:
    """«ведомство», «компания» alone: the organisation named last before; «пресс-служба»: its full form."""
    flags = lexicon.load("sources").get(discourse.lemma(source), frozenset())
    if "org" not in flags or source.number == "plur":
        return None
    words = stems(discourse.nominative(source))
    for voice in discourse.spoken_before():
        if voice.type == "ORG" and words <= stems(voice.name):
            return Voice(voice.name, "ORG", (source.first, source.last), voice.entity, "role", voice.gender)
    if source.last - source.first > 1 or "anaphoric" not in flags or is_explained(discourse, source):
        return None
    for voice in discourse.spoken_before():
        if voice.type == "ORG" and ("outlet" in flags or is_recent(discourse, voice, source)):
            return Voice(voice.name, "ORG", (source.first, source.last), voice.entity, "role", voice.gender)
    _, entity = last_named(discourse, source)
    return entity_voice(entity, source, "role") if entity is not None else None


RECENT = 4  # sentences over which «ведомство» is rather the body that spoke than one that was only named


def is_recent(discourse: Discourse, voice: Voice, source: Source) -> bool:
    """Whether a voice was heard a few sentences ago at most."""
    return voice.mention is not None and discourse.clock[source.first] - discourse.clock[voice.mention[0]] <= RECENT


def is_explained(discourse: Discourse, source: Source) -> bool:
    """«телеканал, принадлежащий фонду», «источник, близкий к делу»: what is explained behind a comma is new."""
    tokens = discourse.segmentation.tokens
    if source.last + 1 >= len(tokens) or tokens[source.last].text != ",":
        return False
    after = source.last + 1
    grammar = discourse.grammar
    of_head = (
        grammar.pos(after) == "ADJ" and grammar.rel(after) in ("acl", "amod") and grammar.head(after) == source.head
    )
    participle = grammar.feat(after, "VerbForm") == "Part" and grammar.feat(after, "Variant") not in ("Short", "Brev")
    return of_head or participle or tokens[after].lower.startswith("котор")


def explanation(discourse: Discourse, source: Source) -> str:
    """«жители Эквадора, которые разводят розы»: what follows up to the next comma, where it explains who they are."""
    if not is_explained(discourse, source) or discourse.names_in(source):
        return ""
    tokens = discourse.segmentation.tokens
    behind = range(source.last + 1, min(source.last + MAX_EXPLANATION, len(tokens)))
    end = next((i for i in behind if tokens[i].text in (",", ".", ":", "—")), None)
    if end is not None and end + 1 < len(tokens) and tokens[end + 1].text == "что":
        return ""  # «меньшинство, считающее, что»: the explanation is the report itself
    if not end:
        return ""
    text = discourse.segmentation.string
    rest = text[tokens[source.last + 1].stop : tokens[end].start].rstrip()
    return text[tokens[source.last].start : tokens[source.last + 1].start] + first_word(discourse, source) + rest


def first_word(discourse: Discourse, source: Source) -> str:
    """«по мнению телеканала, принадлежащего фонду»: the adjective at the start of an explanation, in the nominative."""
    index = source.last + 1
    grammar, token = discourse.grammar, discourse.segmentation.tokens[index]
    own = next((p for p in language.parses(token.lower) if p.pos in ("PRTF", "ADJF")), None)
    if source.case == "nomn" or own is None or token.lower.startswith("котор"):
        return token.text
    number = NUMBERS.get(grammar.feat(index, "Number"))
    gender = GENDERS.get(grammar.feat(index, "Gender")) if number == "sing" else None
    return language.inflect(own, "nomn", number, gender) or token.text


MAX_EXPLANATION = 15  # tokens


def described(discourse: Discourse, source: Source) -> Voice:
    """A description as it stands, in the nominative."""
    lemma = discourse.lemma(source)
    flags = lexicon.load("sources").get(lemma, frozenset())
    named = discourse.entities.name_at(source.head)
    body = flags & {"org", "document"} or (named is not None and named.type != "PER")
    type_: SpeakerType = "ORG" if body else "OTHER"
    if type_ == "OTHER" and discourse.is_animate(source):
        type_ = "PER"
    plural = source.number == "plur"
    name = discourse.nominative(source) + explanation(discourse, source)
    return Voice(name, type_, (source.first, source.last), None, "role", source.gender, plural)
