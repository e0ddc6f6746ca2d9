"""Speech that stands alone: which cue, name or neighbour it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from newsextract import language
from newsextract.quotes.before_colon import initials_before, labelled_line, line_of_label, name_before, titles_work
from newsextract.quotes.clauses import WORD
from newsextract.quotes.cues import Cue
from newsextract.quotes.name_lines import label_before, name_above
from newsextract.quotes.narration import Narration
from newsextract.quotes.next_sentence import reporter_in_next
from newsextract.quotes.pieces import LISTED
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import (
    MAX_BLANK,
    Scene,
    direct,
    is_all_names,
    is_short_name,
    quoted,
    said_by,
)
from newsextract.quotes.signatures import signed, signed_below, signed_in_brackets
from newsextract.quotes.worded import heard, worded
from newsextract.rules import Rule
from newsextract.text import CAPITAL, DASHES, SMALL

AFTER_GAP = 9  # words between the closing mark and the cue: «…», — с улыбкой глядя в зал, сказал он
MIN_ALONE = 4  # words in speech that nothing attributes
ON_LINE_BELOW = re.compile(rf"[,.]?[ \t]*\n\s*(?:[{DASHES}]\s*)?{SMALL}")  # …»,⏎— сказал Иванов.
AFTER_REPORT = re.compile(rf"[.,]\s*[{DASHES}]\s*$")  # …», — сказал Иванов. — «…


# --- a cue ------------------------------------------------------------------------------------------------------------


def reporter_inside(scene: Scene) -> Reported | None:
    """The reporter's words stand between the parts: a cue, or a person who does something, «Белова открывает дверь»."""
    for start, stop in scene.candidate.reports:
        first, last = scene.text.sentence_at(start), scene.text.sentence_at(stop - 1)
        for cue in (*scene.cues_of(first), *scene.cues_of(last)):
            if start <= scene.begins(cue) < stop:
                return direct(scene, cue, fills_cue=True)
        narration = scene.narrations.get(first)
        words = narration.tokens if narration is not None else ()
        who = next((i for i in words if scene.text.starts[i] >= start and scene.text.word(i)[0].isalnum()), None)
        name = scene.entities.person_at(who) if who is not None else None
        if narration is not None and name is not None:
            return said_by(scene, narration, name.first)
    return None


def reporter_after(scene: Scene) -> Reported | None:
    """A cue stands behind the mark, in the same sentence, or in a line that goes on with it: «…»,⏎— сказал мэр.

    Others in marks may stand between, that it reports as well: «Жаль», «Едем домой», — писали гости.
    """
    stop, following = behind_list(scene)
    number = scene.text.sentence_at(max(stop - 1, 0)) + (ON_LINE_BELOW.match(scene.text.string, stop) is not None)
    limit = min(following, scene.text.sentences[number].stop)
    for cue in scene.cues_of(number):
        at = scene.begins(cue)
        if stop <= at < limit:
            between = scene.text.string[stop:at]
            if len(WORD.findall(between)) <= AFTER_GAP and ":" not in between and not is_subject_in_marks(scene):
                return quoted("partial" if names_thing(scene, cue) else "direct", scene, cue, fills_cue=True)
    return None


def behind_list(scene: Scene) -> tuple[int, int]:
    """Where the speech ends that commas join to the candidate's, and where the next begins that stands alone."""
    string, starts = scene.text.string, scene.whole_starts
    stop = scene.candidate.stop
    at = bisect_left(starts, stop)
    while at < len(starts) and string[stop : starts[at]].strip() == ",":
        stop = scene.whole_stops[bisect_left(scene.whole_stops, starts[at])]
        at += 1
    return stop, starts[at] if at < len(starts) else len(string)


def names_thing(scene: Scene, cue: Cue) -> bool:
    """«Герой нашего времени» — так назвал его мэр: words that are no sentence, under a verb that calls a thing so."""
    return "label" in cue.flags and not scene.candidate.clause and scene.content[-1] not in "!?…"


def is_subject_in_marks(scene: Scene) -> bool:
    """«Вечерние вести» пишут: a name in marks, clause or none, that no comma and no dash part from what follows."""
    pause = scene.text.string[scene.candidate.stop : scene.candidate.stop + 2].strip()[:1]
    return is_all_names(scene) and scene.content[-1] not in "!?…" and pause not in (",", *DASHES)


