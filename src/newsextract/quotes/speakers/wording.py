"""What a speaker is called whom nobody names: the article's words, in the nominative."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import dropwhile, takewhile

from newsextract import language, lexicon
from newsextract.quotes.source_nouns import is_noun_for_person, noun_flags
from newsextract.quotes.sources import (
    NO_OWNERS,
    ONE,
    ONE_IN_NOMINATIVE,
    THEM,
    TRAILING,
    Source,
    is_nominative_in_plural_only,
)
from newsextract.quotes.speakers.by_name import named
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent, Sort
from newsextract.roles import phrase_nominative
from newsextract.text import OPENING_TOKENS, Phrase, Text

MAX_EXPLANATION = 15  # tokens
PARTING = frozenset(", . : ; ( ) - – —".split())  # marks that no phrase for somebody goes beyond
OWN = lexicon.flagged("function_words", "own")  # «увидел свою соседку, которая»


def wording(discourse: Discourse, source: Source, owner: str = "") -> str:
    """The words for an unnamed speaker, and what explains them; «его сосед» is «сосед Лунина», if he is the owner."""
    if source.kind == "initials":
        return with_initials(discourse.text.in_one_line(discourse.text.extent(source.first, source.last)))
    name = with_owner(discourse, source, owner) if owner else phrase_in_nominative(discourse, source)
    return name + explanation(discourse, source)


def with_initials(label: str) -> str:
    """«А.БЕЛОВА» of an interview as a name, «А. Белова»; initials alone stay as they are."""
    *initials, last = label.replace(". ", ".").split(".")
    surname = last.title() if len(last) > 1 and initials else last
    return ". ".join((*initials, surname))


def with_owner(discourse: Discourse, source: Source, owner: str) -> str:
    """«его коллега по фракции» with an owner: «коллега Петра Лунина по фракции»; «один из них»: «один из врачей»."""
    tokens = discourse.text.tokens
    pronoun = discourse.text.lowers[source.last - 1]
    if pronoun == THEM or language.is_relative(pronoun):
        return phrase_in_nominative(discourse, source).removesuffix(pronoun) + owner
    to_head = source._replace(first=source.first + 1, last=source.head + 1)
    rest = discourse.text.string[tokens[source.head].stop : tokens[source.last - 1].stop]
    return f"{phrase_in_nominative(discourse, to_head)} {owner}{rest}"


def phrase_in_nominative(discourse: Discourse, source: Source) -> str:
    """The phrase with its head in the nominative, without the preposition and the pronoun of «по нему водитель»."""
    first = range(source.first, source.head)
    outside = takewhile(lambda i: discourse.grammar.pos(i) == "ADP", first)
    source = source._replace(first=source.first + len(list(outside)))
    named = {i for i in range(source.first, source.last) if i in discourse.entities.name_of}
    if source.first < source.head and discourse.text.lowers[source.first] in OWN:
        source = source._replace(first=source.first + 1)
    if source.case == "nomn":
        return lowered(discourse.text, source, named)
    if discourse.word(source.head) in ONE:
        tokens = discourse.text.tokens
        rest = tokens[source.head].stop, tokens[source.last - 1].stop
        return ONE[discourse.word(source.head)][0] + discourse.text.string[slice(*rest)]
    return "".join(joined_in_nominative(discourse, source, named))


def joined_in_nominative(discourse: Discourse, source: Source, named: set[int]) -> Iterator[str]:
    """«экспертов и чиновников»: each of the nouns that are joined by «и» or a comma, and what stands between them."""
    text = discourse.text
    first, head = source.first, source.head
    for noun in joined_nouns(discourse, source):
        joining = next((i for i in range(noun - 1, head, -1) if text.lowers[i] in JOINING), None)
        if joining is None:
            continue
        last = joining - (text.lowers[joining - 1] in JOINING)
        yield named_in_nominative(discourse, Phrase(first, last, head), named, source.case)
        yield text.string[text.tokens[last - 1].stop : text.tokens[joining + 1].start]
        first, head = joining + 1, noun
    if first > source.first:
        yield named_in_nominative(discourse, Phrase(first, source.last, head), named, source.case)
    else:
        yield phrase_nominative(text, Phrase(first, source.last, head), named, source.case)


def named_in_nominative(discourse: Discourse, phrase: Phrase, named: set[int], case: str) -> str:
    """One of several, «мэра Петра Лунина и врача Анны Беловой»: the title and the name, each in the nominative."""
    name = discourse.entities.name_at(phrase.last - 1)
    within = name is not None and phrase.first <= name.first and name.last == phrase.last
    if name is None or not within or (name.type != "PER" and name.first > phrase.first):
        return phrase_nominative(discourse.text, phrase, named, case)
    called = discourse.entities.owner(name).name
    if name.first <= phrase.head:
        return called
    if discourse.grammar.rel(name.first) != "appos":
        return phrase_nominative(discourse.text, phrase, named, case)  # «адвоката Лунина»
    title = phrase_nominative(discourse.text, Phrase(phrase.first, name.first, phrase.head), named, case)
    return f"{title} {called}"


def joined_nouns(discourse: Discourse, source: Source) -> list[int]:
    """The nouns that syntax joins to the head of a phrase, in its case, which may be read as accusative."""
    grammar = discourse.grammar
    behind = (i for i in grammar.children(source.head, "conj") if source.head < i < source.last and grammar.is_noun(i))
    return [noun for noun in behind if language.same_case(grammar.case(noun), grammar.case(source.head))]


JOINING = frozenset({"и", ",", "или"})


def lowered(text: Text, source: Source, named: set[int]) -> str:
    """The phrase as it stands, a capital of the sentence's start undone."""
    tokens = text.tokens
    string = text.string[tokens[source.first].start : tokens[source.last - 1].stop]
    first = tokens[source.first].text
    at_start = first[:1].isupper() and first[1:].islower() and not first[0].isascii()  # but «Telegram-канал»
    if source.first not in named and at_start:
        return string[0].lower() + string[1:]
    return string


