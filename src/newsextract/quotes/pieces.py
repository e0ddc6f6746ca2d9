"""Pieces in marks that are built into the reporter's sentence: whose words they are, or whether they are a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from newsextract import language, lexicon
from newsextract.article import QuoteType
from newsextract.quotes.clauses import SECOND_SENTENCE, WORD, is_spoken
from newsextract.quotes.cues import Cue
from newsextract.quotes.left_out import of_second
from newsextract.quotes.next_sentence import cue_of_next_sentence
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene, is_certain_name, is_name, quoted
from newsextract.quotes.source_nouns import source_flags
from newsextract.quotes.sources import can_speak, phrase_source
from newsextract.quotes.terms import is_of_law_or_manner, names_charge, names_work
from newsextract.quotes.worded import kind_of_words, worded
from newsextract.rules import Rule
from newsextract.text import DASH_TOKENS, DASHES

THAT_BEFORE = re.compile(r"(\b(что|будто)|(\b(что|будто)|[,—–-])\s+якобы)\s*[,:—–-]?\s*$", re.IGNORECASE)
THAT_REACH = 12  # code points
# О том, что это «позор», мэр говорил давно
LEADING_THAT = re.compile(
    rf"(?:{lexicon.alternatives('clause_words', 'opening')}\s+)?"
    rf"((?:{lexicon.alternatives('clause_words', 'information')}\s+)?о том|тот факт|то), что\s+",
    re.IGNORECASE,
)
LIST_GAP = re.compile(r"\s*(,|;|и|или|, а также|,? и)\s*", re.IGNORECASE)
HALVES = re.compile(rf"\s*(?:,\s*[{DASHES}]?|[{DASHES}])\s*")  # between a report and the second half of what is said
DASH_BEFORE = re.compile(rf"(?P<last>[^\W\d_]+)[»”\"]?\s+[{DASHES}]\s+$")
MAX_LIST_GAP = 10  # code points
FILLING = 4  # words from a verb to a piece that can fill its slot, the verb among them
THAT_LEAD = re.compile(r"\bчто\b", re.IGNORECASE)
SHORT_PIECE = 2  # words
ACCUSING = lexicon.flagged("verb_groups", "accusing")
PIECE_FLAGS = frozenset({"that", "label", "demand"})


def clause_after_that(scene: Scene) -> Reported | None:
    """A whole clause in marks stands after «что»."""
    cue = governing(scene) if THAT_BEFORE.search(scene.before(THAT_REACH)) else None
    if cue is None or is_name(scene):
        return None
    ends_sentence = not WORD.search(scene.rest(scene.text.sentences[scene.last_sentence]))
    return quoted("direct" if ends_sentence and scene.candidate.clause else "partial", scene, cue)


def clause_by_words_of(scene: Scene) -> Reported | None:
    """A whole clause stands in marks, and the reporter adds only «по словам врача», or «также, отметил врач,»."""
    sentence, cues = scene.text.sentences[scene.number], scene.cues_of(scene.number)
    if not cues or not scene.candidate.clause or is_certain_name(scene):
        return None
    for cue in cues:
        lead = scene.text.string[sentence.start : scene.begins(cue)].strip(" ,").lower()
        if cue.source is None or not (lead in lexicon.load("links") or (cue.form == "phrase" and not lead)):
            continue
        between = scene.text.string[scene.ends(cue) : scene.candidate.start]
        if not WORD.search(f"{between} {scene.rest(sentence)}"):
            return quoted("direct", scene, cue, fills_cue=True)
    return None


def as_said_clause(scene: Scene) -> Reported | None:
    """A whole clause stands in marks behind «как» and a cue."""
    sentence, lead = scene.text.sentences[scene.number], scene.lead
    cue = governing(scene) if scene.candidate.clause and lead.lower().startswith("как ") else None
    if cue is None or "," in lead.rstrip(", ") or WORD.search(scene.rest(sentence)) or is_certain_name(scene):
        return None
    return quoted("direct", scene, cue, fills_cue=True)


def listed(scene: Scene) -> Reported | None:
    """Several quotations in a row share the cue and the speaker of the first."""
    previous = scene.previous
    if previous is None or previous.stop > scene.candidate.start:
        return None
    between = scene.text.string[previous.stop : scene.candidate.start].strip("»”“\"' ")
    if len(between) > MAX_LIST_GAP or not LIST_GAP.fullmatch(between):
        return None
    kind = kind_of_words(scene) if previous.cue is not None and previous.cue.form == "noun" else previous.type
    return previous._replace(type=kind, spans=scene.candidate.parts, fills_cue=True)


def second_half(scene: Scene) -> Reported | None:
    """Two pairs of marks stand around one cue: «Едем», — сказал он, — «времени нет»."""
    previous = scene.previous
    if previous is None or previous.type != "direct" or previous.cue is None or is_name(scene):
        return None
    stop = scene.ends(previous.cue)
    if stop <= previous.stop or not HALVES.fullmatch(scene.text.string, stop, scene.candidate.start):
        return None
    return quoted("direct", scene, previous.cue, fills_cue=True)


def exclaimed(scene: Scene) -> Reported | None:
    """A verb of speech stands directly before an exclamation, a question or somebody's «я уезжаю» in marks.

    Behind a verb for what is called out, any words in marks are that.
    """
    cue = governing(scene)
    if cue is None or not (exclaims(scene, cue) or speaks(scene)):
        return None
    lead = scene.text.string[scene.text.stops[cue.last - 1] : scene.candidate.start]
    return None if lead.strip() else quoted("direct", scene, cue)


def exclaims(scene: Scene, cue: Cue) -> bool:
    """Whether a verb of speech stands before an exclamation or a question, or says that the words were called out."""
    if "loud" in cue.flags:
        return scene.content[0].isupper()
    return bool(cue.flags & {"that", "quote"}) and "demand" not in cue.flags and scene.content[-1] in "!?"


def speaks(scene: Scene) -> bool:
    """Whether marks hold a sentence of somebody's own: «Да, я уезжаю»."""
    return scene.content[0].isupper() and scene.candidate.clause and is_spoken(scene.content)


