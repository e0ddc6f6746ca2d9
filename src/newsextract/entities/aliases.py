"""One thing by several names: in brackets, by an abbreviation, by a clipped word, by another name that all know."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from newsextract import language, lexicon
from newsextract.collector import unwatched
from newsextract.entities.entity import NamedEntity
from newsextract.language import NAME_GRAMMEMES, SMALL_WORDS, key_word, named_in
from newsextract.names import initials_of
from newsextract.remember import remember
from newsextract.rules import Rule

Pair = tuple[NamedEntity, NamedEntity]  # who keeps the name, and who joins it


FOLDED = str.maketrans("ё", "е", "«»„“”\"'")


@remember
def fold(text: str) -> str:
    """Case, ё and quotation marks folded, for comparing names."""
    return text.casefold().translate(FOLDED).strip()


QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]+)[»“”\"]")


def quoted_part(name: str) -> str:
    """«Драматический театр «Фонарь»» and «Фонарь» are one: the words in marks, or all where there are none."""
    match = QUOTED.search(name)
    return match[1] if match else name


def merge_aliases(entities: Sequence[NamedEntity]) -> list[NamedEntity]:
    """Join organisations and places that the article names in several ways; `ALIASES` are the ways, in order."""
    joined = list(entities)
    for rule in ALIASES if len(joined) > 1 else ():
        for owner, other in rule.decide(joined):
            if owner is not other and owner.spans and other.spans and owner.type == other.type:
                absorb(owner, other)
        joined = [entity for entity in joined if entity.spans]
    return joined


def absorb(owner: NamedEntity, other: NamedEntity) -> None:
    """Give all mentions of one entity to another."""
    owner.spans.extend(other.spans)
    owner.cases |= other.cases
    other.spans = []


# --- names that the words show to be one ------------------------------------------------------------------------------


def abbreviations(entities: Sequence[NamedEntity]) -> Iterator[Pair]:
    """«ОБСЕ» and «Организация по безопасности и сотрудничеству в Европе», «HP» and «Hewlett-Packard»."""
    short = [entity for entity in entities if is_short(body_and_country(entity.name)[0])]
    if not short:
        return
    long = [entity for entity in reversed(entities) if " " in entity.name or "-" in entity.name]
    full = {abbreviation(entity.name): entity for entity in long}
    for entity in entities:
        full.setdefault(abbreviation(body_and_country(entity.name)[0]), entity)
    for entity in short:
        body, country = body_and_country(entity.name)
        owner = full.get(entity.name) or full.get(body)
        if owner is not None and may_share_country(country, body_and_country(owner.name)[1]):
            yield owner, entity


def is_short(body: str) -> bool:
    """Whether a body's name can be an abbreviation: «ОБСЕ», «HP», but not «ЕС», which too many could be."""
    return body.isupper() and (len(body) > 2 or body.isascii())


def two_letters(entities: Sequence[NamedEntity]) -> Iterator[Pair]:
    """«ОП» and «Общественная палата»: where one body alone has these initials, and all know no other by them."""
    for entity in entities:
        if entity.type == "ORG" and len(entity.name) == TWO_LETTERS and entity.name.isupper():
            owners = [o for o in entities if " " in o.name and abbreviation(body_and_country(o.name)[0]) == entity.name]
            if len(owners) == 1 and not well_known(entity.name):
                yield owners[0], entity


TWO_LETTERS = 2


@remember
def body_and_country(name: str) -> tuple[str, str]:
    """«МИД России», «МИД РФ» as «МИД» and one key of the country; the key is empty where a name has no country."""
    words = name.split()
    for place in range(max(1, len(words) - MAX_COUNTRY), len(words)):
        if named_in("countries", words[place:]) is not None:
            return " ".join(words[:place]), owner_key(" ".join(words[place:]))
    return name, ""


MAX_COUNTRY = 2  # words of a country's name behind that of a body: «МИД Российской Федерации»


def owner_key(name: str) -> str:
    """One key for all names of an owner: «МИД РФ» is «МИД России»."""
    return next(iter(named_in("synonyms", tuple(name.split())) or ()), fold(name))


def may_share_country(country: str, other: str) -> bool:
    """Whether bodies of two countries can be one: no country is known of one of them, or it is the same."""
    return not country or not other or country == other


@remember
def abbreviation(name: str) -> str:
    """The initials of the words of a name, hyphens apart: "HP" of «Hewlett-Packard»."""
    return initials_of(name.replace("-", " ").split())


def clipped_words(entities: Sequence[NamedEntity]) -> Iterator[Pair]:
    """«Госдума» and «Государственная дума», «Минсельхоз» and «Министерство сельского хозяйства»."""
    long: dict[str, list[NamedEntity]] = defaultdict(list)
    for entity in entities:
        if entity.type == "ORG" and " " in entity.name:
            long[fold(entity.name)[:FIRST_LETTERS]].append(entity)
    for entity in entities if long else ():
        body, country = body_and_country(entity.name)
        short = fold(body)
        if entity.type == "ORG" and short.isalpha() and len(short) > MIN_CLIPPED:
            for owner in long[short[:FIRST_LETTERS]]:
                name, other = body_and_country(owner.name)
                words = [word for word in fold(name).split() if word not in SMALL_WORDS]
                if may_share_country(country, other) and is_clipped(short, words, bool(country) and not other):
                    yield owner, entity


