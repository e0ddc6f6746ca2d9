"""What speaks for and against a referent as the one that a source means, and for the words meaning somebody new.

Every feature has a name that says what holds. What it counts for stands in `weights.txt`; without a line there nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsextract import language, lexicon
from newsextract.quotes.speakers.asked import PERSONS, Asked, says_no_more
from newsextract.quotes.speakers.bodies import is_bare_voice, is_only_body, is_said_of, of_body, of_outlet
from newsextract.quotes.speakers.comparing import CALLED, RELATIONS, are_apart, best_relation
from newsextract.quotes.speakers.descriptions import Description, says_of_what
from newsextract.quotes.speakers.discourse import Discourse
from newsextract.quotes.speakers.fates import befell, fate_of
from newsextract.quotes.speakers.nearness import Feature, Field, is_alike, of_order, of_place, of_turns
from newsextract.quotes.speakers.reasons import INDEFINITE
from newsextract.quotes.speakers.referents import Referent

LEAST_ALIKE = 0.15  # cosine: less is chance
MORE_ALIKE = 0.05  # how much more than all others the most alike is
MOST_WORDS = 3  # so many words unsaid, or more, are one feature
CANNOT_BE = "cannot be by its titles"  # the feature of somebody whose titles bar the words
INHABITANTS = lexicon.flagged("title_words", "from")  # «норвежец», which tells more
SOME = lexicon.flagged("function_words", "some")  # whose somebody is


def field_of(discourse: Discourse, asked: Asked, referents: Sequence[Referent]) -> Field:
    """What of the candidates is compared once for all of them: who is near, who spoke, how like the words each is."""
    at, description = asked.source.first, asked.description
    before = [(place, r) for r in referents if (place := r.last_before(at)) is not None]
    before.sort(key=lambda pair: -pair[0])
    nearest, spoke = [r for _, r in before], list(dict.fromkeys([id(other) for other, _ in discourse.heard()]))
    if description is None or not referents:
        return Field(nearest, spoke, {}, {})
    compares = asked.words in PERSONS | {"body"}
    alike = likenesses(discourse, description, referents) if compares else [0.0] * len(referents)
    return Field(
        nearest,
        spoke,
        {id(r): like for r, like in zip(referents, alike, strict=True)},
        {id(r): best_relation(description, r) for r in referents},
    )


def of_referent(discourse: Discourse, asked: Asked, referent: Referent, field: Field) -> list[Feature]:
    """What speaks for and against a referent."""
    found = [
        *of_place(discourse, asked, referent, field),
        *of_turns(discourse, asked, referent, field.spoke),
        *of_order(field, referent),
        *of_sort(discourse, asked, referent),
        *of_gender(discourse, asked, referent),
    ]
    if referent.cited:
        found += of_citing(asked, referent, field)
    if referent.is_outlet or asked.description is not None:
        found += of_outlet(asked.description, referent)
    if asked.description is not None:
        found += of_words(discourse, asked, asked.description, referent, field)
    return found


def of_sort(discourse: Discourse, asked: Asked, referent: Referent) -> Iterator[Feature]:
    """What it is, and how much the article and the speech talk of it."""
    entity = referent.entity
    kind = "unnamed " if entity is None else "place " if entity.type == "LOC" else ""
    yield kind + referent.sort, 1.0
    if entity is not None and referent.sort == "person":
        yield "prominence", discourse.prominence(entity.id)
    if entity is not None and entity.id in asked.said:
        yield "named in what is said", 1.0


def of_gender(discourse: Discourse, asked: Asked, referent: Referent) -> Iterator[Feature]:
    """Whether its gender is that of the verb, or of the noun."""
    own, shown, description = referent.gender, asked.source.gender, asked.description
    if shown and own and (description is None or referent.sort == "person"):
        yield ("same gender" if shown in referent.genders else "other gender"), 1.0
        if shown == "masc" and own == "femn" and description is not None and not description.offices:
            yield "a woman by a masculine verb", 1.0
    elif own == "femn" and asked.words == "person" and is_masculine(discourse.word(asked.source.head)):
        yield "a woman by a masculine noun", 1.0


def of_citing(asked: Asked, referent: Referent, field: Field) -> Iterator[Feature]:
    """Whether a cue names a referent as its source, and none like it since."""
    at = asked.source.first
    yield "cited", 1.0
    last = max((cited for cited in referent.cited if cited < at), default=-1)
    others = (other for other in field.nearest if other is not referent and is_alike(other, referent))
    if last >= 0 and not any(last < cited < at for other in others for cited in other.cited):
        yield "cited last", 1.0


def is_masculine(noun: str) -> bool:
    """«юбиляр» is rather a man, though it can be a woman."""
    return language.noun_gender(noun) == "masc"


def of_words(
    discourse: Discourse, asked: Asked, description: Description, referent: Referent, field: Field
) -> Iterator[Feature]:
    """How well a description fits the referent's titles."""
    if asked.words == "text" and "ownerless" in description.flags and referent.sort == "person":
        yield "ownerless text of a person", 1.0
    yield from of_likeness(referent, field)
    if referent.countries & description.countries:
        yield "country of its own", 1.0
    if referent.entity is None and referent.sort == "person":
        yield from of_unnamed(asked, referent)
    if referent.sort == "body":
        yield from of_body(asked, description, referent)
        if is_bare_voice(description) and is_only_body(field, referent):
            yield "the only body, and the words its voice", 1.0
    yield from of_owner(description, referent)
    unsaid = description.words - referent.words
    yield f"{min(MOST_WORDS, len(unsaid))} words unsaid", 1.0
    yield from of_noun(description, referent, field)
    yield from of_calling(description, referent, field)
    fate = fate_of(description)
    if fate and befell(discourse, referent, fate, asked.source.first):
        yield "it befell them", 1.0
    yield from of_walk(description, referent, field)
    called = field.relations[id(referent)] & CALLED
    if "chief" in description.flags and says_of_what(description) and not called and referent.titles:
        yield "heads something else", 1.0


