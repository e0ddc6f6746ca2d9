"""What the rest of the article and the words around show: names that the model missed or called by another type."""

from __future__ import annotations

from collections.abc import Sequence, Set

from newsextract import language, lexicon
from newsextract.article import EntityType
from newsextract.language import (
    BARE_PLACE,
    NAME_GRAMMEMES,
    SMALL_WORDS,
    may_modify,
    name_readings,
    named_in,
    nominatives_of,
)
from newsextract.names.agreement import agreed, beginnings_of, begins_like, is_given_name
from newsextract.names.phrases import is_place_noun
from newsextract.names.spans import Name, Names, in_marks, retyped, surface, taken_tokens, with_missed
from newsextract.names.types import PLACE_PREPOSITIONS, class_flags
from newsextract.text import Text, Token

MIN_LENGTH = 4  # letters of a name that is one wherever it stands
MAX_LENGTH = 16  # tokens of a name that is looked for elsewhere


def split_known_name(text: Text, spans: Names) -> Names:
    """«министр Нордландии Ингрид Хольм», «лидера Аль-Каиды Омара»: a place or a body is no given name.

    It is one where the article names it elsewhere, where `lexicon/names.txt` has it, or where it is clipped.
    """
    places = {text.words[s.first] for s in spans.of(("LOC",)) if s.last - s.first == 1}
    parted: dict[Name, Sequence[Name]] = {}
    for span in spans.of(("PER",), least=2):
        kind = leading_kind(text.words[span.first], span, places)
        if kind is not None and not (kind == "ORG" and is_given_name_of_surname(surface(text, span))):
            parted[span] = (Name(span.first, span.first + 1, kind), span._replace(first=span.first + 1))
    return spans.with_parts(parted)


def is_given_name_of_surname(words: tuple[str, ...]) -> bool:
    """«Ахмату Лунину»: whether a body's name is the given name of a person, which agrees with a surname behind it."""
    return len(words) == FULL_NAME and is_given_name(words[0]) and bool(agreed(words))


FULL_NAME = 2  # words


def leading_kind(first: str, span: Name, places: set[str]) -> EntityType | None:
    """The type of the first word of a person's name alone: a body's, or a place's if two words or more follow."""
    if "org" in (named_in("names", (first,)) or ()) or language.clipped_body(first):
        return "ORG"
    return "LOC" if first in places and span.last - span.first > 2 else None


def join_known_person(text: Text, spans: Names) -> Sequence[Name]:
    """«Хвана» and «Чжан Епа» side by side are one person where the article has a «Хван Чжан Еп»."""
    known = {surface(text, span) for span in spans.of(("PER",), least=MIN_JOINED)}
    if not known or not spans.touch:
        return spans
    result: list[Name] = []
    for span in spans:
        before = result[-1] if result else None
        if before and before.last == span.first and before.type == span.type == "PER":
            joined = before._replace(last=span.last)
            if any(same_in_some_case(surface(text, joined), words) for words in known):
                result[-1] = joined
                continue
        result.append(span)
    return result


MIN_JOINED = 3  # words of a name of which two parts can stand side by side