def is_explained(discourse: Discourse, source: Source) -> bool:
    """«телеканал, принадлежащий фонду», «источник, близкий к делу»: what is explained behind a comma is new."""
    tokens = discourse.text.tokens
    if source.last + 1 >= len(tokens) or tokens[source.last].text != ",":
        return False
    after = source.last + 1
    if language.is_relative(tokens[after].lower):
        return True
    grammar = discourse.grammar
    counted = grammar.is_counted(source.head)
    if grammar.case(after) not in (source.case, "gent" if counted else "") or grammar.pos(after) == "NOUN":
        return False  # «по словам банкира, страны-соперники»
    if all(parse.pos == "VERB" for parse in language.parses(tokens[after].lower)):
        return False  # «где, по словам горожан, скапливался мусор»
    if acts_itself(discourse, after):
        return False
    attribute = grammar.rel(after) in ("acl", "amod") and grammar.head(after) == source.head
    participle = grammar.feat(after, "VerbForm") == "Part" and grammar.feat(after, "Variant") not in ("Short", "Brev")
    return participle or (grammar.pos(after) == "ADJ" and attribute)


def acts_itself(discourse: Discourse, participle: int) -> bool:
    """«По словам врача, пострадавших было двое»: whether a participle is what a verb behind it tells of."""
    grammar = discourse.grammar
    head = grammar.head(participle)
    return grammar.rel(participle).startswith("nsubj") and head is not None and head > participle


def explanation(discourse: Discourse, source: Source) -> str:
    """«жители Эквадора, которые разводят розы»: what follows up to the next comma, where it explains who they are."""
    if not is_explained(discourse, source):
        return ""
    if discourse.names_in(source) and "unnamed" not in word_flags(discourse, source.head):
        return ""  # but «источник «Порта», близкий к делу»
    tokens = discourse.text.tokens
    behind = range(source.last + 1, min(source.last + MAX_EXPLANATION, len(tokens)))
    end = next((i for i in behind if tokens[i].text in (",", ".", ":", "—")), None)
    if not end or is_report(discourse, range(source.last + 1, end)):
        return ""  # «меньшинство, считающее, что»: the explanation is the report itself
    text = discourse.text.string
    rest = text[tokens[source.last + 1].stop : tokens[end].start].rstrip()
    return text[tokens[source.last].start : tokens[source.last + 1].start] + first_adjective(discourse, source) + rest


def is_report(discourse: Discourse, words: range) -> bool:
    """«…, считающее, что», «…, назвавший мост „чудом“»: whether what explains somebody is the report itself."""
    marks = (i for i in words if discourse.word(i) in OPENING_TOKENS)
    return discourse.text.lower(words.stop + 1) == "что" or any(discourse.word(i + 1).islower() for i in marks)


def first_adjective(discourse: Discourse, source: Source) -> str:
    """«по мнению телеканала, принадлежащего фонду»: the adjective at the start of an explanation, in the nominative.

    Behind who is counted it is in the genitive: «два источника, близких к фонду».
    """
    index = source.last + 1
    grammar, token = discourse.grammar, discourse.text.tokens[index]
    own = next((p for p in language.parses(token.lower) if p.pos in ("PRTF", "ADJF")), None)
    if source.case == "nomn" or own is None or language.is_relative(token.lower):
        return token.text
    number = grammar.number(index) or None
    gender = grammar.gender(index) or None if number == "sing" else None
    case = "gent" if grammar.is_counted(source.head) else "nomn"
    return language.inflect(own, case, number, gender) or token.text


def referent_at(discourse: Discourse, index: int) -> Referent:
    """The referent of a name, of a noun with a name beside it, or one that is called by the noun phrase."""
    entity = discourse.entities.entity_at(index)
    if entity is not None:
        return discourse.referent(entity)
    return named(discourse, phrase_around(discourse, index)) or described(discourse, index)


