"""The form of a body before its name: «ООО «Восход»», «концерн «Майский»», «РИА «Новости»»."""

from __future__ import annotations

from newsextract import language, lexicon
from newsextract.names.borders import MARK_PAIRS
from newsextract.names.spans import OPENING_MARKS, Name, each_of
from newsextract.names.types import class_flags
from newsextract.text import Text

BARE = lexicon.flagged("legal_forms", "bare")
FORM_AND_NAME = 2  # tokens, at least


@each_of("ORG", least=FORM_AND_NAME)
def drop_legal_form(text: Text, span: Name) -> Name:
    """«ООО «Восход»», «концерн «Майский»»: the name is what stands behind the form of the body, in marks or not."""
    first = span.first
    while first < span.last and is_legal_form(text.words[first]):
        first += 1
    if first == span.first and text.begins_sentence(first) and "org" in class_flags(text.words[first]):
        goes_on = text.word(first + 2) in OPENING_MARKS and text.word(first + 1).islower()  # «Партия власти «Весна»»
        marked = text.word(first + 1) in OPENING_MARKS
        first += 2 if goes_on else marked  # «Партия «Весна» внесла закон»: a capital for the sentence
    word = text.word(first)
    named = word in OPENING_MARKS or (word.isascii() and word.isalnum())  # but «Газета.Ru»
    short = first > span.first and text.words[first - 1] in BARE and word[:1].isupper()  # «ООО Восход»
    if first + (not short) >= span.last or first == span.first or not (named or short):
        return span
    first += word in OPENING_MARKS
    return span._replace(first=first, last=span.last - (text.words[span.last - 1] == MARK_PAIRS.get(word)))


def is_legal_form(word: str) -> bool:
    """Whether a word is only the form of a body: «ООО», «РИА», «концерн»."""
    forms = lexicon.load("legal_forms")
    return word in forms or language.noun_lemma(word) in forms


@each_of("ORG")
def with_form_of_name(text: Text, span: Name) -> Name:
    """«РИА «Новости»»: a form that the name is never without; its marks belong to it as well."""
    opening = span.first - 1
    marked = text.word(span.last) == MARK_PAIRS.get(text.word(opening), "")
    own = marked and text.word(opening - 1) in lexicon.flagged("legal_forms", "named")
    return Name(opening - 1, span.last + 1, "ORG") if own else span
