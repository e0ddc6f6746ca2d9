"""What pages say, in Russian and in English."""

from __future__ import annotations

from collections.abc import Mapping

from newsextract.article import Quote
from newsextract.show.markup import Language

LABELS: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "PER": "лицо", "ORG": "организация", "LOC": "место", "OTHER": "источник",
        "direct": "прямая речь", "partial": "фрагмент", "indirect": "косвенная речь",
        "quotes": "Кто что сказал", "nobody": "не назван",
        "named": "Кто и что названо", "people": "Люди", "bodies": "Организации", "places": "Места",
        "sure": "уверенность", "rule": "правило", "strategy": "как найден говорящий",
        "furniture": "Не текст статьи", "more": "и ещё", "legend": "Обозначения", "cue": "слово, которое вводит речь",
        "means": "роль или местоимение: ведёт к тому, о ком речь",
        "shade": "чем темнее фон цитаты, тем она надёжнее; число видно при наведении", "point": ",",
    },
    "en": {
        "PER": "person", "ORG": "organisation", "LOC": "place", "OTHER": "source",
        "direct": "direct", "partial": "partial", "indirect": "indirect",
        "quotes": "Who said what", "nobody": "not named",
        "named": "Who and what is named", "people": "People", "bodies": "Organisations", "places": "Places",
        "sure": "confidence", "rule": "rule", "strategy": "how the speaker was found",
        "furniture": "Not article text", "more": "and another", "legend": "Legend", "cue": "the word that reports",
        "means": "a role or a pronoun: leads to who is meant",
        "shade": "the darker the ground of a quotation, the surer it is; hover for the number", "point": ".",
    },
}  # fmt: skip


def number(value: float, lang: Language) -> str:
    """A confidence with two places, as the language writes it."""
    return f"{value:.2f}".replace(".", LABELS[lang]["point"])


def standing_for(quote: Quote) -> str:
    """A role or a pronoun that stands for the speaker beside the quotation; nothing where the name does."""
    source = quote.speaker.mention if quote.speaker else None
    entity = quote.speaker.entity if quote.speaker else None
    if source is None or entity is None:
        return ""
    named = any(source.start <= m.start < source.stop for m in entity.mentions if m.kind == "name")
    return "" if named else source.text
