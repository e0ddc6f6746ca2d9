"""Whether the verb beside a person's name has, or can have, another subject."""

from __future__ import annotations

from newsextract import language
from newsextract.names import Name
from newsextract.text import Text


def is_only_subject(text: Text, span: Name) -> bool:
    """«На сходе А. Белова получила медаль»: whether a woman's verb behind a name can have no other subject."""
    sentence = text.sentence_with(span.first)
    comma = next((i for i in range(span.last, sentence.last) if text.words[i] == ","), sentence.last)
    before, behind = range(sentence.first, span.first), range(span.last + 1, comma)
    if any(text.words[index][:1].isupper() for index in (*before[1:], *behind)):
        return False  # somebody else
    if span.last - span.first > 1 and any(language.is_role_noun(text.words[index]) for index in before):
        return False  # «Пресс-секретарь Фарруха Лунина опровергла слухи», but «Свидетель Белова опровергла слухи»
    words = [text.lowers[index] for index in before] + [w for i in behind if not (w := text.lowers[i]).endswith("ь")]
    nouns = (word for word in words if word.isalpha() and len(word) > 1)  # the dictionary has «о» as a letter too
    return not any(may_be_subject_of_gender(word, "femn") for word in nouns)


def has_subject(text: Text, index: int, gender: str) -> bool:
    """«Совет директоров назначил»: whether a subject stands before a verb, perhaps with a noun in the genitive."""
    word = text.lower(index)
    if may_be_subject_of_gender(word, gender):
        return True
    genitive = any(p.pos == "NOUN" and p.case == "gent" for p in language.parses(word)) if word else False
    return genitive and may_be_subject_of_gender(text.lower(index - 1), gender)


def has_subject_behind(text: Text, index: int, gender: str) -> bool:
    """«Ответил Беловой Пётр Лунин»: whether a person in the nominative follows a name at once, of the verb's gender."""
    found = language.parses(text.lower(index)) if text.word(index).isalpha() else ()
    person = next(iter(found), None)
    if person is None or not person.known or (person.case, person.gender, person.animacy) != ("nomn", gender, "anim"):
        return False
    return "Name" in person.grammemes or not text.word(index).istitle()


def may_be_subject_of_gender(word: str, gender: str) -> bool:
    """Whether a word can be the subject of a verb in the past tense of a gender."""
    found = language.parses(word) if word else ()
    return any(p.pos == "NOUN" and p.known and (p.case, p.number, p.gender) == ("nomn", "sing", gender) for p in found)
