"""A user's own names: every case form, the user's ids, clear errors."""

from __future__ import annotations

import pytest

from newsextract import Extractor, OptionError

RECORDS = [
    {"type": "PER", "name": "Юрий Мильнер", "id": "p17", "aliases": ["Мильнер"]},
    {"type": "ORG", "name": "Газпром нефть", "id": "o1"},
    {"type": "ORG", "name": "Большой театр", "id": 2},
    {"type": "ORG", "name": "МИД", "id": "o3"},
    {"type": "ORG", "name": "Викинг Медиа", "id": "o4"},
    {"type": "LOC", "name": "Тоттенхэм", "id": "l1"},
    {"type": "LOC", "name": "Нижние Сосенки", "id": "l2"},
]


@pytest.fixture(scope="module")
def watching() -> Extractor:
    return Extractor(gazetteer=RECORDS)


@pytest.mark.parametrize(
    ("text", "link", "found"),
    [
        ("Акции вручили Юрию Мильнеру.", "p17", ["Юрию Мильнеру"]),
        ("О Мильнере пишут все.", "p17", ["Мильнере"]),
        ("Совет «Газпром нефти» заседал.", "o1", ["Газпром нефти"]),
        ("Он говорил с «Газпром нефтью».", "o1", ["Газпром нефтью"]),
        ("Премьера прошла в Большом театре.", "2", ["Большом театре"]),
        ("Об этом сообщили в МИДе.", "o3", ["МИДе"]),
        ("ВИКИНГ МЕДИА закрывается.", "o4", ["ВИКИНГ МЕДИА"]),
        ("Вокзал Тоттенхэма закрыт.", "l1", ["Тоттенхэма"]),
        ("Из Нижних Сосенок в Нижние Сосенки ходит автобус.", "l2", ["Нижних Сосенок", "Нижние Сосенки"]),
    ],
)
def test_every_case_form_is_found_and_linked(watching: Extractor, text: str, link: str, found: list[str]) -> None:
    linked = [e for e in watching(text).entities if e.link is not None]
    assert [(e.link, [m.text for m in e.mentions if m.kind == "name"]) for e in linked] == [(link, found)]
    assert [e.name for e in linked] == [r["name"] for r in RECORDS if str(r["id"]) == link]


def test_part_of_a_word_and_a_common_word_are_no_match(watching: Extractor) -> None:
    article = watching("Тоттенхэмский вокзал закрыт. Дом в большом театре не виден.")
    assert [e for e in article.entities if e.link] == []


def test_two_records_are_two_entities() -> None:
    nx = Extractor(gazetteer={"PER": [{"name": "Раиса Горбачёва", "id": "r"}, {"name": "Михаил Горбачёв", "id": "m"}]})
    article = nx("Михаил Горбачёв и Раиса Горбачёва прилетели. Горбачёв выступил.")
    assert {e.link: len(e.mentions) for e in article.entities} == {"m": 2, "r": 1}


def test_an_entry_given_twice_counts_once() -> None:
    twice = {"type": "LOC", "name": "Тоттенхэм", "id": "l1"}
    assert Extractor(gazetteer=[twice, dict(twice)]).options == Extractor(gazetteer=[twice]).options


@pytest.mark.parametrize("other", [{"type": "ORG", "id": "l1"}, {"type": "LOC", "id": "l2"}, {"type": "LOC"}])
def test_entries_of_one_name_that_disagree_are_named(other: dict[str, str]) -> None:
    entries = [{"type": "LOC", "name": "Тоттенхэм", "id": "l1"}, {"name": "ТОТТЕНХЭМ", **other}]
    with pytest.raises(OptionError, match=r"one name is two things, 'Тоттенхэм' \(LOC, id 'l1'\) and 'ТОТТЕНХЭМ' \("):
        Extractor(gazetteer=entries)


def test_workers_have_it_too() -> None:
    nx = Extractor(gazetteer={"LOC": ["Тоттенхэм"]})
    texts = ["В Тоттенхэме тихо."] * 3
    assert list(nx.pipe(texts, n_process=2, batch_size=1)) == [nx(text) for text in texts]


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("Газпром", "must be a list of names or records, not 'Газпром'"),
        ({"ORG": "Газпром"}, r"gazetteer\['ORG'\] must be a list"),
        ({"FIRM": ["Газпром"]}, "has the type 'FIRM'"),
        ([{"type": "ORG"}], "None is no name"),
        ([{"type": "ORG", "name": " "}], "' ' is no name"),
        ([7], "7 is no record"),
    ],
)
def test_a_wrong_entry_is_named(option: object, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        Extractor(gazetteer=option)


def test_rows_of_a_table_are_records() -> None:
    """Further columns are passed over; an empty cell, which a table may have as NaN, is none."""
    nan = float("nan")
    rows = [
        {"type": "PER", "name": "Вера Ильина", "id": 7.0, "aliases": nan, "colour": "red"},
        {"type": "ORG", "name": "Каменский комбинат", "id": nan, "aliases": None, "colour": nan},
    ]
    article = Extractor(gazetteer=rows)("Вера Ильина побывала на Каменском комбинате.")
    assert [(entity.name, entity.link) for entity in article.entities][:2] == [
        ("Вера Ильина", "7"),
        ("Каменский комбинат", None),
    ]
