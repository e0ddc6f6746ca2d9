"""To whom somebody speaks: «— возразил ему чиновник», «— ответил Лунину чиновник»; it is never the speaker."""

from __future__ import annotations

from newsextract.quotes.sources import Source, pronoun_source
from newsextract.quotes.speakers import ranking
from newsextract.quotes.speakers.asked import ask
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.referents import Referent

HIM = frozenset({"ему", "ей"})
BESIDE = ("iobj", "obl", "obj")  # relations of whom a verb speaks to, as parsers have them


def addressee(discourse: Discourse, source: Source) -> Referent | None:
    """Whom a pronoun or a name in the dative beside the verb of a subject means."""
    verb = discourse.grammar.head(source.head) if source.case == "nomn" else None
    if verb is None or verb not in discourse.reporting:
        return None
    for index in discourse.grammar.children(verb, *BESIDE):
        if discourse.text.lowers[index] in HIM:
            best = ranking.best(
                ranking.rank(discourse, ask(discourse, pronoun_source(discourse.text, index, "pronoun")))
            )
            return best[0].referent if best is not None else None
        entity = discourse.entities.entity_at(index)
        if entity is not None and discourse.grammar.case(index) == "datv":
            return discourse.referent(entity)
    return None
