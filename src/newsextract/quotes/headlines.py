"""Speech in headlines and subheads, which is read when it is asked for: «Белова: мост откроют в мае»."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

from newsextract import language, lexicon
from newsextract.quotes.alone import reporter_before
from newsextract.quotes.candidates import Candidate, unmarked
from newsextract.quotes.clauses import WORD, is_clause, is_spoken, trim
from newsextract.quotes.narration import Narration
from newsextract.quotes.reported import Reported
from newsextract.quotes.scene import Scene, said_by
from newsextract.quotes.source_nouns import source_lemma
from newsextract.quotes.sources import can_speak
from newsextract.rules import Rule
from newsextract.text import DASHES, Extent, Text

LABELLED = re.compile(rf"(?:[^\n:«»„“\"!?]|«[^\n:«»]{{1,40}}»){{2,80}}:\s+(?=[^\s«„“\"{DASHES}])")
ASKING = lexicon.flagged("other_clauses", "object")  # кто, как, зачем
SPEAKERS = frozenset({"org", "outlet", "unnamed"})  # nouns that speak themselves: «Источник: мост закроют»
SHARED_LETTERS = 5  # letters that forms of a word have in common
REPEATED = 0.6  # of a headline's longer words that are in one quotation of the body: headlines shorten and turn round


def headings(text: Text) -> frozenset[int]:
    """The numbers of the sentences that are headlines and subheads."""
    return frozenset(n for n, sentence in enumerate(text.sentences) if text.paragraphs[sentence.paragraph].heading)


def headline_candidates(text: Text, taken: Container[int]) -> Iterator[Candidate]:
    """What stands without marks behind the colon of a headline. `taken`: where the other candidates begin."""
    for paragraph in text.paragraphs:
        label = LABELLED.match(text.string, paragraph.start, paragraph.stop) if paragraph.heading else None
        if label is None or label.end() in taken:
            continue
        content = trim(text.string, label.end(), paragraph.stop)
        words = text.string[slice(*content)]
        if (is_clause(words) or is_spoken(words)) and not asks_indirectly(words):
            yield unmarked("headline", (content,))


def asks_indirectly(words: str) -> bool:
    """Whether words only say what will be told: «Клуб «Волна»: как он строился»; no «Мэр: когда тепло, мы строим»."""
    first = WORD.search(words)
    return first is not None and first[0].lower() in ASKING and not {",", "?"}.intersection(words)


def without_repeated(text: Text, reported: Sequence[Reported], silent: Container[int]) -> list[Reported]:
    """Leave out what a headline quotes and the body quotes again. `silent`: the sentences of headlines."""
    above = {id(piece) for piece in reported if text.sentence_at(piece.start) in silent}
    body = [stems_of_content(text, piece.spans) for piece in reported if id(piece) not in above]
    return [
        piece for piece in reported if id(piece) not in above or not is_among(stems_of_content(text, piece.spans), body)
    ]


def is_among(own: frozenset[str], body: Sequence[frozenset[str]]) -> bool:
    """Whether one quotation of the body has most of the words."""
    return any(len(own & other) >= REPEATED * len(own) for other in body)


def stems_of_content(text: Text, spans: Sequence[Extent]) -> frozenset[str]:
    """The beginnings of the longer words of a quotation."""
    words = (word for span in spans for word in WORD.findall(text.string, *span))
    return frozenset(word[:SHARED_LETTERS].lower() for word in words if len(word) >= SHARED_LETTERS)


# --- who speaks -------------------------------------------------------------------------------------------------------


def headline_label(scene: Scene) -> Reported | None:
    """Who speaks stands before the colon of a headline: «Глава Каменки: мост откроют в мае»."""
    narration = scene.narration
    if narration is None:
        return None
    head = next(filter(narration.is_noun, scene.words_before(narration)), None)
    return said_by(scene, narration, head) if head is not None and noun_may_speak(scene, narration, head) else None


def noun_may_speak(scene: Scene, narration: Narration, head: int) -> bool:
    """Whether the first noun before a colon is a person's or a body's, and in the nominative: no «Дело Лунина»."""
    if narration.grammar.case(head) not in ("nomn", "") and not language.may_be_nominative(scene.text.word(head)):
        return False
    name = scene.entities.name_at(head)
    if name is not None:
        return name.type in ("PER", "ORG")
    flags = lexicon.load("sources").get(source_lemma(scene.text.word(head)), frozenset())
    return can_speak(narration, head) or not SPEAKERS.isdisjoint(flags)


RULES: tuple[Rule[Callable[[Scene], Reported | None]], ...] = (
    Rule(reporter_before, ("<Белова> {заявила}: [мост откроют в мае]\\nМост чинят. => direct: Белова",)),
    Rule(headline_label, ("<Глава Каменки>: [мост откроют в мае]\\nМост чинят. => direct: глава Каменки",)),
)