def behind_dash(scene: Scene) -> Reported | None:
    """A sentence about persons without a name ends with a dash, and an exclamation, a question or «нам» in marks.

    What stands behind a name can be a title: «Лунин сыграл главную роль — «Кто там?»».
    """
    narration, sentence = scene.narration, scene.text.sentences[scene.last_sentence]
    words = DASH_BEFORE.search(scene.lead)
    if narration is None or words is None or WORD.search(scene.rest(sentence)) or is_certain_name(scene):
        return None
    if not (scene.content[-1] in "!?…" or speaks(scene)) or names_work(words["last"]):
        return None
    last = scene.text.sentences[scene.number].start + words.start("last")
    before = (i for i in narration.subjects if scene.text.starts[i] < last and scene.entities.name_at(i) is None)
    who = next((i for i in before if any(can_speak(narration, j) for j in narration.grammar.phrase(i))), None)
    return quoted("direct", scene, None, phrase_source(narration, who)) if who is not None else None


def quoted_piece(scene: Scene) -> Reported | None:
    """A piece depends on a cue, and is no name."""
    cue = governing(scene) or cue_of_next_sentence(scene)
    if cue is None or (is_name(scene) and not opens_as_label(scene)):
        return None
    if any(is_of_source(scene, other, other is cue and "that" in cue.flags) for other in scene.cues_of(scene.number)):
        return None
    if not cue.flags & PIECE_FLAGS:
        cue = around_it(scene)
    if cue is None or is_thing_given(scene, cue) or is_apart_from(scene, cue):
        return None
    if is_supposed(scene, cue) or is_common_name(scene, cue) or lacks_as(scene, cue):
        return None
    behind = scene.rest(scene.text.sentences[scene.last_sentence])
    if is_of_law_or_manner(scene.lead, behind) or (cue.lemma in ACCUSING and names_charge(scene.content)):
        return None
    kind: QuoteType = "direct" if SECOND_SENTENCE.search(scene.content) else "partial"
    return quoted(kind, scene, cue, of_second(scene, cue))


