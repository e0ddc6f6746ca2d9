"""A text speaks for its author: «в письме», «в сообщении», «в статье», «письмо, в котором говорится».

An article tells the author before: whose text it was called, who wrote or published it, who spoke last, the outlet that
it cites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newsextract import language, lexicon
from newsextract.quotes.source_nouns import source_lemma
from newsextract.quotes.sources import Source, pronoun_source
from newsextract.quotes.speakers import ranking
from newsextract.quotes.speakers.asked import Asked, ask
from newsextract.quotes.speakers.descriptions import Description
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.pointing import meant_by
from newsextract.quotes.speakers.referents import Referent
from newsextract.quotes.speakers.together import together
from newsextract.quotes.speakers.wording import described, phrase_around, word_flags

ANY_TEXT = "any-text"  # flag of «документ», which stands for a text of whatever kind
NEAR_SENTENCES = 1  # sentences in which a body that was only named can be the author
RECENT = 4  # and in which a text is still spoken of
RELATIVE_REACH = 8  # tokens between «в котором» and its noun
SAID_OF_TEXTS = frozenset({"document", "site"})  # flags of nouns that «в нём» can point at


def pointed(discourse: Discourse, asked: Asked) -> Referent | None:
    """«письмо, в котором говорится», «В нём отмечается»: the pronoun means a text; its author, or else the text."""
    if asked.source.kind != "in_text":
        return None
    noun = antecedent(discourse, asked.source)
    if noun is None:
        return None
    text = described(discourse, noun)
    told = not language.is_relative(discourse.text.lowers[asked.source.head])
    known = author_before(discourse, text.titles[0], noun) if told else None
    return whose(discourse, noun) or known or text


def antecedent(discourse: Discourse, source: Source) -> int | None:
    """The noun that «в котором», «в нём» stands for: the nearest before that agrees, a text rather than its site."""
    relative = language.is_relative(discourse.text.lowers[source.head])
    before = discourse.tokens_back(source.first, RECENT)
    near = before[: RELATIVE_REACH + 1] if relative else before
    nouns = (i for i in near if discourse.grammar.is_noun(i) and fits_pronoun(discourse, source, i))
    if relative:
        return next(nouns, None)
    texts = [i for i in nouns if word_flags(discourse, i) & SAID_OF_TEXTS]
    return next((i for i in texts if "site" not in word_flags(discourse, i)), next(iter(texts), None))


def fits_pronoun(discourse: Discourse, source: Source, noun: int) -> bool:
    """Whether a noun has the number of a pronoun, and in the singular its gender; «нём» is no feminine."""
    number, gender = discourse.grammar.number(noun), discourse.grammar.gender(noun)
    if source.number == "plur":
        return number == "plur"
    return number != "plur" and (gender == "femn") == (source.gender == "femn")


def author(discourse: Discourse, asked: Asked) -> Referent | None:
    """The author of the text. None if the text speaks for itself, or if the words are no text."""
    if asked.words != "text" or asked.description is None:
        return None
    found = author_by_article(discourse, asked, asked.description)
    discourse.noted[asked.source.head] = found
    return found


def author_by_article(discourse: Discourse, asked: Asked, text: Description) -> Referent | None:
    """The author by what the article says of the text here and before; else who acted or was heard."""
    flags, at = text.flags, asked.source.first
    words = discourse.text.lowers
    owner = next((i for i in range(at, asked.source.last) if words[i] in language.POSSESSIVES), None)
    if owner is not None:
        return whose_by_pronoun(discourse, owner)
    if ANY_TEXT in flags and not text.words:
        about = text_before(discourse, at)
        if about is not None:
            return about
    known = sender(discourse, asked.source.head)
    if known is None:
        known = author_before(discourse, text, at)
    if known is not None:
        return known
    if is_of_thing(discourse, asked.source.head):
        return described(discourse, asked.source.head)
    if "personal" in flags:
        author = actor_before(discourse, at)
        return author or nearest_referent(discourse, at, lambda referent: referent.sort == "person")
    if "printed" in flags:
        return nearest_referent(discourse, at, lambda referent: referent.may_print and referent.entity is not None)
    if text.words:
        return None
    return speaking_body(discourse, at, flags)


def speaking_body(discourse: Discourse, at: int, flags: frozenset[str]) -> Referent | None:
    """«В сообщении говорится»: the body that spoke last, or, where none did, one that is named near."""
    last = next((r for r, _ in discourse.heard() if r.sort == "body" and not r.is_outlet), None)
    last = last or acting_body(discourse, at)
    if last is not None or "ownerless" in flags:
        return last
    found = nearest_referent(discourse, at, lambda referent: referent.sort == "body" and not referent.is_outlet)
    named = found.last_before(at) if found is not None else None
    near = named is not None and discourse.clock[at] - discourse.clock[named] <= NEAR_SENTENCES
    return found if near else None


def whose_by_pronoun(discourse: Discourse, index: int) -> Referent | None:
    """«в его письме»: the nearest person of that gender; «в их заявлении»: whoever «они» are."""
    pronoun = pronoun_source(discourse.text, index, "owner")
    genders = None, pronoun.gender
    known = nearest_referent(discourse, index, lambda own: own.sort == "person" and own.gender in genders)
    if pronoun.number != "plur" and known is not None:
        return known
    best = ranking.best(ranking.rank(discourse, ask(discourse, pronoun)))
    return best[0].referent if best is not None else None


def is_of_thing(discourse: Discourse, noun: int) -> bool:
    """«в материалах дела», «по тексту договора»: whether a text is that of a thing, which no one writes."""
    owners = (i for i in discourse.grammar.children(noun, "nmod") if i > noun and discourse.grammar.case(i) == "gent")
    return any(not can_write(discourse, i) and not discourse.grammar.children(i, "case") for i in owners)


def actor_before(discourse: Discourse, at: int) -> Referent | None:
    """«Клуб поздравил Лунина. В телеграмме говорится»: the subject of the sentence before, if it can write."""
    sentences = discourse.text.sentences[: discourse.text.sentence_of[at]]
    before = next((s for s in reversed(sentences) if not discourse.in_speech[s.first]), None)
    if before is None or discourse.clock[at] - discourse.clock[before.first] > NEAR_SENTENCES:
        return None
    subjects = (i for i in range(before.first, before.last) if discourse.grammar.rel(i) == "nsubj")
    subject = who_writes(discourse, subjects)
    return all_meant_by(discourse, subject) if subject is not None else None


def acting_body(discourse: Discourse, at: int) -> Referent | None:
    """«Суд отклонил иск. В решении указано»: the subject of the sentence before, if it is a body."""
    acting = actor_before(discourse, at)
    return acting if acting is not None and acting.sort == "body" and not acting.is_outlet else None


def author_before(discourse: Discourse, text: Description, at: int) -> Referent | None:
    """Who was called the author of a text of this noun, «документ» of any, a few sentences before."""
    for index in nouns_before(discourse, at):
        flags = word_flags(discourse, index)
        same = text.head == source_lemma(discourse.word(index))
        called = same or (ANY_TEXT in text.flags and "personal" not in flags)
        if "document" in flags and called and (not text.words or says_as_much(discourse, index, text)):
            found = discourse.noted.get(index) or whose(discourse, index)
            if found is not None:
                return found
    return None


def says_as_much(discourse: Discourse, noun: int, text: Description) -> bool:
    """«открытое письмо … В открытом письме»: whether all that is said of a text was said of it before."""
    phrase = phrase_around(discourse, noun)
    return text.words <= discourse.description(phrase.first, phrase.last, noun).words


def whose(discourse: Discourse, noun: int) -> Referent | None:
    """The author of a text: who says something in it, its owner in the genitive, or who publishes it."""
    grammar = discourse.grammar
    verb = verb_above(discourse, noun)
    if verb is not None and is_addressed(discourse, noun) and is_said_in(discourse, verb, noun):
        writer = who_writes(discourse, grammar.children(verb, "nsubj"))
        if writer is not None:
            return all_meant_by(discourse, writer)
    for child in grammar.children(noun, "nmod", "appos"):
        owns = child > noun and grammar.case(child) != "datv" and not grammar.children(child, "case")
        if owns and can_write(discourse, child):
            return meant_by(discourse, child)
    sent = sender(discourse, noun)
    if sent is not None or verb is None:
        return sent
    if grammar.rel(noun).startswith("nsubj"):
        return whose_site(discourse, verb)
    if not publishes(discourse, verb, noun):
        return None
    subject = who_writes(discourse, grammar.children(verb, "nsubj"))
    return all_meant_by(discourse, subject) if subject is not None else None


def all_meant_by(discourse: Discourse, subject: int) -> Referent | None:
    """Whom a subject means, with those who are named together with it: «Лунин и Белова написали письмо»."""
    return together(discourse, subject) or meant_by(discourse, subject)


def whose_site(discourse: Discourse, verb: int) -> Referent | None:
    """«На сайте завода появилось сообщение»: the owner of the site on which a text stands."""
    grammar = discourse.grammar
    sites = (i for i in grammar.children(verb, "obl") if "site" in word_flags(discourse, i))
    owner = who_writes(discourse, (child for site in sites for child in grammar.children(site, "nmod") if child > site))
    return meant_by(discourse, owner) if owner is not None else None


def sender(discourse: Discourse, noun: int) -> Referent | None:
    """«письмо, которое Лунин направил в мэрию»: who sent a text, by the clause behind it."""
    which = noun + 2
    if discourse.text.word(noun + 1) != "," or not language.is_relative(discourse.text.lower(which)):
        return None
    verb = discourse.grammar.head(which)
    if verb is None or writing(discourse, verb) is None:
        return None
    subject = who_writes(discourse, discourse.grammar.children(verb, "nsubj"))
    found = meant_by(discourse, subject) if subject is not None else None
    return None if found is None or found.is_outlet else found  # «письмо, которое опубликовал «Маяк»»


def is_addressed(discourse: Discourse, noun: int) -> bool:
    """«в письме редакции», «в посте»: whether what stands behind a text can be whom it is addressed to."""
    behind = discourse.grammar.children(noun, "nmod", "appos", "iobj")
    return all(child < noun or language.can_stand_in(discourse.text.lowers[child], "datv") for child in behind)


def is_said_in(discourse: Discourse, verb: int, noun: int) -> bool:
    """«Лунин в письме утверждает»: whether a verb reports what stands in a text."""
    prepositions = (discourse.text.lowers[i] for i in discourse.grammar.children(noun, "case"))
    return verb in discourse.reporting and next(prepositions, "") == "в"


def publishes(discourse: Discourse, verb: int, noun: int) -> bool:
    """«опубликовал доклад», «выступил с заявлением»: whether the subject of a verb is the author of its object."""
    rel, found = discourse.grammar.rel(noun), writing(discourse, verb)
    if found is None or "by" in found:
        return found is not None and discourse.grammar.case(noun) == "ablt"  # «ограничился заявлением»
    return rel == "obj" or ("with" in found and rel in ("obl", "nmod"))


def verb_above(discourse: Discourse, noun: int) -> int | None:
    """The verb that a noun hangs on; «обратился к ректору с письмом», where «письмом» can hang on «ректору»."""
    grammar, head = discourse.grammar, discourse.grammar.head(noun)
    aside = head is not None and grammar.rel(noun) == "nmod" and grammar.rel(head) in ("obl", "iobj")
    with_it = any(discourse.text.lowers[i] in language.WITH for i in grammar.children(noun, "case"))
    return grammar.head(head) if head is not None and aside and with_it else head


def writing(discourse: Discourse, verb: int) -> frozenset[str] | None:
    """What the table of verbs whose subject is an author says of a verb."""
    flags = map(lexicon.load("text_verbs").get, (p.lemma for p in language.parses(discourse.text.lowers[verb])))
    return next((found for found in flags if found is not None), None)


def who_writes(discourse: Discourse, words: Iterable[int]) -> int | None:
    """The first of some words that can write."""
    return next((index for index in words if can_write(discourse, index)), None)


def can_write(discourse: Discourse, index: int) -> bool:
    """Whether a word is a person or a body, by name or by noun."""
    name = discourse.entities.name_at(index)
    if name is not None:
        return name.type != "LOC"
    return discourse.grammar.is_animate(index) or "org" in word_flags(discourse, index)


def nouns_before(discourse: Discourse, at: int) -> Iterator[int]:
    """The nouns of the reporter's a few sentences back, nearest first."""
    return (index for index in discourse.tokens_back(at, RECENT) if discourse.grammar.pos(index) == "NOUN")


def text_before(discourse: Discourse, at: int) -> Referent | None:
    """«документ»: the decree or the report that a sentence before is about."""
    for index in nouns_before(discourse, at):
        flags = word_flags(discourse, index)
        if "ownerless" in flags and ANY_TEXT not in flags and discourse.grammar.rel(index).startswith("nsubj"):
            return described(discourse, index)
    return None


def nearest_referent(discourse: Discourse, at: int, fits: Callable[[Referent], bool]) -> Referent | None:
    """The fitting referent that was named or heard last before a token."""
    known = [discourse.referent(entity) for entity in discourse.near(at).entities if entity.type != "LOC"]
    found = (*known, *discourse.unnamed_near(at))
    places = [(place, r) for r in found if fits(r) and (place := r.last_before(at)) is not None]
    return max(places, key=lambda pair: pair[0], default=(0, None))[1]