FIRST_LETTERS = 3  # that a clipped name has in common with its long one
MIN_CLIPPED = 5  # letters; shorter words are clipped from too many


def is_clipped(short: str, words: Sequence[str], whole: bool, joined: int = 0) -> bool:
    """Whether a word is made of the beginnings of at least two words, in order, with or without an «о» between them.

    whole: of all the words.
    """
    if not short:
        return joined > 1 and not (whole and words)
    if not words:
        return False
    longest = next((n for n, pair in enumerate(zip(short, words[0], strict=False)) if pair[0] != pair[1]), None)
    longest = min(len(short), len(words[0])) if longest is None else longest
    return any(
        is_clipped(short[cut:].removeprefix(link), words[1:], whole, joined + 1)
        for cut in range(longest, MIN_CUT - 1, -1)
        for link in ("", "о")
    )


MIN_CUT = 2  # letters of a word that its clipping keeps


def first_words(entities: Sequence[NamedEntity]) -> Iterator[Pair]:
    """«Sun» and «Sun Microsystems», «Общество» and «Общество любителей чая»: by the first word, if only one begins so.

    Only of foreign names and of words that describe: «Газпром» is not «Газпром нефть».
    """
    long: dict[str, list[NamedEntity]] = defaultdict(list)
    for entity in entities:
        if entity.type == "ORG" and " " in entity.name:
            long[entity.name.split()[0]].append(entity)
    for entity in entities if long else ():
        owners = long.get(entity.name, ())
        if len(owners) == 1 and (entity.name.isascii() or is_description(entity.name)):
            yield owners[0], entity


def is_description(word: str) -> bool:
    """Whether a word tells what a body is and does not name it: «Общество», «Большой»."""
    found = language.parses(word.lower())
    common = any(p.known and p.pos == "NOUN" and not NAME_GRAMMEMES & p.grammemes for p in found)
    return common or language.is_adjective(word)


def country_adjectives(entities: Sequence[NamedEntity]) -> Iterator[Pair]:
    """«МИД» and «японский МИД», where the article speaks of no other country's; «МИД Японии» and «японский МИД».

    An adjective alone, «Швейцарские», is the country.
    """
    full: dict[str, list[NamedEntity]] = defaultdict(list)
    for entity in entities:
        adjective, _, body = entity.name.partition(" ")
        if key_word(adjective) in lexicon.load("country_adjectives"):
            full[fold(body)].append(entity)
    for entity in entities if full else ():
        owners = full.get(fold(entity.name), ())
        if len(owners) == 1:
            yield entity, owners[0]
        body, _, country = entity.name.rpartition(" ")
        for owner in full.get(fold(body), ()):
            if is_of(owner.name.partition(" ")[0], country):
                yield entity, owner


def is_of(adjective: str, country: str) -> bool:
    """Whether an adjective is that of a country, by whatever name: «российский» of «России», of «РФ»."""
    flags = named_in("synonyms", (country,)) or frozenset()
    names = [country, *(entry for entry, own in lexicon.load("synonyms").items() if own & flags)]
    return any(fold(name)[:MIN_STEM] == fold(adjective)[:MIN_STEM] for name in names)


MIN_STEM = 4  # letters that the adjective of a country has in common with its name


def well_known_names(entities: Sequence[NamedEntity]) -> Iterator[Pair]:
    """«США» and «Соединённые Штаты»: `lexicon/synonyms.txt`. The name used most stays."""
    named: dict[str, list[NamedEntity]] = defaultdict(list)
    for entity in entities:
        for flag in well_known(entity.name):
            named[flag].append(entity)
    for same in named.values():
        owner = max(same, key=lambda entity: len(entity.spans))
        yield from ((owner, entity) for entity in same)


@remember
@unwatched
def well_known(name: str) -> frozenset[str]:
    """What a name means in `lexicon/synonyms.txt`, with or without «России» behind it: «ЦБ», «Центробанк РФ»."""
    name = quoted_part(name)
    body, country = body_and_country(name)
    known = named_in("synonyms", name.split())
    if known is None and country == HOME:
        known = named_in("synonyms", body.split())
    return known or frozenset()


HOME = "russia"  # whose bodies the table of synonyms has without their country


ALIASES: tuple[Rule[Callable[[Sequence[NamedEntity]], Iterator[Pair]]], ...] = (
    Rule(
        abbreviations,
        ("[Комитет защиты детей]1 ждёт ответа. По данным [КЗД]1, всё хорошо. => 1 ORG: Комитет защиты детей",),
    ),
    Rule(
        two_letters,
        ("[Общественная палата]1 ждёт ответа. Член [ОП]1 ушёл. => 1 ORG: Общественная палата",),
    ),
    Rule(
        clipped_words,
        ("[Социалистическая партия]1 победила. В [Соцпартии]1 довольны. => 1 ORG: Социалистическая партия",),
    ),
    Rule(
        first_words,
        (
            "Акции [Sun Microsystems]1 подорожали. В [Sun]1 довольны. => 1 ORG: Sun Microsystems",
            "[Общество защиты животных]1 собралось. Глава [Общества]1 доволен. => 1 ORG: Общество защиты животных",
        ),
    ),
    Rule(country_adjectives, ("Глава [японского МИДа]1 ушёл. [МИД]1 молчит. => 1 ORG: МИД",)),
    Rule(well_known_names, ("Власти [Китая]1 ждут. [КНР]1 молчит. => 1 LOC: Китай",)),
)
