"""Who is spoken of just before a title."""

from __future__ import annotations

from newsextract import language
from newsextract.entities import NamedEntity
from newsextract.roles.index import Titles
from newsextract.roles.titles import Title
from newsextract.text import Sentence

BACK = 3  # sentences in which a person is still spoken of


def spoken_of(titles: Titles, sentence: Sentence, title: Title) -> NamedEntity | None:
    """The person named most often of those in the sentences just before."""
    first = titles.text.sentences[max(0, titles.text.sentence_of[sentence.first] - BACK)].first
    named = [titles.entities.owner(n) for n in titles.entities.names_between(first, title.first) if n.type == "PER"]
    she = is_she(titles, sentence, title)
    fitting = [p for p in named if gender_fits(title, p) and not (she and p.person and p.person.gender == "masc")]
    return max(fitting, key=lambda person: len(person.spans), default=None)


def is_she(titles: Titles, sentence: Sentence, title: Title) -> bool:
    """«Она стала министром»: whether a woman is spoken of before a title in its sentence."""
    before = titles.text.words[sentence.first : title.first]
    return any(word in ("она", "Она") for word in before) and not any(word in ("он", "Он") for word in before)


def gender_fits(title: Title, person: NamedEntity) -> bool:
    """«певица» is a woman; «министр» can be one."""
    gender = language.noun_gender(title.lemma)
    own = person.person.gender if person.person else None
    return gender != "femn" or own != "masc"