def reporter_before(scene: Scene) -> Reported | None:
    """A colon stands before the mark, and a cue before the colon: the last one, with a source if any has one."""
    colon = scene.colon
    if colon is None or scene.candidate.form == "line":
        return None
    cues = scene.cues_of(scene.text.sentence_at(colon))
    before = [c for c in cues if scene.previous_stop <= scene.begins(c) < scene.candidate.start]
    if not before:
        return None
    cue = ([cue for cue in before if cue.source is not None and not is_naming(cue)] or before)[-1]
    if is_short_name(scene) and WORD.search(scene.text.string[scene.ends(cue) : scene.candidate.start]):
        return None  # назвал лучшие клубы: «Милан», «Реал»
    return direct(scene, cue, fills_cue=True)


def is_naming(cue: Cue) -> bool:
    """«Рассказал, что назвали его так случайно: «…»»: whether nobody in particular calls a thing something."""
    source = cue.source
    return "label" in cue.flags and source is not None and (source.kind, source.number) == ("dropped", "plur")


# --- a neighbour ------------------------------------------------------------------------------------------------------


def leads_on(scene: Scene) -> Reported | None:
    """No mark closes the paragraph: the quotation goes on in the next one; or it is a line above «Лунин: «…»»."""
    candidate = scene.candidate
    if is_above_name(scene):
        return direct(scene, leads_on=True)
    if candidate.closed or candidate.form != "marks" or scene.text.string[candidate.stop : scene.next_start].strip():
        return None
    return direct(scene, leads_on=True)


def is_above_name(scene: Scene) -> bool:
    """«Этот мост нужен всем»⏎Депутат Пётр Лунин: «…»: whether a line in marks alone heads who speaks below."""
    alone = not scene.lead.strip() and scene.content[-1] not in ".!?…"
    below = scene.text.string[scene.candidate.stop : scene.next_start] if alone else ""
    return NAME_BELOW.fullmatch(below) is not None and is_statement(scene)


NAME_BELOW = re.compile(rf"\s*\n\s*{CAPITAL}[^\n:«»\"]+:\s*")


def introduced(scene: Scene) -> Reported | None:
    """The reporter's sentence before reports nothing. Its subject speaks, if that is one person."""
    number = scene.number - 1
    narration = scene.narrations.get(number)
    if narration is None or scene.candidate.form != "marks" or scene.cues_of(number) or not is_statement(scene):
        return None
    sentences = scene.text.sentences
    if sentences[scene.number].paragraph != sentences[number].paragraph:
        return None
    subject = next((i for i in narration.subjects if is_person_or_pronoun(scene, narration, i)), None)
    return said_by(scene, narration, subject)


def is_person_or_pronoun(scene: Scene, narration: Narration, index: int) -> bool:
    """Whether a word is a person's name, a noun for a person, «он» or «она»."""
    name, word = scene.entities.name_at(index), scene.text.lower(index)
    if name is not None:
        return name.type == "PER"
    one = narration.grammar.number(index) == "sing"
    return word in language.HE_OR_SHE or (one and language.role_lemma(word) is not None)


def goes_on(scene: Scene) -> Reported | None:
    """A whole statement in marks without a cue: whoever spoke last goes on."""
    if scene.colon is not None and scene.narration is not None and titles_work(scene, scene.narration):
        return None
    return direct(scene, goes_on=not scene.candidate.asks) if is_statement(scene) else None  # a journalist asks


def is_statement(scene: Scene) -> bool:
    """Whether speech that nothing attributes is a statement, and no name in marks."""
    candidate = scene.candidate
    if scene.previous is not None and follows_open(scene, scene.previous):
        return True
    resumed = scene.previous is not None and (AFTER_REPORT.search(scene.before(MAX_BLANK)) or follows_report(scene))
    short = len(WORD.findall(scene.content)) < MIN_ALONE and candidate.form != "dash" and not resumed
    return not short and candidate.clause and not candidate.depth and candidate.form != "plain"


def follows_open(scene: Scene, previous: Reported) -> bool:
    """«Денег мало.⏎«Мост важнее»: whether only a line break parts a quotation from one that no mark closes."""
    between = scene.text.string[previous.stop : scene.candidate.start]
    return scene.candidate.form == "marks" and "\n" in between and not between.strip()


def follows_report(scene: Scene) -> bool:
    """Whether the report of the speech before ends the sentence before: «Едем», — сказал он. «Времени нет»."""
    cue = scene.previous.cue if scene.previous is not None else None
    before = scene.text.sentences[scene.number - 1]
    own = scene.text.sentences[scene.number]
    return cue is not None and before.first <= cue.first < before.last and own.paragraph == before.paragraph


