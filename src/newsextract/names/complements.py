"""What stands behind the noun of a name, or before it, and belongs to it: a region, a court's kind, a field."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.language import BARE_PLACE, key_word
from newsextract.names.phrases import adjective_agrees, is_body_noun
from newsextract.names.spans import Name, each, each_of
from newsextract.names.types import class_flags
from newsextract.remember import remember
from newsextract.text import Text


def with_region(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«УМВД России по Липецкой области»: a body with offices in regions, whose it is, and the region of this office."""
    result: list[Name] = []
    for span in spans:
        start = office_before(text, span, result) if span.type == "LOC" else None
        if start is not None:
            first = result[start].first
            del result[start:]
            span = Name(before_office(text, first, result), span.last, "ORG")
        elif result and result[-1].last == span.first - 1 and is_second_region(text, result[-1], span):
            span = result.pop()._replace(last=span.last)
        result.append(span)
    return result


def join_office(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«ГУ МВД», «СУ СК»: an abbreviation for an office and the body that it is of are one name."""
    result: list[Name] = []
    for span in spans:
        before = result[-1] if result else None
        if before is not None and before.last == span.first and is_office_of(text, before, span):
            span = result.pop()._replace(last=span.last)
        result.append(span)
    return result


def is_office_of(text: Text, office: Name, body: Name) -> bool:
    """Whether two names side by side are abbreviations, of an office and of a body."""
    if office.type != "ORG" or body.type != "ORG" or office.last - office.first > 1:
        return False
    return text.words[office.first] in OFFICES


OFFICES = lexicon.flagged("body_spellings", "office")  # what is an office of something


def office_before(text: Text, region: Name, names: Sequence[Name]) -> int | None:
    """Return the name before a region that begins its office: «Главного управления МВД» of «… по Тверской области»."""
    start, end = len(names), by_region(text, region)
    while end and start and names[start - 1].last == end:
        start, end = start - 1, names[start - 1].first
        if has_offices(text.words[names[start].first : names[start].last]):
            before = names[start - 1] if start else None
            joined = before is not None and before.last == end and has_offices(text.words[before.first : before.last])
            return start - joined
    return None


def by_region(text: Text, region: Name) -> int:
    """Where «по» stands before a region, or before the noun of it: «по городу Каменке»; 0 where there is none."""
    before = region.first - 1
    if text.word(before) == "по":
        return before
    told = text.word(before - 1) == "по" and class_flags(text.word(before)) >= BARE_PLACE
    return before - 1 if told else 0


def before_office(text: Text, first: int, names: Sequence[Name]) -> int:
    """«Главное управление МВД», «управление Росреестра»: where the noun before a body begins, with its adjective."""
    end = names[-1].last if names else 0
    noun, start = first - 1, first - 1
    if noun < end or not is_office(text.words[noun]):
        return first
    if start > end and adjective_agrees(text.words[start - 1], text.words[noun]):
        start -= 1
    return start


def is_second_region(text: Text, office: Name, span: Name) -> bool:
    """«МЧС по Каменску и Каменской области»: whether another region is joined to that of an office."""
    if text.word(office.last) != "и" or office.type != "ORG" or span.type != "LOC":
        return False
    return "по" in text.words[office.first : office.last] and has_offices(text.words[office.first : office.last])


def has_offices(words: Sequence[str]) -> bool:
    """Whether a body has offices in regions: «УМВД», «Следственное управление»."""
    return any(map(is_office, words))


def is_office(word: str) -> bool:
    """Whether a word is one for such a body."""
    return key_word(word) in lexicon.load("regional_bodies")


@each
def with_court_kind(text: Text, span: Name) -> Name:
    """«Седьмой кассационный суд общей юрисдикции»: what every such court is called by."""
    court = span.type == "ORG" and f"{text.word(span.last)} {text.word(span.last + 1)}" in COURT_KINDS
    return span._replace(last=span.last + 2) if court else span


COURT_KINDS = lexicon.flagged("body_spellings", "court")


def field_of_committee(text: Text, spans: Sequence[Name]) -> list[Name]:
    """«Комитета Совета Федерации по обороне»: what the committee works on is no part of the name of whose it is.

    A committee with a capital is a body with both; of another, only whose it is has a name.
    """
    result: list[Name] = []
    for span in spans:
        field = field_behind(text, span)
        if field is not None and not is_body_noun(text.word(span.first - 1)):
            field = None
        if field is not None and result and result[-1] == (span.first - 1, span.first, "ORG"):
            span = result.pop()._replace(last=span.last)
        elif field is not None:
            span = span._replace(last=field)
        result.append(span)
    return result


def field_behind(text: Text, span: Name) -> int | None:
    """Where «по обороне» begins in the name of a body that has a name without it: not in «Организация по туризму»."""
    words = text.words[span.first : span.last]
    if span.type != "ORG" or "по" not in words:
        return None
    place = words.index("по")
    return span.first + place if place > 1 or (place and not is_body_noun(words[0])) else None


@each_of("ORG", "LOC")
def with_people(text: Text, span: Name) -> Name:
    """«Лигой избирателей», «Союзу потребителей»: who a body is of belongs to its name."""
    if span.last - span.first > 1 or text.begins_sentence(span.first) or not is_several_people(text.word(span.last)):
        return span
    return Name(span.first, span.last + 1, "ORG") if is_body_noun(text.words[span.first]) else span


@remember
def is_several_people(word: str) -> bool:
    """«избирателей»: whether a word in small letters is several people in the genitive."""
    found = language.parses(word)[:1] if word.islower() else ()
    return any((p.pos, p.number, p.animacy) == ("NOUN", "plur", "anim") and p.case in GENITIVE for p in found)


GENITIVE = frozenset({"gent", "accs"})  # one form of what is animate
