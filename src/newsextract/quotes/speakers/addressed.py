"""To whom somebody speaks or does something: «— возразил ему чиновник», «Лунина перебил премьер»; it is another."""

from __future__ import annotations

from newsextract.quotes.sources import Source, pronoun_source
from newsextract.quotes.speakers import ranking
from newsextract.quotes.speakers.asked import ask
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent

HIM = frozenset({"ему", "ей"})
BESIDE = ("iobj", "obl", "obj")  # relations of whom a verb speaks to, as parsers have them
OBJECTS = frozenset({"datv", "accs"})  # their cases; a name in the genitive is an object by its relation


def addressee(discourse: Discourse, source: Source) -> Referent | None:
    """Whom a pronoun or a name means that is an object of the verb of which the source is the subject."""
    grammar = discourse.grammar
    verb = grammar.head(source.head) if source.case == "nomn" else None
    if verb is None or not grammar.rel(source.head).startswith("nsubj"):
        return None
    for index in grammar.children(verb, *BESIDE):
        if discourse.text.lowers[index] in HIM and verb in discourse.reporting:
            pronoun = ask(discourse, pronoun_source(discourse.text, index, "pronoun"))
            best = ranking.best(ranking.rank(discourse, pronoun))
            return best[0].referent if best is not None else None
        entity = discourse.entities.entity_at(index)
        if entity is not None and (grammar.rel(index) == "obj" or grammar.case(index) in OBJECTS):
            return discourse.referent(entity)
    return None
