"""Who is who over many articles: B-cubed on thirty articles that share people, and the rules one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from newsextract import Articles, Extractor, OptionError
from newsextract.corpus import Identity

FOLDER = Path(__file__).parent / "corpus"
NAME = re.compile(r"\[([^\]]+)\](\w+)")
FLOOR = 0.95  # of B-cubed


def read_lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def plain(line: str) -> str:
    return NAME.sub(r"\1", line)


LINES = read_lines("people.txt")
TEXTS = list(map(plain, LINES))


def gold(lines: Sequence[str]) -> dict[tuple[int, str], str]:
    """Who it is: by article and person of the article, with the places where names of theirs begin."""
    found: dict[tuple[int, str], str] = {}
    for number, line in enumerate(lines):
        for match in NAME.finditer(line):
            found[number, match[2]] = match[2]
    return found


def starts(line: str, who: str) -> set[int]:
    """Where the names of a person begin in the text of a line."""
    return {len(plain(line[: match.start()])) for match in NAME.finditer(line) if match[2] == who}


def identity_of(articles: Articles, people: Sequence[Identity], line: str, number: int, who: str) -> object:
    """The identity that has a mention where the person is named; something of its own where none has."""
    begins = starts(line, who)
    for place, one in enumerate(people):
        for member in one.members:
            mentions = articles[number].entity(member.entity).mentions if member.article == number else ()
            if any(mention.start in begins for mention in mentions):
                return place
    return number, who


def b_cubed(gold: dict[tuple[int, str], str], found: dict[tuple[int, str], object]) -> tuple[float, float]:
    """Precision and recall: for every person of every article, the share of those put together with them."""
    precision = recall = 0.0
    for item in gold:
        together = {other for other in gold if found[other] == found[item]}
        same = {other for other in gold if gold[other] == gold[item]}
        precision += len(together & same) / len(together)
        recall += len(together & same) / len(same)
    return precision / len(gold), recall / len(gold)


@pytest.fixture(scope="module")
def articles(nx: Extractor) -> Articles:
    days = [date(2024, 1 + number // 10, 1 + number % 10) for number in range(len(TEXTS))]
    return Articles(nx.pipe(TEXTS), meta={"date": days})


@pytest.mark.parametrize(("name", "count"), [("people.txt", 30), ("people_unseen.txt", 24)])
def test_people_of_many_articles(nx: Extractor, name: str, count: int) -> None:
    lines = read_lines(name)
    articles = Articles(nx.pipe(map(plain, lines)))
    people, wanted = articles.people(), gold(lines)
    found = {item: identity_of(articles, people, lines[item[0]], *item) for item in wanted}
    precision, recall = b_cubed(wanted, found)
    assert len(lines) == count
    assert 2 * precision * recall / (precision + recall) >= FLOOR, (precision, recall)


def names(nx: Extractor, *texts: str) -> list[tuple[str, int]]:
    """Everybody, with the number of their articles."""
    return sorted((one.name, len(one.articles)) for one in Articles(nx.pipe(texts)).people())


RULES = [  # texts -> who is in how many of them
    (["Мэр Вера Ильина ушла.", "Ильина вернулась."], [("Вера Ильина", 2)]),
    (["Вера Ильина ушла.", "Ольга Ильина вернулась."], [("Вера Ильина", 1), ("Ольга Ильина", 1)]),
    (["Вера Сергеевна Ильина ушла.", "Вера Ивановна Ильина пришла."],
     [("Вера Ивановна Ильина", 1), ("Вера Сергеевна Ильина", 1)]),
    (["Пётр Грачёв ушёл.", "Петр Грачев пришёл.", "П. Грачёв заболел."], [("Пётр Грачёв", 3)]),
    (["Депутат Иван Седов ушёл.", "Вратарь Иван Седов пришёл."], [("Иван Седов", 1), ("Иван Седов", 1)]),
    (["Депутат Иван Седов ушёл.", "Министр Иван Седов пришёл."], [("Иван Седов", 2)]),
    (["Профессор Лев Тихонович Ярцев ушёл.", "Предприниматель Лев Ярцев пришёл.", "Л. Т. Ярцев выступил."],
     [("Лев Тихонович Ярцев", 2), ("Лев Ярцев", 1)]),
    (["Министр Павел Басов ушёл.", "Вратарь Олег Басов пришёл.", "Басов выступил. Министр доволен."],
     [("Олег Басов", 1), ("Павел Басов", 2)]),
    (["Мария ушла.", "Мария пришла."], [("Мария", 1), ("Мария", 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), RULES, ids=lambda value: str(value)[:40])
def test_rules(nx: Extractor, texts: list[str], expected: list[tuple[str, int]]) -> None:
    assert names(nx, *texts) == expected


def test_bodies_are_one_by_abbreviation_and_synonym(nx: Extractor) -> None:
    articles = Articles(
        nx.pipe(
            [
                "Комитет защиты детей (КЗД) проверил школы. В КЗД довольны.",
                "В КЗД пообещали помочь.",
                "Глава МИД России ушёл.",
                "Глава МИД РФ вернулся.",
                "Глава МИД Польши приехал.",
            ]
        )
    )
    found = {one.variants: len(one.articles) for one in articles.bodies()}
    assert sorted(found.values()) == [1, 2, 2], found


def test_quotations_of_a_person_over_all_articles(articles: Articles) -> None:
    mayor = articles.filter(speaker="Вера Ильина")
    assert {row["speaker"] for row in mayor.to_records()} <= {"Вера Ильина", "Ильина", "Вера Ивановна Ильина"}
    assert len(mayor) >= 1
    assert 0 < len(articles.filter(type="direct")) < len(articles)
    assert articles.filter(since="2024-02-03", until=date(2024, 2, 5)).ids == (12, 13, 14)
    with pytest.raises(OptionError, match="since must be a day"):
        articles.filter(since="spring")


def test_a_column_that_no_article_has_is_named(articles: Articles, tmp_path: Path) -> None:
    """A chart or a list would be empty, and nobody would know why."""
    message = r"date: no article has a column 'day'; there are date"
    with pytest.raises(OptionError, match=message):
        articles.filter(since="2024-01-01", date="day")
    with pytest.raises(OptionError, match=message):
        articles.over_time(date="day")
    with pytest.raises(OptionError, match=message):
        articles.plot(date="day")
    with pytest.raises(OptionError, match="source: no article has a column 'paper'"):
        articles.save_html(tmp_path / "report.html", source="paper")
    with pytest.raises(OptionError, match="there are none: give meta"):
        Articles(articles).over_time()
    assert Articles().over_time() == {}


@pytest.mark.parametrize("day", ["31.05.2024", "31.05.2024 18:00", "2024-05-31T18:00", date(2024, 5, 31)])
def test_days_are_written_in_two_ways(nx: Extractor, tmp_path: Path, day: object) -> None:
    articles = Articles(nx.pipe(["«Мост открыт», — сказала мэр Вера Ильина."]), meta={"date": [day]})
    assert articles.over_time("day") == {"2024-05-31": {"Вера Ильина": 1}}
    assert len(articles.filter(since="31.05.2024", until="2024-05-31")) == 1
    articles.save_html(tmp_path / "report.html")
    assert '"date":"2024-05-31"' in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_counts(articles: Articles) -> None:
    top = articles.top_speakers(3)
    assert [one.quotes for one in top] == sorted((one.quotes for one in top), reverse=True)
    shares = articles.women_and_men()
    assert shares.women_share is not None
    assert 0 < shares.women_share < 1
    assert list(articles.over_time("month")) == ["2024-01", "2024-02", "2024-03"]
    with pytest.raises(OptionError, match="count must be None or 1 or more, not -1"):
        articles.top_speakers(-1)
    with pytest.raises(OptionError, match="by must be one of"):
        articles.over_time("week")  # type: ignore[arg-type]