def same_in_some_case(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names can be forms of one: every word of them has a nominative in common."""
    return len(one) == len(other) and all(
        not set(nominatives_of(a)).isdisjoint(nominatives_of(b)) for a, b in zip(one, other, strict=True)
    )


def same_surface(text: Text, spans: Sequence[Name]) -> list[Name]:
    """The words of a name stand elsewhere, where the model missed them."""
    tokens = text.tokens
    settled = {surface(text, span): span.type for span in spans}
    found = list(spans)
    taken = taken_tokens(spans)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for key in sorted(settled, key=len, reverse=True):
        if is_distinctive(key):
            by_first.setdefault(key[0], []).append(key)
    words = text.words
    places = text.capitals if all(word[:1].isupper() for word in by_first) else range(len(words))
    for index in [index for index in places if words[index] in by_first]:
        if index in taken:
            continue
        for key in by_first[words[index]]:
            place = range(index, index + len(key))
            if place.stop > len(tokens) or any(i in taken for i in place):
                continue
            if words[place.start : place.stop] == key and is_whole(tokens, place, taken):
                found.append(Name(place.start, place.stop, settled[key]))
                taken.update(place)
                break
    return sorted(found, key=lambda span: span.first)


def initials_elsewhere(text: Text, spans: Names) -> Sequence[Name]:
    """«ВСО», where the article has a «Волжское судоходное общество»: the letters of a known body, and no place."""
    long = spans.of(("ORG",), least=MIN_INITIALS)
    known = {letters for span in long if len(letters := initials_of(surface(text, span))) >= MIN_INITIALS}
    if not known:
        return spans
    missed = [Name(i, i + 1, "ORG") for i in spans.free_capitals if text.words[i] in known]
    places = (s for s in spans.of(("LOC",)) if s.last - s.first == 1 and text.words[s.first] in known)
    return with_missed(spans.with_parts({s: (s._replace(type="ORG"),) for s in places}), missed)


MIN_INITIALS = 3


def initials_of(words: Sequence[str]) -> str:
    """The first letters of the words that count, as capitals: "ВСО" of «Волжское судоходное общество»."""
    return "".join(word[0] for word in words if word[0].isalpha() and word.lower() not in SMALL_WORDS).upper()


def is_distinctive(key: tuple[str, ...]) -> bool:
    """Whether a surface is a name wherever it stands: several words, or one that is no common word in capitals."""
    return (
        len(key) <= MAX_LENGTH
        and len("".join(key)) >= MIN_LENGTH
        and all(word[:1].isupper() or not word[:1].isalpha() for word in key)
    )


def is_whole(tokens: Sequence[Token], place: range, taken: Set[int]) -> bool:
    """Whether no other capital word stands beside it: «Тверь» in «Новая Тверь» is another name."""
    before, after = place.start - 1, place.stop
    return not any(
        0 <= i < len(tokens) and tokens[i].text[:1].isupper() and (i in taken or i == after) for i in (before, after)
    )


def other_case(text: Text, spans: Names) -> Sequence[Name]:
    """«Овечкину», where «Овечкин» is known: a surname that the model missed in another case."""
    tokens = text.tokens
    known = {tokens[s.last - 1].word for s in spans if s.type == "PER"}
    beginnings = beginnings_of(known)
    taken = spans.taken
    missed = [
        Name(index, index + 1, "PER")
        for index in spans.free_capitals
        if (word := text.words[index]).istitle()
        and len(word) >= MIN_LENGTH
        and begins_like(word, beginnings)
        and (
            not text.begins_sentence(index)
            or language.is_unknown(word)
            or all(NAME_GRAMMEMES & p.grammemes for p in language.parses(tokens[index].lower))
        )
        and is_whole(tokens, range(index, index + 1), taken)
        and is_form_of(word, known)
    ]
    return with_missed(spans, missed)


def surname_of_person(text: Text, spans: Names) -> Sequence[Name]:
    """«мэра Громова», «в пресс-службе Громова», where a «Пётр Громов» is known: no place and no body."""
    single = [s for s in spans.of(("ORG", "LOC")) if s.last - s.first == 1]
    known = spans.surnames if single else frozenset()
    letters = {word[0] for word in known}
    people = {
        s for s in single if is_holder(text, s) or (text.words[s.first][0] in letters and is_surname_of(text, s, known))
    }
    return retyped(spans, people, "PER") if people else spans


def is_holder(text: Text, span: Name) -> bool:
    """«Мэр Серов молчит»: whether a surname that is a town too stands in the nominative behind what somebody is.

    Not an adjective: «архиепископ Залесский и Борковский».
    """
    if span.type != "LOC" or not language.is_role_noun(text.lower(span.first - 1)):
        return False
    title = [p.case for p in language.parses(text.lower(span.first - 1)) if p.pos == "NOUN"]
    found = [p for p in language.parses(text.lower(span.first)) if p.known]
    surname = any("Surn" in p.grammemes and (p.case, p.number) == ("nomn", "sing") for p in found)
    other = any("Geox" in p.grammemes and p.case == "gent" for p in found) or may_modify(text.words[span.first])
    return set(title) == {"nomn"} and surname and not other


def is_surname_of(text: Text, span: Name, known: Set[str]) -> bool:
    """Whether a place or a body of one word is rather a known surname: the words around do not make it a place."""
    word, before = text.words[span.first], text.lower(span.first - 1)
    if not word.istitle() or in_marks(text, span):
        return False
    if not is_behind_role(text, span.first) and (before in PLACE_PREPOSITIONS or class_flags(before)):
        return False
    listed = named_in("names", (word,)) is not None or language.is_form_of_place(word)
    return not listed and (word in known or is_form_of(word, known))


# «в Громове», «около Громова»: rather a place


def is_behind_role(text: Text, index: int) -> bool:
    """«Мэра Громова», «главы района Громова»: whether what somebody is, or also where, stands before a word."""
    before = text.lower(index - 1)
    if language.is_role_noun(before):
        return True
    where = is_place_noun(before) or class_flags(before) >= BARE_PLACE
    return where and language.is_role_noun(text.lower(index - 2))


def is_form_of(word: str, known: Set[str]) -> bool:
    """«Лунину», of the known «Лунин»: whether a word is a known surname in another case."""
    surnames = {reading.nominative for reading in name_readings(word) if reading.part == "last"}
    if not known.isdisjoint(surnames) or any(name.replace("ё", "е") in known for name in surnames):
        return True
    return any(word.endswith(ending) and word[: -len(ending)] in known for ending in MENS_ENDINGS)


MENS_ENDINGS = lexicon.endings("mens-case")


# --- the words around -------------------------------------------------------------------------------------------------


def bracketed_twin(text: Text, spans: Names) -> Sequence[Name]:
    """«Фольксваген (Volkswagen)», «атомная станция (ХАЭС)»: capitals alone in brackets name what stands before."""
    if "(" not in text.words:
        return spans
    # a bracket just behind a name, or behind the mark that closes it
    opened = {s.last + gap: s for gap in (1, 0) for s in spans if text.word(s.last + gap) == "("}
    if not opened:
        return spans
    own = {(span.first, span.last) for span in spans if span.type == "LOC"}
    bodies = {span.last for span in spans if span.type == "ORG"}
    taken = taken_tokens(spans)
    found = {span.first: span for span in spans}
    for index, before in sorted(opened.items()):
        window = range(index + 1, min(len(text.words), index + 1 + MAX_BRACKETED))
        close = next((i for i in window if text.words[i] == ")"), None)
        if close is None or not (taken.isdisjoint(range(index + 1, close)) or (index + 1, close) in own):
            continue
        # «Вооружённые силы Нордландии (ВСН)», but «МИД Королевства Нордландия (КН)»
        owned = before.first in bodies and initials_of(surface(text, before)) != text.words[index + 1]
        if is_twin(text, index + 1, close) and (owned or index + 1 not in found):
            found[index + 1] = Name(index + 1, close, "ORG" if owned else before.type)
    return sorted(found.values(), key=lambda span: span.first)


MAX_BRACKETED = 7  # tokens in brackets behind a name, the closing one included


def is_twin(text: Text, first: int, last: int) -> bool:
    """Whether words are a name in Latin letters or an abbreviation."""
    words = [t.word for t in text.tokens[first:last]]
    latin = bool(words) and words[0][:1].isupper() and all(w.isascii() and w.isalpha() for w in words)
    return latin or (len(words) == 1 and words[0].isupper() and len(words[0]) > 2)


def world_place(text: Text, spans: Names) -> Sequence[Name]:
    """«чемпион Европы»: a well-known place is one wherever it stands by itself."""
    words = text.words
    missed = [
        Name(index, index + 1, "LOC")
        for index in spans.free_capitals
        if words[index][:1].isupper()
        and len(words[index]) >= MIN_LENGTH
        and is_whole(text.tokens, range(index, index + 1), spans.taken)
        and language.is_place(words[index])
        and not in_marks(text, Name(index, index + 1, "LOC"))
    ]
    return with_missed(spans, missed)
