"""Bodies by what they have, or by what was said in them: «статья «Ведомостей»», «в «Волне» отказались»."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.language import NAME_GRAMMEMES
from newsextract.names.no_names import is_reporting
from newsextract.names.phrases import is_body_noun, is_noun_of, is_place_noun
from newsextract.names.spans import (
    CLOSING_MARKS,
    HASTY_MARKS,
    OPENING_MARKS,
    Name,
    Names,
    override,
    taken_tokens,
    with_missed,
)
from newsextract.names.types import class_flags, head_of_list, is_only_genitive
from newsextract.remember import remember
from newsextract.text import Text

MAKERS = lexicon.flagged("roles", "maker")
MAX_MARKED = 5  # words of a body's name in marks


def in_marks_behind_role(text: Text, spans: Sequence[Name]) -> Sequence[Name]:
    """«Сторож «Огней города» ушёл»: what stands in marks behind a role noun is the body that the person is of.

    So is a genitive behind what a body has, «ракеты «Роскосмоса»», for a title would stay as it is; and that in which
    somebody spoke: «в «Волне» отказались от комментариев».
    """
    openings = [index - 1 for index in text.capitals if text.word(index - 1) in OPENING_MARKS]
    if not openings:
        return spans
    whose = {span.last: span.first for span in spans if span.type == "PER"}  # «театр Анны Беловой «Фонарь»»
    behind = [o for o in openings if is_of_body(text, o) or is_behind_kind(text, head_of_list(text, whose.get(o, o)))]
    if not behind:
        return spans
    taken = taken_tokens(spans)
    found = [Name(opening + 1, end_in_marks(text, opening), "ORG") for opening in behind]
    return with_missed(spans, [name for name in found if name.last > name.first and taken.isdisjoint(range(*name[:2]))])


def is_of_body(text: Text, opening: int) -> bool:
    """Whether the words around marks tell that a body stands in them."""
    return is_behind_role(text, opening) or is_of_owner(text, opening) or is_where_they_spoke(text, opening)


def end_in_marks(text: Text, opening: int) -> int:
    """Where the words end that a mark opens and another closes a few words on: «Волна» of «Волна:»."""
    window = range(opening + 2, opening + MAX_MARKED + 2)
    closing = next((index for index in window if text.word(index) in CLOSING_MARKS), opening)
    return closing - (text.word(closing - 1) in HASTY_MARKS)


def is_behind_role(text: Text, opening: int) -> bool:
    """Whether marks stand behind a role noun that is no part of a name: «корреспондент «Вестника»».

    What stands behind a maker, «автор «Тихой воды»», is rather a work.
    """
    noun = language.title_lemma(text.word(opening - 1))
    named = text.word(opening - 2)[:1].isupper() and not text.begins_sentence(opening - 2)
    return noun is not None and not named and noun not in MAKERS


def is_behind_kind(text: Text, opening: int) -> bool:
    """Whether marks stand behind a noun for a body, or its legal form: «театр «Фонарь»», «БК «Маяк»»."""
    noun = text.word(opening - 1)
    return "org" in class_flags(noun) or noun in lexicon.load("legal_forms")


def is_of_owner(text: Text, opening: int) -> bool:
    """Whether a genitive in marks stands behind a noun of what bodies have, or behind one of what has a title."""
    noun = text.lower(opening - 1)
    word = text.lower(opening + 1)
    if not noun.isalpha() or not may_be_owned(noun):
        return False
    return is_only_genitive(word) or (is_of_bodies(noun) and may_be_genitive(word))


@remember
def may_be_owned(noun: str) -> bool:
    """«Ракеты», «статья», «редакция»: what a body has, and «фильм «Волна»», which has a title of its own."""
    return is_noun_of("beside_bodies", noun) or "work" in class_flags(noun)


@remember
def may_be_genitive(word: str) -> bool:
    """«Полюса», behind «акции»: whether a word can be the genitive of one noun."""
    return any(p.case == "gent" and p.number == "sing" for p in language.parses(word))


def is_where_they_spoke(text: Text, opening: int) -> bool:
    """«В «Волне» рассказали», «сообщили в «Волне»»: whether nobody else is the subject of a reporting verb."""
    if text.lower(opening - 1) not in ("в", "во"):
        return False
    end = end_in_marks(text, opening)
    begins = text.begins_sentence(opening - 1)
    verb = text.lower(end + 1) if begins else text.lower(opening - 2)
    return end > opening and verb.isalpha() and reports_of_several(verb)


@remember
def reports_of_several(verb: str) -> bool:
    """«Рассказали», «отказались»: whether a verb in the plural reports what somebody says, or that nobody does."""
    found = [p for p in language.parses(verb)[:1] if p.number == "plur" and p.tense == "past"]
    return any(is_reporting(p) or p.lemma in REFUSING for p in found)


REFUSING = lexicon.flagged("verb_groups", "refusing")  # «отказались от комментариев»


def body_of_common_word(text: Text, spans: Names) -> Sequence[Name]:
    """«Акции Полюса», «представитель Самолёта»: a common word with a capital behind a noun of what only bodies have."""
    found = [index for index in text.capitals if is_body_by_capital(text, index)]
    if not found:
        return spans
    owner = {span.first: span for span in spans if span.last - span.first == 1}
    alone = [i for i in found if i not in spans.taken or (i in owner and owner[i].type != "ORG")]
    return override(spans, [Name(index, index + 1, "ORG") for index in alone])


def is_body_by_capital(text: Text, index: int) -> bool:
    """Whether a capital word inside a sentence stands alone behind a noun of what only bodies have."""
    word, behind = text.words[index], text.word(index + 1)
    if not word.istitle() or behind[:1].isupper() or behind in OPENING_MARKS or text.begins_sentence(index):
        return False
    return is_of_bodies(text.lower(index - 1)) and is_common_thing(word)


@remember
def is_of_bodies(noun: str) -> bool:
    """«Акции», «представитель»: whether a noun is of what bodies have and places do not."""
    return noun.isalpha() and language.has_lemma(noun, lexicon.flagged("beside_bodies", "only"), "NOUN")


@remember
def is_common_thing(word: str) -> bool:
    """«Полюса», «Самолёта»: the genitive of a common noun for a thing, which is no name, no body's noun and no place's.

    Such nouns have a capital for honour alone: «решение Суда», «акции Компании».
    """
    found = language.parses(word.lower())
    if not found or not all(p.known and p.pos == "NOUN" and p.animacy == "inan" for p in found):
        return False
    if any(NAME_GRAMMEMES & p.grammemes for p in found) or not any(p.case == "gent" for p in found):
        return False
    noun = is_body_noun(word) or is_place_noun(word) or class_flags(word) or language.is_role_noun(word)
    return not (noun or any(is_noun_of(table, word) for table in ("sources", "times", "bodies")))
