"""Speech behind a colon without a cue: behind a name or a title, behind the label of a line of an interview."""

from __future__ import annotations

import re

from newsextract import language, lexicon
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import MAX_BLANK, Scene, direct, is_short_name, said_by
from newsextract.quotes.sources import Source, can_speak
from newsextract.quotes.terms import names_work
from newsextract.text import CAPITAL, IN_ANY_CASE

DEDICATING = lexicon.flagged("verb_groups", "dedicating")  # «Вечер посвятят поэту Льву Белову: «Дождь»»
WORK_GAP = 3  # words before «о» among which the noun for a work stands: «сериал режиссёра Глеба о»


def name_before(scene: Scene) -> Reported | None:
    """A person and a colon stand before the mark, and no cue."""
    colon = scene.colon
    if colon is None or is_short_name(scene):
        return None
    narration = scene.narrations.get(scene.text.sentence_at(colon))
    if narration is None or titles_work(scene, narration):
        return None
    behind = scene.previous.stop if scene.previous is not None else 0  # «Анна: «Да», Пётр: «Нет»»
    for index in narration.tokens:
        name = scene.entities.person_at(index)
        if name is None or not behind <= scene.text.starts[index] < scene.candidate.start:
            continue
        if name_may_speak(scene, narration, name.first):
            return said_by(scene, narration, title_of_name(narration, index))
    return by_title_before(scene, narration, behind)


def title_of_name(narration: Narration, index: int) -> int:
    """The title that a name stands beside, «Мэр Белова: …»; the name behind a body, «Депутат думы Белова: …»."""
    title = narration.grammar.head(index) if narration.grammar.rel(index) == "appos" else None
    return index if title is None or narration.grammar.case(title) == "gent" else title


def by_title_before(scene: Scene, narration: Narration, behind: int) -> Reported | None:
    """«Итог подвёл тренер: «Мы проиграли»»: the subject before the colon is a noun for a person."""
    if scene.candidate.form != "marks" or not scene.candidate.clause:
        return None
    near = (i for i in narration.subjects if behind <= scene.text.starts[i] < scene.candidate.start)
    grammar = narration.grammar
    main = (i for i in near if grammar.rel(grammar.head(i) or i) in ("root", "nsubj"))
    who = next(filter(grammar.is_animate, main), None)
    if who is None:
        who = title_of_label(scene, narration, behind)
    return said_by(scene, narration, who)


def title_of_label(scene: Scene, narration: Narration, behind: int) -> int | None:
    """«Директор школы: «Мы готовы»»: the first noun before the colon is a person's title."""
    label = scene.words_before(narration, behind)
    head = next(filter(narration.grammar.is_noun, label), None)
    if head is None or label[0] != scene.text.sentences[scene.text.sentence_at(scene.candidate.start)].first:
        return None
    behind_marks = scene.text.string[scene.candidate.stop : scene.candidate.stop + 2].lstrip()
    listed = behind_marks.startswith((",", "и"))  # автор книг: «Степь», «Река»
    titled = not listed and narration.grammar.case(head) == "nomn" and language.is_role_noun(scene.text.word(head))
    return head if titled else None


def titles_work(scene: Scene, narration: Narration) -> bool:
    """«Выйдет фильм о лётчике Льве: «Высота»»: a work about somebody stands before the colon, and nobody speaks.

    «Лунин — о фильме про лётчика: «…»» is talk of a work, and so is «Автор книги о лётчике Лунин: «…»».
    """
    lead = [i for i in narration.tokens if scene.previous_stop <= scene.text.starts[i] < scene.candidate.start]
    words = [scene.text.lower(i) for i in lead]
    if any(language.has_lemma(word, DEDICATING) for word in words):
        return True
    about = next((at for at in range(len(words) - 1, 0, -1) if words[at] in language.ABOUT), 0)
    near = range(max(0, about - WORK_GAP), about)
    work = next((at for at in near if scene.text.word(lead[at]).islower() and names_work(words[at])), None)
    if work is None or any(words[at] in language.ABOUT for at in near):
        return False
    grammar = narration.grammar
    told = any(map(grammar.is_predicate, lead[about:]))
    named = any(grammar.case(i) == "nomn" for i in lead[about:])
    made = grammar.case(lead[work]) == "gent" and work > 0 and can_speak(narration, lead[work - 1])  # автор книги
    return grammar.case(lead[work]) != "loct" and not told and not named and not made


def name_may_speak(scene: Scene, narration: Narration, index: int) -> bool:
    """Whether a name can be who speaks: not «фильм о лётчице Вере Дымовой: «Высота»»."""
    if narration.grammar.case(index) in ("nomn", "") or language.may_be_nominative(scene.text.word(index)):
        return True
    return scene.candidate.form != "marks"


INITIALS_BEFORE = 40  # code points before a line in which the initials of its speaker stand
LABEL = re.compile(r"(?:^|[\n>])[ \t]*(?P<label>[^\W\d_](?=\.?:)|[^\W\d_]{2,})[^:\n]*:\s*$")
LABEL_INSIDE = re.compile(r"[.!?…]\s+(?P<label>[^\W\d_]+)\.?:\s*$")  # Вопрос: Когда откроют? Ответ: В мае.
INITIALS_AND_COLON = re.compile(  # А. Б.:   А.БЕЛОВА:   АБ:
    rf"(?:(?:{CAPITAL}\.\s*){{1,3}}(?P<surname>{IN_ANY_CASE})?|(?:^|[\n>])[ \t]*{CAPITAL}{{2,3}}):\s*$"
)


def labelled_line(scene: Scene) -> Reported | None:
    """A label stands before the line. A question has no speaker; an answer is by the person interviewed."""
    match = LABEL_INSIDE.search(scene.before(MAX_BLANK)) or LABEL.search(scene.before(MAX_BLANK))
    if scene.candidate.form != "line" or match is None:
        return None
    flags = lexicon.load("labels").get(match["label"].lower())
    return None if flags is None else direct(scene, goes_on="answers" in flags)


def initials_before(scene: Scene) -> Reported | None:
    """The speaker of the line is known by initials, or by one and a surname that are no name yet: «А.БЕЛОВА»."""
    label = INITIALS_AND_COLON.search(scene.before(INITIALS_BEFORE)) if scene.candidate.form == "line" else None
    if label is None:
        return None
    tokens = words_of_label(scene)
    if len(tokens) < 2:
        return None
    name = scene.entities.name_at(tokens[-2]) if label["surname"] else None
    if name is not None and name.first == tokens[0]:
        return None
    return direct(scene, source=Source(tokens[0], tokens[-1], tokens[0], "initials", "nomn"))


def words_of_label(scene: Scene) -> list[int]:
    """The reporter's words before the line, in the sentence in which the colon stands."""
    narration = scene.narrations.get(scene.text.sentence_at(scene.candidate.start - 1))
    return scene.words_before(narration) if narration is not None else []


def line_of_label(scene: Scene) -> Reported | None:
    """The words before the colon name who speaks in the line: «Газета: Когда откроют мост?»."""
    if scene.candidate.form != "line":
        return None
    label = [i for i in words_of_label(scene) if scene.text.word(i) != ":"]
    if len(label) > 2 and scene.text.word(label[0]) == "«":
        label = label[1:-1]  # «Вестник»: Когда откроют мост?
    return direct(scene, source=Source(label[0], label[-1] + 1, label[-1], "phrase", "nomn") if label else None)
