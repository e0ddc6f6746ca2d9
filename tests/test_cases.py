"""Linguists' lines: every line of tests/cases is a test, its id is file:line."""

from __future__ import annotations

import pytest

from newsextract import Article, Extractor
from notation import CASES, Case, Place, parse, read_cases

QUOTES = read_cases(*sorted(path.name for path in CASES.glob("quotes_*.txt")))
ENTITIES = read_cases("entities.txt", "entities_rules.txt", "names_declined.txt")
ROLES = read_cases("roles.txt")


def params(cases: list[Case]) -> list[object]:
    return [pytest.param(c, id=c.where, marks=[pytest.mark.xfail(strict=True)] if c.xfail else []) for c in cases]


@pytest.fixture(scope="session")
def articles(request: pytest.FixtureRequest, nx: Extractor) -> dict[str, Article]:
    """The articles of all lines that are tested, read together: that takes half the time."""
    parameters = [item.callspec.params for item in request.session.items if hasattr(item, "callspec")]
    texts = list({own["case"].text for own in parameters if isinstance(own.get("case"), Case)})
    return dict(zip(texts, nx.pipe(texts), strict=True))


def show(text: str, places: list[Place]) -> list[str]:
    return [text[start:stop] for start, stop in sorted(places)]


def found_quotes(article: Article) -> list[tuple[str, list[str], str | None]]:
    return sorted((q.type, [s.text for s in q.spans], q.speaker.name if q.speaker else None) for q in article.quotes)


@pytest.mark.parametrize("case", params(QUOTES))
def test_quotes(articles: dict[str, Article], case: Case) -> None:
    check_quotes(articles[case.text], case)


def check_quotes(article: Article, case: Case) -> None:
    content = case.places["["]
    expected = sorted((type_, show(case.text, content[digit]), name) for digit, (type_, name) in case.expected.items())
    assert found_quotes(article) == expected
    for quote in article.quotes:
        digit = next(d for d, places in content.items() if sorted(places) == [(s.start, s.stop) for s in quote.spans])
        for bracket, span in (("{", quote.cue), ("<", quote.speaker and quote.speaker.mention)):
            wanted = case.places[bracket].get(digit, case.places[bracket].get("", []))
            if wanted:
                assert span is not None
                assert (span.start, span.stop) in wanted, f"got {span.text!r}, expected {show(case.text, wanted)}"
        rule, strategy = case.evidence.get(digit, ("", ""))
        assert rule in ("", quote.evidence.rule)
        assert strategy in ("", quote.evidence.strategy)


def found_entities(article: Article) -> list[tuple[str, str, list[str]]]:
    return sorted(
        (e.type, e.name, [unmarked(m.text) for m in e.mentions if m.kind == "name"]) for e in article.entities
    )


def wanted_entities(case: Case) -> list[tuple[str, str | None, list[str]]]:
    content = case.places["["]
    return sorted((t, n, [unmarked(p) for p in show(case.text, content[d])]) for d, (t, n) in case.expected.items())


@pytest.mark.parametrize("case", params(ENTITIES))
def test_entities(articles: dict[str, Article], case: Case) -> None:
    assert found_entities(articles[case.text]) == wanted_entities(case)


def found_roles(article: Article) -> list[tuple[str, str]]:
    return sorted((m.text, e.name) for e in article.entities for m in e.mentions if m.kind == "role")


def wanted_roles(case: Case) -> list[tuple[str, str]]:
    return sorted(
        (text, name or "")
        for digit, (_, name) in case.expected.items()
        for text in show(case.text, case.places["{"][digit])
    )


@pytest.mark.parametrize("case", params(ROLES))
def test_roles(articles: dict[str, Article], case: Case) -> None:
    assert found_roles(articles[case.text]) == wanted_roles(case)


