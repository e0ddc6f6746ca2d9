"""Quotations that their speaker signs: behind a dash, or on a line of its own below."""

from __future__ import annotations

import re
from bisect import bisect_left

from newsextract import language
from newsextract.quotes.clauses import WORD, has_verb
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene, direct, said_by
from newsextract.quotes.sources import Source
from newsextract.text import CAPITALIZED, DASHES, WHOLE_NAME

OF_WHAT = language.ABOUT | {"после"}  # before what words were said of, or when
DASH_BEHIND = re.compile(rf"[\s.,»”\"]*[{DASHES}]\s*")
SIGN_BEHIND = re.compile(rf"[\s.»”\"]*[:{DASHES}]\s*")  # in a headline: «Мост нам нужен»: Пётр Лунин — о планах
# …».⏎Вера Ильина, мэр Каменки   …».⏎Вера Ильина (Каменка)
# …» (Вера Ильина, мэр Каменки)   …» (Вера, мать троих детей)
IN_BRACKETS = re.compile(rf"\s*\((?P<name>{WHOLE_NAME}|{CAPITALIZED}),\s[^()\n]{{2,80}}\)")
LINE_BELOW = re.compile(
    rf"[\s.»”\"]*\n\s*(?P<name>{WHOLE_NAME})"
    r"(?:,[^\n:.!?]{2,80}|\s*\([^\n()]{2,80}\))\.?[ \t]*(?:\n|$)"
)


def signed(scene: Scene) -> Reported | None:
    """A person behind a dash, and no verb, signs the quotation."""
    heading = scene.text.paragraphs[scene.text.sentences[scene.number].paragraph].heading
    dash = (SIGN_BEHIND if heading else DASH_BEHIND).match(scene.text.string, scene.candidate.stop)
    if dash is None:
        return None
    number = scene.text.sentence_at(dash.end())
    narration = scene.narrations.get(number)
    tokens = narration.tokens if narration is not None else ()
    index = next((i for i in tokens if scene.text.starts[i] == dash.end()), None)
    if narration is None or index is None or ("," in dash[0] and has_verb_behind(scene, number, dash.end())):
        return None
    if scene.entities.person_at(index) is not None:
        return said_by(scene, narration, index)
    titled = scene.candidate.clause and not reads_as_verb(scene, index) and ends_with_name(scene, number)
    apart = heading or "\n" in dash[0] or titled
    head = described_person(scene, narration, number, index) if apart else None  # not «Волна» – клуб из Каменска
    return said_by(scene, narration, head)


def described_person(scene: Scene, narration: Narration, number: int, index: int) -> int | None:
    """The noun of a line that is nothing but a person's description: «– депутат парламента»."""
    if has_verb_behind(scene, number, scene.text.starts[index]):
        return None
    head = next(filter(narration.grammar.is_noun, narration.after(index - 1)), None)
    fits = head is not None and narration.grammar.case(head) == "nomn" and narration.grammar.is_animate(head)
    return head if fits else None


def has_verb_behind(scene: Scene, number: int, start: int) -> bool:
    """Whether a verb stands in what is left of a sentence: «…», — Лунин сказал это вчера."""
    words = scene.text.string[start : scene.text.sentences[number].stop]
    return any(map(has_verb, WORD.findall(words)))


def reads_as_verb(scene: Scene, index: int) -> bool:
    """Whether a word is read as a verb, though no dictionary has it: «…», — запостил Лунин."""
    return any(parse.pos == "VERB" for parse in language.parses(scene.text.lowers[index]))


def ends_with_name(scene: Scene, number: int) -> bool:
    """Whether a sentence ends with a person's name: «…» – тренер «Маяка» Олег Сом. Or «… Олег Сом о судье.»"""
    sentence = scene.text.sentences[number]
    last = next(i for i in range(sentence.last - 1, sentence.first - 1, -1) if scene.text.word(i)[0].isalnum())
    about = (i - 1 for i in range(sentence.last - 1, sentence.first, -1) if scene.text.lower(i) in OF_WHAT)
    return any(scene.entities.person_at(i) is not None for i in (last, next(about, last)))


def signed_in_brackets(scene: Scene) -> Reported | None:
    """Brackets at once behind the marks hold a person's name and what the person is."""
    return signed_as(scene, IN_BRACKETS)


def signed_below(scene: Scene) -> Reported | None:
    """A person's name and what the person is stand below the marks, on a line of their own."""
    return signed_as(scene, LINE_BELOW)


def signed_as(scene: Scene, signature: re.Pattern[str]) -> Reported | None:
    """Speech that a signature with the name of a person and no verb stands behind, as a pattern has it."""
    found = signature.match(scene.text.string, scene.candidate.stop) if scene.candidate.clause else None
    if found is None or scene.candidate.depth or has_verb(found[0]):
        return None
    name = scene.entities.person_at(bisect_left(scene.text.starts, found.start("name")))
    if name is None:
        return None
    return direct(scene, source=Source(name.first, name.last, name.first, "phrase", "nomn"))