def around_it(scene: Scene) -> Cue | None:
    """The cue of a statement in which the piece and another verb stand: «заявил, что это привело к «потрясению»»."""
    for cue in reversed(scene.cues_of(scene.number)):
        between = scene.text.string[scene.begins(cue) : scene.candidate.start]
        if cue.flags & PIECE_FLAGS and (THAT_LEAD.search(between) if between else set_off(scene, cue)):
            return cue
    return None


def is_apart_from(scene: Scene, cue: Cue) -> bool:
    """«объявил о карантине, чтобы остановить «заразу»»: a word or two in another clause than the cue, without «что»."""
    short = len(WORD.findall(scene.content)) <= SHORT_PIECE and not scene.candidate.clause
    lead = scene.text.string[scene.begins(cue) : scene.candidate.start]
    if not short or cue.form == "phrase" or "label" in cue.flags or ":" in lead or THAT_LEAD.search(lead):
        return False
    return "," in lead and not set_off(scene, cue)


def is_of_source(scene: Scene, cue: Cue, whole: bool = False) -> bool:
    """«заявил капитан «сине-белых» Пётр Лунин»: a piece is part of what names the speaker, or «регионал» all of it."""
    tokens, source = scene.text.tokens, cue.source
    if source is None or source.last - source.first < 2:
        return False
    return (
        tokens[source.first].start < scene.candidate.start + whole
        and scene.candidate.stop <= tokens[source.last - 1].stop
    )


def is_supposed(scene: Scene, cue: Cue) -> bool:
    """«Если суд признает закон «пустым»»: behind «если» nothing has been said, unless the verb is in the past."""
    narration = scene.narration
    if narration is None or narration.grammar.feat(cue.at, "Tense") in ("", "Past"):
        return False
    clause = takewhile(lambda i: scene.text.word(i) not in ",:;", narration.before(cue.at))
    return any(scene.text.lower(i) == "если" for i in clause)


def is_common_name(scene: Scene, cue: Cue) -> bool:
    """«Его называют «королём лыж»», «В народе прозвали»: many call a thing so, and nobody in particular."""
    narration, source = scene.narration, cue.source
    if narration is None or "label" not in cue.flags or cue.form != "finite" or narration.previous(cue.at) is None:
        return False
    nobody = source is None or source.kind == "dropped" or "everybody" in source_flags(narration, source.head)
    return nobody and narration.grammar.number(cue.at) == "plur"


def lacks_as(scene: Scene, cue: Cue) -> bool:
    """«отверг упрёки в «трусости»»: the words are another's, but for those behind «как»."""
    return "as" in cue.flags and not scene.lead.rstrip().lower().endswith((" как", " как о", " как об"))


def is_thing_given(scene: Scene, cue: Cue) -> bool:
    """«передал «срочный пакет» дежурному»: the verb means a thing, where no clause with «что» follows."""
    lead = scene.text.string[scene.begins(cue) : scene.candidate.start]
    return "thing" in cue.flags and not scene.candidate.clause and not THAT_LEAD.search(lead)


def governing(scene: Scene) -> Cue | None:
    """The nearest cue before the piece in its sentence, or one that spans the sentence from behind."""
    cues = scene.cues_of(scene.number)
    if not cues:
        return None
    before = [cue for cue in cues if scene.begins(cue) < scene.candidate.start]
    if before:
        return over_all(scene, before) or before[-1]
    leading = LEADING_THAT.match(scene.lead)
    able = (cue for cue in cues if cue.source is not None and cue.form != "gerund")
    behind = (cue for cue in able if leading or set_off(scene, cue) or calls_so(scene, cue))
    return next(behind, None)


