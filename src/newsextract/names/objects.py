"""Names by the verb beside them: places that are its object, «посетил Орлов», and men who are its subject."""

from __future__ import annotations

from collections.abc import Sequence

from newsextract import language, lexicon
from newsextract.language import VOWELS, may_modify, name_readings
from newsextract.names.agreement import is_given_name
from newsextract.names.phrases import adjective_agrees
from newsextract.names.spans import OPENING_MARKS, Name, Names, retyped, with_missed
from newsextract.remember import remember
from newsextract.text import Text


def place_as_object(text: Text, spans: Names) -> Sequence[Name]:
    """«Министр посетил Орлов»: behind a verb for what is done to places, and in no form of a person's accusative.

    Also an adjective or a place that the model did not see: «Снег накрыл Мирный».
    """
    single = [span for span in spans.of(("PER",)) if span.last - span.first == 1]
    places = retyped(spans, {span for span in single if is_object(text, span.first)}, "LOC")
    missed = [index for index in spans.free_capitals if verb_of_place(text.lower(index - 1))]
    return with_missed(places, [Name(i, i + 1, "LOC") for i in missed if is_missed_object(text, i)])


def is_missed_object(text: Text, index: int) -> bool:
    """Whether a word alone is a place in the accusative, or an adjective of no noun, behind a verb of places."""
    word, behind = text.words[index], text.word(index + 1)
    if behind[:1].isupper() or behind in OPENING_MARKS or not is_object(text, index):
        return False
    return language.may_be_place(word, "accs") or (may_modify(word) and not adjective_agrees(word, behind))


def is_object(text: Text, index: int) -> bool:
    """«Обстреляли Каменск», «посетили Каменку»: whether a word behind a verb of places is its object, and no person."""
    word = text.words[index]
    verb = None if text.begins_sentence(index) else verb_of_place(text.lower(index - 1))
    if verb is None or not word.istitle() or not has_other_subject(text, index - 1, verb):
        return False
    only = verb.lemma in lexicon.flagged("place_verbs", "only")
    visited = verb.lemma in lexicon.flagged("place_verbs", "visits") and not is_given_name(word)
    bare = word.endswith(("у", "ю")) and (only or visited)
    village = visited and word.endswith(VILLAGES)
    return bare or village or is_inanimate_object(word) or (word.endswith("ы") and verb.number == "sing")


VILLAGES = lexicon.endings("undeclined")


@remember
def verb_of_place(word: str) -> language.Parse | None:
    """The reading of a word as a verb that takes a place: «посетил»."""
    verbs = lexicon.load("place_verbs")
    return next((p for p in language.parses(word) if p.pos in ("VERB", "INFN") and p.lemma in verbs), None)


def has_other_subject(text: Text, index: int, verb: language.Parse) -> bool:
    """«Посетила Каменск», «мэр посетил Каменск»: whether a verb is no man's, or its subject stands before it."""
    if verb.pos == "INFN" or verb.number == "plur" or verb.gender in ("femn", "neut"):
        return True
    before = [p for p in language.parses(text.lower(index - 1)) if p.known and p.number == "sing"]
    nature = "nature" in lexicon.load("place_verbs")[verb.lemma]
    return any(p.case == "nomn" and p.gender == "masc" and (nature or p.animacy == "anim") for p in before)


@remember
def is_inanimate_object(word: str) -> bool:
    """Whether a word ends on a consonant, as a man's name does in the nominative and a town's in the accusative."""
    if word[-1] in VOWELS or is_given_name(word):
        return False  # «Школу посетил Роман»
    return any((r.case, r.gender) == ("nomn", "masc") for r in name_readings(word))


def subject_of_verb(text: Text, spans: Names) -> Sequence[Name]:
    """«Мясников встал»: where a sentence begins, the verb shows that no meat-sellers are meant, but a surname.

    So does a colon at the head of lines that take turns: «Мясников: Добрый день.»
    """
    missed = [
        Name(sentence.first, sentence.first + 1, "PER")
        for sentence in text.sentences
        if sentence.first not in spans.taken
        and is_man_as_subject(text.words[sentence.first], text.lower(sentence.first + 1))
        and not is_subject_behind(text, sentence.first + 1)
    ]
    return with_missed(spans, [*missed, *speakers_of_lines(text, spans)])


MIN_COLONS = 3  # of two speakers one speaks twice


def speakers_of_lines(text: Text, spans: Names) -> list[Name]:
    """«Глухов: Что скажете?⏎Мясников: Добрый день.⏎Глухов: Начнём.»: surnames before the colons of lines in turn."""
    if text.string.count(":") < MIN_COLONS:
        return []
    firsts = [text.sentences[text.sentence_at(paragraph.start)].first for paragraph in text.paragraphs]
    colons = [index for index in firsts if text.word(index + 1) == ":"]
    labels = [index for index in colons if index in spans.taken or is_of_person(text.words[index], spans)]
    different = {text.words[index] for index in labels}
    if not 1 < len(different) < len(labels):
        return []
    return [Name(index, index + 1, "PER") for index in labels if index not in spans.taken]


def is_of_person(word: str, spans: Names) -> bool:
    """Whether a label is a surname or a given name; in capitals, the surname of somebody in the text, «ЛУНИН:»."""
    return is_surname(word) or is_given_name(word) or (word.isupper() and word.capitalize() in spans.surnames)


def is_surname(word: str) -> bool:
    """Whether a word ends as surnames do, and no other noun in the nominative does: «Глухов», «Мясникова»."""
    own = word.istitle() and len(word) >= MIN_SURNAME and word.removesuffix("а").endswith(MENS_ENDINGS)
    return own and not any(
        p.known and p.case == "nomn" and p.pos == "NOUN" and not NAMED & p.grammemes
        for p in language.parses(word.lower())
    )


NAMED = frozenset({"Surn", "Name"})


def is_subject_behind(text: Text, verb: int) -> bool:
    """«Туристов спас вертолёт»: whether a subject stands behind a verb that takes an object and reports nothing."""
    reading = language.parses(text.lower(verb))[0]
    if "tran" not in reading.grammemes or reading.lemma in lexicon.load("reporting_verbs"):
        return False
    behind = language.parses(text.lower(verb + 1))
    return any((p.case, p.number, p.gender) == ("nomn", "sing", "masc") for p in behind)


MENS_ENDINGS = lexicon.endings("man")  # «мясников»


MIN_SURNAME = 4  # letters of a surname that nothing but its verb shows


def is_man_as_subject(word: str, following: str) -> bool:
    """Whether a word is a man's surname in the nominative, and can be no other subject of the verb behind it."""
    if len(word) < MIN_SURNAME or not word.istitle() or not word.endswith(MENS_ENDINGS):
        return False
    if word.lower() in lexicon.load("names"):
        return False  # «Биткоин обвалился»
    found = language.parses(word.lower())
    if any(p.case == "nomn" and p.pos == "NOUN" and "Surn" not in p.grammemes for p in found):
        return False
    if not all((p.case in ("gent", "accs") and p.number == "plur") or "Surn" in p.grammemes for p in found):
        return False
    verbs = language.parses(following)
    return bool(verbs) and verbs[0].pos == "VERB" and verbs[0].number == "sing" and verbs[0].gender == "masc"