def test_titles_in_the_nominative(nx: Extractor) -> None:
    article = nx("Вчера с бывшим главой МИД Италии Анной Беловой встретился первый заместитель министра Пётр Орлов.")
    assert {e.name: e.roles for e in article.entities if e.type == "PER"} == {
        "Анна Белова": ("глава МИД Италии",),
        "Пётр Орлов": ("первый заместитель министра",),
    }


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Иван Чуб и Пётр Лях, депутаты гордумы, ушли.", [("депутат гордумы",)] * 2),
        ("Инна Кац, Лев Ус и Олег Рогов — актёры театра.", [("актёр театра",)] * 3),
        ("Инна Кац и Олег Рогов, оба депутаты, молчат.", [("депутат",)] * 2),
        ("Пришли Инна Кац и Олег Рогов, депутаты спорили.", [(), ()]),
        ("Сенаторы Олаф Лунин и Андрей Рогов пришли.", [("сенатор",)] * 2),
        ("Певицы Анна Белова и Нина Орлова пришли.", [("певица",)] * 2),
        ("Анна Белова пришла. Теперь сенаторы Лунин и Белова спорят.", [("сенатор",)] * 2),
        ("Умерли актёры Лев Ус и Олег Рогов, актрисы Анна Кох и Инна Кац.", [("актёр",)] * 2 + [("актриса",)] * 2),
    ],
)
def test_a_title_beside_several_is_of_all(nx: Extractor, text: str, roles: list[tuple[str, ...]]) -> None:
    assert [entity.roles for entity in nx(text).entities] == roles


def test_a_title_of_several_is_in_the_singular(nx: Extractor) -> None:
    article = nx(
        "Законопроект внесли бывшие сенаторы Андрей Громов и Ирина Белова. Доклад передали премьеру Олегу Орлову."
        " Операторами стали Михаил Лунин и Пётр Сомов."
    )
    assert {e.name: e.roles for e in article.entities} == {
        "Андрей Громов": ("сенатор",),
        "Ирина Белова": ("сенатор",),
        "Михаил Лунин": ("оператор",),
        "Пётр Сомов": ("оператор",),
        "Олег Орлов": ("премьер",),
    }


def unmarked(text: str) -> str:
    return text.strip('«»"„“”')


def test_notation_reads_nested_brackets_and_digits() -> None:
    case = parse("XFAIL {По словам} <Иванова>, [это «[шаг]2»]1.\\nДа. => 1 indirect: Иванов; 2 partial")
    assert case.text == "По словам Иванова, это «шаг».\nДа."
    assert case.places["["] == {"2": [(23, 27)], "1": [(19, 28)]} or show(case.text, case.places["["]["2"]) == ["шаг"]
    assert case.expected == {"1": ("indirect", "Иванов"), "2": ("partial", None)}
    assert case.xfail
    case = parse("«[Да]1», — сказал Иванов. «[Нет]2». => 1 direct: Иванов @reporter_after/named; 2 direct @goes_on")
    assert case.expected == {"1": ("direct", "Иванов"), "2": ("direct", None)}
    assert case.evidence == {"1": ("reporter_after", "named"), "2": ("goes_on", "")}


def test_notation_refuses_an_open_bracket() -> None:
    with pytest.raises(ValueError, match="not closed"):
        parse("[Мы готовы")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("«Тренера я поздравляю», — сказал тренер «Волны» Пётр Лунин.", ("тренер «Волны»",)),
        ("«Мне помог этот депутат», — сказал депутат Пётр Лунин.", ("депутат",)),
        ("«Как тренер я доволен», — сказал футболист Пётр Лунин.", ("тренер", "футболист")),
    ],
)
def test_a_title_alone_in_speech_is_not_the_speakers(nx: Extractor, text: str, roles: tuple[str, ...]) -> None:
    """«Этот депутат ушёл», said by a deputy, is of another one; «как тренер» says what the speaker is."""
    person = next(entity for entity in nx(text).entities if entity.type == "PER")
    assert set(person.roles) <= set(roles)
    assert sum(mention.kind == "role" for mention in person.mentions) <= len(roles)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Письмо федерального судьи Эдуарда Лапина прочли.", "федеральный судья"),
        ("С митрополитом Каменским и Заречным Тихоном говорили долго.", "митрополит Каменский и Заречный"),
        ("Дали слово патриарху Московскому и всея Руси Кириллу.", "патриарх Московский и всея Руси"),
        ("Суд допросил первого замглавы порта Петра Лунина.", "первый замглавы порта"),
    ],
)
def test_adjectives_of_a_title_are_in_the_nominative(nx: Extractor, text: str, role: str) -> None:
    """They agree with the noun of the title, before it and behind it."""
    assert [entity.roles for entity in nx(text).entities if entity.type == "PER"] == [(role,)]