def described(discourse: Discourse, noun: int) -> Referent:
    """A referent called by the noun phrase around a noun: a text, a body, a person or a group."""
    source, sort = phrase_around(discourse, noun), sort_of(discourse, noun)
    if sort == "person":
        source = without_others(discourse, source)
    titles = [discourse.description(source.first, source.last, noun)]
    gender = gender_by_verb(discourse, noun) or language.noun_gender(discourse.word(noun)) or None
    return Referent(phrase_in_nominative(discourse, source), sort, [source.first], gender, titles, case=source.case)


def gender_by_verb(discourse: Discourse, noun: int) -> str | None:
    """«Директор школы уволила»: the gender that the verb of a subject shows."""
    grammar = discourse.grammar
    verb = grammar.head(noun) if grammar.rel(noun).startswith("nsubj") and is_living(discourse, noun) else None
    return (grammar.gender(verb) or None) if verb is not None and grammar.is_finite(verb) else None


def without_others(discourse: Discourse, source: Source) -> Source:
    """«водитель автобуса» of «водитель автобуса и пассажирка»: the words for one, without those for whom «и» joins."""
    others = (i for i in discourse.grammar.children(source.head, "conj") if source.head < i < source.last)
    links = (i for i in range(source.head + 1, next(others, source.head)) if discourse.text.lowers[i] in JOINING)
    return source._replace(last=next(links, source.last))


def phrase_around(discourse: Discourse, noun: int) -> Source:
    """The noun phrase around a noun."""
    grammar, lowers = discourse.grammar, discourse.text.lowers
    whole = grammar.phrase(noun)
    start = max((i + 1 for i in whole if i < noun and lowers[i] in PARTING), default=whole[0])
    stop = min((i for i in whole if i > noun and lowers[i] in PARTING), default=whole[-1] + 1)
    tokens = list(dropwhile(lambda i: i < noun and stands_outside(discourse, i), range(start, stop)))
    number = "plur" if grammar.is_counted(noun) else grammar.number(noun)
    while tokens[-1] > noun and grammar.pos(tokens[-1]) == "ADV":
        tokens.pop()  # «выдал дочь замуж»
    return Source(tokens[0], tokens[-1] + 1, noun, "phrase", grammar.case(noun) or "nomn", number=number or None)


def stands_outside(discourse: Discourse, index: int) -> bool:
    """«же», «ему», «на» before «источник»: whether no phrase begins with a word."""
    return discourse.text.lowers[index] in TRAILING | NO_OWNERS or discourse.grammar.pos(index) == "ADP"


def sort_of(discourse: Discourse, noun: int) -> Sort:
    """What a noun in the reporter's words stands for."""
    flags = word_flags(discourse, noun)
    if flags & {"org", "collective"}:
        return "body" if "org" in flags else "group"
    if discourse.text.lowers[noun] in ONE_IN_NOMINATIVE:
        return "person"  # «один из жителей»
    if is_several_by_adjective(discourse, noun):
        return "group"
    if not is_living(discourse, noun) and "unnamed" not in word_flags(discourse, noun):
        return "text"
    return "group" if is_plural(discourse, noun) or discourse.grammar.is_counted(noun) else "person"


def is_plural(discourse: Discourse, noun: int) -> bool:
    """Whether a noun is in the plural, by the tagger, or as a subject by its form: «Супруги живут в Туле»."""
    grammar = discourse.grammar
    subject = grammar.rel(noun) == "nsubj" and is_nominative_in_plural_only(discourse.text.lowers[noun])
    return subject or grammar.number(noun) == "plur"


def is_several_by_adjective(discourse: Discourse, index: int) -> bool:
    """«родные», «пострадавшие»: whether an adjective or a participle in the plural stands for persons."""
    grammar = discourse.grammar
    attribute = grammar.pos(index) == "ADJ" or grammar.is_participle(index)
    return attribute and grammar.number(index) == "plur" and grammar.rel(index) not in ("amod", "acl", "root")


def is_living(discourse: Discourse, noun: int) -> bool:
    """Whether a noun is for somebody living, by the tagger or by the dictionary: «сняли с крыши маляра»."""
    grammar, word = discourse.grammar, discourse.text.lowers[noun]
    if grammar.is_participle(noun):
        return language.role_lemma(word) is not None  # «Пострадавшая пришла в себя»
    return grammar.is_animate(noun) or (grammar.pos(noun) == "NOUN" and is_noun_for_person(word))


def word_flags(discourse: Discourse, index: int) -> frozenset[str]:
    """What the table of sources says of a noun."""
    return noun_flags(discourse.word(index))


def is_body(discourse: Discourse, index: int) -> bool:
    """Whether a word is a body, by its name or its noun."""
    name = discourse.entities.name_at(index)
    return name.type == "ORG" if name is not None else "org" in word_flags(discourse, index)