def opens_as_label(scene: Scene) -> bool:
    """««Позором» назвал игру тренер»: words in the instrumental at the head of a sentence need no small letter."""
    if scene.lead.strip() or scene.candidate.clause or is_certain_name(scene):
        return False
    called = any(calls_so(scene, cue) and cue.source is not None for cue in scene.cues_of(scene.number))
    readings = language.parses(WORD.findall(scene.content)[0].lower())
    return called and any(p.case == "ablt" for p in readings) and all(p.animacy != "anim" for p in readings)


def calls_so(scene: Scene, cue: Cue) -> bool:
    """««Позором» назвал игру тренер»: the verb that calls a thing so stands at once behind the piece."""
    between = scene.text.string[scene.candidate.stop : scene.begins(cue)]
    return "label" in cue.flags and not between.strip()


def over_all(scene: Scene, before: Sequence[Cue]) -> Cue | None:
    """«По её словам» at the beginning of a sentence, if the last verb before the piece is far from it."""
    first, last = before[0], before[-1]
    opens = scene.begins(first) == scene.text.sentences[scene.number].start
    if first.source is None or first.form != "phrase" or last.form == "phrase" or not opens:
        return None
    lead = scene.text.string[scene.begins(last) : scene.candidate.start]
    reports = last.flags & (PIECE_FLAGS | {"relay"})
    fills = not reports or len(WORD.findall(lead)) <= FILLING or THAT_LEAD.search(lead)
    return None if fills else first


def set_off(scene: Scene, cue: Cue) -> bool:
    """Whether a cue is set off by a comma or «как», as one that comes after what it reports."""
    before = scene.narration.previous(cue.first) if scene.narration is not None else None
    return before is not None and scene.text.lower(before) in DASH_TOKENS | {",", "как"}


LISTED: Rule[Callable[[Scene], Reported | None]] = Rule(
    listed,
    (
        "Болельщики {скандировали}: «[Свободу!]1», «[Позор!]2». => 1 direct: болельщики; 2 direct: болельщики",
        "<Иванов> {назвал} мост «[чудом]1» и «[позором]2». => 1 partial: Иванов; 2 partial: Иванов",
    ),
)
RULES: tuple[Rule[Callable[[Scene], Reported | None]], ...] = (
    Rule(clause_after_that, ("<Иванов> {подчеркнул}, что «[это необходимо]». => direct: Иванов",)),
    Rule(clause_by_words_of, ("{По словам} <врача>, «[воды здесь нет]». => direct: врач",)),
    Rule(as_said_clause, ("Как {заявила} <Анна Белова>, «[мост откроют в мае]». => direct: Анна Белова",)),
    LISTED,
    Rule(second_half, ("«[Едем]1», — {сказал} <Иванов>, — «[времени нет]1». => 1 direct: Иванов",)),
    Rule(worded, ("<Болельщики> вышли с {плакатами} «[Мы вместе!]». => direct: болельщики",)),
    Rule(
        exclaimed,
        (
            "<Болельщики> {скандировали} «[Позор!]» и свистели. => direct: болельщики",
            "<Болельщики> {скандировали} «[Только победа]». => direct: болельщики",
            "<Белова> {написала} «[Да, я уезжаю]» и ушла. => direct: Белова",
        ),
    ),
    Rule(behind_dash, ("<Соседи> встали на сторону мэра – «[Он нам помог!]». => direct: соседи",)),
    Rule(
        quoted_piece,
        (
            "<Иванов> {назвал} сделку «[большой победой]». => partial: Иванов",
            "Белова {назвала} сделку «[победой]1», а <Лунин>2 — «[ошибкой]2». => 1 partial: Белова; 2 partial: Лунин",
            "Иванов назвал проект «Рассвет» ошибкой.",
        ),
    ),
)
