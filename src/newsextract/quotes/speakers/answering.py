"""Who is asked answers, or is referred to and speaks, though another is the subject; and to whom somebody speaks."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.quotes.source_nouns import noun_flags
from newsextract.quotes.sources import Source, pronoun_source
from newsextract.quotes.speakers import ranking
from newsextract.quotes.speakers.asked import Asked, ask
from newsextract.quotes.speakers.by_name import named
from newsextract.quotes.speakers.common_nouns import words_for_referring
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.pointing import cited_before, gender_at
from newsextract.quotes.speakers.referents import Referent
from newsextract.quotes.speakers.together import together
from newsextract.quotes.speakers.wording import is_living, referent_at

ASKING = lexicon.flagged("verb_groups", "asking")
OBJECTS = ("obj", "obl", "iobj")  # «допросил Лунина», «спросил у Лунина», «позвонил Лунину»


def answering(discourse: Discourse, asked: Asked) -> Referent | None:
    """«он» behind a sentence whose verb asks somebody, of whom nobody has spoken since."""
    at = asked.source.first
    number = discourse.text.sentence_of[at] - 1
    if asked.source.kind != "pronoun" or asked.words not in ("pronoun", "they") or number < 0:
        return None
    sentence = discourse.text.sentences[number]
    if discourse.in_speech[sentence.first] or (discourse.turns and discourse.turns[-1][1] >= sentence.first):
        return None
    own = range(sentence.first, sentence.last)
    verb = next((i for i in own if language.has_lemma(discourse.text.lowers[i], ASKING, "VERB")), None)
    if verb is None or not discourse.grammar.children(verb, "nsubj"):
        return None
    objects = discourse.grammar.children(verb, *OBJECTS)
    if asked.words == "they":
        return next(filter(None, (together(discourse, i) for i in objects)), None)
    who = next((i for i in objects if is_living(discourse, i) and fits(discourse, asked, i)), None)
    return referent_at(discourse, who) if who is not None else None


def referred_to(discourse: Discourse, asked: Asked) -> Referent | None:
    """«Белов продаёт дом, пишет «Порт» со ссылкой на главу банка. По его словам, …»: whoever was referred to last."""
    at = asked.source.first
    number = discourse.text.sentence_of[at] - 1
    if asked.words != "pronoun" or number < 0:
        return None
    place = next(iter(words_for_referring(discourse, number)), None)
    source = cited_before(discourse, at) if place is not None else None
    if place is None or source is None or not place < source.first <= discourse.text.sentences[number].last:
        return None
    spoke_since = discourse.turns and discourse.turns[-1][1] > source.first
    person = named(discourse, source)
    gender = person.gender if person is not None else ask(discourse, source).source.gender
    likely = gender or ("masc" if person is None else asked.source.gender)  # «глава банка» is rather a man
    living = is_living(discourse, source.head) or "unnamed" in noun_flags(discourse.word(source.head))
    if spoke_since or not living or likely != asked.source.gender:
        return None
    known = (one for one in discourse.unnamed_near(at) if one.places[0] == source.first)
    return person or next(known, None) or referent_at(discourse, source.head)


def fits(discourse: Discourse, asked: Asked, index: int) -> bool:
    """Whether the pronoun agrees with a word for one person."""
    name = discourse.entities.name_at(index)
    one = name is not None or discourse.grammar.number(index) == "sing"
    return one and gender_at(discourse, index) == asked.source.gender


HIM = frozenset({"ему", "ей"})
BESIDE = ("iobj", "obl", "obj")  # relations of whom a verb speaks to, as parsers have them
OBJECT_CASES = frozenset({"datv", "accs"})  # of objects; a name in the genitive is an object by its relation


def addressee(discourse: Discourse, source: Source) -> Referent | None:
    """Whom an object of the source's verb means: «Мэр ответил Лунину», «врач спросил его»."""
    grammar = discourse.grammar
    verb = grammar.head(source.head) if source.case == "nomn" else None
    if verb is None or not grammar.rel(source.head).startswith("nsubj"):
        return None
    between = {verb + 1} if source.first == verb + 2 else set[int]()  # «спросил его врач»: syntax has «его врач»
    for index in (*between, *grammar.children(verb, *BESIDE)):
        him = HIM.union(language.POSSESSIVES) if index in between else HIM
        if discourse.text.lowers[index] in him and verb in discourse.reporting:
            pronoun = ask(discourse, pronoun_source(discourse.text, index, "pronoun"))
            best = ranking.best(ranking.rank(discourse, pronoun))
            return best[0].referent if best is not None else None
        entity = discourse.entities.entity_at(index)
        if entity is not None and (grammar.rel(index) == "obj" or grammar.case(index) in OBJECT_CASES):
            return discourse.referent(entity)
    return None