def of_likeness(referent: Referent, field: Field) -> Iterator[Feature]:
    """How like the words for a referent a description is, and whether they are the most alike."""
    likeness = field.likeness[id(referent)]
    if likeness:
        yield "likeness", likeness
        others = max((value for key, value in field.likeness.items() if key != id(referent)), default=0.0)
        if likeness > max(others + MORE_ALIKE, LEAST_ALIKE):
            yield "most alike", 1.0


def of_owner(description: Description, referent: Referent) -> Iterator[Feature]:
    """Whether whose a description says somebody is, «президент Франции», is said of the referent as well."""
    if description.owners or description.countries:
        owners = {owner for title in referent.titles for owner in title.owners}
        of_owner = description.owners & owners or description.countries & countries_of(referent)
        yield ("owner is its own" if of_owner else "owner never its own"), 1.0


def of_noun(description: Description, referent: Referent, field: Field) -> Iterator[Feature]:
    """Whether the noun of a description stands beside the referent's name somewhere: «норвежец Олаф Хансен»."""
    if is_said_of(description.head, referent):
        yield "head said beside the name", 1.0
        if not any(is_said_of(description.head, other) for other in field.nearest if other is not referent):
            yield "head said beside this name only", 2.0 if description.head in INHABITANTS else 1.0


def of_calling(description: Description, referent: Referent, field: Field) -> Iterator[Feature]:
    """Whether the article calls the referent, or somebody else, as the description does."""
    best = field.relations[id(referent)]
    yield from ((name, 1.0) for name in RELATIONS if name in best)
    if best & CALLED:
        yield "called so", 1.0
        nearest = next((other for other in field.nearest if field.relations[id(other)] & CALLED), referent)
        if nearest is not referent:
            yield "called so, another one is nearer", 1.0
    elif any(found & CALLED for found in field.relations.values()):
        yield "another one is called so", 1.0
        if not description.words and has_craft(referent) and walks_of(referent).isdisjoint(description.flags):
            yield "called otherwise, and another one so", 1.0
    elif referent.titles:
        yield "called otherwise", 1.0


