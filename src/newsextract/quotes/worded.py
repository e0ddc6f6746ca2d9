"""Words that are heard, written or chanted: «раздался голос: …», «с плакатами «…»», «появилась надпись: …»."""

from __future__ import annotations

from bisect import bisect_left

from newsextract import language, lexicon
from newsextract.article import QuoteType
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene, direct, quoted
from newsextract.quotes.sources import Source, can_speak, phrase_source, word_cue
from newsextract.quotes.subjects import subject_of
from newsextract.text import DASHES

WITHOUT = "без"  # «объявление без подписи «Дирекция»»
AT_ONCE = 3  # words behind the dash among which the verb stands


def heard(scene: Scene) -> Reported | None:
    """A voice is heard before the colon or behind the dash; whose it is, is seldom said: «голос дежурного»."""
    if not (scene.candidate.clause or scene.content[-1] in "!?…"):
        return None
    number = scene.last_sentence if scene.colon is None else scene.text.sentence_at(scene.colon)
    narration = scene.narrations.get(number)
    if narration is None:
        return None
    if scene.colon is None:
        around = words_behind_dash(scene, narration)
    else:
        around = scene.words_before(narration, scene.previous_stop)
    heard_verbs = lexicon.load("heard_verbs")
    verb = next((i for i in around if language.has_lemma(scene.text.lower(i), heard_verbs)), None)
    if verb is None:
        return None
    cue = word_cue(verb, scene.text.lower(verb), "finite", None)
    return direct(scene, cue, owner_of_voice(narration, verb), fills_cue=True)


def words_behind_dash(scene: Scene, narration: Narration) -> list[int]:
    """The reporter's first words behind the dash behind a candidate; none where there is no dash."""
    behind = [i for i in narration.tokens if scene.text.starts[i] >= scene.candidate.stop]
    words = [i for i in behind if scene.text.word(i)[0].isalnum()][:AT_ONCE]
    between = scene.text.string[scene.candidate.stop : scene.text.tokens[words[0]].start] if words else ""
    return words if any(dash in between for dash in DASHES) else []


def owner_of_voice(narration: Narration, verb: int) -> Source | None:
    """«раздался голос дежурного»: the person whom the noun beside the verb names."""
    voice = narration.next(verb)
    owner = narration.next(voice) if voice is not None and narration.grammar.case(voice) == "nomn" else None
    if owner is None or narration.grammar.case(owner) != "gent" or not can_speak(narration, owner):
        return None
    return phrase_source(narration, owner, case="gent")


def worded(scene: Scene) -> Reported | None:
    """A noun for written or chanted words stands directly before the marks, or before their colon."""
    narration = scene.narrations.get(scene.number)
    noun = last_before(scene, narration) if narration is not None else None
    if narration is None or noun is None or not is_worded(scene.text.lower(noun)):
        return None
    if narration.words_before(noun, 1) == (WITHOUT,):
        return None
    if scene.candidate.whole and kind_of_words(scene) != "direct":
        return None  # девиз клуба: «Сила и честь»
    if is_spoken_of(scene, narration, noun):
        return None
    cue = word_cue(noun, scene.text.lower(noun), "noun", None)
    subjects = narration.subjects_before(noun)
    subject = next((i for i in subjects if not language.is_relative(scene.text.lower(i))), None)
    source = phrase_source(narration, subject) if subject is not None else who_shouts(scene, narration, noun)
    return quoted(kind_of_words(scene), scene, cue, source, fills_cue=True)


def who_shouts(scene: Scene, narration: Narration, noun: int) -> Source | None:
    """«С криком «пожар» сторож выбежал»: the subject of the verb behind, where the noun opens its sentence."""
    if narration.words_before(noun, 1) not in SHOUTING:
        return None
    behind = (i for i in narration.after(noun) if scene.text.starts[i] >= scene.candidate.stop)
    verb = next(filter(narration.grammar.is_finite, behind), None)
    return subject_of(narration, verb) if verb is not None else None


SHOUTING = (("с",), ("со",))


def is_spoken_of(scene: Scene, narration: Narration, noun: int) -> bool:
    """«фразы «само пройдёт» и «потерпи» вредят больным»: the words themselves do what the verb behind them says.

    Words with a capital have been said: «Фраза «Мы ещё вернёмся…» удивила жителей».
    """
    if not scene.text.string[scene.candidate.parts[0].start].islower():
        return False
    verb = narration.grammar.head(noun) if narration.grammar.rel(noun) == "nsubj" else None
    term = language.noun_lemma(scene.text.lower(noun)) in lexicon.load("terms")
    return term and verb is not None and scene.text.starts[verb] > scene.candidate.stop


def last_before(scene: Scene, narration: Narration) -> int | None:
    """The reporter's last word before the candidate."""
    tokens = narration.tokens
    at = bisect_left(tokens, scene.candidate.start, key=lambda index: scene.text.starts[index])
    at -= at > 1 and scene.text.word(tokens[at - 1]) == ":"
    return tokens[at - 1] if at else None


def is_worded(word: str) -> bool:
    """Whether a word is a noun for words on a wall or in the street; «словами», but not «слово «дом»»."""
    table = lexicon.load("worded")
    return word in table or "form" not in table.get(language.noun_lemma(word), frozenset({"form"}))


def kind_of_words(scene: Scene) -> QuoteType:
    """Written or chanted words: a clause or an exclamation is direct, «Возвращение легенды» is a piece."""
    exclaims = scene.content[-1] in "!?"
    return "direct" if scene.candidate.clause or exclaims else "partial"
