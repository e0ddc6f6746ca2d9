"""Names in the text: the model's spans, put right and completed by rules.

Every rule takes all names found so far and gives back those that should stand in their place; `RULES` is their order,
one page with the reason for each. What a rule is worth: `benchmarks/accuracy.py --rules`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsextract.names import borders, elsewhere, types
from newsextract.names.spans import Name, Rule
from newsextract.text import Text

RULES: tuple[Rule, ...] = (
    # where a name begins and ends
    borders.split_at_line,  # a headline and the text below it are not one name
    borders.split_at_mark,  # «ООН (ФАО)», «• Бахрейн • Барбадос»
    borders.strip_edges,  # «Бернс (», «• Коста Рика»
    borders.drop_title,  # «Гидролог Омар Бен Салах»
    borders.drop_leading_word,  # «Всё-таки Громов»
    borders.join_initial,  # «Дж.Коул»
    borders.with_particle,  # «ибн Сина»
    borders.drop_legal_form,  # «ООО «Восход»», «ИА «Рассвет»»
    borders.close_marks,  # «РКК „Энергия»
    borders.needs_letter,  # «№», «—»
    # the same name elsewhere in the article
    elsewhere.split_known_name,  # «министр Нордландии Ингрид Хольм»
    elsewhere.join_known_person,  # «Хвана» and «Чжан Епа», where «Хван Чжан Еп» is known
    elsewhere.same_surface,  # the same words, missed elsewhere
    elsewhere.other_case,  # «Овечкину», where «Овечкин» is known
    # the words around it
    elsewhere.bracketed_twin,  # «Фольксваген (Volkswagen)»
    elsewhere.lower_case_ministry,  # «министерство культуры»
    elsewhere.with_country_adjective,  # «японский МИД»
    elsewhere.with_field,  # «суд по правам человека»
    elsewhere.world_place,  # «чемпион Европы»
    # what it names
    types.person_with_title,  # «архиепископ Лонгин Клинский»
    types.person_in_marks,  # «Валерий Чкалов» is a ship
    types.place_in_dictionary,  # «Эфиопия»
    types.place_of_dateline,  # «НОВОЗЁРСК, 12 февраля.»
    types.known_name,  # Евросоюз, МКС, СМИ
    types.by_class_noun,  # «город Павия», «центр «Диалог»», «шаттл «Дискавери»»
    types.drop_common_word,  # «Подана первая заявка»
    types.drop_dated_title,  # «Silver Rain (1997)»
    types.drop_web_suffix,  # «.РФ», «@Мосгордума»
)


# a trained tagger draws borders and chooses types as its articles do: only what it cannot see is added
TRAINED_RULES: tuple[Rule, ...] = (borders.needs_letter, elsewhere.same_surface, elsewhere.other_case)


def find_names(text: Text, tags: Sequence[str], trained: bool = False) -> list[Name]:
    """Names in text order, none overlapping. `tags` are BIO, one a token. trained: by a tagger that users trained."""
    spans = list(read_bio(tags))
    for rule in TRAINED_RULES if trained else RULES:
        spans = rule(text, spans)
    return sorted(spans, key=lambda span: span.first)


def read_bio(tags: Sequence[str]) -> Iterator[Name]:
    """Spans of BIO tags; an I without its B begins a span."""
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if tag == "O" and not kind:
            continue
        part, _, type_ = tag.partition("-")
        if kind and (part != "I" or type_ != kind):
            yield Name(start, index, kind)  # type: ignore[arg-type]  # the model knows PER, ORG and LOC only
            kind = ""
        if part != "O" and not kind:
            start, kind = index, type_