# --- order ------------------------------------------------------------------------------------------------------------

RULES: tuple[Rule[Callable[[Scene], Reported | None]], ...] = (
    Rule(reporter_inside, ("«[Мы готовы], — {сказал} <Иванов>. — [Ждём вас]». => direct: Иванов",)),
    LISTED,
    Rule(signed, ("«[Мы готовы и ждём гостей]».\\n— <Анна Белова>, директор школы => direct: Анна Белова",)),
    Rule(reporter_before, ("<Иванов> {заявил}: «[Мы готовы]». => direct: Иванов",)),
    Rule(reporter_after, ("«[Мы готовы]», — {сказал} <Иванов>. => direct: Иванов",)),
    Rule(
        name_above,
        (
            "<Анна Белова>1\\n[Когда вы откроете мост?]1\\n<Пётр Лунин>2\\n[Мы ждём мая.]2\\n"
            "<Анна Белова>3\\n[Кто его строил?]3 "
            "=> 1 direct: Анна Белова; 2 direct: Пётр Лунин; 3 direct: Анна Белова",
            "Мнение соседей.\\n<Анна Белова>, хозяйка кафе\\n— [Мы ждём весны.] => direct: Анна Белова",
        ),
    ),
    Rule(
        label_before,
        (
            "Эфир.\\n<А. БЕЛОВА>1 – [Когда вы откроете мост?]1\\n<О. ЛУНИН>2 – [Мы ждём мая.]2\\n"
            "<А. БЕЛОВА>3 – [Кто его строил?]3 "
            "=> 1 direct: А. Белова; 2 direct: О. Лунин; 3 direct: А. Белова",
        ),
    ),
    Rule(signed_below, ("«[Мы готовы и ждём гостей]».\\n<Анна Белова>, директор школы => direct: Анна Белова",)),
    Rule(
        signed_in_brackets,
        ("«[Воды нет]» (<Анна Белова>, врач). => direct: Анна Белова",),
    ),
    Rule(
        labelled_line,
        (
            "Интервью с Анной Беловой.\\nКорр.: [Когда откроют мост?]1\\nОтвет: [Мост откроют в мае.]2\\n"
            "Вопрос: [Кто его строил?]3 => 1 direct; 2 direct: Анна Белова; 3 direct",
        ),
    ),
    Rule(
        initials_before,
        (
            "Анна Белова пришла к нам.\\nА. Б.: [Мост откроют в мае.]1\\nП. И.: [Кто его строил?]2\\n"
            "А. Б.: [Мы сами.]3 => 1 direct: Анна Белова; 2 direct: П. И; 3 direct: Анна Белова",
        ),
    ),
    Rule(name_before, ("<Белова> — о планах: «[Мост откроем в мае]». => direct: Белова",)),
    Rule(reporter_in_next, ("«[Мы готовы]». Так {прокомментировал} новость <Иванов>. => direct: Иванов",)),
    Rule(
        heard,
        (
            "Из темноты {раздался} голос: «[Кто здесь?]» => direct",
            "«[Пожар!]» — {раздался} голос <дежурного>. => direct: дежурный",
        ),
    ),
    Rule(worded, ("На стене появилась {надпись}: «[Верните парк!]» => direct",)),
    Rule(
        line_of_label,
        (
            "Интервью с Анной Беловой.\\n<Газета>1: [Когда откроют мост?]1\\n<Белова>2: [В мае.]2\\n"
            "<Газета>3: [Кто его строил?]3 => 1 direct: газета; 2 direct: Анна Белова; 3 direct: газета",
        ),
    ),
    Rule(
        leads_on,
        (
            "«[Мы готовы и ждём вас.]1\\n«[Мы ждали этого три года]2», — {сказал}2 <Иванов>2. "
            "=> 1 direct: Иванов; 2 direct: Иванов",
        ),
    ),
    Rule(
        introduced,
        (
            "<Иванов>1 {сообщил}1, что [мост закрыт]1. <Анна Белова>2 вышла к людям. «[Это ошибка, её исправят]2». "
            "=> 1 indirect: Иванов; 2 direct: Анна Белова",
        ),
    ),
    Rule(
        goes_on,
        (
            "<Иванов>1 {сказал}1: «[Мы готовы]1».\\n«[Мы ждали этого три года и дождались]2». "
            "=> 1 direct: Иванов; 2 direct: Иванов",
        ),
    ),
)