def of_walk(description: Description, referent: Referent, field: Field) -> Iterator[Feature]:
    """Whether a description is of the walk of life of the referent's titles: «врач Лунина … Медик»."""
    best, own, walks = field.relations[id(referent)], description.flags & language.WALKS, walks_of(referent)
    apart = are_apart(own, walks) and not best & CALLED
    if own and walks:
        yield ("other walk of life" if apart else "same walk of life"), 1.0
    if own and not best & CALLED:
        elsewhere = (walks_of(other) for other in field.nearest if other is not referent)
        others = any(own & found for found in elsewhere)
        if own & walks and not others:
            yield "the only one of this walk of life", 1.0
        elif others and not walks and (has_craft(referent) or (referent.titles and own & SERVING)):
            yield "another one is of this walk of life", 2.0 if has_craft(referent) else 1.0
    if "seat" in description.flags and any("seat" in title.flags for title in referent.titles):
        yield "has a seat as well", 1.0
    if "other office" in best or apart:
        yield CANNOT_BE, 1.0


SERVING = frozenset({"law", "medic"})  # walks of life of those who are asked about others
NO_CRAFT = frozenset("plain kin chief any firm speaks many unnamed same beside".split())  # flags of other titles


def has_craft(referent: Referent) -> bool:
    """«сантехник», «певец»: whether every title tells what somebody does, and not what he heads, owns or did."""
    return bool(referent.titles) and not any(title.flags & NO_CRAFT or title.words for title in referent.titles)


def of_unnamed(asked: Asked, referent: Referent) -> Iterator[Feature]:
    """How a description suits somebody unnamed."""
    if asked.words == "same" and "unnamed" in referent.titles[0].flags:
        yield "unnamed on purpose", 1.0
    if referent.said and says_no_more(asked):
        yield "unnamed voice, and the words say no more", 1.0


def walks_of(referent: Referent) -> frozenset[str]:
    """The walks of life that its titles are of."""
    return language.WALKS.intersection(flag for title in referent.titles for flag in title.flags)


def countries_of(referent: Referent) -> frozenset[str]:
    """Which countries it is of, by its name or its titles."""
    return referent.countries | {country for title in referent.titles for country in title.countries}


def of_new(discourse: Discourse, asked: Asked, description: Description, field: Field) -> Iterator[Feature]:
    """What speaks for the words meaning somebody whom the article does not name elsewhere."""
    source = asked.source
    yield "new", 1.0
    if any(found & CALLED for found in field.relations.values()):
        yield "new: somebody is called so", 1.0
    elif not any(description.head in other.words for other in field.nearest):
        yield "new: nobody is called so", 1.0
    yield from (("new: " + flag, 1.0) for flag in sorted(description.flags & TELLING))
    count = len(description.words)
    yield f"new: {min(count, MOST_WORDS)} words more", 1.0
    if description.owners:
        yield "new: names its owner", 1.0
    if description.countries:
        yield "new: says a country", 1.0
    if any(discourse.text.lowers[i] in language.POSSESSIVES for i in range(source.first, source.last)):
        yield "new: possessive", 1.0
    if asked.is_explained:
        yield "new: explained", 1.0
    of_some = discourse.text.lowers[source.head + 1 : source.last]  # «директор одной из клиник»
    if discourse.text.lowers[source.first] in INDEFINITE or not SOME.isdisjoint(of_some):
        yield "new: indefinite", 1.0
    if any(discourse.text.words[i].isascii() for i in range(source.first, source.last)):
        yield "new: Latin letters", 1.0
    if not description.flags - SAYS_LITTLE:
        yield "new: unknown noun", 1.0
    if asked.source.case != "nomn":
        yield "new: " + asked.source.case, 1.0


SAYS_LITTLE = frozenset({"serves"})  # flags of nouns of which the table knows nothing else: «экскурсовод»
TELLING = frozenset("unnamed many generic kin plain anaphoric outlet ownerless chief".split()) | language.WALKS


def likenesses(discourse: Discourse, description: Description, referents: Sequence[Referent]) -> list[float]:
    """The cosine between a description and the names of referents; 0 where a word has no vector."""
    phrases = [(description.head, *sorted(description.words)), *(referent.name_words for referent in referents)]
    own, *names = discourse.mean_vectors(phrases)
    return [float(own @ name) for name in names]
