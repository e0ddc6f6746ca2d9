"""Why an article was read as it was: for everyone who adds a rule, and for everyone who asks.

    python -m newsextract explain article.txt

It prints sentence by sentence what the rules were asked, which of them passed, and what the one that decided answered.
Every rule for names is asked of all names, so of these only what they changed is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsextract import names, quotes, roles
from newsextract.article import Article, Entity, Quote, Span
from newsextract.extractor import Extractor
from newsextract.options import check_text
from newsextract.rules import Answered, recorded
from newsextract.shared import own_or_default
from newsextract.text import Text, explain_lines, lay_out, segment

STRONGEST = 3  # features of a line that are shown


@dataclass(frozen=True, slots=True)
class Decision:
    """One question about some words: the rules that passed, and the one that decided, if any did."""

    question: str
    start: int
    words: str
    passed: tuple[str, ...]
    rule: str | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is page furniture: where it stands on the page, and what spoke for that most, with its weight."""

    line: str
    place: str
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SentenceExplained:
    """A sentence: the names in it, what was asked about it, and the quotations that begin in it."""

    sentence: Span
    names: tuple[tuple[str, Entity], ...]  # as written, and whom it names
    decisions: tuple[Decision, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article with the reasons for it. `str` gives them as text to be read."""

    article: Article
    left_out: tuple[LeftOut, ...]
    sentences: tuple[SentenceExplained, ...]

    def __str__(self) -> str:
        left_out = "\n".join(map(left_out_line, self.left_out))
        return "\n\n".join(filter(None, [left_out, *map(block, self.sentences)]))


def explain(text: str, extractor: Extractor | None = None) -> Explanation:
    """Extract from a text and say why, with an extractor of one's own or the shared one. Errors as of a call."""
    nx = own_or_default(extractor)
    check_text(text, nx.options.max_chars)
    with recorded() as asked:
        article = nx(text)
    read = segment(text, lay_out(text, furniture=nx.options.furniture).paragraphs)
    decisions = [*decisions_of(read, asked)]
    left_out = tuple(
        LeftOut(reason.line.text, reason.place, reason.features[:STRONGEST])
        for reason in (explain_lines(text) if nx.options.furniture else ())
        if reason.place != "article" and reason.line.text.strip()
    )
    return Explanation(article, left_out, tuple(explain_sentence(article, s, decisions) for s in article.sentences))


def decisions_of(text: Text, asked: Sequence[Answered]) -> Iterator[Decision]:
    """Yield what was decided: where names are, then who holds titles, then what is said."""
    for change in names.changes(asked):
        yield Decision(
            "is it a name", change.extent.start, text.in_one_line(change.extent), (), change.rule, change.answer
        )
    together: dict[tuple[int, ...], list[Answered]] = defaultdict(list)
    for one in asked:
        together[tuple(map(id, one.arguments))].append(one)
    for rules in together.values():
        for stage in (roles, quotes):
            if (about := stage.question(rules[0].arguments)) is not None:
                decided = next((one for one in rules if one.answer is not None), None)
                yield Decision(
                    question=about[0],
                    start=about[1].start,
                    words=text.in_one_line(about[1]),
                    passed=tuple(one.rule.name for one in rules if one.answer is None),
                    rule=decided.rule.name if decided else None,
                    answer=stage.answer(text, decided.answer) if decided else None,
                )


def explain_sentence(article: Article, sentence: Span, decisions: Sequence[Decision]) -> SentenceExplained:
    """What belongs to a sentence, in text order."""

    def inside(start: int) -> bool:
        return sentence.start <= start < sentence.stop

    named = [(m.start, m.text, entity) for entity in article.entities for m in entity.mentions if inside(m.start)]
    return SentenceExplained(
        sentence,
        tuple((written, entity) for _, written, entity in sorted(named, key=lambda name: name[0])),
        tuple(sorted((d for d in decisions if inside(d.start)), key=lambda decision: decision.start)),
        tuple(quote for quote in article.quotes if inside(quote.spans[0].start)),
    )


# --- as text ----------------------------------------------------------------------------------------------------------


def left_out_line(line: LeftOut) -> str:
    """A line that is left out, with what spoke for it."""
    features = ", ".join(f"{feature} {weight:+.1f}" for feature, weight in line.features)
    return f"left out ({line.place}): {line.line.strip()}\n    {features}"


def block(explained: SentenceExplained) -> str:
    """A sentence and all about it."""
    names = [f"  {entity.type} {written} -> {entity.name}" for written, entity in explained.names]
    decisions = [line for decision in explained.decisions for line in decision_lines(decision)]
    quotes = [quote_line(quote) for quote in explained.quotes]
    return "\n".join([" ".join(explained.sentence.text.split()), *names, *decisions, *quotes])


def decision_lines(decision: Decision) -> Iterator[str]:
    """A question, the rules that passed, and the rule that decided with its answer."""
    yield f"  {decision.question}: [{decision.words}]"
    if decision.passed:
        yield f"    passed: {', '.join(decision.passed)}"
    yield f"    {decision.rule}: {decision.answer}" if decision.rule else "    no rule answers"


def quote_line(quote: Quote) -> str:
    """A quotation of the result with its speaker."""
    speaker = f"{quote.speaker.name} (by {quote.evidence.strategy})" if quote.speaker else "nobody named"
    return f"  => {quote.type} «{quote.text}»: {speaker}; {quote.evidence.rule}, {quote.evidence.confidence}"
