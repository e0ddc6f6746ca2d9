"""The page of a corpus, as far as it can be seen without a browser: whole, closed, escaped, with the right numbers."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from newsextract import Articles, Extractor, OptionError

TEXTS = [
    "Мэр Каменки Вера Ильина открыла мост. «Мы ждали этого два года», — сказала она.",
    "Ильина рассказала, что работы закончат к октябрю. «Мост открыт», — сообщил источник в мэрии.",
    "«Подрядчик выбран», — говорится на сайте. «Смета выросла», — сообщил инженер Павел Гаранин.",
]
META = [
    {"Дата": "2024-05-01", "издание": "Вести"},
    {"Дата": "2024-06-02T10:00", "издание": "Порт"},
    {"Дата": "скоро", "издание": None, "title": "О смете"},
]
EVIL = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def articles(nx: Extractor) -> Articles:
    return Articles(nx.pipe(TEXTS), meta=META)


def saved(articles: Articles, folder: Path, *args: Any, **options: Any) -> str:
    articles.save_html(folder / "report.html", *args, **options)
    return (folder / "report.html").read_text(encoding="utf-8")


def data_of(page: str) -> dict[str, Any]:
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return dict(json.loads(data))


def test_quotations_point_to_speakers_over_all_articles(articles: Articles, tmp_path: Path) -> None:
    data = data_of(saved(articles, tmp_path))
    who = [None if row[2] is None else data["speakers"][row[2]]["name"] for row in data["quotes"]]
    assert who[:3] == ["Вера Ильина", "Вера Ильина", "источник в мэрии"]
    assert data["speakers"][0] == {"name": "Вера Ильина", "role": "мэр Каменки", "gender": "femn"}
    assert [row[:2] for row in data["quotes"]] == [
        [number, n] for number, article in enumerate(articles) for n in range(1, len(article.quotes) + 1)
    ]


def test_titles_sources_and_days_come_from_usual_columns(articles: Articles, tmp_path: Path) -> None:
    data = data_of(saved(articles, tmp_path))
    assert data["sources"] == ["Вести", "Порт"]
    assert [article["source"] for article in data["articles"]] == [0, 1, None]
    assert [article["date"] for article in data["articles"]] == ["2024-05-01", "2024-06-02", ""]
    assert [article["title"] for article in data["articles"]] == [
        TEXTS[0],
        "Ильина рассказала, что работы закончат к октябрю. «Мост открыт», — сообщил…",
        "О смете",
    ]


def test_columns_can_be_named(nx: Extractor, tmp_path: Path) -> None:
    named = Articles(nx.pipe(TEXTS[:1]), meta=[{"date": "2024-01-01", "day_of_print": "2024-01-02", "paper": "Вести"}])
    data = data_of(saved(named, tmp_path, source="paper", date="day_of_print"))
    assert (data["sources"], data["articles"][0]["date"]) == (["Вести"], "2024-01-02")


def test_empty_cells_of_a_data_frame_are_no_sources(nx: Extractor, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    days = pandas.to_datetime(["2024-05-01", None])
    frame = pandas.DataFrame({"source": ["Вести", None], "title": [float("nan"), "О смете"], "date": days})
    data = data_of(saved(Articles(nx.pipe(TEXTS[:2]), meta=frame), tmp_path))
    assert data["sources"] == ["Вести"]
    assert [(a["title"][:7], a["source"], a["date"]) for a in data["articles"]] == [
        ("Мэр Кам", 0, "2024-05-01"),
        ("О смете", None, ""),
    ]


def test_articles_are_packed_as_they_are_read(articles: Articles, tmp_path: Path) -> None:
    data = data_of(saved(articles, tmp_path))
    pages = [page for pack in data["pages"] for page in json.loads(zlib.decompress(base64.b64decode(pack)))]
    assert len(pages) == len(articles)
    assert 'id="a0-t1"' in pages[0]


def test_nothing_is_loaded_and_no_other_script_runs(articles: Articles, tmp_path: Path) -> None:
    page = saved(articles, tmp_path)
    script = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'" in page
    assert re.findall(r"""(?:src|href)=(?!["']?#)|https?://|@import|url\(""", page) == []


def test_markup_in_texts_and_columns_stays_text(nx: Extractor, tmp_path: Path) -> None:
    text = f"«Мы рады {EVIL}», — сказала мэр Вера Ильина."
    evil = Articles([nx(text)], meta=[{"title": EVIL, "source": EVIL}])
    page = saved(evil, tmp_path, title=EVIL)
    assert page.count("<script") == 2
    assert "<title>&lt;/script&gt;" in page
    assert data_of(page)["articles"][0]["title"] == EVIL


def test_it_is_there_in_english_and_for_nothing(articles: Articles, tmp_path: Path) -> None:
    assert "Who is quoted most" in saved(articles, tmp_path, "en")
    assert data_of(saved(Articles(), tmp_path))["quotes"] == []
    with pytest.raises(OptionError, match="lang must be"):
        saved(articles, tmp_path, "de")


def test_every_word_that_the_script_asks_for_is_there() -> None:
    from newsextract.show.corpus_words import PAGE_WORDS, SCRIPT_WORDS
    from newsextract.show.markup import asset

    script = asset("report.js")
    asked = set(re.findall(r"\bwords\.(\w+)", script)) | set(re.findall(r'\bsay\("(\w+)"', script))
    for lang in ("ru", "en"):
        assert asked <= SCRIPT_WORDS[lang].keys()
    assert PAGE_WORDS["ru"].keys() == PAGE_WORDS["en"].keys()
